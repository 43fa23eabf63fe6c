//! `balai demo`: the model office's year, loaded through the real importer.

mod store;

use std::{
    io::{IsTerminal as _, Write as _},
    path::Path,
};

use balai_kernel::{
    Actor, App, Error, Id, Result,
    account::{self, Account, LinkKind, NewAccount, employment},
    actor::{Employer, Role},
    audit::{self, Act},
    desk, import,
    profile::{Demo, DemoPerson},
    setting,
    store::Db,
    t,
    text::Lang,
};
use balai_workplan::placement;
use jiff::ToSpan as _;
use serde_json::Value as Json;

use crate::{
    config::Config,
    office::{Opening, open},
    serve::{self, Port},
};

/// The profile whose demo it is.
const PROFILE: &str = "bali-process";
/// Under this setting stands that an office is a demo, and may be thrown away.
const BEGUN: &str = "demo-begun";
/// Under this setting stands that the demo is loaded whole.
const LOADED: &str = "demo-loaded";

/// Makes the demo office if it is not there, prints how to get in, and serves it.
///
/// # Errors
/// When the office cannot be made or no port is free.
pub async fn run(config: &Config, fresh: bool, port: u16, load_only: bool) -> Result<()> {
    if fresh {
        throw_away(config).await?;
    }
    let listener = if load_only {
        None
    } else {
        Some(match serve::listen("127.0.0.1", port).await? {
            Port::Asked(listener) => listener,
            Port::Next(listener) => {
                println!(
                    "Port {port} is taken, so the demo is served on {} instead.",
                    listener.local_addr()?.port()
                );
                listener
            }
        })
    };
    let mut config = config.clone();
    if let Some(listener) = &listener {
        config.address = serve::own_address(&config, listener)?;
    }
    let app = open(&config, Opening::Make, PROFILE).await?;
    begin(&app, &config).await?;
    let demo = app
        .profile
        .demo
        .clone()
        .ok_or_else(|| Error::setup("This office's profile has no demo."))?;
    if setting::get(&app.db, LOADED).await?.is_none() {
        load(&app, &demo).await?;
    }
    if load_only {
        println!("The demo office is loaded in {}.", config.data.display());
        app.db.close().await;
        return Ok(());
    }
    let Some(listener) = listener else {
        return Ok(());
    };
    println!();
    println!("address  {}", app.address);
    for person in demo.people.iter().filter(|person| !person.without_link) {
        let token = link(&app, person).await?;
        println!(
            "sign-in  {:<22} {}/link/{token}",
            label(&app, person),
            app.address
        );
    }
    println!("data     {}", absolute(&config.data));
    println!("\nEach link signs in once. Start the demo again for new ones; stop it with Ctrl-C.");
    // Whoever reads this through a pipe waits for these lines.
    std::io::stdout().flush()?;
    serve::serve(app, &config, listener, true).await
}

/// The role, and for roles of a party its name in the form of an address.
fn label(app: &App, person: &DemoPerson) -> String {
    if is_placed(person) {
        return "official-on-placement".to_owned();
    }
    let is_focal = person.role == Role::FocalPoint.code();
    let party = person
        .party
        .as_ref()
        .filter(|_| is_focal)
        .and_then(|code| app.profile.party_name(code));
    match party {
        Some(name) => format!("{}-{}", person.role, name.to_lowercase().replace(' ', "-")),
        None => person.role.clone(),
    }
}

/// Whether a party lends them to work on one project.
fn is_placed(person: &DemoPerson) -> bool {
    person.role == Role::ProgrammeOfficer.code() && person.party.is_some()
}

fn absolute(path: &Path) -> String {
    path.canonicalize()
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}

/// Says of an empty office that it is a demo from now on; refuses any other office, which
/// invented people must never come into.
async fn begin(app: &App, config: &Config) -> Result<()> {
    if is_demo(&app.db).await? {
        return Ok(());
    }
    if !crate::store::is_empty(&app.db).await? {
        return Err(no_demo(config));
    }
    app.db
        .write("demo.begun", |tx| async move {
            setting::set(&tx, BEGUN, Json::from(true)).await
        })
        .await
}

async fn is_demo(db: &Db) -> Result<bool> {
    Ok(setting::get(db, BEGUN).await?.is_some() || setting::get(db, LOADED).await?.is_some())
}

fn no_demo(config: &Config) -> Error {
    Error::setup(format!(
        "The office in {} is no demo. Nothing was changed; give the demo a folder of its own with --data.",
        config.data.display()
    ))
}

