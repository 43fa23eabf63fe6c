//! SQL of editions.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{Kept, Unit, memory};
use crate::{
    Clock, Id, Instant, Result,
    account::Account,
    args,
    errand::ErrandRow,
    sql,
    store::{Conn, FromRow, Query, Tx, insert_many},
};

const KEPT: &str = "select t.part, t.language, t.field, t.position, t.source, t.words, t.account, t.errand, coalesce(a.name, e.sent_to, '') as by_name, t.at, t.read_by, coalesce(r.name, '') as read_name, t.read_at \
     from translation t left join account a on a.id = t.account left join errand e on e.id = t.errand left join account r on r.id = t.read_by";

/// What is kept of a record in a language.
///
/// # Errors
/// When the database fails.
pub async fn kept(conn: &impl Conn, record: Uuid, language: &str) -> Result<Vec<Kept>> {
    Query::new(KEPT)
        .and("t.record = ?", args![record])
        .and("t.language = ?", args![language])
        .push("order by t.part, t.field, t.position")
        .all(conn)
        .await
}

/// What is kept of a record in all languages.
///
/// # Errors
/// When the database fails.
pub async fn kept_of_all(conn: &impl Conn, record: Uuid) -> Result<Vec<Kept>> {
    Query::new(KEPT)
        .and("t.record = ?", args![record])
        .push("order by t.part, t.field, t.position")
        .all(conn)
        .await
}

/// An edition of a record.
#[derive(Debug, Clone, FromRow)]
pub(super) struct EditionRow {
    /// Its id.
    pub id: Id<EditionRow>,
    /// Who keeps the record.
    pub noun: String,
    /// The record.
    pub record: Uuid,
    /// In which language.
    pub language: String,
    /// Since when everyone may read it.
    pub shown_at: Option<Instant>,
}

const EDITIONS: &str = "select id, noun, record, language, shown_at from translation_edition";

/// The editions of a record that were begun.
pub(super) async fn of_record(conn: &impl Conn, record: Uuid) -> Result<Vec<EditionRow>> {
    Query::new(EDITIONS)
        .and("record = ?", args![record])
        .push("order by language")
        .all(conn)
        .await
}

/// All editions that were begun, those of a record beside one another.
pub(super) async fn all(conn: &impl Conn) -> Result<Vec<EditionRow>> {
    Query::new(EDITIONS)
        .push("order by noun, record, language limit 1000")
        .all(conn)
        .await
}

/// The edition with this id.
pub(super) async fn by_id(conn: &impl Conn, id: Uuid) -> Result<Option<EditionRow>> {
    Query::new(EDITIONS).and("id = ?", args![id]).maybe(conn).await
}

/// The edition of a record in a language; begun where it was not.
pub(super) async fn begun(
    tx: &Tx,
    clock: &Clock,
    noun: &str,
    record: Uuid,
    language: &str,
) -> Result<EditionRow> {
    let id: Id<EditionRow> = clock.id();
    tx.run(
        sql!("insert into translation_edition (id, noun, record, language) values ($1, $2, $3, $4) on conflict (record, language) do nothing"),
        args![id, noun, record, language],
    )
    .await?;
    let all = of_record(tx, record).await?;
    let own = all.into_iter().find(|row| row.language == language);
    own.ok_or(crate::Error::NotFound)
}

/// Shows an edition to everyone; whether it was not shown already.
///
/// # Errors
/// When the database fails.
pub async fn show(
    tx: &Tx,
    clock: &Clock,
    noun: &str,
    record: Uuid,
    language: &str,
    by: Id<Account>,
) -> Result<bool> {
    let row = begun(tx, clock, noun, record, language).await?;
    let done = tx
        .run(
            sql!("update translation_edition set shown_at = $2, shown_by = $3 where id = $1 and shown_at is null"),
            args![row.id, clock.now(), by],
        )
        .await?;
    Ok(done > 0)
}

/// Hides an edition; whether it was shown.
///
/// # Errors
/// When the database fails.
pub async fn hide(tx: &Tx, record: Uuid, language: &str) -> Result<bool> {
    let done = tx
        .run(
            sql!("update translation_edition set shown_at = null, shown_by = null where record = $1 and language = $2 and shown_at is not null"),
            args![record, language],
        )
        .await?;
    Ok(done > 0)
}

/// The codes of the languages in which everyone may read a record.
///
/// # Errors
/// When the database fails.
pub async fn shown_of(conn: &impl Conn, record: Uuid) -> Result<Vec<String>> {
    let all = of_record(conn, record).await?;
    let shown = all.into_iter().filter(|row| row.shown_at.is_some());
    Ok(shown.map(|row| row.language).collect())
}

