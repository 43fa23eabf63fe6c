//! The demo office's register of decisions: one is due for a look, one was replaced by a later one.

use balai_kernel::{
    Actor, App, Result,
    audit::{self, Act},
    search,
};
use jiff::ToSpan as _;

use super::{Draft, store};
use crate::{plan_version::demo::People, subject::Subject};

struct Told {
    title: &'static str,
    words: &'static str,
    reason: &'static str,
    alternatives: &'static str,
    by: &'static str,
    source: &'static str,
    /// How many days ago.
    ago: i64,
    /// In how many days it is looked at again.
    review: Option<i64>,
    is_shared: bool,
    /// In the place of the one before it.
    replaces: bool,
}

const TOLD: [Told; 4] = [
    Told {
        title: "Trainings of the year are held in one country",
        words: "",
        reason: "One hotel, one visa rule, one interpreter.",
        alternatives: "",
        by: "co-managers",
        source: "Weekly meeting of the co-managers",
        ago: 400,
        review: None,
        is_shared: false,
        replaces: false,
    },
    Told {
        title: "Trainings of the year are held in two countries",
        words: "One in South-East Asia, one in the Pacific; each with its own interpreter.",
        reason: "Officers from the Pacific needed three days of travel, and six of them could not come.",
        alternatives: "Online for the Pacific: the practical part is lost. Three countries: the budget does not reach.",
        by: "co-managers",
        source: "Weekly meeting of the co-managers",
        ago: 120,
        review: Some(18),
        is_shared: true,
        replaces: true,
    },
    Told {
        title: "Figures by member are shown to that member alone",
        words: "",
        reason: "Members asked that nobody be compared in public.",
        alternatives: "A public table by member, as other offices have it.",
        by: "co-chairs",
        source: "Letter of the co-chairs",
        ago: 260,
        review: Some(-4),
        is_shared: true,
        replaces: false,
    },
    Told {
        title: "The office does not host the alumni platform itself",
        words: "",
        reason: "Nobody in the office could keep it safe over the years.",
        alternatives: "A server of the host organisation: its rules forbid accounts of officials.",
        by: "meeting",
        source: "Retreat of the office, item 3",
        ago: 45,
        review: Some(150),
        is_shared: false,
        replaces: false,
    },
];

/// Notes the decisions.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, people: &People) -> Result<()> {
    let today = app.today();
    let by = people.managers.first().map_or(people.officer, |(id, _)| *id);
    app.db
        .write("demo.decisions", |tx| async move {
            let mut before = None;
            for one in &TOLD {
                let draft = Draft {
                    title: one.title.to_owned(),
                    words: one.words.to_owned(),
                    reason: one.reason.to_owned(),
                    alternatives: one.alternatives.to_owned(),
                    decided_by: one.by.to_owned(),
                    body: None,
                    source: one.source.to_owned(),
                    decided_on: today.saturating_sub(one.ago.days()),
                    review_on: one.review.map(|days| today.saturating_add(days.days())),
                    subject: Subject::default(),
                    is_shared: one.is_shared,
                };
                let id = store::insert(&tx, &app.clock, by, &draft).await?;
                if let (true, Some(old)) = (one.replaces, before) {
                    store::replace(&tx, old, id, app.clock.now()).await?;
                }
                before = Some(id);
                let act = Act::on("created", "decision", id);
                audit::record(&tx, &app.clock, &Actor::office_job(), act).await?;
                if let Some(kept) = store::find(&tx, id).await? {
                    search::put(&tx, &kept.doc()).await?;
                }
            }
            Ok(())
        })
        .await
}
