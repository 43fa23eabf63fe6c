//! SQL of inputs to bodies on their way in.

use std::collections::HashMap;

use balai_kernel::{
    App, Audience, Error, Result, args,
    import::{Applied, all_in, insert_many},
    search::{self, Doc},
    sql,
    store::{Arg, Args, Conn, Day, Db, Query, Tx},
    text::Message,
    web::url_encode,
};
use sqlx::FromRow;
use uuid::Uuid;

/// A record as a list can say it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub(super) struct Record {
    pub id: Uuid,
    pub body: Option<Uuid>,
    pub body_written: String,
    pub meeting: String,
    pub folded: String,
    pub summary: Option<String>,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
    pub year: i64,
    pub month: Option<i64>,
    pub audience: String,
    pub version: i64,
    /// Staged by this batch, not kept yet.
    pub is_staged: bool,
}

impl Record {
    /// The columns of a list in which two records differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            (
                "body",
                self.body != other.body || self.body_written != other.body_written,
            ),
            ("meeting", self.meeting != other.meeting),
            ("summary", self.summary != other.summary),
            (
                "date",
                self.from_on != other.from_on
                    || self.to_on != other.to_on
                    || self.precision != other.precision,
            ),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}

/// What a row writes, and what stood there.
pub(super) struct Staged {
    pub record: Record,
    pub before: Option<Record>,
}

/// Records that rows may be about, by what they are called.
pub(super) async fn known(db: &Db, batch: Uuid, folded: &[String]) -> Result<HashMap<String, Vec<Record>>> {
    let kept = Query::new(
        "select id, body, body_written, meeting, folded, summary, from_on, to_on, precision, year, month, audience, version, false as is_staged from body_input",
    );
    let staged = Query::new("select id, body, body_written, meeting, folded, summary, from_on, to_on, precision, year, month, audience, version, true as is_staged from staged_body_input where side in ('new', 'after')")
        .and("batch = ?", args![batch]);
    let mut known: HashMap<String, Vec<Record>> = HashMap::new();
    for query in [kept, staged] {
        let rows: Vec<Record> = all_in(db, &query, "folded", folded.iter().map(Arg::from).collect()).await?;
        for row in rows {
            let same = known.entry(row.folded.clone()).or_default();
            same.retain(|other| other.id != row.id);
            same.push(row);
        }
    }
    Ok(known)
}

fn values(batch: Uuid, side: &str, record: &Record) -> Args {
    args![
        record.id,
        batch,
        side,
        record.body,
        &record.body_written,
        &record.meeting,
        &record.folded,
        &record.summary,
        record.from_on,
        record.to_on,
        &record.precision,
        record.year,
        record.month,
        &record.audience,
        record.version
    ]
}

pub(super) async fn save(tx: &Tx, batch: Uuid, staged: &[Staged]) -> Result<()> {
    let mut rows = Vec::new();
    for one in staged {
        balai_kernel::Audience::parse(&one.record.audience)
            .keep(tx)
            .await?;
        let side = if one.before.is_some() { "after" } else { "new" };
        rows.push(values(batch, side, &one.record));
        rows.extend(one.before.as_ref().map(|before| values(batch, "before", before)));
    }
    insert_many(
        tx,
        "insert into staged_body_input (id, batch, side, body, body_written, meeting, folded, summary, from_on, to_on, precision, year, month, audience, version)",
        "on conflict (batch, side, id) do nothing",
        rows,
    )
    .await
}

pub(super) async fn apply(tx: &Tx, batch: Uuid) -> Result<Applied> {
    let made = tx
        .run(
            sql!("insert into body_input (id, body, body_written, meeting, folded, summary, from_on, to_on, precision, year, month, audience, version, batch) \
                  select id, body, body_written, meeting, folded, summary, from_on, to_on, precision, year, month, audience, 1, batch from staged_body_input where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_body_input where batch = $1 and side = 'after'"),
            args![batch],
        )
        .await?;
    let changed = restore(tx, batch, "after").await?;
    if i64::try_from(changed).unwrap_or(i64::MAX) != wanted {
        return Err(Error::refused("import-apply-changed"));
    }
    tx.run(
        sql!("update staged_body_input set side = case side when 'after' then 'changed' else 'was' end where batch = $1 and side in ('after', 'before')"),
        args![batch],
    )
    .await?;
    Ok(Applied { made, changed })
}

/// Writes the values of a side over the records they belong to, if nobody has changed
/// those since; how many it were.
async fn restore(tx: &Tx, batch: Uuid, side: &str) -> Result<u64> {
    // Undoing comes after applying, which counted the version up by one.
    let since = i64::from(side == "was");
    tx.run(
        sql!("update body_input set body = s.body, body_written = s.body_written, meeting = s.meeting, folded = s.folded, summary = s.summary, from_on = s.from_on, to_on = s.to_on, precision = s.precision, year = s.year, month = s.month, version = body_input.version + 1 \
              from staged_body_input s where s.batch = $1 and s.side = $2 and s.id = body_input.id and body_input.version = s.version + $3"),
        args![batch, side, since],
    )
    .await
}

pub(super) async fn finish(app: &App, batch: Uuid) -> Result<()> {
    loop {
        let rows: Vec<Record> = app
            .db
            .all(
                sql!("select r.id, r.body, r.body_written, r.meeting, r.folded, r.summary, r.from_on, r.to_on, r.precision, r.year, r.month, r.audience, r.version, true as is_staged from staged_body_input s join body_input r on r.id = s.id where s.batch = $1 and s.side = 'new' order by r.id limit 200"),
                args![batch],
            )
            .await?;
        if rows.is_empty() {
            return Ok(());
        }
        let rows = &rows;
        app.db
            .write("import.inputs-finish", |tx| async move {
                for row in rows {
                    search::put(&tx, &doc(row)).await?;
                    tx.run(
                        sql!("delete from staged_body_input where batch = $1 and side = 'new' and id = $2"),
                        args![batch, row.id],
                    )
                    .await?;
                }
                Ok(())
            })
            .await?;
    }
}

fn doc(row: &Record) -> Doc {
    let title = format!("{} {}", row.body_written, row.meeting).trim().to_owned();
    Doc {
        id: row.id,
        noun: "body-input",
        // It has no page of its own: the list, narrowed to it.
        href: format!("/app/events/inputs?q={}&year={}", url_encode(&title), row.year),
        title,
        lede: row.summary.clone().unwrap_or_default(),
        body: String::new(),
        audience: Audience::parse(&row.audience),
        on: row.from_on.map(|day| day.0),
    }
}

pub(super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    let (edited,): (i64,) = tx
        .one(
            sql!("select count(*) from body_input where batch = $1 and version > 1"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_body_input where batch = $1 and side = 'was'"),
            args![batch],
        )
        .await?;
    let done = if edited == 0 {
        restore(tx, batch, "was").await?
    } else {
        0
    };
    let lost = wanted - i64::try_from(done).unwrap_or(i64::MAX);
    if edited > 0 || lost > 0 {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", edited.max(lost)),
        ));
    }
    search::remove_those(tx, "select id from body_input where batch = $1", args![batch]).await?;
    for statement in [
        sql!("delete from body_input where batch = $1"),
        sql!("delete from staged_body_input where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}

pub(super) async fn discard(tx: &Tx, batch: Uuid) -> Result<()> {
    tx.run(
        sql!("delete from staged_body_input where batch = $1 and side in ('new', 'after', 'before')"),
        args![batch],
    )
    .await
    .map(drop)
}
