//! Stories of templates: given, refused with the place, taken back.

use balai_docx::{Draft, Limits, Line, read, write};

use super::{Field, PaperKind, filled, sample};
use crate::{
    actor::Role,
    module::{Module, Routes},
    test::{World, on_both},
    text::{Lang, catalogue},
};

const PEOPLE: &[Field] = &[Field::text("name"), Field::text("agency")];
const DAYS: &[Field] = &[Field::text("day"), Field::list("people", PEOPLE)];
const PAPER: PaperKind = PaperKind {
    code: "agenda",
    fields: &[
        Field::text("title"),
        Field::text("office"),
        Field::truth("named"),
        Field::list("days", DAYS),
    ],
};

fn modules() -> [Module; 2] {
    let writing = Module {
        papers: &[PAPER],
        ..Module::new("writing", Routes::new)
    };
    [super::MODULE, writing]
}

fn document(lines: &[&str]) -> Vec<u8> {
    let mut draft = Draft::new("Agenda", "en");
    for line in lines {
        draft.paragraph(*line);
    }
    write(&draft).expect("a document")
}

async fn made(world: &World, title: &str) -> Option<Vec<String>> {
    let values = || super::sample::tried(Lang::EN, PAPER.fields).text("title", title);
    let bytes = filled(&world.app, &PAPER, values).await.expect("the paper")?;
    let document = read(&bytes, &Limits::default()).expect("a document");
    Some(document.paragraphs().iter().map(|one| one.text()).collect())
}

#[tokio::test]
async fn an_administrator_gives_a_template_and_takes_it_back_and_both_editions_stay() {
    on_both(&modules(), async |world| {
        let admin = world.person("Arun Example", Role::Administrator, None).await;
        assert_eq!(made(&world, "Borders").await, None);
        for (word, name) in [("First", "first.docx"), ("Second", "second.docx")] {
            let bytes = document(&[&format!("{word}: {{{{title}}}}")]);
            let sent = admin.upload("/app/templates/agenda", name, &bytes, &[]).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            let made = made(&world, "Borders").await.expect("the office's own");
            assert_eq!(made[0], format!("{word}: Borders"));
        }
        let page = admin.get("/app/templates/agenda").await;
        assert!(page.shows("first.docx") && page.shows("second.docx"));
        let end = admin.post("/app/templates/agenda/end", &[]).await;
        assert_eq!(end.status, 303, "{}", end.text);
        assert_eq!(made(&world, "Borders").await, None);
        assert_eq!(admin.post("/app/templates/agenda/end", &[]).await.status, 422);
        assert_eq!(world.number("select count(*) from paper_template").await, 2);
        assert_eq!(
            world
                .number(
                    "select count(*) from audit_line where noun = 'template' and act in ('created', 'ended')"
                )
                .await,
            3
        );
    })
    .await;
}

#[tokio::test]
async fn a_faulty_template_is_refused_with_its_place_and_the_one_before_stays() {
    on_both(&modules(), async |world| {
        let admin = world.person("Arun Example", Role::Administrator, None).await;
        let good = document(&["Good: {{title}}"]);
        admin
            .upload("/app/templates/agenda", "good.docx", &good, &[])
            .await;
        let faulty: [(&[&str], &str); 3] = [
            (&["Fine", "Dear {{agnecy}}"], "Paragraph 2"),
            (&["{{#each days}}", "{{day}}"], "never closed"),
            (&["{{days}}"], "is a list"),
        ];
        for (lines, told) in faulty {
            let sent = admin
                .upload("/app/templates/agenda", "bad.docx", &document(lines), &[])
                .await;
            assert_eq!(sent.status, 422);
            assert!(sent.shows(told), "{told}: {}", sent.text);
        }
        for bytes in [&b""[..], b"no document", &[0x50, 0x4b, 3, 4, 0, 0]] {
            let sent = admin
                .upload("/app/templates/agenda", "bad.docx", bytes, &[])
                .await;
            assert_eq!(sent.status, 422, "{}", sent.text);
        }
        let made = made(&world, "Borders").await.expect("the one before");
        assert_eq!(made[0], "Good: Borders");
        assert_eq!(world.number("select count(*) from paper_template").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_officer_sees_what_is_used_and_gives_nothing_and_a_member_knows_of_none() {
    on_both(&modules(), async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let page = ratna.get("/app/templates/agenda").await;
        assert!(
            page.status == 200 && !page.shows("type=\"file\""),
            "{}",
            page.text
        );
        let bytes = document(&["{{title}}"]);
        let sent = ratna
            .upload("/app/templates/agenda", "own.docx", &bytes, &[])
            .await;
        assert_eq!(sent.status, 403);
        assert_eq!(ratna.get("/app/templates/nonsense").await.status, 404);
        let malee = world.person("Malee Example", Role::FrontlineOfficer, None).await;
        assert_ne!(malee.get("/app/templates").await.status, 200);
    })
    .await;
}

#[test]
fn the_sample_of_every_language_is_a_template_that_can_be_filled() {
    for lang in catalogue().languages() {
        let bytes = sample(lang, &PAPER).expect("a sample");
        let template = PAPER.read(&bytes).expect("a sound template");
        let filled = template.fill(&super::sample::tried(lang, PAPER.fields));
        let document = read(&filled.expect("a document"), &Limits::default()).expect("a document");
        assert!(document.paragraphs().iter().all(|one| !one.text().contains("{{")));
    }
    // A line keeps what it was given: used so that a change of the builder is noticed here.
    assert_eq!(Line::from("{{title}}").pieces().count(), 1);
}
