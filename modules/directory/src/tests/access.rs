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

/// A list by which somebody holds a post.
const LIST: &str = "List of contacts,,,,,\n\
    Country,Name,Position,Agency,E-mail,In the post since\n\
    Thailand,Kanya Suwan,Director of intelligence,Immigration Bureau,kanya@th.example,3 March 2024\n";

#[tokio::test]
async fn an_import_that_is_taken_back_takes_the_access_by_its_posts_with_it_that_day() {
    const WITH_IMPORTS: &[Module] = &[
        desk::MODULE,
        MODULE,
        balai_kernel::import::MODULE,
        balai_kernel::view::MODULE,
    ];
    on_both(WITH_IMPORTS, async |world: World| {
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let sent = ratna.upload("/app/imports", "contacts.csv", LIST.as_bytes(), &[]).await;
        let batch = sent.location.expect("the batch's page");
        let batch = batch.split('?').next().unwrap().to_owned();
        let applied = ratna.post(&format!("{batch}/application"), &[]).await;
        assert_eq!(applied.status, StatusCode::SEE_OTHER, "{}", applied.text);
        let sql = Sql::Same("select h.post, h.person from post_holding h where h.until_on is null");
        let (post, person): (balai_kernel::Id<crate::post::Post>, crate::PersonId) =
            world.app.db.one(sql, Vec::new()).await.unwrap();
        let post = format!("/app/directory/posts/{post}");
        let given = give(&ratna, &post, &person.to_string(), "focal-point").await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        let kanya = world.person_again("kanya@th.example").await;
        assert_eq!(kanya.get("/app").await.status, StatusCode::OK);

        let back = ratna.post(&format!("{batch}/reversal"), &[]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
        assert_eq!(world.number("select count(*) from post_holding").await, 0);
        let out = kanya.get("/app").await;
        assert!(out.location.is_some_and(|to| to.starts_with("/signin")), "{}", out.status);
        let open = "select count(*) from session s join account a on a.id = s.account where a.email = 'kanya@th.example'";
        assert_eq!(world.number(open).await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_import_that_a_job_applies_names_whoever_pressed() {
    const WITH_IMPORTS: &[Module] = &[
        desk::MODULE,
        MODULE,
        balai_kernel::import::MODULE,
        balai_kernel::view::MODULE,
    ];
    on_both(WITH_IMPORTS, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let send = async |name: &str, text: &str| {
            let sent = nicha.upload("/app/imports", name, text.as_bytes(), &[]).await;
            let batch = sent.location.expect("the batch's page");
            batch.split('?').next().unwrap().to_owned()
        };
        let press = async |batch: &str| {
            let pressed = nicha.post(&format!("{batch}/application"), &[]).await;
            assert_eq!(pressed.status, StatusCode::SEE_OTHER, "{}", pressed.text);
        };
        press(&send("contacts.csv", LIST).await).await;
        let next = send("more.csv", &LIST.replace("Kanya Suwan", "Malee Srisai").replace("kanya", "malee")).await;
        // While another one is being finished, the next is applied by a job, as a large one is.
        world
            .script("update import_batch set is_finishing = true where applied_at is not null; delete from audit_line")
            .await;
        press(&next).await;
        world.script("update import_batch set is_finishing = false").await;
        assert_eq!(world.number("select count(*) from audit_line where act = 'imported'").await, 0, "a job does it");
        world.work().await;
        let named = "select count(*) from audit_line where act = 'imported' and actor = 'Nicha Phanit' and function = 'programme-officer'";
        assert_eq!(world.number(named).await, 2);
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let trail = somchai.get("/app/directory/parties/TH/trail").await;
        assert!(trail.shows("Programme officer") && !trail.shows("The program itself"), "{}", trail.text);
    })
    .await;
}

async fn somchais_account<'w>(world: &'w World, thailand: crate::PartyId) -> Someone<'w> {
    // An account of long ago, without a person of the directory behind it.
    world
        .person("Malee Old", Role::FrontlineOfficer, Some(thailand))
        .await
}

/// The address of the link in the latest letter of a kind.
async fn link_in_letter(world: &World) -> String {
    let sql = Sql::Same(
        "select body from mail where kind = 'directory.access' order by created_at desc, id desc limit 1",
    );
    let (body,): (String,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    let from = body.find("/access/").expect("a link");
    body[from..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn the_owner_of_an_account_is_asked_before_it_is_joined_to_a_person() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let old = somchais_account(&world, thailand).await;
        let (post, person) = held_post(&ratna, "malee.old@test.example").await;
        let asked = give(&ratna, &post, &person, "focal-point").await;
        assert!(
            asked.location.is_some_and(|to| to.ends_with("told=access-asked")),
            "{}",
            asked.text
        );
        let joined = "select count(*) from account where person is not null";
        let given = "select count(*) from role_grant where post is not null";
        assert_eq!((world.number(joined).await, world.number(given).await), (0, 0));
        assert_eq!(
            old.get("/app/directory/people/new").await.status,
            StatusCode::NOT_FOUND
        );
        assert!(
            ratna
                .get(&format!("{post}/access"))
                .await
                .shows("waits for an answer")
        );

        // Mail programs open every link: looking joins nothing.
        let link = link_in_letter(&world).await;
        let stranger = world.stranger();
        for lang in ["en", "id"] {
            let page = stranger.get(&format!("{link}?lang={lang}")).await;
            assert!(
                page.shows("Malee Srisai") && page.shows("Immigration Bureau") && !page.shows("\u{27e6}"),
                "{}",
                page.text
            );
        }
        assert_eq!(world.number(joined).await, 0);
        let said = stranger.post(&link, &[]).await;
        assert!(
            said.location
                .is_some_and(|to| to.ends_with("told=access-accepted")),
            "{}",
            said.text
        );
        assert_eq!((world.number(joined).await, world.number(given).await), (1, 1));
        let malee = world.person_again("malee.old@test.example").await;
        assert_eq!(
            malee.get("/app/directory/people/new").await.status,
            StatusCode::OK
        );
        let by =
            "select count(*) from audit_line where act = 'changed' and noun = 'post' and actor = 'Malee Old'";
        assert_eq!(world.number(by).await, 1);
        // It is used once.
        assert!(stranger.post(&link, &[]).await.status.is_client_error());
        assert_eq!(world.number(given).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_owner_who_is_somebody_else_says_so_and_nothing_is_joined() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        somchais_account(&world, thailand).await;
        let (post, person) = held_post(&ratna, "malee.old@test.example").await;
        give(&ratna, &post, &person, "focal-point").await;
        let first = link_in_letter(&world).await;
        give(&ratna, &post, &person, "focal-point").await;
        assert_eq!(world.number("select count(*) from access_offer").await, 1);
        let link = link_in_letter(&world).await;
        let stranger = world.stranger();
        if first != link {
            assert!(
                stranger.post(&first, &[]).await.status.is_client_error(),
                "an older link is void"
            );
        }
        let said = stranger.post(&format!("{link}/refusal"), &[]).await;
        assert!(
            said.location
                .is_some_and(|to| to.ends_with("told=access-refused")),
            "{}",
            said.text
        );
        assert!(stranger.post(&link, &[]).await.status.is_client_error());
        assert_eq!(
            world
                .number("select count(*) from account where person is not null")
                .await,
            0
        );
        assert!(
            ratna
                .get(&format!("{post}/access"))
                .await
                .shows("says it is somebody else")
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_left_the_post_before_they_answered_gets_nothing() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        somchais_account(&world, thailand).await;
        let (post, person) = held_post(&ratna, "malee.old@test.example").await;
        give(&ratna, &post, &person, "focal-point").await;
        let end = end_address(&world).await;
        ratna.post(&end, &[("until", "9 Feb 2025")]).await;
        let link = link_in_letter(&world).await;
        let said = world.stranger().post(&link, &[]).await;
        assert!(said.status.is_client_error(), "{}", said.status);
        assert_eq!(
            world
                .number("select count(*) from role_grant where post is not null")
                .await,
            0
        );
        assert_eq!(
            world
                .number("select count(*) from account where person is not null")
                .await,
            0
        );
    })
    .await;
}
