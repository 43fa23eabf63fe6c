//! SQL of placements.

use balai_kernel::{
    Clock, Id, Result,
    account::Account,
    args, sql,
    store::{Conn, Day, Json, Tx},
    text::Words,
};
use jiff::civil::Date;

use super::Placement;
use crate::level::Project;

/// The placements that have not ended before a day, by name.
///
/// # Errors
/// When the database fails.
pub async fn from(conn: &impl Conn, day: Date) -> Result<Vec<Placement>> {
    conn.all(
        sql!("select p.id, p.account, a.name, p.project, p.from_on, p.until_on from placement p join account a on a.id = p.account where p.until_on >= $1 order by a.name, p.from_on, p.id"),
        args![day],
    )
    .await
}

/// The placement with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Placement>) -> Result<Option<Placement>> {
    conn.maybe(
        sql!("select p.id, p.account, a.name, p.project, p.from_on, p.until_on from placement p join account a on a.id = p.account where p.id = $1"),
        args![id],
    )
    .await
}

/// The projects on which an account is placed on a day.
///
/// # Errors
/// When the database fails.
pub async fn projects_on(conn: &impl Conn, account: Id<Account>, day: Date) -> Result<Vec<Id<Project>>> {
    let rows: Vec<(Id<Project>,)> = conn
        .all(
            sql!("select project from placement where account = $1 and from_on <= $2 and until_on >= $2"),
            args![account, day],
        )
        .await?;
    Ok(rows.into_iter().map(|(project,)| project).collect())
}

/// Makes a placement.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    project: Id<Project>,
    from: Date,
    until: Date,
) -> Result<Id<Placement>> {
    let id: Id<Placement> = clock.id();
    tx.run(
        sql!("insert into placement (id, account, project, from_on, until_on) values ($1, $2, $3, $4, $5)"),
        args![id, account, project, from, until],
    )
    .await?;
    Ok(id)
}

/// Gives a placement another last day.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: Id<Placement>, last: Date) -> Result<u64> {
    tx.run(
        sql!("update placement set until_on = $2 where id = $1 and until_on > $2"),
        args![id, last],
    )
    .await
}

/// The placements of an account: the project's name, first and last day.
///
/// # Errors
/// When the database fails.
pub async fn of_account(conn: &impl Conn, account: Id<Account>) -> Result<Vec<(Json<Words>, Day, Day)>> {
    conn.all(
        sql!("select j.name, p.from_on, p.until_on from placement p join project j on j.id = p.project where p.account = $1 order by p.from_on, p.id"),
        args![account],
    )
    .await
}
