//! SQL of the plan's versions.

use balai_kernel::{
    Actor, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Arg, Conn, Day, FromRow, Query, Tx, insert_many},
};

use super::{Line, PlanVersion, Reasons};
use crate::activity::Activity;

const VERSIONS: &str = "select v.id, v.year, v.number, v.kind, v.review_on, v.summary, a.name as made_by, v.made_at, v.approved_at, v.ended_at, v.audience, \
    (select count(*) from plan_line l where l.plan_version = v.id and l.dropped_because is null) as activities \
    from plan_version v join account a on a.id = v.made_by";

/// The version with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<PlanVersion>) -> Result<Option<PlanVersion>> {
    Query::new(VERSIONS).and("v.id = ?", args![id]).maybe(conn).await
}

/// The versions of a year that the actor sees and what was submitted, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_year(conn: &impl Conn, actor: &Actor, year: i64) -> Result<Vec<PlanVersion>> {
    Query::new(VERSIONS)
        .and("v.year = ?", args![year])
        .seen_by(actor, "v.audience")
        .push("order by v.made_at desc, v.id desc")
        .all(conn)
        .await
}

/// The last approved version of a year.
///
/// # Errors
/// When the database fails.
pub async fn last_approved(conn: &impl Conn, year: i64) -> Result<Option<PlanVersion>> {
    Query::new(VERSIONS)
        .and("v.year = ? and v.number is not null", args![year])
        .push("order by v.number desc limit 1")
        .maybe(conn)
        .await
}

/// What was submitted for a year and waits.
///
/// # Errors
/// When the database fails.
pub async fn open_of(conn: &impl Conn, year: i64) -> Result<Option<PlanVersion>> {
    Query::new(VERSIONS)
        .and(
            "v.year = ? and v.approved_at is null and v.ended_at is null",
            args![year],
        )
        .push("order by v.made_at desc limit 1")
        .maybe(conn)
        .await
}

#[derive(FromRow)]
struct Kept {
    #[sqlx(flatten)]
    line: Line,
    dropped_because: Option<String>,
}

/// The activities of a version, first ones first, and why others were dropped from the one before.
///
/// # Errors
/// When the database fails.
pub async fn lines(conn: &impl Conn, id: Id<PlanVersion>) -> Result<(Vec<Line>, Reasons)> {
    let rows: Vec<Kept> = conn
        .all(
            sql!("select activity, code, title, kind, from_on, to_on, precision, place, budget, currency, dropped_because from plan_line where plan_version = $1 order by from_on, code, activity"),
            args![id],
        )
        .await?;
    let (mut lines, mut reasons) = (Vec::new(), Reasons::new());
    for row in rows {
        match row.dropped_because {
            Some(reason) => {
                reasons.insert(row.line.activity, reason);
            }
            None => lines.push(row.line),
        }
    }
    Ok((lines, reasons))
}

/// Why activities were dropped in any version of a year up to one with this number.
///
/// # Errors
/// When the database fails.
pub async fn dropped_until(conn: &impl Conn, year: i64, number: i64) -> Result<Reasons> {
    let rows: Vec<(Id<Activity>, String)> = conn
        .all(
            sql!("select l.activity, l.dropped_because from plan_line l join plan_version v on v.id = l.plan_version where v.year = $1 and v.number <= $2 and l.dropped_because is not null order by v.number"),
            args![year, number],
        )
        .await?;
    Ok(rows.into_iter().collect())
}

/// The plan of a year today: what is planned, certain, under way or done; neither what is only
/// thought of nor what was stopped.
///
/// # Errors
/// When the database fails.
pub async fn present(conn: &impl Conn, year: i64) -> Result<Vec<Line>> {
    conn.all(
        sql!("select id as activity, code, title, kind, from_on, to_on, precision, place, budget, currency from activity where year = $1 and state in ('planned', 'confirmed', 'under-way', 'completed') order by from_on, code, id"),
        args![year],
    )
    .await
}

/// Why these activities were stopped, of those that were: the last reason given.
///
/// # Errors
/// When the database fails.
pub async fn stopped(conn: &impl Conn, ids: &[Id<Activity>]) -> Result<Reasons> {
    let ids: Vec<Arg> = ids.iter().map(|id| Arg::from(*id)).collect();
    let rows: Vec<(Id<Activity>, String)> = Query::new("select s.activity, s.reason from activity_state s")
        .and(
            "s.reason is not null and s.state in ('postponed', 'cancelled')",
            args![],
        )
        .and_in("s.activity", ids)
        .push("order by s.at, s.id")
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What is kept of a submission.
pub struct New<'a> {
    /// The year.
    pub year: i64,
    /// What makes it.
    pub kind: &'a str,
    /// The day of the review.
    pub review_on: Option<Day>,
    /// What the review found.
    pub summary: Option<&'a str>,
    /// Who submits.
    pub by: Id<Account>,
    /// When.
    pub at: Instant,
}

/// Keeps a submission.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, id: Id<PlanVersion>, new: &New<'_>, audience: &str) -> Result<()> {
    tx.run(
        sql!("insert into plan_version (id, year, kind, review_on, summary, made_by, made_at, audience) values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![id, new.year, new.kind, new.review_on, new.summary.map(str::to_owned), new.by, new.at, audience],
    )
    .await
    .map(drop)
}

/// Keeps the activities of a version, and those dropped with their reasons.
///
/// # Errors
/// When the database fails.
pub async fn insert_lines<'a>(
    tx: &Tx,
    id: Id<PlanVersion>,
    lines: impl IntoIterator<Item = (&'a Line, Option<&'a str>)>,
) -> Result<()> {
    let rows = lines.into_iter().map(|(line, reason)| {
        args![
            id,
            line.activity,
            &line.code,
            &line.title,
            &line.kind,
            line.from_on,
            line.to_on,
            &line.precision,
            &line.place,
            line.budget,
            &line.currency,
            reason.map(str::to_owned)
        ]
    });
    insert_many(
        tx,
        "insert into plan_line (plan_version, activity, code, title, kind, from_on, to_on, precision, place, budget, currency, dropped_because)",
        "",
        rows.collect(),
    )
    .await
}

/// The number of the next version of a year.
///
/// # Errors
/// When the database fails.
pub async fn next_number(tx: &Tx, year: i64) -> Result<i64> {
    let (number,): (i64,) = tx
        .one(
            sql!("select cast(coalesce(max(number), 0) as bigint) from plan_version where year = $1"),
            args![year],
        )
        .await?;
    Ok(number + 1)
}

/// Gives a version its number.
///
/// # Errors
/// When the database fails.
pub async fn freeze(tx: &Tx, id: Id<PlanVersion>, number: i64, at: Instant) -> Result<()> {
    tx.run(
        sql!("update plan_version set number = $2, approved_at = $3 where id = $1"),
        args![id, number, at],
    )
    .await
    .map(drop)
}

/// It was returned, or taken back.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: Id<PlanVersion>, at: Instant) -> Result<()> {
    tx.run(
        sql!("update plan_version set ended_at = $2 where id = $1"),
        args![id, at],
    )
    .await
    .map(drop)
}
