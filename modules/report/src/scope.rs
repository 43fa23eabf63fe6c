//! Of which part and of which time a sentence speaks.

pub mod named;

use std::{collections::BTreeMap, ops::Range};

use balai_kernel::{
    measure::{CitedPeriod, Dim},
    text::{Lang, day_span},
};
use jiff::civil::Date;

use crate::{
    figure::{Fact, Part, Period},
    numbers::mentions,
    tongue::{has, tongue_of, within},
    topic::Topic,
};

/// What a sentence speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    part: Part,
    period: Period,
    names_observers: bool,
    names_members: bool,
}

impl Wanted {
    /// The same for one topic: "members" means members alone unless observers are named.
    #[must_use]
    pub fn about(&self, topic: Topic) -> Self {
        let mut wanted = self.clone();
        if topic == Topic::Parties && self.part == Part::Whole && !self.names_observers {
            wanted.part = Part::Members;
        }
        wanted
    }

    /// Whether a fact is of this part and time.
    pub fn is(&self, fact: &Fact) -> bool {
        fact.part == self.part && fact.period == self.period
    }

    /// The part and its code, for messages.
    pub fn words(&self) -> (&'static str, String) {
        say(&self.part, self.period)
    }

    /// The option of a binding that asks for this part; none where no binding can.
    pub fn option(&self) -> Option<String> {
        match (&self.part, self.period) {
            (Part::Initiative(code), Period::Year) => Some(format!("|initiative={code}")),
            (Part::Purpose(code), Period::Year) => Some(format!("|purpose={code}")),
            (Part::Whole, Period::Year) => Some(String::new()),
            (Part::Whole, Period::Span(from, to)) if is_month(from, to) => {
                Some(format!("|month={:04}-{:02}", from.year(), from.month()))
            }
            _ => None,
        }
    }

    /// What the words around one number say beyond the sentence: a part of the year, a
    /// place, members alone.
    #[must_use]
    pub fn narrowed(&self, words: &str, year: i16, places: &BTreeMap<String, String>) -> Self {
        let mut wanted = self.clone();
        if let Some((from, to)) = named::span(words, year) {
            wanted.period = Period::Span(from, to);
        }
        if let Some(place) = named::place(words, places) {
            wanted.part = Part::Place(place);
        } else if wanted.part == Part::Whole
            && let Some(part) = named::members(words)
        {
            // Where both are named the figure is of both.
            let names_others = match part {
                Part::Observers => self.names_members,
                _ => self.names_observers,
            };
            if !names_others {
                wanted.part = part;
            }
        }
        wanted
    }

    /// Whether it names something narrower than an initiative's or a purpose's year.
    pub fn is_narrow(&self) -> bool {
        let by_part = matches!(
            self.part,
            Part::Members | Part::MemberStates | Part::Observers | Part::Place(_)
        );
        by_part || matches!(self.period, Period::Span(..))
    }

    /// Whether member states and members cannot be told apart in it: "38 countries".
    pub fn is_of_members(&self) -> bool {
        self.part == Part::Members
    }

    /// The same of member states alone.
    #[must_use]
    pub fn of_states(&self) -> Self {
        Self {
            part: Part::MemberStates,
            ..self.clone()
        }
    }
}

/// The parts of a year that the words around a sentence's numbers name.
pub fn spans(sentence: &str, year: i16) -> Vec<(Date, Date)> {
    let places: Vec<Range<usize>> = mentions(sentence, &[])
        .into_iter()
        .map(|mention| mention.place)
        .collect();
    (0..places.len())
        .filter_map(|at| named::span(around(sentence, &places, at), year))
        .collect()
}

fn is_month(from: Date, to: Date) -> bool {
    from.day() == 1 && to == from.last_of_month()
}

/// The words that belong to one of a sentence's numbers: from where those of the number
/// before it end, up to the next number or to where another clause begins.
pub fn around<'a>(sentence: &'a str, places: &[Range<usize>], at: usize) -> &'a str {
    let from = at
        .checked_sub(1)
        .map_or(0, |before| end_of_words(sentence, places, before));
    let to = end_of_words(sentence, places, at);
    sentence.get(from..to.max(from)).unwrap_or("")
}

