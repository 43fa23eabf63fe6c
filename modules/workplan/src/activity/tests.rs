//! Stories of the plan, told by those who work with it.

use balai_kernel::{
    actor::Role,
    test::{Someone, on_both},
};

use crate::MODULE;

/// Plans an activity and gives its address.
async fn planned(who: &Someone<'_>, fields: &[(&str, &str)]) -> String {
    let seen = who.post("/app/plan/activities", fields).await;
    let location = seen.location.unwrap_or_else(|| panic!("{}", seen.text));
    location.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn ratnas_board_shows_the_latest_of_what_is_done_and_one_column_for_empty_states() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        for day in 1..=8 {
            let title = format!("Course {day}");
            let when = format!("{day} March 2024");
            planned(
                &ratna,
                &[
                    ("title", title.as_str()),
                    ("kind", "training"),
                    ("when", when.as_str()),
                ],
            )
            .await;
        }
        world.script("update activity set state = 'completed'").await;
        let board = ratna.get("/app/plan/board?year=2024").await;
        assert_eq!(board.text.matches("class=\"card\"").count(), 6, "{}", board.text);
        assert!(
            board.shows("Show all 8") && board.shows("state=completed"),
            "{}",
            board.text
        );
        assert_eq!(
            board.text.matches("<section class=\"lane").count(),
            2,
            "{}",
            board.text
        );
        let timeline = ratna.get("/app/plan/timeline?year=2024").await;
        // The fourth of March, around its middle: a little after two months. Its days are known.
        assert!(
            timeline.shows("x=\"17.00%\"") && !timeline.shows(" vague\""),
            "{}",
            timeline.text
        );
    })
    .await;
}

#[tokio::test]
async fn ratna_plans_a_study_for_some_time_in_june_2024() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let path = planned(
            &ratna,
            &[
                ("title", "Study of sea routes"),
                ("kind", "study"),
                ("when", "some time in June 2024"),
            ],
        )
        .await;
        let page = ratna.get(&path).await;
        assert!(
            page.shows("June 2024") && !page.shows("1 June 2024"),
            "{}",
            page.text
        );
        assert_eq!(world.number("select year from activity").await, 2024);
        assert_eq!(world.number("select month from activity").await, 6);
        let timeline = ratna.get("/app/plan/timeline?year=2024").await;
        // Some time in June: open, from its first day to its last.
        assert!(
            timeline.shows("Study of sea routes")
                && timeline.shows(" vague\"")
                && timeline.shows("x=\"41.66%\" width=\"8.33%\""),
            "{}",
            timeline.text
        );
        assert!(
            ratna
                .get("/app/plan/board?year=2024")
                .await
                .shows("Study of sea routes")
        );
        assert!(
            !ratna
                .get("/app/plan?year=2023")
                .await
                .shows("Study of sea routes")
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_when_a_date_can_be_read_in_two_ways() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let seen = ratna
            .post(
                "/app/plan/activities",
                &[
                    ("title", "Study of sea routes"),
                    ("kind", "study"),
                    ("when", "03/04/2024"),
                ],
            )
            .await;
        assert_eq!(seen.status, 422);
        assert!(seen.shows("Study of sea routes") && seen.shows("03/04/2024"));
        assert!(seen.shows("3 April 2024") && seen.shows("4 March 2024"));
        assert_eq!(world.number("select count(*) from activity").await, 0);
    })
    .await;
}

