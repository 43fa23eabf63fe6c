//! What holds of every file and every draft.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

mod common;

use balai_docx::{Draft, Grid, Limits, Line, Offer, Piece, Template, Values, read, write};
use common::{Made, p, r};
use proptest::prelude::*;

fn rich() -> String {
    let table = format!(
        r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc></w:tr></w:tbl>"#,
        p("{{#if late}}cell{{/if}}")
    );
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:commentRangeStart w:id="0"/><w:ins w:id="1" w:author="A" w:date="2024-06-05T10:30:00Z">{}<w:del w:id="2">{}</w:del></w:ins><w:commentRangeEnd w:id="0"/><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="2"/></w:r></w:p>{table}{}"#,
        r("a &amp; b &#x263a;"),
        r("gone"),
        p("Dear {{name}}")
    )
}

fn line() -> impl Strategy<Value = Line> {
    let piece = (any::<String>(), any::<bool>(), any::<bool>()).prop_map(|(text, bold, italic)| Piece {
        text,
        bold,
        italic,
        language: None,
        size: None,
    });
    prop::collection::vec(piece, 0..4).prop_map(Line::of)
}

/// What of a text can be written: control characters but breaks and tabs are left out.
fn writable(text: &str) -> String {
    let kept =
        |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(kept).collect()
}

fn offer() -> Offer {
    Offer::new()
        .text("name")
        .truth("late")
        .list("rows", Offer::new().text("day"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        let _ = read(&bytes, &Limits::default());
        let _ = Template::read(&bytes, &offer(), &Limits::default());
    }

    #[test]
    fn no_change_to_a_documents_bytes_makes_the_reader_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = Made::of(&rich()).bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, &Limits::default());
        let _ = Template::read(&bytes, &offer(), &Limits::default());
    }

    #[test]
    fn no_change_to_a_documents_text_makes_the_reader_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![
            "<", ">", "</w:p>", "<w:p>", "<w:tbl>", "</w:tc>", "\"", "&", "&lt;", "w:", "<![CDATA[", "]]>", "<!--", "-->", "<?x?>",
            "{{", "}}", "{{#each rows}}", "{{/each}}", "{{/if}}", " ", "é", "xmlns:w=\"\"", "/", "",
        ]), 0usize..6), 1..6),
    ) {
        let mut text = format!("<w:document {}><w:body>{}</w:body></w:document>", common::NAMES, rich());
        for (at, inserted, taken) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = at.index(places.len());
            let to = places.get(from + taken).copied().unwrap_or(text.len());
            text.replace_range(places[from]..to, inserted);
        }
        let bytes = Made::default().bytes_around(text.as_bytes());
        if let Ok(document) = read(&bytes, &Limits::default()) {
            let numbers: Vec<u32> = document.paragraphs().iter().map(|p| p.number).collect();
            prop_assert!(numbers.windows(2).all(|two| two[0] < two[1]));
        }
        if let Ok(template) = Template::read(&bytes, &offer(), &Limits::default()) {
            let values = Values::new().text("name", "x").truth("late", false).list("rows", []);
            let filled = template.fill(&values).unwrap();
            prop_assert!(read(&filled, &Limits::default()).is_ok());
        }
    }

    #[test]
    fn what_is_written_is_read_back(
        title in "[a-z<&]{1,20}",
        lines in prop::collection::vec(line(), 0..8),
        cells in prop::collection::vec(prop::collection::vec(line(), 1..4), 0..4),
    ) {
        let mut draft = Draft::new(title.clone(), "en");
        let said = |line: &Line| {
            let text: String = line_texts(line);
            writable(&text)
        };
        for line in &lines {
            draft.paragraph(line.clone());
        }
        let wide = cells.iter().map(Vec::len).max().unwrap_or(0);
        let mut wanted: Vec<String> = lines.iter().map(said).collect();
        for row in &cells {
            wanted.extend((0..wide).map(|at| row.get(at).map(said).unwrap_or_default()));
        }
        draft.table(Grid { rows: cells, ..Grid::default() });
        let document = read(&write(&draft).unwrap(), &Limits::default()).unwrap();
        let mut found = common::texts(&document);
        prop_assert_eq!(found.pop(), Some(String::new()), "a paragraph after the table");
        prop_assert_eq!(found, wanted);
        prop_assert_eq!(document.title, Some(title));
    }

    #[test]
    fn a_value_comes_through_a_template_as_it_is(name in any::<String>(), cut in 0usize..9) {
        let tag = "{{ name }}";
        let body = format!("<w:p>{}{}</w:p>", r(&tag[..cut + 1]), r(&tag[cut + 1..]));
        let template = Template::read(&Made::of(&body).bytes(), &offer(), &Limits::default()).unwrap();
        let filled = template.fill(&Values::new().text("name", name.clone())).unwrap();
        let document = read(&filled, &Limits::default()).unwrap();
        prop_assert_eq!(common::texts(&document), [writable(&name)]);
    }
}

fn line_texts(line: &Line) -> String {
    line.pieces().map(|piece| piece.text.as_str()).collect()
}
