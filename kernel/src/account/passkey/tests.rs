//! Passkeys, as people and their devices use them, on both databases.

use axum::http::StatusCode;
use serde_json::Value;

use super::authenticator::Device;
use crate::{
    account::{LinkKind, factor::tests::with_app},
    actor::Role,
    desk,
    module::Module,
    test::{Seen, Someone, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN];
const WAYS: &str = "/app/me/ways-in";
const PASSWORD: &str = "nine green lamps burn";
const FORM: [(&str, &str); 2] = [("email", "nicha.phanit@test.example"), ("password", PASSWORD)];

async fn at_a_name<F: AsyncFn(World)>(story: F) {
    on_both(MODULES, async |world: World| {
        story(world.with_parts(|parts| parts.address = "https://balai.test".to_owned())).await;
    })
    .await;
}

/// Puts a question and gives it as the page's script reads it.
async fn question(who: &Someone<'_>, path: &str) -> (Value, Seen) {
    let seen = who.post(&format!("{path}/question"), &[]).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    (serde_json::from_str(&seen.text).unwrap(), seen)
}

async fn send(who: &Someone<'_>, path: &str, fields: &[(&'static str, String); 2]) -> Seen {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
    who.post(path, &fields).await
}

/// Adds a device's passkey to somebody's account.
async fn with_passkey(who: &Someone<'_>, device: &mut Device) -> Seen {
    let path = "/app/me/ways-in/passkeys";
    let (asked, _) = question(who, path).await;
    let added = send(who, path, &device.creates(&asked)).await;
    assert_eq!(
        added.location.as_deref(),
        Some("/app/me/ways-in?told=passkey-added"),
        "{}",
        added.text
    );
    added
}

/// A stranger at the door whose device answers what it is asked.
async fn signs_in(world: &World, device: &mut Device) -> Seen {
    let door = world.stranger();
    let (asked, seen) = question(&door, "/signin/passkey").await;
    let door = door.keeping(&seen.cookie("balai-door").unwrap());
    send(&door, "/signin/passkey", &device.answers(&asked)).await
}

fn is_inside(seen: &Seen) -> bool {
    seen.cookie("balai-session").is_some()
}

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
    assert!(set.location.is_some(), "{}", set.text);
}

async fn letters(world: &World) -> i64 {
    world
        .number("select count(*) from mail where kind = 'account.passkey'")
        .await
}

#[tokio::test]
async fn nicha_adds_a_passkey_and_signs_in_with_it_alone() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        assert!(nicha.get(WAYS).await.shows("signs you in alone"));
        assert_eq!(letters(&world).await, 1, "its owner is told");
        let opened = signs_in(&world, &mut device).await;
        assert_eq!(opened.location.as_deref(), Some("/app"), "{}", opened.text);
        let inside = world.stranger().keeping(&opened.cookie("balai-session").unwrap());
        assert!(inside.get("/app").await.shows("Nicha Phanit"));
        let lines =
            "select count(*) from audit_line where act in ('passkey-added', 'passkey-used', 'signed-in')";
        assert_eq!(world.number(lines).await, 3);
    })
    .await;
}

#[tokio::test]
async fn what_a_device_was_asked_is_answered_once_in_time_and_by_the_browser_it_was_put_to() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        let door = world.stranger();
        let path = "/signin/passkey";
        let (asked, seen) = question(&door, path).await;
        let kept = door.keeping(&seen.cookie("balai-door").unwrap());
        let answer = device.answers(&asked);
        let (_, other) = question(&door, path).await;
        let other = door.keeping(&other.cookie("balai-door").unwrap());
        assert!(
            !is_inside(&send(&other, path, &answer).await),
            "of another browser"
        );
        assert!(!is_inside(&send(&door, path, &answer).await), "of no browser");
        assert!(is_inside(&send(&kept, path, &answer).await));
        let again = send(&kept, path, &answer).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.shows("has been answered or is too old"), "{}", again.text);
        let (asked, seen) = question(&door, path).await;
        let kept = door.keeping(&seen.cookie("balai-door").unwrap());
        let answer = device.answers(&asked);
        world.app.clock.advance(301);
        assert!(!is_inside(&send(&kept, path, &answer).await), "too late");
        // One for another purpose is none, either.
        let (asked, _) = question(&nicha, "/app/me/proof/passkey").await;
        let answer = device.answers(&asked);
        assert!(
            !is_inside(&send(&kept, path, &answer).await),
            "for another purpose"
        );
    })
    .await;
}

