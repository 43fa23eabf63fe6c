//! What is wrong is said with its place and what to change; nothing breaks the reader.
use balai_xlsform::{CODES, Options, read};

use super::{reading, refused};

/// One fault and where it is said to be.
#[track_caller]
fn only(text: &str, code: &str, place: &str) {
    let faults = refused(text);
    assert_eq!(faults, [(code.to_owned(), place.to_owned())]);
}

#[test]
fn an_unknown_type_is_named_with_the_nearest_one() {
    let form = "| survey |\n| | type | name | label |\n| | txet | who | Who? |\n";
    only(form, "type-unknown", "survey, row 2, column B (type)");
    let sentence = reading(form).faults[0].to_string();
    assert!(sentence.contains("Was text meant?"), "{sentence}");
}

#[test]
fn a_reference_to_nothing_is_named_with_its_cell() {
    let form = "| survey |\n| | type | name | label | relevant |\n| | text | who | Who? | |\n| | text | why | Why? | ${hwo} != '' |\n";
    only(form, "reference-unknown", "survey, row 3, column E (relevant)");
    assert!(reading(form).faults[0].to_string().contains("Was who meant?"));
}

#[test]
fn a_broken_reference_is_told_from_an_unknown_one() {
    let form = "| survey |\n| | type | name | label |\n| | text | who | Hello ${ who } |\n";
    only(form, "reference-malformed", "survey, row 2, column D (label)");
}

#[test]
fn rules_that_wait_for_one_another_are_named_in_their_order() {
    let form = "| survey |\n| | type | name | label | calculation |\n| | calculate | a | | ${b} + 1 |\n| | calculate | b | | ${c} + 1 |\n| | calculate | c | | ${a} + 1 |\n";
    let reading = reading(form);
    let cycles: Vec<String> = reading.faults.iter().map(ToString::to_string).collect();
    assert_eq!(cycles.len(), 1, "{cycles:?}");
    assert_eq!(reading.faults[0].code(), "cycle");
    assert!(cycles[0].contains("a → c → b → a"), "{cycles:?}");
}

#[test]
fn a_group_cannot_depend_on_what_is_in_it() {
    let form = "| survey |\n| | type | name | label | relevant |\n| | begin group | g | G | ${who} = 'x' |\n| | text | who | Who? | |\n| | end group | | | |\n";
    assert_eq!(refused(form)[0].0, "cycle");
}

#[test]
fn a_constraint_may_look_at_its_own_answer() {
    let form = "| survey |\n| | type | name | label | constraint |\n| | integer | age | Age? | . > 0 and ${age} < 150 |\n";
    assert!(reading(form).form.is_some());
}

#[test]
fn an_unknown_function_is_refused_with_the_one_that_may_be_meant() {
    let form =
        "| survey |\n| | type | name | label | calculation |\n| | calculate | a | | selectd('a', 'b') |\n";
    only(form, "expression", "survey, row 2, column E (calculation)");
    assert!(reading(form).faults[0].to_string().contains("selected"));
}

#[test]
fn groups_that_do_not_match_are_told_by_their_rows() {
    only(
        "| survey |\n| | type | name | label |\n| | begin group | g | G |\n| | text | a | A |\n",
        "begin-unmatched",
        "survey, row 2",
    );
    only(
        "| survey |\n| | type | name | label |\n| | text | a | A |\n| | end repeat | | |\n",
        "end-unmatched",
        "survey, row 3",
    );
}

#[test]
fn entities_are_refused_in_one_sentence() {
    let form = "| survey |\n| | type | name | label |\n| | text | a | A |\n| entities |\n| | list_name | label |\n| | trees | ${a} |\n| | stones | ${a} |\n";
    only(form, "entities", "entities, row 2");
}

#[test]
fn two_choices_of_one_name_are_refused_unless_it_is_allowed() {
    let form = "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | x | Y |\n";
    only(form, "choice-twice", "choices, row 3, column C (name)");
    let allowed = format!("{form}| settings |\n| | allow_choice_duplicates |\n| | yes |\n");
    assert!(reading(&allowed).form.is_some());
}

#[test]
fn all_faults_are_told_at_once() {
    let form = "| survey |\n| | type | name | label | parameters |\n| | text | 1st | A | |\n| | range | r | R | start=0 end=x |\n| | select_one l | s | S | |\n| | text | | no name | |\n";
    let codes: Vec<String> = refused(form).into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        [
            "name-invalid",
            "parameter-number",
            "choices-missing",
            "name-missing"
        ]
    );
}

#[test]
fn files_that_are_no_forms_are_refused() {
    let no_form: &[&[u8]] = &[
        b"",
        b"   ",
        b"PK\x03\x04rubbish",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"hello",
        b"a,b\n1,2\n",
    ];
    for bytes in no_form {
        let reading = read("form.xlsx", bytes, &Options::default());
        assert!(reading.form.is_none());
        assert_eq!(reading.faults.len(), 1, "{:?}", reading.faults);
    }
}

#[test]
fn a_thousand_groups_in_one_another_are_refused() {
    let mut form = "| survey |\n| | type | name | label |\n".to_owned();
    for at in 0..1_000 {
        form.push_str(&format!("| | begin group | g{at} | G |\n"));
    }
    form.push_str("| | text | a | A |\n");
    for _ in 0..1_000 {
        form.push_str("| | end group | | |\n");
    }
    assert!(
        refused(&form)
            .iter()
            .all(|(code, _)| code == "too-deep" || code == "more")
    );
}

#[test]
fn every_code_is_one_word_and_there_once() {
    let mut codes = CODES.to_vec();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
    assert!(
        codes
            .iter()
            .all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
    );
}

#[test]
fn a_failed_formula_is_no_text() {
    let form = "| survey |\n| | type | name | label |\n| | text | a | #REF! |\n";
    only(form, "failed-formula", "survey, row 2, column D (label)");
}
