//! Handlers of risks.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    account::Account,
    audit::{self, Act, Change},
    policy::Action,
    search, t,
    text::Message,
    view,
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};

use super::{
    Draft, PATH, Risk, is_shared, pages,
    store::{self, NewRating},
};
use crate::{
    activity,
    sent::{Problems, Sent},
    span,
    subject::Offer,
};

type Pairs = BTreeMap<String, String>;

/// The register.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let risks = store::list(db, &cx.actor, &listing, false).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    Ok(pages::list(&cx, &listing, &risks, count).workspace(&cx))
}

/// The register as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let risks = store::list(&cx.app.db, &cx.actor, &listing, true).await?;
    view::file(&format, "risks", &pages::sheet(&cx, &risks))
}

/// One risk.
pub async fn show(cx: Cx, Path(id): Path<Id<Risk>>) -> Answer {
    let risk = found(&cx, Action::Read, id).await?;
    let shown = pages::Shown::of(&cx, risk).await?;
    Ok(pages::show(&cx, &shown, &Sent::default(), &Problems::none()).workspace(&cx))
}

async fn found(cx: &Cx, action: Action, id: Id<Risk>) -> Result<Risk> {
    let risk = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &risk)?;
    Ok(risk)
}

async fn form_of(cx: &Cx, risk: Option<Risk>, sent: Sent, wrong: Problems) -> Result<pages::Form> {
    let db = &cx.app.db;
    Ok(pages::Form {
        offer: Offer::of(db, &cx.actor).await?,
        owners: activity::owners(db, cx.app.today()).await?,
        risk,
        sent,
        wrong,
    })
}

async fn again(cx: &Cx, risk: Option<Risk>, sent: Sent, wrong: Problems) -> Answer {
    let form = form_of(cx, risk, sent, wrong).await?;
    let page = pages::form(cx, &form).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The form for a new risk; an activity's page leads here with `about`.
pub async fn new(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let form = form_of(&cx, None, Sent::of(pairs), Problems::none()).await?;
    Ok(pages::form(&cx, &form).workspace(&cx))
}

/// Reads the form, but for how it is rated.
async fn read(cx: &Cx, sent: &Sent, before: Option<&Risk>, wrong: &mut Problems) -> Result<Draft> {
    let db = &cx.app.db;
    let offer = Offer::of(db, &cx.actor).await?;
    let owner: Option<Id<Account>> = sent.id("owner");
    let owners = activity::owners(db, cx.app.today()).await?;
    let stays = before.and_then(|risk| risk.owner);
    if let Some(owner) = owner
        && Some(owner) != stays
        && !owners.iter().any(|(id, _)| *id == owner)
    {
        wrong.add("owner", Message::new("sent-choose"));
    }
    Ok(Draft {
        words: sent.line("words", 300, true, wrong),
        cause: sent.lines("cause", 2000, true, wrong),
        consequence: sent.lines("consequence", 2000, true, wrong),
        treatment: sent.lines("treatment", 4000, true, wrong),
        owner,
        review_on: review_of(
            cx,
            sent,
            before.and_then(|risk| risk.review_on.map(|day| day.0)),
            wrong,
        ),
        subject: offer.chosen(sent, before.map(|risk| &risk.about), wrong),
        is_shared: sent.is_ticked("shared"),
    })
}

/// The day of the next look: not past, unless it stood there already.
fn review_of(
    cx: &Cx,
    sent: &Sent,
    before: Option<jiff::civil::Date>,
    wrong: &mut Problems,
) -> Option<jiff::civil::Date> {
    let day = sent.day("review", true, wrong);
    if day.is_some_and(|day| day < cx.app.today() && Some(day) != before) {
        wrong.add("review", Message::new("review-past"));
    }
    day
}

/// Keeps a new risk.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut wrong = Problems::none();
    let draft = read(&cx, &sent, None, &mut wrong).await?;
    let rating = NewRating {
        likelihood: sent.one_to_five("likelihood", &mut wrong),
        impact: sent.one_to_five("impact", &mut wrong),
        words: sent.lines("rated", 2000, false, &mut wrong),
        by: account,
    };
    if !wrong.is_empty() {
        return again(&cx, None, sent, wrong).await;
    }
    let (app, actor, draft, rating) = (&cx.app, &cx.actor, &draft, &rating);
    let id = app
        .db
        .write("risk.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, draft, rating, app.clock.now()).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "risk", id)).await?;
            let risk = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &risk.doc()).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}/{id}"), "risk-added"))
}

/// What a risk says, as its form.
pub fn sent_of(risk: &Risk) -> Sent {
    Sent::default()
        .with("version", risk.version.to_string())
        .with("words", &*risk.words)
        .with("cause", &*risk.cause)
        .with("consequence", &*risk.consequence)
        .with("treatment", &*risk.treatment)
        .with("owner", risk.owner.map(|id| id.to_string()).unwrap_or_default())
        .with("review", span::typed(risk.review_on, None, "day"))
        .with("about", risk.about.typed())
        .with("shared", if is_shared(&risk.audience) { "yes" } else { "" })
}

/// The form for a risk.
pub async fn edit(cx: Cx, Path(id): Path<Id<Risk>>) -> Answer {
    let risk = found(&cx, Action::Change, id).await?;
    let sent = sent_of(&risk);
    let form = form_of(&cx, Some(risk), sent, Problems::none()).await?;
    Ok(pages::form(&cx, &form).workspace(&cx))
}