#[tokio::test]
async fn postponing_wants_a_reason_and_keeps_it() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let path = planned(&ratna, &[("title", "Guide for interviews"), ("kind", "product")]).await;
        let states = format!("{path}/states");
        let step = ratna
            .post(&states, &[("state", "planned"), ("version", "1")])
            .await;
        assert_eq!(step.status, 303);
        let refused = ratna
            .post(
                &states,
                &[("state", "postponed"), ("reason", " "), ("version", "2")],
            )
            .await;
        assert_eq!(refused.status, 422);
        let done = ratna
            .post(
                &states,
                &[
                    ("state", "postponed"),
                    ("reason", "The printer has no paper"),
                    ("version", "2"),
                ],
            )
            .await;
        assert_eq!(done.status, 303);
        assert!(ratna.get(&path).await.shows("The printer has no paper"));
        // A cancelled or completed state does not follow by leaps.
        let leap = ratna
            .post(&states, &[("state", "completed"), ("version", "3")])
            .await;
        assert_eq!(leap.status, 422);
        assert_eq!(world.number("select count(*) from activity_state").await, 3);
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_is_told_field_by_field() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let wayan = world.person("Wayan Example", Role::CoManager, None).await;
        let path = planned(
            &ratna,
            &[("title", "Guide"), ("kind", "product"), ("place", "Bangkok")],
        )
        .await;
        let first = wayan
            .post(
                &path,
                &[
                    ("title", "Guide for the border"),
                    ("kind", "product"),
                    ("place", "Bangkok"),
                    ("version", "1"),
                ],
            )
            .await;
        assert_eq!(first.status, 303);
        let second = ratna
            .post(
                &path,
                &[
                    ("title", "Guide"),
                    ("kind", "product"),
                    ("place", "Jakarta"),
                    ("version", "1"),
                ],
            )
            .await;
        assert_eq!(second.status, 409);
        assert!(second.shows("Guide for the border") && second.shows("Jakarta"));
        let page = ratna.get(&path).await;
        assert!(page.shows("Guide for the border") && !page.shows("Jakarta"));
    })
    .await;
}

#[tokio::test]
async fn a_proposal_is_for_the_office_until_it_is_planned() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let admin = world.person("Aroon Example", Role::Administrator, None).await;
        let path = planned(&ratna, &[("title", "Quiet study"), ("kind", "study")]).await;
        assert_eq!(admin.get(&path).await.status, 404);
        assert!(!admin.get("/app/plan").await.shows("Quiet study"));
        assert_eq!(admin.get(&format!("{path}/edit")).await.status, 404);
        ratna
            .post(
                &format!("{path}/states"),
                &[("state", "planned"), ("version", "1")],
            )
            .await;
        assert!(admin.get("/app/plan").await.shows("Quiet study"));
        assert_eq!(admin.get(&format!("{path}/edit")).await.status, 403);
        assert_eq!(
            admin
                .post("/app/plan/activities", &[("title", "Mine"), ("kind", "study")])
                .await
                .status,
            403
        );
    })
    .await;
}

#[tokio::test]
async fn the_file_holds_exactly_what_is_seen_and_no_formulas() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let admin = world.person("Aroon Example", Role::Administrator, None).await;
        planned(
            &ratna,
            &[
                ("title", "=HYPERLINK(\"http://x\")"),
                ("kind", "study"),
                ("when", "2024"),
            ],
        )
        .await;
        planned(
            &ratna,
            &[("title", "Study of roads"), ("kind", "study"), ("when", "2025")],
        )
        .await;
        let all = ratna.get("/app/plan/export/csv").await.text;
        assert!(
            all.contains("\"'=HYPERLINK(") && all.contains("Study of roads"),
            "{all}"
        );
        let filtered = ratna.get("/app/plan/export/csv?year=2025").await.text;
        assert!(filtered.contains("Study of roads") && !filtered.contains("HYPERLINK"));
        let theirs = admin.get("/app/plan/export/csv").await.text;
        assert!(!theirs.contains("Study of roads"), "{theirs}");
        assert_eq!(ratna.get("/app/plan/export/pdf").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn chosen_columns_stand_on_the_page_and_in_the_file() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        planned(&ratna, &[("title", "Study of roads"), ("kind", "study")]).await;
        let heads = async |path: &str| ratna.get(path).await.text.matches("</th>").count();
        assert_eq!(heads("/app/plan").await, 6);
        assert_eq!(heads("/app/plan?columns=title,project").await, 2);
        let file = ratna.get("/app/plan/export/csv?columns=title,project").await.text;
        let head: Vec<&str> = file.lines().next().unwrap_or_default().split(',').collect();
        assert_eq!(head.len(), 2, "{file}");
    })
    .await;
}

#[tokio::test]
async fn text_finds_titles_in_any_case_and_takes_signs_as_signs() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        planned(&ratna, &[("title", "Étude des routes"), ("kind", "study")]).await;
        assert!(ratna.get("/app/plan?q=ETUDE").await.shows("Étude des routes"));
        assert!(!ratna.get("/app/plan?q=routesx").await.shows(">Étude des routes"));
        assert_eq!(
            ratna
                .get("/app/plan?q=%25&year=x&page=-4&sort=;drop")
                .await
                .status,
            200
        );
    })
    .await;
}
