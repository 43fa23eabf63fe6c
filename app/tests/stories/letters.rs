//! Letters that go by themselves: before a report is due and once it is late, and to those whose yes is
//! waited for.

use balai_kernel::{
    Id,
    actor::Role,
    args, job,
    store::{Conn as _, Sql},
    test::{Someone, World},
};
use jiff::ToSpan as _;

use crate::{on_demo, party};

/// The next day begins, and whatever it asks for is done.
async fn a_day_later(world: &World, days: i64) {
    world.app.clock.advance(days * 24 * 3600);
    job::ask_daily(&world.app).await.unwrap();
    world.work().await;
}

async fn letters(world: &World, kind: &str) -> Vec<(String, String, String)> {
    world
        .app
        .db
        .all(
            Sql::Same(
                "select recipient, subject, body from mail where kind = $1 order by created_at, recipient",
            ),
            args![kind],
        )
        .await
        .unwrap()
}

async fn account(world: &World, name: &str) -> (Id<()>, String) {
    world
        .app
        .db
        .one(
            Sql::Same("select id, email from account where name = $1"),
            args![name],
        )
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_writes_a_report_gets_one_letter_before_it_is_due_and_one_once_it_is_late() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let (id, email) = account(&world, "Ratna").await;
        // The report of this month is due ten days after its end; the letter goes three days before.
        let today = world.app.today();
        let first = today.first_of_month();
        let due = first.last_of_month().saturating_add(10.days());
        let page = format!("/app/reports/calendar/monthly/{first}");
        let form = [
            ("version", "0"),
            ("writer", &*id.to_string()),
            ("due", &*due.to_string()),
        ];
        let named = ratna.post(&page, &form).await;
        assert_eq!(named.status, 303, "{}", named.text);
        let own = |all: &[(String, String, String)]| -> Vec<String> {
            let mine = all
                .iter()
                .filter(|(to, _, body)| *to == email && body.contains(&page));
            mine.map(|(_, subject, _)| subject.clone()).collect()
        };
        let until = |day: jiff::civil::Date| i64::from((day - today).get_days());
        a_day_later(&world, until(due) - 4).await;
        assert!(own(&letters(&world, "report.due").await).is_empty());
        a_day_later(&world, 1).await;
        let soon = own(&letters(&world, "report.due").await);
        assert!(soon.len() == 1 && soon[0].starts_with("Due on"), "{soon:?}");
        // The same day again, and the days until it is due: no other letter.
        job::ask_daily(&world.app).await.unwrap();
        world.work().await;
        a_day_later(&world, 2).await;
        assert_eq!(own(&letters(&world, "report.due").await).len(), 1);
        a_day_later(&world, 2).await;
        let late = own(&letters(&world, "report.due").await);
        assert!(late.len() == 2 && late[1].contains("late"), "{late:?}");
        a_day_later(&world, 1).await;
        assert_eq!(own(&letters(&world, "report.due").await).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_written_in_the_language_of_whoever_gets_it() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let (id, email) = account(&world, "Ratna").await;
        world
            .script("update account set language = 'id' where name = 'Ratna'")
            .await;
        let first = world.app.today().first_of_month();
        let page = format!("/app/reports/calendar/monthly/{first}");
        let due = first.last_of_month().saturating_add(2.days());
        let form = [
            ("version", "0"),
            ("writer", &*id.to_string()),
            ("due", &*due.to_string()),
        ];
        assert_eq!(ratna.post(&page, &form).await.status, 303);
        let days = i64::from((due - world.app.today()).get_days());
        a_day_later(&world, days).await;
        let all = letters(&world, "report.due").await;
        let own = all
            .iter()
            .find(|(to, _, body)| *to == email && body.contains(&page));
        let (_, subject, body) = own.unwrap();
        assert!(
            subject.starts_with("Tenggat") && body.contains("Laporan bulanan"),
            "{subject} {body}"
        );
    })
    .await;
}

/// An activity that waits for both co-managers and its donor.
async fn submitted(world: &World, by: &Someone<'_>) -> String {
    let (event,): (Id<()>,) = world
        .app
        .db
        .one(
            Sql::Same("select id from activity where kind = 'training' and is_event = true order by from_on desc, id limit 1"),
            args![],
        )
        .await
        .unwrap();
    world
        .script("update activity set state = 'planned', funder = 'Zq Example Fund' where id = (select id from activity where kind = 'training' and is_event = true order by from_on desc, id limit 1)")
        .await;
    let path = format!("/app/plan/activities/{event}/approval");
    let (version,): (i64,) = world
        .app
        .db
        .one(
            Sql::Same("select version from activity where id = $1"),
            args![event],
        )
        .await
        .unwrap();
    let form = [("version", &*version.to_string()), ("note", "Please read")];
    let sent = by.post(&path, &form).await;
    assert_eq!(sent.status, 303, "{path} {}", sent.text);
    let (approval,): (Id<()>,) = world
        .app
        .db
        .one(
            Sql::Same("select id from approval where activity = $1"),
            args![event],
        )
        .await
        .unwrap();
    format!("/app/plan/approvals/{approval}")
}

#[tokio::test]
async fn those_whose_yes_is_waited_for_are_reminded_once_and_then_those_who_lead_see_it() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        world.person("Alice", Role::CoManager, None).await;
        let path = submitted(&world, &nina).await;
        let answered = yusuf
            .post(&format!("{path}/answers"), &[("answer", "approve")])
            .await;
        assert_eq!(answered.status, 303, "{}", answered.text);
        assert!(!yusuf.get("/app").await.shows("they were reminded"));
        a_day_later(&world, 4).await;
        assert!(letters(&world, "approval.reminder").await.is_empty());
        a_day_later(&world, 1).await;
        let first = letters(&world, "approval.reminder").await;
        let (_, to_alice) = account(&world, "Alice").await;
        let (_, to_nina) = account(&world, "Nina").await;
        assert!(first.iter().any(|(to, ..)| *to == to_alice), "{first:?}");
        // Of the donor, who has no account here, whoever submitted is told.
        assert!(
            first
                .iter()
                .any(|(to, _, body)| *to == to_nina && body.contains("Zq Example Fund")),
            "{first:?}"
        );
        a_day_later(&world, 5).await;
        assert_eq!(letters(&world, "approval.reminder").await.len(), first.len());
        // Yusuf has answered and sees what still waits; Alice sees that it waits for her.
        // Their sessions are over by now: they come in again.
        let (_, to_yusuf) = account(&world, "Yusuf").await;
        let yusuf = world.person_again(&to_yusuf).await;
        let alice = world.person_again(&to_alice).await;
        assert!(yusuf.get("/app").await.shows("they were reminded"));
        assert!(alice.get("/app").await.shows("waits for your answer"));
        let thailand = party(&world.app, "TH").await;
        let kanya = world.person("Kanya", Role::FocalPoint, Some(thailand)).await;
        assert!(!kanya.get("/app").await.shows("they were reminded"));
    })
    .await;
}
