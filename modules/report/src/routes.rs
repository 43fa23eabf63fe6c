//! Every URL of the module, one line each.

use balai_kernel::{Routes, errand::Bearer, policy::Action};

use crate::{
    block::{Placed, web as blocks},
    brief::{Subject, web as briefs},
    clearance::{Clearance, answer as answers, decision as decisions, web as clearances},
    due_report::{DueReport, web as due_reports},
    outcome_report::web as outcome_reports,
    picture::{Picture, web as pictures},
    printed::{Printed, web as printed},
    remark::{Remark, web as remarks},
    report::{Report, web as reports},
    translation::{Tongue, web as translations},
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
        .get::<DueReport, _, _>("/app/reports/calendar", Action::List, due_reports::list)
        .get::<DueReport, _, _>(
            "/app/reports/calendar/{kind}/{from}",
            Action::Read,
            due_reports::show,
        )
        .post::<DueReport, _, _>(
            "/app/reports/calendar/{kind}/{from}",
            Action::Change,
            due_reports::change,
        )
        .post::<DueReport, _, _>(
            "/app/reports/calendar/{kind}/{from}/report",
            Action::Create,
            due_reports::begin,
        )
        .post::<DueReport, _, _>(
            "/app/reports/calendar/{kind}/{from}/delivery",
            Action::Change,
            due_reports::deliver,
        )
        .post::<DueReport, _, _>(
            "/app/reports/calendar/{kind}/{from}/excuse",
            Action::Decide,
            due_reports::excuse,
        )
        .get::<DueReport, _, _>("/app/reports/events/{event}", Action::Read, outcome_reports::show)
        .post::<DueReport, _, _>(
            "/app/reports/events/{event}",
            Action::Change,
            outcome_reports::change,
        )
        .post::<DueReport, _, _>(
            "/app/reports/events/{event}/report",
            Action::Create,
            outcome_reports::begin,
        )
        .post::<DueReport, _, _>(
            "/app/reports/events/{event}/delivery",
            Action::Change,
            outcome_reports::deliver,
        )
        .post::<DueReport, _, _>(
            "/app/reports/events/{event}/excuse",
            Action::Decide,
            outcome_reports::excuse,
        )
        .post::<Report, _, _>("/app/reports/{id}/reach", Action::Change, outcome_reports::reach)
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
        .get::<Tongue, _, _>(
            "/app/reports/{id}/languages/{code}/preview",
            Action::Read,
            translations::preview,
        )
        .post::<Tongue, _, _>(
            "/app/reports/{id}/languages/{code}/release",
            Action::Release,
            translations::release,
        )
        .post::<Tongue, _, _>(
            "/app/reports/{id}/languages/{code}/withdrawal",
            Action::Release,
            translations::take_back,
        )
        .get::<Report, _, _>("/reports/{id}/{code}", Action::Read, translations::read)
        .get::<Report, _, _>(
            "/reports/{id}/{code}/pdf",
            Action::Read,
            translations::published_pdf,
        )
        .get::<Report, _, _>("/reports", Action::List, reports::published)
        .get::<Report, _, _>("/reports/{id}", Action::Read, reports::read)
        .get::<Report, _, _>("/reports/{id}/pdf", Action::Read, reports::published_pdf)
        .get::<Picture, _, _>("/reports/{id}/pictures/{picture}", Action::Read, pictures::show)
}
