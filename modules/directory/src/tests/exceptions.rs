//! One record alone kept from staff whom a party lends.

use axum::http::StatusCode;
use balai_kernel::{
    actor::{PartyRef, Role},
    test::{Someone, World, on_both},
};

use super::{MODULES, enter, focal, party_of, place, ratna, version};

fn id_of(address: &str) -> &str {
    address.rsplit('/').next().expect("an id")
}

/// A co-manager whom a party lends, as a second administrator wrote down.
async fn lent<'w>(world: &'w World, name: &str, code: &str) -> Someone<'w> {
    let leads = world.person(name, Role::CoManager, None).await;
    let arif = world
        .person(&format!("Arif {code}"), Role::Administrator, None)
        .await;
    let at = format!("/app/directory/staff/{}", leads.account.expect("an account"));
    let seen = arif.post(&at, &[("employer", "lender"), ("lender", code)]).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER);
    leads
}

/// Malee Rak of Thailand, of no known agency, a note about her, and Somchai Dee who looks after
/// the roster.
async fn malee<'w>(world: &'w World, ratna: &Someone<'_>) -> (String, Someone<'w>) {
    let person = enter(ratna, "Malee Rak", "TH", &[("email", "malee@home.example")]).await;
    let note = [
        ("on", "5 February 2025"),
        ("kind", "call"),
        ("words", "She asked for a later train."),
        ("person", id_of(&person)),
    ];
    let at = "/app/directory/parties/TH/contact-notes/new";
    assert_eq!(ratna.post(at, &note).await.status, StatusCode::SEE_OTHER);
    let thailand = party_of(world, "TH").await;
    (person, focal(world, "Somchai Dee", thailand).await)
}

const PLACES: &[&str] = &[
    "/app/directory/parties/TH",
    "/app/directory/people",
    "/app/directory/people?q=malee",
    "/app/directory/people/export/csv",
    "/app/directory/stale",
    "/app/directory/suggestions",
    "/app/search?q=Malee",
];

/// On which of the pages where she may stand she does.
async fn found_by(who: &Someone<'_>) -> Vec<&'static str> {
    let mut found = Vec::new();
    for path in PLACES {
        let page = who.get(path).await;
        if ["Malee Rak", "malee@home.example", "a later train"]
            .iter()
            .any(|word| page.shows(word))
        {
            found.push(*path);
        }
    }
    found
}

#[tokio::test]
async fn a_party_keeps_one_person_from_staff_whom_another_lends_and_nobody_else() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, somchai) = malee(&world, &ratna).await;
        let other = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let (david, grace) = (
            lent(&world, "David Marsh", "AU").await,
            lent(&world, "Grace Hill", "NZ").await,
        );
        assert!(found_by(&david).await.len() >= 4, "nothing is kept from him yet");
        let at = format!("{person}/reservations");
        assert_eq!(
            somchai.post(&at, &[("lender", "AU")]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(found_by(&david).await, Vec::<&str>::new());
        for path in ["", "/edit", "/links", "/addresses/new", "/reservations"] {
            let seen = david.get(&format!("{person}{path}")).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert!(
            david.get(&other).await.shows("Kanya Suwan"),
            "only one record is kept"
        );
        for who in [&grace, &ratna, &somchai] {
            assert!(who.get(&person).await.shows("Malee Rak"));
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_may_know_reads_who_is_kept_out_and_those_whom_it_is_about_never() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, somchai) = malee(&world, &ratna).await;
        let (david, grace) = (
            lent(&world, "David Marsh", "AU").await,
            lent(&world, "Grace Hill", "NZ").await,
        );
        let at = format!("{person}/reservations");
        somchai.post(&at, &[("lender", "AU")]).await;
        for who in [&ratna, &somchai] {
            let page = who.get(&person).await;
            assert!(page.shows("except staff whom a party named for this record lends"));
            assert!(page.shows("Australia"), "{}", page.text);
        }
        for who in [&david, &grace] {
            let page = who.get(&person).await;
            assert!(!page.shows("except staff") && !page.shows("Australia"));
            assert_eq!(who.get(&at).await.status, StatusCode::NOT_FOUND);
            assert_eq!(
                who.post(&at, &[("lender", "NZ")]).await.status,
                StatusCode::NOT_FOUND
            );
        }
        let australia = party_of(&world, "AU").await;
        let through = |eyes: &str| format!("{person}?as={eyes}");
        let as_lent = ratna.get(&through(&format!("lent-{australia}"))).await;
        assert_eq!(as_lent.status, StatusCode::NOT_FOUND);
        let tried = grace.get(&through(&format!("lent-{australia}"))).await;
        assert!(
            tried.shows("Malee Rak"),
            "whoever is lent does not find out by looking so"
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_party_keeps_a_record_back_and_only_the_party_lifts_it() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, somchai) = malee(&world, &ratna).await;
        let at = format!("{person}/reservations");
        let linh = focal(&world, "Linh Tran", party_of(&world, "VN").await).await;
        let officer = world
            .person(
                "Officer",
                Role::FrontlineOfficer,
                Some(party_of(&world, "TH").await),
            )
            .await;
        let auditor = world.person("Auda Ismail", Role::Auditor, None).await;
        for who in [&linh, &officer, &auditor] {
            let status = who.post(&at, &[("lender", "AU")]).await.status;
            assert!(
                matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                "{status}"
            );
        }
        let own = somchai.post(&at, &[("lender", "TH")]).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
        somchai.post(&at, &[("lender", "AU")]).await;
        let page = somchai.get(&at).await;
        let from = page
            .text
            .find("/app/directory/reservations/")
            .expect("a way to lift it");
        let lift: String = page.text[from..].chars().take_while(|c| *c != '"').collect();
        assert_eq!(ratna.post(&lift, &[]).await.status, StatusCode::FORBIDDEN);
        let david = lent(&world, "David Marsh", "AU").await;
        assert_eq!(david.post(&lift, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(david.get(&person).await.status, StatusCode::NOT_FOUND);
        assert_eq!(somchai.post(&lift, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(david.get(&person).await.shows("Malee Rak"));
    })
    .await;
}

#[tokio::test]
async fn a_post_kept_back_stands_on_no_page_and_its_holder_does() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, somchai) = malee(&world, &ratna).await;
        let at = "/app/directory/parties/TH";
        let agency = place(
            &ratna
                .post(&format!("{at}/agencies/new"), &[("name", "Customs")])
                .await,
        );
        let post = [("title", "Liaison in the north"), ("agency", id_of(&agency))];
        let post = place(&ratna.post(&format!("{at}/posts/new"), &post).await);
        let held = [("person", id_of(&person)), ("from", "1 March 2024")];
        ratna.post(&format!("{post}/holdings/new"), &held).await;
        let david = lent(&world, "David Marsh", "AU").await;
        assert!(david.get(&person).await.shows("Liaison in the north"));
        let kept = somchai
            .post(&format!("{post}/reservations"), &[("lender", "AU")])
            .await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        assert_eq!(david.get(&post).await.status, StatusCode::NOT_FOUND);
        for path in [at, agency.as_str(), person.as_str(), "/app/directory/stale"] {
            assert!(!david.get(path).await.shows("Liaison in the north"), "{path}");
        }
        assert!(david.get(&person).await.shows("Malee Rak"));
        assert!(ratna.get(&person).await.shows("Liaison in the north"));
    })
    .await;
}

