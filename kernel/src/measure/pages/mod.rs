//! What is drawn of measures.

mod list;
mod rows;

pub(super) use list::{list, list_table};
pub(super) use rows::rows;

use axum::response::Response;
use balai_charts::responsive;
use balai_sheets::{Out, Table as Sheet};
use maud::{Markup, PreEscaped, html};

use super::{
    Cell, Dim, Measure, TargetWords, Unit, Value, View,
    chart::{MOST_BARS, chart},
    guard,
    web::{Line, Split},
};
use crate::{
    policy::Action,
    t,
    text::{Lang, day, number, real},
    web::{
        Cx, Page, crumbs,
        ui::{
            Choice, Column, Empty, Fact, Figure, Filters, Link, PageHead, Row, Section, Stat, Table,
            disclosure, exports, facts, stats, two,
        },
        url_encode,
    },
};

const LIST: &str = "/app/measures";

fn href(measure: &Measure, year: i16) -> String {
    format!("{LIST}/{}?year={year}", measure.code)
}

/// A number in the measure's unit: 1,188 or 50.1% or 20.8.
pub fn written(lang: Lang, unit: Unit, n: f64) -> String {
    match unit {
        #[expect(clippy::cast_possible_truncation, reason = "whole by the test before")]
        Unit::Count if n.fract() == 0.0 => number(lang, n as i64),
        Unit::Share => format!("{}%", real(lang, n * 100.0, 1)),
        Unit::Count | Unit::Points => real(lang, n, 1),
    }
}

/// A value as people read it, or why there is none.
pub fn value(lang: Lang, unit: Unit, cell: &Cell) -> String {
    match &cell.value {
        Value::Number(n) => written(lang, unit, *n),
        Value::NotApplicable => t!(lang, "measure-not-applicable"),
        Value::Missing(why) => why.say(lang),
    }
}

/// What stands beside a value: what it rests on, its interval, what is open.
fn remarks(lang: Lang, unit: Unit, cell: &Cell) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(n) = cell.n {
        out.push(t!(lang, "measure-n", n = n));
    }
    if let Some((low, high)) = cell.interval {
        out.push(t!(
            lang,
            "measure-interval",
            low = written(lang, unit, low),
            high = written(lang, unit, high)
        ));
    }
    out.extend(cell.open.iter().map(|message| message.say(lang)));
    out
}

fn value_cell(lang: Lang, unit: Unit, cell: &Cell) -> Markup {
    html! {
        (value(lang, unit, cell))
        @for remark in remarks(lang, unit, cell) { br; span.muted.small { (remark) } }
    }
}

fn aim(lang: Lang, unit: Unit, value: Option<f64>) -> String {
    value.map_or_else(String::new, |n| written(lang, unit, n))
}

/// A share as people read it: 50%.
pub(super) fn per_cent(lang: Lang, share: f64) -> String {
    format!("{}%", real(lang, share * 100.0, 0))
}

/// Ten years back and one ahead, and the one that is shown.
fn years(cx: &Cx, shown: i16) -> Vec<Choice> {
    let today = cx.app.today().year();
    let mut years: Vec<i16> = (today - 10..=today + 1).rev().collect();
    if !years.contains(&shown) {
        years.push(shown);
    }
    years
        .into_iter()
        .map(|year| Choice::new(year.to_string(), year.to_string()).chosen(year == shown))
        .collect()
}

fn files(lang: Lang, base: &str) -> Markup {
    let link = |words: &str, format: &str| {
        let mark = if base.contains('?') { '&' } else { '?' };
        Link::new(words, format!("{base}{mark}format={format}"))
    };
    exports(
        &t!(lang, "measure-take-away"),
        &[link("CSV", "csv"), link("XLSX", "xlsx")],
    )
}

fn plain(text: impl Into<String>) -> Out {
    Out::Text(text.into())
}

fn number_out(cell: &Cell, lang: Lang, unit: Unit) -> Out {
    cell.as_number()
        .map_or_else(|| plain(value(lang, unit, cell)), Out::Number)
}

fn remarks_out(cell: &Cell, lang: Lang, unit: Unit) -> Out {
    plain(remarks(lang, unit, cell).join("; "))
}

/// The parts of two years side by side: label and key, this year, the year before.
fn paired(split: &Split) -> Vec<(&Cell, Option<&Cell>)> {
    let before = |key: &str| split.before.iter().find(|cell| cell.key == key);
    split.now.iter().map(|cell| (cell, before(&cell.key))).collect()
}

