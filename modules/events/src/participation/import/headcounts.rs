//! Rows that give a number instead of names.

use balai_directory::{
    PartyId,
    party::import::{Finder, Found},
};
use balai_kernel::{
    import::{PlanContext, PlannedRow, Standing},
    text::Message,
};
use balai_names::PersonName;
use uuid::Uuid;

use super::{delegations, events::Seen, store, words};
use crate::participation::audience;

/// A headcount line as it will stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub id: Uuid,
    pub event: Uuid,
    pub party: Option<PartyId>,
    pub agency: Option<Uuid>,
    pub party_status: String,
    pub number: i64,
    pub women: i64,
    pub men: i64,
    pub unknown: i64,
    pub basis: String,
    pub audience: String,
    pub version: i64,
    /// How many names have been taken out of it.
    pub named: i64,
    pub is_staged: bool,
    /// Taken off the list by somebody, who gave a reason.
    pub is_removed: bool,
}

/// Whether a row gives a number of people instead of one.
pub(super) fn is_headcount(row: &PlannedRow, finder: &Finder) -> bool {
    let people = |field: &str| row.get(field).and_then(words::people).unwrap_or(0);
    match named(row) {
        // Given and family name: somebody, whatever else the row counts.
        Named::Person => false,
        Named::Nobody => people("number") + people("women") + people("men") > 0,
        Named::Text(text) => {
            written(text, finder).is_some()
                // A number beside a name may be that of the line; women and men are not.
                || (people("number") > 1 && PersonName::from_full(text).is_none())
                || (people("women") + people("men") > 1 && row.get("email").is_none())
                || (people("number") > 1 && delegations::is_group(text))
        }
    }
}

/// What a row says in the columns of names.
enum Named<'a> {
    Nobody,
    Person,
    Text(&'a str),
}

fn named(row: &PlannedRow) -> Named<'_> {
    match (row.get("given"), row.get("family")) {
        (Some(_), Some(_)) => Named::Person,
        (given, family) => match row.get("name").or(family).or(given) {
            Some(text) => Named::Text(text),
            None => Named::Nobody,
        },
    }
}

fn written(text: &str, finder: &Finder) -> Option<(String, i64, bool)> {
    delegations::headcount(text, &|whose| finder.sure(whose).is_some())
}

/// Plans a row with a number. The agency is part of the line only if it is one.
pub(super) fn plan(
    context: &PlanContext<'_>,
    finder: &Finder,
    event: &Seen,
    lines: &mut Vec<Line>,
    row: &mut PlannedRow,
) -> Option<store::StagedLine> {
    let written = match named(row) {
        Named::Text(text) => written(text, finder),
        Named::Nobody | Named::Person => None,
    };
    let party = match finder.find(row, "party") {
        Found::Asked => return None,
        Found::Party(party, _) => Some(party),
        Found::Place => None,
        Found::Nothing => written.as_ref().and_then(|(whose, _, _)| finder.sure(whose)),
    };
    let cell = |row: &PlannedRow, field: &str| row.get(field).map(words::people);
    let mut numbers = [0_i64; 3];
    for (slot, field) in numbers.iter_mut().zip(["number", "women", "men"]) {
        match cell(row, field) {
            None => {}
            Some(Some(number)) => *slot = number,
            Some(None) => {
                let reason = Message::new("import-number-unreadable")
                    .with("written", row.get(field).unwrap_or_default());
                row.cannot(reason, Some(field));
                return None;
            }
        }
    }
    let [number, women, men] = numbers;
    let number = [number, written.as_ref().map_or(0, |(_, number, _)| *number)]
        .into_iter()
        .find(|number| *number > 0)
        .unwrap_or(women + men);
    if women + men > number || number == 0 {
        row.cannot(Message::new("import-number-sum"), Some("number"));
        return None;
    }
    let told = row.get("basis").map(balai_names::fold).unwrap_or_default();
    let is_estimated = told.starts_with("est") || written.is_some_and(|(_, _, estimated)| estimated);
    let day = event
        .from
        .unwrap_or_else(|| context.clock.now().day_in(&context.profile.zone()));
    let line = Line {
        id: context.clock.id::<Line>().uuid(),
        event: event.id,
        party,
        agency: None,
        party_status: finder.status_on(party, day).to_owned(),
        number,
        women,
        men,
        unknown: number - women - men,
        basis: if is_estimated { "estimated" } else { "counted" }.to_owned(),
        audience: audience(balai_kernel::Id::of(event.id), party, None).to_string(),
        version: 1,
        named: 0,
        is_staged: true,
        is_removed: false,
    };
    let known = lines
        .iter()
        .find(|known| known.event == event.id && known.party == party && known.agency.is_none());
    match known {
        Some(known) if known.is_removed => {
            row.target = Some(known.id);
            row.settle(
                Standing::Same,
                Message::new("import-line-removed"),
                Some("number"),
            );
            None
        }
        Some(known) if known.is_staged => {
            row.cannot(Message::new("import-headcount-twice"), Some("number"));
            None
        }
        Some(known) => {
            row.target = Some(known.id);
            let after = Line {
                id: known.id,
                agency: known.agency,
                audience: known.audience.clone(),
                party_status: known.party_status.clone(),
                version: known.version,
                named: known.named,
                is_staged: false,
                ..line
            };
            if after == *known {
                row.settle(Standing::Same, Message::new("import-same"), None);
                return None;
            }
            row.settle(
                Standing::Changes,
                Message::new("import-changes").with("fields", "number"),
                Some("number"),
            );
            Some(store::StagedLine {
                line: after,
                before: Some(known.clone()),
            })
        }
        None => {
            row.target = Some(line.id);
            row.settle(
                Standing::New,
                Message::new("import-new-headcount").with("n", number),
                None,
            );
            lines.push(line.clone());
            Some(store::StagedLine { line, before: None })
        }
    }
}
