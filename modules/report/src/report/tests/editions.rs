//! What happens when an error is found after the approvals.

use super::*;

const REASON: &str = "The number of alumni was that of the year before.";

/// The published report's address in the workspace, with the two who published it.
async fn published<'w>(world: &'w World) -> (String, [balai_kernel::test::Someone<'w>; 2]) {
    scene(world).await;
    let sari = world.person("Sari Example", Role::CoManager, None).await;
    let grace = world.person("Grace Example", Role::CoManager, None).await;
    let report = report_address(&sari).await;
    approve_and_publish(&report, [&sari, &grace]).await;
    (report, [sari, grace])
}

async fn approve_and_publish(report: &str, both: [&balai_kernel::test::Someone<'_>; 2]) {
    for one in both {
        let approved = one.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(approved.status, 303, "{}", approved.text);
    }
    let done = both[0].post(&format!("{report}/publication"), &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

#[tokio::test]
async fn an_error_in_a_published_report_leads_to_a_second_edition_and_both_stay() {
    on_both(&modules(), async |world| {
        let (first, [sari, grace]) = published(&world).await;
        let anyone = world.stranger();
        let first_page = first.replace("/app/", "/");

        // Without a reason nothing begins.
        let empty = sari.post(&format!("{first}/editions"), &[("reason", "  ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.shows("Say what was wrong."));
        let begun = sari
            .post(&format!("{first}/editions"), &[("reason", REASON)])
            .await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let second = begun.location.unwrap();
        let second = second.split('?').next().unwrap().to_owned();
        assert_ne!(first, second);
        // Two at once there are not.
        let again = grace
            .post(&format!("{first}/editions"), &[("reason", REASON)])
            .await;
        assert_eq!(again.status, 422);

        // Until it is published readers see the first alone, and nothing of the work on it.
        assert!(!anyone.get(&first_page).await.shows(REASON));
        assert_eq!(anyone.get(&second.replace("/app/", "/")).await.status, 404);
        let block = block_address(&sari, &second, "Looking ahead").await;
        let words = [
            ("heading", "Looking ahead"),
            ("body", "Other words."),
            ("version", "1"),
        ];
        assert_eq!(sari.post(&block, &words).await.status, 303);

        approve_and_publish(&second, [&sari, &grace]).await;
        let second_page = second.replace("/app/", "/");
        let old = anyone.get(&first_page).await;
        assert!(old.status == 200 && !old.shows("Other words."));
        assert!(old.shows(REASON) && old.shows(&second_page), "{}", old.text);
        let new = anyone.get(&second_page).await;
        assert!(new.shows("Other words.") && new.shows("Second edition"));
        assert!(new.shows(REASON) && new.shows(&first_page), "{}", new.text);
        for page in [&first_page, &second_page] {
            let pdf = anyone.get(&format!("{page}/pdf")).await;
            assert!(pdf.status == 200 && pdf.text.starts_with("%PDF-"));
        }
        let list = anyone.get("/reports").await;
        assert!(list.shows(&first_page) && list.shows("Replaced by a later edition"));
        // The home names the one that holds.
        let latest = crate::latest_published(&world.app, &Actor::anonymous(Lang::EN)).await;
        assert_eq!(latest.unwrap().unwrap().0, second_page);
    })
    .await;
}

#[tokio::test]
async fn a_picture_of_the_first_edition_outlives_its_removal_from_the_second() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let first = report_address(&sari).await;
        let added = sari
            .post(
                &format!("{first}/blocks"),
                &[("kind", "picture"), ("heading", "A room")],
            )
            .await;
        let block = added.location.unwrap();
        let block = block.split('?').next().unwrap();
        let png = include_bytes!("../../../../../assets/icons/touch.png");
        let words = [("caption", "A room."), ("alternative", "A room with a table.")];
        let sent = sari
            .upload(&format!("{block}/picture"), "room.png", png, &words)
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        approve_and_publish(&first, [&sari, &grace]).await;
        let begun = sari
            .post(&format!("{first}/editions"), &[("reason", REASON)])
            .await;
        let second = begun.location.unwrap();
        let second = second.split('?').next().unwrap();
        let copy = block_address(&sari, second, "A room").await;
        assert_eq!(sari.post(&format!("{copy}/removal"), &[]).await.status, 303);
        assert_eq!(world.number("select count(*) from report_picture").await, 1);
        let page = world.stranger().get(&first.replace("/app/", "/")).await;
        let at = page.text.find("/pictures/").unwrap();
        let id = &page.text[at + 10..at + 10 + page.text[at + 10..].find('"').unwrap()];
        let picture = format!("{}/pictures/{id}", first.replace("/app/", "/"));
        assert_eq!(world.stranger().get(&picture).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn what_is_frozen_and_not_public_is_opened_again_with_a_reason() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let report = report_address(&sari).await;
        for one in [&sari, &grace] {
            one.post(&format!("{report}/approvals"), &[]).await;
        }
        let opened = |who: &'static str| [("reason", who)];
        let path = format!("{report}/reopening");
        assert_eq!(ploy.post(&path, &opened("A slip.")).await.status, 403);
        assert_eq!(sari.post(&path, &opened("")).await.status, 422);
        assert_eq!(sari.post(&path, &opened("A slip.")).await.status, 303);
        assert_eq!(world.number("select count(*) from report_approval").await, 0);
        assert_eq!(world.number("select count(*) from report_figure").await, 0);
        let block = block_address(&sari, &report, "Looking ahead").await;
        let words = [
            ("heading", "Looking ahead"),
            ("body", "Mended."),
            ("version", "1"),
        ];
        assert_eq!(sari.post(&block, &words).await.status, 303);
        // Both approve anew; what is public is corrected by an edition, not opened.
        approve_and_publish(&report, [&sari, &grace]).await;
        assert_eq!(sari.post(&path, &opened("A slip.")).await.status, 422);
        assert!(
            world
                .stranger()
                .get(&report.replace("/app/", "/"))
                .await
                .shows("Mended.")
        );
    })
    .await;
}

#[tokio::test]
async fn a_focal_point_finds_published_reports_in_the_navigation_and_no_others() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let thida = world.person("Thida Example", Role::FocalPoint, None).await;
        let before = thida.get("/app/reports").await;
        assert!(before.status == 200 && before.shows("href=\"/app/reports\""));
        assert!(!before.shows("Impact report 2024") && !before.shows("action=\"/app/reports\""));
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        approve_and_publish(&report, [&sari, &grace]).await;
        let after = thida.get("/app/reports").await;
        assert!(after.shows("Impact report 2024") && after.shows(&report.replace("/app/", "/")));
    })
    .await;
}

#[tokio::test]
async fn the_foreword_is_signed_by_those_who_lead_the_office() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let report = report_address(&ploy).await;
        // Nobody is known: the post stands there, and the checker says so.
        let check = ploy.get(&format!("{report}/check")).await;
        assert!(check.shows("Nobody is known who signs as Co-manager"), "{}", check.text);
        world.person("Sari Example", Role::CoManager, None).await;
        world.person("Grace Example", Role::CoManager, None).await;
        // Two of whom nobody knows which government sent them: a guess would be worse.
        assert!(ploy.get(&format!("{report}/check")).await.shows("Nobody is known"));
        let app = &world.app;
        app.db
            .write("scene", |tx| async move {
                for (code, name, who) in [
                    ("ID", "Indonesia", "sari.example@test.example"),
                    ("AU", "Australia", "grace.example@test.example"),
                ] {
                    let party: Id<()> = app.clock.id();
                    let name = serde_json::to_value(Words::en(name)).unwrap();
                    tx.run(
                        Sql::Same("insert into party (id, code, kind, name, sort_key, audience, version) values ($1, $2, 'state', $3, $2, 'public', 1)"),
                        args![party, code, name],
                    )
                    .await?;
                    tx.run(
                        Sql::Same("update role_grant set party = $1 where role = 'co-manager' and account in (select a.id from account a where a.email = $2)"),
                        args![party, who],
                    )
                    .await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        assert!(!ploy.get(&format!("{report}/check")).await.shows("Nobody is known"));
        let preview = ploy.get(&format!("{report}/preview")).await;
        assert!(
            preview.shows("Sari Example") && preview.shows("Co-manager, seconded by the Government of Indonesia"),
            "{}",
            preview.text
        );
    })
    .await;
}
