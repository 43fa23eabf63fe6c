//! Who may do what with members of teams.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Member;
use crate::team::may_have_some;

impl Guarded for Member {
    const NOUN: &'static str = "team-member";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let is_own = |row: &Self| actor.account.is_some() && actor.account == row.account;
        let leads = |row: &Self| actor.sees(&Audience::parse(&row.leaders));
        match (action, row) {
            // The team's own rule is asked first.
            (Action::List | Action::Create, _) => Decision::when(may_have_some(actor), "may-team-role"),
            (Action::Read | Action::Erase, Some(row)) => Decision::when(
                may_have_some(actor) && (is_own(row) || leads(row)),
                "may-team-leader",
            ),
            // Nobody says yes for somebody else.
            (Action::Change, Some(row)) => {
                Decision::when(may_have_some(actor) && is_own(row), "may-audience")
            }
            (Action::Release, Some(row)) => {
                Decision::when(may_have_some(actor) && leads(row), "may-team-leader")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |name: &str| {
            let found = world.actors.iter().find(|(who, _)| *who == name);
            found.and_then(|(_, actor)| actor.account)
        };
        let leader = of("programme officer").map(|id| format!("account:{id}"));
        let row = Self {
            id: Id::of(world.party.uuid()),
            team: Id::of(world.party.uuid()),
            account: of("focal point of the party"),
            address: "focal.point@example.org".to_owned(),
            is_leader: false,
            accepted_at: None,
            name: None,
            key: None,
            point: None,
            vouched: None,
            leaders: leader.unwrap_or_default(),
        };
        vec![("the focal point, asked by the programme officer", row)]
    }
}
