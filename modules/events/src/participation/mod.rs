//! The participation: one person at one event. All roles are kept, the first of the
//! profile's order is counted.

pub mod import;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use balai_kernel::{Actor, Audience, Id, actor::PartyRef, profile::Profile, web::ui::Kind};
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

/// Who can see that somebody was there: the office, those who were in the room, the
/// focal points of the party represented.
pub fn audience(event: Id<Activity>, party: Option<Id<PartyRef>>) -> Audience {
    let audience = Audience::office().and(format!("room:{event}"));
    match party {
        Some(party) => audience.and_focal(party),
        None => audience,
    }
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

/// Role codes in the profile's order, each once, as they are kept, and the first of
/// them, which is counted. Codes that the profile does not know are left out; without
/// any the first role of the profile stands.
pub fn roles_in_order<'a>(profile: &Profile, codes: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let given: Vec<&str> = codes.into_iter().collect();
    let mut kept: Vec<&str> = profile
        .event_roles
        .iter()
        .map(|role| role.code.as_str())
        .filter(|code| given.contains(code))
        .collect();
    if kept.is_empty() {
        kept.extend(profile.event_roles.first().map(|role| role.code.as_str()));
    }
    let counted = kept.first().copied().unwrap_or("").to_owned();
    (kept.join(" "), counted)
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
