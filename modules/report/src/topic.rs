//! What a typed number in an English sentence counts, told by the words around it.

use crate::numbers::Mention;

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

/// Words after which a noun no longer belongs to the number before them.
const STOPS: [&str; 17] = [
    "from", "in", "at", "across", "through", "by", "during", "over", "between", "with", "who", "that",
    "which", "were", "was", "took", "for",
];

/// What a number counts; more than one where the words leave it open, none where they
/// tell of nothing that is measured here.
pub fn topics(mention: &Mention, sentence: &str) -> Vec<Topic> {
    let lower = sentence.to_lowercase();
    let has = |part: &str| lower.contains(part);
    if mention.is_percent {
        let women = mention
            .after
            .iter()
            .take(8)
            .any(|word| matches!(word.as_str(), "women" | "female"));
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
        .take_while(|word| !STOPS.contains(word))
        .collect();
    let trains = has("train");
    let gathers = [
        "took part",
        "participat",
        "attend",
        "joined",
        "gather",
        "brought together",
        "convened",
        "reached",
    ]
    .iter()
    .any(|part| has(part));
    for (at, word) in window.iter().enumerate() {
        let before = &window[..at];
        let found = match *word {
            "participants" | "participations" | "attendees" | "attendances" | "delegates" => {
                vec![Topic::Participations]
            }
            "people" | "persons" | "individuals" if gathers => vec![Topic::People, Topic::Participations],
            "officers" | "officials" | "practitioners" | "trainees" | "responders" if trains => {
                vec![Topic::OfficersTrained]
            }
            "officers" | "officials" | "practitioners" | "responders" if gathers => {
                vec![Topic::Participations, Topic::People]
            }
            "members" | "alumni" if has("alumni") => vec![Topic::Alumni],
            "members" | "parties" | "states" | "countries" | "governments" | "organisations"
                if gathers || mention.before.last().is_some_and(|word| word == "from") =>
            {
                // "Member States and Organisations": the whole phrase is one thing.
                vec![Topic::Parties]
            }
            "trainings" | "courses" => vec![Topic::Trainings],
            "training" | "capacity-building" => {
                let what = [
                    "activities",
                    "events",
                    "courses",
                    "workshops",
                    "sessions",
                    "programmes",
                    "trainings",
                ];
                if window[at..].iter().any(|word| what.contains(word)) {
                    vec![Topic::Trainings]
                } else {
                    Vec::new()
                }
            }
            "dialogues" => vec![Topic::Dialogues],
            "events" | "activities" if before.contains(&"external") => vec![Topic::ExternalEvents],
            "events" | "activities" | "engagements" => vec![Topic::Events],
            "publications" => vec![Topic::Publications],
            "inputs" | "contributions" if has("working group") || has("bod") => vec![Topic::Inputs],
            _ => continue,
        };
        return found;
    }
    Vec::new()
}
