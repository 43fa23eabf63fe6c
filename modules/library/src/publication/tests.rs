//! Stories of publications.

use balai_kernel::{
    actor::Role,
    measure::{Ask, Dim},
    test::{Someone, on_both},
    text::Lang,
    translation, view,
};

mod editions;

use crate::MODULE;

const GUIDE: [(&str, &str); 7] = [
    ("title", "Guide to interviewing at sea"),
    ("kind", "policy-guide"),
    ("date", "June 2024"),
    ("published_with", "Example Institute"),
    ("summary", "How to ask."),
    ("href", "https://example.org/guide.pdf"),
    ("audience", "public"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = fields.iter().copied().filter(|(own, _)| *own != field).collect();
    fields.push((field, value));
    fields
}

async fn add(officer: &Someone<'_>, fields: &[(&str, &str)]) -> String {
    let added = officer.post("/app/library", fields).await;
    assert_eq!(added.status, 303, "{}", added.text);
    added.location.unwrap().split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_public_is_read_by_everyone_and_found() {
    on_both(&[MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let page = add(&ploy, &GUIDE).await;
        let public = page.replace("/app/", "/");
        let anyone = world.stranger();
        let seen = anyone.get(&public).await;
        assert!(seen.status == 200 && seen.shows("Guide to interviewing at sea") && seen.shows("June 2024"));
        assert!(
            anyone
                .get("/library?q=INTERVIEWING")
                .await
                .shows("Guide to interviewing")
        );
        assert!(
            !anyone
                .get("/library?q=nothing")
                .await
                .shows("Guide to interviewing")
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_for_the_office_is_for_nobody_else() {
    on_both(&[MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let thida = world.person("Thida Example", Role::FocalPoint, None).await;
        let page = add(&ploy, &with(&GUIDE, "audience", "office")).await;
        assert_eq!(thida.get(&page).await.status, 404);
        assert_eq!(
            world.stranger().get(&page.replace("/app/", "/")).await.status,
            404
        );
        assert!(!thida.get("/app/library").await.shows("Guide to interviewing"));
        assert!(
            !world
                .stranger()
                .get("/library")
                .await
                .shows("Guide to interviewing")
        );
        assert_eq!(thida.post(&page, &GUIDE).await.status, 404);
        assert_eq!(thida.post("/app/library", &GUIDE).await.status, 403);

        let ada = world.person("Ada Example", Role::Administrator, None).await;
        assert_eq!(ada.get(&page).await.status, 404);
        let open = add(&ploy, &with(&GUIDE, "title", "Another guide")).await;
        assert_eq!(ada.get(&format!("{open}/edit")).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_beside_its_field_and_nothing_typed_is_lost() {
    on_both(&[MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        for (field, value, said) in [
            ("title", " ", "Give it a title"),
            ("date", "31 June 2024", "Write a date"),
            ("href", "javascript:alert(1)", "begins with http"),
        ] {
            let answer = ploy.post("/app/library", &with(&GUIDE, field, value)).await;
            assert_eq!(answer.status, 422, "{field}");
            assert!(
                answer.shows(said) && answer.shows("Example Institute"),
                "{}",
                answer.text
            );
        }
        assert_eq!(world.number("select count(*) from publication").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_is_told_what_the_first_saved() {
    on_both(&[MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let niran = world.person("Niran Example", Role::ProgrammeOfficer, None).await;
        let page = add(&ploy, &GUIDE).await;
        let first = with(&with(&GUIDE, "version", "1"), "title", "First title");
        let second = with(&with(&GUIDE, "version", "1"), "title", "Second title");
        assert_eq!(ploy.post(&page, &first).await.status, 303);
        let told = niran.post(&page, &second).await;
        assert_eq!(told.status, 409);
        assert!(
            told.shows("First title") && told.shows("Second title"),
            "{}",
            told.text
        );
        assert!(ploy.get(&page).await.shows("First title"));
    })
    .await;
}

#[tokio::test]
async fn publications_are_counted_in_the_year_in_which_they_came_out() {
    on_both(&[MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        add(&ploy, &GUIDE).await;
        add(&ploy, &with(&with(&GUIDE, "title", "Two"), "date", "2024")).await;
        add(&ploy, &with(&with(&GUIDE, "title", "Old"), "date", "3 May 2023")).await;
        let measure = world.app.measure("publications").unwrap();
        let (db, profile) = (&world.app.db, &world.app.profile);
        let count = async |ask: Ask| (measure.count)(db, profile, Lang::EN, &ask).await.unwrap();
        assert_eq!(count(Ask::year(2024)).await[0].as_number(), Some(2.0));
        assert_eq!(count(Ask::year(2022)).await[0].as_number(), Some(0.0));
        let months = count(Ask::year(2024).by(Dim::Month)).await;
        let sum: f64 = months
            .iter()
            .filter_map(balai_kernel::measure::Cell::as_number)
            .sum();
        assert_eq!(sum, 2.0, "the parts add up to the whole");
        assert!(months.iter().any(|cell| cell.key == "2024-06"));
        assert_eq!(
            count(Ask::year(2024).only(Dim::Month, "2024-06")).await[0].as_number(),
            Some(1.0)
        );
        let parts = count(Ask::year(2024).by(Dim::Initiative)).await;
        assert_eq!(parts[0].as_number(), Some(2.0));
    })
    .await;
}

#[tokio::test]
async fn the_file_of_a_publication_is_seen_by_those_who_see_the_publication() {
    on_both(&[MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let thida = world.person("Thida Example", Role::FocalPoint, None).await;
        let anyone = world.stranger();
        let page = add(&ploy, &GUIDE).await;
        let (inside, public) = (format!("{page}/file"), format!("{}/file", page.replace("/app/", "/")));
        assert_eq!(anyone.get(&public).await.status, 404);

        // What it is told by its content, not by its name.
        let program = ploy.upload(&inside, "guide.pdf", b"MZ\x90\x00", &[]).await;
        assert_eq!(program.status, 422);
        assert_eq!(ploy.upload(&inside, "", b"", &[]).await.status, 422);
        assert_eq!(thida.upload(&inside, "a.pdf", b"%PDF-1.7 one", &[]).await.status, 403);
        let kept = ploy.upload(&inside, "a.bin", b"%PDF-1.7 one", &[]).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        assert!(anyone.get(&page.replace("/app/", "/")).await.shows("Download (PDF, 1 kB)"));
        assert_eq!(anyone.follow(&public).await.text, "%PDF-1.7 one");

        // It goes where the publication goes.
        let for_office = with(&with(&GUIDE, "version", "2"), "audience", "office");
        assert_eq!(ploy.post(&page, &for_office).await.status, 303);
        for outsider in [&anyone, &thida] {
            assert_eq!(outsider.get(&public).await.status, 404);
        }
        let open = "select count(*) from file f join audience_key k on k.audience = f.audience where k.key = 'public'";
        assert_eq!(world.number(open).await, 0);

        // Replaced and taken away, no row names the bytes and the sweep may take them.
        assert_eq!(ploy.upload(&inside, "b.pdf", b"%PDF-1.7 two", &[]).await.status, 303);
        assert_eq!(ploy.follow(&public).await.text, "%PDF-1.7 two");
        assert_eq!(world.number("select count(*) from file").await, 1);
        assert_eq!(ploy.post(&format!("{inside}/removal"), &[]).await.status, 303);
        assert_eq!(world.number("select count(*) from file").await, 0);
        assert_eq!(ploy.get(&public).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_list_is_taken_away_as_its_reader_sees_it() {
    on_both(editions::MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let thida = world.person("Thida Example", Role::FocalPoint, None).await;
        let guide = add(&ploy, &GUIDE).await;
        editions::show(&ploy, &guide).await;
        add(
            &ploy,
            &with(&with(&GUIDE, "title", "=1+1 Another"), "date", "2023"),
        )
        .await;
        let all = ploy.get("/app/library/export/csv").await;
        assert!(all.shows("Guide to interviewing at sea") && all.shows("Panduan wawancara di laut"));
        // What a spreadsheet would take for a formula stays text.
        assert!(
            all.shows("Another") && !all.shows(",=1+1") && !all.shows("\n=1+1"),
            "{}",
            all.text
        );
        let one = ploy.get("/app/library/export/csv?year=2024").await;
        assert!(one.shows("Guide to interviewing") && !one.shows("Another"));
        assert!(ploy.get("/app/library/export/xlsx").await.text.starts_with("PK"));
        assert_eq!(ploy.get("/app/library/export/pdf").await.status, 404);
        assert_eq!(thida.get("/app/library/export/csv").await.status, 403);
        assert!(!thida.get("/app/library").await.shows("/export/csv"));
    })
    .await;
}

#[tokio::test]
async fn thida_chooses_the_columns_of_the_library_and_ploy_takes_hers_away() {
    on_both(&[MODULE, view::MODULE, translation::MODULE], async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let thida = world.person("Thida Example", Role::FocalPoint, None).await;
        let guide = add(&ploy, &GUIDE).await;
        editions::show(&ploy, &guide).await;
        add(
            &ploy,
            &with(&with(&GUIDE, "title", "A brief"), "date", "May 2023"),
        )
        .await;
        let usual = thida.get("/app/library").await;
        assert!(usual.shows("June 2024") && !usual.shows("Panduan wawancara"));
        assert!(usual.shows("aria-sort=\"descending\""), "the latest stand first");
        assert!(
            usual.statements <= 8,
            "the list took {} statements",
            usual.statements
        );
        let chosen = "columns=title,title-id";
        let page = thida.get(&format!("/app/library?{chosen}&sort=title")).await;
        assert!(
            page.shows("Panduan wawancara") && !page.shows("June 2024"),
            "{}",
            page.text
        );
        assert!(page.text.find("A brief") < page.text.find("Guide to interviewing"));

        let kept = [
            ("path", "/app/library"),
            ("query", chosen),
            ("name", "Both tongues"),
        ];
        assert_eq!(ploy.post("/app/views", &kept).await.status, 303);
        assert!(ploy.get("/app/library").await.shows("Both tongues"));
        assert!(!thida.get("/app/library").await.shows("Both tongues"));
        let file = ploy.get(&format!("/app/library/export/csv?{chosen}")).await;
        assert_eq!(
            file.text.trim_start_matches('\u{feff}').lines().next(),
            Some("\"Title\",\"Title in Indonesian\"")
        );
    })
    .await;
}
