//! Handlers of suggestions: of focal points who send them and of the office that answers.

use std::collections::BTreeMap;

use balai_directory::{PartyId, party};
use balai_kernel::{
    App, Error, Id, Result,
    account::{Account, new_token, token_hash},
    audit::{self, Act, Change},
    mail as letters,
    policy::Action,
    search,
    store::Tx,
    t,
    text::Message,
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use jiff::ToSpan as _;

use super::{
    OUTCOMES, Suggestion, href_of, mail, pages,
    store::{self, New, Weighing},
};
use crate::{
    activity::{self, Activity, Draft, Links, State, default_audience},
    level::{Rank, levels},
    money,
    sent::{Problems, Sent},
};

type Pairs = BTreeMap<String, String>;

/// The day by which an answer is promised to what comes today.
pub(super) fn promised(app: &App) -> jiff::civil::Date {
    app.today().saturating_add(app.profile.suggestions.days.days())
}

/// The suggestions that the reader sees.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let all = store::list(db, &cx.actor, &listing).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    Ok(pages::list(&cx, &listing, &all, count).workspace(&cx))
}

async fn found(cx: &Cx, action: Action, id: Id<Suggestion>) -> Result<Suggestion> {
    let one = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &one)?;
    Ok(one)
}

/// The members in whose name one can be sent: a focal point's own, every one for the office.
async fn parties(cx: &Cx) -> Result<Vec<(String, String)>> {
    if cx.actor.is_office() {
        return party::store::choices(&cx.app.db, cx.lang()).await;
    }
    let Some(own) = cx.actor.party else {
        return Ok(Vec::new());
    };
    let found = party::store::find(&cx.app.db, own).await?;
    Ok(found
        .map(|party| (party.id.to_string(), party.name(cx.lang()).to_owned()))
        .into_iter()
        .collect())
}

