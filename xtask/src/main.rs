//! The project's own chores: `cargo xtask test`, `bench`, `tidy`, `locales`, `policy`.

mod advisories;
mod bench;
mod cleanup;
mod faults;
mod load;
mod process;
mod security;
mod tally;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cleanup::Cleanup;

const HELP: &str = "\
cargo xtask test [--only fmt|clippy|tidy|unit|browser] [--keep] [-- WORDS]
    Finds or installs what the tests need, runs everything, and ends with the
    line `N passed, N failed, N skipped`. --keep leaves the folders of the
    database and the demo office. WORDS go to cargo test in place of
    --workspace (with --only unit) or to the story runner (--only browser).
cargo xtask bench [--only sqlite|postgres|hidden|audience] [--scale 1|100] [--seconds N] [--gzip] [--keep] [--build DIR]
    Builds for release, fills offices of the demo's size and of a hundred times
    that on SQLite and PostgreSQL, measures their pages, start, memory, import
    and report beside the budgets, and writes target/bench.json. --seconds is
    the length of one run of the load generator (2). --gzip asks for compressed
    pages. --only hidden compares the times of hidden and absent things, --only
    audience asks what the audience filter costs, both in stories as built for
    tests. --keep leaves the data folders. --build also times a build from
    nothing into the empty folder DIR.
cargo xtask faults [--kills N]
    Kills a served office N times (200) on both databases, cuts its connections,
    fills its disk and sets its clock back, and writes what came of it, dated,
    into docs/security/faults.md.
cargo xtask load [--people N] [--seconds N] [--program FILE]
    Signs N people (1000) in to a demo office on this machine, lets each click
    twenty times within so many seconds (120), and prints how long they waited.
cargo xtask security [--only schemathesis|wapiti|sqlmap] [--seconds N] [--program FILE] [--keep]
    Serves a demo office on this machine and lets three programs from PyPI look
    for holes in it, each for at most N seconds (180) a walk. What they find is
    printed; docs/security/suppressions.txt says what is no hole, and why.
cargo xtask advisories [--database FOLDER]
    Asks RustSec's advisories about every library in Cargo.lock: fetched with
    git, or a copy in FOLDER. docs/security/advisories.txt says which do no
    harm here, and why.
cargo xtask tidy
    Checks the structure of the repository.
cargo xtask locales
    Lists texts that a language lacks and texts that nothing uses.
cargo xtask policy [--write]
    Compares docs/policy.txt with the rules in the code, or writes it anew.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = root();
    let outcome = match words.as_slice() {
        ["test", rest @ ..] => test::Options::read(rest).and_then(|options| {
            let cleanup = Cleanup::watching_signals()?;
            Ok(test::run(&root, &options, &cleanup))
        }),
        ["bench", rest @ ..] => bench::Options::read(rest).and_then(|options| {
            let cleanup = Cleanup::watching_signals()?;
            bench::run(&root, &options, &cleanup)
        }),
        ["faults", rest @ ..] => faults::Options::read(rest).and_then(|options| {
            let cleanup = Cleanup::watching_signals()?;
            faults::run(&root, &options, &cleanup)
        }),
        ["load", rest @ ..] => load::Options::read(rest).and_then(|options| {
            let cleanup = Cleanup::watching_signals()?;
            load::run(&root, &options, &cleanup)
        }),
        ["security", rest @ ..] => security::Options::read(rest).and_then(|options| {
            let cleanup = Cleanup::watching_signals()?;
            security::run(&root, &options, &cleanup)
        }),
        ["advisories", rest @ ..] => advisories::Options::read(rest).and_then(|options| {
            let cleanup = Cleanup::watching_signals()?;
            advisories::run(&root, &options, &cleanup)
        }),
        ["tidy"] => Ok(tidy::run(&root)),
        ["locales"] => Ok(tidy::run_locales(&root)),
        ["policy"] => policy(&root, false),
        ["policy", "--write"] => policy(&root, true),
        ["help" | "--help" | "-h"] | [] => {
            println!("{HELP}");
            Ok(true)
        }
        _ => Err(format!("There is no such chore: {}\n\n{HELP}", words.join(" "))),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's folder. Cargo names this crate's folder when it runs it.
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

/// Compares the printed table of rules with `docs/policy.txt`, or replaces it.
fn policy(root: &Path, write: bool) -> Result<bool, String> {
    let printed = process::cargo()
        .args(["run", "--quiet", "--package", "balai", "--", "policy"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("Cargo could not be started: {error}."))?;
    if !printed.status.success() {
        return Err(format!(
            "The table of rules could not be printed:\n{}",
            String::from_utf8_lossy(&printed.stderr)
        ));
    }
    let file = root.join("docs/policy.txt");
    if write {
        std::fs::write(&file, &printed.stdout)
            .map_err(|error| format!("docs/policy.txt could not be written: {error}."))?;
        println!("docs/policy.txt is written.");
        return Ok(true);
    }
    let same = std::fs::read(&file).is_ok_and(|kept| kept == printed.stdout);
    if same {
        println!("docs/policy.txt says what the rules do.");
    } else {
        println!(
            "docs/policy.txt differs from the rules. Read the change, then run: cargo xtask policy --write"
        );
    }
    Ok(same)
}
