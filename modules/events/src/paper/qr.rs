//! A code for cameras (QR, ISO/IEC 18004) that leads to an address.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code, as the standard asks.
const QUIET: usize = 4;
/// Pixels of a module: sharp at the size of a stamp on paper.
const PIXELS: usize = 8;

/// The code as a PNG file; none for an address that is too long for one. Paper is creased and
/// photographed at an angle: it can be read with a quarter of it gone.
pub(super) fn png(address: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::Q).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let side = u32::try_from((width + 2 * QUIET) * PIXELS).ok()?;
    let mut picture = GrayImage::from_pixel(side, side, Luma([255]));
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let module = |at: u32| (at as usize / PIXELS).checked_sub(QUIET).filter(|at| *at < width);
        let dark = module(x)
            .zip(module(y))
            .is_some_and(|(x, y)| colors.get(y * width + x) == Some(&Color::Dark));
        if dark {
            *pixel = Luma([0]);
        }
    }
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).ok()?;
    Some(out.into_inner())
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_becomes_a_picture_and_one_that_is_far_too_long_none() {
        let png = super::png("https://balai.example.org/events/1").expect("a picture");
        assert!(png.starts_with(b"\x89PNG"));
        assert!(super::png(&"x".repeat(8_000)).is_none());
    }
}