/// The form for a new one.
pub async fn new(cx: Cx) -> Answer {
    let parties = parties(&cx).await?;
    Ok(pages::form(&cx, &parties, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// What both forms hold.
pub(super) struct Typed {
    pub title: String,
    pub words: String,
    pub benefits: String,
    pub party: Option<PartyId>,
}

pub(super) fn read(sent: &Sent, parties: &[(String, String)], wrong: &mut Problems) -> Typed {
    let chosen = sent.get("party");
    let party = parties.iter().find(|(id, _)| id == chosen);
    let party = party.and_then(|(id, _)| id.parse().ok());
    if party.is_none() {
        wrong.add("party", Message::new("sent-choose"));
    }
    Typed {
        title: sent.line("title", 200, true, wrong),
        words: sent.lines("words", 4000, true, wrong),
        benefits: sent.lines("benefits", 1000, false, wrong),
        party,
    }
}

/// Keeps a new one.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let parties = parties(&cx).await?;
    let mut sent = sent;
    if let ([(own, _)], false) = (parties.as_slice(), cx.actor.is_office()) {
        // A focal point's member is not chosen.
        sent = Sent::of([("party", own.as_str())]).and(sent);
    }
    let mut wrong = Problems::none();
    let typed = read(&sent, &parties, &mut wrong);
    let (Some(party), true) = (typed.party, wrong.is_empty()) else {
        let page = pages::form(&cx, &parties, &sent, &wrong).workspace(&cx);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let new = &New {
        title: typed.title,
        words: typed.words,
        benefits: typed.benefits,
        party,
        account: Some(account),
        sender: actor.name.clone(),
        email: None,
        lang: actor.lang.code().to_owned(),
        due_on: promised(app),
    };
    let id = app
        .db
        .write("suggestion.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, new, None, app.clock.now()).await?;
            let act = Act::on("created", "suggestion", id).of_party(Some(party));
            audit::record(&tx, &app.clock, actor, act).await?;
            let one = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &one.doc()).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&href_of(id), "suggestion-added"))
}

/// One suggestion.
pub async fn show(cx: Cx, Path(id): Path<Id<Suggestion>>) -> Answer {
    let one = found(&cx, Action::Read, id).await?;
    let shown = pages::Shown::of(&cx, one).await?;
    Ok(pages::show(&cx, &shown, &Sent::default(), &Problems::none()).workspace(&cx))
}

async fn again(cx: &Cx, one: Suggestion, sent: &Sent, wrong: &Problems) -> Answer {
    let shown = pages::Shown::of(cx, one).await?;
    let page = pages::show(cx, &shown, sent, wrong).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Why nothing was kept: it is answered, or somebody was faster; then what was typed is shown
/// beside what is kept now.
fn late(cx: &Cx, typed: &Sent, now: &Suggestion, kept: &Sent, fields: &[&'static str]) -> Error {
    if now.answered_at.is_some() {
        return Error::refused("suggestion-is-answered");
    }
    let label = |field: &str| match field {
        "answer" => t!(cx.lang(), "suggestion-answer"),
        other => t!(cx.lang(), &format!("suggestion-field-{other}")),
    };
    typed.conflict_with(kept, fields.iter().copied(), label)
}

/// Keeps how the office weighs one.
pub async fn weigh(cx: Cx, Path(id): Path<Id<Suggestion>>, sent: Sent) -> Answer {
    let one = found(&cx, Action::Change, id).await?;
    let db = &cx.app.db;
    let levels = levels(db, &cx.actor).await?;
    let owners = activity::owners(db, cx.app.today()).await?;
    let mut wrong = Problems::none();
    let owner: Option<Id<Account>> = sent.id("owner");
    if owner.is_some_and(|owner| Some(owner) != one.owner && !owners.iter().any(|(known, _)| *known == owner))
    {
        wrong.add("owner", Message::new("sent-choose"));
    }
    let purpose = sent
        .some("purpose")
        .map(|code| levels.by_code(Rank::Purpose, code));
    if matches!(purpose, Some(None)) {
        wrong.add("purpose", Message::new("sent-choose"));
    }
    let new = Weighing {
        owner,
        what: sent.lines("what", 2000, false, &mut wrong),
        cost: money::read(sent.get("cost"), &cx.app.profile.office.currency).unwrap_or_else(|why| {
            wrong.add("cost", why);
            None
        }),
        core_purpose: purpose.flatten().map(|row| row.id()),
        fit: sent.lines("fit", 1000, false, &mut wrong),
        note: sent.lines("note", 4000, false, &mut wrong),
        // What came by an account of the member is the member's own and stays so.
        is_members: sent.is_ticked("members") || one.account.is_some(),
    };
    if !wrong.is_empty() {
        return again(&cx, one, &sent, &wrong).await;
    }
    let (cx, new, typed, levels, owners) = (&cx, &new, &sent, &levels, &owners);
    let app = &cx.app;
    app.db
        .write("suggestion.weigh", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if !store::weigh(&tx, &before, typed.version(), new, app.clock.now()).await? {
                let kept = pages::weighing_of(&before, levels).naming("owner", owners);
                let typed = typed.clone().naming("owner", owners);
                let fields = ["owner", "what", "cost", "purpose", "fit", "note"];
                return Err(late(cx, &typed, &before, &kept, &fields));
            }
            // What the office weighs is its own: the member's trail tells of the act alone.
            let act = Act::on("weighed", "suggestion", id).of_party(Some(before.party));
            audit::record(&tx, &app.clock, &cx.actor, act).await?;
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &after.doc()).await
        })
        .await?;
    Ok(redirect_with(&one.href(), "suggestion-weighed"))
}

/// Answers one: it becomes an activity, lives on in another, or gets a reasoned no.
pub async fn answer(cx: Cx, Path(id): Path<Id<Suggestion>>, sent: Sent) -> Answer {
    let one = found(&cx, Action::Decide, id).await?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut wrong = Problems::none();
    if sent.some("outcome").is_none() {
        wrong.add("outcome", Message::new("sent-choose"));
    }
    let outcome = sent.one_of("outcome", &OUTCOMES, &mut wrong);
    let words = sent.lines("answer", 4000, true, &mut wrong);
    let kind = cx.app.profile.activity_kind(sent.get("kind"));
    if outcome == "activity" && kind.is_none() {
        wrong.add("kind", Message::new("suggestion-which-kind"));
    }
    let into: Option<Id<Suggestion>> = sent.id("into");
    if outcome == "merged" {
        let other = match into {
            Some(into) => store::find(&cx.app.db, into).await?,
            None => None,
        };
        let fits = other.is_some_and(|other| {
            other.id != id && cx.can(Action::Read, &other) && other.merged_into.is_none()
        });
        if !fits {
            wrong.add("into", Message::new("suggestion-which-other"));
        }
    }
    if !wrong.is_empty() {
        return again(&cx, one, &sent, &wrong).await;
    }
    let (cx, words, typed) = (&cx, words.as_str(), &sent);
    let (app, actor) = (&cx.app, &cx.actor);
    let kind = kind.map(|kind| (kind.code.clone(), kind.is_event));
    let (kind, wrote_by_link) = (&kind, one.email.is_some());
    app.db
        .write("suggestion.answer", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let activity = match kind {
                Some((kind, is_event)) if outcome == "activity" => {
                    Some(propose(&tx, cx, &before, kind, *is_event).await?)
                }
                _ => None,
            };
            let token = wrote_by_link.then(|| new_token(&app.clock));
            let new = store::Answer {
                outcome: outcome.to_owned(),
                words: words.to_owned(),
                activity,
                merged_into: into.filter(|_| outcome == "merged"),
                by: account,
                token: token.as_deref().map(token_hash),
            };
            if !store::answer(&tx, id, typed.version(), &new, app.clock.now()).await? {
                return Err(late(cx, typed, &before, &Sent::default(), &["answer"]));
            }
            tell(&tx, app, &before, words, token.as_deref()).await?;
            let changes = audit::changed([Change::between("outcome", None::<&str>, Some(outcome))]);
            let act = Act::on("answered", "suggestion", id)
                .of_party(Some(before.party))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &after.doc()).await
        })
        .await?;
    Ok(redirect_with(&one.href(), "suggestion-answered"))
}

