//! A PostgreSQL of our own: started for the tests, gone after them.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::needs::is_root;
use crate::cleanup::{Cleanup, Guard};

/// A running server that trusts whoever reaches it on this machine. It stops,
/// and its folder goes, when this is dropped.
pub struct Postgres {
    port: u16,
    place: Place,
    _guard: Guard,
}

const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
max_connections = 200
";
// Nothing of a test outlives the run, so nothing need reach the disk.
const FORGETFUL: &str = "
fsync = off
synchronous_commit = off
full_page_writes = off
";

/// Where the disk is small.
const SMALL: &str = "
shared_buffers = 16MB
min_wal_size = 32MB
max_wal_size = 64MB
";

impl Postgres {
    /// Makes and starts a server with the programs in `programs`.
    ///
    /// # Errors
    /// A sentence with the server's own words when it does not start.
    pub fn start(programs: &Path, keep: bool, cleanup: &Cleanup) -> Result<Self, String> {
        Self::start_with(FORGETFUL, programs, keep, cleanup)
    }

    /// The same with PostgreSQL's own defaults: what is written waits for the
    /// disk, as it does in an office.
    ///
    /// # Errors
    /// As [`Postgres::start`].
    pub fn start_durable(programs: &Path, keep: bool, cleanup: &Cleanup) -> Result<Self, String> {
        Self::start_with("", programs, keep, cleanup)
    }

    fn start_with(
        settings: &'static str,
        programs: &Path,
        keep: bool,
        cleanup: &Cleanup,
    ) -> Result<Self, String> {
        Self::start_at(temporary_folder("postgres")?, settings, programs, keep, cleanup)
    }

    /// A durable one in this folder, with as little beside its rows as it can do with.
    ///
    /// # Errors
    /// As [`Postgres::start`].
    pub fn start_in(folder: &Path, programs: &Path, cleanup: &Cleanup) -> Result<Self, String> {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
        Self::start_at(folder.to_owned(), SMALL, programs, false, cleanup)
    }

    fn start_at(
        folder: PathBuf,
        settings: &'static str,
        programs: &Path,
        keep: bool,
        cleanup: &Cleanup,
    ) -> Result<Self, String> {
        let place = Place {
            folder,
            programs: programs.to_owned(),
            owner: owner(),
            settings,
        };
        let leaving = place.clone();
        let guard = cleanup.later(move || leaving.leave(keep));
        place.make()?;
        let port = place.serve()?;
        let user = place.owner.unwrap_or("ourselves");
        println!(
            "PostgreSQL: started a private server on 127.0.0.1:{port}, as {user}, in {}",
            place.folder.display()
        );
        Ok(Self {
            port,
            place,
            _guard: guard,
        })
    }

    /// The id of the server's first process, the parent of the others.
    pub fn pid(&self) -> Option<u32> {
        let file = fs::read_to_string(self.place.data().join("postmaster.pid")).ok()?;
        file.lines().next()?.trim().parse().ok()
    }

    /// The line for a shell by which the server is told to `act`, such as `restart -m fast`.
    pub fn line(&self, act: &str) -> String {
        let user = self
            .place
            .owner
            .map_or_else(String::new, |owner| format!("runuser -u {owner} -- "));
        format!(
            "cd {folder} && {user}{programs}/pg_ctl -w -t 60 -o '-p {port}' -l {log} -D {data} {act}",
            folder = self.place.folder.display(),
            programs = self.place.programs.display(),
            port = self.port,
            log = self.place.log().display(),
            data = self.place.data().display(),
        )
    }

    /// Gathers the statistics that plans are made from. A server does so by
    /// itself within minutes; one that was filled a second ago is told to.
    ///
    /// # Errors
    /// A sentence with the program's own words.
    pub fn analyse(&self) -> Result<(), String> {
        let mut command = self.place.program("vacuumdb");
        told(command.args(["--analyze", "--quiet", "--dbname", &self.url()]))
    }

