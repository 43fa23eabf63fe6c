//! Which party a text names: surely, probably by a slip, unsurely, or none.

use std::collections::HashMap;

use crate::fold::has_other_script;
use crate::form::{form_decides, form_in_front, normal, without_form};

/// Shorter texts are recognised exactly or not at all.
const SHORTEST_FOR_ONE_SLIP: usize = 6;
/// From this length on two slips are still clear.
const SHORTEST_FOR_TWO_SLIPS: usize = 10;
/// In words shorter than this any slip makes another word: East, West, North.
const SHORTEST_WORD_WITH_SLIP: usize = 5;
/// How many slips further away every other name must be.
const MARGIN: usize = 2;

/// Names a slip or two away from another state's. They stand against a near match
/// even when the caller passes no other places.
#[rustfmt::skip]
const EASILY_MISTAKEN: &[&str] = &[
    "niger", "nigeria", "austria", "australia", "slovakia", "slovenia", "iceland", "ireland",
    "dominica", "dominican", "dominican republic", "gambia", "zambia", "namibia", "mauritius",
    "mauritania", "guinea", "guyana", "liberia", "libya", "lithuania", "latvia", "malawi",
    "malta", "mali", "algeria", "angola", "anguilla", "somalia", "romania", "rwanda", "uganda",
    "burundi", "montserrat", "montenegro", "north korea", "south korea", "swaziland",
    "switzerland", "sweden", "georgia", "jersey", "panama", "macedonia",
];

/// Words of other meaning that are also codes; as codes they are written in capitals.
const WORDS_LIKE_CODES: &[&str] = &["are", "can", "and", "per", "com", "nor", "pan", "man"];

/// What a text says about a party. `K` is the caller's key of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartyMatch<K> {
    /// An official name or spelling, up to case, accents, article and constitutional form.
    Sure(K),
    /// A slip of one or two letters in a name that nothing else resembles. An importer may
    /// take it as recognised if it says so.
    Near {
        /// The party.
        party: K,
        /// Letters inserted, left out, replaced or swapped: 1 or 2.
        distance: usize,
    },
    /// Someone has to say which, or whether, it is one of these.
    Unsure(Vec<K>),
    /// No party.
    Unknown,
}

/// The parties of a process by all their names and spellings.
///
/// The caller gives official names, names in other languages, short forms and codes of
/// each party. Codes of two letters count only in capitals: `TO` is a code, `to` a word.
#[derive(Debug, Clone)]
pub struct PartyIndex<K> {
    parties: Vec<K>,
    /// Normal text of every spelling, to places in `parties`.
    exact: HashMap<String, Vec<usize>>,
    /// Spellings of two letters and the like, as written.
    codes: HashMap<String, Vec<usize>>,
    /// Names without constitutional form, to places and whether the form decides.
    cores: HashMap<String, Vec<(usize, bool)>>,
    /// Names without spaces.
    joined: HashMap<String, Vec<usize>>,
    /// What near matches are sought in, by first letter: name, and party if it is one.
    nearby: HashMap<u8, Vec<(String, Option<usize>)>>,
    others: HashMap<String, ()>,
}

impl<K: Clone + Eq> PartyIndex<K> {
    /// Builds the index. A spelling given for several parties makes its text unsure.
    pub fn new<I, S>(parties: I) -> Self
    where
        I: IntoIterator<Item = (K, S)>,
        S: IntoIterator,
        S::Item: AsRef<str>,
    {
        let mut index = Self {
            parties: Vec::new(),
            exact: HashMap::new(),
            codes: HashMap::new(),
            cores: HashMap::new(),
            joined: HashMap::new(),
            nearby: HashMap::new(),
            others: HashMap::new(),
        };
        for (key, spellings) in parties {
            let place = index
                .parties
                .iter()
                .position(|known| *known == key)
                .unwrap_or_else(|| {
                    index.parties.push(key);
                    index.parties.len() - 1
                });
            for spelling in spellings {
                index.add(place, spelling.as_ref());
            }
        }
        for name in EASILY_MISTAKEN {
            index.add_nearby(name, None);
        }
        index
    }

