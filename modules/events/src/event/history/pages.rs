//! What is drawn of an event's history.

use std::collections::BTreeMap;

use balai_directory::involvement::words::{self as part_words, PartyNames};
use balai_kernel::{
    Instant,
    audit::HistoryLine,
    t,
    text::{self, Lang, catalogue},
    web::{
        Cx, Page,
        ui::{Change, Empty, Entry, Section, diff, history as entries, when},
    },
};
use balai_workplan::activity::{
    StateRow,
    pages::life,
    words::{self as activity_words, Owners},
};
use maud::{Markup, Render, html};
use uuid::Uuid;

use super::{Brought, Named, PeopleLine};
use crate::{
    event::{Event, Parties, attendance::Tabs, pages::head},
    removal::{Removal, pages::section as removed},
};

/// What the history of an event shows.
#[derive(Default)]
pub struct History {
    /// The states it went through.
    pub states: Vec<StateRow>,
    /// Who changed what about the event, for the office.
    pub lines: Vec<HistoryLine>,
    /// What was done to the lines of its people.
    pub people: Vec<PeopleLine>,
    /// Whose these lines are, of those that the reader may see.
    pub named: BTreeMap<Uuid, Named>,
    /// The lists from which people came in, for the office.
    pub brought: Vec<Brought>,
    /// What was taken off its list, for the office.
    pub removals: Vec<Removal>,
    /// The names of the parties.
    pub parties: Parties,
    /// The names of owners.
    pub owners: Owners,
}

impl History {
    /// Whether the reader sees a headcount among the lines.
    pub fn has_headcounts(&self) -> bool {
        self.named.values().any(|named| matches!(named, Named::Heads(..)))
    }
}

/// What became of an event, who changed what about it and its people, and what was taken
/// off its list.
pub fn history(cx: &Cx, event: &Event, tabs: &Tabs, shown: &History) -> Page {
    let lang = cx.lang();
    let mut all = own(cx, shown);
    all.extend(people(cx, shown));
    all.extend(shown.brought.iter().map(|list| brought(cx, list)));
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let drawn: Vec<Entry> = all.into_iter().map(|(_, entry)| entry).collect();
    let body = if drawn.is_empty() {
        Empty::new(t!(lang, "life-none"), t!(lang, "life-none-why")).render()
    } else {
        entries(&drawn)
    };
    Page::new(&event.title)
        .body(&head(cx, event, tabs, "/history"))
        .body(&Section::new(t!(lang, "activity-life"), life(cx, &shown.states)))
        .body(&html! {
            @if !shown.removals.is_empty() { (removed(cx, event, &shown.parties, &shown.removals)) }
            (Section::new(t!(lang, "life-title"), body))
        })
}

fn at(cx: &Cx, at: Instant) -> Markup {
    when(&at.to_string(), text::instant(cx.lang(), at, &cx.app.zone()))
}

/// The changes as a table; nothing where no field changed.
fn changed(lang: Lang, changes: &[Change]) -> Option<Markup> {
    if changes.is_empty() {
        return None;
    }
    let heads = ["life-field", "life-before", "life-after"].map(|key| t!(lang, key));
    let [field, before, after] = &heads;
    Some(diff([field, before, after], &t!(lang, "life-nothing"), changes))
}

fn with_changes(entry: Entry, changes: Option<Markup>) -> Entry {
    match changes {
        Some(changes) => entry.changes(changes),
        None => entry,
    }
}

/// What was done to the event itself.
fn own(cx: &Cx, shown: &History) -> Vec<(Instant, Entry)> {
    let lang = cx.lang();
    let profile = &cx.app.profile;
    shown
        .lines
        .chunk_by(|one, next| one.id == next.id)
        .filter_map(|chunk| {
            let first = chunk.first()?;
            let changes: Vec<Change> = chunk
                .iter()
                .filter_map(|line| {
                    let field = line.field.as_deref()?;
                    let value = |value: &Option<String>| {
                        let value = value.as_deref()?;
                        Some(said(lang, profile, &shown.parties, &shown.owners, field, value))
                    };
                    Some(Change::new(
                        label(lang, field),
                        value(&line.old),
                        value(&line.new),
                    ))
                })
                .collect();
            let key = format!("act-{}", first.act);
            let act = if catalogue().has(Lang::EN, &key) {
                t!(lang, &key)
            } else {
                first.act.clone()
            };
            let entry = Entry::new(at(cx, first.at), first.actor.as_str(), act);
            Some((first.at, with_changes(entry, changed(lang, &changes))))
        })
        .collect()
}

