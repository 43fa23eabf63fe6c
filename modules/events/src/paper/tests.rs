//! Stories of the papers of an event: who takes which, and what stands in them.

use balai_docx::{Document, Draft, Limits, picture, read, write};
use balai_kernel::{
    Error, Module, Result, Routes,
    actor::Role,
    print::{Job, Made},
    template,
    test::{Someone, World, on_both},
};
use balai_typeset::{Fonts, Standard, typeset};

use super::Kind;
use crate::event::tests::{MODULES, completed, party, planned};

fn set(job: Job) -> Result<Made> {
    let fonts = Fonts::embedded();
    let made = typeset(&balai_typeset::Job {
        main: job.main,
        files: job.files,
        fonts: &fonts,
        today: job.today,
        standard: Standard::Ua1,
    })
    .map_err(|refusal| Error::setup(refusal.to_string()))?;
    Ok(Made {
        pages: made.pages,
        is_accessible: made.standard == Standard::Ua1,
        pdf: made.pdf,
        warnings: made.warnings,
    })
}

/// Stands for the module that sets documents; one that does not conform is refused here.
fn modules() -> Vec<Module> {
    let setting = Module {
        typeset: Some(|job| {
            Box::pin(async move {
                let made = set(job)?;
                assert!(made.is_accessible, "{:?}", made.warnings);
                Ok(made)
            })
        }),
        ..Module::new("setting", Routes::new)
    };
    [MODULES.as_slice(), &[template::MODULE, setting]].concat()
}

async fn add(who: &Someone<'_>, event: &str, given: &str, family: &str, code: &str) {
    let fields = [
        ("given", given),
        ("family", family),
        ("party", code),
        ("status", "attended"),
        ("role", "participant"),
        ("affiliation", "Border desk"),
    ];
    let seen = who.post(&format!("{event}/people"), &fields).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
}

async fn session(who: &Someone<'_>, event: &str, title: &str, rule: &str) {
    let fields = [
        ("title", title),
        ("day", "4 June 2024"),
        ("starts", "09:30"),
        ("ends", "10:45"),
        ("attribution", rule),
    ];
    let seen = who.post(&format!("{event}/sessions"), &fields).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
}

/// A workshop of five days with two people of two parties and an open session.
async fn workshop(world: &World) -> (Someone<'_>, String) {
    let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
    let event = planned(&ratna, "Workshop on borders", "3-7 June 2024", false).await;
    completed(&ratna, &event).await;
    add(&ratna, &event, "Somchai", "Example", "TH").await;
    add(&ratna, &event, "Nimal", "Sample", "LK").await;
    session(&ratna, &event, "Opening words", "open").await;
    (ratna, event)
}

async fn word(who: &Someone<'_>, path: &str) -> Document {
    let (status, bytes) = who.bytes(path).await;
    assert_eq!(status, 200, "{path}");
    read(&bytes, &Limits::default()).expect("a document")
}

fn text(document: &Document) -> String {
    let lines: Vec<String> = document.paragraphs().iter().map(|one| one.text()).collect();
    lines.join("\n")
}

const TAKEN: &str = "select count(*) from audit_line where act = 'exported' and noun = 'participation'";

