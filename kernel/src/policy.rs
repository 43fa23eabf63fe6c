//! Who may act: pure functions from actor, action and row to a decision with its reason.

use std::fmt::Write as _;

use crate::{
    actor::Actor,
    audience::Audience,
    error::{Error, Result},
    text::Message,
};

/// What can be done with a noun. Few on purpose: a new deed wants a new noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// See that there are some, and those one may read.
    List,
    /// See one.
    Read,
    /// Make one.
    Create,
    /// Alter one.
    Change,
    /// Approve, confirm or settle one.
    Decide,
    /// Let others see it.
    Release,
    /// Remove one for good.
    Erase,
    /// Take the list away as a file.
    Export,
}

impl Action {
    /// All actions, in the order of the printed table.
    pub const ALL: [Self; 8] = [
        Self::List,
        Self::Read,
        Self::Create,
        Self::Change,
        Self::Decide,
        Self::Release,
        Self::Erase,
        Self::Export,
    ];

    /// The word in the printed table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Read => "read",
            Self::Create => "create",
            Self::Change => "change",
            Self::Decide => "decide",
            Self::Release => "release",
            Self::Erase => "erase",
            Self::Export => "export",
        }
    }
}

/// The policy's answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// Yes.
    Allow,
    /// No, because; the message says who could.
    Deny(Message),
}

impl Decision {
    /// Allowed if `condition` holds, else denied with the reason.
    pub fn when(condition: bool, reason: &'static str) -> Self {
        if condition {
            Self::Allow
        } else {
            Self::Deny(Message::new(reason))
        }
    }

    /// Allowed to those in the row's audience.
    pub fn audience(actor: &Actor, audience: &Audience) -> Self {
        Self::when(actor.sees(audience), "may-audience")
    }

    /// Allowed to the members and the office.
    pub fn members(actor: &Actor) -> Self {
        Self::when(actor.holds("members") || actor.is_office(), "may-members")
    }

    /// Allowed to those who work in the office.
    pub fn office(actor: &Actor) -> Self {
        Self::when(actor.is_office(), "may-office")
    }

    /// Denied to everyone: the default.
    pub fn nobody() -> Self {
        Self::Deny(Message::new("may-nobody"))
    }

    /// Whether it is a yes.
    pub const fn is_allowed(&self) -> bool {
        matches!(self, Self::Allow)
    }
}

/// A noun under policy. `row` is `None` for list, create and export, which are
/// about the noun as such.
pub trait Guarded: Sized {
    /// The noun, as in the glossary.
    const NOUN: &'static str;

    /// Whether its content is sealed by the browsers of its people: the office cannot read it, so
    /// it stands in no search, measure, filter, job or letter.
    const IS_SEALED: bool = false;

    /// Who may do what. Pure: no clock, no database.
    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision;

    /// Named examples of rows for the printed table, made for a world of standard actors.
    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)>;
}

/// Asks the rule; a denied actor who may not even read the row is told that there
/// is no such thing.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignedOut`] or [`Error::Forbidden`] with the reason.
pub fn may<T: Guarded>(actor: &Actor, action: Action, row: Option<&T>) -> Result<()> {
    // Whoever looks through other eyes does nothing that they may not do with their own.
    if let Some(viewer) = actor.viewer() {
        may(viewer, action, row)?;
    }
    let knows = row.is_none() || T::rule(actor, Action::Read, row).is_allowed();
    let reason = match T::rule(actor, action, row) {
        Decision::Allow if knows => return Ok(()),
        // Nobody does anything with what they may not read, whatever else the rule says.
        Decision::Allow => Message::new("may-audience"),
        Decision::Deny(reason) => reason,
    };
    if !actor.is_signed_in() {
        return Err(if row.is_none() {
            Error::SignedOut
        } else {
            Error::NotFound
        });
    }
    Err(if knows && action != Action::Read {
        Error::Forbidden(reason)
    } else {
        Error::NotFound
    })
}

/// Whether an actor may: what [`may`] answers, as a word.
pub fn is_allowed<T: Guarded>(actor: &Actor, action: Action, row: Option<&T>) -> bool {
    may(actor, action, row).is_ok()
}

/// Standard actors for the printed table.
pub struct PolicyWorld {
    /// Named actors, in the order of the table's rows.
    pub actors: Vec<(&'static str, Actor)>,
    /// The party of the focal point and the officer.
    pub party: crate::id::Id<crate::actor::PartyRef>,
    /// The event that the officer was at.
    pub room: String,
    /// The officer.
    pub person: crate::id::Id<crate::actor::PersonRef>,
}

/// A noun's part of the printed table, made by [`print_noun`].
pub type PolicyPrinter = fn(&PolicyWorld) -> String;

/// Prints one noun: a block per sample row, actors down, actions across.
pub fn print_noun<T: Guarded>(world: &PolicyWorld) -> String {
    let mut out = String::new();
    for (name, row) in T::samples(world) {
        // Writing to a String cannot fail.
        let sealed = if T::IS_SEALED {
            " (sealed by its people's browsers)"
        } else {
            ""
        };
        let _ = writeln!(out, "\n{}: {name}{sealed}", T::NOUN);
        let _ = write!(out, "  {:<34}", "");
        for action in Action::ALL {
            let _ = write!(out, "{:>8}", action.word());
        }
        out.push('\n');
        for (who, actor) in &world.actors {
            let _ = write!(out, "  {who:<34}");
            for action in Action::ALL {
                let about = !matches!(action, Action::List | Action::Create | Action::Export);
                let row = about.then_some(&row);
                let knows = row.is_none() || T::rule(actor, Action::Read, row).is_allowed();
                let allowed = knows && T::rule(actor, action, row).is_allowed();
                let _ = write!(out, "{:>8}", if allowed { "yes" } else { "-" });
            }
            out.push('\n');
        }
    }
    out
}
