//! Who may key: those who work in the office. A scan names people whom many parties entrusted:
//! whoever is lent by one of them sees what they brought themselves or were asked to key.

use std::collections::BTreeMap;

use super::{Hand, Keying};
use crate::{
    account::Account,
    actor::{Actor, Role},
    audience::Audience,
    clock::Instant,
    id::Id,
    import::is_lent,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
};

impl Guarded for Keying {
    const NOUN: &'static str = "keying";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        if let Some(row) = row {
            let is_seen = actor.sees(&Audience::parse(&row.audience));
            let is_of_others = is_lent(actor) && !row.is_of(actor.account);
            if !is_seen || is_of_others {
                return Decision::when(false, "may-audience");
            }
        }
        match action {
            Action::List | Action::Read | Action::Create | Action::Change | Action::Decide => {
                Decision::office(actor)
            }
            Action::Erase => {
                let brought = row.is_some_and(|row| Some(row.brought_by) == actor.account);
                let may = actor.is_office() && (row.is_none() || brought || actor.is(Role::CoManager));
                Decision::when(may, "keying-may-erase")
            }
            Action::Release | Action::Export => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let account: Id<Account> = Id::of(world.party.uuid());
        vec![(
            "a sign-in sheet that is being keyed",
            Self {
                id: Id::of(world.party.uuid()),
                title: "Sign-in sheet".to_owned(),
                kind: "participants".to_owned(),
                fields: Json(vec!["name".to_owned()]),
                same: Json(BTreeMap::new()),
                file: None,
                file_name: "scan.pdf".to_owned(),
                pages: 1,
                brought_by: account,
                brought_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                first_done_at: None,
                second_asked_at: None,
                second_done_at: None,
                settled_at: None,
                batch: None,
                handed_at: None,
                undone_at: None,
                applied_at: None,
                audience: Audience::office().to_string(),
                version: 1,
                hands: vec![Hand { entry: 1, account }],
            },
        )]
    }
}
