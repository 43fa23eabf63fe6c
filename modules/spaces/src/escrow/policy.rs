//! Who may do what with requests for a team's key: its members see them, both holders answer.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Request;
use crate::team::may_have_some;

impl Guarded for Request {
    const NOUN: &'static str = "escrow-request";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let among = |keys: &str| may_have_some(actor) && actor.sees(&Audience::parse(keys));
        match (action, row) {
            // The team's own rule, or being one of its holders, is asked first.
            (Action::List | Action::Create, _) => Decision::when(may_have_some(actor), "may-team-role"),
            (Action::Read, Some(row)) => {
                Decision::when(among(&row.audience) || among(&row.concerned), "may-team")
            }
            (Action::Decide, Some(row)) => Decision::when(
                among(&row.concerned) && actor.account != Some(row.asked_by),
                "may-escrow-holder",
            ),
            (Action::Change, Some(row)) => Decision::when(
                may_have_some(actor) && actor.account == Some(row.asked_by),
                "may-audience",
            ),
            // Whoever asked takes it back; any member stops it.
            (Action::Erase, Some(row)) => Decision::when(
                among(&row.audience) || actor.account == Some(row.asked_by),
                "may-team",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |name: &str| {
            let found = world.actors.iter().find(|(who, _)| *who == name);
            found.and_then(|(_, actor)| actor.account)
        };
        let (Some(asker), Some(holder)) = (of("focal point of the party"), of("co-manager")) else {
            return Vec::new();
        };
        let nil = uuid::Uuid::nil();
        let row = Self {
            id: Id::of(nil),
            team: Id::of(nil),
            team_name: "Moderators".to_owned(),
            team_key: Id::of(nil),
            number: 1,
            asked_by: asker,
            asker: "The focal point".to_owned(),
            sealing_key: Id::of(nil),
            point: Vec::new(),
            reason: "The telephone was lost.".to_owned(),
            asked_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            ended_at: None,
            audience: format!("account:{asker}"),
            concerned: format!("account:{asker} account:{holder}"),
        };
        vec![("the focal point's, held by the co-manager", row)]
    }
}
