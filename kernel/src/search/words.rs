//! Cutting text into words.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizer;
use icu_segmenter::{WordSegmenter, options::WordBreakInvariantOptions};

/// The words of a text, normalised and separated by single spaces: what both
/// search engines are fed. Works for scripts without spaces.
pub fn segment(text: &str) -> String {
    let normal = ComposingNormalizer::new_nfkc();
    let folded = CaseMapper::new()
        .fold_string(&normal.normalize(text))
        .into_owned();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut out = String::with_capacity(folded.len() + 16);
    let mut start = 0;
    for end in segmenter.segment_str(&folded) {
        let word = &folded[start..end];
        start = end;
        // A word ending in a combining mark is a word too, so ask the characters.
        if word.chars().any(char::is_alphanumeric) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().filter(|c| !matches!(c, '\'' | '"' | '\\' | '\0')));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn thai_is_cut_into_words() {
        assert!(segment("การประชุมรัฐมนตรี").split(' ').count() >= 2);
    }

    #[test]
    fn words_ending_in_a_combining_mark_are_kept() {
        assert!(!segment("မန္တလေး").is_empty());
        assert!(segment("तस्करी").contains("तस्करी"));
    }

    #[test]
    fn case_and_width_do_not_matter() {
        assert_eq!(segment("ＢＡＮＧＫＯＫ"), segment("bangkok"));
    }
}
