//! Numbers as people type them in a sentence: how large, how sure, of what.

use std::ops::Range;

use crate::tongue::{Part, Tongue, has, tongue_of};

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
    /// "between 1,100 and 1,200": from that to [`Mention::high`].
    Between,
}

/// A number that somebody typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its value; of a range the lower end.
    pub value: f64,
    /// The upper end of a range, else the value.
    pub high: f64,
    /// How coarsely it is written: 1 for `612`, 1,000 for `12K`, 0.1 for `20.8`.
    pub grain: f64,
    /// How it is meant.
    pub claim: Claim,
    /// Whether it is a percentage.
    pub is_percent: bool,
    /// Whether it is a sum of money.
    pub is_money: bool,
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
            Claim::Between => figure >= said && figure <= self.high,
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

struct Word<'a> {
    /// Without the punctuation around it, in lower case.
    bare: String,
    raw: &'a str,
    place: Range<usize>,
    ends_clause: bool,
    /// Whether nothing but a full stop follows, as after "No." or "Art.".
    is_dotted: bool,
}

/// All numbers in a sentence that are counts, percentages or sums of money: not years,
/// dates, names of things or spans of time, and none that touches a range in `skip`.
pub fn mentions(sentence: &str, skip: &[Range<usize>]) -> Vec<Mention> {
    let tongue = tongue_of(sentence);
    let words = words(sentence);
    let reader = Reader {
        tongue,
        words: &words,
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(number) = reader.number_at(at) else {
            at += 1;
            continue;
        };
        let mut next = at + number.length;
        let (mut claim, mut first) = reader.claim_before(at, number.is_open);
        let mut high = number.value;
        if let Some((end, after)) = reader.range_end(at, next, &number) {
            (claim, high, next) = (Claim::Between, end, after);
            if first == at && at > 0 && has(&tongue.between, &words[at - 1].bare) {
                first = at - 1;
            }
        }
        let (claim, last) = reader.claim_after(next, claim);
        let place = words[first].place.start..words[last.max(next) - 1].place.end;
        let touches = skip
            .iter()
            .any(|range| range.start < words[next - 1].place.end && words[at].place.start < range.end);
        if !touches && !reader.is_no_count(at, next, &number, claim) {
            out.push(Mention {
                value: number.value,
                high,
                grain: number.grain,
                claim,
                is_percent: number.is_percent || words[next - 1].bare.ends_with('%'),
                is_money: number.is_money || reader.is_money(at, next),
                in_words: number.in_words,
                place,
                before: words[..first].iter().map(|word| word.bare.clone()).collect(),
                after: reader.clause_after(next),
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
                is_dotted: tail == ".",
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
    /// Written with the sign of a currency.
    is_money: bool,
    in_words: bool,
    /// Written with a plus: that or more.
    is_open: bool,
    /// The upper end, where both stand in one word: `1,100–1,200`.
    high: Option<f64>,
    /// How many words it takes.
    length: usize,
}

/// `1,188`, `12K`, `20.8`, `85%`, `1,200+`, `1,100–1,200`; nothing else that has digits in it.
fn digits(tongue: &Tongue, word: &str) -> Option<Number> {
    if let Some((low, high)) = word.split_once(['\u{2013}', '-']) {
        let (low, high) = (plain(tongue, low)?, plain(tongue, high)?);
        // A hyphen joins other things too: parts of a telephone number, a file's number.
        let near = word.contains('\u{2013}') || high.value <= low.value * 2.0;
        return (high.value > low.value && near && !low.is_open).then_some(Number {
            high: Some(high.value),
            is_percent: low.is_percent || high.is_percent,
            ..low
        });
    }
    plain(tongue, word)
}

fn plain(tongue: &Tongue, word: &str) -> Option<Number> {
    let mut text = word.trim_start_matches('~');
    let is_open = text.ends_with('+');
    text = text.trim_end_matches('+');
    let is_percent = text.ends_with('%');
    text = text.trim_end_matches('%');
    let amount = without_currency(tongue, text);
    let is_money = amount.is_some();
    text = amount.unwrap_or(text);
    let mut scale = 1.0;
    if let Some(at) = text.find(|c: char| c.is_alphabetic()) {
        scale = tongue
            .scales
            .iter()
            .find(|(own, _)| own.chars().count() <= 2 && *own == text[at..])?
            .1;
        text = &text[..at];
    }
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 15 {
        return None;
    }
    let (whole, part) = match text.split_once(tongue.point) {
        // "1,188" in a text that writes 1.188: three figures after a comma part thousands.
        Some((whole, part)) if tongue.point == ',' && part.len() == 3 && !is_percent => {
            (format!("{whole}{}{part}", tongue.group), "")
        }
        // The same the other way round: "1.188" in a text that writes 1,188. Nothing here
        // is counted to the thousandth.
        Some((whole, part))
            if tongue.point == '.' && !is_percent && scale == 1.0 && is_grouped_by_points(text) =>
        {
            (format!("{whole}{}{}", tongue.group, part.replace('.', ",")), "")
        }
        Some((_, "")) => return None,
        Some((whole, part)) => (whole.to_owned(), part),
        None => (text.to_owned(), ""),
    };
    let groups: Vec<&str> = whole.split(tongue.group).collect();
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
    if !fits || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: f64 = format!("{}.{part}0", groups.concat()).parse().ok()?;
    let grain = part.bytes().fold(1.0, |grain, _| grain / 10.0) * scale;
    Some(Number {
        value: value * scale,
        grain,
        is_percent,
        is_money,
        in_words: false,
        is_open,
        high: None,
        length: 1,
    })
}

/// A number with decimals, read as such.
fn decimal(word: &str) -> Option<Number> {
    let part = word.split_once('.')?.1;
    Some(Number {
        value: word.parse().ok()?,
        grain: part.bytes().fold(1.0, |grain, _| grain / 10.0),
        is_percent: false,
        is_money: false,
        in_words: false,
        is_open: false,
        high: None,
        length: 1,
    })
}

/// "1.188" and "5.000.000": groups of three, parted by points.
fn is_grouped_by_points(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or("");
    let is_number = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && first != "0"
        && is_number(first)
        && groups.all(|group| group.len() == 3 && is_number(group))
}

/// The amount in "A$120,000", "€5m" and "Rp120.000"; none without a currency.
fn without_currency<'a>(tongue: &Tongue, text: &'a str) -> Option<&'a str> {
    let is_amount = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if let Some((before, after)) = text.split_once(['$', '\u{20ac}', '\u{a3}', '\u{a5}']) {
        return if after.is_empty() {
            Some(before)
        } else {
            is_amount(after).then_some(after)
        };
    }
    tongue
        .money
        .iter()
        .find_map(|own| text.strip_prefix(own.as_str()).filter(|rest| is_amount(rest)))
}

/// The words of a sentence with the language they are read in.
struct Reader<'a> {
    tongue: &'static Tongue,
    words: &'a [Word<'a>],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.bare.as_str())
    }

    /// Whether these words stand at a place.
    fn stands(&self, at: usize, phrase: &[String]) -> bool {
        phrase.iter().enumerate().all(|(n, own)| self.word(at + n) == own)
    }

    fn number_at(&self, at: usize) -> Option<Number> {
        let mut number = digits(self.tongue, self.word(at)).or_else(|| self.in_words(at))?;
        if !number.in_words
            && number.high.is_none()
            && let Some((_, by)) = self
                .tongue
                .scales
                .iter()
                .find(|(word, _)| word.chars().count() > 2 && *word == self.word(at + 1))
        {
            // "1.234 million": with a scale after it the point is one of decimals.
            if self.tongue.point == '.' && is_grouped_by_points(self.word(at)) && self.word(at).contains('.')
            {
                number = decimal(self.word(at))?;
            }
            number.value *= by;
            number.grain *= by;
            number.length += 1;
        }
        let after = at + number.length;
        if let Some(phrase) = self
            .tongue
            .percent
            .iter()
            .find(|phrase| self.stands(after, phrase))
        {
            number.is_percent = true;
            number.length += phrase.len();
        }
        Some(number)
    }

    /// `twelve`, `one hundred and twelve`, `two dozen`; `dua belas`, `seratus dua belas`.
    /// "One" alone is mostly no number ("one of the"), so it is none here.
    fn in_words(&self, at: usize) -> Option<Number> {
        let (mut total, mut part, mut last, mut grain) = (0.0, 0.0, 0.0, 1.0);
        let mut length = 0_usize;
        loop {
            let here = at + length;
            let found = self
                .tongue
                .numbers
                .iter()
                .find(|(words, _)| self.stands(here, words))
                .map(|(words, does)| (words.len(), *does))
                .or_else(|| self.hyphened(here).map(|does| (1, does)));
            let Some((taken, does)) = found else {
                let joins = length > 0
                    && grain > 1.0
                    && has(&self.tongue.joins, self.word(here))
                    && self
                        .tongue
                        .numbers
                        .iter()
                        .any(|(words, does)| matches!(does, Part::Is(_)) && self.stands(here + 1, words));
                if !joins {
                    break;
                }
                length += 1;
                continue;
            };
            match does {
                Part::Is(n) => {
                    part += n;
                    last = n;
                    grain = if n >= 100.0 { n } else { 1.0 };
                }
                // These want a number before them: "hundreds of" is none.
                _ if length == 0 => break,
                Part::Adds(n) => {
                    part += n;
                    last += n;
                }
                Part::Times(n) => {
                    part += last * (n - 1.0);
                    last *= n;
                    grain = if n >= 100.0 { n } else { 1.0 };
                }
                Part::TimesAll(n) => {
                    total += part * n;
                    (part, last, grain) = (0.0, 0.0, 1e3);
                }
            }
            length += taken;
            // "three, four" are two numbers.
            if self
                .words
                .get(at + length - 1)
                .is_some_and(|word| word.ends_clause)
            {
                break;
            }
        }
        let alone = length == 1 && has(&self.tongue.not_alone, self.word(at));
        (length > 0 && !alone).then_some(Number {
            value: total + part,
            grain,
            is_percent: false,
            is_money: false,
            in_words: true,
            is_open: false,
            high: None,
            length,
        })
    }

    /// `twenty-three`.
    fn hyphened(&self, at: usize) -> Option<Part> {
        let (tens, ones) = self.word(at).split_once('-')?;
        let value = |word: &str| {
            self.tongue.numbers.iter().find_map(|(words, does)| match does {
                Part::Is(n) if words.len() == 1 && words[0] == word => Some(*n),
                _ => None,
            })
        };
        let (tens, ones) = (value(tens)?, value(ones)?);
        (tens >= 20.0 && ones < 10.0).then_some(Part::Is(tens + ones))
    }

    /// The upper end of a range that begins here, and the word after it.
    fn range_end(&self, at: usize, next: usize, number: &Number) -> Option<(f64, usize)> {
        if let Some(high) = number.high {
            return Some((high, next));
        }
        let before = at.checked_sub(1).map_or("", |at| self.word(at));
        let opened = has(&self.tongue.between, before);
        let joins = self.word(next);
        let joined = opened && has(&self.tongue.between_joins, joins)
            || has(&self.tongue.to, joins) && !has(&self.tongue.from, before);
        if !joined || self.words[next - 1].ends_clause {
            return None;
        }
        let end = self.number_at(next + 1)?;
        (end.high.is_none() && end.value > number.value).then_some((end.value, next + 1 + end.length))
    }

    /// The claim made by the words before a number, and the place of the first of them.
    fn claim_before(&self, at: usize, is_open: bool) -> (Claim, usize) {
        if is_open {
            return (Claim::AtLeast, at);
        }
        if self.words[at].raw.starts_with('~') {
            return (Claim::About, at);
        }
        for (phrase, claim) in &self.tongue.claims {
            let Some(first) = at.checked_sub(phrase.len()) else {
                continue;
            };
            let apart = self.words[first..at].iter().any(|word| word.ends_clause);
            if self.stands(first, phrase) && !apart {
                return (*claim, first);
            }
        }
        (Claim::Exactly, at)
    }

    /// "or more", "or so", "plus" after a number.
    fn claim_after(&self, next: usize, claim: Claim) -> (Claim, usize) {
        let found = self
            .tongue
            .claims_after
            .iter()
            .find(|(phrase, _)| self.stands(next, phrase));
        found.map_or((claim, next), |(phrase, after)| (*after, next + phrase.len()))
    }

    /// Whether a currency stands before or after it.
    fn is_money(&self, at: usize, next: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |at| self.word(at));
        has(&self.tongue.money, before) || has(&self.tongue.money, self.word(next))
    }

    /// Whether it is a year, a date, a name, a telephone number or a span of time
    /// rather than a count.
    fn is_no_count(&self, at: usize, next: usize, number: &Number, claim: Claim) -> bool {
        let tongue = self.tongue;
        let before = at.checked_sub(1).map_or("", |at| self.word(at));
        let bare = self.word(at);
        let is_year =
            |text: &str| text.len() == 4 && text.parse().is_ok_and(|year: i32| (1900..2101).contains(&year));
        let of_years = bare.split(['\u{2013}', '-', '/']).any(is_year);
        let is_month = |word: &str| has(&tongue.months, word);
        // "3 to 7 June 2024": a month within reach, with only numbers between.
        let dated = !number.in_words
            && number.value <= 31.0
            && (is_month(before)
                || (next..next + 3)
                    .take_while(|at| {
                        let word = self.word(*at);
                        has(&tongue.to, word)
                            || has(&tongue.between_joins, word)
                            || digits(tongue, word).is_some()
                            || is_month(word)
                    })
                    .any(|at| is_month(self.word(at))));
        let named = has(&tongue.named, before) && {
            let word = &self.words[at - 1];
            // "No. 12" and "Art. 5" go on after their full stop.
            !word.ends_clause || word.is_dotted
        };
        // Numbers side by side, a plus before or such a word near: "+62 21 5550 1234".
        let is_digits = |at: usize| {
            let word = self.word(at);
            word.len() > 1 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-') && !is_year(word)
        };
        let ungrouped = bare.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let phone = self.words[at].raw.starts_with('+')
            || before.starts_with('+')
            || ungrouped && bare.starts_with('0')
            || ungrouped
                && (at.checked_sub(1).is_some_and(is_digits) && !self.words[at - 1].ends_clause
                    || is_digits(next) && !self.words[next - 1].ends_clause)
            || ungrouped && (at.saturating_sub(4)..at).any(|at| has(&tongue.phones, self.word(at)));
        // "from 10 to 15" tells of a change: its first number is no claim of today.
        let changes = claim != Claim::Between
            && has(&tongue.to, self.word(next))
            && digits(tongue, self.word(next + 1)).is_some();
        of_years || dated || named || phone || changes || has(&tongue.measured, self.word(next))
    }

    fn clause_after(&self, next: usize) -> Vec<String> {
        if next > 0 && self.words[next - 1].ends_clause {
            return Vec::new();
        }
        let mut out = Vec::new();
        for word in self.words.iter().skip(next).take(12) {
            out.push(word.bare.clone());
            if word.ends_clause {
                break;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;
