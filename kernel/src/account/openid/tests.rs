//! Signing in through a provider, true ones and others, on both databases.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Provider, provider::Fake};
use crate::{
    account::factor::tests::with_app,
    actor::{PartyRef, Role},
    desk,
    id::Id,
    module::Module,
    test::{Seen, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE];
const NICHA: &str = "nicha.phanit@test.example";

async fn with_provider<F: AsyncFn(World, &Fake)>(declare: fn(Provider) -> Provider, story: F) {
    on_both(MODULES, async |world: World| {
        let fake = Fake::listening().await;
        let declared = declare(fake.declared());
        let world = world.with_parts(|parts| parts.providers = vec![declared]);
        story(world, &fake).await;
    })
    .await;
}

/// What an address carries under a name.
fn carried(address: &str, name: &str) -> String {
    let start = format!("{name}=");
    let pair = address.split(['?', '&']).find(|pair| pair.starts_with(&start));
    pair.unwrap_or_default()[start.len()..].to_owned()
}

/// Somebody who was sent to the provider: the address, and the cookie of their browser.
async fn sent(world: &World) -> (String, String) {
    let door = world.stranger();
    assert!(door.get("/signin").await.shows("/signin/with/ministry"));
    let gone = door.get("/signin/with/ministry").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.text);
    (gone.location.clone().unwrap(), gone.cookie("balai-door").unwrap())
}

/// What a true provider says of Nicha to whoever was sent.
fn truth(world: &World, fake: &Fake, there: &str) -> Value {
    let now = world.app.clock.now().seconds();
    json!({
        "iss": fake.issuer, "sub": "4711", "aud": "balai", "iat": now, "exp": now + 300,
        "nonce": carried(there, "nonce"), "email": NICHA, "email_verified": true,
    })
}

/// Goes there and comes back, when the provider says what `says` makes of the truth.
async fn comes_back(world: &World, fake: &Fake, says: impl Fn(&mut Value)) -> Seen {
    let (there, cookie) = sent(world).await;
    let mut claims = truth(world, fake, &there);
    says(&mut claims);
    {
        let mut manner = fake.manner.lock().unwrap();
        manner.claims = claims;
        manner.challenge = carried(&there, "code_challenge");
    }
    let back = format!(
        "/signin/with/ministry/answer?code=a%20code&state={}",
        carried(&there, "state")
    );
    world.stranger().keeping(&cookie).get(&back).await
}

fn is_inside(seen: &Seen) -> bool {
    seen.cookie("balai-session").is_some()
}

#[tokio::test]
async fn nicha_comes_in_through_her_ministry_and_is_told_of_the_first_time() {
    with_provider(
        |provider| provider,
        async |world, fake| {
            world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
            let opened = comes_back(&world, fake, |_| ()).await;
            assert_eq!(opened.location.as_deref(), Some("/app"), "{}", opened.text);
            let inside = world.stranger().keeping(&opened.cookie("balai-session").unwrap());
            assert!(inside.get("/app").await.shows("Nicha Phanit"));
            assert!(inside.get("/app/me/ways-in").await.shows("Ministry of Example"));
            let letters = "select count(*) from mail where kind = 'account.openid'";
            assert_eq!(world.number(letters).await, 1);
            assert!(is_inside(&comes_back(&world, fake, |_| ()).await));
            assert_eq!(world.number(letters).await, 1, "told once");
            assert_eq!(world.number("select count(*) from openid_link").await, 1);
        },
    )
    .await;
}

#[tokio::test]
async fn a_provider_that_lies_opens_nothing() {
    with_provider(
        |provider| provider,
        async |world, fake| {
            world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
            let now = world.app.clock.now().seconds();
            let lies: [(&str, Value); 6] = [
                ("iss", json!("https://another.example")),
                ("aud", json!("another office")),
                ("nonce", json!("another nonce")),
                ("nonce", Value::Null),
                ("exp", json!(now - 1)),
                ("sub", Value::Null),
            ];
            for (claim, lie) in lies {
                let seen = comes_back(&world, fake, |claims| claims[claim] = lie.clone()).await;
                assert!(!is_inside(&seen), "{claim}: {lie}");
                assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert!(seen.shows("Ministry of Example"), "{}", seen.text);
            }
            fake.manner.lock().unwrap().forges = true;
            let forged = comes_back(&world, fake, |_| ()).await;
            assert!(!is_inside(&forged));
            assert!(forged.shows("cannot be believed"), "{}", forged.text);
            assert_eq!(world.number("select count(*) from openid_link").await, 0);
            fake.manner.lock().unwrap().forges = false;
            assert!(is_inside(&comes_back(&world, fake, |_| ()).await));
        },
    )
    .await;
}

