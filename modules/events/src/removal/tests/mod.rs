//! Stories of lines that are taken off a list and put back.

mod entry;

use balai_kernel::{
    Id, Module,
    actor::Role,
    args, measure,
    store::{Conn as _, Sql},
    test::{World, on_both},
};

use crate::event::tests::{completed, party, planned};

const MODULES: [Module; 5] = [
    balai_directory::MODULE,
    balai_workplan::MODULE,
    crate::MODULE,
    measure::MODULE,
    balai_kernel::desk::MODULE,
];

async fn only_id(world: &World, sql: &'static str) -> String {
    let (id,): (Id<()>,) = world.app.db.one(Sql::Same(sql), args![]).await.unwrap();
    id.to_string()
}

const COUNTED: &str = "select count(*) from participation where status = 'attended'";

#[tokio::test]
async fn ratna_removes_somebody_who_was_never_there_and_takes_it_back() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Example", Role::FocalPoint, Some(thai)).await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        completed(&ratna, &event).await;
        let fields = [
            ("given", "Somchai"),
            ("family", "Example"),
            ("party", "TH"),
            ("status", "attended"),
            ("role", "participant"),
        ];
        assert_eq!(ratna.post(&format!("{event}/people"), &fields).await.status, 303);
        let row = only_id(&world, "select id from participation").await;
        let removal = format!("{event}/people/{row}/removal");

        // Without a reason nothing happens, and nobody else may.
        assert!(
            ratna
                .get(&format!("{event}/people/{row}/edit"))
                .await
                .shows(&removal)
        );
        let silent = ratna.post(&removal, &[("version", "1"), ("reason", " ")]).await;
        assert_eq!(silent.status, 422);
        let said = [("version", "1"), ("reason", "He was <b>at home</b> that week.")];
        assert_eq!(kanya.post(&removal, &said).await.status, 404);
        assert_eq!(world.number(COUNTED).await, 1);

        let gone = ratna.post(&removal, &said).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        assert_eq!(world.number(COUNTED).await, 0);
        assert!(!ratna.get(&format!("{event}/people")).await.shows("Somchai"));
        assert!(
            !kanya
                .get(&format!("{event}/people/export/csv"))
                .await
                .shows("Somchai")
        );
        assert!(!ratna.get(&event).await.shows("1 by name"));
        // The office reads it in the event's history, with the reason; nobody else does.
        let history = ratna.get(&format!("{event}/history")).await;
        assert!(
            history.shows("Somchai Example") && history.shows("&lt;b&gt;at home"),
            "{}",
            history.text
        );
        assert!(history.shows("Ratna Example"));
        assert!(!kanya.get(&format!("{event}/history")).await.shows("Somchai"));
        assert_eq!(
            world
                .number("select count(*) from audit_line where act = 'removed' and noun = 'participation'")
                .await,
            1
        );

        // Removing what somebody changed meanwhile is refused; putting back counts again.
        let back = format!("{event}/removals/{row}/restoration");
        assert_eq!(kanya.post(&back, &[]).await.status, 403);
        assert_eq!(ratna.post(&back, &[]).await.status, 303);
        assert_eq!(world.number(COUNTED).await, 1);
        assert!(kanya.get(&format!("{event}/people")).await.shows("Somchai"));
        assert!(!ratna.get(&format!("{event}/history")).await.shows("at home</b>"));
        assert_eq!(ratna.post(&removal, &said).await.status, 422);
        assert_eq!(ratna.post(&back, &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_removed_person_who_was_added_again_is_not_put_back_twice() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        completed(&ratna, &event).await;
        let people = format!("{event}/people");
        let new = [("family", "Example"), ("party", "TH"), ("status", "attended")];
        assert_eq!(ratna.post(&people, &new).await.status, 303);
        let row = only_id(&world, "select id from participation").await;
        let person = only_id(&world, "select id from person").await;
        let said = [("version", "1"), ("reason", "Wrong event.")];
        assert_eq!(
            ratna.post(&format!("{people}/{row}/removal"), &said).await.status,
            303
        );
        let again = [
            ("person", person.as_str()),
            ("party", "TH"),
            ("status", "attended"),
        ];
        assert_eq!(ratna.post(&people, &again).await.status, 303);
        let twice = ratna
            .post(&format!("{event}/removals/{row}/restoration"), &[])
            .await;
        assert_eq!(twice.status, 422, "{}", twice.text);
        assert_eq!(world.number(COUNTED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_headcount_is_removed_only_when_nobody_of_it_is_named() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Dialogue", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        let made = ratna
            .post(
                &format!("{event}/headcounts"),
                &[("party", "TH"), ("number", "12")],
            )
            .await;
        assert_eq!(made.status, 303);
        let line = only_id(&world, "select id from headcount_line").await;
        let named = [
            ("family", "Alpha"),
            ("party", "TH"),
            ("status", "attended"),
            ("headcount_line", line.as_str()),
        ];
        assert_eq!(ratna.post(&format!("{event}/people"), &named).await.status, 303);
        let removal = format!("{event}/headcounts/{line}/removal");
        let said = [("version", "1"), ("reason", "Counted twice.")];
        assert_eq!(ratna.post(&removal, &said).await.status, 422);
        let row = only_id(&world, "select id from participation").await;
        let free = [("version", "1"), ("party", "TH"), ("status", "attended")];
        assert_eq!(
            ratna.post(&format!("{event}/people/{row}"), &free).await.status,
            303
        );
        let gone = ratna.post(&removal, &said).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        let page = ratna.get(&event).await;
        assert!(page.shows("1 by name, 0 by number"), "{}", page.text);
        assert!(
            ratna
                .get(&format!("{event}/history"))
                .await
                .shows("Counted twice.")
        );
        let back = format!("{event}/removals/{line}/restoration");
        assert_eq!(ratna.post(&back, &[]).await.status, 303);
        assert!(ratna.get(&event).await.shows("1 by name, 12 by number"));
    })
    .await;
}
