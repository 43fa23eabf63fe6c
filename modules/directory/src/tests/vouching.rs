//! Stories of officers whom their focal points vouch for.

use axum::http::StatusCode;
use balai_kernel::{
    Module,
    actor::Role,
    api, desk,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};

use super::{enter, focal, party_of, place};
use crate::MODULE;

const MODULES: &[Module] = &[
    desk::MODULE,
    MODULE,
    balai_kernel::view::MODULE,
    api::MODULE,
    desk::ADMIN,
];
const LIST: &str = "/app/directory/parties/TH/vouchings";
const PASSWORD: &str = "nine green lamps burn";

/// The id of an agency that somebody adds to a party.
async fn agency(who: &Someone<'_>, party: &str) -> String {
    let path = format!("/app/directory/parties/{party}/agencies/new");
    let seen = who
        .post(&path, &[("name", "Border Guard"), ("kind", "border")])
        .await;
    let place = place(&seen);
    place.rsplit('/').next().unwrap().to_owned()
}

async fn vouch(who: &Someone<'_>, agency: &str, name: &str, email: &str) -> balai_kernel::test::Seen {
    let form = [
        ("name", name),
        ("email", email),
        ("agency", agency),
        ("post", "Shift leader"),
    ];
    who.post(&format!("{LIST}/new"), &form).await
}

/// The text of the latest letter to an address.
async fn letter(world: &World, to: &str) -> String {
    let sql =
        Sql::Same("select body from mail where recipient = $1 order by created_at desc, id desc limit 1");
    let (body,): (String,) = world.app.db.one(sql, balai_kernel::args![to]).await.unwrap();
    body
}

fn link(letter: &str) -> String {
    let from = letter.find("/link/").expect("a link");
    letter[from..].split_whitespace().next().unwrap().to_owned()
}

/// Follows an invitation; they are signed in afterwards.
async fn taken_up<'w>(world: &'w World, email: &str, password: &str) -> Someone<'w> {
    let link = link(&letter(world, email).await);
    let seen = world.stranger().post(&link, &[("password", password)]).await;
    assert_eq!(seen.location.as_deref(), Some("/app"), "{}", seen.text);
    world.person_again(email).await
}

#[tokio::test]
async fn an_officer_vouched_for_holds_their_role_for_that_party_and_nothing_more() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let border = agency(&somchai, "TH").await;
        let seen = vouch(&somchai, &border, "Malee Srisai", "Malee.Srisai@border.example").await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
        let text = letter(&world, "malee.srisai@border.example").await;
        assert!(text.contains("Somchai Dee") && text.contains("Thailand"), "{text}");
        let malee = taken_up(&world, "malee.srisai@border.example", PASSWORD).await;
        assert_eq!(malee.get("/app").await.status, StatusCode::OK);
        for closed in [LIST, "/app/directory/people", "/app/admin/accounts"] {
            assert_eq!(malee.get(closed).await.status, StatusCode::NOT_FOUND, "{closed}");
        }
        let grants = "select count(*) from role_grant g join account a on a.id = g.account where a.email = 'malee.srisai@border.example' and g.role = 'frontline-officer' and g.party is not null";
        assert_eq!(world.number(grants).await, 1);
        let ratna = super::ratna(&world).await;
        for who in [&somchai, &ratna] {
            let list = who.get(LIST).await;
            assert!(list.shows("Malee Srisai") && list.shows("has an account"), "{}", list.text);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_vouches_for_another_partys_officers() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let nepal = party_of(&world, "NP").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        let ratna = super::ratna(&world).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let officer = world
            .person("Boon Mee", Role::FrontlineOfficer, Some(thailand))
            .await;
        let border = agency(&somchai, "TH").await;
        for who in [&sita, &ratna, &arif, &officer] {
            let seen = vouch(who, &border, "Malee Srisai", "malee@border.example").await;
            assert!(
                matches!(seen.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                "{}",
                seen.status
            );
        }
        for who in [&sita, &arif, &officer] {
            assert_eq!(who.get(LIST).await.status, StatusCode::NOT_FOUND);
        }
        // Nor into another party's agency.
        let other = agency(&sita, "NP").await;
        let seen = vouch(&somchai, &other, "Malee Srisai", "malee@border.example").await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.number("select count(*) from vouching").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_address_with_an_account_is_answered_alike_and_nothing_of_it_changes() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let border = agency(&somchai, "TH").await;
        let known = vouch(&somchai, &border, "Nicha Phanit", "nicha.phanit@test.example").await;
        let unknown = vouch(&somchai, &border, "Niran Phanit", "niran.phanit@test.example").await;
        assert_eq!((known.status, known.location), (unknown.status, unknown.location));
        // The list does not tell either: both are invited.
        let list = somchai.get(LIST).await;
        assert_eq!(list.text.matches(">invited<").count(), 2, "{}", list.text);
        let text = letter(&world, "nicha.phanit@test.example").await;
        assert!(!text.contains("/link/") && text.contains("Somchai Dee"), "{text}");
        assert_eq!(world.number("select count(*) from role_grant").await, 3);
        assert_eq!(
            world.number("select count(*) from mail where not secret").await,
            0
        );
        // Ending it leaves the account that was there alone.
        let id = first_id(&world, "nicha.phanit@test.example").await;
        let ended = somchai
            .post(&format!("/app/directory/vouchings/{id}/end"), &[])
            .await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert_eq!(nicha.get("/app").await.status, StatusCode::OK);
    })
    .await;
}

