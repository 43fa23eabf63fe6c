//! Where the office's keys come from: the environment, a command of the office's own, or a
//! file beside the data.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process,
};

use balai_kernel::{
    App, Clock, Error, Result,
    seal::{self, Keyring},
};
use clap::Subcommand;

use crate::{backup, config::Config};

/// Holds the keys themselves, for offices whose machines are given secrets so.
const ENVIRONMENT: &str = "BALAI_OFFICE_KEYS";

/// What can be done with the office's keys.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put a new office key first in the key file, and wrap everything anew under it.
    Renew,
    /// Wrap anew what still lies under an older office key.
    Wrap,
    /// Make an identity that opens backups, in a file of its own, and print the recipient to
    /// encrypt them to. It needs no office: best made on another machine.
    Identity {
        /// The file to write.
        file: PathBuf,
    },
}

/// Carries out a command about the keys.
///
/// # Errors
/// When the key file cannot be written, or the database fails.
pub async fn run(app: &App, config: &Config, command: Command) -> Result<()> {
    let keys = match command {
        Command::Wrap => app.keys.clone(),
        Command::Renew => renewed(config, &app.clock)?,
        Command::Identity { file } => return identity(&file),
    };
    let count = seal::wrap_anew(&app.with_keys(keys.clone())).await?;
    println!(
        "{count} data keys were wrapped anew under the office key {}.",
        keys.current()
    );
    println!("Keep the older keys for as long as there are backups made under them.");
    Ok(())
}

/// Makes an identity and says what belongs to it.
///
/// # Errors
/// When there is such a file already, or it cannot be written.
pub fn identity(file: &Path) -> Result<()> {
    let recipient = backup::new_identity(file)?;
    println!("{recipient}");
    println!(
        "Backups encrypted to this recipient are opened by {} alone. Keep that file away from the office's machines and from the backups; without it they open for nobody.",
        file.display()
    );
    println!("For every backup, write into balai.toml:  backup_recipients = [\"{recipient}\"]");
    Ok(())
}

/// The key file with a new key before the others; servers that run find it by themselves.
fn renewed(config: &Config, clock: &Clock) -> Result<Keyring> {
    if std::env::var(ENVIRONMENT).is_ok() || config.office_keys_command.is_some() {
        return Err(Error::setup(
            "The keys of this office do not come from a file. Put a new key first where they come from, then run `balai keys wrap`.",
        ));
    }
    let path = &config.office_keys;
    let text = format!("{}\n{}", Keyring::new_line(clock), std::fs::read_to_string(path)?);
    let keys = Keyring::parse(&text)?;
    // Written beside and put in its place: a fall of the power leaves the old file or the new.
    let beside = path.with_extension("new");
    write_private(&beside, &text, false)?;
    std::fs::rename(&beside, path)?;
    Ok(keys)
}

/// Reads the office's keys. Where there is neither a key nor anything sealed, a key file is
/// made.
///
/// # Errors
/// When the keys are not there, cannot be read or are none; nothing was opened.
pub fn load(config: &Config, clock: &Clock, is_anything_sealed: bool) -> Result<Keyring> {
    let is_file = std::env::var(ENVIRONMENT).is_err() && config.office_keys_command.is_none();
    if is_file && !is_anything_sealed && !config.office_keys.exists() {
        make(&config.office_keys, clock)?;
    }
    let again = config.clone();
    Ok(Keyring::parse(&text(config)?)?.read_again_from(move || text(&again)))
}

/// What an office is told whose key lies where its data does: a thief of one has both.
pub fn lies_beside(config: &Config) -> Option<String> {
    let is_file = std::env::var(ENVIRONMENT).is_err() && config.office_keys_command.is_none();
    let is_beside = is_file && config.office_keys.exists() && config.office_keys.starts_with(&config.data);
    is_beside.then(|| {
        format!(
            "The office's key lies beside its data, in {}: whoever takes the disk has both. Put it elsewhere and say where with `office_keys`.",
            config.office_keys.display()
        )
    })
}

fn text(config: &Config) -> Result<String> {
    if let Ok(text) = std::env::var(ENVIRONMENT) {
        return Ok(text);
    }
    if let Some(command) = &config.office_keys_command {
        return told_by(command);
    }
    let path = &config.office_keys;
    std::fs::read_to_string(path).map_err(|error| {
        Error::setup(format!(
            "The office's key file {} could not be read: {error}. Nothing was opened. Put it back from where you keep its copy, then start again.",
            path.display()
        ))
    })
}

/// What the office's own command says, such as that of a vault.
fn told_by(command: &str) -> Result<String> {
    let told = process::Command::new("sh").arg("-c").arg(command).output()?;
    if !told.status.success() {
        return Err(Error::setup(format!(
            "The command `office_keys_command` ended with {} and gave no keys. Nothing was opened.",
            told.status
        )));
    }
    String::from_utf8(told.stdout).map_err(|_| {
        Error::setup("The command `office_keys_command` did not answer in text. Nothing was opened.")
    })
}

fn make(path: &Path, clock: &Clock) -> Result<()> {
    let text = format!(
        "# The keys of this office, the present one first. Whoever has them and the database can open\n\
         # what is sealed; without them nobody can. Keep a copy apart from the backups.\n{}\n",
        Keyring::new_line(clock)
    );
    write_private(path, &text, true)
}

/// Writes a file that its owner alone can read.
pub fn write_private(path: &Path, text: &str, is_new: bool) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).create_new(is_new);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    Ok(file.sync_all()?)
}
