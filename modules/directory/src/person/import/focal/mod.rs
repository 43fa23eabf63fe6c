//! Focal points in rosters: whom a list says to be one. Nobody becomes one without a word
//! in the list that says so, and without the preview saying so first.

mod store;

use balai_kernel::{
    Clock,
    import::{ColumnSpec, DateRead, Hints, Holds, PlanContext, PlannedRow},
    text::Message,
};
use balai_names::{fold, tidy};
use jiff::civil::Date;

pub(super) use store::{Known, apply, known, save, undo};

use crate::{PartyId, PersonId, focal_point};

/// The column that says whether, and as what.
pub(super) const FOCAL: ColumnSpec = ColumnSpec::new(
    "focal_point",
    &[
        "focal point",
        "national focal point",
        "nfp",
        "is focal point",
        "focal point type",
        "type of focal point",
        "focal point for",
        "focal point role",
        "role as focal point",
        "primary / alternate",
        "primary or alternate",
        "primary/alternate",
        "main or alternate",
        "narahubung",
        "narahubung nasional",
        "jenis narahubung",
        "point focal",
        "point focal national",
        "punto focal",
        "punto focal nacional",
    ],
)
.vaguely(&["type", "role", "category", "status", "jenis", "peran"])
.never(&[NOT_THE_ROLE])
.known_by(tells_a_role);

/// The column that says since when.
pub(super) const FOCAL_SINCE: ColumnSpec = ColumnSpec::new(
    "focal_since",
    &[
        "focal point since",
        "national focal point since",
        "focal point from",
        "nfp since",
        "focal point nominated",
        "nominated",
        "nominated on",
        "date of nomination",
        "nomination date",
        "designated",
        "designated on",
        "date of designation",
        "designation date",
        "narahubung sejak",
        "ditunjuk sejak",
        "tanggal penunjukan",
        "point focal depuis",
        "punto focal desde",
    ],
)
.holding(Holds::Date);

/// What headings say of a focal point that is not whether somebody is one.
const NOT_THE_ROLE: &[&str] = &[
    "name",
    "since",
    "from",
    "date",
    "nominated",
    "email",
    "mail",
    "e",
    "phone",
    "telephone",
    "agency",
    "country",
    "party",
    "position",
    "title",
    "nama",
    "sejak",
    "nom",
    "depuis",
    "nombre",
    "desde",
];

const NATIONAL: &[&str] = &["national", "nasional", "nacional", "nfp"];
const ALTERNATE: &[&str] = &[
    "alternate",
    "alternative",
    "deputy",
    "backup",
    "secondary",
    "pengganti",
    "cadangan",
    "wakil",
    "suppleant",
    "suppleante",
    "suplente",
];
const PRIMARY: &[&str] = &[
    "primary",
    "main",
    "principal",
    "lead",
    "utama",
    "titulaire",
    "titular",
];
const NAMED: &[&str] = &[
    "focal",
    "point",
    "points",
    "narahubung",
    "focaux",
    "punto",
    "puntos",
    "focales",
    "fp",
];
const YES: &[&str] = &["yes", "y", "ya", "oui", "si", "x", "1", "true"];
const NO: &[&str] = &[
    "", "no", "n", "none", "not", "tidak", "bukan", "non", "0", "false", "n a", "na", "former", "mantan",
];
/// Words between others that say nothing.
const BESIDE: &[&str] = &[
    "for", "on", "of", "the", "and", "person", "contact", "untuk", "pour", "para", "de",
];
/// What a title may open with before it says that the list is one of focal points.
const OPENING: &[&str] = &[
    "list",
    "of",
    "the",
    "our",
    "daftar",
    "liste",
    "des",
    "lista",
    "de",
    "directory",
    "contacts",
];

fn is_any(word: &str, lists: &[&[&str]]) -> bool {
    lists.iter().any(|list| list.contains(&word))
}

/// Whether a cell speaks of the part of a focal point in words that others do not use.
fn tells_a_role(text: &str) -> bool {
    fold(text)
        .split(' ')
        .any(|word| is_any(word, &[ALTERNATE, PRIMARY, NAMED, NATIONAL]))
}

/// What a row says of somebody as a focal point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub is_national: bool,
    pub is_alternate: bool,
    /// What for; empty for everything.
    pub theme: String,
    /// Since when, if the list says so.
    pub from: Option<Date>,
}

