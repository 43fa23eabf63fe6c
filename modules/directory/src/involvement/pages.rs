//! What is drawn of involvement on the pages of parties and persons.

use std::collections::BTreeMap;

use balai_kernel::{
    Instant,
    profile::Profile,
    t,
    text::{Lang, day_span, number},
    web::ui::{Change, Column, Entry, Link, Row, Section, Table},
};
use jiff::tz::TimeZone;
use maud::{Markup, Render, html};

use super::{
    Trained,
    store::{Part, PartLine},
    words::{PartyNames, field, said},
};
use crate::record::{self, nothing};

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

/// So many years are told event by event; of those before the page says how much it was.
const TOLD_YEARS: usize = 2;

/// What the party with this code took part in: a table for each of the latest years, and
/// one with a line for each year before.
pub(crate) fn took_part(lang: Lang, code: &str, parts: &[Part]) -> Markup {
    let mut years: BTreeMap<i64, Vec<&Part>> = BTreeMap::new();
    for part in parts {
        years.entry(part.year.unwrap_or(0)).or_default().push(part);
    }
    let body = html! {
        @if parts.is_empty() { (nothing(t!(lang, "involvement-nothing"))) }
        @for (year, parts) in years.iter().rev().take(TOLD_YEARS) {
            @let title = t!(lang, "involvement-year", year = year_name(lang, *year), n = parts.len());
            (of_year(lang, *year, &title, parts))
        }
        @if years.len() > TOLD_YEARS {
            (years_before(lang, code, years.iter().rev().skip(TOLD_YEARS)))
        }
    };
    Section::new(t!(lang, "involvement-title"), body)
        .id("took-part")
        .render()
}

/// Events without a day stand under the year 0.
fn year_name(lang: Lang, year: i64) -> String {
    if year == 0 {
        t!(lang, "directory-not-dated")
    } else {
        year.to_string()
    }
}

fn years_before<'a>(
    lang: Lang,
    code: &str,
    years: impl Iterator<Item = (&'a i64, &'a Vec<&'a Part>)>,
) -> Table {
    let columns = vec![
        Column::new(t!(lang, "involvement-year-before")),
        Column::number(t!(lang, "involvement-events-number")),
        Column::number(t!(lang, "involvement-number")),
    ];
    let rows = years
        .map(|(year, parts)| {
            let name = year_name(lang, *year);
            let sum: i64 = parts.iter().map(|part| part.number).sum();
            Row::new(vec![
                html! {
                    @if *year == 0 { (name) } @else {
                        (Link::new(name, format!("/app/events?party={code}&year={year}")))
                    }
                },
                html! { (number(lang, i64::try_from(parts.len()).unwrap_or(i64::MAX))) },
                html! { (number(lang, sum)) },
            ])
        })
        .collect();
    Table::new("part-before", t!(lang, "involvement-before"), columns).rows(rows)
}

fn of_year(lang: Lang, year: i64, title: &str, parts: &[&Part]) -> Table {
    let sum: i64 = parts.iter().map(|part| part.number).sum();
    let columns = vec![
        Column::new(t!(lang, "involvement-event")),
        Column::new(t!(lang, "involvement-when")).tight(),
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
            Column::new(t!(lang, "involvement-when")).tight(),
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

/// What a person took part in; below it the other events on whose lists they stand, with
/// what is known of that: expected, absent, excused, withdrawn or not recorded.
pub(crate) fn of_person(lang: Lang, profile: &Profile, parts: &[Part]) -> Markup {
    let (there, others): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.was_there());
    let columns = |last: &str| {
        vec![
            Column::new(t!(lang, "involvement-event")),
            Column::new(t!(lang, "involvement-when")).tight(),
            Column::new(t!(lang, last)),
        ]
    };
    let took = there.iter().map(|part| {
        let role = profile
            .event_role(&part.role)
            .map_or(part.role.as_str(), |role| role.name.get(lang));
        Row::new(vec![event(part), dates(lang, part), html! { (role) }])
    });
    let listed = others.iter().map(|part| {
        let status = said(lang, profile, &PartyNames::new(), "status", &part.status);
        Row::new(vec![event(part), dates(lang, part), html! { (status) }])
    });
    let body = html! {
        @if there.is_empty() {
            (nothing(t!(lang, "involvement-nothing-person")))
        } @else {
            (Table::new("events", t!(lang, "involvement-events"), columns("involvement-role"))
                .quiet_caption().rows(took.collect()))
        }
    };
    html! {
        (Section::new(t!(lang, "involvement-events"), body))
        @if !others.is_empty() {
            (Section::new(t!(lang, "involvement-listed"),
                Table::new("listed", t!(lang, "involvement-listed"), columns("involvement-status"))
                    .quiet_caption().rows(listed.collect())))
        }
    }
}

/// What was done to a person's participations, for their history.
pub(crate) fn changes_of_person(
    lang: Lang,
    profile: &Profile,
    zone: &TimeZone,
    parties: &PartyNames,
    lines: &[PartLine],
) -> Vec<(Instant, Entry)> {
    lines
        .chunk_by(|one, next| one.line.id == next.line.id)
        .filter_map(|chunk| {
            let first = chunk.first()?;
            let changes: Vec<Change> = chunk
                .iter()
                .filter_map(|one| {
                    let name = one.line.field.as_deref()?;
                    let value =
                        |value: &Option<String>| Some(said(lang, profile, parties, name, value.as_deref()?));
                    Some(Change::new(
                        field(lang, name),
                        value(&one.line.old),
                        value(&one.line.new),
                    ))
                })
                .collect();
            let key = match first.line.act.as_str() {
                "created" => "involvement-act-created",
                "removed" => "involvement-act-removed",
                "restored" => "involvement-act-restored",
                _ => "involvement-act-changed",
            };
            let what = html! {
                (t!(lang, key)) " " (Link::new(&first.title, format!("/app/events/{}", first.event)))
            };
            Some((
                first.line.at,
                record::entry(lang, zone, &first.line, what, &changes),
            ))
        })
        .collect()
}
