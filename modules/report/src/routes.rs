//! Every URL of the module, one line each.

use balai_kernel::{Routes, errand::Bearer, policy::Action};

use crate::{
    block::{Placed, web as blocks},
    brief::{Subject, web as briefs},
    clearance::{Clearance, answer as answers, decision as decisions, web as clearances},
    picture::{Picture, web as pictures},
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
        .get::<Clearance, _, _>("/app/reports/{id}/clearance", Action::List, clearances::list)
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/proposal",
            Action::Create,
            clearances::propose,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/added",
            Action::Create,
            clearances::add,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/sending",
            Action::Create,
            clearances::send_all,
        )
        .get::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}",
            Action::List,
            clearances::show,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/address",
            Action::Change,
            clearances::address,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/sending",
            Action::Change,
            clearances::send,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/removal",
            Action::Change,
            decisions::remove_all,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/record",
            Action::Change,
            decisions::record,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/passages/{passage}/removal",
            Action::Change,
            decisions::remove,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/passages/{passage}/return",
            Action::Change,
            decisions::put_back,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/passages/{passage}/acceptance",
            Action::Change,
            decisions::accept,
        )
        .post::<Clearance, _, _>(
            "/app/reports/{id}/clearance/{ask}/passages/{passage}/reply",
            Action::Change,
            decisions::reply,
        )
        .get::<Clearance, _, _>("/app/clearances/{id}", Action::Read, answers::show)
        .post::<Clearance, _, _>("/app/clearances/{id}", Action::Decide, answers::answer)
        .get::<Bearer, _, _>("/clearance/{token}", Action::Read, answers::by_link)
        .post::<Bearer, _, _>("/clearance/{token}", Action::Create, answers::answer_by_link)
        .get::<Subject, _, _>("/app/briefs/{about}", Action::Read, briefs::show)
        .get::<Subject, _, _>("/app/briefs/{about}/pdf", Action::Export, briefs::as_pdf)
        .get::<Subject, _, _>("/app/briefs/{about}/docx", Action::Export, briefs::as_word)
        .get::<Report, _, _>("/reports", Action::List, reports::published)
        .get::<Report, _, _>("/reports/{id}", Action::Read, reports::read)
        .get::<Report, _, _>("/reports/{id}/pdf", Action::Read, reports::published_pdf)
        .get::<Picture, _, _>("/reports/{id}/pictures/{picture}", Action::Read, pictures::show)
}
