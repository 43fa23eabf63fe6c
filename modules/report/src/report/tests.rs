//! Stories of a report, from its first line to the public page.

mod editions;

use balai_kernel::{
    Actor, Id, Module, Result, Routes,
    actor::Role,
    args,
    measure::{Ask, Cell, Chapter, CitedFigure, Dim, Measure, Unit, keep_cited},
    profile::Profile,
    store::{Conn as _, Db, Json, Sql},
    test::{World, on_both},
    text::{Lang, Words},
};
use futures::future::BoxFuture;

use crate::{MODULE, impact_pdf, report::demo::demo};

/// Stands for the modules that count: as many participations as there are rows.
fn participations<'a>(db: &'a Db, _: &'a Profile, _: Lang, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Cell>>> {
    Box::pin(async move {
        let (n,): (i64,) = db
            .one(
                Sql::Same("select count(*) from target where measure = 'came'"),
                args![],
            )
            .await?;
        Ok(match ask.by {
            Some(Dim::Month) => vec![
                Cell {
                    key: "2024-03".to_owned(),
                    label: "March 2024".to_owned(),
                    ..Cell::count(n - 20)
                },
                Cell {
                    key: "2024-06".to_owned(),
                    label: "June 2024".to_owned(),
                    ..Cell::count(20)
                },
            ],
            Some(_) => vec![
                Cell {
                    key: "1".to_owned(),
                    label: "Drivers".to_owned(),
                    ..Cell::count(n - 15)
                },
                Cell {
                    key: "2".to_owned(),
                    label: "Cooperation".to_owned(),
                    ..Cell::count(15)
                },
            ],
            None if ask.only.is_empty() => vec![Cell::count(n)],
            None => vec![Cell::count(15)],
        })
    })
}

fn measures() -> Vec<Measure> {
    [
        "participations",
        "events",
        "parties",
        "dialogues",
        "trainings",
        "officers-trained",
        "inputs",
        "alumni",
        "publications",
        "external-events",
    ]
    .into_iter()
    .map(|code| Measure {
        code,
        version: 1,
        chapter: Chapter::Participation,
        unit: Unit::Count,
        is_stock: false,
        dims: &[Dim::Initiative, Dim::Month, Dim::AgencyKind],
        part_of: None,
        count: participations,
        source: None,
        rows: None,
    })
    .collect()
}

pub(crate) fn modules() -> [Module; 2] {
    let counting = Module {
        measures: Some(measures),
        ..Module::new("counting", Routes::new)
    };
    [counting, MODULE]
}

/// `n` more people came.
async fn come(world: &World, from: i64, n: i64) {
    for year in from..from + n {
        world
            .script(&format!(
                "insert into target (measure, year, about) values ('came', {year}, '')"
            ))
            .await;
    }
}

/// A thousand have come, the plan has two initiatives, and the cited figures are there.
pub(crate) async fn scene(world: &World) {
    come(world, 1, 60).await;
    let app = &world.app;
    app.db
        .write("scene", |tx| async move {
            for (at, name) in [(1_i64, "Drivers of irregular migration"), (2, "Regional cooperation")] {
                let name = serde_json::to_value(Words::en(name)).unwrap();
                let id: Id<()> = app.clock.id();
                let audience = balai_kernel::Audience::public().keep(&tx).await?;
                tx.run(
                    Sql::Same("insert into initiative (id, code, name, opener, position, audience, version) values ($1, $2, $3, $4, $5, $6, 1)"),
                    args![id, at.to_string(), name.clone(), name, at, audience],
                )
                .await?;
            }
            for (code, state, funder, co_organiser) in [
                ("A1", "completed", "Example Ministry of Home Affairs; Example Fund", "Example Police"),
                ("A2", "completed", "Example Fund", "RSO"),
                ("A3", "cancelled", "Nobody's Fund", "Nobody's Police"),
            ] {
                let id: Id<()> = app.clock.id();
                tx.run(
                    Sql::Same("insert into activity (id, code, title, sort_key, kind, is_event, state, precision, year, is_unlisted, audience, version, office_role, level, mode, funder) values ($1, $2, $2, $2, 'training', true, $3, 'year', 2024, false, 'public', 1, 'led', 'regional', 'in-person', $4)"),
                    args![id, code, state, funder],
                )
                .await?;
                tx.run(
                    Sql::Same("insert into co_organiser (id, activity, position, name, role) values ($1, $2, 1, $3, 'co-organiser')"),
                    args![app.clock.id::<()>(), id, co_organiser],
                )
                .await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    demo(app, 2024).await.unwrap();
    crate::clearance::tests::nobody_need_be_asked(world).await;
}

#[tokio::test]
async fn those_whom_the_years_events_have_to_thank_are_thanked() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let report = report_address(&ploy).await;
        let preview = ploy.get(&format!("{report}/preview")).await;
        assert!(
            preview.shows("Example Ministry of Home Affairs · Example Fund"),
            "{}",
            preview.text
        );
        assert!(preview.shows("Example Police") && !preview.shows("Nobody"));

        // Written by hand, nobody is forgotten either.
        let block = block_address(&ploy, &report, "Acknowledgements").await;
        let text = "We thank the Example Ministry of Home Affairs and Example Police.";
        ploy.post(
            &block,
            &[("heading", "Acknowledgements"), ("body", text), ("version", "1")],
        )
        .await;
        let check = ploy.get(&format!("{report}/check")).await;
        assert!(
            check.shows("Example Fund is not thanked") && !check.shows("Example Police is not"),
            "{}",
            check.text
        );
    })
    .await;
}

