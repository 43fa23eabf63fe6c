//! Drawing a picture anew: what is shown is made here from its points alone. Bytes in, bytes out.
//!
//! A telephone writes into a photograph where it was taken, when, and with which telephone; a
//! file can be a picture and something else at once. Neither is left when the points are all
//! that is carried over.

mod pdf;

pub use pdf::{LARGEST_PDF, PdfRefusal, is_pdf, pdf_pages};

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use thiserror::Error;

/// Largest picture, in bytes.
pub const LARGEST: usize = 8 << 20;

/// Points along one side at most: a large photograph has half as many.
const LONGEST_SIDE: u32 = 12_000;
/// Bytes that unpacking may take.
const LARGEST_UNPACKED: u64 = 256 << 20;
/// Of 100: where print shows no difference.
const QUALITY: u8 = 90;

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It has more than [`LARGEST`] bytes.
    #[error("the picture is too large")]
    TooLarge,
    /// It is neither a PNG nor a JPEG, is damaged, or unpacks to more than 256 MB or 12,000 points
    /// a side.
    #[error("the picture is not known")]
    NotKnown,
}

/// The type of a picture, told by its content: `image/png` or `image/jpeg`.
///
/// # Errors
/// When it is neither PNG nor JPEG, cut off, or larger than [`LARGEST`].
pub fn media_type(bytes: &[u8]) -> Result<&'static str, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let ends_with =
        |end: &[u8]| bytes.ends_with(end) || bytes.windows(end.len()).rev().take(64).any(|w| w == end);
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && ends_with(b"IEND\xaeB`\x82") {
        Ok("image/png")
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) && ends_with(&[0xff, 0xd9]) {
        Ok("image/jpeg")
    } else {
        Err(Refusal::NotKnown)
    }
}

/// The picture of these bytes, drawn anew in the same format and the way up that it is meant,
/// and its media type.
///
/// # Errors
/// See [`Refusal`].
pub fn redraw(bytes: &[u8]) -> Result<(Vec<u8>, &'static str), Refusal> {
    let kind = media_type(bytes)?;
    let picture = unpacked(bytes, format_of(kind)).map_err(|_| Refusal::NotKnown)?;
    Ok((drawn(&picture, kind)?, kind))
}

/// The picture of these bytes drawn anew in several sizes: for each of `sides` (points along the
/// longer side, at least 1) the bytes, never larger than the picture itself is; and the media type.
///
/// # Errors
/// See [`Refusal`].
pub fn sizes(bytes: &[u8], sides: &[u32]) -> Result<(Vec<Vec<u8>>, &'static str), Refusal> {
    let kind = media_type(bytes)?;
    let picture = unpacked(bytes, format_of(kind)).map_err(|_| Refusal::NotKnown)?;
    let longest = picture.width().max(picture.height());
    let made = sides.iter().map(|side| {
        if longest <= *side {
            drawn(&picture, kind)
        } else {
            drawn(
                &picture.resize((*side).max(1), (*side).max(1), FilterType::Triangle),
                kind,
            )
        }
    });
    Ok((made.collect::<Result<_, _>>()?, kind))
}

/// The picture of these bytes drawn anew as a JPEG, turned clockwise by so many quarters.
///
/// # Errors
/// See [`Refusal`].
pub fn turned(bytes: &[u8], quarters: u8) -> Result<Vec<u8>, Refusal> {
    let kind = media_type(bytes)?;
    let picture = unpacked(bytes, format_of(kind)).map_err(|_| Refusal::NotKnown)?;
    let picture = match quarters % 4 {
        0 => picture,
        1 => picture.rotate90(),
        2 => picture.rotate180(),
        _ => picture.rotate270(),
    };
    drawn(&picture, "image/jpeg")
}

fn format_of(kind: &str) -> ImageFormat {
    if kind == "image/png" {
        ImageFormat::Png
    } else {
        ImageFormat::Jpeg
    }
}

fn drawn(picture: &DynamicImage, kind: &str) -> Result<Vec<u8>, Refusal> {
    let mut drawn = Vec::new();
    let outcome = match format_of(kind) {
        ImageFormat::Png => picture.write_to(&mut Cursor::new(&mut drawn), ImageFormat::Png),
        _ => JpegEncoder::new_with_quality(&mut drawn, QUALITY).encode_image(&picture.to_rgb8()),
    };
    outcome.map_err(|_| Refusal::NotKnown)?;
    Ok(drawn)
}

