//! Who may do what with accounts, sessions and links.

use super::{AccountRow, SessionRow};
use crate::{
    actor::{Actor, Role},
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for AccountRow {
    const NOUN: &'static str = "account";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let own = row.is_some_and(|row| actor.account == Some(row.id));
        match action {
            Action::Read | Action::Change if own => Decision::Allow,
            Action::List | Action::Read | Action::Create | Action::Change => {
                Decision::when(actor.is(Role::Administrator), "may-administrator")
            }
            Action::Decide | Action::Release | Action::Erase | Action::Export => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let officer = world.actors.iter().find_map(|(_, actor)| actor.account);
        let row = |id| Self {
            id,
            person: None,
            email: "someone@office.example".to_owned(),
            name: "Someone".to_owned(),
            password_hash: None,
            language: "en".to_owned(),
            suspended_at: None,
            version: 1,
        };
        officer
            .map(|id| ("the first signed-in actor's own", row(id)))
            .into_iter()
            .collect()
    }
}

/// One's own sessions: everyone who is signed in sees and ends their own, nobody another's.
impl Guarded for SessionRow {
    const NOUN: &'static str = "session";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Erase => {
                Decision::when(actor.is_signed_in(), "may-signed-in")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let at = Instant::of(jiff::Timestamp::UNIX_EPOCH);
        vec![(
            "one's own",
            Self {
                id: Id::of(world.party.uuid()),
                created_at: at,
                seen_at: at,
                device: "Firefox".to_owned(),
            },
        )]
    }
}

/// The door: signing in, links and recovery are open to everyone, because whoever
/// uses them is not known yet. The token or the password decides.
pub struct Door;

impl Guarded for Door {
    const NOUN: &'static str = "sign-in";

    fn rule(_actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Create => Decision::Allow,
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("the sign-in page and one-time links", Self)]
    }
}