#[tokio::test]
async fn what_another_page_or_another_office_asked_for_opens_nothing() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        device.origin = "https://balai.test.elsewhere.example".to_owned();
        assert!(!is_inside(&signs_in(&world, &mut device).await), "another page");
        device.origin = "http://balai.test".to_owned();
        assert!(!is_inside(&signs_in(&world, &mut device).await), "not safe");
        device.origin = "https://balai.test".to_owned();
        device.domain = "elsewhere.example".to_owned();
        assert!(!is_inside(&signs_in(&world, &mut device).await), "another office");
        device.domain = "balai.test".to_owned();
        assert!(is_inside(&signs_in(&world, &mut device).await));
        // Nor is a key taken that was made elsewhere.
        let mut fake = Device::new();
        fake.origin = "https://elsewhere.example".to_owned();
        let path = "/app/me/ways-in/passkeys";
        let (asked, _) = question(&nicha, path).await;
        let refused = send(&nicha, path, &fake.creates(&asked)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.number("select count(*) from passkey").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_passkey_a_wrong_signature_and_a_suspended_account_are_answered_alike() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        let mut unknown = Device::new();
        unknown.owner = device.owner.clone();
        let mut forged = Device::new();
        forged.owner = device.owner.clone();
        forged.called = device.called.clone();
        let mut of_another = Device::new();
        of_another.called = device.called.clone();
        of_another.owner = unknown.owner.clone().map(|owner| owner.replace('A', "B"));
        let mut pages = Vec::new();
        for stranger in [&mut unknown, &mut forged, &mut of_another] {
            let seen = signs_in(&world, stranger).await;
            assert!(!is_inside(&seen));
            pages.push((seen.status, seen.text));
        }
        world
            .script("update account set suspended_at = '2025-02-09T00:00:00.000000Z'")
            .await;
        let seen = signs_in(&world, &mut device).await;
        assert!(!is_inside(&seen));
        pages.push((seen.status, seen.text));
        assert_eq!(pages[0].0, StatusCode::UNPROCESSABLE_ENTITY);
        for page in &pages[1..] {
            assert_eq!(page, &pages[0]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_that_asks_nobody_comes_second_and_never_alone() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let mut key = Device::without_pin();
        with_passkey(&nicha, &mut key).await;
        assert!(nicha.get(WAYS).await.shows("after the password"));
        let alone = signs_in(&world, &mut key).await;
        assert!(!is_inside(&alone));
        assert!(alone.shows("Sign in with your password first"), "{}", alone.text);
        let door = world.stranger();
        let first = door.post("/signin", &FORM).await;
        assert_eq!(
            first.location.as_deref(),
            Some("/signin/second"),
            "{}",
            first.text
        );
        assert!(!is_inside(&first));
        let waiting = door.keeping(&first.cookie("balai-signin").unwrap());
        let (asked, _) = question(&waiting, "/signin/second/passkey").await;
        let mut other = Device::without_pin();
        other.called = key.called.clone();
        let wrong = send(&waiting, "/signin/second/passkey", &other.answers(&asked)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let (asked, _) = question(&waiting, "/signin/second/passkey").await;
        let opened = send(&waiting, "/signin/second/passkey", &key.answers(&asked)).await;
        assert_eq!(opened.location.as_deref(), Some("/app"), "{}", opened.text);
        assert!(is_inside(&opened));
    })
    .await;
}

#[tokio::test]
async fn five_wrong_answers_end_the_second_step_and_its_owner_is_told() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let mut key = Device::new();
        with_passkey(&nicha, &mut key).await;
        let first = world.stranger().post("/signin", &FORM).await;
        let waiting = world.stranger().keeping(&first.cookie("balai-signin").unwrap());
        let path = "/signin/second/passkey";
        let mut thief = Device::new();
        thief.called = key.called.clone();
        for _ in 0..5 {
            let (asked, _) = question(&waiting, path).await;
            send(&waiting, path, &thief.answers(&asked)).await;
        }
        let (asked, _) = question(&waiting, path).await;
        world.app.clock.advance(120);
        let late = send(&waiting, path, &key.answers(&asked)).await;
        assert!(!is_inside(&late), "{}", late.text);
        let letters = "select count(*) from mail where kind = 'account.wrong-codes'";
        assert_eq!(world.number(letters).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_device_that_counts_back_is_refused_and_its_owner_told() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        device.counter = 7;
        with_passkey(&nicha, &mut device).await;
        device.counter = 8;
        assert!(is_inside(&signs_in(&world, &mut device).await));
        let before = letters(&world).await;
        for counter in [8, 3, 0] {
            device.counter = counter;
            let refused = signs_in(&world, &mut device).await;
            assert!(!is_inside(&refused), "{counter}");
            assert!(refused.shows("there may be a copy of it"), "{}", refused.text);
        }
        assert_eq!(letters(&world).await, before + 3);
        let lines = "select count(*) from audit_line where act = 'passkey-refused'";
        assert_eq!(world.number(lines).await, 3);
        // A thief who cannot sign learns and sets off nothing by it.
        let mut thief = Device::new();
        thief.called = device.called.clone();
        thief.owner = device.owner.clone();
        let seen = signs_in(&world, &mut thief).await;
        assert!(!seen.shows("there may be a copy of it"));
        device.counter = 9;
        assert!(is_inside(&signs_in(&world, &mut device).await));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_proves_that_it_is_still_them() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        world.app.clock.advance(16 * 60);
        let page = format!("{WAYS}/password");
        let sent = nicha.get(&page).await;
        assert!(sent.location.is_some_and(|to| to.starts_with("/app/me/proof")));
        let asks = nicha.get("/app/me/proof").await;
        assert!(asks.shows("/app/me/proof/passkey"), "{}", asks.text);
        let path = "/app/me/proof/passkey";
        let (asked, _) = question(&nicha, path).await;
        let mut other = Device::new();
        other.called = device.called.clone();
        let wrong = send(&nicha, path, &other.answers(&asked)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let (asked, _) = question(&nicha, path).await;
        let proved = send(&nicha, path, &device.answers(&asked)).await;
        assert_eq!(proved.location.as_deref(), Some(WAYS));
        assert_eq!(nicha.get(&page).await.status, StatusCode::OK);
    })
    .await;
}

