//! Texts that name several people by their number.

use balai_directory::person::import::rows::EVENT_WORDS;
use balai_names::fold;

/// Words for several people of one party.
const DELEGATION: &[&str] = &[
    "delegation",
    "delegasi",
    "delegacion",
    "group",
    "rombongan",
    "team",
    "doan",
];
/// Words for people behind their number.
const PEOPLE: &[&str] = &[
    "person",
    "persons",
    "people",
    "participant",
    "participants",
    "officer",
    "officers",
    "delegate",
    "delegates",
    "pax",
    "members",
    "others",
    "orang",
    "peserta",
    "personnes",
    "personas",
    "nguoi",
    "attendees",
    "staff",
    "officials",
    "trainees",
];

/// What a text such as `Delegation of Nepal, about 12 persons` says, where that is plainly
/// all it says: whose, how many, whether estimated. `is_party` tells whether words name one.
/// A year is no number of people, and neither is one in the title of an event
/// (`Course for 20 officers`).
pub(super) fn headcount(text: &str, is_party: &dyn Fn(&str) -> bool) -> Option<(String, i64, bool)> {
    let lower = text.to_lowercase();
    let digits: String = lower
        .split(|c: char| !c.is_ascii_digit())
        .find(|run| !run.is_empty() && run.len() < 6)?
        .to_owned();
    let after = lower.split_once(&digits)?.1;
    let next = fold(after);
    let counts = next.split(' ').take(2).any(|word| PEOPLE.contains(&word))
        || after.contains("คน")
        || after.contains("người");
    let folded = fold(text);
    if folded.split(' ').any(|word| EVENT_WORDS.contains(&word)) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    if (1900..2100).contains(&number) || (2440..2640).contains(&number) {
        return None;
    }
    let estimated = [
        "about",
        "approx",
        "approximately",
        "around",
        "some",
        "estimated",
        "sekitar",
        "kurang lebih",
        "environ",
        "est",
    ]
    .iter()
    .any(|word| format!(" {folded} ").contains(&format!(" {word} ")))
        || text.contains(['~', '±', '≈']);
    let whose: Vec<&str> = folded
        .split(' ')
        .filter(|word| {
            !PEOPLE.contains(word)
                && word.parse::<i64>().is_err()
                && ![
                    "delegation",
                    "delegasi",
                    "delegacion",
                    "group",
                    "rombongan",
                    "of",
                    "from",
                    "dari",
                    "the",
                    "about",
                    "approx",
                    "around",
                    "some",
                    "and",
                    "de",
                    "team",
                    "est",
                    "estimated",
                    "approximately",
                    "sekitar",
                    "additional",
                    "more",
                ]
                .contains(word)
        })
        .collect();
    let whose = whose.join(" ");
    // Without a word for people only a delegation of somebody is a number of them.
    let is_delegation = DELEGATION
        .iter()
        .any(|word| folded.split(' ').any(|other| other == *word));
    let is_plain = counts || (is_delegation && (whose.is_empty() || is_party(&whose)));
    is_plain.then_some((whose, number, estimated))
}

/// Whether a text speaks of several people: a delegation, officers.
pub(super) fn is_group(text: &str) -> bool {
    fold(text)
        .split(' ')
        .any(|word| DELEGATION.contains(&word) || PEOPLE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delegation_is_a_number_and_whose() {
        let read = |text: &str| headcount(text, &|whose| ["nepal", "indonesia"].contains(&whose));
        assert_eq!(
            read("Delegation of Nepal, 12 persons"),
            Some(("nepal".into(), 12, false))
        );
        assert_eq!(read("about 30 participants"), Some((String::new(), 30, true)));
        assert_eq!(
            read("Delegasi Indonesia 8 orang"),
            Some(("indonesia".into(), 8, false))
        );
        assert_eq!(
            read("Delegation of Nepal (12)"),
            Some(("nepal".into(), 12, false))
        );
        for text in [
            "John Smith 3rd",
            "Somchai Example",
            "Rapid response team training 2025",
            "Contact group meeting 5",
            "Course for 20 officers",
            "Response team 2025",
            "Team Example 7",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
