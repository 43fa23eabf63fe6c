//! What a typed number in a sentence counts, told by the words around it.

use crate::{
    numbers::Mention,
    tongue::{Tongue, has, tongue_of, within},
};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// People times events.
    Participations,
    /// Different people.
    People,
    /// Members, observers, partners.
    Parties,
    /// Activities of the office that gathered people.
    Events,
    /// Training courses.
    Trainings,
    /// Attendances at trainings.
    OfficersTrained,
    /// Dialogues.
    Dialogues,
    /// Alumni.
    Alumni,
    /// Publications.
    Publications,
    /// Events of others.
    ExternalEvents,
    /// Inputs to bodies.
    Inputs,
    /// Women among those whose sex is known.
    WomenShare,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Participations,
        Self::People,
        Self::Parties,
        Self::Events,
        Self::Trainings,
        Self::OfficersTrained,
        Self::Dialogues,
        Self::Alumni,
        Self::Publications,
        Self::ExternalEvents,
        Self::Inputs,
        Self::WomenShare,
    ];

    /// What a measure counts.
    pub fn of_measure(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.codes().contains(&code))
    }

    /// The measures that may stand behind it, the usual code first.
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Participations => &["participations"],
            Self::People => &["people"],
            Self::Parties => &["parties", "parties-reached"],
            Self::Events => &["activities", "events"],
            Self::Trainings => &["trainings"],
            Self::OfficersTrained => &["officers-trained"],
            Self::Dialogues => &["dialogues"],
            Self::Alumni => &["alumni"],
            Self::Publications => &["publications"],
            Self::ExternalEvents => &["external-events"],
            Self::Inputs => &["inputs", "body-inputs", "working-group-inputs"],
            Self::WomenShare => &["women-share", "womens-share"],
        }
    }
}

/// What a number counts; more than one where the words leave it open, none where they
/// tell of nothing that is measured here.
pub fn topics(mention: &Mention, sentence: &str) -> Vec<Topic> {
    let lower = sentence.to_lowercase();
    let tongue = tongue_of(sentence);
    let nouns = &tongue.nouns;
    if mention.is_percent {
        let women = mention.after.iter().take(8).any(|word| has(&nouns.women, word));
        return if women {
            vec![Topic::WomenShare]
        } else {
            Vec::new()
        };
    }
    if mention.is_money {
        return Vec::new();
    }
    let window: Vec<&str> = mention
        .after
        .iter()
        .map(String::as_str)
        .take_while(|word| !has(&tongue.stops, word))
        .collect();
    let clues = Clues {
        tongue,
        lower: &lower,
        from_them: mention.before.last().is_some_and(|word| has(&tongue.from, word)),
    };
    if let Some(found) = (0..window.len()).find_map(|at| clues.at(&window, at)) {
        return found;
    }
    let ahead = ahead(mention, sentence);
    (0..ahead.len())
        .rev()
        .find_map(|at| clues.at(&ahead, at))
        .unwrap_or_default()
}

/// The words before a number that tell what it counts: "participations were 1,188",
/// "number of participations 1,188", "participations: 1,188"; none where they may
/// belong to something else.
fn ahead<'a>(mention: &'a Mention, sentence: &str) -> Vec<&'a str> {
    const REACH: usize = 5;
    let tongue = tongue_of(sentence);
    let mut words: Vec<&str> = mention.before.iter().map(String::as_str).collect();
    let before = words.len();
    while words.last().is_some_and(|word| has(&tongue.links, word)) {
        words.pop();
    }
    let is_linked = words.len() < before;
    let has_colon = sentence
        .get(..mention.place.start)
        .is_some_and(|before| before.trim_end().ends_with(':'));
    let near = words.split_off(words.len().saturating_sub(REACH));
    let is_number_of = near.iter().any(|word| has(&tongue.number_of, word));
    if is_linked || has_colon || is_number_of {
        near
    } else {
        Vec::new()
    }
}

/// What a sentence gives to tell what its numbers count.
struct Clues<'a> {
    tongue: &'a Tongue,
    lower: &'a str,
    /// Whether the number follows "from".
    from_them: bool,
}

impl Clues<'_> {
    /// What the word at a place says; none where it says nothing.
    fn at(&self, window: &[&str], at: usize) -> Option<Vec<Topic>> {
        let (tongue, lower) = (self.tongue, self.lower);
        let nouns = &tongue.nouns;
        let trains = within(&tongue.trains, lower);
        let gathers = within(&tongue.gathers, lower);
        let word = window.get(at)?;
        let is = |list: &[String]| has(list, word);
        let before = |list: &[String]| window[..at].iter().any(|word| has(list, word));
        let after = |list: &[String]| window[at + 1..].iter().any(|word| has(list, word));
        Some(if is(&nouns.participants) {
            vec![Topic::Participations]
        } else if is(&nouns.people) && gathers {
            vec![Topic::People, Topic::Participations]
        } else if is(&nouns.officers) && trains {
            vec![Topic::OfficersTrained]
        } else if is(&nouns.officers) && gathers {
            vec![Topic::Participations, Topic::People]
        } else if is(&nouns.members) && within(&nouns.alumni, lower) {
            vec![Topic::Alumni]
        } else if is(&nouns.parties) && (gathers || self.from_them) {
            // "Member States and Organisations": the whole phrase is one thing.
            vec![Topic::Parties]
        } else if is(&nouns.trainings) {
            vec![Topic::Trainings]
        } else if is(&nouns.training) {
            if after(&nouns.training_what) {
                vec![Topic::Trainings]
            } else {
                Vec::new()
            }
        } else if is(&nouns.dialogues) {
            vec![Topic::Dialogues]
        } else if is(&nouns.events) && (before(&nouns.external) || after(&nouns.external)) {
            vec![Topic::ExternalEvents]
        } else if is(&nouns.events) && after(&nouns.trainings) {
            vec![Topic::Trainings]
        } else if is(&nouns.events) {
            vec![Topic::Events]
        } else if is(&nouns.publications) {
            vec![Topic::Publications]
        } else if is(&nouns.inputs) && within(&tongue.bodies, lower) {
            vec![Topic::Inputs]
        } else {
            return None;
        })
    }
}
