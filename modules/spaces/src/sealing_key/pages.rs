//! What is drawn of one's own key.

use balai_kernel::{
    Id,
    account::{Account, KnownPasskey},
    t,
    text::day,
    web::{
        Cx, Page,
        axum::response::Response,
        ui::{
            Column, Fact, Field, Kind, Link, PageHead, Row, SealedForm, Section, Table, disclosure, facts,
            note,
        },
    },
};
use maud::{Markup, Render as _, html};
use serde_json::{Value, json};

use super::{PATH, SealingKey, Way};
use crate::{page, team, wire};

pub(super) fn show(
    cx: &Cx,
    own: Id<Account>,
    key: Option<&SealingKey>,
    ways: &[Way],
    passkeys: &[KnownPasskey],
    own_key: &Value,
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "sealing-key-title");
    let lock = page::lock(lang, &json!({ "account": own, "own": own_key }));
    let make = make(cx, passkeys, key.is_none());
    let mut page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "sealing-key-lede")))
        .head(page::script());
    page = match key {
        None => page
            .body(&lock)
            .body(&Section::new(t!(lang, "sealing-key-make-title"), make)),
        Some(key) => page
            .body(&own_facts(cx, key))
            .body(&Section::new(
                t!(lang, "sealing-key-ways"),
                ways_part(cx, ways, passkeys),
            ))
            .body(&lock)
            .body(&disclosure(
                t!(lang, "sealing-key-again"),
                html! { (note(Kind::Warn, t!(lang, "sealing-key-again-what"))) (make) },
            )),
    };
    page.workspace(cx)
}

fn own_facts(cx: &Cx, key: &SealingKey) -> Markup {
    let lang = cx.lang();
    let made = day(lang, key.created_at.day_in(&cx.app.zone()));
    facts(&[
        Fact::new(t!(lang, "sealing-key-made"), made),
        Fact::new(
            t!(lang, "sealing-key-digits"),
            html! { (page::own_digits(lang)) br; small { (t!(lang, "sealing-key-digits-why")) } },
        ),
        Fact::new(
            t!(lang, "nav-teams"),
            Link::new(t!(lang, "teams-yours"), team::HOME),
        ),
    ])
}

/// What the script needs to know of passkeys.
fn known(passkeys: &[KnownPasskey]) -> Value {
    let each = passkeys
        .iter()
        .map(|passkey| json!({ "id": wire::write(&passkey.credential_id), "domain": passkey.domain }));
    json!({ "passkeys": each.collect::<Vec<_>>() })
}

fn make(cx: &Cx, passkeys: &[KnownPasskey], is_first: bool) -> Markup {
    let lang = cx.lang();
    let body = html! {
        p { (t!(lang, "sealing-key-make-why")) }
        div data-step hidden {
            p { (t!(lang, "sealing-key-paper")) }
            p.codes { code data-paper {} }
            (Field::text("last", t!(lang, "sealing-key-last")).id("sealing-last").help(t!(lang, "sealing-key-last-help"))
                .autocomplete("off").max_length(4).unsent())
        }
    };
    let form = SealedForm::new("make-key", PATH, t!(lang, "sealing-key-make"), &["point", "ways"])
        .body(body)
        .facts(known(passkeys).to_string())
        .while_closed();
    if is_first { form } else { form.danger() }.render()
}

fn ways_part(cx: &Cx, ways: &[Way], passkeys: &[KnownPasskey]) -> Markup {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let of = |way: &Way| match &way.credential_id {
        None => Some(t!(lang, "sealing-key-way-paper")),
        Some(id) => passkeys
            .iter()
            .find(|passkey| passkey.credential_id == *id)
            .map(|passkey| passkey.name.clone()),
    };
    let rows = ways
        .iter()
        .filter_map(|way| {
            let added = day(lang, way.created_at.day_in(&zone));
            Some(Row::new(vec![html! { (of(way)?) }, html! { (added) }]))
        })
        .collect();
    let columns = ["sealing-key-way", "sealing-key-way-added"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let left: Vec<KnownPasskey> = passkeys
        .iter()
        .filter(|passkey| {
            ways.iter()
                .all(|way| way.credential_id.as_ref() != Some(&passkey.credential_id))
        })
        .cloned()
        .collect();
    let add = SealedForm::new(
        "add-way",
        format!("{PATH}/ways"),
        t!(lang, "sealing-key-way-add"),
        &["ways"],
    )
    .body(html! {
        p { (t!(lang, "sealing-key-way-why")) }
        (Field::text("paper", t!(lang, "lock-paper")).id("way-paper").autocomplete("off").unsent())
    })
    .facts(known(&left).to_string())
    .secondary()
    .while_closed();
    html! {
        (Table::new("ways", t!(lang, "sealing-key-ways"), columns).quiet_caption().rows(rows))
        @if !left.is_empty() { (add) }
    }
}
