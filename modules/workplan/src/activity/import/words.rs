//! Words that workbooks use for states, kinds, levels and modes of activities.

use balai_kernel::profile::{ActivityKind, Profile};
use balai_names::fold;

use crate::state::State;

/// The state that a cell names, in any of the usual words.
pub(super) fn state(text: &str) -> Option<State> {
    const WORDS: [(State, &[&str]); 8] = [
        (
            State::Cancelled,
            &[
                "cancelled",
                "canceled",
                "cancel",
                "dibatalkan",
                "batal",
                "annule",
                "annulee",
                "cancelado",
                "cancelada",
                "huy",
                "da huy",
                "called off",
                "abandoned",
                "not held",
                "did not take place",
                "did not happen",
                "dropped",
                "yklik",
            ],
        ),
        (
            State::Postponed,
            &[
                "postponed",
                "deferred",
                "ditunda",
                "tertunda",
                "reporte",
                "reportee",
                "aplazado",
                "pospuesto",
                "hoan",
                "rescheduled",
                "on hold",
                "delayed",
                "moved to next year",
            ],
        ),
        (
            State::Completed,
            &[
                "completed",
                "complete",
                "done",
                "held",
                "took place",
                "happened",
                "yes",
                "finished",
                "implemented",
                "delivered",
                "conducted",
                "closed",
                "selesai",
                "terlaksana",
                "dilaksanakan",
                "sudah dilaksanakan",
                "acheve",
                "termine",
                "realise",
                "completado",
                "realizado",
                "hoan thanh",
                "da hoan thanh",
            ],
        ),
        (
            State::UnderWay,
            &[
                "under way",
                "underway",
                "ongoing",
                "on going",
                "in progress",
                "running",
                "started",
                "berlangsung",
                "sedang berjalan",
                "en cours",
                "en curso",
                "dang dien ra",
            ],
        ),
        (
            State::Confirmed,
            &[
                "confirmed",
                "approved",
                "agreed",
                "dikonfirmasi",
                "terkonfirmasi",
                "disetujui",
                "confirme",
                "confirmado",
                "xac nhan",
            ],
        ),
        (
            State::Planned,
            &[
                "planned",
                "scheduled",
                "plan",
                "upcoming",
                "direncanakan",
                "terjadwal",
                "prevu",
                "planifie",
                "planeado",
                "previsto",
                "ke hoach",
            ],
        ),
        (
            State::Submitted,
            &[
                "submitted",
                "under review",
                "pending",
                "pending approval",
                "diajukan",
                "soumis",
                "presentado",
            ],
        ),
        (
            State::Proposed,
            &[
                "proposed",
                "proposal",
                "idea",
                "draft",
                "tentative",
                "tbc",
                "usulan",
                "diusulkan",
                "propose",
                "propuesto",
                "de xuat",
            ],
        ),
    ];
    let thai = [
        ("ยกเลิก", State::Cancelled),
        ("เลื่อน", State::Postponed),
        ("เสร็จ", State::Completed),
        ("ดำเนินการแล้ว", State::Completed),
        ("กำลังดำเนินการ", State::UnderWay),
        ("ยืนยัน", State::Confirmed),
        ("วางแผน", State::Planned),
        ("đã hủy", State::Cancelled),
    ];
    if let Some((_, state)) = thai.iter().find(|(word, _)| text.contains(word)) {
        return Some(*state);
    }
    let folded = fold(text);
    let exact = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str()));
    let begun = || {
        // "Postponed to 2025", "Completed (report pending)": the first word decides.
        WORDS.iter().find(|(_, words)| {
            words.iter().any(|word| {
                folded
                    .strip_prefix(word)
                    .is_some_and(|rest| rest.starts_with(' '))
            })
        })
    };
    let negated = folded.starts_with("not ") && folded != "not held";
    exact.or_else(begun).filter(|_| !negated).map(|(state, _)| *state)
}

/// Whether a cell may be of a column of states: a state, or an answer to whether it was held.
pub(super) fn is_state(text: &str) -> bool {
    state(text).is_some() || is_answer(text)
}

/// Whether a cell names a state by itself: `completed` does, `yes` may answer anything.
pub(super) fn tells_state(text: &str) -> bool {
    state(text).is_some() && !is_answer(text)
}

fn is_answer(text: &str) -> bool {
    matches!(fold(text).as_str(), "yes" | "no" | "y" | "n" | "not yet")
}

/// Whether words say of an activity that it was called off or put off.
pub(super) fn speaks_of_not_held(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "cancelled",
        "canceled",
        "postponed",
        "dibatalkan",
        "ditunda",
        "annule",
        "annulee",
        "reporte",
        "reportee",
        "cancelado",
        "cancelada",
        "aplazado",
    ];
    let folded = fold(text);
    let spaced = format!(" {folded} ");
    folded.split(' ').any(|word| WORDS.contains(&word))
        || [" not held ", " did not take place ", " called off "]
            .iter()
            .any(|words| spaced.contains(words))
        || ["ยกเลิก", "เลื่อน"].iter().any(|word| text.contains(word))
}

/// Whether a cell may name a kind of activity; the profile knows which.
pub(super) fn looks_like_kind(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "training",
        "trainings",
        "course",
        "workshop",
        "meeting",
        "seminar",
        "conference",
        "dialogue",
        "dialog",
        "roundtable",
        "table",
        "briefing",
        "reception",
        "visit",
        "tour",
        "study",
        "research",
        "publication",
        "guide",
        "forum",
        "webinar",
        "exercise",
        "consultation",
        "session",
        "support",
        "event",
        "pelatihan",
        "lokakarya",
        "rapat",
        "kursus",
        "pertemuan",
        "formation",
        "atelier",
        "reunion",
        "taller",
        "capacitacion",
        "curso",
    ];
    fold(text).split(' ').any(|word| WORDS.contains(&word))
}

