//! Agencies, posts, focal points, and what becomes stale.

use axum::http::StatusCode;
use balai_kernel::{
    Actor,
    actor::{Role, Standing},
    test::{Someone, on_both},
    text::Lang,
};

use super::{MODULES, enter, focal, party_of, place, ratna, version};

const YEAR: i64 = 370 * 24 * 3600;

fn id_of(address: &str) -> &str {
    address.rsplit('/').next().expect("an id")
}

/// Writes down that an agency shows the names of its people to the party's focal points.
pub(super) async fn open_names(who: &Someone<'_>, agency: &str) {
    let stood = version(&who.get(agency).await);
    let form = [("version", stood.as_str()), ("open", "yes")];
    let done = who.post(&format!("{agency}/names"), &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
}

/// An agency with a post that somebody holds; gives agency, post and person.
async fn roster(who: &Someone<'_>, party: &str, name: &str) -> (String, String, String) {
    let at = format!("/app/directory/parties/{party}");
    let agency = place(
        &who.post(&format!("{at}/agencies/new"), &[("name", "Immigration Bureau")])
            .await,
    );
    let post = [
        ("title", "Head of intelligence"),
        ("agency", id_of(&agency)),
        ("mailbox", "intel@bureau.example"),
    ];
    let post = place(&who.post(&format!("{at}/posts/new"), &post).await);
    let person = enter(who, name, party, &[("agency", "Immigration Bureau")]).await;
    let held = [("person", id_of(&person)), ("from", "1 March 2024")];
    who.post(&format!("{post}/holdings/new"), &held).await;
    // Most stories are about a party whose agency shows its names.
    open_names(who, &agency).await;
    (agency, post, person)
}

#[tokio::test]
async fn a_party_page_says_who_is_who_to_those_who_may_see_them() {
    on_both(MODULES, async |world| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let (agency, post, _) = roster(&ratna, "TH", "Kanya Suwan").await;
        for who in [&ratna, &somchai] {
            let page = who.get("/app/directory/parties/TH").await;
            for words in ["Immigration Bureau", "Head of intelligence", "Kanya Suwan"] {
                assert!(page.shows(words), "{words}");
            }
            assert!(who.get(&post).await.shows("intel@bureau.example"));
        }
        let page = linh.get("/app/directory/parties/TH").await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "Immigration Bureau",
            "Head of intelligence",
            "Kanya",
            "Took part in",
        ] {
            assert!(!page.shows(words), "{words}");
        }
        for address in [&agency, &post] {
            assert_eq!(linh.get(address).await.status, StatusCode::NOT_FOUND);
        }
        let act = linh
            .post("/app/directory/parties/TH/agencies/new", &[("name", "Customs")])
            .await;
        assert_eq!(act.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn a_successor_ends_the_term_of_who_held_the_post() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (_, post, kanya) = roster(&ratna, "TH", "Kanya Suwan").await;
        let next = enter(&ratna, "Prasert Chai", "TH", &[]).await;
        let form = [
            ("person", id_of(&next)),
            ("from", "2025-01-15"),
            ("succeeds", "yes"),
        ];
        ratna.post(&format!("{post}/holdings/new"), &form).await;
        let page = ratna.get(&post).await;
        assert!(page.shows("since 15 January 2025"));
        assert!(page.shows("14 January 2025"), "the day before is the last one");
        assert!(
            ratna.get(&kanya).await.shows("Head of intelligence"),
            "the post keeps its history"
        );
    })
    .await;
}

#[tokio::test]
async fn a_date_that_can_be_read_two_ways_is_asked_about() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (_, post, kanya) = roster(&ratna, "TH", "Kanya Suwan").await;
        for typed in ["03/04/2024", "31 June 2024", "June 2024", "2204-01-01"] {
            let form = [("person", id_of(&kanya)), ("from", typed)];
            let refused = ratna.post(&format!("{post}/holdings/new"), &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.shows(typed));
        }
    })
    .await;
}

