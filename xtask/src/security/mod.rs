//! `cargo xtask security`: three programs that look for holes, let loose on a demo office on
//! this machine and on nothing else, for a bounded time.

mod finding;
mod options;
mod probes;
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::bench::office;
use crate::cleanup::Cleanup;
use crate::process;
use crate::test::demo::Demo;
use crate::test::postgres::{leave_folder, temporary_folder};

use finding::{Finding, Suppressions};
pub use options::Options;

/// Findings that were looked at and are none, each with its reason.
const SUPPRESSIONS: &str = "docs/security/suppressions.txt";

/// Lets the probes loose and prints what they find. Returns whether nothing is open.
///
/// # Errors
/// A sentence when the demo cannot be served, or the suppressions cannot be read.
pub fn run(root: &Path, options: &Options, cleanup: &Cleanup) -> Result<bool, String> {
    let target = crate::bench::target_folder()?;
    let known = Suppressions::read(&root.join(SUPPRESSIONS))?;
    let tools = match tools::find_or_install(&target.join("security"), cleanup) {
        Ok(tools) => tools,
        Err(sentence) => {
            println!("skipped: the probes could not be had from PyPI, so nothing was tried. {sentence}");
            return Ok(true);
        }
    };
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build(root, &target, cleanup)?,
    };
    let demo = Demo::start(&program, options.is_kept, cleanup)?;
    let folder = temporary_folder("security")?;
    let (leaving, keep) = (folder.clone(), options.is_kept);
    let _folder = cleanup.later(move || leave_folder(&leaving, keep));
    let work = probes::Work {
        tools: &tools,
        folder: &folder,
        address: demo.greeting.address.trim_end_matches('/'),
        session: sign_in(&demo)?,
        seconds: options.seconds,
        cleanup,
    };
    let mut findings = Vec::new();
    let mut troubles = Vec::new();
    for (name, probe) in probes::ALL {
        if !options.wants(name) {
            continue;
        }
        println!("\n== {name}");
        match probe(&work) {
            Ok(found) => findings.extend(found),
            Err(sentence) => {
                println!("{sentence}");
                troubles.push(sentence);
            }
        }
    }
    if let Some(sentence) = demo.panics() {
        findings.push(Finding::new("server", sentence));
    }
    Ok(report(findings, &known, options) && troubles.is_empty())
}

/// Prints what is open and what was set aside, with its reason. Returns whether nothing is open.
fn report(findings: Vec<Finding>, known: &Suppressions, options: &Options) -> bool {
    let (aside, open): (Vec<_>, Vec<_>) = findings
        .into_iter()
        .partition(|finding| known.reason(finding).is_some());
    println!("\n== findings");
    // One reason may answer a hundred findings: the first of them stands for all.
    let mut told: BTreeMap<&str, (usize, &Finding)> = BTreeMap::new();
    for finding in &aside {
        let reason = known.reason(finding).unwrap_or_default();
        told.entry(reason).or_insert((0, finding)).0 += 1;
    }
    for (reason, (count, finding)) in told {
        println!("set aside, {count} times: {finding}\n    {reason}");
    }
    for finding in &open {
        println!("OPEN: {finding}");
    }
    // A reason for what no longer happens would one day excuse something else.
    for line in known.unused(&aside, options) {
        println!("unused: {line}");
    }
    println!("{} open, {} set aside with a reason", open.len(), aside.len());
    open.is_empty()
}

fn build(root: &Path, target: &Path, cleanup: &Cleanup) -> Result<std::path::PathBuf, String> {
    let mut command = process::cargo();
    command
        .args(["build", "--locked", "--package", "balai"])
        .current_dir(root);
    if process::run(&mut command, cleanup)? {
        Ok(target.join("debug/balai"))
    } else {
        Err("The program could not be built; the reason stands above.".to_owned())
    }
}

/// Signs the programme officer in, who sees and may do most. Returns `name=value` of the cookie.
fn sign_in(demo: &Demo) -> Result<String, String> {
    let link = demo
        .greeting
        .links
        .iter()
        .find(|(role, _)| role == "programme-officer");
    let (_, link) = link.ok_or("The demo prints no link for the programme officer.")?;
    office::session_by_link(link)
}

/// Reads a file that a probe wrote; a probe that found nothing may have written none.
fn written(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}
