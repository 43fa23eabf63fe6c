//! Before and after, one row for each label.

use super::legend::{self, Sample};
use super::plot::{Rows, told, widest};
use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Face, LABEL, Paint, Pen, QUIET, SIZE, SMALL, VALUE};
use crate::scale::Scale;
use crate::text::cut;

const HIGH: f64 = 18.0;
const GAP: f64 = 12.0;
const OLD: Face = Face {
    tone: Tone::Ink2,
    ..LABEL
};

/// Draws a hollow mark for the first series, a full one for the second.
pub(super) fn draw(chart: &Chart, pen: &mut Pen, top: f64, full: f64) -> f64 {
    let [before, after] = chart.series.as_slice() else {
        return top;
    };
    let top = legend::draw(chart, pen, top, full, Sample::Dots);
    let known = || chart.series.iter().flat_map(|series| &series.values).flatten();
    let (low, high) = known().fold((0.0f64, 0.0f64), |(a, b), v| (a.min(*v), b.max(*v)));
    let scale = Scale::round(low, high, 5.0);
    let written: Vec<String> = known().map(|value| (chart.wording.number)(*value)).collect();
    let side = widest(&written) + 12.0;
    let rows = Rows::of(chart, full, side);
    let left = rows.left + if scale.low < 0.0 || low >= 0.0 { side } else { 8.0 };
    let room = (full - side - left).max(24.0);
    let at = |value: f64| left + room * scale.at(value);

    // Row heights come first: the thin lines lie behind the marks.
    let heights: Vec<f64> = chart
        .labels
        .iter()
        .map(|label| {
            let text = rows.label(&label.full).len() as f64 * SIZE * 1.2;
            if rows.above {
                text + 3.0 + HIGH
            } else {
                text.max(HIGH)
            }
        })
        .collect();
    let floor = top + heights.iter().map(|height| height + GAP).sum::<f64>();
    for tick in scale.ticks() {
        if !rows.above {
            pen.line((at(tick), top), (at(tick), floor), Paint::stroke(Tone::Rule, 1.0));
        }
        let text = (chart.wording.number)(tick);
        pen.text(at(tick), floor + SMALL + 3.0, Anchor::Middle, QUIET, &text);
    }

    let mut y = top + GAP / 2.0;
    for (place, label) in chart.labels.iter().enumerate() {
        let value = |series: &crate::Series| series.values.get(place).copied().flatten();
        let (old, new) = (value(before), value(after));
        let said =
            [(before, old), (after, new)].map(|(series, value)| told(chart, &series.name, None, value));
        pen.open(&format!("{}: {}", label.full, said.join(", ")));
        let (marks, end) = rows.draw(pen, &label.full, y, HIGH);
        let middle = marks + HIGH / 2.0;
        match (old, new) {
            (Some(old), Some(new)) => {
                pen.line(
                    (at(old), middle),
                    (at(new), middle),
                    Paint::stroke(Tone::Series(0), 3.0),
                );
                dot(pen, at(old), middle, false);
                dot(pen, at(new), middle, true);
                let rise = new >= old;
                beside(chart, pen, at(old), middle, !rise, OLD, old);
                beside(chart, pen, at(new), middle, rise, VALUE, new);
            }
            (Some(only), None) | (None, Some(only)) => {
                let full_mark = new.is_some();
                dot(pen, at(only), middle, full_mark);
                let lacking = if full_mark { before } else { after };
                let note = format!("{}: {}", lacking.name, chart.wording.missing);
                let right = scale.at(only) < 0.5;
                beside(
                    chart,
                    pen,
                    at(only),
                    middle,
                    !right,
                    if full_mark { VALUE } else { OLD },
                    only,
                );
                aside(pen, at(only), middle, right, (rows.left, full), &note);
            }
            (None, None) => {
                pen.text(
                    left,
                    middle + SIZE * 0.35,
                    Anchor::Start,
                    QUIET,
                    &chart.wording.missing,
                );
            }
        }
        pen.close();
        y = end + GAP;
    }
    floor + SMALL + 8.0
}

/// A mark around a point.
pub(super) fn dot(pen: &mut Pen, x: f64, y: f64, full: bool) {
    let fill = if full { Tone::Series(0) } else { Tone::Paper };
    pen.circle(
        x,
        y,
        5.25,
        Paint {
            fill: Some(fill),
            ..Paint::stroke(Tone::Series(0), 2.0)
        },
    );
}

/// A value at the outer side of its mark.
fn beside(chart: &Chart, pen: &mut Pen, x: f64, y: f64, right: bool, face: Face, value: f64) {
    let (x, anchor) = if right {
        (x + 10.0, Anchor::Start)
    } else {
        (x - 10.0, Anchor::End)
    };
    pen.text(x, y + SIZE * 0.35, anchor, face, &(chart.wording.number)(value));
}

/// A remark at the side of a lone mark where there is more room.
fn aside(pen: &mut Pen, x: f64, y: f64, right: bool, (left, full): (f64, f64), text: &str) {
    let y = y + SMALL * 0.35;
    if right {
        pen.text(
            x + 12.0,
            y,
            Anchor::Start,
            QUIET,
            &cut(text, full - x - 12.0, SMALL),
        );
    } else {
        pen.text(
            x - 12.0,
            y,
            Anchor::End,
            QUIET,
            &cut(text, x - 12.0 - left, SMALL),
        );
    }
}