fn unpacked(bytes: &[u8], format: ImageFormat) -> image::ImageResult<DynamicImage> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(LARGEST_UNPACKED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // A picture that does not say which way is up stands as it is.
    let way_up = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if let Some(way_up) = way_up {
        picture.apply_orientation(way_up);
    }
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};
    use proptest::prelude::*;

    use super::*;

    /// Three points wide, two high, no two alike.
    fn picture(format: ImageFormat) -> Vec<u8> {
        let points = RgbImage::from_fn(3, 2, |x, y| Rgb([(x * 80) as u8, (y * 120) as u8, 40]));
        let mut bytes = Vec::new();
        points.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    /// The same JPEG with a note of where it was taken, and that it lies on its side.
    fn with_a_place(jpeg: &[u8]) -> Vec<u8> {
        let mut note = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        note.extend_from_slice(b"GPS 5.4141N 100.3288E");
        let length = u16::try_from(note.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &note, &jpeg[2..]].concat()
    }

    #[test]
    fn where_a_photograph_was_taken_is_not_kept_and_it_stands_upright() {
        let photograph = with_a_place(&picture(ImageFormat::Jpeg));
        assert!(photograph.windows(6).any(|part| part == b"5.4141"));
        let (drawn, kind) = redraw(&photograph).unwrap();
        assert_eq!(kind, "image/jpeg");
        assert!(!drawn.windows(6).any(|part| part == b"5.4141"));
        let upright = image::load_from_memory(&drawn).unwrap();
        assert_eq!((upright.width(), upright.height()), (2, 3));
    }

    #[test]
    fn sizes_are_made_and_none_is_larger_than_the_picture() {
        let photograph = with_a_place(&picture(ImageFormat::Jpeg));
        let (made, kind) = sizes(&photograph, &[2, 100]).unwrap();
        assert_eq!((made.len(), kind), (2, "image/jpeg"));
        let sides = made.iter().map(|bytes| {
            let drawn = image::load_from_memory(bytes).unwrap();
            assert!(!bytes.windows(6).any(|part| part == b"5.4141"));
            (drawn.width(), drawn.height())
        });
        assert_eq!(sides.collect::<Vec<_>>(), [(1, 2), (2, 3)]);
    }

    #[test]
    fn a_picture_is_turned_by_quarters() {
        let picture = picture(ImageFormat::Png);
        let side = turned(&picture, 1).unwrap();
        let side = image::load_from_memory(&side).unwrap();
        assert_eq!((side.width(), side.height()), (2, 3));
        let again = turned(&turned(&picture, 3).unwrap(), 5).unwrap();
        let again = image::load_from_memory(&again).unwrap();
        assert_eq!((again.width(), again.height()), (3, 2));
        assert_eq!(turned(b"GIF89a", 1), Err(Refusal::NotKnown));
    }

    #[test]
    fn a_picture_is_known_by_its_content() {
        assert_eq!(
            media_type(b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"),
            Ok("image/png")
        );
        assert_eq!(
            media_type(&[0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]),
            Ok("image/jpeg")
        );
        for wrong in [
            &b"<svg onload=alert(1)>"[..],
            b"GIF89a",
            b"",
            b"\x89PNG\r\n\x1a\n cut off",
        ] {
            assert_eq!(media_type(wrong), Err(Refusal::NotKnown));
        }
        assert_eq!(media_type(&vec![0; LARGEST + 1]), Err(Refusal::TooLarge));
    }

    #[test]
    fn what_stands_behind_a_picture_is_not_kept() {
        let end = b"IEND\xaeB`\x82";
        let mut double = picture(ImageFormat::Png);
        double.extend_from_slice(b"<script>alert(1)</script>");
        assert!(double.windows(end.len()).any(|part| part == end));
        let (drawn, kind) = redraw(&double).unwrap();
        assert_eq!(kind, "image/png");
        assert!(!drawn.windows(7).any(|part| part == b"<script"));
    }

    #[test]
    fn a_picture_that_unpacks_to_far_more_is_refused() {
        let mut bomb = picture(ImageFormat::Png);
        // The width stands in the first chunk; its check sum need not fit for the limit to bite.
        bomb[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        assert!(redraw(&bomb).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
        #[test]
        fn a_damaged_picture_is_drawn_or_refused(
            at in 0usize..400, byte in any::<u8>(), is_png in any::<bool>(), cut in 0usize..40,
        ) {
            let mut bytes = picture(if is_png { ImageFormat::Png } else { ImageFormat::Jpeg });
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(bytes.len() - cut % bytes.len());
            let _ = redraw(&bytes);
        }
    }
}
