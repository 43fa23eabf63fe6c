//! What narrows a sentence without a number of its own: a part of the year, a place,
//! members alone.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    figure::Part,
    tongue::{Tongue, has, tongue_of, within},
};

/// A word of a sentence: as written, and bare in lower case.
struct Word<'a> {
    raw: &'a str,
    bare: String,
    /// Whether a comma, a full stop or the like follows.
    ends: bool,
}

impl Word<'_> {
    /// A name begins with a capital: "May", not "may".
    fn is_name(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    text.split_whitespace()
        .map(|raw| {
            let inner = raw.trim_matches(|c: char| !c.is_alphanumeric());
            Word {
                raw: inner,
                bare: inner.to_lowercase(),
                ends: raw.ends_with([',', ';', ':', '.', ')']),
            }
        })
        .filter(|word| !word.bare.is_empty())
        .collect()
}

/// Up to this many words may stand between "from" and whom it names: "from its 38 member states".
const REACH: usize = 3;

/// The part of a year of which a text speaks, first and last day: "in June 2024", "from
/// March to May", "the first half of the year", "on 5 June". None where it names no
/// part, or the whole year beside it.
pub fn span(text: &str, year: i16) -> Option<(Date, Date)> {
    let tongue = tongue_of(text);
    let lower = text.to_lowercase();
    if within(&tongue.scope.whole_year, &lower) {
        return None;
    }
    let words = words(text);
    part_of_year(tongue, &words, year).or_else(|| months(tongue, &words, &lower, year))
}

