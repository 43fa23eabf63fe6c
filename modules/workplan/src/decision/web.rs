//! Handlers of decisions.

use std::collections::BTreeMap;

use balai_directory::body;
use balai_kernel::{
    Error, Id, Result,
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
use jiff::civil::Date;

use super::{BY, Decision, Draft, href_of, pages, store};
use crate::{
    risk::is_shared,
    sent::{Problems, Sent},
    span,
    subject::Offer,
};

type Pairs = BTreeMap<String, String>;

/// The register.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let (db, today) = (&cx.app.db, cx.app.today());
    let decisions = store::list(db, &cx.actor, &listing, today, false).await?;
    let count = store::count(db, &cx.actor, &listing, today).await?;
    Ok(pages::list(&cx, &listing, &decisions, count).workspace(&cx))
}

/// The register as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let decisions = store::list(&cx.app.db, &cx.actor, &listing, cx.app.today(), true).await?;
    view::file(&format, "decisions", &pages::sheet(&cx, &decisions))
}

async fn found(cx: &Cx, action: Action, id: Id<Decision>) -> Result<Decision> {
    let decision = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &decision)?;
    Ok(decision)
}

/// One decision.
pub async fn show(cx: Cx, Path(id): Path<Id<Decision>>) -> Answer {
    let decision = found(&cx, Action::Read, id).await?;
    let shown = pages::Shown::of(&cx, decision).await?;
    Ok(pages::show(&cx, &shown, &Sent::default(), &Problems::none()).workspace(&cx))
}

async fn form_of(cx: &Cx, decision: Option<Decision>, sent: Sent, wrong: Problems) -> Result<pages::Form> {
    let db = &cx.app.db;
    let before = match sent.id("replaces") {
        Some(id) => store::find(db, id).await?.filter(|one| cx.can(Action::Read, one)),
        None => None,
    };
    Ok(pages::Form {
        offer: Offer::of(db, &cx.actor).await?,
        bodies: body::store::seen(db, &cx.actor).await?,
        decision,
        before,
        sent,
        wrong,
    })
}

async fn again(cx: &Cx, decision: Option<Decision>, sent: Sent, wrong: Problems) -> Answer {
    let form = form_of(cx, decision, sent, wrong).await?;
    let page = pages::form(cx, &form).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The form for a new decision; with `replaces`, for one in the place of another.
pub async fn new(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let form = form_of(&cx, None, Sent::of(pairs), Problems::none()).await?;
    Ok(pages::form(&cx, &form).workspace(&cx))
}

/// The day of the next look, if there is to be one: not past, unless it stood there already.
fn review_of(cx: &Cx, sent: &Sent, before: Option<Date>, wrong: &mut Problems) -> Option<Date> {
    let day = sent.day("review", false, wrong);
    if day.is_some_and(|day| day < cx.app.today() && Some(day) != before) {
        wrong.add("review", Message::new("review-past"));
    }
    day
}

async fn read(cx: &Cx, sent: &Sent, before: Option<&Decision>, wrong: &mut Problems) -> Result<Draft> {
    let (db, today) = (&cx.app.db, cx.app.today());
    let offer = Offer::of(db, &cx.actor).await?;
    let decided_by = sent.one_of("by", &BY, wrong).to_owned();
    let mut chosen = None;
    if decided_by == "body" {
        let code = sent.get("body");
        let bodies = body::store::seen(db, &cx.actor).await?;
        chosen = bodies.iter().find(|one| one.code == code).map(|one| one.id);
        if chosen.is_none() {
            wrong.add("body", Message::new("decision-which-body"));
        }
    }
    let decided_on = sent.day("day", true, wrong);
    if decided_on.is_some_and(|day| day > today) {
        wrong.add("day", Message::new("decision-ahead"));
    }
    Ok(Draft {
        title: sent.line("title", 300, true, wrong),
        words: sent.lines("words", 4000, false, wrong),
        reason: sent.lines("reason", 4000, true, wrong),
        alternatives: sent.lines("alternatives", 4000, false, wrong),
        decided_by,
        body: chosen,
        source: sent.line("source", 300, false, wrong),
        decided_on: decided_on.unwrap_or(today),
        review_on: review_of(
            cx,
            sent,
            before.and_then(|one| one.review_on.map(|day| day.0)),
            wrong,
        ),
        subject: offer.chosen(sent, before.map(|one| &one.about), wrong),
        is_shared: sent.is_ticked("shared"),
    })
}

/// Keeps a decision; one in the place of another says so on both.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut wrong = Problems::none();
    let draft = read(&cx, &sent, None, &mut wrong).await?;
    if !wrong.is_empty() {
        return again(&cx, None, sent, wrong).await;
    }
    let replaces: Option<Id<Decision>> = sent.id("replaces");
    if let Some(old) = replaces {
        found(&cx, Action::Change, old).await?;
    }
    let (app, actor, draft) = (&cx.app, &cx.actor, &draft);
    let id = app
        .db
        .write("decision.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, account, draft).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "decision", id)).await?;
            if let Some(old) = replaces {
                if store::replace(&tx, old, id, app.clock.now()).await? == 0 {
                    return Err(Error::refused("decision-replaced-already"));
                }
                audit::record(&tx, &app.clock, actor, Act::on("replaced", "decision", old)).await?;
            }
            let kept = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &kept.doc()).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&href_of(id), "decision-added"))
}

