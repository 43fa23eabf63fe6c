//! `balai import`: a workbook from the command line.

use std::{
    io::{IsTerminal as _, Write as _},
    path::Path,
    process::ExitCode,
};

use balai_kernel::{
    Actor, App, Result,
    import::{self, SheetSummary, Standing, Summary},
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

/// What each column was taken for, and which ones were not taken: a column that nobody
/// understood is lost, and must not be lost silently.
fn say_columns(sheet: &SheetSummary) {
    let lang = Lang::EN;
    let columns = &sheet.mapping.columns;
    let taken: Vec<String> = columns
        .iter()
        .filter_map(|column| {
            let field = column.field.as_ref()?;
            let field = t!(lang, &format!("column-{field}"));
            Some(format!("\"{}\" as {}", column.heading, field.to_lowercase()))
        })
        .collect();
    let left: Vec<String> = columns
        .iter()
        .filter(|column| column.field.is_none())
        .map(|column| format!("\"{}\"", column.heading))
        .collect();
    if !taken.is_empty() {
        println!("  taken: {}", taken.join(", "));
    }
    if !left.is_empty() {
        println!("  not taken: {}", left.join(", "));
    }
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
        say_columns(sheet);
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
        let told = |standing: &str| sheet.reasons.iter().filter(|reason| reason.0 == standing).count();
        for (standing, n) in &sheet.counts {
            let further = usize::try_from(*n).unwrap_or(0).saturating_sub(told(standing));
            if told(standing) > 0 && further > 0 {
                let standing = t!(lang, &format!("standing-{standing}"));
                println!("  and {further} more: {standing}. All of them stand under Imports in the app.");
            }
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
