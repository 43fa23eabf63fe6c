//! From a chart to its picture.

mod bars;
mod columns;
mod donut;
mod hall;
mod legend;
mod line;
mod pair;
mod plot;

use crate::chart::{Chart, Kind};
use crate::flaw::Flaw;
use crate::palette::{FACES, Palette, Tone};
use crate::pen::{Anchor, Box2, Face, LABEL, Paint, Pen, QUIET, n};
use crate::text::{escape, wrap};

/// Draws `chart` as one `<svg>` element, `chart.width` units wide and as high as
/// it needs to be. The title and the source are not drawn: they stand in the
/// caption and under the picture.
///
/// # Errors
///
/// A [`Flaw`] where [`Chart::check`] finds one. A chart without values is drawn
/// as a frame with [`Wording::no_data`](crate::Wording::no_data).
pub fn svg(chart: &Chart, palette: Palette) -> Result<String, Flaw> {
    chart.check()?;
    let mut pen = Pen::new(palette, &chart.id);
    let width = f64::from(chart.width.clamp(280, 1200));
    let height = picture(chart, &mut pen, width);
    Ok(frame(chart, palette, "chart", (width, height), &pen.finish()))
}

/// Draws `chart` twice for a page, wide and narrow (360 units), in one
/// `<div class="chart-box">`: [`STYLE`](crate::STYLE) shows the one that fits, so
/// that letters stay readable on a phone. The narrow one's id ends in `-narrow`.
///
/// # Errors
///
/// As [`svg`].
pub fn responsive(chart: &Chart) -> Result<String, Flaw> {
    let mut out = String::from(r#"<div class="chart-box">"#);
    for (class, width, id) in [
        (
            "chart wide",
            f64::from(chart.width.clamp(480, 1200)),
            chart.id.clone(),
        ),
        ("chart narrow", 360.0, format!("{}-narrow", chart.id)),
    ] {
        chart.check()?;
        let drawn = Chart { id, ..chart.clone() };
        let mut pen = Pen::new(Palette::Page, &drawn.id);
        let height = picture(&drawn, &mut pen, width);
        out.push_str(&frame(
            &drawn,
            Palette::Page,
            class,
            (width, height),
            &pen.finish(),
        ));
    }
    Ok(out + "</div>")
}

/// Draws `chart` as a file of its own: literal colours on white, the title above
/// and the source below, with a margin of 24 units.
///
/// # Errors
///
/// As [`svg`].
pub fn standalone(chart: &Chart) -> Result<String, Flaw> {
    const MARGIN: f64 = 24.0;
    const HEADLINE: Face = Face {
        tone: Tone::Ink,
        size: 18.0,
        strong: true,
    };
    chart.check()?;
    let width = f64::from(chart.width.clamp(280, 1200));
    let title = wrap(&chart.title, width, HEADLINE.size, 4);
    let source = wrap(&chart.source, width, QUIET.size, 4);
    let title_height = title.len() as f64 * HEADLINE.size * 1.2 + 14.0;

    let mut inner = Pen::new(Palette::Print, &chart.id);
    let drawn = picture(chart, &mut inner, width);
    let source_height = if source.is_empty() {
        0.0
    } else {
        16.0 + source.len() as f64 * QUIET.size * 1.2
    };
    let size = (
        width + 2.0 * MARGIN,
        title_height + drawn + source_height + 2.0 * MARGIN,
    );

    let mut outer = Pen::new(Palette::Print, &chart.id);
    outer.rect(
        Box2 {
            x: 0.0,
            y: 0.0,
            w: size.0,
            h: size.1,
        },
        0.0,
        Paint::fill(Tone::Paper),
    );
    for (place, line) in title.iter().enumerate() {
        let y = MARGIN + HEADLINE.size * (0.85 + 1.2 * place as f64);
        outer.text(MARGIN, y, Anchor::Start, HEADLINE, line);
    }
    for (place, line) in source.iter().enumerate() {
        let y = MARGIN + title_height + drawn + 16.0 + QUIET.size * (0.85 + 1.2 * place as f64);
        outer.text(MARGIN, y, Anchor::Start, QUIET, line);
    }
    let content = format!(
        r#"{}<g transform="translate({} {})">{}</g>"#,
        outer.finish(),
        n(MARGIN),
        n(MARGIN + title_height),
        inner.finish()
    );
    Ok(frame(chart, Palette::Print, "chart", size, &content))
}

/// Draws the marks and returns the height they take.
fn picture(chart: &Chart, pen: &mut Pen, width: f64) -> f64 {
    if chart.is_empty() {
        return nothing(chart, pen, width);
    }
    let mut top = 0.0;
    // A ring says its unit in its middle, a hall counts nothing.
    if !chart.unit.is_empty() && !matches!(chart.kind, Kind::Donut | Kind::Hall) {
        pen.text(
            0.0,
            11.0,
            Anchor::Start,
            QUIET,
            &crate::text::cut(&chart.unit, width, QUIET.size),
        );
        top = 22.0;
    }
    match chart.kind {
        Kind::Bars => bars::single(chart, pen, top, width),
        Kind::GroupedBars => bars::grouped(chart, pen, top, width),
        Kind::StackedBars => bars::stacked(chart, pen, top, width),
        Kind::Columns => columns::draw(chart, pen, top, width),
        Kind::Line => line::draw(chart, pen, top, width),
        Kind::Donut => donut::draw(chart, pen, width),
        Kind::Pair => pair::draw(chart, pen, top, width),
        Kind::Hall => hall::draw(chart, pen, width),
    }
}

/// A frame that says that there is nothing to show.
fn nothing(chart: &Chart, pen: &mut Pen, width: f64) -> f64 {
    let frame = Paint {
        dash: Some("4 4"),
        ..Paint::stroke(Tone::Ink2, 1.0)
    };
    pen.rect(
        Box2 {
            x: 1.0,
            y: 1.0,
            w: width - 2.0,
            h: 94.0,
        },
        6.0,
        frame,
    );
    let lines = wrap(&chart.wording.no_data, width - 32.0, LABEL.size, 3);
    let quiet = Face {
        tone: Tone::Ink2,
        ..LABEL
    };
    pen.lines(width / 2.0, 48.0, Anchor::Middle, quiet, &lines);
    96.0
}

fn frame(chart: &Chart, palette: Palette, class: &str, size: (f64, f64), content: &str) -> String {
    let (width, height) = (n(size.0), n(size.1));
    let id = &chart.id;
    let look = match palette {
        Palette::Page => format!(r#"class="{class}""#),
        Palette::Print => format!(r#"font-family="{FACES}""#),
    };
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" {look} viewBox="0 0 {width} {height}" width="{width}" height="{height}" direction="ltr" overflow="visible" role="img" aria-labelledby="{id}-title {id}-desc"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>{content}</svg>"#,
        escape(&chart.title),
        escape(&spoken(chart)),
    )
}

/// The description, or the first values in words where there is none.
fn spoken(chart: &Chart) -> String {
    const MOST: usize = 30;
    if !chart.description.is_empty() {
        return chart.description.clone();
    }
    if chart.is_empty() {
        return chart.wording.no_data.clone();
    }
    let Ok(table) = crate::table(chart) else {
        return String::new();
    };
    let mut said: Vec<String> = table.rows.iter().take(MOST).map(|row| row.join(", ")).collect();
    if table.rows.len() > MOST {
        said.push("…".into());
    }
    said.join("; ")
}
