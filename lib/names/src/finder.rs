//! Who is named in a text: parties, agencies, persons and whoever else, in any of their
//! spellings, wherever they stand in a sentence.
//!
//! The longest name wins: *Papua New Guinea* is not *Guinea*, *Jordan Example* is a person and
//! not a state. Text in, places and keys out.

use std::{collections::HashMap, ops::Range};

use crate::{
    agreement::{NameAgreement, NameReason, same_person_evidence},
    fold::fold,
    party::{PartyIndex, PartyMatch},
    person::PersonName,
};

/// More words than this are no name of a person in a text.
const MOST_WORDS_OF_A_PERSON: usize = 5;
/// A person of one name is found by that word alone; shorter ones are too many things.
const SHORTEST_ALONE: usize = 4;
/// Shorter words are not sought for slips.
const SHORTEST_WITH_SLIP: usize = 6;
/// What stands before a person's name: the word after it is no state.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "capt",
    "captain",
    "col",
    "colonel",
    "gen",
    "general",
    "lt",
    "major",
    "maj",
    "inspector",
    "pak",
    "bapak",
    "ibu",
    "bu",
    "sdr",
];
/// Names of states that people bear as well.
const ALSO_OF_PEOPLE: &[&str] = &[
    "jordan", "georgia", "chad", "israel", "india", "china", "kenya", "cuba", "malta",
];

/// Somebody named at a place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<K> {
    /// Whom it may be; several where one spelling is of several.
    pub keys: Vec<K>,
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// Whether a name or spelling stands there as it is known. Where not, somebody should look.
    pub is_sure: bool,
}

/// A word of a text.
struct Word {
    place: Range<usize>,
    folded: String,
    /// Begins with a capital, or is of a script that has none.
    is_name: bool,
    is_capitals: bool,
    /// Only blanks, points and hyphens lie between the word before and this one.
    follows: bool,
}

/// How a spelling must be written in the text to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// With a capital somewhere.
    AsName,
    /// All in capitals: what is written so that it could be another word too.
    InCapitals,
}

#[derive(Debug, Clone)]
struct Spelling<K> {
    words: Vec<String>,
    written: Written,
    is_sure: bool,
    /// Empty for what only looks like a name of somebody.
    keys: Vec<K>,
}

/// Names that are looked for.
#[derive(Debug, Clone)]
pub struct Finder<K> {
    /// Spellings by their first word, the longest first once the finder is ready.
    spellings: HashMap<String, Vec<Spelling<K>>>,
    people: Vec<(K, PersonName, Vec<String>)>,
    /// People by each word of their names.
    by_word: HashMap<String, Vec<usize>>,
    slips: Option<PartyIndex<K>>,
}

impl<K> Default for Finder<K> {
    fn default() -> Self {
        Self {
            spellings: HashMap::new(),
            people: Vec::new(),
            by_word: HashMap::new(),
            slips: None,
        }
    }
}

impl<K: Clone + Eq> Finder<K> {
    /// A finder of nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks for a name or spelling. One in capitals of two or three letters counts in capitals
    /// alone.
    pub fn name(&mut self, key: K, spelling: &str) {
        let letters = spelling.chars().filter(|c| c.is_alphabetic());
        let is_code = letters.clone().count() <= 3 && letters.clone().all(char::is_uppercase);
        let written = if is_code {
            Written::InCapitals
        } else {
            Written::AsName
        };
        self.add(spelling, written, true, Some(key));
    }

    /// Looks for an abbreviation that nobody entered, in capitals alone; never sure.
    pub fn abbreviation(&mut self, key: K, letters: &str) {
        self.add(letters, Written::InCapitals, false, Some(key));
    }

    /// A name of nobody who is looked for, that holds one: *Indian Ocean*.
    pub fn nobody(&mut self, spelling: &str) {
        self.add(spelling, Written::AsName, true, None);
    }