/// The address of the only passkey there is.
async fn only_passkey(world: &World) -> String {
    use crate::store::{Conn as _, Sql};
    let (id,): (crate::Id<super::Passkey>,) = world
        .app
        .db
        .one(Sql::Same("select id from passkey"), Vec::new())
        .await
        .unwrap();
    format!("{WAYS}/passkeys/{id}")
}

#[tokio::test]
async fn a_passkey_is_named_and_removed_by_its_owner_alone() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        let passkey = only_passkey(&world).await;
        let removal = format!("{passkey}/removal");
        assert_eq!(kofi.get(&passkey).await.status, StatusCode::NOT_FOUND);
        let others = kofi.post(&passkey, &[("name", "Mine")]).await;
        assert_eq!(others.status, StatusCode::NOT_FOUND);
        assert_eq!(kofi.post(&removal, &[]).await.status, StatusCode::NOT_FOUND);
        let nameless = nicha.post(&passkey, &[("name", "  ")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let named = nicha.post(&passkey, &[("name", "Office <laptop>")]).await;
        assert_eq!(named.status, StatusCode::SEE_OTHER);
        assert!(nicha.get(WAYS).await.shows("Office &lt;laptop&gt;"));
        world.app.clock.advance(16 * 60);
        let unproved = nicha.post(&removal, &[]).await;
        assert!(
            unproved
                .location
                .is_some_and(|to| to.starts_with("/app/me/proof"))
        );
        assert_eq!(world.number("select count(*) from passkey").await, 1);
        let (asked, _) = question(&nicha, "/app/me/proof/passkey").await;
        send(&nicha, "/app/me/proof/passkey", &device.answers(&asked)).await;
        assert!(nicha.get(&removal).await.shows("your only second step"));
        nicha.post(&removal, &[]).await;
        assert!(!is_inside(&signs_in(&world, &mut device).await));
        let lines = "select count(*) from audit_line where act in ('passkey-renamed', 'passkey-removed')";
        assert_eq!(world.number(lines).await, 2);
        assert_eq!(letters(&world).await, 2, "added and removed");
    })
    .await;
}

#[tokio::test]
async fn a_passkey_is_what_the_office_waits_for_and_its_removal_makes_it_wait_again() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let app = &world.app;
        let demand = async || {
            app.db
                .write("test.demand", |tx| async move {
                    crate::account::demand(&tx, &[Role::ProgrammeOfficer], app.today()).await
                })
                .await
                .unwrap();
        };
        demand().await;
        assert_eq!(nicha.get("/app").await.location.as_deref(), Some(WAYS));
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
        demand().await;
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
        nicha.post(&format!("{WAYS}/codes"), &[]).await;
        let codes = "select count(*) from recovery_code";
        assert_eq!(world.number(codes).await, 10);
        let removal = format!("{}/removal", only_passkey(&world).await);
        nicha.post(&removal, &[]).await;
        assert_eq!(nicha.get("/app").await.location.as_deref(), Some(WAYS));
        assert_eq!(world.number(codes).await, 0, "void with the last factor");
    })
    .await;
}

