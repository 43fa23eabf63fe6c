//! Who may do what with what somebody is asked to clear: the office asks, whoever is asked
//! answers, and sees nothing before it is sent and nothing of what others are asked.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use jiff::Timestamp;

use super::Clearance;

impl Guarded for Clearance {
    const NOUN: &'static str = "clearance";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let sees = |row: &Self| actor.sees(&Audience::parse(&row.audience));
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::office(actor),
            (Action::Read | Action::Decide, None) => Decision::members(actor),
            (Action::Read, Some(row)) => Decision::when(
                sees(row) && (actor.is_office() || row.asks(actor)),
                "may-audience",
            ),
            (Action::Change, Some(row)) => Decision::when(actor.is_office() && sees(row), "may-office"),
            (Action::Change, None) => Decision::office(actor),
            // The office writes down what it hears; it does not answer for others.
            (Action::Decide, Some(row)) => Decision::when(row.asks(actor), "clearance-may-answer"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let moment = Instant::of(Timestamp::UNIX_EPOCH);
        let own = Audience::office().entrusted_by(world.party);
        let of = |sent: bool| Self {
            id: Id::of(world.party.uuid()),
            report: Id::of(world.party.uuid()),
            about: format!("party:{}", world.party),
            party: Some(world.party),
            agency: None,
            person: None,
            name: String::new(),
            sent_to: String::new(),
            sent_name: String::new(),
            sent_person: None,
            reader: format!("focal:{}", world.party),
            silence: "blocks".to_owned(),
            made_at: moment,
            sent_at: sent.then_some(moment),
            sent_by: None,
            due_on: None,
            reminded_at: None,
            audience: if sent {
                own.clone().and_focal(world.party).to_string()
            } else {
                own.to_string()
            },
            version: 1,
        };
        vec![
            ("proposed, of the focal point's party", of(false)),
            ("sent to the focal point's party", of(true)),
        ]
    }
}
