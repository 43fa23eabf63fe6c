//! What a picture's first bytes say of its size.

/// File ending, and width and height in pixels, of a PNG (ISO/IEC 15948, 11.2.2) or JPEG
/// (ISO/IEC 10918-1, B.2.2) file; none of anything else.
pub(super) fn look(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let (ending, width, height) = match bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        true => {
            let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
            (".png", side(16)?, side(20)?)
        }
        false => {
            let (width, height) = jpeg(bytes)?;
            (".jpeg", width, height)
        }
    };
    (width > 0 && height > 0).then_some((ending, width, height))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, ..] = rest else {
            return None;
        };
        let marker = *marker;
        // Before a mark any number of bytes may fill the place.
        if marker == 0xff {
            rest = &rest[1..];
            continue;
        }
        rest = &rest[2..];
        let alone = marker == 0x01 || (0xd0..=0xd8).contains(&marker);
        if alone {
            continue;
        }
        let length = usize::from(u16::from_be_bytes(rest.get(..2)?.try_into().ok()?));
        let segment = rest.get(2..length)?;
        let frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if frame {
            let side = |at: usize| {
                Some(u32::from(u16::from_be_bytes(
                    segment.get(at..at + 2)?.try_into().ok()?,
                )))
            };
            return Some((side(3)?, side(1)?));
        }
        rest = &rest[length..];
    }
}
