//! What is drawn of a party's trail.

use balai_kernel::{
    audit::TrailLine,
    import, t,
    text::{Lang, instant},
    web::{
        Cx, Page, crumbs,
        ui::{Column, Empty, Link, PageHead, Row, Table, actions},
    },
};
use maud::{Render, html};
use uuid::Uuid;

use crate::party::Party;

/// The page of a trail; `older` is the line after which the next page begins.
pub(super) fn show(cx: &Cx, party: &Party, lines: &[TrailLine], older: Option<Uuid>) -> Page {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let title = t!(lang, "trail-title");
    let rows = lines
        .iter()
        .map(|line| {
            Row::new(vec![
                html! { (instant(lang, line.at, &zone)) },
                html! { (what(lang, line)) },
                html! { (who(lang, party, line)) },
            ])
        })
        .collect();
    let columns = ["trail-when", "trail-what", "trail-who"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let list = if lines.is_empty() {
        Empty::new(t!(lang, "trail-empty"), t!(lang, "trail-empty-why")).render()
    } else {
        Table::new("trail", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    };
    let above = [Link::new(party.name(lang), party.href())];
    Page::new(format!("{title}: {}", party.name(lang)))
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "trail-lede", party = party.name(lang))))
        .body(&html! {
            (list)
            @if let Some(older) = older {
                (actions(&[Link::new(t!(lang, "trail-older"), format!("{}?before={older}", href(party))).classed("button")]))
            }
        })
}

/// Where the trail of a party stands.
pub(crate) fn href(party: &Party) -> String {
    format!("{}/trail", party.href())
}

/// The act and what it was done to, never what stood or stands there.
fn what(lang: Lang, line: &TrailLine) -> String {
    match (line.noun.as_str(), line.act.as_str()) {
        (import::OF_PARTY, "undone") => t!(lang, "trail-import-undone"),
        (import::OF_PARTY, _) => t!(lang, "trail-import"),
        (noun, act) => {
            let noun = t!(lang, &format!("trail-noun-{noun}"));
            let act = t!(lang, &format!("trail-act-{act}"));
            format!("{noun}: {act}")
        }
    }
}

fn who(lang: Lang, party: &Party, line: &TrailLine) -> String {
    if line.from_party == Some(party.id.uuid()) {
        return line.actor.clone();
    }
    let mut parts = line.function.split(' ');
    let own = parts.next().unwrap_or_default();
    let lent: Vec<String> = parts
        .filter_map(|part| part.strip_prefix("deputy:"))
        .map(|role| t!(lang, &format!("role-{role}")))
        .collect();
    if !lent.is_empty() && line.from_party.is_none() {
        let own = t!(lang, &format!("role-{own}"));
        return t!(lang, "trail-deputy", role = own, lent = lent.join(", "));
    }
    match own {
        "" => t!(lang, "trail-nobody"),
        "program" => t!(lang, "trail-program"),
        role if line.from_party.is_some() => {
            t!(lang, "trail-of-other", role = t!(lang, &format!("role-{role}")))
        }
        role => t!(lang, &format!("role-{role}")),
    }
}
