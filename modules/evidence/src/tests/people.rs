//! What is held about oneself, and what is forgotten.

use balai_directory::person;
use balai_kernel::{Id, actor::Role, audit, test::on_both};

use super::{EMAIL, MODULES, WORDS, agree, ask, link, party_of, place, quote, ratna};

#[tokio::test]
async fn a_person_sees_their_words_and_whoever_is_forgotten_leaves_none() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let entered = ratna
            .post(
                "/app/directory/people/new",
                &[("written", "Malee Srisai"), ("party", "TH"), ("email", EMAIL)],
            )
            .await;
        let address = place(&entered);
        let id: Id<balai_directory::PersonRef> = address.rsplit('/').next().unwrap().parse().unwrap();
        let page = quote(&ratna, WORDS).await;
        let consent = ask(
            &ratna,
            &page,
            &[("is_serving", "yes"), ("agency", "Immigration Bureau")],
        )
        .await;
        // Found in the directory by her own address.
        assert!(ratna.get(&consent).await.shows(&address), "linked to her record");
        let link = link(&world, &ratna, &consent).await;
        assert_eq!(agree(&world.stranger(), &link, &[]).await.status, 303);
        let outcome = [
            ("kind", "procedure"),
            ("words", "The post checks twice."),
            ("when", "2024"),
            ("parties", "TH"),
            ("claimed_by", "Malee Srisai"),
        ];
        let claimed = ratna.upload("/app/evidence/outcomes", "", b"", &outcome).await;
        assert_eq!(claimed.status, 303, "{}", claimed.text);

        let malee = world
            .person_of("Malee Srisai", Role::FrontlineOfficer, Some(thailand), Some(id))
            .await;
        let own = malee.get("/app/me/data").await;
        assert!(
            own.shows(WORDS) && own.shows("The post checks twice"),
            "{}",
            own.text
        );
        // The page of the office is not hers; the link is.
        assert_eq!(malee.get(&page).await.status, 404);

        let app = &world.app;
        let actor = &balai_kernel::Actor::office_job();
        app.db
            .write("test.erase", |tx| async move {
                balai_kernel::retention::person::erase(&tx, app, actor, id).await
            })
            .await
            .unwrap();
        let ratna = world.person("Ratna W", Role::ProgrammeOfficer, None).await;
        for path in [
            &page,
            &consent,
            &place(&claimed),
            &"/app/evidence/quotes".to_owned(),
        ] {
            let seen = ratna.get(path).await;
            assert!(
                !seen.shows("Malee") && !seen.shows("whom to call"),
                "{path}: {}",
                seen.text
            );
        }
        assert_eq!(world.stranger().get(&link).await.status, 422);
        for kept in [
            "select count(*) from consent where full_name like '%Malee%' or email <> ''",
            "select count(*) from quote where said like '%call%'",
            "select count(*) from outcome where claimed_by like '%Malee%'",
        ] {
            assert_eq!(world.number(kept).await, 0, "{kept}");
        }
        // What changed is counted as before.
        assert_eq!(
            world
                .number("select count(*) from outcome where kind = 'procedure'")
                .await,
            1
        );
        assert!(person::store::find(&app.db, id).await.unwrap().is_some());
        let lines = audit::history_of(&app.db, id.uuid()).await.unwrap();
        assert!(lines.iter().any(|line| line.act == "erased"));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_said_no_to_is_forgotten_a_year_later_and_not_before() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let page = quote(&ratna, WORDS).await;
        let consent = ask(&ratna, &page, &[]).await;
        let link = link(&world, &ratna, &consent).await;
        assert_eq!(
            agree(&world.stranger(), &link, &[("answer", "refused")])
                .await
                .status,
            303
        );
        let kept = "select count(*) from quote where said like '%call%'";
        for (days, left) in [(300, 1), (70, 0)] {
            world.app.clock.advance(days * 24 * 3600);
            balai_kernel::retention::run(&world.app).await.unwrap();
            assert_eq!(world.number(kept).await, left, "after {days} more days");
        }
        assert_eq!(
            world
                .number("select count(*) from consent where full_name = '—' and email = ''")
                .await,
            1
        );
        assert_eq!(world.stranger().get(&link).await.status, 422);
    })
    .await;
}
