//! SQL of bodies, their chairs and their members.

use balai_kernel::{
    Actor, Clock, Id, Result, args,
    profile::Profile,
    sql,
    store::{Conn, Day, FromRow, Json, Query, Tx},
    text::Words,
};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Body, Chair, audience};
use crate::{PartyId, PersonId, agency::Agency};

/// A member of a body.
enum Member {}

/// All bodies, by code.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &impl Conn) -> Result<Vec<Body>> {
    conn.all(
        sql!("select id, code, name, kind, since_on, ended_on, ended_because, audience, version from body order by code"),
        args![],
    )
    .await
}

/// The bodies that an actor may see, by code.
///
/// # Errors
/// When the database fails.
pub async fn seen(conn: &impl Conn, actor: &Actor) -> Result<Vec<Body>> {
    Query::new(
        "select b.id, b.code, b.name, b.kind, b.since_on, b.ended_on, b.ended_because, b.audience, b.version from body b",
    )
    .seen_by(actor, "b.audience")
    .push("order by b.code")
    .all(conn)
    .await
}

/// The body with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Body>) -> Result<Option<Body>> {
    conn.maybe(
        sql!("select id, code, name, kind, since_on, ended_on, ended_because, audience, version from body where id = $1"),
        args![id],
    )
    .await
}

/// The body with this code of the profile.
///
/// # Errors
/// When the database fails.
pub async fn by_code(conn: &impl Conn, code: &str) -> Result<Option<Body>> {
    conn.maybe(
        sql!("select id, code, name, kind, since_on, ended_on, ended_because, audience, version from body where code = $1"),
        args![code],
    )
    .await
}

/// The body that a text names; for many texts take [`super::index`] once.
///
/// # Errors
/// When the database fails.
pub async fn by_spelling(conn: &impl Conn, profile: &Profile, text: &str) -> Result<Option<Id<Body>>> {
    Ok(super::index(conn, profile).await?.find(text))
}

/// Makes a body, public to see. The caller has looked that there is none with this code.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    code: &str,
    name: &Words,
    kind: &str,
    since_on: Option<Date>,
) -> Result<Id<Body>> {
    let id: Id<Body> = clock.id();
    let audience = audience().keep(tx).await?;
    let name = serde_json::to_value(name).unwrap_or_default();
    tx.run(
        sql!("insert into body (id, code, name, kind, since_on, ended_on, ended_because, audience, version) values ($1, $2, $3, $4, $5, null, null, $6, 1)"),
        args![id, code, name, kind, since_on, audience],
    )
    .await?;
    Ok(id)
}

/// Begins a party's term as chair.
///
/// # Errors
/// When the database fails.
pub async fn insert_chair(
    tx: &Tx,
    clock: &Clock,
    body: Id<Body>,
    party: PartyId,
    from_on: Option<Date>,
) -> Result<()> {
    let id = clock.id::<Chair>();
    tx.run(
        sql!("insert into body_chair (id, body, party, from_on, until_on) values ($1, $2, $3, $4, null)"),
        args![id, body, party, from_on],
    )
    .await
    .map(drop)
}

/// One term as chair.
///
/// # Errors
/// When the database fails.
pub async fn chair(conn: &impl Conn, id: Id<Chair>) -> Result<Option<Chair>> {
    conn.maybe(
        sql!("select id, body, party, from_on, until_on from body_chair where id = $1"),
        args![id],
    )
    .await
}

/// Ends a party's term as chair.
///
/// # Errors
/// When the database fails.
pub async fn end_chair(tx: &Tx, id: Id<Chair>, last_day: Date) -> Result<u64> {
    tx.run(
        sql!("update body_chair set until_on = $2 where id = $1 and until_on is null"),
        args![id, last_day],
    )
    .await
}

/// The terms as chair of all bodies, earliest first.
///
/// # Errors
/// When the database fails.
pub async fn chairs(conn: &impl Conn) -> Result<Vec<Chair>> {
    conn.all(
        sql!("select id, body, party, from_on, until_on from body_chair order by from_on, id"),
        args![],
    )
    .await
}

