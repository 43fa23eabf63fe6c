//! Documents written, and what a reader finds in them.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

mod common;

use balai_docx::{
    Cards, Draft, Grid, Limits, Line, ListPlace, Piece, Shown, WriteError, picture, read, write,
};
use common::{png, texts};

fn report() -> Draft {
    let mut draft = Draft::new("Outcome report", "en-GB");
    draft
        .header("Regional Support Office")
        .page_numbers("Page ", " of ", "")
        .title("Outcome report")
        .heading(1, "What was done")
        .paragraph(Line::of([
            Piece::from("Twelve officers "),
            Piece::from("learned").bold(),
            Piece::from(" & "),
            Piece::from("bekerja sama").italic().in_language("id-ID"),
        ]))
        .list(false, [(0, Line::from("first")), (1, Line::from("within"))])
        .list(true, [(0, Line::from("one")), (0, Line::from("two"))])
        .table(Grid {
            headings: vec!["Name".into(), "Days".into()],
            widths: vec![3.0, 1.0],
            rows: vec![
                vec!["Sokha Example".into(), "3".into()],
                vec!["Aye Example".into()],
            ],
        })
        .page_break()
        .picture(Shown {
            bytes: png(40, 20),
            description: "Officers at a \"round\" table".into(),
            width: 80.0,
        })
        .paragraph(Line::from("متن").right_to_left(true));
    draft
}

#[test]
fn what_is_written_is_read_back_with_its_shape() {
    let bytes = write(&report()).unwrap();
    let document = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(document.title.as_deref(), Some("Outcome report"));
    assert_eq!(document.language.as_deref(), Some("en-GB"));
    let all = document.paragraphs();
    assert_eq!(
        (all[1].text().as_str(), all[1].heading),
        ("What was done", Some(1))
    );
    assert_eq!(all[2].text(), "Twelve officers learned & bekerja sama");
    assert!(all[2].runs[1].bold && all[2].runs[3].italic);
    assert_eq!(all[2].runs[3].language.as_deref(), Some("id-ID"));
    let lists: Vec<_> = all[3..7].iter().map(|p| p.list).collect();
    let place = |level, ordered| Some(ListPlace { level, ordered });
    assert_eq!(
        lists,
        [place(0, false), place(1, false), place(0, true), place(0, true)]
    );
    let table = document.tables()[0];
    assert!(table.rows[0].header && !table.rows[1].header);
    assert_eq!(table.rows[1].cells[0].text(), "Sokha Example");
    assert_eq!(table.rows[2].cells.len(), 2, "a short row is filled up");
    let shown = &document.pictures[0];
    let (width, height) = shown.size.unwrap();
    assert!((width - 80.0).abs() < 0.1 && (height - 40.0).abs() < 0.1);
    assert_eq!(shown.description, "Officers at a \"round\" table");
    assert_eq!(
        picture(&bytes, &shown.part, &Limits::default()).unwrap(),
        png(40, 20)
    );
    let last = all.last().unwrap();
    assert!(last.right_to_left);
    assert_eq!(document.margins, ["Regional Support Office", "Page 1 of 1"]);
    assert!(document.left_out.is_empty());
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    assert_eq!(write(&report()).unwrap(), write(&report()).unwrap());
}

#[test]
fn a_document_in_arabic_runs_from_right_to_left_but_for_what_does_not() {
    let mut draft = Draft::new("تقرير", "ar-SA");
    draft
        .paragraph("نص")
        .paragraph(Line::from("IOM").right_to_left(false));
    let document = read(&write(&draft).unwrap(), &Limits::default()).unwrap();
    let sides: Vec<bool> = document.paragraphs().iter().map(|p| p.right_to_left).collect();
    assert_eq!(sides, [true, false]);
}

