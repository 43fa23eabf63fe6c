//! Measures that several kinds share.

use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Box2, INSIDE, LABEL, Paint, Pen, SIZE, SMALL};
use crate::text::{width, wrap};

/// Below this width labels stand above their bars.
pub(super) const NARROW: f64 = 480.0;

/// Lines of a label: enough for the longest name of an initiative, so that none is cut.
const LINES: usize = 4;

/// Where labels stand and how far bars reach.
pub(super) struct Rows {
    /// Left edge of the bars.
    pub(super) left: f64,
    /// Room for bars between their left edge and the values.
    pub(super) room: f64,
    /// Whether labels stand above the bars.
    pub(super) above: bool,
    full: f64,
}

impl Rows {
    /// Measures the labels of `chart` and keeps `values` units free at the right.
    pub(super) fn of(chart: &Chart, full: f64, values: f64) -> Self {
        let above = full < NARROW;
        let widest = chart
            .labels
            .iter()
            .map(|label| width(&label.full, SIZE))
            .fold(0.0, f64::max);
        let left = if above {
            1.0
        } else {
            widest.min(full * 0.36) + 12.0
        };
        Self {
            left,
            room: (full - left - values).max(24.0),
            above,
            full,
        }
    }

    /// The lines of a label.
    pub(super) fn label(&self, text: &str) -> Vec<String> {
        if self.above {
            wrap(text, self.full, SIZE, LINES)
        } else {
            wrap(text, self.left - 12.0, SIZE, LINES)
        }
    }

    /// Draws a label for marks `height` high whose row begins at `top`; returns
    /// where the marks begin and where the row ends.
    pub(super) fn draw(&self, pen: &mut Pen, text: &str, top: f64, height: f64) -> (f64, f64) {
        let lines = self.label(text);
        let tall = lines.len() as f64 * SIZE * 1.2;
        if self.above {
            pen.lines(0.0, top + tall / 2.0, Anchor::Start, LABEL, &lines);
            let marks = top + tall + 3.0;
            return (marks, marks + height);
        }
        let row = height.max(tall);
        pen.lines(self.left - 12.0, top + row / 2.0, Anchor::End, LABEL, &lines);
        (top + (row - height) / 2.0, top + row)
    }
}

/// The widest written value, in units, at the size of values.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a String>) -> f64 {
    // Semibold figures are a little wider than the estimate for regular ones.
    texts
        .into_iter()
        .map(|text| width(text, SIZE) * 1.06)
        .fold(0.0, f64::max)
}

/// Writes a value on a mark of a series; on a texture it gets a ground of its own.
pub(super) fn inside(pen: &mut Pen, x: f64, y: f64, series: usize, text: &str) {
    if !series.is_multiple_of(8) {
        let w = width(text, SMALL) * 1.06 + 6.0;
        let ground = Box2 {
            x: x - w / 2.0,
            y: y - 8.0,
            w,
            h: 16.0,
        };
        pen.rect(ground, 3.0, Paint::fill(Tone::Series(series)));
    }
    pen.text(x, y + SMALL * 0.35, Anchor::Middle, INSIDE, text);
}

/// What a mark says when pointed at.
pub(super) fn told(chart: &Chart, label: &str, series: Option<&str>, value: Option<f64>) -> String {
    let series = series.map(|name| format!(", {name}")).unwrap_or_default();
    let unit = if chart.unit.is_empty() || value.is_none() {
        String::new()
    } else {
        format!(" {}", chart.unit)
    };
    format!("{label}{series}: {}{unit}", chart.written(value))
}
