//! Why two names may be one person's, and keys to find such names without comparing all.

use std::collections::BTreeSet;
use std::fmt;

use crate::fold::{fold, fold_in_own_script, has_other_script};
use crate::person::PersonName;

/// Names of more words than this are compared as a whole only.
const MOST_WORDS: usize = 8;
/// Below this a changed letter makes another name: Lan, Tan, Bold, Bond.
const LONG_ENOUGH_FOR_A_LETTER: usize = 5;
/// Two neighbours that changed places are a typing slip in shorter words already.
const LONG_ENOUGH_FOR_A_SWAP: usize = 4;
/// A name of one word has nothing else to hold on to.
const LONG_ENOUGH_ALONE: usize = 6;

/// Whether two names can be one person's. Evidence for a human, never a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameAgreement {
    /// The same words after folding, in any order.
    Same(NameReason),
    /// Not the same words, but what one person's name becomes on two lists.
    Compatible(NameReason),
    /// Nothing known explains the difference.
    Different(NameReason),
}

/// The reason of a [`NameAgreement`]; its `Display` is a phrase for a human, in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameReason {
    /// Written exactly alike.
    Identical,
    /// Only case, accents, spaces or punctuation differ.
    CaseOrAccents,
    /// The same words in another order.
    WordOrder,
    /// A particle or form of address is missing: bin, binti, al, U, Haji.
    Particle,
    /// A common short or other spelling: Mohd for Muhammad.
    KnownSpelling,
    /// The same letters, parted into words differently.
    Spacing,
    /// One letter differs, is missing or is too many.
    OneLetter,
    /// Two neighbouring letters changed places.
    LettersSwapped,
    /// An initial stands for a word.
    Initial,
    /// A part of one name is missing in the other.
    PartMissing,
    /// Alike in Latin letters, but not in their own script or in different scripts.
    OtherScript,
    /// Particles contradict: bin and binti, Ko and Ma.
    ParticlesDiffer,
    /// Some words are shared, which many families' names do.
    SomeWordsShared,
    /// No word is shared.
    NothingShared,
}

impl NameAgreement {
    /// The reason.
    pub fn reason(self) -> NameReason {
        match self {
            Self::Same(reason) | Self::Compatible(reason) | Self::Different(reason) => reason,
        }
    }

    /// Whether the two can be one person's: same or compatible.
    pub fn is_possible(self) -> bool {
        !matches!(self, Self::Different(_))
    }
}

impl fmt::Display for NameReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identical => "the same name",
            Self::CaseOrAccents => "the same words but for case, accents or punctuation",
            Self::WordOrder => "the same words in another order",
            Self::Particle => "the same but for a particle or form of address",
            Self::KnownSpelling => "the same but for a common other spelling",
            Self::Spacing => "the same letters with other spaces",
            Self::OneLetter => "one letter differs",
            Self::LettersSwapped => "two neighbouring letters changed places",
            Self::Initial => "an initial stands for a word",
            Self::PartMissing => "a part of one name is missing in the other",
            Self::OtherScript => "alike in Latin letters only",
            Self::ParticlesDiffer => "the particles contradict each other",
            Self::SomeWordsShared => "only some words are shared",
            Self::NothingShared => "no word is shared",
        })
    }
}

/// Compares two names and says why they may be one person's.
///
/// Symmetric. A name of more than eight words is only ever [`NameAgreement::Same`] or
/// different. A single word shared with a longer name is not enough to be compatible.
pub fn same_person_evidence(a: &PersonName, b: &PersonName) -> NameAgreement {
    if a.full == b.full {
        return NameAgreement::Same(NameReason::Identical);
    }
    let (one, other) = (Words::of(a), Words::of(b));
    if one.sorted == other.sorted {
        return same_words(a, b, &one, &other);
    }
    if one.is_long() || other.is_long() {
        return NameAgreement::Different(shared(&one, &other));
    }
    if !within(&one.particles, &other.particles) && !within(&other.particles, &one.particles) {
        return NameAgreement::Different(NameReason::ParticlesDiffer);
    }
    let reason = if one.core == other.core {
        // Equal particles too, yet not equal as written: then a known spelling differs.
        match one.particles == other.particles {
            true => Some(NameReason::KnownSpelling),
            false => Some(NameReason::Particle),
        }
    } else {
        spaced_differently(&one, &other)
            .or_else(|| one_slip(&one.core, &other.core))
            // A slip in a word that has other spellings hides it from them.
            .or_else(|| one_slip(&one.core_as_written, &other.core_as_written))
            .or_else(|| shortened(&one.core, &other.core))
    };
    reason.map_or_else(
        || NameAgreement::Different(shared(&one, &other)),
        NameAgreement::Compatible,
    )
}

