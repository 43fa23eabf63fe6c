//! Every URL of the module, one line each.

use balai_kernel::{Routes, errand::Bearer, policy::Action};

use crate::{
    consent::{Consent, asking, link, web as consents},
    outcome::{Outcome, web as outcomes},
    photograph::{Photograph, web as photographs},
    quote::{Quote, web as quotes},
};

/// The module's table of contents.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Consent, _, _>("/app/evidence", Action::List, consents::first)
        .get::<Quote, _, _>("/app/evidence/quotes", Action::List, quotes::list)
        .post::<Quote, _, _>("/app/evidence/quotes", Action::Create, quotes::create)
        .get::<Quote, _, _>("/app/evidence/quotes/new", Action::Create, quotes::new)
        .get::<Quote, _, _>("/app/evidence/quotes/{id}", Action::Read, quotes::show)
        .get::<Quote, _, _>("/app/evidence/quotes/{id}/edit", Action::Change, quotes::edit)
        .post::<Quote, _, _>("/app/evidence/quotes/{id}/edit", Action::Change, quotes::save)
        .get::<Consent, _, _>(
            "/app/evidence/quotes/{id}/consents/new",
            Action::Create,
            asking::new_of_quote,
        )
        .post::<Consent, _, _>(
            "/app/evidence/quotes/{id}/consents/new",
            Action::Create,
            asking::ask_of_quote,
        )
        .and(of_photographs())
        .and(of_consents())
        .and(of_outcomes())
}

fn of_photographs() -> Routes {
    Routes::new()
        .get::<Photograph, _, _>("/app/evidence/photographs", Action::List, photographs::list)
        .upload::<Photograph, _, _>("/app/evidence/photographs", Action::Create, photographs::create)
        .get::<Photograph, _, _>("/app/evidence/photographs/new", Action::Create, photographs::new)
        .get::<Photograph, _, _>("/app/evidence/photographs/{id}", Action::Read, photographs::show)
        .get::<Photograph, _, _>(
            "/app/evidence/photographs/{id}/edit",
            Action::Change,
            photographs::edit,
        )
        .upload::<Photograph, _, _>(
            "/app/evidence/photographs/{id}/edit",
            Action::Change,
            photographs::save,
        )
        .post::<Photograph, _, _>(
            "/app/evidence/photographs/{id}/original",
            Action::Decide,
            photographs::original,
        )
        .get::<Photograph, _, _>(
            "/app/evidence/photographs/{id}/{size}",
            Action::Read,
            photographs::picture,
        )
        .get::<Consent, _, _>(
            "/app/evidence/photographs/{id}/consents/new",
            Action::Create,
            asking::new_of_photograph,
        )
        .post::<Consent, _, _>(
            "/app/evidence/photographs/{id}/consents/new",
            Action::Create,
            asking::ask_of_photograph,
        )
}

fn of_consents() -> Routes {
    Routes::new()
        .get::<Consent, _, _>("/app/evidence/consents", Action::List, consents::list)
        .get::<Consent, _, _>("/app/evidence/consents/{id}", Action::Read, consents::show)
        .get::<Consent, _, _>(
            "/app/evidence/consents/{id}/photograph",
            Action::Read,
            consents::picture,
        )
        .get::<Consent, _, _>("/app/evidence/consents/{id}/edit", Action::Change, asking::edit)
        .post::<Consent, _, _>("/app/evidence/consents/{id}/edit", Action::Change, asking::save)
        .upload::<Consent, _, _>(
            "/app/evidence/consents/{id}/answers",
            Action::Change,
            consents::record,
        )
        .get::<Consent, _, _>(
            "/app/evidence/consents/{id}/sheet",
            Action::Change,
            consents::sheet,
        )
        .post::<Consent, _, _>(
            "/app/evidence/consents/{id}/decision",
            Action::Decide,
            consents::decide,
        )
        // The office for whoever asked it to, a focal point for an agency: the handler asks which.
        .post::<Consent, _, _>(
            "/app/evidence/consents/{id}/withdrawal",
            Action::List,
            consents::withdraw,
        )
        .post::<Consent, _, _>(
            "/app/evidence/consents/{id}/removal",
            Action::Erase,
            asking::remove,
        )
        .post::<Consent, _, _>("/app/evidence/consents/{id}/links", Action::Change, asking::send)
        .post::<Consent, _, _>(
            "/app/evidence/consents/{id}/links/{link}/revocation",
            Action::Change,
            asking::revoke,
        )
        .get::<Bearer, _, _>("/consent/{token}", Action::Read, link::show)
        .get::<Bearer, _, _>("/consent/{token}/photograph", Action::Read, link::picture)
        .post::<Bearer, _, _>("/consent/{token}/answer", Action::Create, link::answer)
        .post::<Bearer, _, _>("/consent/{token}/withdrawal", Action::Create, link::withdraw)
}

fn of_outcomes() -> Routes {
    Routes::new()
        .get::<Outcome, _, _>("/app/evidence/outcomes", Action::List, outcomes::list)
        .upload::<Outcome, _, _>("/app/evidence/outcomes", Action::Create, outcomes::create)
        .get::<Outcome, _, _>("/app/evidence/outcomes/new", Action::Create, outcomes::new)
        .get::<Outcome, _, _>(
            "/app/evidence/outcomes/export/{format}",
            Action::Export,
            outcomes::export,
        )
        .get::<Outcome, _, _>("/app/evidence/outcomes/{id}", Action::Read, outcomes::show)
        .get::<Outcome, _, _>("/app/evidence/outcomes/{id}/edit", Action::Change, outcomes::edit)
        .upload::<Outcome, _, _>("/app/evidence/outcomes/{id}/edit", Action::Change, outcomes::save)
        .post::<Outcome, _, _>(
            "/app/evidence/outcomes/{id}/verification",
            Action::Decide,
            outcomes::verify,
        )
        .post::<Outcome, _, _>(
            "/app/evidence/outcomes/{id}/verification/removal",
            Action::Decide,
            outcomes::unverify,
        )
        .post::<Outcome, _, _>(
            "/app/evidence/outcomes/{id}/clearances",
            Action::Change,
            outcomes::clear,
        )
        .get::<Outcome, _, _>(
            "/app/evidence/outcomes/{id}/paper",
            Action::Change,
            outcomes::paper_of,
        )
}