/// Where the words after a number cease to be its own, in bytes.
fn end_of_words(sentence: &str, places: &[Range<usize>], at: usize) -> usize {
    let own = places[at].end;
    let next = places.get(at + 1).map_or(sentence.len(), |next| next.start);
    let rest = sentence.get(own..next.max(own)).unwrap_or("");
    let tongue = tongue_of(sentence);
    // "members and observers", "between March and May" belong together.
    let goes_on = |rest: &str| {
        let mut words = rest
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(3)
            .enumerate();
        words.any(|(at, word)| at == 0 && has(&tongue.months, word) || has(&tongue.scope.kinds, word))
    };
    let lower = rest.to_lowercase();
    // Lower case may be of another length; then the whole rest is read.
    let cut = if lower.len() == rest.len() {
        tongue
            .scope
            .clause_joins
            .iter()
            .flat_map(|word| {
                let join = format!(" {word} ");
                lower
                    .match_indices(&join)
                    .filter(|(at, join)| !goes_on(&lower[at + join.len()..]))
                    .map(|(at, _)| at)
                    .collect::<Vec<_>>()
            })
            .chain(rest.find([',', ';', ':']))
            .min()
            .unwrap_or(rest.len())
    } else {
        rest.len()
    };
    own + cut
}

/// The part and its code, for messages.
pub fn words(fact: &Fact) -> (&'static str, String) {
    say(&fact.part, fact.period)
}

fn say(part: &Part, period: Period) -> (&'static str, String) {
    match (part, period) {
        (Part::Initiative(code), _) => ("initiative", code.clone()),
        (Part::Purpose(code), _) => ("purpose", code.clone()),
        (Part::Place(name), _) => ("place", name.clone()),
        (_, Period::Span(from, to)) => ("span", span_words(from, to)),
        (Part::Members, _) => ("members", String::new()),
        (Part::MemberStates, _) => ("member-states", String::new()),
        (Part::Observers, _) => ("observers", String::new()),
        (Part::Whole, Period::ToDate) => ("to-date", String::new()),
        (Part::Whole, Period::Other(year)) => ("year", year.to_string()),
        (Part::Whole, Period::Year) => ("whole", String::new()),
    }
}

fn span_words(from: Date, to: Date) -> String {
    if is_month(from, to) {
        day_span(Lang::EN, from, to, "month")
    } else {
        CitedPeriod::Span(from, to).words(Lang::EN)
    }
}

/// Whether a split by this tells who sent how many.
pub const fn tells_party(dim: Dim) -> bool {
    matches!(dim, Dim::Party)
}

/// What a sentence speaks of: the report's year and its whole, unless it says otherwise
/// or stands under an initiative.
pub fn wanted(sentence: &str, year: i16, initiative: Option<&str>) -> Wanted {
    let lower = sentence.to_lowercase();
    let words = &tongue_of(sentence).scope;
    let part = if let Some(code) = code_after(&lower, &words.initiative, &words.codes) {
        Part::Initiative(code)
    } else if let Some(code) = code_after(&lower, &words.purpose, &words.codes) {
        Part::Purpose(code)
    } else if within(&words.overall, &lower) {
        Part::Whole
    } else {
        initiative.map_or(Part::Whole, |code| Part::Initiative(code.to_owned()))
    };
    let years = years_in(&lower);
    let since = years.iter().any(|(at, _)| {
        let before = lower[..*at].trim_end();
        words.since.iter().any(|word| before.ends_with(word.as_str()))
    });
    let other = years.iter().map(|(_, other)| *other).find(|other| *other != year);
    let period = if within(&words.to_date, &lower) || since {
        Period::ToDate
    } else if years.iter().any(|(_, own)| *own == year) {
        Period::Year
    } else if within(&words.last_year, &lower) {
        Period::Other(year - 1)
    } else {
        // "in line with the 2023 strategy" is no period: only "in 2023" and the like are.
        other
            .filter(|other| {
                words
                    .in_year
                    .iter()
                    .any(|word| lower.contains(&format!("{word} {other}")))
            })
            .map_or(Period::Year, Period::Other)
    };
    Wanted {
        part,
        period,
        names_observers: within(&words.observers, &lower),
        names_members: words.members.iter().any(|phrase| within(phrase, &lower)),
    }
}

