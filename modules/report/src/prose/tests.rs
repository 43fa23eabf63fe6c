//! What becomes of written text.

use super::*;
use proptest::prelude::*;

fn written(mark: &Mark) -> String {
    match mark {
        Mark::Figure(_) => "1,188".to_owned(),
        Mark::Year | Mark::Period => "2024".to_owned(),
        _ => String::new(),
    }
}

#[test]
fn a_bound_figure_survives_markdown_around_it() {
    let passages = read("In all **{figure:participations|initiative=3}** came.");
    let found = marks(&passages);
    assert!(
        matches!(&found[..], [Mark::Figure(binding)] if binding.name() == "participations|initiative=3"),
        "{found:?}"
    );
}

#[test]
fn a_figure_in_a_table_keeps_its_bar() {
    let passages = read("| What | Number |\n|---|---|\n| Training | {figure:trainings|initiative=2} |\n");
    let [Passage::Table(_, rows)] = &passages[..] else {
        panic!("{passages:?}")
    };
    assert!(
        matches!(&rows[0][1][..], [Inline::Mark(Mark::Figure(_))]),
        "{rows:?}"
    );
}

#[test]
fn a_footnote_and_a_source_are_the_same_thing() {
    let one = read("Many died.[^a]\n\n[^a]: IOM (2025). Deadliest year.\n");
    let other = read("Many died.[^source: IOM (2025). Deadliest year.]");
    assert_eq!(marks(&one), marks(&other));
}

#[test]
fn a_source_after_the_full_stop_belongs_to_its_sentence() {
    let found = sentences(
        &read("At least 2,514 people died.[^source: IOM] The next year was calmer."),
        &written,
    );
    assert_eq!(found.len(), 2);
    assert!(found[0].has_source && !found[1].has_source);
}

#[test]
fn a_sentence_knows_which_of_its_numbers_is_bound() {
    let found = sentences(&read("It was {figure:participations} of 1,200."), &written);
    assert_eq!(&found[0].text[found[0].bound[0].clone()], "1,188");
    assert_eq!(found[0].names, ["participations"]);
}

#[test]
fn markup_stays_text_and_scripts_are_no_links() {
    let passages = read("<script>alert(1)</script> [here](javascript:alert(1))");
    assert!(plain(&passages).contains("<script>"));
    assert!(!format!("{passages:?}").contains("Link"), "{passages:?}");
}

#[test]
fn quotes_in_quotes_without_end_are_read() {
    assert!(read(&">".repeat(20_000)).len() < 2);
    read(&"*a ".repeat(5_000));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        let passages = read(&text);
        sentences(&passages, &written);
    }

    #[test]
    fn any_pile_of_signs_is_read(text in "[\\[\\]{}|>*#_^:\\-\n source figure a1]{0,200}") {
        sentences(&read(&text), &written);
    }
}
