//! Walls inside a party and inside the office: agencies, reservations, staff whom parties lend.

use axum::http::StatusCode;
use balai_kernel::{
    actor::Role,
    test::{Seen, Someone, World, on_both},
};

use super::{MODULES, enter, focal, party_of, place, ratna, roster::open_names, version};

fn id_of(address: &str) -> &str {
    address.rsplit('/').next().expect("an id")
}

/// The police of Thailand with a post that Kanya Suwan holds: agency, post, person.
async fn police(ratna: &Someone<'_>) -> (String, String, String) {
    let at = "/app/directory/parties/TH";
    let agency = [("name", "Royal Police")];
    let agency = place(&ratna.post(&format!("{at}/agencies/new"), &agency).await);
    let post = [("title", "Head of intelligence"), ("agency", id_of(&agency))];
    let post = place(&ratna.post(&format!("{at}/posts/new"), &post).await);
    let person = enter(
        ratna,
        "Kanya Suwan",
        "TH",
        &[("agency", "Royal Police"), ("email", "kanya@police.example")],
    )
    .await;
    let held = [("person", id_of(&person)), ("from", "1 March 2024")];
    ratna.post(&format!("{post}/holdings/new"), &held).await;
    (agency, post, person)
}

const WHERE_A_NAME_MAY_STAND: &[&str] = &[
    "/app/directory/parties/TH",
    "/app/directory/people",
    "/app/directory/people/export/csv",
    "/app/directory/stale",
    "/app/search?q=Kanya",
];

/// On which of the pages where a name may stand it does.
async fn seen_by(who: &Someone<'_>, more: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in WHERE_A_NAME_MAY_STAND.iter().chain(more) {
        let page = who.get(path).await;
        if page.shows("Kanya Suwan") || page.shows("kanya@police.example") {
            found.push((*path).to_owned());
        }
    }
    found
}

#[tokio::test]
async fn a_focal_point_sees_posts_and_numbers_of_an_agency_and_no_names() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let (agency, post, person) = police(&ratna).await;
        assert_eq!(seen_by(&somchai, &[&agency, &post]).await, Vec::<String>::new());
        assert_eq!(somchai.get(&person).await.status, StatusCode::NOT_FOUND);
        let page = somchai.get(&agency).await;
        assert!(page.shows("Head of intelligence"));
        assert!(page.shows("filled; the name is with the agency"), "{}", page.text);
        let party = somchai.get("/app/directory/parties/TH").await;
        assert!(
            party.shows("1 person") && !party.shows("vacant"),
            "{}",
            party.text
        );
    })
    .await;
}

#[tokio::test]
async fn what_a_focal_point_cannot_read_they_cannot_alter() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let (_, _, person) = police(&ratna).await;
        for path in ["/confirmation", "/edit", "/addresses/new"] {
            let act = somchai.post(&format!("{person}{path}"), &[]).await;
            assert_eq!(act.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_agency_that_shows_its_names_shows_them_at_once_and_can_close_again() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let (agency, post, person) = police(&ratna).await;
        open_names(&ratna, &agency).await;
        assert!(somchai.get(&person).await.shows("Kanya Suwan"));
        assert!(seen_by(&somchai, &[&agency, &post]).await.len() >= 5);
        let stood = version(&ratna.get(&agency).await);
        ratna
            .post(
                &format!("{agency}/names"),
                &[("version", stood.as_str()), ("open", "")],
            )
            .await;
        assert_eq!(seen_by(&somchai, &[&agency, &post]).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_national_focal_point_does_not_open_an_agency_to_itself() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let (agency, ..) = police(&ratna).await;
        let stood = version(&ratna.get(&agency).await);
        let form = [("version", stood.as_str()), ("open", "yes")];
        let act = somchai.post(&format!("{agency}/names"), &form).await;
        assert_eq!(act.status, StatusCode::FORBIDDEN);
        assert!(act.shows("the agency's own focal point") || act.shows("the agency&#39;s own focal point"));
    })
    .await;
}

