//! Through other eyes: where whoever works in the office chooses as whom to look at a page.

mod pages;
pub(crate) mod web;

use balai_kernel::{
    Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// Looking at a page as somebody else would.
pub struct View;

impl Guarded for View {
    const NOUN: &'static str = "view through other eyes";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("any page", Self)]
    }
}
