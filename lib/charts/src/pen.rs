//! Writes SVG elements.

use std::fmt::Write;

use crate::palette::{Palette, Tone};
use crate::text::escape;

/// Size of labels and values in user units.
pub(crate) const SIZE: f64 = 13.0;
/// Size of units, axes and remarks.
pub(crate) const SMALL: f64 = 12.0;

/// Where a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Face {
    pub(crate) tone: Tone,
    pub(crate) size: f64,
    pub(crate) strong: bool,
}

/// Labels beside marks.
pub(crate) const LABEL: Face = Face {
    tone: Tone::Ink,
    size: SIZE,
    strong: false,
};
/// Values.
pub(crate) const VALUE: Face = Face {
    tone: Tone::Ink,
    size: SIZE,
    strong: true,
};
/// Units, axes, remarks.
pub(crate) const QUIET: Face = Face {
    tone: Tone::Ink2,
    size: SMALL,
    strong: false,
};
/// Values on a mark.
pub(crate) const INSIDE: Face = Face {
    tone: Tone::Paper,
    size: SMALL,
    strong: true,
};

/// A rectangle with its upper left corner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Box2 {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

/// Fill and stroke of a shape.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Paint {
    pub(crate) fill: Option<Tone>,
    pub(crate) stroke: Option<(Tone, f64)>,
    /// Dashes of the stroke, such as `5 3`.
    pub(crate) dash: Option<&'static str>,
    /// A further class on a page, to find marks by.
    pub(crate) mark: Option<&'static str>,
}

impl Paint {
    pub(crate) fn fill(tone: Tone) -> Self {
        Self {
            fill: Some(tone),
            ..Self::default()
        }
    }
    pub(crate) fn stroke(tone: Tone, width: f64) -> Self {
        Self {
            stroke: Some((tone, width)),
            ..Self::default()
        }
    }
    pub(crate) fn marked(self, mark: &'static str) -> Self {
        Self {
            mark: Some(mark),
            ..self
        }
    }
}

/// A drawing under way.
pub(crate) struct Pen<'a> {
    out: String,
    palette: Palette,
    id: &'a str,
    textures: [bool; 8],
}

impl<'a> Pen<'a> {
    pub(crate) fn new(palette: Palette, id: &'a str) -> Self {
        Self {
            out: String::new(),
            palette,
            id,
            textures: [false; 8],
        }
    }

    /// The elements drawn so far, with the textures they use before them.
    pub(crate) fn finish(self) -> String {
        let mut defs = String::new();
        for series in (0..8).filter(|series| self.textures[*series]) {
            defs.push_str(&self.texture(series));
        }
        if defs.is_empty() {
            self.out
        } else {
            format!("<defs>{defs}</defs>{}", self.out)
        }
    }

    /// Opens a group whose title tells what its marks say.
    pub(crate) fn open(&mut self, title: &str) {
        let _ = write!(self.out, "<g><title>{}</title>", escape(title));
    }

    pub(crate) fn close(&mut self) {
        self.out.push_str("</g>");
    }

    pub(crate) fn text(&mut self, x: f64, y: f64, anchor: Anchor, face: Face, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if face.strong { r#" font-weight="600""# } else { "" };
        let paint = self.paint(Paint::fill(face.tone));
        let _ = write!(
            self.out,
            r#"<text x="{}" y="{}" font-size="{}"{weight}{anchor}{paint}>{}</text>"#,
            n(x),
            n(y),
            n(face.size),
            escape(text)
        );
    }

    /// Lines of text around the middle height `y`.
    pub(crate) fn lines(&mut self, x: f64, y: f64, anchor: Anchor, face: Face, lines: &[String]) {
        let step = face.size * 1.2;
        let first = y + face.size * 0.35 - step * (lines.len().saturating_sub(1)) as f64 / 2.0;
        for (place, line) in lines.iter().enumerate() {
            self.text(x, first + step * place as f64, anchor, face, line);
        }
    }

    pub(crate) fn rect(&mut self, at: Box2, radius: f64, paint: Paint) {
        let radius = if radius > 0.0 {
            format!(r#" rx="{}""#, n(radius))
        } else {
            String::new()
        };
        let paint = self.paint(paint);
        let _ = write!(
            self.out,
            r#"<rect x="{}" y="{}" width="{}" height="{}"{radius}{paint}/>"#,
            n(at.x),
            n(at.y),
            n(at.w),
            n(at.h)
        );
    }

    /// Lays the texture of a series over a rectangle; the first series has none.
    pub(crate) fn weave(&mut self, at: Box2, radius: f64, series: usize) {
        if series.is_multiple_of(8) {
            return;
        }
        self.textures[series % 8] = true;
        let _ = write!(
            self.out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="url(#{}-t{})"/>"#,
            n(at.x),
            n(at.y),
            n(at.w),
            n(at.h),
            n(radius),
            self.id,
            series % 8 + 1
        );
    }

    /// Lays the texture of a series over a path.
    pub(crate) fn weave_path(&mut self, d: &str, series: usize) {
        if series.is_multiple_of(8) {
            return;
        }
        self.textures[series % 8] = true;
        let _ = write!(
            self.out,
            r#"<path d="{d}" fill="url(#{}-t{})"/>"#,
            self.id,
            series % 8 + 1
        );
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint) {
        let paint = self.paint(paint);
        let _ = write!(
            self.out,
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}"{paint}/>"#,
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1)
        );
    }

