//! Events: activities that gather people. Who came, to what, as what; external events;
//! inputs to the bodies of the process.

pub mod body_input;
pub mod entry;
pub mod event;
pub mod external_event;
pub mod headcount;
pub mod measures;
pub mod paper;
pub mod participation;
pub mod removal;
pub mod session;

mod erasure;
mod own;
mod routes;

use balai_kernel::{
    Actor, App, Module, Result,
    import::entry::reindex,
    module::Nav,
    policy::{PolicyPrinter, print_noun},
};

const NAV: &[Nav] = &[Nav {
    label: "events-nav",
    href: "/app/events",
    shown: Actor::is_member,
}];

const PUBLIC_NAV: &[Nav] = &[Nav {
    label: "events-nav",
    href: "/events",
    shown: |_| true,
}];

const POLICIES: &[PolicyPrinter] = &[
    print_noun::<event::Event>,
    print_noun::<participation::Participation>,
    print_noun::<headcount::HeadcountLine>,
    print_noun::<removal::Removal>,
    print_noun::<session::EventSession>,
    print_noun::<paper::Paper>,
    print_noun::<external_event::ExternalEvent>,
    print_noun::<body_input::BodyInput>,
];

/// What the events give the whole.
pub const MODULE: Module = Module {
    nav: NAV,
    public_nav: PUBLIC_NAV,
    policies: POLICIES,
    measures: Some(measures::measures),
    imports: Some(imports),
    keys: Some(|db, standing, _| Box::pin(event::keys(db, standing))),
    today: Some(|reading, actor| Box::pin(event::today(reading, actor))),
    home: Some(|app, actor| Box::pin(event::web::public::home(app, actor))),
    translates: &[event::translation::TRANSLATES],
    reindex: Some(|app| Box::pin(reindex_entries(app))),
    api: event::api::ENDPOINTS,
    papers: paper::kinds::ALL,
    own: Some(|app, actor| Box::pin(own::own(app, actor))),
    retention: erasure::RULES,
    erase_person: Some(|tx, app, person| Box::pin(erasure::person(tx, app, person))),
    ..Module::new("events", routes::routes)
};

/// What the demo office knows of its events besides its workbooks: an agenda.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, year: i16) -> Result<()> {
    session::demo::demo(app, year).await
}

/// Renews the search entries of external events and inputs; those of events are the plan's.
async fn reindex_entries(app: &App) -> Result<()> {
    reindex::<external_event::ExternalEvent>(app).await?;
    reindex::<body_input::BodyInput>(app).await
}

/// What the events can import.
fn imports() -> Vec<std::sync::Arc<dyn balai_kernel::import::ImportKind>> {
    vec![
        std::sync::Arc::new(participation::import::Participants),
        std::sync::Arc::new(external_event::import::ExternalEvents),
        std::sync::Arc::new(body_input::import::Inputs),
    ]
}