    /// Looks for a person by the words of their name, in any order and with small slips.
    pub fn person(&mut self, key: K, name: &PersonName) {
        let words: Vec<String> = fold(&name.full).split(' ').map(str::to_owned).collect();
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return;
        }
        let place = self.people.len();
        for word in &words {
            let known = self.by_word.entry(word.clone()).or_default();
            if known.last() != Some(&place) {
                known.push(place);
            }
        }
        self.people.push((key, name.clone(), words));
    }

    /// Also finds names of this index that are written with a slip.
    #[must_use]
    pub fn with_slips(mut self, index: PartyIndex<K>) -> Self {
        self.slips = Some(index);
        self
    }

    fn add(&mut self, spelling: &str, written: Written, is_sure: bool, key: Option<K>) {
        let words: Vec<String> = words_of(spelling).into_iter().map(|word| word.folded).collect();
        let Some(first) = words.first() else { return };
        let known = self.spellings.entry(first.clone()).or_default();
        let same = known
            .iter_mut()
            .find(|own| own.words == words && own.written == written && own.is_sure == is_sure);
        match same {
            // Whoever is looked for wins over a place that is nobody's.
            Some(own) => own.keys.extend(key.filter(|key| !own.keys.contains(key))),
            None => {
                known.push(Spelling {
                    words,
                    written,
                    is_sure,
                    keys: key.into_iter().collect(),
                });
                known.sort_by_key(|own| std::cmp::Reverse((own.words.len(), own.is_sure, own.keys.len())));
            }
        }
    }

    /// Everybody named in a text, in reading order, without overlaps.
    pub fn find(&self, text: &str) -> Vec<Hit<K>> {
        let words = words_of(text);
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let spelled = self.spelled(&words, at);
            let person = self.person_at(&words, at);
            let (length, hit) = match (spelled, person) {
                (Some(own), Some(other)) if other.0 > own.0 => other,
                (Some(own), _) => own,
                (None, Some(other)) => other,
                (None, None) => match self.slip(text, &words, at) {
                    Some(found) => found,
                    None => {
                        at += 1;
                        continue;
                    }
                },
            };
            let last = at + length - 1;
            if !hit.0.is_empty() {
                hits.push(Hit {
                    keys: hit.0,
                    place: words[at].place.start..words[last].place.end,
                    is_sure: hit.1,
                });
            }
            at += length;
        }
        hits
    }

    /// The longest spelling at a word: how many words, whom, whether surely.
    fn spelled(&self, words: &[Word], at: usize) -> Option<(usize, (Vec<K>, bool))> {
        let first = &words[at].folded;
        // "Thais" is found by "Thai": the plural of one word.
        let bare = first.strip_suffix('s').filter(|bare| bare.len() > 3);
        let whole = self.spellings.get(first).into_iter().flatten();
        let plural = bare
            .and_then(|bare| self.spellings.get(bare))
            .into_iter()
            .flatten();
        let plural = plural.filter(|own| own.words.len() == 1);
        let found = whole
            .filter(|own| stands(own, words, at))
            .chain(plural.filter(|own| is_written(own.written, &words[at..=at])))
            .max_by_key(|own| (own.words.len(), own.is_sure))?;
        let length = found.words.len();
        let alone = length == 1 && ALSO_OF_PEOPLE.contains(&found.words[0].as_str());
        let before = at.checked_sub(1).map(|before| &words[before]);
        if alone && before.is_some_and(|word| TITLES.contains(&word.folded.as_str())) {
            return Some((length, (Vec::new(), true)));
        }
        // "Jordan Example" is perhaps somebody whom nobody entered.
        let next = words.get(at + length);
        let doubtful = alone && next.is_some_and(|word| word.follows && word.is_name && !word.is_capitals);
        Some((length, (found.keys.clone(), found.is_sure && !doubtful)))
    }

    /// The person whose name begins at a word.
    fn person_at(&self, words: &[Word], at: usize) -> Option<(usize, (Vec<K>, bool))> {
        let run = words[at..]
            .iter()
            .enumerate()
            .take_while(|(n, word)| (word.is_name || is_particle(&word.folded)) && (*n == 0 || word.follows))
            .take(MOST_WORDS_OF_A_PERSON)
            .count();
        if run == 0 || !words[at].is_name {
            return None;
        }
        (1..=run).rev().find_map(|length| {
            let window = &words[at..at + length];
            // A name neither begins nor ends with a word that is not in it.
            let found = if length == 1 {
                self.alone(&window[0].folded)
            } else {
                self.together(window)
            };
            (!found.0.is_empty()).then_some((length, found))
        })
    }

    fn alone(&self, word: &str) -> (Vec<K>, bool) {
        if word.len() < SHORTEST_ALONE {
            return (Vec::new(), false);
        }
        let places = self.by_word.get(word).into_iter().flatten();
        let keys = places
            .filter(|place| self.people[**place].2.len() == 1)
            .map(|place| self.people[*place].0.clone())
            .collect();
        (keys, false)
    }

    fn together(&self, window: &[Word]) -> (Vec<K>, bool) {
        let mut places: Vec<usize> = window
            .iter()
            .filter_map(|word| self.by_word.get(&word.folded))
            .flatten()
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            return (Vec::new(), false);
        }
        let written: Vec<&str> = window.iter().map(|word| word.folded.as_str()).collect();
        let Some(read) = PersonName::from_full(&written.join(" ")) else {
            return (Vec::new(), false);
        };
        let (mut keys, mut is_sure) = (Vec::new(), false);
        for place in places {
            let (key, name, own) = &self.people[place];
            let shared = own.iter().filter(|word| written.contains(&word.as_str())).count();
            // A window that is wider than the name holds words of something else.
            let agreed = match same_person_evidence(&read.name, name) {
                NameAgreement::Same(_) => true,
                NameAgreement::Compatible(
                    NameReason::KnownSpelling
                    | NameReason::Spacing
                    | NameReason::OneLetter
                    | NameReason::LettersSwapped
                    | NameReason::Initial
                    | NameReason::Particle,
                ) => written.len() <= own.len() + 1,
                NameAgreement::Compatible(NameReason::PartMissing) => {
                    shared >= 2 && written.len() < own.len()
                }
                _ => false,
            };
            if agreed && !keys.contains(key) {
                keys.push(key.clone());
                is_sure |= shared == own.len() && shared == written.len();
            }
        }
        let is_one = keys.len() == 1;
        (keys, is_sure && is_one)
    }

    /// A name of one or two words that is written with a slip.
    fn slip(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, (Vec<K>, bool))> {
        let index = self.slips.as_ref()?;
        let word = &words[at];
        if !word.is_name || word.is_capitals {
            return None;
        }
        [2, 1].into_iter().find_map(|length| {
            let last = words.get(at + length - 1)?;
            let is_joined = words[at + 1..at + length]
                .iter()
                .all(|word| word.follows && word.is_name);
            let written = text.get(word.place.start..last.place.end)?;
            if !is_joined || written.chars().count() < SHORTEST_WITH_SLIP {
                return None;
            }
            match index.find(written) {
                PartyMatch::Near { party, .. } => Some((length, (vec![party], false))),
                PartyMatch::Sure(party) => Some((length, (vec![party], true))),
                _ => None,
            }
        })
    }
}

