//! SQL of what came from mailboxes about rosters.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    errand::ErrandRow,
    sql,
    store::{Conn, Query, Tx},
};
use jiff::civil::Date;

use super::RosterAnswer;
use crate::{
    person::keepers,
    post::{Holding, Post},
};

const ROWS: &str = "select r.id, r.post, r.errand, r.name, r.function, r.gone, r.note, r.made_at, r.decided_at, r.is_accepted, r.audience from roster_answer r";

/// The answers of a post's mailbox that the actor may see, latest first.
pub(crate) async fn of_post(conn: &impl Conn, actor: &Actor, post: Id<Post>) -> Result<Vec<RosterAnswer>> {
    Query::new(ROWS)
        .and("r.post = ?", args![post])
        .seen_by(actor, "r.audience")
        .push("order by r.made_at desc, r.id limit 50")
        .all(conn)
        .await
}

pub(crate) async fn find(conn: &impl Conn, id: Id<RosterAnswer>) -> Result<Option<RosterAnswer>> {
    let rows: Vec<RosterAnswer> = Query::new(ROWS).and("r.id = ?", args![id]).all(conn).await?;
    Ok(rows.into_iter().next())
}

/// What is written of a new one.
pub(crate) struct New<'a> {
    pub post: &'a Post,
    pub errand: Id<ErrandRow>,
    pub name: &'a str,
    pub function: &'a str,
    pub gone: &'a str,
    pub note: &'a str,
}

pub(crate) async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<Id<RosterAnswer>> {
    let id = clock.id();
    let audience = keepers(Some(new.post.party), Some(new.post.agency))
        .keep(tx)
        .await?;
    tx.run(
        sql!("insert into roster_answer (id, post, errand, name, function, gone, note, made_at, audience) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![id, new.post.id, new.errand, new.name, new.function, new.gone, new.note, clock.now(), audience],
    )
    .await?;
    Ok(id)
}

/// Decides; 0 when somebody was faster.
pub(crate) async fn decide(
    tx: &Tx,
    id: Id<RosterAnswer>,
    by: Option<Id<Account>>,
    is_accepted: bool,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update roster_answer set decided_by = $2, is_accepted = $3, decided_at = $4 where id = $1 and decided_at is null"),
        args![id, by, is_accepted, now],
    )
    .await
}

/// Somebody's time in a post was said to be so on a day.
pub(crate) async fn confirm_holding(tx: &Tx, id: Id<Holding>, on: Date) -> Result<()> {
    tx.run(
        sql!("update post_holding set confirmed_on = $2 where id = $1 and until_on is null"),
        args![id, on],
    )
    .await
    .map(drop)
}
