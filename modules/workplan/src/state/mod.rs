//! The states of an activity, and which may follow which.

use balai_kernel::{
    t,
    text::{Lang, Message},
    web::ui::Kind,
};

/// Where an activity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Somebody thought of it.
    Proposed,
    /// It waits to be taken into the plan.
    Submitted,
    /// It is in the plan.
    Planned,
    /// Dates and partners are certain.
    Confirmed,
    /// It goes on now.
    UnderWay,
    /// It is done.
    Completed,
    /// It will be later; a reason is kept.
    Postponed,
    /// It will not be; a reason is kept.
    Cancelled,
}

/// Why a state may not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotPossible {
    /// This one does not follow that one.
    #[error("An activity that is {} cannot become {}. Choose one of the states offered.", .from.code(), .to.code())]
    NotNext {
        /// The state now.
        from: State,
        /// The state wanted.
        to: State,
    },
    /// Others will ask why.
    #[error("Say why: the reason is kept with the state and read by everyone who sees the activity.")]
    NoReason,
}

impl NotPossible {
    /// The same for a reader, in the catalogue's words.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NotNext { .. } => "state-not-next",
            Self::NoReason => "state-no-reason",
        })
    }
}

impl State {
    /// All states, in the order of an activity's life.
    pub const ALL: [Self; 8] = [
        Self::Proposed,
        Self::Submitted,
        Self::Planned,
        Self::Confirmed,
        Self::UnderWay,
        Self::Completed,
        Self::Postponed,
        Self::Cancelled,
    ];

    /// The word in the database, in addresses and in the catalogue (`activity-state-planned`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Submitted => "submitted",
            Self::Planned => "planned",
            Self::Confirmed => "confirmed",
            Self::UnderWay => "under-way",
            Self::Completed => "completed",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Its name in a language.
    pub fn words(self, lang: Lang) -> String {
        t!(lang, &format!("activity-state-{}", self.code()))
    }

    /// The tone in which it is shown.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Completed | Self::Confirmed => Kind::Good,
            Self::Postponed => Kind::Warn,
            Self::Cancelled => Kind::Bad,
            _ => Kind::Plain,
        }
    }

    /// The states that may follow.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Proposed => &[Self::Submitted, Self::Planned, Self::Cancelled],
            Self::Submitted => &[Self::Planned, Self::Proposed, Self::Cancelled],
            Self::Planned => &[
                Self::Confirmed,
                Self::UnderWay,
                Self::Completed,
                Self::Postponed,
                Self::Cancelled,
            ],
            Self::Confirmed => &[
                Self::UnderWay,
                Self::Completed,
                Self::Planned,
                Self::Postponed,
                Self::Cancelled,
            ],
            Self::UnderWay => &[Self::Completed, Self::Postponed, Self::Cancelled],
            Self::Completed => &[Self::UnderWay],
            Self::Postponed => &[Self::Planned, Self::Confirmed, Self::Cancelled],
            Self::Cancelled => &[Self::Planned],
        }
    }

    /// Whether the step to `to` must say why: what stops an activity, and what takes
    /// back that it is over.
    pub const fn wants_reason(self, to: Self) -> bool {
        matches!(to, Self::Postponed | Self::Cancelled) || matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// A step from one state to the next, with its reason.
///
/// # Errors
/// When the state cannot follow, or the reason is missing.
pub fn change(from: State, to: State, reason: &str) -> Result<(State, Option<String>), NotPossible> {
    if !from.next().contains(&to) {
        return Err(NotPossible::NotNext { from, to });
    }
    let reason = reason.trim();
    if reason.is_empty() && from.wants_reason(to) {
        return Err(NotPossible::NoReason);
    }
    Ok((to, (!reason.is_empty()).then(|| reason.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_activity_stops_without_a_reason() {
        for from in State::ALL {
            for to in [State::Postponed, State::Cancelled] {
                assert!(change(from, to, "  ").is_err());
            }
        }
        assert_eq!(
            change(State::Confirmed, State::Postponed, " the host asked for it "),
            Ok((State::Postponed, Some("the host asked for it".to_owned())))
        );
    }

    #[test]
    fn every_state_can_be_left_and_reached_again_from_the_plan() {
        for state in State::ALL {
            assert!(!state.next().is_empty());
            assert!(!state.next().contains(&state));
        }
        let mut reached = vec![State::Proposed];
        for _ in State::ALL {
            let next: Vec<State> = reached.iter().flat_map(|state| state.next()).copied().collect();
            reached.extend(next);
        }
        assert!(State::ALL.iter().all(|state| reached.contains(state)));
    }

    #[test]
    fn what_is_over_is_not_planned_again_in_silence() {
        assert!(change(State::Completed, State::UnderWay, "").is_err());
        assert!(change(State::Completed, State::Planned, "a mistake").is_err());
    }
}
