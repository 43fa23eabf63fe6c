//! Stories for tests: an office on both databases, and named people who click in it.
//!
//! A story speaks through the public door (pages and forms); what it asserts is what
//! a person would see. SQLite always runs; PostgreSQL runs where
//! `BALAI_TEST_POSTGRES` names one, which `cargo xtask test` sees to.

pub mod bucket;
mod jar;
mod scan;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use jar::Jar;
use jiff::Timestamp;
pub use scan::scan;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};
use tower::ServiceExt;

use crate::{
    account::{self, Account, NewAccount},
    actor::{PartyRef, PersonRef, Role},
    clock::Clock,
    error::Result,
    file::Files,
    id::Id,
    module::{App, AppParts, Module},
    profile::Profile,
    seal::Keyring,
    setting,
    store::{Db, Sql, migrate, migrations},
};

/// The day on which stories happen unless they say otherwise.
pub const STORY_DAY: &str = "2025-02-10T03:00:00Z";

/// The office key of stories; no office uses it.
pub const OFFICE_KEY: &str = "balai-office-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// An office for a story.
pub struct World {
    /// The office.
    pub app: App,
    router: Router,
    folder: PathBuf,
    /// The name of its PostgreSQL database, if it is on one.
    database: String,
}

impl Drop for World {
    fn drop(&mut self) {
        // A template's folder was taken out; what is left of another does no harm.
        if !self.folder.as_os_str().is_empty() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// An office that was filled once and is copied for each story: its folder, and the
/// name of its database where that is PostgreSQL's.
pub struct Template {
    folder: PathBuf,
    postgres: Option<(String, String)>,
}

/// Runs a story on every database there is.
pub async fn on_both<F: AsyncFn(World)>(modules: &[Module], story: F) {
    story(World::sqlite(modules).await).await;
    match std::env::var("BALAI_TEST_POSTGRES") {
        Ok(url) => story(World::postgres(modules, &url).await).await,
        Err(_) => skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set"),
    }
}

/// Says that something could not be tried here, so that it is counted as skipped.
#[expect(clippy::print_stdout, reason = "read by whoever runs the tests")]
pub fn skipped(what: &str) {
    println!("skipped: {what}");
    if let Ok(path) = std::env::var("BALAI_TEST_SKIPS") {
        use std::io::Write as _;
        if let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(path) {
            let _ = writeln!(file, "skipped: {what}");
        }
    }
}

#[expect(
    clippy::expect_used,
    reason = "a story that cannot begin should say so and stop"
)]
impl World {
    /// Closes this office and keeps it as a template for others.
    pub async fn into_template(mut self, postgres: Option<&str>) -> Template {
        self.app.db.close().await;
        Template {
            folder: std::mem::take(&mut self.folder),
            postgres: postgres.map(|url| (url.to_owned(), self.database.clone())),
        }
    }

    /// A copy of a template.
    pub async fn from_template(modules: &[Module], template: &Template) -> Self {
        let folder = new_folder();
        copy_folder(&template.folder, &folder).expect("a copy of the template's files");
        let (db, database) = match &template.postgres {
            None => {
                let db = Db::sqlite(&folder.join("balai.sqlite")).await;
                (db.expect("the copied SQLite file"), String::new())
            }
            Some((url, from)) => new_postgres(url, &format!("template {from}")).await,
        };
        let at: Timestamp = STORY_DAY.parse().expect("a time");
        Self::of(modules, db, database, folder, Clock::fixed(at))
    }

    /// An office on a SQLite file of its own.
    pub async fn sqlite(modules: &[Module]) -> Self {
        let folder = new_folder();
        let db = Db::sqlite(&folder.join("balai.sqlite"))
            .await
            .expect("a SQLite file");
        Self::on(modules, db, String::new(), folder).await
    }

    /// An office in a PostgreSQL database of its own.
    pub async fn postgres(modules: &[Module], url: &str) -> Self {
        let (db, database) = new_postgres(url, "").await;
        Self::on(modules, db, database, new_folder()).await
    }

