//! SQL of entries on their way in. The stage of a table `t` is `staged_t`, which has
//! its columns, the batch and a *side*: `new`, or `before` and `after` of a change,
//! kept as `was` and `changed` once it is applied.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    super::{Applied, all_in, insert_many},
    Entry,
};
use crate::{
    args,
    audience::Audience,
    error::{Error, Result},
    id::Id,
    module::App,
    search,
    store::{Arg, Args, Conn, Db, Query, Sql, Tx},
    text::Message,
};

/// The statements of one table of entries; `entry_table!` writes them.
pub struct EntrySql {
    /// Selects entries that are kept, from a table called `e`.
    pub kept: &'static str,
    /// Selects what a batch would write.
    pub staged: &'static str,
    /// The head of an insert into the stage.
    pub save: &'static str,
    /// Makes what is new: batch.
    pub make: Sql,
    /// Counts the rows of a side: batch, side.
    pub count: Sql,
    /// Writes a side over the entries it belongs to: batch, side, versions since.
    pub restore: Sql,
    /// Marks changes as made: batch.
    pub changed: Sql,
    /// Selects made entries whose rest is to do: batch.
    pub made: Sql,
    /// Forgets that: batch, the last id.
    pub finished: Sql,
    /// Counts made entries that someone changed since: batch.
    pub edited: Sql,
    /// Selects the ids that a batch made: batch.
    pub ids: &'static str,
    /// Deletes what a batch made: batch.
    pub remove: Sql,
    /// Clears the stage of a batch: batch.
    pub clear: Sql,
    /// Moves entries away and back; none where nothing is removed.
    pub removal: Option<RemovalSql>,
}

/// The statements of the table to which removed entries are moved.
pub struct RemovalSql {
    /// Selects those that were removed, with why, from a table called `e`.
    pub removed: &'static str,
    /// Counts them, in a table called `e`.
    pub count: &'static str,
    /// Copies an entry over: id, version, reason, when, by whom.
    pub take: Sql,
    /// Deletes the entry: id.
    pub gone: Sql,
    /// Copies it back, unless it was entered again: id.
    pub put: Sql,
    /// Deletes the removed one: id.
    pub back: Sql,
    /// Counts those that a batch made: batch.
    pub of_batch: Sql,
}

