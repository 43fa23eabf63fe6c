//! Numbers as people type them in a sentence: how large, how sure, of what.

use std::ops::Range;

/// How a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Just that.
    Exactly,
    /// "some", "about", "around": near it.
    About,
    /// "nearly", "almost": a little less.
    Nearly,
    /// "just over": a little more.
    JustOver,
    /// "more than", "over": more.
    MoreThan,
    /// "at least": that or more.
    AtLeast,
    /// "fewer than", "under": less.
    LessThan,
    /// "up to", "at most": that or less.
    AtMost,
}

/// A number that somebody typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its value.
    pub value: f64,
    /// How coarsely it is written: 1 for `612`, 1,000 for `12K`, 0.1 for `20.8`.
    pub grain: f64,
    /// How it is meant.
    pub claim: Claim,
    /// Whether it is a percentage.
    pub is_percent: bool,
    /// Whether it was written in words.
    pub in_words: bool,
    /// Where it stands with its qualifier, in bytes.
    pub place: Range<usize>,
    /// The words before it in the sentence, nearest last, in lower case.
    pub before: Vec<String>,
    /// The words after it up to the next comma or full stop, in lower case.
    pub after: Vec<String>,
}

impl Mention {
    /// Whether a figure bears out what was typed.
    pub fn agrees_with(&self, figure: f64) -> bool {
        let (said, half) = (self.value, self.grain / 2.0);
        match self.claim {
            Claim::Exactly => (figure - said).abs() <= if self.grain > 1.0 { half } else { half.min(0.5) },
            Claim::About => (figure - said).abs() <= self.leeway(),
            Claim::Nearly => figure <= said && figure >= said * 0.9,
            Claim::JustOver => figure >= said && figure <= said * 1.1,
            Claim::MoreThan => figure > said && figure <= said * 2.0,
            Claim::AtLeast => figure >= said && figure <= said * 2.0,
            Claim::LessThan => figure < said && figure >= said * 0.5,
            Claim::AtMost => figure <= said && figure >= said * 0.5,
        }
    }

    /// How far "about" reaches: half of the last round digit, at most a tenth, at least a fiftieth.
    fn leeway(&self) -> f64 {
        let mut unit = self.grain.max(1.0);
        while unit < self.value && (self.value / (unit * 10.0)).fract() == 0.0 {
            unit *= 10.0;
        }
        (unit / 2.0).min(self.value * 0.1).max(self.value * 0.02)
    }
}

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
/// A number after one of these is a name, not a count.
const NAMED: [&str; 29] = [
    "initiative",
    "initiatives",
    "purpose",
    "purposes",
    "page",
    "pages",
    "figure",
    "table",
    "section",
    "chapter",
    "article",
    "phase",
    "day",
    "days",
    "week",
    "no",
    "number",
    "goal",
    "step",
    "level",
    "version",
    "resolution",
    "aged",
    "age",
    "room",
    "floor",
    "part",
    "target",
    "annex",
];
/// A number before one of these counts time or place, not what the office did.
const MEASURED: [&str; 15] = [
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minutes",
    "km",
    "kilometres",
    "metres",
    "am",
];

struct Word<'a> {
    /// Without the punctuation around it, in lower case.
    bare: String,
    raw: &'a str,
    place: Range<usize>,
    ends_clause: bool,
}