/// Keys such that any two names that are the same or compatible share at least one.
///
/// For an index: look a name's keys up, compare only what is found there. A name of two
/// words has about six keys, one of eight words about a hundred. Never empty for a name
/// with a letter that can be written in Latin. Keys are for looking up, not for showing.
pub fn block_keys(name: &PersonName) -> Vec<String> {
    let words = Words::of(name);
    let mut keys = BTreeSet::new();
    if words.is_long() {
        keys.insert(format!("l {}", words.sorted.join(" ")));
        return keys.into_iter().collect();
    }
    // Same words, particles and known spellings left aside.
    keys.insert(format!("= {}", words.core.join(" ")));
    // Spaces elsewhere.
    keys.insert(format!("j {}", words.ordered.concat()));
    // One word only: a slip leaves either the first or the last two letters alone.
    if words.core.len() == 1 {
        for only in words.core.iter().chain(&words.core_as_written) {
            keys.insert(format!("1i {}", head(only, 2)));
            keys.insert(format!("1s {}", tail(only, 2)));
        }
    }
    // One word as it stands, another by its first letter (initials, slips further on) or
    // by its end (slips in the beginning).
    for core in [&words.core, &words.core_as_written] {
        for (place, anchor) in core.iter().enumerate().filter(|(_, word)| word.len() > 1) {
            for (_, partner) in core.iter().enumerate().filter(|(other, _)| *other != place) {
                keys.insert(format!("i {anchor} {}", head(partner, 1)));
                keys.insert(format!("s {anchor} {}", tail(partner, 2)));
            }
        }
    }
    keys.into_iter().collect()
}

/// A name's words in the forms they are compared in. All are lower-case ASCII.
struct Words {
    /// As written.
    ordered: Vec<String>,
    /// As written, sorted.
    sorted: Vec<String>,
    /// In order, known spellings unified, particles still in.
    unified: Vec<String>,
    /// Sorted, known spellings unified, without particles.
    core: Vec<String>,
    /// Sorted, as written, without particles.
    core_as_written: Vec<String>,
    /// Sorted particles, unified.
    particles: Vec<String>,
}

impl Words {
    fn of(name: &PersonName) -> Self {
        let mut ordered = Vec::new();
        for chunk in name.full.split_whitespace() {
            match chunk.to_lowercase().as_str() {
                // Son of, daughter of: not two initials.
                "a/l" | "s/o" => ordered.push("a/l".to_owned()),
                "a/p" | "d/o" => ordered.push("a/p".to_owned()),
                _ => ordered.extend(
                    fold(chunk)
                        .split(' ')
                        .filter(|word| !word.is_empty())
                        .map(str::to_owned),
                ),
            }
        }
        let mut sorted = ordered.clone();
        sorted.sort();
        let unified: Vec<String> = ordered
            .iter()
            .map(|word| known_spelling(word).to_owned())
            .collect();
        let only_particles = unified.iter().all(|word| is_particle(word));
        let in_core = |word: &str| only_particles || !is_particle(known_spelling(word));
        let mut core_as_written: Vec<String> = ordered.iter().filter(|word| in_core(word)).cloned().collect();
        let (mut core, mut particles): (Vec<String>, Vec<String>) =
            unified.iter().cloned().partition(|word| in_core(word));
        core.sort();
        core_as_written.sort();
        particles.sort();
        Self {
            ordered,
            sorted,
            unified,
            core,
            core_as_written,
            particles,
        }
    }

    fn is_long(&self) -> bool {
        self.ordered.len() > MOST_WORDS
    }
}

fn known_spelling(word: &str) -> &str {
    match word {
        "mohd" | "mohamad" | "mohamed" | "mohammad" | "mohammed" | "muhamad" | "muhammed" | "muhd"
        | "moh" | "md" => "muhammad",
        "abd" | "abdel" | "abdoul" => "abdul",
        "ibn" | "ben" => "bin",
        "binte" | "bint" | "bte" | "bt" => "binti",
        "el" => "al",
        "hj" | "hadji" => "haji",
        "hajjah" | "hjh" => "hajah",
        _ => word,
    }
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "bin"
            | "binti"
            | "al"
            | "a/l"
            | "a/p"
            | "u"
            | "daw"
            | "ko"
            | "ma"
            | "khun"
            | "pak"
            | "bu"
            | "haji"
            | "hajah"
    )
}

fn same_words(a: &PersonName, b: &PersonName, one: &Words, other: &Words) -> NameAgreement {
    let own = |name: &PersonName| {
        let folded = fold_in_own_script(&name.full);
        let mut words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    if (has_other_script(&a.full) || has_other_script(&b.full)) && own(a) != own(b) {
        return NameAgreement::Compatible(NameReason::OtherScript);
    }
    NameAgreement::Same(if one.ordered == other.ordered {
        NameReason::CaseOrAccents
    } else {
        NameReason::WordOrder
    })
}

/// Whether the first sorted list is contained in the second, counting repetitions.
fn within(small: &[String], large: &[String]) -> bool {
    let (rest, _) = without_common(small, large);
    rest.is_empty()
}

/// What is left of each list when common words are taken out pairwise.
fn without_common<'a>(a: &'a [String], b: &'a [String]) -> (Vec<&'a str>, Vec<&'a str>) {
    let mut only_b: Vec<&str> = b.iter().map(String::as_str).collect();
    let mut only_a = Vec::new();
    for word in a {
        match only_b.iter().position(|other| other == word) {
            Some(place) => {
                only_b.remove(place);
            }
            None => only_a.push(word.as_str()),
        }
    }
    (only_a, only_b)
}

