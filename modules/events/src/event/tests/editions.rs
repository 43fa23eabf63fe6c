//! Stories of public events in other languages.

use balai_kernel::{Module, actor::Role, desk, test::on_both, translation};

use super::{completed, planned};

const MODULES: [Module; 5] = [
    desk::MODULE,
    balai_directory::MODULE,
    balai_workplan::MODULE,
    crate::MODULE,
    translation::MODULE,
];

/// What the form says that its reader saw.
fn seen(page: &str) -> String {
    let rest = page.split("name=\"seen\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_public_event_is_read_and_listed_in_the_readers_language() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Open workshop", "3-4 March 2025", false).await;
        completed(&ratna, &event).await;
        let id = event.rsplit('/').next().unwrap();
        let desk = format!("/app/translations/event/{id}");
        assert!(
            ratna
                .get(&format!("/app/events/{id}"))
                .await
                .shows("/app/translations/event/")
        );
        let part = format!("{desk}/id/parts/{id}");
        let saw = seen(&ratna.get(&part).await.text);
        let sent = [("seen", saw.as_str()), ("words-0", "Lokakarya terbuka")];
        assert_eq!(ratna.post(&part, &sent).await.status, 303);
        let anyone = world.stranger();
        assert_eq!(anyone.get(&format!("/events/{id}/id")).await.status, 404);
        assert_eq!(ratna.post(&format!("{desk}/id/showing"), &[]).await.status, 303);
        let page = anyone.get(&format!("/events/{id}/id")).await;
        assert!(page.shows("<span lang=\"id\" dir=\"ltr\">Lokakarya terbuka</span>"));
        for path in ["/events?lang=id", "/?lang=id"] {
            assert!(anyone.get(path).await.shows("Lokakarya terbuka"), "{path}");
        }
        assert!(anyone.get("/events?lang=en").await.shows("Open workshop"));
        assert!(ratna.get("/app/search?q=lokakarya").await.shows("Open workshop"));
    })
    .await;
}

#[tokio::test]
async fn an_event_that_is_not_for_everyone_has_no_public_edition() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Quiet meeting", "3-4 March 2025", true).await;
        completed(&ratna, &event).await;
        let id = event.rsplit('/').next().unwrap();
        let desk = format!("/app/translations/event/{id}");
        let part = format!("{desk}/id/parts/{id}");
        let saw = seen(&ratna.get(&part).await.text);
        let sent = [("seen", saw.as_str()), ("words-0", "Pertemuan tertutup")];
        assert_eq!(ratna.post(&part, &sent).await.status, 303);
        assert_eq!(ratna.post(&format!("{desk}/id/showing"), &[]).await.status, 422);
        // Even if it had been shown while it was public.
        world
            .script("update translation_edition set shown_at = '2025-01-01T00:00:00.000000Z'")
            .await;
        assert_eq!(
            world.stranger().get(&format!("/events/{id}/id")).await.status,
            404
        );
        assert!(
            !world
                .stranger()
                .get("/events?lang=id")
                .await
                .shows("Pertemuan tertutup")
        );
    })
    .await;
}