/// All numbers in a sentence that are counts or percentages: not years, dates, names
/// of things, sums of money or spans of time, and none that touches a range in `skip`.
pub fn mentions(sentence: &str, skip: &[Range<usize>]) -> Vec<Mention> {
    let words = words(sentence);
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(number) = number_at(&words, at) else {
            at += 1;
            continue;
        };
        let next = at + number.length;
        let (claim, first) = claim_before(&words, at, number.is_open);
        let (claim, last) = claim_after(&words, next, claim);
        let place = words[first].place.start..words[last.max(next) - 1].place.end;
        let touches = skip
            .iter()
            .any(|range| range.start < words[next - 1].place.end && words[at].place.start < range.end);
        if !touches && !is_no_count(&words, at, next, &number) {
            out.push(Mention {
                value: number.value,
                grain: number.grain,
                claim,
                is_percent: number.is_percent,
                in_words: number.in_words,
                place,
                before: words[..first].iter().map(|word| word.bare.clone()).collect(),
                after: clause_after(&words, next),
            });
        }
        at = next;
    }
    out
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    for raw in sentence.split(char::is_whitespace) {
        let inner = raw
            .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '+' | '$' | '€' | '£' | '~'));
        let offset = raw.find(inner).unwrap_or(0);
        if !inner.is_empty() {
            let place = from + offset..from + offset + inner.len();
            let tail = &raw[offset + inner.len()..];
            out.push(Word {
                bare: inner.to_lowercase(),
                raw: inner,
                place,
                ends_clause: tail.contains([',', ';', ':', '.', ')', '\u{2014}']),
            });
        }
        from += raw.len()
            + sentence[from + raw.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    out
}

struct Number {
    value: f64,
    grain: f64,
    is_percent: bool,
    in_words: bool,
    /// Written with a plus: that or more.
    is_open: bool,
    /// How many words it takes.
    length: usize,
}