pub(crate) async fn report_address(someone: &balai_kernel::test::Someone<'_>) -> String {
    let list = someone.get("/app/reports").await;
    let links = list.text.split("href=\"").skip(1);
    let is_report = |link: &&str| {
        let id = link.strip_prefix("/app/reports/");
        id.is_some_and(|id| id.len() == 32 && id.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let mut addresses = links.filter_map(|rest| rest.split('"').next());
    addresses.find(is_report).unwrap().to_owned()
}

pub(crate) async fn block_address(
    someone: &balai_kernel::test::Someone<'_>,
    report: &str,
    heading: &str,
) -> String {
    let outline = someone.get(report).await;
    let end = outline.text.find(&format!("\">{heading}</a>")).unwrap();
    let start = outline.text[..end].rfind('"').unwrap();
    outline.text[start + 1..end].to_owned()
}

#[tokio::test]
async fn two_co_managers_freeze_what_one_alone_cannot() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        let approvals = format!("{report}/approvals");

        assert_eq!(sari.post(&approvals, &[]).await.status, 303);
        let alone = sari.get(&report).await;
        assert!(
            alone.shows("Sari Example") && !alone.shows("badge warn\">Frozen"),
            "{}",
            alone.text
        );
        assert_eq!(sari.post(&approvals, &[]).await.status, 422);
        let frozen = "select count(*) from report where frozen_at is not null";
        assert_eq!(world.number(frozen).await, 0);

        assert_eq!(grace.post(&approvals, &[]).await.status, 303);
        assert_eq!(world.number(frozen).await, 1);
        assert_eq!(grace.post(&approvals, &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_frozen_figure_stays_when_the_records_change() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        assert!(sari.get(&format!("{report}/preview")).await.shows("60"));

        // A change after the first approval makes it an approval of an earlier text.
        sari.post(&format!("{report}/approvals"), &[]).await;
        come(&world, 100, 1).await;
        grace.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(
            world
                .number("select count(*) from report where frozen_at is not null")
                .await,
            0
        );
        sari.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(
            world
                .number("select count(*) from report where frozen_at is not null")
                .await,
            1
        );

        come(&world, 200, 1_000).await;
        let preview = sari.get(&format!("{report}/preview")).await;
        assert!(preview.shows(">61<"), "{}", preview.text);
        assert!(!preview.shows("1,061"));
        let block = block_address_in_frozen(&world).await;
        let saved = sari
            .post(
                &format!("{report}/blocks/{block}"),
                &[("body", "Other words."), ("version", "1")],
            )
            .await;
        assert_eq!(saved.status, 403);
    })
    .await;
}

async fn block_address_in_frozen(world: &World) -> String {
    let (id,): (Id<()>,) = world
        .app
        .db
        .one(
            Sql::Same("select id from report_block where slug = 'looking-ahead'"),
            args![],
        )
        .await
        .unwrap();
    id.to_string()
}

#[tokio::test]
async fn a_published_report_is_read_by_everyone_and_before_by_nobody_outside() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let somchai = world
            .person("Somchai Example", Role::FrontlineOfficer, None)
            .await;
        let anyone = world.stranger();
        let report = report_address(&sari).await;
        let public = report.replace("/app/", "/");
        assert_eq!(anyone.get(&public).await.status, 404);
        assert_eq!(somchai.get(&report).await.status, 404);
        assert_eq!(sari.post(&format!("{report}/publication"), &[]).await.status, 422);

        sari.post(&format!("{report}/approvals"), &[]).await;
        grace.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(anyone.get(&public).await.status, 404);
        assert_eq!(sari.post(&format!("{report}/publication"), &[]).await.status, 303);

        let page = anyone.get(&public).await;
        assert_eq!(page.status, 200);
        assert!(page.shows("Looking ahead") && page.shows("12,000"));
        assert!(!page.shows("/app/measures/"));
        assert!(anyone.get("/reports").await.shows("Impact report 2024"));
        let pdf = anyone.get(&format!("{public}/pdf")).await;
        assert!(pdf.status == 200 && pdf.text.starts_with("%PDF-"));
        assert_eq!(somchai.get(&report).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn only_those_who_may_write_and_decide() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let officer = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let focal = world.person("Thida Example", Role::FocalPoint, None).await;
        let admin = world.person("Ada Example", Role::Administrator, None).await;
        let report = report_address(&officer).await;
        let block = block_address(&officer, &report, "Looking ahead").await;
        for outsider in [&focal, &admin] {
            assert_eq!(outsider.get(&report).await.status, 404);
            assert_eq!(outsider.get(&block).await.status, 404);
            assert_eq!(outsider.post(&block, &[("body", "x")]).await.status, 404);
            assert_eq!(
                outsider.post("/app/reports", &[("year", "2025")]).await.status,
                403
            );
            assert!(!outsider.get("/app/reports").await.shows("Impact report 2024"));
        }
        assert_eq!(
            officer.post(&format!("{report}/approvals"), &[]).await.status,
            403
        );
        assert_eq!(
            officer.post(&format!("{report}/publication"), &[]).await.status,
            403
        );
        assert_eq!(world.stranger().get(&report).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_error_in_a_sentence_stops_the_freeze_until_it_is_mended() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let report = report_address(&ploy).await;
        let block = block_address(&ploy, &report, "Looking ahead").await;
        let wrong = "More than 70 participants took part in 2024.";
        let fields = [("heading", "Looking ahead"), ("body", wrong), ("version", "1")];

        // A preview shows and checks what was typed, and saves nothing.
        let preview = ploy
            .post(&block, &[&fields[..], &[("then", "preview")]].concat())
            .await;
        assert!(preview.shows("does not fit the figure"), "{}", preview.text);
        assert!(!ploy.get(&block).await.shows("More than 70"));

        assert_eq!(ploy.post(&block, &fields).await.status, 303);
        assert!(
            ploy.get(&format!("{report}/check"))
                .await
                .shows("<mark>More than 70</mark>")
        );
        assert_eq!(sari.post(&format!("{report}/approvals"), &[]).await.status, 422);

        // A second editor who began before is told, not overwritten.
        let late = [("heading", "Looking ahead"), ("body", "Mine."), ("version", "1")];
        let conflict = sari.post(&block, &late).await;
        assert!(
            conflict.status == 409 && conflict.shows("Mine."),
            "{}",
            conflict.text
        );

        let right = "Some {figure:participations} participants took part in 2024.";
        let fields = [("heading", "Looking ahead"), ("body", right), ("version", "2")];
        assert_eq!(ploy.post(&block, &fields).await.status, 303);
        assert_eq!(sari.post(&format!("{report}/approvals"), &[]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn blocks_come_move_and_go_and_pictures_are_typed_by_content() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let report = report_address(&ploy).await;
        let added = ploy
            .post(
                &format!("{report}/blocks"),
                &[("kind", "picture"), ("heading", "A day in Penang")],
            )
            .await;
        let block = added.location.unwrap().split('?').next().unwrap().to_owned();
        let upload = format!("{block}/picture");
        let words = [
            ("alternative", "Officers around a table."),
            ("caption", "In Penang"),
            ("credit", "RSO"),
        ];
        let svg = ploy
            .upload(&upload, "a.png", b"<svg onload='alert(1)'/>", &words)
            .await;
        assert_eq!(svg.status, 422);
        assert_eq!(ploy.upload(&upload, "a.bin", PNG, &words).await.status, 303);
        assert!(
            ploy.get(&format!("{report}/preview"))
                .await
                .shows("Officers around a table.")
        );
        let impact = impact_pdf(&world.app, 2024).await.unwrap();
        assert!(impact.pdf.starts_with(b"%PDF-"));

        assert_eq!(
            ploy.post(&format!("{block}/place"), &[("to", "up")]).await.status,
            303
        );
        let outline = ploy.get(&report).await;
        let place = |what: &str| outline.text.find(what).unwrap();
        assert!(place(">A day in Penang<") < place(">Endnotes<"));
        assert_eq!(ploy.post(&format!("{block}/removal"), &[]).await.status, 303);
        assert!(!ploy.get(&report).await.shows(">A day in Penang<"));
    })
    .await;
}

/// One grey point.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00,
    0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81,
    0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[tokio::test]
async fn next_years_report_opens_as_a_copy_with_a_list_of_differences() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        for manager in [&sari, &grace] {
            manager.post(&format!("{report}/approvals"), &[]).await;
        }
        come(&world, 100, 5).await;
        let begun = sari
            .post("/app/reports", &[("year", "2025"), ("from", "copy")])
            .await;
        let page = begun.location.unwrap();
        let differences = sari.get(&page).await;
        assert!(differences.shows("Looking ahead"), "{}", differences.text);
        assert!(
            differences.shows("<del>60</del>") && differences.shows("<ins>65</ins>"),
            "{}",
            differences.text
        );
        assert!(sari.get("/app/reports").await.shows("Impact report 2025"));
        let again = sari
            .post("/app/reports", &[("year", "2025"), ("from", "copy")])
            .await;
        assert_eq!(again.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_year_without_work_gets_no_report_and_a_begun_one_is_said() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let refused = impact_pdf(&world.app, 2030).await.unwrap_err().to_string();
        assert!(
            refused.contains("2030") && refused.contains("nothing was begun"),
            "{refused}"
        );
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        assert!(!sari.get("/app/reports").await.shows("2030"));

        // A year with an activity and no report yet gets one, and that is said.
        world
            .script("update activity set year = 2026 where code = 'A1'")
            .await;
        let impact = impact_pdf(&world.app, 2026).await.unwrap();
        assert!(
            impact.notes.iter().any(|note| note.contains("begun")),
            "{:?}",
            impact.notes
        );
        let again = impact_pdf(&world.app, 2026).await.unwrap();
        assert!(again.notes.is_empty(), "{:?}", again.notes);
        assert!(sari.get("/app/reports").await.shows("Impact report 2026"));
    })
    .await;
}

