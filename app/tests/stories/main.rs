//! Stories end to end: the whole office, on both databases, through its public door.

#![allow(
    clippy::unwrap_used,
    reason = "a story that cannot go on should say so and stop"
)]

mod bad_input;
mod blind;
mod briefs;
mod canaries;
mod crawl;
mod dangers;
mod demo_guard;
mod demo_year;
mod erasing;
mod faults;
mod figures;
mod forms;
mod hidden;
mod hostile;
mod languages;
mod leaks;
mod letters;
mod making;
mod moving;
mod outcome_reports;
mod own;
mod pages;
mod reporting;
mod rules;
mod sealed_backups;
mod search;
mod share;
mod worlds;

use balai::modules::modules;
use balai_kernel::{
    Actor, App, Id,
    actor::{PartyRef, PersonRef},
    import,
    store::{Conn as _, Sql},
    test::{Template, World},
};
use tokio::sync::OnceCell;

/// Loads the demo's workbooks through the importer.
async fn load_demo(world: &World) {
    let app = &world.app;
    let actor = Actor::office_job();
    let files = app.profile.demo_files.clone();
    for (name, bytes) in &files {
        import::import_file(app, &actor, None, name, bytes.clone(), false, true, &|_, _, _| {})
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    // Search entries of what came in are made by jobs.
    app.clock.advance(60);
    world.work().await;
}

/// The party with this code.
async fn party(app: &App, code: &str) -> Id<PartyRef> {
    let (id,): (Id<PartyRef>,) = app
        .db
        .one(
            Sql::Same("select id from party where code = $1"),
            balai_kernel::args![code],
        )
        .await
        .unwrap();
    id
}

/// A person of this party who took part in something.
async fn participant(app: &App, code: &str) -> Id<PersonRef> {
    let (id,): (Id<PersonRef>,) = app
        .db
        .one(
            Sql::Same("select p.person from participation p join party y on y.id = p.party where y.code = $1 order by p.person limit 1"),
            balai_kernel::args![code],
        )
        .await
        .unwrap();
    id
}

/// An office without records.
async fn on_empty(story: impl AsyncFn(World)) {
    balai_kernel::test::on_both(&modules(), story).await;
}

static SQLITE: OnceCell<Template> = OnceCell::const_new();
static POSTGRES: OnceCell<Template> = OnceCell::const_new();

/// An office with the demo year: loaded once for each database, then copied.
async fn on_demo(story: impl AsyncFn(World)) {
    let modules = modules();
    let sqlite = SQLITE
        .get_or_init(|| async {
            let world = World::sqlite(&modules).await;
            load_demo(&world).await;
            world.into_template(None).await
        })
        .await;
    story(World::from_template(&modules, sqlite).await).await;
    let Ok(url) = std::env::var("BALAI_TEST_POSTGRES") else {
        balai_kernel::test::skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set");
        return;
    };
    let postgres = POSTGRES
        .get_or_init(|| async {
            let world = World::postgres(&modules, &url).await;
            load_demo(&world).await;
            world.into_template(Some(&url)).await
        })
        .await;
    story(World::from_template(&modules, postgres).await).await;
}
