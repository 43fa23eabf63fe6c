//! Who may do what with service accounts and their tokens.

use super::store::{ServiceRow, TokenRow};
use crate::{
    account::Account,
    actor::{Actor, Role},
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// A service account, as policy knows it.
pub type Service = ServiceRow;

fn answers(actor: &Actor, account: Id<Account>) -> bool {
    actor.account == Some(account)
}

impl Guarded for ServiceRow {
    const NOUN: &'static str = "service-account";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let is_administrator = actor.is(Role::Administrator);
        match action {
            Action::Read => {
                let own = row.is_some_and(|row| answers(actor, row.answers));
                Decision::when(is_administrator || own, "may-service-read")
            }
            Action::List | Action::Create | Action::Change => {
                Decision::when(is_administrator, "may-administrator")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let answers = world.actors.iter().find(|(name, _)| *name == "programme officer");
        let Some(account) = answers.and_then(|(_, actor)| actor.account) else {
            return Vec::new();
        };
        let row = Self {
            id: Id::of(world.party.uuid()),
            name: "Statistics page".to_owned(),
            purpose: "Shows the year's figures on another site.".to_owned(),
            answers: account,
            answers_name: "The programme officer".to_owned(),
            created_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            ended_at: None,
        };
        vec![("that the programme officer answers for", row)]
    }
}

/// A token is made by administrators and taken away by them or by who answers for it.
impl Guarded for TokenRow {
    const NOUN: &'static str = "service-token";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let is_administrator = actor.is(Role::Administrator);
        let own = row.is_some_and(|row| answers(actor, row.answers));
        match action {
            Action::Read | Action::Erase => Decision::when(is_administrator || own, "may-service-read"),
            Action::List | Action::Create => Decision::when(is_administrator, "may-administrator"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let services = ServiceRow::samples(world);
        let of = |service: &ServiceRow| Self {
            id: Id::of(world.party.uuid()),
            service: service.id,
            name: service.name.clone(),
            answers: service.answers,
            begins: "balai_AbCd".to_owned(),
            nouns: "events".to_owned(),
            sees: "public".to_owned(),
            created_at: service.created_at,
            expires_at: service.created_at,
            revoked_at: None,
            used_at: None,
        };
        services
            .iter()
            .map(|(name, service)| (*name, of(service)))
            .collect()
    }
}
