//! SQL of emergency openings.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow, Query, Tx},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Opening, SECONDS};
use crate::{PartyId, PersonId, agency::Agency};

const ROWS: &str = "select o.id, o.noun, o.row_id, o.party, o.opened_by, a.name as opened_by_name, o.reason, o.opened_at, o.ends_at, o.ended_at, o.audience \
     from emergency_opening o join account a on a.id = o.opened_by";

/// The opening with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Opening>) -> Result<Option<Opening>> {
    Query::new(ROWS).and("o.id = ?", args![id]).maybe(conn).await
}

/// The openings of what the actor owns, since a moment, latest first; at most 200.
///
/// # Errors
/// When the database fails.
pub async fn of_owner(conn: &impl Conn, actor: &Actor, since: Instant) -> Result<Vec<Opening>> {
    Query::new(ROWS)
        .and("o.opened_at > ?", args![since])
        .seen_by(actor, "o.audience")
        .push("order by o.opened_at desc, o.id limit 200")
        .all(conn)
        .await
}

/// The openings that an account made, latest first; at most 200.
///
/// # Errors
/// When the database fails.
pub async fn by(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Opening>> {
    Query::new(ROWS)
        .and("o.opened_by = ?", args![account])
        .push("order by o.opened_at desc, o.id limit 200")
        .all(conn)
        .await
}

/// What of a record an account holds open at a moment, if anything.
///
/// # Errors
/// When the database fails.
pub async fn lasting(
    conn: &impl Conn,
    account: Id<Account>,
    row: Uuid,
    at: Instant,
) -> Result<Option<Opening>> {
    Query::new(ROWS)
        .and(
            "o.opened_by = ? and o.row_id = ? and o.ended_at is null and o.ends_at > ?",
            args![account, row, at],
        )
        .push("order by o.ends_at desc limit 1")
        .maybe(conn)
        .await
}

/// The people whose hidden addresses an account holds open at a moment.
///
/// # Errors
/// When the database fails.
pub async fn open_persons(conn: &impl Conn, account: Id<Account>, at: Instant) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn
        .all(
            sql!("select row_id from emergency_opening where opened_by = $1 and noun = 'person' and ended_at is null and ends_at > $2"),
            args![account, at],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// An opening as auditors see it: by whom, whose and when, never why and of which record.
#[derive(Debug, Clone, FromRow)]
pub struct Counted {
    /// Who opened something.
    pub opened_by_name: String,
    /// `person` or `agency`.
    pub noun: String,
    /// Whose information it was.
    pub party: Option<PartyId>,
    /// When.
    pub opened_at: Instant,
    /// When it ended, or will.
    pub ended_at: Instant,
    /// How many openings that account made since the moment asked for.
    pub times: i64,
}

/// All openings since a moment: those of accounts that made most of them first; at most 500.
///
/// # Errors
/// When the database fails.
pub async fn counted(conn: &impl Conn, since: Instant) -> Result<Vec<Counted>> {
    conn.all(
        sql!("select a.name as opened_by_name, o.noun, o.party, o.opened_at, coalesce(o.ended_at, o.ends_at) as ended_at, n.times \
              from emergency_opening o join account a on a.id = o.opened_by \
              join (select opened_by, count(*) as times from emergency_opening where opened_at > $1 group by opened_by) n on n.opened_by = o.opened_by \
              where o.opened_at > $1 order by n.times desc, a.name, o.opened_at desc, o.id limit 500"),
        args![since],
    )
    .await
}

/// What is to be opened.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// `person` or `agency`.
    pub noun: &'static str,
    /// Which one.
    pub row: Uuid,
    /// Whose information it is.
    pub party: Option<PartyId>,
    /// To whom it is opened.
    pub by: Id<Account>,
    /// Why.
    pub reason: &'a str,
    /// Who owns it.
    pub audience: balai_kernel::Audience,
}

/// Opens; gives the id and the moment at which it ends.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<(Id<Opening>, Instant)> {
    let id: Id<Opening> = clock.id();
    let (now, audience) = (clock.now(), new.audience.keep(tx).await?);
    let ends = now.plus_seconds(SECONDS);
    tx.run(
        sql!("insert into emergency_opening (id, noun, row_id, party, opened_by, reason, opened_at, ends_at, audience) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![id, new.noun, new.row, new.party, new.by, new.reason, now, ends, audience],
    )
    .await?;
    Ok((id, ends))
}

/// Ends an opening; zero rows when it ended before.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: Id<Opening>, now: Instant) -> Result<u64> {
    tx.run(
        sql!(
            "update emergency_opening set ended_at = $2 where id = $1 and ended_at is null and ends_at > $2"
        ),
        args![id, now],
    )
    .await
}

