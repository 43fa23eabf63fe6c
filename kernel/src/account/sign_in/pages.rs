//! What is drawn at the door.

use axum::response::Response;
use maud::html;

use crate::{
    account::{
        factor::{self, Second},
        pages::refused_if,
    },
    t,
    web::{
        Cx, Page,
        ui::{Field, FieldKind, Form, Link, PageHead, error_summary, hidden},
    },
};

pub(super) fn first(cx: &Cx, email: &str, next: &str, failed: bool) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "signin-title");
    let email_field = Field::new(FieldKind::Email, "email", t!(lang, "signin-email"))
        .value(email)
        .required()
        .autocomplete("username");
    let password_field = Field::new(FieldKind::Password, "password", t!(lang, "signin-password"))
        .required()
        .autocomplete("current-password");
    let errors = if failed {
        vec![(email_field.id_on_page(), t!(lang, "signin-failed"))]
    } else {
        Vec::new()
    };
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
        .public(cx);
    refused_if(failed, page)
}

pub(super) fn second(cx: &Cx, refused: Option<Second>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "second-title");
    let words = refused.and_then(|refused| factor::refusal(lang, refused));
    let field = factor::code_field(lang, words.clone());
    let errors: Vec<_> = words
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let failed = !errors.is_empty();
    let body = html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) };
    let form = Form::post("/signin/second", body)
        .submit(t!(lang, "signin-button"))
        .also(Link::new(t!(lang, "second-begin-again"), "/signin"));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "second-lede")))
        .body(&form)
        .public(cx);
    refused_if(failed, page)
}
