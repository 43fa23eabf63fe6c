//! SQL of consents.

use balai_directory::{PartyId, PersonId};
use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    file::{self, FileRow},
    sql,
    store::{Args, Conn, Query, Tx},
};
use jiff::civil::Date;

use super::{Consent, What, audience};

const ROWS: &str = "select c.id, c.quote, c.photograph, c.kind, c.person, c.party, c.full_name, c.first_name, c.post, c.agency, c.is_serving, c.email, c.answer, c.name_form, c.scopes, c.until_on, c.given_how, c.witness, c.sheet, c.given_on, c.answered_at, c.withdrawn_at, c.shown, c.audience, c.version from consent c";

/// Who is asked, as it is written.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// `person` or `agency`.
    pub kind: &'static str,
    /// Their record in the directory.
    pub person: Option<PersonId>,
    /// Their party.
    pub party: Option<PartyId>,
    /// See [`Consent::full_name`].
    pub full_name: String,
    /// See [`Consent::first_name`].
    pub first_name: String,
    /// See [`Consent::post`].
    pub post: String,
    /// See [`Consent::agency`].
    pub agency: String,
    /// See [`Consent::is_serving`].
    pub is_serving: bool,
    /// See [`Consent::email`].
    pub email: String,
}

/// An answer, as it is written.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Whether they agree.
    pub is_yes: bool,
    /// One of [`super::NAME_FORMS`].
    pub name_form: String,
    /// The codes of the scopes agreed to.
    pub scopes: String,
    /// The last day.
    pub until_on: Option<Date>,
    /// `link`, or one of [`super::HOWS`].
    pub how: String,
    /// Who heard it.
    pub witness: String,
    /// The signed sheet.
    pub sheet: Option<Id<FileRow>>,
    /// On which day.
    pub given_on: Option<Date>,
    /// The fingerprint of what they were shown.
    pub shown: String,
    /// Who recorded it; nobody where they did so themselves.
    pub recorded_by: Option<Id<Account>>,
}

/// Consents that were given and end within these days, of what an account looks after; of what nobody
/// does, everyone's who may see it. Those that end first stand first.
///
/// # Errors
/// When the database fails.
pub async fn ending(conn: &impl Conn, actor: &Actor, from: Date, to: Date) -> Result<Vec<Consent>> {
    Query::new(ROWS)
        .push("left join quote q on q.id = c.quote left join photograph p on p.id = c.photograph")
        .and("c.answer = 'given' and c.withdrawn_at is null", args![])
        .and("c.until_on between ? and ?", args![from, to])
        .and(
            "(coalesce(q.entered_by, p.entered_by) = ? or coalesce(q.entered_by, p.entered_by) is null)",
            args![actor.account],
        )
        .seen_by(actor, "c.audience")
        .push("order by c.until_on, c.id limit 50")
        .all(conn)
        .await
}

/// The consent with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Consent>) -> Result<Option<Consent>> {
    Query::new(ROWS).and("c.id = ?", args![id]).maybe(conn).await
}

/// All that was asked about a thing: people first, each in the order in which they were asked.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &impl Conn, what: What) -> Result<Vec<Consent>> {
    of_several(conn, &[what]).await
}

/// The same of several things.
///
/// # Errors
/// When the database fails.
pub async fn of_several(conn: &impl Conn, whats: &[What]) -> Result<Vec<Consent>> {
    let ids: Args = whats
        .iter()
        .map(|what| match what {
            What::Quote(id) => (*id).into(),
            What::Photograph(id) => (*id).into(),
        })
        .collect();
    Query::new(ROWS)
        .and_in("coalesce(c.quote, c.photograph)", ids)
        .push("order by c.kind desc, c.id")
        .all(conn)
        .await
}

/// What agencies of a party are asked that a reader may see, what nobody answered first; at most 200.
///
/// # Errors
/// When the database fails.
pub async fn of_agencies(conn: &impl Conn, actor: &Actor, only_open: bool) -> Result<Vec<Consent>> {
    let mut query = Query::new(ROWS)
        .and("c.kind = 'agency'", args![])
        .seen_by(actor, "c.audience");
    if only_open {
        query = query.and("c.answer = ''", args![]);
    }
    query
        .push("order by case when c.answer = '' then 0 else 1 end, c.id desc limit 200")
        .all(conn)
        .await
}

/// Asks somebody.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, what: What, asked: &Asked) -> Result<Id<Consent>> {
    // The time of an id would tell when somebody was spoken to.
    let id: Id<Consent> = clock.id();
    let audience = audience(asked.kind, asked.person, asked.party).keep(tx).await?;
    tx.run(
        sql!("insert into consent (id, quote, photograph, kind, person, party, full_name, first_name, post, agency, is_serving, email, answer, name_form, scopes, given_how, witness, shown, audience, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 'none', '', '', '', '', $13, 1)"),
        args![
            id, what.quote(), what.photograph(), asked.kind, asked.person, asked.party, &asked.full_name,
            &asked.first_name, &asked.post, &asked.agency, asked.is_serving, &asked.email, audience
        ],
    )
    .await?;
    Ok(id)
}

/// Alters who is asked; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Consent>, version: i64, asked: &Asked) -> Result<u64> {
    let audience = audience(asked.kind, asked.person, asked.party).keep(tx).await?;
    tx.run(
        sql!("update consent set person = $3, party = $4, full_name = $5, first_name = $6, post = $7, agency = $8, is_serving = $9, email = $10, audience = $11, version = version + 1 where id = $1 and version = $2"),
        args![
            id, version, asked.person, asked.party, &asked.full_name, &asked.first_name, &asked.post, &asked.agency,
            asked.is_serving, &asked.email, audience
        ],
    )
    .await
}

/// Keeps an answer in the place of the one before; the sheet of that one goes where a new one came.
///
/// # Errors
/// When the database fails.
pub async fn answer(tx: &Tx, id: Id<Consent>, answer: &Answer, now: Instant) -> Result<u64> {
    let before = find(tx, id).await?.and_then(|consent| consent.sheet);
    let word = if answer.is_yes { "given" } else { "refused" };
    let done = tx
        .run(
            sql!("update consent set answer = $2, name_form = $3, scopes = $4, until_on = $5, given_how = $6, witness = $7, sheet = coalesce($8, sheet), given_on = $9, shown = $10, recorded_by = $11, answered_at = $12, withdrawn_at = null, version = version + 1 where id = $1"),
            args![
                id, word, &answer.name_form, &answer.scopes, answer.until_on, &answer.how, &answer.witness,
                answer.sheet, answer.given_on, &answer.shown, answer.recorded_by, now
            ],
        )
        .await?;
    if let (Some(before), Some(_)) = (before, answer.sheet) {
        file::remove(tx, before).await?;
    }
    Ok(done)
}

/// Withdraws what was given; zero rows where nothing was.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &Tx, id: Id<Consent>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update consent set answer = 'withdrawn', withdrawn_at = $2, version = version + 1 where id = $1 and answer = 'given'"),
        args![id, now],
    )
    .await
}

/// Asks somebody no longer: what was never answered leaves nothing behind.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<Consent>) -> Result<u64> {
    tx.run(
        sql!("delete from consent where id = $1 and answer = ''"),
        args![id],
    )
    .await
}
