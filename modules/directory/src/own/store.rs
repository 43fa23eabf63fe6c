//! SQL of what the directory holds about one person, with the records that gave way to theirs.

use balai_kernel::{
    Id, Instant, Result,
    account::Account,
    args,
    id::Uuid,
    sql,
    store::{Conn, Day, FromRow, Json},
    text::Words,
};

use crate::PersonId;

#[derive(FromRow)]
pub(super) struct Record {
    pub written: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub own_script: Option<String>,
    pub romanised: Option<String>,
    pub sex: Option<String>,
    pub confirmed_on: Option<Day>,
}

pub(super) async fn records(conn: &impl Conn, id: PersonId) -> Result<Vec<Record>> {
    conn.all(
        sql!("select written, given, family, own_script, romanised, sex, confirmed_on from person where id = $1 or merged_into = $1 order by id"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Address {
    pub kind: String,
    pub value: String,
}

pub(super) async fn addresses(conn: &impl Conn, id: PersonId) -> Result<Vec<Address>> {
    conn.all(
        sql!("select d.kind, d.value from person_address d join person p on p.id = d.person where p.id = $1 or p.merged_into = $1 order by d.kind, d.value"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Post {
    pub title: String,
    pub agency: String,
    pub from_on: Option<Day>,
    pub until_on: Option<Day>,
}

pub(super) async fn posts(conn: &impl Conn, id: PersonId) -> Result<Vec<Post>> {
    conn.all(
        sql!("select o.title, a.name as agency, h.from_on, h.until_on from post_holding h join post o on o.id = h.post join agency a on a.id = o.agency join person p on p.id = h.person where p.id = $1 or p.merged_into = $1 order by h.from_on, h.id"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Point {
    pub theme: String,
    pub from_on: Option<Day>,
    pub until_on: Option<Day>,
}

pub(super) async fn focal_points(conn: &impl Conn, id: PersonId) -> Result<Vec<Point>> {
    conn.all(
        sql!("select f.theme, f.from_on, f.until_on from focal_point f join person p on p.id = f.person where p.id = $1 or p.merged_into = $1 order by f.from_on, f.id"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Seat {
    pub name: Json<Words>,
    pub from_on: Option<Day>,
    pub until_on: Option<Day>,
}

pub(super) async fn networks(conn: &impl Conn, id: PersonId) -> Result<Vec<Seat>> {
    conn.all(
        sql!("select b.name, m.from_on, m.until_on from body_member m join body b on b.id = m.body join person p on p.id = m.person where p.id = $1 or p.merged_into = $1 order by m.from_on, m.id"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Note {
    pub on_date: Day,
    pub kind: String,
}

pub(super) async fn notes(conn: &impl Conn, id: PersonId) -> Result<Vec<Note>> {
    conn.all(
        sql!("select n.on_date, n.kind from contact_note n join person p on p.id = n.person where p.id = $1 or p.merged_into = $1 order by n.on_date, n.id"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Vouching {
    pub party: Json<Words>,
    pub name: String,
    pub post: String,
    pub created_at: Instant,
    pub ended_at: Option<Instant>,
}

/// Who vouched for somebody's account, by party.
pub(super) async fn vouchings(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Vouching>> {
    conn.all(
        sql!("select t.name as party, v.name, v.post, v.created_at, v.ended_at from vouching v join party t on t.id = v.party where v.account = $1 order by v.created_at, v.id"),
        args![account],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Proposal {
    pub made_at: Instant,
    pub note: String,
    pub decided_at: Option<Instant>,
}

/// What somebody proposed about their own entry.
pub(super) async fn proposals(conn: &impl Conn, id: PersonId) -> Result<Vec<Proposal>> {
    conn.all(
        sql!("select d.made_at, d.note, d.decided_at from details_proposal d join person p on p.id = d.person where p.id = $1 or p.merged_into = $1 order by d.made_at, d.id"),
        args![id],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Sent {
    pub sent_to: String,
    pub made_at: Instant,
    pub used_at: Option<Instant>,
}

/// Links that were sent to somebody about their own entry.
pub(super) async fn links(conn: &impl Conn, id: PersonId) -> Result<Vec<Sent>> {
    conn.all(
        sql!("select e.sent_to, e.made_at, e.used_at from errand e join person p on p.id = e.row_id where p.id = $1 or p.merged_into = $1 order by e.made_at, e.id"),
        args![id],
    )
    .await
}

/// The rows that tell of a person.
pub(super) async fn rows_of(conn: &impl Conn, id: PersonId) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = conn
        .all(
            sql!("with same (id) as (select p.id from person p where p.id = $1 or p.merged_into = $1) \
                  select id from same union all select h.id from post_holding h where h.person in (select id from same) \
                  union all select f.id from focal_point f where f.person in (select id from same) \
                  union all select m.id from body_member m where m.person in (select id from same) \
                  union all select n.id from contact_note n where n.person in (select id from same)"),
            args![id],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
