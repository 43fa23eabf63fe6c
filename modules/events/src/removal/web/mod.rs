//! Handlers of removals of lines, and ([`entry`]) of entries.

pub mod entry;

use balai_kernel::{
    Actor, App, Audience, Error, Id, Result,
    audit::{self, Act, Change},
    import::entry::Said,
    policy::Action,
    text::Message,
    web::{
        Answer, Cx,
        axum::{
            extract::Path,
            http::StatusCode,
            response::{IntoResponse, Response},
        },
        redirect_with,
    },
};
use balai_workplan::sent::{Problems, Sent};

use super::{
    Removal,
    pages::{self, Asked},
    store,
};
use crate::{
    event::{self, Event, web::allowed},
    headcount::{self, HeadcountLine},
    participation::{self, Participation},
};

/// Asks for the reason before a participation is removed.
pub async fn ask_participation(cx: Cx, Path((id, row)): Path<(Id<Event>, Id<Participation>)>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let line = own_participation(&cx, id, row).await?;
    ask(
        &cx,
        &event,
        &Asked::of_participation(&line),
        &Sent::default(),
        &Problems::none(),
    )
}

/// Removes a participation: the line moves out of everything that counts.
pub async fn remove_participation(
    cx: Cx,
    Path((id, row)): Path<(Id<Event>, Id<Participation>)>,
    sent: Sent,
) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let line = own_participation(&cx, id, row).await?;
    let reason = match reason_of(&sent) {
        Ok(reason) => reason,
        Err(problems) => return ask(&cx, &event, &Asked::of_participation(&line), &sent, &problems),
    };
    let (app, actor, reason, line, version) = (&cx.app, &cx.actor, &reason, &line, sent.version());
    app.db
        .write("participation.remove", |tx| async move {
            if !store::remove_participation(&tx, row, version, &said(app, actor, reason)).await? {
                return Err(Error::refused("removal-changed"));
            }
            let act = Act::on("removed", "participation", row).of_party(line.party);
            audit::record(&tx, &app.clock, actor, act.changing(&because(reason))).await
        })
        .await?;
    Ok(removed_from(&event))
}

/// Asks for the reason before a headcount line is removed.
pub async fn ask_line(cx: Cx, Path((id, line)): Path<(Id<Event>, Id<HeadcountLine>)>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let found = own_line(&cx, id, line).await?;
    let asked = asked_of_line(&cx, &found).await?;
    ask(&cx, &event, &asked, &Sent::default(), &Problems::none())
}

/// Removes a headcount line of which nobody is named.
pub async fn remove_line(
    cx: Cx,
    Path((id, line)): Path<(Id<Event>, Id<HeadcountLine>)>,
    sent: Sent,
) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let found = own_line(&cx, id, line).await?;
    let reason = match reason_of(&sent) {
        Ok(reason) => reason,
        Err(problems) => {
            let asked = asked_of_line(&cx, &found).await?;
            return ask(&cx, &event, &asked, &sent, &problems);
        }
    };
    let (app, actor, reason, found, version) = (&cx.app, &cx.actor, &reason, &found, sent.version());
    app.db
        .write("headcount.remove", |tx| async move {
            let named = store::taken_out(&tx, line).await?;
            if named > 0 {
                return Err(Error::Refused(
                    Message::new("removal-line-named").with("n", named),
                ));
            }
            if !store::remove_line(&tx, line, version, &said(app, actor, reason)).await? {
                return Err(Error::refused("removal-changed"));
            }
            let act = Act::on("removed", "headcount-line", line).of_party(found.party);
            audit::record(&tx, &app.clock, actor, act.changing(&because(reason))).await
        })
        .await?;
    Ok(removed_from(&event))
}

/// Puts a removed line back.
pub async fn restore(cx: Cx, Path((id, removal)): Path<(Id<Event>, Id<Removal>)>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let (app, actor, event_ref) = (&cx.app, &cx.actor, &event);
    let done = app
        .db
        .write("line.restore", |tx| async move {
            participation::web::invitable(&tx, app, actor, event_ref).await?;
            let (noun, party) = match store::removed_participation(&tx, id, removal).await? {
                Some(removed) => {
                    if let Some(line) = removed.line {
                        let found = headcount::store::find(&tx, line).await?.ok_or(Error::NotFound)?;
                        if found.left() < 1 {
                            return Err(Error::refused("headcount-line-empty"));
                        }
                    }
                    store::restore_participation(&tx, id, removal, removed).await?;
                    ("participation", removed.party)
                }
                None => {
                    let audience = Audience::office().keep(&tx).await?;
                    let party = store::restore_line(&tx, id, removal, &audience).await?;
                    ("headcount-line", party.ok_or(Error::NotFound)?)
                }
            };
            let act = Act::on("restored", noun, removal).of_party(party);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await;
    match done {
        Err(error) if error.is_duplicate() => Err(Error::refused("removal-there-again")),
        Err(error) => Err(error),
        Ok(()) => Ok(redirect_with(
            &format!("{}/people", event.href()),
            "line-restored",
        )),
    }
}

/// What is kept of a removal: why, by whom and when.
fn said<'a>(app: &App, actor: &'a Actor, reason: &'a str) -> Said<'a> {
    Said {
        reason,
        by: &actor.name,
        at: app.clock.now(),
    }
}

/// On to the event's history, where what was removed stands with the way back.
fn removed_from(event: &Event) -> Response {
    redirect_with(&format!("{}/history", event.href()), "line-removed")
}

fn because(reason: &str) -> Vec<Change> {
    audit::changed([Change::between("reason", None::<&str>, Some(reason))])
}

/// Why something is removed; nothing is removed without it.
///
/// # Errors
/// What is wrong with what was sent.
pub fn reason_of(sent: &Sent) -> Result<String, Problems> {
    let mut wrong = Problems::none();
    let reason = sent.lines("reason", 1000, true, &mut wrong);
    if wrong.is_empty() { Ok(reason) } else { Err(wrong) }
}

async fn own_participation(cx: &Cx, event: Id<Event>, row: Id<Participation>) -> Result<Participation> {
    let found = participation::store::find(&cx.app.db, row).await?;
    found.filter(|found| found.event == event).ok_or(Error::NotFound)
}

async fn own_line(cx: &Cx, event: Id<Event>, line: Id<HeadcountLine>) -> Result<HeadcountLine> {
    let found = headcount::store::find(&cx.app.db, line).await?;
    found.filter(|found| found.event == event).ok_or(Error::NotFound)
}

async fn asked_of_line(cx: &Cx, line: &HeadcountLine) -> Result<Asked> {
    let parties = event::store::parties_among(&cx.app.db, &cx.actor, line.party).await?;
    Ok(Asked::of_line(
        cx.lang(),
        line,
        parties.name(line.party, cx.lang()),
    ))
}

fn ask(cx: &Cx, event: &Event, asked: &Asked, sent: &Sent, problems: &Problems) -> Answer {
    let page = pages::ask(cx, event, asked, sent, problems).workspace(cx);
    Ok(if problems.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    })
}
