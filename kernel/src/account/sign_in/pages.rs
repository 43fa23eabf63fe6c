//! What is drawn at the door.

use axum::response::Response;
use maud::html;

use crate::{
    account::{
        factor::{self, Kinds},
        openid,
        pages::refused_if,
        passkey,
    },
    t,
    text::Message,
    web::{
        Cx, Page,
        ui::{Field, FieldKind, Form, Kind, Link, PageHead, Section, error_summary, hidden, note},
    },
};

/// The first step. What went wrong stands at the address, whoever typed it.
pub(super) fn first(
    cx: &Cx,
    email: &str,
    next: &str,
    problem: Option<&Message>,
    with_passkeys: bool,
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "signin-title");
    // Where the browser can, it offers its passkeys in this field.
    let fills = if with_passkeys {
        "username webauthn"
    } else {
        "username"
    };
    let email_field = Field::new(FieldKind::Email, "email", t!(lang, "signin-email"))
        .value(email)
        .required()
        .autocomplete(fills);
    let password_field = Field::new(FieldKind::Password, "password", t!(lang, "signin-password"))
        .required()
        .autocomplete("current-password");
    let errors: Vec<_> = problem
        .map(|problem| (email_field.id_on_page(), problem.say(lang)))
        .into_iter()
        .collect();
    let body = html! {
        (error_summary(&t!(lang, "form-errors"), &errors))
        (email_field) (password_field)
        @if !next.is_empty() { (hidden("next", next)) }
    };
    let form = Form::post("/signin", body)
        .submit(t!(lang, "signin-button"))
        .also(Link::new(t!(lang, "signin-forgot"), "/recover"));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "signin-lede")))
        .body(&form)
        .body(&html! {
            @if with_passkeys {
                (passkey::sign_in_part(cx, next))
            }
            (openid::sign_in_part(cx, next))
        })
        .head(passkey::script())
        .public(cx);
    refused_if(problem.is_some(), page)
}

/// The second step, by one of the ways that the account has.
pub(super) fn second(cx: &Cx, kinds: Kinds, with_passkeys: bool, problem: Option<&Message>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "second-title");
    let words = problem.map(|problem| problem.say(lang));
    let field = factor::code_field(lang, kinds, words.clone());
    let errors: Vec<_> = words
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let by_passkey = kinds.passkeys > 0;
    let form = Form::post("/signin/second", html! { (field) }).submit(t!(lang, "signin-button"));
    let form = if by_passkey { form.secondary() } else { form };
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "second-lede")))
        .body(&html! {
            (error_summary(&t!(lang, "form-errors"), &errors))
            @if by_passkey && with_passkeys { (passkey::second_part(cx, "/signin/second/passkey", "")) }
            @if by_passkey && !with_passkeys { (note(Kind::Plain, t!(lang, "passkey-not-here"))) }
            @if kinds.types() && by_passkey { (Section::new(t!(lang, "second-or"), &form)) }
            @if kinds.types() && !by_passkey { (form) }
            p { (Link::new(t!(lang, "second-begin-again"), "/signin")) }
            @if !kinds.types() { p.muted { (t!(lang, "second-lost")) } }
        })
        .head(passkey::script())
        .public(cx);
    refused_if(problem.is_some(), page)
}
