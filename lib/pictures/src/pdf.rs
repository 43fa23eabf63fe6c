//! Pages of a PDF, drawn as pictures: what is shown is points alone, and nothing of the file runs.
//!
//! A hostile file can ask for any amount of time and memory while it is drawn. The bounds here keep
//! an honest mistake from being tried; whoever draws what strangers sent does so in a process of its
//! own, with a limit on both.

use hayro::{
    RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf, render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbImage};
use thiserror::Error;

use crate::drawn;

/// Largest PDF, in bytes.
pub const LARGEST_PDF: usize = 32 << 20;

/// Why the pages of a PDF are not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PdfRefusal {
    /// It has more than [`LARGEST_PDF`] bytes.
    #[error("the PDF is too large")]
    TooLarge,
    /// It opens with a password only.
    #[error("the PDF is protected by a password")]
    Password,
    /// It is no PDF, or damaged.
    #[error("the PDF cannot be read")]
    NotKnown,
    /// It has no page.
    #[error("the PDF has no page")]
    NoPage,
    /// It has more pages than are taken; how many it has.
    #[error("the PDF has {0} pages")]
    TooManyPages(usize),
    /// This page, from 1, has no size that can be drawn, or cannot be drawn.
    #[error("page {0} of the PDF cannot be drawn")]
    Page(usize),
}

/// Whether the bytes begin as a PDF does.
pub fn is_pdf(bytes: &[u8]) -> bool {
    // The mark stands within the first kilobyte.
    bytes
        .get(..bytes.len().min(1024))
        .is_some_and(|head| head.windows(5).any(|part| part == b"%PDF-"))
}

/// Every page of a PDF as a JPEG, `side` points along its longer side (1 to 4,000); `most` pages
/// at most.
///
/// # Errors
/// See [`PdfRefusal`].
pub fn pdf_pages(bytes: Vec<u8>, most: usize, side: u16) -> Result<Vec<Vec<u8>>, PdfRefusal> {
    if bytes.len() > LARGEST_PDF {
        return Err(PdfRefusal::TooLarge);
    }
    if !is_pdf(&bytes) {
        return Err(PdfRefusal::NotKnown);
    }
    let pdf = Pdf::new(bytes).map_err(|why| match why {
        hayro::hayro_syntax::LoadPdfError::Decryption(_) => PdfRefusal::Password,
        hayro::hayro_syntax::LoadPdfError::Invalid => PdfRefusal::NotKnown,
    })?;
    let pages = pdf.pages();
    match pages.len() {
        0 => return Err(PdfRefusal::NoPage),
        many if many > most => return Err(PdfRefusal::TooManyPages(many)),
        _ => {}
    }
    let cache = RenderCache::new();
    let settings = InterpreterSettings::default();
    let side = side.clamp(1, 4_000);
    let draw = |(at, page)| {
        let page: &hayro::hayro_syntax::page::Page<'_> = page;
        let refused = PdfRefusal::Page(at + 1);
        let (width, height) = page.render_dimensions();
        let (width, height, scale) = measured(width, height, side).ok_or(refused)?;
        let drawing = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            width: Some(width),
            height: Some(height),
            bg_color: WHITE,
        };
        let points = render(page, &cache, &settings, &drawing);
        // On white nothing shines through: the colours stand as they are.
        let colours = points.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect();
        let picture =
            RgbImage::from_raw(points.width().into(), points.height().into(), colours).ok_or(refused)?;
        drawn(&DynamicImage::ImageRgb8(picture), "image/jpeg").map_err(|_| refused)
    };
    pages.iter().enumerate().map(draw).collect()
}

/// Width and height in points of a page whose longer side is to have so many, and the scale.
fn measured(width: f32, height: f32, side: u16) -> Option<(u16, u16, f32)> {
    let longest = width.max(height);
    if !width.is_finite() || !height.is_finite() || width < 1.0 || height < 1.0 || longest > 100_000.0 {
        return None;
    }
    let scale = f32::from(side) / longest;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and `side`"
    )]
    let points = |length: f32| (length * scale).round().clamp(1.0, f32::from(side)) as u16;
    Some((points(width), points(height), scale))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A PDF of empty pages of this size, with a black bar on each.
    fn pdf(pages: usize, width: u32, height: u32) -> Vec<u8> {
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        let mut add = |out: &mut Vec<u8>, text: String| {
            places.push(out.len());
            out.extend_from_slice(format!("{} 0 obj\n{text}\nendobj\n", places.len()).as_bytes());
        };
        add(&mut out, "<< /Type /Catalog /Pages 2 0 R >>".to_owned());
        let kids: Vec<String> = (0..pages).map(|at| format!("{} 0 R", at + 4)).collect();
        let kids = kids.join(" ");
        add(
            &mut out,
            format!("<< /Type /Pages /Count {pages} /Kids [{kids}] >>"),
        );
        let bar = "0 0 0 rg 0 0 50 20 re f";
        add(
            &mut out,
            format!("<< /Length {} >>\nstream\n{bar}\nendstream", bar.len()),
        );
        for _ in 0..pages {
            add(
                &mut out,
                format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 3 0 R >>"),
            );
        }
        let start = out.len();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            table.push_str(&format!("{place:010} 00000 n \n"));
        }
        table.push_str(&format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF",
            places.len() + 1
        ));
        out.extend_from_slice(table.as_bytes());
        out
    }

    #[test]
    fn every_page_is_drawn_as_large_as_asked() {
        let drawn = pdf_pages(pdf(2, 200, 100), 5, 400).unwrap();
        assert_eq!(drawn.len(), 2);
        let page = image::load_from_memory(&drawn[0]).unwrap().to_luma8();
        assert_eq!((page.width(), page.height()), (400, 200));
        // The bar stands below on the left, the paper is white.
        assert!(page.get_pixel(20, 190).0[0] < 60);
        assert!(page.get_pixel(300, 20).0[0] > 240);
    }

    #[test]
    fn what_cannot_be_drawn_is_refused_with_its_reason() {
        assert_eq!(
            pdf_pages(pdf(6, 100, 100), 5, 100),
            Err(PdfRefusal::TooManyPages(6))
        );
        assert_eq!(pdf_pages(pdf(0, 100, 100), 5, 100), Err(PdfRefusal::NoPage));
        assert_eq!(pdf_pages(b"<html>".to_vec(), 5, 100), Err(PdfRefusal::NotKnown));
        assert_eq!(
            pdf_pages(vec![b' '; LARGEST_PDF + 1], 5, 100),
            Err(PdfRefusal::TooLarge)
        );
        assert!(pdf_pages(b"%PDF-1.4 and then nothing".to_vec(), 5, 100).is_err());
        assert_eq!(measured(f32::NAN, 10.0, 100), None);
        assert_eq!(measured(1e9, 10.0, 100), None);
        assert_eq!(measured(50_000.0, 1.0, 100), Some((100, 1, 0.002)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
        #[test]
        fn a_damaged_pdf_is_drawn_or_refused(at in 0usize..700, byte in any::<u8>(), cut in 0usize..60) {
            let mut bytes = pdf(1, 60, 40);
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(bytes.len() - cut % bytes.len());
            if let Ok(drawn) = pdf_pages(bytes, 4, 60) {
                prop_assert!(drawn.len() <= 4);
            }
        }
    }
}