/// The titles of records in a language, where an edition in it is shown.
pub(super) async fn titles(
    conn: &impl Conn,
    records: &[Uuid],
    language: &str,
) -> Result<HashMap<Uuid, String>> {
    if records.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String)> = Query::new(
        "select t.record, t.words from translation t join translation_edition e on e.record = t.record and e.language = t.language",
    )
    .and("t.language = ?", args![language])
    .push("and t.field = 'title' and e.shown_at is not null")
    .and_in("t.record", records.iter().map(|id| (*id).into()).collect())
    .all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Who writes a translation.
#[derive(Debug, Clone, Copy)]
pub(super) struct By {
    /// Who, with an account.
    pub account: Option<Id<Account>>,
    /// By which link, without one.
    pub errand: Option<Id<ErrandRow>>,
}

/// A paragraph as it is to be kept.
pub(super) struct Keep {
    /// Which.
    pub unit: Unit,
    /// What it translates: the unit's own source, or an older one where it is still out of date.
    pub source: String,
    /// In the other language.
    pub words: String,
    /// As it was kept; its author stands while its words do.
    pub before: Option<Kept>,
    /// Whether a second person reads it with this.
    pub is_read: bool,
}

/// Puts a part's paragraphs in a language in the place of what was kept of it.
pub(super) async fn keep(
    tx: &Tx,
    clock: &Clock,
    (record, part): (Uuid, Uuid),
    language: &str,
    all: &[Keep],
    by: By,
) -> Result<()> {
    forget(tx, part, language).await?;
    let now = clock.now();
    let mut rows = Vec::new();
    let mut sentences = Vec::new();
    for one in all {
        let id: Id<Kept> = clock.id();
        let position = i64::try_from(one.unit.position).unwrap_or(i64::MAX);
        let before = one.before.as_ref();
        let same = before.filter(|kept| kept.words == one.words);
        let (account, errand, at) = same.map_or((by.account, by.errand, now), |kept| {
            (kept.account, kept.errand, kept.at)
        });
        // Who read other words, or of another source, has not read these.
        let read = same.filter(|kept| kept.source == one.source);
        let (read_by, read_at) = if one.is_read {
            (by.account, Some(now))
        } else {
            read.map_or((None, None), |kept| (kept.read_by, kept.read_at))
        };
        rows.push(args![
            id,
            record,
            part,
            language,
            one.unit.field,
            position,
            one.source.as_str(),
            one.words.as_str(),
            account,
            errand,
            at,
            read_by,
            read_at
        ]);
        for (source, words) in memory::remembered(&one.source, &one.words) {
            let id: Id<Kept> = clock.id();
            sentences.push(args![
                id,
                part,
                record,
                language,
                memory::digest(&source),
                source,
                words,
                at
            ]);
        }
    }
    insert_many(
        tx,
        "insert into translation (id, record, part, language, field, position, source, words, account, errand, at, read_by, read_at)",
        "",
        rows,
    )
    .await?;
    insert_many(
        tx,
        "insert into translation_sentence (id, part, record, language, digest, source, words, at)",
        "",
        sentences,
    )
    .await
}

async fn forget(tx: &Tx, part: Uuid, language: &str) -> Result<()> {
    tx.run(
        sql!("delete from translation where part = $1 and language = $2"),
        args![part, language],
    )
    .await?;
    tx.run(
        sql!("delete from translation_sentence where part = $1 and language = $2"),
        args![part, language],
    )
    .await
    .map(drop)
}

/// Takes out what a part says in other languages.
///
/// # Errors
/// When the database fails.
pub async fn remove_part(tx: &Tx, part: Uuid) -> Result<()> {
    tx.run(sql!("delete from translation where part = $1"), args![part])
        .await?;
    tx.run(
        sql!("delete from translation_sentence where part = $1"),
        args![part],
    )
    .await
    .map(drop)
}

/// What was translated before under these digests, the latest of each; where `only` is given,
/// of that record and of what everyone may read.
pub(super) async fn recall(
    conn: &impl Conn,
    language: &str,
    digests: Vec<String>,
    (but_not, only): (Uuid, Option<Uuid>),
) -> Result<BTreeMap<String, (String, String)>> {
    if digests.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut query = Query::new(
        "select s.digest, s.source, s.words from translation_sentence s left join translation_edition e on e.record = s.record and e.language = s.language",
    )
    .and("s.language = ?", args![language])
    .and("s.part <> ?", args![but_not])
    .and_in("s.digest", digests.into_iter().map(Into::into).collect());
    if let Some(record) = only {
        query = query.and("(e.shown_at is not null or s.record = ?)", args![record]);
    }
    let rows: Vec<(String, String, String)> = query.push("order by s.at, s.id limit 2000").all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|(digest, source, words)| (digest, (source, words)))
        .collect())
}
