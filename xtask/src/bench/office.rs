//! An office to measure: made by the program itself, as anybody would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::http::{Connection, get, post};
use super::invented;
use super::proc;
use crate::cleanup::{Cleanup, Guard};
use crate::process;
use crate::test::postgres::free_port;

/// The demo has an account with this address; the invented office gets one.
const OFFICER: &str = "programme-officer@office.example";
const PATIENCE: Duration = Duration::from_secs(60);

/// A data folder, its database, and the program that works on them.
pub struct Office {
    program: PathBuf,
    data: PathBuf,
    /// A PostgreSQL address; without it SQLite in the data folder.
    database: Option<String>,
}

/// A served office. It stops when this is dropped.
pub struct Server {
    pub port: u16,
    pub pid: u32,
    /// From the start of the program until it answered that it is ready.
    pub started_in: Duration,
    _guard: Guard,
}

impl Office {
    /// An office that is not made yet.
    pub fn at(program: &Path, data: PathBuf, database: Option<String>) -> Self {
        Self {
            program: program.to_owned(),
            data,
            database,
        }
    }

    /// Makes the demo office. Returns how long that took.
    ///
    /// # Errors
    /// A sentence with the program's own words.
    pub fn make_demo(&self) -> Result<Duration, String> {
        self.run(&["demo", "--load-only"]).map(|(_, took)| took)
    }

    /// Makes an office a hundred times the demo from invented workbooks, which
    /// are written to `folder`. Returns how long the importer worked.
    ///
    /// # Errors
    /// A sentence with the program's own words.
    pub fn make_large(&self, folder: &Path, parties: &[String]) -> Result<Duration, String> {
        self.run(&["init"])?;
        self.run(&["user", "invite", "Nicha Phanit", OFFICER, "programme-officer"])?;
        let workbooks = invented::Office::invent(parties);
        let kinds = [
            ("activities", workbooks.activities),
            ("participants", workbooks.participants),
        ];
        let mut took = Duration::ZERO;
        for (kind, years) in kinds {
            for (year, text) in years {
                let file = folder.join(format!("{kind}-{year}.csv"));
                write(&file, &text)?;
                let (printed, time) = self.run(&["import", kind, &file.to_string_lossy(), "--yes"])?;
                let outcome = printed.lines().last().unwrap_or_default();
                println!("    {kind} {year}: {:.1} s, {outcome}", time.as_secs_f64());
                let rows = text.lines().count() - 1;
                // A few may be doubtful, as in any workbook; a half-empty office
                // would make every figure look too good.
                if made_in(outcome).is_none_or(|made| made * 100 < rows * 95) {
                    return Err(format!(
                        "Of {rows} rows of {kind} {year} too few came in:\n{printed}"
                    ));
                }
                took += time;
            }
        }
        Ok(took)
    }

