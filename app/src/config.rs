//! Every setting, its reason and its default: from `balai.toml` in the data folder,
//! then from the environment, then from the command line.

use std::path::{Path, PathBuf};

use balai_kernel::{Error, Result};
use serde::Deserialize;

use crate::{files::DeclaredBucket, providers::Declared};

/// What can stand in `balai.toml`. Everything has a default.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// Where the database is: `postgres://...`, or a path; without it, `balai.sqlite`
    /// in the data folder.
    pub database: Option<String>,
    /// The address that people type, `https://office.example`: it stands in letters
    /// and feeds, and over `https` cookies are sent over HTTPS alone.
    pub address: Option<String>,
    /// Where the server listens. Loopback unless a proxy on another machine is in front.
    pub listen: Option<String>,
    /// The largest upload in megabytes.
    pub upload_megabytes: Option<usize>,
    /// The mail server, `smtps://user:password@host`; without it letters wait in the outbox.
    pub mail_server: Option<String>,
    /// From whom letters are, `Office <office@office.example>`.
    pub mail_from: Option<String>,
    /// The file of the office's keys, under which sealed records lie; without it,
    /// `office.keys` in the data folder. On another disk a thief of the data has no key.
    pub office_keys: Option<PathBuf>,
    /// A command that prints the keys instead, for offices with a vault.
    pub office_keys_command: Option<String>,
    /// The file into which the ends of the audit's chain are signed; without it,
    /// `audit-checkpoints.txt` in the data folder. On a disk that the office's administrators
    /// do not write to, it tells when the audit was rewritten.
    pub audit_checkpoints: Option<PathBuf>,
    /// To whom backups are encrypted, `age1...`; without any, whoever holds a backup reads it.
    pub backup_recipients: Vec<String>,
    /// The file that says what was erased, for restoring older backups; without it,
    /// `erasures.txt` in the data folder.
    pub erasures: Option<PathBuf>,
    /// How many proxies of the office's own stand before this program: that many addresses
    /// from the right of `X-Forwarded-For` are believed. None by default.
    pub proxies: Option<usize>,
    /// Where files lie instead of the data folder, under `[bucket]`: for servers on several
    /// machines.
    pub bucket: Option<DeclaredBucket>,
    /// Identity providers through which people may sign in, each under `[[provider]]`.
    pub provider: Vec<Declared>,
}

/// The settings of this run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of the database and the files.
    pub data: PathBuf,
    /// The database's address.
    pub database: String,
    /// The public address, without a slash at the end.
    pub address: Option<String>,
    /// Where the server listens, without the port when that is given apart.
    pub listen: String,
    /// The largest upload in bytes.
    pub upload_limit: usize,
    /// The mail server.
    pub mail_server: Option<String>,
    /// From whom letters are.
    pub mail_from: Option<String>,
    /// The file of the office's keys.
    pub office_keys: PathBuf,
    /// A command that prints them instead.
    pub office_keys_command: Option<String>,
    /// The file of the audit's checkpoints.
    pub audit_checkpoints: PathBuf,
    /// To whom backups are encrypted.
    pub backup_recipients: Vec<String>,
    /// The file that says what was erased.
    pub erasures: PathBuf,
    /// How many proxies of the office's own stand before this program.
    pub proxies: usize,
    /// The bucket in which files lie instead of the data folder.
    pub bucket: Option<DeclaredBucket>,
    /// Identity providers through which people may sign in.
    pub providers: Vec<Declared>,
}

impl Config {
    /// Reads the settings for a data folder. `database` from the command line or the
    /// environment wins over the file.
    ///
    /// # Errors
    /// When `balai.toml` cannot be understood; the sentence says where.
    pub fn load(data: &Path, database: Option<&str>) -> Result<Self> {
        let path = data.join("balai.toml");
        let file: File = match std::fs::read_to_string(&path) {
            Ok(text) => {
                toml::from_str(&text).map_err(|error| Error::setup(format!("{}: {error}", path.display())))?
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => File::default(),
            Err(error) => return Err(Error::setup(format!("{}: {error}", path.display()))),
        };
        let database = database
            .map(str::to_owned)
            .or(file.database)
            .unwrap_or_else(|| data.join("balai.sqlite").display().to_string());
        Ok(Self {
            data: data.to_owned(),
            database,
            address: file
                .address
                .map(|address| address.trim_end_matches('/').to_owned()),
            listen: file.listen.unwrap_or_else(|| "127.0.0.1".to_owned()),
            upload_limit: file.upload_megabytes.unwrap_or(64) << 20,
            mail_server: file.mail_server,
            mail_from: file.mail_from,
            office_keys: file.office_keys.unwrap_or_else(|| data.join("office.keys")),
            office_keys_command: file.office_keys_command,
            audit_checkpoints: file
                .audit_checkpoints
                .unwrap_or_else(|| data.join("audit-checkpoints.txt")),
            backup_recipients: file.backup_recipients,
            erasures: file.erasures.unwrap_or_else(|| data.join("erasures.txt")),
            proxies: file.proxies.unwrap_or(0),
            bucket: file.bucket,
            providers: file.provider,
        })
    }
}
