//! SQL of vouching.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, Query, Tx},
};

use super::{Vouching, audience};
use crate::{PartyId, PersonId, agency::Agency};

const ROWS: &str = "select v.id, v.party, v.name, v.email, g.name as agency_name, v.post, v.account, \
     case when a.password_hash is null then false else true end as is_taken_up, b.name as vouched_by_name, v.created_at, v.ended_at, v.audience \
     from vouching v join agency g on g.id = v.agency join account b on b.id = v.vouched_by left join account a on a.id = v.account";

/// Whom a party's focal points vouched for, of those that the actor may see: those that
/// hold first, latest first.
pub(crate) async fn of_party(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Vouching>> {
    Query::new(ROWS)
        .and("v.party = ?", args![party])
        .seen_by(actor, "v.audience")
        .push("order by case when v.ended_at is null then 0 else 1 end, v.created_at desc, v.id limit 1000")
        .all(conn)
        .await
}

pub(crate) async fn find(conn: &impl Conn, id: Id<Vouching>) -> Result<Option<Vouching>> {
    let rows: Vec<Vouching> = Query::new(ROWS).and("v.id = ?", args![id]).all(conn).await?;
    Ok(rows.into_iter().next())
}

/// How many officers of a party were vouched for since a moment.
pub(crate) async fn count_since(conn: &impl Conn, party: PartyId, since: Instant) -> Result<i64> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from vouching where party = $1 and created_at > $2"),
            args![party, since],
        )
        .await?;
    Ok(n)
}

/// Whether an account came by this party's word.
pub(crate) async fn is_of_party(conn: &impl Conn, account: Id<Account>, party: PartyId) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from vouching where account = $1 and party = $2"),
            args![account, party],
        )
        .await?;
    Ok(n > 0)
}

/// Whether a person of the directory has an account.
pub(crate) async fn has_account(conn: &impl Conn, person: PersonId) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from account where person = $1"),
            args![person],
        )
        .await?;
    Ok(n > 0)
}

/// What is written of a new one.
pub(crate) struct New<'a> {
    pub party: PartyId,
    pub name: &'a str,
    pub email: &'a str,
    pub agency: Id<Agency>,
    pub post: &'a str,
    pub vouched_by: Id<Account>,
}

pub(crate) async fn insert(
    tx: &Tx,
    clock: &Clock,
    new: &New<'_>,
    account: Option<Id<Account>>,
) -> Result<Id<Vouching>> {
    let id = clock.id();
    let audience = audience(new.party).keep(tx).await?;
    tx.run(
        sql!("insert into vouching (id, party, name, email, agency, post, account, vouched_by, created_at, audience) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![id, new.party, new.name, new.email, new.agency, new.post, account, new.vouched_by, clock.now(), audience],
    )
    .await?;
    Ok(id)
}

/// Ends what holds for the same address in a party: one word is enough.
pub(crate) async fn replace(
    tx: &Tx,
    party: PartyId,
    email: &str,
    by: Id<Account>,
    now: Instant,
) -> Result<()> {
    tx.run(
        sql!("update vouching set ended_at = $4, ended_by = $3 where party = $1 and email = $2 and ended_at is null"),
        args![party, email, by, now],
    )
    .await
    .map(drop)
}

/// Ends one; 0 when that was done before.
pub(crate) async fn end(tx: &Tx, id: Id<Vouching>, by: Option<Id<Account>>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update vouching set ended_at = $3, ended_by = $2 where id = $1 and ended_at is null"),
        args![id, by, now],
    )
    .await
}