const FIELDS: [&str; 8] = [
    "words",
    "cause",
    "consequence",
    "treatment",
    "owner",
    "review",
    "about",
    "shared",
];

/// Saves what is said of a risk; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<Risk>>, sent: Sent) -> Answer {
    let risk = found(&cx, Action::Change, id).await?;
    let mut wrong = Problems::none();
    let draft = read(&cx, &sent, Some(&risk), &mut wrong).await?;
    if !wrong.is_empty() {
        return again(&cx, Some(risk), sent, wrong).await;
    }
    let (app, actor, draft, typed) = (&cx.app, &cx.actor, &draft, &sent);
    app.db
        .write("risk.save", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before);
            if !store::update(&tx, id, typed.version(), draft).await? {
                let label = |field: &str| t!(actor.lang, &format!("risk-field-{field}"));
                let owners = activity::owners(&tx, app.today()).await?;
                let (yours, theirs) = (
                    typed.clone().naming("owner", &owners),
                    old.naming("owner", &owners),
                );
                return Err(yours.conflict_with(&theirs, FIELDS, label));
            }
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let changes = old.changes_to(&sent_of(&after), FIELDS);
            let act = Act::on("changed", "risk", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            search::put(&tx, &after.doc()).await
        })
        .await?;
    Ok(redirect_with(&risk.href(), "risk-saved"))
}

/// The page again with what was typed into one of its forms.
async fn page_again(cx: &Cx, risk: Risk, sent: &Sent, wrong: &Problems) -> Answer {
    let shown = pages::Shown::of(cx, risk).await?;
    let page = pages::show(cx, &shown, sent, wrong).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Somebody was faster: what was typed into a form of the page, beside what the risk says now.
fn faster(cx: &Cx, typed: &Sent, now: &Risk, fields: &[&'static str]) -> Error {
    let now = sent_of(now)
        .with("likelihood", now.likelihood.to_string())
        .with("impact", now.impact.to_string());
    let label = |field: &str| t!(cx.lang(), &format!("risk-field-{field}"));
    typed.conflict_with(&now, fields.iter().copied(), label)
}

/// Rates a risk anew: the look for which it was due.
pub async fn rate(cx: Cx, Path(id): Path<Id<Risk>>, sent: Sent) -> Answer {
    let risk = found(&cx, Action::Change, id).await?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut wrong = Problems::none();
    let rating = NewRating {
        likelihood: sent.one_to_five("likelihood", &mut wrong),
        impact: sent.one_to_five("impact", &mut wrong),
        words: sent.lines("rated", 2000, true, &mut wrong),
        by: account,
    };
    let review_on = review_of(&cx, &sent, None, &mut wrong);
    if !wrong.is_empty() {
        return page_again(&cx, risk, &sent, &wrong).await;
    }
    let (cx, typed, rating) = (&cx, &sent, &rating);
    let app = &cx.app;
    app.db
        .write("risk.rate", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if !store::rate(&tx, id, typed.version(), rating, review_on).await? {
                if before.closed_at.is_some() {
                    return Err(Error::refused("risk-is-closed"));
                }
                let fields = ["likelihood", "impact", "rated", "review"];
                return Err(faster(cx, typed, &before, &fields));
            }
            store::insert_rating(&tx, &app.clock, id, rating, app.clock.now()).await?;
            let changes = audit::changed([
                Change::between("likelihood", Some(before.likelihood), Some(rating.likelihood)),
                Change::between("impact", Some(before.impact), Some(rating.impact)),
                Change::between("review", before.review_on.map(|day| day.0), review_on),
            ]);
            let act = Act::on("rated", "risk", id).changing(&changes);
            audit::record(&tx, &app.clock, &cx.actor, act).await
        })
        .await?;
    Ok(redirect_with(&risk.href(), "risk-rated"))
}

/// Closes a risk with the reason, or opens it again.
pub async fn close(cx: Cx, Path(id): Path<Id<Risk>>, sent: Sent) -> Answer {
    let risk = found(&cx, Action::Decide, id).await?;
    let closes = risk.closed_at.is_none();
    let mut wrong = Problems::none();
    let because = sent.lines("because", 2000, closes, &mut wrong);
    if !wrong.is_empty() {
        return page_again(&cx, risk, &sent, &wrong).await;
    }
    let (cx, typed, because) = (&cx, &sent, because.as_str());
    let app = &cx.app;
    app.db
        .write("risk.close", |tx| async move {
            let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let closed = closes.then(|| (app.clock.now(), because));
            if !store::close(&tx, id, typed.version(), closed).await? {
                return Err(faster(cx, typed, &now, &["because"]));
            }
            let (verb, said) = match closes {
                true => ("ended", Some(because)),
                false => ("reopened", None),
            };
            let changes = audit::changed([Change::between("because", None::<&str>, said)]);
            let act = Act::on(verb, "risk", id).changing(&changes);
            audit::record(&tx, &app.clock, &cx.actor, act).await
        })
        .await?;
    let told = if closes { "risk-closed" } else { "risk-reopened" };
    Ok(redirect_with(&risk.href(), told))
}
