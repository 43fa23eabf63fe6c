//! What is drawn of involvement on the pages of parties and persons.

use std::collections::BTreeMap;

use balai_kernel::{
    profile::Profile,
    t,
    text::{Lang, day_span, number},
    web::ui::{Column, Link, Row, Section, Table, disclosure},
};
use maud::{Markup, Render, html};

use super::{Trained, store::Part};
use crate::record::nothing;

fn event(part: &Part) -> Markup {
    Link::new(&part.title, format!("/app/events/{}", part.event)).render()
}

fn dates(lang: Lang, part: &Part) -> Markup {
    let words = match (part.from_on, part.to_on) {
        (Some(from), Some(to)) => day_span(lang, from.0, to.0, &part.precision),
        (Some(from), None) => day_span(lang, from.0, from.0, &part.precision),
        _ => t!(lang, "directory-not-dated"),
    };
    html! { (words) }
}

/// How many years of events stand open; those before are folded.
const OPEN_YEARS: usize = 2;

/// What a party took part in, a table for each year, the latest first.
pub(crate) fn took_part(lang: Lang, parts: &[Part]) -> Markup {
    let mut years: BTreeMap<i64, Vec<&Part>> = BTreeMap::new();
    for part in parts {
        years.entry(part.year.unwrap_or(0)).or_default().push(part);
    }
    let body = html! {
        @if parts.is_empty() { (nothing(t!(lang, "involvement-nothing"))) }
        @for (n, (year, parts)) in years.iter().rev().enumerate() {
            @let name = if *year == 0 { t!(lang, "directory-not-dated") } else { year.to_string() };
            @let title = t!(lang, "involvement-year", year = name, n = parts.len());
            @if n < OPEN_YEARS {
                (of_year(lang, *year, &title, parts))
            } @else {
                (disclosure(&title, of_year(lang, *year, &title, parts).quiet_caption()))
            }
        }
    };
    Section::new(t!(lang, "involvement-title"), body)
        .id("took-part")
        .render()
}

fn of_year(lang: Lang, year: i64, title: &str, parts: &[&Part]) -> Table {
    let sum: i64 = parts.iter().map(|part| part.number).sum();
    let columns = vec![
        Column::new(t!(lang, "involvement-event")),
        Column::new(t!(lang, "involvement-when")),
        Column::number(t!(lang, "involvement-number")),
    ];
    let rows = parts
        .iter()
        .map(|part| {
            Row::new(vec![
                event(part),
                dates(lang, part),
                html! { (number(lang, part.number)) },
            ])
        })
        .collect();
    Table::new(&format!("part-{year}"), title, columns)
        .rows(rows)
        .foot(vec![
            html! { (t!(lang, "involvement-sum")) },
            html! {},
            html! { (number(lang, sum)) },
        ])
}

/// Officers trained by agency kind, a column for each year.
pub(crate) fn trained(lang: Lang, trained: &Trained) -> Markup {
    if trained.by_kind.is_empty() {
        return Markup::default();
    }
    let mut columns = vec![Column::new(t!(lang, "agency-kind"))];
    columns.extend(trained.years.iter().map(|year| Column::number(year.to_string())));
    let rows = trained
        .by_kind
        .iter()
        .map(|(kind, years)| {
            let name = if kind.is_empty() {
                t!(lang, "agency-kind-unknown")
            } else {
                t!(lang, &format!("agency-kind-{kind}"))
            };
            let mut cells = vec![html! { (name) }];
            for year in &trained.years {
                let n = years.get(year).copied();
                cells.push(html! { @if let Some(n) = n { (number(lang, n)) } });
            }
            Row::new(cells)
        })
        .collect();
    let table = Table::new("trained", t!(lang, "involvement-trained-how"), columns)
        .rows(rows)
        .row_headers();
    Section::new(t!(lang, "involvement-trained"), table).render()
}

/// What a party gave.
pub(crate) fn given(lang: Lang, parts: &[Part]) -> Markup {
    if parts.is_empty() {
        return Markup::default();
    }
    let table = Table::new(
        "given",
        t!(lang, "involvement-given"),
        vec![
            Column::new(t!(lang, "involvement-event")),
            Column::new(t!(lang, "involvement-when")),
            Column::new(t!(lang, "involvement-gift")),
        ],
    )
    .quiet_caption()
    .rows(
        parts
            .iter()
            .map(|part| {
                let gift = t!(lang, &format!("involvement-{}", part.role), n = part.number);
                Row::new(vec![event(part), dates(lang, part), html! { (gift) }])
            })
            .collect(),
    );
    Section::new(t!(lang, "involvement-given"), table).render()
}

/// What a person took part in.
pub(crate) fn of_person(lang: Lang, profile: &Profile, parts: &[Part]) -> Markup {
    let body = html! {
        @if parts.is_empty() {
            (nothing(t!(lang, "involvement-nothing-person")))
        } @else {
            (Table::new(
                "events",
                t!(lang, "involvement-events"),
                vec![
                    Column::new(t!(lang, "involvement-event")),
                    Column::new(t!(lang, "involvement-when")),
                    Column::new(t!(lang, "involvement-role")),
                ],
            )
            .quiet_caption()
            .rows(parts.iter().map(|part| {
                let role = profile.event_role(&part.role).map_or(part.role.as_str(), |role| role.name.get(lang));
                Row::new(vec![event(part), dates(lang, part), html! { (role) }])
            }).collect()))
        }
    };
    Section::new(t!(lang, "involvement-events"), body).render()
}
