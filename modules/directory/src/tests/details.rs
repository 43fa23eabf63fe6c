//! Stories of people who confirm their own entry by a link.

use axum::http::StatusCode;
use balai_kernel::{
    Module, desk,
    store::{Conn as _, Sql},
    test::{Seen, Someone, World, on_both},
};

use super::{enter, focal, party_of, ratna};
use crate::MODULE;

const MODULES: &[Module] = &[desk::MODULE, MODULE, balai_kernel::view::MODULE, desk::ADMIN];
const EMAIL: &str = "malee@border.example";

async fn malee(who: &Someone<'_>) -> String {
    enter(who, "Malee Srisai", "TH", &[("email", EMAIL)]).await
}

async fn send(who: &Someone<'_>, person: &str) -> Seen {
    who.post(&format!("{person}/links"), &[("sent-to", EMAIL)]).await
}

/// The link of the latest letter, as its path.
async fn link(world: &World) -> String {
    let sql = Sql::Same(
        "select body from mail where kind = 'directory.details' order by created_at desc, id desc limit 1",
    );
    let (body,): (String,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    let from = body.find("/details/").expect("a link");
    body[from..].split_whitespace().next().unwrap().to_owned()
}

async fn sent(world: &World, who: &Someone<'_>, person: &str) -> String {
    let seen = send(who, person).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    // Letters of one moment have no order: a moment passes.
    world.app.clock.advance(1);
    link(world).await
}

#[tokio::test]
async fn opening_the_link_shows_and_pressing_says_once_that_it_is_right() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let person = malee(&ratna).await;
        world.script("update person set confirmed_on = null").await;
        let link = sent(&world, &ratna, &person).await;
        let stranger = world.stranger();
        for _ in 0..3 {
            let seen = stranger.get(&link).await;
            assert_eq!(seen.status, StatusCode::OK);
            assert!(seen.shows("Malee Srisai") && seen.shows(EMAIL) && seen.shows("Thailand"));
        }
        let confirmed = "select count(*) from person where confirmed_on is not null";
        assert_eq!(world.number(confirmed).await, 0, "looking confirms nothing");
        let right = stranger.post(&format!("{link}/confirmation"), &[]).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.text);
        assert_eq!(world.number(confirmed).await, 1);
        for seen in [
            stranger.get(&link).await,
            stranger.post(&format!("{link}/confirmation"), &[]).await,
        ] {
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(seen.shows("used already") && !seen.shows("Malee"), "{}", seen.text);
        }
        let line = "select count(*) from audit_line where act = 'confirmed' and actor = 'Malee Srisai' and account is null";
        assert_eq!(world.number(line).await, 1);
        assert!(ratna.get(&format!("{person}/links")).await.shows("answered on"));
    })
    .await;
}

