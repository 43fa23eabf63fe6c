//! `balai brief`: a party, a donor or a theme on two pages.

use std::path::PathBuf;

use balai_kernel::{
    App, Error, Result,
    text::{Lang, catalogue},
};
use balai_report::brief::{About, Asked, AskedPeriod, Edition, PARTS};

use crate::user;

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A party by its code (TH), or donor:AU, initiative:4, project:CODE, purpose:2.
    about: String,
    /// The year; the latest with events if it is left out.
    #[arg(long)]
    year: Option<i16>,
    /// A part of the year: h1, h2, q1, q2, q3, q4.
    #[arg(long, default_value = "")]
    part: String,
    /// First day (2024-03-01), with --to.
    #[arg(long, requires = "to", conflicts_with_all = ["year", "part"])]
    from: Option<String>,
    /// Last day, with --from.
    #[arg(long, requires = "from")]
    to: Option<String>,
    /// For whom it is safe: office, party.
    #[arg(long, default_value = "office")]
    edition: String,
    /// As this account may have it (its e-mail address); without it, as the office may.
    #[arg(long = "as", value_name = "WHO")]
    who: Option<String>,
    /// The language: en, id.
    #[arg(long, default_value = "en")]
    language: String,
    /// The file to write: its name ends in .pdf or .docx.
    #[arg(short, long)]
    output: PathBuf,
}

/// Writes a brief.
///
/// # Errors
/// When there is no such brief for the reader, or it cannot be typeset or written.
pub async fn run(app: &App, args: &Args) -> Result<()> {
    let ending = args.output.extension().map(|ending| ending.to_ascii_lowercase());
    let is_word = match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("pdf") => false,
        Some("docx") => true,
        _ => {
            return Err(Error::setup(
                "A brief is written as PDF or for Word: give a file whose name ends in .pdf or .docx. Nothing was written.",
            ));
        }
    };
    let asked = asked(args)?;
    let reader = user::reader(app, args.who.as_deref()).await?;
    let made = match is_word {
        true => balai_report::brief_docx(app, &reader, &asked)
            .await
            .map(|(_, document)| (document, None)),
        false => balai_report::brief_pdf(app, &reader, &asked)
            .await
            .map(|(_, made)| (made.pdf, Some(made.pages))),
    };
    let (bytes, pages) = made.map_err(|error| match error {
        Error::NotFound => Error::setup(format!(
            "There is no brief about {} for that reader. Give a party's code such as TH, or donor:AU, \
             initiative:4, project:CODE, purpose:2; the office's edition is for the office alone.",
            args.about
        )),
        other => other,
    })?;
    std::fs::write(&args.output, &bytes)?;
    let pages = pages.map_or_else(String::new, |pages| format!("{pages} pages, "));
    println!("{} ({pages}{} KB)", args.output.display(), bytes.len() / 1024);
    Ok(())
}

/// What the arguments say.
fn asked(args: &Args) -> Result<Asked> {
    let about: About = args
        .about
        .parse()
        .map_err(|_| Error::setup(format!("There are no briefs about {}.", args.about)))?;
    let edition = Edition::from_code(&args.edition).ok_or_else(|| {
        Error::setup(format!(
            "There is no edition called {}. There are: office, party.",
            args.edition
        ))
    })?;
    let lang: Lang = catalogue()
        .language(&args.language)
        .ok_or_else(|| Error::setup(format!("There are no texts in the language {}.", args.language)))?;
    let part = match args.from {
        Some(_) => PARTS[PARTS.len() - 1].to_owned(),
        None => args.part.clone(),
    };
    Ok(Asked {
        about,
        period: AskedPeriod {
            year: args.year,
            part,
            from: args.from.clone().unwrap_or_default(),
            to: args.to.clone().unwrap_or_default(),
        },
        edition,
        lang,
    })
}
