//! What is read as a number, and how it is meant.

use super::*;
use proptest::prelude::*;

fn one(sentence: &str) -> (f64, Claim) {
    let found = mentions(sentence, &[]);
    assert_eq!(found.len(), 1, "{sentence}: {found:?}");
    (found[0].value, found[0].claim)
}

#[test]
fn numbers_are_read_with_their_qualifiers() {
    use Claim::{About, AtLeast, AtMost, Exactly, JustOver, LessThan, MoreThan, Nearly};
    for (sentence, value, claim) in [
        ("In all 1,188 participants came.", 1188.0, Exactly),
        ("More than 1,200 participants came.", 1200.0, MoreThan),
        ("Some 600 migrants were interviewed.", 600.0, About),
        ("No fewer than 450 officers were trained.", 450.0, AtLeast),
        ("It drew 12K new users.", 12_000.0, Exactly),
        ("It drew 1.2 million views.", 1_200_000.0, Exactly),
        ("We held twelve courses.", 12.0, Exactly),
        ("We held nearly thirty dialogues.", 30.0, Nearly),
        ("We held twenty-three dialogues.", 23.0, Exactly),
        ("One hundred and twelve officers came.", 112.0, Exactly),
        ("Up to two hundred officers came.", 200.0, AtMost),
        ("Fewer than 30 came.", 30.0, LessThan),
        ("1,200+ participants came.", 1200.0, AtLeast),
        ("A thousand or more came.", 1000.0, AtLeast),
        ("Two dozen dialogues were held.", 24.0, Exactly),
        ("Just over 460 officers were trained.", 460.0, JustOver),
        ("About 85 per cent agreed.", 85.0, About),
    ] {
        assert_eq!(one(sentence), (value, claim), "{sentence}");
    }
}

#[test]
fn years_dates_names_and_money_are_no_counts() {
    for sentence in [
        "In 2024 the office moved.",
        "It met on 5 June 2024.",
        "It met over 3 to 7 June 2024.",
        "The plan for 2024-2026 was written.",
        "Initiative 3 grew.",
        "See page 12.",
        "It cost A$120,000.",
        "It took 14 days.",
        "One of the officers spoke.",
        "The 10th meeting was held.",
        "Between 10 to 15 came.",
    ] {
        assert_eq!(mentions(sentence, &[]), [], "{sentence}");
    }
}

#[test]
fn a_bound_figure_is_nobodys_typed_number() {
    let bound = 7..12;
    assert_eq!(mentions("In all 1,188 came.", std::slice::from_ref(&bound)), []);
}

#[test]
fn percentages_are_known_as_such() {
    for sentence in ["85% agreed.", "85 per cent agreed.", "85 percent agreed."] {
        assert!(mentions(sentence, &[])[0].is_percent, "{sentence}");
    }
}

proptest! {
    #[test]
    fn a_number_agrees_with_itself_as_often_as_it_claims(n in 20_u32..100_000) {
        let figure = f64::from(n);
        let said = |text: &str| mentions(&format!("{text} {n} came."), &[])[0].clone();
        if !(1900..=2100).contains(&n) {
            prop_assert!(said("Exactly").agrees_with(figure));
            prop_assert!(said("About").agrees_with(figure));
            prop_assert!(said("At least").agrees_with(figure));
            prop_assert!(said("Up to").agrees_with(figure));
            prop_assert!(!said("More than").agrees_with(figure));
            prop_assert!(!said("Fewer than").agrees_with(figure));
        }
    }

    #[test]
    fn any_sentence_is_read(text in "\\PC{0,200}") {
        for mention in mentions(&text, &[]) {
            prop_assert!(text.get(mention.place.clone()).is_some());
        }
    }
}
