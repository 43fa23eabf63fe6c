//! How the numbers of an event come about, and how little its pages ask of the database.

use balai_kernel::{
    Id,
    actor::{PersonRef, Role},
    args,
    profile::Profile,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};
use uuid::Uuid;

use super::{Attendance, Listed, Tabs};
use crate::event::{
    Counts,
    tests::{MODULES, completed, party, planned},
};

/// What a page may ask of the database at most, finding out who asks included.
const MOST: u32 = 8;

fn one(person: u128, party: u128, role: &str, status: &str, gain: Option<f64>) -> Listed {
    Listed {
        person: Uuid::from_u128(person),
        party: Some(Id::of(Uuid::from_u128(party))),
        role: role.to_owned(),
        status: status.to_owned(),
        gain,
    }
}

#[test]
fn only_those_who_came_in_a_role_that_counts_are_counted() {
    let profile = Profile::load("bali-process").unwrap();
    let attendance = Attendance {
        listed: vec![
            one(1, 7, "participant", "attended", Some(12.0)),
            // Merged into the first: one person, two participations.
            one(1, 8, "speaker", "partly", None),
            one(2, 7, "participant", "absent", Some(90.0)),
            one(3, 7, "trainer", "attended", None),
            one(4, 7, "interpreter", "attended", None),
            one(5, 7, "participant", "not-recorded", None),
        ],
        lines: vec![
            (Some(Id::of(Uuid::from_u128(8))), 4),
            (None, 2),
            (Some(Id::of(Uuid::from_u128(9))), 0),
        ],
        tabs: Tabs::default(),
    };
    let counts = Counts {
        participations: 2,
        people: 1,
        trainers: 1,
        not_recorded: 1,
        headcount: 6,
    };
    assert_eq!(attendance.counts(&profile), counts);
    let (seven, eight) = (Id::of(Uuid::from_u128(7)), Id::of(Uuid::from_u128(8)));
    assert_eq!(attendance.by_party(&profile, None), [(eight, 5), (seven, 1)]);
    assert_eq!(attendance.by_party(&profile, Some(seven)), [(seven, 1)]);
    assert_eq!(attendance.differences(), [12.0]);
}

/// An event with everything that its page can show.
async fn full_event(world: &World, ratna: &Someone<'_>) -> String {
    let whole = planned(ratna, "Programme on documents", "2024", false).await;
    let event = planned(ratna, "Course on documents", "3-7 June 2024", false).await;
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let plan = [
        ("version", "1"),
        ("title", "Course on documents"),
        ("kind", "training"),
        ("when", "3-7 June 2024"),
        ("initiative", "2"),
        ("project", "rilon"),
        ("purpose", "2"),
        ("also_initiative", "3"),
        ("also_purpose", "1"),
        ("area", "protection"),
        ("co_name", "Thailand"),
    ];
    let saved = ratna
        .post(&format!("/app/plan/activities/{}", id(&event)), &plan)
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let extras = [
        ("version", "2"),
        ("level", "national"),
        ("level_party", "TH"),
        ("host_party", "ID"),
        ("mode", "hybrid"),
        ("part_of", &*id(&whole)),
    ];
    let saved = ratna.post(&format!("{event}/edit"), &extras).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let states = format!("/app/plan/activities/{}/states", id(&event));
    for (version, state) in [("3", "planned"), ("4", "completed")] {
        let step = ratna
            .post(&states, &[("state", state), ("version", version)])
            .await;
        assert_eq!(step.status, 303, "{}", step.text);
    }
    completed(ratna, &whole).await;
    let mei = world.person("Mei Monitor", Role::MonitoringOfficer, None).await;
    for (family, code) in [("Alpha", "TH"), ("Beta", "LK"), ("Gamma", "ID")] {
        let fields = [
            ("given", "Example"),
            ("family", family),
            ("party", code),
            ("status", "attended"),
            ("pre", "40"),
            ("post", "80"),
        ];
        let seen = mei.post(&format!("{event}/people"), &fields).await;
        assert_eq!(seen.status, 303, "{}", seen.text);
    }
    let line = [("party", "NP"), ("number", "12")];
    assert_eq!(
        ratna.post(&format!("{event}/headcounts"), &line).await.status,
        303
    );
    let talk = [("title", "Welcome"), ("attribution", "open")];
    assert_eq!(ratna.post(&format!("{event}/sessions"), &talk).await.status, 303);
    event
}

async fn somebody(world: &World, family: &'static str) -> Id<PersonRef> {
    let sql = Sql::Same("select id from person where family = $1");
    let (id,): (Id<PersonRef>,) = world.app.db.one(sql, args![family]).await.unwrap();
    id
}

#[tokio::test]
async fn no_page_of_plan_and_events_asks_more_than_eight_things_of_the_database() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = full_event(&world, &ratna).await;
        let mei = world.person("Mei Second", Role::MonitoringOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        let alpha = somebody(&world, "Alpha").await;
        let officer = world
            .person_of("Somchai Self", Role::FrontlineOfficer, Some(thai), Some(alpha))
            .await;
        // The page shows all there is: what is not read costs nothing.
        let page = mei.get(&event).await;
        for words in [
            "2, Regional cooperation",
            "3, Transnational crime",
            "RILON",
            "Programme on documents",
            "Sri Lanka",
            "3 by name, 12 by number",
            "+40",
        ] {
            assert!(page.shows(words), "{words}: {}", page.text);
        }
        let own = kanya.get(&event).await;
        assert!(own.shows("Thailand took part") && !own.shows("Sri Lanka"));

        let pages = [
            event.clone(),
            format!("{event}/sessions"),
            format!("{event}/history"),
            format!("{event}/list"),
            "/app/events".to_owned(),
            "/app/events?initiative=2&q=course".to_owned(),
            "/app/plan".to_owned(),
            "/app/plan/board?year=2024".to_owned(),
            "/app/plan/timeline?year=2024".to_owned(),
            "/app/plan/initiatives/2".to_owned(),
            "/app/plan/projects/rilon".to_owned(),
            "/events".to_owned(),
            event.replace("/app", ""),
        ];
        let people = format!("{event}/people");
        for who in [&ratna, &mei, &kanya] {
            let seen = who.get(&people).await;
            assert!(seen.statements <= MOST, "{}", seen.statements);
        }
        for path in &pages {
            for who in [&ratna, &mei, &kanya, &officer] {
                // What is worked out once is kept, on a PostgreSQL that other stories use
                // until one of them writes: the fewest of some visits are what is asked.
                let mut fewest = u32::MAX;
                for _ in 0..8 {
                    let seen = who.get(path).await;
                    assert_eq!(seen.status, 200, "{path}");
                    fewest = fewest.min(seen.statements);
                }
                assert!(
                    (1..=MOST).contains(&fewest),
                    "{path}: {fewest} for {:?}",
                    who.account
                );
            }
        }
    })
    .await;
}
