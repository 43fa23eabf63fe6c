//! Whatever the cells hold, the reader ends with a form or with reasons; a form that goes into
//! a workbook comes out of it as it was.
use balai_xlsform::{Options, read, to_xform, to_xlsx};
use proptest::prelude::*;

use super::reading;

/// Cells as they are found in forms, sound and broken.
fn cell() -> impl Strategy<Value = String> {
    let known = [
        "text",
        "integer",
        "select_one l",
        "select_multiple l or_other",
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "begin loop over l",
        "end loop",
        "calculate",
        "note",
        "range",
        "geopoint",
        "audit",
        "image",
        "a",
        "b",
        "l",
        "x",
        "meta",
        "${a}",
        "${b} + 1",
        "${",
        "${last-saved#a}",
        "${a} ${b}",
        "today()",
        "yes",
        "start=0 end=1 step=0",
        "randomize=true seed=${a}",
        "table-list",
        "search('x')",
        "instance('l')/root/item[name = ${a}]/label",
        "pulldata('f', 'a', 'b', ${a})",
        "indexed-repeat(${a}, ${b}, 1)",
        "1",
        "-1",
        "01:02:03",
        "(((",
        "'",
        "\"",
        "%(label)s",
        "#REF!",
        "",
        "",
        "",
        "",
    ];
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

const HEADINGS: &[&str] = &[
    "type",
    "name",
    "label",
    "label::A (en)",
    "hint",
    "relevant",
    "calculation",
    "constraint",
    "required",
    "default",
    "trigger",
    "choice_filter",
    "parameters",
    "appearance",
    "repeat_count",
    "image",
    "guidance_hint",
    "bind::x",
    "body:y:z",
    "media",
    "disabled",
    "unknown",
];

fn table(rows: &[Vec<String>], headings: &[&str]) -> String {
    let line = |cells: Vec<String>| format!("| | {} |\n", cells.join(" | "));
    let safe = |text: &String| text.replace('|', "\\|").replace('\n', " ");
    let mut out = line(headings.iter().map(|heading| (*heading).to_owned()).collect());
    for row in rows {
        out.push_str(&line(row.iter().map(safe).collect()));
    }
    out
}

fn any_form() -> impl Strategy<Value = String> {
    let rows =
        |columns: usize, most: usize| prop::collection::vec(prop::collection::vec(cell(), columns), 0..most);
    (rows(HEADINGS.len(), 12), rows(4, 6)).prop_map(|(survey, choices)| {
        format!(
            "| survey |\n{}| choices |\n{}",
            table(&survey, HEADINGS),
            table(&choices, &["list_name", "name", "label", "label::A (en)"])
        )
    })
}

/// Rows that make sense more often: a type that fits, a name of its own.
fn sound_form() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec![
        "text",
        "integer",
        "date",
        "note",
        "select_one l",
        "select_multiple l",
        "geopoint",
        "acknowledge",
        "barcode",
        "phone number",
        "today",
        "range",
        "rank l",
        "select_one l or_other",
    ]);
    let word = "[a-zA-Zé<&>\"' ]{1,10}[a-z]";
    let row = (
        kind,
        word,
        prop::option::of(word),
        prop::option::of(word),
        any::<bool>(),
        any::<bool>(),
    );
    prop::collection::vec(row, 1..12).prop_map(|rows| {
        let mut out = "| survey |\n| | type | name | label | label::A (en) | hint::B (th) | relevant | required | guidance_hint |\n".to_owned();
        for (at, (kind, label, english, hint, relevant, groups)) in rows.into_iter().enumerate() {
            let relevant = if relevant && at > 0 { format!("${{q{}}} = '1'", at - 1) } else { String::new() };
            let cells = |kind: &str, name: String, relevant: &str| {
                let (english, hint) = (english.clone().unwrap_or_default(), hint.clone().unwrap_or_default());
                format!("| | {kind} | {name} | {label} | {english} | {hint} | {relevant} | yes | {hint} |\n")
            };
            if groups {
                out.push_str(&cells(if at % 2 == 0 { "begin group" } else { "begin repeat" }, format!("g{at}"), ""));
            }
            out.push_str(&cells(kind, format!("q{at}"), &relevant));
            if groups {
                // A row that is never seen would leave the group empty.
                out.push_str(&format!("| | note | n{at} | {label} | | | | | |\n"));
                out.push_str(if at % 2 == 0 { "| | end group | | | | | | | |\n" } else { "| | end repeat | | | | | | | |\n" });
            }
        }
        out.push_str("| choices |\n| | list_name | name | label | image::A (en) | far |\n| | l | x | X | x.png | 1 |\n| | l | y | Y | | |\n");
        out
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_cells_give_a_form_or_reasons(text in any_form()) {
        let reading = reading(&text);
        prop_assert_eq!(reading.form.is_some(), reading.faults.is_empty());
        for fault in reading.faults.iter().chain(&reading.warnings) {
            prop_assert!(!fault.to_string().is_empty());
        }
        if let Some(form) = reading.form {
            to_xform(&form);
        }
    }

    #[test]
    fn any_bytes_give_a_form_or_reasons(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z.]{0,8}") {
        let reading = read(&name, &bytes, &Options::default());
        prop_assert_eq!(reading.form.is_some(), reading.faults.is_empty());
    }

    #[test]
    fn any_text_gives_a_form_or_reasons(text in "[|a-z$\\{\\}#\\\\\n\", -]{0,200}") {
        let reading = reading(&text);
        prop_assert_eq!(reading.form.is_some(), reading.faults.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_form_comes_out_of_its_workbook_as_it_went_in(text in sound_form()) {
        let reading = reading(&text);
        let reasons: Vec<String> = reading.faults.iter().map(ToString::to_string).collect();
        prop_assert!(reading.form.is_some(), "refused: {:?}", reasons);
        let form = reading.form.unwrap_or_default();
        let workbook = to_xlsx(&form).expect("a workbook");
        let again = read("visit.xlsx", &workbook, &Options::default());
        prop_assert_eq!(again.faults, vec![]);
        prop_assert_eq!(again.form, Some(form));
    }
}
