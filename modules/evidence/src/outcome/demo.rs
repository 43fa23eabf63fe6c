//! What the demo office was told had changed: six claims, from said to verified and cleared.

use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    audit::{self, Act},
};
use balai_workplan::span::Span;
use jiff::civil::date;

use super::{ANSWERS, store, store::Draft, web::index};
use crate::quote::demo::{officer, party};

struct Told {
    kind: &'static str,
    words: &'static str,
    number: Option<i64>,
    day: (i8, i8),
    party: &'static str,
    agencies: &'static str,
    contact: &'static str,
    claimed_by: &'static str,
    evidence: &'static str,
    verified: &'static str,
    answer: &'static str,
    is_shared: bool,
}

const TOLD: [Told; 6] = [
    Told {
        kind: "procedure",
        words: "Border posts compare the travel document with the photograph taken at departure before they let a transit passenger board.",
        number: None,
        day: (5, 20),
        party: "ID",
        agencies: "Directorate General of Immigration",
        contact: "",
        claimed_by: "Directorate General of Immigration",
        evidence: "Circular of May 2024, sent by the focal point.",
        verified: "Read the circular; the head of the document laboratory confirmed it by telephone.",
        answer: "no-objection",
        is_shared: true,
    },
    Told {
        kind: "arrest",
        words: "Two recruiters were arrested within a day after officers of both sides, who had met at the roundtable, called each other.",
        number: None,
        day: (7, 11),
        party: "TH",
        agencies: "Royal Thai Police",
        contact: "Roundtable on scam centres, group three",
        claimed_by: "Niran Example",
        evidence: "Press release of 12 July 2024.",
        verified: "Read the press release and asked both officers.",
        answer: "",
        is_shared: false,
    },
    Told {
        kind: "trained",
        words: "Those trained on victim identification held three courses of their own in the provinces.",
        number: Some(64),
        day: (8, 30),
        party: "PH",
        agencies: "Bureau of Immigration",
        contact: "",
        claimed_by: "Amara Example",
        evidence: "Lists of participants, sent on 5 September.",
        verified: "Counted the lists; two courses were seen by a colleague.",
        answer: "no-objection",
        is_shared: true,
    },
    Told {
        kind: "cited",
        words: "The national action plan on trafficking cites the policy guide on protecting victims.",
        number: None,
        day: (10, 2),
        party: "LK",
        agencies: "National task force",
        contact: "",
        claimed_by: "National task force",
        evidence: "National action plan 2024 to 2029, page 14.",
        verified: "",
        answer: "",
        is_shared: false,
    },
    Told {
        kind: "interdiction",
        words: "A vessel with 41 people aboard was met at sea and brought ashore safely after an early message from the neighbouring post.",
        number: None,
        day: (3, 3),
        party: "MY",
        agencies: "Maritime enforcement",
        contact: "Message between two alumni",
        claimed_by: "Farid Example",
        evidence: "",
        verified: "",
        answer: "",
        is_shared: false,
    },
    Told {
        kind: "procedure",
        words: "Interviews with children are held by two officers, one of them a woman.",
        number: None,
        day: (11, 25),
        party: "NP",
        agencies: "Human trafficking investigation bureau",
        contact: "",
        claimed_by: "Sita Example",
        evidence: "Instruction 7 of 2024.",
        verified: "Read the instruction.",
        answer: "objects",
        is_shared: false,
    },
];

/// Makes the demo's outcomes.
///
/// # Errors
/// When the database fails.
pub(crate) async fn demo(app: &App) -> Result<()> {
    let Some(by) = officer(app).await? else {
        return Ok(());
    };
    let Some(demo) = app.profile.demo.as_ref() else {
        return Ok(());
    };
    let year = demo.year;
    let verifier = demo.people.iter().find(|one| one.role == "monitoring-officer");
    let verifier: Option<Id<Account>> = match verifier {
        Some(one) => balai_kernel::account::by_email(&app.db, &one.email)
            .await?
            .map(|account| account.id),
        None => None,
    };
    for one in &TOLD {
        let party = party(app, one.party).await?;
        let day = date(year, one.day.0, one.day.1);
        let draft = &Draft {
            kind: one.kind.to_owned(),
            words: one.words.to_owned(),
            number: one.number,
            span: Span {
                from: day,
                to: day,
                precision: "day",
            },
            activity: None,
            contact: one.contact.to_owned(),
            agencies: one.agencies.to_owned(),
            claimed_by: one.claimed_by.to_owned(),
            claimant: None,
            claimed_on: None,
            evidence: one.evidence.to_owned(),
            parties: party.into_iter().collect(),
            is_shared: one.is_shared,
        };
        app.db
            .write("demo.outcome", |tx| async move {
                let actor = &Actor::office_job();
                let id = store::insert(&tx, &app.clock, Some(by), draft).await?;
                index(&tx, id).await?;
                audit::record(&tx, &app.clock, actor, Act::on("created", "outcome", id)).await?;
                if let (Some(verifier), false) = (verifier, one.verified.is_empty()) {
                    let now = app.clock.now();
                    store::verify(&tx, id, 1, verifier, one.verified, now).await?;
                }
                if let (Some(party), true) = (party, ANSWERS.contains(&one.answer)) {
                    let heard = "Letter of the focal point";
                    store::answer(&tx, id, party, one.answer, Some(day), heard).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}
