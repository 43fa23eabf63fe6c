//! `balai import`: a workbook from the command line.

use std::{
    io::{IsTerminal as _, Write as _},
    path::Path,
    process::ExitCode,
};

use balai_kernel::{
    Actor, App, Result,
    import::{self, Standing, Summary},
    t,
    text::Lang,
};

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
    let bar = |done: usize, total: usize, step: &'static str| {
        if shows_bar {
            eprint!("\r\x1b[K{done} of {total}: {}", t!(Lang::EN, step));
        }
    };
    // Without --yes it is first only looked at, so that the person can decide.
    let only_look = dry_run || !yes;
    let looked = import::import_file(app, &actor, kind, &name, bytes.clone(), only_look, yes, &bar).await?;
    if shows_bar {
        eprint!("\r\x1b[K");
    }
    say(&looked);
    if dry_run || yes {
        return Ok(ExitCode::SUCCESS);
    }
    if !agreed()? {
        println!("Nothing was changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let done = import::import_file(app, &actor, kind, &name, bytes, false, true, &bar).await?;
    say(&done);
    Ok(ExitCode::SUCCESS)
}

fn agreed() -> Result<bool> {
    print!("Apply this? Rows that need someone are parked. [y/N] ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}

/// Prints what an import came to: sheet by sheet, with the reasons.
fn say(summary: &Summary) {
    let lang = Lang::EN;
    for sheet in &summary.sheets {
        let kind = sheet.kind.as_ref().map_or_else(
            || "not understood".to_owned(),
            |kind| t!(lang, &format!("import-kind-{kind}")),
        );
        let counts: Vec<String> = sheet
            .counts
            .iter()
            .map(|(standing, n)| format!("{n} {}", t!(lang, &format!("standing-{standing}"))))
            .collect();
        println!("{} ({kind}): {}", sheet.name, counts.join(", "));
        for note in &sheet.notes {
            println!("  note: {}", note.say(lang));
        }
        for (standing, row, cell, reason) in &sheet.reasons {
            let place = cell.clone().unwrap_or_else(|| format!("row {row}"));
            println!(
                "  {place}: {}: {}",
                t!(lang, &format!("standing-{standing}")),
                reason.say(lang)
            );
        }
    }
    if summary.is_applied {
        println!(
            "{} records made, {} changed.",
            summary.applied.made, summary.applied.changed
        );
    } else {
        println!(
            "Nothing was changed. {} rows would make a record, {} would change one.",
            summary.count(Standing::New),
            summary.count(Standing::Changes)
        );
    }
}