async fn first_id(world: &World, email: &str) -> balai_kernel::Id<crate::vouching::Vouching> {
    let sql = Sql::Same("select id from vouching where email = $1 and ended_at is null");
    let (id,): (balai_kernel::Id<crate::vouching::Vouching>,) =
        world.app.db.one(sql, balai_kernel::args![email]).await.unwrap();
    id
}

#[tokio::test]
async fn the_focal_point_or_the_office_ends_it_that_day() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let nepal = party_of(&world, "NP").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        let ratna = super::ratna(&world).await;
        let border = agency(&somchai, "TH").await;
        for (email, who) in [("malee@border.example", &somchai), ("boon@border.example", &ratna)] {
            vouch(&somchai, &border, "An Officer", email).await;
            let officer = taken_up(&world, email, PASSWORD).await;
            let path = format!("/app/directory/vouchings/{}/end", first_id(&world, email).await);
            assert_eq!(sita.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(officer.get("/app").await.status, StatusCode::OK);
            assert_eq!(who.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
            let out = officer.get("/app").await;
            assert!(out.location.is_some_and(|to| to.starts_with("/signin")));
        }
        assert_eq!(world.number("select count(*) from session s join account a on a.id = s.account where a.email like '%@border.example'").await, 0);
        // Vouched for once more they come back, with the account that they have.
        vouch(&somchai, &border, "An Officer", "malee@border.example").await;
        let back = taken_up(&world, "malee@border.example", "seven red kites rest").await;
        assert_eq!(back.get("/app").await.status, StatusCode::OK);
        let accounts = "select count(*) from account where email = 'malee@border.example'";
        assert_eq!(world.number(accounts).await, 1);
        // The party reads it in its trail.
        let trail = somchai.get("/app/directory/parties/TH/trail").await;
        assert!(trail.shows("Officer vouched for: ended"), "{}", trail.text);
    })
    .await;
}

#[tokio::test]
async fn so_many_a_day_and_each_with_an_address_of_their_own() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let border = agency(&somchai, "TH").await;
        let shared = vouch(&somchai, &border, "An Officer", "info@border.example").await;
        assert_eq!(shared.status, StatusCode::UNPROCESSABLE_ENTITY);
        for n in 0..20 {
            let seen = vouch(&somchai, &border, "An Officer", &format!("o{n}@border.example")).await;
            assert_eq!(seen.status, StatusCode::SEE_OTHER, "{n}: {}", seen.text);
        }
        let one_more = vouch(&somchai, &border, "An Officer", "o20@border.example").await;
        assert_eq!(one_more.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(one_more.shows("o20@border.example"), "what was typed is kept");
        assert_eq!(world.number("select count(*) from mail").await, 20);
        world.app.clock.advance(25 * 3600);
        let somchai = world.person_again("somchai.dee@test.example").await;
        let next_day = vouch(&somchai, &border, "An Officer", "o20@border.example").await;
        assert_eq!(next_day.status, StatusCode::SEE_OTHER, "{}", next_day.text);
    })
    .await;
}

#[tokio::test]
async fn vouching_asks_again_who_it_is() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let border = agency(&somchai, "TH").await;
        world.app.clock.advance(16 * 60);
        let seen = vouch(&somchai, &border, "Malee Srisai", "malee@border.example").await;
        assert!(seen.location.is_some_and(|to| to.starts_with("/app/me/proof")));
        assert_eq!(world.number("select count(*) from vouching").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_in_the_directory_is_known_by_their_own_address() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let nepal = party_of(&world, "NP").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        enter(&somchai, "Malee Srisai", "TH", &[("email", "malee@border.example")]).await;
        enter(&sita, "Boon Mee", "NP", &[("email", "boon@border.example")]).await;
        let border = agency(&somchai, "TH").await;
        vouch(&somchai, &border, "Malee Srisai", "malee@border.example").await;
        vouch(&somchai, &border, "Boon Mee", "boon@border.example").await;
        let known = "select count(*) from account a join person p on p.id = a.person where p.written = 'Malee Srisai'";
        assert_eq!(world.number(known).await, 1);
        // A person of another party is not theirs to point at.
        assert_eq!(
            world.number("select count(*) from account where person is not null").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn the_pages_speak_both_languages() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let border = agency(&somchai, "TH").await;
        vouch(&somchai, &border, "Malee Srisai", "malee@border.example").await;
        for path in [
            LIST.to_owned(),
            format!("{LIST}/new"),
            "/app/directory/parties/TH".to_owned(),
        ] {
            for lang in ["en", "id"] {
                let seen = somchai.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, StatusCode::OK, "{path}");
                assert!(!seen.shows("\u{27e6}"), "{path} {lang}: {}", seen.text);
            }
        }
    })
    .await;
}
