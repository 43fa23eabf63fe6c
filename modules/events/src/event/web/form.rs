//! The form of what only events have: from what was typed, and back.

use balai_kernel::{Id, actor::PartyRef, text::Message};
use balai_workplan::{
    activity::{LEVELS, MODES, OFFICE_ROLES},
    sent::{Problems, Sent},
};

use crate::event::{Event, Parties, store::Extras};

/// The fields, in the form's order.
pub const FIELDS: [&str; 10] = [
    "office_role",
    "level",
    "level_party",
    "mode",
    "host_party",
    "series",
    "funder",
    "in_kind_giver",
    "part_of",
    "unlisted",
];

/// Reads the form.
pub fn read(sent: &Sent, parties: &Parties, wrong: &mut Problems) -> Extras {
    let level = sent.one_of("level", &LEVELS, wrong);
    let level_party = party(sent, "level_party", parties, wrong);
    if level == "national" && level_party.is_none() && sent.some("level_party").is_none() {
        wrong.add("level_party", Message::new("event-level-party-needed"));
    }
    Extras {
        office_role: sent.one_of("office_role", &OFFICE_ROLES, wrong),
        level,
        level_party: level_party.filter(|_| matches!(level, "national" | "bilateral")),
        mode: sent.one_of("mode", &MODES, wrong),
        host_party: party(sent, "host_party", parties, wrong),
        series: sent.maybe_line("series", 200, wrong),
        funder: sent.maybe_line("funder", 300, wrong),
        in_kind_giver: sent.maybe_line("in_kind_giver", 300, wrong),
        part_of: sent.id("part_of"),
        is_unlisted: sent.is_ticked("unlisted"),
    }
}

/// A party by code or by name in any language; a text that is none is a problem.
pub fn party(
    sent: &Sent,
    field: &'static str,
    parties: &Parties,
    wrong: &mut Problems,
) -> Option<Id<PartyRef>> {
    let typed = sent.some(field)?;
    let found = parties.find(typed);
    if found.is_none() {
        wrong.add(field, Message::new("event-party-unknown"));
    }
    found.map(|party| party.id)
}

/// The form as it stands for an event that is kept.
pub fn sent_of(event: &Event, parties: &Parties) -> Sent {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Sent::default()
        .with("version", event.version.to_string())
        .with("office_role", &*event.office_role)
        .with("level", &*event.level)
        .with("level_party", parties.code(event.level_party))
        .with("mode", &*event.mode)
        .with("host_party", parties.code(event.host_party))
        .with("series", text(&event.series))
        .with("funder", text(&event.funder))
        .with("in_kind_giver", text(&event.in_kind_giver))
        .with(
            "part_of",
            event.part_of.map(|id| id.to_string()).unwrap_or_default(),
        )
        .with("unlisted", if event.is_unlisted { "yes" } else { "" })
}