/// A reason may tell of the person: it goes with them.
pub(crate) async fn forget_person(tx: &Tx, person: PersonId) -> Result<()> {
    tx.run(
        sql!("update emergency_opening set reason = '—' where noun = 'person' and row_id = $1"),
        args![person],
    )
    .await
    .map(drop)
}

/// An account that is told.
#[derive(Debug, Clone, FromRow)]
pub struct Told {
    /// Its address.
    pub email: String,
    /// Its language.
    pub language: String,
}

/// The account of a person, if it is open.
pub(super) async fn account_of(conn: &impl Conn, person: PersonId) -> Result<Vec<Told>> {
    conn.all(
        sql!("select distinct a.email, a.language from account a join person q on q.id = a.person where (q.id = $1 or q.merged_into = $1) and a.suspended_at is null"),
        args![person],
    )
    .await
}

/// The accounts of a party's focal points on a day, of those who may see the names of an agency
/// (of no known agency: all), but for one account.
pub(super) async fn focal_points(
    conn: &impl Conn,
    party: PartyId,
    agency: Option<Id<Agency>>,
    but: Id<Account>,
    day: Date,
) -> Result<Vec<Told>> {
    let Some(agency) = agency else {
        return conn
            .all(
                sql!("select distinct a.email, a.language from account a join role_grant g on g.account = a.id \
                      where g.role = 'focal-point' and g.party = $1 and a.id <> $2 and a.suspended_at is null and g.from_on <= $3 and (g.until_on is null or g.until_on >= $3)"),
                args![party, but, day],
            )
            .await;
    };
    conn.all(
        sql!("select distinct a.email, a.language from account a join role_grant g on g.account = a.id left join person q on q.id = a.person \
              where g.role = 'focal-point' and g.party = $1 and a.id <> $3 and a.suspended_at is null and g.from_on <= $4 and (g.until_on is null or g.until_on >= $4) \
              and (q.agency = $2 or exists (select 1 from agency y where y.id = $2 and y.names_open_on is not null))"),
        args![party, agency, but, day],
    )
    .await
}

/// The accounts of an agency's own focal points on a day.
pub(super) async fn own_focal_points(
    conn: &impl Conn,
    agency: &Agency,
    but: Id<Account>,
    day: Date,
) -> Result<Vec<Told>> {
    conn.all(
        sql!("select distinct a.email, a.language from account a join role_grant g on g.account = a.id join person q on q.id = a.person \
              where g.role = 'focal-point' and g.party = $1 and q.agency = $2 and a.id <> $3 and a.suspended_at is null and g.from_on <= $4 and (g.until_on is null or g.until_on >= $4)"),
        args![agency.party, agency.id, but, day],
    )
    .await
}

/// The accounts of the co-managers on a day who are the office's own staff.
pub(super) async fn own_leaders(conn: &impl Conn, day: Date) -> Result<Vec<Told>> {
    conn.all(
        sql!("select distinct a.email, a.language from account a join role_grant g on g.account = a.id \
              where g.role = 'co-manager' and a.employer = 'office' and a.suspended_at is null and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1)"),
        args![day],
    )
    .await
}
