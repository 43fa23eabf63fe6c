//! SQL of removals. A line moves whole from one table to the other and back.

use balai_directory::person::shown_name;
use balai_kernel::{
    Actor, Id, Result,
    actor::{AgencyRef, PartyRef},
    args,
    import::entry::Said,
    sql,
    store::{Conn, FromRow, Query, Tx},
};

use super::Removal;
use crate::{
    event::Event,
    headcount::HeadcountLine,
    participation::{self, Participation},
};

#[derive(FromRow)]
struct Named {
    #[sqlx(flatten)]
    removal: Removal,
    given: Option<String>,
    family: Option<String>,
    romanised: Option<String>,
}

/// The removed lines of an event that the actor sees, latest first.
///
/// # Errors
/// When the database fails.
pub async fn removals(conn: &impl Conn, actor: &Actor, event: Id<Event>) -> Result<Vec<Removal>> {
    let rows: Vec<Named> = Query::new("select r.id, r.what, r.name, r.given, r.family, r.romanised, r.party, r.status, r.number, r.reason, r.removed_at, r.removed_by, r.audience, r.person_audience from")
        .push_with(
            "(select p.id, 'participation' as what, q.written as name, q.given, q.family, q.romanised, p.party, p.status, cast(1 as bigint) as number, p.reason, p.removed_at, p.removed_by, p.audience, q.audience as person_audience \
             from removed_participation p join person w on w.id = p.person join person q on q.id = coalesce(w.merged_into, w.id) where p.event = ? \
             union all select h.id, 'headcount', '', null, null, null, h.party, '', h.number, h.reason, h.removed_at, h.removed_by, h.audience, null \
             from removed_headcount_line h where h.event = ?) r",
            args![event, event],
        )
        .seen_by(actor, "r.audience")
        .entrusted_to(actor, "r.person_audience")
        .push("order by r.removed_at desc, r.id")
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let (given, family) = (row.given.as_deref(), row.family.as_deref());
            let name = shown_name(&row.removal.name, given, family, row.romanised.as_deref());
            Removal { name, ..row.removal }
        })
        .collect())
}

/// Takes a participation off its list, if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn remove_participation(
    tx: &Tx,
    id: Id<Participation>,
    version: i64,
    said: &Said<'_>,
) -> Result<bool> {
    let moved = tx
        .run(
            sql!("insert into removed_participation (id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, version, batch, reason, removed_at, removed_by, audience) \
                  select id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, version, batch, $3, $4, $5, 'office' \
                  from participation where id = $1 and version = $2"),
            args![id, version, said.reason, said.at, said.by],
        )
        .await?;
    if moved == 1 {
        tx.run(sql!("delete from participation where id = $1"), args![id])
            .await?;
    }
    Ok(moved == 1)
}

/// What decides who sees a removed participation once it is back, and where it counts.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct Removed {
    /// What was represented.
    pub party: Option<Id<PartyRef>>,
    /// The agency of that list, else the person's.
    pub agency: Option<Id<AgencyRef>>,
    /// The headcount line it was taken out of, if that is still there.
    pub line: Option<Id<HeadcountLine>>,
}

/// A removed participation of an event.
///
/// # Errors
/// When the database fails.
pub async fn removed_participation(
    conn: &impl Conn,
    event: Id<Event>,
    id: Id<Removal>,
) -> Result<Option<Removed>> {
    conn.maybe(
        sql!("select r.party, coalesce(r.agency, case when p.party = r.party then p.agency end) as agency, h.id as line from removed_participation r join person p on p.id = r.person left join headcount_line h on h.id = r.headcount_line where r.id = $1 and r.event = $2"),
        args![id, event],
    )
    .await
}

/// Puts a participation back on its list, with the audiences of those that stand there
/// and, where it has one, taken out of its headcount line again.
///
/// # Errors
/// When the database fails, or the person stands on the list again
/// ([`balai_kernel::Error::is_duplicate`]).
pub async fn restore_participation(
    tx: &Tx,
    event: Id<Event>,
    id: Id<Removal>,
    removed: Removed,
) -> Result<()> {
    let audience = participation::audience(event.cast(), removed.party, removed.agency)
        .keep(tx)
        .await?;
    let marks = participation::marks_audience(event.cast()).keep(tx).await?;
    tx.run(
        sql!("insert into participation (id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, version, batch, audience, marks_audience) \
              select id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, $2, version + 1, batch, $3, $4 \
              from removed_participation where id = $1"),
        args![id, removed.line, audience, marks],
    )
    .await?;
    tx.run(sql!("delete from removed_participation where id = $1"), args![id])
        .await
        .map(drop)
}

/// How many people on the list are taken out of a headcount line, whether they came or not.
///
/// # Errors
/// When the database fails.
pub async fn taken_out(conn: &impl Conn, line: Id<HeadcountLine>) -> Result<i64> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from participation where headcount_line = $1"),
            args![line],
        )
        .await?;
    Ok(n)
}

/// Takes a headcount line off its list, if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn remove_line(tx: &Tx, id: Id<HeadcountLine>, version: i64, said: &Said<'_>) -> Result<bool> {
    let moved = tx
        .run(
            sql!("insert into removed_headcount_line (id, event, party, agency, party_status, number, women, men, unknown, basis, version, batch, reason, removed_at, removed_by, audience) \
                  select id, event, party, agency, party_status, number, women, men, unknown, basis, version, batch, $3, $4, $5, 'office' from headcount_line where id = $1 and version = $2"),
            args![id, version, said.reason, said.at, said.by],
        )
        .await?;
    if moved == 1 {
        tx.run(sql!("delete from headcount_line where id = $1"), args![id])
            .await?;
    }
    Ok(moved == 1)
}

/// Puts a headcount line back on its list, for the office; tells whether there was one,
/// with its party.
///
/// # Errors
/// When the database fails.
pub async fn restore_line(
    tx: &Tx,
    event: Id<Event>,
    id: Id<Removal>,
    audience: &str,
) -> Result<Option<Option<Id<PartyRef>>>> {
    let found: Option<(Option<Id<PartyRef>>,)> = tx
        .maybe(
            sql!("select party from removed_headcount_line where id = $1 and event = $2"),
            args![id, event],
        )
        .await?;
    let Some((party,)) = found else {
        return Ok(None);
    };
    tx.run(
        sql!("insert into headcount_line (id, event, party, agency, party_status, number, women, men, unknown, basis, version, batch, audience) \
              select id, event, party, agency, party_status, number, women, men, unknown, basis, version + 1, batch, $2 from removed_headcount_line where id = $1"),
        args![id, audience],
    )
    .await?;
    tx.run(
        sql!("delete from removed_headcount_line where id = $1"),
        args![id],
    )
    .await?;
    Ok(Some(party))
}
