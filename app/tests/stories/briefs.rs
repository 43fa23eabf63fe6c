//! The brief of a party, of a donor, of a theme: what it tells whom, and what it never tells.

use balai_directory::focal_point::{self, store::NewFocalPoint};
use balai_kernel::{
    Actor,
    account::employment,
    actor::{Employer, Role},
    args,
    measure::{Ask, Dim, Reading},
    store::{Conn as _, Sql},
    test::{Someone, World},
    text::{Lang, catalogue},
};
use balai_report::brief::{Asked, AskedPeriod, Edition, Period, store};
use jiff::civil::date;

use crate::{on_demo, participant, party};

/// So many statements the page of a brief may take, whoever it is about.
const MOST_STATEMENTS: u32 = 24;

fn asked(about: &str, edition: Edition) -> Asked {
    Asked {
        about: about.parse().unwrap(),
        period: AskedPeriod {
            year: Some(2024),
            ..AskedPeriod::default()
        },
        edition,
        lang: Lang::EN,
    }
}

/// A figure as the office counts it.
async fn figure(world: &World, code: &str, ask: Ask) -> i64 {
    let reading = Reading::of_office(&world.app, Lang::EN).await.unwrap();
    let measure = world.app.measure(code).unwrap();
    reading.whole(&measure, &ask).await.unwrap().as_number().unwrap() as i64
}

/// Whether a page shows a figure with its label.
fn shows_figure(page: &str, value: i64, label: &str) -> bool {
    let value = balai_kernel::text::number(Lang::EN, value);
    page.contains(&format!("<b>{value}</b><span>{label}<sup>"))
}

/// Thailand names one of its people as its focal point.
async fn named(world: &World) {
    let app = &world.app;
    let thailand = party(app, "TH").await;
    let person = participant(app, "TH").await;
    app.db
        .write("test.focal", |tx| async move {
            let new = NewFocalPoint {
                person: Some(person),
                is_national: true,
                confirmed_on: Some(date(2024, 11, 4)),
                ..NewFocalPoint::default()
            };
            focal_point::store::insert(&tx, &app.clock, thailand, date(2023, 1, 1), &new).await
        })
        .await
        .unwrap();
    world
        .script("update person set written = 'Kanya Okfocal', given = null, family = null, romanised = null where id in (select person from focal_point)")
        .await;
}

async fn note(who: &Someone<'_>, code: &str, words: &str) {
    let form = [("on", "2025-01-20"), ("kind", "call"), ("words", words)];
    let path = format!("/app/directory/parties/{code}/contact-notes/new");
    assert_eq!(who.post(&path, &form).await.status, 303);
}

async fn promise(who: &Someone<'_>, words: &str, shared: &str) {
    let form = [
        ("kind", "by-party"),
        ("words", words),
        ("source", "Zqsource of the promise"),
        ("made", "2024-06-05"),
        ("due", "2024-12-31"),
        ("shared", shared),
    ];
    let noted = who.post("/app/directory/parties/TH/promises/new", &form).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
}

/// The text of a PDF as it is read; none where nothing here can read one.
fn text_of(pdf: &[u8]) -> Option<String> {
    let path = std::env::temp_dir().join(format!("balai-brief-{}.pdf", std::process::id()));
    std::fs::write(&path, pdf).unwrap();
    let read = std::process::Command::new("pdftotext")
        .arg(&path)
        .arg("-")
        .output();
    std::fs::remove_file(&path).unwrap();
    match read {
        Ok(read) => Some(String::from_utf8_lossy(&read.stdout).into_owned()),
        Err(_) => {
            balai_kernel::test::skipped("text of a PDF: pdftotext is not installed");
            None
        }
    }
}

