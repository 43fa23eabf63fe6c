//! Upright columns over time.

use super::legend::{self, Sample};
use super::plot::{told, widest};
use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Box2, LABEL, Paint, Pen, QUIET, SMALL, VALUE};
use crate::scale::Scale;
use crate::text::{cut, width};

const TALL: f64 = 170.0;
/// How high nought is drawn: a column that is there and holds nothing.
const NOUGHT: f64 = 2.0;

/// Columns of all series beside one another at each label.
pub(super) fn draw(chart: &Chart, pen: &mut Pen, top: f64, full: f64) -> f64 {
    let several = chart.series.len() > 1;
    let top = if several {
        legend::draw(chart, pen, top, full, Sample::Square)
    } else {
        top
    };
    let count = chart.labels.len() as f64 * chart.series.len() as f64;
    let values = chart.series.iter().flat_map(|series| &series.values);
    let written: Vec<String> = values.map(|value| short(chart, *value)).collect();
    // Each value is written on its column as long as the columns are wide enough.
    let direct = widest(&written) + 3.0 <= (full / (count + chart.labels.len() as f64 * 0.3)).min(90.0);
    let scale = Scale::round(0.0, chart.largest(), 4.0);
    let top = top + 18.0;
    let left = if direct {
        0.0
    } else {
        axis(chart, pen, &scale, top, TALL, full)
    };

    let slot = (full - left) / chart.labels.len() as f64;
    let thick = (slot * 0.74 / chart.series.len() as f64).min(44.0);
    let high = if direct { chart.largest() } else { scale.high };
    let floor = top + TALL;
    let peak = chart.largest();
    for (place, label) in chart.labels.iter().enumerate() {
        let middle = left + slot * (place as f64 + 0.5);
        let mut x = middle - thick * chart.series.len() as f64 / 2.0;
        for (index, series) in chart.series.iter().enumerate() {
            let value = series.values.get(place).copied().flatten();
            pen.open(&told(chart, &label.full, several.then_some(&*series.name), value));
            let tall = value
                .filter(|_| high > 0.0)
                .map_or(0.0, |value| value / high * TALL);
            if tall > 0.0 {
                let at = Box2 {
                    x: x + 0.75,
                    y: floor - tall,
                    w: thick - 1.5,
                    h: tall,
                };
                pen.rect(
                    at,
                    (thick / 6.0).min(2.0),
                    Paint::fill(Tone::Series(index)).marked("bar"),
                );
                pen.weave(at, (thick / 6.0).min(2.0), index);
            } else if value.is_some() {
                let at = Box2 {
                    x: x + 0.75,
                    y: floor - NOUGHT,
                    w: thick - 1.5,
                    h: NOUGHT,
                };
                pen.rect(at, 0.0, Paint::fill(Tone::Ink2).marked("nought"));
            }
            if direct {
                let face = if value.is_some() { VALUE } else { QUIET };
                pen.text(
                    x + thick / 2.0,
                    floor - tall - 5.0,
                    Anchor::Middle,
                    face,
                    &short(chart, value),
                );
            } else if value.is_none() {
                // A gap without a sign would be read as nought.
                pen.text(
                    x + thick / 2.0,
                    floor - 5.0,
                    Anchor::Middle,
                    QUIET,
                    &short(chart, None),
                );
            } else if !several && value.is_some_and(|value| value > 0.0 && value >= peak) {
                pen.text(
                    middle,
                    floor - tall - 5.0,
                    Anchor::Middle,
                    VALUE,
                    &short(chart, value),
                );
            }
            pen.close();
            x += thick;
        }
    }
    pen.line(
        (left, floor + 0.5),
        (full, floor + 0.5),
        Paint::stroke(Tone::Ink2, 1.0),
    );
    times(chart, pen, left + slot / 2.0, slot, floor + 18.0);
    floor + 24.0
}

/// A value, or a dash where it is missing: a column has no room for words.
pub(super) fn short(chart: &Chart, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| (chart.wording.number)(value))
}

/// Draws round values with thin lines; returns where the plot begins.
pub(super) fn axis(chart: &Chart, pen: &mut Pen, scale: &Scale, top: f64, tall: f64, full: f64) -> f64 {
    let ticks = scale.ticks();
    let texts: Vec<String> = ticks.iter().map(|tick| (chart.wording.number)(*tick)).collect();
    let left = texts.iter().map(|text| width(text, SMALL)).fold(0.0, f64::max) + 8.0;
    for (tick, text) in ticks.iter().zip(&texts) {
        let y = top + tall * (1.0 - scale.at(*tick));
        pen.line((left, y), (full, y), Paint::stroke(Tone::Rule, 1.0));
        pen.text(left - 8.0, y + SMALL * 0.35, Anchor::End, QUIET, text);
    }
    left
}

/// Draws the labels of time under the plot, every one or every second, third...
/// so that they do not touch. `first` is the middle of the first.
pub(super) fn times(chart: &Chart, pen: &mut Pen, first: f64, step: f64, y: f64) {
    let wide = |text: &str| width(text, LABEL.size) + 8.0;
    let fulls = chart
        .labels
        .iter()
        .map(|label| wide(&label.full))
        .fold(0.0, f64::max);
    let full = fulls <= step;
    let briefs = chart
        .labels
        .iter()
        .map(|label| wide(label.brief()))
        .fold(0.0, f64::max)
        .min(96.0);
    let every = if full {
        1
    } else {
        ((briefs / step).ceil() as usize).max(1)
    };
    for (place, label) in chart.labels.iter().enumerate().step_by(every) {
        let text = if full {
            label.full.clone()
        } else {
            cut(label.brief(), 90.0, LABEL.size)
        };
        pen.text(first + step * place as f64, y, Anchor::Middle, LABEL, &text);
    }
}
