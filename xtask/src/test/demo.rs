//! A demo office, served for the browser stories.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::postgres::{free_port, leave_folder, temporary_folder};
use crate::cleanup::{Cleanup, Guard};
use crate::process;

/// The people the demo prints a sign-in link for.
const PEOPLE: usize = 8;
// The office year is loaded through the real importer, by a program that was
// built for testing and not for speed.
const PATIENCE: Duration = Duration::from_secs(600);

/// A served demo office. It stops, and its folder goes, when this is dropped.
pub struct Demo {
    pub greeting: Greeting,
    log: PathBuf,
    // Dropped in this order: the server stops before its folder goes.
    _server: Guard,
    _folder: Guard,
}

/// What the demo prints when it is ready.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Greeting {
    pub address: String,
    /// Role and link.
    pub links: Vec<(String, String)>,
}

impl Greeting {
    /// Takes in one printed line.
    fn hear(&mut self, line: &str) {
        match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["address", url] => self.address = (*url).to_owned(),
            ["sign-in", role, url] => self.links.push(((*role).into(), (*url).into())),
            _ => {}
        }
    }

    fn is_complete(&self) -> bool {
        !self.address.is_empty() && self.links.len() >= PEOPLE
    }
}

impl Demo {
    /// Serves a demo office from an empty folder and waits until it answers.
    ///
    /// # Errors
    /// A sentence with the program's own last words when it does not.
    pub fn start(program: &Path, keep: bool, cleanup: &Cleanup) -> Result<Self, String> {
        let folder = temporary_folder("demo")?;
        let leaving = folder.clone();
        let folder_guard = cleanup.later(move || leave_folder(&leaving, keep));
        let log = folder.join("demo.log");
        let errors = fs::File::create(&log)
            .map_err(|error| format!("{} could not be made: {error}.", log.display()))?;

        let mut command = Command::new(program);
        command
            .arg("demo")
            .arg("--data")
            .arg(folder.join("office"))
            .args(["--port", &free_port()?.to_string()])
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .stderr(errors);
        let (mut child, server_guard) = process::start(&mut command, cleanup)?;
        let output = child.stdout.take().ok_or("The demo prints nowhere.")?;
        let lines = listen(output, log.clone());
        // Somebody must wait for it, or it stays a zombie when it ends.
        std::thread::spawn(move || child.wait());

        let begun = Instant::now();
        let greeting = greeting(&lines).map_err(|why| format!("{why}\n{}", last_words(&log)))?;
        await_answer(&greeting.address, begun + PATIENCE)
            .map_err(|why| format!("{why}\n{}", last_words(&log)))?;
        println!(
            "Demo office: serving at {} after {:.1} s",
            greeting.address,
            begun.elapsed().as_secs_f64()
        );
        Ok(Self {
            greeting,
            log,
            _server: server_guard,
            _folder: folder_guard,
        })
    }

    /// A sentence with the lines in which the server admits to a panic.
    pub fn panics(&self) -> Option<String> {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().filter(|line| line.contains("panicked at")).collect();
        (!lines.is_empty()).then(|| format!("The server panicked:\n{}", lines.join("\n")))
    }
}

/// Hands the program's lines over and keeps them in its log: the output must
/// be read to the end, or the program would stand still one day.
fn listen(output: impl Read + Send + 'static, log: PathBuf) -> Receiver<String> {
    let (told, heard) = channel();
    std::thread::spawn(move || {
        let mut log = fs::OpenOptions::new().append(true).open(log).ok();
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            if let Some(file) = &mut log {
                let _ = writeln!(file, "{line}");
            }
            // Nobody listens any more once the greeting is complete.
            let _ = told.send(line);
        }
    });
    heard
}

fn greeting(lines: &Receiver<String>) -> Result<Greeting, String> {
    let until = Instant::now() + PATIENCE;
    let mut greeting = Greeting::default();
    while !greeting.is_complete() {
        let left = until.saturating_duration_since(Instant::now());
        match lines.recv_timeout(left) {
            Ok(line) => greeting.hear(&line),
            Err(RecvTimeoutError::Timeout) => {
                return Err(format!(
                    "The demo printed no address and {PEOPLE} sign-in links within {} minutes.",
                    PATIENCE.as_secs() / 60
                ));
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err("The demo ended before it was ready.".into());
            }
        }
    }
    Ok(greeting)
}

fn await_answer(address: &str, until: Instant) -> Result<(), String> {
    let place = address
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    while Instant::now() < until {
        if answers(&place, "/readyz") && answers(&place, "/healthz") {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(format!("{address} does not answer that it is ready."))
}

fn answers(place: &str, path: &str) -> bool {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n");
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(place)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(request.as_bytes())?;
        let mut status = String::new();
        BufReader::new(stream).read_line(&mut status)?;
        Ok(status)
    };
    ask().is_ok_and(|status| status.contains(" 200 "))
}

fn last_words(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greeting_is_read_from_among_other_lines() {
        let mut greeting = Greeting::default();
        for line in [
            "Loading the office year",
            "address  http://127.0.0.1:8081",
            "  sign-in  co-manager   http://127.0.0.1:8081/link/abc",
            "data  /tmp/office",
        ] {
            greeting.hear(line);
        }
        assert_eq!(greeting.address, "http://127.0.0.1:8081");
        let link = "http://127.0.0.1:8081/link/abc".to_owned();
        assert_eq!(greeting.links, [("co-manager".to_owned(), link)]);
        assert!(!greeting.is_complete());
    }

    #[test]
    fn a_demo_that_ends_early_is_said_to_have_ended() {
        let (told, heard) = channel();
        told.send("address http://127.0.0.1:1".to_owned()).unwrap();
        drop(told);
        let sentence = greeting(&heard).unwrap_err();
        assert_eq!(sentence, "The demo ended before it was ready.");
    }
}
