//! SQL of retention: choices, holds, the ledger, and what the kernel's own rules erase.

use uuid::Uuid;

use super::{Ask, Due, Entry, Hold};
use crate::{
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Args, Conn, Day, FromRow, Sql, Tx},
};

/// What the office chose for a rule.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Chosen {
    pub rule: String,
    pub days: i64,
    pub changed_at: Instant,
    pub changed_by: String,
    pub version: i64,
}

pub(super) async fn chosen(conn: &impl Conn, rule: &str) -> Result<Option<Chosen>> {
    conn.maybe(
        sql!("select rule, days, changed_at, changed_by, version from retention_choice where rule = $1"),
        args![rule],
    )
    .await
}

pub(super) async fn all_chosen(conn: &impl Conn) -> Result<Vec<Chosen>> {
    conn.all(
        sql!("select rule, days, changed_at, changed_by, version from retention_choice"),
        args![],
    )
    .await
}

/// Keeps a choice made upon the version that the form carried; 0 when someone was faster.
pub(super) async fn choose(
    tx: &Tx,
    clock: &Clock,
    rule: &str,
    days: i64,
    by: &str,
    version: i64,
) -> Result<u64> {
    if version == 0 {
        return tx
            .run(
                sql!("insert into retention_choice (rule, days, changed_at, changed_by, version) values ($1, $2, $3, $4, 1) on conflict do nothing"),
                args![rule, days, clock.now(), by],
            )
            .await;
    }
    tx.run(
        sql!("update retention_choice set days = $2, changed_at = $3, changed_by = $4, version = version + 1 where rule = $1 and version = $5"),
        args![rule, days, clock.now(), by, version],
    )
    .await
}

/// The holds that keep something today, latest first.
pub(super) async fn holds(conn: &impl Conn, today: jiff::civil::Date) -> Result<Vec<Hold>> {
    conn.all(
        sql!("select id, noun, row_id, party, reason, placed_by, placed_at, until_on from legal_hold where lifted_at is null and (until_on is null or until_on >= $1) order by placed_at desc, id"),
        args![today],
    )
    .await
}

pub(super) async fn hold(conn: &impl Conn, id: Id<Hold>) -> Result<Option<Hold>> {
    conn.maybe(
        sql!("select id, noun, row_id, party, reason, placed_by, placed_at, until_on from legal_hold where id = $1 and lifted_at is null"),
        args![id],
    )
    .await
}

/// A hold to be placed.
pub(super) struct NewHold<'a> {
    pub noun: &'a str,
    pub row: Option<Uuid>,
    pub party: Option<Uuid>,
    pub reason: &'a str,
    pub by: &'a str,
    pub until: Option<jiff::civil::Date>,
}

pub(super) async fn place(tx: &Tx, clock: &Clock, new: &NewHold<'_>) -> Result<Id<Hold>> {
    let id = clock.id();
    tx.run(
        sql!("insert into legal_hold (id, noun, row_id, party, reason, placed_by, placed_at, until_on) values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![id, new.noun, new.row, new.party, new.reason, new.by, clock.now(), new.until],
    )
    .await?;
    Ok(id)
}

pub(super) async fn lift(tx: &Tx, clock: &Clock, id: Id<Hold>, by: &str) -> Result<u64> {
    tx.run(
        sql!("update legal_hold set lifted_at = $2, lifted_by = $3 where id = $1 and lifted_at is null"),
        args![id, clock.now(), by],
    )
    .await
}

/// The reason of a hold that keeps a row or the party it belongs to.
///
/// # Errors
/// When the database fails.
pub async fn held(
    conn: &impl Conn,
    row: Uuid,
    party: Option<Uuid>,
    today: jiff::civil::Date,
) -> Result<Option<Hold>> {
    conn.maybe(
        sql!("select id, noun, row_id, party, reason, placed_by, placed_at, until_on from legal_hold where lifted_at is null and (until_on is null or until_on >= $3) and (row_id = $1 or party = $2) order by placed_at limit 1"),
        args![row, party, today],
    )
    .await
}

#[derive(FromRow)]
struct EntryRow {
    id: Uuid,
    at: Instant,
    rule: String,
    noun: String,
    row_id: Option<Uuid>,
    before_at: Option<Instant>,
    how_many: i64,
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        Self {
            id: row.id,
            at: row.at,
            rule: row.rule,
            noun: row.noun,
            row: row.row_id,
            before: row.before_at,
            how_many: row.how_many,
        }
    }
}

pub(super) async fn write_entry(tx: &Tx, entry: &Entry) -> Result<()> {
    tx.run(
        sql!("insert into erasure (id, at, rule, noun, row_id, before_at, how_many) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing"),
        args![entry.id, entry.at, &entry.rule, &entry.noun, entry.row, entry.before, entry.how_many],
    )
    .await
    .map(drop)
}

