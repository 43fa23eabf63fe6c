//! A breakdown as a picture.

use std::sync::Arc;

use balai_charts::{Chart, Kind, Wording};

use super::{Cell, Dim, Measure, Unit};
use crate::{
    t,
    text::{Lang, number, real},
};

/// The words and number forms of charts in a language.
pub fn wording(lang: Lang) -> Wording {
    Wording {
        number: Arc::new(move |n| short(lang, n)),
        percent: Arc::new(move |n| format!("{}%", short(lang, n))),
        no_data: t!(lang, "chart-no-data"),
        missing: t!(lang, "chart-missing"),
        total: t!(lang, "chart-total"),
        share: t!(lang, "chart-share"),
        label: t!(lang, "chart-label"),
        group: t!(lang, "chart-group"),
    }
}

/// A whole number, or one with one decimal.
fn short(lang: Lang, n: f64) -> String {
    let rounded = (n * 10.0).round() / 10.0;
    // Chart values stay far below what an i64 holds.
    #[expect(clippy::cast_possible_truncation, reason = "whole by the test before")]
    if rounded.fract() == 0.0 {
        number(lang, rounded as i64)
    } else {
        real(lang, rounded, 1)
    }
}

/// How many bars are drawn: a longer list is read in its table.
pub(super) const MOST_BARS: usize = 20;

/// A breakdown as a chart: columns over months, bars else, the largest first. Shares
/// are drawn in per cent. `id` is unique on the page, `title` states the finding,
/// `source` says where the numbers come from.
pub fn chart(
    lang: Lang,
    measure: &Measure,
    by: Dim,
    cells: &[Cell],
    (id, title, source): (&str, &str, &str),
) -> Chart {
    let mut parts: Vec<&Cell> = cells.iter().collect();
    let kind = if by == Dim::Month {
        Kind::Columns
    } else {
        parts.sort_by(|a, b| {
            let value = |cell: &Cell| cell.as_number().unwrap_or(f64::NEG_INFINITY);
            value(b).total_cmp(&value(a))
        });
        parts.truncate(MOST_BARS);
        Kind::Bars
    };
    let factor = if measure.unit == Unit::Share { 100.0 } else { 1.0 };
    let unit = match measure.unit {
        Unit::Share => "%".to_owned(),
        Unit::Count | Unit::Points => measure.name(lang),
    };
    Chart::new(id, kind, title)
        .labels(parts.iter().map(|cell| cell.label.clone()))
        .gaps(
            measure.name(lang),
            parts.iter().map(|cell| cell.as_number().map(|n| n * factor)),
        )
        .unit(unit)
        .source(source)
        .wording(wording(lang))
}
