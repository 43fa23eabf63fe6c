//! Reading as an act: who opened a person's page, who took a list away, what each party is told.

use axum::http::StatusCode;
use balai_kernel::{
    actor::Role,
    audit,
    store::Conn as _,
    test::{Someone, World, on_both},
};

use super::{MODULES, enter, focal, party_of, place, ratna};
use crate::PersonId;

const TRAIL: &str = "/app/directory/parties/TH/trail";
const HANDLING: &str = "/app/directory/parties/TH/handling";
const READS: &str = "select count(*) from audit_line where act = 'read' and noun = 'person'";
const DAY: i64 = 24 * 3600;

fn id_of(path: &str) -> PersonId {
    let last = path.rsplit('/').next().expect("a part");
    last.parse().expect("an id")
}

/// An agency of Thailand that shows the names of its people, with one of them.
async fn officer(ratna: &Someone<'_>, agency: &str, name: &str) -> String {
    let at = "/app/directory/parties/TH/agencies/new";
    let made = ratna.post(at, &[("name", agency)]).await;
    super::roster::open_names(ratna, &place(&made)).await;
    enter(ratna, name, "TH", &[("agency", agency)]).await
}

#[tokio::test]
async fn opening_the_page_of_a_person_is_one_line_an_hour_and_oneself_is_none() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let page = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        assert_eq!(world.number(READS).await, 0);
        for _ in 0..3 {
            assert_eq!(ratna.get(&page).await.status, StatusCode::OK);
        }
        assert_eq!(world.number(READS).await, 1);
        // The form shows as much as the page: leaving the page out leaves no gap.
        ratna.get(&format!("{page}/edit")).await;
        assert_eq!(world.number(READS).await, 1);
        world.app.clock.advance(3601);
        ratna.get(&format!("{page}/edit")).await;
        assert_eq!(world.number(READS).await, 2);
        let helen = world.person("Helen Tan", Role::CoManager, None).await;
        helen.get(&page).await;
        assert_eq!(world.number(READS).await, 3);

        let thailand = party_of(&world, "TH").await;
        let kanya = world
            .person_of(
                "Kanya Suwan",
                Role::FrontlineOfficer,
                Some(thailand),
                Some(id_of(&page)),
            )
            .await;
        assert_eq!(kanya.get(&page).await.status, StatusCode::OK);
        assert_eq!(world.number(READS).await, 3);
        // What could not be opened was not read.
        let viet_nam = party_of(&world, "VN").await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        assert_eq!(linh.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.number(READS).await, 3);
        // Reading is not an act in the history of the record.
        assert!(!ratna.get(&page).await.text.contains("Helen"));
    })
    .await;
}

#[tokio::test]
async fn a_program_that_starts_anew_does_not_write_the_same_look_again() {
    on_both(MODULES, async |mut world: World| {
        let page = {
            let ratna = ratna(&world).await;
            let page = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
            ratna.get(&page).await;
            page
        };
        world = world.with_parts(|_| {});
        let ratna = world.person_again("ratna.wibowo@test.example").await;
        assert_eq!(ratna.get(&page).await.status, StatusCode::OK);
        assert_eq!(world.number(READS).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_through_other_eyes_reads_as_themselves() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let page = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let helen = world.person("Helen Tan", Role::CoManager, None).await;
        helen.get(&format!("{page}?as=programme-officer")).await;
        let lines = "select count(*) from audit_line where act = 'read' and function = 'co-manager'";
        assert_eq!(world.number(lines).await, world.number(READS).await);
    })
    .await;
}

#[tokio::test]
async fn a_list_taken_away_is_one_line_that_each_party_finds_with_its_own_people() {
    on_both(MODULES, async |world: World| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        officer(&ratna, "Immigration Bureau", "Kanya Suwan").await;
        officer(&ratna, "Royal Police", "Somsri Chai").await;
        enter(&ratna, "Mai Pham", "VN", &[]).await;
        let file = ratna.get("/app/directory/people/export/csv").await;
        assert!(
            file.shows("Kanya Suwan") && file.shows("Mai Pham"),
            "{}",
            file.text
        );
        let lines = "select count(*) from audit_line where act = 'exported' and noun = 'person'";
        assert_eq!(world.number(lines).await, 1);

        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let trail = somchai.get(TRAIL).await;
        for words in [
            "Person: exported",
            "2 of your people in it",
            "Immigration Bureau: 1",
            "Programme officer",
        ] {
            assert!(trail.shows(words), "{words}: {}", trail.text);
        }
        assert!(!trail.shows("Ratna"), "{}", trail.text);
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let theirs = linh.get("/app/directory/parties/VN/trail").await;
        assert!(
            theirs.shows("1 of your people in it") && !theirs.shows("Immigration"),
            "{}",
            theirs.text
        );

        // A file without them is not told.
        ratna.get("/app/directory/people/export/csv?party=VN").await;
        assert_eq!(
            somchai.get(TRAIL).await.text.matches("Person: exported").count(),
            1
        );
        assert_eq!(
            linh.get("/app/directory/parties/VN/trail")
                .await
                .text
                .matches("Person: exported")
                .count(),
            2
        );
    })
    .await;
}