/// "first half", "third quarter", "Q3".
fn part_of_year(tongue: &Tongue, words: &[Word<'_>], year: i16) -> Option<(Date, Date)> {
    let (after, from, to) = (0..words.len()).find_map(|at| {
        tongue.scope.spans.iter().find_map(|(phrase, from, to)| {
            let stands = phrase
                .iter()
                .enumerate()
                .all(|(n, own)| words.get(at + n).is_some_and(|word| word.bare == *own));
            stands.then_some((at + phrase.len(), *from, *to))
        })
    })?;
    // "the first half of 2023", "the third quarter 2023".
    let year = words.iter().skip(after).take(2).find_map(year_of).unwrap_or(year);
    Some((Date::new(year, from, 1).ok()?, last_day(year, to)?))
}

fn months(tongue: &Tongue, words: &[Word<'_>], lower: &str, year: i16) -> Option<(Date, Date)> {
    let scope = &tongue.scope;
    let month_of = |at: usize| -> Option<i8> {
        let word = words.get(at).filter(|word| word.is_name())?;
        let at = tongue.months.iter().position(|month| *month == word.bare)?;
        i8::try_from(at + 1).ok()
    };
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare.as_str());
    for at in 0..words.len() {
        // "January–June" in one word.
        if let Some((low, high)) = words[at].bare.split_once(['\u{2013}', '-'])
            && let (Some(low), Some(high)) = (
                tongue.months.iter().position(|month| month == low),
                tongue.months.iter().position(|month| month == high),
            )
        {
            let year = words.get(at + 1).and_then(year_of).unwrap_or(year);
            let (low, high) = (i8::try_from(low + 1).ok()?, i8::try_from(high + 1).ok()?);
            return Some((Date::new(year, low, 1).ok()?, last_day(year, high)?));
        }
        let Some(month) = month_of(at) else { continue };
        let before = at.checked_sub(1).map_or("", bare);
        let day: Option<i8> = before.parse().ok().filter(|day| (1..=31).contains(day));
        if day.is_none() && !has(&scope.in_month, before) && !has(&scope.since, before) {
            continue;
        }
        let own_year = words.get(at + 1).and_then(year_of);
        let next = at + 1 + usize::from(own_year.is_some());
        let joins = has(&tongue.to, bare(next)) || has(&tongue.between_joins, bare(next));
        // "from 3 March to 5 May": the days say no more than the months do.
        let until = (joins && !words[next - 1].ends)
            .then(|| {
                month_of(next + 1)
                    .map(|month| (month, next + 1))
                    .or_else(|| month_of(next + 2).map(|month| (month, next + 2)))
            })
            .flatten();
        if let Some((last, place)) = until {
            let end = words.get(place + 1).and_then(year_of).unwrap_or(year);
            let begin = own_year.unwrap_or(end);
            return Some((Date::new(begin, month, 1).ok()?, last_day(end, last)?));
        }
        let year = own_year.unwrap_or(year);
        let is_as_of = within(&scope.as_of, lower);
        let (first, last) = match day {
            Some(day) => {
                let day = Date::new(year, month, day).ok()?;
                (day, day)
            }
            None => (Date::new(year, month, 1).ok()?, last_day(year, month)?),
        };
        return Some(if has(&scope.since, before) {
            (first, Date::new(year, 12, 31).ok()?)
        } else if is_as_of {
            (Date::new(year, 1, 1).ok()?, last)
        } else {
            (first, last)
        });
    }
    None
}

fn year_of(word: &Word<'_>) -> Option<i16> {
    (word.bare.len() == 4)
        .then(|| word.bare.parse().ok())
        .flatten()
        .filter(|year| (1950..2100).contains(year))
}

fn last_day(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// Those whose numbers a text speaks of: "from members", "Member states sent".
pub fn members(text: &str) -> Option<Part> {
    let scope = &tongue_of(text).scope;
    let words = words(text);
    let names = |list: &[Vec<String>], at: usize| {
        list.iter()
            .find(|phrase| {
                phrase
                    .iter()
                    .enumerate()
                    .all(|(n, own)| words.get(at + n).is_some_and(|word| word.bare == *own))
            })
            .map(Vec::len)
    };
    let mut at = 0;
    let mut found = None;
    while at < words.len() {
        let here = [
            (&scope.member_states, Part::MemberStates),
            (&scope.members, Part::Members),
            (&scope.observing, Part::Observers),
        ]
        .into_iter()
        .find_map(|(list, part)| names(list, at).map(|length| (length, part)));
        let Some((length, part)) = here else {
            at += 1;
            continue;
        };
        let next = words.get(at + length).map_or("", |word| word.bare.as_str());
        let ended = words[at + length - 1].ends;
        let from = words[..at]
            .iter()
            .rev()
            .take_while(|word| !word.ends)
            .take(REACH)
            .any(|word| has(&scope.sent_by, &word.bare));
        let sends = !ended && has(&scope.sends, next);
        // "members of the network" are others.
        let others = !ended && has(&scope.members_else, next);
        if (from || sends) && !others {
            // "from members and observers" is the whole.
            if found.as_ref().is_some_and(|found| *found != part) {
                return None;
            }
            found = Some(part);
        }
        at += length;
    }
    found
}

/// The place or party that a text narrows itself to: "in Fiji", "Fiji hosted".
/// `places` are names in lower case with how they are written.
pub fn place(text: &str, places: &BTreeMap<String, String>) -> Option<String> {
    let tongue = tongue_of(text);
    let scope = &tongue.scope;
    let lower = text.to_lowercase();
    let mut found = None;
    for (name, written) in places {
        for (at, _) in lower.match_indices(name.as_str()) {
            let (before, after) = (&lower[..at], &lower[at + name.len()..]);
            let is_word = !before.chars().next_back().is_some_and(char::is_alphanumeric)
                && !after.chars().next().is_some_and(char::is_alphanumeric);
            let last = before.split_whitespace().next_back().unwrap_or("");
            let next = after.split_whitespace().next().unwrap_or("");
            let (last, article) = match last {
                "the" => (before.split_whitespace().rev().nth(1).unwrap_or(""), true),
                _ => (last, false),
            };
            let apart = !article && before.trim_end().ends_with([',', ';', ':', '.']);
            // "the office in Bangkok" tells where the office is, not where it worked.
            let is_seat = before
                .split_whitespace()
                .rev()
                .take(3)
                .any(|word| has(&scope.seats, word));
            let stands_in = has(&scope.in_place, last) && !apart && !is_seat;
            let acts = after.starts_with(' ') && (has(&scope.sends, next) || has(&scope.hosted, next));
            // "from Fiji to Viet Nam" is everywhere between.
            let goes_on = after.starts_with(' ') && has(&tongue.to, next);
            if is_word && goes_on && stands_in {
                return None;
            }
            if is_word && (stands_in || acts) {
                found = Some(written.clone());
            }
        }
    }
    found
}
