//! An office's own templates, filled, and faulty ones refused with the place.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

mod common;

use balai_docx::{FillError, Limits, Offer, Template, TemplateRefusal, Values, read};
use common::{Made, p, r, texts};

fn offer() -> Offer {
    let officer = Offer::new()
        .text("name")
        .text("agency")
        .list("days", Offer::new().text("day"))
        .required("name");
    Offer::new()
        .text("title")
        .text("place")
        .truth("online")
        .list("people", officer)
}

fn values() -> Values {
    let officer = |name: &str, agency: &str, days: &[&str]| {
        let days = days.iter().map(|day| Values::new().text("day", *day));
        Values::new()
            .text("name", name)
            .text("agency", agency)
            .list("days", days)
    };
    Values::new()
        .text("title", "Workshop on <forged> papers & visas")
        .text("place", "")
        .truth("online", true)
        .list(
            "people",
            [
                officer("Sokha Example", "Police", &["Monday", "Tuesday"]),
                officer("Aye Example", "Customs", &[]),
            ],
        )
}

fn filled(made: &Made) -> Vec<String> {
    let template = Template::read(&made.bytes(), &offer(), &Limits::default()).expect("a sound template");
    let bytes = template.fill(&values()).expect("it should be filled");
    texts(&read(&bytes, &Limits::default()).expect("it should be read"))
}

