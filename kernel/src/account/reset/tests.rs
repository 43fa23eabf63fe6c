//! A lost second factor is taken away by two people, never by one.

use axum::http::StatusCode;

use crate::{
    account::factor::tests::with_app,
    actor::Role,
    desk,
    module::Module,
    test::{Seen, Someone, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN];

/// Asks for somebody; gives the address of the question.
async fn asked(world: &World, who: &Someone<'_>, lost: &Someone<'_>) -> String {
    let path = format!("/app/admin/accounts/{}/reset", lost.account.unwrap());
    let sent = who
        .post(&path, &[("reason", "The telephone was stolen on Monday.")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let (id,): (crate::Id<super::Reset>,) = {
        use crate::store::Conn as _;
        let sql = crate::store::Sql::Same("select id from factor_reset");
        world.app.db.one(sql, Vec::new()).await.unwrap()
    };
    format!("/app/resets/{id}")
}

async fn factors(world: &World) -> i64 {
    world.number("select count(*) from authenticator").await
}

fn is_no(seen: &Seen) -> bool {
    matches!(seen.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

#[tokio::test]
async fn one_asks_another_decides_and_the_owner_is_told_of_both() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        with_app(&world, &nicha).await;
        let question = asked(&world, &arif, &nicha).await;
        assert!(ratna.get("/app").await.shows("/app/resets"));
        assert!(ratna.get("/app/resets").await.shows("stolen on Monday"));
        let granted = ratna.post(&format!("{question}/grant"), &[]).await;
        assert_eq!(granted.status, StatusCode::SEE_OTHER, "{}", granted.text);
        assert_eq!(factors(&world).await, 0);
        assert_eq!(
            nicha.get("/app").await.status,
            StatusCode::SEE_OTHER,
            "signed out everywhere"
        );
        assert_eq!(
            world
                .number("select count(*) from mail where kind = 'account.reset'")
                .await,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_asked_and_whoever_it_is_about_cannot_decide() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_app(&world, &ratna).await;
        let question = asked(&world, &arif, &ratna).await;
        for who in [&arif, &ratna, &nicha] {
            assert!(is_no(&who.post(&format!("{question}/grant"), &[]).await));
        }
        assert_eq!(factors(&world).await, 1);
        let own = format!("/app/admin/accounts/{}/reset", arif.account.unwrap());
        let asked_for_oneself = arif.post(&own, &[("reason", "lost")]).await;
        assert_eq!(asked_for_oneself.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_refused_question_changes_nothing_and_is_closed() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        with_app(&world, &nicha).await;
        let question = asked(&world, &arif, &nicha).await;
        let refused = ratna.post(&format!("{question}/refusal"), &[]).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text);
        let late = ratna.post(&format!("{question}/grant"), &[]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(factors(&world).await, 1);
    })
    .await;
}
