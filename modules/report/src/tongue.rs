//! The words by which a sentence is read, in each language that the catalogue has.
//!
//! The lists stand in the catalogue under `read-...`, parted by `|`: whoever adds a
//! language adds them with its other texts.

use std::sync::OnceLock;

use balai_kernel::{
    t,
    text::{Lang, catalogue, number, real},
};

use crate::numbers::Claim;

/// Words of one language.
#[derive(Debug)]
pub struct Tongue {
    /// The language.
    pub lang: Lang,
    /// The small words by which the language is known.
    small: Vec<String>,
    /// What parts thousands.
    pub group: char,
    /// What parts the whole from its decimals.
    pub point: char,
    /// The months.
    pub months: Vec<String>,
    /// Numbers in words: the words and what they do.
    pub numbers: Vec<(Vec<String>, Part)>,
    /// Number words that are mostly none: "one of the".
    pub not_alone: Vec<String>,
    /// What joins a hundred and the rest: "and".
    pub joins: Vec<String>,
    /// After digits: "thousand", "juta", and the letters of "12K".
    pub scales: Vec<(String, f64)>,
    /// "per cent" after a number.
    pub percent: Vec<Vec<String>>,
    /// How a number is meant, by the words before it; the longest first.
    pub claims: Vec<(Vec<String>, Claim)>,
    /// The same by the words after it.
    pub claims_after: Vec<(Vec<String>, Claim)>,
    /// A number after one of these is a name, not a count.
    pub named: Vec<String>,
    /// A number before one of these counts time or place.
    pub measured: Vec<String>,
    /// Before or after these it is money.
    pub money: Vec<String>,
    /// Near these it is a telephone number.
    pub phones: Vec<String>,
    /// Opens a range: "between".
    pub between: Vec<String>,
    /// Joins the ends of a range that "between" opened: "and".
    pub between_joins: Vec<String>,
    /// Joins the ends of a range: "to".
    pub to: Vec<String>,
    /// Tells of a change rather than a range: "from 10 to 15".
    pub from: Vec<String>,
    /// Words after which a noun no longer belongs to the number before them.
    pub stops: Vec<String>,
    /// Between a noun and its number: "participations were 1,188".
    pub links: Vec<String>,
    /// "of them": the number counts what the one before it does.
    pub of_them: Vec<Vec<String>>,
    /// Before a noun whose number follows: "number of participations 1,188".
    pub number_of: Vec<String>,
    /// Parts of words that speak of training.
    pub trains: Vec<String>,
    /// Parts of words that speak of taking part.
    pub gathers: Vec<String>,
    /// Parts of words that speak of meetings of bodies.
    pub bodies: Vec<String>,
    /// Nouns of what is counted.
    pub nouns: Nouns,
    /// Of which part and time a sentence speaks.
    pub scope: Scope,
}

/// What a number word does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// Is that many.
    Is(f64),
    /// Adds to the word before: "belas" after "dua".
    Adds(f64),
    /// Multiplies the word before: "hundred", "puluh".
    Times(f64),
    /// Multiplies all before it: "thousand".
    TimesAll(f64),
}

/// Nouns of what is counted; see [`crate::topic`].
#[derive(Debug)]
pub struct Nouns {
    /// Participants.
    pub participants: Vec<String>,
    /// People.
    pub people: Vec<String>,
    /// Officers.
    pub officers: Vec<String>,
    /// Alumni.
    pub alumni: Vec<String>,
    /// Members of the network, where alumni are spoken of.
    pub members: Vec<String>,
    /// Parties.
    pub parties: Vec<String>,
    /// Training courses.
    pub trainings: Vec<String>,
    /// "training", which needs a noun after it.
    pub training: Vec<String>,
    /// Those nouns.
    pub training_what: Vec<String>,
    /// Dialogues.
    pub dialogues: Vec<String>,
    /// Events.
    pub events: Vec<String>,
    /// "external".
    pub external: Vec<String>,
    /// Publications.
    pub publications: Vec<String>,
    /// Inputs.
    pub inputs: Vec<String>,
    /// Women.
    pub women: Vec<String>,
    /// Words that tell the base of the share of women.
    pub known: Vec<String>,
}

