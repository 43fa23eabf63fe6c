//! What modules do once a day: asked for by whichever worker looks first that day.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::store;
use crate::{error::Result, module::App, setting};

/// Under this setting stands the day on which the daily jobs were asked for last.
const ASKED: &str = "daily-asked";

/// Asks for the daily jobs of all modules, if nobody did so today.
///
/// # Errors
/// When the database fails.
pub async fn ask_daily(app: &App) -> Result<()> {
    let today = app.today();
    if is_of(setting::get(&app.db, ASKED).await?.as_ref(), today) {
        return Ok(());
    }
    app.db
        .write("daily.ask", |tx| async move {
            // Another worker may have been faster.
            if is_of(setting::get(&tx, ASKED).await?.as_ref(), today) {
                return Ok(());
            }
            for kind in app.modules.iter().flat_map(|module| module.daily) {
                store::enqueue(&tx, &app.clock, kind, &today.to_string(), Json::Null).await?;
            }
            setting::set(&tx, ASKED, Json::from(today.to_string())).await
        })
        .await
}

fn is_of(asked: Option<&Json>, today: Date) -> bool {
    let day = asked
        .and_then(Json::as_str)
        .and_then(|text| text.parse::<Date>().ok());
    day.is_some_and(|day| day >= today)
}