    /// Tells the index which places are not parties: such a text is unknown, never near
    /// a party, unless it is a party's own spelling too.
    #[must_use]
    pub fn with_other_places<I>(mut self, places: I) -> Self
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        for place in places {
            let texts = [Some(normal(place.as_ref())), form_in_front(place.as_ref())];
            for text in texts.into_iter().flatten().filter(|text| !text.is_empty()) {
                // A list of the whole world names the parties too; those are no other places.
                if self.exact.contains_key(&text) {
                    continue;
                }
                self.add_nearby(&text, None);
                self.others.insert(text, ());
            }
        }
        self
    }

    /// Which party a text names. Takes one cell's text as typed; no state, no I/O.
    pub fn find(&self, text: &str) -> PartyMatch<K> {
        let plain = normal(text);
        if plain.is_empty() {
            return PartyMatch::Unknown;
        }
        if let Some(found) = self.codes.get(&plain) {
            let typed = text.chars().filter(|c| c.is_alphabetic());
            return match typed.clone().all(char::is_uppercase) {
                true => self.one_or_unsure(found),
                false => self.unsure(found),
            };
        }
        let fronted = form_in_front(text);
        let forms = [Some(plain.as_str()), fronted.as_deref()];
        for form in forms.into_iter().flatten() {
            if let Some(found) = self.exact.get(form) {
                return self.one_or_unsure(found);
            }
        }
        if forms
            .into_iter()
            .flatten()
            .any(|form| self.others.contains_key(form))
        {
            return PartyMatch::Unknown;
        }
        for form in forms.into_iter().flatten() {
            if let Some(answer) = self.find_core(form) {
                return answer;
            }
        }
        if plain.len() >= SHORTEST_FOR_ONE_SLIP
            && let Some(found) = self.joined.get(&plain.replace(' ', ""))
        {
            return self.one_or_unsure(found);
        }
        if let Some(answer) = self.find_in_parts(text) {
            return answer;
        }
        match has_other_script(text) {
            true => PartyMatch::Unknown,
            false => self.find_near(&plain),
        }
    }

    fn add(&mut self, place: usize, spelling: &str) {
        let plain = normal(spelling);
        if plain.is_empty() {
            return;
        }
        let capitals = spelling
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
        if capitals && (plain.len() <= 2 || WORDS_LIKE_CODES.contains(&plain.as_str())) {
            note(self.codes.entry(plain).or_default(), place);
            return;
        }
        let fronted = form_in_front(spelling);
        let outside = spelling
            .split_once('(')
            .map(|(outside, _)| normal(outside))
            .filter(|outside| !outside.is_empty());
        for name in [Some(&plain), fronted.as_ref()].into_iter().flatten() {
            note(self.exact.entry(name.clone()).or_default(), place);
            note(self.joined.entry(name.replace(' ', "")).or_default(), place);
            self.add_nearby(name, Some(place));
            let (core, form) = without_form(name).unwrap_or((name.clone(), String::new()));
            self.add_core(place, core, &form);
        }
        if let Some(outside) = outside {
            let form = fronted
                .as_deref()
                .and_then(without_form)
                .map(|(_, form)| form)
                .unwrap_or_default();
            self.add_core(place, outside, &form);
        }
    }

    fn add_core(&mut self, place: usize, core: String, form: &str) {
        // A party that is officially called by the bare word owns it.
        let decides = !form.is_empty() && form_decides(&core, form);
        if !decides {
            self.add_nearby(&core, Some(place));
            note(self.joined.entry(core.replace(' ', "")).or_default(), place);
        }
        let known = self.cores.entry(core).or_default();
        match known.iter_mut().find(|(other, _)| *other == place) {
            Some(entry) => entry.1 &= decides,
            None => known.push((place, decides)),
        }
    }

    fn add_nearby(&mut self, name: &str, party: Option<usize>) {
        let Some(first) = name.bytes().next() else {
            return;
        };
        let bucket = self.nearby.entry(first).or_default();
        if !bucket
            .iter()
            .any(|(known, whose)| known == name && *whose == party)
        {
            bucket.push((name.to_owned(), party));
        }
    }

    /// A name but for its constitutional form.
    fn find_core(&self, plain: &str) -> Option<PartyMatch<K>> {
        let (core, form) = without_form(plain).unwrap_or((plain.to_owned(), String::new()));
        let found = self.cores.get(&core);
        let other = self.others.contains_key(&core);
        let Some(found) = found else {
            return other.then_some(PartyMatch::Unknown);
        };
        let places: Vec<usize> = found.iter().map(|(place, _)| *place).collect();
        let decides = other || form_decides(&core, &form) || found.iter().all(|(_, decides)| *decides);
        Some(if decides {
            self.unsure(&places)
        } else {
            self.one_or_unsure(&places)
        })
    }

    /// Several texts in one cell: `IOM / Thailand`, `Bangkok, Thailand`, `Thailand (TH)`.
    fn find_in_parts(&self, text: &str) -> Option<PartyMatch<K>> {
        let spaced = text.replace(" - ", "/").replace(" and ", "/").replace(" & ", "/");
        let parts: Vec<&str> = spaced
            .split(['/', ',', ';', '|', '(', ')', '[', ']', '–', '—', '\n'])
            .map(str::trim)
            .filter(|part| part.chars().any(char::is_alphabetic))
            .collect();
        if parts.len() < 2 || parts.len() > 8 {
            return None;
        }
        let (mut places, mut all) = (Vec::new(), true);
        for part in parts {
            let plain = normal(part);
            let capitals = part.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            let code = self.codes.get(&plain).filter(|_| capitals).cloned();
            let found = code.or_else(|| self.exact.get(&plain).cloned()).or_else(|| {
                let core = without_form(&plain).map_or(plain.clone(), |(core, _)| core);
                self.cores
                    .get(&core)
                    .map(|found| found.iter().map(|(place, _)| *place).collect())
            });
            match found {
                Some(found) => found.into_iter().for_each(|place| note(&mut places, place)),
                None => all = false,
            }
        }
        match (places.is_empty(), all) {
            (true, _) => None,
            (false, true) => Some(self.one_or_unsure(&places)),
            (false, false) => Some(self.unsure(&places)),
        }
    }

    fn find_near(&self, plain: &str) -> PartyMatch<K> {
        let core = without_form(plain).map(|(core, _)| core);
        let best = |whose: &dyn Fn(Option<usize>) -> bool| {
            [Some(plain), core.as_deref()]
                .into_iter()
                .flatten()
                .filter_map(|text| self.nearest(text, whose))
                .min_by_key(|(distance, _)| *distance)
        };
        let Some((distance, Some(place))) = best(&|party| party.is_some()) else {
            return PartyMatch::Unknown;
        };
        let allowed = match plain.len().min(core.as_deref().unwrap_or(plain).len()) {
            SHORTEST_FOR_TWO_SLIPS.. => 2,
            SHORTEST_FOR_ONE_SLIP.. => 1,
            _ => 0,
        };
        if distance > allowed {
            return PartyMatch::Unknown;
        }
        // A name that is both a party's and in the list of others is the party's.
        let own = |name: &str| self.exact.get(name).is_some_and(|found| found.contains(&place));
        let rival = [Some(plain), core.as_deref()]
            .into_iter()
            .flatten()
            .filter_map(|text| self.rival(text, place, &own))
            .min_by_key(|(distance, _)| *distance);
        match rival {
            Some((other, party)) if other < distance + MARGIN => match party {
                None if other < distance => PartyMatch::Unknown,
                None => self.unsure(&[place]),
                Some(other) => self.unsure(&[place, other]),
            },
            _ => self
                .parties
                .get(place)
                .map_or(PartyMatch::Unknown, |party| PartyMatch::Near {
                    party: party.clone(),
                    distance,
                }),
        }
    }

    fn bucket(&self, text: &str) -> &[(String, Option<usize>)] {
        let first = text.bytes().next();
        first
            .and_then(|first| self.nearby.get(&first))
            .map_or(&[], Vec::as_slice)
    }

    /// The nearest name of a wanted kind that differs by slips only, at most two.
    fn nearest(&self, text: &str, whose: &dyn Fn(Option<usize>) -> bool) -> Option<(usize, Option<usize>)> {
        self.bucket(text)
            .iter()
            .filter(|(name, party)| whose(*party) && name.len().abs_diff(text.len()) <= 2)
            .filter(|(name, _)| name.len() >= SHORTEST_FOR_ONE_SLIP)
            .filter_map(|(name, party)| slips(text, name).map(|distance| (distance, *party)))
            .min_by_key(|(distance, _)| *distance)
    }

    /// The nearest name of anyone else, by plain distance: what it might be instead.
    fn rival(&self, text: &str, place: usize, own: &dyn Fn(&str) -> bool) -> Option<(usize, Option<usize>)> {
        self.bucket(text)
            .iter()
            .filter(|(name, party)| {
                *party != Some(place) && name.len().abs_diff(text.len()) <= 3 && !own(name)
            })
            .map(|(name, party)| (strsim::osa_distance(text, name), *party))
            .min_by_key(|(distance, party)| (*distance, party.is_none()))
    }

    fn one_or_unsure(&self, places: &[usize]) -> PartyMatch<K> {
        match places {
            [only] => self
                .parties
                .get(*only)
                .cloned()
                .map_or(PartyMatch::Unknown, PartyMatch::Sure),
            _ => self.unsure(places),
        }
    }

    fn unsure(&self, places: &[usize]) -> PartyMatch<K> {
        let parties: Vec<K> = places
            .iter()
            .filter_map(|place| self.parties.get(*place).cloned())
            .collect();
        match parties.is_empty() {
            true => PartyMatch::Unknown,
            false => PartyMatch::Unsure(parties),
        }
    }
}