#[tokio::test]
async fn a_code_on_paper_stands_in_for_a_passkey_and_outlives_the_app_beside_it() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        let (_, codes) = with_app(&world, &nicha).await;
        nicha.post(&format!("{WAYS}/authenticator/removal"), &[]).await;
        let first = world.stranger().post("/signin", &FORM).await;
        let waiting = world.stranger().keeping(&first.cookie("balai-signin").unwrap());
        let digits = waiting.post("/signin/second", &[("code", "123456")]).await;
        assert!(digits.shows("you have no app"), "{}", digits.text);
        let opened = waiting.post("/signin/second", &[("code", &codes[0])]).await;
        assert_eq!(opened.location.as_deref(), Some("/app"), "{}", opened.text);
    })
    .await;
}

#[tokio::test]
async fn two_people_take_a_lost_passkey_away() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        let ask = format!("/app/admin/accounts/{}/reset", nicha.account.unwrap());
        assert!(arif.get("/app/admin/accounts").await.shows(&ask));
        let asked = arif
            .post(&ask, &[("reason", "The telephone fell into the sea.")])
            .await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text);
        assert!(
            is_inside(&signs_in(&world, &mut device).await),
            "until it is decided"
        );
        let list = ratna.get("/app/resets").await.text;
        let grant = list.split("action=\"").find_map(|part| {
            let path = part.split('"').next()?;
            path.ends_with("/grant").then(|| path.to_owned())
        });
        ratna.post(&grant.unwrap(), &[]).await;
        assert!(!is_inside(&signs_in(&world, &mut device).await));
        assert_eq!(world.number("select count(*) from passkey").await, 0);
    })
    .await;
}

#[tokio::test]
async fn at_a_number_the_page_says_that_passkeys_are_impossible_and_offers_the_app() {
    on_both(MODULES, async |world: World| {
        for (address, says) in [
            ("http://192.0.2.7:8080", "reached by a number"),
            ("http://balai.test", "begins with https"),
            ("http://127.0.0.1:8080", "answer at http://localhost:8080 alone"),
        ] {
            let world = World::sqlite(MODULES).await;
            let world = world.with_parts(|parts| parts.address = address.to_owned());
            let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
            let ways = nicha.get(WAYS).await;
            assert!(ways.shows(says), "{address}: {}", ways.text);
            assert!(ways.shows("Add an app") && !ways.shows("Add a passkey"));
            let refused = nicha.post(&format!("{WAYS}/passkeys/question"), &[]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!world.stranger().get("/signin").await.shows("passkey/question"));
        }
        drop(world);
    })
    .await;
}

#[tokio::test]
async fn a_passkey_of_the_former_address_is_still_wanted_second_and_opens_nothing_new() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_password(&world, &nicha).await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        world.script("update passkey set domain = 'former.example'").await;
        let first = world.stranger().post("/signin", &FORM).await;
        assert_eq!(
            first.location.as_deref(),
            Some("/signin/second"),
            "no way round it"
        );
        let waiting = world.stranger().keeping(&first.cookie("balai-signin").unwrap());
        let asked = waiting.post("/signin/second/passkey/question", &[]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        let nicha = world.person_again("nicha.phanit@test.example").await;
        assert!(nicha.get(WAYS).await.shows("only at former.example"));
    })
    .await;
}

#[tokio::test]
async fn answers_that_are_no_answers_are_refused_with_a_sentence() {
    at_a_name(async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let mut device = Device::new();
        with_passkey(&nicha, &mut device).await;
        for (question, answer) in [("", ""), ("x", "{}"), ("00", "[1]"), ("\u{0}", "null")] {
            let fields = [("question", question), ("answer", answer)];
            for (who, path) in [
                (&world.stranger(), "/signin/passkey"),
                (&nicha, "/app/me/ways-in/passkeys"),
                (&nicha, "/app/me/proof/passkey"),
            ] {
                let seen = who.post(path, &fields).await;
                assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            }
            let second = world.stranger().post("/signin/second/passkey", &fields).await;
            assert_eq!(second.status, StatusCode::SEE_OTHER);
        }
    })
    .await;
}