/// Makes a party a member of a body.
///
/// # Errors
/// When the database fails.
pub async fn insert_party_member(
    tx: &Tx,
    clock: &Clock,
    body: Id<Body>,
    party: PartyId,
    from_on: Option<Date>,
) -> Result<()> {
    let id = clock.id::<Member>();
    tx.run(
        sql!("insert into body_member (id, body, party, person, agency, from_on, until_on, batch) values ($1, $2, $3, null, null, $4, null, null)"),
        args![id, body, party, from_on],
    )
    .await
    .map(drop)
}

/// Makes a person a member of a body, with the party and agency they had then.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// The body.
    pub body: Id<Body>,
    /// The person.
    pub person: PersonId,
    /// Their party when they joined.
    pub party: Option<PartyId>,
    /// Their agency when they joined.
    pub agency: Option<Id<Agency>>,
    /// The day they joined.
    pub from_on: Option<Date>,
    /// The import that brought it.
    pub batch: Option<Uuid>,
}

/// Makes a person a member of a body, unless they are already.
///
/// # Errors
/// When the database fails.
pub async fn insert_person_member(tx: &Tx, clock: &Clock, new: &NewMember) -> Result<u64> {
    let id = clock.id::<Member>();
    tx.run(
        sql!("insert into body_member (id, body, party, person, agency, from_on, until_on, batch) \
              select $1, b.id, $3, $4, $5, $6, null, $7 from body b where b.id = $2 \
              and not exists (select 1 from body_member m where m.body = $2 and m.person = $4 and m.until_on is null)"),
        args![id, new.body, new.party, new.person, new.agency, new.from_on, new.batch],
    )
    .await
}

/// A party that chairs a body for a term, or sits on it by name.
#[derive(Debug, Clone, FromRow)]
pub struct Sitting {
    /// `chair` or `member`.
    pub role: String,
    /// The term's id, or the membership's.
    pub id: Id<Chair>,
    /// The party's code.
    pub code: String,
    /// The party's name.
    pub name: Json<Words>,
    /// First day, if known.
    pub from_on: Option<Day>,
    /// Last day.
    pub until_on: Option<Day>,
}

/// The parties that chair a body or are its members, of those that the actor may see:
/// chairs first, earliest first.
///
/// # Errors
/// When the database fails.
pub async fn sitting(conn: &impl Conn, actor: &Actor, body: Id<Body>) -> Result<Vec<Sitting>> {
    Query::new("select u.role, u.id, p.code, p.name, u.from_on, u.until_on from (")
        .push_with(
            "select 'chair' as role, c.id, c.party, c.from_on, c.until_on from body_chair c where c.body = ?",
            args![body],
        )
        .push_with(
            "union all select 'member', m.id, m.party, m.from_on, m.until_on from body_member m where m.body = ? and m.person is null",
            args![body],
        )
        .push(") u join party p on p.id = u.party")
        .seen_by(actor, "p.audience")
        .push("order by u.role, u.from_on, u.id")
        .all(conn)
        .await
}

/// A party that chairs a body on some day.
#[derive(Debug, Clone, FromRow)]
pub struct ChairNow {
    /// The body.
    pub body: Id<Body>,
    /// The party's code.
    pub code: String,
    /// The party's name.
    pub name: Json<Words>,
}

/// Who chairs the bodies on a day, of the parties that the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn chairs_on(conn: &impl Conn, actor: &Actor, day: Date) -> Result<Vec<ChairNow>> {
    Query::new("select c.body, p.code, p.name from body_chair c join party p on p.id = c.party")
        .and("(c.from_on is null or c.from_on <= ?)", args![day])
        .and("(c.until_on is null or c.until_on >= ?)", args![day])
        .seen_by(actor, "p.audience")
        .push("order by c.from_on, c.id")
        .all(conn)
        .await
}

