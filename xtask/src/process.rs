//! Other programs, run so that none outlives us.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::cleanup::{Cleanup, Guard};

/// The cargo that runs us, so that the same toolchain does all the work.
///
/// What it says of this program in its environment is not handed on: build scripts that
/// look at it (as `ring` does) would think that everything had changed, and be run again
/// here and once more for whoever asks cargo next.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let known = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_"]
            .iter()
            .any(|start| known.starts_with(start))
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a program to its end; its output goes where ours goes.
///
/// Returns whether it succeeded; an error sentence when it could not be started.
pub fn run(command: &mut Command, cleanup: &Cleanup) -> Result<bool, String> {
    let (mut child, _guard) = start(command, cleanup)?;
    wait(&mut child)
}

/// Runs a program to its end and hands each line it prints to `hear`.
///
/// Returns whether it succeeded; an error sentence when it could not be started.
pub fn run_hearing(
    command: &mut Command,
    cleanup: &Cleanup,
    mut hear: impl FnMut(&str),
) -> Result<bool, String> {
    let (mut child, _guard) = start(command.stdout(Stdio::piped()), cleanup)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            hear(&String::from_utf8_lossy(&line));
        }
    }
    wait(&mut child)
}

/// Starts a program in a process group of its own, which is ended with all its
/// children when the guard is dropped.
pub fn start(command: &mut Command, cleanup: &Cleanup) -> Result<(Child, Guard), String> {
    let child = command
        .stdin(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| {
            let name = command.get_program().to_string_lossy().into_owned();
            format!("{name} could not be started: {error}.")
        })?;
    let group = child.id();
    let guard = cleanup.later(move || end_group(group));
    Ok((child, guard))
}

/// Whether `program` can be run from PATH.
pub fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn wait(child: &mut Child) -> Result<bool, String> {
    child
        .wait()
        .map(|status| status.success())
        .map_err(|error| format!("A program could not be waited for: {error}."))
}

// The shell's own `kill` is used, since a small Debian has no program of that
// name.
fn end_group(group: u32) {
    let patience = Instant::now() + Duration::from_secs(10);
    if !signal(group, "TERM") {
        return;
    }
    while signal(group, "0") {
        if Instant::now() > patience {
            signal(group, "KILL");
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn signal(group: u32, name: &str) -> bool {
    Command::new("sh")
        .args(["-c", &format!("kill -{name} -{group} 2>/dev/null")])
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_program_are_heard_in_order() {
        let mut heard = Vec::new();
        let succeeded = run_hearing(
            Command::new("sh").args(["-c", "echo one; echo two; exit 3"]),
            &Cleanup::default(),
            |line| heard.push(line.to_owned()),
        );
        assert_eq!(heard, ["one", "two"]);
        assert_eq!(succeeded, Ok(false));
    }

    #[test]
    fn a_missing_program_is_named() {
        let outcome = run(&mut Command::new("no-such-program"), &Cleanup::default());
        assert!(
            outcome
                .unwrap_err()
                .starts_with("no-such-program could not be started")
        );
    }

    #[test]
    fn dropping_the_guard_ends_the_program_and_its_children() {
        let cleanup = Cleanup::default();
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 300 & sleep 300"]);
        let (mut child, guard) = start(&mut command, &cleanup).unwrap();
        // Reaped in the background, as a finished program is by its waiter:
        // an unreaped one would still count as a member of the group.
        let waiter = std::thread::spawn(move || child.wait().unwrap());
        drop(guard);
        assert!(!waiter.join().unwrap().success());
    }
}
