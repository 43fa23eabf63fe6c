//! What happens to an office that is killed, cut off, or out of room while people work: every
//! act that was answered is there, none is there by half, and the audit holds.
//!
//! The program itself is served here as an office would, in a process of its own.
//! `BALAI_KILLS` says how often it is killed (10); `cargo xtask faults` asks for more.

mod clock;
mod cut;
mod disk;
mod kills;
mod restart;
mod restore;
mod servers;

use std::{
    collections::BTreeSet,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    time::{Duration, Instant},
};

use balai_kernel::{
    store::{Conn as _, Db, Sql},
    web::FormToken,
};

const OFFICER: &str = "nicha@office.example";
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A number that nobody foresees, for the moment of a fault.
pub fn chance(below: u64) -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::hash::RandomState::new().build_hasher().finish() % below
}

/// An office on disk, with one officer who is signed in.
pub struct Office {
    folder: PathBuf,
    database: Option<String>,
    session: String,
}

impl Drop for Office {
    fn drop(&mut self) {
        // A folder that is left behind does no harm.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A served office; it is killed when it is let go.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Office {
    /// Makes an office in a folder of its own, on SQLite or in a new database of this server.
    pub fn make(postgres: Option<&str>) -> Self {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("faults_{}_{number}", std::process::id());
        Self::make_in(
            std::env::temp_dir().join(format!("balai-{name}")),
            postgres,
            &name,
        )
    }

    /// The same in this folder.
    pub fn make_in(folder: PathBuf, postgres: Option<&str>, name: &str) -> Self {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let database = postgres.map(|url| {
            let base = url.rsplit_once('/').unwrap().0;
            wait_for(async {
                let server = Db::postgres(url).await.unwrap();
                server.script(&format!("create database {name}")).await.unwrap();
                server.close().await;
            });
            format!("{base}/{name}")
        });
        let mut office = Self {
            folder,
            database,
            session: String::new(),
        };
        assert!(office.run(&["init"]).status.success());
        let invited = office.run(&["user", "invite", "Nicha Phanit", OFFICER, "programme-officer"]);
        assert!(
            invited.status.success(),
            "{}",
            String::from_utf8_lossy(&invited.stderr)
        );
        let server = office.serve();
        office.sign_in(&server);
        office
    }

    /// Signs the officer in anew.
    pub fn sign_in(&mut self, server: &Server) {
        let link = self.run(&["user", "link", OFFICER]).stdout;
        let link = String::from_utf8_lossy(&link).into_owned();
        let token = link.rsplit_once("/link/").unwrap().1.trim();
        let answer = server.ask(&format!("/link/{token}"), "", "").unwrap();
        let cookie = answer
            .split("balai-session=")
            .nth(1)
            .unwrap_or_else(|| panic!("{answer}"));
        self.session = cookie.split(';').next().unwrap().to_owned();
    }

    /// Works off the office's jobs in a process of its own.
    pub fn work(&self) -> Server {
        let mut command = self.command(&["work"]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Server {
            child: child.unwrap(),
            port: 0,
        }
    }

    /// Takes everything out of its PostgreSQL database.
    pub fn empty(&self) {
        wait_for(async {
            let db = self.db().await;
            db.script("drop schema public cascade; create schema public")
                .await
                .unwrap();
            db.close().await;
        });
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_balai"));
        command.arg("--data").arg(&self.folder);
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        command.args(words).stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, words: &[&str]) -> std::process::Output {
        self.command(words).output().unwrap()
    }

    /// Serves the office and waits until it answers.
    pub fn serve(&self) -> Server {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = self.command(&["serve", "--port", &port.to_string()]);
        let child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Server { child, port };
        let begun = Instant::now();
        while !server
            .ask("/readyz", "", "")
            .is_ok_and(|answer| answer.contains(" 200 "))
        {
            assert!(begun.elapsed() < Duration::from_secs(60), "it does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// The name of its PostgreSQL database.
    pub fn database_name(&self) -> &str {
        let url = self.database.as_deref().unwrap_or_default();
        url.rsplit_once('/').map_or("", |(_, name)| name)
    }

    /// Plans an activity; whether that was answered as done.
    pub fn plan(&self, port: u16, title: &str) -> bool {
        let form = format!("title={}&kind=study", title.replace(' ', "+"));
        let answer = ask(port, "/app/plan/activities", &self.session, &form);
        answer.is_ok_and(|answer| {
            answer.starts_with("HTTP/1.1 303") && answer.contains("/app/plan/activities/")
        })
    }

    /// People plan activities, each after the other, until told to stop. Returns the titles of
    /// those that were answered as done.
    pub fn work_until(&self, ports: &[u16], mark: &str, stop: &AtomicBool) -> BTreeSet<String> {
        std::thread::scope(|scope| {
            let people: Vec<_> = (0..3)
                .map(|person| {
                    let port = ports[person % ports.len()];
                    scope.spawn(move || {
                        let mut done = BTreeSet::new();
                        for n in 0.. {
                            if stop.load(Ordering::Relaxed) {
                                break;
                            }
                            let title = format!("Study {mark} {person} {n}");
                            if self.plan(port, &title) {
                                done.insert(title);
                            }
                        }
                        done
                    })
                })
                .collect();
            people
                .into_iter()
                .flat_map(|person| person.join().unwrap())
                .collect()
        })
    }

    pub async fn db(&self) -> Db {
        match &self.database {
            Some(url) => Db::postgres(url).await.unwrap(),
            None => Db::sqlite(&self.folder.join("balai.sqlite")).await.unwrap(),
        }
    }

    /// What of `done` is not there, and what is there by half: an activity without its line in
    /// the audit or its search entry, or one of these without the activity.
    pub fn amiss(&self, done: &BTreeSet<String>) -> Vec<String> {
        wait_for(async {
            let db = self.db().await;
            let titles: Vec<(String,)> = db
                .all(Sql::Same("select title from activity"), vec![])
                .await
                .unwrap();
            let titles: BTreeSet<String> = titles.into_iter().map(|(title,)| title).collect();
            let mut amiss: Vec<String> = done
                .difference(&titles)
                .map(|title| format!("lost: {title}"))
                .collect();
            for (what, sql) in [
                (
                    "activities without a line",
                    "select count(*) from activity a where (select count(*) from audit_line l where l.row_id = a.id and l.act = 'created') <> 1",
                ),
                (
                    "lines without an activity",
                    "select count(*) from audit_line l where l.noun = 'activity' and not exists (select 1 from activity a where a.id = l.row_id)",
                ),
                (
                    "activities that cannot be found",
                    "select count(*) from activity a where not exists (select 1 from search_doc d where d.id = a.id)",
                ),
                (
                    "titles twice",
                    "select count(*) - count(distinct title) from activity",
                ),
            ] {
                let (count,): (i64,) = db.one(Sql::Same(sql), vec![]).await.unwrap();
                if count != 0 {
                    amiss.push(format!("{count} {what}"));
                }
            }
            db.close().await;
            amiss
        })
    }

    /// What the program itself says of the audit and of the whole, when it is not content.
    pub fn complaints(&self) -> Vec<String> {
        [&["audit", "verify"][..], &["check"]]
            .into_iter()
            .map(|words| self.run(words))
            .filter(|output| !output.status.success())
            .map(|output| {
                let words = [output.stdout, output.stderr].concat();
                String::from_utf8_lossy(&words).into_owned()
            })
            .collect()
    }
}

impl Server {
    /// Kills it as a failing machine would.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As [`ask`].
    pub fn ask(&self, path: &str, session: &str, form: &str) -> std::io::Result<String> {
        ask(self.port, path, session, form)
    }
}

/// Asks for a page, or sends a form when there is one; the whole answer.
pub fn ask(port: u16, path: &str, session: &str, form: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let method = if form.is_empty() && !path.starts_with("/link/") {
        "GET"
    } else {
        "POST"
    };
    let token = FormToken::of_session(session);
    let body = if session.is_empty() {
        form.to_owned()
    } else {
        format!("form-token={}&{form}", token.text())
    };
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nCookie: balai-session={session}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}",
        port
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Waits for a piece of the kernel's work.
pub fn wait_for<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

/// Tells a fault's story on every database there is.
pub fn on_each(story: impl Fn(Office, &str)) {
    story(Office::make(None), "SQLite");
    match std::env::var("BALAI_TEST_POSTGRES") {
        Ok(url) => story(Office::make(Some(&url)), "PostgreSQL"),
        Err(_) => balai_kernel::test::skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set"),
    }
}

/// A line for whoever asked for many faults and dates the results.
#[expect(clippy::print_stdout, reason = "read by the chore that tells these stories")]
pub fn result(line: &str) {
    println!("fault: {line}");
}
