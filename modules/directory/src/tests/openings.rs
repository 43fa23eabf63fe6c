//! What is closed, opened in an emergency.

use axum::http::StatusCode;
use balai_kernel::{
    actor::Role,
    test::{Someone, World, on_both},
};

use super::{MODULES, enter, focal, party_of, place, ratna};

const WHY: &str = "The ferry on which she travels sank this morning.";

fn id_of(address: &str) -> &str {
    address.rsplit('/').next().expect("an id")
}

/// Malee Rak, who hid her address, and her account.
async fn malee<'w>(world: &'w World, ratna: &Someone<'_>) -> (String, Someone<'w>) {
    let person = enter(ratna, "Malee Rak", "TH", &[("email", "malee@home.example")]).await;
    world.script("update person_address set reach = 'hidden'").await;
    let id = Some(id_of(&person).parse().expect("an id"));
    let thailand = party_of(world, "TH").await;
    let malee = world
        .person_of("Malee Rak", Role::FrontlineOfficer, Some(thailand), id)
        .await;
    (person, malee)
}

async fn open(who: &Someone<'_>, record: &str) -> StatusCode {
    let at = format!("{record}/opening");
    let seen = who.post(&at, &[("reason", WHY)]).await;
    // The way to the page where one proves who one is, or to the door, opens nothing.
    let is_made = seen
        .location
        .as_deref()
        .is_some_and(|to| to.ends_with("told=opening-made"));
    match seen.status {
        StatusCode::SEE_OTHER if !is_made => StatusCode::FORBIDDEN,
        status => status,
    }
}

/// The page of the newest opening, as its list names it.
async fn newest(who: &Someone<'_>) -> String {
    let page = who.get("/app/directory/openings").await;
    let from = page
        .text
        .find("/app/directory/openings/")
        .unwrap_or_else(|| panic!("no opening: {}", page.text));
    page.text[from..].chars().take_while(|c| *c != '"').collect()
}

#[tokio::test]
async fn a_co_manager_opens_hidden_addresses_for_an_hour_and_their_owner_is_told_at_once() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, malee) = malee(&world, &ratna).await;
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        let sees = async |who: &Someone<'_>| who.get(&person).await.shows("malee@home.example");
        assert!(!sees(&grace).await);
        assert!(grace.get(&person).await.shows("One address is hidden from everyone"));
        let seen = grace.post(&format!("{person}/opening"), &[("reason", "urgent")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.shows("Say in a sentence") && !sees(&grace).await);

        assert_eq!(open(&grace, &person).await, StatusCode::SEE_OTHER);
        assert!(sees(&grace).await);
        assert!(!sees(&ratna).await && !sees(&somchai).await, "open to her alone");
        assert_eq!(
            world
                .number("select count(*) from mail where kind = 'directory.opening' and recipient in ('malee.rak@test.example', 'somchai.dee@test.example')")
                .await,
            2
        );
        assert_eq!(
            world
                .number("select count(*) from mail where kind = 'directory.opening' and (body like '%Malee%' or body like '%ferry%')")
                .await,
            0,
            "a mail names neither the record nor the reason"
        );
        for owner in [&malee, &somchai] {
            assert!(owner.get("/app").await.shows("Grace Hill opened hidden addresses"));
            assert!(owner.get(&newest(owner).await).await.shows("The ferry on which"));
        }
        let trail = somchai.get("/app/directory/parties/TH/trail").await;
        assert!(trail.shows("opened in an emergency"), "{}", trail.text);
        assert!(ratna.get(&person).await.shows("opened something closed, in an emergency"));
        let page = newest(&grace).await;
        assert_eq!(ratna.get(&page).await.status, StatusCode::NOT_FOUND);

        world.app.clock.advance(3_599);
        assert!(sees(&grace).await);
        world.app.clock.advance(2);
        assert!(!sees(&grace).await, "it ended by itself");
    })
    .await;
}

#[tokio::test]
async fn whoever_opened_it_or_whose_it_is_ends_it_earlier() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, malee) = malee(&world, &ratna).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        for ender in [&grace, &malee] {
            assert_eq!(open(&grace, &person).await, StatusCode::SEE_OTHER);
            assert!(grace.get(&person).await.shows("malee@home.example"));
            let at = newest(ender).await;
            assert_eq!(
                ratna.post(&format!("{at}/end"), &[]).await.status,
                StatusCode::NOT_FOUND
            );
            assert_eq!(
                ender.post(&format!("{at}/end"), &[]).await.status,
                StatusCode::SEE_OTHER
            );
            assert!(!grace.get(&person).await.shows("malee@home.example"));
            world.app.clock.advance(60);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_else_opens_hidden_addresses_least_of_all_whoever_is_lent_or_barred() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, malee) = malee(&world, &ratna).await;
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let others = [
            focal(&world, "Somchai Dee", thailand).await,
            focal(&world, "Linh Tran", viet_nam).await,
            world.person("Arif Setiawan", Role::Administrator, None).await,
            world.person("Auda Ismail", Role::Auditor, None).await,
            world.person("Mona Sari", Role::MonitoringOfficer, None).await,
            world.stranger(),
        ];
        let david = world.person("David Marsh", Role::CoManager, None).await;
        let at = format!("/app/directory/staff/{}", david.account.expect("an account"));
        let lent = [("employer", "lender"), ("lender", "AU")];
        assert_eq!(others[2].post(&at, &lent).await.status, StatusCode::SEE_OTHER);
        for who in others.iter().chain([&ratna, &david, &malee]) {
            let status = open(who, &person).await;
            assert!(
                matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                "{:?}: {status}",
                who.account
            );
        }
        assert_eq!(world.number("select count(*) from emergency_opening").await, 0);
        assert!(!david.get(&person).await.shows("opening\""));
    })
    .await;
}

