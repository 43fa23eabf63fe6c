//! What a typed number in a sentence counts, told by the words around it.

use crate::{
    numbers::Mention,
    tongue::{has, tongue_of, within},
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
    let window: Vec<&str> = mention
        .after
        .iter()
        .map(String::as_str)
        .take_while(|word| !has(&tongue.stops, word))
        .collect();
    let trains = within(&tongue.trains, &lower);
    let gathers = within(&tongue.gathers, &lower);
    let from_them = mention.before.last().is_some_and(|word| has(&tongue.from, word));
    for (at, word) in window.iter().enumerate() {
        let is = |list: &[String]| has(list, word);
        let before = |list: &[String]| window[..at].iter().any(|word| has(list, word));
        let after = |list: &[String]| window[at + 1..].iter().any(|word| has(list, word));
        let found = if is(&nouns.participants) {
            vec![Topic::Participations]
        } else if is(&nouns.people) && gathers {
            vec![Topic::People, Topic::Participations]
        } else if is(&nouns.officers) && trains {
            vec![Topic::OfficersTrained]
        } else if is(&nouns.officers) && gathers {
            vec![Topic::Participations, Topic::People]
        } else if is(&nouns.members) && within(&nouns.alumni, &lower) {
            vec![Topic::Alumni]
        } else if is(&nouns.parties) && (gathers || from_them) {
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
        } else if is(&nouns.inputs) && within(&tongue.bodies, &lower) {
            vec![Topic::Inputs]
        } else {
            continue;
        };
        return found;
    }
    Vec::new()
}
