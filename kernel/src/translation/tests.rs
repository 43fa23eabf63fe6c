//! Paragraphs beside paragraphs, and the memory.

use proptest::prelude::*;

use super::*;

#[test]
fn sentences_end_where_their_script_ends_them() {
    assert_eq!(sentences("One. Two? Three"), ["One.", "Two?", "Three"]);
    assert_eq!(sentences("پہلا۔ دوسرا؟"), ["پہلا۔", "دوسرا؟"]);
    assert_eq!(sentences("1.5 million people."), ["1.5 million people."]);
    assert!(sentences(" ").is_empty());
}

#[test]
fn a_paragraph_is_remembered_by_sentences_only_where_as_many_stand_on_both_sides() {
    assert_eq!(memory::remembered("A. B.", "C. D.").len(), 3);
    assert_eq!(memory::remembered("A. B.", "C dan D.").len(), 1);
    assert_eq!(memory::digest("The  Office"), memory::digest("the office"));
}

proptest! {
    #[test]
    fn cutting_loses_nothing_but_blanks(text in "\\PC{0,200}") {
        let joined: String = sentences(&text).concat().split_whitespace().collect();
        let whole: String = text.split_whitespace().collect();
        prop_assert_eq!(joined, whole);
    }
}
