//! How well a column's heading fits a meaning.

use crate::fold::fold;

/// Scores a column heading against the synonyms of one meaning, 0 (nothing) to 100 (equal).
///
/// Takes the heading as it stands in the sheet and synonyms in any language and case.
/// Returns the best over all synonyms: 100 equal after folding, 98 equal but for spaces
/// (`e mail`, `email`), 80 to 88 with a slip, 50 to 90 where the heading contains the synonym as
/// whole words (more the less else it says), 20 to 50 where the synonym contains the heading.
///
/// ```
/// use balai_names::heading_score;
/// assert_eq!(heading_score("E-MAIL*", &["email", "e mail"]), 100);
/// assert!(heading_score("Country / organisation", &["country"]) > heading_score("Name", &["country name"]));
/// ```
pub fn heading_score(heading: &str, synonyms: &[&str]) -> u8 {
    let heading = fold(heading);
    if heading.is_empty() {
        return 0;
    }
    synonyms
        .iter()
        .map(|synonym| score(&heading, &fold(synonym)))
        .max()
        .unwrap_or(0)
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
