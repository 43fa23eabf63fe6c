//! SQL of figures as published.

use balai_kernel::{
    Id, Result, args,
    error::Error,
    sql,
    store::{Conn, Tx},
};

use super::{Figure, Figures};
use crate::report::Report;

/// Keeps a figure with the words that define it.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, report: Id<Report>, figure: &Figure) -> Result<()> {
    let value = serde_json::to_string(&figure.value)
        .map_err(|error| Error::setup(format!("The figure {} could not be kept: {error}", figure.name)))?;
    tx.run(
        sql!("insert into report_figure (report, name, measure, value, definition, definition_version) values ($1, $2, $3, $4, $5, $6) \
              on conflict (report, name) do nothing"),
        args![report, &figure.name, &figure.measure, value, &figure.definition, figure.version],
    )
    .await
    .map(drop)
}

/// The figures of a frozen report.
///
/// # Errors
/// When the database fails, or a kept figure cannot be read.
pub async fn kept(conn: &impl Conn, report: Id<Report>) -> Result<Figures> {
    let rows: Vec<(String, String, String, String, i64)> = conn
        .all(
            sql!("select name, measure, value, definition, definition_version from report_figure where report = $1 order by name"),
            args![report],
        )
        .await?;
    let mut figures = Figures::default();
    for (name, measure, value, definition, version) in rows {
        let value = serde_json::from_str(&value).map_err(|_| {
            Error::setup(format!(
                "The kept figure {name} of a report cannot be read. Restore the backup made before it was frozen."
            ))
        })?;
        figures.0.insert(
            name.clone(),
            Figure {
                name,
                measure,
                value,
                definition,
                version,
            },
        );
    }
    Ok(figures)
}

/// The levels of the plan: `initiative`, `project` or `purpose`, and the code.
///
/// # Errors
/// When the database fails.
pub async fn levels(conn: &impl Conn) -> Result<Vec<(String, String)>> {
    conn.all(
        sql!(
            "select 'initiative' as level, code from initiative union all select 'project', code from project \
             union all select 'purpose', code from core_purpose"
        ),
        args![],
    )
    .await
}

/// The first year of which anything is recorded that a measure counts; none where nothing is.
///
/// # Errors
/// When the database fails.
pub async fn first_year(conn: &impl Conn) -> Result<Option<i16>> {
    let (year,): (Option<i64>,) = conn
        .one(
            sql!(
                "select min(u.year) from (select min(year) as year from activity where state not in ('proposed', 'postponed', 'cancelled') \
                 union all select min(year) from publication union all select min(year) from external_event) u"
            ),
            args![],
        )
        .await?;
    Ok(year.and_then(|year| i16::try_from(year).ok()))
}
