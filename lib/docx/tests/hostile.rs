//! Files that are no documents, broken ones, and ones made to do harm.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

mod common;

use balai_docx::{LeftOut, Limits, Refusal, read};
use common::{Made, NAMES, p, r, texts, zipped};
use std::time::{Duration, Instant};

fn refused(bytes: &[u8]) -> Refusal {
    read(bytes, &Limits::default()).expect_err("it should be refused")
}

#[test]
fn what_is_no_document_is_called_by_its_name() {
    assert_eq!(refused(b"  "), Refusal::Empty);
    assert_eq!(refused(b"%PDF-1.7"), Refusal::WrongType("a PDF document"));
    assert!(
        refused(b"{\\rtf1 hello}")
            .to_string()
            .contains("save it as .docx")
    );
    let book = zipped(&[("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(refused(&book), Refusal::WrongType("a workbook"));
    let other = zipped(&[("photo.txt", b"x")]);
    assert_eq!(
        refused(&other),
        Refusal::WrongType("a zip archive of other files")
    );
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one";
    assert!(refused(old).to_string().contains(".doc"));
    let mut locked = old.to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&locked), Refusal::Password);
}

#[test]
fn a_cut_off_document_is_called_damaged_and_not_read_by_half() {
    let whole = Made::of(&p("Text")).bytes();
    for end in [10, whole.len() / 2, whole.len() - 5] {
        assert!(
            matches!(refused(&whole[..end]), Refusal::Damaged(_)),
            "cut at {end}"
        );
    }
    for broken in ["<w:p>", "<w:p></w:r>", "</w:p>", "<w:p w:x=></w:q>"] {
        let document = format!("<w:document {NAMES}><w:body>{broken}</w:body></w:document>");
        let bytes = Made::default().bytes_around(document.as_bytes());
        assert!(matches!(refused(&bytes), Refusal::Damaged(_)), "{broken}");
    }
    let bytes = Made::default().bytes_around(b"<other/>");
    assert!(refused(&bytes).to_string().contains("no text of Word"));
}

#[test]
fn macros_are_left_out_and_said_to_be() {
    let made = Made::of(&p("The text")).file("word/vbaProject.bin", b"Sub AutoOpen()");
    let document = made.read();
    assert_eq!(document.left_out, [LeftOut::Macros]);
    assert_eq!(texts(&document), ["The text"]);
    assert!(document.left_out[0].to_string().contains("did not run"));
}

#[test]
fn what_lies_outside_is_counted_and_never_fetched() {
    let body = format!(
        r#"<w:p><w:hyperlink r:id="l">{}</w:hyperlink></w:p><w:altChunk r:id="c"/>"#,
        r("press")
    );
    let made = Made::of(&body)
        .relation("l", "hyperlink", "https://example.org/a", true)
        .relation("t", "attachedTemplate", "file://server/evil.dotm", true)
        .relation("c", "aFChunk", "chunk.html", false);
    let document = made.read();
    assert_eq!(document.left_out, [LeftOut::Outside(1), LeftOut::Inserted(1)]);
    let link = document.paragraphs()[0].runs[0].link.clone();
    assert_eq!(link.as_deref(), Some("https://example.org/a"));
}

#[test]
fn definitions_and_entities_are_refused_before_they_grow() {
    let bomb = format!(
        r#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document {NAMES}><w:body>{}</w:body></w:document>"#,
        p("&b;")
    );
    let bytes = Made::default().bytes_around(bomb.as_bytes());
    assert_eq!(refused(&bytes), Refusal::Entities("a DOCTYPE".into()));
    assert_eq!(
        Made::of(&p("&file;")).refused(),
        Refusal::Entities("&file;".into())
    );
    let styles = r#"<!DOCTYPE s SYSTEM "file:///etc/passwd"><w:styles/>"#;
    let made = Made::of(&p("x")).relation("s", "styles", "styles.xml", false);
    assert!(matches!(
        made.file("word/styles.xml", styles.as_bytes()).refused(),
        Refusal::Entities(_)
    ));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let blanks = vec![b' '; 20 << 20];
    let made = Made::of(&p("x"));
    let bytes = made
        .clone()
        .relation("s", "styles", "styles.xml", false)
        .file("word/styles.xml", &blanks)
        .bytes();
    assert!(bytes.len() < 1 << 20);
    let began = Instant::now();
    assert_eq!(refused(&bytes), Refusal::Bomb);
    assert!(began.elapsed() < Duration::from_secs(10));
    // A picture that is one costs nothing while nobody asks for it.
    let bytes = made.file("word/media/image1.png", &blanks).bytes();
    assert!(read(&bytes, &Limits::default()).is_ok());
    let asked = balai_docx::picture(&bytes, "word/media/image1.png", &Limits::default());
    assert_eq!(asked, Err(Refusal::Bomb));
}

#[test]
fn depth_and_numbers_have_bounds_with_sentences() {
    let nested = |deep: usize| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(deep);
        let close = "</w:tc></w:tr></w:tbl>".repeat(deep);
        format!("{open}{}{close}", p("deep"))
    };
    // On the small stack of a worker, as deep as is allowed.
    let bytes = Made::of(&nested(50)).bytes();
    let worker = std::thread::Builder::new().stack_size(2 << 20);
    let read_there = worker
        .spawn(move || read(&bytes, &Limits::default()))
        .unwrap()
        .join()
        .unwrap();
    assert_eq!(texts(&read_there.unwrap()), ["deep"]);
    assert_eq!(
        Made::of(&nested(2_000)).refused(),
        Refusal::TooDeep(Limits::default().depth)
    );
    let boxes = "<w:ins w:id=\"1\">".repeat(120);
    let bytes = Made::of(&format!("<w:p>{boxes}{}{}</w:p>", r("x"), "</w:ins>".repeat(120))).bytes();
    assert_eq!(read(&bytes, &Limits::default()).unwrap().changes.len(), 120);
    let few = Limits {
        paragraphs: 10,
        cells: 3,
        remarks: 3,
        ..Limits::default()
    };
    let told = |body: &str| read(&Made::of(body).bytes(), &few).unwrap_err().to_string();
    assert!(told(&p("x").repeat(11)).contains("more than 10 paragraphs"));
    let cell = format!("<w:tc>{}</w:tc>", p("x"));
    assert!(told(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(4))).contains("more than 3 cells"));
    let marks = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(4);
    assert!(told(&format!("<w:p>{marks}</w:p>")).contains("comments and changes"));
    assert!(matches!(
        read(&vec![b'P'; 2_000], &Limits { bytes: 1_000, ..few }),
        Err(Refusal::TooLarge { .. })
    ));
}

