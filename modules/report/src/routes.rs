//! Every URL of the module, one line each.

use balai_kernel::{Routes, policy::Action};

use crate::{
    block::{Placed, web as blocks},
    brief::{Subject, web as briefs},
    picture::{Picture, web as pictures},
    printed::{Printed, web as printed},
    report::{Report, web as reports},
};

/// The module's table of contents.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Report, _, _>("/app/reports", Action::List, reports::list)
        .post::<Report, _, _>("/app/reports", Action::Create, reports::create)
        .get::<Printed, _, _>("/app/reports/next-print", Action::List, printed::list)
        .post::<Printed, _, _>(
            "/app/reports/{id}/evidence/{block}/settlement",
            Action::Decide,
            printed::settle,
        )
        .get::<Report, _, _>("/app/reports/{id}", Action::Read, reports::outline)
        .get::<Report, _, _>("/app/reports/{id}/preview", Action::Read, reports::preview)
        .get::<Report, _, _>("/app/reports/{id}/check", Action::Read, reports::check)
        .get::<Report, _, _>(
            "/app/reports/{id}/differences",
            Action::Read,
            reports::differences,
        )
        .get::<Report, _, _>("/app/reports/{id}/pdf", Action::Read, reports::pdf)
        .post::<Report, _, _>("/app/reports/{id}/approvals", Action::Decide, reports::approve)
        .post::<Report, _, _>("/app/reports/{id}/reopening", Action::Decide, reports::reopen)
        .post::<Report, _, _>("/app/reports/{id}/editions", Action::Decide, reports::correct)
        .post::<Report, _, _>("/app/reports/{id}/publication", Action::Release, reports::publish)
        .post::<Placed, _, _>("/app/reports/{id}/blocks", Action::Change, blocks::add)
        .get::<Placed, _, _>("/app/reports/{id}/blocks/{block}", Action::Read, blocks::edit)
        .post::<Placed, _, _>("/app/reports/{id}/blocks/{block}", Action::Change, blocks::save)
        .post::<Placed, _, _>(
            "/app/reports/{id}/blocks/{block}/place",
            Action::Change,
            blocks::place,
        )
        .post::<Placed, _, _>(
            "/app/reports/{id}/blocks/{block}/removal",
            Action::Erase,
            blocks::remove,
        )
        .upload::<Placed, _, _>(
            "/app/reports/{id}/blocks/{block}/picture",
            Action::Change,
            pictures::upload,
        )
        .get::<Picture, _, _>(
            "/app/reports/{id}/pictures/{picture}",
            Action::Read,
            pictures::show,
        )
        .get::<Subject, _, _>("/app/briefs/{about}", Action::Read, briefs::show)
        .get::<Subject, _, _>("/app/briefs/{about}/pdf", Action::Export, briefs::as_pdf)
        .get::<Subject, _, _>("/app/briefs/{about}/docx", Action::Export, briefs::as_word)
        .get::<Report, _, _>("/reports", Action::List, reports::published)
        .get::<Report, _, _>("/reports/{id}", Action::Read, reports::read)
        .get::<Report, _, _>("/reports/{id}/pdf", Action::Read, reports::published_pdf)
        .get::<Picture, _, _>("/reports/{id}/pictures/{picture}", Action::Read, pictures::show)
}
