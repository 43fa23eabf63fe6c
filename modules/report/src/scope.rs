//! Of which part and of which time a sentence speaks.

use balai_kernel::measure::Dim;

use crate::{
    figure::{Fact, Part, Period},
    topic::Topic,
};

/// What a sentence speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    part: Part,
    period: Period,
    names_observers: bool,
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

    /// The option of a binding that asks for this part.
    pub fn option(&self) -> String {
        match &self.part {
            Part::Initiative(code) => format!("|initiative={code}"),
            Part::Purpose(code) => format!("|purpose={code}"),
            Part::Whole | Part::Members => String::new(),
        }
    }
}

/// The part and its code, for messages.
pub fn words(fact: &Fact) -> (&'static str, String) {
    say(&fact.part, fact.period)
}

fn say(part: &Part, period: Period) -> (&'static str, String) {
    match (part, period) {
        (Part::Initiative(code), _) => ("initiative", code.clone()),
        (Part::Purpose(code), _) => ("purpose", code.clone()),
        (Part::Members, _) => ("members", String::new()),
        (Part::Whole, Period::ToDate) => ("to-date", String::new()),
        (Part::Whole, Period::Other(year)) => ("year", year.to_string()),
        (Part::Whole, Period::Year) => ("whole", String::new()),
    }
}

/// Whether a split by this tells who sent how many.
pub const fn tells_party(dim: Dim) -> bool {
    matches!(dim, Dim::Party)
}

const OVERALL: [&str; 9] = [
    "in all",
    "overall",
    "altogether",
    "across all",
    "in total",
    "a total of",
    "the whole office",
    "all initiatives",
    "across the office",
];
const TO_DATE: [&str; 8] = [
    "to date",
    "so far",
    "since its establishment",
    "since its launch",
    "since it began",
    "since the start",
    "cumulative",
    "over the years",
];

/// What a sentence speaks of: the report's year and its whole, unless it says otherwise
/// or stands under an initiative.
pub fn wanted(sentence: &str, year: i16, initiative: Option<&str>) -> Wanted {
    let lower = sentence.to_lowercase();
    let has = |part: &&str| lower.contains(part);
    let part = if let Some(code) = code_after(&lower, "initiative") {
        Part::Initiative(code)
    } else if let Some(code) = code_after(&lower, "core purpose") {
        Part::Purpose(code)
    } else if OVERALL.iter().any(has) {
        Part::Whole
    } else {
        initiative.map_or(Part::Whole, |code| Part::Initiative(code.to_owned()))
    };
    let years = years_in(&lower);
    let since = years
        .iter()
        .any(|(at, _)| lower[..*at].trim_end().ends_with("since"));
    let other = years.iter().map(|(_, other)| *other).find(|other| *other != year);
    let period = if TO_DATE.iter().any(has) || since {
        Period::ToDate
    } else if years.iter().any(|(_, own)| *own == year) {
        Period::Year
    } else if ["last year", "previous year", "year before", "a year earlier"]
        .iter()
        .any(has)
    {
        Period::Other(year - 1)
    } else {
        // "in line with the 2023 strategy" is no period: only "in 2023" and the like are.
        other
            .filter(|other| {
                ["in", "over", "during", "throughout"]
                    .iter()
                    .any(|word| lower.contains(&format!("{word} {other}")))
            })
            .map_or(Period::Year, Period::Other)
    };
    Wanted {
        part,
        period,
        names_observers: ["observer", "partner", "parties", "governments and organisations"]
            .iter()
            .any(has),
    }
}

/// `3` in "initiative 3" and "initiative three".
fn code_after(lower: &str, word: &str) -> Option<String> {
    const WORDS: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let at = lower.find(word)?;
    let next = lower[at + word.len()..].split_whitespace().next()?;
    let next = next.trim_matches(|c: char| !c.is_alphanumeric());
    if !lower[at + word.len()..].starts_with(' ') || next.is_empty() {
        return None;
    }
    if next.bytes().all(|b| b.is_ascii_digit()) {
        return Some(next.to_owned());
    }
    WORDS
        .iter()
        .position(|own| *own == next)
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

/// Whether a sentence (in lower case) looks back or ahead.
pub fn tells_of_another_time(lower: &str) -> bool {
    [
        "will ",
        "plan",
        "since",
        "ahead of",
        "following",
        "previous",
        "earlier",
        "next",
        "upcoming",
        "builds on",
        "building on",
        "last year",
        "last held",
        "prepar",
        "scheduled",
        "anniversary",
        "in line with",
    ]
    .iter()
    .any(|part| lower.contains(part))
}

/// "held in September 2023": an event of another year told of as if it were this one's.
pub fn held_in_another_year(sentence: &str, year: i16) -> Option<(String, i16)> {
    const HELD: [&str; 9] = [
        "held",
        "hosted",
        "convened",
        "took place",
        "organised",
        "delivered",
        "conducted",
        "launched",
        "met in",
    ];
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = sentence.to_lowercase();
    if !HELD.iter().any(|word| lower.contains(word)) || tells_of_another_time(&lower) {
        return None;
    }
    let years = years_in(&lower);
    let (at, other) = years.iter().copied().find(|(_, other)| *other != year)?;
    if years.iter().any(|(_, own)| *own == year) {
        return None;
    }
    let before = lower[..at].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let dated = MONTHS.contains(&word) || matches!(word, "in" | "during" | "over" | "late" | "early");
    let excerpt = lower.get(at..at + 4).unwrap_or("").to_owned();
    dated.then_some((excerpt, other))
}