fn note(places: &mut Vec<usize>, place: usize) {
    if !places.contains(&place) {
        places.push(place);
    }
}

/// How many slips lead from one text to the other (optimal string alignment distance),
/// 1 or 2; nothing where a short word, a number or a first letter differs.
fn slips(text: &str, name: &str) -> Option<usize> {
    let (typed, meant): (Vec<&str>, Vec<&str>) = (text.split(' ').collect(), name.split(' ').collect());
    if typed.len() != meant.len() {
        // A space too many or too few, and one slip more.
        let (typed, meant) = (typed.concat(), meant.concat());
        let distance = strsim::osa_distance(&typed, &meant);
        return (distance == 1 && same_digits(&typed, &meant) && meant.len() >= SHORTEST_FOR_ONE_SLIP)
            .then_some(1);
    }
    let mut all = 0;
    for (typed, meant) in typed.iter().zip(&meant).filter(|(typed, meant)| typed != meant) {
        let long = typed.len().min(meant.len()) >= SHORTEST_WORD_WITH_SLIP;
        let begins_alike = typed.as_bytes().first() == meant.as_bytes().first();
        if !long || !begins_alike || !same_digits(typed, meant) {
            return None;
        }
        all += strsim::osa_distance(typed, meant);
    }
    (1..=2).contains(&all).then_some(all)
}

fn same_digits(a: &str, b: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    digits(a) == digits(b)
}

#[cfg(test)]
#[path = "party_tests.rs"]
mod tests;