#[tokio::test]
async fn an_agencys_own_focal_point_sees_its_people_and_speaks_for_them() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let (agency, _, person) = police(&ratna).await;
        let own = enter(&ratna, "Prasert Chai", "TH", &[("agency", "Royal Police")]).await;
        let id = Some(id_of(&own).parse().expect("an id"));
        let prasert = world
            .person_of("Prasert Chai", Role::FocalPoint, Some(thailand), id)
            .await;
        assert!(prasert.get(&person).await.shows("Kanya Suwan"));
        open_names(&prasert, &agency).await;
    })
    .await;
}

#[tokio::test]
async fn who_moves_to_a_closed_agency_leaves_the_focal_points_sight() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        police(&ratna).await;
        let person = enter(&somchai, "Malee Rak", "TH", &[]).await;
        assert!(somchai.get(&person).await.shows("Malee Rak"));
        let edit = format!("{person}/edit");
        let stood = version(&ratna.get(&edit).await);
        let form = [
            ("version", stood.as_str()),
            ("written", "Malee Rak"),
            ("party", "TH"),
            ("agency", "Royal Police"),
        ];
        assert_eq!(ratna.post(&edit, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(somchai.get(&person).await.status, StatusCode::NOT_FOUND);
        assert!(!somchai.get("/app/search?q=Malee").await.shows("Malee Rak"));
    })
    .await;
}

#[tokio::test]
async fn a_focal_point_who_enters_somebody_behind_a_wall_is_told_where_they_went() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        police(&ratna).await;
        let form = [
            ("written", "Malee Rak"),
            ("party", "TH"),
            ("agency", "Royal Police"),
        ];
        let seen = somchai.post("/app/directory/people/new", &form).await;
        let to = seen.location.expect("a way on");
        assert!(to.starts_with("/app/directory/parties/TH"), "{to}");
        assert_eq!(somchai.get(&to).await.status, StatusCode::OK);
    })
    .await;
}

/// A second administrator says who pays somebody.
async fn lent_by(world: &World, who: &Someone<'_>, code: &str) -> Seen {
    let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
    let account = who.account.expect("an account");
    let form = [("employer", "lender"), ("lender", code)];
    arif.post(&format!("/app/directory/staff/{account}"), &form).await
}

