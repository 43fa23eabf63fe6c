//! Every address of the events.

use balai_kernel::{Routes, policy::Action};

use crate::{
    body_input::{BodyInput, web as body_input},
    event::{
        Event, api,
        web::{self as event, public},
    },
    external_event::{ExternalEvent, web as external_event},
    headcount::{HeadcountLine, web as headcount},
    paper::{Paper, web as paper},
    participation::{
        Participation,
        web::{self as participation, lists},
    },
    removal::{
        Removal,
        web::{self as removal, entry},
    },
    session::{EventSession, web as session},
};

/// The addresses, one line each.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Event, _, _>("/events", Action::List, public::list)
        .get::<Event, _, _>("/events/{id}", Action::Read, public::show)
        .get::<Event, _, _>("/events/{id}/{code}", Action::Read, public::show_in)
        .get::<Event, _, _>("/events.atom", Action::List, public::atom)
        .get::<Event, _, _>("/events.ics", Action::List, public::ics)
        .get::<Event, _, _>("/api/v1/events", Action::List, api::list)
        .get::<Event, _, _>("/api/v1/events/{id}", Action::Read, api::show)
        .get::<Event, _, _>("/app/events", Action::List, event::list)
        .get::<Event, _, _>("/app/events/export/{format}", Action::Export, event::export)
        .get::<Event, _, _>("/app/events/{id}", Action::Read, event::show)
        .get::<Event, _, _>("/app/events/{id}/history", Action::Read, event::history)
        .get::<Event, _, _>("/app/events/{id}/edit", Action::Change, event::edit)
        .post::<Event, _, _>("/app/events/{id}/edit", Action::Change, event::save)
        .get::<Participation, _, _>("/app/events/{id}/list", Action::List, lists::show)
        .get::<Participation, _, _>("/app/events/{id}/people", Action::List, participation::list)
        .get::<Participation, _, _>(
            "/app/events/{id}/people/export/{format}",
            Action::Export,
            participation::export,
        )
        .get::<Participation, _, _>("/app/events/{id}/people/new", Action::Create, participation::new)
        .post::<Participation, _, _>("/app/events/{id}/people", Action::Create, participation::create)
        .get::<Participation, _, _>(
            "/app/events/{id}/people/{row}/edit",
            Action::Change,
            participation::edit,
        )
        .post::<Participation, _, _>(
            "/app/events/{id}/people/{row}",
            Action::Change,
            participation::save,
        )
        .get::<HeadcountLine, _, _>("/app/events/{id}/headcounts/new", Action::Create, headcount::new)
        .post::<HeadcountLine, _, _>("/app/events/{id}/headcounts", Action::Create, headcount::create)
        .get::<HeadcountLine, _, _>(
            "/app/events/{id}/headcounts/{line}/edit",
            Action::Change,
            headcount::edit,
        )
        .post::<HeadcountLine, _, _>(
            "/app/events/{id}/headcounts/{line}",
            Action::Change,
            headcount::save,
        )
        .get::<Removal, _, _>(
            "/app/events/{id}/people/{row}/removal",
            Action::Create,
            removal::ask_participation,
        )
        .post::<Removal, _, _>(
            "/app/events/{id}/people/{row}/removal",
            Action::Create,
            removal::remove_participation,
        )
        .get::<Removal, _, _>(
            "/app/events/{id}/headcounts/{line}/removal",
            Action::Create,
            removal::ask_line,
        )
        .post::<Removal, _, _>(
            "/app/events/{id}/headcounts/{line}/removal",
            Action::Create,
            removal::remove_line,
        )
        .post::<Removal, _, _>(
            "/app/events/{id}/removals/{removal}/restoration",
            Action::Change,
            removal::restore,
        )
        .get::<Paper, _, _>("/app/events/{id}/papers", Action::List, paper::list)
        .get::<Paper, _, _>("/app/events/{id}/papers/{file}", Action::Export, paper::take)
        .get::<EventSession, _, _>("/app/events/{id}/sessions", Action::List, session::list)
        .get::<EventSession, _, _>(
            "/app/events/{id}/sessions/export/{format}",
            Action::Read,
            session::export,
        )
        .get::<EventSession, _, _>("/app/events/{id}/sessions/new", Action::Create, session::new)
        .post::<EventSession, _, _>("/app/events/{id}/sessions", Action::Create, session::create)
        .get::<EventSession, _, _>(
            "/app/events/{id}/sessions/{session}/edit",
            Action::Change,
            session::edit,
        )
        .post::<EventSession, _, _>(
            "/app/events/{id}/sessions/{session}",
            Action::Change,
            session::save,
        )
        .get::<ExternalEvent, _, _>("/app/events/external", Action::List, external_event::list)
        .get::<ExternalEvent, _, _>(
            "/app/events/external/export/{format}",
            Action::Export,
            external_event::export,
        )
        .get::<ExternalEvent, _, _>("/app/events/external/new", Action::Create, external_event::new)
        .post::<ExternalEvent, _, _>("/app/events/external", Action::Create, external_event::create)
        .get::<ExternalEvent, _, _>(
            "/app/events/external/{id}/edit",
            Action::Change,
            external_event::edit,
        )
        .post::<ExternalEvent, _, _>("/app/events/external/{id}", Action::Change, external_event::save)
        .get::<ExternalEvent, _, _>(
            "/app/events/external/{id}/removal",
            Action::Erase,
            entry::ask::<ExternalEvent>,
        )
        .post::<ExternalEvent, _, _>(
            "/app/events/external/{id}/removal",
            Action::Erase,
            entry::remove::<ExternalEvent>,
        )
        .get::<Removal, _, _>(
            "/app/events/external/removals",
            Action::List,
            entry::removals::<ExternalEvent>,
        )
        .post::<Removal, _, _>(
            "/app/events/external/{id}/restoration",
            Action::Change,
            entry::restore::<ExternalEvent>,
        )
        .get::<BodyInput, _, _>("/app/events/inputs", Action::List, body_input::list)
        .get::<BodyInput, _, _>(
            "/app/events/inputs/export/{format}",
            Action::Export,
            body_input::export,
        )
        .get::<BodyInput, _, _>("/app/events/inputs/new", Action::Create, body_input::new)
        .post::<BodyInput, _, _>("/app/events/inputs", Action::Create, body_input::create)
        .get::<BodyInput, _, _>("/app/events/inputs/{id}/edit", Action::Change, body_input::edit)
        .post::<BodyInput, _, _>("/app/events/inputs/{id}", Action::Change, body_input::save)
        .get::<BodyInput, _, _>(
            "/app/events/inputs/{id}/removal",
            Action::Erase,
            entry::ask::<BodyInput>,
        )
        .post::<BodyInput, _, _>(
            "/app/events/inputs/{id}/removal",
            Action::Erase,
            entry::remove::<BodyInput>,
        )
        .get::<Removal, _, _>(
            "/app/events/inputs/removals",
            Action::List,
            entry::removals::<BodyInput>,
        )
        .post::<Removal, _, _>(
            "/app/events/inputs/{id}/restoration",
            Action::Change,
            entry::restore::<BodyInput>,
        )
}
