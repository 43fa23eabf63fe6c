//! What the office does before anything leaves: looks who is named, changes the proposal, and
//! sends it.

use balai_directory::{party, person};
use balai_kernel::{
    Error, Id, Result,
    account::Account,
    audit::{self, Act},
    policy::Action,
    text::Message,
    web::{
        Answer as Answered, Cx,
        axum::{
            extract::Path,
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        redirect_with,
    },
};
use balai_workplan::{
    sent::{Problems, Sent},
    span,
};
use jiff::{ToSpan as _, civil::Date};

use super::{
    About, Asked, Clearance, answer, finding, href_of, mail, pages,
    proposal::{begin, propose_in},
    round, store,
};
use crate::{
    edition,
    report::{Report, web::found},
};

/// How long an answer may be waited for, in days.
const LONGEST_WAIT: i64 = 365;

fn account_of(cx: &Cx) -> Result<Id<Account>> {
    cx.actor.account.ok_or(Error::SignedOut)
}

pub(super) fn again(page: Response) -> Answered {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A report whose clearance the reader keeps.
async fn kept(cx: &Cx, id: Id<Report>) -> Result<Report> {
    let report = found(cx, id).await?;
    if !cx.can_any::<Clearance>(Action::List) {
        return Err(Error::NotFound);
    }
    Ok(report)
}

/// What is public stays as it was cleared.
fn changeable(report: &Report) -> Result<()> {
    match report.published_at {
        Some(_) => Err(Error::refused("clearance-published")),
        None => Ok(()),
    }
}

/// What the page of a round shows to a reader: of those they may see.
pub(super) async fn table(cx: &Cx, report: &Report, sent: &Sent, wrong: &Problems) -> Result<Response> {
    let material = edition::gather(&cx.app, report).await?;
    let round = round(&cx.app, &material).await?;
    let seen = store::seen(&cx.app.db, &cx.actor, report.id).await?;
    let parties = party::store::choices(&cx.app.db, cx.lang()).await?;
    let shown = pages::Table {
        report,
        round: &round,
        seen: &seen,
        parties: &parties,
    };
    Ok(pages::table(cx, &shown, sent, wrong))
}

/// Who is asked about a report, and who has answered.
pub(crate) async fn list(cx: Cx, Path(id): Path<Id<Report>>) -> Answered {
    let report = kept(&cx, id).await?;
    table(&cx, &report, &Sent::default(), &Problems::none()).await
}

/// Proposes whom to ask: by the names in the report as it stands. Nothing is sent.
pub(crate) async fn propose(cx: Cx, Path(id): Path<Id<Report>>) -> Answered {
    let report = kept(&cx, id).await?;
    changeable(&report)?;
    let material = &edition::gather(&cx.app, &report).await?;
    let found = &*finding::found(&cx.app, material).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.propose", |tx| async move {
            let n = propose_in(&tx, app, material, found).await?;
            if n == 0 {
                return Ok(());
            }
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("clearance-proposed", "report", id),
            )
            .await
        })
        .await?;
    Ok(redirect_with(&href_of(id), "clearance-proposed"))
}

/// One who is asked, of a report whose clearance the reader keeps.
pub(super) async fn one(
    cx: &Cx,
    id: Id<Report>,
    ask: Id<Clearance>,
    action: Action,
) -> Result<(Report, Clearance)> {
    let report = kept(cx, id).await?;
    let ask = store::find(&cx.app.db, ask).await?.filter(|ask| ask.report == id);
    let ask = ask.ok_or(Error::NotFound)?;
    cx.may(action, &ask)?;
    if action != Action::Read {
        changeable(&report)?;
    }
    Ok((report, ask))
}

pub(super) async fn page(
    cx: &Cx,
    report: &Report,
    ask: &Clearance,
    sent: &Sent,
    wrong: &Problems,
) -> Result<Response> {
    let material = edition::gather(&cx.app, report).await?;
    let round = round(&cx.app, &material).await?;
    Ok(pages::one(
        cx,
        &pages::One {
            report,
            material: &material,
            round: &round,
            ask,
        },
        sent,
        wrong,
    ))
}

/// What one of them is asked, what they will read, and what they answered.
pub(crate) async fn show(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>) -> Answered {
    let (report, ask) = one(&cx, id, ask, Action::Read).await?;
    page(&cx, &report, &ask, &Sent::default(), &Problems::none()).await
}

