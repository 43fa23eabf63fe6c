//! Stories of clearance, and the rules by which it is found who is asked.

mod deciding;
mod finding;
mod walls;

use balai_directory::{PartyId, focal_point, party, person};
use balai_kernel::{
    Id, Module,
    actor::{PersonRef, Role},
    args,
    profile::Profile,
    store::{Conn as _, Json, Sql},
    test::{Seen, Someone, World, on_both},
};
use jiff::civil::date;

use crate::{
    MODULE,
    block::{self, Block, Settings},
    report::{Report, store as reports},
};

/// What the report of most stories says.
const BODY: &str = "Thailand opened its border posts to colleagues. Viet Nam sent trainers. They were welcome.\n\nThe office held a dialogue.\n\nThai police met Vietnamese colleagues.";
const OF_THAILAND: &str = "Thailand opened its border posts to colleagues. [\u{2026}]";
const OF_VIET_NAM: &str = "[\u{2026}] Viet Nam sent trainers. They were welcome.";
const OF_BOTH: &str = "Thai police met Vietnamese colleagues.";

fn modules() -> [Module; 3] {
    [balai_kernel::desk::MODULE, balai_directory::MODULE, MODULE]
}

/// Takes everybody who is named in the only report out of what is asked, with a reason: for
/// stories about something else.
pub(crate) async fn nobody_need_be_asked(world: &World) {
    let clerk = world.person("Clearing Clerk", Role::ProgrammeOfficer, None).await;
    let list = clerk.get("/app/reports").await;
    let report = addresses(&list.text, "/app/reports/").into_iter().next().unwrap();
    let base = format!("/app/reports/{report}/clearance");
    clerk.post(&format!("{base}/proposal"), &[]).await;
    for ask in addresses(&clerk.get(&base).await.text, &format!("{base}/")) {
        let because = [("because", "They agreed when they were thanked.")];
        let done = clerk.post(&format!("{base}/{ask}/removal"), &because).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
}

/// The ids that stand in a page behind a path, each once.
fn addresses(page: &str, path: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in page.split(&format!("href=\"{path}")).skip(1) {
        let id: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
        if id.len() == 32 && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

async fn party_of(world: &World, code: &str) -> PartyId {
    party::store::by_code(&world.app.db, code)
        .await
        .unwrap()
        .unwrap()
        .id
}

/// A person of a party, with an address of their own.
async fn someone_of(world: &World, code: &str, name: &str) -> Id<PersonRef> {
    let party = party_of(world, code).await;
    let app = &world.app;
    app.db
        .write("scene.person", |tx| async move {
            let id = app.clock.id();
            let details = person::Details {
                written: name.to_owned(),
                party: Some(party),
                ..person::Details::default()
            };
            let email = format!(
                "{}@{}.example",
                name.to_lowercase().replace(' ', "."),
                code.to_lowercase()
            );
            let actor = balai_kernel::Actor::office_job();
            person::make(&tx, &app.clock, &actor, id, &details, &[("email", email)], None).await?;
            Ok(id)
        })
        .await
        .unwrap()
}

/// A party's national focal point.
async fn focal_point_of(world: &World, code: &str, name: &str) -> Id<PersonRef> {
    let party = party_of(world, code).await;
    let person = someone_of(world, code, name).await;
    let app = &world.app;
    app.db
        .write("scene.focal-point", |tx| async move {
            let new = focal_point::store::NewFocalPoint {
                person: Some(person),
                is_national: true,
                ..focal_point::store::NewFocalPoint::default()
            };
            focal_point::store::insert(&tx, &app.clock, party, date(2024, 1, 1), &new).await
        })
        .await
        .unwrap();
    person
}

/// A living report of a year with one section; its address in the workspace.
async fn report_of(world: &World, year: i64, body: &str) -> String {
    let app = &world.app;
    let id = app
        .db
        .write("scene.report", |tx| async move {
            let report = Report {
                id: app.clock.id(),
                kind: "impact".to_owned(),
                year,
                from_on: balai_kernel::store::Day(date(i16::try_from(year).unwrap(), 1, 1)),
                to_on: balai_kernel::store::Day(date(i16::try_from(year).unwrap(), 12, 31)),
                activity: None,
                reach: None,
                title: format!("Impact report {year}"),
                made_at: app.clock.now(),
                frozen_at: None,
                published_at: None,
                file: None,
                audience: balai_kernel::Audience::office().to_string(),
                version: 1,
                edition: 1,
                replaces: None,
                reason: String::new(),
            };
            reports::insert(&tx, &report).await?;
            let block = Block {
                id: app.clock.id(),
                report: report.id,
                position: 1,
                kind: "section".to_owned(),
                slug: "borders".to_owned(),
                heading: "Borders".to_owned(),
                body: body.to_owned(),
                settings: Json(Settings::default()),
                version: 1,
            };
            block::store::insert(&tx, &block).await?;
            Ok(report.id)
        })
        .await
        .unwrap();
    format!("/app/reports/{id}")
}

/// The report of 2024, and the focal points of Thailand and Viet Nam with their addresses.
async fn scene(world: &World) -> String {
    focal_point_of(world, "TH", "Somchai Example").await;
    focal_point_of(world, "VN", "Lan Sample").await;
    report_of(world, 2024, BODY).await
}

/// The page of one who is asked, by the name that the office calls them.
async fn page_of(officer: &Someone<'_>, report: &str, name: &str) -> String {
    let base = format!("{report}/clearance");
    let table = officer.get(&base).await;
    let at = table.text.find(&format!("\">{name}</a>"));
    let at = at.unwrap_or_else(|| panic!("{name} is not asked: {}", table.text));
    let from = table.text[..at].rfind('"').unwrap();
    table.text[from + 1..at].to_owned()
}

/// Proposes and sends; the officer who did.
async fn sent<'w>(world: &'w World, report: &str) -> Someone<'w> {
    let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
    let proposed = ploy.post(&format!("{report}/clearance/proposal"), &[]).await;
    assert_eq!(proposed.status, 303, "{}", proposed.text);
    let sent = ploy.post(&format!("{report}/clearance/sending"), &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    ploy
}

/// The address in the latest letter to somebody.
async fn link_to(world: &World, recipient: &str) -> String {
    let letters: Vec<(String,)> = world
        .app
        .db
        .all(
            Sql::Same("select body from mail where recipient = $1 order by created_at desc, id desc"),
            args![recipient],
        )
        .await
        .unwrap();
    let body = &letters.first().expect("a letter").0;
    let at = body.find("http://balai.test").unwrap() + "http://balai.test".len();
    body[at..].split_whitespace().next().unwrap().to_owned()
}

async fn letters(world: &World) -> i64 {
    world
        .number("select count(*) from mail where kind = 'report.clearance'")
        .await
}

const WHO: [(&str, &str); 2] = [("name", "Somchai Example"), ("function", "Head of desk")];

/// The names of the fields for the answers on a page.
fn answers_on(page: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in page.split("name=\"answer-").skip(1) {
        let id = part.split('"').next().unwrap_or_default().to_owned();
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}

/// Gives one answer, with words, to the passages whose text holds something; no objection else.
async fn answer(who: &Someone<'_>, address: &str, holds: &str, code: &str, words: &str) -> Seen {
    let page = who.get(address).await;
    let mut fields: Vec<(String, String)> = WHO
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .to_vec();
    for part in page.text.split("<blockquote").skip(1) {
        let Some(id) = answers_on(part).into_iter().next() else {
            continue;
        };
        let text = part.split("</blockquote>").next().unwrap_or_default();
        let is_meant = text.contains(holds);
        let given = if is_meant { code } else { "no-objection" };
        fields.push((format!("answer-{id}"), given.to_owned()));
        fields.push((
            format!("words-{id}"),
            if is_meant { words.to_owned() } else { String::new() },
        ));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    // The page stands under a name of the link: that is where its form leads.
    who.post(&action_of(&page, address), &fields).await
}

/// Where the form of a page leads.
fn action_of(page: &Seen, otherwise: &str) -> String {
    let at = page
        .text
        .find("action=\"/clearance/")
        .or_else(|| page.text.find("action=\"/app/clearances/"));
    at.map_or_else(
        || otherwise.to_owned(),
        |at| {
            page.text[at + 8..]
                .split('"')
                .next()
                .unwrap_or_default()
                .to_owned()
        },
    )
}

/// Says no objection to everything.
async fn agree(who: &Someone<'_>, address: &str) -> Seen {
    let page = who.get(address).await;
    let fields = [WHO[0], WHO[1], ("then", "all")];
    who.post(&action_of(&page, address), &fields).await
}

async fn two_managers<'w>(world: &'w World) -> [Someone<'w>; 2] {
    [
        world.person("Sari Example", Role::CoManager, None).await,
        world.person("Grace Example", Role::CoManager, None).await,
    ]
}

#[tokio::test]
async fn each_is_proposed_their_own_passages_and_nothing_is_sent_by_itself() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        assert_eq!(
            ploy.post(&format!("{report}/clearance/proposal"), &[])
                .await
                .status,
            303
        );
        let table = ploy.get(&format!("{report}/clearance")).await;
        assert!(
            table.shows("somchai.example@th.example") && table.shows("Proposed, not sent"),
            "{}",
            table.text
        );
        let thailand = ploy.get(&page_of(&ploy, &report, "Thailand").await).await;
        assert!(
            thailand.shows(OF_THAILAND) && thailand.shows(OF_BOTH),
            "{}",
            thailand.text
        );
        assert!(!thailand.shows("sent trainers"));
        let viet_nam = ploy.get(&page_of(&ploy, &report, "Viet Nam").await).await;
        assert!(
            viet_nam.shows(OF_VIET_NAM) && !viet_nam.shows("border posts"),
            "{}",
            viet_nam.text
        );
        assert_eq!(letters(&world).await, 0);
        // Once more finds nothing new.
        ploy.post(&format!("{report}/clearance/proposal"), &[]).await;
        assert_eq!(world.number("select count(*) from clearance_passage").await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_link_shows_shows_again_and_takes_one_answer() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        assert_eq!(letters(&world).await, 2);
        let link = link_to(&world, "somchai.example@th.example").await;
        let desk = world.stranger();
        // A mail filter opens every link before a person does.
        for _ in 0..2 {
            let page = desk.get(&link).await;
            assert_eq!(page.status, 200, "{}", page.text);
            assert!(page.shows(OF_THAILAND) && !page.shows("sent trainers") && !page.shows("Lan Sample"));
        }
        assert_eq!(
            world
                .number("select count(*) from clearance_passage where answer is not null")
                .await,
            0
        );
        let done = agree(&desk, &link).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let again = agree(&desk, &link).await;
        assert_eq!(again.status, 422);
        let thailand = ploy.get(&page_of(&ploy, &report, "Thailand").await).await;
        assert!(
            thailand.shows("Somchai Example, Head of desk") && thailand.shows("Cleared"),
            "{}",
            thailand.text
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_fixed_before_everyone_named_has_answered() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let [sari, grace] = two_managers(&world).await;
        let approvals = format!("{report}/approvals");
        let refused = sari.post(&approvals, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("not asked: 4"), "{}", refused.text);
        let ploy = sent(&world, &report).await;
        agree(
            &world.stranger(),
            &link_to(&world, "somchai.example@th.example").await,
        )
        .await;
        assert_eq!(sari.post(&approvals, &[]).await.status, 422);
        assert!(sari.get(&report).await.shows("2 of 4 cleared"));
        assert!(sari.get(&format!("{report}/check")).await.shows("2 of 4 cleared"));

        // Viet Nam answers by a note verbale.
        let page = page_of(&ploy, &report, "Viet Nam").await;
        let heard = [
            ("passage", "all"),
            ("answer", "no-objection"),
            ("said-by", "Embassy of Viet Nam"),
            ("said-how", "note-verbale"),
            ("said-on", "10 February 2025"),
        ];
        let recorded = ploy.post(&format!("{page}/record"), &heard).await;
        assert_eq!(recorded.status, 303, "{}", recorded.text);
        assert!(
            ploy.get(&page)
                .await
                .shows("Embassy of Viet Nam, note verbale, 10 February 2025")
        );
        for one in [&sari, &grace] {
            let approved = one.post(&approvals, &[]).await;
            assert_eq!(approved.status, 303, "{}", approved.text);
        }
        assert_eq!(
            world
                .number("select count(*) from report where frozen_at is not null")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_was_heard_has_a_day_and_words_where_it_needs_them() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let ploy = sent(&world, &report).await;
        let page = page_of(&ploy, &report, "Viet Nam").await;
        let record = format!("{page}/record");
        let with = |answer: &'static str, on: &'static str| {
            [
                ("passage", "all"),
                ("answer", answer),
                ("said-by", "The desk"),
                ("said-how", "telephone"),
                ("said-on", on),
            ]
        };
        let later = ploy
            .post(&record, &with("no-objection", "11 February 2025"))
            .await;
        assert!(
            later.status == 422 && later.shows("The day must lie between"),
            "{}",
            later.text
        );
        let bare = ploy.post(&record, &with("object", "10 February 2025")).await;
        assert!(bare.status == 422 && bare.shows("Write why"), "{}", bare.text);
        assert!(bare.shows("The desk"), "what was typed is gone");
        assert_eq!(
            world
                .number("select count(*) from clearance_passage where answer is not null")
                .await,
            0
        );
    })
    .await;
}

/// The profile with another rule about silence.
fn silent(profile: &mut Profile) {
    profile.clearance.silence = balai_kernel::profile::clearance::Silence::NoObjection;
}

#[tokio::test]
async fn silence_means_what_the_letter_said() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        sent(&world, &report).await;
        world.app.clock.advance(12 * 24 * 3600);
        let ploy = world.person_again("ploy.example@test.example").await;
        let table = ploy.get(&format!("{report}/clearance")).await;
        assert!(
            table.shows("late") && table.shows("0 of 4 passages are cleared"),
            "{}",
            table.text
        );
        // The profile changes; what was promised in letters before does not.
        let world = world.with_parts(|parts| silent(&mut parts.profile));
        let ploy = world.person_again("ploy.example@test.example").await;
        let page = page_of(&ploy, &report, "Thailand").await;
        assert!(!ploy.get(&page).await.shows("No answer in time"));
        assert_eq!(ploy.post(&format!("{page}/sending"), &[]).await.status, 303);
        let link = link_to(&world, "somchai.example@th.example").await;
        assert!(
            world
                .stranger()
                .get(&link)
                .await
                .shows("that counts as no objection")
        );
        world.app.clock.advance(12 * 24 * 3600);
        let ploy = world.person_again("ploy.example@test.example").await;
        assert!(ploy.get(&page).await.shows("No answer in time"));
        // Who speaks up afterwards is heard.
        let desk = world.stranger();
        let late = answer(&desk, &link, "border posts", "object", "Not agreed.").await;
        assert_eq!(late.status, 303, "{}", late.text);
        assert!(ploy.get(&page).await.shows("Objected"));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_not_answered_is_reminded_and_the_old_link_dies() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        sent(&world, &report).await;
        let old = link_to(&world, "somchai.example@th.example").await;
        agree(&world.stranger(), &link_to(&world, "lan.sample@vn.example").await).await;
        world.work().await;
        assert_eq!(letters(&world).await, 2, "a reminder came too early");
        world.app.clock.advance(7 * 24 * 3600);
        world.work().await;
        assert_eq!(letters(&world).await, 3, "who answered is left alone");
        // The same job once more.
        world.script("update job set finished_at = null where kind = 'clearance.remind' and finished_at is not null").await;
        world.work().await;
        assert_eq!(letters(&world).await, 3);
        let desk = world.stranger();
        assert_eq!(desk.get(&old).await.status, 422);
        let new = link_to(&world, "somchai.example@th.example").await;
        assert_eq!(agree(&desk, &new).await.status, 303);
        world.app.clock.advance(3 * 24 * 3600);
        world.work().await;
        assert_eq!(letters(&world).await, 3);
    })
    .await;
}
