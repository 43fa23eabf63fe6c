//! SQL of posts and of who holds them.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Arg, Conn, Day, FromRow, Query, Tx},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Holding, Post, audience};
use crate::{PartyId, PersonId, agency::Agency, person::shown_name};

const HOLDINGS: &str = "select h.id, h.post, o.title, o.agency, a.name as agency_name, p.id as person, p.written, p.given, p.family, p.own_script, p.romanised, h.from_on, h.until_on, h.confirmed_on \
     from post_holding h join post o on o.id = h.post join agency a on a.id = o.agency \
     join person q on q.id = h.person join person p on p.id = coalesce(q.merged_into, q.id)";

/// The post with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Post>) -> Result<Option<Post>> {
    conn.maybe(
        sql!("select o.id, o.agency, a.party, o.title, o.shared_mailbox, o.audience, o.version from post o join agency a on a.id = o.agency where o.id = $1"),
        args![id],
    )
    .await
}

/// The posts of a party that an actor may see, by agency and title.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Post>> {
    Query::new("select o.id, o.agency, a.party, o.title, o.shared_mailbox, o.audience, o.version from post o join agency a on a.id = o.agency")
        .and("a.party = ?", args![party])
        .seen_by(actor, "o.audience")
        .push("order by a.folded, o.title, o.id")
        .all(conn)
        .await
}

/// The post of this title in an agency.
///
/// # Errors
/// When the database fails.
pub async fn by_title(conn: &impl Conn, agency: Id<Agency>, title: &str) -> Result<Option<Post>> {
    conn.maybe(
        sql!("select o.id, o.agency, a.party, o.title, o.shared_mailbox, o.audience, o.version from post o join agency a on a.id = o.agency where o.agency = $1 and o.title = $2"),
        args![agency, title],
    )
    .await
}

/// Makes a post.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    agency: Id<Agency>,
    party: PartyId,
    title: &str,
    shared_mailbox: Option<&str>,
    batch: Option<Uuid>,
) -> Result<Id<Post>> {
    let id: Id<Post> = clock.id();
    let audience = audience(party).keep(tx).await?;
    tx.run(
        sql!("insert into post (id, agency, title, shared_mailbox, audience, version, batch) values ($1, $2, $3, $4, $5, 1, $6)"),
        args![id, agency, title, shared_mailbox, audience, batch],
    )
    .await?;
    Ok(id)
}

/// Alters a post; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(
    tx: &Tx,
    id: Id<Post>,
    version: i64,
    title: &str,
    shared_mailbox: Option<&str>,
) -> Result<u64> {
    tx.run(
        sql!("update post set title = $3, shared_mailbox = $4, version = version + 1 where id = $1 and version = $2"),
        args![id, version, title, shared_mailbox],
    )
    .await
}

/// Begins a person's time in a post.
///
/// # Errors
/// When the database fails.
pub async fn insert_holding(
    tx: &Tx,
    clock: &Clock,
    post: Id<Post>,
    person: PersonId,
    from_on: Option<Date>,
    confirmed_on: Option<Date>,
    batch: Option<Uuid>,
) -> Result<Id<Holding>> {
    let id: Id<Holding> = clock.id();
    tx.run(
        sql!("insert into post_holding (id, post, person, from_on, until_on, confirmed_on, batch) values ($1, $2, $3, $4, null, $5, $6)"),
        args![id, post, person, from_on, confirmed_on, batch],
    )
    .await?;
    Ok(id)
}

/// The post and person of a holding.
///
/// # Errors
/// When the database fails.
pub async fn holding(conn: &impl Conn, id: Id<Holding>) -> Result<Option<(Id<Post>, PersonId)>> {
    conn.maybe(
        sql!("select post, person from post_holding where id = $1"),
        args![id],
    )
    .await
}

/// Ends a person's time in a post.
///
/// # Errors
/// When the database fails.
pub async fn end_holding(tx: &Tx, id: Id<Holding>, last_day: Date) -> Result<u64> {
    tx.run(
        sql!("update post_holding set until_on = $2 where id = $1 and until_on is null"),
        args![id, last_day],
    )
    .await
}

/// Who held a post, of those whom the actor may see; latest first.
///
/// # Errors
/// When the database fails.
pub async fn holders(conn: &impl Conn, actor: &Actor, post: Id<Post>) -> Result<Vec<Holding>> {
    Query::new(HOLDINGS)
        .and("h.post = ?", args![post])
        .seen_by(actor, "p.audience")
        .entrusted_to(actor, "o.audience")
        .push(
            "order by case when h.until_on is null then 0 else 1 end, h.until_on desc, h.from_on desc, h.id",
        )
        .all(conn)
        .await
}

/// The posts that these persons held, of those that the actor may see; latest first.
///
/// # Errors
/// When the database fails.
pub async fn held_by(conn: &impl Conn, actor: &Actor, persons: &[PersonId]) -> Result<Vec<Holding>> {
    Query::new(HOLDINGS)
        .and_in("p.id", persons.iter().map(|id| Arg::from(*id)).collect())
        .seen_by(actor, "p.audience")
        .entrusted_to(actor, "o.audience")
        .push(
            "order by case when h.until_on is null then 0 else 1 end, h.until_on desc, h.from_on desc, h.id",
        )
        .all(conn)
        .await
}