/// The table of a measure's page to take away; shares from 0 to 1.
pub(super) fn show_table(cx: &Cx, year: i16, line: &Line, split: Option<&Split>) -> Sheet {
    let (lang, unit) = (cx.lang(), line.measure.unit);
    let row = |key: &str, label: String, now: &Cell, before: Option<&Cell>| {
        vec![
            plain(key),
            plain(label),
            number_out(now, lang, unit),
            remarks_out(now, lang, unit),
            before.map_or(Out::Empty, |cell| number_out(cell, lang, unit)),
        ]
    };
    let mut rows: Vec<Vec<Out>> = split.map_or_else(Vec::new, |split| {
        paired(split)
            .into_iter()
            .map(|(now, before)| row(&now.key, now.label.clone(), now, before))
            .collect()
    });
    rows.push(row("", t!(lang, "measure-whole"), &line.now, Some(&line.before)));
    Sheet {
        title: format!("{} {year}", line.measure.name(lang)),
        columns: vec![
            (t!(lang, "measure-column-code"), 18),
            (
                split.map_or_else(|| line.measure.name(lang), |split| split.by.name(lang)),
                40,
            ),
            (year.to_string(), 12),
            (t!(lang, "measure-column-remarks"), 40),
            ((year - 1).to_string(), 12),
        ],
        rows,
    }
}

pub(super) fn show(cx: &Cx, view: &View, year: i16, line: &Line, split: Option<&Split>) -> Response {
    let lang = cx.lang();
    let measure = &line.measure;
    let title = measure.name(lang);
    let here = format!("{LIST}/{}", measure.code);
    let by = split.map(|split| split.by);
    let mut choices = vec![Choice::new("", t!(lang, "measure-not-split"))];
    choices.extend(
        view.dims(measure)
            .into_iter()
            .map(|dim| Choice::new(dim.code(), dim.name(lang)).chosen(Some(dim) == by)),
    );
    let mut filters = Filters::new(&here, t!(lang, "measure-choose"), t!(lang, "measure-show")).select(
        "year",
        &t!(lang, "measure-year"),
        &years(cx, year),
    );
    if choices.len() > 1 {
        filters = filters.select("by", &t!(lang, "measure-by"), &choices);
    }
    let mut whole = stat(lang, measure.unit, &line.now, format!("{title}, {year}"));
    if measure.rows.is_some() {
        whole = whole.href(format!("{here}/rows?year={year}"));
    }
    let before = stat(lang, measure.unit, &line.before, format!("{title}, {}", year - 1))
        .href(href(measure, year - 1));
    let query = by.map_or_else(String::new, |dim| format!("&by={}", dim.code()));
    let main = html! {
        (stats(&[whole, before]))
        (said(cx, line))
        @if let Some(split) = split { (breakdown(cx, view, year, line, split)) }
        (files(lang, &format!("{here}/export?year={year}{query}")))
    };
    let crumbs = crumbs(
        lang,
        &[Link::new(
            t!(lang, "measures-title"),
            format!("{LIST}?year={year}"),
        )],
        &title,
    );
    Page::new(format!("{title} {year}"))
        .body(&crumbs)
        .body(&PageHead::new(&title).lede(measure.rule(lang)))
        .body(&filters)
        .body(&two(main, definition(cx, view, year, line)))
        .workspace(cx)
}

/// A figure large; why there is none stands small below a dash.
fn stat(lang: Lang, unit: Unit, cell: &Cell, label: String) -> Stat {
    let said = value(lang, unit, cell);
    let mut notes = remarks(lang, unit, cell);
    let large = if cell.as_number().is_some() {
        said
    } else {
        notes.insert(0, said);
        "–".to_owned()
    };
    let stat = Stat::new(large, label);
    if notes.is_empty() {
        stat
    } else {
        stat.note(notes.join("; "))
    }
}

/// What whoever answers for the figure says of it, with the earlier versions.
fn said(cx: &Cx, line: &Line) -> Markup {
    let lang = cx.lang();
    let sentence = |one: &TargetWords| {
        let on = day(lang, one.said_at.day_in(&cx.app.zone()));
        html! {
            p {
                @if one.words.is_empty() { (t!(lang, "measure-said-nothing")) } @else { (one.words) }
                br; small { (t!(lang, "measure-said-by", who = one.name.as_str(), day = on)) }
            }
        }
    };
    let Some((last, earlier)) = line.words.split_last() else {
        return Markup::default();
    };
    let body = html! {
        (sentence(last))
        @if !earlier.is_empty() {
            (disclosure(t!(lang, "measure-said-before"), html! { @for one in earlier.iter().rev() { (sentence(one)) } }))
        }
    };
    html! { (Section::new(t!(lang, "measure-column-said"), body).id("said")) }
}

