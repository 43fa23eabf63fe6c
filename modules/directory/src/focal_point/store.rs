//! SQL of focal points.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Conn, FromRow, Query, Tx},
};
use jiff::civil::Date;

use super::{FocalPoint, Named, audience};
use crate::{PartyId, PersonId, person::shown_name, post::Post};

/// The focal point with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<FocalPoint>) -> Result<Option<FocalPoint>> {
    conn.maybe(
        sql!("select id, party, post, person, theme, is_national, is_alternate, from_on, until_on, confirmed_on, audience, version from focal_point where id = $1"),
        args![id],
    )
    .await
}

/// A focal point with the names beside it.
#[derive(FromRow)]
struct NamedRow {
    #[sqlx(flatten)]
    point: FocalPoint,
    title: Option<String>,
    known_as: Option<PersonId>,
    is_readable: bool,
    written: Option<String>,
    given: Option<String>,
    family: Option<String>,
    romanised: Option<String>,
}

impl NamedRow {
    fn named(self) -> Named {
        let name = self.written.as_deref().map(|written| {
            shown_name(
                written,
                self.given.as_deref(),
                self.family.as_deref(),
                self.romanised.as_deref(),
            )
        });
        Named {
            post: self
                .title
                .zip(self.point.post)
                .map(|(title, id)| (title, Some(format!("/app/directory/posts/{id}")))),
            person: name.map(|name| {
                let page = self.known_as.filter(|_| self.is_readable);
                (name, page.map(|id| format!("/app/directory/people/{id}")))
            }),
            point: self.point,
        }
    }
}

/// The focal points of today that an actor may see, of one party if asked, and the posts and
/// persons they name. Whom a party names to be asked is known to whoever sees that it names
/// them, whatever else their agency shows; the way to their page is for those who may read it.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    conn: &impl Conn,
    actor: &Actor,
    party: Option<PartyId>,
    today: Date,
) -> Result<Vec<Named>> {
    let rows: Vec<NamedRow> = Query::new(
        "with point as (select f.id, f.party, f.post, f.person, f.theme, f.is_national, f.is_alternate, f.from_on, f.until_on, f.confirmed_on, f.audience, f.version from focal_point f",
    )
    .and("(f.until_on is null or f.until_on >= ?)", args![today])
    .and_if("f.party = ?", party)
    .seen_by(actor, "f.audience")
    .push("), titled as (select o.id, o.title from post o where o.id in (select post from point)")
    .seen_by(actor, "o.audience")
    .push(
        "), known as (select q.id, p.id as known_as, p.written, p.given, p.family, p.romanised \
         from person q join person p on p.id = coalesce(q.merged_into, q.id) where q.id in (select person from point)",
    )
    .entrusted_to(actor, "p.audience")
    .push("), readable as (select p.id from person p where p.id in (select known_as from known)")
    .seen_by(actor, "p.audience")
    .push(
        ") select f.id, f.party, f.post, f.person, f.theme, f.is_national, f.is_alternate, f.from_on, f.until_on, f.confirmed_on, f.audience, f.version, \
         o.title, k.known_as, (r.id is not null) as is_readable, k.written, k.given, k.family, k.romanised \
         from point f left join titled o on o.id = f.post left join known k on k.id = f.person left join readable r on r.id = k.known_as \
         order by f.party, case when f.is_national then 0 else 1 end, f.theme, case when f.is_alternate then 1 else 0 end, f.id",
    )
    .all(conn)
    .await?;
    Ok(rows.into_iter().map(NamedRow::named).collect())
}

/// How many focal points of today that an actor may see were not confirmed since a day.
///
/// # Errors
/// When the database fails.
pub async fn count_stale(conn: &impl Conn, actor: &Actor, today: Date, fresh_from: Date) -> Result<i64> {
    Query::new("select count(*) from focal_point f")
        .and("(f.until_on is null or f.until_on >= ?)", args![today])
        .and(
            "(f.confirmed_on is null or f.confirmed_on < ?)",
            args![fresh_from],
        )
        .seen_by(actor, "f.audience")
        .count(conn)
        .await
}

/// A focal point to be made.
#[derive(Debug, Clone, Default)]
pub struct NewFocalPoint {
    /// The post, if it is one.
    pub post: Option<Id<Post>>,
    /// The person, if it is one.
    pub person: Option<PersonId>,
    /// What for; empty for everything.
    pub theme: String,
    /// Whether it looks after the whole roster.
    pub is_national: bool,
    /// Whether it stands in for the focal point beside it.
    pub is_alternate: bool,
    /// When the party said so.
    pub confirmed_on: Option<Date>,
}

/// Makes a focal point of a party.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    party: PartyId,
    from_on: Date,
    new: &NewFocalPoint,
) -> Result<Id<FocalPoint>> {
    let id: Id<FocalPoint> = clock.id();
    let audience = audience(party).keep(tx).await?;
    tx.run(
        sql!("insert into focal_point (id, party, post, person, theme, is_national, is_alternate, from_on, until_on, confirmed_on, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, null, $9, $10, 1)"),
        args![
            id,
            party,
            new.post,
            new.person,
            &new.theme,
            new.is_national,
            new.is_alternate,
            from_on,
            new.confirmed_on,
            audience
        ],
    )
    .await?;
    Ok(id)
}

/// Notes that a focal point was confirmed on a day.
///
/// # Errors
/// When the database fails.
pub async fn confirm(tx: &Tx, id: Id<FocalPoint>, on: Date) -> Result<()> {
    tx.run(
        sql!("update focal_point set confirmed_on = $2, version = version + 1 where id = $1"),
        args![id, on],
    )
    .await
    .map(drop)
}

/// Ends a focal point.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: Id<FocalPoint>, last_day: Date) -> Result<u64> {
    tx.run(
        sql!(
            "update focal_point set until_on = $2, version = version + 1 where id = $1 and until_on is null"
        ),
        args![id, last_day],
    )
    .await
}
