//! Stories of whoever follows the office's feed.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Module,
    actor::Role,
    import::{self, import_file},
    test::{Someone, World, on_both},
};
use jiff::{SignedDuration, Timestamp};

use super::{MODULES, completed, planned};

/// In seconds; a longer one would end sessions.
const HOUR: i64 = 3_600;

/// What the feed says: when it was updated, and each entry by its title.
async fn read(reader: &Someone<'_>) -> (Timestamp, BTreeMap<String, Timestamp>) {
    let feed = reader.get("/events.atom").await.text;
    let part = |text: &str, name: &str| -> String {
        let (_, rest) = text.split_once(&format!("<{name}>")).unwrap();
        rest.split_once(&format!("</{name}>")).unwrap().0.to_owned()
    };
    let mut pieces = feed.split("<entry>");
    let head = pieces.next().unwrap();
    let at = |text: &str| -> Timestamp { part(text, "updated").parse().unwrap() };
    let entries = pieces.map(|entry| (part(entry, "title"), at(entry)));
    (at(head), entries.collect())
}

/// A moment apart at most: ids of a story move its clock by a little.
fn is_about(at: Timestamp, expected: Timestamp) -> bool {
    at.duration_since(expected).abs() < SignedDuration::from_secs(60)
}

#[tokio::test]
async fn an_entry_was_updated_when_its_record_was_changed_not_when_the_event_is() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let stranger = world.stranger();
        assert_eq!(read(&stranger).await, (Timestamp::UNIX_EPOCH, BTreeMap::new()));
        let now = |world: &World| world.app.clock.now().timestamp();
        let early = planned(&ratna, "Early course", "3-7 June 2024", false).await;
        completed(&ratna, &early).await;
        let made = now(&world);
        world.app.clock.advance(HOUR);
        let late = planned(&ratna, "Late course", "3-7 May 2024", false).await;
        completed(&ratna, &late).await;
        let then = now(&world);
        let (feed, entries) = read(&stranger).await;
        assert!(is_about(entries["Early course"], made), "{entries:?}");
        assert!(is_about(entries["Late course"], then), "{entries:?}");
        assert_eq!(feed, entries["Late course"]);
        // Looking changes nothing, a change does.
        world.app.clock.advance(HOUR);
        assert_eq!(read(&stranger).await, (feed, entries.clone()));
        let fields = [("version", "3"), ("level", "regional"), ("mode", "online")];
        let saved = ratna.post(&format!("{early}/edit"), &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let (feed, after) = read(&stranger).await;
        assert!(is_about(after["Early course"], now(&world)), "{after:?}");
        assert_eq!(after["Late course"], entries["Late course"]);
        assert_eq!(feed, after["Early course"]);
    })
    .await;
}

#[tokio::test]
async fn an_entry_from_a_workbook_was_updated_when_the_workbook_was_taken_over() {
    let modules: Vec<Module> = MODULES.into_iter().chain([import::MODULE]).collect();
    on_both(&modules, async |world| {
        let bring = async |place: &str| {
            let head = "Code,Title,Type,Start,End,Status,Place";
            let file = format!(
                "{head}\nX-1,Training on documents,training,5 June 2024,7 June 2024,completed,{place}\nX-2,Workshop on routes,workshop,8 July 2024,8 July 2024,completed,Suva\n"
            );
            let actor = Actor::office_job();
            import_file(&world.app, &actor, None, "plan.csv", file.into_bytes(), false, true, &|_, _, _| {})
                .await
                .unwrap();
            world.app.clock.now().timestamp()
        };
        let stranger = world.stranger();
        let made = bring("Jakarta").await;
        let (feed, entries) = read(&stranger).await;
        assert_eq!(entries.len(), 2);
        assert!(entries.values().all(|at| is_about(*at, made)), "{entries:?}");
        assert!(is_about(feed, made));
        // Once more with another place for one of them.
        world.app.clock.advance(HOUR);
        let changed = bring("Bangkok").await;
        let (feed, after) = read(&stranger).await;
        assert!(is_about(after["Training on documents"], changed), "{after:?}");
        assert_eq!(after["Workshop on routes"], entries["Workshop on routes"]);
        assert_eq!(feed, after["Training on documents"]);
    })
    .await;
}