/// Of which part and time a sentence speaks; see [`crate::scope`].
#[derive(Debug)]
pub struct Scope {
    /// "initiative".
    pub initiative: Vec<String>,
    /// "core purpose".
    pub purpose: Vec<String>,
    /// One to nine in words.
    pub codes: Vec<String>,
    /// "in all".
    pub overall: Vec<String>,
    /// "to date".
    pub to_date: Vec<String>,
    /// "as of", with which a cited figure tells its day.
    pub as_of: Vec<String>,
    /// "since", before a year.
    pub since: Vec<String>,
    /// "last year".
    pub last_year: Vec<String>,
    /// "in", before a year.
    pub in_year: Vec<String>,
    /// Words that name observers beside members.
    pub observers: Vec<String>,
    /// "held".
    pub held: Vec<String>,
    /// Words that look back or ahead.
    pub other_time: Vec<String>,
    /// Words before a year that date what was held.
    pub dated: Vec<String>,
    /// Parts of a year: "quarter", "half".
    pub parts_of_year: Vec<String>,
    /// The same with their first and last month: "first half".
    pub spans: Vec<(Vec<String>, i8, i8)>,
    /// "over the year": the whole of it, whatever part is named beside.
    pub whole_year: Vec<String>,
    /// Words before a month that narrow a sentence to it.
    pub in_month: Vec<String>,
    /// "members".
    pub members: Vec<Vec<String>>,
    /// "member states".
    pub member_states: Vec<Vec<String>>,
    /// "observers".
    pub observing: Vec<Vec<String>>,
    /// Kinds of parties, which go on with what "members and" began.
    pub kinds: Vec<String>,
    /// After "members": those of something else.
    pub members_else: Vec<String>,
    /// "from", "by", before those who sent people.
    pub sent_by: Vec<String>,
    /// "sent", "nominated", after those who did.
    pub sends: Vec<String>,
    /// Words for parties that are states.
    pub states: Vec<String>,
    /// "in", "from", before a place.
    pub in_place: Vec<String>,
    /// "hosted", after a place.
    pub hosted: Vec<String>,
    /// What has a seat in a place: "office".
    pub seats: Vec<String>,
    /// Joins one clause to another: "and".
    pub clause_joins: Vec<String>,
    /// Nouns of what gathers people: "workshop".
    pub gatherings: Vec<String>,
}

/// All languages, the catalogue's first one first.
pub fn tongues() -> &'static [Tongue] {
    static ALL: OnceLock<Vec<Tongue>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut languages: Vec<Lang> = catalogue().languages().collect();
        languages.sort_by_key(|lang| (*lang != Lang::EN, lang.code()));
        languages.into_iter().map(Tongue::of).collect()
    })
}

/// The language in which a sentence is most likely written: the one with the most of its
/// small words and nouns in it; English where nothing tells.
pub fn tongue_of(sentence: &str) -> &'static Tongue {
    let words: Vec<String> = sentence
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    let hits = |tongue: &Tongue| words.iter().filter(|word| tongue.knows(word)).count();
    let all = tongues();
    // Of equals the first is kept.
    all.iter()
        .rev()
        .max_by_key(|tongue| hits(tongue))
        .unwrap_or(&all[0])
}

/// The language in which a text is written; the names of figures in it tell nothing.
pub fn language_of(text: &str) -> Lang {
    let mut words = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => words.push(c),
            _ => {}
        }
    }
    tongue_of(&words).lang
}

fn list(lang: Lang, key: &str) -> Vec<String> {
    t!(lang, key)
        .split('|')
        .map(|item| {
            item.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase()
        })
        .filter(|item| !item.is_empty())
        .collect()
}

fn words_of(phrase: &str) -> Vec<String> {
    phrase.split(' ').map(str::to_owned).collect()
}

fn phrases(lang: Lang, key: &str) -> Vec<Vec<String>> {
    list(lang, key).iter().map(|phrase| words_of(phrase)).collect()
}

/// `dozen = x12`, `thirteen = 13`, `belas = +10`, `thousand = xx1000`.
fn number_words(lang: Lang) -> Vec<(Vec<String>, Part)> {
    let mut all: Vec<(Vec<String>, Part)> = list(lang, "read-numbers")
        .iter()
        .filter_map(|item| {
            let (words, does) = item.split_once('=')?;
            let does = does.trim();
            let value = |text: &str| text.parse::<f64>().ok();
            let part = if let Some(n) = does.strip_prefix("xx") {
                Part::TimesAll(value(n)?)
            } else if let Some(n) = does.strip_prefix('x') {
                Part::Times(value(n)?)
            } else if let Some(n) = does.strip_prefix('+') {
                Part::Adds(value(n)?)
            } else {
                Part::Is(value(does)?)
            };
            Some((words_of(words.trim()), part))
        })
        .collect();
    all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    all
}

/// `first half = 1-6`.
fn spans(lang: Lang) -> Vec<(Vec<String>, i8, i8)> {
    list(lang, "read-spans")
        .iter()
        .filter_map(|item| {
            let (words, months) = item.split_once('=')?;
            let (from, to) = months.trim().split_once('-')?;
            Some((words_of(words.trim()), from.parse().ok()?, to.parse().ok()?))
        })
        .collect()
}

fn claims(lang: Lang, keys: &[(&str, Claim)]) -> Vec<(Vec<String>, Claim)> {
    let mut all: Vec<(Vec<String>, Claim)> = keys
        .iter()
        .flat_map(|(key, claim)| phrases(lang, key).into_iter().map(|phrase| (phrase, *claim)))
        .collect();
    all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    all
}