#[test]
fn a_picture_nobody_can_hear_of_is_refused_with_its_number() {
    let shown = |description: &str, bytes: Vec<u8>| Shown {
        bytes,
        description: description.into(),
        width: 50.0,
    };
    let mut draft = Draft::new("Pictures", "en");
    draft
        .picture(shown("A room", png(1, 1)))
        .picture(shown(" ", png(1, 1)));
    let told = write(&draft).unwrap_err();
    assert!(matches!(told, WriteError::NoDescription(2)));
    assert!(
        told.to_string()
            .starts_with("Picture number 2 has no alternative text")
    );
    for bytes in [
        b"GIF89a".to_vec(),
        png(0, 5),
        b"\xff\xd8\xff\xe0\0\x04ab".to_vec(),
        Vec::new(),
    ] {
        let mut draft = Draft::new("Pictures", "en");
        draft.picture(shown("A room", bytes));
        assert!(matches!(write(&draft), Err(WriteError::NoPicture(1))));
    }
    assert!(matches!(write(&Draft::new(" ", "en")), Err(WriteError::NoTitle)));
}

#[test]
fn a_jpegs_shape_is_found_behind_what_cameras_put_before_it() {
    let mut bytes = b"\xff\xd8\xff\xe1\0\x06Exif".to_vec();
    bytes.extend(b"\xff\xff\xc2\0\x0b\x08\0\x64\0\xc8\x01\x01\x11\0\xff\xd9");
    let mut draft = Draft::new("Pictures", "en");
    draft.picture(Shown {
        bytes,
        description: "A boat".into(),
        width: 100.0,
    });
    let document = read(&write(&draft).unwrap(), &Limits::default()).unwrap();
    let (width, height) = document.pictures[0].size.unwrap();
    assert!((width - 100.0).abs() < 0.1 && (height - 50.0).abs() < 0.1);
}

#[test]
fn a_table_wider_than_word_shows_is_refused() {
    let mut draft = Draft::new("Wide", "en");
    draft.table(Grid {
        headings: (0..64).map(|at| at.to_string()).collect(),
        ..Grid::default()
    });
    assert!(matches!(write(&draft), Err(WriteError::TooWide(64))));
}

#[test]
fn an_empty_document_and_one_that_ends_in_a_table_are_whole() {
    let mut draft = Draft::new("Empty", "en");
    assert_eq!(
        texts(&read(&write(&draft).unwrap(), &Limits::default()).unwrap()),
        [""]
    );
    draft.table(Grid::default()).table(Grid {
        rows: vec![vec!["a".into()]],
        ..Grid::default()
    });
    assert_eq!(
        texts(&read(&write(&draft).unwrap(), &Limits::default()).unwrap()),
        ["a", ""]
    );
}

#[test]
fn a_paragraph_keeps_its_name_through_writing_and_reading() {
    let mut draft = Draft::new("Draft", "en");
    draft
        .title("Draft")
        .paragraph(Line::from("First").marked("_b12_0"))
        .paragraph("No name")
        .paragraph(Line::from("Second").marked("_b12_1\"/><w:p>"));
    let document = read(&write(&draft).unwrap(), &Limits::default()).unwrap();
    let marks: Vec<&[String]> = document.paragraphs().iter().map(|p| p.marks.as_slice()).collect();
    assert_eq!(marks[1], ["_b12_0"]);
    assert!(marks[0].is_empty() && marks[2].is_empty());
    assert_eq!(marks[3], ["_b12_1wp"]);
}

#[test]
fn cards_stand_in_rows_of_equal_height_and_their_letters_are_as_large_as_asked() {
    let card = |name: &str| {
        vec![
            Line::of([Piece::from(name).sized(24).bold()]),
            Line::from("Agency"),
        ]
    };
    let mut draft = Draft::new("Badges", "en");
    draft.cards(Cards {
        across: 2,
        height: 54.0,
        cards: vec![card("Aye Example"), card("Sokha Example"), card("Nok Example")],
    });
    let bytes = write(&draft).unwrap();
    let document = read(&bytes, &Limits::default()).unwrap();
    let table = document.tables()[0];
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.rows[1].cells[0].text(), "Nok Example\nAgency");
    assert_eq!(table.rows[1].cells[1].text(), "");
}
