//! What is drawn of a party's trail.

use balai_kernel::{
    Id,
    actor::AgencyRef,
    audit::{self, TrailLine},
    import, t,
    text::{Lang, instant, number},
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page, crumbs,
        ui::{Column, Empty, Kind, Link, PageHead, Row, Section, Table, actions, note},
    },
};
use maud::{Markup, Render, html};

use super::web::Shown;
use crate::party::Party;

/// The page of a trail.
pub(super) fn show(cx: &Cx, shown: &Shown) -> Page {
    let (lang, party) = (cx.lang(), &shown.party);
    let zone = cx.app.zone();
    let title = t!(lang, "trail-title");
    let here = href(party);
    let rows = shown
        .lines
        .iter()
        .map(|line| {
            Row::new(vec![
                html! { (instant(lang, line.at, &zone)) },
                html! { (what(lang, line)) (of_whom(lang, shown, line)) },
                html! { (who(lang, shown, line)) },
            ])
        })
        .collect();
    let columns = ["trail-when", "trail-what", "trail-who"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let list = if shown.lines.is_empty() {
        Empty::new(t!(lang, "trail-empty"), t!(lang, "trail-empty-why")).render()
    } else {
        Table::new("trail", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    };
    // Filters are about all that fits, not about what stands after one line.
    let whole = Listing::of(
        shown
            .listing
            .filters()
            .filter(|(key, _)| *key != "before")
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
    );
    let frame = Frame {
        lang,
        listing: &whole,
        path: &here,
    };
    let mut choices: Vec<(String, String)> = shown
        .agencies
        .iter()
        .map(|agency| (agency.id.to_string(), agency.name.clone()))
        .collect();
    choices.push(("none".to_owned(), t!(lang, "trail-agency-none")));
    let above = [Link::new(party.name(lang), party.href())];
    Page::new(format!("{title}: {}", party.name(lang)))
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "trail-lede", party = party.name(lang))))
        .body(&readers(lang, shown))
        .body(&counts(lang, shown, &here))
        .body(&frame.filters(vec![Pick::One("agency", t!(lang, "trail-agency"), choices)]))
        .body(&html! {
            (list)
            @if let Some(older) = shown.older {
                (actions(&[Link::new(t!(lang, "trail-older"), whole.href_with(&here, "before", Some(&older.to_string()))).classed("button")]))
            }
        })
}

/// Where the trail of a party stands.
pub(crate) fn href(party: &Party) -> String {
    format!("{}/trail", party.href())
}

/// Whether readers of other parties are told, and the way to say so.
fn readers(lang: Lang, shown: &Shown) -> Markup {
    let is_told = shown.condition.as_ref().is_some_and(|one| one.tells_readers);
    let words = if is_told {
        "trail-readers-told"
    } else {
        "trail-readers-not-told"
    };
    let to = format!("{}/handling", shown.party.href());
    note(
        Kind::Plain,
        html! { (t!(lang, words)) " " (Link::new(t!(lang, "trail-to-handling"), to)) },
    )
}

/// Acts by agency, each number leading to its lines.
fn counts(lang: Lang, shown: &Shown, here: &str) -> Markup {
    if shown.counts.is_empty() {
        return html! {};
    }
    let mut counts = shown.counts.clone();
    counts.sort_by_key(|(agency, count)| (std::cmp::Reverse(*count), *agency));
    let rows = counts
        .iter()
        .map(|(agency, count)| {
            let asked = agency.map_or_else(|| "none".to_owned(), |id| id.to_string());
            let href = Listing::default().href_with(here, "agency", Some(&asked));
            Row::new(vec![
                html! { (agency_name(lang, shown, *agency)) },
                html! { (Link::new(number(lang, *count), href)) },
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "trail-agency")),
        Column::number(t!(lang, "trail-number")),
    ];
    let table = Table::new("counts", t!(lang, "trail-counts"), columns)
        .quiet_caption()
        .row_headers()
        .rows(rows);
    Section::new(t!(lang, "trail-counts"), table).render()
}

fn agency_name(lang: Lang, shown: &Shown, agency: Option<Id<AgencyRef>>) -> String {
    let Some(id) = agency else {
        return t!(lang, "trail-agency-none");
    };
    let known = shown.agencies.iter().find(|one| one.id.uuid() == id.uuid());
    known.map_or_else(|| t!(lang, "trail-agency-other"), |one| one.name.clone())
}

/// The act and what it was done to, never what stood or stands there.
fn what(lang: Lang, line: &TrailLine) -> String {
    match (line.noun.as_str(), line.act.as_str()) {
        (import::OF_PARTY, "undone") => t!(lang, "trail-import-undone"),
        (import::OF_PARTY, _) => t!(lang, "trail-import"),
        (noun, act) => audit::words(lang, noun, act, "").0,
    }
}

/// Of which agency the people are that it was about; of a list, how many of each.
fn of_whom(lang: Lang, shown: &Shown, line: &TrailLine) -> Markup {
    let shares: Vec<_> = shown
        .shares
        .iter()
        .filter(|share| share.line == line.id)
        .collect();
    if shares.is_empty() {
        return html! {
            @if line.agency.is_some() { small { (agency_name(lang, shown, line.agency)) } }
        };
    }
    let all: i64 = shares.iter().map(|share| share.how_many).sum();
    let each: Vec<String> = shares
        .iter()
        .map(|share| {
            let agency = agency_name(lang, shown, share.agency);
            t!(lang, "trail-share", agency = agency, n = share.how_many)
        })
        .collect();
    html! { small { (t!(lang, "trail-shares", n = all)) " (" (each.join(", ")) ")" } }
}

/// Who acted: the party's own people by name where the reader may know it, everybody else in
/// their function, others with their party.
fn who(lang: Lang, shown: &Shown, line: &TrailLine) -> String {
    let function = audit::function_words(lang, &line.function);
    match line.from_party {
        None => match line.function.as_str() {
            "" => t!(lang, "trail-nobody"),
            "program" => t!(lang, "trail-program"),
            _ => function,
        },
        Some(own) if own == shown.party.id => {
            if line.account.is_some_and(|id| shown.nameless.contains(&id)) {
                t!(lang, "trail-own-hidden", role = function)
            } else {
                line.actor.clone()
            }
        }
        Some(other) => match shown.others.iter().find(|party| party.id == other) {
            Some(party) if is_look(line) => {
                t!(lang, "trail-of-party", role = function, party = party.name(lang))
            }
            _ => t!(lang, "trail-of-other", role = function),
        },
    }
}

/// Who looked is told with their party: the condition said so beforehand. Who changed something
/// is not.
fn is_look(line: &TrailLine) -> bool {
    audit::LOOKS.contains(&line.act.as_str())
}
