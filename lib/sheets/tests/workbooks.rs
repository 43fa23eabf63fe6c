//! Workbooks as offices and attackers make them, each made here.
// long because: workbooks are built here by the same few helpers for every story.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

use balai_sheets::{
    Cell, Limits, Note, Out, Refusal, Sheet, Table, cell_name, find_header, read, to_csv, to_xlsx,
};
use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::{ZipWriter, write::SimpleFileOptions};

fn refused(name: &str, bytes: &[u8]) -> Refusal {
    read(name, bytes, &Limits::default()).expect_err("it should be refused")
}

fn first_sheet(bytes: &[u8]) -> Sheet {
    let book = read("list.xlsx", bytes, &Limits::default()).expect("it should be read");
    book.sheets.into_iter().next().expect("a sheet")
}

fn saved(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook around one hand-written sheet.
fn workbook_of(sheet: &str, shared: &str) -> Vec<u8> {
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rels = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let book_rels = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>"#);
    zipped(&[
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book_rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
    ])
}

fn ods_of(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="List" table:style-name="h">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn values_keep_their_type_and_rows_the_number_people_see() {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Participants 2024").unwrap();
    sheet.write_string(16, 0, "Sokha").unwrap();
    sheet.write_number(16, 1, 70.5).unwrap();
    sheet.write_boolean(16, 2, true).unwrap();
    sheet.write_number_with_format(16, 3, 45448, &day).unwrap();
    sheet
        .write_formula(16, 4, Formula::new("=1+1").set_result("2"))
        .unwrap();
    sheet
        .write_formula(16, 6, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let sheet = first_sheet(&saved(workbook));
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 17]);
    assert_eq!(sheet.cell(17, 0), &Cell::Text("Sokha".into()));
    assert_eq!(sheet.cell(17, 1), &Cell::Number(70.5));
    assert_eq!(sheet.cell(17, 2), &Cell::Bool(true));
    assert_eq!(sheet.cell(17, 3), &Cell::Date(date(2024, 6, 5).at(0, 0, 0, 0)));
    assert_eq!(sheet.cell(17, 4), &Cell::Number(2.0));
    assert_eq!(sheet.cell(17, 5), &Cell::Empty);
    assert_eq!(sheet.cell(17, 6), &Cell::Error("#DIV/0!".into()));
    assert_eq!(cell_name(17, 6), "G17");
    assert_eq!(cell_name(1, 16_383), "XFD1");
}

#[test]
fn a_number_shown_as_a_percentage_is_one_whatever_its_neighbours_are() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let formats = ["0%", "0.00%", "0.0\" %\"", "General", "0\\%"];
    for (column, format) in (0u16..).zip(formats) {
        let format = Format::new().set_num_format(format);
        sheet.write_number_with_format(0, column, 0.29, &format).unwrap();
    }
    sheet.write_number(1, 0, 70).unwrap();
    let sheet = first_sheet(&saved(workbook));
    let shown: Vec<String> = (0..5)
        .map(|column| sheet.cell(1, column).text().into_owned())
        .collect();
    assert_eq!(shown, ["29%", "29%", "0.29", "0.29", "0.29"]);
    assert_eq!(sheet.cell(1, 0).number(), Some(0.29));
    assert_eq!(sheet.cell(2, 0), &Cell::Number(70.0));
    let open = r#"<table:table-row><table:table-cell office:value-type="percentage" office:value="0.42"><text:p>42 %</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(first_sheet(&ods_of(open)).cell(1, 0), &Cell::Percent(0.42));
}

#[test]
fn hidden_sheets_are_read_and_marked() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "seen").unwrap();
    let back = workbook.add_worksheet().set_hidden(true);
    back.write_string(0, 0, "kept back").unwrap();
    let book = read("a.xlsx", &saved(workbook), &Limits::default()).unwrap();
    let hidden: Vec<bool> = book.sheets.iter().map(|sheet| sheet.hidden).collect();
    assert_eq!(hidden, [false, true]);
    assert_eq!(book.sheets[1].cell(1, 0).text(), "kept back");
}

#[test]
fn what_is_no_table_is_called_by_its_name() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(refused("list.xlsx", png), Refusal::WrongType("a PNG picture"));
    let page = b"\n <!DOCTYPE html><table><tr><td>1";
    assert_eq!(refused("list.xls", page), Refusal::WrongType("a web page (HTML)"));
    assert_eq!(
        refused("list.csv", b"%PDF-1.7\n"),
        Refusal::WrongType("a PDF document")
    );
    let word = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<w/>"),
    ]);
    assert!(matches!(refused("list.xlsx", &word), Refusal::Damaged(_)));
    let photos = zipped(&[("a.jpg", b"x")]);
    assert!(matches!(refused("list.xlsx", &photos), Refusal::WrongType(_)));
}

