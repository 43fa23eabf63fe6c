//! Writes a sample document to standard output, to be looked at in Word or LibreOffice:
//! `cargo run -p balai-docx --example sample -- picture.png > sample.docx`.
use balai_docx::{Draft, Grid, Line, Piece, Shown, write};
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arabic = std::env::args().any(|word| word == "--arabic");
    let mut draft = match arabic {
        true => Draft::new("تقرير عن ورشة العمل", "ar-SA"),
        false => Draft::new("Outcome report: forged travel papers", "en-GB"),
    };
    draft
        .header("Regional Support Office")
        .page_numbers("Page ", " of ", "");
    if arabic {
        draft.title("تقرير عن ورشة العمل").heading(1, "النتائج");
        draft.paragraph("اجتمع الضباط واتفقوا على من يتصلون به.");
    } else {
        draft.title("Outcome report: forged travel papers");
    }
    draft
        .paragraph(Line::of([
            Piece::from("Twelve officers met for three days, "),
            Piece::from("learned what forged papers look like").bold(),
            Piece::from(", and agreed whom to call. Para peserta "),
            Piece::from("bekerja sama dengan baik")
                .italic()
                .in_language("id-ID"),
            Piece::from("."),
        ]))
        .heading(1, "What was agreed")
        .list(
            true,
            [
                (0, Line::from("A list of contacts, kept by the office")),
                (1, Line::from("renewed twice a year")),
                (0, Line::from("A second meeting")),
            ],
        )
        .heading(2, "Who will do it")
        .list(
            false,
            [
                (0, Line::from("The office")),
                (1, Line::from("with two agencies")),
            ],
        )
        .list(true, [(0, Line::from("A list that begins anew"))])
        .heading(1, "Participants")
        .table(Grid {
            headings: ["Name", "Agency", "Days"].map(str::to_owned).to_vec(),
            widths: vec![3.0, 4.0, 1.0],
            rows: (1..=60)
                .map(|at| {
                    let name = format!("Participant {at} Example");
                    vec![
                        name.into(),
                        "Immigration service, border section".into(),
                        "3".into(),
                    ]
                })
                .collect(),
        })
        .paragraph(Line::from("Source: the office's own list.").small());
    if let Some(path) = std::env::args().nth(1).filter(|path| path.ends_with("png")) {
        draft.page_break().heading(1, "A picture").picture(Shown {
            bytes: std::fs::read(path)?,
            description: "A page of the office's site".into(),
            width: 90.0,
        });
    }
    draft.paragraph(Line::from("هذا النص من اليمين إلى اليسار.").right_to_left(true));
    std::io::stdout().write_all(&write(&draft)?)?;
    Ok(())
}