    async fn on(modules: &[Module], db: Db, database: String, folder: PathBuf) -> Self {
        let at: Timestamp = STORY_DAY.parse().expect("a time");
        let clock = Clock::fixed(at);
        migrate(&db, migrations(), &clock).await.expect("the schema");
        let world = Self::of(modules, db, database, folder, clock);
        let app = &world.app;
        install(app).await.expect("the office's first rows");
        app.db
            .write("test.office", |tx| async move {
                setting::set(&tx, setting::PROFILE, serde_json::json!("bali-process")).await
            })
            .await
            .expect("the office's profile");
        world
    }

    /// Where its database and its files lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn of(modules: &[Module], db: Db, database: String, folder: PathBuf, clock: Clock) -> Self {
        let app = App::new(AppParts {
            db,
            files: Files::in_folder(folder.join("files")),
            clock,
            profile: Profile::load("bali-process").expect("the profile"),
            modules: modules.to_vec(),
            address: "http://balai.test".to_owned(),
            secure_cookies: false,
            postbox: None,
            keys: Keyring::parse(OFFICE_KEY).expect("the stories' office key"),
            checkpoints: None,
            erasures: Some(folder.join("erasures.txt")),
            proxies: 0,
            providers: Vec::new(),
        });
        let router = crate::web::router(app.clone(), 64 << 20);
        Self {
            app,
            router,
            folder,
            database,
        }
    }

    /// Has the audit's checkpoints written into a file from here on.
    pub fn sign_into(&mut self, file: PathBuf) {
        self.app = self.app.signing_into(file);
        self.router = crate::web::router(self.app.clone(), 64 << 20);
    }

    /// The same office with other settings: another address, a provider.
    #[must_use]
    pub fn with_parts(mut self, change: impl FnOnce(&mut AppParts)) -> Self {
        let mut parts = AppParts::clone(&self.app);
        change(&mut parts);
        self.app = App::new(parts);
        self.router = crate::web::router(self.app.clone(), 64 << 20);
        self
    }

    /// The same office as people reach it over HTTPS.
    #[must_use]
    pub fn over_https(mut self) -> Self {
        self.app = App::new(AppParts {
            address: "https://balai.test".to_owned(),
            secure_cookies: true,
            ..AppParts::clone(&self.app)
        });
        self.router = crate::web::router(self.app.clone(), 64 << 20);
        self
    }

    /// Gives someone an account with a role and signs them in.
    pub async fn person(&self, name: &str, role: Role, party: Option<Id<PartyRef>>) -> Someone<'_> {
        self.person_of(name, role, party, None).await
    }

    /// The same, for someone who is in the directory.
    pub async fn person_of(
        &self,
        name: &str,
        role: Role,
        party: Option<Id<PartyRef>>,
        person: Option<Id<PersonRef>>,
    ) -> Someone<'_> {
        let email = format!("{}@test.example", name.to_lowercase().replace(' ', "."));
        let (app, email) = (&self.app, &email);
        let (account, token) = app
            .db
            .write("test.person", |tx| async move {
                let new = NewAccount {
                    email,
                    name,
                    language: "en",
                    person,
                };
                let account = account::insert(&tx, &app.clock, &new).await?;
                let day = jiff::civil::date(2020, 1, 1);
                account::grant(&tx, &app.clock, account, role, party, day).await?;
                let token = account::begin_session(&tx, &app.clock, account, "story").await?;
                Ok((account, token))
            })
            .await
            .expect("an account");
        Someone {
            world: self,
            account: Some(account),
            jar: Jar::of(Some(format!("balai-session={token}"))),
        }
    }

    /// Someone who has an account, at another browser.
    pub async fn person_again(&self, email: &str) -> Someone<'_> {
        let app = &self.app;
        let found = account::by_email(&app.db, email).await.expect("an answer");
        let id = found.expect("an account with this address").id;
        let token = app
            .db
            .write("test.session", |tx| async move {
                account::begin_session(&tx, &app.clock, id, "story").await
            })
            .await
            .expect("a session");
        Someone {
            world: self,
            account: Some(id),
            jar: Jar::of(Some(format!("balai-session={token}"))),
        }
    }

    /// Someone who is not signed in.
    pub const fn stranger(&self) -> Someone<'_> {
        Someone {
            world: self,
            account: None,
            jar: Jar::of(None),
        }
    }

    /// Carries out the jobs that are due.
    pub async fn work(&self) {
        crate::job::run_due(&self.app, "story")
            .await
            .expect("the job table");
    }

    /// Runs SQL to set a scene that has no page yet. Stories use pages where there are some.
    pub async fn script(&self, sql: &str) {
        self.app.db.script(sql).await.expect("the scene");
    }

    /// One number from the database, for what no page shows (a lost update, a stray row).
    pub async fn number(&self, sql: &'static str) -> i64 {
        use crate::store::Conn as _;
        let (n,): (i64,) = self
            .app
            .db
            .one(Sql::Same(sql), Vec::new())
            .await
            .expect("a number");
        n
    }
}

