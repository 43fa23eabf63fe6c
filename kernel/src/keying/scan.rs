//! From a file as it came to pages that are shown: photographs drawn anew, pages of a PDF drawn in a
//! process of its own.

use std::{
    io::{Read as _, Write as _},
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use balai_pictures::{LARGEST_PDF, PdfRefusal, Refusal, is_pdf, pdf_pages, sizes, turned};
use serde::{Deserialize, Serialize};

use crate::{
    apart::{self, Bounds, Ended},
    error::{Error, Result},
    text::Message,
};

/// Most pages of one keyed sheet.
pub(super) const MOST_PAGES: usize = 40;
/// Points along the longer side: as it fits beside the rows, and large.
const SIDES: [u32; 2] = [1_400, 2_400];
/// The hidden argument under which the executable draws.
const ARGUMENT: &str = "draw-pages";
/// What drawing a PDF may take.
const BOUNDS: Bounds = Bounds {
    patience: Duration::from_secs(60),
    memory: 1 << 30,
};

static CHILD: AtomicBool = AtomicBool::new(false);

/// Says that this executable answers to `draw-pages`: from now on the pages of a PDF are drawn in a
/// child process. The program's main calls it first thing.
pub fn use_child() {
    CHILD.store(true, Ordering::Relaxed);
}

/// A page as it is shown, twice: to fit, and large. Both are JPEGs without anything but points.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub fit: Vec<u8>,
    pub large: Vec<u8>,
}

/// The type of a file that is taken, told by its content.
pub(super) fn media_type(bytes: &[u8]) -> &'static str {
    if is_pdf(bytes) {
        "application/pdf"
    } else {
        balai_pictures::media_type(bytes).unwrap_or("application/octet-stream")
    }
}

/// The pages of a file, `most` at most, and the file again.
///
/// # Errors
/// [`Error::Refused`] with a sentence for what cannot be drawn.
pub(super) async fn pages(bytes: Vec<u8>, most: usize) -> Result<(Vec<Page>, Vec<u8>)> {
    if is_pdf(&bytes) {
        return Ok((pdf(bytes.clone(), most).await?, bytes));
    }
    if most == 0 {
        return Err(too_many(MOST_PAGES + 1));
    }
    let drawn = tokio::task::spawn_blocking(move || (picture(&bytes), bytes));
    let (page, bytes) = drawn.await.map_err(|_| Error::refused("keying-not-drawn"))?;
    Ok((vec![page?], bytes))
}

/// A page turned clockwise by a quarter.
pub(super) async fn turn(large: Vec<u8>) -> Result<Page> {
    tokio::task::spawn_blocking(move || {
        let upright = turned(&large, 1).map_err(|why| of_picture(&why))?;
        both(&upright)
    })
    .await
    .map_err(|_| Error::refused("keying-not-drawn"))?
}

fn picture(bytes: &[u8]) -> Result<Page> {
    both(&turned(bytes, 0).map_err(|why| of_picture(&why))?)
}

fn both(jpeg: &[u8]) -> Result<Page> {
    let (mut made, _) = sizes(jpeg, &SIDES).map_err(|why| of_picture(&why))?;
    match (made.pop(), made.pop()) {
        (Some(large), Some(fit)) => Ok(Page { fit, large }),
        _ => Err(Error::refused("keying-not-drawn")),
    }
}

fn of_picture(why: &Refusal) -> Error {
    Error::refused(match why {
        Refusal::TooLarge => "keying-picture-large",
        Refusal::NotKnown => "keying-not-known",
    })
}

fn too_many(pages: usize) -> Error {
    Error::Refused(
        Message::new("keying-too-many-pages")
            .with("n", i64::try_from(pages).unwrap_or(i64::MAX))
            .with("most", i64::try_from(MOST_PAGES).unwrap_or(0)),
    )
}

fn of_pdf(why: PdfRefusal) -> Error {
    match why {
        PdfRefusal::TooManyPages(pages) => too_many(pages),
        PdfRefusal::TooLarge => Error::Refused(
            Message::new("keying-pdf-large").with("most", i64::try_from(LARGEST_PDF >> 20).unwrap_or(0)),
        ),
        PdfRefusal::Password => Error::refused("keying-pdf-password"),
        PdfRefusal::NoPage => Error::refused("keying-pdf-no-page"),
        PdfRefusal::Page(page) => {
            Error::Refused(Message::new("keying-pdf-page").with("page", i64::try_from(page).unwrap_or(0)))
        }
        PdfRefusal::NotKnown => Error::refused("keying-not-known"),
    }
}

