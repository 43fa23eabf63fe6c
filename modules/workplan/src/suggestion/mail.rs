//! Letters to whoever sent a suggestion.

use balai_kernel::{
    App,
    mail::Letter,
    t,
    text::{Lang, catalogue, day},
};

use super::{Suggestion, href_of};

/// The language in which somebody is written to.
pub(super) fn lang_of(code: &str) -> Lang {
    catalogue().language(code).unwrap_or(Lang::EN)
}

/// Asks whoever wrote by the open form to confirm their address.
pub(super) fn confirm<'a>(app: &App, lang: Lang, email: &'a str, title: &str, token: &str) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "suggestion.confirm",
        recipient: email,
        subject: t!(lang, "mail-suggestion-confirm-subject", office = office),
        body: t!(
            lang,
            "mail-suggestion-confirm-body",
            office = office,
            title = title,
            days = super::CONFIRM_DAYS,
            address = format!("{}/suggestion/{token}", app.address)
        ),
        secret: true,
    }
}

/// Tells that there is an answer, with the way to it: by the link for whoever has no account.
pub(super) fn answered<'a>(
    app: &App,
    lang: Lang,
    email: &'a str,
    one: &Suggestion,
    answer: &str,
    token: Option<&str>,
) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let address = match token {
        Some(token) => format!("{}/suggestion/{token}", app.address),
        None => format!("{}{}", app.address, href_of(one.id)),
    };
    Letter {
        kind: "suggestion.answered",
        recipient: email,
        subject: t!(lang, "mail-suggestion-answered-subject", office = office),
        body: t!(
            lang,
            "mail-suggestion-answered-body",
            office = office,
            title = one.title.as_str(),
            day = day(lang, one.made_at.day_in(&app.zone())),
            answer = answer,
            address = address
        ),
        secret: token.is_some(),
    }
}
