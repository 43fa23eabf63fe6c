//! How well a column's heading fits a meaning.

use crate::fold::fold;

/// A heading as it is compared: folded, without "the", and with one way to say a number of
/// something (`# of women`, `No. of women`) and the number of something (`Event #`,
/// `Event number`).
///
/// ```
/// assert_eq!(balai_names::plain_heading("# participants"), "number of participants");
/// assert_eq!(balai_names::plain_heading("Total no. of persons"), "number of persons");
/// assert_eq!(balai_names::plain_heading("Initiative #"), "initiative no");
/// ```
pub fn plain_heading(heading: &str) -> String {
    let trimmed = heading.trim().trim_end_matches([':', '?', '*']).trim();
    let spelt = match (trimmed.strip_prefix('#'), trimmed.strip_suffix('#')) {
        (Some(rest), _) if !rest.is_empty() => format!("number of {rest}"),
        (_, Some(rest)) if !rest.is_empty() => format!("{rest} no"),
        _ => trimmed.to_owned(),
    };
    let folded = fold(&spelt);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| *word != "the").collect();
    if words.first() == Some(&"total") && words.len() > 2 {
        words.remove(0);
    }
    let is_number = |word: &str| matches!(word, "no" | "nr" | "num" | "number" | "nbr");
    match words.as_mut_slice() {
        [first, "of", ..] if is_number(first) => {
            *first = "number";
            if words.get(2) == Some(&"of") {
                words.remove(2);
            }
        }
        [_, .., last] if is_number(last) => *last = "no",
        _ => {}
    }
    words.join(" ")
}

/// Scores a column heading against the synonyms of one meaning, 0 (nothing) to 100 (equal).
///
/// Takes the heading as it stands in the sheet and synonyms in any language and case.
/// Returns the best over all synonyms: 100 equal after folding, 98 equal but for spaces
/// (`e mail`, `email`), 80 to 88 with a slip, 50 to 90 where the heading contains the synonym as
/// whole words (more the less else it says), 20 to 50 where the synonym contains the heading.
/// Both are compared in their plain form ([`plain_heading`]).
///
/// ```
/// use balai_names::heading_score;
/// assert_eq!(heading_score("E-MAIL*", &["email", "e mail"]), 100);
/// assert!(heading_score("Country / organisation", &["country"]) > heading_score("Name", &["country name"]));
/// ```
pub fn heading_score(heading: &str, synonyms: &[&str]) -> u8 {
    let plain: Vec<String> = synonyms.iter().map(|synonym| plain_heading(synonym)).collect();
    plain_score(&plain_heading(heading), &plain)
}

/// As [`heading_score`], of texts that are in their plain form already: for many headings
/// against the same synonyms.
pub fn plain_score(heading: &str, synonyms: &[String]) -> u8 {
    if heading.is_empty() {
        return 0;
    }
    let scores = synonyms.iter().map(|synonym| score(heading, synonym));
    scores.max().unwrap_or(0)
}

fn score(heading: &str, synonym: &str) -> u8 {
    if synonym.is_empty() {
        return 0;
    }
    if heading == synonym {
        return 100;
    }
    if heading.replace(' ', "") == synonym.replace(' ', "") {
        return 98;
    }
    let slip = slip_score(heading, synonym);
    if contains_words(heading, synonym) {
        return slip.max(50 + share(synonym.len(), heading.len(), 40));
    }
    if contains_words(synonym, heading) {
        return slip.max(20 + share(heading.len(), synonym.len(), 30));
    }
    slip
}

fn slip_score(heading: &str, synonym: &str) -> u8 {
    let shortest = heading.len().min(synonym.len());
    // "Test 1" and "Test 2" are two things, not one of them misspelt.
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if digits(heading) != digits(synonym) {
        return 0;
    }
    if shortest < 5 || heading.len().abs_diff(synonym.len()) > 2 || heading.len() > 200 {
        return 0;
    }
    match strsim::osa_distance(heading, synonym) {
        1 => 88,
        2 if shortest >= 9 => 80,
        _ => 0,
    }
}

fn contains_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

/// `most` times part over whole.
fn share(part: usize, whole: usize, most: usize) -> u8 {
    u8::try_from(most * part / whole.max(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn better_fits_score_higher() {
        let country = &["country", "negara", "member"];
        let ordered = [
            "Country",
            "Contry",
            "Country name",
            "Country / organisation / body",
            "Colour",
        ];
        let scores: Vec<u8> = ordered
            .iter()
            .map(|heading| heading_score(heading, country))
            .collect();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
        assert_eq!(scores.last(), Some(&0));
    }

    #[test]
    fn numbers_of_things_are_said_in_many_ways() {
        for heading in [
            "# women",
            "# of women",
            "No. of women",
            "Number of women",
            "Total number of women",
            "nr of the women",
        ] {
            assert_eq!(heading_score(heading, &["number of women"]), 100, "{heading}");
        }
        for heading in ["Event #", "Event no.", "Event number", "event No"] {
            assert_eq!(heading_score(heading, &["event number"]), 100, "{heading}");
        }
        assert_eq!(plain_heading("#"), "");
        assert_eq!(plain_heading("Number"), "number");
        assert_eq!(heading_score("Did they come?", &["did they come"]), 100);
        assert!(heading_score("Test 1", &["test 2"]) < 50);
    }

    #[test]
    fn parts_of_words_do_not_count() {
        assert_eq!(heading_score("Sexton", &["sex"]), 0);
        assert_eq!(heading_score("Filename", &["name"]), 0);
    }

    #[test]
    fn other_scripts_match_themselves() {
        assert_eq!(heading_score("ชื่อ", &["name", "ชื่อ"]), 100);
    }

    #[test]
    fn a_family_name_is_not_a_given_name() {
        let family = heading_score("Family name", &["family name", "surname"]);
        assert!(family > heading_score("Family name", &["given name", "name"]));
    }

    proptest! {
        #[test]
        fn scores_are_within_bounds(heading in any::<String>(), synonym in any::<String>()) {
            prop_assert!(heading_score(&heading, &[&synonym]) <= 100);
        }

        #[test]
        fn case_and_edges_do_not_matter(heading in "[a-z]{3,12}") {
            prop_assert_eq!(heading_score(&format!("  {}: ", heading.to_uppercase()), &[&heading]), 100);
        }
    }
}
