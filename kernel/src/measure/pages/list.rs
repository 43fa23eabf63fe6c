//! All measures of a year: the page, and the table to take away.

use axum::response::Response;
use balai_sheets::{Out, Table as Sheet};
use maud::{Markup, html};

use super::{LIST, aim, files, href, number_out, per_cent, plain, remarks_out, value, value_cell, years};
use crate::{
    import::BatchRow,
    measure::{
        CitedFigure, Target, View, cited,
        targets_table::PATH as TARGETS,
        web::{Line, Lines},
    },
    policy::Action,
    t,
    web::{
        Cx, Page,
        ui::{Column, Empty, Filters, Link, PageHead, Row, Table, toolbar},
    },
};

pub(in crate::measure) fn list(cx: &Cx, view: &View, year: i16, lines: &Lines) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "measures-title");
    let filters = Filters::new(LIST, t!(lang, "measure-choose"), t!(lang, "measure-show")).select(
        "year",
        &t!(lang, "measure-year"),
        &years(cx, year),
    );
    let lede = match view {
        View::Party { name, .. } => t!(lang, "measures-lede-party", party = name.get(lang)),
        _ => t!(lang, "measures-lede"),
    };
    let mut head = PageHead::new(&title)
        .lede(lede)
        .action(Link::new(t!(lang, "cited-title"), "/app/measures/cited").classed("button"));
    if cx.can_any::<Target>(Action::Change) {
        let table = format!("{TARGETS}?year={year}");
        head = head.action(Link::new(t!(lang, "targets-title"), table).classed("button"));
    }
    let page = Page::new(&title).body(&head).body(&filters);
    let page = if lines.has_records {
        page.body(&toolbar(
            t!(lang, "measures-count", n = lines.all.len()),
            files(lang, &format!("{LIST}/export?year={year}")),
        ))
        .body(&table(cx, view, year, lines))
    } else {
        page.body(&nothing(cx, view, year))
    };
    page.body(&of_others(cx, year, &lines.cited)).workspace(cx)
}

/// A year of which there is nothing is said to be so once, not by nought in every row.
fn nothing(cx: &Cx, view: &View, year: i16) -> Empty {
    let (lang, year) = (cx.lang(), year.to_string());
    if let View::Party { name, .. } = view {
        let party = name.get(lang);
        return Empty::new(
            t!(lang, "measures-none-party", party = party, year = year),
            t!(lang, "measures-none-party-why", party = party),
        );
    }
    let empty = Empty::new(
        t!(lang, "measures-none", year = year),
        t!(lang, "measures-none-why"),
    );
    if cx.can_any::<BatchRow>(Action::Create) {
        empty.next(Link::new(t!(lang, "measures-none-import"), "/app/imports/new"))
    } else {
        empty
    }
}

/// The year's figures of others, after those of the office.
fn of_others(cx: &Cx, year: i16, figures: &[CitedFigure]) -> Markup {
    html! {
        @if !figures.is_empty() { (cited::of_year(cx.lang(), year, figures)) }
    }
}

fn table(cx: &Cx, view: &View, year: i16, shown: &Lines) -> Table {
    let (lang, lines) = (cx.lang(), shown.all.as_slice());
    // A column that says the same in every row, or nothing in any, is left out.
    let scopes_differ = lines.windows(2).any(|pair| pair[0].scope != pair[1].scope);
    let has_targets = *view == View::Office && lines.iter().any(|line| line.target.is_some());
    let mut columns = vec![Column::new(t!(lang, "measure-column-measure"))];
    if scopes_differ {
        columns.push(Column::new(t!(lang, "measure-column-scope")));
    }
    columns.push(Column::number(year.to_string()));
    if shown.had_records {
        columns.push(Column::number((year - 1).to_string()));
    }
    if has_targets {
        columns.push(Column::number(t!(lang, "measure-column-baseline")));
        columns.push(Column::number(t!(lang, "measure-column-target")));
        columns.push(Column::number(t!(lang, "measure-column-reached")));
    }
    let row = |line: &Line| {
        let (measure, unit) = (&line.measure, line.measure.unit);
        let mut cells = vec![html! {
            (Link::new(measure.name(lang), href(measure, year)))
            br; span.muted.small { (measure.rule(lang)) " " (t!(lang, "measure-version", n = measure.version)) }
            @if let Some(said) = line.said() { br; span.small { (said.words) } }
        }];
        if scopes_differ {
            cells.push(html! { (line.scope) });
        }
        cells.push(value_cell(lang, unit, &line.now));
        if shown.had_records {
            cells.push(html! { (value(lang, unit, &line.before)) });
        }
        if has_targets {
            let target = line.target.as_ref();
            cells.push(html! {
                (aim(lang, unit, target.and_then(|t| t.baseline)))
                @if let Some(of) = target.and_then(|t| t.baseline_year) { br; span.muted.small { (of) } }
            });
            cells.push(html! { (aim(lang, unit, target.and_then(|t| t.aim))) });
            cells.push(html! { (line.reached().map_or_else(String::new, |share| per_cent(lang, share))) });
        }
        Row::new(cells)
    };
    let table = Table::new(
        "measures",
        t!(lang, "measures-caption", year = year.to_string()),
        columns,
    )
    .quiet_caption()
    .row_headers();
    // Measures come in the order of their chapters.
    lines
        .chunk_by(|a, b| a.measure.chapter == b.measure.chapter)
        .fold(table, |table, lines| {
            let heading = lines.first().map(|line| line.measure.chapter.name(lang));
            table.group(heading.unwrap_or_default(), lines.iter().map(row).collect())
        })
}

/// The list of measures as a table to take away; shares from 0 to 1.
pub(in crate::measure) fn list_table(cx: &Cx, year: i16, lines: &[Line]) -> Sheet {
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
            (t!(lang, "target-baseline-year"), 10),
            (t!(lang, "measure-column-reached"), 10),
            (t!(lang, "measure-column-said"), 50),
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
                    target(line.target.as_ref().and_then(|t| t.baseline_year).map(|year| {
                        #[expect(clippy::cast_precision_loss, reason = "a year has four digits")]
                        let year = year as f64;
                        year
                    })),
                    target(line.reached()),
                    line.said().map_or(Out::Empty, |said| plain(&said.words)),
                ]
            })
            .collect(),
    }
}