/// `entry_table!(external_event(title, place))`, inside an `impl Entry`: the statements
/// of a table with these columns beside those of every entry. With the name of a second
/// table behind it, `entry_table!(external_event(title, place), removed_external_event)`,
/// entries can be removed and put back: they move there and back whole.
#[macro_export]
macro_rules! entry_table {
    (@all $of:literal, $($column:ident)+) => {
        concat!(
            $of, "id, ", $of, "folded, ", $of, "from_on, ", $of, "to_on, ", $of, "precision, ",
            $of, "year, ", $of, "month, ", $of, "audience", $(", ", $of, stringify!($column)),+
        )
    };
    (@removal $table:ident ( $($column:ident)+ )) => {
        None
    };
    (@removal $table:ident ( $($column:ident)+ ) $removed:ident) => {
        Some($crate::import::entry::RemovalSql {
            removed: concat!(
                "select ", entry_table!(@all "", $($column)+),
                ", version, false as is_staged, reason, removed_at, removed_by from ", stringify!($removed), " e"
            ),
            count: concat!("select count(*) from ", stringify!($removed), " e"),
            take: sql!(concat!(
                "insert into ", stringify!($removed), " (version, batch, ", entry_table!(@all "", $($column)+),
                ", reason, removed_at, removed_by) select version, batch, ", entry_table!(@all "", $($column)+),
                ", $3, $4, $5 from ", stringify!($table), " where id = $1 and version = $2"
            )),
            gone: sql!(concat!("delete from ", stringify!($table), " where id = $1")),
            put: sql!(concat!(
                "insert into ", stringify!($table), " (version, batch, ", entry_table!(@all "", $($column)+),
                ") select r.version + 1, r.batch, ", entry_table!(@all "r.", $($column)+), " from ",
                stringify!($removed), " r where r.id = $1 and not exists (select 1 from ", stringify!($table),
                " k where k.folded = r.folded and k.year = r.year and k.from_on <= r.to_on and k.to_on >= r.from_on)"
            )),
            back: sql!(concat!("delete from ", stringify!($removed), " where id = $1")),
            of_batch: sql!(concat!("select count(*) from ", stringify!($removed), " where batch = $1")),
        })
    };
    ($table:ident ( $($column:ident),+ $(,)? ) $(, $removed:ident)?) => {
        const STAGES: &'static [$crate::import::Stage] =
            &[$crate::stage!(@ concat!("staged_", stringify!($table)), " and side in ('new', 'before', 'after')")];

        fn sql() -> $crate::import::EntrySql {
            use $crate::{entry_table, sql};
            $crate::import::EntrySql {
                kept: concat!(
                    "select ", entry_table!(@all "", $($column)+),
                    ", version, false as is_staged from ", stringify!($table), " e"
                ),
                staged: concat!(
                    "select ", entry_table!(@all "", $($column)+),
                    ", version, true as is_staged from staged_", stringify!($table),
                    " where side in ('new', 'after')"
                ),
                save: concat!(
                    "insert into staged_", stringify!($table), " (batch, side, version, ",
                    entry_table!(@all "", $($column)+), ")"
                ),
                make: sql!(concat!(
                    "insert into ", stringify!($table), " (version, batch, ", entry_table!(@all "", $($column)+),
                    ") select 1, batch, ", entry_table!(@all "", $($column)+), " from staged_", stringify!($table),
                    " where batch = $1 and side = 'new' on conflict (id) do nothing"
                )),
                count: sql!(concat!(
                    "select count(*) from staged_", stringify!($table), " where batch = $1 and side = $2"
                )),
                restore: sql!(concat!(
                    "update ", stringify!($table), " set version = ", stringify!($table), ".version + 1, ",
                    "folded = s.folded, from_on = s.from_on, to_on = s.to_on, precision = s.precision, ",
                    "year = s.year, month = s.month",
                    $(", ", stringify!($column), " = s.", stringify!($column)),+,
                    " from staged_", stringify!($table), " s where s.batch = $1 and s.side = $2 and s.id = ",
                    stringify!($table), ".id and ", stringify!($table), ".version = s.version + $3"
                )),
                changed: sql!(concat!(
                    "update staged_", stringify!($table),
                    " set side = case side when 'after' then 'changed' else 'was' end ",
                    "where batch = $1 and side in ('after', 'before')"
                )),
                made: sql!(concat!(
                    "select ", entry_table!(@all "r.", $($column)+), ", r.version, false as is_staged from staged_",
                    stringify!($table), " s join ", stringify!($table),
                    " r on r.id = s.id where s.batch = $1 and s.side = 'new' order by r.id limit 250"
                )),
                finished: sql!(concat!(
                    "delete from staged_", stringify!($table), " where batch = $1 and side = 'new' and id <= $2"
                )),
                edited: sql!(concat!(
                    "select count(*) from ", stringify!($table), " where batch = $1 and version > 1"
                )),
                ids: concat!("select id from ", stringify!($table), " where batch = $1"),
                remove: sql!(concat!("delete from ", stringify!($table), " where batch = $1")),
                clear: sql!(concat!("delete from staged_", stringify!($table), " where batch = $1")),
                removal: entry_table!(@removal $table ( $($column)+ ) $($removed)?),
            }
        }
    };
}

/// What a row writes, and what stood there.
pub(super) struct Staged<E> {
    pub entry: E,
    pub before: Option<E>,
}

/// Entries that rows may be about, by what they are called: those kept, and those that
/// earlier rows of the batch would write.
pub(super) async fn entries<E: Entry>(
    db: &Db,
    batch: Uuid,
    folded: &[String],
) -> Result<HashMap<String, Vec<E>>> {
    let kept = Query::new(E::sql().kept);
    let staged = Query::new(E::sql().staged).and("batch = ?", args![batch]);
    let mut known: HashMap<String, Vec<E>> = HashMap::new();
    for query in [kept, staged] {
        let names = folded.iter().map(Arg::from).collect();
        let entries: Vec<E> = all_in(db, &query, "folded", names).await?;
        for entry in entries {
            let same = known.entry(entry.head().folded.clone()).or_default();
            same.retain(|other| other.head().id != entry.head().id);
            same.push(entry);
        }
    }
    Ok(known)
}

fn values<E: Entry>(batch: Uuid, side: &str, entry: &E) -> Args {
    let head = entry.head();
    let mut values = args![
        batch,
        side,
        head.version,
        head.id,
        &head.folded,
        head.span.from_on,
        head.span.to_on,
        &head.span.precision,
        head.span.year,
        head.span.month,
        &head.audience
    ];
    values.extend(entry.values());
    values
}