/// What a row says; nothing where it says nothing of it or a no. `None` when the row was
/// settled, because its date cannot be read.
pub(super) fn read(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Option<Said>> {
    let since = day(row, "focal_since", context.hints)?;
    let held = day(row, "post_since", context.hints)?;
    let is_list = context.hints.titles.iter().any(|title| is_of_focal_points(title));
    let cell = row.text("focal_point").unwrap_or_default();
    let folded = fold(&cell);
    let is_no = NO.contains(&folded.as_str());
    // A blank cell is no yes by itself, nor a no where the whole list is one of focal points.
    let is_one = if folded.is_empty() {
        is_list || since.is_some()
    } else {
        !is_no
    };
    if !is_one {
        return Some(None);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let is_rest = |word: &&str| !is_any(word, &[NATIONAL, ALTERNATE, PRIMARY, NAMED, YES, BESIDE]);
    let is_theme = !is_no && words.iter().any(is_rest);
    let theme = if is_theme { theme(&cell) } else { String::new() };
    let around = context
        .hints
        .titles
        .iter()
        .chain(context.hints.headings.get("focal_point"));
    let is_said_national = around.into_iter().any(|text| {
        let folded = fold(text);
        folded.split(' ').any(|word| NATIONAL.contains(&word)) && (is_list || says_focal(&folded))
    });
    Some(Some(Said {
        is_national: theme.is_empty() && (says(NATIONAL) || is_said_national),
        is_alternate: says(ALTERNATE),
        theme,
        // A list of focal points that says `Since` means since when they are one.
        from: since.or(held.filter(|_| is_list)),
    }))
}

fn says_focal(folded: &str) -> bool {
    folded.split(' ').any(|word| is_any(word, &[NAMED, &["nfp"]]))
}

/// What somebody is focal point for: what stands behind `for`, else all of it.
fn theme(cell: &str) -> String {
    let lower = cell.to_lowercase();
    let from = [" for ", " untuk ", " on ", ": "]
        .iter()
        .find_map(|mark| Some(lower.find(mark)? + mark.len()));
    // Where lower case is longer than what was written the place would be another.
    let from = from.filter(|_| lower.len() == cell.len()).unwrap_or(0);
    let text = cell.get(from..).unwrap_or(cell);
    tidy(text).text.chars().take(100).collect()
}

/// Whether a title says of the whole list that it is one of focal points: `National focal
/// points 2025` does, `Contacts and focal points` does not.
fn is_of_focal_points(title: &str) -> bool {
    let folded = fold(title);
    let mut words = folded
        .split(' ')
        .filter(|word| !is_any(word, &[OPENING, NATIONAL]) && word.parse::<u32>().is_err());
    let is_nfp = folded
        .split(' ')
        .next()
        .is_some_and(|word| matches!(word, "nfp" | "nfps"));
    is_nfp
        || matches!(
            (words.next(), words.next()),
            (Some("narahubung"), _)
                | (Some("focal"), Some("point" | "points"))
                | (Some("points" | "point"), Some("focaux" | "focal"))
                | (Some("puntos" | "punto"), Some("focales" | "focal"))
        )
}

/// A date of a row; `None` when the row was settled.
pub(super) fn day(row: &mut PlannedRow, field: &str, hints: &Hints) -> Option<Option<Date>> {
    match row.date(field, hints) {
        DateRead::Is(found) => Some(Some(found.from)),
        DateRead::Nothing => Some(None),
        DateRead::Settled => None,
    }
}

/// A focal point on its way in.
#[derive(Debug, Clone)]
pub(super) struct StagedFocalPoint {
    pub id: uuid::Uuid,
    pub party: PartyId,
    pub person: PersonId,
    pub said: Said,
    pub from_on: Date,
    pub audience: String,
}

impl StagedFocalPoint {
    /// Somebody as a focal point of a party, from today where the list does not say since when.
    pub fn new(clock: &Clock, party: PartyId, person: PersonId, said: Said, today: Date) -> Self {
        Self {
            id: clock.id::<focal_point::FocalPoint>().uuid(),
            party,
            person,
            from_on: said.from.unwrap_or(today),
            audience: focal_point::audience(party).to_string(),
            said,
        }
    }

    /// What becomes of it, as a sentence.
    pub fn sentence(&self, party: &str) -> Message {
        let said = &self.said;
        let key = match (said.is_national, said.is_alternate, said.theme.is_empty()) {
            (true, false, _) => "import-focal-national",
            (true, true, _) => "import-focal-national-alternate",
            (false, false, true) => "import-focal-plain",
            (false, true, true) => "import-focal-alternate",
            (false, false, false) => "import-focal-theme",
            (false, true, false) => "import-focal-theme-alternate",
        };
        let message = Message::new(key).with("party", party).with("from", self.from_on);
        if said.theme.is_empty() {
            message
        } else {
            message.with("theme", said.theme.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_title_that_is_about_them_makes_a_list_of_focal_points() {
        for title in [
            "National focal points",
            "List of National Focal Points 2025",
            "Focal points",
            "NFPs of the members",
            "Daftar narahubung nasional",
            "Points focaux",
        ] {
            assert!(is_of_focal_points(title), "{title}");
        }
        for title in [
            "Contacts and focal points",
            "Participants",
            "Meeting of national focal points",
            "Roster",
            "",
        ] {
            assert!(!is_of_focal_points(title), "{title}");
        }
    }

    #[test]
    fn a_theme_is_what_stands_behind_for() {
        assert_eq!(theme("Focal point for returns"), "returns");
        assert_eq!(theme("Trafficking in persons"), "Trafficking in persons");
    }
}
