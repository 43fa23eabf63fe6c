//! Who reads the dashboard: the office, and those who chair the process.

use balai_kernel::{
    Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Dashboard;
use crate::risk::reads_registers;

impl Guarded for Dashboard {
    const NOUN: &'static str = "dashboard";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => reads_registers(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("the dashboard, each edition of what its reader may see", Self)]
    }
}