/// What a field of an event or of its activity is called.
pub fn label(lang: Lang, field: &str) -> String {
    let name = field.replace('_', "-");
    ["event-field", "activity-field"]
        .into_iter()
        .map(|group| format!("{group}-{name}"))
        .find(|key| catalogue().has(Lang::EN, key))
        .map_or_else(|| field.to_owned(), |key| t!(lang, &key))
}

/// What stands in a field of an event or of its activity, in words.
pub fn said(
    lang: Lang,
    profile: &balai_kernel::profile::Profile,
    parties: &Parties,
    owners: &Owners,
    field: &str,
    value: &str,
) -> String {
    match field {
        "office_role" | "level" | "mode" => {
            let key = format!("event-{}-{value}", field.replace('_', "-"));
            if catalogue().has(Lang::EN, &key) {
                t!(lang, &key)
            } else {
                value.to_owned()
            }
        }
        "level_party" | "host_party" => parties
            .find(value)
            .map_or(value, |party| party.name.get(lang))
            .to_owned(),
        _ => activity_words::said(lang, profile, owners, field, value),
    }
}

/// The parties' names by their codes.
pub fn party_names(lang: Lang, parties: &Parties) -> PartyNames {
    let named = parties.0.iter();
    named
        .map(|party| (party.code.clone(), party.name.get(lang).to_owned()))
        .collect()
}

/// What was done to the lines of people and headcounts. Who may not see whose line it is
/// reads that a line was changed, without name and without what changed; who did it is
/// for the office.
fn people(cx: &Cx, shown: &History) -> Vec<(Instant, Entry)> {
    let lang = cx.lang();
    let is_office = cx.actor.is_office();
    let names = party_names(lang, &shown.parties);
    shown
        .people
        .chunk_by(|one, next| one.line.id == next.line.id)
        .filter_map(|chunk| {
            let first = chunk.first()?;
            let who = match shown.named.get(&first.row_id) {
                Some(Named::Person(name)) => name.clone(),
                Some(Named::Heads(party, number)) => heads(lang, shown.parties.name(*party, lang), *number),
                None if first.noun == "headcount-line" => t!(lang, "event-history-headcount"),
                None => t!(lang, "event-history-person"),
            };
            let key = format!("event-history-{}", first.line.act);
            let key = if catalogue().has(Lang::EN, &key) {
                key
            } else {
                "event-history-changed".to_owned()
            };
            let changes: Vec<Change> = chunk
                .iter()
                .filter(|_| is_office)
                .filter_map(|one| change(cx, &names, one))
                .collect();
            let by = if is_office {
                first.line.actor.as_str()
            } else {
                cx.app.profile.office.name.get(lang)
            };
            let entry = Entry::new(at(cx, first.line.at), by, t!(lang, &key, who = who));
            Some((first.line.at, with_changes(entry, changed(lang, &changes))))
        })
        .collect()
}

fn heads(lang: Lang, party: &str, number: i64) -> String {
    if party.is_empty() {
        t!(lang, "removal-headcount", n = number)
    } else {
        t!(lang, "removal-headcount-of", party = party, n = number)
    }
}

fn change(cx: &Cx, names: &PartyNames, one: &PeopleLine) -> Option<Change> {
    let lang = cx.lang();
    let field = one.line.field.as_deref()?;
    let is_person = one.noun == "participation";
    let value = |value: &Option<String>| {
        let value = value.as_deref()?;
        Some(match field {
            "basis" => t!(lang, &format!("headcount-basis-{value}")),
            _ => part_words::said(lang, &cx.app.profile, names, field, value),
        })
    };
    let key = format!("headcount-field-{field}");
    let label = match field {
        "reason" => t!(lang, "removal-reason"),
        _ if is_person => part_words::field(lang, field),
        _ if catalogue().has(Lang::EN, &key) => t!(lang, &key),
        _ => field.to_owned(),
    };
    Some(Change::new(label, value(&one.line.old), value(&one.line.new)))
}

fn brought(cx: &Cx, list: &Brought) -> (Instant, Entry) {
    let words = t!(
        cx.lang(),
        "event-history-imported",
        n = list.number,
        file = list.file_name.as_str()
    );
    (list.at, Entry::new(at(cx, list.at), list.actor.as_str(), words))
}
