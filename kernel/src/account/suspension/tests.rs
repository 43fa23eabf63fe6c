//! Stories of accounts that are closed and opened again.

use axum::http::StatusCode;

use crate::{
    actor::Role,
    desk,
    module::Module,
    test::{World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN];

#[tokio::test]
async fn whoever_is_suspended_is_out_at_once_and_it_stands_there_why_and_by_whom() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let here = format!("/app/admin/accounts/{}", nicha.account.unwrap());
        let path = format!("{here}/suspension");
        let empty = arif.post(&path, &[("reason", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
        let reason = [("reason", "Her telephone was stolen in the port.")];
        assert_eq!(arif.post(&path, &reason).await.status, StatusCode::SEE_OTHER);
        assert_eq!(nicha.get("/app").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.number("select count(*) from session").await, 1);
        let seen = arif.get(&path).await;
        assert!(
            seen.shows("stolen in the port") && seen.shows("Arif Setiawan"),
            "{}",
            seen.text
        );
        assert_eq!(
            arif.post(&format!("{here}/return"), &[]).await.status,
            StatusCode::SEE_OTHER
        );
        let again = world.person_again("nicha.phanit@test.example").await;
        assert_eq!(again.get("/app").await.status, StatusCode::OK);
        let lifted = world
            .number("select count(*) from suspension where lifted_at is not null and lifted_by is not null")
            .await;
        assert_eq!(lifted, 1);
        // The reason is for administrators: it does not stand in the chain.
        let kept = "select count(*) from audit_line where fields like '%telephone%'";
        assert_eq!(world.number(kept).await, 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_closes_their_own_account_and_nobody_else_than_an_administrator_any() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let reason = [("reason", "For a try.")];
        let path = |who: &crate::test::Someone<'_>| {
            format!("/app/admin/accounts/{}/suspension", who.account.unwrap())
        };
        let own = arif.post(&path(&arif), &reason).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            nicha.post(&path(&nicha), &reason).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(nicha.get(&path(&arif)).await.status, StatusCode::NOT_FOUND);
        world.app.clock.advance(16 * 60);
        let late = arif.post(&path(&nicha), &reason).await;
        assert!(late.location.is_some_and(|to| to.starts_with("/app/me/proof")));
        assert_eq!(world.number("select count(*) from suspension").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_page_speaks_both_languages() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let path = format!("/app/admin/accounts/{}/suspension", nicha.account.unwrap());
        for _ in 0..2 {
            for lang in ["en", "id"] {
                let seen = arif.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, StatusCode::OK);
                assert!(!seen.shows("\u{27e6}"), "{lang}: {}", seen.text);
            }
            arif.post(&path, &[("reason", "Lost telephone.")]).await;
        }
    })
    .await;
}
