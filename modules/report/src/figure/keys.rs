//! Whether there is such a part: nought of an initiative that nobody has is no figure.

use balai_kernel::{
    App, Result,
    measure::{Ask, Dim, Measure, Reading},
    text::{Lang, catalogue},
};
use jiff::civil::Date;

use super::store;

/// Whether a dimension has this key: in the plan, the profile or the catalogue, or among
/// the measure's own parts in that year.
///
/// # Errors
/// When the database fails.
pub async fn is_known(
    app: &App,
    reading: &Reading<'_>,
    measure: &Measure,
    dim: Dim,
    key: &str,
    year: i16,
) -> Result<bool> {
    let in_catalogue = |prefix: &str| {
        catalogue().has(
            Lang::EN,
            &format!("{prefix}-{}", key.to_lowercase().replace(' ', "-")),
        )
    };
    let is_there = match dim {
        Dim::Initiative => store::has_initiative(&app.db, key).await?,
        Dim::Project => store::has_project(&app.db, key).await?,
        Dim::Purpose => store::has_purpose(&app.db, key).await?,
        Dim::Month => return Ok(is_month_of(key, year)),
        Dim::Type => app.profile.activity_kind(key).is_some(),
        Dim::Status => in_catalogue("measure-status"),
        Dim::Region => in_catalogue("measure-region"),
        Dim::Role => in_catalogue("measure-role"),
        Dim::Level => in_catalogue("measure-level"),
        Dim::AgencyKind => in_catalogue("measure-agency"),
        // Refused for another reason; see the checker.
        Dim::Party => true,
    };
    if is_there {
        return Ok(true);
    }
    let cells = reading.cells(measure, &Ask::year(year).by(dim)).await?;
    Ok(cells.iter().any(|cell| cell.key == key))
}

/// "2024-06", in the report's year.
fn is_month_of(key: &str, year: i16) -> bool {
    key.len() == 7
        && format!("{key}-01")
            .parse::<Date>()
            .is_ok_and(|first| first.year() == year)
}