/// The kind that a cell names: by code, name or spelling; else by a spelling inside it.
pub(super) fn kind<'a>(profile: &'a Profile, text: &str) -> Option<&'a ActivityKind> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    let exact = profile.activity_kinds.iter().find(|kind| {
        words(kind)
            .iter()
            .any(|word| *word == folded || singular(&folded) == *word)
    });
    exact.or_else(|| inside(profile, &folded))
}

/// The kind whose longest word stands inside a text, such as a title. None where two kinds
/// say as much, or where the longest is of no event: a study visit is no study, so a person
/// says what it is.
pub(super) fn inside<'a>(profile: &'a Profile, folded: &str) -> Option<&'a ActivityKind> {
    let spaced = format!(" {folded} ");
    let found: Vec<(usize, &ActivityKind)> = profile
        .activity_kinds
        .iter()
        .filter_map(|kind| {
            let words = words(kind);
            let inside = words.iter().filter(|word| word.len() > 3);
            let inside = inside.filter(|word| spaced.contains(&format!(" {word} ")));
            Some((inside.map(String::len).max()?, kind))
        })
        .collect();
    let longest = found.iter().map(|(length, _)| *length).max()?;
    match found
        .iter()
        .filter(|(length, _)| *length == longest)
        .collect::<Vec<_>>()[..]
    {
        [(_, only)] if only.is_event => Some(*only),
        _ => None,
    }
}

fn singular(folded: &str) -> &str {
    folded.strip_suffix('s').unwrap_or(folded)
}

fn words(kind: &ActivityKind) -> Vec<String> {
    let names = kind.name.words();
    std::iter::once(fold(&kind.code))
        .chain(names.texts.values().map(|name| fold(name)))
        .chain(kind.spellings.iter().map(|spelling| fold(spelling)))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How people gather, from a cell about it or from a place that is none.
pub(super) fn mode(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| format!(" {folded} ").contains(&format!(" {word} ")))
    };
    if has(&["hybrid", "hibrida", "hibrid", "hybride", "hibrido", "blended"]) || text.contains("ผสม") {
        Some("hybrid")
    } else if has(&[
        "online",
        "virtual",
        "daring",
        "zoom",
        "teams",
        "webex",
        "webinar",
        "remote",
        "en ligne",
        "en linea",
        "truc tuyen",
        "virtually",
    ]) || text.contains("ออนไลน์")
    {
        Some("online")
    } else if has(&[
        "in person",
        "face to face",
        "onsite",
        "on site",
        "luring",
        "tatap muka",
        "physical",
        "presentiel",
        "presencial",
        "truc tiep",
        "inperson",
        "room",
    ]) {
        Some("in-person")
    } else {
        None
    }
}

/// How far an event reaches.
pub(super) fn level(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| format!(" {folded} ").contains(&format!(" {word} ")))
    };
    if has(&["sub regional", "subregional", "subregionale"]) {
        Some("sub-regional")
    } else if has(&["bilateral", "trilateral"]) {
        Some("bilateral")
    } else if has(&[
        "national",
        "nasional",
        "nacional",
        "nationale",
        "in country",
        "domestic",
        "quoc gia",
    ]) {
        Some("national")
    } else if has(&[
        "regional",
        "kawasan",
        "multilateral",
        "khu vuc",
        "regionale",
        "global",
        "international",
    ]) {
        Some("regional")
    } else {
        None
    }
}

/// The office's role.
pub(super) fn office_role(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| format!(" {folded} ").contains(&format!(" {word} ")))
    };
    if has(&[
        "co led",
        "co lead",
        "co organised",
        "co organized",
        "co organiser",
        "co host",
        "co hosted",
        "jointly",
    ]) {
        Some("co-led")
    } else if has(&[
        "led",
        "lead",
        "organised",
        "organized",
        "organiser",
        "organizer",
        "main",
        "host",
    ]) {
        Some("led")
    } else if has(&["funded", "funding", "funder", "sponsored", "financed"]) {
        Some("funded")
    } else if has(&["supported", "support", "supporting"]) {
        Some("supported")
    } else if has(&[
        "contributed",
        "contribution",
        "contributing",
        "participated",
        "attended",
    ]) {
        Some("contributed")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{is_state, mode, speaks_of_not_held, state, tells_state};
    use crate::state::State;

    #[test]
    fn states_are_read_in_the_words_of_workbooks() {
        for (text, wanted) in [
            ("Completed", State::Completed),
            ("CANCELLED ", State::Cancelled),
            ("Postponed to 2025", State::Postponed),
            ("dibatalkan", State::Cancelled),
            ("ยกเลิก", State::Cancelled),
            ("on-going", State::UnderWay),
            ("Reporté", State::Postponed),
        ] {
            assert_eq!(state(text), Some(wanted), "{text}");
        }
        for text in ["Yes", "Held", "took place"] {
            assert_eq!(state(text), Some(State::Completed), "{text}");
        }
        assert_eq!(state("No"), None);
        assert!(is_state("no") && !tells_state("no") && tells_state("Cancelled"));
        assert!(speaks_of_not_held("Workshop on forms (CANCELLED)"));
        assert!(!speaks_of_not_held("Workshop on cancelling visas"));
        assert_eq!(state("not completed"), None);
        assert_eq!(state("blue"), None);
    }

    #[test]
    fn a_place_that_is_none_says_how_people_gather() {
        assert_eq!(mode("online (Zoom)"), Some("online"));
        assert_eq!(mode("Bangkok, Thailand"), None);
        assert_eq!(mode("Hybrid: Jakarta and online"), Some("hybrid"));
    }
}
