//! The letters that carry a one-time link.

use super::{AccountRow, LinkKind};
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

/// The letter that tells somebody that a code on paper was used: it may not have been them.
pub(super) fn code_used<'a>(app: &App, lang: Lang, account: &'a AccountRow, left: i64) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "account.code-used",
        recipient: &account.email,
        subject: t!(lang, "mail-code-used-subject", office = office),
        body: t!(
            lang,
            "mail-code-used-body",
            name = account.name.as_str(),
            office = office,
            n = left,
            address = format!("{}/app/me/ways-in", app.address)
        ),
        secret: false,
    }
}

/// The letter that tells somebody what became of a passkey of theirs: `what` is added, removed or
/// copied; `passkey` is its name.
pub(super) fn passkey<'a>(
    app: &App,
    lang: Lang,
    account: &'a AccountRow,
    what: &str,
    passkey: &str,
) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let (subject, body) = match what {
        "added" => ("mail-passkey-added-subject", "mail-passkey-added-body"),
        "removed" => ("mail-passkey-removed-subject", "mail-passkey-removed-body"),
        _ => ("mail-passkey-copied-subject", "mail-passkey-copied-body"),
    };
    Letter {
        kind: "account.passkey",
        recipient: &account.email,
        subject: t!(lang, subject, office = office),
        body: t!(
            lang,
            body,
            name = account.name.as_str(),
            office = office,
            passkey = passkey,
            address = format!("{}/app/me/ways-in", app.address)
        ),
        secret: false,
    }
}

/// The letter that tells somebody what became of who they are at a provider: `what` is linked or
/// changed; `email` is the address that the provider gives for them.
pub(super) fn openid<'a>(
    app: &App,
    lang: Lang,
    account: &'a AccountRow,
    what: &str,
    provider: &str,
    email: &str,
) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let (subject, body) = match what {
        "linked" => ("mail-openid-linked-subject", "mail-openid-linked-body"),
        _ => ("mail-openid-changed-subject", "mail-openid-changed-body"),
    };
    Letter {
        kind: "account.openid",
        recipient: &account.email,
        subject: t!(lang, subject, office = office, provider = provider),
        body: t!(
            lang,
            body,
            name = account.name.as_str(),
            office = office,
            provider = provider,
            email = email,
            address = format!("{}/app/me/ways-in", app.address)
        ),
        secret: false,
    }
}

/// The letter by which the owner of a second factor hears what was asked or decided about
/// it: `what` is asked, granted or refused.
pub(super) fn reset<'a>(app: &App, lang: Lang, account: &'a AccountRow, what: &str) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let name = account.name.as_str();
    let (subject, body) = match what {
        "asked" => ("mail-reset-asked-subject", "mail-reset-asked-body"),
        "granted" => ("mail-reset-granted-subject", "mail-reset-granted-body"),
        _ => ("mail-reset-refused-subject", "mail-reset-refused-body"),
    };
    Letter {
        kind: "account.reset",
        recipient: &account.email,
        subject: t!(lang, subject, office = office),
        body: t!(lang, body, name = name, office = office),
        secret: false,
    }
}

/// The letter that tells somebody that their password was right and what came second was not,
/// as often as is heard.
pub(super) fn wrong_codes<'a>(app: &App, lang: Lang, account: &'a AccountRow) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "account.wrong-codes",
        recipient: &account.email,
        subject: t!(lang, "mail-wrong-codes-subject", office = office),
        body: t!(
            lang,
            "mail-wrong-codes-body",
            name = account.name.as_str(),
            office = office,
            address = format!("{}/app/me/ways-in/password", app.address)
        ),
        secret: false,
    }
}
