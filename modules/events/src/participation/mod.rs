//! The participation: one person at one event. All roles are kept; the first of the
//! profile's order is counted, unless one of them is counted nowhere.

pub mod import;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use balai_kernel::{
    Actor, Audience, Id,
    actor::{AgencyRef, PartyRef},
    profile::{Profile, RoleCount},
    web::ui::Kind,
};
use balai_workplan::activity::Activity;

pub use store::Participation;

/// What is known of somebody's attendance; blank is never yes.
pub const STATUSES: [&str; 7] = [
    "not-recorded",
    "expected",
    "attended",
    "partly",
    "absent",
    "excused",
    "withdrawn",
];
/// How somebody took part.
pub const WAYS: [&str; 2] = ["room", "online"];
/// What is known of somebody's sex; never guessed from a name.
pub const SEXES: [&str; 4] = ["unknown", "female", "male", "undisclosed"];

/// Who can see that somebody was there: the office, those who were in the room, those who
/// may see the names of the agency represented; where that is not known, the focal points of
/// the party. A name's party entrusts it to the office.
pub fn audience(event: Id<Activity>, party: Option<Id<PartyRef>>, agency: Option<Id<AgencyRef>>) -> Audience {
    Audience::office()
        .and(format!("room:{event}"))
        .and_people_of(party, agency)
}

/// Who can see somebody's marks, besides they themselves: the monitoring officer and
/// the event's trainers.
pub fn marks_audience(event: Id<Activity>) -> Audience {
    Audience::of(["monitoring"]).and(format!("trainer:{event}"))
}

/// Whether an actor works with marks of an event.
pub fn may_mark(actor: &Actor, event: Id<Activity>) -> bool {
    actor.sees(&marks_audience(event))
}

/// Role codes in the profile's order, each once, as they are kept, and the one that is
/// counted: a role that counts nowhere if there is one among them, else the first. Who
/// works for the office, the host, the interpreters or the support at an event is in no
/// participation figure, whatever else they did there. Codes that the profile does not
/// know are left out; without any the first role of the profile stands.
pub fn roles_in_order<'a>(profile: &Profile, codes: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let given: Vec<&str> = codes.into_iter().collect();
    let mut kept: Vec<_> = profile
        .event_roles
        .iter()
        .filter(|role| given.contains(&role.code.as_str()))
        .collect();
    if kept.is_empty() {
        kept.extend(profile.event_roles.first());
    }
    let counted = kept
        .iter()
        .find(|role| role.counts == RoleCount::Nowhere)
        .or(kept.first())
        .map(|role| role.code.clone())
        .unwrap_or_default();
    let codes: Vec<&str> = kept.iter().map(|role| role.code.as_str()).collect();
    (codes.join(" "), counted)
}

/// The tone of a status.
pub fn kind_of(status: &str) -> Kind {
    match status {
        "attended" => Kind::Good,
        "partly" | "not-recorded" => Kind::Warn,
        "absent" => Kind::Bad,
        _ => Kind::Plain,
    }
}
