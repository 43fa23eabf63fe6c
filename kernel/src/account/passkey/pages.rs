//! What is drawn of passkeys.

use axum::response::Response;
use maud::{Markup, Render as _, html};

use super::{LONGEST_NAME, Passkey, site::Site};
use crate::{
    account::{factor::Kinds, pages::refused_if},
    clock::Instant,
    t,
    text::{Lang, Message, day},
    web::{
        Cx, Page, asset_version,
        ui::{
            Column, Field, Form, Kind, Link, PageHead, PasskeyAct, PasskeyForm, PasskeyTexts, Row, Section,
            Table, actions, badge, error_summary, hidden, note,
        },
    },
};

const WAYS: &str = "/app/me/ways-in";

/// The script that hands questions to the device, for the head of a page.
pub(in crate::account) fn script() -> Markup {
    html! { script src={ "/assets/passkey.js?v=" (asset_version()) } defer {} }
}

fn texts(lang: Lang) -> PasskeyTexts {
    PasskeyTexts {
        needs: t!(lang, "passkey-needs"),
        refused: t!(lang, "passkey-refused"),
        known: t!(lang, "passkey-known"),
        away: t!(lang, "passkey-away"),
    }
}

/// Signing in by a passkey alone.
pub(in crate::account) fn sign_in_part(cx: &Cx, next: &str) -> Markup {
    let lang = cx.lang();
    let form = PasskeyForm::new(
        PasskeyAct::Use,
        "/signin/passkey",
        "/signin/passkey/question",
        t!(lang, "passkey-signin"),
        texts(lang),
    )
    .secondary()
    .fills();
    let form = form.carrying(html! { @if !next.is_empty() { (hidden("next", next)) } });
    Section::new(t!(lang, "passkey-or"), form).render()
}

/// A passkey as the second step, or as a proof: `path` is where the answer goes.
pub(in crate::account) fn second_part(cx: &Cx, path: &str, next: &str) -> Markup {
    let lang = cx.lang();
    let question = format!("{path}/question");
    let form = PasskeyForm::new(
        PasskeyAct::Use,
        path,
        question,
        t!(lang, "passkey-use"),
        texts(lang),
    );
    html! { (form.carrying(html! { @if !next.is_empty() { (hidden("next", next)) } })) }
}

/// The part of one's ways in.
pub(super) fn section(cx: &Cx, site: Result<&Site, &Message>, known: &[Passkey]) -> Markup {
    let lang = cx.lang();
    let add = match site {
        Ok(_) => {
            let form = PasskeyForm::new(
                PasskeyAct::Create,
                format!("{WAYS}/passkeys"),
                format!("{WAYS}/passkeys/question"),
                t!(lang, "passkey-add"),
                texts(lang),
            );
            if known.is_empty() { form } else { form.secondary() }.render()
        }
        Err(why) => note(Kind::Plain, why.say(lang)),
    };
    let domain = site.ok().map(|site| site.domain.as_str());
    Section::new(
        t!(lang, "passkeys-title"),
        html! {
            p { (t!(lang, "passkeys-why")) }
            @if !known.is_empty() { (table(cx, domain, known)) }
            (add)
        },
    )
    .render()
}

fn table(cx: &Cx, domain: Option<&str>, known: &[Passkey]) -> Markup {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let on = |at: Instant| day(lang, at.day_in(&zone));
    let used = |at: Option<Instant>| match at {
        Some(at) => t!(lang, "passkey-used-on", day = on(at)),
        None => t!(lang, "passkey-never"),
    };
    let rows = known
        .iter()
        .map(|passkey| {
            let base = format!("{WAYS}/passkeys/{}", passkey.id);
            Row::new(vec![
                html! {
                    (passkey.name) br;
                    small { (t!(lang, "passkey-added-on", day = on(passkey.created_at))) "; " (used(passkey.used_at)) }
                },
                state(lang, domain, passkey),
                actions(&[
                    Link::new(t!(lang, "passkey-rename"), base.clone()).render(),
                    Link::new(t!(lang, "passkey-remove"), format!("{base}/removal")).render(),
                ]),
            ])
        })
        .collect();
    let columns = ["passkey-name", "passkey-opens", "account-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    html! { (Table::new("passkeys", t!(lang, "passkeys-title"), columns).quiet_caption().rows(rows).cards()) }
}

/// What a passkey is good for.
fn state(lang: Lang, domain: Option<&str>, passkey: &Passkey) -> Markup {
    if domain.is_some_and(|domain| domain != passkey.domain) {
        return badge(
            Kind::Warn,
            t!(lang, "passkey-other-domain", domain = passkey.domain.as_str()),
        );
    }
    if passkey.is_verifying {
        badge(Kind::Good, t!(lang, "passkey-alone"))
    } else {
        badge(Kind::Plain, t!(lang, "passkey-second"))
    }
}

pub(super) fn name(cx: &Cx, passkey: &Passkey, typed: &str, is_missing: bool) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "passkey-rename-title");
    let missing = is_missing.then(|| t!(lang, "passkey-name-missing"));
    let field = Field::text("name", t!(lang, "passkey-name"))
        .help(t!(lang, "passkey-name-help"))
        .value(typed)
        .required()
        .max_length(u32::try_from(LONGEST_NAME).unwrap_or(u32::MAX))
        .error(missing.clone());
    let errors: Vec<_> = missing
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let form = Form::post(
        format!("{WAYS}/passkeys/{}", passkey.id),
        html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) },
    )
    .submit(t!(lang, "form-save"))
    .also(Link::new(t!(lang, "form-cancel"), WAYS));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(passkey.name.as_str()))
        .body(&form)
        .workspace(cx);
    refused_if(is_missing, page)
}

/// Asks once more. `kinds` are the ways to come second that the owner has now.
pub(super) fn removal(cx: &Cx, passkey: &Passkey, kinds: Kinds) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "passkey-remove-title", name = passkey.name.as_str());
    let is_last = kinds.passkeys == 1 && !kinds.has_app;
    let lede = if is_last {
        t!(lang, "passkey-remove-last")
    } else {
        t!(lang, "passkey-remove-lede")
    };
    let form = Form::post(format!("{WAYS}/passkeys/{}/removal", passkey.id), html! {})
        .submit(t!(lang, "passkey-remove-it"))
        .danger()
        .also(Link::new(t!(lang, "form-cancel"), WAYS));
    Page::new(&title)
        .body(&PageHead::new(&title).lede(lede))
        .body(&form)
        .workspace(cx)
}
