//! Who may do what with teams: their members and nobody else, whatever their role.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Team, may_have_some};

impl Guarded for Team {
    const NOUN: &'static str = "team";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let among = |keys: &str| may_have_some(actor) && actor.sees(&Audience::parse(keys));
        match (action, row) {
            (Action::List, _) => Decision::when(may_have_some(actor), "may-team-role"),
            (Action::Create, _) => Decision::when(actor.is_office() || actor.is_focal(), "may-team-found"),
            (Action::Read | Action::Decide, Some(row)) => Decision::when(among(&row.audience), "may-team"),
            (Action::Change, Some(row)) => Decision::when(among(&row.leaders), "may-team-leader"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |name: &str| {
            let found = world.actors.iter().find(|(who, _)| *who == name);
            let account = found.and_then(|(_, actor)| actor.account);
            account.map(|id| format!("account:{id}")).unwrap_or_default()
        };
        let (leader, other) = (of("programme officer"), of("focal point of the party"));
        let row = Self {
            id: Id::of(world.party.uuid()),
            name: "Moderators".to_owned(),
            audience: format!("{leader} {other}"),
            leaders: leader,
        };
        vec![("the programme officer's, with the focal point", row)]
    }
}
