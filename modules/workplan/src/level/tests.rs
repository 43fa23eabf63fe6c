//! Stories of initiatives and projects.

use balai_kernel::{
    actor::Role,
    test::{install, on_both},
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
