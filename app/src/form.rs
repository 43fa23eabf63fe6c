//! `balai form`: forms as offices design them, checked and written as XForms.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use balai_kernel::{Error, Result};
use balai_xlsform::{Fault, Options, Reading};
use clap::Subcommand;
use serde::Serialize;

/// What can be asked about forms.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say of each form whether it is accepted, and if not, why: what to change in which cell.
    ///
    /// The exit status is 0 when all are accepted, 1 when one is refused, 2 when one cannot be read.
    Check {
        /// Workbooks (.xlsx, .xls, .ods), CSV or Markdown tables.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// As JSON.
        #[arg(long)]
        json: bool,
        /// Leave out what is only worth a look.
        #[arg(long)]
        quiet: bool,
    },
    /// Write a form as XForm XML, as phones and servers of the field take it.
    Xform {
        /// The form.
        file: PathBuf,
        /// The file to write; without it, to standard output.
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
}

/// A form and what was found.
#[derive(Debug, Serialize)]
struct Found {
    file: String,
    accepted: bool,
    reasons: Vec<Said>,
    warnings: Vec<Said>,
    #[serde(skip)]
    unreadable: bool,
}

/// A fault for programs: stable code and arguments, place, and the sentence.
#[derive(Debug, Serialize)]
struct Said {
    code: &'static str,
    sheet: Option<String>,
    row: Option<u32>,
    column: Option<String>,
    heading: Option<String>,
    arguments: serde_json::Map<String, serde_json::Value>,
    sentence: String,
    #[serde(skip)]
    line: String,
}

impl Said {
    fn of(fault: &Fault) -> Self {
        let place = &fault.place;
        let column = place.column.as_ref();
        let arguments = fault.what.arguments().into_iter();
        Said {
            code: fault.code(),
            sheet: Some(place.sheet.clone()).filter(|sheet| !sheet.is_empty()),
            row: place.row,
            column: column.map(|(column, _)| balai_xlsform::column_name(*column)),
            heading: column.map(|(_, heading)| heading.clone()),
            arguments: arguments
                .map(|(name, value)| (name.to_owned(), value.into()))
                .collect(),
            sentence: fault.what.to_string(),
            line: fault.to_string(),
        }
    }
}

/// Carries out a command; the exit status says how the forms stand.
///
/// # Errors
/// When nothing can be written.
pub fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Check { files, json, quiet } => check(files, *json, *quiet),
        Command::Xform { file, output } => xform(file, output.as_deref()),
    }
}

fn check(files: &[PathBuf], json: bool, quiet: bool) -> Result<ExitCode> {
    let found: Vec<Found> = files.iter().map(|file| look(file)).collect();
    if json {
        let text = serde_json::to_string_pretty(&found).map_err(|error| Error::setup(error.to_string()))?;
        println!("{text}");
    } else {
        for found in &found {
            say(found, quiet);
        }
    }
    Ok(ExitCode::from(match () {
        () if found.iter().any(|found| found.unreadable) => 2,
        () if found.iter().any(|found| !found.accepted) => 1,
        () => 0,
    }))
}

fn look(file: &Path) -> Found {
    let name = file.display().to_string();
    match crate::read(file) {
        Ok(bytes) => {
            let reading = read(file, &bytes);
            Found {
                file: name,
                accepted: reading.form.is_some(),
                unreadable: reading
                    .faults
                    .iter()
                    .any(|fault| fault.code() == "file-unreadable"),
                reasons: reading.faults.iter().map(Said::of).collect(),
                warnings: reading.warnings.iter().map(Said::of).collect(),
            }
        }
        Err(error) => Found {
            file: name,
            accepted: false,
            reasons: vec![Said {
                code: "file-unreadable",
                sheet: None,
                row: None,
                column: None,
                heading: None,
                arguments: serde_json::Map::new(),
                sentence: balai_kernel::error::sentence(&error),
                line: balai_kernel::error::sentence(&error),
            }],
            warnings: Vec::new(),
            unreadable: true,
        },
    }
}

fn read(file: &Path, bytes: &[u8]) -> Reading {
    let name = file
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    balai_xlsform::read(&name, bytes, &Options::default())
}

fn say(found: &Found, quiet: bool) {
    let standing = match (found.accepted, found.unreadable) {
        (true, _) => "accepted",
        (false, true) => "could not be read",
        (false, false) => "refused",
    };
    println!("{}: {standing}", found.file);
    for (at, reason) in found.reasons.iter().enumerate() {
        println!("  {}. {}", at + 1, reason.line);
    }
    if quiet {
        return;
    }
    for warning in &found.warnings {
        println!("  worth a look: {}", warning.line);
    }
}

fn xform(file: &Path, output: Option<&Path>) -> Result<ExitCode> {
    let bytes = crate::read(file)?;
    let reading = read(file, &bytes);
    let Some(form) = &reading.form else {
        let reasons: Vec<String> = reading
            .faults
            .iter()
            .enumerate()
            .map(|(at, fault)| format!("  {}. {fault}", at + 1))
            .collect();
        return Err(Error::setup(format!(
            "{} is refused, and nothing was written:\n{}",
            file.display(),
            reasons.join("\n")
        )));
    };
    let xml = balai_xlsform::to_xform(form);
    match output {
        Some(output) => {
            std::fs::write(output, &xml)?;
            println!("{} ({} KB)", output.display(), xml.len().div_ceil(1024));
        }
        None => print!("{xml}"),
    }
    Ok(ExitCode::SUCCESS)
}