/// Removes what a demo made, and nothing else that may lie in the folder.
async fn throw_away(config: &Config) -> Result<()> {
    if config.database.starts_with("postgres") {
        return Err(Error::setup(
            "--fresh throws away a SQLite demo only; empty the PostgreSQL database yourself.",
        ));
    }
    if !Path::new(&config.database).exists() {
        return Ok(());
    }
    // Asked of the bare database: a demo of an older program is thrown away, too.
    let db = Db::open(&config.database).await?;
    let is_demo = is_demo(&db).await;
    db.close().await;
    if !matches!(is_demo, Ok(true)) {
        return Err(no_demo(config));
    }
    for end in ["", "-wal", "-shm"] {
        match std::fs::remove_file(format!("{}{end}", config.database)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    // What was signed and erased in the demo before is no past of the new one.
    for file in [&config.audit_checkpoints, &config.erasures] {
        if file.starts_with(&config.data) && file.exists() {
            std::fs::remove_file(file)?;
        }
    }
    let files = config.data.join("files");
    if files.exists() {
        std::fs::remove_dir_all(files)?;
    }
    Ok(())
}

async fn load(app: &App, demo: &Demo) -> Result<()> {
    println!("Loading the demo office, year {}:", demo.year);
    let actor = Actor::office_job();
    let shows_bar = std::io::stderr().is_terminal();
    for (name, bytes) in &app.profile.demo_files {
        let bar = |done: usize, total: usize, step: &'static str| {
            if shows_bar {
                draw_bar(name, done, total, step);
            }
        };
        let summary = import::import_file(app, &actor, None, name, bytes.clone(), false, true, &bar).await?;
        if shows_bar {
            eprint!("\r\x1b[K");
        }
        println!("  {name}: {} records", summary.applied.made);
    }
    store::open_agencies(app).await?;
    people(app, demo).await?;
    balai_workplan::demo(app, demo.year).await?;
    balai_events::demo(app, demo.year).await?;
    balai_evidence::demo(app).await?;
    balai_report::demo(app, demo.year).await?;
    balai_kernel::keying::demo(app, demo.year).await?;
    let (writer, reader) = translators(app, demo).await?;
    balai_library::demo(app, (writer, reader)).await?;
    balai_report::demo_editions(app, demo.year, (writer, reader)).await?;
    desk::demo(app, writer).await?;
    app.db
        .write("demo.loaded", |tx| async move {
            setting::set(&tx, LOADED, Json::from(true)).await
        })
        .await?;
    while audit::chain(&app.db).await? > 0 {}
    Ok(())
}

/// Who translates in the demo, and who reads it as the second.
async fn translators(app: &App, demo: &Demo) -> Result<(Option<Id<Account>>, Option<Id<Account>>)> {
    let mut found = [None, None];
    for (own, role) in found
        .iter_mut()
        .zip([Role::ProgrammeOfficer, Role::MonitoringOfficer])
    {
        let person = demo
            .people
            .iter()
            .find(|one| one.role == role.code() && one.party.is_none());
        if let Some(person) = person {
            *own = account::by_email(&app.db, &person.email).await?.map(|row| row.id);
        }
    }
    let [writer, reader] = found;
    Ok((writer, reader))
}

/// A bar on the terminal, drawn over itself.
fn draw_bar(name: &str, done: usize, total: usize, step: &'static str) {
    const WIDTH: usize = 30;
    let filled = (done * WIDTH).checked_div(total).unwrap_or(0).min(WIDTH);
    let bar: String = (0..WIDTH).map(|at| if at < filled { '#' } else { '.' }).collect();
    eprint!(
        "\r\x1b[K  {name:<24} [{bar}] {done} of {total}: {}",
        t!(Lang::EN, step)
    );
}

/// Gives the invented people of the demo their accounts.
async fn people(app: &App, demo: &Demo) -> Result<()> {
    for each in &demo.people {
        if account::by_email(&app.db, &each.email).await?.is_some() {
            continue;
        }
        let role = Role::from_code(&each.role)
            .ok_or_else(|| Error::setup(format!("The demo names an unknown role: {}.", each.role)))?;
        let party = match &each.party {
            Some(code) => store::party(&app.db, code).await?,
            None => None,
        };
        // The officer is one of those who took part: what they see is then real.
        let officer = match (role, &each.party) {
            (Role::FrontlineOfficer, Some(code)) => store::busiest_person(&app.db, code).await?,
            _ => None,
        };
        let officer = officer.as_ref();
        app.db
            .write("demo.person", |tx| async move {
                let name = officer.map_or(each.name.as_str(), |(_, name)| name.as_str());
                let new = NewAccount {
                    email: &each.email,
                    name,
                    language: "en",
                    person: officer.map(|(id, _)| *id),
                };
                let id = account::insert(&tx, &app.clock, &new).await?;
                account::grant(&tx, &app.clock, id, role, party, app.today()).await?;
                if role.is_office() && party.is_some() {
                    employment::set_employer(&tx, id, Employer::Lender(party)).await?;
                }
                if let (true, Some(project)) = (is_placed(each), store::busiest_project(&tx).await?) {
                    let last = app.today().saturating_add(4.months());
                    placement::store::insert(&tx, &app.clock, id, project, app.today(), last).await?;
                }
                audit::record(
                    &tx,
                    &app.clock,
                    &Actor::office_job(),
                    Act::on("invited", "account", id),
                )
                .await
            })
            .await?;
    }
    Ok(())
}

/// A fresh link that signs a demo person in once; older unused ones end.
async fn link(app: &App, person: &DemoPerson) -> Result<String> {
    let account = account::by_email(&app.db, &person.email)
        .await?
        .ok_or_else(|| Error::setup(format!("The demo has no account {}.", person.email)))?;
    app.db
        .write("demo.link", |tx| async move {
            account::revoke_links(&tx, account.id, app.clock.now()).await?;
            account::new_link(&tx, &app.clock, LinkKind::SignIn, account.id).await
        })
        .await
}
