//! Every address of the work plan.

use balai_kernel::{Routes, errand::Bearer, policy::Action};

use crate::{
    activity::{Activity, web as activity},
    approval::{Approval, web as approval},
    dashboard::{Dashboard, web as dashboard},
    decision::{Decision, web as decision},
    level::{Initiative, Project, web as level},
    placement::{Placement, web as placement},
    plan_version::{PlanVersion, web as version},
    risk::{Risk, web as risk},
    suggestion::{OpenForm, Suggestion, public, web as suggestion},
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
        .get::<Approval, _, _>("/app/plan/approvals", Action::List, approval::list)
        .get::<Approval, _, _>("/app/plan/activities/{id}/approval", Action::List, approval::show)
        .post::<Approval, _, _>(
            "/app/plan/activities/{id}/approval",
            Action::Create,
            approval::submit,
        )
        .post::<Approval, _, _>(
            "/app/plan/approvals/{id}/answers",
            Action::Decide,
            approval::answer,
        )
        .post::<Approval, _, _>(
            "/app/plan/approvals/{id}/answers/withdrawal",
            Action::Decide,
            approval::take_back,
        )
        .post::<Approval, _, _>(
            "/app/plan/approvals/{id}/records",
            Action::Change,
            approval::record,
        )
        .post::<Approval, _, _>(
            "/app/plan/approvals/{id}/withdrawal",
            Action::Change,
            approval::withdraw,
        )
        .get::<PlanVersion, _, _>("/app/plan/versions", Action::List, version::list)
        .get::<PlanVersion, _, _>("/app/plan/versions/new", Action::Create, version::new)
        .post::<PlanVersion, _, _>("/app/plan/versions", Action::Create, version::submit)
        .get::<PlanVersion, _, _>("/app/plan/versions/{id}", Action::Read, version::show)
        .get::<Dashboard, _, _>("/app/plan/dashboard", Action::List, dashboard::show)
        .get::<Risk, _, _>("/app/plan/risks", Action::List, risk::list)
        .get::<Risk, _, _>("/app/plan/risks/export/{format}", Action::Export, risk::export)
        .get::<Risk, _, _>("/app/plan/risks/new", Action::Create, risk::new)
        .post::<Risk, _, _>("/app/plan/risks", Action::Create, risk::create)
        .get::<Risk, _, _>("/app/plan/risks/{id}", Action::Read, risk::show)
        .get::<Risk, _, _>("/app/plan/risks/{id}/edit", Action::Change, risk::edit)
        .post::<Risk, _, _>("/app/plan/risks/{id}", Action::Change, risk::save)
        .post::<Risk, _, _>("/app/plan/risks/{id}/ratings", Action::Change, risk::rate)
        .post::<Risk, _, _>("/app/plan/risks/{id}/closure", Action::Decide, risk::close)
        .get::<Decision, _, _>("/app/plan/decisions", Action::List, decision::list)
        .get::<Decision, _, _>(
            "/app/plan/decisions/export/{format}",
            Action::Export,
            decision::export,
        )
        .get::<Decision, _, _>("/app/plan/decisions/new", Action::Create, decision::new)
        .post::<Decision, _, _>("/app/plan/decisions", Action::Create, decision::create)
        .get::<Decision, _, _>("/app/plan/decisions/{id}", Action::Read, decision::show)
        .get::<Decision, _, _>("/app/plan/decisions/{id}/edit", Action::Change, decision::edit)
        .post::<Decision, _, _>("/app/plan/decisions/{id}", Action::Change, decision::save)
        .post::<Decision, _, _>(
            "/app/plan/decisions/{id}/reviews",
            Action::Change,
            decision::review,
        )
        .get::<Suggestion, _, _>("/app/plan/suggestions", Action::List, suggestion::list)
        .get::<Suggestion, _, _>("/app/plan/suggestions/new", Action::Create, suggestion::new)
        .post::<Suggestion, _, _>("/app/plan/suggestions", Action::Create, suggestion::create)
        .get::<Suggestion, _, _>("/app/plan/suggestions/{id}", Action::Read, suggestion::show)
        .post::<Suggestion, _, _>(
            "/app/plan/suggestions/{id}/weighing",
            Action::Change,
            suggestion::weigh,
        )
        .post::<Suggestion, _, _>(
            "/app/plan/suggestions/{id}/answer",
            Action::Decide,
            suggestion::answer,
        )
        .get::<OpenForm, _, _>("/suggest", Action::Read, public::form)
        .post::<OpenForm, _, _>("/suggest", Action::Create, public::send)
        .get::<Bearer, _, _>("/suggestion/{token}", Action::Read, public::show)
        .post::<Bearer, _, _>("/suggestion/{token}", Action::Create, public::confirm)
        .get::<Placement, _, _>("/app/plan/placements", Action::List, placement::list)
        .post::<Placement, _, _>("/app/plan/placements", Action::Create, placement::add)
        .post::<Placement, _, _>("/app/plan/placements/{id}/end", Action::Change, placement::end)
        .get::<Initiative, _, _>("/app/plan/initiatives/{code}", Action::Read, level::initiative)
        .get::<Project, _, _>("/app/plan/projects/{code}", Action::Read, level::project)
}