/// Entries after one, in their order.
pub(super) async fn entries(conn: &impl Conn, after: Option<Uuid>, at_most: i64) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> = conn
        .all(
            sql!("select id, at, rule, noun, row_id, before_at, how_many from erasure where id > $1 order by id limit $2"),
            args![after.unwrap_or(Uuid::nil()), at_most],
        )
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The last entries of all.
pub(super) async fn last_entries(conn: &impl Conn, at_most: i64) -> Result<Vec<Entry>> {
    let rows: Vec<EntryRow> = conn
        .all(
            sql!("select id, at, rule, noun, row_id, before_at, how_many from erasure order by id desc limit $1"),
            args![at_most],
        )
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

pub(super) async fn knows(conn: &impl Conn, id: Uuid) -> Result<bool> {
    let found: Option<(Uuid,)> = conn
        .maybe(sql!("select id from erasure where id = $1"), args![id])
        .await?;
    Ok(found.is_some())
}

async fn due(tx: &Tx, text: Sql, ask: Ask) -> Result<Vec<Due>> {
    tx.all(text, args![ask.before, ask.today, ask.at_most]).await
}

fn count(text: Sql, ask: Ask) -> (Sql, Args) {
    (text, args![ask.before, ask.today])
}

async fn each(tx: &Tx, texts: impl IntoIterator<Item = Sql>, args: Args) -> Result<()> {
    for text in texts {
        tx.run(text, args.clone()).await?;
    }
    Ok(())
}

pub(super) async fn sessions(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    due(tx, sql!("select s.id, s.expires_at as since from session s where s.expires_at < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = s.account) order by s.expires_at, s.id limit $3"), ask).await
}

pub(super) fn count_sessions(ask: Ask) -> (Sql, Args) {
    count(
        sql!(
            "select count(*) from session s where s.expires_at < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = s.account)"
        ),
        ask,
    )
}

pub(super) async fn erase_session(tx: &Tx, id: Uuid) -> Result<()> {
    each(tx, [sql!("delete from session where id = $1")], args![id]).await
}

pub(super) async fn links(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    due(tx, sql!("select l.id, l.expires_at as since from link l where l.expires_at < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = l.account) order by l.expires_at, l.id limit $3"), ask).await
}

pub(super) fn count_links(ask: Ask) -> (Sql, Args) {
    count(
        sql!(
            "select count(*) from link l where l.expires_at < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = l.account)"
        ),
        ask,
    )
}

pub(super) async fn erase_link(tx: &Tx, id: Uuid) -> Result<()> {
    each(tx, [sql!("delete from link where id = $1")], args![id]).await
}

pub(super) async fn mails(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    due(tx, sql!("select m.id, m.sent_at as since from mail m where m.sent_at < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = m.id) order by m.sent_at, m.id limit $3"), ask).await
}

pub(super) fn count_mails(ask: Ask) -> (Sql, Args) {
    count(
        sql!(
            "select count(*) from mail m where m.sent_at < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = m.id)"
        ),
        ask,
    )
}

pub(super) async fn erase_mail(tx: &Tx, id: Uuid) -> Result<()> {
    each(tx, [sql!("delete from mail where id = $1")], args![id]).await
}

pub(super) async fn jobs(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    due(tx, sql!("select j.id, coalesce(j.finished_at, j.failed_at) as since from job j where coalesce(j.finished_at, j.failed_at) < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = j.id) order by 2, 1 limit $3"), ask).await
}

pub(super) fn count_jobs(ask: Ask) -> (Sql, Args) {
    count(
        sql!(
            "select count(*) from job j where coalesce(j.finished_at, j.failed_at) < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = j.id)"
        ),
        ask,
    )
}

pub(super) async fn erase_job(tx: &Tx, id: Uuid) -> Result<()> {
    each(tx, [sql!("delete from job where id = $1")], args![id]).await
}

/// Imports of which rows or the workbook itself are still kept. One that waits for somebody, or
/// is still being finished, is no one's to clear.
pub(super) async fn imports(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    due(tx, sql!("select b.id, coalesce(b.undone_at, b.applied_at) as since from import_batch b where coalesce(b.undone_at, b.applied_at) < $1 and not b.is_finishing and (b.file is not null or exists (select 1 from import_row r where r.batch = b.id)) and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = b.id) order by 2, 1 limit $3"), ask).await
}

pub(super) fn count_imports(ask: Ask) -> (Sql, Args) {
    count(
        sql!(
            "select count(*) from import_batch b where coalesce(b.undone_at, b.applied_at) < $1 and not b.is_finishing and (b.file is not null or exists (select 1 from import_row r where r.batch = b.id)) and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = b.id)"
        ),
        ask,
    )
}

/// The batch stays, so that a record still says which import it came by.
pub(super) async fn erase_import(tx: &Tx, id: Uuid) -> Result<()> {
    let file: Option<(Option<Uuid>,)> = tx
        .maybe(sql!("select file from import_batch where id = $1"), args![id])
        .await?;
    each(
        tx,
        [
            sql!("delete from import_row where batch = $1"),
            sql!("update import_batch set file = null where id = $1"),
        ],
        args![id],
    )
    .await?;
    // The bytes are swept when nothing names them any more.
    let Some((Some(file),)) = file else { return Ok(()) };
    let gone: Option<(String,)> = tx
        .maybe(
            sql!("delete from file where id = $1 and not exists (select 1 from import_batch b where b.file = $1) returning storage_key"),
            args![file],
        )
        .await?;
    match gone {
        Some((storage_key,)) => crate::file::erase_key(tx, &storage_key).await,
        None => Ok(()),
    }
}

pub(super) async fn values(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    due(tx, sql!("select l.id, l.at as since from audit_line l where l.at < $1 and exists (select 1 from audit_value v where v.line = l.id) and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and (h.row_id = l.row_id or h.party = l.party)) order by l.id limit $3"), ask).await
}

pub(super) fn count_values(ask: Ask) -> (Sql, Args) {
    count(
        sql!(
            "select count(*) from audit_line l where l.at < $1 and exists (select 1 from audit_value v where v.line = l.id) and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and (h.row_id = l.row_id or h.party = l.party))"
        ),
        ask,
    )
}

pub(super) async fn erase_values(tx: &Tx, line: Uuid) -> Result<()> {
    each(tx, [sql!("delete from audit_value where line = $1")], args![line]).await
}

/// The account of a person.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Account {
    pub id: Uuid,
    pub email: String,
}

