//! The probes, in a private environment that is made here.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cleanup::Cleanup;
use crate::process;

/// The probes and what one of them forgets to ask for, with the versions that were tried.
const PACKAGES: [&str; 4] = [
    "schemathesis==4.32.5",
    "wapiti3==3.1.8",
    "sqlmap==1.10.10",
    "greenlet==3.2.4",
];

/// Where the probes are.
pub struct Tools {
    programs: PathBuf,
}

impl Tools {
    /// A probe, ready to be told what to do.
    pub fn command(&self, name: &str) -> Command {
        Command::new(self.programs.join(name))
    }
}

/// Makes the environment in `folder` if it is not there whole.
///
/// # Errors
/// A sentence when Python or PyPI cannot be reached.
pub fn find_or_install(folder: &Path, cleanup: &Cleanup) -> Result<Tools, String> {
    let tools = Tools {
        programs: folder.join("bin"),
    };
    let mark = folder.join("installed.txt");
    let wanted = PACKAGES.join("\n");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(tools);
    }
    println!("Installing {} into {}", PACKAGES.join(", "), folder.display());
    let mut python = Command::new("python3");
    if !process::run(python.args(["-m", "venv"]).arg(folder), cleanup)? {
        return Err("Python's private environments are missing: apt-get install python3-venv.".to_owned());
    }
    let mut pip = tools.command("pip");
    if !process::run(pip.args(["install", "--quiet"]).args(PACKAGES), cleanup)? {
        return Err("pip could not install the probes; its reason stands above.".to_owned());
    }
    std::fs::write(&mark, wanted)
        .map_err(|error| format!("{} cannot be written: {error}.", mark.display()))?;
    Ok(tools)
}