async fn pdf(bytes: Vec<u8>, most: usize) -> Result<Vec<Page>> {
    if bytes.len() > LARGEST_PDF {
        return Err(of_pdf(PdfRefusal::TooLarge));
    }
    if !CHILD.load(Ordering::Relaxed) {
        let drawn = tokio::task::spawn_blocking(move || draw(bytes, most));
        return drawn.await.map_err(|_| Error::refused("keying-not-drawn"))?;
    }
    let mut input = u32::try_from(most).unwrap_or(0).to_be_bytes().to_vec();
    input.extend_from_slice(&bytes);
    match apart::run(ARGUMENT, input, BOUNDS).await? {
        Ended::Done(output) => answer(&output),
        Ended::TooLong | Ended::TooLarge => Err(Error::refused("keying-pdf-costly")),
    }
}

fn draw(bytes: Vec<u8>, most: usize) -> Result<Vec<Page>> {
    let side = u16::try_from(SIDES[1]).unwrap_or(u16::MAX);
    let drawn = pdf_pages(bytes, most, side).map_err(of_pdf)?;
    drawn
        .into_iter()
        .map(|large| {
            let (mut made, _) = sizes(&large, &SIDES[..1]).map_err(|why| of_picture(&why))?;
            let fit = made.pop().ok_or_else(|| Error::refused("keying-not-drawn"))?;
            Ok(Page { fit, large })
        })
        .collect()
}

/// The first line of the child's answer; the pictures follow.
#[derive(Serialize, Deserialize)]
struct Head {
    refused: Option<Message>,
    sizes: Vec<(usize, usize)>,
}

fn answer(output: &[u8]) -> Result<Vec<Page>> {
    // One that came to grief says nothing.
    let broken = || Error::refused("keying-not-drawn");
    let at = output.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
    let (head, mut rest) = (&output[..at], &output[at + 1..]);
    let head: Head = serde_json::from_slice(head).map_err(|_| broken())?;
    if let Some(refused) = head.refused {
        return Err(Error::Refused(refused));
    }
    let mut pages = Vec::new();
    for (fit, large) in head.sizes {
        let (own, after) = rest.split_at_checked(fit).ok_or_else(broken)?;
        let (other, after) = after.split_at_checked(large).ok_or_else(broken)?;
        pages.push(Page {
            fit: own.to_vec(),
            large: other.to_vec(),
        });
        rest = after;
    }
    Ok(pages)
}

/// The child's whole life: reads a PDF from standard input, writes its pages to standard output.
/// The program's main calls it for the argument `draw-pages`.
pub fn draw_pages_child() -> ExitCode {
    let mut sent = Vec::new();
    if std::io::stdin().read_to_end(&mut sent).is_err() {
        return ExitCode::FAILURE;
    }
    match std::io::stdout().write_all(&respond(&sent)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn respond(sent: &[u8]) -> Vec<u8> {
    let Some((most, bytes)) = sent.split_first_chunk::<4>() else {
        return Vec::new();
    };
    let most = usize::try_from(u32::from_be_bytes(*most)).unwrap_or(0);
    let (refused, pages) = match draw(bytes.to_vec(), most) {
        Ok(pages) => (None, pages),
        Err(Error::Refused(why)) => (Some(why), Vec::new()),
        Err(_) => return Vec::new(),
    };
    let sizes = pages
        .iter()
        .map(|page| (page.fit.len(), page.large.len()))
        .collect();
    let Ok(mut out) = serde_json::to_vec(&Head { refused, sizes }) else {
        return Vec::new();
    };
    out.push(b'\n');
    for page in &pages {
        out.extend_from_slice(&page.fit);
        out.extend_from_slice(&page.large);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through_the_child(pdf: &[u8], most: u32) -> Result<Vec<Page>> {
        answer(&respond(&[&most.to_be_bytes(), pdf].concat()))
    }

    #[test]
    fn pages_come_back_from_the_child_as_they_were_drawn() {
        let pdf = crate::test::scan(2);
        let pages = through_the_child(&pdf, 5).unwrap();
        assert_eq!(pages.len(), 2);
        assert!(pages.iter().all(|page| page.fit.starts_with(&[0xff, 0xd8])));
        assert!(pages.iter().all(|page| page.large.len() > page.fit.len()));
        assert!(pages == draw(pdf, 5).unwrap());
    }

    #[test]
    fn what_the_child_refuses_comes_back_as_a_sentence() {
        let refusal = |sent: &[u8], most| match through_the_child(sent, most) {
            Err(Error::Refused(why)) => why.key.into_owned(),
            _ => String::new(),
        };
        assert_eq!(refusal(&crate::test::scan(3), 2), "keying-too-many-pages");
        assert_eq!(refusal(b"%PDF-", 2), "keying-not-known");
        for noise in [
            &b""[..],
            b"{}",
            b"\n",
            b"{\"refused\":null,\"sizes\":[[9,9]]}\nshort",
        ] {
            assert!(answer(noise).is_err());
        }
    }
}
