//! What the demo office has submitted for the year to come: one activity waits, one was returned,
//! one is approved, one lapsed, one is not submitted yet.

use balai_kernel::{
    Actor, App, Id, Instant, Result,
    audit::{self, Act},
    store::Tx,
};
use jiff::{ToSpan as _, civil::date};

use super::{
    Given, Heard, Substance, needs_of, seat_of,
    store::{self, New},
};
use crate::{
    activity::{self, Activity, Draft, Links, State, default_audience},
    level::{Levels, Rank, levels},
    money::Money,
    plan_version::demo::{People, noon},
    span::Span,
};

/// How a submission ended, so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Waits,
    Returned,
    Approved,
    Lapsed,
    NotSubmitted,
}

struct Planned {
    title: &'static str,
    kind: &'static str,
    initiative: &'static str,
    days: ((i8, i8), (i8, i8)),
    precision: &'static str,
    place: Option<&'static str>,
    budget: i64,
    end: End,
}

const PLANNED: [Planned; 5] = [
    Planned {
        title: "Training on travel documents at sea borders",
        kind: "training",
        initiative: "4",
        days: ((1, 18), (1, 22)),
        precision: "range",
        place: Some("Bangkok, Thailand"),
        budget: 48_500,
        end: End::Waits,
    },
    Planned {
        title: "Roundtable with civil society on scam centres",
        kind: "roundtable",
        initiative: "3",
        days: ((2, 9), (2, 10)),
        precision: "range",
        place: Some("Manila, Philippines"),
        budget: 31_000,
        end: End::Returned,
    },
    Planned {
        title: "Workshop on missing migrants",
        kind: "workshop",
        initiative: "5",
        days: ((3, 3), (3, 5)),
        precision: "range",
        place: Some("Jakarta, Indonesia"),
        budget: 36_200,
        end: End::Approved,
    },
    Planned {
        title: "Second study of community perceptions",
        kind: "study",
        initiative: "1",
        days: ((5, 1), (5, 31)),
        precision: "month",
        place: None,
        budget: 64_000,
        end: End::Lapsed,
    },
    Planned {
        title: "Expert meeting on inclusive civil registration",
        kind: "expert-meeting",
        initiative: "5",
        days: ((4, 1), (4, 30)),
        precision: "month",
        place: None,
        budget: 22_000,
        end: End::NotSubmitted,
    },
];

/// Plans the activities of the year to come and submits them.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, people: &People) -> Result<()> {
    let levels = &levels(&app.db, &Actor::office_job()).await?;
    app.db
        .write("demo.approvals", |tx| async move {
            for one in &PLANNED {
                let activity = plan(&tx, app, levels, people, one).await?;
                if one.end != End::NotSubmitted {
                    submit(&tx, app, people, &activity, one.end).await?;
                }
            }
            Ok(())
        })
        .await
}

async fn plan(tx: &Tx, app: &App, levels: &Levels, people: &People, one: &Planned) -> Result<Activity> {
    let year = app.today().year() + 1;
    let ((month, day), (last_month, last_day)) = one.days;
    let draft = Draft {
        code: activity::free_code(tx, &app.profile.office.short, i64::from(year)).await?,
        title: one.title.to_owned(),
        kind: one.kind.to_owned(),
        is_event: app
            .profile
            .activity_kind(one.kind)
            .is_some_and(|kind| kind.is_event),
        initiative: levels
            .by_code(Rank::Initiative, one.initiative)
            .map(|row| row.id()),
        project: None,
        core_purpose: None,
        span: Some(Span {
            from: date(year, month, day),
            to: date(year, last_month, last_day),
            precision: one.precision,
        }),
        place: one.place.map(str::to_owned),
        owner: Some(people.officer),
        is_unlisted: false,
        summary: None,
        budget: Some(Money {
            hundredths: one.budget * 100,
            currency: app.profile.office.currency.clone(),
        }),
        links: Links::default(),
        co_organisers: Vec::new(),
    };
    let state = match one.end {
        End::Waits => State::Submitted,
        End::Returned => State::Proposed,
        _ => State::Planned,
    };
    let id: Id<Activity> = app.clock.id();
    let audience = default_audience(state, draft.is_event, false, None)
        .keep(tx)
        .await?;
    let actor = Actor::office_job();
    activity::insert(tx, id, &draft, state.code(), &audience).await?;
    activity::insert_state(tx, &app.clock, &actor, id, state.code(), None).await?;
    audit::record(tx, &app.clock, &actor, Act::on("created", "activity", id)).await?;
    let made = activity::find(tx, id)
        .await?
        .ok_or(balai_kernel::Error::NotFound)?;
    activity::index(tx, &made).await?;
    Ok(made)
}

async fn submit(tx: &Tx, app: &App, people: &People, activity: &Activity, end: End) -> Result<()> {
    let days = |n: i64| noon(app.today().saturating_sub(n.days()));
    let mut substance = Substance::of(activity);
    if end == End::Lapsed {
        // It was approved for a month earlier.
        let earlier = |day: Option<jiff::civil::Date>| day.map(|day| day.saturating_sub(1.month()));
        substance.from = earlier(substance.from);
        substance.to = earlier(substance.to).map(jiff::civil::Date::last_of_month);
    }
    let needs = needs_of(&app.profile, activity);
    let new = New {
        activity: Some(activity.id),
        plan_version: None,
        substance: Some(&substance),
        needs: &needs,
        note: (end == End::Waits).then_some("The host confirmed the training centre for these days only."),
        by: people.officer,
        at: days(5),
    };
    let approval = store::insert(tx, &app.clock, &new).await?;
    let answering = match end {
        End::Waits => 1,
        End::Returned => 0,
        _ => people.managers.len(),
    };
    for (account, name) in people.managers.iter().take(answering) {
        let given = yes(seat_of(*account), *account, name, days(4));
        store::insert_answer(tx, &app.clock, approval, &given).await?;
    }
    if let (End::Returned, Some((account, name))) = (end, people.managers.last()) {
        let given = Given {
            is_yes: false,
            comment: Some(
                "Two days are short for nine organisations. Could it be three, and could Cambodia join?"
                    .to_owned(),
            ),
            ..yes(seat_of(*account), *account, name, days(3))
        };
        store::insert_answer(tx, &app.clock, approval, &given).await?;
    }
    if end == End::Approved {
        let given = Given {
            heard: Some(Heard {
                by: "Head of programme support".to_owned(),
                how: "e-mail".to_owned(),
                on: app.today().saturating_sub(3.days()),
            }),
            ..yes("host".to_owned(), people.officer, "", days(2))
        };
        store::insert_answer(tx, &app.clock, approval, &given).await?;
    }
    if end == End::Lapsed {
        store::lapse(tx, approval, days(1)).await?;
    }
    let act = Act::on("submitted", "approval", approval);
    audit::record(tx, &app.clock, &Actor::office_job(), act).await
}

fn yes(seat: String, by: Id<balai_kernel::account::Account>, name: &str, at: Instant) -> Given {
    Given {
        seat,
        is_yes: true,
        comment: None,
        by,
        by_name: name.to_owned(),
        at,
        heard: None,
    }
}
