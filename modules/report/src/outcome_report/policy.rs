//! Who may know that an outcome report is owed: whoever may know of its event. What may be done with it
//! the rules of what the office owes and of reports say.

use balai_kernel::{Actor, Audience};

use super::Subject;

/// Whether an actor may know of the event that a report is owed about.
pub(crate) fn may_know(actor: &Actor, event: &Subject) -> bool {
    actor.sees(&Audience::parse(&event.audience))
}
