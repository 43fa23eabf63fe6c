//! Who may open what is closed, read why it was, and end it.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Opening;

impl Guarded for Opening {
    const NOUN: &'static str = "emergency-opening";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            // Auditors see that and how often, not why.
            (Action::List, _) => {
                Decision::when(actor.is_member() || actor.is(Role::Auditor), "may-signed-in")
            }
            // Of which record is asked with it; a deputy's role opens nothing.
            (Action::Create, _) => Decision::when(
                super::is_trusted(actor)
                    && (actor.is_own(Role::FocalPoint)
                        || (actor.is_own(Role::CoManager) && actor.holds("office:core"))),
                "may-open",
            ),
            (Action::Read | Action::Change, Some(row)) => Decision::when(
                row.is_by(actor) || actor.sees(&Audience::parse(&row.audience)),
                "may-audience",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let actor = |wanted: &str| world.actors.iter().find(|(name, _)| *name == wanted);
        let by = actor("co-manager").and_then(|(_, actor)| actor.account);
        vec![(
            "the officer's hidden addresses, by the co-manager",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                noun: "person".to_owned(),
                row_id: world.person.uuid(),
                party: Some(world.party),
                opened_by: by.unwrap_or(Id::of(uuid::Uuid::nil())),
                opened_by_name: "The co-manager".to_owned(),
                reason: "The officer was in the ferry that sank.".to_owned(),
                opened_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                ends_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                ended_at: None,
                audience: Audience::default()
                    .and_person(world.person)
                    .and_people_of(Some(world.party), None)
                    .to_string(),
            },
        )]
    }
}
