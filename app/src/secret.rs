//! Secrets that `balai.toml` points to: they stand in a file or in the environment, never in it.

use std::path::Path;

/// The secret in a file or a variable of the environment; none, if neither is named.
///
/// # Errors
/// What is wrong, to follow the name of what wants the secret: "has an empty secret".
pub fn read(file: Option<&Path>, variable: Option<&str>) -> Result<Option<String>, String> {
    let text = match (file, variable) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err("has a secret in a file and in the environment".to_owned()),
        (Some(path), None) => std::fs::read_to_string(path).map_err(|error| {
            format!(
                "has its secret in {}, which cannot be read: {error}",
                path.display()
            )
        })?,
        (None, Some(name)) => std::env::var(name).map_err(|_| format!("wants {name} in the environment"))?,
    };
    match text.trim() {
        "" => Err("has an empty secret".to_owned()),
        text => Ok(Some(text.to_owned())),
    }
}