    pub(crate) fn circle(&mut self, x: f64, y: f64, radius: f64, paint: Paint) {
        let paint = self.paint(paint);
        let _ = write!(
            self.out,
            r#"<circle cx="{}" cy="{}" r="{}"{paint}/>"#,
            n(x),
            n(y),
            n(radius)
        );
    }

    pub(crate) fn path(&mut self, d: &str, paint: Paint) {
        let paint = self.paint(paint);
        let _ = write!(
            self.out,
            r#"<path d="{d}" stroke-linejoin="round" stroke-linecap="round"{paint}/>"#
        );
    }

    fn paint(&self, paint: Paint) -> String {
        let mut out = String::new();
        if self.palette == Palette::Page {
            let fill = paint.fill.map(Tone::class);
            let stroke = paint.stroke.map(|(tone, _)| format!("line-{}", tone.class()));
            let mark = paint.mark.map(str::to_owned);
            let classes: Vec<String> = [mark, fill, stroke].into_iter().flatten().collect();
            let _ = write!(out, r#" class="{}""#, classes.join(" "));
        }
        // Without the stylesheet a page still shows black on its ground.
        let colour = |tone: Tone| match (self.palette, tone) {
            (Palette::Print, tone) => tone.literal(),
            (Palette::Page, Tone::Paper) => "Canvas",
            (Palette::Page, _) => "currentColor",
        };
        let _ = write!(out, r#" fill="{}""#, paint.fill.map_or("none", colour));
        if let Some((tone, width)) = paint.stroke {
            let _ = write!(out, r#" stroke="{}" stroke-width="{}""#, colour(tone), n(width));
        }
        if let Some(dash) = paint.dash {
            let _ = write!(out, r#" stroke-dasharray="{dash}""#);
        }
        out
    }

    /// A tile of the ground's colour, thin enough to keep the series' colour.
    fn texture(&self, series: usize) -> String {
        let stroke = format!(
            r#"{} stroke-opacity="0.7""#,
            self.paint(Paint::stroke(Tone::Paper, 1.1))
        );
        let dot = format!(r#"{} fill-opacity="0.8""#, self.paint(Paint::fill(Tone::Paper)));
        // Slanted lines are drawn across the corners of the tile instead of turning
        // it: not every PDF viewer turns a pattern.
        let (size, d) = match series {
            1 => (8, "M-1 1L1 -1M0 8L8 0M7 9L9 7"),
            2 => (6, ""),
            3 => (8, "M-1 7L1 9M0 0L8 8M7 -1L9 1"),
            4 => (5, "M0 2.5H5"),
            5 => (8, "M0 0L8 8M0 8L8 0"),
            6 => (5, "M2.5 0V5"),
            _ => (11, "M-1 1L1 -1M0 11L11 0M10 12L12 10"),
        };
        let shape = if d.is_empty() {
            format!(r#"<circle cx="3" cy="3" r="1.1"{dot}/>"#)
        } else {
            format!(r#"<path d="{d}"{stroke}/>"#)
        };
        format!(
            r#"<pattern id="{}-t{}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">{shape}</pattern>"#,
            self.id,
            series + 1
        )
    }
}

/// A coordinate with at most two decimals.
pub(crate) fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}
