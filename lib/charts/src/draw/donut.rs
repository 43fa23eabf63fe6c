//! Shares of a whole as a ring, with a legend that reads like a table.

use std::f64::consts::TAU;

use super::legend::square;
use super::plot::{NARROW, inside, told, widest};
use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Face, LABEL, Paint, Pen, QUIET, SIZE, SMALL, VALUE, n};
use crate::share::shares;
use crate::text::{cut, wrap};

const OUTER: f64 = 96.0;
const INNER: f64 = 60.0;
const TOTAL: Face = Face {
    tone: Tone::Ink,
    size: 20.0,
    strong: true,
};

/// Draws the ring clockwise from the top, in the order of the labels.
pub(super) fn draw(chart: &Chart, pen: &mut Pen, full: f64) -> f64 {
    let values: Vec<Option<f64>> = chart
        .series
        .first()
        .map(|series| series.values.clone())
        .unwrap_or_default();
    let amounts: Vec<f64> = values.iter().map(|value| value.unwrap_or(0.0)).collect();
    let percents: Vec<String> = shares(&amounts)
        .into_iter()
        .map(|share| (chart.wording.percent)(share))
        .collect();
    let sum: f64 = amounts.iter().sum();
    let narrow = full < NARROW;
    let legend = if narrow { 0.0 } else { 2.0 * OUTER + 36.0 };
    let tall = rows(chart, full - legend)
        .iter()
        .map(|(_, tall)| tall)
        .sum::<f64>();
    let ring = 2.0 * OUTER + 4.0;
    let height = if narrow {
        ring + 16.0 + tall
    } else {
        ring.max(tall)
    };
    let centre = if narrow {
        (full / 2.0, OUTER + 2.0)
    } else {
        (OUTER + 2.0, height / 2.0)
    };

    let mut from = 0.0;
    for (place, label) in chart.labels.iter().enumerate() {
        let part = amounts[place] / sum;
        if part > 0.0 {
            pen.open(&format!(
                "{} ({})",
                told(chart, &label.full, None, values[place]),
                percents[place]
            ));
            slice(pen, centre, from, part, place);
            if part >= 0.07 {
                let (x, y) = around(centre, (OUTER + INNER) / 2.0, from + part / 2.0);
                inside(pen, x, y, place, &percents[place]);
            }
            pen.close();
        }
        from += part;
    }
    middle(chart, pen, centre, sum);
    let top = if narrow {
        ring + 16.0
    } else {
        (height - tall) / 2.0
    };
    table(chart, pen, (legend, top), full, &values, &percents);
    height
}

/// The lines of each label in the legend and the height of its row.
fn rows(chart: &Chart, room: f64) -> Vec<(Vec<String>, f64)> {
    let lines = |text: &str| wrap(text, room - figures(chart) - 22.0, SIZE, 2);
    let row = |lines: Vec<String>| {
        let tall = lines.len().max(1) as f64 * SIZE * 1.2 + 11.0;
        (lines, tall)
    };
    chart.labels.iter().map(|label| row(lines(&label.full))).collect()
}

/// Room for the value and the percentage at the right of the legend.
fn figures(chart: &Chart) -> f64 {
    let written: Vec<String> = chart
        .series
        .iter()
        .flat_map(|s| &s.values)
        .map(|v| chart.written(*v))
        .collect();
    widest(&written) + 60.0
}

fn table(
    chart: &Chart,
    pen: &mut Pen,
    (left, top): (f64, f64),
    full: f64,
    values: &[Option<f64>],
    percents: &[String],
) {
    let mut y = top;
    for (place, (lines, tall)) in rows(chart, full - left).into_iter().enumerate() {
        let middle = y + tall / 2.0;
        pen.open(&chart.labels[place].full);
        square(pen, left, middle, place);
        pen.lines(left + 22.0, middle, Anchor::Start, LABEL, &lines);
        let text = middle + SIZE * 0.35;
        let known = values[place].is_some();
        let face = if known { LABEL } else { QUIET };
        pen.text(
            full - 48.0,
            text,
            Anchor::End,
            face,
            &chart.written(values[place]),
        );
        if known {
            pen.text(full, text, Anchor::End, VALUE, &percents[place]);
        }
        pen.close();
        y += tall;
        if place + 1 < chart.labels.len() {
            pen.line((left, y), (full, y), Paint::stroke(Tone::Rule, 1.0));
        }
    }
}

/// The sum and the unit in the hole of the ring.
fn middle(chart: &Chart, pen: &mut Pen, (x, y): (f64, f64), sum: f64) {
    let most = INNER * 1.75;
    let text = (chart.wording.number)(sum);
    let size = (most / crate::text::width(&text, 1.0)).min(TOTAL.size);
    let unit = if chart.unit.is_empty() {
        &chart.wording.total
    } else {
        &chart.unit
    };
    pen.text(x, y + 2.0, Anchor::Middle, Face { size, ..TOTAL }, &text);
    pen.text(x, y + 20.0, Anchor::Middle, QUIET, &cut(unit, most, SMALL));
}

/// One slice; `from` and `part` in turns.
fn slice(pen: &mut Pen, centre: (f64, f64), from: f64, part: f64, series: usize) {
    let d = if part > 0.9999 {
        ring(centre)
    } else {
        arc(centre, from, from + part)
    };
    pen.path(&d, Paint::fill(Tone::Series(series)).marked("slice"));
    pen.weave_path(&d, series);
    pen.path(&d, Paint::stroke(Tone::Paper, 1.5));
}

fn arc(centre: (f64, f64), from: f64, to: f64) -> String {
    let large = u8::from(to - from > 0.5);
    let point = |radius, turn| {
        let (x, y) = around(centre, radius, turn);
        format!("{} {}", n(x), n(y))
    };
    format!(
        "M{}A{OUTER} {OUTER} 0 {large} 1 {}L{}A{INNER} {INNER} 0 {large} 0 {}Z",
        point(OUTER, from),
        point(OUTER, to),
        point(INNER, to),
        point(INNER, from)
    )
}

/// The whole ring; one arc cannot return to its own start.
fn ring(centre: (f64, f64)) -> String {
    format!("{}{}", arc(centre, 0.0, 0.5), arc(centre, 0.5, 1.0))
}

/// A point at `turn` (0 at the top, clockwise, 1 a whole turn).
fn around((x, y): (f64, f64), radius: f64, turn: f64) -> (f64, f64) {
    let angle = turn * TAU;
    (x + radius * angle.sin(), y - radius * angle.cos())
}