#[tokio::test]
async fn a_reservation_keeps_what_a_party_entrusts_from_whoever_is_lent_by_another() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let (agency, post, person) = police(&ratna).await;
        let david = world.person("David Marsh", Role::CoManager, None).await;
        assert_eq!(lent_by(&world, &david, "AU").await.status, StatusCode::SEE_OTHER);
        assert!(
            david.get(&person).await.shows("Kanya Suwan"),
            "nothing is reserved yet"
        );
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let at = "/app/directory/parties/TH/reservations";
        let form = [("lender", "AU"), ("agency", "")];
        assert_eq!(somchai.post(at, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(seen_by(&david, &[&agency, &post]).await, Vec::<String>::new());
        for address in [&agency, &post, &person] {
            assert_eq!(
                david.get(address).await.status,
                StatusCode::NOT_FOUND,
                "{address}"
            );
        }
        assert_eq!(
            david.get(at).await.status,
            StatusCode::NOT_FOUND,
            "he is not told"
        );
        assert!(
            ratna.get(&person).await.shows("Kanya Suwan"),
            "the office's own staff see it"
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_party_lifts_its_reservation() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let at = "/app/directory/parties/TH/reservations";
        assert_eq!(
            ratna.post(at, &[("lender", "AU")]).await.status,
            StatusCode::SEE_OTHER
        );
        let page = somchai.get(at).await;
        let from = page
            .text
            .find("/app/directory/reservations/")
            .expect("a way to lift it");
        let lift: String = page.text[from..].chars().take_while(|c| *c != '"').collect();
        assert_eq!(ratna.post(&lift, &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(somchai.post(&lift, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(somchai.get(at).await.shows("No reservation"));
    })
    .await;
}

#[tokio::test]
async fn nobody_says_who_pays_themselves() {
    on_both(MODULES, async |world| {
        let david = world.person("David Marsh", Role::CoManager, None).await;
        let account = david.account.expect("an account");
        let form = [("employer", "office"), ("lender", "")];
        let act = david
            .post(&format!("/app/directory/staff/{account}"), &form)
            .await;
        assert_eq!(act.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_lent_and_does_not_lead_sees_nothing_that_parties_entrusted() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let (agency, post, person) = police(&ratna).await;
        let minh = world.person("Minh Le", Role::ProgrammeOfficer, None).await;
        lent_by(&world, &minh, "VN").await;
        assert_eq!(seen_by(&minh, &[&agency, &post]).await, Vec::<String>::new());
        assert_eq!(minh.get(&person).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn looking_through_other_eyes_shows_less_and_never_more() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let (_, _, person) = police(&ratna).await;
        let david = world.person("David Marsh", Role::CoManager, None).await;
        lent_by(&world, &david, "AU").await;
        let to = ratna
            .get(&format!("/app/eyes?of={person}&who=focal&party=TH"))
            .await
            .location
            .expect("the page");
        assert_eq!(to, format!("{person}?as=focal-{thailand}"));
        let seen = ratna.get(&to).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        assert!(
            seen.shows("You are looking at this page as"),
            "it says through whose eyes"
        );
        let listed = ratna
            .get("/app/directory/parties/TH?as=focal-".to_owned().as_str())
            .await;
        assert!(listed.shows("Kanya Suwan"), "eyes that nobody has change nothing");

        for path in ["trail", "reservations"] {
            let path = format!("/app/directory/parties/TH/{path}");
            let david = world.person_again("david.marsh@test.example").await;
            let through = david.get(&format!("{path}?as=focal-{thailand}")).await;
            assert_eq!(
                through.status,
                StatusCode::NOT_FOUND,
                "{path} is not the office's"
            );
        }
        let linh = focal(&world, "Linh Tran", party_of(&world, "VN").await).await;
        let page = linh
            .get(&format!("/app/directory/parties/TH?as=focal-{thailand}"))
            .await;
        assert!(!page.shows("Head of intelligence"), "only the office may look so");
    })
    .await;
}

#[tokio::test]
async fn who_is_shown_an_address_is_for_the_person_to_say() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let more = [("email", "malee@home.example")];
        let person = enter(&ratna, "Malee Rak", "TH", &more).await;
        let id = Some(id_of(&person).parse().expect("an id"));
        let malee = world
            .person_of("Malee Rak", Role::FrontlineOfficer, Some(thailand), id)
            .await;
        let page = malee.get(&person).await;
        let from = page
            .text
            .find("/app/directory/addresses/")
            .expect("a way to say it");
        let at: String = page.text[from..].chars().take_while(|c| *c != '"').collect();
        assert!(at.ends_with("/reach"), "{at}");
        let shown_to = async |who: &Someone<'_>| who.get(&person).await.shows("malee@home.example");
        for (reach, focal_point, office) in [
            ("everyone", true, true),
            ("members", true, true),
            ("alumni", false, true),
            ("office", false, true),
            ("hidden", false, false),
        ] {
            assert_eq!(
                malee.post(&at, &[("reach", reach)]).await.status,
                StatusCode::SEE_OTHER
            );
            assert_eq!(shown_to(&somchai).await, focal_point, "{reach}");
            assert_eq!(shown_to(&ratna).await, office, "{reach}");
            assert!(shown_to(&malee).await, "{reach}");
        }
        let act = ratna.post(&at, &[("reach", "everyone")]).await;
        assert_eq!(
            act.status,
            StatusCode::NOT_FOUND,
            "what is hidden cannot be opened by others"
        );
    })
    .await;
}