#[tokio::test]
async fn what_nobody_confirmed_for_twelve_months_is_one_press_away() {
    on_both(MODULES, async |world| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        let (_, _, person) = roster(&ratna, "TH", "Kanya Suwan").await;
        let form = [
            ("person", id_of(&person)),
            ("national", "yes"),
            ("theme", "Returns"),
        ];
        ratna
            .post("/app/directory/parties/TH/focal-points/new", &form)
            .await;
        assert!(!ratna.get("/app/directory/stale").await.shows("Kanya Suwan"));

        world.app.clock.advance(YEAR);
        let ratna = super::ratna_again(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        for who in [&ratna, &somchai] {
            let page = who.get("/app/directory/stale").await;
            assert!(page.shows("Kanya Suwan") && page.shows("Returns"));
        }
        assert!(linh.get("/app/directory/stale").await.shows("Nothing is stale"));

        let app = &world.app;
        let account = somchai.account.expect("an account");
        let standing = Standing {
            grants: vec![(Role::FocalPoint, Some(thailand))],
            ..Standing::default()
        };
        let actor = Actor::signed_in(account, "Somchai Dee".to_owned(), Lang::EN, &standing, []);
        let today = crate::today::today(app, &actor).await.expect("today");
        let asked: Vec<&str> = today.waiting.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(asked, ["Confirm your roster"]);
        let office = crate::today::today(app, &Actor::office_job())
            .await
            .expect("today");
        assert_eq!(office.waiting.len(), 1, "one stale focal point, no doubles");

        let page = somchai.get("/app/directory/focal-points").await;
        let at = page
            .text
            .find("/app/directory/focal-points/")
            .expect("a focal point");
        let confirm: String = page.text[at..].chars().take_while(|c| *c != '"').collect();
        assert_eq!(linh.post(&confirm, &[]).await.status, StatusCode::NOT_FOUND);
        somchai.post(&confirm, &[]).await;
        somchai.post(&format!("{person}/confirmation"), &[]).await;
        assert!(ratna.get("/app/directory/stale").await.shows("Nothing is stale"));
    })
    .await;
}

#[tokio::test]
async fn contact_notes_are_the_offices_own() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let note = [
            ("on", "5 February 2025"),
            ("kind", "call"),
            ("words", "Agreed on the dates in May."),
        ];
        ratna
            .post("/app/directory/parties/TH/contact-notes/new", &note)
            .await;
        let page = ratna.get("/app/directory/parties/TH").await;
        assert!(page.shows("Agreed on the dates in May.") && page.shows("5 February 2025"));
        assert!(
            !somchai
                .get("/app/directory/parties/TH")
                .await
                .shows("Agreed on the dates")
        );
        let form = somchai.get("/app/directory/parties/TH/contact-notes/new").await;
        assert_eq!(form.status, StatusCode::NOT_FOUND);
        let ahead = [("on", "5 February 2026"), ("kind", "call"), ("words", "x")];
        let refused = ratna
            .post("/app/directory/parties/TH/contact-notes/new", &ahead)
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn an_agency_is_edited_with_its_version_and_its_name_is_once_in_a_party() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (agency, _, _) = roster(&ratna, "TH", "Kanya Suwan").await;
        assert!(
            ratna.get(&agency).await.shows("Immigration"),
            "the name proposed the kind"
        );
        let again = ratna
            .post(
                "/app/directory/parties/TH/agencies/new",
                &[("name", "IMMIGRATION  bureau")],
            )
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let edit = format!("{agency}/edit");
        let stood = version(&ratna.get(&edit).await);
        let form = [
            ("version", stood.as_str()),
            ("name", "Royal Immigration Bureau"),
            ("kind", "police"),
        ];
        assert_eq!(ratna.post(&edit, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ratna.post(&edit, &form).await.status, StatusCode::CONFLICT);
    })
    .await;
}