    /// Runs `balai` with `words` to its end. Returns what it printed and how
    /// long it took.
    ///
    /// # Errors
    /// A sentence with the program's own words when it fails.
    pub fn run(&self, words: &[&str]) -> Result<(String, Duration), String> {
        let begun = Instant::now();
        let output = self
            .balai(words)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("{} could not be started: {error}.", self.program.display()))?;
        let took = begun.elapsed();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok((printed, took));
        }
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "`balai {}` failed: {}",
            words.join(" "),
            complaint.trim()
        ))
    }

    /// Serves the office and waits until it answers that it is ready.
    ///
    /// # Errors
    /// A sentence when it does not within a minute.
    pub fn serve(&self, cleanup: &Cleanup) -> Result<Server, String> {
        let port = free_port()?;
        let log = self.data.join("serve.log");
        let errors = fs::File::create(&log).map_err(|error| cannot(&log, &error))?;
        let mut command = self.balai(&["serve", "--port", &port.to_string()]);
        command.stdout(Stdio::null()).stderr(errors);
        let begun = Instant::now();
        let (mut child, guard) = process::start(&mut command, cleanup)?;
        let pid = child.id();
        // Somebody must wait for it, or it stays a zombie when it ends.
        std::thread::spawn(move || child.wait());
        while begun.elapsed() < PATIENCE {
            if is_ready(port) {
                return Ok(Server {
                    port,
                    pid,
                    started_in: begun.elapsed(),
                    _guard: guard,
                });
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let words = fs::read_to_string(&log).unwrap_or_default();
        Err(format!("`balai serve` did not answer within a minute.\n{words}"))
    }

    /// Signs the programme officer in through a one-time link. Returns the lines
    /// to send with every request: the session, and the token of its forms.
    ///
    /// # Errors
    /// A sentence when the link is not printed or does not sign in.
    pub fn sign_in(&self, port: u16) -> Result<String, String> {
        let (printed, _) = self.run(&["user", "link", OFFICER])?;
        let token = token_in(&printed).ok_or("`balai user link` printed no link.")?;
        let session = session_of(port, token)?;
        let token = form_token(port, &session)?;
        Ok(format!("Cookie: {session}\r\nX-Form-Token: {token}"))
    }

    fn balai(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        // What the office is must not depend on who measures it.
        for name in ["BALAI_DATA", "BALAI_DATABASE", "BALAI_PORT", "BALAI_LOG"] {
            command.env_remove(name);
        }
        command.arg("--data").arg(&self.data);
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command.args(words);
        command
    }
}

impl Server {
    /// Waits, two minutes at most, until the jobs that an import leaves behind
    /// are done: until the server idles for a second.
    pub fn settle(&self) {
        let begun = Instant::now();
        let mut before = proc::cpu_ms(self.pid);
        while begun.elapsed() < 2 * PATIENCE {
            std::thread::sleep(Duration::from_secs(1));
            let now = proc::cpu_ms(self.pid);
            if now.saturating_sub(before) <= 20 {
                return;
            }
            before = now;
        }
    }
}

/// Signs in by a one-time link of this machine, `http://127.0.0.1:PORT/link/TOKEN`. Returns
/// `name=value` of the session's cookie.
///
/// # Errors
/// A sentence when the link does not sign in.
pub fn session_by_link(link: &str) -> Result<String, String> {
    let rest = link
        .strip_prefix("http://127.0.0.1:")
        .and_then(|rest| rest.split_once("/link/"));
    let parts = rest.and_then(|(port, token)| Some((port.parse().ok()?, token)));
    let (port, token) = parts.ok_or("The sign-in link leads to another machine.")?;
    session_of(port, token)
}

fn session_of(port: u16, token: &str) -> Result<String, String> {
    let ask = || Connection::open(port)?.ask(&post(port, &format!("/link/{token}"), "", b""));
    let answer = ask().map_err(|error| format!("The server did not answer the sign-in: {error}."))?;
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    let session = cookies.filter_map(|(_, value)| session_in(value)).next();
    session.map(str::to_owned).ok_or_else(|| {
        format!(
            "The one-time link did not sign in; the answer was {}.",
            answer.status
        )
    })
}

/// The token that the forms of a session carry, read from one.
///
/// # Errors
/// A sentence when no form shows one.
pub fn form_token(port: u16, session: &str) -> Result<String, String> {
    let request = get(port, "/app/me/sessions", &[format!("Cookie: {session}")]);
    let answer = Connection::open(port)
        .and_then(|mut connection| connection.ask(&request))
        .map_err(|error| format!("The server did not show a form: {error}."))?;
    let page = String::from_utf8_lossy(&answer.body).into_owned();
    let after = page.split_once("name=\"form-token\" value=\"");
    let token = after.and_then(|(_, rest)| rest.split_once('"'));
    token
        .map(|(token, _)| token.to_owned())
        .ok_or("No form shows its token.".to_owned())
}

/// Writes a file.
///
/// # Errors
/// A sentence that names it.
pub fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| cannot(file, &error))
}

fn cannot(file: &Path, error: &std::io::Error) -> String {
    format!("{} could not be written: {error}.", file.display())
}

fn is_ready(port: u16) -> bool {
    let ask = || Connection::open(port)?.ask(&get(port, "/readyz", &[]));
    ask().is_ok_and(|answer| answer.status == 200)
}

/// The count at the start of an import's last line, `560 records made, 0 changed.`
fn made_in(outcome: &str) -> Option<usize> {
    outcome.split_once(" records made")?.0.parse().ok()
}

/// The token at the end of a printed sign-in link.
fn token_in(printed: &str) -> Option<&str> {
    let after = printed.rsplit_once("/link/")?.1;
    after.split_whitespace().next()
}

/// `name=value` of the session from a `Set-Cookie` value.
fn session_in(cookie: &str) -> Option<&str> {
    let pair = cookie.split(';').next()?.trim();
    pair.starts_with("balai-session=").then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_the_last_piece_of_the_link() {
        let printed = "http://127.0.0.1:8080/link/abc-_9\n";
        assert_eq!(token_in(printed), Some("abc-_9"));
        assert_eq!(token_in("no link"), None);
    }

    #[test]
    fn the_count_of_an_import_is_read() {
        assert_eq!(made_in("560 records made, 0 changed."), Some(560));
        assert_eq!(made_in("Nothing was changed."), None);
    }

    #[test]
    fn only_the_session_is_taken_from_the_cookies() {
        let cookie = "balai-session=xyz; HttpOnly; SameSite=Lax; Path=/";
        assert_eq!(session_in(cookie), Some("balai-session=xyz"));
        assert_eq!(session_in("balai-told=welcome"), None);
    }

    #[test]
    fn a_failing_program_comes_back_with_what_it_was_asked() {
        let office = Office::at(Path::new("false"), PathBuf::from("/nowhere"), None);
        let sentence = office.run(&["init"]).unwrap_err();
        assert!(sentence.starts_with("`balai init` failed"), "{sentence}");
    }
}
