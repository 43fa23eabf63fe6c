//! The stories in a real browser, against a demo office.

use std::process::Command;

use super::Work;
use super::demo::Demo;
use super::needs::Found;
use crate::process;
use crate::tally::Tally;

/// Builds the program, serves a demo office and tells the stories.
///
/// # Errors
/// A sentence when Chromium, the program or the demo is missing.
pub fn run(work: &Work, found: &Found) -> Result<Tally, String> {
    let chromium = found
        .chromium
        .as_deref()
        .ok_or("Chromium was not found, and the browser stories need it.")?;
    // The same selection as for the tests: with fewer crates cargo would pick
    // other features and build half of the dependencies again.
    let built = work.cargo(&["build", "--workspace", "--locked", "--bins", "--tests"])?;
    if !built {
        return Err("The program could not be built; the reason stands above.".into());
    }
    let programs = work
        .programs
        .as_deref()
        .ok_or("The folder that cargo builds into was not found.")?;
    let demo = Demo::start(&programs.join("balai"), work.options.keep, work.cleanup)?;

    let mut command = Command::new("node");
    command
        .arg("run.mjs")
        .args(["--address", &demo.greeting.address])
        .arg("--chromium")
        .arg(chromium)
        .args(&work.options.words)
        .current_dir(work.root.join("tests/browser"));
    for (role, link) in &demo.greeting.links {
        command.args(["--sign-in", &format!("{role}={link}")]);
    }
    let mut tally = None;
    let succeeded = process::run_hearing(&mut command, work.cleanup, |line| {
        match Tally::of_closing_line(line) {
            Some(closing) => tally = Some(closing),
            None => println!("{line}"),
        }
    })?;
    let mut tally: Tally = tally.ok_or("The story runner ended without a closing line.")?;
    if !succeeded && tally.failed == 0 {
        tally += Tally::one(false);
    }
    if let Some(sentence) = demo.panics() {
        println!("{sentence}");
        tally += Tally::one(false);
    }
    Ok(tally)
}
