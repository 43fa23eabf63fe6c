//! Documents as ministries and offices make them, read.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

mod common;

use balai_docx::{Block, ChangeKind, ChangeOf, LeftOut, Limits, ListPlace, picture};
use common::{Made, p, r, texts};
use jiff::civil::date;

#[test]
fn styles_headings_and_lists_are_told_whatever_language_the_program_spoke() {
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/></w:style>
        <w:style w:type="paragraph" w:styleId="Bab"><w:name w:val="Judul Bab"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>"#;
    let numbering = r#"<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>"#;
    let line = |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text));
    let body = [
        line(r#"<w:pStyle w:val="Bab"/>"#, "Pembukaan"),
        line(r#"<w:outlineLvl w:val="0"/>"#, "A chapter"),
        line(r#"<w:pStyle w:val="Punkt"/>"#, "first"),
        line(
            r#"<w:pStyle w:val="Punkt"/><w:numPr><w:ilvl w:val="1"/></w:numPr>"#,
            "within",
        ),
        line(
            r#"<w:pStyle w:val="Punkt"/><w:numPr><w:numId w:val="0"/></w:numPr>"#,
            "taken out",
        ),
        line(r#"<w:bidi/>"#, "متن"),
    ]
    .concat();
    let made = Made::of(&body).part("styles", "w:styles", styles);
    let document = made.part("numbering", "w:numbering", numbering).read();
    assert_eq!(document.language.as_deref(), Some("id-ID"));
    let all = document.paragraphs();
    assert_eq!(
        (all[0].heading, all[0].style.as_deref()),
        (Some(2), Some("Judul Bab"))
    );
    assert_eq!(all[1].heading, Some(1));
    let place = |level, ordered| Some(ListPlace { level, ordered });
    assert_eq!(all[2].list, place(0, false));
    assert_eq!(all[3].list, place(1, true));
    assert_eq!(all[4].list, None);
    assert!(all[5].right_to_left && !all[4].right_to_left);
    assert_eq!(
        all.iter().map(|p| p.number).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5, 6]
    );
}

#[test]
fn text_is_what_people_see_without_field_codes_and_hidden_words() {
    let body = r#"<w:p><w:r><w:t>Dear </w:t></w:r><w:r><w:t xml:space="preserve"> Sokha&amp;</w:t><w:tab/><w:t>Vann</w:t><w:br/><w:noBreakHyphen/></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:fldSimple w:instr=" DATE "><w:r><w:t>June</w:t></w:r></w:fldSimple><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>"#;
    let document = Made::of(body).read();
    assert_eq!(texts(&document), ["Dear Sokha&\tVann\n\u{2011}12June✓"]);
    let hidden: Vec<_> = document.paragraphs()[0]
        .runs
        .iter()
        .filter(|run| run.hidden)
        .collect();
    assert_eq!(hidden[0].text, "secret");
}

#[test]
fn runs_that_look_alike_are_one_however_often_the_writer_paused() {
    let body = format!(
        r#"<w:p>{}{}<w:proofErr w:type="spellStart"/>{}<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>"#,
        r("Indo"),
        r("ne"),
        r("sia ")
    );
    let document = Made::of(&body).read();
    let runs = &document.paragraphs()[0].runs;
    assert_eq!(runs.len(), 2);
    assert_eq!((runs[0].text.as_str(), runs[1].bold), ("Indonesia ", true));
}

#[test]
fn merged_cells_cover_what_is_merged_and_nested_tables_stay_in_their_cell() {
    let cell = |properties: &str, inner: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>");
    let nested = format!("<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/>", cell("", &p("inner")));
    let rows = [
        format!(
            "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
            cell(r#"<w:gridSpan w:val="2"/>"#, &p("Name and post")),
            cell("", &p("Days"))
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell(r#"<w:vMerge w:val="restart"/>"#, &p("Kanha")),
            cell("", &(p("outer") + &nested)),
            cell("", &p("3"))
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell("<w:vMerge/>", "<w:p/>"),
            cell("", &p("second")),
            cell("<w:vMerge/>", &p("not covered: nothing above is merged with it"))
        ),
    ];
    let document = Made::of(&format!("<w:tbl>{}</w:tbl>{}", rows.concat(), p("after"))).read();
    let tables = document.tables();
    assert_eq!(tables.len(), 2);
    let table = tables[0];
    assert!(table.rows[0].header && !table.rows[1].header);
    assert_eq!(
        (table.rows[0].cells[0].columns, table.rows[0].cells[1].column),
        (2, 2)
    );
    assert_eq!(table.rows[1].cells[0].rows, 2);
    assert!(table.rows[2].cells[0].covered);
    assert_eq!(table.rows[1].cells[1].text(), "outer");
    assert_eq!(table.rows[1].cells[1].tables().count(), 1);
    assert_eq!(tables[1].rows[0].cells[0].text(), "inner");
    // The cell above the last one begins no merge by itself, so the two are one for Word.
    assert_eq!(table.rows[1].cells[2].rows, 2);
}

#[test]
fn a_ministrys_comments_stand_at_their_words_with_who_answered_and_what_is_done() {
    let body = format!(
        r#"<w:p>{}<w:commentRangeStart w:id="0"/>{}</w:p><w:p>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>{}<w:r><w:commentReference w:id="1"/></w:r></w:p>"#,
        r("Before "),
        r("the hotline"),
        r("of the agency"),
        r(" after")
    );
    let comments = format!(
        r#"<w:comment w:id="0" w:author="Ministry of Interior" w:date="2024-06-05T10:30:00Z" w:initials="MI"><w:p w14:paraId="11111111">{}</w:p><w:p w14:paraId="22222222">{}</w:p></w:comment>
        <w:comment w:id="1" w:author="Dewi Example"><w:p w14:paraId="33333333">{}</w:p></w:comment>
        <w:comment w:id="9" w:author="Nobody"><w:p/></w:comment>"#,
        r("Please name the agency."),
        r("As agreed."),
        r("Done")
    );
    let threads = r#"<w15:commentEx w15:paraId="22222222" w15:done="1"/><w15:commentEx w15:paraId="33333333" w15:paraIdParent="22222222" w15:done="0"/>"#;
    let made = Made::of(&body).part("comments", "w:comments", &comments);
    let document = made.part("commentsExtended", "w15:commentsEx", threads).read();
    let [first, second, lost] = document.comments.as_slice() else {
        panic!("three comments");
    };
    assert_eq!(first.author, "Ministry of Interior");
    assert_eq!(first.at, Some(date(2024, 6, 5).at(10, 30, 0, 0)));
    assert_eq!(first.text, "Please name the agency.\nAs agreed.");
    assert_eq!(first.quoted, "the hotline\nof the agency");
    assert_eq!(
        (first.paragraph, first.last_paragraph, first.done),
        (Some(1), Some(2), true)
    );
    assert_eq!(second.answers.as_deref(), Some("0"));
    assert_eq!((second.paragraph, second.done), (Some(2), false));
    assert_eq!((lost.paragraph, lost.quoted.as_str()), (None, ""));
}

#[test]
fn changes_within_changes_and_moves_keep_who_what_and_where() {
    let body = format!(
        r#"{}<w:p>{}<w:ins w:id="1" w:author="Dewi Example" w:date="2024-06-05T10:30:00Z">{}<w:del w:id="2" w:author="Somchai Example"><w:r><w:delText xml:space="preserve">twelve </w:delText></w:r></w:del>{}</w:ins>
        <w:moveFromRangeStart w:id="3" w:name="move1"/><w:moveFrom w:id="4" w:author="Dewi Example"><w:r><w:t xml:space="preserve">moved </w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="3"/>{}</w:p>
        <w:p><w:pPr><w:rPr><w:ins w:id="5" w:author="Dewi Example"/></w:rPr></w:pPr><w:moveToRangeStart w:id="6" w:name="move1"/><w:moveTo w:id="7" w:author="Dewi Example"><w:ins w:id="8" w:author="Aye Example">{}</w:ins>{}</w:moveTo><w:moveToRangeEnd w:id="6"/></w:p>"#,
        p("Untouched"),
        r("The "),
        r("nearly "),
        r("fourteen "),
        r("officers"),
        r("now "),
        r("moved")
    );
    let document = Made::of(&body).read();
    assert_eq!(
        texts(&document),
        ["Untouched", "The nearly fourteen officers", "now moved"]
    );
    assert_eq!(document.paragraphs()[1].text_before(), "The moved officers");
    let changes = &document.changes;
    let kinds: Vec<_> = changes.iter().map(|change| (change.kind, change.of)).collect();
    use ChangeKind::{Deleted, Inserted, MovedFrom, MovedTo};
    use ChangeOf::{ParagraphEnd, Text};
    assert_eq!(
        kinds,
        [
            (Inserted, Text),
            (Deleted, Text),
            (MovedFrom, Text),
            (MovedTo, Text),
            (Inserted, Text),
            (Inserted, ParagraphEnd)
        ]
    );
    assert_eq!(changes[0].text, "nearly twelve fourteen ");
    assert_eq!(changes[0].at, Some(date(2024, 6, 5).at(10, 30, 0, 0)));
    assert_eq!(
        (changes[1].text.as_str(), changes[1].within),
        ("twelve ", Some(0))
    );
    assert_eq!(changes[1].author, "Somchai Example");
    assert_eq!(changes[2].moved.as_deref(), Some("move1"));
    assert_eq!(changes[3].moved.as_deref(), Some("move1"));
    assert_eq!((changes[4].within, changes[4].text.as_str()), (Some(3), "now "));
    let paragraphs: Vec<u32> = changes.iter().map(|change| change.paragraph).collect();
    assert_eq!(paragraphs, [2, 2, 2, 3, 3, 3]);
}

#[test]
fn a_row_that_a_change_takes_away_says_so_with_its_text() {
    let row =
        |change: &str, text: &str| format!("<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc></w:tr>", p(text));
    let rows = row("", "stays") + &row(r#"<w:del w:id="1" w:author="Dewi Example"/>"#, "goes");
    let document = Made::of(&format!("<w:tbl>{rows}</w:tbl>")).read();
    let table = document.tables()[0];
    assert_eq!((table.rows[0].deleted, table.rows[1].deleted), (false, true));
    assert_eq!(
        (document.changes[0].of, document.changes[0].text.as_str()),
        (ChangeOf::Row, "goes")
    );
}

#[test]
fn footnotes_are_told_once_beside_the_paragraph_that_refers_to_them() {
    let body = format!(
        r#"{}<w:p>{}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#,
        p("One"),
        r("Two")
    );
    let notes = format!(
        r#"<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>{}<w:ins w:id="9" w:author="Dewi Example">{}</w:ins></w:p></w:footnote>"#,
        r("Source: "),
        r("annual report")
    );
    let document = Made::of(&body).part("footnotes", "w:footnotes", &notes).read();
    assert_eq!(document.notes.len(), 1);
    assert_eq!(
        (
            document.notes[0].text.as_str(),
            document.notes[0].paragraph,
            document.notes[0].at_end
        ),
        ("Source: annual report", 2, false)
    );
    assert_eq!(
        (document.changes[0].text.as_str(), document.changes[0].paragraph),
        ("annual report", 2)
    );
}

#[test]
fn a_text_box_is_read_once_though_it_is_written_twice() {
    let box_of = |inner: &str| {
        format!(
            r#"<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"#
        )
    };
    let body = format!(
        "<w:p>{}<w:r>{}</w:r></w:p>{}",
        r("Beside"),
        box_of(&p("In the box")),
        p("After")
    );
    let document = Made::of(&body).read();
    assert_eq!(texts(&document), ["Beside", "In the box", "After"]);
    let boxed: Vec<bool> = document.paragraphs().iter().map(|p| p.boxed).collect();
    assert_eq!(boxed, [false, true, false]);
}

#[test]
fn pictures_are_listed_and_unpacked_only_when_asked_for() {
    let shown = |id: &str| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="1" name="x" descr="Officers at a table"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        )
    };
    let body = p("Text") + &shown("p1") + &shown("p2");
    let made = Made::of(&body)
        .relation("p1", "image", "media/Image1.PNG", false)
        .file("word/media/image1.png", &common::png(4, 2))
        .relation("p2", "image", "https://example.org/tracker.png", true);
    let document = made.read();
    let [here, elsewhere] = document.pictures.as_slice() else {
        panic!("two pictures");
    };
    assert_eq!(
        (here.name.as_str(), here.size, here.paragraph),
        ("Image1.PNG", Some((100.0, 50.0)), 2)
    );
    assert_eq!(here.bytes, common::png(4, 2).len() as u64);
    assert_eq!(here.description, "Officers at a table");
    assert_eq!(elsewhere.part, "");
    assert_eq!(document.left_out, [LeftOut::Outside(1)]);
    let bytes = picture(&made.bytes(), &here.part, &Limits::default()).unwrap();
    assert_eq!(bytes, common::png(4, 2));
    let none = picture(&made.bytes(), "word/media/other.png", &Limits::default());
    assert!(none.unwrap_err().to_string().contains("no picture called"));
}

#[test]
fn the_strict_form_and_another_prefix_are_the_same_document() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let document = format!(
        r#"<x:document xmlns:x="{strict}"><x:body><x:p><x:pPr><x:outlineLvl x:val="2"/></x:pPr><x:r><x:t>Strict</x:t></x:r></x:p></x:body></x:document>"#
    );
    let bytes = Made::default().bytes_around(document.as_bytes());
    let read = balai_docx::read(&bytes, &Limits::default()).unwrap();
    assert_eq!(
        (texts(&read), read.paragraphs()[0].heading),
        (vec!["Strict".to_owned()], Some(3))
    );
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(document.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let bytes = Made::default().bytes_around(&wide);
    assert_eq!(
        texts(&balai_docx::read(&bytes, &Limits::default()).unwrap()),
        ["Strict"]
    );
}

#[test]
fn headers_footers_and_title_are_read_too() {
    let made = Made::of(&p("Text"))
        .part("header", "w:hdr", &p("For official use"))
        .part("footer", "w:ftr", "<w:p/>")
        .file(
            "_rels/.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="/docProps/core.xml"/></Relationships>"#,
        )
        .file(
            "docProps/core.xml",
            br#"<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Draft outcome</dc:title></c>"#,
        );
    let document = made.read();
    assert_eq!(document.margins, ["For official use"]);
    assert_eq!(document.title.as_deref(), Some("Draft outcome"));
    assert!(matches!(document.blocks[0], Block::Paragraph(_)));
}
