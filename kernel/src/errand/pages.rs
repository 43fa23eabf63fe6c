//! What is drawn of a link that does nothing any more.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;

use super::Dead;
use crate::{
    t,
    web::{
        Cx, Page,
        ui::{Form, PageHead},
        url_encode,
    },
};

/// The page that says why a link does nothing, with the way to ask for a new one.
pub fn dead(cx: &Cx, token: &str, why: Dead) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "errand-dead");
    let form =
        Form::post(format!("/errand/{}/asking", url_encode(token)), html! {}).submit(t!(lang, "errand-ask"));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, why.key())))
        .body(&html! { p { (t!(lang, "errand-ask-lede")) } (form) })
        .public(cx);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
