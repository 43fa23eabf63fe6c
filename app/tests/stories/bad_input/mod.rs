//! What is sent by mistake or by malice, and what breaks meanwhile: a clear sentence
//! each time, and nothing half done or lost.

mod breaks;
mod files;
mod stopped;

use balai_kernel::{
    actor::Role,
    test::{Seen, Someone, World},
};

/// An activities' list that can be read.
const PLAN: &str = "Code,Title,Type,Start,End,Status\n\
    X-1,Training on documents,training,5 June 2024,7 June 2024,completed\n";

async fn officer(world: &World) -> Someone<'_> {
    world.person("Ratri Example", Role::ProgrammeOfficer, None).await
}

/// What the office holds of imports: batches, files, rows.
async fn left_behind(world: &World) -> i64 {
    world
        .number("select (select count(*) from import_batch) + (select count(*) from file) + (select count(*) from import_row)")
        .await
}

/// The batch that an upload led to: the path of its page.
fn batch_of(seen: &Seen) -> String {
    let location = seen.location.clone().unwrap_or_default();
    assert!(
        location.starts_with("/app/imports/"),
        "{} {location}",
        seen.status
    );
    location
}
