//! Who may use the desk.

use crate::{
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// The public site's own pages.
pub struct Site;

impl Guarded for Site {
    const NOUN: &'static str = "public site";

    fn rule(_actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::Allow,
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("home and about", Self)]
    }
}

/// *Today*, search and the style page: for everyone who is signed in; what stands on
/// them passes the rules of its own nouns.
pub struct Desk;

impl Guarded for Desk {
    const NOUN: &'static str = "desk";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::when(actor.is_member(), "may-signed-in"),
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("Today, search and the style page", Self)]
    }
}
