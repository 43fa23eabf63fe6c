//! Who may see, enter and check cited figures.

use super::{CitedFigure, CitedRow};
use crate::{
    actor::Actor,
    audience::Audience,
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
    text::Words,
};

impl Guarded for CitedRow {
    const NOUN: &'static str = "cited figure";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(actor.is_member(), "may-signed-in"),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create | Action::Change, _) => Decision::office(actor),
            (Action::Decide, Some(row)) => {
                if !actor.is_office() {
                    return Decision::office(actor);
                }
                let is_another = actor.account.is_some() && actor.account != row.entered_by;
                Decision::when(is_another, "may-check-cited")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let row = |audience: Audience| Self {
            figure: CitedFigure {
                id: Id::of(uuid::Uuid::nil()),
                code: "website-users".to_owned(),
                label: Json(Words::en("Users of the website")),
                year: 2024,
                from_on: None,
                to_on: None,
                value: "41,000".to_owned(),
                unit: "users".to_owned(),
                population: "everyone".to_owned(),
                source: "the website's statistics".to_owned(),
                source_href: None,
                entered_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                checked_at: None,
            },
            entered_by: None,
            enterer: None,
            checked_by: None,
            checker: None,
            audience: audience.to_string(),
            version: 1,
        };
        vec![
            ("for everyone, entered by someone else", row(Audience::public())),
            ("for the office", row(Audience::office())),
        ]
    }
}
