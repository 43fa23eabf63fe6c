//! What members of the demo suggested: one is late, one is being weighed, one became an activity,
//! one was answered with no, one came by the form on the public site.

use balai_directory::party;
use balai_kernel::{
    Actor, App, Result,
    account::{Account, token_hash},
    audit::{self, Act},
    id::Id,
    search,
};
use jiff::ToSpan as _;

use super::store::{self, Answer, New, Weighing};
use crate::{
    activity,
    money::Money,
    plan_version::demo::{People, noon},
};

struct Told {
    party: &'static str,
    title: &'static str,
    words: &'static str,
    benefits: &'static str,
    /// How many days ago.
    ago: i64,
    /// By the form, under this name.
    by_form: Option<&'static str>,
    weighed: Option<(&'static str, i64, &'static str)>,
    /// What became of it, the answer, and of an activity its title.
    answer: Option<(&'static str, &'static str, Option<&'static str>)>,
}

const TOLD: [Told; 5] = [
    Told {
        party: "TH",
        title: "A short course on forged visas for small airports",
        words: "Officers at provincial airports see new visas every month and have no samples.",
        benefits: "About forty officers at six airports.",
        ago: 12,
        by_form: None,
        weighed: Some((
            "Two trainers for a week, sample visas from four embassies",
            14_500,
            "It builds the skill that most trainings of the plan ask for.",
        )),
        answer: None,
    },
    Told {
        party: "TH",
        title: "Civil registration for children born on the way",
        words: "Registrars ask what to do when the parents have no papers.",
        benefits: "Registrars in border districts.",
        ago: 90,
        by_form: None,
        weighed: Some((
            "An expert meeting of two days",
            22_000,
            "It is a project of the plan already.",
        )),
        answer: Some((
            "activity",
            "It fits the project on civil registration. We plan an expert meeting in spring and ask you to name a registrar.",
            Some("Expert meeting on inclusive civil registration"),
        )),
    },
    Told {
        party: "TH",
        title: "A phone line of the office for urgent questions at night",
        words: "Questions come up when the office is closed.",
        benefits: "All focal points.",
        ago: 75,
        by_form: None,
        weighed: Some((
            "Three more people",
            180_000,
            "Operations are not among the core purposes.",
        )),
        answer: Some((
            "declined",
            "The office trains and brings people together; it is not part of operations. The consultation mechanism has a list of those who can be called at night.",
            None,
        )),
    },
    Told {
        party: "PH",
        title: "Materials on scam centres in more languages",
        words: "The handbook is read in English only.",
        benefits: "Officers and consular staff.",
        ago: 38,
        by_form: None,
        weighed: None,
        answer: None,
    },
    Told {
        party: "FJ",
        title: "A workshop for harbour masters",
        words: "Small boats are seen first by harbour masters, who are in no training.",
        benefits: "Harbour masters on eight islands.",
        ago: 3,
        by_form: Some("Litia Example"),
        weighed: None,
        answer: None,
    },
];

/// Keeps the suggestions; those by an account are by the profile's focal point.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, people: &People, focal: Option<(Id<Account>, String)>) -> Result<()> {
    let today = app.today();
    let offered = &activity::open(&app.db, &Actor::office_job()).await?;
    let focal = &focal;
    app.db
        .write("demo.suggestions", |tx| async move {
            for one in &TOLD {
                let Some(party) = party::store::by_code(&tx, one.party).await? else {
                    continue;
                };
                let came = today.saturating_sub(one.ago.days());
                let by_account = focal.clone().filter(|_| one.party == "TH");
                let sender = match (&by_account, one.by_form) {
                    (Some((_, name)), _) => name.clone(),
                    (_, Some(name)) => name.to_owned(),
                    _ => "Ministry desk".to_owned(),
                };
                let new = New {
                    title: one.title.to_owned(),
                    words: one.words.to_owned(),
                    benefits: one.benefits.to_owned(),
                    party: party.id,
                    account: by_account.map(|(id, _)| id),
                    sender,
                    email: one.by_form.map(|_| "litia@harbours.example".to_owned()),
                    lang: "en".to_owned(),
                    due_on: came.saturating_add(app.profile.suggestions.days.days()),
                };
                // Nobody has this token: the letter of the demo was never sent.
                let token = one.by_form.map(|_| token_hash(one.title));
                let id = store::insert(&tx, &app.clock, &new, token.as_deref(), noon(came)).await?;
                let Some(kept) = store::find(&tx, id).await? else {
                    continue;
                };
                if one.by_form.is_some() {
                    store::confirm(&tx, &kept, noon(came), new.due_on).await?;
                }
                if let Some((what, cost, fit)) = one.weighed {
                    let weighing = Weighing {
                        owner: Some(people.officer),
                        what: what.to_owned(),
                        cost: Some(Money {
                            hundredths: cost * 100,
                            currency: app.profile.office.currency.clone(),
                        }),
                        core_purpose: None,
                        fit: fit.to_owned(),
                        note: String::new(),
                        is_members: true,
                    };
                    let at = noon(came.saturating_add(4.days()));
                    store::weigh(&tx, &kept, 1, &weighing, at).await?;
                }
                if let Some((outcome, words, title)) = one.answer {
                    let activity = title
                        .and_then(|title| offered.iter().find(|(_, known)| known == title))
                        .map(|(id, _)| *id);
                    let answer = Answer {
                        outcome: outcome.to_owned(),
                        words: words.to_owned(),
                        activity,
                        merged_into: None,
                        by: people.officer,
                        token: None,
                    };
                    let at = noon(came.saturating_add(20.days()));
                    store::answer(&tx, id, 2, &answer, at).await?;
                }
                let act = Act::on("created", "suggestion", id).of_party(Some(party.id));
                audit::record(&tx, &app.clock, &Actor::office_job(), act).await?;
                if let Some(kept) = store::find(&tx, id).await? {
                    search::put(&tx, &kept.doc()).await?;
                }
            }
            Ok(())
        })
        .await
}
