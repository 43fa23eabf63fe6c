//! What becomes of every column that refers to a person or to an account, when that person is
//! erased: one list, compared with the schema, so that no table is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use crate::store::migrations;

/// What becomes of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It goes.
    Goes,
    /// It stays without what was written about the person.
    Emptied,
    /// It stays as it is: it names nobody, or what it is about stands for more than the person.
    Kept(&'static str),
}

use Fate::{Emptied, Goes, Kept};

/// Rows that count somebody: they refer to a record that is empty.
const COUNTS: Fate = Kept("counts somebody; the record that it refers to is empty");
/// Rows that say who did something.
const DID: Fate = Kept("says who did it; the account that it refers to is empty");
/// What a batch would put back.
const STAGED: Fate = Goes;

const FATES: &[(&str, &str, Fate)] = &[
    ("access_offer", "account", Goes),
    ("access_offer", "offered_by", DID),
    ("access_offer", "person", Goes),
    ("account", "person", Emptied),
    ("activity", "owner", DID),
    ("activity_state", "account", DID),
    ("approval", "submitted_by", DID),
    ("approval_answer", "answered_by", DID),
    ("audit_line", "account", Kept("the chain; old and new values go")),
    ("audit_line", "row_id", Kept("the chain; old and new values go")),
    ("authenticator", "account", Goes),
    ("body_member", "person", COUNTS),
    ("cited_figure", "checked_by", DID),
    ("cited_figure", "entered_by", DID),
    ("clearance", "person", Emptied),
    ("clearance", "sent_by", DID),
    ("clearance", "sent_person", Emptied),
    ("clearance_passage", "answered_by", DID),
    ("clearance_passage", "removed_by", DID),
    ("contact_note", "account", DID),
    ("contact_note", "person", Emptied),
    ("decision", "made_by", DID),
    ("decision_review", "reviewed_by", DID),
    ("consent", "person", Emptied),
    ("consent", "recorded_by", DID),
    (
        "deputy",
        "holder",
        Kept("the audit says who stood in; it is ended"),
    ),
    (
        "deputy",
        "stand_in",
        Kept("the audit says who stood in; it is ended"),
    ),
    ("details_proposal", "decided_by", DID),
    ("details_proposal", "person", Goes),
    (
        "erasure",
        "row_id",
        Kept("the ledger: a restored backup erases again what it names"),
    ),
    ("emergency_opening", "opened_by", DID),
    ("emergency_opening", "row_id", Emptied),
    ("due_report", "account", DID),
    ("due_report", "sent_by", DID),
    ("errand", "made_by", DID),
    ("errand", "row_id", Goes),
    ("escrow_answer", "holder", DID),
    ("escrow_part", "holder", DID),
    ("escrow_request", "asked_by", Emptied),
    ("factor_reset", "account", Emptied),
    ("factor_reset", "asked_by", DID),
    ("factor_reset", "decided_by", DID),
    ("file", "created_by", DID),
    ("focal_point", "person", COUNTS),
    ("handling", "made_by", DID),
    ("import_batch", "account", DID),
    ("import_row", "target", Goes),
    ("keying", "brought_by", DID),
    ("keying", "handed_by", DID),
    ("keying", "settled_by", DID),
    ("keying_choice", "chosen_by", DID),
    ("keying_choice", "keyed_row", Goes),
    ("keying_hand", "account", DID),
    (
        "keying_line",
        "beside",
        Kept("names nobody; the row that it leads to goes"),
    ),
    (
        "keying_line",
        "keyed_row",
        Kept("names nobody; the row that it leads to goes"),
    ),
    ("keying_row", "changed_by", DID),
    ("legal_hold", "row_id", Kept("whoever is held is not erased")),
    ("link", "account", Goes),
    ("openid_link", "account", Goes),
    ("paper_template", "made_by", DID),
    ("outcome", "claimant", Emptied),
    ("outcome", "entered_by", DID),
    ("outcome", "verified_by", DID),
    ("participation", "person", Emptied),
    ("passkey", "account", Goes),
    ("past_password", "account", Goes),
    (
        "person",
        "merged_into",
        Kept("the record that gave way is emptied with the other"),
    ),
    ("person_address", "person", Goes),
    ("person_key", "person", Goes),
    (
        "placement",
        "account",
        Kept("which project, from when to when; the account is empty"),
    ),
    ("photograph", "entered_by", DID),
    ("plan_version", "made_by", DID),
    ("post_holding", "person", COUNTS),
    ("promise", "account", DID),
    ("quote", "entered_by", DID),
    ("recovery_code", "account", Goes),
    ("removed_participation", "person", Emptied),
    ("report_approval", "account", DID),
    ("report_language", "released_by", DID),
    ("report_remark", "settled_by", DID),
    ("report_return", "taken_by", DID),
    ("translation", "account", DID),
    ("translation", "read_by", DID),
    ("translation_edition", "shown_by", DID),
    ("report_evidence", "settled_by", DID),
    ("reservation", "person", Goes),
    ("risk", "owner", DID),
    ("risk_rating", "rated_by", DID),
    (
        "role_grant",
        "account",
        Kept("which role on which days; the account is empty and shut"),
    ),
    ("roster_answer", "decided_by", DID),
    ("same_person", "decided_by", DID),
    ("same_person", "kept", Emptied),
    ("same_person", "merged", Emptied),
    ("same_person", "other", Emptied),
    ("same_person", "person", Emptied),
    ("saved_view", "account", Goes),
    ("sealed_item", "author", DID),
    (
        "sealing_key",
        "account",
        Kept("a public key that opens nothing any more; the account is empty"),
    ),
    (
        "service_account",
        "answers",
        Kept("the program is ended; the account is empty"),
    ),
    ("service_account", "created_by", DID),
    ("service_token", "created_by", DID),
    ("session", "account", Goes),
    ("sign_in", "account", Goes),
    ("staged_address", "person", STAGED),
    ("staged_focal_point", "person", STAGED),
    ("staged_key", "person", STAGED),
    (
        "staged_member",
        "person",
        Kept("names nobody; the batch is cleared when it is finished"),
    ),
    ("staged_participation", "person", STAGED),
    (
        "staged_post",
        "person",
        Kept("names nobody; the batch is cleared when it is finished"),
    ),
    ("staged_suggestion", "other", STAGED),
    ("staged_suggestion", "person", STAGED),
    ("suggestion", "account", Emptied),
    ("suggestion", "answered_by", DID),
    ("suggestion", "owner", DID),
    ("suspension", "account", Emptied),
    ("suspension", "lifted_by", DID),
    ("suspension", "made_by", DID),
    ("target_words", "said_by", DID),
    ("team", "created_by", DID),
    ("team_key", "made_by", DID),
    ("team_key_copy", "given_by", DID),
    ("team_member", "account", Emptied),
    ("team_member", "asked_by", DID),
    ("vouching", "account", Emptied),
    ("vouching", "ended_by", DID),
    ("vouching", "vouched_by", DID),
];