#[tokio::test]
async fn what_is_proposed_waits_until_whoever_keeps_the_roster_takes_it_over() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let nepal = party_of(&world, "NP").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        let person = malee(&ratna).await;
        let stranger = world.stranger();
        for (family, verb, stands) in [("Srisuk", "refusal", false), ("Srisawat", "acceptance", true)] {
            let link = sent(&world, &somchai, &person).await;
            let name = format!("Malee {family}");
            let form = [
                ("written", name.as_str()),
                ("phone", "+66 2 555 0100"),
                ("note", "I moved to the airport in January."),
            ];
            let proposed = stranger.post(&format!("{link}/edit"), &form).await;
            assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
            assert!(!ratna.get(&person).await.shows(family), "it waits");
            assert!(somchai.get("/app").await.shows("proposes a change"));
            assert!(!sita.get("/app").await.shows("proposes a change"));
            let list = somchai.get("/app/directory/proposals").await;
            assert!(
                list.shows(family) && list.shows("moved to the airport"),
                "{}",
                list.text
            );
            assert!(!sita.get("/app/directory/proposals").await.shows(family));
            let from = list.text.find("/app/directory/proposals/").unwrap();
            let id: String = list.text[from + 25..].chars().take(32).collect();
            let path = format!("/app/directory/proposals/{id}/{verb}");
            assert_eq!(sita.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(somchai.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
            assert_eq!(
                somchai.post(&path, &[]).await.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "decided once"
            );
            let page = ratna.get(&person).await;
            assert_eq!(page.shows(&name), stands, "{}", page.text);
            assert_eq!(page.shows("+66 2 555 0100"), stands);
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_that_does_nothing_says_why_and_asking_for_another_tells_nothing() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let person = malee(&ratna).await;
        let stranger = world.stranger();
        let first = sent(&world, &ratna, &person).await;
        let second = sent(&world, &ratna, &person).await;
        // The newer letter holds, the older one does not.
        assert!(stranger.get(&first).await.shows("took it back or sent another"));
        assert_eq!(stranger.get(&second).await.status, StatusCode::OK);
        let page = ratna.get(&format!("{person}/links")).await;
        let from = page.text.find(&format!("{person}/links/")).expect("a button");
        let press: String = page.text[from..].chars().take_while(|c| *c != '"').collect();
        assert_eq!(ratna.post(&press, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(stranger.get(&second).await.shows("took it back"));
        let third = sent(&world, &ratna, &person).await;
        let cut = &third[..third.len() - 5];
        let last = if third.ends_with('A') { 'B' } else { 'A' };
        let altered = format!("{}{last}", &third[..third.len() - 1]);
        world.app.clock.advance(15 * 24 * 3600);
        let mut answers = Vec::new();
        for (path, words) in [
            (third.as_str(), "Its time is over"),
            (cut, "cut off on its way"),
            (altered.as_str(), "altered on its way"),
            ("/details/nothing-at-all", "cut off on its way"),
        ] {
            for seen in [
                stranger.get(path).await,
                stranger.get(&format!("{path}/edit")).await,
                stranger.post(&format!("{path}/confirmation"), &[]).await,
                stranger.post(&format!("{path}/edit"), &[("written", "X")]).await,
            ] {
                assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
                assert!(seen.shows(words) && !seen.shows("Malee"), "{}", seen.text);
            }
            let token = path.trim_start_matches("/details/");
            let asked = stranger.post(&format!("/errand/{token}/asking"), &[]).await;
            answers.push((asked.status, asked.location));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
        assert_eq!(world.number("select count(*) from details_proposal").await, 0);
        // The one that was real is asked for again, at whoever keeps the roster.
        let ratna = super::ratna_again(&world).await;
        assert!(ratna.get("/app").await.shows("Malee Srisai asks for a new link"));
        sent(&world, &ratna, &person).await;
        assert!(!ratna.get("/app").await.shows("asks for a new link"));
    })
    .await;
}

#[tokio::test]
async fn a_link_goes_to_an_own_address_and_stands_in_no_readable_letter() {
    on_both(MODULES, async |world: World| {
        let nepal = party_of(&world, "NP").await;
        let ratna = ratna(&world).await;
        let sita = focal(&world, "Sita Rai", nepal).await;
        let person = enter(&ratna, "Boon Mee", "TH", &[("email", "info@border.example")]).await;
        let page = ratna.get(&format!("{person}/links")).await;
        assert!(page.shows("no e-mail address of their own"), "{}", page.text);
        for to in ["info@border.example", "somebody@else.example", ""] {
            let seen = ratna.post(&format!("{person}/links"), &[("sent-to", to)]).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
        }
        let other = malee(&ratna).await;
        assert_eq!(send(&sita, &other).await.status, StatusCode::NOT_FOUND);
        sent(&world, &ratna, &other).await;
        assert_eq!(
            world.number("select count(*) from mail where not secret").await,
            0
        );
        assert_eq!(world.number("select count(*) from errand").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_that_differs_is_not_sent_and_what_was_typed_stays() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let person = malee(&ratna).await;
        let link = sent(&world, &ratna, &person).await;
        let stranger = world.stranger();
        for form in [
            [("written", "Malee Srisai"), ("email", "")],
            [("written", ""), ("email", "")],
            [("written", "Malee Srisai"), ("email", "not an address")],
        ] {
            let seen = stranger.post(&format!("{link}/edit"), &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(seen.shows(form[1].1));
        }
        assert_eq!(stranger.get(&link).await.status, StatusCode::OK, "it still holds");
        for lang in ["en", "id"] {
            for path in [link.clone(), format!("{link}/edit"), "/details/none".to_owned()] {
                let seen = stranger.get(&format!("{path}?lang={lang}")).await;
                assert!(!seen.shows("\u{27e6}"), "{path}: {}", seen.text);
            }
            for path in [format!("{person}/links"), "/app/directory/proposals".to_owned()] {
                let seen = ratna.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, StatusCode::OK);
                assert!(!seen.shows("\u{27e6}"), "{path}: {}", seen.text);
            }
        }
    })
    .await;
}
