//! SQL of agencies.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    import::all_in,
    sql,
    store::{Arg, Conn, FromRow, Query, Tx},
};
use balai_names::{AgencyKind, agency_kind, fold, tidy};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Agency, audience, kind_code};
use crate::{PartyId, PersonId};

/// The agency with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Agency>) -> Result<Option<Agency>> {
    conn.maybe(
        sql!(
            "select id, party, name, folded, kind, names_open_on, audience, version from agency where id = $1"
        ),
        args![id],
    )
    .await
}

/// The agency of a party whose name folds alike.
///
/// # Errors
/// When the database fails.
pub async fn by_name(conn: &impl Conn, party: PartyId, name: &str) -> Result<Option<Agency>> {
    conn.maybe(
        sql!("select id, party, name, folded, kind, names_open_on, audience, version from agency where party = $1 and folded = $2"),
        args![party, fold(name)],
    )
    .await
}

/// All agencies, by party and name.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &impl Conn) -> Result<Vec<Agency>> {
    conn.all(
        sql!("select id, party, name, folded, kind, names_open_on, audience, version from agency order by party, folded"),
        args![],
    )
    .await
}

/// Which of these folded names are an agency's, of whatever party.
///
/// # Errors
/// When the database fails.
pub async fn named(conn: &impl Conn, folded: &[String]) -> Result<Vec<String>> {
    let values = folded.iter().map(|name| Arg::from(name.as_str())).collect();
    let query = Query::new("select distinct folded from agency");
    let rows: Vec<(String,)> = all_in(conn, &query, "folded", values).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// The agencies with these ids.
///
/// # Errors
/// When the database fails.
pub async fn several(conn: &impl Conn, ids: &[Id<Agency>]) -> Result<Vec<Agency>> {
    Query::new("select id, party, name, folded, kind, names_open_on, audience, version from agency")
        .and_in("id", ids.iter().map(|id| Arg::from(*id)).collect())
        .all(conn)
        .await
}

/// The agencies of a party that an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Agency>> {
    Query::new("select a.id, a.party, a.name, a.folded, a.kind, a.names_open_on, a.audience, a.version from agency a")
        .and("a.party = ?", args![party])
        .seen_by(actor, "a.audience")
        .push("order by a.folded")
        .all(conn)
        .await
}

/// All agencies that an actor may see, for choosing one.
///
/// # Errors
/// When the database fails.
pub async fn seen(conn: &impl Conn, actor: &Actor) -> Result<Vec<Agency>> {
    Query::new("select a.id, a.party, a.name, a.folded, a.kind, a.names_open_on, a.audience, a.version from agency a")
        .seen_by(actor, "a.audience")
        .push("order by a.folded, a.id")
        .all(conn)
        .await
}

/// The agency of this name in a party, made if there is none; true when it was made.
/// The name must hold a letter. Without a kind its name proposes one.
///
/// # Errors
/// When the database fails.
pub async fn find_or_make(
    tx: &Tx,
    clock: &Clock,
    party: PartyId,
    name: &str,
    kind: Option<AgencyKind>,
    batch: Option<Uuid>,
) -> Result<(Id<Agency>, bool)> {
    if let Some(known) = by_name(tx, party, name).await? {
        return Ok((known.id, false));
    }
    let id = clock.id();
    let name = tidy(name).text;
    let kind = kind.unwrap_or_else(|| agency_kind(&name));
    insert(tx, id, party, &name, kind, batch).await?;
    Ok((id, true))
}

/// Makes an agency under an id given before.
///
/// # Errors
/// When the database fails, or the party has an agency of that name.
pub async fn insert(
    tx: &Tx,
    id: Id<Agency>,
    party: PartyId,
    name: &str,
    kind: AgencyKind,
    batch: Option<Uuid>,
) -> Result<()> {
    let audience = audience(party).keep(tx).await?;
    tx.run(
        sql!("insert into agency (id, party, name, folded, kind, audience, version, batch) values ($1, $2, $3, $4, $5, $6, 1, $7)"),
        args![id, party, name, fold(name), kind_code(kind), audience, batch],
    )
    .await
    .map(drop)
}

/// Alters an agency; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails, or the party has another agency of that name.
pub async fn update(tx: &Tx, id: Id<Agency>, version: i64, name: &str, kind: &str) -> Result<u64> {
    tx.run(
        sql!("update agency set name = $3, folded = $4, kind = $5, version = version + 1 where id = $1 and version = $2"),
        args![id, version, name, fold(name), kind],
    )
    .await
}

/// Since when an agency lets the focal points of its party see the names of its people; without
/// a day it does not. Zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn open_names(tx: &Tx, id: Id<Agency>, version: i64, since: Option<Date>) -> Result<u64> {
    tx.run(
        sql!("update agency set names_open_on = $3, version = version + 1 where id = $1 and version = $2"),
        args![id, version, since],
    )
    .await
}

/// What a focal point holds beside their party: its agencies whose people's names its focal points may
/// see, the one that `person` works in, and those that the account opened in an emergency which
/// lasts at the moment; and a line without an agency where the party chairs the body that steers
/// the process on the day. One statement, since every page asks it.
///
/// # Errors
/// When the database fails.
pub async fn keys_of_focal(
    conn: &impl Conn,
    party: PartyId,
    person: Option<PersonId>,
    opener: Option<(Id<Account>, Instant)>,
    day: Date,
) -> Result<Vec<FocalKey>> {
    let (account, at) = opener.unzip();
    conn.all(
        sql!("select a.id as agency, exists (select 1 from person p where p.id = $2 and p.agency = a.id) as is_own from agency a \
              where a.party = $1 and (a.names_open_on is not null or exists (select 1 from person p where p.id = $2 and p.agency = a.id) \
              or exists (select 1 from emergency_opening o where o.row_id = a.id and o.noun = 'agency' and o.opened_by = $3 and o.ended_at is null and o.ends_at > $4)) \
              union all select null, false where exists (select 1 from body_chair c join body b on b.id = c.body where c.party = $1 and b.kind = 'steering' \
              and (b.ended_on is null or b.ended_on >= $5) and (c.from_on is null or c.from_on <= $5) and (c.until_on is null or c.until_on >= $5))"),
        args![party, person, account, at, day],
    )
    .await
}

/// An agency whose people's names a focal point may see, or that their party chairs the process.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct FocalKey {
    /// The agency; none where it is the chair.
    pub agency: Option<Id<Agency>>,
    /// Whether the focal point works there.
    pub is_own: bool,
}
