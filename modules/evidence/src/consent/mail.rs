//! The letter by which somebody is asked.

use balai_kernel::{App, mail::Letter, t, text::Lang};

use super::Consent;

/// The letter with the link.
pub(super) fn letter<'a>(
    app: &App,
    lang: Lang,
    consent: &Consent,
    sent_to: &'a str,
    by: &str,
    token: &str,
) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let name = if consent.is_agencys() {
        consent.agency.as_str()
    } else {
        consent.full_name.as_str()
    };
    let body = match (consent.is_agencys(), consent.quote.is_some()) {
        (true, _) => "mail-consent-body-agency",
        (false, true) => "mail-consent-body-quote",
        (false, false) => "mail-consent-body-photograph",
    };
    Letter {
        kind: "evidence.consent",
        recipient: sent_to,
        subject: t!(lang, "mail-consent-subject", office = office),
        body: t!(
            lang,
            body,
            name = name,
            office = office,
            by = by,
            address = format!("{}/consent/{token}", app.address)
        ),
        secret: true,
    }
}
