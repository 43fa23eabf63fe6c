//! Finds, or installs with Debian's own tools, what the tests need.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Options, Part};
use crate::cleanup::Cleanup;
use crate::process;
use crate::tally::Tally;

/// Where the needed programs are; empty where the run does not want them.
#[derive(Debug, Default)]
pub struct Found {
    /// The folder of `initdb`, `pg_ctl` and `postgres`.
    pub postgres: Option<PathBuf>,
    pub chromium: Option<PathBuf>,
}

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const OLDEST_NODE: u32 = 18;

/// Looks for everything that `options` wants, installs what is missing when we
/// may, and says plainly what was done.
///
/// # Errors
/// A sentence with the command to run when something stays missing.
pub fn find_or_install(
    root: &Path,
    options: &Options,
    cleanup: &Cleanup,
) -> Result<(Found, Tally, Vec<String>), String> {
    let components = missing_components(options);
    if !components.is_empty() {
        add_components(&components, cleanup)?;
    }
    let missing = missing_packages(options);
    if !missing.is_empty() {
        install(&missing, cleanup)?;
        let still = missing_packages(options);
        if !still.is_empty() {
            return Err(format!(
                "These were installed and still cannot be found: {}.",
                still.join(", ")
            ));
        }
    }
    let mut found = Found::default();
    if options.wants(Part::Unit) {
        found.postgres = postgres_folder();
        println!("PostgreSQL: {}", shown(found.postgres.as_deref()));
    }
    if options.wants(Part::Browser) {
        found.chromium = chromium();
        println!("Chromium: {}", shown(found.chromium.as_deref()));
        check_node()?;
        install_browser_packages(&root.join("tests/browser"), cleanup)?;
    }
    Ok((found, Tally::one(true), Vec::new()))
}

/// Whether we are the machine's superuser.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn shown(path: Option<&Path>) -> String {
    path.map_or_else(|| "not found".into(), |path| path.display().to_string())
}

/// The Debian packages that are missing.
fn missing_packages(options: &Options) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if options.wants(Part::Unit) && postgres_folder().is_none() {
        missing.push("postgresql");
    }
    if options.wants(Part::Browser) {
        if chromium().is_none() {
            missing.push("chromium");
        }
        if !process::on_path("node") {
            missing.push("nodejs");
        }
        if !process::on_path("npm") {
            missing.push("npm");
        }
    }
    missing
}

fn missing_components(options: &Options) -> Vec<&'static str> {
    let lacks = |tool: &str| {
        !process::cargo()
            .args([tool, "--version"])
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let mut missing = Vec::new();
    if options.wants(Part::Fmt) && lacks("fmt") {
        missing.push("rustfmt");
    }
    if options.wants(Part::Clippy) && lacks("clippy") {
        missing.push("clippy");
    }
    missing
}

fn add_components(components: &[&str], cleanup: &Cleanup) -> Result<(), String> {
    let list = components.join(" ");
    println!("Rust lacks {list}; running: rustup component add {list}");
    let mut command = Command::new("rustup");
    let done = process::run(command.args(["component", "add"]).args(components), cleanup)?;
    if done {
        Ok(())
    } else {
        Err(format!("Run: rustup component add {list}"))
    }
}

fn install(packages: &[&str], cleanup: &Cleanup) -> Result<(), String> {
    let list = packages.join(" ");
    let by_hand = format!("sudo apt-get update && sudo apt-get install -y {list}");
    if !is_root() || !process::on_path("apt-get") {
        return Err(format!(
            "Missing on this machine: {list}. Install them, then run this again:\n    {by_hand}"
        ));
    }
    println!("Missing on this machine: {list}. Installing with apt-get.");
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-y"])
            .args(words);
        process::run(&mut command, cleanup)
    };
    // An old list of packages may do, so a failed update is not the end yet.
    if !apt(&["update"])? {
        println!("apt-get update failed; trying with the lists that are there.");
    }
    let mut words = vec!["install", "--no-install-recommends"];
    words.extend(packages);
    if apt(&words)? {
        println!("Installed: {list}.");
        Ok(())
    } else {
        Err(format!(
            "apt-get could not install {list}. Run it by hand to see why:\n    {by_hand}"
        ))
    }
}

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    BROWSERS
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// The newest PostgreSQL server's folder of programs. Debian keeps them out of
/// PATH, a version beside the other.
pub fn postgres_folder() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"));
    let others = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect::<Vec<_>>())
        .unwrap_or_default();
    newest(debian.filter(|folder| has_server(folder)).collect())
        .or_else(|| others.into_iter().find(|folder| has_server(folder)))
}

fn has_server(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"]
        .iter()
        .all(|program| folder.join(program).is_file())
}

/// Of folders such as `/usr/lib/postgresql/15/bin`, the one with the highest
/// version.
fn newest(folders: Vec<PathBuf>) -> Option<PathBuf> {
    folders.into_iter().max_by_key(|folder| {
        folder
            .parent()
            .and_then(|parent| parent.file_name()?.to_str()?.parse::<u32>().ok())
    })
}

fn check_node() -> Result<(), String> {
    let output = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|error| format!("Node could not be started: {error}."))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    println!("Node: {version}");
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!(
            "The browser stories need Node {OLDEST_NODE} or newer, and this is {version}."
        )),
    }
}

/// 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the packages of the lock file, unless that was done before.
fn install_browser_packages(folder: &Path, cleanup: &Cleanup) -> Result<(), String> {
    let lock = fs::read(folder.join("package-lock.json"))
        .map_err(|error| format!("tests/browser/package-lock.json cannot be read: {error}."))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        println!("Node packages: as in the lock file.");
        return Ok(());
    }
    println!("Node packages: running npm ci in tests/browser.");
    let mut command = Command::new("npm");
    command
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(folder);
    if !process::run(&mut command, cleanup)? {
        return Err("npm ci failed in tests/browser; its message stands above.".into());
    }
    fs::write(&stamp, &lock).map_err(|error| format!("{} : {error}.", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_server_is_taken_by_number_and_not_by_spelling() {
        let folders =
            ["9", "15", "13"].map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
        let fifteen = PathBuf::from("/usr/lib/postgresql/15/bin");
        assert_eq!(newest(folders.to_vec()), Some(fifteen));
        assert_eq!(newest(Vec::new()), None);
    }

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v18.20.4"), Some(18));
        assert_eq!(major("20"), None);
    }
}