#[tokio::test]
async fn a_trail_is_split_by_agency() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let kanya = officer(&ratna, "Immigration Bureau", "Kanya Suwan").await;
        officer(&ratna, "Royal Police", "Somsri Chai").await;
        ratna.get(&kanya).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let all = somchai.get(TRAIL).await;
        assert!(all.shows("Acts in the last 90 days, by agency"), "{}", all.text);
        assert!(all.statements <= 8, "{}", all.statements);
        let from = all
            .text
            .find("trail?agency=")
            .expect("a count that leads to its lines");
        let path: String = all.text[from..].chars().take_while(|c| *c != '"').collect();
        let asked = format!("/app/directory/parties/TH/{path}");
        let one = somchai.get(&asked).await;
        let read = one.text.matches("Person: read").count();
        // The first of the counts is the busiest agency, where somebody also read.
        assert_eq!(read, 1, "{}", one.text);
        let rows = one.text.split("<tbody").last().expect("a table");
        assert!(
            rows.contains("Immigration Bureau") && !rows.contains("Royal Police"),
            "{rows}"
        );
        let none = somchai.get(&format!("{TRAIL}?agency=none")).await;
        assert!(!none.shows("Person: read"), "{}", none.text);
    })
    .await;
}

/// Linh of Viet Nam is shown a person of Thailand, as by an event where she was in the room.
async fn shown_to_viet_nam(world: &World, page: &str) {
    let viet_nam = party_of(world, "VN").await;
    let (app, id) = (&world.app, id_of(page));
    let thailand = party_of(world, "TH").await;
    let wider = crate::person::audience(id, Some(thailand), None).and(format!("party:{viet_nam}"));
    let wider = &wider;
    let kept = app
        .db
        .write("test.widen", |tx| async move { wider.keep(&tx).await })
        .await
        .expect("an audience");
    let hex = id.uuid().simple().to_string();
    let id = match app.db.engine() {
        balai_kernel::store::Engine::Sqlite => format!("x'{hex}'"),
        balai_kernel::store::Engine::Postgres => format!("'{hex}'"),
    };
    world
        .script(&format!("update person set audience = '{kept}' where id = {id}"))
        .await;
}

