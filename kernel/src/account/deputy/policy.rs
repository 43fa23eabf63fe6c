//! Who names deputies, and who ends it.

use super::DeputyRow;
use crate::{
    actor::{Actor, Role},
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};

/// Roles for which somebody can stand in. The administrator's keys are lent to nobody, and a
/// frontline officer holds nothing that waits for them.
pub const LENT: [Role; 4] = [
    Role::CoManager,
    Role::ProgrammeOfficer,
    Role::MonitoringOfficer,
    Role::FocalPoint,
];

/// Whether somebody may name a deputy: for a role of their own, not for one lent to them.
pub fn may_name(actor: &Actor) -> bool {
    LENT.into_iter().any(|role| actor.is_own(role))
}

impl Guarded for DeputyRow {
    const NOUN: &'static str = "deputy";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let of = |row: &Self| actor.account == Some(row.holder) || actor.account == Some(row.stand_in);
        match (action, row) {
            (Action::List, _) => Decision::when(actor.is_signed_in(), "may-signed-in"),
            (Action::Create, _) => Decision::when(may_name(actor), "may-deputy"),
            (Action::Read | Action::Change, Some(row)) => Decision::when(of(row), "may-deputy-own"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let find = |name: &str| {
            let found = world.actors.iter().find(|(who, _)| *who == name);
            found.and_then(|(_, actor)| actor.account)
        };
        let (Some(holder), Some(stand_in)) = (find("co-manager"), find("programme officer")) else {
            return Vec::new();
        };
        let row = Self {
            id: Id::of(world.party.uuid()),
            holder,
            holder_name: "The co-manager".to_owned(),
            stand_in,
            stand_in_name: "The programme officer".to_owned(),
            from_on: Day(jiff::civil::date(2025, 2, 10)),
            until_on: Day(jiff::civil::date(2025, 2, 21)),
        };
        vec![("for the co-manager by the programme officer", row)]
    }
}