/// The definition beside the figure, with its targets.
fn definition(cx: &Cx, view: &View, year: i16, line: &Line) -> Markup {
    let (lang, measure) = (cx.lang(), &line.measure);
    let mut rows = vec![
        Fact::new(t!(lang, "measure-column-scope"), &line.scope),
        Fact::new(t!(lang, "measure-column-version"), measure.version.to_string()),
        Fact::new(t!(lang, "measure-column-code"), measure.code),
    ];
    if *view == View::Office {
        let target = line.target.as_ref();
        let none = || t!(lang, "measure-no-target");
        let said = |value: Option<f64>| value.map_or_else(none, |n| written(lang, measure.unit, n));
        let from = target.and_then(|t| t.baseline.and(t.baseline_year));
        let from = from.map_or_else(String::new, |year| format!(" ({year})"));
        rows.push(Fact::new(
            t!(lang, "measure-column-baseline"),
            format!("{}{from}", said(target.and_then(|t| t.baseline))),
        ));
        rows.push(Fact::new(
            t!(lang, "measure-column-target"),
            said(target.and_then(|t| t.aim)),
        ));
        if let Some(share) = line.reached() {
            rows.push(Fact::new(
                t!(lang, "measure-column-reached"),
                per_cent(lang, share),
            ));
        }
    }
    let mut section = Section::new(t!(lang, "measure-how-counted"), facts(&rows));
    if cx.can_any::<super::Target>(Action::Change) {
        section = section.link(Link::new(
            t!(lang, "target-edit"),
            format!("{LIST}/{}/target?year={year}", measure.code),
        ));
    }
    html! { (section) }
}

fn breakdown(cx: &Cx, view: &View, year: i16, line: &Line, split: &Split) -> Markup {
    let (lang, measure) = (cx.lang(), &line.measure);
    let dim = split.by.name(lang);
    if split.now.is_empty() {
        // Empty because there is nothing, because nobody noted of which part it is, or
        // because too little is there to be split. From the office nothing is held back.
        let (what, why) = if guard::size(&line.now) == 0.0 {
            ("measure-nothing", t!(lang, "measure-nothing-why"))
        } else if *view == View::Office {
            ("measure-nothing", t!(lang, "measure-no-parts-why", dim = dim))
        } else {
            ("measure-held", t!(lang, "measure-held-why"))
        };
        return html! { (Empty::new(t!(lang, what), why)) };
    }
    let rows = paired(split).into_iter().map(|(now, before)| {
        let label = html! {
            @if measure.rows.is_some() && now.as_number().is_some() {
                (Link::new(&now.label, format!(
                    "{LIST}/{}/rows?year={year}&by={}&key={}", measure.code, split.by.code(), url_encode(&now.key)
                )))
            } @else { (now.label) }
        };
        Row::new(vec![
            label,
            value_cell(lang, measure.unit, now),
            html! { @match before { Some(before) => (value(lang, measure.unit, before)), None => "–" } },
        ])
    });
    let table = Table::new(
        "split",
        t!(
            lang,
            "measure-table",
            measure = measure.name(lang),
            dim = dim.clone()
        ),
        vec![
            Column::new(&dim),
            Column::number(year.to_string()),
            Column::number((year - 1).to_string()),
        ],
    )
    .row_headers()
    .rows(rows.collect());
    let finding = finding(lang, year, line, split);
    let mut source = t!(
        lang,
        "measure-source",
        office = cx.app.profile.office.short.clone(),
        version = measure.version
    );
    if split.by != Dim::Month && split.now.len() > MOST_BARS {
        source = format!("{source} · {}", t!(lang, "measure-drawn", n = MOST_BARS));
    }
    let picture = chart(lang, measure, split.by, &split.now, ("split", &finding, &source));
    html! {
        // A picture that cannot be drawn leaves the table, which says the same.
        @if let Ok(svg) = responsive(&picture) {
            (Figure::new(&finding, PreEscaped(svg)).source(&source))
        }
        (table)
    }
}

/// What a breakdown shows, in a sentence: its largest part.
fn finding(lang: Lang, year: i16, line: &Line, split: &Split) -> String {
    let largest = split
        .now
        .iter()
        .filter_map(|cell| cell.as_number().map(|n| (n, cell)))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let (measure, dim) = (line.measure.name(lang), split.by.name(lang));
    let year = year.to_string();
    match largest {
        Some((n, cell)) => t!(
            lang,
            "measure-finding",
            measure = measure,
            dim = dim,
            year = year,
            label = cell.label.clone(),
            value = written(lang, line.measure.unit, n)
        ),
        None => t!(
            lang,
            "measure-finding-none",
            measure = measure,
            dim = dim,
            year = year
        ),
    }
}