/// A body that a party chairs or sits on by name.
#[derive(Debug, Clone, FromRow)]
pub struct Seat {
    /// The body's code.
    pub code: String,
    /// The body's name.
    pub name: Json<Words>,
    /// `chair` or `member`.
    pub role: String,
    /// First day, if known.
    pub from_on: Option<Day>,
    /// Last day.
    pub until_on: Option<Day>,
}

/// A person among a body's members.
#[derive(Debug, Clone, FromRow)]
pub struct PersonMember {
    /// The person as known now.
    pub person: PersonId,
    /// As in [`crate::person::Person`].
    pub written: String,
    /// As in [`crate::person::Person`].
    pub given: Option<String>,
    /// As in [`crate::person::Person`].
    pub family: Option<String>,
    /// As in [`crate::person::Person`].
    pub own_script: Option<String>,
    /// As in [`crate::person::Person`].
    pub romanised: Option<String>,
    /// The party's name when they joined.
    pub party: Option<Json<Words>>,
    /// The agency when they joined.
    pub agency: Option<String>,
    /// The day they joined.
    pub from_on: Option<Day>,
    /// The day they left.
    pub until_on: Option<Day>,
}

/// The persons in a body whom an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn person_members(
    conn: &impl Conn,
    actor: &Actor,
    body: Id<Body>,
    limit: i64,
    offset: i64,
) -> Result<Vec<PersonMember>> {
    Query::new(
        "select p.id as person, p.written, p.given, p.family, p.own_script, p.romanised, t.name as party, a.name as agency, m.from_on, m.until_on \
         from body_member m join person q on q.id = m.person join person p on p.id = coalesce(q.merged_into, q.id) \
         left join party t on t.id = m.party left join agency a on a.id = m.agency",
    )
    .and("m.body = ?", args![body])
    .seen_by(actor, "p.audience")
    .push_with("order by p.sort_key, p.id limit ? offset ?", args![limit, offset])
    .all(conn)
    .await
}

/// How many persons of a body an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn count_person_members(conn: &impl Conn, actor: &Actor, body: Id<Body>) -> Result<i64> {
    Query::new(
        "select count(distinct p.id) from body_member m join person q on q.id = m.person join person p on p.id = coalesce(q.merged_into, q.id)",
    )
    .and("m.body = ?", args![body])
    .seen_by(actor, "p.audience")
    .count(conn)
    .await
}

/// The bodies that a person, or a record that gave way to it, sits on now, with their kinds.
///
/// # Errors
/// When the database fails.
pub async fn of_person(conn: &impl Conn, person: PersonId) -> Result<Vec<(Id<Body>, String)>> {
    conn.all(
            sql!("select distinct m.body, b.kind from body_member m join body b on b.id = m.body join person p on p.id = m.person where m.until_on is null and (p.id = $1 or p.merged_into = $1)"),
            args![person],
        )
        .await
}

/// Counts an edit of a body that was made beside its own fields.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, id: Id<Body>) -> Result<()> {
    tx.run(
        sql!("update body set version = version + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// Alters a body; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(
    tx: &Tx,
    id: Id<Body>,
    version: i64,
    name: &Words,
    kind: &str,
    since_on: Option<Date>,
) -> Result<u64> {
    let name = serde_json::to_value(name).unwrap_or_default();
    tx.run(
        sql!("update body set name = $3, kind = $4, since_on = $5, version = version + 1 where id = $1 and version = $2"),
        args![id, version, name, kind, since_on],
    )
    .await
}

/// Ends a body, or lets it stand again; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn save_end(
    tx: &Tx,
    id: Id<Body>,
    version: i64,
    ended_on: Option<Date>,
    because: Option<&str>,
) -> Result<u64> {
    tx.run(
        sql!("update body set ended_on = $3, ended_because = $4, version = version + 1 where id = $1 and version = $2"),
        args![id, version, ended_on, because],
    )
    .await
}
