//! How long large documents take; printed, since machines differ.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests, too, may stop a test

use balai_docx::{Draft, Grid, Limits, Line, read, write};
use std::time::Instant;

/// About as many pages: forty lines of text, and every fifth page a table.
fn pages(count: usize) -> Draft {
    let mut draft = Draft::new("A long report", "en-GB");
    let line =
        "The officers of the region met, learned what forged papers look like, and agreed whom to call. ";
    for page in 1..=count {
        draft.heading(1 + (page % 3) as u8, format!("Chapter {page}"));
        for _ in 0..8 {
            draft.paragraph(line.repeat(4));
        }
        if page % 5 == 0 {
            let row = || {
                ["Sokha Example", "Police", "3", "Bangkok"]
                    .map(Line::from)
                    .to_vec()
            };
            draft.table(Grid {
                headings: ["Name", "Agency", "Days", "Place"].map(str::to_owned).to_vec(),
                rows: (0..25).map(|_| row()).collect(),
                ..Grid::default()
            });
        }
    }
    draft
}

#[test]
fn long_documents_are_read_and_written_whole() {
    let began = Instant::now();
    let report = write(&pages(40)).unwrap();
    println!(
        "40 pages written in {:?}: {} bytes",
        began.elapsed(),
        report.len()
    );
    let long = write(&pages(300)).unwrap();
    let began = Instant::now();
    let document = read(&long, &Limits::default()).unwrap();
    println!(
        "300 pages read in {:?}: {} paragraphs",
        began.elapsed(),
        document.paragraphs().len()
    );
    assert_eq!(document.paragraphs().len(), 300 * 9 + 60 * 26 * 4 + 1);
    assert_eq!(document.tables().len(), 60);
}
