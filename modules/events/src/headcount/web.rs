//! Handlers of headcount lines.

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act},
    error::FieldConflict,
    policy::Action,
    t,
    text::{Lang, Message},
    web::{
        Answer, Cx,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::sent::{Problems, Sent};

use super::{BASES, HeadcountLine, NotPossible, pages, store, unknown};
use crate::{
    event::{
        self, Event, Parties,
        web::{allowed, form::party},
    },
    participation::{store::party_status_on, web::invitable},
};

/// The form of a new line.
pub async fn new(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    form_page(&cx, &event, None, &Sent::default(), &Problems::none()).await
}

/// Makes a line.
pub async fn create(cx: Cx, Path(id): Path<Id<Event>>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let parties = event::store::parties(&cx.app.db, &cx.actor).await?;
    let kept = match read(&cx, &event, &sent, &parties, 0).await? {
        Ok(kept) => kept,
        Err(problems) => return form_page(&cx, &event, None, &sent, &problems).await,
    };
    let (app, actor, kept, event) = (&cx.app, &cx.actor, &kept, &event);
    let line: Id<HeadcountLine> = app.clock.id();
    app.db
        .write("headcount.create", |tx| async move {
            invitable(&tx, app, actor, event).await?;
            let audience = Audience::office().keep(&tx).await?;
            store::insert(&tx, line, id, kept, &audience).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("created", "headcount-line", line).of_party(kept.party),
            )
            .await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/people", event.href()),
        "headcount-saved",
    ))
}

/// The form of a line.
pub async fn edit(cx: Cx, Path((id, line)): Path<(Id<Event>, Id<HeadcountLine>)>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let found = own(&cx, id, line).await?;
    let parties = event::store::parties(&cx.app.db, &cx.actor).await?;
    let sent = sent_of(&found, &parties);
    form_page(&cx, &event, Some(&found), &sent, &Problems::none()).await
}

/// Saves a line.
pub async fn save(cx: Cx, Path((id, line)): Path<(Id<Event>, Id<HeadcountLine>)>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let found = own(&cx, id, line).await?;
    let parties = event::store::parties(&cx.app.db, &cx.actor).await?;
    let kept = match read(&cx, &event, &sent, &parties, found.named).await? {
        Ok(kept) => kept,
        Err(problems) => return form_page(&cx, &event, Some(&found), &sent, &problems).await,
    };
    let (app, actor, kept, typed, parties) = (&cx.app, &cx.actor, &kept, &sent, &parties);
    app.db
        .write("headcount.save", |tx| async move {
            let before = store::find(&tx, line).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, parties);
            if before.version != typed.version() {
                return Err(conflict(actor.lang, parties, typed, &old));
            }
            // Somebody may have been named since the form was read.
            if before.named > kept.number {
                return Err(Error::refused("headcount-line-empty"));
            }
            store::update(&tx, line, before.version, kept).await?;
            let after = store::find(&tx, line).await?.ok_or(Error::NotFound)?;
            let new = sent_of(&after, parties);
            let changes = old.changes_to(&new, FIELDS);
            let act = Act::on("changed", "headcount-line", line)
                .of_party(kept.party)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/people", event.href()),
        "headcount-saved",
    ))
}

const FIELDS: [&str; 5] = ["party", "number", "women", "men", "basis"];

fn sent_of(line: &HeadcountLine, parties: &Parties) -> Sent {
    Sent::default()
        .with("version", line.version.to_string())
        .with("party", parties.code(line.party))
        .with("number", line.number.to_string())
        .with("women", line.women.to_string())
        .with("men", line.men.to_string())
        .with("basis", &*line.basis)
}

/// Where what was typed differs from what is there now, in words.
fn conflict(lang: Lang, parties: &Parties, typed: &Sent, now: &Sent) -> Error {
    let words = |field: &str, sent: &Sent| {
        let value = sent.get(field);
        match field {
            "party" => parties
                .find(value)
                .map_or(value, |party| party.name.get(lang))
                .to_owned(),
            "basis" if BASES.contains(&value) => t!(lang, &format!("headcount-basis-{value}")),
            _ => value.to_owned(),
        }
    };
    Error::conflict(FIELDS.map(|field| {
        let label = t!(lang, &format!("headcount-field-{field}"));
        FieldConflict::between(label, words(field, typed), words(field, now))
    }))
}

async fn own(cx: &Cx, event: Id<Event>, line: Id<HeadcountLine>) -> Result<HeadcountLine> {
    let found = store::find(&cx.app.db, line)
        .await?
        .filter(|found| found.event == event);
    let found = found.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &found)?;
    Ok(found)
}

async fn read(
    cx: &Cx,
    event: &Event,
    sent: &Sent,
    parties: &Parties,
    named: i64,
) -> Result<Result<store::Kept, Problems>> {
    let mut wrong = Problems::none();
    let party = party(sent, "party", parties, &mut wrong);
    let number = sent.number("number", 100_000, &mut wrong).unwrap_or(0);
    let women = sent.number("women", 100_000, &mut wrong).unwrap_or(0);
    let men = sent.number("men", 100_000, &mut wrong).unwrap_or(0);
    let basis = sent.one_of("basis", &BASES, &mut wrong);
    let unknown = unknown(number, women, men, named).unwrap_or_else(|why| {
        wrong.add(
            "number",
            match why {
                NotPossible::TooManySexes => Message::new("headcount-too-many"),
                NotPossible::FewerThanNamed(named) => Message::new("headcount-fewer").with("n", named),
                NotPossible::Nobody => Message::new("headcount-nobody"),
            },
        );
        0
    });
    if !wrong.is_empty() {
        return Ok(Err(wrong));
    }
    let day = event.from_on.map_or_else(|| cx.app.today(), |day| *day);
    let party_status = match party {
        Some(party) => party_status_on(&cx.app.db, party, day).await?,
        None => String::new(),
    };
    Ok(Ok(store::Kept {
        party,
        party_status,
        number,
        women,
        men,
        unknown,
        basis,
    }))
}

async fn form_page(
    cx: &Cx,
    event: &Event,
    line: Option<&HeadcountLine>,
    sent: &Sent,
    problems: &Problems,
) -> Answer {
    let parties = event::store::parties(&cx.app.db, &cx.actor).await?;
    let page = pages::form(cx, event, line, &parties, sent, problems).workspace(cx);
    Ok(if problems.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    })
}
