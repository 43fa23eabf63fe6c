//! A person's name as a list gives it.
//!
//! Many names have no family name, or put it first, or carry a father's name that is not
//! inherited. So a word is called given or family only when the list says so, by its
//! columns or by the comma of `FAMILY, Given`.

use crate::fold::{fold, tidy};
use crate::title::{Sex, Title, strip_titles};

/// A person's name, without titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// What the list calls given names, if it tells.
    pub given: Option<String>,
    /// What the list calls the family name, if it tells.
    pub family: Option<String>,
    /// The whole name without titles and degrees: given before family where the list
    /// tells them apart, else in the order written. Never empty. What is shown and compared.
    pub full: String,
    /// Everything that was written, titles included, tidied.
    pub written: String,
}

/// What was read of one person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadName {
    /// The name.
    pub name: PersonName,
    /// The titles that stood with it.
    pub title: Option<Title>,
    /// Whether the text was longer than [`crate::LONGEST_NAME`] and lost its end.
    pub cut: bool,
}

impl PersonName {
    /// Reads a name from a column of given names and a column of family names.
    ///
    /// Either may be empty. A name that fills one column only stays there; with a comma
    /// it is read as [`PersonName::from_full`] does. Returns nothing where there is no name:
    /// no letter in either, or a place-holder such as `N/A` or `TBC`.
    pub fn from_columns(given: &str, family: &str) -> Option<ReadName> {
        let (tidy_given, tidy_family) = (tidy(given), tidy(family));
        let cut = tidy_given.cut || tidy_family.cut;
        let (given, family) = (named(tidy_given.text), named(tidy_family.text));
        let only = match (&given, &family) {
            (Some(only), None) | (None, Some(only)) => Some(only),
            _ => None,
        };
        if let Some(only) = only.filter(|only| only.contains([',', '،', '，'])) {
            return Self::from_full(only).map(|read| ReadName { cut, ..read });
        }
        let written = join(given.as_deref(), family.as_deref());
        let (given, given_title) = stripped(given);
        let (family, family_title) = stripped(family);
        let full = join(given.as_deref(), family.as_deref());
        let title = both(given_title, family_title);
        (!full.is_empty()).then_some(ReadName {
            name: PersonName {
                given,
                family,
                full,
                written,
            },
            title,
            cut,
        })
    }

