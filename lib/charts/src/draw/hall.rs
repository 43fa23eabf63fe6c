//! Who belongs: one tile for each label, under the name of its group.

use crate::chart::Chart;
use crate::palette::Tone;
use crate::pen::{Anchor, Box2, Face, INSIDE, LABEL, Paint, Pen, SMALL, VALUE};
use crate::text::{cut, width, wrap};

const GAP: f64 = 4.0;
const HIGH: f64 = 38.0;

/// Draws the groups below one another. They differ by heading and by the look of
/// their tiles: full, outlined, dashed.
pub(super) fn draw(chart: &Chart, pen: &mut Pen, full: f64) -> f64 {
    // Codes fit a small tile; where one is lacking all tiles are wide enough for names.
    let coded = chart.labels.iter().all(|label| label.short.is_some());
    let least = if coded { 44.0 } else { 112.0 };
    let columns = ((full + GAP) / (least + GAP)).floor().max(1.0);
    let wide = (full + GAP) / columns - GAP;
    let mut y = 0.0;
    for (group, series) in chart.series.iter().enumerate() {
        let members: Vec<usize> = (0..chart.labels.len())
            .filter(|place| chart.group(*place) == Some(group))
            .collect();
        if members.is_empty() {
            continue;
        }
        let count = (chart.wording.number)(members.len() as f64);
        let name = cut(&series.name, full - width(&count, VALUE.size) - 24.0, VALUE.size);
        pen.text(0.0, y + 12.0, Anchor::Start, VALUE, &format!("{name} ({count})"));
        y += 22.0;
        for (place, member) in members.iter().enumerate() {
            let column = (place % columns as usize) as f64;
            let row = (place / columns as usize) as f64;
            let at = Box2 {
                x: column * (wide + GAP),
                y: y + row * (HIGH + GAP),
                w: wide,
                h: HIGH,
            };
            tile(chart, pen, at, *member, group);
        }
        y += (members.len() as f64 / columns).ceil() * (HIGH + GAP) + 14.0;
    }
    y - 14.0
}

fn tile(chart: &Chart, pen: &mut Pen, at: Box2, place: usize, group: usize) {
    let label = &chart.labels[place];
    pen.open(&format!("{}: {}", label.full, chart.series[group].name));
    let accent = Tone::Series(0);
    let inset = Box2 {
        x: at.x + 0.75,
        y: at.y + 0.75,
        w: at.w - 1.5,
        h: at.h - 1.5,
    };
    match group {
        0 => pen.rect(at, 4.0, Paint::fill(accent)),
        1 => pen.rect(inset, 4.0, Paint::stroke(accent, 1.5)),
        _ => pen.rect(
            inset,
            4.0,
            Paint {
                dash: Some("4 3"),
                ..Paint::stroke(Tone::Ink2, 1.25)
            },
        ),
    }
    let face = if group == 0 {
        INSIDE
    } else {
        Face { size: SMALL, ..LABEL }
    };
    let lines = match &label.short {
        Some(short) => vec![cut(short, at.w - 6.0, face.size)],
        None => wrap(&label.full, at.w - 10.0, face.size, 2),
    };
    pen.lines(at.x + at.w / 2.0, at.y + at.h / 2.0, Anchor::Middle, face, &lines);
    pen.close();
}
