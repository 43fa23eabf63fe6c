//! Ways in, as people use them, on both databases.

use axum::http::StatusCode;
use totp_rs::{Builder, Secret};

use super::{Digits, digits};
use crate::{
    account::LinkKind,
    actor::Role,
    test::{Someone, World, on_both},
};

const MODULES: &[crate::module::Module] = &[crate::desk::MODULE];
const PASSWORD: &str = "nine green lamps burn";

fn totp(secret: &[u8]) -> totp_rs::Totp {
    Builder::new()
        .with_secret(Secret::from(secret.to_vec()))
        .build()
        .unwrap()
}

#[test]
fn digits_are_taken_once_and_a_clock_that_is_off_is_named() {
    let totp = totp(b"12345678901234567890");
    let now = 1_739_156_400;
    let shown = |off: i64| totp.generate(u64::try_from(now + off).unwrap()).to_string();
    let period = now / 30;
    assert_eq!(digits(&totp, &shown(0), now, 0), Digits::Fit(period));
    assert_eq!(digits(&totp, &shown(-30), now, 0), Digits::Fit(period - 1));
    assert_eq!(digits(&totp, &shown(0), now, period), Digits::Used);
    assert_eq!(digits(&totp, &shown(240), now, 0), Digits::Off(4));
    assert_eq!(digits(&totp, &shown(3_600), now, 0), Digits::Wrong);
    for typed in ["", "12345", "1234567", "abcdef"] {
        assert_eq!(digits(&totp, typed, now, 0), Digits::Wrong, "{typed}");
    }
    let spaced = format!("{} {}", &shown(0)[..3], &shown(0)[3..]);
    assert_eq!(digits(&totp, &spaced, now, 0), Digits::Fit(period));
}

/// The example of RFC 6238, appendix B, cut to six digits.
#[test]
fn digits_are_those_of_the_standard() {
    assert_eq!(totp(b"12345678901234567890").generate(59).to_string(), "287082");
}

/// The digits that a telephone shows which has scanned the page.
fn telephone(world: &World, page: &str) -> String {
    let key = page
        .split("<code>")
        .nth(1)
        .and_then(|rest| rest.split("</code>").next())
        .unwrap();
    let secret = Secret::try_from_base32(key.replace(' ', "")).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let now = u64::try_from(world.app.clock.now().seconds()).unwrap();
    totp.generate(now).to_string()
}

/// Adds an app; returns the page with the key and the codes on paper.
pub(in crate::account) async fn with_app(world: &World, who: &Someone<'_>) -> (String, Vec<String>) {
    let begun = who.post("/app/me/ways-in/authenticator", &[]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let page = who.get("/app/me/ways-in/authenticator").await.text;
    let shown = telephone(world, &page);
    let confirmed = who
        .post("/app/me/ways-in/authenticator/confirmation", &[("code", &shown)])
        .await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.text);
    let codes = confirmed.text.split("<code>").skip(1);
    let codes = codes.filter_map(|rest| rest.split("</code>").next().map(str::to_owned));
    (page, codes.collect())
}

/// Gives somebody a password by an invitation.
async fn with_password(world: &World, who: &Someone<'_>) {
    let (app, account) = (&world.app, who.account.unwrap());
    let token = app
        .db
        .write("test.link", |tx| async move {
            crate::account::new_link(&tx, &app.clock, LinkKind::Invitation, account).await
        })
        .await
        .unwrap();
    let set = world
        .stranger()
        .post(&format!("/link/{token}"), &[("password", PASSWORD)])
        .await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
}

const FORM: [(&str, &str); 2] = [("email", "nicha.phanit@test.example"), ("password", PASSWORD)];