pub(super) async fn accounts_of(tx: &Tx, person: Uuid) -> Result<Vec<Account>> {
    tx.all(
        sql!("select id, email from account where person = $1"),
        args![person],
    )
    .await
}

/// Empties an account: nobody signs in by it, and nothing of it names anybody. Its row stays,
/// because others refer to it.
pub(super) async fn empty_account(tx: &Tx, id: Uuid, now: Instant) -> Result<()> {
    let empty = format!("{}@erased.invalid", id.simple());
    tx.run(
        sql!("update account set email = $2, name = '—', password_hash = null, suspended_at = $3, version = version + 1 where id = $1"),
        args![id, empty, now],
    )
    .await?;
    // Erased, the key takes the secret of the app with it, in every copy made from now on.
    tx.run(
        sql!("update data_key set wrapped = null, erased_at = $2 where wrapped is not null and id in (select data_key from authenticator where account = $1)"),
        args![id, now],
    )
    .await?;
    each(
        tx,
        [
            sql!("delete from session where account = $1"),
            sql!("delete from link where account = $1"),
            sql!("delete from sign_in where account = $1"),
            sql!("delete from past_password where account = $1"),
            sql!("delete from recovery_code where account = $1"),
            sql!("delete from saved_view where account = $1"),
            sql!("update factor_reset set reason = '—' where account = $1"),
            sql!("delete from authenticator where account = $1"),
            sql!("delete from passkey where account = $1"),
            sql!("delete from openid_link where account = $1"),
            sql!("update suspension set reason = '—' where account = $1"),
        ],
        args![id],
    )
    .await?;
    // Nobody stands in for whoever is gone, and for a program somebody has to answer.
    tx.run(
        sql!("update deputy set ended_at = $2 where ended_at is null and (holder = $1 or stand_in = $1)"),
        args![id, now],
    )
    .await?;
    tx.run(
        sql!("update service_account set ended_at = $2 where ended_at is null and answers = $1"),
        args![id, now],
    )
    .await
    .map(drop)
}

/// What was said of a row elsewhere than in its own table: old and new values, the rows of
/// imports by which it came, what can be found of it.
pub(super) async fn forget_row(tx: &Tx, row: Uuid) -> Result<()> {
    // Before the rows of imports, by which they are found.
    crate::keying::forget_row(tx, row).await?;
    each(
        tx,
        [
            sql!("delete from audit_value where line in (select id from audit_line where row_id = $1)"),
            sql!("delete from import_row where target = $1"),
        ],
        args![row],
    )
    .await
}

pub(super) async fn forget_letters(tx: &Tx, address: &str) -> Result<()> {
    each(
        tx,
        [sql!("delete from mail where lower(recipient) = $1")],
        args![address.to_lowercase()],
    )
    .await
}

/// The day on which the rules were last carried out whole.
pub(super) fn ran_on(value: Option<&serde_json::Value>) -> Option<Day> {
    value?.as_str()?.parse().ok().map(Day)
}