#[tokio::test]
async fn what_was_kept_back_stays_so_when_the_person_moves_or_turns_out_to_be_known_twice() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, somchai) = malee(&world, &ratna).await;
        let david = lent(&world, "David Marsh", "AU").await;
        somchai
            .post(&format!("{person}/reservations"), &[("lender", "AU")])
            .await;
        // The same person entered once more, and kept under the second record.
        let again = enter(&ratna, "Malee Rak", "TH", &[("email", "malee@home.example")]).await;
        assert!(
            david.get(&again).await.shows("Malee Rak"),
            "the second record is another one yet"
        );
        let list = ratna.get("/app/directory/suggestions").await;
        let from = list
            .text
            .find("/app/directory/suggestions/")
            .expect("a suggestion");
        let at: String = list.text[from..].chars().take_while(|c| *c != '"').collect();
        let page = ratna.get(&at).await;
        let first = page.text.find(id_of(&person)).expect("one");
        let second = page.text.find(id_of(&again)).expect("the other");
        let keep = if first < second {
            "keep-second"
        } else {
            "keep-first"
        };
        ratna.post(&format!("{at}/decision"), &[("decision", keep)]).await;
        assert_eq!(david.get(&again).await.status, StatusCode::NOT_FOUND);
        assert_eq!(found_by(&david).await, Vec::<&str>::new());
        // To another party: its focal point takes over what was kept back.
        let edit = format!("{again}/edit");
        let stood = version(&ratna.get(&edit).await);
        let form = [
            ("version", stood.as_str()),
            ("written", "Malee Rak"),
            ("party", "VN"),
        ];
        assert_eq!(ratna.post(&edit, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(david.get(&again).await.status, StatusCode::NOT_FOUND);
        let viet_nam: balai_kernel::Id<PartyRef> = party_of(&world, "VN").await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        assert!(
            linh.get(&format!("{again}/reservations"))
                .await
                .shows("Australia")
        );
        assert_eq!(somchai.get(&again).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn what_is_hidden_from_the_office_stands_on_no_comparison_of_two_records() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, _) = malee(&world, &ratna).await;
        enter(&ratna, "Malee Rak", "TH", &[("email", "malee@home.example")]).await;
        world
            .script("update person_address set reach = 'hidden' where value = 'malee@home.example'")
            .await;
        let list = ratna.get("/app/directory/suggestions").await;
        let from = list
            .text
            .find("/app/directory/suggestions/")
            .expect("a suggestion");
        let at: String = list.text[from..].chars().take_while(|c| *c != '"').collect();
        let page = ratna.get(&at).await;
        assert!(page.shows("Malee Rak") && !page.shows("malee@home.example"));
        assert!(!ratna.get(&person).await.shows("malee@home.example"));
    })
    .await;
}
