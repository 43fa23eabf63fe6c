//! `cargo xtask advisories`: every library in `Cargo.lock` against RustSec's advisories, with the
//! day by which each has to be dealt with.

mod advisory;
mod day;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cleanup::Cleanup;
use crate::process;
use crate::test::postgres::{leave_folder, temporary_folder};

use advisory::{Advisory, Kind};
use day::Day;

/// Where RustSec keeps them.
const DATABASE: &str = "https://github.com/RustSec/advisory-db.git";
/// Advisories that were looked at and do no harm here, each with its reason.
const KNOWN: &str = "docs/security/advisories.txt";
/// A database without an advisory for so many days is an old copy: there are several a week.
const OLD_DAYS: i64 = 60;

/// The words after `cargo xtask advisories`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// A copy of the database; it is fetched otherwise.
    database: Option<PathBuf>,
}

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// A sentence that names what cannot be understood.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        match words {
            [] => Ok(Self::default()),
            ["--database", folder] => Ok(Self {
                database: Some(PathBuf::from(folder)),
            }),
            ["--database"] => Err("--database takes the folder of a copy of the advisories.".to_owned()),
            [other, ..] => Err(format!("`cargo xtask advisories` knows no option {other}.")),
        }
    }
}

/// A library as `Cargo.lock` names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Library {
    name: String,
    version: semver::Version,
}

/// One advisory about one library that is locked here.
#[derive(Debug)]
struct Hit {
    library: Library,
    advisory: Advisory,
}

/// Prints what the database says of our libraries. Returns whether nothing is open: each advisory
/// is mended or stands in the list with its reason.
///
/// # Errors
/// A sentence when the database cannot be had, or something cannot be read.
pub fn run(root: &Path, options: &Options, cleanup: &Cleanup) -> Result<bool, String> {
    let fetched = temporary_folder("advisories")?;
    let leaving = fetched.clone();
    let _folder = cleanup.later(move || leave_folder(&leaving, false));
    let database = match &options.database {
        Some(folder) => folder.clone(),
        None => fetch(&fetched.join("database"), cleanup)?,
    };
    let libraries = libraries(&read(&root.join("Cargo.lock"))?)?;
    let known = known(&read(&root.join(KNOWN))?)?;
    let advisories = advisories(&database)?;
    let today = Day::today()?;
    let latest = advisories.iter().map(|one| one.date).max();
    let latest = latest.ok_or_else(|| format!("{} holds no advisory.", database.display()))?;
    println!(
        "{} libraries against {} advisories, the latest of {latest}.",
        libraries.len(),
        advisories.len()
    );
    if latest.until(today) > OLD_DAYS {
        println!("That is an old copy: what came out since is not in it.");
    }
    let hits = hits(&libraries, advisories);
    Ok(report(&hits, &known, today))
}

fn fetch(folder: &Path, cleanup: &Cleanup) -> Result<PathBuf, String> {
    let mut command = Command::new("git");
    command
        .args(["clone", "--quiet", "--depth", "1", DATABASE])
        .arg(folder);
    if process::run(&mut command, cleanup)? {
        Ok(folder.to_owned())
    } else {
        Err(
            "The advisories could not be fetched; git's message stands above. Nothing was checked. \
             Give a copy with --database FOLDER."
                .to_owned(),
        )
    }
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))
}

/// The libraries of a lock file that come from a registry; our own have no advisories.
fn libraries(lock: &str) -> Result<Vec<Library>, String> {
    let lock: toml::Table = lock
        .parse()
        .map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    let all = lock.get("package").and_then(|all| all.as_array());
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    let mut libraries = Vec::new();
    for package in all.into_iter().flatten() {
        if text(package, "source").is_none() {
            continue;
        }
        let (name, version) = (text(package, "name"), text(package, "version"));
        let version = version.and_then(|version| semver::Version::parse(&version).ok());
        let (Some(name), Some(version)) = (name, version) else {
            return Err("Cargo.lock holds a package without a name or version.".to_owned());
        };
        libraries.push(Library { name, version });
    }
    Ok(libraries)
}

/// Every advisory of a copy of the database that was not withdrawn.
fn advisories(database: &Path) -> Result<Vec<Advisory>, String> {
    let crates = database.join("crates");
    let cannot = |error: std::io::Error| format!("{} cannot be read: {error}.", crates.display());
    let mut all = Vec::new();
    for folder in fs::read_dir(&crates).map_err(cannot)? {
        for file in fs::read_dir(folder.map_err(cannot)?.path()).map_err(cannot)? {
            let path = file.map_err(cannot)?.path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let advisory = Advisory::parse(&read(&path)?);
                all.extend(advisory.map_err(|why| format!("{}: {why}", path.display()))?);
            }
        }
    }
    Ok(all)
}