/// An agency, a post in it and one of its holders; an agency without posts and a post
/// that nobody holds stand alone.
#[derive(Debug, Clone, FromRow)]
pub struct Place {
    /// The agency.
    pub agency: Id<Agency>,
    /// Its name.
    pub agency_name: String,
    /// Its kind.
    pub agency_kind: String,
    /// How many people of the directory work there: a number, whatever names the reader sees.
    pub people: i64,
    /// The post.
    pub post: Option<Id<Post>>,
    /// Its title.
    pub title: Option<String>,
    /// Whether somebody holds it, whoever it is.
    pub is_held: bool,
    /// Who holds it, if the reader may see them.
    pub person: Option<PersonId>,
    /// As in [`crate::person::Person`].
    pub written: Option<String>,
    /// As in [`crate::person::Person`].
    pub given: Option<String>,
    /// As in [`crate::person::Person`].
    pub family: Option<String>,
    /// As in [`crate::person::Person`].
    pub own_script: Option<String>,
    /// As in [`crate::person::Person`].
    pub romanised: Option<String>,
    /// When it was last confirmed that they hold it.
    pub confirmed_on: Option<Day>,
}

impl Place {
    /// The holder's name as shown.
    pub fn holder(&self) -> Option<String> {
        let written = self.written.as_deref()?;
        Some(shown_name(
            written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        ))
    }
}

/// A party's agencies, their posts and who holds them today, each of those that the
/// actor may see.
///
/// # Errors
/// When the database fails.
pub async fn who(conn: &impl Conn, actor: &Actor, party: PartyId, today: Date) -> Result<Vec<Place>> {
    Query::new("with own_agency as (select a.id, a.name, a.folded, a.kind from agency a")
        .and("a.party = ?", args![party])
        .seen_by(actor, "a.audience")
        .push("), own_post as (select o.id, o.agency, o.title from post o where o.agency in (select id from own_agency)")
        .seen_by(actor, "o.audience")
        .push(
            "), holder as (select h.id, h.post, h.confirmed_on, p.id as person, p.written, p.given, p.family, p.own_script, p.romanised, p.sort_key \
             from post_holding h join person q on q.id = h.person join person p on p.id = coalesce(q.merged_into, q.id) where h.post in (select id from own_post)",
        )
        .and("(h.until_on is null or h.until_on >= ?)", args![today])
        .seen_by(actor, "p.audience")
        .push(
            "), taken as (select distinct h.post from post_holding h where h.post in (select id from own_post)",
        )
        .and("(h.until_on is null or h.until_on >= ?)", args![today])
        .push(
            ") select a.id as agency, a.name as agency_name, a.kind as agency_kind, (select count(*) from person c where c.agency = a.id and c.merged_into is null) as people, o.id as post, o.title, (t.post is not null) as is_held, \
             h.person, h.written, h.given, h.family, h.own_script, h.romanised, h.confirmed_on \
             from own_agency a left join own_post o on o.agency = a.id left join taken t on t.post = o.id left join holder h on h.post = o.id \
             order by a.folded, o.title, o.id, h.sort_key, h.id",
        )
        .all(conn)
        .await
}

/// The posts of a party that somebody holds today, whoever it is: that a post is filled is no
/// name.
///
/// # Errors
/// When the database fails.
pub async fn held(conn: &impl Conn, party: PartyId, today: Date) -> Result<Vec<Id<Post>>> {
    let rows: Vec<(Id<Post>,)> = conn
        .all(
            sql!("select distinct h.post from post_holding h join post o on o.id = h.post join agency a on a.id = o.agency where a.party = $1 and (h.until_on is null or h.until_on >= $2)"),
            args![party, today],
        )
        .await?;
    Ok(rows.into_iter().map(|(post,)| post).collect())
}

/// Who holds posts in a party today, of those whom the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn roster(conn: &impl Conn, actor: &Actor, party: PartyId, today: Date) -> Result<Vec<Holding>> {
    Query::new(HOLDINGS)
        .and("a.party = ?", args![party])
        .and("(h.until_on is null or h.until_on >= ?)", args![today])
        .seen_by(actor, "p.audience")
        .entrusted_to(actor, "o.audience")
        .push("order by a.folded, o.title, p.sort_key, h.id")
        .all(conn)
        .await
}

/// Who holds posts today and was not confirmed since `fresh_from`, of those whom the
/// actor may see; at most 200.
///
/// # Errors
/// When the database fails.
pub async fn stale(conn: &impl Conn, actor: &Actor, today: Date, fresh_from: Date) -> Result<Vec<Holding>> {
    Query::new(HOLDINGS)
        .and("(h.until_on is null or h.until_on >= ?)", args![today])
        .and("(h.confirmed_on is null or h.confirmed_on < ?)", args![fresh_from])
        .seen_by(actor, "p.audience")
        .entrusted_to(actor, "o.audience")
        .push("order by case when h.confirmed_on is null then 0 else 1 end, h.confirmed_on, p.sort_key, h.id limit 200")
        .all(conn)
        .await
}