#[tokio::test]
async fn after_the_password_the_digits_are_asked_for_and_taken_once() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let (page, codes) = with_app(&world, &nicha).await;
        assert_eq!(codes.len(), 10);
        world.app.clock.advance(60);
        let door = world.stranger();
        let first = door.post("/signin", &FORM).await;
        assert_eq!(first.location.as_deref(), Some("/signin/second"));
        assert!(first.cookie("balai-session").is_none());
        let waiting = door.keeping(&first.cookie("balai-signin").unwrap());
        let wrong = waiting.post("/signin/second", &[("code", "000000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let shown = telephone(&world, &page);
        let second = waiting.post("/signin/second", &[("code", &shown)]).await;
        assert_eq!(second.location.as_deref(), Some("/app"), "{}", second.text);
        let inside = door.keeping(&second.cookie("balai-session").unwrap());
        assert_eq!(inside.get("/app").await.status, StatusCode::OK);
        // Whoever looked over a shoulder comes too late.
        let first = door.post("/signin", &FORM).await;
        let thief = door.keeping(&first.cookie("balai-signin").unwrap());
        let again = thief.post("/signin/second", &[("code", &shown)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_code_on_paper_opens_once_and_its_owner_is_told() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let (_, codes) = with_app(&world, &nicha).await;
        let door = world.stranger();
        for expected in [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
            let first = door.post("/signin", &FORM).await;
            let waiting = door.keeping(&first.cookie("balai-signin").unwrap());
            let second = waiting.post("/signin/second", &[("code", &codes[0])]).await;
            assert_eq!(second.status, expected, "{}", second.text);
        }
        assert_eq!(
            world
                .number("select count(*) from mail where kind = 'account.code-used'")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_letter_does_not_replace_the_second_factor() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_app(&world, &nicha).await;
        let (app, account) = (&world.app, nicha.account.unwrap());
        for kind in [LinkKind::Recovery, LinkKind::SignIn] {
            let token = app
                .db
                .write("test.link", |tx| async move {
                    crate::account::new_link(&tx, &app.clock, kind, account).await
                })
                .await
                .unwrap();
            let used = world
                .stranger()
                .post(&format!("/link/{token}"), &[("password", PASSWORD)])
                .await;
            assert_eq!(used.location.as_deref(), Some("/signin/second"), "{}", used.text);
            assert!(used.cookie("balai-session").is_none());
        }
    })
    .await;
}

#[tokio::test]
async fn five_wrong_codes_end_the_sign_in() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let (page, _) = with_app(&world, &nicha).await;
        world.app.clock.advance(60);
        let first = world.stranger().post("/signin", &FORM).await;
        let waiting = world.stranger().keeping(&first.cookie("balai-signin").unwrap());
        for _ in 0..5 {
            waiting.post("/signin/second", &[("code", "000000")]).await;
        }
        let shown = telephone(&world, &page);
        let late = waiting.post("/signin/second", &[("code", &shown)]).await;
        assert!(late.cookie("balai-session").is_none());
        let letters = "select count(*) from mail where kind = 'account.wrong-codes'";
        assert_eq!(world.number(letters).await, 1);
        assert!(late.location.is_some_and(|to| to.starts_with("/signin")));
    })
    .await;
}

#[tokio::test]
async fn what_opens_doors_is_asked_for_again_after_a_quarter_of_an_hour() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        world.app.clock.advance(16 * 60);
        let page = "/app/me/ways-in/password";
        let sent = nicha.get(page).await;
        assert_eq!(
            sent.location.as_deref(),
            Some("/app/me/proof?next=%2Fapp%2Fme%2Fways-in%2Fpassword")
        );
        let wrong = nicha
            .post("/app/me/proof", &[("code", "not my password"), ("next", page)])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let proved = nicha
            .post("/app/me/proof", &[("code", PASSWORD), ("next", page)])
            .await;
        assert_eq!(proved.location.as_deref(), Some(page));
        assert_eq!(nicha.get(page).await.status, StatusCode::OK);
        // Never on to another site.
        let away = nicha
            .post(
                "/app/me/proof",
                &[("code", PASSWORD), ("next", "https://elsewhere.example")],
            )
            .await;
        assert_eq!(away.location.as_deref(), Some("/app/me/ways-in"));
    })
    .await;
}

#[tokio::test]
async fn a_password_that_was_used_before_is_refused() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let page = "/app/me/ways-in/password";
        let same = nicha.post(page, &[("password", PASSWORD)]).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fresh = nicha.post(page, &[("password", "seven blue boats drift")]).await;
        assert_eq!(fresh.status, StatusCode::SEE_OTHER, "{}", fresh.text);
        let back = nicha.post(page, &[("password", PASSWORD)]).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn whoever_the_office_waits_for_adds_a_factor_before_anything_else() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let app = &world.app;
        app.db
            .write("test.demand", |tx| async move {
                crate::account::demand(&tx, &[Role::ProgrammeOfficer], app.today()).await
            })
            .await
            .unwrap();
        assert_eq!(kofi.get("/app").await.status, StatusCode::OK);
        // Through other eyes as well: they are hers.
        for path in ["/app", "/app?as=member"] {
            let led = nicha.get(path).await.location;
            assert_eq!(led.as_deref(), Some("/app/me/ways-in"), "{path}");
        }
        with_app(&world, &nicha).await;
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn the_database_does_not_hold_the_secret_of_an_app() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let (page, _) = with_app(&world, &nicha).await;
        let key = page
            .split("<code>")
            .nth(1)
            .and_then(|rest| rest.split("</code>").next())
            .unwrap();
        let secret = Secret::try_from_base32(key.replace(' ', "")).unwrap();
        let (kept,): (Vec<u8>,) = {
            use crate::store::Conn as _;
            let sql = crate::store::Sql::Same("select secret from authenticator");
            world.app.db.one(sql, Vec::new()).await.unwrap()
        };
        let found = kept
            .windows(secret.as_bytes().len())
            .any(|part| part == secret.as_bytes());
        assert!(!found);
    })
    .await;
}