    /// Reads a name from one column: `FAMILY, Given`, `Mr Given Family`, one word, or
    /// any other order.
    ///
    /// Only a comma tells which is the family name; else both are left open. Academic
    /// degrees after the name (`, S.H., M.Hum.`) are left out. Returns nothing where there
    /// is no name, as [`PersonName::from_columns`].
    pub fn from_full(text: &str) -> Option<ReadName> {
        let tidied = tidy(text);
        let cut = tidied.cut;
        let written = named(tidied.text)?;
        let (rest, title) = strip_titles(&written);
        let parts: Vec<&str> = rest
            .split([',', '،', '，'])
            .map(str::trim)
            .filter(|part| has_letter(part))
            .collect();
        let generation = parts.iter().skip(1).find(|part| is_generation(part)).copied();
        let mut parts: Vec<&str> = parts
            .iter()
            .enumerate()
            .filter(|(place, part)| *place == 0 || !(is_degree(part) || is_generation(part)))
            .map(|(_, part)| *part)
            .collect();
        if let [family, given] = parts.as_slice() {
            let (given, inner) = stripped(Some((*given).to_owned()));
            let family = join(Some(family), generation);
            let full = join(given.as_deref(), Some(&family));
            let name = PersonName {
                given,
                family: Some(family),
                full,
                written,
            };
            return Some(ReadName {
                name,
                title: both(title, inner),
                cut,
            });
        }
        parts.extend(generation);
        let full = parts.join(" ");
        let name = PersonName {
            given: None,
            family: None,
            full,
            written,
        };
        (!name.full.is_empty()).then_some(ReadName { name, title, cut })
    }
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// The text if it can be a name at all.
fn named(text: String) -> Option<String> {
    let folded = fold(&text);
    let placeholder = matches!(
        folded.as_str(),
        "tbc"
            | "tbd"
            | "tba"
            | "to be confirmed"
            | "to be determined"
            | "to be advised"
            | "to be announced"
            | "not available"
            | "not applicable"
            | "unknown"
            | "no name"
    ) || (folded == "n a" && text.contains('/'));
    (has_letter(&text) && !folded.is_empty() && !placeholder).then_some(text)
}

fn stripped(text: Option<String>) -> (Option<String>, Option<Title>) {
    let Some(text) = text else {
        return (None, None);
    };
    let (rest, title) = strip_titles(&text);
    (Some(rest), title)
}

fn both(first: Option<Title>, second: Option<Title>) -> Option<Title> {
    match (first, second) {
        (Some(first), Some(second)) => {
            let sex: Option<Sex> = match (first.sex, second.sex) {
                (Some(one), Some(other)) => Some(one).filter(|_| one == other),
                (one, other) => one.or(other),
            };
            Some(Title {
                text: format!("{} {}", first.text, second.text),
                sex,
            })
        }
        (first, second) => first.or(second),
    }
}

fn join(given: Option<&str>, family: Option<&str>) -> String {
    [given, family]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

/// `Jr` and the like belong to the name: father and son are two persons.
fn is_generation(part: &str) -> bool {
    matches!(letters(part).as_str(), "jr" | "sr" | "ii" | "iii")
}

/// A part after a comma that is a degree or an order: `S.H.`, `M.Sc`, `PhD`, `MBA`.
fn is_degree(part: &str) -> bool {
    const DEGREES: &[&str] = &[
        "phd", "md", "mba", "mph", "msc", "bsc", "llm", "llb", "esq", "mpa", "mpp", "mphil", "cpa", "sh",
        "mh", "shum", "mhum", "msi", "ssi", "se", "sip", "ssos", "sik", "mm", "skom", "spd", "meng", "beng",
        "ba", "ma",
    ];
    part.split_whitespace().all(|word| {
        let bare = letters(word);
        let dotted = word.trim_end_matches('.').contains('.');
        let capitals = !word.chars().any(char::is_lowercase);
        (dotted && bare.chars().count() <= 6)
            || (DEGREES.contains(&bare.as_str()) && (capitals || bare.len() > 2))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn full(text: &str) -> PersonName {
        PersonName::from_full(text).expect("a name").name
    }

    #[test]
    fn a_comma_tells_the_family_name() {
        let name = full("ANDERSEN, Mr Peter");
        assert_eq!(
            (name.family.as_deref(), name.given.as_deref()),
            (Some("ANDERSEN"), Some("Peter"))
        );
        assert_eq!(name.full, "Peter ANDERSEN");
        assert_eq!(name.written, "ANDERSEN, Mr Peter");
    }

    #[test]
    fn without_a_comma_no_word_is_called_family() {
        for text in [
            "Mr Peter Andersen",
            "Nguyễn Văn Bình",
            "Suharsono",
            "Daw Ei Ei Mon",
            "Bat-Erdene Dorj",
        ] {
            let name = full(text);
            assert_eq!((name.given, name.family), (None, None), "{text}");
        }
    }

    #[test]
    fn a_lone_given_name_stays_given() {
        let read = PersonName::from_columns(" Đặng  Minh Tú ", "").expect("a name");
        assert_eq!(read.name.given.as_deref(), Some("Đặng Minh Tú"));
        assert_eq!(read.name.family, None);
        assert_eq!(read.name.full, "Đặng Minh Tú");
    }

    #[test]
    fn titles_in_either_column_are_taken_off() {
        let read = PersonName::from_columns("Ms Anna", "Hill").expect("a name");
        assert_eq!(read.name.full, "Anna Hill");
        assert_eq!(read.title.and_then(|title| title.sex), Some(Sex::Female));
        let read = PersonName::from_columns("Anna", "Dr Hill").expect("a name");
        assert_eq!(
            (read.name.family.as_deref(), read.title.map(|t| t.text)),
            (Some("Hill"), Some("Dr".to_owned()))
        );
    }

    #[test]
    fn degrees_go_and_generations_stay() {
        assert_eq!(full("Joko Wibisono, S.H., M.Hum.").full, "Joko Wibisono");
        assert_eq!(full("Anna Hill, PhD").family, None);
        assert_eq!(full("Jose Reyes, Jr.").full, "Jose Reyes Jr.");
    }

    #[test]
    fn no_name_is_no_name() {
        for text in ["", "  ", "-", "N/A", "TBC", "12", "\u{202e}"] {
            assert_eq!(PersonName::from_full(text), None, "{text:?}");
            assert_eq!(PersonName::from_columns(text, text), None, "{text:?}");
        }
        assert!(PersonName::from_columns("Na", "Kim").is_some());
    }

    #[test]
    fn a_very_long_name_is_cut_and_says_so() {
        let read = PersonName::from_full(&"Anna ".repeat(400)).expect("a name");
        assert!(read.cut);
        assert!(read.name.full.chars().count() <= crate::LONGEST_NAME);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic_and_never_to_an_empty_name(a in any::<String>(), b in any::<String>()) {
            for read in [PersonName::from_full(&a), PersonName::from_columns(&a, &b)].into_iter().flatten() {
                prop_assert!(!read.name.full.trim().is_empty());
                prop_assert!(!read.name.written.is_empty());
            }
        }

        #[test]
        fn titles_are_read_the_same_in_any_case(title in "(Mr|Mrs|Ms|Dr|Lt Col|Pol Capt|Ibu)", name in "[A-Z][a-z]{5,8}x [A-Z][a-z]{5,8}x") {
            let text = format!("{title} {name}");
            let mixed = PersonName::from_full(&text).expect("a name");
            let upper = PersonName::from_full(&text.to_uppercase()).expect("a name");
            prop_assert_eq!(mixed.name.full, name.clone());
            prop_assert_eq!(upper.name.full, name.to_uppercase());
            prop_assert_eq!(mixed.title.and_then(|t| t.sex), upper.title.and_then(|t| t.sex));
        }
    }
}
