//! Every address of the work plan.

use balai_kernel::{Routes, policy::Action};

use crate::{
    activity::{Activity, web as activity},
    level::{Initiative, Project, web as level},
    placement::{Placement, web as placement},
};

/// The addresses, one line each.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Activity, _, _>("/app/plan", Action::List, activity::list)
        .get::<Activity, _, _>("/app/plan/board", Action::List, activity::board)
        .get::<Activity, _, _>("/app/plan/timeline", Action::List, activity::timeline)
        .get::<Activity, _, _>("/app/plan/export/{format}", Action::Export, activity::export)
        .get::<Activity, _, _>("/app/plan/activities/new", Action::Create, activity::new)
        .post::<Activity, _, _>("/app/plan/activities", Action::Create, activity::create)
        .get::<Activity, _, _>("/app/plan/activities/{id}", Action::Read, activity::show)
        .get::<Activity, _, _>("/app/plan/activities/{id}/edit", Action::Change, activity::edit)
        .post::<Activity, _, _>("/app/plan/activities/{id}", Action::Change, activity::save)
        .post::<Activity, _, _>(
            "/app/plan/activities/{id}/states",
            Action::Decide,
            activity::change_state,
        )
        .get::<Placement, _, _>("/app/plan/placements", Action::List, placement::list)
        .post::<Placement, _, _>("/app/plan/placements", Action::Create, placement::add)
        .post::<Placement, _, _>("/app/plan/placements/{id}/end", Action::Change, placement::end)
        .get::<Initiative, _, _>("/app/plan/initiatives/{code}", Action::Read, level::initiative)
        .get::<Project, _, _>("/app/plan/projects/{code}", Action::Read, level::project)
}
