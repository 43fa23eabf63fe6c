//! The work plan: strategy areas, core purposes, initiatives, projects and activities.
//!
//! An activity that gathers people is an event: other modules may read the plan, as
//! they read the directory.

pub mod activity;
pub mod history;
pub mod level;
pub mod placement;
pub mod sent;
pub mod span;
pub mod state;

mod routes;

use balai_kernel::{
    Actor, App, Module, Result,
    module::Nav,
    policy::{PolicyPrinter, print_noun},
};

use activity::Activity;
use level::{Initiative, Project};
use placement::Placement;

const POLICIES: &[PolicyPrinter] = &[
    print_noun::<Activity>,
    print_noun::<Initiative>,
    print_noun::<Project>,
    print_noun::<Placement>,
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
    today: Some(|reading, actor| Box::pin(activity::today(reading.app(), actor))),
    imports: Some(|| vec![std::sync::Arc::new(activity::import::Activities)]),
    reindex: Some(|app| Box::pin(reindex(app))),
    ..Module::new("workplan", routes::routes)
};

async fn reindex(app: &App) -> Result<()> {
    level::reindex(app).await?;
    activity::reindex(app).await
}
