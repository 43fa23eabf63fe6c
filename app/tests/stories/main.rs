//! Stories end to end: the whole office, on both databases, through its public door.

mod crawl;
mod demo_year;
mod leaks;
mod moving;
mod pages;
mod rules;

use balai::modules::modules;
use balai_kernel::{
    Actor, App, Id,
    actor::{PartyRef, PersonRef},
    import,
    store::{Conn as _, Sql},
    test::World,
};

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

/// An office with the demo year.
async fn on_demo(story: impl AsyncFn(World)) {
    balai_kernel::test::on_both(&modules(), async |world: World| {
        load_demo(&world).await;
        story(world).await;
    })
    .await;
}