pub(super) async fn save<E: Entry>(tx: &Tx, batch: Uuid, staged: &[Staged<E>]) -> Result<()> {
    let mut rows = Vec::new();
    for one in staged {
        let side = if one.before.is_some() { "after" } else { "new" };
        rows.push(values(batch, side, &one.entry));
        rows.extend(one.before.as_ref().map(|before| values(batch, "before", before)));
    }
    let audiences: std::collections::BTreeSet<&str> = staged
        .iter()
        .map(|one| one.entry.head().audience.as_str())
        .collect();
    for audience in audiences {
        Audience::parse(audience).keep(tx).await?;
    }
    insert_many(
        tx,
        E::sql().save,
        "on conflict (batch, side, id) do nothing",
        rows,
    )
    .await
}

/// The entry with this id, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn find<E: Entry>(conn: &impl Conn, id: Id<E>) -> Result<Option<E>> {
    Query::new(E::sql().kept)
        .and("id = ?", args![id])
        .maybe(conn)
        .await
}

/// Renews the search entry of one; there is none where there is no such entry.
///
/// # Errors
/// When the database fails.
pub async fn index<E: Entry>(tx: &Tx, id: Id<E>) -> Result<()> {
    match find(tx, id).await? {
        Some(entry) => search::put(tx, &entry.doc()).await,
        None => search::remove(tx, id.uuid()).await,
    }
}

/// Renews the search entries of all of them, two hundred at a time.
///
/// # Errors
/// When the database fails.
pub async fn reindex<E: Entry>(app: &App) -> Result<()> {
    let mut after = None;
    loop {
        let entries: Vec<E> = Query::new(E::sql().kept)
            .and_if("id > ?", after)
            .push("order by id limit 200")
            .all(&app.db)
            .await?;
        let Some(last) = entries.last() else {
            return Ok(());
        };
        after = Some(last.head().id);
        let docs: Vec<search::Doc> = entries.iter().map(Entry::doc).collect();
        let docs = &docs;
        app.db
            .write(
                "entry.reindex",
                |tx| async move { search::put_many(&tx, docs).await },
            )
            .await?;
    }
}

async fn count(tx: &Tx, sql: Sql, args: Args) -> Result<u64> {
    let (count,): (i64,) = tx.one(sql, args).await?;
    Ok(count.unsigned_abs())
}

pub(super) async fn apply<E: Entry>(tx: &Tx, batch: Uuid) -> Result<Applied> {
    let sql = E::sql();
    let made = tx.run(sql.make, args![batch]).await?;
    let wanted = count(tx, sql.count, args![batch, "after"]).await?;
    // Only entries that nobody changed since the batch was planned.
    let changed = tx.run(sql.restore, args![batch, "after", 0]).await?;
    if changed != wanted {
        return Err(Error::refused("import-apply-changed"));
    }
    tx.run(sql.changed, args![batch]).await?;
    Ok(Applied { made, changed })
}

pub(super) async fn finish<E: Entry>(app: &App, batch: Uuid) -> Result<()> {
    loop {
        let entries: Vec<E> = app.db.all(E::sql().made, args![batch]).await?;
        let Some(last) = entries.last() else {
            return Ok(());
        };
        let docs: Vec<search::Doc> = entries.iter().map(Entry::doc).collect();
        let (docs, last) = (&docs, last.head().id);
        app.db
            .write("import.entries-finish", |tx| async move {
                search::put_many(&tx, docs).await?;
                tx.run(E::sql().finished, args![batch, last]).await
            })
            .await?;
    }
}

pub(super) async fn undo<E: Entry>(tx: &Tx, batch: Uuid) -> Result<()> {
    let sql = E::sql();
    let mut edited = count(tx, sql.edited, args![batch]).await?;
    if let Some(removal) = sql.removal {
        edited += count(tx, removal.of_batch, args![batch]).await?;
    }
    let wanted = count(tx, sql.count, args![batch, "was"]).await?;
    // Applying counted the version up by one; who changed it since, counted on.
    let restored = tx.run(sql.restore, args![batch, "was", 1]).await?;
    let lost = edited.max(wanted - restored);
    if lost > 0 {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", i64::try_from(lost).unwrap_or(i64::MAX)),
        ));
    }
    search::remove_those(tx, sql.ids, args![batch]).await?;
    tx.run(sql.remove, args![batch]).await?;
    tx.run(sql.clear, args![batch]).await.map(drop)
}
