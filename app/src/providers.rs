//! Identity providers: from `balai.toml` to what the door offers.

use std::collections::HashSet;

use balai_directory::party;
use balai_kernel::{App, Error, Result, account::Provider};
use serde::Deserialize;

use crate::{config::Config, secret};

/// A provider as `balai.toml` declares it, under `[[provider]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// Its word in addresses: small letters, digits and hyphens.
    pub code: String,
    /// Its name on the button.
    pub title: String,
    /// Its address, exactly as it calls itself.
    pub issuer: String,
    /// As what it knows this office.
    pub client: String,
    /// The file that holds the secret it gave.
    pub secret_file: Option<std::path::PathBuf>,
    /// The variable of the environment that holds it instead.
    pub secret_env: Option<String>,
    /// The code of the party whose people it signs in; without one, everyone.
    pub party: Option<String>,
    /// Words of its `amr` or `acr` that count as a second factor.
    #[serde(default)]
    pub second_factor: Vec<String>,
}

/// The providers of an office, ready to be asked.
///
/// # Errors
/// When one is declared twice or wrongly, its secret cannot be read or its party is not known;
/// the sentence names it.
pub async fn load(config: &Config, app: &App) -> Result<Vec<Provider>> {
    let mut known = HashSet::new();
    let mut all = Vec::new();
    for declared in &config.providers {
        let provider = one(declared, app).await?;
        if !known.insert(provider.code.clone()) || !known.insert(provider.issuer.clone()) {
            return Err(wrong(declared, "is declared twice, by its code or by its issuer"));
        }
        all.push(provider);
    }
    Ok(all)
}

async fn one(declared: &Declared, app: &App) -> Result<Provider> {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if declared.code.is_empty() || !declared.code.chars().all(is_word) {
        return Err(wrong(
            declared,
            "needs a code of small letters, digits and hyphens",
        ));
    }
    if !declared.issuer.starts_with("https://") && !is_own(&declared.issuer) {
        return Err(wrong(declared, "needs an issuer that begins with https://"));
    }
    let party = match &declared.party {
        None => None,
        Some(code) => {
            let found = party::store::by_code(&app.db, code).await?;
            let party = found.ok_or_else(|| wrong(declared, "names a party that is not in the directory"))?;
            Some(party.id.cast())
        }
    };
    Ok(Provider {
        code: declared.code.clone(),
        title: declared.title.clone(),
        issuer: declared.issuer.clone(),
        client: declared.client.clone(),
        secret: secret::read(declared.secret_file.as_deref(), declared.secret_env.as_deref())
            .map_err(|what| wrong(declared, &what))?,
        party,
        second: declared.second_factor.clone(),
    })
}

/// A provider on this machine, for trying things out.
fn is_own(issuer: &str) -> bool {
    ["http://127.0.0.1:", "http://localhost:"]
        .iter()
        .any(|start| issuer.starts_with(start))
}

fn wrong(declared: &Declared, what: &str) -> Error {
    Error::setup(format!(
        "The provider \"{}\" in balai.toml {what}. Nobody is let in through it; correct it and start again.",
        declared.code
    ))
}
