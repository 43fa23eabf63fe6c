//! Small documents, set whole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail it"
)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use balai_typeset::{Document, Fonts, Job, Refusal, Standard, typeset};

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);

const BARS: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20" width="100" height="20">
<rect width="80" height="20" fill="#0b5f66"/><text x="4" y="14" font-size="10" font-family="Source Sans 3" fill="#ffffff">Thailand 8</text></svg>"##;

const HEAD: &str = "#set document(title: [Year in review])\n#set text(lang: \"en\", font: (\"Source Sans 3\", \"Noto Sans Thai\", \"Noto Sans Khmer\", \"Noto Sans Myanmar\"))\n";

fn job(body: &str, standard: Standard) -> Job<'static> {
    Job {
        main: format!("{HEAD}{body}"),
        files: BTreeMap::from([("bars.svg".to_owned(), BARS.as_bytes().to_vec())]),
        fonts: &FONTS,
        today: (2025, 3, 1),
        standard,
    }
}

fn set(body: &str) -> Document {
    typeset(&job(body, Standard::Ua1)).unwrap()
}

fn holds(pdf: &[u8], needle: &[u8]) -> bool {
    pdf.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn a_report_with_names_in_asian_scripts_conforms_to_pdf_ua() {
    let document = set("= Who took part\n#outline()\n\
         #table(columns: 2, table.header([Name], [Member]), [กัญญา สุวรรณรัตน์], [Thailand], \
         [សុខ ចាន់ដារ៉ា], [Cambodia], [မောင်မောင်], [Myanmar], [ສົມພອນ], [Lao PDR], \
         [রহিমা খাতুন], [Bangladesh], [නිමල් පෙරේරා], [Sri Lanka], [Nguyễn Thị Hạnh], [Viet Nam])\n\
         #figure(image(\"bars.svg\", alt: \"Thailand sent 8 people.\"), caption: [By member])\n");
    assert_eq!(document.standard, Standard::Ua1, "{:?}", document.warnings);
    assert_eq!(document.warnings, Vec::<String>::new());
    assert_eq!(document.pages, 1);
    assert!(document.pdf.starts_with(b"%PDF-"));
    assert!(holds(&document.pdf, b"/MarkInfo"));
}

#[test]
fn a_picture_without_alternative_text_falls_back_to_tagged_and_says_where() {
    let document = set("= Pictures\n#image(\"bars.svg\")\n");
    assert_eq!(document.standard, Standard::Tagged);
    assert!(document.warnings[0].contains("does not conform to PDF/UA-1"));
    let reason = &document.warnings[1];
    assert!(reason.contains("Line 4 of main.typ"), "{reason}");
    assert!(reason.contains("alternative text"), "{reason}");
    assert!(holds(&document.pdf, b"/MarkInfo"));
}

#[test]
fn a_script_without_a_face_falls_back_and_names_the_text() {
    let document = set("= 会议\nText.\n");
    assert_eq!(document.standard, Standard::Tagged);
    assert!(
        document.warnings.iter().any(|warning| warning.contains('会')),
        "{:?}",
        document.warnings
    );
}

#[test]
fn asking_for_a_tagged_file_does_not_complain_about_the_standard() {
    let document = typeset(&job("#image(\"bars.svg\")", Standard::Tagged)).unwrap();
    assert_eq!((document.standard, document.warnings), (Standard::Tagged, vec![]));
}

#[test]
fn a_syntax_error_names_its_line() {
    let refusal = typeset(&job("Fine.\n\n#table(columns: 2, [a]\n", Standard::Ua1)).unwrap_err();
    let Refusal::Source(sentences) = &refusal else {
        panic!("{refusal}")
    };
    assert!(sentences[0].starts_with("Line 5 of main.typ: "), "{sentences:?}");
    assert!(sentences[0].ends_with('.'));
    assert!(refusal.to_string().contains("no PDF was made"));
}

#[test]
fn a_mistake_in_an_included_file_names_that_file() {
    let mut job = job("#include \"part.typ\"", Standard::Ua1);
    job.files
        .insert("part.typ".into(), b"Good.\n#nothing-of-the-kind()".to_vec());
    let refusal = typeset(&job).err().unwrap().to_string();
    assert!(refusal.contains("Line 2 of part.typ"), "{refusal}");
}

#[test]
fn data_comes_in_as_a_file() {
    let mut job = job("#json(\"data.json\").figures.at(0)", Standard::Ua1);
    job.files
        .insert("data.json".into(), br#"{"figures": ["1,188"]}"#.to_vec());
    assert_eq!(typeset(&job).unwrap().standard, Standard::Ua1);
}

#[test]
fn nothing_outside_the_given_files_can_be_read() {
    for path in ["/etc/passwd", "../../../etc/passwd", "Cargo.toml"] {
        let refusal = typeset(&job(&format!("#read(\"{path}\")"), Standard::Ua1)).unwrap_err();
        assert!(matches!(&refusal, Refusal::Source(_)), "{refusal}");
    }
    let refusal = typeset(&job("#import \"@preview/example:0.1.0\": add", Standard::Ua1));
    assert!(
        refusal
            .unwrap_err()
            .to_string()
            .contains("packages are not available")
    );
}

#[test]
fn a_file_name_that_leaves_the_folder_is_refused() {
    for path in ["../secret.svg", "/bars.svg", "a\\b.svg", ""] {
        let mut job = job("", Standard::Ua1);
        job.files.insert(path.into(), vec![]);
        assert_eq!(typeset(&job).unwrap_err(), Refusal::Path { path: path.into() });
    }
    let mut twice = job("", Standard::Ua1);
    twice.files.insert("./bars.svg".into(), vec![]);
    assert!(matches!(typeset(&twice), Err(Refusal::SamePath { .. })));
}

#[test]
fn a_document_without_a_title_is_refused() {
    let mut untitled = job("", Standard::Tagged);
    untitled.main = "Text.".into();
    assert_eq!(typeset(&untitled).unwrap_err(), Refusal::NoTitle);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let mut job = job("", Standard::Ua1);
    job.today = (2025, 2, 30);
    assert!(matches!(typeset(&job), Err(Refusal::NoSuchDay { day: 30, .. })));
}

#[test]
fn today_is_the_day_that_was_given() {
    let body =
        "#if datetime.today() == datetime(year: 2025, month: 3, day: 1) [a] else { panic(\"other day\") }";
    assert!(typeset(&job(body, Standard::Ua1)).is_ok());
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let body = "= One\nText with #link(\"https://example.org\")[a link].";
    assert_eq!(set(body).pdf, set(body).pdf);
}

#[test]
fn a_file_that_is_too_large_is_refused_before_work_starts() {
    let mut job = job("", Standard::Ua1);
    job.files
        .insert("film.png".into(), vec![0; balai_typeset::limits::FILE_BYTES + 1]);
    let refusal = typeset(&job).unwrap_err().to_string();
    assert!(
        refusal.contains("`film.png` takes 33 MB, at most 32 MB"),
        "{refusal}"
    );
}

#[test]
fn a_broken_picture_gives_a_sentence() {
    let mut job = job("#image(\"cut.png\", alt: \"A map.\")", Standard::Ua1);
    job.files.insert("cut.png".into(), b"\x89PNG\r\n\x1a\n".to_vec());
    let refusal = typeset(&job).unwrap_err().to_string();
    assert!(refusal.contains("Line 3 of main.typ"), "{refusal}");
}

#[test]
fn the_families_of_the_design_are_embedded() {
    for family in [
        "Source Sans 3",
        "Source Serif 4",
        "Source Serif 4 Display",
        "Noto Sans Thai",
        "Noto Sans Khmer",
        "Noto Sans Myanmar",
        "Noto Sans Lao",
        "Noto Sans Bengali",
        "Noto Sans Sinhala",
    ] {
        assert!(FONTS.has_family(family), "{family}");
    }
    assert!(!FONTS.has_family("Comic Sans MS"));
}

#[test]
fn a_font_file_that_is_none_is_refused_with_its_number() {
    let refusal = Fonts::load(vec![b"wOF2 nothing".to_vec()]).err().unwrap();
    assert_eq!(refusal, Refusal::Font { place: 0 });
    assert!(refusal.to_string().contains("number 1"));
}

#[test]
fn charts_print_as_pictures_of_a_conforming_document() {
    use balai_charts::{Chart, Kind, Palette, svg};
    let by_year = |id: &str, kind| {
        Chart::new(id, kind, "More were trained")
            .unit("officers")
            .labels(["2022", "2023", "ประเทศไทย"])
            .series("Women", [24.0, 61.0, 90.0])
            .series("Men", [88.0, 97.0, 101.0])
    };
    let spent = Chart::new("spent", Kind::Donut, "Most went into training")
        .unit("A$ thousand")
        .labels(["Training", "Dialogues", "Research"])
        .series("Spent", [1240.0, 410.0, 155.0]);
    let charts = [
        by_year("grouped", Kind::GroupedBars),
        by_year("stacked", Kind::StackedBars),
        by_year("columns", Kind::Columns),
        by_year("line", Kind::Line),
        by_year("pair", Kind::Pair),
        by_year("hall", Kind::Hall),
        spent,
    ];
    let mut job = job("= Charts\n", Standard::Ua1);
    for chart in charts {
        let path = format!("{}.svg", chart.id);
        job.main.push_str(&format!(
            "#figure(image(\"{path}\", width: 12cm, alt: \"{}\"), caption: [{}])\n",
            chart.title, chart.id
        ));
        job.files
            .insert(path, svg(&chart, Palette::Print).unwrap().into_bytes());
    }
    let document = typeset(&job).unwrap();
    assert_eq!(document.standard, Standard::Ua1, "{:?}", document.warnings);
}