#[tokio::test]
async fn a_provider_that_is_down_slow_or_calls_itself_otherwise_is_named_in_a_sentence() {
    with_provider(
        |provider| provider,
        async |world, fake| {
            let asked = async |world: &World| {
                let seen = world.stranger().get("/signin/with/ministry").await;
                assert_eq!(
                    seen.status,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "{:?}",
                    seen.location
                );
                assert!(seen.shows("Ministry of Example does not answer"), "{}", seen.text);
            };
            fake.manner.lock().unwrap().called = Some("https://another.example".to_owned());
            asked(&world).await;
            fake.manner.lock().unwrap().called = None;
            fake.manner.lock().unwrap().waits = Duration::from_secs(5);
            asked(&world).await;
            let world = world.with_parts(|parts| parts.providers[0].issuer = "http://127.0.0.1:1".to_owned());
            asked(&world).await;
            // Nothing is asked of others in the open.
            let world = world.with_parts(|parts| parts.providers[0].issuer = "http://192.0.2.1".to_owned());
            asked(&world).await;
        },
    )
    .await;
}

#[tokio::test]
async fn whoever_comes_back_twice_late_or_at_another_browser_is_not_let_in() {
    with_provider(
        |provider| provider,
        async |world, fake| {
            world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
            let (there, cookie) = sent(&world).await;
            {
                let mut manner = fake.manner.lock().unwrap();
                manner.claims = truth(&world, fake, &there);
                manner.challenge = carried(&there, "code_challenge");
            }
            let path = "/signin/with/ministry/answer";
            let state = carried(&there, "state");
            let back = format!("{path}?code=a%20code&state={state}");
            assert!(!is_inside(&world.stranger().get(&back).await), "another browser");
            let (_, other) = sent(&world).await;
            let other = world.stranger().keeping(&other).get(&back).await;
            assert!(!is_inside(&other), "a third browser");
            let own = world.stranger().keeping(&cookie);
            assert!(!is_inside(
                &own.get(&format!("{path}?code=a%20code&state=x")).await
            ));
            assert!(is_inside(&own.get(&back).await));
            let again = own.get(&back).await;
            assert!(!is_inside(&again), "twice");
            assert!(
                again.shows("Ministry of Example") && again.shows("took too long"),
                "{}",
                again.text
            );
            let (there, cookie) = sent(&world).await;
            let own = world.stranger().keeping(&cookie);
            let no = own
                .get(&format!(
                    "{path}?error=access_denied&state={}",
                    carried(&there, "state")
                ))
                .await;
            assert!(no.shows("did not sign you in"), "{}", no.text);
            let (there, cookie) = sent(&world).await;
            world.app.clock.advance(601);
            let own = world.stranger().keeping(&cookie);
            let late = own
                .get(&format!(
                    "{path}?code=a%20code&state={}",
                    carried(&there, "state")
                ))
                .await;
            assert!(!is_inside(&late), "late");
            assert_eq!(
                world.stranger().get("/signin/with/nobody").await.status,
                StatusCode::NOT_FOUND
            );
        },
    )
    .await;
}