/// Names of columns that refer to something else than people, wherever they stand without
/// saying to what.
const OTHERS: &[&str] = &[
    "activity",
    "agency",
    "batch",
    "body",
    "core_purpose",
    "doc",
    "errand",
    "event",
    "from_party",
    "handling",
    "headcount_line",
    "holding",
    "host_party",
    "initiative",
    "lender",
    "level_party",
    "line",
    "part",
    "part_of",
    "party",
    "post",
    "project",
    "record",
    "sheet",
    "token",
];

/// Columns of ids in the schema, but a table's own, that refer to people or do not say to what.
fn about_people() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for step in migrations() {
        let mut table = String::new();
        for line in step.text.lines().map(str::trim) {
            if let Some(rest) = line.strip_prefix("create table ") {
                rest.trim_end_matches(" (").clone_into(&mut table);
                continue;
            }
            if let Some(gone) = line.strip_prefix("drop table ") {
                found.retain(|(of, _): &(String, String)| of != gone.trim_end_matches(';'));
                continue;
            }
            if let Some((made, named)) = line
                .strip_prefix("alter table ")
                .and_then(|rest| rest.split_once(" rename to "))
            {
                let named = named.trim_end_matches(';');
                found = found
                    .into_iter()
                    .map(|(of, column): (String, String)| match of == made {
                        true => (named.to_owned(), column),
                        false => (of, column),
                    })
                    .collect();
                continue;
            }
            let (of, column) = match line.strip_prefix("alter table ") {
                Some(rest) => match rest.split_once(" add column ") {
                    Some((of, column)) => (of, column),
                    None => continue,
                },
                None => (table.as_str(), line),
            };
            let Some((name, rest)) = column.split_once(' ') else {
                continue;
            };
            if !rest.starts_with("{id}") || name == "id" {
                continue;
            }
            let target = rest.split_once("references ").map(|(_, to)| to);
            let is_of_people = match target {
                Some(to) => to.starts_with("person (") || to.starts_with("account ("),
                None => !OTHERS.contains(&name),
            };
            if is_of_people {
                found.insert((of.to_owned(), name.to_owned()));
            }
        }
    }
    found
}

#[test]
fn every_column_about_a_person_or_an_account_has_its_fate() {
    let known: BTreeMap<(String, String), Fate> = FATES
        .iter()
        .map(|(table, column, fate)| (((*table).to_owned(), (*column).to_owned()), *fate))
        .collect();
    assert_eq!(known.len(), FATES.len(), "a column stands twice in the list");
    let there = about_people();
    let forgotten: Vec<_> = there.iter().filter(|one| !known.contains_key(*one)).collect();
    assert!(
        forgotten.is_empty(),
        "say here and in the module's erasure what becomes of {forgotten:?}"
    );
    let gone: Vec<_> = known.keys().filter(|one| !there.contains(*one)).collect();
    assert!(gone.is_empty(), "not in the schema: {gone:?}");
    for ((table, column), fate) in &known {
        if let Kept(why) = fate {
            assert!(why.len() > 10, "{table}.{column} is kept without a reason");
        }
    }
}