/// Makes the first rows of every module from the profile.
///
/// # Errors
/// When the database fails.
pub async fn install(app: &App) -> Result<()> {
    for install in app.modules.iter().filter_map(|module| module.install) {
        app.db
            .write("install", |tx| async move {
                install(&tx, &app.clock, &app.profile).await
            })
            .await?;
    }
    Ok(())
}

#[expect(
    clippy::expect_used,
    reason = "a story that cannot begin should say so and stop"
)]
async fn new_postgres(url: &str, how: &str) -> (Db, String) {
    let name = format!(
        "story_{}_{}",
        std::process::id(),
        COUNTER.fetch_add(1, Ordering::Relaxed)
    );
    let server = Db::postgres(url).await.expect("the PostgreSQL for tests");
    server
        .script(&format!("create database {name} {how}"))
        .await
        .expect("a database of the story's own");
    server.close().await;
    let base = url.rsplit_once('/').map_or(url, |(base, _)| base);
    let db = Db::postgres(&format!("{base}/{name}"))
        .await
        .expect("the story's database");
    (db, name)
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn new_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!(
        "balai-story-{}-{}",
        std::process::id(),
        COUNTER.fetch_add(1, Ordering::Relaxed)
    ));
    // A folder that cannot be made shows at the first file.
    let _ = std::fs::create_dir_all(&folder);
    folder
}

/// A named person at a browser.
pub struct Someone<'w> {
    world: &'w World,
    /// Their account.
    pub account: Option<Id<Account>>,
    jar: Jar,
}

/// What came back.
#[derive(Debug)]
pub struct Seen {
    /// The status.
    pub status: StatusCode,
    /// Where it sends on to.
    pub location: Option<String>,
    /// How many statements the answer took.
    pub statements: u32,
    /// Everything the answer says about itself.
    pub headers: axum::http::HeaderMap,
    /// The page.
    pub text: String,
    cookies: Vec<String>,
}

impl Seen {
    /// Whether the page shows a text (as HTML writes it).
    pub fn shows(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The cookie that the answer sets, as `name=value`; `None` when it sets or keeps none.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let start = format!("{name}=");
        let set = self.cookies.iter().find(|cookie| cookie.starts_with(&start))?;
        let pair = set.split(';').next().unwrap_or(set);
        (pair.len() > start.len()).then(|| pair.to_owned())
    }
}