    /// Where the tests find it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

#[derive(Clone)]
struct Place {
    folder: PathBuf,
    programs: PathBuf,
    /// The user it runs as, when that is not ourselves.
    owner: Option<&'static str>,
    /// Lines that the server's settings end with.
    settings: &'static str,
}

impl Place {
    fn make(&self) -> Result<(), String> {
        if let Some(owner) = self.owner {
            told(Command::new("chown").arg(owner).arg(&self.folder))?;
        }
        let data = self.data();
        let words = ["-U", "postgres", "-A", "trust", "--no-sync"];
        told(
            self.program("initdb")
                .args(words)
                .args(["--encoding=UTF8", "--locale=C.UTF-8", "-D"])
                .arg(&data),
        )?;
        let settings = format!(
            "{SETTINGS}unix_socket_directories = '{}'\n{}",
            self.folder.display(),
            self.settings
        );
        fs::OpenOptions::new()
            .append(true)
            .open(data.join("postgresql.conf"))
            .and_then(|mut file| file.write_all(settings.as_bytes()))
            .map_err(|error| format!("PostgreSQL's settings could not be written: {error}."))
    }

    /// Starts the server. Another program may take the free port before it
    /// does, so a few are tried.
    fn serve(&self) -> Result<u16, String> {
        let mut reason = String::new();
        for _ in 0..3 {
            let port = free_port()?;
            let started = told(
                self.program("pg_ctl")
                    .args(["-w", "-t", "60", "-o", &format!("-p {port}"), "-l"])
                    .arg(self.log())
                    .arg("-D")
                    .arg(self.data())
                    .arg("start"),
            );
            match started {
                Ok(()) => return Ok(port),
                Err(sentence) => reason = sentence,
            }
        }
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        Err(format!("PostgreSQL did not start. {reason}\n{log}"))
    }

    fn leave(&self, keep: bool) {
        if self.data().join("postmaster.pid").exists() {
            let stopped = told(
                self.program("pg_ctl")
                    .args(["-w", "-m", "immediate", "-D"])
                    .arg(self.data())
                    .arg("stop"),
            );
            println!(
                "PostgreSQL: {}",
                stopped.map_or_else(|why| why, |()| "stopped the private server".into())
            );
        }
        leave_folder(&self.folder, keep);
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    /// One of the server's programs, as the user who owns the folder: the
    /// server refuses to run as the superuser.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = match self.owner {
            None => Command::new(path),
            Some(owner) => {
                let mut command = Command::new("runuser");
                command.args(["-u", owner, "--"]).arg(path);
                command
            }
        };
        command.current_dir(&self.folder);
        command
    }
}

/// An unprivileged user for the server when we are the superuser.
fn owner() -> Option<&'static str> {
    if !is_root() {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let known = users.lines().any(|line| line.starts_with("postgres:"));
    Some(if known { "postgres" } else { "nobody" })
}

/// Makes an empty folder that other users cannot guess the content of.
///
/// # Errors
/// A sentence when it cannot be made.
pub fn temporary_folder(purpose: &str) -> Result<PathBuf, String> {
    // The path of a unix socket holds 107 characters at most, and another user
    // must be able to pass through: a private TMPDIR would allow neither.
    let base = if is_root() {
        PathBuf::from("/tmp")
    } else {
        std::env::temp_dir()
    };
    let name = format!("balai-{purpose}-{}", std::process::id());
    let folder = base.join(name);
    fs::create_dir_all(&base)
        .and_then(|()| fs::create_dir(&folder))
        .map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    Ok(folder)
}

/// Removes a folder made for the run, or says where it is kept.
pub fn leave_folder(folder: &Path, keep: bool) {
    if keep {
        println!("Kept: {}", folder.display());
    } else if let Err(error) = fs::remove_dir_all(folder) {
        println!("{} could not be removed: {error}.", folder.display());
    } else {
        println!("Removed: {}", folder.display());
    }
}

/// A port on the loopback that nobody listens on just now.
///
/// # Errors
/// A sentence when there is none.
pub fn free_port() -> Result<u16, String> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("There is no free port on 127.0.0.1: {error}."))
}

/// Runs a program quietly; its words come back only when it fails.
fn told(command: &mut Command) -> Result<(), String> {
    let name = format!("{command:?}");
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{name} could not be started: {error}."))?;
    if output.status.success() {
        return Ok(());
    }
    let words = [output.stdout, output.stderr].concat();
    Err(format!("{name} failed:\n{}", String::from_utf8_lossy(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_program_comes_back_with_its_own_words() {
        let failed = told(Command::new("sh").args(["-c", "echo no room >&2; exit 1"]));
        assert!(failed.unwrap_err().contains("no room"));
    }

    #[test]
    fn a_free_port_can_be_listened_on() {
        let port = free_port().unwrap();
        assert!(TcpListener::bind(("127.0.0.1", port)).is_ok());
    }
}
