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
        print!("{}", measure::as_text(&figures));
    }
    Ok(())
}
