//! Who may take which paper away: one that names people whoever may have the list for the room, a
//! draft the office alone, an agenda everyone who sees the event.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use uuid::Uuid;

use super::{Kind, Paper};

impl Guarded for Paper {
    const NOUN: &'static str = "event-paper";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Export, None) => Decision::members(actor),
            (Action::Read | Action::Export, Some(paper)) => {
                if !actor.sees(&paper.audience) || !actor.holds("members") {
                    return Decision::nobody();
                }
                match paper.kind {
                    Kind::Agenda => Decision::Allow,
                    kind if kind.names_people() => Decision::when(
                        actor.is_office() || actor.holds(&format!("room:{}", paper.event)),
                        "may-audience",
                    ),
                    _ => Decision::office(actor),
                }
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let event = world
            .room
            .trim_start_matches("room:")
            .parse()
            .unwrap_or(Id::of(Uuid::nil()));
        let of = |kind| Self {
            event,
            kind,
            audience: Audience::of(["members"]),
        };
        vec![
            ("agenda", of(Kind::Agenda)),
            ("badges", of(Kind::Badges)),
            ("outcome report", of(Kind::OutcomeReport)),
        ]
    }
}