/// What a decision says, as its form.
pub fn sent_of(one: &Decision) -> Sent {
    Sent::default()
        .with("version", one.version.to_string())
        .with("title", &*one.title)
        .with("words", &*one.words)
        .with("reason", &*one.reason)
        .with("alternatives", &*one.alternatives)
        .with("by", &*one.decided_by)
        .with("body", one.body_code.clone().unwrap_or_default())
        .with("source", &*one.source)
        .with("day", span::typed(Some(one.decided_on), None, "day"))
        .with("review", span::typed(one.review_on, None, "day"))
        .with("about", one.about.typed())
        .with("shared", if is_shared(&one.audience) { "yes" } else { "" })
}

/// The form for a decision.
pub async fn edit(cx: Cx, Path(id): Path<Id<Decision>>) -> Answer {
    let decision = found(&cx, Action::Change, id).await?;
    let sent = sent_of(&decision);
    let form = form_of(&cx, Some(decision), sent, Problems::none()).await?;
    Ok(pages::form(&cx, &form).workspace(&cx))
}

const FIELDS: [&str; 11] = [
    "title",
    "words",
    "reason",
    "alternatives",
    "by",
    "body",
    "source",
    "day",
    "review",
    "about",
    "shared",
];

/// Saves a decision; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<Decision>>, sent: Sent) -> Answer {
    let decision = found(&cx, Action::Change, id).await?;
    let mut wrong = Problems::none();
    let draft = read(&cx, &sent, Some(&decision), &mut wrong).await?;
    if !wrong.is_empty() {
        return again(&cx, Some(decision), sent, wrong).await;
    }
    let (app, actor, draft, typed) = (&cx.app, &cx.actor, &draft, &sent);
    app.db
        .write("decision.save", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before);
            if !store::update(&tx, id, typed.version(), draft).await? {
                let label = |field: &str| t!(actor.lang, &format!("decision-field-{field}"));
                return Err(typed.conflict_with(&old, FIELDS, label));
            }
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let changes = old.changes_to(&sent_of(&after), FIELDS);
            let act = Act::on("changed", "decision", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            search::put(&tx, &after.doc()).await
        })
        .await?;
    Ok(redirect_with(&decision.href(), "decision-saved"))
}

/// It was looked at again and stands.
pub async fn review(cx: Cx, Path(id): Path<Id<Decision>>, sent: Sent) -> Answer {
    let decision = found(&cx, Action::Change, id).await?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut wrong = Problems::none();
    let words = sent.lines("found", 2000, true, &mut wrong);
    let next = review_of(&cx, &sent, None, &mut wrong);
    if !wrong.is_empty() {
        let shown = pages::Shown::of(&cx, decision).await?;
        let page = pages::show(&cx, &shown, &sent, &wrong).workspace(&cx);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (app, actor, words, typed) = (&cx.app, &cx.actor, words.as_str(), &sent);
    app.db
        .write("decision.review", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if !store::review(&tx, &app.clock, &before, typed.version(), next, words, account).await? {
                if before.replaced_at.is_some() {
                    return Err(Error::refused("decision-replaced-already"));
                }
                let label = |field: &str| t!(actor.lang, &format!("decision-field-{field}"));
                return Err(typed.conflict_with(&sent_of(&before), ["found", "review"], label));
            }
            let changes =
                audit::changed([Change::between("review", before.review_on.map(|day| day.0), next)]);
            let act = Act::on("reviewed", "decision", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&decision.href(), "decision-reviewed"))
}