#[test]
fn empty_truncated_and_oversized_files_are_refused() {
    assert_eq!(refused("a.xlsx", b""), Refusal::Empty);
    assert_eq!(refused("a.csv", b" \r\n \n"), Refusal::Empty);
    let mut blank = Workbook::new();
    blank.add_worksheet();
    assert_eq!(refused("a.xlsx", &saved(blank)), Refusal::NothingInside);
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "text").unwrap();
    let bytes = saved(workbook);
    for part in [4, 100, bytes.len() / 2, bytes.len() - 1] {
        let refusal = refused("a.xlsx", &bytes[..part]);
        assert!(matches!(refusal, Refusal::Damaged(_)), "{part}: {refusal}");
    }
    let small = Limits {
        bytes: 1_000,
        ..Limits::default()
    };
    assert!(matches!(
        read("a.xlsx", &bytes, &small),
        Err(Refusal::TooLarge { .. })
    ));
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_parsed() {
    let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 40 << 20])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refused("a.xlsx", &bomb), Refusal::Bomb);
}

#[test]
fn a_zip_that_lies_about_its_size_is_refused() {
    let mut bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 40 << 20])]);
    // Both the local and the central header say how large the part is; say 100 bytes.
    let size = (40u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4)
        .filter(|at| bomb[*at..at + 4] == size)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    let refusal = refused("a.xlsx", &bomb);
    assert!(
        matches!(refusal, Refusal::Bomb | Refusal::Damaged(_)),
        "{refusal}"
    );
}

#[test]
fn a_false_promise_of_shared_texts_reserves_no_memory() {
    let shared = r#"<sst uniqueCount="99999999999"><si><t>a</t></si></sst>"#;
    let row = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    assert!(matches!(
        refused("a.xlsx", &workbook_of(row, shared)),
        Refusal::Damaged(_)
    ));
    let honest = r#"<sst uniqueCount="1"><si><t>a</t></si></sst>"#;
    assert_eq!(first_sheet(&workbook_of(row, honest)).cell(1, 0).text(), "a");
}

#[test]
fn one_long_text_shared_by_many_cells_is_not_copied_without_end() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "lorem".repeat(20_000));
    let cells: String = (1..=4_000)
        .map(|n| format!(r#"<row r="{n}"><c t="s"><v>0</v></c></row>"#))
        .collect();
    let limits = Limits {
        unpacked: 8 << 20,
        ..Limits::default()
    };
    let refusal = read("a.xlsx", &workbook_of(&cells, &shared), &limits);
    assert_eq!(refusal, Err(Refusal::Bomb));
}

#[test]
fn an_unknown_error_mark_costs_one_cell_and_leaves_a_note() {
    let row =
        r#"<row r="5"><c r="A5"><v>1</v></c><c r="B5" t="e"><v>#SPILL!</v></c><c r="C5"><v>3</v></c></row>"#;
    let sheet = first_sheet(&workbook_of(row, "<sst/>"));
    assert_eq!(sheet.cell(5, 0), &Cell::Number(1.0));
    assert_eq!(sheet.cell(5, 2), &Cell::Number(3.0));
    let note = Note::CellUnread {
        near_row: 5,
        found: "#SPILL!".into(),
    };
    assert_eq!(sheet.notes, [note]);
}

#[test]
fn a_lone_cell_in_the_last_corner_costs_nothing() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Name").unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    sheet.write_string(1_048_575, 0, "last").unwrap();
    let start = Instant::now();
    let sheet = first_sheet(&saved(workbook));
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.cell(1_048_576, 0).text(), "last");
    let note = Note::ColumnsCut {
        kept: 500,
        reached: 16_384,
    };
    assert_eq!(sheet.notes, [note]);
}

#[test]
fn ten_thousand_columns_are_cut_with_a_note() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for column in 0..10_000 {
        sheet.write_number(0, column, f64::from(column)).unwrap();
        sheet.write_number(9, column, 1).unwrap();
    }
    let sheet = first_sheet(&saved(workbook));
    assert!(sheet.rows.iter().all(|row| row.cells.len() == 500));
    assert!(sheet.notes[0].to_string().contains("column NTP"));
}

