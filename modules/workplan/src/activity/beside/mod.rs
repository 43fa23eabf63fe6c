//! What stands beside an activity on its page: the levels it belongs to, who else
//! organises it, the programme it is a part of and its own parts.

mod store;

pub use store::{beside, family};

use super::{Activity, CoOrganiser, Links};
use crate::{level::Levels, risk::Risk, suggestion::Suggestion};
use balai_kernel::{Id, store::Json, text::Words};

/// The levels that an activity belongs to, with their names, and who else organises it.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The levels it is counted for and those it is shown with; no others.
    pub levels: Levels,
    /// Which of them it is only shown with.
    pub links: Links,
    /// Who else organises it, in order.
    pub co_organisers: Vec<CoOrganiser>,
    /// The suggestions from which it came, of those the reader sees.
    pub suggestions: Vec<Suggested>,
    /// Its open risks, gravest first, of those the reader sees: id and words.
    pub risks: Vec<(Id<Risk>, String)>,
}

/// A suggestion that became an activity.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// Its id.
    pub id: Id<Suggestion>,
    /// In a line.
    pub title: String,
    /// The member's name.
    pub by: Json<Words>,
}

/// An activity with the programme it is a part of and with its own parts, as far as
/// the reader sees them.
#[derive(Debug, Clone)]
pub struct Family {
    /// The activity itself.
    pub activity: Activity,
    /// The programme it is a part of.
    pub whole: Option<Activity>,
    /// Its parts, first ones first.
    pub parts: Vec<Activity>,
}

impl Family {
    /// The activity with this id among what was read, with those around it; nothing
    /// when the reader does not see it.
    pub(super) fn of(id: Id<Activity>, rows: Vec<Activity>) -> Option<Self> {
        let mut activity = None;
        let (mut parts, mut others) = (Vec::new(), Vec::new());
        for row in rows {
            if row.id == id {
                activity = Some(row);
            } else if row.part_of == Some(id) {
                parts.push(row);
            } else {
                others.push(row);
            }
        }
        let activity = activity?;
        let whole = others.into_iter().find(|row| Some(row.id) == activity.part_of);
        Some(Self {
            activity,
            whole,
            parts,
        })
    }
}
