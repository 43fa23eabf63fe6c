//! Stories of initiatives and projects.

use balai_kernel::{
    actor::Role,
    test::{install, on_both},
    text::Lang,
};

use crate::MODULE;

#[tokio::test]
async fn installing_twice_changes_nothing() {
    on_both(&[MODULE], async |world| {
        let levels = "select count(*) from initiative";
        let before = world.number(levels).await;
        assert!(before > 0);
        install(&world.app).await.unwrap();
        assert_eq!(world.number(levels).await, before);
        assert_eq!(world.number("select count(*) from core_purpose").await, 4);
    })
    .await;
}

#[tokio::test]
async fn ratna_reads_how_far_an_initiative_is() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        ratna
            .post(
                "/app/plan/activities",
                &[
                    ("title", "Study of routes"),
                    ("kind", "study"),
                    ("initiative", "2"),
                    ("project", "rilon"),
                    ("when", "March 2025"),
                ],
            )
            .await;
        let page = ratna.get("/app/plan/initiatives/2").await;
        assert!(page.shows("Study of routes"), "{}", page.text);
        assert!(
            ratna
                .get("/app/plan/projects/rilon")
                .await
                .shows("Study of routes")
        );
        assert!(
            !ratna
                .get("/app/plan/projects/ipsip")
                .await
                .shows("Study of routes")
        );
        assert_eq!(ratna.get("/app/plan/initiatives/99").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn initiatives_and_projects_are_found_in_every_language_and_vague_dates_stay_vague() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let (english, indonesian) = {
            let initiative = &world.app.profile.initiatives[1];
            (
                initiative.name.get(Lang::EN).to_owned(),
                initiative.name.words().texts.values().last().cloned().unwrap(),
            )
        };
        crate::level::reindex(&world.app).await.unwrap();
        for name in [&english, &indonesian] {
            let found = ratna
                .get(&format!("/app/search?q={}", balai_kernel::web::url_encode(name)))
                .await;
            assert!(found.shows("/app/plan/initiatives/2"), "{name}: {}", found.text);
        }
        assert!(
            ratna
                .get("/app/search?q=rilon")
                .await
                .shows("/app/plan/projects/rilon")
        );

        for (title, when) in [
            ("Quaxyear", "2024"),
            ("Quaxmonth", "June 2024"),
            ("Quaxday", "1 June 2024"),
        ] {
            let fields = [("title", title), ("kind", "study"), ("when", when)];
            assert_eq!(ratna.post("/app/plan/activities", &fields).await.status, 303);
            let found = ratna.get(&format!("/app/search?q={title}")).await;
            assert!(found.shows(&format!(">{when}<")), "{when}: {}", found.text);
        }
    })
    .await;
}
