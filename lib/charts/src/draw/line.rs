//! Lines over time, named at their ends.

use super::columns::{axis, short, times};
use super::legend::{self, Sample};
use super::plot::{NARROW, told, widest};
use crate::chart::{Chart, Series};
use crate::palette::Tone;
use crate::pen::{Anchor, LABEL, Paint, Pen, SIZE, VALUE, n};
use crate::scale::Scale;
use crate::text::{cut, width};

const TALL: f64 = 190.0;
const DASHES: [Option<&str>; 8] = [
    None,
    Some("7 3"),
    Some("2 4"),
    Some("9 3 2 3"),
    Some("4 2"),
    Some("12 4"),
    Some("1 3"),
    Some("6 2 1 2"),
];

/// Draws every series as a line; the last value of each is written beside it.
pub(super) fn draw(chart: &Chart, pen: &mut Pen, top: f64, full: f64) -> f64 {
    let several = chart.series.len() > 1;
    let narrow = full < NARROW;
    let top = if several && narrow {
        legend::draw(chart, pen, top, full, Sample::Line)
    } else {
        top
    };
    let top = top + 18.0;
    let values = || chart.series.iter().flat_map(|series| &series.values).flatten();
    let (low, high) = values().fold((0.0f64, 0.0f64), |(a, b), v| (a.min(*v), b.max(*v)));
    let scale = Scale::round(low, high, 4.0);
    let left = axis(
        chart,
        pen,
        &scale,
        top,
        TALL,
        full_without_names(chart, full, narrow),
    );
    let right = full_without_names(chart, full, narrow);

    let written: Vec<String> = values().map(|value| (chart.wording.number)(*value)).collect();
    let step = (right - left - 20.0) / (chart.labels.len().saturating_sub(1)).max(1) as f64;
    let every = !several && widest(&written) + 6.0 <= step;
    let at = |place: usize, value: f64| {
        (
            left + 10.0 + step * place as f64,
            top + TALL * (1.0 - scale.at(value)),
        )
    };
    if scale.low < 0.0 {
        let zero = at(0, 0.0).1;
        pen.line((left, zero), (right, zero), Paint::stroke(Tone::Ink2, 1.0));
    }
    let mut ends = Vec::new();
    for (index, series) in chart.series.iter().enumerate() {
        let paint = Paint {
            dash: DASHES[index % 8],
            ..Paint::stroke(Tone::Series(index), 2.25)
        };
        pen.path(&track(series, &at), paint);
        for (place, value) in series.values.iter().enumerate() {
            let (Some(value), Some(label)) = (value, chart.labels.get(place)) else {
                continue;
            };
            let (x, y) = at(place, *value);
            pen.open(&told(
                chart,
                &label.full,
                several.then_some(&*series.name),
                Some(*value),
            ));
            marker(pen, x, y, index);
            if every {
                pen.text(x, y - 10.0, Anchor::Middle, VALUE, &short(chart, Some(*value)));
            }
            pen.close();
        }
        if let Some(value) = series.values.iter().flatten().next_back() {
            ends.push((at(0, *value).1, index, *value));
        }
    }
    if !every {
        names(chart, pen, ends, right, full, (top, top + TALL));
    }
    times(chart, pen, left + 10.0, step, top + TALL + 22.0);
    top + TALL + 28.0
}

/// The right edge of the plot, with room for names or last values beside it.
fn full_without_names(chart: &Chart, full: f64, narrow: bool) -> f64 {
    let last = |series: &Series| {
        let value = series.values.iter().flatten().next_back();
        value
            .map(|value| (chart.wording.number)(*value))
            .unwrap_or_default()
    };
    let values: Vec<String> = chart.series.iter().map(last).collect();
    let names = chart
        .series
        .iter()
        .map(|series| width(&series.name, SIZE))
        .fold(0.0, f64::max);
    let named = chart.series.len() > 1 && !narrow;
    full - widest(&values) - 8.0 - if named { names.min(full * 0.26) + 6.0 } else { 0.0 }
}

/// The line of a series; it begins anew after a missing value.
fn track(series: &Series, at: &dyn Fn(usize, f64) -> (f64, f64)) -> String {
    let mut d = String::new();
    let mut drawing = false;
    for (place, value) in series.values.iter().enumerate() {
        let Some(value) = value else {
            drawing = false;
            continue;
        };
        let (x, y) = at(place, *value);
        d.push_str(&format!("{}{} {}", if drawing { "L" } else { "M" }, n(x), n(y)));
        drawing = true;
    }
    if d.is_empty() { "M0 0".into() } else { d }
}

/// Writes last value and name of each line, moved apart where they would touch.
fn names(
    chart: &Chart,
    pen: &mut Pen,
    mut ends: Vec<(f64, usize, f64)>,
    x: f64,
    full: f64,
    (top, bottom): (f64, f64),
) {
    const APART: f64 = 16.0;
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    for place in 1..ends.len() {
        ends[place].0 = ends[place].0.max(ends[place - 1].0 + APART);
    }
    let mut lowest = bottom;
    for end in ends.iter_mut().rev() {
        end.0 = end.0.min(lowest);
        lowest = end.0 - APART;
    }
    let named = chart.series.len() > 1 && full >= NARROW;
    for (y, index, value) in ends {
        let y = y.max(top - 12.0) + SIZE * 0.35;
        let text = (chart.wording.number)(value);
        pen.text(x + 8.0, y, Anchor::Start, VALUE, &text);
        if named {
            let from = x + 14.0 + width(&text, SIZE) * 1.06;
            pen.text(
                from,
                y,
                Anchor::Start,
                LABEL,
                &cut(&chart.series[index].name, full - from + 1.0, SIZE),
            );
        }
    }
}

/// A mark whose shape tells the series: circle, square, triangle, diamond, then the same hollow.
pub(super) fn marker(pen: &mut Pen, x: f64, y: f64, series: usize) {
    let tone = Tone::Series(series);
    let fill = if series % 8 < 4 { tone } else { Tone::Paper };
    let paint = Paint {
        fill: Some(fill),
        ..Paint::stroke(tone, 1.75)
    };
    let d = match series % 4 {
        0 => return pen.circle(x, y, 3.4, paint),
        1 => [(-3.2, -3.2), (3.2, -3.2), (3.2, 3.2), (-3.2, 3.2)].as_slice(),
        2 => [(0.0, -4.2), (4.0, 3.2), (-4.0, 3.2)].as_slice(),
        _ => [(0.0, -4.6), (4.6, 0.0), (0.0, 4.6), (-4.6, 0.0)].as_slice(),
    };
    let corners: Vec<String> = d
        .iter()
        .map(|(a, b)| format!("{} {}", n(x + a), n(y + b)))
        .collect();
    pen.path(&format!("M{}Z", corners.join("L")), paint);
}

/// A stretch of the line of a series, for the legend.
pub(super) fn sample(pen: &mut Pen, x: f64, y: f64, series: usize) {
    let paint = Paint {
        dash: DASHES[series % 8],
        ..Paint::stroke(Tone::Series(series), 2.25)
    };
    pen.line((x, y), (x + 28.0, y), paint);
    marker(pen, x + 14.0, y, series);
}