#[tokio::test]
async fn the_office_takes_every_paper_as_pdf_and_as_word() {
    on_both(&modules(), async |world| {
        let (ratna, event) = workshop(&world).await;
        let page = ratna.get(&format!("{event}/papers")).await;
        for kind in Kind::ALL {
            let path = format!("{event}/papers/{}", kind.code());
            assert!(page.text.contains(&format!("{}.pdf", kind.code())), "{kind:?}");
            let (status, pdf) = ratna.bytes(&format!("{path}.pdf")).await;
            assert!(status == 200 && pdf.starts_with(b"%PDF-"), "{kind:?}");
            let document = word(&ratna, &format!("{path}.docx")).await;
            let text = text(&document);
            assert_eq!(
                text.contains("Somchai Example"),
                kind.names_people(),
                "{kind:?}: {text}"
            );
        }
        // Three papers name people, each in two formats.
        assert_eq!(world.number(TAKEN).await, 6);
        let shares = "select count(*) from audit_share";
        assert_eq!(world.number(shares).await, 12);
        let outcome = text(&word(&ratna, &format!("{event}/papers/outcome-report.docx")).await);
        assert!(
            outcome.contains("Opening words") && outcome.contains("Sri Lanka"),
            "{outcome}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_sheet_is_of_the_whole_of_a_day_or_of_a_session_and_leads_to_the_page() {
    on_both(&modules(), async |world| {
        let (ratna, event) = workshop(&world).await;
        let path = format!("{event}/papers/sign-in.docx");
        let whole = word(&ratna, &path).await;
        let table = whole.tables()[0];
        assert_eq!(table.rows[0].cells.len(), 4 + 5);
        assert_eq!(table.rows.len(), 1 + 2 + 6);
        let (_, bytes) = ratna.bytes(&path).await;
        let code = picture(&bytes, &whole.pictures[0].part, &Limits::default()).expect("the code");
        assert!(code.starts_with(b"\x89PNG"));
        assert!(
            text(&whole).contains(&event.replace("/app", "")),
            "{}",
            text(&whole)
        );
        let day = word(&ratna, &format!("{path}?day=2024-06-05")).await;
        assert_eq!(day.tables()[0].rows[0].cells.len(), 5);
        assert!(text(&day).contains("5 June 2024"));
        let page = ratna.get(&format!("{event}/papers")).await.text;
        let id = page
            .split("?session=")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let of_session = word(&ratna, &format!("{path}?session={}", id.expect("a session"))).await;
        assert!(text(&of_session).contains("Opening words"));
        for wrong in ["day=2024-06-09", "day=x", "session=x"] {
            assert_eq!(ratna.get(&format!("{path}?{wrong}")).await.status, 404, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_was_not_in_the_room_takes_the_agenda_and_nothing_with_names() {
    on_both(&modules(), async |world| {
        let (_, event) = workshop(&world).await;
        let lanka = party(&world, "LK").await;
        let dilini = world.person("Dilini Focal", Role::FocalPoint, Some(lanka)).await;
        for kind in Kind::ALL {
            let seen = dilini.get(&format!("{event}/papers/{}.docx", kind.code())).await;
            let expected = if kind == Kind::Agenda { 200 } else { 404 };
            assert_eq!(seen.status, expected, "{kind:?}");
        }
        let page = dilini.get(&format!("{event}/papers")).await;
        assert!(
            page.text.contains("agenda.pdf") && !page.text.contains("badges"),
            "{}",
            page.text
        );
        assert_eq!(world.stranger().get(&format!("{event}/papers")).await.status, 303);
        assert_eq!(
            dilini.get(&format!("{event}/papers/agenda.exe")).await.status,
            404
        );
        assert_eq!(dilini.get(&format!("{event}/papers/agenda")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_papers_of_an_event_that_one_may_not_know_of_are_not_there() {
    on_both(&modules(), async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Example", Role::FocalPoint, Some(thai)).await;
        let hidden = planned(&ratna, "Quiet meeting", "3-4 March 2025", true).await;
        for path in ["papers", "papers/agenda.pdf", "papers/sign-in.docx"] {
            assert_eq!(kanya.get(&format!("{hidden}/{path}")).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn behind_closed_doors_the_papers_carry_parties_alone() {
    on_both(&modules(), async |world| {
        let (ratna, event) = workshop(&world).await;
        session(&ratna, &event, "What nobody repeats", "closed").await;
        for kind in Kind::ALL {
            let document = word(&ratna, &format!("{event}/papers/{}.docx", kind.code())).await;
            let text = text(&document);
            for kept in ["Somchai", "Nimal", "Border desk", "What nobody repeats"] {
                assert!(!text.contains(kept), "{kind:?}: {text}");
            }
            assert_eq!(
                text.contains("Thailand"),
                kind.names_people() || kind == Kind::OutcomeReport,
                "{kind:?}: {text}"
            );
        }
        assert_eq!(world.number(TAKEN).await, 0);
    })
    .await;
}

#[tokio::test]
async fn long_names_many_scripts_and_markup_are_printed_as_they_are_written() {
    on_both(&modules(), async |world| {
        let (ratna, event) = workshop(&world).await;
        let long = "Wickramasinghe Mudiyanselage Ralahamilage Abeyratne Bandara";
        for (given, family) in [
            ("Don Bartholomeusz Appuhamillage", long),
            ("สมชาย", "ตัวอย่าง"),
            ("အောင်", "ဥပမာ"),
            ("#read(\"/etc/passwd\")", "$x$ \\ ] {{title}}"),
        ] {
            add(&ratna, &event, given, family, "LK").await;
        }
        for kind in [Kind::SignIn, Kind::Badges, Kind::Tents] {
            let path = format!("{event}/papers/{}", kind.code());
            let (status, pdf) = ratna.bytes(&format!("{path}.pdf")).await;
            assert!(status == 200 && pdf.starts_with(b"%PDF-"), "{kind:?}");
            let text = text(&word(&ratna, &format!("{path}.docx")).await);
            assert!(text.contains(long) && text.contains("ตัวอย่าง"), "{kind:?}: {text}");
            assert!(text.contains("#read(\"/etc/passwd\")"), "{kind:?}: {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn agenda_and_participant_list_go_out_in_the_offices_own_template() {
    on_both(&modules(), async |world| {
        let (ratna, event) = workshop(&world).await;
        let nadia = world.person("Nadia Example", Role::CoManager, None).await;
        let template = |lines: &[&str]| {
            let mut draft = Draft::new("Own", "en");
            lines.iter().for_each(|line| {
                draft.paragraph(*line);
            });
            write(&draft).expect("a document")
        };
        let agenda = template(&[
            "Our agenda of {{title}}",
            "{{#each days}}",
            "{{day}}",
            "{{#each sessions}}{{time}} {{session}}{{/each}}",
            "{{/each}}",
        ]);
        let list = template(&[
            "Ours: {{form}}",
            "{{#each people}}{{number}} {{name}}, {{party}}{{/each}}",
            "{{#each parties}}{{party}} was there{{/each}}",
        ]);
        for (kind, bytes) in [("agenda", agenda), ("participant-list", list)] {
            let sent = nadia
                .upload(&format!("/app/templates/{kind}"), "own.docx", &bytes, &[])
                .await;
            assert_eq!(sent.status, 303, "{}", sent.text);
        }
        let agenda = text(&word(&ratna, &format!("{event}/papers/agenda.docx")).await);
        assert_eq!(
            agenda,
            "Our agenda of Workshop on borders\n4 June 2024\n09:30–10:45 Opening words"
        );
        let list = text(&word(&ratna, &format!("{event}/list?form=full&as=docx")).await);
        assert!(
            list.contains("Ours: Full list") && list.contains("Somchai Example, Thailand"),
            "{list}"
        );
        assert!(!list.contains("was there"), "{list}");
        let there = text(&word(&ratna, &format!("{event}/list?form=delegations&as=docx")).await);
        assert!(
            there.contains("Thailand was there") && !there.contains("Somchai"),
            "{there}"
        );
        // What names people is an act in the audit, in whatever look.
        assert_eq!(world.number(TAKEN).await, 1);
    })
    .await;
}
