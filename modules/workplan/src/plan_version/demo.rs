//! The demo office's plan: two versions of its year, the second one by a mid-term review, and the
//! plan of the year to come, which waits for answers.

use balai_kernel::{
    Actor, App, Audience, Id, Instant, Result,
    account::Account,
    audit::{self, Act},
    store::{Day, Tx},
};
use jiff::{
    ToSpan as _,
    civil::{Date, date},
    tz::TimeZone,
};

use super::{Line, PlanVersion, differences, store};
use crate::{
    activity::Activity,
    approval::{
        Given, Heard, needs, seat_of,
        store::{self as approvals, New},
    },
};

/// Code, title, kind, month of what was planned and dropped, and why.
const DROPPED: [(&str, &str, &str, i8, &str); 2] = [
    (
        "D1",
        "Study visit to a regional training centre",
        "training",
        9,
        "The centre was being rebuilt and asked for another year",
    ),
    (
        "D2",
        "Briefing on a second alumni platform",
        "briefing",
        10,
        "Alumni preferred the network that they have",
    ),
];

const REVIEW: &str = "Most of the first half went as planned. One activity had to wait for its host. Members asked for more on scam centres, which the second half now holds; two activities were dropped.";

/// The people of the demo who submit and answer.
pub struct People {
    /// Who submits.
    pub officer: Id<Account>,
    /// Those who lead the office.
    pub managers: Vec<(Id<Account>, String)>,
}

/// A day's noon.
pub(crate) fn noon(day: Date) -> Instant {
    let at = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    at.map_or(Instant::of(jiff::Timestamp::UNIX_EPOCH), |at| {
        Instant::of(at.timestamp())
    })
}

/// Makes the versions of the demo's year and submits the plan of the year to come.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, year: i16, people: &People) -> Result<()> {
    app.db
        .write("demo.versions", |tx| async move {
            let now = store::present(&tx, i64::from(year)).await?;
            let first = as_first_planned(&now, year);
            let none: Vec<(Line, Option<String>)> = Vec::new();
            let of = |month, day| noon(date(year, month, day));
            let annual = Made {
                year,
                kind: "annual",
                review_on: None,
                summary: None,
                at: of(1, 15),
            };
            let id = keep(&tx, app, people, &annual, &first, &none).await?;
            approve(&tx, app, people, id, of(1, 22), 1).await?;
            let review = Made {
                year,
                kind: "mid-term",
                review_on: Some(Day(date(year, 7, 10))),
                summary: Some(REVIEW),
                at: of(7, 12),
            };
            let mut dropped = differences(&first, &now, &super::Reasons::new()).dropped;
            for ((_, reason), (.., why)) in dropped.iter_mut().zip(DROPPED) {
                *reason = Some(why.to_owned());
            }
            let id = keep(&tx, app, people, &review, &now, &dropped).await?;
            approve(&tx, app, people, id, of(7, 19), 2).await?;

            let next = app.today().year() + 1;
            let coming = store::present(&tx, i64::from(next)).await?;
            let at = noon(app.today().saturating_sub(2.days()));
            let plan = Made {
                year: next,
                kind: "annual",
                review_on: None,
                summary: None,
                at,
            };
            keep(&tx, app, people, &plan, &coming, &none).await.map(drop)
        })
        .await
}

/// The plan as it was before the year: three activities came later, one was moved, two were dropped.
fn as_first_planned(now: &[Line], year: i16) -> Vec<Line> {
    let is_late = |line: &&Line| line.from_on.is_some_and(|day| day.month() >= 8);
    let later: Vec<Id<Activity>> = now
        .iter()
        .filter(is_late)
        .take(3)
        .map(|line| line.activity)
        .collect();
    let mut out: Vec<Line> = now.to_vec();
    out.retain(|line| !later.contains(&line.activity));
    let in_june = |line: &&mut Line| line.from_on.is_some_and(|day| day.month() == 6);
    if let Some(moved) = out.iter_mut().find(in_june) {
        let back = |day: Option<Day>| day.map(|day| Day(day.saturating_sub(2.months())));
        moved.from_on = back(moved.from_on);
        moved.to_on = back(moved.to_on);
    }
    let dropped = DROPPED
        .iter()
        .enumerate()
        .map(|(at, (code, title, kind, month, _))| Line {
            // Of no activity that is still there.
            activity: Id::of(uuid::Uuid::from_u128(1 + at as u128)),
            code: format!("{year}-{code}"),
            title: (*title).to_owned(),
            kind: (*kind).to_owned(),
            from_on: Some(Day(date(year, *month, 1))),
            to_on: Some(Day(date(year, *month, 1).last_of_month())),
            precision: "month".to_owned(),
            place: None,
            budget: None,
            currency: None,
        });
    out.extend(dropped);
    out
}

struct Made {
    year: i16,
    kind: &'static str,
    review_on: Option<Day>,
    summary: Option<&'static str>,
    at: Instant,
}

async fn keep(
    tx: &Tx,
    app: &App,
    people: &People,
    made: &Made,
    lines: &[Line],
    dropped: &[(Line, Option<String>)],
) -> Result<Id<PlanVersion>> {
    let id: Id<PlanVersion> = app.clock.id();
    let audience = Audience::office().keep(tx).await?;
    let new = store::New {
        year: i64::from(made.year),
        kind: made.kind,
        review_on: made.review_on,
        summary: made.summary,
        by: people.officer,
        at: made.at,
    };
    store::insert(tx, id, &new, &audience).await?;
    let kept = lines.iter().map(|line| (line, None));
    let dropped = dropped.iter().map(|(line, reason)| (line, reason.as_deref()));
    store::insert_lines(tx, id, kept.chain(dropped)).await?;
    let new = New {
        activity: None::<Id<Activity>>,
        plan_version: Some(id),
        substance: None,
        needs: &needs(&app.profile, &app.profile.approvals.plan, None),
        note: None,
        by: people.officer,
        at: made.at,
    };
    approvals::insert(tx, &app.clock, &new).await?;
    let act = Act::on("submitted", "plan-version", id);
    audit::record(tx, &app.clock, &Actor::office_job(), act).await?;
    Ok(id)
}

/// Both co-managers say yes, and each co-chair by note verbale.
async fn approve(
    tx: &Tx,
    app: &App,
    people: &People,
    id: Id<PlanVersion>,
    at: Instant,
    number: i64,
) -> Result<()> {
    let Some(approval) = approvals::of_version(tx, id).await? else {
        return Ok(());
    };
    for (account, name) in &people.managers {
        let given = Given {
            seat: seat_of(*account),
            is_yes: true,
            comment: None,
            by: *account,
            by_name: name.clone(),
            at,
            heard: None,
        };
        approvals::insert_answer(tx, &app.clock, approval.id, &given).await?;
    }
    for seat in approval.needs.iter().filter_map(crate::approval::Need::seat) {
        let given = Given {
            seat,
            is_yes: true,
            comment: None,
            by: people.officer,
            by_name: String::new(),
            at,
            heard: Some(Heard {
                by: "Ambassador for people smuggling and trafficking".to_owned(),
                how: "note-verbale".to_owned(),
                on: at.day_in(&app.zone()),
            }),
        };
        approvals::insert_answer(tx, &app.clock, approval.id, &given).await?;
    }
    store::freeze(tx, id, number, at).await
}
