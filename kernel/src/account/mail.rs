//! The letters that carry a one-time link.

use super::LinkKind;
use crate::{mail::Letter, module::App, t, text::Lang};

/// The letter for a link of this kind.
pub(super) fn letter<'a>(
    app: &App,
    lang: Lang,
    kind: LinkKind,
    recipient: &'a str,
    name: &str,
    token: &str,
) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let address = format!("{}/link/{token}", app.address);
    let (code, subject, body) = match kind {
        LinkKind::Recovery => (
            "account.recovery",
            t!(lang, "mail-recovery-subject", office = office),
            t!(
                lang,
                "mail-recovery-body",
                name = name,
                office = office,
                address = address
            ),
        ),
        LinkKind::Invitation | LinkKind::SignIn => (
            "account.invitation",
            t!(lang, "mail-invitation-subject", office = office),
            t!(
                lang,
                "mail-invitation-body",
                name = name,
                office = office,
                address = address
            ),
        ),
    };
    Letter {
        kind: code,
        recipient,
        subject,
        body,
        secret: true,
    }
}
