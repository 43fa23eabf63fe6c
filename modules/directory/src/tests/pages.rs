//! How much the pages ask of the database: at most eight statements each, with the two
//! that find out who asks, however much the office holds.

use axum::http::StatusCode;
use balai_kernel::{
    actor::Role,
    test::{Someone, World, on_both},
};

use super::{MODULES, enter, focal, party_of, place, ratna};
use crate::PersonId;

const MOST: u32 = 8;

/// A party with everything that its page shows: posts, people, focal points, notes,
/// spellings, a chair.
async fn scene(ratna: &Someone<'_>) -> String {
    let at = "/app/directory/parties/TH";
    for name in ["Immigration Bureau", "Royal Police"] {
        let agency = place(&ratna.post(&format!("{at}/agencies/new"), &[("name", name)]).await);
        super::roster::open_names(ratna, &agency).await;
        let id = agency.rsplit('/').next().expect("an id").to_owned();
        let post = [("title", "Head of intelligence"), ("agency", id.as_str())];
        let post = place(&ratna.post(&format!("{at}/posts/new"), &post).await);
        let person = enter(ratna, &format!("Kanya of {name}"), "TH", &[("agency", name)]).await;
        let person = person.rsplit('/').next().expect("an id").to_owned();
        ratna
            .post(&format!("{post}/holdings/new"), &[("person", person.as_str())])
            .await;
        let post = post.rsplit('/').next().expect("an id").to_owned();
        let named = [
            ("person", person.as_str()),
            ("post", post.as_str()),
            ("theme", name),
        ];
        ratna.post(&format!("{at}/focal-points/new"), &named).await;
        let note = [("kind", "call"), ("words", "Dates."), ("person", person.as_str())];
        ratna.post(&format!("{at}/contact-notes/new"), &note).await;
    }
    ratna
        .post(
            &format!("{at}/spellings"),
            &[("spelling", "Kingdom of the Thais")],
        )
        .await;
    ratna
        .post(
            "/app/directory/bodies/wg-disruption/chairs/new",
            &[("party", "TH")],
        )
        .await;
    enter(
        ratna,
        "Somchai Example",
        "TH",
        &[("agency", "Royal Police"), ("email", "somchai@th.example")],
    )
    .await
}

async fn asks_little(who: &Someone<'_>, name: &str, pages: &[&str]) {
    for path in pages {
        let page = who.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{name}: {path}");
        assert!(
            page.statements <= MOST,
            "{name}: {path} took {} statements",
            page.statements
        );
    }
}

#[tokio::test]
async fn no_page_of_the_directory_asks_more_than_eight_statements() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let person = scene(&ratna).await;
        ratna
            .post(
                "/app/views",
                &[
                    ("path", "/app/directory/parties"),
                    ("query", "status=member"),
                    ("name", "Members"),
                ],
            )
            .await;
        let edit = format!("{person}/edit");
        let pages = [
            "/app/directory/parties",
            "/app/directory/parties?status=member",
            "/app/directory/parties/TH",
            "/app/directory/people",
            "/app/directory/people?party=TH&q=kanya",
            &person,
            &edit,
            "/app/directory/parties/TH/spellings",
            "/app/directory/bodies",
            "/app/directory/bodies/wg-disruption",
            "/app/directory/bodies/alumni",
            "/app/directory/focal-points",
            "/app/directory/stale",
            "/app/directory/suggestions",
            "/members",
            "/members/TH",
        ];
        asks_little(&ratna, "Ratna", &pages).await;
        let party = ratna.get(pages[2]).await;
        for at in ["/app/directory/agencies/", "/app/directory/posts/"] {
            let from = party.text.find(at).expect("a link");
            let at: String = party.text[from..].chars().take_while(|c| *c != '"').collect();
            asks_little(&ratna, "Ratna", &[&at]).await;
        }

        let thailand = party_of(&world, "TH").await;
        let narong = focal(&world, "Narong Dee", thailand).await;
        asks_little(&narong, "the focal point", &pages[..7]).await;
        let id: PersonId = person.rsplit('/').next().expect("an id").parse().expect("an id");
        // Whoever stands in the directory is asked for the bodies they sit on.
        let somchai = world
            .person_of(
                "Somchai Example",
                Role::FrontlineOfficer,
                Some(thailand),
                Some(id),
            )
            .await;
        asks_little(
            &somchai,
            "the officer",
            &["/app/directory/parties/TH", &person, "/app/directory/people"],
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_party_page_shows_all_of_it_in_order() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        scene(&ratna).await;
        let page = ratna.get("/app/directory/parties/TH").await;
        for words in [
            "Immigration Bureau",
            "Kanya of Royal Police",
            "Head of intelligence",
            "Disruption of Criminal Networks",
            "Kingdom of the Thais",
            "Ratna Wibowo",
            "Dates.",
        ] {
            assert!(page.shows(words), "{words}");
        }
        let at = |words: &str| page.text.find(words).expect("on the page");
        assert!(at("Immigration Bureau") < at("Royal Police"), "agencies by name");

        let viet_nam = party_of(&world, "VN").await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let page = linh.get("/app/directory/parties/TH").await;
        assert!(page.shows("Disruption of Criminal Networks"));
        for words in ["Kanya", "Head of intelligence", "Kingdom of the Thais", "Dates."] {
            assert!(!page.shows(words), "{words}");
        }
    })
    .await;
}
