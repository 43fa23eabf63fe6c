//! SQL of targets, and of what a view needs to know about a party.

use crate::{
    account::Account,
    actor::PartyRef,
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Json, Tx},
    text::Words,
};

/// What a measure was before and what is aimed at in a year.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Target {
    /// The measure's code.
    pub measure: String,
    /// The year that it is about.
    pub year: i64,
    /// Of what: empty for the whole office, `initiative:3` for one initiative.
    pub about: String,
    /// The value from which one set out, in the measure's unit.
    pub baseline: Option<f64>,
    /// The year from which that is.
    pub baseline_year: Option<i64>,
    /// The value to be reached, in the measure's unit.
    pub aim: Option<f64>,
    /// Counts its edits; 0 before the first.
    pub version: i64,
}

/// The code and names of a party. The one thing measures ask of the directory: the
/// kernel knows no module, and a figure's line is named by the party's code.
///
/// # Errors
/// When the database fails.
pub async fn party(conn: &impl Conn, id: Id<PartyRef>) -> Result<Option<(String, Json<Words>)>> {
    conn.maybe(sql!("select code, name from party where id = $1"), args![id])
        .await
}

/// The targets of a year.
///
/// # Errors
/// When the database fails.
pub async fn targets(conn: &impl Conn, year: i64) -> Result<Vec<Target>> {
    conn.all(
        sql!("select measure, year, about, baseline, baseline_year, aim, version from target where year = $1 order by measure, about"),
        args![year],
    )
    .await
}

/// The targets of one measure in a year, the whole office's first.
///
/// # Errors
/// When the database fails.
pub async fn targets_of(conn: &impl Conn, measure: &str, year: i64) -> Result<Vec<Target>> {
    conn.all(
        sql!("select measure, year, about, baseline, baseline_year, aim, version from target where measure = $1 and year = $2 order by about"),
        args![measure, year],
    )
    .await
}

/// Keeps the first target of its measure, year and subject; no row when there is one already.
///
/// # Errors
/// When the database fails.
pub async fn insert_target(tx: &Tx, target: &Target) -> Result<u64> {
    tx.run(
        sql!("insert into target (measure, year, about, baseline, aim, baseline_year, version) values ($1, $2, $3, $4, $5, $6, 1) on conflict (measure, year, about) do nothing"),
        args![&target.measure, target.year, &target.about, target.baseline, target.aim, target.baseline_year],
    )
    .await
}

/// Changes a target that stands as its version says; no row when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn update_target(tx: &Tx, target: &Target) -> Result<u64> {
    tx.run(
        sql!("update target set baseline = $4, aim = $5, baseline_year = $7, version = version + 1 where measure = $1 and year = $2 and about = $3 and version = $6"),
        args![&target.measure, target.year, &target.about, target.baseline, target.aim, target.version, target.baseline_year],
    )
    .await
}

/// What whoever answers for a figure says of it, in a version.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct TargetWords {
    /// The measure's code.
    pub measure: String,
    /// The sentence.
    pub words: String,
    /// Who said it.
    pub name: String,
    /// When.
    pub said_at: Instant,
}

/// What was said of the figures of a year: of each measure the first version first.
///
/// # Errors
/// When the database fails.
pub async fn words(conn: &impl Conn, year: i64) -> Result<Vec<TargetWords>> {
    conn.all(
        sql!("select w.measure, w.words, a.name, w.said_at from target_words w join account a on a.id = w.said_by where w.year = $1 order by w.measure, w.said_at, w.id"),
        args![year],
    )
    .await
}

/// Keeps a new version of what is said of a figure; an empty one takes the sentence away.
///
/// # Errors
/// When the database fails.
pub async fn say(
    tx: &Tx,
    clock: &Clock,
    measure: &str,
    year: i64,
    words: &str,
    by: Id<Account>,
) -> Result<()> {
    tx.run(
        sql!("insert into target_words (id, measure, year, words, said_by, said_at) values ($1, $2, $3, $4, $5, $6)"),
        args![clock.id::<TargetWords>(), measure, year, words, by, clock.now()],
    )
    .await
    .map(drop)
}

/// The latest year with an event, up to a year.
///
/// # Errors
/// When the database fails.
pub async fn latest_year(conn: &impl Conn, up_to: i16) -> Result<Option<i16>> {
    let (year,): (Option<i64>,) = conn
        .one(
            sql!("select max(year) from activity where is_event = true and year <= $1"),
            args![up_to],
        )
        .await?;
    Ok(year.and_then(|year| i16::try_from(year).ok()))
}