fn stands<K>(own: &Spelling<K>, words: &[Word], at: usize) -> bool {
    let Some(window) = words.get(at..at + own.words.len()) else {
        return false;
    };
    let last = own.words.len() - 1;
    let is_same = window
        .iter()
        .zip(&own.words)
        .enumerate()
        .all(|(n, (word, wanted))| {
            word.folded == *wanted
                || (n == last && wanted.len() > 3 && word.folded.strip_suffix('s') == Some(wanted.as_str()))
        });
    is_same && is_written(own.written, window)
}

fn is_written(written: Written, window: &[Word]) -> bool {
    match written {
        Written::AsName => window.iter().any(|word| word.is_name),
        Written::InCapitals => window.iter().all(|word| word.is_capitals),
    }
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "bin" | "binti" | "binte" | "al" | "el" | "van" | "de" | "da" | "der" | "von" | "s" | "d"
    )
}

/// The words of a text: letters and digits; what else stands there parts them.
fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut gap = 0;
    let ends = text
        .char_indices()
        .map(|(at, c)| (at, Some(c)))
        .chain(std::iter::once((text.len(), None)));
    for (at, c) in ends {
        let inside = c.is_some_and(|c| c.is_alphanumeric() || is_mark(c));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let written = &text[from..at];
                let folded = fold(written).replace(' ', "");
                if folded.is_empty() {
                    continue;
                }
                let between = &text[gap..from];
                gap = at;
                let letters = || written.chars().filter(|c| c.is_alphabetic());
                words.push(Word {
                    follows: !words.is_empty()
                        && between
                            .chars()
                            .all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '.' | '\'' | '\u{2019}'))
                        && !between.contains(". "),
                    is_name: letters().next().is_some_and(|c| !c.is_lowercase()),
                    is_capitals: letters().next().is_some() && letters().all(|c| !c.is_lowercase()),
                    place: from..at,
                    folded,
                });
            }
            _ => {}
        }
    }
    words
}

/// Marks that stand within words: accents set apart, vowel signs.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
#[path = "finder_tests.rs"]
mod tests;
