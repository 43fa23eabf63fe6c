//! Who may do what with sealed items: the members of their team.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::SealedItem;
use crate::team::may_have_some;

impl Guarded for SealedItem {
    const NOUN: &'static str = "sealed-item";
    const IS_SEALED: bool = true;

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let among = |keys: &str| may_have_some(actor) && actor.sees(&Audience::parse(keys));
        match (action, row) {
            // The team's own rule is asked first.
            (Action::List | Action::Create, _) => Decision::when(may_have_some(actor), "may-team-role"),
            (Action::Read, Some(row)) => Decision::when(among(&row.audience), "may-team"),
            (Action::Change | Action::Erase, Some(row)) => Decision::when(
                among(&row.audience) && (actor.account == Some(row.author) || among(&row.leaders)),
                "may-item-author",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |name: &str| {
            let found = world.actors.iter().find(|(who, _)| *who == name);
            found.and_then(|(_, actor)| actor.account)
        };
        let (Some(leader), Some(author)) = (of("programme officer"), of("focal point of the party")) else {
            return Vec::new();
        };
        let row = Self {
            id: Id::of(world.party.uuid()),
            team: Id::of(world.party.uuid()),
            number: 1,
            kind: "note".to_owned(),
            item_key: Vec::new(),
            head: Vec::new(),
            file: None,
            size: None,
            author,
            author_name: "The focal point".to_owned(),
            changed_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            version: 1,
            audience: format!("account:{author} account:{leader}"),
            leaders: format!("account:{leader}"),
        };
        vec![("the focal point's, in the programme officer's team", row)]
    }
}