#[test]
fn too_many_sheets_rows_and_cells_are_refused() {
    let mut workbook = Workbook::new();
    for _ in 0..3 {
        let sheet = workbook.add_worksheet();
        for row in 0..20 {
            sheet.write_number(row, 9, row).unwrap();
        }
    }
    let bytes = saved(workbook);
    let with = |limits: Limits| read("a.xlsx", &bytes, &limits).map(|_| ());
    assert_eq!(
        with(Limits {
            sheets: 2,
            ..Limits::default()
        }),
        Err(Refusal::TooManySheets(2))
    );
    assert_eq!(
        with(Limits {
            rows: 19,
            ..Limits::default()
        }),
        Err(Refusal::TooManyRows(19))
    );
    // 3 sheets of 20 rows that reach to column J: the bound is for the whole workbook.
    assert!(matches!(
        with(Limits {
            cells: 599,
            ..Limits::default()
        }),
        Err(Refusal::TooManyCells(_))
    ));
    assert_eq!(
        with(Limits {
            cells: 600,
            ..Limits::default()
        }),
        Ok(())
    );
}

#[test]
fn an_open_document_sheet_is_read_and_its_million_rows_are_not_unrolled() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Start &amp; end</text:p><office:annotation><text:p>a remark</text:p></office:annotation></table:table-cell><table:covered-table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="15"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="date" office:date-value="2024-06-05"><text:p>05/06/24</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7.5"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048559"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let sheet = first_sheet(&ods_of(rows));
    assert!(sheet.hidden);
    assert_eq!(sheet.seen(1, 1).text(), "Start & end");
    assert_eq!(sheet.cell(17, 0), &Cell::Date(date(2024, 6, 5).at(0, 0, 0, 0)));
    assert_eq!(sheet.cell(17, 2), &Cell::Number(7.5));
    assert_eq!(sheet.rows.len(), 2);
    let flood = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#;
    let limits = Limits {
        cells: 100_000,
        ..Limits::default()
    };
    let refusal = read("a.ods", &ods_of(flood), &limits);
    assert_eq!(refusal, Err(Refusal::TooManyCells(100_000)));
}

