//! The demo office's register of risks: two are high, one of them shared with the co-chairs, one is
//! overdue, one is closed.

use balai_kernel::{
    Actor, App, Result,
    audit::{self, Act},
    search,
};
use jiff::ToSpan as _;

use super::{
    Draft,
    store::{self, NewRating},
};
use crate::{
    activity,
    plan_version::demo::{People, noon},
    subject::Subject,
};

struct Told {
    words: &'static str,
    cause: &'static str,
    consequence: &'static str,
    treatment: &'static str,
    /// How it was rated first, and how it is now, with why.
    ratings: [(i64, i64, &'static str); 2],
    /// In how many days it is looked at again.
    review: i64,
    /// Of the activity with this title.
    of: Option<&'static str>,
    is_shared: bool,
    has_owner: bool,
    closed: Option<&'static str>,
}

const TOLD: [Told; 5] = [
    Told {
        words: "The training centre is not free in January",
        cause: "The host renovates it and has confirmed these days only.",
        consequence: "Twenty officers from nine members wait for another half year.",
        treatment: "Keep rooms in Jakarta on hold until the host has signed.",
        ratings: [
            (3, 3, "The host asked for patience."),
            (4, 4, "The host moved its own course into the same week."),
        ],
        review: 9,
        of: Some("Training on travel documents at sea borders"),
        is_shared: true,
        has_owner: true,
        closed: None,
    },
    Told {
        words: "The second half of the funding comes late",
        cause: "The donor's year ends in June; its parliament votes in May.",
        consequence: "Activities of the second half are confirmed without money in hand.",
        treatment: "Ask for a letter of intent; order what can be cancelled without cost.",
        ratings: [(3, 4, "As every year."), (3, 5, "The vote was moved by a month.")],
        review: -6,
        of: None,
        is_shared: false,
        has_owner: true,
        closed: None,
    },
    Told {
        words: "Focal points change before the roster is confirmed",
        cause: "Two ministries are being merged.",
        consequence: "Invitations reach people who have left.",
        treatment: "Confirm the rosters a month earlier than usual.",
        ratings: [
            (3, 3, "Two members announced it."),
            (3, 2, "Both have named their new focal points."),
        ],
        review: 40,
        of: None,
        is_shared: true,
        has_owner: true,
        closed: None,
    },
    Told {
        words: "The alumni platform is switched off by its maker",
        cause: "The contract ends with the year.",
        consequence: "Contact with six hundred officers is lost.",
        treatment: "Take the list along; write to everybody before.",
        ratings: [(2, 4, "The maker has sent a notice."), (2, 4, "No change.")],
        review: 70,
        of: None,
        is_shared: false,
        has_owner: false,
        closed: None,
    },
    Told {
        words: "Visas for the study visit are refused",
        cause: "Rules were changed in spring.",
        consequence: "The visit is held without three members.",
        treatment: "Letters of the office with every application.",
        ratings: [(3, 3, "Two refusals."), (1, 3, "All visas are granted.")],
        review: 20,
        of: None,
        is_shared: false,
        has_owner: true,
        closed: Some("The visit took place with everybody."),
    },
];

/// Notes the risks.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, people: &People) -> Result<()> {
    let today = app.today();
    let offered = activity::open(&app.db, &Actor::office_job()).await?;
    let offered = &offered;
    app.db
        .write("demo.risks", |tx| async move {
            for one in &TOLD {
                let activity = one
                    .of
                    .and_then(|title| offered.iter().find(|(_, known)| known == title))
                    .map(|(id, _)| *id);
                let draft = Draft {
                    words: one.words.to_owned(),
                    cause: one.cause.to_owned(),
                    consequence: one.consequence.to_owned(),
                    treatment: one.treatment.to_owned(),
                    owner: one.has_owner.then_some(people.officer),
                    review_on: Some(today.saturating_add(one.review.days())),
                    subject: Subject {
                        activity,
                        ..Subject::default()
                    },
                    is_shared: one.is_shared,
                };
                let [(likelihood, impact, why), (later, graver, changed)] = one.ratings;
                let rating = |likelihood, impact, words: &str| NewRating {
                    likelihood,
                    impact,
                    words: words.to_owned(),
                    by: people.officer,
                };
                let first = rating(likelihood, impact, why);
                let since = noon(today.saturating_sub(60.days()));
                let id = store::insert(&tx, &app.clock, &draft, &first, since).await?;
                let second = rating(later, graver, changed);
                let at = noon(today.saturating_sub(12.days()));
                store::rate(&tx, id, 1, &second, draft.review_on).await?;
                store::insert_rating(&tx, &app.clock, id, &second, at).await?;
                if let Some(because) = one.closed {
                    store::close(&tx, id, 2, Some((noon(today.saturating_sub(3.days())), because))).await?;
                }
                let act = Act::on("created", "risk", id);
                audit::record(&tx, &app.clock, &Actor::office_job(), act).await?;
                if let Some(kept) = store::find(&tx, id).await? {
                    search::put(&tx, &kept.doc()).await?;
                }
            }
            Ok(())
        })
        .await
}