/// Whether a word of two letters or more is in both.
fn anchored(a: &[String], b: &[String]) -> bool {
    a.iter().any(|word| word.len() > 1 && b.contains(word))
}

fn shared(one: &Words, other: &Words) -> NameReason {
    match anchored(&one.core, &other.core) {
        true => NameReason::SomeWordsShared,
        false => NameReason::NothingShared,
    }
}

fn spaced_differently(one: &Words, other: &Words) -> Option<NameReason> {
    let spaced =
        one.ordered.concat() == other.ordered.concat() || merges_into(one, other) || merges_into(other, one);
    spaced.then_some(NameReason::Spacing)
}

/// Whether writing two neighbouring words of `apart` as one gives the words of `joined`,
/// another word holding them together.
fn merges_into(apart: &Words, joined: &Words) -> bool {
    if apart.unified.len() != joined.unified.len() + 1 {
        return false;
    }
    let (only_apart, only_joined) = without_common(&apart.unified, &joined.unified);
    let ([first, second], [whole]) = (only_apart.as_slice(), only_joined.as_slice()) else {
        return false;
    };
    let neighbours = apart.unified.windows(2).any(|pair| match pair {
        [left, right] => {
            let parts = [left.as_str(), right.as_str()];
            (parts == [*first, *second] || parts == [*second, *first]) && format!("{left}{right}") == *whole
        }
        _ => false,
    });
    neighbours
        && first.len() > 1
        && second.len() > 1
        && !is_particle(whole)
        && !(is_particle(first) && is_particle(second))
        && anchored(&apart.core, &joined.core)
}

/// One slip of the hand in one word, the other words equal.
fn one_slip(a: &[String], b: &[String]) -> Option<NameReason> {
    let (only_a, only_b) = without_common(a, b);
    let ([first], [second]) = (only_a.as_slice(), only_b.as_slice()) else {
        return None;
    };
    let shortest = first.len().min(second.len());
    let alone = a.len() == 1;
    if alone && shortest < LONG_ENOUGH_ALONE || !alone && !anchored(a, b) {
        return None;
    }
    if strsim::osa_distance(first, second) != 1 {
        return None;
    }
    let swapped = strsim::levenshtein(first, second) == 2;
    match swapped {
        true if shortest >= LONG_ENOUGH_FOR_A_SWAP => Some(NameReason::LettersSwapped),
        false if shortest >= LONG_ENOUGH_FOR_A_LETTER => Some(NameReason::OneLetter),
        _ => None,
    }
}

/// Initials for words and missing words: every word of the shorter name finds its own in
/// the longer, at least one as it stands.
fn shortened(a: &[String], b: &[String]) -> Option<NameReason> {
    if a.len().min(b.len()) < 2 || !anchored(a, b) {
        return None;
    }
    let (only_a, only_b) = without_common(a, b);
    let (short, long) = if only_a.len() <= only_b.len() {
        (only_a, only_b)
    } else {
        (only_b, only_a)
    };
    let initials = !short.is_empty();
    if !each_finds_one(&short, &long, &mut vec![false; long.len()]) {
        return None;
    }
    Some(if initials {
        NameReason::Initial
    } else {
        NameReason::PartMissing
    })
}

fn each_finds_one(short: &[&str], long: &[&str], taken: &mut Vec<bool>) -> bool {
    let Some((word, rest)) = short.split_first() else {
        return true;
    };
    for (place, candidate) in long.iter().enumerate() {
        let initial = word.len() == 1 && candidate.starts_with(word)
            || candidate.len() == 1 && word.starts_with(candidate);
        if !initial || taken.get(place).copied().unwrap_or(true) {
            continue;
        }
        if let Some(slot) = taken.get_mut(place) {
            *slot = true;
        }
        if each_finds_one(rest, long, taken) {
            return true;
        }
        if let Some(slot) = taken.get_mut(place) {
            *slot = false;
        }
    }
    false
}

fn head(word: &str, letters: usize) -> &str {
    word.get(..letters).unwrap_or(word)
}

fn tail(word: &str, letters: usize) -> &str {
    word.get(word.len().saturating_sub(letters)..).unwrap_or(word)
}

#[cfg(test)]
#[path = "agreement_tests.rs"]
mod tests;
