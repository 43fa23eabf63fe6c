//! The agenda of one of the demo's events: sessions of two days, one of them without attribution.

use balai_kernel::{
    Actor, App, Id, Result,
    audit::{self, Act},
    web::Listing,
};
use jiff::ToSpan as _;

use super::{Attribution, EventSession, store};
use crate::event;

/// Day from 0, begins, ends, title, rule.
const AGENDA: [(i64, &str, &str, &str, Attribution); 6] = [
    (
        0,
        "09:00",
        "09:30",
        "Opening words of host and office",
        Attribution::Open,
    ),
    (
        0,
        "09:30",
        "12:00",
        "How a case begins: indicators at the counter",
        Attribution::Open,
    ),
    (
        0,
        "13:30",
        "16:00",
        "Three cases in small groups",
        Attribution::WithoutAttribution,
    ),
    (
        1,
        "09:00",
        "12:00",
        "Referral: who to call, what to say",
        Attribution::Open,
    ),
    (
        1,
        "13:30",
        "15:00",
        "What each agency takes home",
        Attribution::WithoutAttribution,
    ),
    (1, "15:00", "15:30", "Closing words", Attribution::Open),
];

/// Gives the latest training of the year that lasts some days an agenda. Does nothing where there is one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn demo(app: &App, year: i16) -> Result<()> {
    let actor = &Actor::office_job();
    let listing = Listing::parse(&format!("year={year}"));
    let events = event::store::list(&app.db, actor, &listing, true).await?;
    let lasts = |event: &&event::Event| {
        event
            .from_on
            .zip(event.to_on)
            .is_some_and(|(from, to)| *from < *to)
            && event.precision == "range"
            && app
                .profile
                .activity_kind(&event.kind)
                .is_some_and(|kind| kind.is_training)
    };
    let Some(event) = events.iter().find(lasts) else {
        return Ok(());
    };
    let (Some(from), id) = (event.from_on, event.id.cast()) else {
        return Ok(());
    };
    if !store::sessions(&app.db, id).await?.is_empty() {
        return Ok(());
    }
    app.db
        .write("session.demo", |tx| async move {
            for (day, starts, ends, title, attribution) in AGENDA {
                let session: Id<EventSession> = app.clock.id();
                let kept = store::Kept {
                    title: title.to_owned(),
                    on_date: from.checked_add(day.days()).ok(),
                    starts: Some(starts.to_owned()),
                    ends: Some(ends.to_owned()),
                    attribution,
                };
                store::insert(&tx, session, id, &kept).await?;
                let act = Act::on("created", "event-session", session);
                audit::record(&tx, &app.clock, actor, act).await?;
            }
            Ok(())
        })
        .await
}