/// A compound file of one directory: a name, and a stream of 4,096 bytes.
fn compound(name: &str, records: &[u8]) -> Vec<u8> {
    let mut file = vec![0u8; 512];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[26..34].copy_from_slice(&[3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    file[44] = 1; // one sector of the allocation table, the first
    file[48] = 1; // the directory in the second
    file[60..64].copy_from_slice(&u32::MAX.to_le_bytes());
    file[68..72].copy_from_slice(&0xffff_fffeu32.to_le_bytes());
    file[76..512].fill(0xff);
    file[76..80].fill(0);
    let mut table = vec![0xffu8; 512];
    let next = [0xffff_fffd, 0xffff_fffe, 3u32, 4, 5, 6, 7, 8, 9, 0xffff_fffe];
    for (at, number) in next.iter().enumerate() {
        table[4 * at..4 * at + 4].copy_from_slice(&number.to_le_bytes());
    }
    let mut directory = vec![0u8; 512];
    for (slot, name) in ["Root Entry", name].iter().enumerate() {
        for (at, unit) in name.encode_utf16().enumerate() {
            directory[128 * slot + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
        }
    }
    directory[128 + 116] = 2;
    directory[128 + 120..128 + 124].copy_from_slice(&4096u32.to_le_bytes());
    let mut stream = records.to_vec();
    stream.resize(4096, 0);
    [file, table, directory, stream].concat()
}

#[test]
fn a_password_is_asked_to_be_removed() {
    let encrypted = compound("EncryptedPackage", b"secret");
    assert_eq!(refused("a.xlsx", &encrypted), Refusal::Password);
}

/// Records of an old workbook: one sheet with numbers at the given places.
fn old_workbook(cells: &[(u16, u16)]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    };
    let begin = |what: u16| {
        let mut data = vec![0u8, 6];
        data.extend(what.to_le_bytes());
        data.resize(16, 0);
        record(0x0809, &data)
    };
    let globals = begin(5);
    let name = [0u8, 0, 0, 0, 0, 0, 3, 0, b'O', b'l', b'd'];
    let end = record(0x000a, &[]);
    let start = u32::try_from(globals.len() + 4 + name.len() + end.len()).unwrap();
    let tab = [&start.to_le_bytes()[..], &name[4..]].concat();
    let mut stream = [globals, record(0x0085, &tab), end.clone(), begin(16)].concat();
    for (row, column) in cells {
        let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        stream.extend(record(0x0203, &[&place[..], &42f64.to_le_bytes()].concat()));
    }
    stream.extend(end);
    compound("Workbook", &stream)
}

#[test]
fn an_old_workbook_is_read_and_one_with_cells_in_far_corners_refused() {
    let sheet = first_sheet(&old_workbook(&[(0, 1), (4, 0)]));
    assert_eq!(
        (sheet.name.as_str(), sheet.cell(5, 0)),
        ("Old", &Cell::Number(42.0))
    );
    let far = old_workbook(&[(0, 0), (65_535, 65_535)]);
    assert!(matches!(refused("a.xls", &far), Refusal::TooManyCells(_)));
}

fn known(text: &str) -> u8 {
    let text = text.to_lowercase();
    let words = [
        "code",
        "title",
        "family name",
        "given name",
        "start",
        "end",
        "pre-test",
        "post-test",
        "e-mail",
    ];
    if words.contains(&text.as_str()) { 10 } else { 0 }
}

#[test]
fn the_heading_row_is_found_under_title_lines() {
    let text =
        "Activities 2024,,\nprepared 20 January 2025,,\n,,\nCode,Title,Start\nT02,Training,5 June 2024\n";
    let book = read("a.csv", text.as_bytes(), &Limits::default()).unwrap();
    let header = find_header(&book.sheets[0], &known, 30).unwrap();
    assert_eq!((header.row, header.second_row), (4, None));
    let headings: Vec<_> = header
        .columns
        .iter()
        .map(|(at, name)| (*at, name.as_str()))
        .collect();
    assert_eq!(headings, [(0, "Code"), (1, "Title"), (2, "Start")]);
    assert_eq!(book.sheets[0].name, "a");
}

#[test]
fn a_merged_group_over_headings_is_joined_and_a_merged_title_is_not() {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let sheet = workbook.add_worksheet();
    sheet
        .merge_range(0, 0, 0, 4, "Participants of the year", &plain)
        .unwrap();
    sheet.merge_range(1, 0, 2, 0, "Code", &plain).unwrap();
    sheet.merge_range(1, 1, 1, 2, "Name", &plain).unwrap();
    sheet.merge_range(1, 3, 1, 4, "Score", &plain).unwrap();
    for (column, text) in [
        (1, "Family name"),
        (2, "Given name"),
        (3, "Pre-test"),
        (4, "Post-test"),
    ] {
        sheet.write_string(2, column, text).unwrap();
    }
    sheet.write_string(3, 0, "T02").unwrap();
    sheet.write_string(3, 1, "Rahman").unwrap();
    let sheet = first_sheet(&saved(workbook));
    assert_eq!(sheet.seen(1, 3).text(), "Participants of the year");
    let header = find_header(&sheet, &known, 30).unwrap();
    assert_eq!(
        (header.row, header.second_row, header.last_row()),
        (2, Some(3), 3)
    );
    let headings: Vec<_> = header.columns.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(
        headings,
        [
            "Code",
            "Name / Family name",
            "Name / Given name",
            "Score / Pre-test",
            "Score / Post-test"
        ]
    );
}

#[test]
fn repeated_headings_are_kept_apart() {
    let text = "Code,E-mail,E-mail,E-mail (2)\n1,a,b,c\n";
    let book = read("a.csv", text.as_bytes(), &Limits::default()).unwrap();
    let header = find_header(&book.sheets[0], &known, 30).unwrap();
    let names: std::collections::BTreeSet<_> = header.columns.iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn unknown_headings_are_found_by_their_shape() {
    let text = "List\n\nNom,Pays,Note\nZoé,Fidji,12\n";
    let book = read("a.csv", text.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(find_header(&book.sheets[0], &|_| 0, 30).unwrap().row, 3);
    let list = read("a.csv", b"one\ntwo\n", &Limits::default()).unwrap();
    assert_eq!(find_header(&list.sheets[0], &|_| 0, 30), None);
}

fn sample() -> Table {
    Table {
        title: "Events: 2024/all [draft]".into(),
        columns: vec![("Title".into(), 40), ("=Start".into(), 12), ("Count".into(), 8)],
        rows: vec![
            vec![
                Out::Text("=cmd|' /C calc'!A0".into()),
                Out::Date(date(2024, 6, 5)),
                Out::Number(1188.0),
            ],
            vec![
                Out::Text("Zoë, \"Pacific\"\n@home".into()),
                Out::Empty,
                Out::Number(f64::NAN),
            ],
            vec![
                Out::Text("@SUM(1)".into()),
                Out::Date(date(1824, 1, 1)),
                Out::Number(-2.5),
            ],
        ],
    }
}

#[test]
fn an_exported_workbook_reads_back_and_holds_no_formula() {
    let bytes = to_xlsx(&sample()).unwrap();
    assert_eq!(bytes, to_xlsx(&sample()).unwrap());
    let sheet = first_sheet(&bytes);
    assert_eq!(sheet.name, "Events  2024 all  draft");
    assert_eq!(sheet.cell(1, 1).text(), "=Start");
    assert_eq!(sheet.cell(2, 0), &Cell::Text("=cmd|' /C calc'!A0".into()));
    assert_eq!(sheet.cell(2, 1).text(), "2024-06-05");
    assert_eq!(sheet.cell(2, 2), &Cell::Number(1188.0));
    assert_eq!(sheet.cell(3, 2), &Cell::Empty);
    assert_eq!(sheet.cell(4, 1), &Cell::Text("1824-01-01".into()));
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut part = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
    let xml = std::io::read_to_string(&mut part).unwrap();
    assert!(!xml.contains("<f>") && xml.contains("state=\"frozen\""));
}

#[test]
fn exported_text_defuses_formulas() {
    let csv = to_csv(&sample());
    assert!(csv.starts_with(b"\xef\xbb\xbf"));
    let sheet = first_sheet(&csv);
    for row in &sheet.rows {
        for cell in row.cells.iter().take(2) {
            assert!(!cell.text().starts_with(['=', '+', '-', '@']), "{cell:?}");
        }
    }
    assert_eq!(sheet.cell(2, 2).number(), Some(1188.0));
    assert_eq!(sheet.cell(4, 2).number(), Some(-2.5));
}

#[test]
fn numbers_written_as_text_are_numbers_and_codes_are_not() {
    let number = |text: &str| Cell::Text(text.into()).number();
    assert_eq!(number(" 1,188 "), Some(1188.0));
    assert_eq!(number("-12.5"), Some(-12.5));
    assert_eq!(number("1,18"), None);
    assert_eq!(number("1e5"), None);
    assert_eq!(number("RSO-2024"), None);
    assert_eq!(number(""), None);
}

#[test]
fn very_long_fields_and_texts_survive() {
    let long = "x".repeat(40_000);
    let csv = format!("Name,Note\nAnh,{long}\n");
    assert_eq!(first_sheet(csv.as_bytes()).cell(2, 1).text(), long);
    let table = Table {
        rows: vec![vec![Out::Text(long)]],
        ..Table::default()
    };
    let cut = first_sheet(&to_xlsx(&table).unwrap());
    assert!(cut.cell(2, 0).text().ends_with("x…"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000), start in 0usize..4) {
        let signs: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"];
        let _ = read("a", &[signs[start], &bytes].concat(), &Limits::default());
    }

    #[test]
    fn a_workbook_with_bytes_changed_is_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), old in any::<bool>()) {
        let mut bytes = if old { old_workbook(&[(0, 0), (3, 3)]) } else { to_xlsx(&sample()).unwrap() };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(refusal) = read("a", &bytes, &Limits::default()) {
            prop_assert!(refusal.to_string().ends_with('.'));
        }
    }

    #[test]
    fn every_exported_table_reads_back(rows in prop::collection::vec(prop::collection::vec("[a-zA-Zé一=@\"',;\n-]{1,20}[a-z]", 1..5), 1..20)) {
        let table = Table {
            title: "T".into(),
            columns: vec![("Heading".into(), 10), ("Other".into(), 10)],
            rows: rows.iter().map(|row| row.iter().cloned().map(Out::Text).collect()).collect(),
        };
        let workbook = first_sheet(&to_xlsx(&table).unwrap());
        let csv = first_sheet(&to_csv(&table));
        for (at, row) in rows.iter().enumerate() {
            let number = u32::try_from(at + 2).unwrap();
            for (column, text) in row.iter().enumerate() {
                prop_assert_eq!(workbook.cell(number, column).text(), text.trim());
                let seen = csv.cell(number, column).text();
                let plain = seen.strip_prefix('\'').filter(|_| text.starts_with(['=', '@', '-', '\n']));
                prop_assert_eq!(plain.unwrap_or(&seen), text.trim_end());
            }
        }
    }
}
