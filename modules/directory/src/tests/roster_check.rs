//! Stories of mailboxes that belong to posts.

use axum::http::StatusCode;
use balai_kernel::{
    Module,
    actor::Role,
    desk,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};

use super::{enter, focal, party_of, place, ratna};
use crate::MODULE;

const MODULES: &[Module] = &[desk::MODULE, MODULE, balai_kernel::view::MODULE, desk::ADMIN];
const MAILBOX: &str = "airport.unit@border.example";

/// A post with a mailbox that Malee Srisai holds: the post's page and hers.
async fn post(who: &Someone<'_>) -> (String, String) {
    let agency = who
        .post(
            "/app/directory/parties/TH/agencies/new",
            &[("name", "Border Guard"), ("kind", "border")],
        )
        .await;
    let agency = place(&agency).rsplit('/').next().unwrap().to_owned();
    let post = who
        .post(
            "/app/directory/parties/TH/posts/new",
            &[
                ("title", "Head of the airport unit"),
                ("agency", &agency),
                ("mailbox", MAILBOX),
            ],
        )
        .await;
    let post = place(&post);
    let malee = enter(who, "Malee Srisai", "TH", &[]).await;
    hold(who, &post, &malee, "1 Jan 2024").await;
    // Letters of one moment have no order: a moment passes.
    (post, malee)
}

async fn hold(who: &Someone<'_>, post: &str, person: &str, from: &str) {
    let id = person.rsplit('/').next().unwrap();
    let form = [("person", id), ("from", from), ("succeeds", "yes")];
    let seen = who.post(&format!("{post}/holdings/new"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
}

/// The link of the latest letter to the mailbox, as its path.
async fn link(world: &World) -> String {
    let sql =
        Sql::Same("select body from mail where recipient = $1 order by created_at desc, id desc limit 1");
    let (body,): (String,) = world.app.db.one(sql, balai_kernel::args![MAILBOX]).await.unwrap();
    let from = body.find("/roster/").expect("a link");
    body[from..].split_whitespace().next().unwrap().to_owned()
}

const NAMED: [(&str, &str); 2] = [("name", "Anan Chai"), ("function", "Duty officer")];

#[tokio::test]
async fn whoever_acts_from_a_mailbox_names_themselves_first_and_their_name_stands_there() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let (post, _) = post(&ratna).await;
        world.app.clock.advance(1);
        ratna.post(&format!("{post}/roster"), &[]).await;
        let link = link(&world).await;
        let stranger = world.stranger();
        let first = stranger.get(&link).await;
        assert_eq!(first.status, StatusCode::OK);
        assert!(!first.shows("Malee"), "nobody is shown before they have said who they are");
        for form in [[("name", ""), ("function", "Duty officer")], [("name", "Anan Chai"), ("function", " ")]] {
            for path in [format!("{link}/name"), link.clone()] {
                let seen = stranger.post(&path, &form).await;
                assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert!(!seen.shows("Malee"));
            }
        }
        let shown = stranger.post(&format!("{link}/name"), &NAMED).await;
        assert!(shown.shows("Malee Srisai") && shown.shows("Anan Chai"), "{}", shown.text);
        let from = shown.text.find("gone-").unwrap();
        let gone: String = shown.text[from..].chars().take_while(|c| *c != '"').collect();
        let form = [NAMED[0], NAMED[1], (gone.as_str(), "yes"), ("note", "She went to the port.")];
        let sent = stranger.post(&link, &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let again = stranger.post(&link, &form).await;
        assert!(again.shows("used already"));
        let lines = "select count(*) from audit_line where account is null and actor = 'Anan Chai, Duty officer (airport.unit@border.example)' and act in ('roster-read', 'proposed')";
        assert_eq!(world.number(lines).await, 2);
        assert!(ratna.get("/app").await.shows("Anan Chai answered about a roster"));
        let page = ratna.get(&format!("{post}/roster")).await;
        assert!(page.shows("Duty officer") && page.shows("went to the port") && page.shows("Malee Srisai"));
        let from = page.text.find("/app/directory/roster-answers/").unwrap();
        let press: String = page.text[from..].chars().take_while(|c| *c != '"').collect();
        let nepal = party_of(&world, "NP").await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        assert_eq!(sita.post(&press, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ratna.post(&press, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ratna.post(&press, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Who left is ended by hand, with the day.
        let open = "select count(*) from post_holding where until_on is null";
        assert_eq!(world.number(open).await, 1);
    })
    .await;
}

#[tokio::test]
async fn after_a_succession_old_links_die_and_the_successor_is_asked_to_check_the_roster() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let (post, _) = post(&ratna).await;
        world.app.clock.advance(1);
        ratna.post(&format!("{post}/roster"), &[]).await;
        let old = link(&world).await;
        let stranger = world.stranger();
        assert_eq!(stranger.get(&old).await.status, StatusCode::OK);
        world.app.clock.advance(1);
        let boon = enter(&ratna, "Boon Mee", "TH", &[]).await;
        hold(&ratna, &post, &boon, "10 Feb 2025").await;
        let dead = stranger.get(&old).await;
        assert_eq!(dead.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(dead.shows("took it back or sent another"), "{}", dead.text);
        let new = link(&world).await;
        assert_ne!(new, old);
        let shown = stranger.post(&format!("{new}/name"), &NAMED).await;
        assert!(
            shown.shows("Boon Mee") && !shown.shows("Malee Srisai"),
            "{}",
            shown.text
        );
        // A link that went to one mailbox does not hold for another.
        world
            .script("update post set shared_mailbox = 'other@border.example'")
            .await;
        assert_eq!(stranger.get(&new).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            world.number("select count(*) from mail where not secret").await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_gets_no_account_and_no_link_that_opens_one() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        post(&ratna).await;
        let form = [
            ("name", "Airport Unit"),
            ("email", MAILBOX),
            ("role", "programme-officer"),
        ];
        let invited = arif.post("/app/admin/accounts", &form).await;
        assert_eq!(invited.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(invited.shows("read by several people"), "{}", invited.text);
        // Somebody's address that became a mailbox: the answer is the same, no letter goes out.
        let stranger = world.stranger();
        let recovery = "select count(*) from mail where kind = 'account.recovery'";
        let ask = async || {
            let form = [("email", "nicha.phanit@test.example")];
            stranger.post("/recover", &form).await.location
        };
        let before = ask().await;
        assert_eq!(world.number(recovery).await, 1);
        world
            .script("update post set shared_mailbox = 'Nicha.Phanit@test.example'")
            .await;
        assert_eq!(ask().await, before);
        assert_eq!(world.number(recovery).await, 1);
        drop(nicha);
    })
    .await;
}

#[tokio::test]
async fn the_pages_speak_both_languages() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let (post, _) = post(&ratna).await;
        let link = link(&world).await;
        for lang in ["en", "id"] {
            for (who, path) in [
                (&ratna, format!("{post}/roster")),
                (&world.stranger(), link.clone()),
            ] {
                let seen = who.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, StatusCode::OK);
                assert!(!seen.shows("\u{27e6}"), "{path}: {}", seen.text);
            }
            let seen = world
                .stranger()
                .post(&format!("{link}/name?lang={lang}"), &NAMED)
                .await;
            assert!(!seen.shows("\u{27e6}"), "{}", seen.text);
        }
    })
    .await;
}
