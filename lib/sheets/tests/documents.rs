//! Lists of participants as offices keep them in Word, read as sheets and written again.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

use balai_docx::{Draft, Grid, Line, write};
use balai_sheets::{Cell, ExportError, Limits, Merged, Note, Out, Paper, Refusal, Table, read, to_docx};
use jiff::civil::date;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

fn grid(rows: &[&[&str]]) -> Grid {
    let cells = |row: &&[&str]| row.iter().map(|text| Line::from(*text)).collect();
    Grid {
        rows: rows.iter().map(cells).collect(),
        ..Grid::default()
    }
}

/// A document around a body written by hand.
fn document(body: &str) -> Vec<u8> {
    let text = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8]) -> Refusal {
    read("list.docx", bytes, &Limits::default()).expect_err("it should be refused")
}

#[test]
fn each_table_is_a_sheet_named_by_the_line_before_it() {
    let mut draft = Draft::new("Report", "en");
    draft
        .paragraph("Introduction")
        .heading(1, "Participants")
        .table(grid(&[&["Name", "Days"], &["Sokha Example", "3"]]))
        .table(grid(&[&["Name"], &["Aye Example"]]))
        .table(grid(&[&["A frame of one row"]]));
    let book = read("report.docx", &write(&draft).unwrap(), &Limits::default()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Participants", "2"]);
    assert_eq!(book.sheets[0].cell(2, 0), &Cell::Text("Sokha Example".into()));
    assert_eq!(book.sheets[0].cell(2, 1).number(), Some(3.0));
}

#[test]
fn merged_cells_nested_tables_and_changes_are_read_as_people_see_them() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let c = |properties: &str, inner: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>");
    let inner = format!(
        "<w:tbl><w:tr>{0}</w:tr><w:tr>{0}</w:tr></w:tbl><w:p/>",
        c("", &p("inner"))
    );
    let body = format!(
        r#"<w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del w:id="1" w:author="Dewi Example"/></w:trPr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>"#,
        c(r#"<w:gridSpan w:val="2"/>"#, &p("Both")),
        c(r#"<w:vMerge w:val="restart"/>"#, &(p("Thailand") + &inner)),
        c("", &p("Anan")),
        c("", &p("taken away")),
        c("", &p("")),
        c(
            "",
            r#"<w:p><w:del w:id="2"><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins w:id="3"><w:r><w:t>Malee</w:t></w:r></w:ins></w:p>"#
        ),
    );
    let book = read("list.docx", &document(&body), &Limits::default()).unwrap();
    let sheet = &book.sheets[0];
    let across = Merged {
        top: 1,
        bottom: 1,
        left: 0,
        right: 1,
    };
    assert_eq!(sheet.merged, [across]);
    assert_eq!(sheet.seen(1, 1).text(), "Both");
    assert_eq!(sheet.cell(2, 0).text(), "Thailand");
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 4], "what a change takes away keeps its number");
    assert_eq!(sheet.cell(4, 1).text(), "Malee");
    assert_eq!(sheet.notes, [Note::ChangesTaken { changes: 3 }]);
    assert_eq!(book.sheets[1].cell(2, 0).text(), "inner");
}

#[test]
fn a_document_without_a_table_says_what_to_do() {
    let mut draft = Draft::new("Letter", "en");
    draft.paragraph("Dear colleagues");
    let told = refused(&write(&draft).unwrap());
    assert_eq!(told, Refusal::NoTable);
    assert!(told.to_string().contains("Put what is to be read into a table"));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(200) + "<w:p/>" + &"</w:tc></w:tr></w:tbl>".repeat(200);
    assert!(refused(&document(&deep)).to_string().contains("nests tables"));
    let bytes = document(&"<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>".repeat(20));
    let few = Limits {
        cells: 10,
        ..Limits::default()
    };
    assert_eq!(read("a.docx", &bytes, &few), Err(Refusal::TooManyCells(10)));
}

#[test]
fn a_table_written_for_word_is_read_back_and_always_the_same() {
    let table = Table {
        title: "Participants & guests".into(),
        columns: ["Name", "Days", "From"]
            .map(|heading| (heading.to_owned(), 20))
            .to_vec(),
        rows: vec![
            vec![
                Out::Text("=Sokha".into()),
                Out::Number(3.0),
                Out::Date(date(2024, 6, 5)),
            ],
            vec![Out::Text("Aye".into()), Out::Empty, Out::Empty],
        ],
    };
    let paper = Paper {
        language: "en",
        lines: &["Bangkok, June 2024".into()],
        page: "Page",
        of: "of",
    };
    let bytes = to_docx(&table, &paper).unwrap();
    assert_eq!(bytes, to_docx(&table, &paper).unwrap());
    let book = read("list.docx", &bytes, &Limits::default()).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "Bangkok, June 2024");
    let shown: Vec<_> = (0..3).map(|column| sheet.cell(2, column).text()).collect();
    assert_eq!(shown, ["=Sokha", "3", "2024-06-05"]);
    assert_eq!(sheet.cell(3, 0).text(), "Aye");
    let long = Table {
        rows: vec![Vec::new(); 10_001],
        ..table
    };
    assert!(matches!(
        to_docx(&long, &paper),
        Err(ExportError::TooLong(10_001))
    ));
}
