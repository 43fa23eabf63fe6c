//! Stories of a draft that went out in Word and came back with remarks.

use std::io::{Cursor, Read as _, Write as _};

use balai_docx::{Draft, Limits, read, write};
use balai_kernel::{
    Id,
    actor::Role,
    args,
    store::{Conn as _, Sql},
    template,
    test::{Seen, Someone, World, on_both},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{report::demo::demo, report::tests::modules};

const BODY: &str = "In all {figure:participations} people **came** to the office in the year {year}.\n\nOfficers of many ministries learned a lot[^source: Example (2024). A book.] and asked for more.";

/// A report with a block of two paragraphs: its address and the block's.
async fn scene(world: &World) -> (Someone<'_>, String, String) {
    for _ in 0..30 {
        world
            .script("insert into target (measure, year, about) values ('came', (select count(*) + 1 from target), '')")
            .await;
    }
    demo(&world.app, 2024).await.unwrap();
    let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
    let (id,): (Id<()>,) = world
        .app
        .db
        .one(Sql::Same("select id from report"), args![])
        .await
        .unwrap();
    let report = format!("/app/reports/{id}");
    let added = ploy
        .post(
            &format!("{report}/blocks"),
            &[("kind", "text"), ("heading", "Who came")],
        )
        .await;
    let block = added.location.unwrap().split('?').next().unwrap().to_owned();
    write_body(&ploy, &block, BODY, "1").await;
    (ploy, report, block)
}

async fn write_body(who: &Someone<'_>, block: &str, body: &str, version: &str) {
    let fields = [("heading", "Who came"), ("body", body), ("version", version)];
    let saved = who.post(block, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

/// The draft with its text altered as Word would alter it: each pair is a stretch of the document's
/// source and what stands in its place.
fn altered(bytes: &[u8], pairs: &[(&str, &str)], comments: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if name == "word/document.xml" {
            let mut source = String::from_utf8(text).unwrap();
            // The number of the note depends on what else the report says.
            let number = source
                .split("learned a lot [")
                .nth(1)
                .and_then(|rest| rest.split(']').next());
            let number = format!("[{}]", number.unwrap_or("1"));
            for (from, to) in pairs {
                let (from, to) = (&from.replace("[1]", &number), &to.replace("[1]", &number));
                assert!(source.contains(from), "{from} is not in the draft");
                source = source.replace(from, to);
            }
            text = source.into_bytes();
        }
        if name == "word/_rels/document.xml.rels" && !comments.is_empty() {
            let link = "<Relationship Id=\"said\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>";
            text = String::from_utf8(text)
                .unwrap()
                .replace("</Relationships>", link)
                .into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&text).unwrap();
    }
    if !comments.is_empty() {
        out.start_file("word/comments.xml", SimpleFileOptions::default())
            .unwrap();
        let all = format!(
            "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{comments}</w:comments>"
        );
        out.write_all(all.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const WHO: &str = "w:author=\"Dewi Ministry\" w:date=\"2025-02-11T09:40:00Z\"";

fn text(words: &str) -> String {
    format!("<w:t xml:space=\"preserve\">{words}</w:t>")
}

fn gone(words: &str) -> String {
    format!(
        "<w:del w:id=\"90\" {WHO}><w:r><w:delText xml:space=\"preserve\">{words}</w:delText></w:r></w:del>"
    )
}

fn new(words: &str) -> String {
    format!("<w:ins w:id=\"91\" {WHO}><w:r>{}</w:r></w:ins>", text(words))
}

/// A run whose text has a change in its middle.
fn run(before: &str, change: &str, after: &str) -> String {
    format!("{}</w:r>{change}<w:r>{}", text(before), text(after))
}

async fn draft(who: &Someone<'_>, report: &str) -> Vec<u8> {
    let (status, bytes) = who.bytes(&format!("{report}/docx")).await;
    assert_eq!(status, 200);
    bytes
}

fn body_of(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes, &Limits::default()).unwrap();
    document.paragraphs().iter().map(|one| one.text()).collect()
}

async fn body_of_draft(who: &Someone<'_>, report: &str) -> Vec<String> {
    body_of(&draft(who, report).await)
}

async fn send(who: &Someone<'_>, report: &str, bytes: &[u8]) -> Seen {
    who.upload(
        &format!("{report}/returns"),
        "back.docx",
        bytes,
        &[("sender", "Ministry of Examplia")],
    )
    .await
}

/// The addresses of the remarks that a list shows.
fn remarks(list: &Seen, report: &str) -> Vec<String> {
    let start = format!("href=\"{report}/remarks/");
    let mut all: Vec<String> = list
        .text
        .split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|id| format!("{report}/remarks/{id}"))
        .collect();
    all.dedup();
    all
}

async fn body(world: &World) -> String {
    let (body,): (String,) = world
        .app
        .db
        .one(
            Sql::Same("select body from report_block where heading = 'Who came'"),
            args![],
        )
        .await
        .unwrap();
    body
}

const SECOND: &str = "Officers of many ministries learned a lot [1] and asked for more.";
const REST: &str = " ministries learned a lot [1] and asked for more.";

#[tokio::test]
async fn a_change_that_is_accepted_stands_in_its_paragraph_and_the_figure_stays_bound() {
    on_both(&modules(), async |world| {
        let (ploy, report, _) = scene(&world).await;
        let sent = draft(&ploy, &report).await;
        let back = altered(
            &sent,
            &[
                (
                    &text(SECOND),
                    &run("Officers of ", &format!("{}{}", gone("many"), new("several {figure:events}")), REST),
                ),
                (
                    &text(" to the office in the year 2024."),
                    &run(" to the office", &new(" in Bangkok"), " in the year 2024."),
                ),
            ],
            "",
        );
        let taken = send(&ploy, &report, &back).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let list = ploy.get(&format!("{report}/remarks")).await;
        assert!(list.shows("Dewi Ministry") && list.text.contains("<del>many</del>"), "{}", list.text);
        let all = remarks(&list, &report);
        assert_eq!(all.len(), 2, "{}", list.text);
        for remark in &all {
            let accept = ploy.post(remark, &[("version", "1"), ("outcome", "accepted")]).await;
            assert_eq!(accept.status, 303, "{}", accept.text);
        }
        let body = body(&world).await;
        assert_eq!(
            body,
            "In all {figure:participations} people **came** to the office in Bangkok in the year {year}.\n\nOfficers of several (figure:events) ministries learned a lot[^source: Example (2024). A book.] and asked for more."
        );
        let settled = ploy.get(&format!("{report}/remarks?state=accepted")).await;
        assert!(settled.shows("Ploy Example"), "{}", settled.text);
        assert_eq!(
            world
                .number("select count(*) from audit_line where act = 'accepted' and noun = 'report-remark'")
                .await,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_of_a_figure_is_not_taken_in_by_itself_and_can_be_answered() {
    on_both(&modules(), async |world| {
        let (ploy, report, _) = scene(&world).await;
        let sent = draft(&ploy, &report).await;
        let document = read(&sent, &Limits::default()).unwrap();
        let figure = document
            .paragraphs()
            .iter()
            .find_map(|one| {
                one.text()
                    .strip_prefix("In all ")
                    .map(|rest| rest.split(' ').next().unwrap().to_owned())
            })
            .unwrap();
        let back = altered(
            &sent,
            &[(
                &text(&format!("In all {figure} people ")),
                &run("In all ", &format!("{}{}", gone(&figure), new("99")), " people "),
            )],
            "",
        );
        send(&ploy, &report, &back).await;
        let list = ploy.get(&format!("{report}/remarks")).await;
        let remark = remarks(&list, &report).remove(0);
        assert!(ploy.get(&remark).await.shows("cannot be taken in by itself"));
        let refused = ploy
            .post(&remark, &[("version", "1"), ("outcome", "accepted")])
            .await;
        assert_eq!(refused.status, 422);
        assert_eq!(body(&world).await, BODY);
        let silent = ploy
            .post(&remark, &[("version", "1"), ("outcome", "answered")])
            .await;
        assert!(
            silent.status == 422 && silent.shows("Write the answer"),
            "{}",
            silent.text
        );
        let answer = [
            ("version", "1"),
            ("outcome", "answered"),
            ("answer", "It is counted from the lists."),
        ];
        assert_eq!(ploy.post(&remark, &answer).await.status, 303);
        let page = ploy.get(&remark).await;
        assert!(page.shows("It is counted from the lists.") && page.shows("Ploy Example"));
    })
    .await;
}

#[tokio::test]
async fn a_comment_stands_beside_its_paragraph_and_one_that_belongs_nowhere_is_told_too() {
    on_both(&modules(), async |world| {
        let (ploy, report, _) = scene(&world).await;
        let sent = draft(&ploy, &report).await;
        let commented = format!(
            "<w:commentRangeStart w:id=\"1\"/><w:r>{}</w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r>",
            text(SECOND)
        );
        let say = |id: u8, words: &str| {
            format!("<w:comment w:id=\"{id}\" {WHO}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>")
        };
        let comments = format!("{}{}", say(1, "Which ministries?"), say(2, "A general word."));
        let back = altered(&sent, &[(&format!("<w:r>{}</w:r>", text(SECOND)), &commented)], &comments);
        let taken = send(&ploy, &report, &back).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let list = ploy.get(&format!("{report}/remarks?kind=comment")).await;
        for told in ["Which ministries?", "Who came", "A general word.", "No paragraph of the report is like it"] {
            assert!(list.shows(told), "{told}: {}", list.text);
        }
        let all = remarks(&list, &report);
        let accept = ploy.post(&all[0], &[("version", "1"), ("outcome", "accepted")]).await;
        assert_eq!(accept.status, 422);
        let done = ploy.post(&all[0], &[("version", "1"), ("outcome", "by-hand")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let open = ploy.get(&format!("{report}/remarks?state=open")).await;
        assert_eq!(remarks(&open, &report).len(), 1);
        // The same document once more brings nothing twice.
        send(&ploy, &report, &back).await;
        assert_eq!(world.number("select count(*) from report_remark").await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_without_a_trace_is_found_and_a_new_paragraph_is_taken_in() {
    on_both(&modules(), async |world| {
        let (ploy, report, _) = scene(&world).await;
        let sent = draft(&ploy, &report).await;
        let paragraph = format!(
            "</w:p><w:p><w:pPr><w:rPr><w:ins w:id=\"92\" {WHO}/></w:rPr></w:pPr>{}</w:p>",
            new("They will *meet* again.")
        );
        let ending = " and asked for more.</w:t></w:r>";
        let source = altered(
            &sent,
            &[(&text(SECOND), &text(&SECOND.replace("Officers", "Officials")))],
            "",
        );
        let mut archive = ZipArchive::new(Cursor::new(source.as_slice())).unwrap();
        let mut document = String::new();
        archive
            .by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut document)
            .unwrap();
        let at = document.find(ending).unwrap() + ending.len();
        let end = document[at..].find("</w:p>").unwrap() + at;
        let whole = document[at - ending.len()..end + "</w:p>".len()].to_owned();
        let longer = format!("{}{paragraph}", whole.strip_suffix("</w:p>").unwrap());
        let back = altered(&source, &[(&whole, &longer)], "");
        let taken = send(&ploy, &report, &back).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let list = ploy.get(&format!("{report}/remarks")).await;
        assert!(
            list.shows("Change without a trace") && list.shows("New paragraph"),
            "{}",
            list.text
        );
        assert!(list.text.contains("<del>Officers</del>"), "{}", list.text);
        for remark in remarks(&list, &report) {
            let accept = ploy
                .post(&remark, &[("version", "1"), ("outcome", "accepted")])
                .await;
            assert_eq!(accept.status, 303, "{}", accept.text);
        }
        let body = body(&world).await;
        assert!(
            body.contains("Officials of many ministries learned a lot[^source"),
            "{body}"
        );
        assert!(
            body.ends_with("asked for more.\n\nThey will \\*meet\\* again."),
            "{body}"
        );
        assert_eq!(
            remarks(&ploy.get(&format!("{report}/remarks?state=open")).await, &report).len(),
            0
        );
    })
    .await;
}

#[tokio::test]
async fn the_draft_as_it_went_out_brings_no_remarks() {
    on_both(&modules(), async |world| {
        let (ploy, report, block) = scene(&world).await;
        let sent = draft(&ploy, &report).await;
        let back = send(&ploy, &report, &sent).await;
        assert!(
            back.status == 422 && back.shows("no comments and no changes"),
            "{}",
            back.text
        );
        // A figure that counted on meanwhile is nobody's remark.
        world
            .script("insert into target (measure, year, about) values ('came', 3000, '')")
            .await;
        write_body(&ploy, &block, BODY, "2").await;
        assert!(body_of_draft(&ploy, &report).await != body_of(&sent));
        let back = send(&ploy, &report, &sent).await;
        assert_eq!(back.status, 422, "{}", back.text);
    })
    .await;
}

#[tokio::test]
async fn a_document_without_names_is_matched_by_its_words() {
    on_both(&modules(), async |world| {
        let (ploy, report, _) = scene(&world).await;
        let mut own = Draft::new("Our copy", "en");
        own.paragraph("A letter of the ministry, with thanks.")
            .paragraph(SECOND.replace("more.", "more, which we welcome."));
        let back = send(&ploy, &report, &write(&own).unwrap()).await;
        assert_eq!(back.status, 303, "{}", back.text);
        let list = ploy.get(&format!("{report}/remarks")).await;
        assert!(
            list.shows("which we welcome") && !list.shows("with thanks"),
            "{}",
            list.text
        );
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_is_told_and_a_changed_paragraph_is_left_to_be_done_by_hand() {
    on_both(&modules(), async |world| {
        let (ploy, report, block) = scene(&world).await;
        let sent = draft(&ploy, &report).await;
        let back = altered(
            &sent,
            &[(
                &text(SECOND),
                &run("Officers of ", &format!("{}{}", gone("many"), new("six")), REST),
            )],
            "",
        );
        send(&ploy, &report, &back).await;
        let remark = remarks(&ploy.get(&format!("{report}/remarks")).await, &report).remove(0);
        write_body(&ploy, &block, "Something else altogether.", "2").await;
        let accept = ploy
            .post(&remark, &[("version", "1"), ("outcome", "accepted")])
            .await;
        assert!(
            accept.status == 422 && accept.shows("cannot be taken in by itself"),
            "{}",
            accept.text
        );
        let decline = [
            ("version", "1"),
            ("outcome", "declined"),
            ("answer", "Rewritten."),
        ];
        assert_eq!(ploy.post(&remark, &decline).await.status, 303);
        let late = ploy.post(&remark, &decline).await;
        assert!(
            late.status == 422 && late.shows("settled already"),
            "{}",
            late.text
        );
        assert_eq!(
            ploy.post(&remark, &[("version", "2"), ("outcome", "open")])
                .await
                .status,
            303
        );
        let stale = ploy
            .post(&remark, &[("version", "1"), ("outcome", "by-hand")])
            .await;
        assert!(stale.status == 422 && stale.shows("meanwhile"), "{}", stale.text);
    })
    .await;
}

#[tokio::test]
async fn only_the_office_takes_the_draft_and_sees_the_remarks_and_hostile_files_are_refused() {
    on_both(&modules(), async |world| {
        let (ploy, report, _) = scene(&world).await;
        let kanya = world.person("Kanya Example", Role::FocalPoint, None).await;
        for path in ["docx", "remarks"] {
            let seen = kanya.get(&format!("{report}/{path}")).await;
            assert!(
                matches!(seen.status.as_u16(), 403 | 404),
                "{path}: {}",
                seen.status
            );
        }
        for bytes in [&b""[..], b"no document", b"PK\x03\x04", b"%PDF-1.7"] {
            let sent = send(&ploy, &report, bytes).await;
            assert_eq!(sent.status, 422, "{}", sent.text);
        }
        let unnamed = ploy
            .upload(&format!("{report}/returns"), "a.docx", b"x", &[])
            .await;
        assert!(
            unnamed.status == 422 && unnamed.shows("Say who sent"),
            "{}",
            unnamed.text
        );
        assert_eq!(world.number("select count(*) from report_return").await, 0);
        let nowhere = format!("{report}/remarks/0190b5a5-0000-7000-8000-000000000000");
        assert_eq!(ploy.get(&nowhere).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_document_is_taken_away_with_its_remarks_and_the_draft_has_the_offices_look() {
    let with_templates = [modules().as_slice(), &[template::MODULE]].concat();
    on_both(&with_templates, async |world| {
        let (ploy, report, _) = scene(&world).await;
        let nadia = world.person("Nadia Example", Role::CoManager, None).await;
        let mut own = Draft::new("Own", "en");
        own.paragraph("Look of {{office}}: {{title}}")
            .paragraph("{{#each parts}}")
            .paragraph("{{heading}}")
            .paragraph("{{#each paragraphs}}{{text}}{{/each}}")
            .paragraph("{{/each}}");
        let given = nadia
            .upload(
                "/app/templates/report-draft",
                "own.docx",
                &write(&own).unwrap(),
                &[],
            )
            .await;
        assert_eq!(given.status, 303, "{}", given.text);
        let sent = draft(&ploy, &report).await;
        let document = read(&sent, &Limits::default()).unwrap();
        let first = document.paragraphs()[0].text();
        assert!(first.starts_with("Look of "), "{first}");
        // Filled from a template, paragraphs have no names: they are found by their words.
        let stretch = "Officers of many ministries";
        let back = altered(&sent, &[(stretch, "Officers of some ministries")], "");
        assert_eq!(send(&ploy, &report, &back).await.status, 303);
        let list = ploy.get(&format!("{report}/remarks")).await;
        assert!(
            list.text.contains("<del>many</del><ins>some</ins>"),
            "{}",
            list.text
        );
        let came = list.text.split(&format!("{report}/returns/")).nth(1).unwrap();
        let came = came.split('"').next().unwrap();
        let removed = ploy.post(&format!("{report}/returns/{came}/removal"), &[]).await;
        assert_eq!(removed.status, 303, "{}", removed.text);
        assert_eq!(world.number("select count(*) from report_remark").await, 0);
    })
    .await;
}
