//! `balai import`: a workbook from the command line.

use std::{
    io::{IsTerminal as _, Write as _},
    path::Path,
    process::ExitCode,
};

use balai_kernel::{Actor, App, Result, import, text::Lang};

/// Imports a file; without `--yes` it asks before it applies.
///
/// # Errors
/// When the file cannot be read or understood, or the database fails.
pub async fn run(app: &App, kind: &str, path: &Path, dry_run: bool, yes: bool) -> Result<ExitCode> {
    let bytes = crate::read(path)?;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let kind = (kind != "auto").then_some(kind);
    let actor = Actor::office_job();
    let shows_bar = std::io::stderr().is_terminal();
    let bar = |done: u64, total: u64, step: &str| {
        if shows_bar {
            eprint!("\r\x1b[K{done} of {total} {step}");
        }
    };
    // Without --yes it is first only looked at, so that the person can decide.
    let looked = import::import_file(
        app,
        &actor,
        kind,
        &name,
        &bytes,
        dry_run || !yes,
        yes,
        &bar,
    )
    .await?;
    if shows_bar {
        eprint!("\r\x1b[K");
    }
    print!("{}", looked.say(Lang::EN));
    if dry_run || yes {
        return Ok(ExitCode::SUCCESS);
    }
    if !agreed()? {
        println!("Nothing was changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let done = import::import_file(app, &actor, kind, &name, &bytes, false, true, &bar).await?;
    print!("{}", done.say(Lang::EN));
    Ok(ExitCode::SUCCESS)
}

fn agreed() -> Result<bool> {
    print!("Apply this? Rows that need someone are parked. [y/N] ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}
