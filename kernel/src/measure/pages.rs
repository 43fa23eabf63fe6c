//! What is drawn of measures.

use axum::response::Response;
use balai_charts::responsive;
use balai_sheets::{Out, Table as Sheet};
use maud::{Markup, PreEscaped, html};

use super::{
    Cell, Dim, Measure, Unit, Value, View,
    chart::{MOST_BARS, chart},
    web::{Line, Rows, Split, part_name},
};
use crate::{
    policy::Action,
    t,
    text::{Lang, number, real},
    web::{
        Cx, PAGE, Page,
        ui::{
            Choice, Column, Empty, Fact, Figure, Filters, Item, Link, PageHead, Pager, Row, Section, Stat,
            Table, breadcrumbs, exports, facts, items, stats, toolbar, two,
        },
        url_encode,
    },
};

const LIST: &str = "/app/measures";

fn href(measure: &Measure, year: i16) -> String {
    format!("{LIST}/{}?year={year}", measure.code)
}

/// A number in the measure's unit: 1,188 or 50.1% or 20.8.
pub(super) fn written(lang: Lang, unit: Unit, n: f64) -> String {
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

pub(super) fn list(cx: &Cx, view: &View, year: i16, lines: &[Line]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "measures-title");
    // A column that says the same in every row, or nothing in any, is left out.
    let scopes_differ = lines.windows(2).any(|pair| pair[0].scope != pair[1].scope);
    let has_targets = *view == View::Office && lines.iter().any(|line| line.target.is_some());
    let mut columns = vec![Column::new(t!(lang, "measure-column-measure"))];
    if scopes_differ {
        columns.push(Column::new(t!(lang, "measure-column-scope")));
    }
    columns.push(Column::number(year.to_string()));
    columns.push(Column::number((year - 1).to_string()));
    if has_targets {
        columns.push(Column::number(t!(lang, "measure-column-baseline")));
        columns.push(Column::number(t!(lang, "measure-column-target")));
    }
    let rows = lines.iter().map(|line| {
        let (measure, unit) = (&line.measure, line.measure.unit);
        let mut cells = vec![
            html! {
                (Link::new(measure.name(lang), href(measure, year)))
                br; span.muted.small { (measure.rule(lang)) " " (t!(lang, "measure-version", n = measure.version)) }
            },
        ];
        if scopes_differ {
            cells.push(html! { (line.scope) });
        }
        cells.push(value_cell(lang, unit, &line.now));
        cells.push(html! { (value(lang, unit, &line.before)) });
        if has_targets {
            let target = line.target.as_ref();
            cells.push(html! { (aim(lang, unit, target.and_then(|t| t.baseline))) });
            cells.push(html! { (aim(lang, unit, target.and_then(|t| t.aim))) });
        }
        Row::new(cells)
    });
    let table = Table::new(
        "measures",
        t!(lang, "measures-caption", year = year.to_string()),
        columns,
    )
    .quiet_caption()
    .row_headers()
    .rows(rows.collect());
    let filters = Filters::new(LIST, t!(lang, "measure-choose"), t!(lang, "measure-show")).select(
        "year",
        &t!(lang, "measure-year"),
        &years(cx, year),
    );
    let lede = match view {
        View::Party { name, .. } => t!(lang, "measures-lede-party", party = name.get(lang)),
        _ => t!(lang, "measures-lede"),
    };
    Page::new(&title)
        .body(
            &PageHead::new(&title).lede(lede).action(
                html! { (Link::new(t!(lang, "cited-title"), "/app/measures/cited").classed("button")) },
            ),
        )
        .body(&filters)
        .body(&toolbar(
            t!(lang, "measures-count", n = lines.len()),
            files(lang, &format!("{LIST}/export?year={year}")),
        ))
        .body(&table)
        .workspace(cx)
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

/// The list of measures as a table to take away; shares from 0 to 1.
pub(super) fn list_table(cx: &Cx, year: i16, lines: &[Line]) -> Sheet {
    let lang = cx.lang();
    let target = |value: Option<f64>| value.map_or(Out::Empty, Out::Number);
    Sheet {
        title: format!("{} {year}", t!(lang, "measures-title")),
        columns: vec![
            (t!(lang, "measure-column-code"), 18),
            (t!(lang, "measure-column-measure"), 30),
            (t!(lang, "measure-column-definition"), 60),
            (t!(lang, "measure-column-scope"), 30),
            (t!(lang, "measure-column-version"), 8),
            (year.to_string(), 12),
            (t!(lang, "measure-column-remarks"), 40),
            ((year - 1).to_string(), 12),
            (t!(lang, "measure-column-baseline"), 12),
            (t!(lang, "measure-column-target"), 12),
        ],
        rows: lines
            .iter()
            .map(|line| {
                let (measure, unit) = (&line.measure, line.measure.unit);
                #[expect(clippy::cast_precision_loss, reason = "a version counts a few edits")]
                let version = measure.version as f64;
                vec![
                    plain(measure.code),
                    plain(measure.name(lang)),
                    plain(measure.rule(lang)),
                    plain(&line.scope),
                    Out::Number(version),
                    number_out(&line.now, lang, unit),
                    remarks_out(&line.now, lang, unit),
                    number_out(&line.before, lang, unit),
                    target(line.target.as_ref().and_then(|t| t.baseline)),
                    target(line.target.as_ref().and_then(|t| t.aim)),
                ]
            })
            .collect(),
    }
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
        @if let Some(split) = split { (breakdown(cx, year, line, split)) }
        (files(lang, &format!("{here}/export?year={year}{query}")))
    };
    let crumbs = breadcrumbs(
        &t!(lang, "measure-crumbs"),
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
        rows.push(Fact::new(
            t!(lang, "measure-column-baseline"),
            said(target.and_then(|t| t.baseline)),
        ));
        rows.push(Fact::new(
            t!(lang, "measure-column-target"),
            said(target.and_then(|t| t.aim)),
        ));
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

fn breakdown(cx: &Cx, year: i16, line: &Line, split: &Split) -> Markup {
    let (lang, measure) = (cx.lang(), &line.measure);
    if split.now.is_empty() {
        // Empty because there is nothing, or because too little is there to be split.
        let is_nothing = matches!(line.now.value, Value::Number(n) if n == 0.0);
        let (what, why) = if is_nothing {
            ("measure-nothing", "measure-nothing-why")
        } else {
            ("measure-held", "measure-held-why")
        };
        return html! { (Empty::new(t!(lang, what), t!(lang, why))) };
    }
    let dim = split.by.name(lang);
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

pub(super) fn rows(cx: &Cx, year: i16, measure: &Measure, rows: &Rows) -> Response {
    let lang = cx.lang();
    let name = measure.name(lang);
    let title = t!(
        lang,
        "measure-rows-title",
        measure = name.clone(),
        year = year.to_string()
    );
    let mut head = PageHead::new(&title).lede(t!(lang, "measure-rows-lede"));
    if let Some(part) = part_name(cx, rows.part.as_ref()) {
        head = head.eyebrow(part);
    }
    let listed: Vec<Item> = rows
        .rows
        .iter()
        .map(|row| Item::new(&row.words).href(&row.href))
        .collect();
    let crumbs = breadcrumbs(
        &t!(lang, "measure-crumbs"),
        &[
            Link::new(t!(lang, "measures-title"), format!("{LIST}?year={year}")),
            Link::new(&name, href(measure, year)),
        ],
        t!(lang, "measure-rows"),
    );
    let mut page = Page::new(&title).body(&crumbs).body(&head);
    page = if listed.is_empty() {
        page.body(&Empty::new(
            t!(lang, "measure-no-rows"),
            t!(lang, "measure-no-rows-why"),
        ))
    } else {
        page.body(&items(&listed))
    };
    page.body(&pager(cx, year, measure, rows)).workspace(cx)
}

fn pager(cx: &Cx, year: i16, measure: &Measure, rows: &Rows) -> Pager {
    let lang = cx.lang();
    let part = |(dim, key): &(Dim, String)| format!("&by={}&key={}", dim.code(), url_encode(key));
    let part = rows.part.as_ref().map_or_else(String::new, part);
    let base = format!("{LIST}/{}/rows?year={year}{part}", measure.code);
    let to = |key: &str, page: i64| Link::new(t!(lang, key), format!("{base}&page={page}"));
    let from = (rows.page - 1) * PAGE;
    let shown = i64::try_from(rows.rows.len()).unwrap_or(PAGE);
    let summary = match rows.total {
        Some(total) => t!(
            lang,
            "measure-rows-of",
            from = if shown == 0 { 0 } else { from + 1 },
            to = from + shown,
            total = total
        ),
        None => t!(lang, "measure-rows-shown", n = shown),
    };
    Pager::new(t!(lang, "measure-rows"), summary)
        .previous((rows.page > 1).then(|| to("measure-rows-previous", rows.page - 1)))
        .next((shown == PAGE).then(|| to("measure-rows-next", rows.page + 1)))
}
