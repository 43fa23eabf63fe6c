//! `balai check` and `balai audit`: what is wrong and how to mend it.

use std::{collections::HashMap, path::PathBuf, process::ExitCode};

use balai_kernel::{App, Error, Result, audit, file, job, text};
use clap::Subcommand;

use crate::{config::Config, keys};

/// What can be asked of the audit.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Read the whole chain, name the first line that was altered, removed, inserted or moved,
    /// and hold it against the signed checkpoints.
    Verify {
        /// A copy of the checkpoints that was kept elsewhere; without it, the office's own file.
        #[arg(long)]
        checkpoints: Option<PathBuf>,
    },
}

/// Looks the office over; the exit status is 1 when something wants mending.
///
/// # Errors
/// When the database fails.
pub async fn run(app: &App, config: &Config) -> Result<ExitCode> {
    let mut wrong = Vec::new();
    for problem in text::catalogue().problems() {
        wrong.push(format!("A text file has an error: {problem}"));
    }
    let lying: HashMap<String, i64> = app
        .files
        .lying()
        .await?
        .into_iter()
        .map(|file| (file.key, file.size))
        .collect();
    let named: HashMap<String, i64> = file::named(&app.db).await?.into_iter().collect();
    for (key, size) in &named {
        match lying.get(key) {
            None => wrong.push(format!(
                "The file {key} is missing. Bring it back from a backup: it stands there as files/{key}."
            )),
            Some(found) if *found != *size + file::ADDED => {
                wrong.push(format!("The file {key} has another size than when it was kept."));
            }
            Some(_) => {}
        }
    }
    if let Some(sentence) = keys::lies_beside(config) {
        println!("{sentence}");
    }
    let stray = lying.keys().filter(|key| !named.contains_key(*key)).count();
    audit::chain(&app.db).await?;
    let (lines, broken) = audit::verify(&app.db).await?;
    if let Some(broken) = &broken {
        wrong.push(format!(
            "The audit does not hold at line {}: {}. Compare with a backup.",
            broken.place, broken.what
        ));
    }
    if job::has_open(&app.db).await? {
        println!("Jobs are waiting: they are worked off by `balai serve` or `balai work`.");
    }
    println!(
        "{} files are named, {} lie there unnamed (they are swept after a day); {lines} audit lines hold together.",
        named.len(),
        stray
    );
    for sentence in &wrong {
        println!("- {sentence}");
    }
    if wrong.is_empty() {
        println!("Nothing is wrong.");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

/// Carries out an audit command; the exit status is 1 when the chain does not hold.
///
/// # Errors
/// When the database fails.
pub async fn audit(app: &App, command: AuditCommand) -> Result<ExitCode> {
    let AuditCommand::Verify { checkpoints } = command;
    while audit::chain(&app.db).await? > 0 {}
    let (lines, broken) = audit::verify(&app.db).await?;
    if let Some(broken) = broken {
        println!("Line {}: {}.", broken.place, broken.what);
        return Ok(ExitCode::FAILURE);
    }
    println!("{lines} lines hold together.");
    let named = checkpoints.is_some();
    let Some(file) = checkpoints.or_else(|| app.checkpoints.clone()) else {
        return Ok(ExitCode::SUCCESS);
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !named => {
            println!("There are no checkpoints yet: the server signs the first one when it works.");
            return Ok(ExitCode::SUCCESS);
        }
        Err(error) => {
            return Err(Error::setup(format!(
                "{} cannot be read: {error}",
                file.display()
            )));
        }
    };
    match audit::contradiction(&app.db, &app.keys, &text).await? {
        None => {
            println!("{} checkpoints agree with them.", text.lines().count());
            Ok(ExitCode::SUCCESS)
        }
        Some(sentence) => {
            println!("{sentence}");
            Ok(ExitCode::FAILURE)
        }
    }
}