#[tokio::test]
async fn only_an_address_that_both_vouch_for_is_joined_and_then_the_subject_counts() {
    with_provider(
        |provider| provider,
        async |world, fake| {
            world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
            world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
            for email in ["somebody@test.example", ""] {
                let seen = comes_back(&world, fake, |claims| claims["email"] = json!(email)).await;
                assert!(
                    !is_inside(&seen) && seen.shows("no account here"),
                    "{}",
                    seen.text
                );
            }
            for verified in [json!(false), Value::Null] {
                let seen =
                    comes_back(&world, fake, |claims| claims["email_verified"] = verified.clone()).await;
                assert!(!is_inside(&seen), "{}", seen.text);
            }
            assert!(is_inside(&comes_back(&world, fake, |_| ()).await));
            let letters = "select count(*) from mail where kind = 'account.openid'";
            // Another address there: hers stays what the office vouched for, and she is told once.
            for _ in 0..2 {
                let renamed = comes_back(&world, fake, |claims| {
                    claims["email"] = json!("kofi.danso@test.example");
                    claims["email_verified"] = json!(false);
                })
                .await;
                let inside = world
                    .stranger()
                    .keeping(&renamed.cookie("balai-session").unwrap());
                assert!(inside.get("/app").await.shows("Nicha Phanit"));
            }
            assert_eq!(world.number(letters).await, 2);
            // Her address was given to somebody else there: they are not taken for her.
            let heir = comes_back(&world, fake, |claims| claims["sub"] = json!("4712")).await;
            assert!(!is_inside(&heir) && heir.shows("somebody else"), "{}", heir.text);
            world
                .script("update account set suspended_at = '2025-02-09T00:00:00.000000Z'")
                .await;
            assert!(!is_inside(&comes_back(&world, fake, |_| ()).await), "suspended");
        },
    )
    .await;
}

#[tokio::test]
async fn a_provider_is_a_first_step_unless_the_settings_count_its_second() {
    let counts = |mut provider: Provider| {
        provider.second = vec!["mfa".to_owned()];
        provider
    };
    with_provider(counts, async |world, fake| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_app(&world, &nicha).await;
        let first = comes_back(&world, fake, |claims| claims["amr"] = json!(["pwd"])).await;
        assert_eq!(
            first.location.as_deref(),
            Some("/signin/second"),
            "{}",
            first.text
        );
        assert!(!is_inside(&first));
        let both = comes_back(&world, fake, |claims| claims["amr"] = json!(["pwd", "mfa"])).await;
        assert!(is_inside(&both), "{}", both.text);
        let world = world.with_parts(|parts| parts.providers[0].second.clear());
        let first = comes_back(&world, fake, |claims| claims["amr"] = json!(["mfa"])).await;
        assert!(!is_inside(&first), "not counted");
    })
    .await;
}

#[tokio::test]
async fn a_party_s_provider_signs_in_its_own_people_alone() {
    on_both(MODULES, async |world: World| {
        let fake = Fake::listening().await;
        let (own, other): (Id<PartyRef>, Id<PartyRef>) = (world.app.clock.id(), world.app.clock.id());
        let mut declared = fake.declared();
        declared.party = Some(own);
        let world = world.with_parts(|parts| parts.providers = vec![declared]);
        world.person("Nicha Phanit", Role::FocalPoint, Some(own)).await;
        world.person("Kofi Danso", Role::FocalPoint, Some(other)).await;
        world.person("Ratna Wulandari", Role::CoManager, None).await;
        assert!(is_inside(&comes_back(&world, &fake, |_| ()).await));
        for email in ["kofi.danso@test.example", "ratna.wulandari@test.example"] {
            let seen = comes_back(&world, &fake, |claims| {
                claims["email"] = json!(email);
                claims["sub"] = json!(email);
            })
            .await;
            assert!(
                !is_inside(&seen) && seen.shows("no account here"),
                "{email}: {}",
                seen.text
            );
        }
        // Lent to the office, she is the ministry's to vouch for no longer.
        let (app, account) = (&world.app, world.person_again(NICHA).await.account.unwrap());
        app.db
            .write("test.lent", |tx| async move {
                let day = jiff::civil::date(2025, 1, 1);
                crate::account::grant(&tx, &app.clock, account, Role::ProgrammeOfficer, None, day).await
            })
            .await
            .unwrap();
        assert!(!is_inside(&comes_back(&world, &fake, |_| ()).await));
    })
    .await;
}

#[tokio::test]
async fn an_identity_is_taken_off_by_its_owner_alone() {
    with_provider(
        |provider| provider,
        async |world, fake| {
            let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
            let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
            comes_back(&world, fake, |_| ()).await;
            let ways = nicha.get("/app/me/ways-in").await.text;
            let removal = ways.split("action=\"").find_map(|part| {
                let path = part.split('"').next()?;
                path.contains("/identities/").then(|| path.to_owned())
            });
            let removal = removal.unwrap();
            assert_eq!(kofi.post(&removal, &[]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.number("select count(*) from openid_link").await, 1);
            assert_eq!(nicha.post(&removal, &[]).await.status, StatusCode::SEE_OTHER);
            assert_eq!(world.number("select count(*) from openid_link").await, 0);
        },
    )
    .await;
}