#[tokio::test]
async fn readers_of_other_parties_are_told_only_where_a_condition_said_so_before() {
    on_both(MODULES, async |world: World| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        let page = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        shown_to_viet_nam(&world, &page).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        assert_eq!(linh.get(&page).await.status, StatusCode::OK);
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let trail = somchai.get(TRAIL).await;
        assert!(
            !trail.shows("Person: read") && trail.shows("Readers of other parties are not told"),
            "{}",
            trail.text
        );

        // Nobody is told of a reader who was not told beforehand: not today.
        let today = [
            ("from", "2025-02-10"),
            ("tells", "yes"),
            ("words-en", "Not for onward sharing"),
        ];
        let seen = somchai.post(HANDLING, &today).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            seen.shows("Choose tomorrow or a later day") && seen.shows("Not for onward sharing"),
            "{}",
            seen.text
        );
        let tomorrow = [
            ("from", "2025-02-11"),
            ("tells", "yes"),
            ("words-en", "not for onward sharing"),
        ];
        assert_eq!(
            somchai.post(HANDLING, &tomorrow).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(!linh.get(&page).await.shows("is told which parties read this"));

        world.app.clock.advance(DAY);
        let linh = world.person_again("linh.tran@test.example").await;
        let somchai = world.person_again("somchai.dee@test.example").await;
        for path in [&page, "/app/directory/parties/TH"] {
            let shown = linh.get(path).await;
            assert!(
                shown.shows("Thailand is told which parties read this"),
                "{path}: {}",
                shown.text
            );
            assert!(
                shown.shows("Thailand asks: not for onward sharing"),
                "{path}: {}",
                shown.text
            );
        }
        assert!(
            linh.get("/app/directory/people")
                .await
                .shows("Thailand is told which parties open")
        );
        assert!(!somchai.get(&page).await.shows("is told which parties read this"));
        let trail = somchai.get(TRAIL).await;
        assert_eq!(trail.text.matches("Person: read").count(), 2, "{}", trail.text);
        assert!(
            trail.shows("National focal point of Viet Nam") && !trail.shows("Linh"),
            "{}",
            trail.text
        );
        assert!(trail.statements <= 8, "{}", trail.statements);

        // A file has what is asked beside each of them, and is told as well.
        let file = linh.get("/app/directory/people/export/csv").await;
        assert!(
            file.shows("The party asks") && file.shows("not for onward sharing"),
            "{}",
            file.text
        );
        assert!(somchai.get(TRAIL).await.shows("1 of your people in it"));

        // A later condition holds for what is read later; what was read before stays told.
        let quiet = [("from", "2025-02-12")];
        assert_eq!(somchai.post(HANDLING, &quiet).await.status, StatusCode::SEE_OTHER);
        world.app.clock.advance(DAY);
        let linh = world.person_again("linh.tran@test.example").await;
        let somchai = world.person_again("somchai.dee@test.example").await;
        assert!(!linh.get(&page).await.shows("is told which parties read this"));
        let trail = somchai.get(TRAIL).await;
        assert_eq!(
            trail.text.matches("National focal point of Viet Nam").count(),
            2,
            "{}",
            trail.text
        );
    })
    .await;
}

#[tokio::test]
async fn only_its_own_focal_points_say_how_a_party_is_handled() {
    on_both(MODULES, async |world: World| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let new = [("from", "2025-02-11"), ("words-en", "ask us first")];
        let helen = world.person("Helen Tan", Role::CoManager, None).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        for who in [&helen, &linh] {
            let seen = who.post(HANDLING, &new).await;
            assert!(
                !seen.status.is_success() && seen.status != StatusCode::SEE_OTHER,
                "{}",
                seen.status
            );
            // What is asked of readers is for all to read.
            assert_eq!(who.get(HANDLING).await.status, StatusCode::OK);
        }
        assert_eq!(world.number("select count(*) from handling").await, 0);
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        somchai.post(HANDLING, &new).await;
        let shown = linh.get(HANDLING).await;
        assert!(
            shown.shows("ask us first") && shown.shows("to come"),
            "{}",
            shown.text
        );
        let in_indonesian = linh.get(&format!("{HANDLING}?lang=id")).await;
        assert!(
            in_indonesian.shows("Ketentuan penanganan"),
            "{}",
            in_indonesian.text
        );
    })
    .await;
}

#[tokio::test]
async fn whose_people_a_file_held_cannot_be_altered_unseen() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        ratna.get("/app/directory/people/export/csv").await;
        audit::chain(&world.app.db).await.expect("the chain");
        assert_eq!(audit::verify(&world.app.db).await.expect("an answer").1, None);
        world.script("delete from audit_share").await;
        let broken = audit::verify(&world.app.db).await.expect("an answer").1;
        assert_eq!(
            broken.map(|broken| broken.what),
            Some("whose people it held was altered")
        );
    })
    .await;
}

#[tokio::test]
async fn staff_of_the_host_are_told_as_such_and_nobody_by_name() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let page = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        world
            .script("update account set employer = 'host' where email = 'ratna.wibowo@test.example'")
            .await;
        ratna.get(&page).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let trail = somchai.get(TRAIL).await;
        assert!(
            trail.shows("Programme officer, paid by the host organisation"),
            "{}",
            trail.text
        );
        assert!(!trail.shows("Ratna"), "{}", trail.text);
    })
    .await;
}
