//! SQL of publications on their way in.

use std::collections::HashMap;

use balai_kernel::{
    App, Audience, Error, Result, args,
    import::{Applied, all_in, insert_many},
    search::{self, Doc},
    sql,
    store::{Arg, Args, Conn, Day, Db, Json, Query, Tx},
    text::{Message, Words},
};
use sqlx::FromRow;
use uuid::Uuid;

/// A record as a list can say it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub(super) struct Record {
    pub id: Uuid,
    pub title: Json<Words>,
    pub folded: String,
    pub sort_key: String,
    pub kind: String,
    pub published_with: Option<String>,
    pub summary: Json<Words>,
    pub href: Option<String>,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
    pub year: i64,
    pub month: Option<i64>,
    pub initiative: Option<Uuid>,
    pub core_purpose: Option<Uuid>,
    pub audience: String,
    pub version: i64,
    /// Staged by this batch, not kept yet.
    pub is_staged: bool,
}

impl Record {
    /// The columns of a list in which two records differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != other.title),
            ("kind", self.kind != other.kind),
            ("with", self.published_with != other.published_with),
            ("summary", self.summary != other.summary),
            ("link", self.href != other.href),
            (
                "date",
                self.from_on != other.from_on
                    || self.to_on != other.to_on
                    || self.precision != other.precision,
            ),
            ("initiative", self.initiative != other.initiative),
            ("purpose", self.core_purpose != other.core_purpose),
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
        "select id, title, folded, sort_key, kind, published_with, summary, href, from_on, to_on, precision, year, month, initiative, core_purpose, audience, version, false as is_staged from publication",
    );
    let staged = Query::new("select id, title, folded, sort_key, kind, published_with, summary, href, from_on, to_on, precision, year, month, initiative, core_purpose, audience, version, true as is_staged from staged_publication where side in ('new', 'after')")
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

/// Codes of initiatives and core purposes with their ids.
pub(super) async fn levels(conn: &impl Conn) -> Result<(HashMap<String, Uuid>, HashMap<String, Uuid>)> {
    let initiatives: Vec<(String, Uuid)> = conn.all(sql!("select code, id from initiative"), args![]).await?;
    let purposes: Vec<(String, Uuid)> = conn
        .all(sql!("select code, id from core_purpose"), args![])
        .await?;
    Ok((initiatives.into_iter().collect(), purposes.into_iter().collect()))
}

fn values(batch: Uuid, side: &str, record: &Record) -> Args {
    args![
        record.id,
        batch,
        side,
        serde_json::to_value(&record.title.0).unwrap_or_default(),
        &record.folded,
        &record.sort_key,
        &record.kind,
        &record.published_with,
        serde_json::to_value(&record.summary.0).unwrap_or_default(),
        &record.href,
        record.from_on,
        record.to_on,
        &record.precision,
        record.year,
        record.month,
        record.initiative,
        record.core_purpose,
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
        "insert into staged_publication (id, batch, side, title, folded, sort_key, kind, published_with, summary, href, from_on, to_on, precision, year, month, initiative, core_purpose, audience, version)",
        "on conflict (batch, side, id) do nothing",
        rows,
    )
    .await
}

pub(super) async fn apply(tx: &Tx, batch: Uuid) -> Result<Applied> {
    let made = tx
        .run(
            sql!("insert into publication (id, title, folded, sort_key, kind, published_with, summary, href, from_on, to_on, precision, year, month, initiative, core_purpose, audience, version, batch) \
                  select id, title, folded, sort_key, kind, published_with, summary, href, from_on, to_on, precision, year, month, initiative, core_purpose, audience, 1, batch from staged_publication where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_publication where batch = $1 and side = 'after'"),
            args![batch],
        )
        .await?;
    let changed = restore(tx, batch, "after").await?;
    if i64::try_from(changed).unwrap_or(i64::MAX) != wanted {
        return Err(Error::refused("import-apply-changed"));
    }
    tx.run(
        sql!("update staged_publication set side = case side when 'after' then 'changed' else 'was' end where batch = $1 and side in ('after', 'before')"),
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
        sql!("update publication set title = s.title, folded = s.folded, sort_key = s.sort_key, kind = s.kind, published_with = s.published_with, summary = s.summary, href = s.href, from_on = s.from_on, to_on = s.to_on, precision = s.precision, year = s.year, month = s.month, initiative = s.initiative, core_purpose = s.core_purpose, version = publication.version + 1 \
              from staged_publication s where s.batch = $1 and s.side = $2 and s.id = publication.id and publication.version = s.version + $3"),
        args![batch, side, since],
    )
    .await
}

pub(super) async fn finish(app: &App, batch: Uuid) -> Result<()> {
    loop {
        let rows: Vec<Record> = app
            .db
            .all(
                sql!("select r.id, r.title, r.folded, r.sort_key, r.kind, r.published_with, r.summary, r.href, r.from_on, r.to_on, r.precision, r.year, r.month, r.initiative, r.core_purpose, r.audience, r.version, true as is_staged from staged_publication s join publication r on r.id = s.id where s.batch = $1 and s.side = 'new' order by r.id limit 200"),
                args![batch],
            )
            .await?;
        if rows.is_empty() {
            return Ok(());
        }
        let rows = &rows;
        app.db
            .write("import.publications-finish", |tx| async move {
                for row in rows {
                    search::put(&tx, &doc(row)).await?;
                    tx.run(
                        sql!("delete from staged_publication where batch = $1 and side = 'new' and id = $2"),
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
    Doc {
        id: row.id,
        noun: "publication",
        href: format!("/app/library/{}", balai_kernel::Id::<Record>::of(row.id)),
        title: row.title.texts.values().cloned().collect::<Vec<_>>().join(" "),
        lede: row.published_with.clone().unwrap_or_default(),
        body: row.summary.texts.values().cloned().collect::<Vec<_>>().join(" "),
        audience: Audience::parse(&row.audience),
        on: row.from_on.map(|day| day.0),
    }
}

pub(super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    let (edited,): (i64,) = tx
        .one(
            sql!("select count(*) from publication where batch = $1 and version > 1"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_publication where batch = $1 and side = 'was'"),
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
    search::remove_those(tx, "select id from publication where batch = $1", args![batch]).await?;
    for statement in [
        sql!("delete from publication where batch = $1"),
        sql!("delete from staged_publication where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}

pub(super) async fn discard(tx: &Tx, batch: Uuid) -> Result<()> {
    tx.run(
        sql!("delete from staged_publication where batch = $1 and side in ('new', 'after', 'before')"),
        args![batch],
    )
    .await
    .map(drop)
}
