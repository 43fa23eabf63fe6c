//! Who paid for some of the demo's events: invented donors, and a government.

use balai_kernel::{Actor, App, Result, web::Listing};

use super::store;

const FUNDERS: [&str; 3] = [
    "Example Fund for Safe Migration",
    "Government of Australia",
    "Example Foundation; Government of Australia",
];

/// Names them for every fifth event of a year. Does nothing where one has a donor.
///
/// # Errors
/// When the database fails.
pub(crate) async fn demo(app: &App, year: i16) -> Result<()> {
    let listing = Listing::parse(&format!("year={year}"));
    let all = store::list(&app.db, &Actor::office_job(), &listing, true).await?;
    if all.iter().any(|one| one.funder.is_some()) {
        return Ok(());
    }
    let events = &all.iter().filter(|one| one.is_event).collect::<Vec<_>>();
    app.db
        .write("demo.funding", |tx| async move {
            for (event, funder) in events.iter().step_by(5).zip(FUNDERS.iter().cycle()) {
                store::fund(&tx, event.id, funder).await?;
            }
            Ok(())
        })
        .await
}
