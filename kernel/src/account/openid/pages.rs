//! What is drawn of providers.

use maud::{Markup, html};

use super::OpenidLink;
use crate::{
    t,
    text::day,
    web::{
        Cx,
        ui::{Column, Form, Link, Row, Section, Table, actions},
        url_encode,
    },
};

/// At the door: a button for each provider, nothing where there is none.
pub(in crate::account) fn sign_in_part(cx: &Cx, next: &str) -> Markup {
    let lang = cx.lang();
    let links: Vec<Markup> = cx
        .app
        .providers
        .iter()
        .map(|provider| {
            let words = t!(lang, "openid-signin", provider = provider.title.as_str());
            let query = if next.is_empty() {
                String::new()
            } else {
                format!("?next={}", url_encode(next))
            };
            Link::new(words, format!("/signin/with/{}{query}", provider.code)).classed("button")
        })
        .collect();
    html! { @if !links.is_empty() { (actions(&links)) } }
}

/// Who the reader is at providers, on the page of their ways in.
pub(super) fn section(cx: &Cx, known: &[OpenidLink]) -> Markup {
    if known.is_empty() {
        return Markup::default();
    }
    let lang = cx.lang();
    let zone = cx.app.zone();
    let rows = known
        .iter()
        .map(|link| {
            let provider = cx.app.providers.iter().find(|each| each.issuer == link.issuer);
            let name = provider.map_or(link.issuer.as_str(), |each| each.title.as_str());
            let path = format!("/app/me/ways-in/identities/{}/removal", link.id);
            Row::new(vec![
                html! { (name) },
                html! { (link.email) },
                html! { @if let Some(at) = link.used_at { (t!(lang, "passkey-used-on", day = day(lang, at.day_in(&zone)))) } },
                html! { (Form::post(path, html! {}).submit(t!(lang, "openid-remove")).secondary()) },
            ])
        })
        .collect();
    let columns = ["openid-provider", "account-email", "openid-used", "account-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("identities", t!(lang, "openid-title"), columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    html! {
        (Section::new(t!(lang, "openid-title"), html! {
            p { (t!(lang, "openid-why")) }
            (table)
        }))
    }
}
