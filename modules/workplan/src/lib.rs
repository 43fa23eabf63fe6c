//! The work plan: strategy areas, core purposes, initiatives, projects and activities.
//!
//! An activity that gathers people is an event: other modules may read the plan, as
//! they read the directory.

pub mod activity;
pub mod approval;
pub mod decision;
pub mod history;
pub mod level;
pub mod money;
pub mod placement;
pub mod plan_version;
pub mod risk;
pub mod sent;
pub mod span;
pub mod state;
pub mod subject;

mod routes;

use std::collections::BTreeSet;

use balai_kernel::{
    Actor, App, Module, Result,
    module::{Nav, Today},
    policy::{PolicyPrinter, print_noun},
};

use activity::Activity;
use approval::Approval;
use decision::Decision;
use level::{Initiative, Project};
use placement::Placement;
use plan_version::PlanVersion;
use risk::Risk;

const POLICIES: &[PolicyPrinter] = &[
    print_noun::<Activity>,
    print_noun::<Initiative>,
    print_noun::<Project>,
    print_noun::<Placement>,
    print_noun::<Approval>,
    print_noun::<PlanVersion>,
    print_noun::<Risk>,
    print_noun::<Decision>,
];

/// What the work plan gives the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "workplan-nav",
        href: "/app/plan",
        shown: Actor::is_member,
    }],
    policies: POLICIES,
    keys: Some(placement::keys),
    own: Some(|app, actor| Box::pin(placement::own(app, actor))),
    install: Some(|tx, clock, profile| Box::pin(level::install(tx, clock, profile))),
    today: Some(|reading, actor| Box::pin(today(reading.app(), actor))),
    imports: Some(|| vec![std::sync::Arc::new(activity::import::Activities)]),
    reindex: Some(|app| Box::pin(reindex(app))),
    ..Module::new("workplan", routes::routes)
};

/// What was submitted waits before what is late.
async fn today(app: &App, actor: &Actor) -> Result<Today> {
    if !actor.is_office() {
        return Ok(Today::default());
    }
    let present = approval::store::present(&app.db, actor).await?;
    let submitted: BTreeSet<_> = present.iter().filter_map(|one| one.approval.activity).collect();
    let mut today = activity::today(app, actor, &submitted).await?;
    let mut waiting = approval::today(app, actor, &present);
    waiting.append(&mut today.waiting);
    today.waiting = waiting;
    Ok(today)
}

/// What the demo office has submitted: activities of the year to come, and versions of its plan.
/// Nothing where the profile's demo has nobody who could answer.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, year: i16) -> Result<()> {
    let Some(officer) = app.profile.demo.as_ref().and_then(|demo| {
        let submits = |role: &str| role == "programme-officer";
        demo.people
            .iter()
            .find(|one| submits(&one.role) && one.party.is_none())
    }) else {
        return Ok(());
    };
    let found = balai_kernel::account::by_email(&app.db, &officer.email).await?;
    let managers = approval::store::managers(&app.db, app.today()).await?;
    if let (Some(officer), false) = (found, managers.is_empty()) {
        let people = plan_version::demo::People {
            officer: officer.id,
            managers,
        };
        approval::demo::demo(app, &people).await?;
        plan_version::demo::demo(app, year, &people).await?;
    }
    Ok(())
}

async fn reindex(app: &App) -> Result<()> {
    level::reindex(app).await?;
    activity::reindex(app).await
}
