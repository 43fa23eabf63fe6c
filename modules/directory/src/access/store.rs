//! SQL of access that rests on posts.

use balai_kernel::{
    App, Id, Instant, Result,
    account::Account,
    actor::Role,
    args,
    id::Uuid,
    sql,
    store::{Conn, Day, FromRow, Json, Tx},
    text::Words,
};
use jiff::civil::Date;

use crate::{PersonId, person::shown_name, post::Post};

/// A person's record and those that gave way to it.
pub(super) async fn records_of(conn: &impl Conn, person: PersonId) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn
        .all(
            sql!("select id from person where id = $1 or merged_into = $1"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// An account is the directory's person from now on; 0 when it is somebody already.
pub(super) async fn set_person(tx: &Tx, account: Id<Account>, person: PersonId) -> Result<u64> {
    tx.run(
        sql!("update account set person = $2 where id = $1 and person is null"),
        args![account, person],
    )
    .await
}

/// A role by a post whose holder has no open time in it.
#[derive(FromRow)]
pub(super) struct Ended {
    pub post: Uuid,
    pub person: PersonId,
    /// The last day of their last time in it; none where no time in it is left.
    pub last_on: Option<Day>,
}

/// Roles that rest on posts and reach further than their holders' times in them.
pub(super) async fn ended(tx: &Tx, today: Date) -> Result<Vec<Ended>> {
    tx.all(
        sql!("select g.post, c.person, max(w.until_on) as last_on from role_grant g join account c on c.id = g.account left join person q on q.id = c.person \
              left join (select h.post, h.until_on, coalesce(p.merged_into, p.id) as person from post_holding h join person p on p.id = h.person) w \
              on w.post = g.post and w.person = coalesce(q.merged_into, c.person) \
              where g.post is not null and c.person is not null and (g.until_on is null or g.until_on >= $1) \
              group by g.post, c.person having count(w.post) = count(w.until_on) and (max(w.until_on) is null or min(coalesce(g.until_on, $2)) > max(w.until_on))"),
        args![today, jiff::civil::date(9999, 12, 31)],
    )
    .await
}

/// An offer as it is made.
pub(super) struct NewOffer {
    pub account: Id<Account>,
    pub person: PersonId,
    pub post: Id<Post>,
    pub role: Role,
    pub by: Id<Account>,
}

/// What the owner of an account was asked.
#[derive(FromRow)]
pub(super) struct Offer {
    pub id: Id<Offer>,
    pub account: Id<Account>,
    pub person: PersonId,
    pub post: Id<Post>,
    pub role: String,
    pub answered_at: Option<Instant>,
    pub written: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub romanised: Option<String>,
    pub agency: String,
    pub party: Json<Words>,
}

impl Offer {
    /// The name of the person in the directory.
    pub fn name(&self) -> String {
        shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }
}

/// Makes an offer in place of one for the same account, post and role that waits.
pub(super) async fn offer(tx: &Tx, app: &App, new: &NewOffer) -> Result<Id<Offer>> {
    tx.run(
        sql!(
            "delete from access_offer where account = $1 and post = $2 and role = $3 and answered_at is null"
        ),
        args![new.account, new.post, new.role.code()],
    )
    .await?;
    let id: Id<Offer> = app.clock.id();
    tx.run(
        sql!("insert into access_offer (id, account, person, post, role, offered_by, offered_at) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![id, new.account, new.person, new.post, new.role.code(), new.by, app.clock.now()],
    )
    .await?;
    Ok(id)
}

pub(super) async fn find_offer(conn: &impl Conn, id: Id<Offer>) -> Result<Option<Offer>> {
    conn.maybe(
        sql!("select f.id, f.account, f.person, f.post, f.role, f.answered_at, p.written, p.given, p.family, p.romanised, a.name as agency, t.name as party \
              from access_offer f join person p on p.id = f.person join post o on o.id = f.post join agency a on a.id = o.agency join party t on t.id = a.party where f.id = $1"),
        args![id],
    )
    .await
}

pub(super) async fn answer(tx: &Tx, id: Id<Offer>, is_accepted: bool, now: Instant) -> Result<()> {
    tx.run(
        sql!("update access_offer set answered_at = $3, is_accepted = $2 where id = $1"),
        args![id, is_accepted, now],
    )
    .await
    .map(drop)
}

/// An offer in the list of a post.
#[derive(FromRow)]
pub(crate) struct Listed {
    pub person: PersonId,
    pub role: String,
    pub offered_at: Instant,
    pub is_accepted: Option<bool>,
}

/// The latest offers by a post; the page shows those of people whom its reader sees.
pub(super) async fn offers_of(conn: &impl Conn, post: Id<Post>) -> Result<Vec<Listed>> {
    conn.all(
        sql!("select person, role, offered_at, is_accepted from access_offer where post = $1 order by offered_at desc, id limit 20"),
        args![post],
    )
    .await
}

/// Whether a person holds a post on a day, also by a record that is of the same person.
pub(super) async fn holds(conn: &impl Conn, person: PersonId, post: Id<Post>, today: Date) -> Result<bool> {
    let found: Option<(Uuid,)> = conn
        .maybe(
            sql!("select h.id from post_holding h join person p on p.id = h.person join person q on q.id = $1 where h.post = $2 \
                  and coalesce(p.merged_into, p.id) = coalesce(q.merged_into, q.id) and (h.from_on is null or h.from_on <= $3) and (h.until_on is null or h.until_on >= $3) limit 1"),
            args![person, post, today],
        )
        .await?;
    Ok(found.is_some())
}

/// The last day of a person's time in a post, where all their times in it have one.
pub(super) async fn last_day(conn: &impl Conn, person: PersonId, post: Id<Post>) -> Result<Option<Date>> {
    let (open, last): (i64, Option<Day>) = conn
        .one(
            sql!("select count(*) - count(h.until_on) as open, max(h.until_on) as last_on from post_holding h join person p on p.id = h.person join person q on q.id = $1 \
                  where h.post = $2 and coalesce(p.merged_into, p.id) = coalesce(q.merged_into, q.id)"),
            args![person, post],
        )
        .await?;
    Ok(last.filter(|_| open == 0).map(|day| day.0))
}
