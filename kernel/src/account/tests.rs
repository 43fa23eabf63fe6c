//! Stories at the door.

mod tokens;

use axum::http::StatusCode;

use super::{LinkKind, new_link};
use crate::{
    account::Account,
    actor::Role,
    desk,
    id::Id,
    module::Module,
    store::Conn as _,
    test::{Seen, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN];
const PASSWORD: &str = "nine green lamps burn";

async fn link(world: &World, kind: LinkKind, account: Id<Account>) -> String {
    let app = &world.app;
    app.db
        .write("test.link", |tx| async move {
            new_link(&tx, &app.clock, kind, account).await
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn someone_invited_chooses_a_password_and_signs_in_with_it() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let token = link(&world, LinkKind::Invitation, ratna.account.unwrap()).await;
        let stranger = world.stranger();
        let chosen = stranger
            .post(&format!("/link/{token}"), &[("password", PASSWORD)])
            .await;
        assert_eq!(chosen.location.as_deref(), Some("/app"));
        let signed_in = stranger
            .post(
                "/signin",
                &[("email", "ratna.wulandari@test.example"), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(signed_in.location.as_deref(), Some("/app"));
    })
    .await;
}

#[tokio::test]
async fn opening_a_link_uses_nothing_up_and_pressing_uses_it_once() {
    on_both(MODULES, async |world: World| {
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let token = link(&world, LinkKind::SignIn, kofi.account.unwrap()).await;
        let path = format!("/link/{token}");
        let stranger = world.stranger();
        for _ in 0..3 {
            assert_eq!(stranger.get(&path).await.status, StatusCode::OK);
        }
        assert_eq!(stranger.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(
            stranger.post(&path, &[]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    })
    .await;
}

#[tokio::test]
async fn an_old_link_is_refused() {
    on_both(MODULES, async |world: World| {
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let token = link(&world, LinkKind::Recovery, kofi.account.unwrap()).await;
        world.app.clock.advance(3700);
        let seen = world.stranger().get(&format!("/link/{token}")).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_keeps_the_address_and_tells_nothing_of_the_account() {
    on_both(MODULES, async |world: World| {
        world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let stranger = world.stranger();
        let try_as = async |email: &str| {
            stranger
                .post("/signin", &[("email", email), ("password", "wrong wrong wrong")])
                .await
        };
        let known = try_as("nicha.phanit@test.example").await;
        let unknown = try_as("nobody.phanit@test.example").await;
        assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(known.shows("nicha.phanit@test.example"));
        assert_eq!(known.text.replace("nicha", "nobody"), unknown.text);
    })
    .await;
}

#[tokio::test]
async fn a_role_that_has_ended_opens_nothing() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        assert_eq!(arif.get("/app/admin/accounts").await.status, StatusCode::OK);
        world
            .script("update role_grant set until_on = '2025-02-01'")
            .await;
        let out = arif.get("/app/admin/accounts").await;
        assert!(out.location.is_some_and(|to| to.starts_with("/signin")));
        let token = link(&world, LinkKind::SignIn, arif.account.unwrap()).await;
        let refused = world.stranger().post(&format!("/link/{token}"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.shows("no role today"), "{}", refused.text);
    })
    .await;
}

#[tokio::test]
async fn someone_suspended_is_out_at_once() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
        let path = format!("/app/admin/accounts/{}/suspension", nicha.account.unwrap());
        assert!(arif.get("/app/admin/accounts").await.shows(&path));
        let reason = [("reason", "Her telephone is in other hands.")];
        assert_eq!(arif.post(&path, &reason).await.status, StatusCode::SEE_OTHER);
        assert_eq!(nicha.get("/app").await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn only_the_administrator_reaches_the_accounts() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        assert_eq!(
            nicha.get("/app/admin/accounts").await.status,
            StatusCode::NOT_FOUND
        );
        let stranger = world.stranger().get("/app/admin/accounts").await;
        assert!(stranger.location.is_some_and(|to| to.starts_with("/signin")));
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_another_ones_session() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let (session,): (Id<super::Session>,) = world
            .app
            .db
            .one(
                crate::store::Sql::Same("select id from session where account = $1"),
                crate::args![nicha.account],
            )
            .await
            .unwrap();
        kofi.post(&format!("/app/me/sessions/{session}/end"), &[]).await;
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn after_signing_in_one_is_sent_only_inside_the_workspace() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let token = link(&world, LinkKind::Invitation, nicha.account.unwrap()).await;
        let stranger = world.stranger();
        stranger
            .post(&format!("/link/{token}"), &[("password", PASSWORD)])
            .await;
        for away in [
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
        ] {
            let sent = stranger
                .post(
                    "/signin",
                    &[
                        ("email", "nicha.phanit@test.example"),
                        ("password", PASSWORD),
                        ("next", away),
                    ],
                )
                .await;
            assert_eq!(sent.location.as_deref(), Some("/app"), "{away}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_letter_with_a_token_is_not_shown_to_the_administrator() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let fields = [
            ("name", "Sina Vaea"),
            ("email", "sina.vaea@office.example"),
            ("role", "programme-officer"),
            ("employer", "office"),
            ("language", "en"),
        ];
        let invited = arif.post("/app/admin/accounts", &fields).await;
        assert_eq!(invited.status, StatusCode::SEE_OTHER);
        let outbox = arif.get("/app/admin/mail").await;
        assert!(outbox.shows("sina.vaea@office.example"));
        assert!(!outbox.shows("/link/"));
    })
    .await;
}

#[tokio::test]
async fn a_browser_keeps_to_the_language_chosen_in_it_until_another_one_is_saved() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let indonesian = |page: &Seen| page.shows("<html lang=\"id\"");
        assert!(!indonesian(&nicha.get("/app").await));
        assert!(indonesian(&nicha.get("/app?lang=id").await));
        let there = nicha.keeping("balai-language=id");
        assert!(indonesian(&there.get("/app").await));
        // What the account is told is chosen in this browser as well.
        let saved = there.post("/app/me/language", &[("language", "en")]).await;
        let back = saved.location.unwrap();
        assert!(!indonesian(&there.get(&back).await), "{back}");
        // A language that the office does not offer is none.
        let elsewhere = nicha.keeping("balai-language=xx");
        assert!(!indonesian(&elsewhere.get("/app").await));
    })
    .await;
}
