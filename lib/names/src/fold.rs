//! Two normal forms of text: [`fold`] for comparing, [`tidy`] for keeping.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;

/// The most characters (Unicode scalar values) that [`tidy`] keeps.
pub const LONGEST_NAME: usize = 200;

/// What [`tidy`] makes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidied {
    /// The text to keep: at most [`LONGEST_NAME`] characters, possibly none.
    pub text: String,
    /// Whether the text was longer and its end is lost.
    pub cut: bool,
}

/// The form in which names are compared: lower-case ASCII letters and digits, words
/// separated by one space.
///
/// Takes any text. Compatibility forms are unified (Unicode NFKC), case is folded, every
/// script is written in Latin letters (`any_ascii`), invisible characters and apostrophes
/// vanish (`O'Neil` and `ONeil` are one word), other punctuation separates words.
/// Folding twice gives the same as folding once. The result may be empty.
///
/// ```
/// assert_eq!(balai_names::fold("  TÜRKİYE\u{200f} "), "turkiye");
/// assert_eq!(balai_names::fold("Lao People’s  Democratic-Republic"), "lao peoples democratic republic");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return words_only(text);
    }
    words_only(&any_ascii::any_ascii(&fold_case(text)))
}

/// The form of a name that is kept: as written, but fit to be stored and shown.
///
/// Takes any text. Composes accents (Unicode NFC), removes control characters, bidirectional
/// controls and zero-width characters (joiners stay between letters of scripts that spell
/// with them), makes every run of white space one space, trims, and cuts after
/// [`LONGEST_NAME`] characters. Tidying twice gives the same as tidying once.
pub fn tidy(text: &str) -> Tidied {
    let visible = without_invisible(text, true);
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&visible);
    let spaced = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    match spaced.char_indices().nth(LONGEST_NAME) {
        None => Tidied {
            text: spaced,
            cut: false,
        },
        Some((end, _)) => {
            let kept = spaced.get(..end).unwrap_or_default();
            let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || is_joiner(c));
            Tidied {
                text: kept.to_owned(),
                cut: true,
            }
        }
    }
}

/// Case and compatibility folded, but still in its own script and with its accents.
/// Tells apart what [`fold`] writes alike, such as two Thai letters for one sound.
pub(crate) fn fold_in_own_script(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in fold_case(text).chars() {
        let separates = c.is_ascii_punctuation() || c.is_whitespace();
        folded.push(if separates { ' ' } else { c });
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether any letter is outside the Latin script.
pub(crate) fn has_other_script(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !is_latin(c))
}

fn fold_case(text: &str) -> String {
    let visible = without_invisible(text, false);
    let unified = ComposingNormalizerBorrowed::new_nfkc().normalize(&visible);
    CaseMapper::new().fold_string(&unified).into_owned()
}

fn words_only(ascii: &str) -> String {
    let mut words = String::with_capacity(ascii.len());
    let mut gap = false;
    for c in ascii.chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !words.is_empty() {
                words.push(' ');
            }
            gap = false;
            words.push(c.to_ascii_lowercase());
        } else if c.is_ascii_control() && !c.is_ascii_whitespace() {
            // Left out as if it were not there: it was not meant to be seen.
        } else if c != '\'' && c != '`' {
            gap = true;
        }
    }
    words
}

fn without_invisible(text: &str, keep_joiners: bool) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        if is_joiner(c) {
            let spells = visible
                .chars()
                .next_back()
                .is_some_and(|before| before >= '\u{590}');
            if keep_joiners && spells {
                visible.push(c);
            }
        } else if is_apostrophe(c) && !keep_joiners {
            visible.push('\'');
        } else if c.is_whitespace() || !is_invisible(c) {
            visible.push(c);
        }
    }
    visible
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}'..='\u{2bf}' | '\u{b4}' | '\u{ff07}'
    )
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{36f}' | '\u{1d00}'..='\u{1dbf}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2071}'..='\u{209c}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'
        | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_case_and_compatibility_forms_fold_alike() {
        assert_eq!(fold("Đặng Minh TUẤN"), "dang minh tuan");
        assert_eq!(fold("emre YILMAZ"), fold("Emre Yılmaz"));
        assert_eq!(fold("Ｃｏｕｎｔｒｙ"), "country");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("e\u{301}"), fold("é"));
    }

    #[test]
    fn apostrophes_join_and_other_punctuation_separates() {
        assert_eq!(fold("O’Neil"), "oneil");
        assert_eq!(fold("Bat-Erdene"), "bat erdene");
        assert_eq!(fold("'' -- ''"), "");
    }

    #[test]
    fn hidden_directions_do_not_survive() {
        assert_eq!(tidy("Anna\u{202e}eguH").text, "AnnaeguH");
        assert_eq!(fold("Th\u{200b}ai\u{feff}land"), "thailand");
        assert_eq!(tidy("a\0b\u{7}c").text, "abc");
    }

    #[test]
    fn joiners_stay_where_the_script_spells_with_them() {
        assert_eq!(tidy("ශ\u{dca}\u{200d}රී").text, "ශ\u{dca}\u{200d}රී");
        assert_eq!(tidy("ab\u{200d}c").text, "abc");
    }

    #[test]
    fn a_cut_is_told() {
        let long = tidy(&"é".repeat(2_000));
        assert!(long.cut);
        assert_eq!(long.text.chars().count(), LONGEST_NAME);
        assert!(!tidy("short").cut);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(once.chars().all(|c| c == ' ' || c.is_ascii_digit() || c.is_ascii_lowercase()));
            prop_assert!(!once.contains("  ") && once.trim() == once);
        }

        #[test]
        fn folding_does_not_see_ascii_case(text in "[ -~]{0,40}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }

        #[test]
        fn tidying_twice_is_tidying_once(text in any::<String>()) {
            let once = tidy(&text).text;
            prop_assert_eq!(tidy(&once).text, once.clone());
            prop_assert!(once.chars().count() <= LONGEST_NAME);
            prop_assert!(!once.chars().any(char::is_control));
        }
    }
}
