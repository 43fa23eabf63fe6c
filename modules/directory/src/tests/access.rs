//! Stories of roles that rest on posts.

use axum::http::StatusCode;
use balai_kernel::{
    Module,
    actor::Role,
    desk,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};

use super::{enter, focal, party_of, place};
use crate::MODULE;

const MODULES: &[Module] = &[desk::MODULE, MODULE, balai_kernel::view::MODULE, desk::ADMIN];

/// A post in Thailand and its holder, by their addresses; the holder's own e-mail is known.
async fn held_post(ratna: &Someone<'_>, email: &str) -> (String, String) {
    let agency = ratna
        .post(
            "/app/directory/parties/TH/agencies/new",
            &[("name", "Immigration Bureau"), ("kind", "immigration")],
        )
        .await;
    let agency = place(&agency);
    super::roster::open_names(ratna, &agency).await;
    let agency = agency.rsplit('/').next().unwrap().to_owned();
    let post = ratna
        .post(
            "/app/directory/parties/TH/posts/new",
            &[("title", "Head of section"), ("agency", &agency)],
        )
        .await;
    let post = place(&post);
    let person = enter(ratna, "Malee Srisai", "TH", &[("email", email)]).await;
    hold(ratna, &post, &person, &[]).await;
    (post, person)
}

async fn hold(who: &Someone<'_>, post: &str, person: &str, more: &[(&str, &str)]) {
    let id = person.rsplit('/').next().unwrap();
    let mut form = vec![("person", id), ("from", "1 Jan 2025")];
    form.extend_from_slice(more);
    let seen = who.post(&format!("{post}/holdings/new"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
}

async fn give(who: &Someone<'_>, post: &str, person: &str, role: &str) -> balai_kernel::test::Seen {
    let id = person.rsplit('/').next().unwrap();
    who.post(&format!("{post}/access"), &[("holder", id), ("role", role)])
        .await
}

async fn end_address(world: &World) -> String {
    let sql = Sql::Same("select id from post_holding where until_on is null");
    let (id,): (balai_kernel::Id<crate::post::Holding>,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    format!("/app/directory/holdings/{id}/end")
}

#[tokio::test]
async fn access_ends_on_the_day_on_which_the_post_ends() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let (post, person) = held_post(&ratna, "malee@immigration.example").await;
        let given = give(&ratna, &post, &person, "focal-point").await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        let invited = "select count(*) from mail where recipient = 'malee@immigration.example' and kind = 'account.invitation'";
        assert_eq!(world.number(invited).await, 1);
        let malee = world.person_again("malee@immigration.example").await;
        assert_eq!(malee.get("/app/directory/people").await.status, StatusCode::OK);
        assert!(ratna.get(&format!("{post}/access")).await.shows("National focal point"));
        // Another party's focal point cannot end it; their own can, from the directory alone.
        let nepal = party_of(&world, "NP").await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        let end = end_address(&world).await;
        assert_eq!(sita.post(&end, &[("until", "9 Feb 2025")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(malee.get("/app/directory/people").await.status, StatusCode::OK);
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let ended = somchai.post(&end, &[("until", "9 Feb 2025")]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text);
        let out = malee.get("/app/directory/people").await;
        assert!(out.location.is_some_and(|to| to.starts_with("/signin")));
        let open = "select count(*) from session s join account a on a.id = s.account where a.email = 'malee@immigration.example'";
        assert_eq!(world.number(open).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_last_day_to_come_is_kept_and_opens_until_then() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let (post, person) = held_post(&ratna, "malee@immigration.example").await;
        give(&ratna, &post, &person, "frontline-officer").await;
        let end = end_address(&world).await;
        ratna.post(&end, &[("until", "12 Feb 2025")]).await;
        for (days, is_in) in [(0, true), (2, true), (1, false)] {
            world.app.clock.advance(days * 24 * 3600);
            let malee = world.person_again("malee@immigration.example").await;
            assert_eq!(malee.get("/app").await.status == StatusCode::OK, is_in, "{days}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_succeeds_takes_the_access_of_the_one_before_away() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let (post, person) = held_post(&ratna, "malee@immigration.example").await;
        give(&ratna, &post, &person, "focal-point").await;
        let malee = world.person_again("malee@immigration.example").await;
        let next = enter(&ratna, "Boon Mee", "TH", &[]).await;
        hold(
            &ratna,
            &post,
            &next,
            &[("from", "10 Feb 2025"), ("succeeds", "yes")],
        )
        .await;
        let out = malee.get("/app").await;
        assert!(out.location.is_some_and(|to| to.starts_with("/signin")));
        // The successor has no address of their own yet: it is said, and nothing is opened.
        let refused = give(&ratna, &post, &next, "focal-point").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.shows("no address of their own"), "{}", refused.text);
    })
    .await;
}

#[tokio::test]
async fn only_a_co_manager_gives_it_and_each_role_once() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let (post, person) = held_post(&ratna, "malee@immigration.example").await;
        for who in [&nicha, &somchai] {
            let seen = give(who, &post, &person, "focal-point").await;
            assert!(matches!(
                seen.status,
                StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
            ));
        }
        for role in ["administrator", "co-manager", ""] {
            let seen = give(&ratna, &post, &person, role).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
        }
        assert_eq!(
            give(&ratna, &post, &person, "focal-point").await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            give(&ratna, &post, &person, "focal-point").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        world.app.clock.advance(16 * 60);
        let late = give(&ratna, &post, &person, "frontline-officer").await;
        assert!(late.location.is_some_and(|to| to.starts_with("/app/me/proof")));
        assert_eq!(
            world
                .number("select count(*) from role_grant where post is not null")
                .await,
            1
        );
        for lang in ["en", "id"] {
            let seen = ratna.get(&format!("{post}/access?lang={lang}")).await;
            assert!(!seen.shows("\u{27e6}"), "{}", seen.text);
        }
    })
    .await;
}
