//! `balai figures`: every measure of a year, for people and for programs.

use balai_kernel::{
    Actor, App, Error, Result, account,
    measure::{self, Dim},
    text::Lang,
};

/// Prints the figures of a year.
///
/// # Errors
/// When the dimension or the account is not known, or the database fails.
pub async fn run(app: &App, year: i16, by: Option<&str>, who: Option<&str>, json: bool) -> Result<()> {
    let by = match by {
        None => None,
        Some(code) => Some(Dim::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = Dim::ALL.iter().map(|dim| dim.code()).collect();
            Error::setup(format!(
                "Figures cannot be split by {code}. Use one of: {}.",
                known.join(", ")
            ))
        })?),
    };
    let actor = match who {
        None => Actor::office_job(),
        Some(email) => {
            let found = account::by_email(&app.db, email)
                .await?
                .ok_or_else(|| Error::setup(format!("There is no account with the address {email}.")))?;
            account::actor(app, &found).await?
        }
    };
    let figures = measure::figures(app, year, by, &actor, Lang::EN).await?;
    if json {
        println!("{figures:#}");
    } else {
        print(&figures);
    }
    Ok(())
}

/// Prints the figures for people: one line a measure, its parts below.
fn print(figures: &serde_json::Value) {
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => "-".to_owned(),
        other => other.to_string(),
    };
    let measures = figures["measures"].as_array().map_or(&[][..], Vec::as_slice);
    for measure in measures {
        println!("{:<44} {}", text(&measure["name"]), text(&measure["value"]));
        for open in measure["open"].as_array().map_or(&[][..], Vec::as_slice) {
            println!("    open: {}", text(&open["message"]));
        }
        for cell in measure["cells"].as_array().map_or(&[][..], Vec::as_slice) {
            println!("    {:<40} {}", text(&cell["label"]), text(&cell["value"]));
        }
    }
}
