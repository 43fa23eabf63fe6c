//! What one may not see is on no page, in no export, feed or answer.

use std::collections::BTreeSet;

use balai_kernel::{
    actor::Role,
    store::{Conn as _, Sql},
    test::World,
};

use crate::{crawl::walk, on_demo, participant, party};

/// The addresses of people whom nobody of `party` shared a room with and who are not
/// of that party: canaries for that party's focal point and officers.
async fn strangers_to(world: &World, code: &str) -> BTreeSet<String> {
    let rows: Vec<(String,)> = world
        .app
        .db
        .all(
            Sql::Same(
                "select distinct d.value from person_address d where d.kind = 'email' and not exists \
                 (select 1 from participation p join party y on y.id = p.party where p.person = d.person and y.code = $1)",
            ),
            balai_kernel::args![code],
        )
        .await
        .unwrap();
    rows.into_iter().map(|(value,)| value).collect()
}

async fn addresses(world: &World) -> BTreeSet<String> {
    strangers_to(world, "none").await
}

fn shown<'c>(pages: impl IntoIterator<Item = &'c String>, canaries: &BTreeSet<String>) -> Vec<String> {
    let text: String = pages.into_iter().cloned().collect();
    canaries
        .iter()
        .filter(|canary| text.contains(canary.as_str()))
        .cloned()
        .collect()
}

const STARTS: &[&str] = &[
    "/app",
    "/",
    "/app/events",
    "/app/directory/people",
    "/app/directory/people?export=csv",
    "/app/search?q=officer",
    "/app/search?q=example",
    "/api/v1/openapi.json",
    "/api/v1/parties",
    "/api/v1/events",
    "/events.atom",
    "/events.ics",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_reads_no_address_of_anyone() {
    on_demo(async |world| {
        let seen = walk(&world.stranger(), STARTS, 200, 4).await;
        let canaries = addresses(&world).await;
        assert!(canaries.len() > 500);
        assert_eq!(shown(seen.pages.values(), &canaries), Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_administrator_reads_no_address_of_an_officer() {
    on_demo(async |world| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let seen = walk(&arif, STARTS, 200, 4).await;
        assert_eq!(
            shown(seen.pages.values(), &addresses(&world).await),
            Vec::<String>::new()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_focal_point_reads_no_address_of_another_partys_people() {
    on_demo(async |world| {
        let thailand = party(&world.app, "TH").await;
        let desk = world
            .person("Thailand Desk", Role::FocalPoint, Some(thailand))
            .await;
        let seen = walk(&desk, STARTS, 250, 6).await;
        let canaries = strangers_to(&world, "TH").await;
        assert!(canaries.len() > 300);
        assert_eq!(shown(seen.pages.values(), &canaries), Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_reads_no_address_of_another_partys_people() {
    on_demo(async |world| {
        let thailand = party(&world.app, "TH").await;
        let person = participant(&world.app, "TH").await;
        let officer = world
            .person_of(
                "Officer on duty",
                Role::FrontlineOfficer,
                Some(thailand),
                Some(person),
            )
            .await;
        let seen = walk(&officer, STARTS, 250, 6).await;
        let canaries = strangers_to(&world, "TH").await;
        assert_eq!(shown(seen.pages.values(), &canaries), Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_the_log_and_no_name_or_address_of_anyone_in_the_directory() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        // Somebody's record is looked at and changed: a line about a person, with its values.
        let list = nicha.get("/app/directory/people").await;
        let at = list
            .text
            .split("/app/directory/people/")
            .find(|rest| rest.len() > 32 && rest[..32].chars().all(|c| c.is_ascii_hexdigit()));
        let person = format!("/app/directory/people/{}", &at.unwrap()[..32]);
        nicha.post(&format!("{person}/confirmation"), &[]).await;
        let mereani = world.person("Mereani Tora", Role::Auditor, None).await;
        let mut starts = STARTS.to_vec();
        starts.extend([
            "/app/audit",
            "/app/audit/export/csv",
            "/app/measures",
            "/app/plan",
            "/app/library",
            "/app/reports",
            "/app/imports",
        ]);
        let seen = walk(&mereani, &starts, 250, 6).await;
        assert!(seen.wrong.is_empty(), "{:?}", seen.wrong);
        assert!(
            seen.pages
                .keys()
                .any(|path| path.starts_with("/app/audit/lines/"))
        );
        assert_eq!(
            shown(seen.pages.values(), &addresses(&world).await),
            Vec::<String>::new()
        );
        assert_eq!(
            shown(seen.pages.values(), &names(&world).await),
            Vec::<String>::new()
        );
        for (path, page) in &seen.pages {
            let is_own = path == "/app" || path.starts_with("/app/audit") || path.starts_with("/app/me/");
            if path.starts_with("/app") && !is_own {
                assert!(page.contains("There is no such page"), "{path} opened");
            }
        }
    })
    .await;
}

/// The names of everyone in the directory, as they are written.
async fn names(world: &World) -> BTreeSet<String> {
    let rows: Vec<(String,)> = world
        .app
        .db
        .all(
            Sql::Same("select distinct written from person where length(written) > 8"),
            balai_kernel::args![],
        )
        .await
        .unwrap();
    rows.into_iter().map(|(name,)| name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_neither_shows_nor_counts_what_is_hidden() {
    on_demo(async |world| {
        let officer = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let (name,): (String,) = world
            .app
            .db
            .one(
                Sql::Same("select n.written from person n join participation p on p.person = n.id join party y on y.id = p.party where y.code = 'MN' order by n.id limit 1"),
                balai_kernel::args![],
            )
            .await
            .unwrap();
        let question = format!("/app/search?q={}", name.replace(' ', "+"));
        assert!(officer.get(&question).await.shows("/app/directory/people/"));
        let thailand = party(&world.app, "TH").await;
        let desk = world
            .person("Thailand Desk", Role::FocalPoint, Some(thailand))
            .await;
        let seen = desk.get(&question).await;
        assert!(!seen.shows("/app/directory/people/"));
    })
    .await;
}
