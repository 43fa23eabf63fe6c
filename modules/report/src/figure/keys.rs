//! Whether there is such a part: nought of an initiative that nobody has is no figure.

use std::collections::BTreeSet;

use balai_kernel::{
    App, Result,
    measure::{Ask, Dim, Measure, Reading},
    text::{Lang, catalogue},
};
use jiff::civil::Date;

use super::store;

/// The levels of the plan, by dimension and code.
pub struct Plan(BTreeSet<(&'static str, String)>);

impl Plan {
    /// The plan, if conditions on these dimensions ask about it: one statement, or none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(app: &App, conditions: &[Dim]) -> Result<Self> {
        let mut dims = conditions.iter();
        let is_asked = dims.any(|dim| matches!(dim, Dim::Initiative | Dim::Project | Dim::Purpose));
        let levels = match is_asked {
            true => store::levels(&app.db).await?,
            false => Vec::new(),
        };
        let dim = |word: &str| Dim::from_code(word).map_or("", Dim::code);
        Ok(Self(
            levels
                .into_iter()
                .map(|(word, code)| (dim(&word), code))
                .collect(),
        ))
    }

    /// Whether a dimension has this key: in the plan, the profile or the catalogue, or
    /// among the measure's own parts in that year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn knows(
        &self,
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
            Dim::Initiative | Dim::Project | Dim::Purpose => self.0.contains(&(dim.code(), key.to_owned())),
            Dim::Month => return Ok(is_month_of(key, year)),
            Dim::Type => reading.app().profile.activity_kind(key).is_some(),
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
}

/// "2024-06", in the report's year.
fn is_month_of(key: &str, year: i16) -> bool {
    key.len() == 7
        && format!("{key}-01")
            .parse::<Date>()
            .is_ok_and(|first| first.year() == year)
}
