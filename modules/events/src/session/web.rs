//! Handlers of sessions.

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act},
    policy::Action,
    store::Day,
    t,
    text::Message,
    view,
    web::{
        Answer, Cx,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::{
    sent::{Problems, Sent},
    span,
};
use jiff::civil::Time;

use super::{Attribution, EventSession, pages, store};
use crate::event::{self, Event, web::allowed};

/// The sessions' tab.
pub async fn list(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let db = &cx.app.db;
    let sessions = store::sessions(db, id).await?;
    let tabs = event::attendance::tabs(db, &cx.actor, id).await?;
    Ok(pages::list(&cx, &event, &tabs, &sessions).workspace(&cx))
}

/// The agenda as a file; of a closed session only that there was one.
pub async fn export(cx: Cx, Path((id, format)): Path<(Id<Event>, String)>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let sessions = store::sessions(&cx.app.db, id).await?;
    view::file(
        &format,
        &format!("sessions-{}", event.code),
        &pages::table(cx.lang(), &sessions),
    )
}

/// The form of a new session.
pub async fn new(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let sent = Sent::default().with("day", span::typed(event.from_on, event.from_on, "day"));
    Ok(pages::form(&cx, &event, None, &sent, &Problems::none()).workspace(&cx))
}

/// Makes a session.
pub async fn create(cx: Cx, Path(id): Path<Id<Event>>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let kept = match read(&sent) {
        Ok(kept) => kept,
        Err(problems) => return bad_form(&cx, &event, None, &sent, &problems),
    };
    let (app, actor, kept) = (&cx.app, &cx.actor, &kept);
    let session: Id<EventSession> = app.clock.id();
    app.db
        .write("session.create", |tx| async move {
            store::insert(&tx, session, id, kept).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("created", "event-session", session),
            )
            .await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/sessions", event.href()),
        "session-saved",
    ))
}

/// The form of a session.
pub async fn edit(cx: Cx, Path((id, session)): Path<(Id<Event>, Id<EventSession>)>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let found = own(&cx, id, session).await?;
    Ok(pages::form(&cx, &event, Some(&found), &sent_of(&found), &Problems::none()).workspace(&cx))
}

/// Saves a session; who comes second is told, field by field.
pub async fn save(cx: Cx, Path((id, session)): Path<(Id<Event>, Id<EventSession>)>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let found = own(&cx, id, session).await?;
    let kept = match read(&sent) {
        Ok(kept) => kept,
        Err(problems) => return bad_form(&cx, &event, Some(&found), &sent, &problems),
    };
    let (app, actor, kept, typed) = (&cx.app, &cx.actor, &kept, &sent);
    app.db
        .write("session.save", |tx| async move {
            let before = store::find(&tx, session).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before);
            if !store::update(&tx, session, typed.version(), kept).await? {
                let label = |field: &str| t!(actor.lang, &format!("session-field-{field}"));
                return Err(typed.conflict_with(&old, FIELDS, label));
            }
            let changes = old.changes_to(typed, FIELDS);
            let act = Act::on("changed", "event-session", session).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/sessions", event.href()),
        "session-saved",
    ))
}

const FIELDS: [&str; 5] = ["title", "day", "starts", "ends", "attribution"];

fn sent_of(session: &EventSession) -> Sent {
    Sent::default()
        .with("version", session.version.to_string())
        .with("title", &*session.title)
        .with("day", span::typed(session.on_date, session.on_date, "day"))
        .with("starts", session.starts.clone().unwrap_or_default())
        .with("ends", session.ends.clone().unwrap_or_default())
        .with("attribution", &*session.attribution)
}

async fn own(cx: &Cx, event: Id<Event>, session: Id<EventSession>) -> Result<EventSession> {
    let found = store::find(&cx.app.db, session)
        .await?
        .filter(|found| found.event == event);
    let found = found.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &found)?;
    Ok(found)
}

fn read(sent: &Sent) -> Result<store::Kept, Problems> {
    let mut wrong = Problems::none();
    let title = sent.line("title", 300, true, &mut wrong);
    let on_date = match span::read(sent.get("day")) {
        Ok(None) => None,
        Ok(Some(day)) if day.precision == "day" => Some(day.from),
        Ok(Some(_)) => {
            wrong.add("day", Message::new("session-one-day"));
            None
        }
        Err(why) => {
            wrong.add("day", why);
            None
        }
    };
    let starts = time(sent, "starts", &mut wrong);
    let ends = time(sent, "ends", &mut wrong);
    if let (Some(starts), Some(ends)) = (&starts, &ends)
        && ends < starts
    {
        wrong.add("ends", Message::new("session-ends-before"));
    }
    let words = Attribution::ALL.map(Attribution::code);
    let attribution = Attribution::from_code(sent.one_of("attribution", &words, &mut wrong));
    if wrong.is_empty() {
        Ok(store::Kept {
            title,
            on_date,
            starts,
            ends,
            attribution,
        })
    } else {
        Err(wrong)
    }
}

/// A time as `09:30`; typed also `9.30` or `9:30`.
fn time(sent: &Sent, field: &'static str, wrong: &mut Problems) -> Option<String> {
    let typed = sent.some(field)?.replace('.', ":");
    let parts: Option<(i8, i8)> = typed
        .split_once(':')
        .and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
    match parts.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()) {
        Some(time) => Some(format!("{:02}:{:02}", time.hour(), time.minute())),
        None => {
            wrong.add(field, Message::new("session-time"));
            None
        }
    }
}

fn bad_form(
    cx: &Cx,
    event: &Event,
    session: Option<&EventSession>,
    sent: &Sent,
    problems: &Problems,
) -> Answer {
    let page = pages::form(cx, event, session, sent, problems).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A day in words, or nothing.
pub(super) fn day_words(cx: &Cx, day: Option<Day>) -> String {
    day.map(|day| balai_kernel::text::day(cx.lang(), *day))
        .unwrap_or_default()
}
