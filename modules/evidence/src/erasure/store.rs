//! SQL of erasing people from the evidence.

use balai_directory::PersonId;
use balai_kernel::{
    Id, Result, args,
    file::FileRow,
    id::Uuid,
    retention::{Ask, Due},
    sql,
    store::{Args, Conn, FromRow, Sql, Tx},
};

use crate::{consent::Consent, outcome::Outcome, photograph::Photograph, quote::Quote};

/// What a person is asked about.
#[derive(FromRow)]
pub(super) struct Asked {
    pub id: Id<Consent>,
    pub thing: Uuid,
    pub quote: Option<Id<Quote>>,
    pub photograph: Option<Id<Photograph>>,
    pub full_name: String,
    pub email: String,
    pub sheet: Option<Id<FileRow>>,
}

/// All that a person, and the records that gave way to theirs, is asked about.
pub(super) async fn asked(conn: &impl Conn, person: PersonId) -> Result<Vec<Asked>> {
    conn.all(
        sql!("select c.id, coalesce(c.quote, c.photograph) as thing, c.quote, c.photograph, c.full_name, c.email, c.sheet from consent c where c.person in (select q.id from person q where coalesce(q.merged_into, q.id) = (select coalesce(r.merged_into, r.id) from person r where r.id = $1))"),
        args![person],
    )
    .await
}

/// What one consent is about.
pub(super) async fn one(conn: &impl Conn, id: Id<Consent>) -> Result<Option<Asked>> {
    conn.maybe(
        sql!("select c.id, coalesce(c.quote, c.photograph) as thing, c.quote, c.photograph, c.full_name, c.email, c.sheet from consent c where c.id = $1"),
        args![id],
    )
    .await
}

/// What people said no to, or took their yes back from, before a moment, that is not held and not
/// emptied yet.
pub(super) async fn withdrawn(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    tx.all(
        sql!("select c.id, coalesce(c.withdrawn_at, c.answered_at) as since from consent c where c.kind = 'person' and c.answer in ('withdrawn', 'refused') and c.full_name <> '—' and coalesce(c.withdrawn_at, c.answered_at) < $1 \
              and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = c.id or k.row_id = c.person or k.party = c.party)) order by 2, 1 limit $3"),
        args![ask.before, ask.today, ask.at_most],
    )
    .await
}

pub(super) fn count_withdrawn(ask: Ask) -> (Sql, Args) {
    (
        sql!(
            "select count(*) from consent c where c.kind = 'person' and c.answer in ('withdrawn', 'refused') and c.full_name <> '—' and coalesce(c.withdrawn_at, c.answered_at) < $1 \
             and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = c.id or k.row_id = c.person or k.party = c.party))"
        ),
        args![ask.before, ask.today],
    )
}

/// Empties a consent, and where its officer stands in one of their agency; it is withdrawn.
pub(super) async fn forget_consent(tx: &Tx, asked: &Asked) -> Result<()> {
    tx.run(
        sql!("update consent set full_name = '—', version = version + 1 where kind = 'agency' and full_name = $3 and (quote = $1 or photograph = $2)"),
        args![asked.quote, asked.photograph, &asked.full_name],
    )
    .await?;
    tx.run(
        sql!("update consent set full_name = '—', first_name = '—', post = '', agency = '', email = '', witness = '', sheet = null, answer = 'withdrawn', name_form = 'none', scopes = '', shown = '', version = version + 1 where id = $1"),
        args![asked.id],
    )
    .await
    .map(drop)
}

/// The words go, in every language.
pub(super) async fn forget_quote(tx: &Tx, id: Id<Quote>) -> Result<()> {
    tx.run(
        sql!("update quote set said = '—', translated = '', place = '', version = version + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// The words about a picture go with it.
pub(super) async fn forget_photograph(tx: &Tx, id: Id<Photograph>) -> Result<()> {
    tx.run(
        sql!("update photograph set caption = '', alternative = '—', place = '', version = version + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// The outcomes that a person, or a record that gave way to theirs, claimed.
pub(super) async fn claimed(conn: &impl Conn, person: PersonId) -> Result<Vec<Id<Outcome>>> {
    let rows: Vec<(Id<Outcome>,)> = conn
        .all(
            sql!("select o.id from outcome o where o.claimant in (select q.id from person q where coalesce(q.merged_into, q.id) = (select coalesce(r.merged_into, r.id) from person r where r.id = $1))"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What changed stays; who said so is forgotten.
pub(super) async fn forget_claimant(tx: &Tx, id: Id<Outcome>) -> Result<()> {
    tx.run(
        sql!("update outcome set claimed_by = '—', contact = '', version = version + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}