fn hits(libraries: &[Library], advisories: Vec<Advisory>) -> Vec<Hit> {
    let mut by_name: BTreeMap<&str, Vec<&Library>> = BTreeMap::new();
    for library in libraries {
        by_name.entry(&library.name).or_default().push(library);
    }
    let mut hits = Vec::new();
    for advisory in advisories {
        for library in by_name.get(advisory.library.as_str()).into_iter().flatten() {
            if advisory.is_about(&library.version) {
                hits.push(Hit {
                    library: Library::clone(library),
                    advisory: advisory.clone(),
                });
            }
        }
    }
    hits
}

/// Reads `RUSTSEC-2025-0001 | library | reason`, one a line; `#` begins a comment.
fn known(text: &str) -> Result<BTreeMap<(String, String), String>, String> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, '|').map(str::trim).collect();
            match parts.as_slice() {
                [id, library, reason] if id.starts_with("RUSTSEC-") && reason.len() > 20 => {
                    Ok((((*id).to_owned(), (*library).to_owned()), (*reason).to_owned()))
                }
                _ => Err(format!(
                    "A line of {KNOWN} is not `RUSTSEC-... | library | reason`: {line}"
                )),
            }
        })
        .collect()
}

/// Prints what is open, with the day by which it is to be mended, and what was set aside with its
/// reason. Returns whether nothing is open and no reason stands for nothing.
fn report(hits: &[Hit], known: &BTreeMap<(String, String), String>, today: Day) -> bool {
    let key = |hit: &Hit| (hit.advisory.id.clone(), hit.library.name.clone());
    let mut open = 0;
    for hit in hits {
        let Hit { library, advisory } = hit;
        let what = format!(
            "{} {} {}: {} ({}, {})",
            advisory.id, library.name, library.version, advisory.title, advisory.kind, advisory.date
        );
        match known.get(&key(hit)) {
            Some(reason) => println!("set aside: {what}\n    {reason}"),
            None => {
                open += 1;
                println!("OPEN: {what}\n    {}", until(advisory, today));
            }
        }
    }
    let unused: Vec<_> = known
        .keys()
        .filter(|known| !hits.iter().any(|hit| key(hit) == **known))
        .collect();
    // A reason for what no longer happens would one day excuse something else.
    for (id, library) in &unused {
        println!("unused: {id} | {library}");
    }
    println!("{open} open, {} set aside with a reason", hits.len() - open);
    open == 0 && unused.is_empty()
}

/// The terms of SECURITY.md, counted from the advisory's own day.
fn until(advisory: &Advisory, today: Day) -> String {
    let gone = advisory.date.until(today);
    let days = match advisory.kind {
        Kind::Hole => "7 days if somebody can reach it in an office, else 30",
        Kind::Unsound => "30 days",
        Kind::Unmaintained | Kind::Notice => "the next bringing up to date",
    };
    format!("to be mended, or given a reason in {KNOWN}, within {days}; it is out for {gone} days")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n\
        [[package]]\nname = \"zip\"\nversion = \"2.2.9\"\nsource = \"registry+x\"\n\
        [[package]]\nname = \"zip\"\nversion = \"9.0.0\"\nsource = \"registry+x\"\n";
    const ADVISORY: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2025-0168\"\npackage = \"zip\"\ndate = \"2025-03-16\"\n\
        [versions]\npatched = [\">= 2.3.0\"]\nunaffected = [\"< 1.3.0\"]\n```\n\n# Files are written elsewhere\n";

    fn found() -> Vec<Hit> {
        let advisory = Advisory::parse(ADVISORY).unwrap().unwrap();
        hits(&libraries(LOCK).unwrap(), vec![advisory])
    }

    #[test]
    fn of_two_versions_the_old_one_is_named() {
        let found = found();
        let versions: Vec<String> = found.iter().map(|hit| hit.library.version.to_string()).collect();
        assert_eq!(versions, ["2.2.9"]);
    }

    #[test]
    fn what_has_no_reason_is_open_and_a_reason_for_nothing_is_named() {
        let today = Day::parse("2025-03-20").unwrap();
        assert!(!report(&found(), &BTreeMap::new(), today));
        let line = "RUSTSEC-2025-0168 | zip | Nothing here unpacks an archive to files.";
        assert!(report(&found(), &known(line).unwrap(), today));
        assert!(!report(&[], &known(line).unwrap(), today));
        assert!(known("RUSTSEC-2025-0168 | zip | why").is_err());
    }

    #[test]
    fn an_unknown_option_is_named() {
        assert!(Options::read(&["--offline"]).unwrap_err().contains("--offline"));
        let folder = Options::read(&["--database", "copy"]).unwrap().database;
        assert_eq!(folder, Some(PathBuf::from("copy")));
    }
}
