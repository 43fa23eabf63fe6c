//! The demo office's outcome reports: those of its year were sent, one is being written about the event
//! with an agenda, one is not owed, and one is late.

use balai_kernel::{Actor, App, Id, Result, account, actor::Role, store::Tx};
use balai_workplan::activity::{self, Activity};
use jiff::ToSpan as _;

use super::{model, store};
use crate::{
    block,
    due_report::{DueReport, store as due_reports},
    period::Period,
    report::{Report, from_event, store as reports, web::record_begun},
};

/// What is told of the sessions, one after the other, and of what follows.
const SAID: [&str; 5] = [
    "Host and office spoke of why officers at a counter matter: most of what becomes known of a case is said there first.",
    "Indicators were gone through one by one. A short list that is used helps more than a long one that is not; participants took away a card of eight.",
    "Three invented cases were worked through in small groups. In each the first question that helped was a simple one, asked without a form on the table.",
    "Who to call was written down for each agency: a telephone number, a person on duty, and what to say in the first minute.",
    "Each agency named one thing that it will do differently within three months.",
];
const FOLLOWS: &str = "The office asks each agency after three months what became of the one thing it named. The card of indicators goes to those who could not come.";
const EXCUSED: &str = "The host writes its own report and shares it.";

/// Makes them. Does nothing where one was begun.
///
/// # Errors
/// When the profile has no template, or the database fails.
pub async fn demo(app: &App, year: i16) -> Result<()> {
    let actor = &Actor::office_job();
    let whole = Period::year(year);
    let all = super::owed(app, actor, whole.from, whole.to).await?;
    if all.iter().any(|due| due.made.is_some()) {
        return Ok(());
    }
    let mut about = None;
    for due in &all {
        let Some(event) = &due.event else { continue };
        if about.is_none() && !store::sessions(&app.db, event.id).await?.is_empty() {
            about = activity::find(&app.db, event.id).await?;
        }
    }
    let people = app.profile.demo.iter().flat_map(|demo| &demo.people);
    let mut officers = people.filter(|one| one.role == Role::ProgrammeOfficer.code() && one.party.is_none());
    let writer = match officers.next() {
        Some(one) => account::by_email(&app.db, &one.email)
            .await?
            .map(|found| found.id),
        None => None,
    };
    let (all, about) = (&all, &about);
    app.db
        .write("outcome_report.demo", |tx| async move {
            let is_about = |due: &DueReport| {
                let own = due.event.as_ref().map(|event| event.id);
                own.is_some() && own == about.as_ref().map(|event| event.id)
            };
            let others = all.iter().filter(|due| !is_about(due));
            for (at, due) in others.rev().enumerate() {
                let said = match at {
                    // The last one of the year waits.
                    0 => continue,
                    3 => due_reports::Said {
                        excused_because: Some(EXCUSED.to_owned()),
                        ..due_reports::Said::default()
                    },
                    _ => due_reports::Said {
                        sent: Some((
                            due.due_on().saturating_sub(2.days()),
                            None,
                            "Those who took part, by e-mail".to_owned(),
                        )),
                        ..due_reports::Said::default()
                    },
                };
                due_reports::keep(&tx, &app.clock, due, &said).await?;
            }
            if let Some(event) = about {
                begin(&tx, app, actor, event).await?;
            }
            // Its writer asked for another day.
            for due in all.iter().filter(|due| is_about(due)) {
                let said = due_reports::Said {
                    due_on: app.today().checked_add(9.days()).ok(),
                    account: writer,
                    ..due_reports::Said::default()
                };
                due_reports::keep(&tx, &app.clock, due, &said).await?;
            }
            Ok(())
        })
        .await
}

/// Begins the report of an event and writes what people would have written.
async fn begin(tx: &Tx, app: &App, actor: &Actor, event: &Activity) -> Result<()> {
    let Some(owed) = app.profile.owed_of_events() else {
        return Ok(());
    };
    if reports::of_event(tx, event.id).await?.is_some() {
        return Ok(());
    }
    let model = model(tx, app, event).await?;
    let report = from_event(tx, app, &owed.code, &model).await?;
    write_in(tx, report.id).await?;
    record_begun(tx, app, actor, &report).await
}

async fn write_in(tx: &Tx, report: Id<Report>) -> Result<()> {
    let mut said = SAID.iter();
    for mut block in block::store::of(tx, report).await? {
        if !block.kind().wants_body() || !block.body.is_empty() {
            continue;
        }
        let words = match (block.settings.0.session.is_empty(), block.slug.as_str()) {
            (false, _) => said.next(),
            (true, "follow-up") => Some(&FOLLOWS),
            _ => None,
        };
        // The closing words are still to be written.
        let Some(words) = words else { continue };
        (*words).clone_into(&mut block.body);
        block::store::save(tx, &block).await?;
    }
    Ok(())
}