impl Tongue {
    /// Whether a word is one of the small ones or a noun of what is counted.
    fn knows(&self, word: &String) -> bool {
        let nouns = &self.nouns;
        let lists = [
            &self.small,
            &nouns.participants,
            &nouns.people,
            &nouns.officers,
            &nouns.parties,
            &nouns.trainings,
            &nouns.dialogues,
            &nouns.events,
            &nouns.publications,
            &nouns.inputs,
        ];
        lists.iter().any(|list| list.contains(word))
    }

    fn of(lang: Lang) -> Self {
        let mark = |text: String| text.chars().find(|c| !c.is_ascii_digit());
        let list = |key: &str| list(lang, key);
        Self {
            lang,
            small: list("read-small-words"),
            group: mark(number(lang, 1000)).unwrap_or(','),
            point: mark(real(lang, 0.5, 1)).unwrap_or('.'),
            months: (1..=12)
                .map(|month| t!(lang, &format!("month-{month}")).to_lowercase())
                .collect(),
            numbers: number_words(lang),
            not_alone: list("read-not-alone"),
            joins: list("read-number-joins"),
            scales: list("read-scales")
                .iter()
                .filter_map(|item| {
                    let (word, by) = item.split_once('=')?;
                    Some((word.trim().to_owned(), by.trim().parse().ok()?))
                })
                .collect(),
            percent: phrases(lang, "read-percent"),
            claims: claims(
                lang,
                &[
                    ("read-exactly", Claim::Exactly),
                    ("read-about", Claim::About),
                    ("read-nearly", Claim::Nearly),
                    ("read-just-over", Claim::JustOver),
                    ("read-more-than", Claim::MoreThan),
                    ("read-at-least", Claim::AtLeast),
                    ("read-less-than", Claim::LessThan),
                    ("read-at-most", Claim::AtMost),
                ],
            ),
            claims_after: claims(
                lang,
                &[
                    ("read-or-so", Claim::About),
                    ("read-or-more", Claim::AtLeast),
                    ("read-or-fewer", Claim::AtMost),
                ],
            ),
            named: list("read-named"),
            measured: list("read-measured"),
            money: list("read-money"),
            phones: list("read-phones"),
            between: list("read-between"),
            between_joins: list("read-between-joins"),
            to: list("read-to"),
            from: list("read-from"),
            stops: list("read-stops"),
            links: list("read-links"),
            of_them: phrases(lang, "read-of-them"),
            number_of: list("read-number-of"),
            trains: list("read-trains"),
            gathers: list("read-gathers"),
            bodies: list("read-bodies"),
            nouns: Nouns {
                participants: list("read-participants"),
                people: list("read-people"),
                officers: list("read-officers"),
                alumni: list("read-alumni"),
                members: list("read-members"),
                parties: list("read-parties"),
                trainings: list("read-trainings"),
                training: list("read-training"),
                training_what: list("read-training-what"),
                dialogues: list("read-dialogues"),
                events: list("read-events"),
                external: list("read-external"),
                publications: list("read-publications"),
                inputs: list("read-inputs"),
                women: list("read-women"),
                known: list("read-known"),
            },
            scope: Scope {
                initiative: list("read-initiative"),
                purpose: list("read-purpose"),
                codes: list("read-codes"),
                overall: list("read-overall"),
                to_date: list("read-to-date"),
                as_of: list("read-as-of"),
                since: list("read-since"),
                last_year: list("read-last-year"),
                in_year: list("read-in-year"),
                observers: list("read-observers"),
                held: list("read-held"),
                other_time: list("read-other-time"),
                dated: list("read-dated"),
                parts_of_year: list("read-parts-of-year"),
                spans: spans(lang),
                whole_year: list("read-whole-year"),
                in_month: list("read-in-month"),
                members: phrases(lang, "read-of-members"),
                member_states: phrases(lang, "read-of-member-states"),
                observing: phrases(lang, "read-of-observers"),
                kinds: list("read-kinds"),
                members_else: list("read-members-else"),
                sent_by: list("read-sent-by"),
                sends: list("read-sends"),
                states: list("read-states"),
                in_place: list("read-in-place"),
                hosted: list("read-hosted"),
                seats: list("read-seats"),
                clause_joins: list("read-clause-joins"),
                gatherings: list("read-gatherings"),
            },
        }
    }
}

/// Whether a list has a word.
pub fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}

/// Whether a text (in lower case) has something of the list in it: where a word begins,
/// or anywhere in a word for what the list writes with a star, as `*latih`.
pub fn within(list: &[String], text: &str) -> bool {
    list.iter().any(|part| match part.strip_prefix('*') {
        Some(part) => text.contains(part),
        None => text.match_indices(part.as_str()).any(|(at, _)| {
            !text[..at]
                .chars()
                .next_back()
                .is_some_and(|before| before.is_alphanumeric())
        }),
    })
}