/// Everything that stands in a document of Word.
fn text_of_word(document: Vec<u8>) -> String {
    let mut packed = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
    let mut all = String::new();
    for at in 0..packed.len() {
        std::io::Read::read_to_string(&mut packed.by_index(at).unwrap(), &mut all).unwrap();
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn nicha_has_the_brief_of_a_party_and_its_figures_are_those_of_the_measures() {
    on_demo(async |world| {
        named(&world).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        note(&nicha, "TH", "Agreed on the dates of the next course.").await;
        let page = nicha.get("/app/briefs/TH?year=2024").await;
        assert_eq!(page.status, 200, "{}", page.text);
        for (code, label) in [
            ("events", "Activities"),
            ("participations", "Participations"),
            ("officers-trained", "Officers trained"),
        ] {
            let n = figure(&world, code, Ask::year(2024).only(Dim::Party, "TH")).await;
            assert!(
                n > 0 && shows_figure(&page.text, n, label),
                "{label} {n}: {}",
                page.text
            );
        }
        assert!(page.shows("Kanya Okfocal") && page.shows("4 November 2024"));
        assert!(page.shows("Agreed on the dates") && page.shows("Nicha Phanit (Programme officer)"));
        assert!(page.shows("Member since"));
        // What is listed is what is counted.
        let thailand = party(&world.app, "TH").await;
        let period = Period::part(2024, "year").unwrap();
        let (db, profile) = (&world.app.db, &world.app.profile);
        let lines = store::took_part(db, profile, &Actor::office_job(), thailand, period)
            .await
            .unwrap();
        let only = || Ask::year(2024).only(Dim::Party, "TH");
        let came: i64 = lines.iter().map(|line| line.number).sum();
        assert_eq!(came, figure(&world, "participations", only()).await);
        let events = i64::try_from(lines.len()).unwrap();
        assert_eq!(events, figure(&world, "events", only()).await);
        println!("statements of a brief: {}", page.statements);
        assert!(page.statements <= MOST_STATEMENTS, "{}", page.statements);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quarter_counts_less_than_its_year_and_days_that_are_no_period_are_refused() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let page = nicha.get("/app/briefs/TH?year=2024&part=q2").await.text;
        let mut ask = Ask::year(2024).only(Dim::Party, "TH");
        (ask.from, ask.to) = (date(2024, 4, 1), date(2024, 6, 30));
        let n = figure(&world, "participations", ask).await;
        let all = figure(&world, "participations", Ask::year(2024).only(Dim::Party, "TH")).await;
        assert!(n < all && shows_figure(&page, n, "Participations"), "{n}: {page}");
        assert!(page.contains("quarter 2 of 2024"));
        let days = nicha
            .get("/app/briefs/TH?part=dates&from=2024-04-01&to=2024-06-30")
            .await;
        assert!(shows_figure(&days.text, n, "Participations"), "{}", days.text);
        let wrong = nicha
            .get("/app/briefs/TH?part=dates&from=2024-06-30&to=2024-04-01")
            .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.shows("This is no period."), "{}", wrong.text);
        let indonesian = nicha.get("/app/briefs/TH?year=2024&lang=id").await;
        assert!(
            indonesian.shows("Ringkasan tentang sebuah negara, 2024"),
            "{}",
            indonesian.text
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_have_no_brief_is_not_told_of_one() {
    on_demo(async |world| {
        named(&world).await;
        let (thailand, indonesia) = (party(&world.app, "TH").await, party(&world.app, "ID").await);
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        note(&nicha, "TH", "Spoken in confidence.").await;

        // Thailand's focal point has its own edition, and no other.
        let desk = world
            .person("Thailand Desk", Role::FocalPoint, Some(thailand))
            .await;
        let own = desk.get("/app/briefs/TH?year=2024").await;
        assert_eq!(own.status, 200, "{}", own.text);
        assert!(own.shows("Edition for the party") && own.shows("Kanya Okfocal"));
        assert!(!own.shows("in confidence") && !own.shows("Nicha"));
        assert!(
            desk.get("/app/directory/parties/TH")
                .await
                .shows("/app/briefs/TH")
        );
        for path in [
            "/app/briefs/TH/docx?edition=office",
            "/app/briefs/TH?edition=office",
            "/app/briefs/ID",
            "/app/briefs/ID?edition=party",
            "/app/briefs/initiative:2",
            "/app/briefs/TH/pdf?edition=office",
            "/app/briefs/ID/pdf?edition=party",
        ] {
            assert_eq!(desk.get(path).await.status, 404, "{path}");
        }

        // Nobody else has any.
        let other = world
            .person("Jakarta Desk", Role::FocalPoint, Some(indonesia))
            .await;
        let officer = world
            .person("Officer Anan", Role::FrontlineOfficer, Some(thailand))
            .await;
        let vasa = world.person("Vasa Latu", Role::ProgrammeOfficer, None).await;
        lend(&world, &vasa, "FJ").await;
        for who in [&other, &officer, &vasa] {
            for path in [
                "/app/briefs/TH",
                "/app/briefs/TH?edition=party",
                "/app/briefs/TH/pdf?edition=party",
                "/app/briefs/donor:TH",
            ] {
                assert_eq!(who.get(path).await.status, 404, "{path}");
            }
            assert!(!who.get("/app/directory/parties/TH").await.shows("/app/briefs/"));
        }
        let visitor = world.stranger().get("/app/briefs/TH").await;
        assert!(
            !visitor.shows("Kanya") && visitor.status != 200,
            "{}",
            visitor.text
        );
        // What is not there and what one may not have is answered alike.
        assert_eq!(nicha.get("/app/briefs/ZZ").await.status, 404);
        assert_eq!(nicha.get("/app/briefs/planet:9").await.status, 404);
    })
    .await;
}

async fn lend(world: &World, who: &Someone<'_>, code: &str) {
    let (app, lender, account) = (&world.app, party(&world.app, code).await, who.account.unwrap());
    app.db
        .write("test.lend", |tx| async move {
            employment::set_employer(&tx, account, Employer::Lender(Some(lender))).await
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_of_the_office_with_different_rights_have_different_briefs() {
    on_demo(async |world| {
        named(&world).await;
        let app = &world.app;
        let (thailand, australia) = (party(app, "TH").await, party(app, "AU").await);
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let helen = world.person("Helen Marsh", Role::CoManager, None).await;
        lend(&world, &helen, "AU").await;
        app.db
            .write("test.reserve", |tx| async move {
                tx.run(
                    Sql::Same("insert into reservation (id, party, lender, since_on, audience) values ($1, $2, $3, $4, 'office')"),
                    args![app.clock.id::<()>(), thailand, australia, date(2024, 1, 1)],
                )
                .await
            })
            .await
            .unwrap();
        let (hers, his) = (
            nicha.get("/app/briefs/TH?year=2024").await,
            helen.get("/app/briefs/TH?year=2024").await,
        );
        assert!(hers.shows("Kanya Okfocal") && hers.shows("for Nicha Phanit"));
        assert_eq!(his.status, 200);
        assert!(his.shows("for Helen Marsh (Co-manager)"), "{}", his.text);
        assert!(!his.shows("Okfocal") && his.shows("No focal point is named"));
        // Neither does what is handed over show them more.
        let handed = helen.get("/app/briefs/TH?year=2024&edition=party").await;
        assert!(handed.status == 200 && !handed.shows("Okfocal"), "{}", handed.text);
    })
    .await;
}

/// Words that the party's edition must not hold, where they stand.
const PLANTED: &[&str] = &[
    "update person set written = 'Zqperson', given = null, family = null, romanised = 'Zqroman', own_script = 'Zqscript' where id not in (select person from focal_point where person is not null)",
    "update agency set name = 'Zqagency'",
    "update activity set summary = 'Zqsummary', funder = 'Thailand; Zqfunder', in_kind_giver = 'Zqkind'",
    "update co_organiser set name = 'Zqorganiser'",
    "update external_event set title = 'Zqexternal'",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_partys_edition_names_nobody_elses_people_or_counts_and_nothing_of_the_offices_own() {
    on_demo(async |world| {
        named(&world).await;
        let app = &world.app;
        let thailand = party(app, "TH").await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let zed = world.person("Zqstaff Example", Role::ProgrammeOfficer, None).await;
        lend(&world, &zed, "TH").await;
        let other = world.person("Zqother Example", Role::MonitoringOfficer, None).await;
        for code in ["TH", "ID", "AU"] {
            note(&nicha, code, "Zqnote about the ambassador.").await;
        }
        note(&other, "TH", "Zqnote, the second.").await;
        promise(&nicha, "Zqpromise for the office alone", "").await;
        promise(&nicha, "Names a second focal point", "yes").await;
        for sql in PLANTED {
            world.script(sql).await;
        }
        // Other parties' names, focal points, seats; and an event that is the office's secret.
        app.db
            .write("test.plant", |tx| async move {
                tx.run(
                    Sql::Same("update party set name = $2 where id <> $1"),
                    args![
                        thailand,
                        serde_json::to_value(balai_kernel::text::Words::en("Zqparty")).unwrap()
                    ],
                )
                .await?;
                let (person,): (balai_kernel::Id<balai_kernel::actor::PersonRef>,) = tx
                    .one(
                        Sql::Same("select p.id from person p where p.party <> $1 order by p.id limit 1"),
                        args![thailand],
                    )
                    .await?;
                let (elsewhere,): (balai_kernel::Id<balai_kernel::actor::PartyRef>,) = tx
                    .one(Sql::Same("select party from person where id = $1"), args![person])
                    .await?;
                let new = NewFocalPoint {
                    person: Some(person),
                    theme: "Zqtheme".to_owned(),
                    ..NewFocalPoint::default()
                };
                focal_point::store::insert(&tx, &app.clock, elsewhere, date(2023, 1, 1), &new).await?;
                let office = balai_kernel::Audience::office().keep(&tx).await?;
                tx.run(
                    Sql::Same("update activity set title = 'Zqunlisted', audience = $2, is_unlisted = true where id = (select n.event from participation n join activity a on a.id = n.event where n.party = $1 and n.status = 'attended' and a.state = 'completed' order by a.from_on desc, a.id desc limit 1)"),
                    args![thailand, office],
                )
                .await
            })
            .await
            .unwrap();

        // The office meets them: they are where briefs look.
        let office = nicha.get("/app/briefs/TH?year=2024").await;
        for word in ["Zqnote about", "Zqstaff", "Zqunlisted", "Zqother", "Zqpromise"] {
            assert!(office.shows(word), "{word}: {}", office.text);
        }
        // How many others came is in the office's editions: an event's whole number.
        let desk = world.person("Thailand Desk", Role::FocalPoint, Some(thailand)).await;
        for who in [&nicha, &desk] {
            for path in ["/app/briefs/TH", "/app/briefs/donor:TH"] {
                let page = who.get(&format!("{path}?year=2024&edition=party")).await;
                assert_eq!(page.status, 200, "{path}: {}", page.text);
                assert!(page.shows("Edition for the party"), "{path}");
                assert!(!page.text.contains("Zq"), "{path}: {}", around(&page.text));
                assert!(!page.shows("Participations</th>"), "{path}: {}", page.text);
                let is_told = page.shows("Names a second focal point") && page.shows("31 December 2024, late");
                assert_eq!(is_told, path == "/app/briefs/TH", "{path}: {}", page.text);
                let (status, word) = who
                    .bytes(&format!("{path}/docx?year=2024&edition=party"))
                    .await;
                assert_eq!(status, 200);
                let text = text_of_word(word);
                assert!(text.contains("Thailand") && !text.contains("Zq"), "{path}: {}", around(&text));
                let (status, pdf) = who
                    .bytes(&format!("{path}/pdf?year=2024&edition=party"))
                    .await;
                assert!(status == 200 && pdf.starts_with(b"%PDF-"));
                if let Some(text) = text_of(&pdf) {
                    assert!(text.contains("Thailand"), "{text}");
                    assert!(!text.contains("Zq"), "{path}: {}", around(&text));
                }
            }
        }
    })
    .await;
}

/// The first planted word with what stands around it.
fn around(text: &str) -> &str {
    let at = text.find("Zq").unwrap_or(0);
    let start = text[..at].char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    let end = text[at..]
        .char_indices()
        .nth(120)
        .map_or(text.len(), |(n, _)| at + n);
    &text[start..end]
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_a_brief_that_names_people_is_an_act_that_their_party_finds() {
    on_demo(async |world| {
        named(&world).await;
        let thailand = party(&world.app, "TH").await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let lines = || world.number("select count(*) from audit_line where noun = 'brief'");
        nicha.get("/app/briefs/TH?year=2024").await;
        nicha.get("/app/briefs/TH?year=2023").await;
        assert_eq!(lines().await, 1, "the same page within the hour is the same act");
        nicha.bytes("/app/briefs/TH/pdf?year=2024").await;
        assert_eq!(lines().await, 2);
        let shares = "select cast(sum(s.how_many) as bigint) from audit_share s join audit_line l on l.id = s.line where l.noun = 'brief'";
        assert_eq!(world.number(shares).await, 1);
        // A brief that names nobody leaves no line.
        nicha.get("/app/briefs/ID?year=2024").await;
        nicha.get("/app/briefs/initiative:2?year=2024").await;
        assert_eq!(lines().await, 2);
        let desk = world.person("Thailand Desk", Role::FocalPoint, Some(thailand)).await;
        let trail = desk.get("/app/directory/parties/TH/trail").await;
        assert!(trail.shows("Brief"), "{}", trail.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_donors_money_did_is_counted_as_the_measures_count() {
    on_demo(async |world| {
        world
            .script("update activity set funder = 'Commonwealth of Australia; Example Fund'")
            .await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let page = nicha.get("/app/briefs/donor:AU?year=2024").await.text;
        // It paid for everything, so that it did everything.
        for (code, label) in [
            ("participations", "Participations"),
            ("trainings", "Trainings"),
            ("officers-trained", "Officers trained"),
            ("parties", "Parties"),
        ] {
            let n = figure(&world, code, Ask::year(2024)).await;
            let name = world.app.measure(code).unwrap().name(Lang::EN);
            assert!(n > 0 && shows_figure(&page, n, &name), "{label} {n}: {page}");
        }
        world.script("update activity set funder = 'Example Fund'").await;
        let nothing = nicha.get("/app/briefs/donor:AU?year=2024").await;
        assert!(
            nothing.shows("names Australia as who paid or gave"),
            "{}",
            nothing.text
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theme_has_its_own_brief_for_the_office_alone() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let page = nicha.get("/app/briefs/initiative:2?year=2024").await;
        let ask = || Ask::year(2024).only(Dim::Initiative, "2");
        for (code, label) in [("events", "Activities"), ("participations", "Participations")] {
            let n = figure(&world, code, ask()).await;
            assert!(
                n > 0 && shows_figure(&page.text, n, label),
                "{label} {n}: {}",
                page.text
            );
        }
        assert!(page.statements <= MOST_STATEMENTS, "{}", page.statements);
        let refused = nicha.get("/app/briefs/initiative:2?edition=party").await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("there is none to be handed"), "{}", refused.text);
        for about in ["project:rilon", "purpose:2"] {
            let page = nicha.get(&format!("/app/briefs/{about}?year=2024")).await;
            assert_eq!(page.status, 200, "{about}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_brief_has_two_pages_at_most_in_every_language_also_of_the_busiest() {
    on_demo(async |world| {
        named(&world).await;
        let actor = Actor::office_job();
        for about in ["TH", "ID", "AU", "donor:AU", "initiative:4"] {
            for lang in catalogue().languages() {
                let asked = Asked {
                    lang,
                    ..asked(about, Edition::Office)
                };
                let (brief, made) = balai_report::brief_pdf(&world.app, &actor, &asked).await.unwrap();
                assert!(made.pages <= 2, "{about}: {} pages", made.pages);
                assert!(made.is_accessible, "{about}: {:?}", made.warnings);
                let known = 1..=brief.definitions.len();
                assert!(brief.keys.iter().all(|key| known.contains(&key.note)));
            }
        }
    })
    .await;
}
