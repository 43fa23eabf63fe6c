//! SQL of what the evidence holds about one person, with the records that gave way to theirs.

use balai_directory::PersonId;
use balai_kernel::{
    Result, args,
    id::Uuid,
    sql,
    store::{Conn, Day, FromRow},
};

#[derive(FromRow)]
pub(super) struct Asked {
    pub id: Uuid,
    pub thing: Uuid,
    pub is_quote: bool,
    pub words: String,
    pub full_name: String,
    pub answer: String,
    pub name_form: String,
    pub scopes: String,
    pub until_on: Option<Day>,
}

/// What they are asked about: the words said or the caption.
pub(super) async fn asked(conn: &impl Conn, person: PersonId) -> Result<Vec<Asked>> {
    conn.all(
        sql!("select c.id, coalesce(q.id, g.id) as thing, (q.id is not null) as is_quote, coalesce(q.said, g.caption, '') as words, c.full_name, c.answer, c.name_form, c.scopes, c.until_on from consent c join person p on p.id = c.person left join quote q on q.id = c.quote left join photograph g on g.id = c.photograph where p.id = $1 or p.merged_into = $1 order by c.id"),
        args![person],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Claimed {
    pub id: Uuid,
    pub words: String,
    pub kind: String,
    pub claimed_on: Option<Day>,
}

/// What they said had changed.
pub(super) async fn claimed(conn: &impl Conn, person: PersonId) -> Result<Vec<Claimed>> {
    conn.all(
        sql!("select o.id, o.words, o.kind, o.claimed_on from outcome o join person p on p.id = o.claimant where p.id = $1 or p.merged_into = $1 order by o.id"),
        args![person],
    )
    .await
}