#[tokio::test]
async fn what_is_open_for_an_hour_is_not_given_to_others_or_taken_away() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, _) = malee(&world, &ratna).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        open(&grace, &person).await;
        let page = grace.get(&person).await;
        assert!(page.shows("malee@home.example") && !page.shows("/reach\"") && !page.shows("/removal\""));
        let rows = world
            .number("select count(*) from person_address where reach = 'hidden'")
            .await;
        assert_eq!(rows, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_did_not_show_lately_that_it_is_them_opens_nothing() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, _) = malee(&world, &ratna).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        world.app.clock.advance(3 * 3_600);
        let seen = grace.post(&format!("{person}/opening"), &[("reason", WHY)]).await;
        assert_ne!(
            seen.location.as_deref(),
            Some(format!("{person}?told=opening-made").as_str())
        );
        assert_eq!(world.number("select count(*) from emergency_opening").await, 0);
    })
    .await;
}

/// The police of Thailand, which show no names, and Kanya Suwan who works there.
async fn police(ratna: &Someone<'_>) -> (String, String) {
    let at = "/app/directory/parties/TH/agencies/new";
    let agency = place(&ratna.post(at, &[("name", "Royal Police")]).await);
    let person = enter(ratna, "Kanya Suwan", "TH", &[("agency", "Royal Police")]).await;
    (agency, person)
}

#[tokio::test]
async fn a_focal_point_opens_the_names_of_an_agency_of_their_own_party_and_of_no_other() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let (agency, person) = police(&ratna).await;
        let own = enter(&ratna, "Prasert Chai", "TH", &[("agency", "Royal Police")]).await;
        let id = Some(id_of(&own).parse().expect("an id"));
        let prasert = world
            .person_of("Prasert Chai", Role::FocalPoint, Some(thailand), id)
            .await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        for who in [&linh, &grace, &ratna, &prasert] {
            let status = open(who, &agency).await;
            assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{status}");
        }
        assert_eq!(somchai.get(&person).await.status, StatusCode::NOT_FOUND);
        assert_eq!(open(&somchai, &agency).await, StatusCode::SEE_OTHER);
        assert!(somchai.get(&person).await.shows("Kanya Suwan"));
        for path in [agency.as_str(), "/app/directory/people", "/app/search?q=Kany"] {
            assert!(somchai.get(path).await.shows("Kanya Suwan"), "{path}");
        }
        let mails = world.number(
            "select count(*) from mail where kind = 'directory.opening' and recipient = 'prasert.chai@test.example'",
        );
        assert_eq!(mails.await, 1);
        assert!(prasert.get("/app").await.shows("Somchai Dee opened the names"));
        assert!(prasert.get(&newest(&prasert).await).await.shows("The ferry on which"));
        assert!(
            !grace.get("/app").await.shows("opened the names"),
            "the agency has somebody who answers for it"
        );
        world.app.clock.advance(3_601);
        assert_eq!(somchai.get(&person).await.status, StatusCode::NOT_FOUND);
        assert!(!somchai.get("/app/search?q=Kany").await.shows("Kanya Suwan"));
    })
    .await;
}

#[tokio::test]
async fn for_an_agency_without_a_focal_point_the_office_is_told() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (agency, _) = police(&ratna).await;
        let somchai = focal(&world, "Somchai Dee", party_of(&world, "TH").await).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        assert_eq!(open(&somchai, &agency).await, StatusCode::SEE_OTHER);
        assert!(grace.get("/app").await.shows("Somchai Dee opened the names"));
        let mails = world.number(
            "select count(*) from mail where kind = 'directory.opening' and recipient = 'grace.hill@test.example'",
        );
        assert_eq!(mails.await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_auditor_sees_who_opens_often_and_neither_why_nor_what() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, _) = malee(&world, &ratna).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        let auda = world.person("Auda Ismail", Role::Auditor, None).await;
        for _ in 0..3 {
            assert_eq!(open(&grace, &person).await, StatusCode::SEE_OTHER);
            world.app.clock.advance(60);
        }
        let page = auda.get("/app/audit/openings").await;
        assert!(
            page.shows("Grace Hill") && page.shows("3 times") && page.shows("Thailand"),
            "{}",
            page.text
        );
        assert!(!page.shows("ferry") && !page.shows("Malee"));
        let at = newest(&grace).await;
        assert_eq!(auda.get(&at).await.status, StatusCode::NOT_FOUND);
        let log = auda.get("/app/audit").await;
        assert!(log.shows("opened in an emergency") && !log.shows("ferry"));
        assert!(!ratna.get("/app/directory/openings").await.shows("Grace Hill"));
        assert_eq!(
            grace.get("/app/audit/openings").await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}

#[tokio::test]
async fn what_a_party_reserved_is_not_opened_by_somebody_whom_a_party_lends_meanwhile() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (person, _) = malee(&world, &ratna).await;
        let grace = world.person("Grace Hill", Role::CoManager, None).await;
        assert_eq!(open(&grace, &person).await, StatusCode::SEE_OTHER);
        assert!(grace.get(&person).await.shows("malee@home.example"));
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let at = format!("/app/directory/staff/{}", grace.account.expect("an account"));
        arif.post(&at, &[("employer", "lender"), ("lender", "NZ")]).await;
        assert!(!grace.get(&person).await.shows("malee@home.example"));
    })
    .await;
}