fn number_at(words: &[Word<'_>], at: usize) -> Option<Number> {
    let mut number = digits(&words[at].bare).or_else(|| in_words(words, at))?;
    let scale = |word: &str| match word {
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    };
    if !number.in_words
        && let Some(by) = words.get(at + 1).and_then(|word| scale(&word.bare))
    {
        number.value *= by;
        number.grain *= by;
        number.length += 1;
    }
    let next: Vec<&str> = words[at + number.length..]
        .iter()
        .take(2)
        .map(|word| word.bare.as_str())
        .collect();
    match next.as_slice() {
        ["percent" | "%", ..] => {
            number.is_percent = true;
            number.length += 1;
        }
        ["per", "cent"] => {
            number.is_percent = true;
            number.length += 2;
        }
        _ => {}
    }
    Some(number)
}

/// `1,188`, `12K`, `20.8`, `85%`, `1,200+`; nothing else that has digits in it.
fn digits(word: &str) -> Option<Number> {
    let mut text = word.trim_start_matches('~');
    let is_open = text.ends_with('+');
    text = text.trim_end_matches('+');
    let is_percent = text.ends_with('%');
    text = text.trim_end_matches('%');
    let (text, scale) = match text.char_indices().last() {
        Some((at, 'k')) => (&text[..at], 1e3),
        Some((at, 'm')) => (&text[..at], 1e6),
        _ => (text, 1.0),
    };
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 15 {
        return None;
    }
    let (whole, part) = text
        .split_once('.')
        .map_or((text, ""), |(whole, part)| (whole, part));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() > 1;
    let fits = groups.iter().enumerate().all(|(at, group)| {
        let right = !grouped
            || if at == 0 {
                group.len() <= 3
            } else {
                group.len() == 3
            };
        right && !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit())
    });
    if !fits || !part.bytes().all(|b| b.is_ascii_digit()) || (text.contains('.') && part.is_empty()) {
        return None;
    }
    let value: f64 = format!("{}.{part}0", groups.concat()).parse().ok()?;
    let grain = part.bytes().fold(1.0, |grain, _| grain / 10.0) * scale;
    Some(Number {
        value: value * scale,
        grain,
        is_percent,
        in_words: false,
        is_open,
        length: 1,
    })
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A whole number below a hundred in words, if it is one.
fn small(word: &str) -> Option<u32> {
    let find = |list: &[&str], word: &str| {
        list.iter()
            .position(|own| !own.is_empty() && *own == word)
            .and_then(|at| u32::try_from(at).ok())
    };
    if let Some((tens, ones)) = word.split_once('-') {
        let ones = find(&ONES[1..10], ones)? + 1;
        return Some(find(&TENS, tens)? * 10 + ones);
    }
    find(&ONES, word).or_else(|| find(&TENS, word).map(|tens| tens * 10))
}

/// `twelve`, `twenty-three`, `one hundred and twelve`, `two thousand`, `two dozen`.
/// "One" alone is mostly no number ("one of the"), so it is none here.
fn in_words(words: &[Word<'_>], at: usize) -> Option<Number> {
    let word = |at: usize| words.get(at).map_or("", |word| word.bare.as_str());
    let (mut total, mut part, mut length, mut grain) = (0.0, 0.0, 0_usize, 1.0);
    let mut seen = false;
    if matches!(word(at), "a" | "half") && matches!(word(at + 1), "dozen" | "hundred" | "thousand" | "a") {
        let dozen = word(at) == "half" && word(at + 1) == "a" && word(at + 2) == "dozen";
        match (word(at), word(at + 1)) {
            ("a", "dozen") => return Some(worded(12.0, 1.0, 2)),
            ("a", "hundred") => return Some(worded(100.0, 100.0, 2)),
            ("a", "thousand") => return Some(worded(1000.0, 1000.0, 2)),
            _ if dozen => return Some(worded(6.0, 1.0, 3)),
            _ => return None,
        }
    }
    loop {
        let here = word(at + length);
        if let Some(n) = small(here) {
            part += f64::from(n);
            grain = 1.0;
            seen = true;
        } else if seen && here == "hundred" {
            part *= 100.0;
            grain = 100.0;
        } else if seen && here == "dozen" {
            part *= 12.0;
        } else if seen && matches!(here, "thousand" | "million") {
            total += part * if here == "thousand" { 1e3 } else { 1e6 };
            part = 0.0;
            grain = 1e3;
        } else if !(seen
            && here == "and"
            && word(at + length - 1) == "hundred"
            && small(word(at + length + 1)).is_some())
        {
            break;
        }
        length += 1;
        // "three, four" are two numbers.
        if words.get(at + length - 1).is_some_and(|word| word.ends_clause) {
            break;
        }
    }
    let alone = length == 1 && matches!(word(at), "one" | "zero");
    (seen && !alone).then(|| worded(total + part, grain, length))
}

const fn worded(value: f64, grain: f64, length: usize) -> Number {
    Number {
        value,
        grain,
        is_percent: false,
        in_words: true,
        is_open: false,
        length,
    }
}

const CLAIMS: [(&[&str], Claim); 37] = [
    (&["no", "fewer", "than"], Claim::AtLeast),
    (&["no", "less", "than"], Claim::AtLeast),
    (&["not", "less", "than"], Claim::AtLeast),
    (&["not", "fewer", "than"], Claim::AtLeast),
    (&["no", "more", "than"], Claim::AtMost),
    (&["not", "more", "than"], Claim::AtMost),
    (&["in", "excess", "of"], Claim::MoreThan),
    (&["as", "many", "as"], Claim::AtMost),
    (&["a", "total", "of"], Claim::Exactly),
    (&["just", "over"], Claim::JustOver),
    (&["slightly", "over"], Claim::JustOver),
    (&["just", "under"], Claim::Nearly),
    (&["just", "below"], Claim::Nearly),
    (&["close", "to"], Claim::Nearly),
    (&["well", "over"], Claim::MoreThan),
    (&["more", "than"], Claim::MoreThan),
    (&["greater", "than"], Claim::MoreThan),
    (&["fewer", "than"], Claim::LessThan),
    (&["less", "than"], Claim::LessThan),
    (&["at", "least"], Claim::AtLeast),
    (&["at", "most"], Claim::AtMost),
    (&["up", "to"], Claim::AtMost),
    (&["over"], Claim::MoreThan),
    (&["above"], Claim::MoreThan),
    (&["exceeding"], Claim::MoreThan),
    (&["exceeded"], Claim::MoreThan),
    (&["surpassing"], Claim::MoreThan),
    (&["nearly"], Claim::Nearly),
    (&["almost"], Claim::Nearly),
    (&["about"], Claim::About),
    (&["around"], Claim::About),
    (&["some"], Claim::About),
    (&["approximately"], Claim::About),
    (&["roughly"], Claim::About),
    (&["circa"], Claim::About),
    (&["under"], Claim::LessThan),
    (&["below"], Claim::LessThan),
];

/// The claim made by the words before a number, and the place of the first of them.
fn claim_before(words: &[Word<'_>], at: usize, is_open: bool) -> (Claim, usize) {
    if is_open {
        return (Claim::AtLeast, at);
    }
    if words[at].raw.starts_with('~') {
        return (Claim::About, at);
    }
    for (phrase, claim) in CLAIMS {
        let Some(first) = at.checked_sub(phrase.len()) else {
            continue;
        };
        let said = &words[first..at];
        let same = said.iter().zip(phrase).all(|(word, own)| word.bare == *own);
        if same && !said.iter().any(|word| word.ends_clause) {
            return (claim, first);
        }
    }
    (Claim::Exactly, at)
}

/// "or more", "or so", "plus" after a number.
fn claim_after(words: &[Word<'_>], next: usize, claim: Claim) -> (Claim, usize) {
    let word = |at: usize| words.get(at).map_or("", |word| word.bare.as_str());
    match (word(next), word(next + 1)) {
        ("or", "more") => (Claim::AtLeast, next + 2),
        ("or", "so") => (Claim::About, next + 2),
        ("or", "fewer" | "less") => (Claim::AtMost, next + 2),
        ("plus", _) => (Claim::AtLeast, next + 1),
        _ => (claim, next),
    }
}

/// Whether it is a year, a date, a name, money or a span rather than a count.
fn is_no_count(words: &[Word<'_>], at: usize, next: usize, number: &Number) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.bare.as_str());
    let before = at.checked_sub(1).map_or("", |at| word(at));
    let plain = words[at].bare.bytes().all(|b| b.is_ascii_digit());
    let is_year = plain && words[at].bare.len() == 4 && (1900.0..2101.0).contains(&number.value);
    let is_month = |word: &str| MONTHS.contains(&word);
    // "3 to 7 June 2024": a month within reach, with only numbers between.
    let dated = !number.in_words
        && number.value <= 31.0
        && (is_month(before)
            || (next..next + 3)
                .take_while(|at| {
                    matches!(word(*at), "to" | "and" | "until")
                        || digits(word(*at)).is_some()
                        || is_month(word(*at))
                })
                .any(|at| is_month(word(at))));
    let named = NAMED.contains(&before) && !words[at - 1].ends_clause;
    let money = words[at].raw.contains(['$', '€', '£'])
        || matches!(before, "usd" | "aud" | "eur" | "a$" | "us$" | "nz$")
        || matches!(word(next), "dollars" | "usd" | "aud" | "euros");
    // Part of a range such as "10 to 15", which claims no single number.
    let ranged = matches!(word(next), "to" | "or") && number_at_word(words, next + 1) && word(next) == "to";
    let range_end = before == "to"
        && at >= 2
        && digits(word(at - 2)).is_some()
        && !matches!(at.checked_sub(3).map_or("", |at| word(at)), "from");
    is_year || dated || named || money || ranged || range_end || MEASURED.contains(&word(next))
}

fn number_at_word(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| digits(&word.bare).is_some())
}

fn clause_after(words: &[Word<'_>], next: usize) -> Vec<String> {
    if next > 0 && words[next - 1].ends_clause {
        return Vec::new();
    }
    let mut out = Vec::new();
    for word in words.iter().skip(next).take(12) {
        out.push(word.bare.clone());
        if word.ends_clause {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests;