/// Another address is written to.
pub(crate) async fn address(
    cx: Cx,
    Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>,
    sent: Sent,
) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    let mut wrong = Problems::none();
    let name = sent.line("sent-name", 200, false, &mut wrong);
    let typed = sent.line("sent-to", 200, false, &mut wrong);
    let address = balai_names::email(&typed);
    if address.is_none() && !typed.is_empty() {
        wrong.add("sent-to", Message::new("clearance-address-wrong"));
    }
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let address = &address.unwrap_or_default();
    let owner = person::store::by_address(&cx.app.db, address)
        .await?
        .first()
        .copied();
    let (app, actor, name) = (&cx.app, &cx.actor, &name);
    app.db
        .write("clearance.address", |tx| async move {
            if store::address(&tx, ask, address, name, owner).await? == 0 {
                return Err(Error::refused("clearance-changed-meanwhile"));
            }
            // A letter to another mailbox must not be answered by the old one.
            answer::errand_dies(&tx, app, ask).await?;
            let change = audit::Change::between("sent-to", Some(&ask.sent_to), Some(address));
            let act = Act::on("changed", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act.changing(change.as_slice())).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-saved"))
}

/// The day until which an answer is wished, as typed; the profile's where nothing was.
fn due_of(cx: &Cx, sent: &Sent, wrong: &mut Problems) -> Date {
    let today = cx.app.today();
    let most = today.saturating_add(LONGEST_WAIT.days());
    let usual = today.saturating_add(cx.app.profile.clearance.days.days());
    match span::read(sent.get("due")) {
        Ok(None) => usual,
        Ok(Some(day)) if day.precision == "day" && day.from > today && day.from <= most => day.from,
        _ => {
            wrong.add("due", Message::new("clearance-due-wrong"));
            usual
        }
    }
}

/// Whether something waits to be sent to somebody.
pub(super) fn has_unsent(rows: &[Asked], ask: Id<Clearance>) -> bool {
    rows.iter()
        .any(|row| row.clearance == ask && row.sent_at.is_none() && row.answer.is_none() && row.stands())
}

/// Sends one of them what they are asked, or sends it again.
pub(crate) async fn send(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>, sent: Sent) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    account_of(&cx)?;
    let mut wrong = Problems::none();
    let due = due_of(&cx, &sent, &mut wrong);
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.send", |tx| async move {
            let ask = store::find(&tx, ask.id).await?.ok_or(Error::NotFound)?;
            let rows = store::rows_of(&tx, ask.id).await?;
            if !has_unsent(&rows, ask.id) && !rows.iter().any(Asked::is_open) {
                return Err(Error::refused("clearance-nothing-to-send"));
            }
            mail::send(&tx, app, actor, &ask, &report.title, due).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-sent"))
}

/// Sends everyone whom the reader sees what waits to be sent to them, where an address is known.
pub(crate) async fn send_all(cx: Cx, Path(id): Path<Id<Report>>, sent: Sent) -> Answered {
    let report = &kept(&cx, id).await?;
    changeable(report)?;
    account_of(&cx)?;
    let mut wrong = Problems::none();
    let due = due_of(&cx, &sent, &mut wrong);
    if !wrong.is_empty() {
        return again(table(&cx, report, &sent, &wrong).await?);
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.send-all", |tx| async move {
            let rows = store::rows_of_report(&tx, id).await?;
            for ask in store::seen(&tx, actor, id).await? {
                if has_unsent(&rows, ask.id) && !ask.sent_to.is_empty() {
                    mail::send(&tx, app, actor, &ask, &report.title, due).await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(redirect_with(&href_of(id), "clearance-sent"))
}

/// Somebody is asked who was not found: a party about a piece of the report.
pub(crate) async fn add(cx: Cx, Path(id): Path<Id<Report>>, sent: Sent) -> Answered {
    let report = &kept(&cx, id).await?;
    changeable(report)?;
    let material = edition::gather(&cx.app, report).await?;
    let found = &*finding::found(&cx.app, &material).await?;
    let mut wrong = Problems::none();
    let party = match sent.id("party") {
        Some(party) => party::store::find(&cx.app.db, party).await?,
        None => None,
    };
    let piece = found
        .pieces
        .iter()
        .find(|piece| format!("{} {}", piece.slug, piece.place) == sent.get("piece"));
    if party.is_none() {
        wrong.add("party", Message::new("sent-choose"));
    }
    if piece.is_none() {
        wrong.add("piece", Message::new("sent-choose"));
    }
    let (Some(party), Some(piece)) = (&party, piece) else {
        return again(table(&cx, report, &sent, &wrong).await?);
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let text = &piece.whole();
    let ask = app
        .db
        .write("clearance.add", |tx| async move {
            let about = About::Party(party.id);
            let known = store::of_report(&tx, id)
                .await?
                .into_iter()
                .find(|ask| ask.about == about.key());
            let ask = match known {
                Some(ask) => ask,
                None => begin(&tx, app, report, &about, &found.book).await?,
            };
            let rows = store::rows_of(&tx, ask.id).await?;
            if rows.iter().any(|row| row.stands() && row.text == *text) {
                return Err(Error::refused("clearance-asked-already"));
            }
            let new = store::New {
                clearance: ask.id,
                slug: &piece.slug,
                place: &piece.place,
                text,
                names: "",
                is_unsure: false,
                by_hand: true,
                prior: None,
                reply: "",
            };
            store::insert_passage(&tx, &app.clock, &new).await?;
            let act = Act::on("clearance-added", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(ask)
        })
        .await?;
    // Staff to whom the party does not entrust it go back to the table.
    let to = if cx.can(Action::Read, &ask) {
        ask.href()
    } else {
        href_of(id)
    };
    Ok(redirect_with(&to, "clearance-added"))
}