#[expect(clippy::expect_used, reason = "a test's browser may stop the test")]
impl Someone<'_> {
    /// Opens a page. A link of a letter is gone on with as a browser does: to the address that
    /// holds its name and not its secret.
    pub async fn get(&self, path: &str) -> Seen {
        let first = self.send(Request::get(path), Body::empty()).await;
        match first.location.clone() {
            Some(next) if next.contains("/at-") => self.send(Request::get(&next), Body::empty()).await,
            _ => first,
        }
    }

    /// Opens an address and stays there, whatever it leads on to.
    pub async fn get_once(&self, path: &str) -> Seen {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Asks as another program does, with a token.
    pub async fn get_bearing(&self, path: &str, token: &str) -> Seen {
        let line = format!("Bearer {token}");
        let request = Request::get(path).header(header::AUTHORIZATION, line);
        self.send(request, Body::empty()).await
    }

    /// Opens a page and goes on to where it sends, once, as a browser does.
    pub async fn follow(&self, path: &str) -> Seen {
        let first = self.get(path).await;
        match first.location.clone() {
            Some(next) => self.get(&next).await,
            None => first,
        }
    }

    /// Takes a file: the status and the bytes as they came.
    pub async fn bytes(&self, path: &str) -> (StatusCode, Vec<u8>) {
        let mut request = Request::get(path)
            .header(header::HOST, "balai.test")
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = self.jar.cookies() {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(Body::empty()).expect("a request");
        let answer = self.world.router.clone().oneshot(request).await;
        let answer = answer.expect("an answer");
        let status = answer.status();
        let bytes = axum::body::to_bytes(answer.into_body(), 64 << 20).await;
        (status, bytes.expect("a body").to_vec())
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let pairs: BTreeMap<&str, &str> = fields.iter().copied().collect();
        let token = self.form_token();
        let mark = token
            .as_ref()
            .map(|token| (crate::web::FORM_TOKEN, token.as_str()));
        let pairs = pairs.into_iter().chain(mark);
        let body: Vec<String> = pairs
            .map(|(key, value)| {
                format!(
                    "{}={}",
                    crate::web::url_encode(key),
                    crate::web::url_encode(value)
                )
            })
            .collect();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body.join("&"))).await
    }

    /// The cookie by which the office knows them, for a story that speaks HTTP itself.
    pub fn cookie(&self) -> String {
        self.jar.cookies().unwrap_or_default()
    }

    /// What the pages of their session write into each form; `None` for a stranger.
    pub fn form_token(&self) -> Option<String> {
        let cookie = self.cookie();
        let session = cookie
            .split("; ")
            .find_map(|pair| pair.strip_prefix("balai-session="))?;
        Some(crate::web::FormToken::of_session(session).text().to_owned())
    }

    /// Sends a form from a page that was not drawn for this session: without its token.
    pub async fn post_without_token(&self, path: &str, form: &str) -> Seen {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.to_owned())).await
    }

    /// The same person at a browser that keeps this cookie as well, such as `balai-language=id`.
    #[must_use]
    pub fn keeping(&self, cookie: &str) -> Self {
        let own = self.jar.cookies().map(|own| format!("{own}; {cookie}"));
        Self {
            world: self.world,
            account: self.account,
            jar: Jar::of(Some(own.unwrap_or_else(|| cookie.to_owned()))),
        }
    }

    /// Sends a form as a page of another site would.
    pub async fn post_from_elsewhere(&self, path: &str) -> Seen {
        let request = Request::post(path).header("sec-fetch-site", "cross-site");
        self.send(request, Body::empty()).await
    }

    /// Sends a file in the field `file`, with more fields beside it.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Seen {
        let token = self.form_token();
        let mark = token
            .as_ref()
            .map(|token| (crate::web::FORM_TOKEN, token.as_str()));
        let fields: Vec<_> = fields.iter().copied().chain(mark).collect();
        self.send_file(path, name, bytes, &fields).await
    }

    /// Sends a file from a page that was not drawn for this session.
    pub async fn upload_without_token(&self, path: &str, name: &str, bytes: &[u8]) -> Seen {
        self.send_file(path, name, bytes, &[]).await
    }

    async fn send_file(&self, path: &str, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Seen {
        let edge = "story-edge";
        let mut body = Vec::new();
        for (key, value) in fields {
            body.extend_from_slice(
                format!("--{edge}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        body.extend_from_slice(
            format!("--{edge}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
        let request = Request::post(path).header(
            header::CONTENT_TYPE,
            format!("multipart/form-data; boundary={edge}"),
        );
        self.send(request, Body::from(body)).await
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Seen {
        let mut request = request.header(header::HOST, "balai.test");
        if !request
            .headers_ref()
            .is_some_and(|headers| headers.contains_key("sec-fetch-site"))
        {
            request = request.header("sec-fetch-site", "same-origin");
        }
        if let Some(cookie) = self.jar.cookies() {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(body).expect("a request");
        let response = self
            .world
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let statements = response
            .headers()
            .get("x-statements")
            .and_then(|value| value.to_str().ok()?.parse().ok())
            .unwrap_or(0);
        let cookies: Vec<String> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok().map(str::to_owned))
            .collect();
        self.jar.keep(&cookies);
        let headers = response.headers().clone();
        let bytes = axum::body::to_bytes(response.into_body(), 64 << 20)
            .await
            .expect("a body");
        Seen {
            status,
            location,
            statements,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            cookies,
        }
    }
}
