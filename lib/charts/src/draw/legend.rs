//! Names of series with a sample of their look.

use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Box2, LABEL, Paint, Pen, SIZE};
use crate::text::{cut, width};

/// How a series is sampled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    /// A square with the texture of the series.
    Square,
    /// The marker and dash of a line.
    Line,
    /// A hollow mark for the first series, a full one for the second.
    Dots,
}

/// Draws the names from left to right, on as many lines as they need; returns
/// where the next thing may begin.
pub(super) fn draw(chart: &Chart, pen: &mut Pen, top: f64, full: f64, sample: Sample) -> f64 {
    let lead = if sample == Sample::Line { 34.0 } else { 19.0 };
    let (mut x, mut y) = (0.0, top + 8.0);
    for (place, series) in chart.series.iter().enumerate() {
        let name = cut(&series.name, full - lead, SIZE);
        let wide = lead + width(&name, SIZE);
        if x > 0.0 && x + wide > full {
            x = 0.0;
            y += 20.0;
        }
        match sample {
            Sample::Square => square(pen, x, y, place),
            Sample::Line => super::line::sample(pen, x, y, place),
            Sample::Dots => super::pair::dot(pen, x + 6.0, y, place == 1),
        }
        pen.text(x + lead, y + SIZE * 0.35, Anchor::Start, LABEL, &name);
        x += wide + 20.0;
    }
    y + 22.0
}

/// A square sample around the middle height `y`.
pub(super) fn square(pen: &mut Pen, x: f64, y: f64, series: usize) {
    let at = Box2 {
        x,
        y: y - 6.5,
        w: 13.0,
        h: 13.0,
    };
    pen.rect(at, 2.0, Paint::fill(Tone::Series(series)));
    pen.weave(at, 2.0, series);
}