/// Whether a sentence tells the time of a cited figure: that it is cumulated to a day,
/// or which part of the year it is of.
pub fn tells_period(sentence: &str, period: CitedPeriod) -> bool {
    let lower = sentence.to_lowercase();
    let tongue = tongue_of(sentence);
    let words = &tongue.scope;
    let is_to_date = within(&words.to_date, &lower) || within(&words.as_of, &lower) || {
        years_in(&lower).iter().any(|(at, _)| {
            let before = lower[..*at].trim_end();
            words.since.iter().any(|word| before.ends_with(word.as_str()))
        })
    };
    match period {
        CitedPeriod::Year(_) => !is_to_date,
        CitedPeriod::ToDate(_) => is_to_date,
        CitedPeriod::Span(from, to) => {
            let month = |month: i8| {
                let at = usize::try_from(month - 1).unwrap_or(0);
                tongue.months.get(at).is_some_and(|name| lower.contains(name))
            };
            month(from.month()) || month(to.month()) || within(&words.parts_of_year, &lower)
        }
    }
}

/// `3` in "initiative 3" and "initiative three".
fn code_after(lower: &str, names: &[String], codes: &[String]) -> Option<String> {
    let rest = names
        .iter()
        .find_map(|name| Some(&lower[lower.find(name.as_str())? + name.len()..]))?;
    let next = rest.split_whitespace().next()?;
    let next = next.trim_matches(|c: char| !c.is_alphanumeric());
    if !rest.starts_with(' ') || next.is_empty() {
        return None;
    }
    if next.bytes().all(|b| b.is_ascii_digit()) {
        return Some(next.to_owned());
    }
    codes
        .iter()
        .position(|own| own == next)
        .map(|at| (at + 1).to_string())
}

/// Years written in four digits and where they stand.
fn years_in(text: &str) -> Vec<(usize, i16)> {
    let bytes = text.as_bytes();
    let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    (0..bytes.len().saturating_sub(3))
        .filter(|at| bytes[*at..at + 4].iter().all(u8::is_ascii_digit))
        .filter(|at| !digit(bytes.get(at + 4)) && (*at == 0 || !digit(bytes.get(at - 1))))
        .filter(|at| *at == 0 || !matches!(bytes[at - 1], b',' | b'.' | b'$'))
        .filter_map(|at| Some((at, text[at..at + 4].parse().ok()?)))
        .filter(|(_, year)| (1950..2100).contains(year))
        .collect()
}

/// Whether a sentence looks back or ahead.
pub fn tells_of_another_time(sentence: &str) -> bool {
    within(&tongue_of(sentence).scope.other_time, &sentence.to_lowercase())
}

/// "held in September 2023": an event of another year told of as if it were this one's.
pub fn held_in_another_year(sentence: &str, year: i16) -> Option<(String, i16)> {
    let lower = sentence.to_lowercase();
    let tongue = tongue_of(sentence);
    let is_held = within(&tongue.scope.held, &lower);
    if tells_of_another_time(sentence) {
        return None;
    }
    let years = years_in(&lower);
    let (at, other) = years.iter().copied().find(|(_, other)| *other != year)?;
    if years.iter().any(|(_, own)| *own == year) {
        return None;
    }
    let before = lower[..at].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    // "The workshop of 3 May 2023" needs no verb to be an event of that year.
    let is_event = before
        .split(|c: char| !c.is_alphanumeric())
        .rev()
        .filter(|word| !word.is_empty())
        .take(6)
        .any(|word| has(&tongue.scope.gatherings, word));
    let in_month = has(&tongue.months, word);
    let dated = is_held && (in_month || has(&tongue.scope.dated, word)) || is_event && in_month;
    let excerpt = lower.get(at..at + 4).unwrap_or("").to_owned();
    dated.then_some((excerpt, other))
}
