//! Opening an office: its database, files and profile.

use std::collections::HashSet;

use balai_kernel::{
    App, Clock, Error, Result,
    mail::Postbox,
    module::AppParts,
    profile::Profile,
    retention,
    seal::{self, Keyring},
    setting,
    store::{Conn as _, Db, Engine, migrate, migrations, pending, refuse_newer},
};
use serde_json::Value as Json;

use crate::{backup, config::Config, files, keys, modules::modules, providers};

/// How an office is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Make it if it is not there.
    Make,
    /// It has to be there.
    Existing,
}

/// Opens the office of a data folder. SQLite is brought up to date at once, after an
/// automatic backup; PostgreSQL only by `balai migrate`, because other servers may
/// still run the older program.
///
/// # Errors
/// When there is no office, or its database is newer or older than the program; when the
/// profile that it is to be made of is not there, and then nothing was made.
pub async fn open(config: &Config, opening: Opening, profile: &str) -> Result<App> {
    let is_sqlite = !config.database.starts_with("postgres");
    if opening == Opening::Existing && is_sqlite && !std::path::Path::new(&config.database).exists() {
        return Err(Error::setup(format!(
            "There is no office in {}. Make one with `balai init --data {}` or look at the demo with `balai demo`.",
            config.data.display(),
            config.data.display()
        )));
    }
    if opening == Opening::Make {
        // Before anything is made: a wrong name leaves nothing behind.
        Profile::load(profile)?;
    }
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database).await?;
    let clock = Clock::system();
    let missing = pending(&db, migrations()).await?.len();
    let is_new = missing == migrations().len();
    if is_new && opening == Opening::Make {
        files::refuse_taken(config, &HashSet::new()).await?;
        migrate(&db, migrations(), &clock).await?;
    } else if missing > 0 && db.engine() == Engine::Sqlite {
        let copy = backup::copy_before_migration(config, &clock)?;
        tracing::info!(copy = %copy.display(), "the database was copied before it is brought up to date");
        migrate(&db, migrations(), &clock).await?;
    } else {
        refuse_newer(&db, migrations()).await?;
    }
    let known = setting::get(&db, setting::PROFILE).await?;
    let profile = match known.as_ref().and_then(Json::as_str) {
        Some(made_by) => Profile::load(made_by)?,
        None => Profile::load(profile)?,
    };
    let mut config = config.clone();
    if config.address.is_none() {
        let served = setting::get(&db, setting::SERVED).await?;
        config.address = served.as_ref().and_then(Json::as_str).map(str::to_owned);
    }
    let keys = keys::load(&config, &clock, seal::is_used(&db).await?)?;
    seal::check(&db, &keys).await?;
    let app = app(&config, db, clock, profile, keys)?;
    if known.is_none() {
        if opening == Opening::Existing {
            return Err(Error::setup(
                "This database holds no office yet. Run `balai init` first.",
            ));
        }
        install(&app).await?;
    }
    let again = retention::replay(&app).await?;
    if again > 0 {
        println!("{again} erasures were made again: this database is older than they are.");
    }
    let providers = providers::load(&config, &app).await?;
    Ok(App::new(AppParts {
        providers,
        ..AppParts::clone(&app)
    }))
}

/// Puts an office together from its parts.
///
/// # Errors
/// When the settings of mail or of the bucket cannot be understood.
pub fn app(config: &Config, db: Db, clock: Clock, profile: Profile, keys: Keyring) -> Result<App> {
    let address = config
        .address
        .clone()
        .unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    let postbox = match (&config.mail_server, &config.mail_from) {
        (Some(server), Some(from)) => Some(Postbox::new(server, from)?),
        _ => None,
    };
    Ok(App::new(AppParts {
        db,
        files: files::load(config)?,
        clock,
        profile,
        modules: modules(),
        secure_cookies: address.starts_with("https://"),
        address,
        postbox,
        keys,
        checkpoints: Some(config.audit_checkpoints.clone()),
        erasures: Some(config.erasures.clone()),
        proxies: config.proxies,
        providers: Vec::new(),
    }))
}

/// Makes the first rows from the profile; safe to run again.
async fn install(app: &App) -> Result<()> {
    for module in &app.modules {
        if let Some(install) = module.install {
            app.db
                .write("office.install", |tx| async move {
                    install(&tx, &app.clock, &app.profile).await
                })
                .await?;
        }
    }
    app.db
        .write("office.install", |tx| async move {
            setting::set(&tx, setting::PROFILE, Json::from(app.profile.code.as_str())).await
        })
        .await?;
    reindex(app).await
}

/// Renews every search entry.
pub async fn reindex(app: &App) -> Result<()> {
    for reindex in app.modules.iter().filter_map(|module| module.reindex) {
        reindex(app).await?;
    }
    Ok(())
}
