//! Stories of people who stand in for others.

use axum::http::StatusCode;

use crate::{
    account::factor::tests::with_app,
    actor::{PartyRef, Role},
    desk,
    id::Id,
    module::Module,
    test::{Seen, Someone, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN];
const PATH: &str = "/app/me/deputies";
const DAY: i64 = 24 * 3600;

async fn name(who: &Someone<'_>, stand_in: &Someone<'_>, from: &str, until: &str) -> Seen {
    let id = stand_in.account.unwrap().to_string();
    let form = [("stand-in", id.as_str()), ("from", from), ("until", until)];
    who.post(&format!("{PATH}/new"), &form).await
}

#[tokio::test]
async fn a_deputy_stands_in_for_the_days_given_and_says_so_everywhere() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let named = name(&ratna, &nicha, "12 Feb 2025", "14 Feb 2025").await;
        assert_eq!(named.status, StatusCode::SEE_OTHER, "{}", named.text);
        assert!(!nicha.get("/app").await.shows("You act for"));
        for (days, stands_in) in [(2, true), (2, true), (1, false)] {
            world.app.clock.advance(days * DAY);
            let nicha = world.person_again("nicha.phanit@test.example").await;
            let page = nicha.get("/app").await;
            assert_eq!(page.shows("You act for Ratna Wulandari"), stands_in, "{}", page.text);
            nicha.post("/app/me/sessions/end-others", &[]).await;
        }
        let lines = "select count(*) from audit_line where function = 'programme-officer deputy:co-manager' and act = 'session-ended'";
        assert_eq!(world.number(lines).await, 2);
        let own = "select count(*) from audit_line where function = 'programme-officer' and act = 'session-ended'";
        assert_eq!(world.number(own).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_opens_doors_for_others_is_not_a_deputys() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await;
        assert!(nicha.get("/app").await.shows("You act for"));
        assert_eq!(ratna.get("/app/resets").await.status, StatusCode::OK);
        assert_eq!(nicha.get("/app/resets").await.status, StatusCode::NOT_FOUND);
        // They pass on their own role, not the one lent to them.
        name(&nicha, &kofi, "10 Feb 2025", "11 Feb 2025").await;
        assert!(kofi.get("/app").await.shows("You act for Nicha Phanit"));
        let lent = world.number("select count(*) from deputy").await;
        assert_eq!(lent, 2);
        kofi.post("/app/me/sessions/end-others", &[]).await;
        let lines =
            "select count(*) from audit_line where function = 'monitoring-officer deputy:programme-officer'";
        assert_eq!(world.number(lines).await, 1);
    })
    .await;
}

#[tokio::test]
async fn it_ends_at_once_when_either_says_so_or_whoever_is_away_has_no_role() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        for who in [&ratna, &nicha] {
            name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await;
            let list = who.get(PATH).await;
            let from = list.text.find("/app/me/deputies/").expect("a row");
            let rest = &list.text[from..];
            let at = rest
                .find("/end")
                .map(|_| rest.split('"').find(|part| part.ends_with("/end")).unwrap());
            let path = at.expect("a button").to_owned();
            assert_eq!(kofi.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
            assert!(nicha.get("/app").await.shows("You act for"));
            assert_eq!(who.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
            assert!(!nicha.get("/app").await.shows("You act for"));
        }
        name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await;
        world
            .script("update role_grant set until_on = '2025-02-09' where role = 'co-manager'")
            .await;
        assert!(!nicha.get("/app").await.shows("You act for"));
    })
    .await;
}

#[tokio::test]
async fn only_somebody_of_the_same_office_or_party_can_stand_in() {
    on_both(MODULES, async |world: World| {
        let party = |n| Some(Id::<PartyRef>::of(uuid::Uuid::from_u128(n)));
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let somchai = world.person("Somchai Dee", Role::FocalPoint, party(1)).await;
        let malee = world
            .person("Malee Srisai", Role::FrontlineOfficer, party(1))
            .await;
        let sita = world.person("Sita Rai", Role::FocalPoint, party(2)).await;
        for (who, other) in [
            (&ratna, &somchai),
            (&ratna, &arif),
            (&ratna, &ratna),
            (&somchai, &sita),
            (&somchai, &ratna),
        ] {
            let seen = name(who, other, "10 Feb 2025", "14 Feb 2025").await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for who in [&arif, &malee] {
            let seen = name(who, &somchai, "10 Feb 2025", "14 Feb 2025").await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN);
        }
        let seen = name(&somchai, &malee, "10 Feb 2025", "14 Feb 2025").await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
        assert!(malee.get("/app").await.shows("You act for Somchai Dee"));
    })
    .await;
}

#[tokio::test]
async fn dates_are_of_the_future_and_a_quarter_at_most_and_one_stands_in_at_a_time() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        for (from, until) in [
            ("9 Feb 2025", "14 Feb 2025"),
            ("14 Feb 2025", "12 Feb 2025"),
            ("10 Feb 2025", "10 Feb 2026"),
            ("", "12 Feb 2025"),
            ("tomorrow week", "12 Feb 2025"),
        ] {
            let seen = name(&ratna, &nicha, from, until).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
        }
        assert_eq!(
            name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await.status,
            StatusCode::SEE_OTHER
        );
        let twice = name(&ratna, &nicha, "14 Feb 2025", "15 Feb 2025").await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_role_that_wants_a_second_factor_is_lent_only_to_whoever_has_one() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        with_app(&world, &ratna).await;
        arif.post("/app/admin/second-factor", &[("co-manager", "yes")])
            .await;
        let refused = name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.shows("second factor"), "{}", refused.text);
        with_app(&world, &nicha).await;
        let taken = name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    })
    .await;
}

#[tokio::test]
async fn the_pages_speak_both_languages() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        for _ in 0..2 {
            for (who, path) in [(&ratna, PATH), (&ratna, "/app/me/deputies/new"), (&nicha, "/app")] {
                for lang in ["en", "id"] {
                    let seen = who.get(&format!("{path}?lang={lang}")).await;
                    assert_eq!(seen.status, StatusCode::OK, "{path}");
                    assert!(!seen.shows("\u{27e6}"), "{path} {lang}: {}", seen.text);
                }
            }
            name(&ratna, &nicha, "10 Feb 2025", "14 Feb 2025").await;
        }
    })
    .await;
}
