//! Nobody is invited to an event before those whose yes it needs have answered.

use balai_kernel::{
    Id,
    actor::Role,
    store::{Conn as _, Sql},
    test::{World, on_both},
};
use balai_workplan::approval::Approval;

use super::{MODULES, planned};

async fn open(world: &World) -> String {
    let sql = Sql::Same("select id from approval where replaced_at is null");
    let (id,): (Id<Approval>,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    format!("/app/plan/approvals/{id}")
}

#[tokio::test]
async fn nicha_puts_nobody_on_a_list_before_everybody_said_yes() {
    on_both(&MODULES, async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let helen = world.person("Helen Example", Role::CoManager, None).await;
        let event = planned(&nicha, "Course", "3-7 June 2025", false).await;
        let people = format!("{event}/people");
        let somchai = [
            ("given", "Somchai"),
            ("family", "Example"),
            ("party", "TH"),
            ("status", "expected"),
        ];
        let early = nicha.post(&people, &somchai).await;
        assert!(
            early.status == 422 && early.shows("it was not submitted") && early.shows("both co-managers"),
            "{}",
            early.text
        );
        // What was typed is still there.
        assert!(early.shows("Somchai"), "{}", early.text);
        let number = [("party", "NP"), ("number", "12")];
        assert_eq!(
            nicha.post(&format!("{event}/headcounts"), &number).await.status,
            422
        );
        assert_eq!(world.number("select count(*) from participation").await, 0);
        assert_eq!(world.number("select count(*) from headcount_line").await, 0);
        // Nor does a refused line leave a person behind.
        assert_eq!(world.number("select count(*) from person").await, 0);

        let approval = format!(
            "/app/plan/activities/{}/approval",
            event.rsplit('/').next().unwrap()
        );
        assert!(nicha.get(&event).await.shows(&approval));
        assert_eq!(nicha.post(&approval, &[("version", "1")]).await.status, 303);
        let open = open(&world).await;
        assert_eq!(
            ratna
                .post(&format!("{open}/answers"), &[("answer", "approve")])
                .await
                .status,
            303
        );
        let waiting = nicha.post(&people, &somchai).await;
        assert!(
            waiting.status == 422
                && waiting.shows("Helen Example (co-manager) and International Organization for Migration"),
            "{}",
            waiting.text
        );
        assert_eq!(
            helen
                .post(&format!("{open}/answers"), &[("answer", "approve")])
                .await
                .status,
            303
        );
        let letter = [
            ("seat", "host"),
            ("answer", "approve"),
            ("said_by", "Anna Host"),
            ("said_how", "e-mail"),
            ("said_on", "10 February 2025"),
        ];
        assert_eq!(nicha.post(&format!("{open}/records"), &letter).await.status, 303);
        let now = nicha.post(&people, &somchai).await;
        assert_eq!(now.status, 303, "{}", now.text);

        // A donor comes in: it lapses, and nobody else is invited.
        let paid = [
            ("version", "3"),
            ("level", "regional"),
            ("mode", "online"),
            ("funder", "A donor"),
        ];
        let saved = nicha.post(&format!("{event}/edit"), &paid).await;
        assert!(
            saved.location.is_some_and(|to| to.contains("lapsed")),
            "{}",
            saved.text
        );
        let other = [
            ("given", "Malee"),
            ("family", "Example"),
            ("party", "TH"),
            ("status", "expected"),
        ];
        let lapsed = nicha.post(&people, &other).await;
        assert!(
            lapsed.status == 422 && lapsed.shows("lapsed") && lapsed.shows("A donor (donor)"),
            "{}",
            lapsed.text
        );
        assert_eq!(world.number("select count(*) from participation").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_an_event_that_lies_ahead_is_not_imported_before_it_is_approved() {
    on_both(&MODULES, async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        planned(&nicha, "Course on the coast", "3-7 June 2025", false).await;
        planned(&nicha, "Course in the hills", "3-7 June 2024", false).await;
        let list = "Event,Name,Country\nCourse on the coast,Somchai Example,Thailand\nCourse in the hills,Malee Example,Thailand\n";
        let actor = balai_kernel::Actor::office_job();
        let bytes = list.as_bytes().to_vec();
        let done = balai_kernel::import::import_file(
            &world.app,
            &actor,
            None,
            "participants.csv",
            bytes,
            false,
            true,
            &|_, _, _| {},
        )
        .await;
        assert!(done.is_ok(), "{:?}", done.err());
        // What is past is recorded; nobody is invited by a workbook.
        assert_eq!(world.number("select count(*) from participation").await, 1);
        assert_eq!(
            world.number("select count(*) from participation p join activity a on a.id = p.event where a.from_on > '2025-01-01'").await,
            0
        );
    })
    .await;
}