#[tokio::test]
async fn sari_is_told_which_letters_print_lacks_and_which_figures_are_of_nothing() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        let added = sari
            .post(
                &format!("{report}/blocks"),
                &[("kind", "text"), ("heading", "Voices")],
            )
            .await;
        let block = added.location.unwrap().split('?').next().unwrap().to_owned();
        let text = "The officer 李明 (Li Ming) spoke. There were {figure:trainings|initiative=99} trainings, \
                    {figure:trainings|initiative=2} trainings and {figure:trainings|month=2023-06} trainings.";
        let saved = sari
            .post(
                &block,
                &[("heading", "Voices"), ("body", text), ("version", "1")],
            )
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let check = sari.get(&format!("{report}/check")).await;
        for words in ["李明", "empty boxes", "\u{201c}99\u{201d}", "\u{201c}2023-06\u{201d}"] {
            assert!(check.shows(words), "{words}: {}", check.text);
        }
        assert!(!check.shows("\u{201c}2\u{201d}"), "{}", check.text);
        let impact = impact_pdf(&world.app, 2024).await.unwrap();
        let notes = impact.notes.join("\n");
        assert!(notes.contains("李明") && notes.contains("Voices"), "{notes}");
    })
    .await;
}

#[tokio::test]
async fn the_templates_pdf_is_accessible_and_its_text_in_order() {
    on_both(&modules(), async |world| {
        scene(&world).await;
        let app = &world.app;
        // A source that is cited twice keeps its number.
        app.db
            .write("scene", |tx| async move {
                let figure = CitedFigure {
                    id: app.clock.id(),
                    code: "deaths".to_owned(),
                    label: Json(Words::en("Deaths")),
                    year: 2024,
                    from_on: None,
                    to_on: None,
                    value: "2,514".to_owned(),
                    unit: "people".to_owned(),
                    population: "recorded deaths".to_owned(),
                    source: "IOM (2025).".to_owned(),
                    source_href: Some("https://example.org/deaths/of/a/year".to_owned()),
                    entered_at: app.clock.now(),
                    checked_at: None,
                };
                keep_cited(&tx, &app.clock, &figure, &balai_kernel::Audience::public(), None).await
            })
            .await
            .unwrap();
        let report = crate::report::store::of_period(&app.db, "impact", jiff::civil::date(2024, 1, 1))
            .await
            .unwrap()
            .unwrap();
        let material = crate::edition::gather(app, &report).await.unwrap();
        let findings = material.findings(app).await.unwrap();
        // Nobody leads the office in this scene, so nobody signs.
        let others: Vec<_> = findings
            .iter()
            .filter(|finding| finding.message.key != "finding-signatory-unknown")
            .collect();
        assert!(
            others.is_empty(),
            "the template itself has nothing to mend: {others:?}"
        );
        let edition = crate::edition::compose(&material);
        assert_eq!(edition.notes.len(), 2, "{:?}", edition.notes);
        let made = crate::report::web::typeset(app, &material).await.unwrap();
        assert!(made.is_accessible, "{:?}", made.warnings);
        if let Ok(path) = std::env::var("BALAI_TEST_PDF") {
            std::fs::write(path, &made.pdf).unwrap();
        }
        let actor = Actor::office_job();
        assert_eq!(crate::latest_published(app, &actor).await.unwrap(), None);
    })
    .await;
}
