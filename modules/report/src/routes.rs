//! Every URL of the module, one line each.

use balai_kernel::{Routes, policy::Action};

use crate::{
    block::{Placed, web as blocks},
    brief::{Subject, web as briefs},
    picture::{Picture, web as pictures},
    remark::{Remark, web as remarks},
    report::{Report, web as reports},
};

/// The module's table of contents.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Report, _, _>("/app/reports", Action::List, reports::list)
        .post::<Report, _, _>("/app/reports", Action::Create, reports::create)
        .get::<Report, _, _>("/app/reports/{id}", Action::Read, reports::outline)
        .get::<Report, _, _>("/app/reports/{id}/preview", Action::Read, reports::preview)
        .get::<Report, _, _>("/app/reports/{id}/check", Action::Read, reports::check)
        .get::<Report, _, _>(
            "/app/reports/{id}/differences",
            Action::Read,
            reports::differences,
        )
        .get::<Report, _, _>("/app/reports/{id}/pdf", Action::Read, reports::pdf)
        .get::<Report, _, _>("/app/reports/{id}/docx", Action::Export, remarks::draft)
        .get::<Remark, _, _>("/app/reports/{id}/remarks", Action::List, remarks::list)
        .upload::<Remark, _, _>("/app/reports/{id}/returns", Action::Create, remarks::take)
        .get::<Remark, _, _>(
            "/app/reports/{id}/returns/{came}",
            Action::Read,
            remarks::download,
        )
        .post::<Remark, _, _>(
            "/app/reports/{id}/returns/{came}/removal",
            Action::Erase,
            remarks::remove,
        )
        .get::<Remark, _, _>("/app/reports/{id}/remarks/{remark}", Action::Read, remarks::show)
        .post::<Remark, _, _>(
            "/app/reports/{id}/remarks/{remark}",
            Action::Decide,
            remarks::settle,
        )
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