/// The letter with the answer to whoever sent it.
async fn tell(tx: &Tx, app: &App, one: &Suggestion, words: &str, token: Option<&str>) -> Result<()> {
    if let (Some(email), Some(_)) = (&one.email, token) {
        let lang = mail::lang_of(&one.lang);
        let letter = mail::answered(app, lang, email, one, words, token);
        letters::queue(tx, &app.clock, &letter).await?;
    }
    if let Some(account) = one.account
        && let Some((email, lang)) = store::mailbox(tx, account).await?
    {
        let letter = mail::answered(app, mail::lang_of(&lang), &email, one, words, None);
        letters::queue(tx, &app.clock, &letter).await?;
    }
    Ok(())
}

/// The proposed activity that a suggestion becomes, with what the office found while weighing.
async fn propose(tx: &Tx, cx: &Cx, one: &Suggestion, kind: &str, is_event: bool) -> Result<Id<Activity>> {
    let app = &cx.app;
    let year = i64::from(app.today().year());
    let cost = one.cost.zip(one.currency.clone());
    let draft = Draft {
        code: activity::free_code(tx, &app.profile.office.short, year).await?,
        title: one.title.clone(),
        kind: kind.to_owned(),
        is_event,
        initiative: None,
        project: None,
        core_purpose: one.core_purpose,
        span: None,
        place: None,
        owner: one.owner,
        is_unlisted: false,
        summary: Some(one.words.clone()),
        budget: cost.map(|(hundredths, currency)| money::Money { hundredths, currency }),
        links: Links::default(),
        co_organisers: Vec::new(),
    };
    let id: Id<Activity> = app.clock.id();
    let state = State::Proposed;
    let audience = default_audience(state, is_event, false, None).keep(tx).await?;
    activity::insert(tx, id, &draft, state.code(), &audience).await?;
    activity::insert_state(tx, &app.clock, &cx.actor, id, state.code(), None).await?;
    audit::record(tx, &app.clock, &cx.actor, Act::on("created", "activity", id)).await?;
    let made = activity::find(tx, id).await?.ok_or(Error::NotFound)?;
    activity::index(tx, &made).await?;
    Ok(id)
}
