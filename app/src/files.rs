//! Where the office's files lie: from `balai.toml` to a folder or a bucket.

use std::{collections::HashSet, path::PathBuf};

use balai_kernel::{
    Error, Result,
    file::{Bucket, BucketSettings, Files},
};
use serde::Deserialize;

use crate::{config::Config, secret};

/// A bucket as `balai.toml` declares it, under `[bucket]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredBucket {
    /// The address of the service, without the bucket.
    pub endpoint: String,
    /// The bucket's name.
    pub name: String,
    /// Its region, as the service calls it.
    #[serde(default = "usual_region")]
    pub region: String,
    /// What the names of this office's files begin with.
    #[serde(default)]
    pub folder: String,
    /// Whether the bucket's name stands in the host's name, as some services want it.
    #[serde(default)]
    pub name_in_host: bool,
    /// The access key's id.
    pub key: String,
    /// The file that holds its secret.
    pub secret_file: Option<PathBuf>,
    /// The variable of the environment that holds it instead.
    pub secret_env: Option<String>,
}

/// What services without regions answer to.
fn usual_region() -> String {
    "us-east-1".to_owned()
}

/// The office's files.
///
/// # Errors
/// When the bucket is declared wrongly or its secret cannot be read; the sentence says so.
pub fn load(config: &Config) -> Result<Files> {
    let Some(declared) = &config.bucket else {
        return Ok(Files::in_folder(config.data.join("files")));
    };
    let wrong = |what: &str| {
        Error::setup(format!(
            "The bucket in balai.toml {what}. Correct it and start again."
        ))
    };
    let secret = secret::read(declared.secret_file.as_deref(), declared.secret_env.as_deref())
        .map_err(|what| wrong(&what))?
        .ok_or_else(|| wrong("needs a secret_file or a secret_env"))?;
    let bucket = Bucket::new(BucketSettings {
        endpoint: declared.endpoint.clone(),
        name: declared.name.clone(),
        region: declared.region.clone(),
        folder: declared.folder.clone(),
        is_in_host: declared.name_in_host,
        key: declared.key.clone(),
        secret,
    })?;
    Ok(Files::in_bucket(bucket))
}

/// Asks the bucket once, before anybody is served. One that refuses stops the start; one that
/// is silent does not: the pages open without it, and it may come back.
///
/// # Errors
/// When it refuses; the sentence says what it said.
pub async fn ask(files: &Files) -> Result<()> {
    match files.answer().await {
        Err(silent @ Error::FilesSilent(_)) => {
            eprintln!("{silent} Files can neither be opened nor kept until it does.");
            Ok(())
        }
        Err(error) => Err(Error::setup(format!(
            "{error}. Correct the bucket in balai.toml and start again."
        ))),
        Ok(()) => Ok(()),
    }
}

/// Refuses a bucket that holds files which are not among `own`: another office's, that the sweep
/// of this one would take away as named by nothing. A folder belongs to its office already.
///
/// # Errors
/// When there are some; the sentence says how many, and what to do.
pub async fn refuse_taken(config: &Config, own: &HashSet<String>) -> Result<()> {
    let Some(declared) = &config.bucket else {
        return Ok(());
    };
    let lying = load(config)?.lying().await?;
    let others = lying.iter().filter(|file| !own.contains(&file.key)).count();
    if others == 0 {
        return Ok(());
    }
    Err(Error::setup(format!(
        "Files of another office ({others}) lie under \"{}\" in the bucket {}, and this one would sweep them after a day. \
         Nothing was changed there. Name another `folder` in balai.toml; where the other office is gone, restore with --yes.",
        declared.folder, declared.name
    )))
}
