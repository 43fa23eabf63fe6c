//! The work plan: strategy areas, core purposes, initiatives, projects and activities.
//!
//! An activity that gathers people is an event: other modules may read the plan, as
//! they read the directory.

pub mod activity;
pub mod approval;
pub mod dashboard;
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
pub mod suggestion;

mod keyed;
mod routes;

use std::collections::BTreeSet;

use balai_kernel::{
    Actor, App, Id, Module, Result,
    account::Account,
    actor::Role,
    audience::CO_CHAIRS,
    module::{HomePart, HomeSlot, Nav, Today},
    own::Own,
    policy::{PolicyPrinter, print_noun},
    search::{self, Doc},
    t,
    web::ui::{Link, Section},
};
use maud::{Render as _, html};

use activity::Activity;
use approval::Approval;
use dashboard::Dashboard;
use decision::Decision;
use level::{Initiative, Project};
use placement::Placement;
use plan_version::PlanVersion;
use risk::Risk;
use suggestion::{OpenForm, Suggestion};

const POLICIES: &[PolicyPrinter] = &[
    print_noun::<Activity>,
    print_noun::<Initiative>,
    print_noun::<Project>,
    print_noun::<Placement>,
    print_noun::<Approval>,
    print_noun::<PlanVersion>,
    print_noun::<Dashboard>,
    print_noun::<Risk>,
    print_noun::<Decision>,
    print_noun::<Suggestion>,
    print_noun::<OpenForm>,
];

/// What the work plan gives the whole.
pub const MODULE: Module = Module {
    suggest: Some(keyed::suggest),
    nav: &[
        Nav {
            label: "workplan-nav",
            href: "/app/plan",
            shown: Actor::is_member,
        },
        Nav {
            label: "dashboard-nav",
            href: dashboard::PATH,
            shown: |actor| actor.is_office() || actor.holds(CO_CHAIRS),
        },
        Nav {
            label: "suggestions-nav",
            href: suggestion::PATH,
            // The office and the co-chairs find them beside the dashboard.
            shown: |actor| actor.is_focal() && !actor.is_office() && !actor.holds(CO_CHAIRS),
        },
    ],
    home: Some(|app, actor| Box::pin(home(app, actor))),
    policies: POLICIES,
    jobs: approval::jobs::JOBS,
    daily: &[approval::jobs::REMIND],
    keys: Some(placement::keys),
    own: Some(|app, actor| Box::pin(own(app, actor))),
    retention: suggestion::RULES,
    erase_person: Some(|tx, app, person| Box::pin(suggestion::person(tx, app, person))),
    install: Some(|tx, clock, profile| Box::pin(level::install(tx, clock, profile))),
    today: Some(|reading, actor| Box::pin(today(reading.app(), actor))),
    imports: Some(|| vec![std::sync::Arc::new(activity::import::Activities)]),
    reindex: Some(|app| Box::pin(reindex(app))),
    ..Module::new("workplan", routes::routes)
};

/// The first account of the profile's demo with a role.
async fn demo_account(app: &App, role: &str) -> Result<Option<(Id<Account>, String)>> {
    let people = app.profile.demo.iter().flat_map(|demo| &demo.people);
    let Some(one) = people.into_iter().find(|one| one.role == role) else {
        return Ok(None);
    };
    let found = balai_kernel::account::by_email(&app.db, &one.email).await?;
    Ok(found.map(|account| (account.id, account.name)))
}

/// What the plan holds about whoever asks: where they are placed, and what they suggested.
async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let mut all = placement::own(app, actor).await?;
    let suggested = suggestion::own(app, actor).await?;
    all.parts.extend(suggested.parts);
    all.rows.extend(suggested.rows);
    Ok(all)
}

/// What was submitted waits before what is late.
async fn today(app: &App, actor: &Actor) -> Result<Today> {
    if !actor.is_office() {
        return Ok(Today::default());
    }
    let present = approval::store::present(&app.db, actor).await?;
    let submitted: BTreeSet<_> = present.iter().filter_map(|one| one.approval.activity).collect();
    let mut today = activity::today(app, actor, &submitted).await?;
    let is_long = present.iter().any(|one| one.approval.reminded_at.is_some());
    let managers = match is_long && actor.is_own(Role::CoManager) {
        true => approval::store::managers(&app.db, app.today()).await?,
        false => Vec::new(),
    };
    let mut waiting = approval::today(app, actor, &present, &managers);
    waiting.append(&mut dashboard::today::today(app, actor).await?);
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
        activity::demo::demo(app, year).await?;
        approval::demo::demo(app, &people).await?;
        risk::demo::demo(app, &people).await?;
        decision::demo::demo(app, &people).await?;
        if let Some((monitoring, _)) = demo_account(app, "monitoring-officer").await? {
            dashboard::demo::demo(app, year, monitoring).await?;
        }
        let focal = demo_account(app, "focal-point").await?;
        suggestion::demo::demo(app, &people, focal).await?;
        plan_version::demo::demo(app, year, &people).await?;
    }
    Ok(())
}

/// The way to the form by which everyone can suggest something, where the office has it open.
async fn home(app: &App, actor: &Actor) -> Result<Vec<HomePart>> {
    if !app.profile.suggestions.open {
        return Ok(Vec::new());
    }
    let lang = actor.lang;
    let words = html! { p { (t!(lang, "home-suggest-why")) } };
    let section = Section::new(t!(lang, "home-suggest"), words)
        .link(Link::new(t!(lang, "suggestion-new"), suggestion::OPEN_PATH));
    Ok(vec![HomePart {
        slot: HomeSlot::Aside,
        markup: section.render(),
    }])
}

async fn reindex(app: &App) -> Result<()> {
    level::reindex(app).await?;
    activity::reindex(app).await?;
    registers(app).await
}

/// How many search entries are renewed in one transaction.
const RUN: i64 = 200;

/// Renews the search entries of risks, decisions and suggestions.
async fn registers(app: &App) -> Result<()> {
    let (mut risks, mut decisions, mut suggestions) = (None, None, None);
    loop {
        let (one, two, three) = (
            risk::store::after(&app.db, risks, RUN).await?,
            decision::store::after(&app.db, decisions, RUN).await?,
            suggestion::store::after(&app.db, suggestions, RUN).await?,
        );
        risks = one.last().map(|row| row.id).or(risks);
        decisions = two.last().map(|row| row.id).or(decisions);
        suggestions = three.last().map(|row| row.id).or(suggestions);
        let docs: Vec<Doc> = one
            .iter()
            .map(Risk::doc)
            .chain(two.iter().map(Decision::doc))
            .chain(three.iter().map(Suggestion::doc))
            .collect();
        if docs.is_empty() {
            return Ok(());
        }
        let docs = &docs;
        app.db
            .write("registers.reindex", |tx| async move {
                search::put_many(&tx, docs).await
            })
            .await?;
    }
}