fn faults(made: &Made) -> Vec<String> {
    match Template::read(&made.bytes(), &offer(), &Limits::default()) {
        Err(TemplateRefusal::Faults(faults)) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("faults expected: {:?}", other.map(|_| ())),
    }
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells: String = cells
            .iter()
            .map(|text| format!("<w:tc>{}</w:tc>", p(text)))
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn a_field_that_word_cut_over_runs_takes_the_format_of_its_beginning() {
    let body = format!(
        r#"<w:p>{}<w:r><w:rPr><w:b/></w:rPr><w:t>{{</w:t></w:r><w:proofErr w:type="spellStart"/>{}{}</w:p>"#,
        r("About {"),
        r("Ti"),
        r("tle }}!")
    );
    assert_eq!(
        filled(&Made::of(&body)),
        ["About Workshop on <forged> papers & visas!"]
    );
}

#[test]
fn rows_are_repeated_with_their_entries_and_rows_of_tags_alone_go() {
    let within = table(&[
        &["Name", "Agency"],
        &["{{#each people}}{{name}}", "{{agency}}{{/each}}"],
        &["Total", ""],
    ]);
    assert_eq!(
        filled(&Made::of(&within)),
        [
            "Name",
            "Agency",
            "Sokha Example",
            "Police",
            "Aye Example",
            "Customs",
            "Total",
            ""
        ]
    );
    let around = table(&[&["Name"], &["{{#each people}}"], &["{{name}}"], &["{{/each}}"]]);
    assert_eq!(
        filled(&Made::of(&around)),
        ["Name", "Sokha Example", "Aye Example"]
    );
}

#[test]
fn paragraphs_are_repeated_also_within_one_another() {
    let body = [
        p("{{#each people}}"),
        p("{{name}} of {{title}}:"),
        p("{{#each days}}on {{day}} ({{agency}}){{/each}}"),
        p("{{/each}}"),
        p("End"),
    ]
    .concat();
    let title = "Workshop on <forged> papers & visas";
    assert_eq!(
        filled(&Made::of(&body)),
        [
            format!("Sokha Example of {title}:"),
            "on Monday (Police)".into(),
            "on Tuesday (Police)".into(),
            format!("Aye Example of {title}:"),
            "End".into()
        ]
    );
}

#[test]
fn what_depends_on_something_is_there_or_not() {
    let body = [
        p("Held{{#if online}} online{{/if}}{{#unless online}} in {{place}}{{/unless}}."),
        p("{{#if place}}At {{place}}{{/if}}"),
        p("{{#if people}}"),
        p("With people"),
        p("{{/if}}"),
        p("{{#unless people}}Nobody came{{/unless}}"),
    ]
    .concat();
    assert_eq!(filled(&Made::of(&body)), ["Held online.", "With people"]);
}

#[test]
fn headers_boxes_and_notes_are_filled_and_all_else_stays_as_it_was() {
    let boxed = format!(
        r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
        p("Box: {{title}}")
    );
    let made = Made::of(&boxed)
        .part("header", "w:hdr", &p("Head: {{title}}"))
        .file("word/media/a.png", &[1, 2, 3]);
    let template = Template::read(&made.bytes(), &offer(), &Limits::default()).unwrap();
    assert_eq!(template.fields().collect::<Vec<_>>(), ["title"]);
    let bytes = template.fill(&values()).unwrap();
    assert_eq!(bytes, template.fill(&values()).unwrap());
    let document = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(document.margins, ["Head: Workshop on <forged> papers & visas"]);
    assert_eq!(texts(&document)[1], "Box: Workshop on <forged> papers & visas");
    let left = balai_docx::picture(&bytes, "word/media/a.png", &Limits::default()).unwrap();
    assert_eq!(left, [1, 2, 3]);
    // The older form of the box is filled too: what reads it shows no braces.
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let text = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
    assert!(!text.contains("{{"));
}

#[test]
fn what_is_left_of_emptied_tables_and_cells_is_whole() {
    let rows = table(&[&["{{#each people}}{{name}}", "{{/each}}"]]);
    let cell = table(&[&["{{#unless people}}{{title}}{{/unless}}"]]);
    let none = Values::new().list("people", []).text("title", "x");
    let some = Values::new()
        .list("people", [Values::new().text("name", "Aye Example")])
        .text("title", "x");
    let template = Template::read(&Made::of(&(rows + &cell)).bytes(), &offer(), &Limits::default()).unwrap();
    let tables = |values: &Values| {
        let document = read(&template.fill(values).unwrap(), &Limits::default()).unwrap();
        let cells = |document: &balai_docx::Document| {
            let rows = document.tables().into_iter().flat_map(|table| table.rows.clone());
            rows.flat_map(|row| row.cells).all(|cell| !cell.blocks.is_empty())
        };
        (document.tables().len(), cells(&document))
    };
    assert_eq!(tables(&none), (1, true));
    assert_eq!(tables(&some), (2, true));
}

#[test]
fn faults_are_told_with_paragraph_and_text_all_at_once() {
    let body = [
        p("Dear colleagues"),
        p("the {{titel}} in {{place}}"),
        p("{{name}}"),
        p("{{people}}"),
        p("{{#each title}}x{{/each}}"),
        p("{{online}}"),
        p("{{my field}}"),
        p("{{place}"),
    ]
    .concat();
    let told = faults(&Made::of(&body));
    let starts = |at: usize, start: &str| assert!(told[at].starts_with(start), "{}", told[at]);
    let has = |what: &str| assert!(told.iter().any(|fault| fault.contains(what)), "{what}: {told:?}");
    assert_eq!(
        told.iter()
            .filter(|fault| fault.starts_with("Paragraph 2 "))
            .count(),
        1
    );
    has(
        "Paragraph 2 of the text (“the {{titel}} in {{place}}”): There is no field {{titel}} here. There are: online, people, place, title.",
    );
    has("Paragraph 3 of the text (“{{name}}”): There is no field {{name}} here.");
    has("people is a list");
    has("title is no list");
    has("online only holds or does not");
    has("{{my field}} is no field");
    starts(0, "Paragraph ");
    has("Paragraph 8 of the text (“{{place}”): Two braces");
}

#[test]
fn blocks_that_do_not_close_or_cross_are_refused() {
    let told = |body: String| faults(&Made::of(&body)).join(" ");
    assert!(told(p("{{#if online}} x")).contains("{{#if online}} is never closed"));
    assert!(told(p("x {{/each}}")).contains("{{/each}} closes what was not opened"));
    let crossed = p("{{#if online}}a{{#unless place}}b{{/if}}c{{/unless}}");
    assert!(told(crossed).contains("{{/if}} stands where {{#unless place}} should be closed"));
    assert!(told(p("Names: {{#each people}}{{name}}{{/each}}.")).contains("repeats a part of a paragraph"));
    let unlike = p("From {{#each people}}") + &p("{{name}}") + &p("{{/each}}");
    assert!(told(unlike).contains("alone in a paragraph of its own"));
    let scattered = p("{{#each people}}") + &table(&[&["{{name}}", "{{/each}}"]]);
    assert!(told(scattered).contains("begins in one table"));
    let twice = table(&[&["{{#each people}}{{name}}", "{{/each}}{{#if online}}", "{{/if}}"]]);
    assert!(told(twice).contains("claims rows"));
}

#[test]
fn a_template_that_hides_a_field_is_refused_with_the_place() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let run = |format: &str| format!("<w:r><w:rPr>{format}</w:rPr><w:t>{{{{title}}}}</w:t></w:r>");
    let hidden = [
        format!("<w:p>{}</w:p>", run("<w:vanish/>")),
        format!("<w:p>{}</w:p>", run(r#"<w:rStyle w:val="Off"/>"#)),
        format!(r#"<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>{}</w:p>"#, run("")),
        format!(
            "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p("{{title}}")
        ),
    ];
    for body in hidden {
        let told = faults(&Made::of(&(p("First") + &body)).part("styles", "w:styles", styles));
        assert!(
            told[0].contains("Paragraph 2 of the text (“{{title}}”): {{title}} is hidden"),
            "{told:?}"
        );
    }
    let seen = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>{}</w:p>"#,
        run(r#"<w:vanish w:val="0"/>"#)
    );
    assert_eq!(
        filled(&Made::of(&seen).part("styles", "w:styles", styles)).len(),
        1
    );
    let elsewhere = [
        (
            "<w:p><w:r><w:instrText>IF {{title}} = 1</w:instrText></w:r></w:p>",
            "code of a field",
        ),
        (
            r#"<w:p><w:fldSimple w:instr="X {{title}}"/></w:p>"#,
            "code of a field",
        ),
        (
            r#"<w:p><w:r><w:drawing><wp:docPr id="1" descr="{{title}}"/></w:drawing></w:r></w:p>"#,
            "where none is filled",
        ),
        (
            r#"<w:p><w:ins w:id="1"><w:r><w:t>{{title}}</w:t></w:r></w:ins></w:p>"#,
            "lies in a tracked change",
        ),
        (
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{{title}}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "Word fills itself",
        ),
    ];
    for (body, what) in elsewhere {
        let told = faults(&Made::of(body)).join(" ");
        assert!(told.contains(what), "{told}");
    }
    let commented = Made::of(&p("x")).part(
        "comments",
        "w:comments",
        &format!("<w:comment>{}</w:comment>", p("{{title}}")),
    );
    assert!(faults(&commented)[0].starts_with("In word/comments.xml: A field stands where none is filled"));
}

#[test]
fn what_must_be_there_and_is_not_is_told() {
    let need = offer().required("title");
    let made = Made::of(&(p("{{#each people}}") + &p("{{agency}}") + &p("{{/each}}")));
    let told = Template::read(&made.bytes(), &need, &Limits::default())
        .unwrap_err()
        .to_string();
    assert!(told.contains("The field {{title}} must be in the template"));
    assert!(told.contains("The field {{name}} must be in the template"));
    // A list that is not shown needs none of its fields.
    let made = Made::of(&p("{{title}}"));
    assert!(Template::read(&made.bytes(), &need, &Limits::default()).is_ok());
}

#[test]
fn macros_and_what_lies_outside_do_not_go_out_with_a_document() {
    let read = |made: &Made| Template::read(&made.bytes(), &offer(), &Limits::default());
    let made = Made::of(&p("{{title}}"));
    let macros = read(&made.clone().file("word/vbaProject.bin", b"x"));
    assert!(matches!(macros, Err(TemplateRefusal::Macros)));
    let linked = read(
        &made
            .clone()
            .relation("p", "image", "https://example.org/x.png", true),
    )
    .unwrap_err();
    assert!(linked.to_string().contains("https://example.org/x.png"));
    let home = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Users/dewi/letter.dotm" TargetMode="External"/></Relationships>"#;
    let made = made
        .part(
            "settings",
            "w:settings",
            r#"<w:zoom/><w:attachedTemplate r:id="a"/>"#,
        )
        .file("word/_rels/settings.xml.rels", home.as_bytes());
    let bytes = read(&made).unwrap().fill(&values()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for name in ["word/settings.xml", "word/_rels/settings.xml.rels"] {
        let text = std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
        assert!(
            !text.contains("ttachedTemplate") && !text.contains("dewi"),
            "{text}"
        );
    }
}

#[test]
fn nothing_is_made_when_a_value_is_missing() {
    let template = Template::read(&Made::of(&p("{{title}}")).bytes(), &offer(), &Limits::default()).unwrap();
    assert_eq!(
        template.fill(&Values::new()),
        Err(FillError::NoValue("title".into()))
    );
    let other = Values::new().truth("title", true);
    assert_eq!(template.fill(&other), Err(FillError::NoValue("title".into())));
}
