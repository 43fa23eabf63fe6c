//! Horizontal bars: one series, several side by side, several end to end.

use super::legend::{self, Sample};
use super::plot::{Rows, inside, told, widest};
use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Box2, Face, LABEL, Paint, Pen, SIZE, SMALL, VALUE};
use crate::text::width;

const GAP: f64 = 12.0;
const VALUE_GAP: f64 = 7.0;
const MISSING: Face = Face {
    tone: Tone::Ink2,
    ..LABEL
};

/// One bar for each label.
pub(super) fn single(chart: &Chart, pen: &mut Pen, top: f64, full: f64) -> f64 {
    several(chart, pen, top, full, 16.0)
}

/// One bar for each label and series.
pub(super) fn grouped(chart: &Chart, pen: &mut Pen, top: f64, full: f64) -> f64 {
    let top = legend::draw(chart, pen, top, full, Sample::Square);
    several(chart, pen, top, full, 14.0)
}

fn several(chart: &Chart, pen: &mut Pen, top: f64, full: f64, thick: f64) -> f64 {
    let known = |value: &Option<f64>| value.map(|value| (chart.wording.number)(value));
    let written: Vec<String> = chart
        .series
        .iter()
        .flat_map(|s| &s.values)
        .filter_map(known)
        .collect();
    let rows = Rows::of(chart, full, widest(&written) + VALUE_GAP);
    let largest = chart.largest();
    let named = chart.series.len() > 1;
    let height = chart.series.len() as f64 * (thick + 2.0) - 2.0;
    let mut y = top;
    let mut edges = Vec::new();
    for (place, label) in chart.labels.iter().enumerate() {
        pen.open(&label.full);
        let (mut bar, end) = rows.draw(pen, &label.full, y, height);
        edges.push((bar, bar + height));
        for (index, series) in chart.series.iter().enumerate() {
            let value = series.values.get(place).copied().flatten();
            pen.open(&told(chart, &label.full, named.then_some(&*series.name), value));
            let long = value.map_or(0.0, |value| reach(value, largest, rows.room));
            if long > 0.0 {
                let at = Box2 {
                    x: rows.left,
                    y: bar,
                    w: long,
                    h: thick,
                };
                pen.rect(at, 2.0, Paint::fill(Tone::Series(index)).marked("bar"));
                pen.weave(at, 2.0, index);
            }
            let face = if value.is_some() { VALUE } else { MISSING };
            let x = rows.left + long + VALUE_GAP;
            pen.text(
                x,
                bar + thick / 2.0 + SIZE * 0.35,
                Anchor::Start,
                face,
                &chart.written(value),
            );
            pen.close();
            bar += thick + 2.0;
        }
        pen.close();
        y = end + GAP;
    }
    let bottom = y - GAP;
    baseline(pen, &rows, &edges);
    bottom + 3.0
}

/// Bars end to end, the sum at the right.
pub(super) fn stacked(chart: &Chart, pen: &mut Pen, top: f64, full: f64) -> f64 {
    const THICK: f64 = 20.0;
    let sums: Vec<Option<f64>> = (0..chart.labels.len()).map(|place| chart.sum(place)).collect();
    let written: Vec<String> = sums
        .iter()
        .flatten()
        .map(|sum| (chart.wording.number)(*sum))
        .collect();
    let largest = sums.iter().flatten().fold(0.0f64, |a, b| a.max(*b));
    let top = legend::draw(chart, pen, top, full, Sample::Square);
    let rows = Rows::of(chart, full, widest(&written) + VALUE_GAP);
    let mut y = top;
    let mut edges = Vec::new();
    for ((place, label), sum) in chart.labels.iter().enumerate().zip(sums) {
        pen.open(&told(chart, &label.full, None, sum));
        let (bar, end) = rows.draw(pen, &label.full, y, THICK);
        edges.push((bar, bar + THICK));
        let mut x = rows.left;
        for (index, series) in chart.series.iter().enumerate() {
            let value = series.values.get(place).copied().flatten();
            let Some(amount) = value.filter(|value| *value > 0.0) else {
                continue;
            };
            let long = reach(amount, largest, rows.room);
            pen.open(&told(chart, &label.full, Some(&series.name), value));
            let at = Box2 {
                x,
                y: bar,
                w: long,
                h: THICK,
            };
            pen.rect(at, 0.0, Paint::fill(Tone::Series(index)).marked("bar"));
            pen.weave(at, 0.0, index);
            // A thin line of the ground parts neighbours of similar darkness.
            if x > rows.left {
                pen.line((x, bar), (x, bar + THICK), Paint::stroke(Tone::Paper, 1.5));
            }
            let text = chart.written(value);
            if width(&text, SMALL) + 10.0 <= long {
                inside(pen, x + long / 2.0, bar + THICK / 2.0, index, &text);
            }
            pen.close();
            x += long;
        }
        let face = if sum.is_some() { VALUE } else { MISSING };
        let middle = bar + THICK / 2.0 + SIZE * 0.35;
        pen.text(x + VALUE_GAP, middle, Anchor::Start, face, &chart.written(sum));
        pen.close();
        y = end + GAP;
    }
    baseline(pen, &rows, &edges);
    y - GAP + 3.0
}

/// How long a bar is: `room` for the largest value, in proportion for others.
fn reach(value: f64, largest: f64, room: f64) -> f64 {
    if largest > 0.0 {
        value / largest * room
    } else {
        0.0
    }
}

/// The line that bars stand on; interrupted by labels where these stand above.
fn baseline(pen: &mut Pen, rows: &Rows, edges: &[(f64, f64)]) {
    let paint = Paint::stroke(Tone::Ink2, 1.0);
    let x = rows.left - 0.5;
    if rows.above {
        for (from, to) in edges {
            pen.line((x, from - 1.0), (x, to + 1.0), paint);
        }
    } else if let (Some((from, _)), Some((_, to))) = (edges.first(), edges.last()) {
        pen.line((x, from - 3.0), (x, to + 3.0), paint);
    }
}