#[test]
fn changes_within_changes_do_not_multiply_the_text() {
    let text = "x".repeat(20_000);
    let changes: String = (0..100).map(|_| "<w:ins w:id=\"1\">").collect();
    let nest = format!("<w:p>{changes}{}{}</w:p>", r(&text), "</w:ins>".repeat(100));
    let began = Instant::now();
    let answer = read(&Made::of(&nest.repeat(100)).bytes(), &Limits::default());
    assert_eq!(answer, Err(Refusal::Bomb));
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn two_parts_of_one_name_are_damage() {
    let bytes = Made::of(&p("a"))
        .file("word/Document.XML", b"<w:document/>")
        .bytes();
    assert!(matches!(refused(&bytes), Refusal::Damaged(_)));
}

#[test]
fn three_hundred_pages_of_pictures_are_listed_without_being_unpacked() {
    let shown: String = (0..300)
        .map(|at| {
            format!(
                r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="{at}" name="x"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p{at}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
            )
        })
        .collect();
    let mut made = Made::of(&shown);
    let picture = vec![7u8; 200_000];
    for at in 0..300 {
        let name = format!("media/{at}.jpeg");
        made = made
            .relation(&format!("p{at}"), "image", &name, false)
            .file(&format!("word/{name}"), &picture);
    }
    let bytes = made.bytes();
    let began = Instant::now();
    let document = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(document.pictures.len(), 300);
    assert!(document.pictures.iter().all(|picture| picture.bytes == 200_000));
    assert!(began.elapsed() < Duration::from_secs(5));
}
