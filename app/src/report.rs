//! `balai report`: a report as PDF.

use std::path::Path;

use balai_kernel::{App, Error, Result};

/// Writes a report, and says what there is to know about it.
///
/// # Errors
/// When there is no such report, or it cannot be typeset or written.
pub async fn run(app: &App, kind: &str, year: i16, output: &Path) -> Result<()> {
    if kind != "impact" {
        return Err(Error::setup(format!(
            "There is no report called {kind}. There is: impact."
        )));
    }
    let impact = balai_report::impact_pdf(app, year).await?;
    std::fs::write(output, &impact.pdf)?;
    for note in &impact.notes {
        eprintln!("{note}");
    }
    println!("{} ({} KB)", output.display(), impact.pdf.len() / 1024);
    Ok(())
}
