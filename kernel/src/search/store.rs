//! SQL of the search, in the few pairs where the engines differ.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Doc, segment};
use crate::{
    actor::Actor,
    args,
    audience::Audience,
    error::Result,
    store::{Arg, Args, Conn, Day, Db, Engine, FromRow, MOST_ROWS, Query, Sql, Tx, insert_many, places},
};

/// Past this many hits the newest are ranked and the page says so.
pub const MOST: i64 = 2_000;

/// One thing found.
#[derive(Debug, Clone, FromRow)]
pub struct Hit {
    /// Its noun.
    pub noun: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// A line about it.
    pub lede: String,
    /// The day it is about.
    pub happened_on: Option<Day>,
    /// How exactly that is known; empty where there is no day.
    pub precision: String,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Hits {
    /// This page of hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are that the viewer may see, counted up to 2,000.
    pub count: i64,
}

/// Makes a thing findable, or renews what is known of it.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, doc: &Doc) -> Result<()> {
    put_many(tx, std::slice::from_ref(doc)).await
}

/// Makes things findable, each of them once in the list, by few statements.
///
/// # Errors
/// When the database fails.
pub async fn put_many(tx: &Tx, docs: &[Doc]) -> Result<()> {
    for part in docs.chunks(MOST_ROWS) {
        put_part(tx, part).await?;
    }
    Ok(())
}

async fn put_part(tx: &Tx, docs: &[Doc]) -> Result<()> {
    let audiences: BTreeSet<String> = docs.iter().map(|doc| doc.audience.to_string()).collect();
    let keys = audiences.iter().flat_map(|text| {
        let audience = Audience::parse(text);
        audience.keys().map(|key| args![text, key]).collect::<Vec<_>>()
    });
    insert_many(
        tx,
        "insert into audience_key (audience, key)",
        "on conflict do nothing",
        keys.collect(),
    )
    .await?;
    let rows = docs.iter().map(|doc| {
        let audience = doc.audience.to_string();
        let on = doc.on.as_ref().map(|when| when.on);
        let precision = doc.on.as_ref().map_or("", |when| when.precision.as_str());
        args![
            doc.id, doc.noun, &doc.href, &doc.title, &doc.lede, audience, on, precision
        ]
    });
    insert_many(
        tx,
        "insert into search_doc (id, noun, href, title, lede, audience, happened_on, precision)",
        "on conflict (id) do update set href = excluded.href, title = excluded.title, lede = excluded.lede, audience = excluded.audience, happened_on = excluded.happened_on, precision = excluded.precision",
        rows.collect(),
    )
    .await?;
    let translated = translated(tx, docs).await?;
    let texts = docs.iter().flat_map(|doc| {
        let keys: Vec<String> = doc.audience.keys().map(token).collect();
        let translated = translated.get(&doc.id).map_or("", String::as_str);
        args![
            doc.id,
            segment(&doc.title),
            segment(&format!("{} {} {translated}", doc.lede, doc.body)),
            segment(&any_ascii::any_ascii(&doc.title)),
            keys.join(" "),
            doc.on.as_ref().map(|when| when.on)
        ]
    });
    // Both databases call the columns of a list of values column1, column2, ...
    let rows = places(tx.engine(), docs.len(), 6);
    let text = match tx.engine() {
        Engine::Sqlite => {
            let ids = docs.iter().map(|doc| Arg::from(doc.id)).collect();
            let stale = format!(
                "delete from search_text where rowid in (select number from search_doc where id in {})",
                places(tx.engine(), 1, docs.len())
            );
            tx.run(Sql::Built(stale), ids).await?;
            format!(
                "insert into search_text (rowid, title, body, latin, keys) \
                 select d.number, v.column2, v.column3, v.column4, v.column5 from (values {rows}) as v join search_doc d on d.id = v.column1"
            )
        }
        Engine::Postgres => format!(
            "insert into search_text (doc, words, keys, happened_on) select v.column1, \
             setweight(to_tsvector('simple', v.column2), 'A') || setweight(to_tsvector('simple', v.column3), 'C') || setweight(to_tsvector('simple', v.column4), 'D'), \
             to_tsvector('simple', v.column5), v.column6 from (values {rows}) as v \
             on conflict (doc) do update set words = excluded.words, keys = excluded.keys, happened_on = excluded.happened_on"
        ),
    };
    tx.run(Sql::Built(text), texts.collect()).await.map(drop)
}

/// What things say in the languages in which everyone may read them: they are found by that, too.
async fn translated(tx: &Tx, docs: &[Doc]) -> Result<BTreeMap<Uuid, String>> {
    let ids = docs.iter().map(|doc| Arg::from(doc.id)).collect();
    let rows: Vec<(Uuid, String)> = Query::new(
        "select t.record, t.words from translation t join translation_edition e on e.record = t.record and e.language = t.language where e.shown_at is not null",
    )
    .and_in("t.record", ids)
    .all(tx)
    .await?;
    let mut all: BTreeMap<Uuid, String> = BTreeMap::new();
    for (id, words) in rows {
        let text = all.entry(id).or_default();
        text.push(' ');
        text.push_str(&words);
    }
    Ok(all)
}

/// Forgets a thing.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<()> {
    remove_those(tx, "select $1", args![id]).await
}

/// Forgets the things whose ids a `select` gives.
///
/// # Errors
/// When the database fails.
pub async fn remove_those(tx: &Tx, ids: &'static str, args: Args) -> Result<()> {
    let text = match tx.engine() {
        Engine::Sqlite => format!(
            "delete from search_text where rowid in (select number from search_doc where id in ({ids}))"
        ),
        Engine::Postgres => format!("delete from search_text where doc in ({ids})"),
    };
    tx.run(Sql::Built(text), args.clone()).await?;
    tx.run(
        Sql::Built(format!("delete from search_doc where id in ({ids})")),
        args,
    )
    .await
    .map(drop)
}

/// A hit and how many there are with it.
#[derive(FromRow)]
struct Found {
    #[sqlx(flatten)]
    hit: Hit,
    found: i64,
}

/// Finds what holds all words of the question (the last one may be begun only) and
/// what the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &Db, actor: &Actor, question: &str, limit: i64, offset: i64) -> Result<Hits> {
    let cut = segment(question);
    let words: Vec<&str> = cut.split(' ').filter(|word| !word.is_empty()).take(12).collect();
    if words.is_empty() {
        return Ok(Hits {
            hits: Vec::new(),
            count: 0,
        });
    }
    let seen = seen(actor, db.engine());
    let found = ranked(db, &words, &seen, limit, offset).await?;
    let count = match found.first() {
        Some(first) => first.found,
        // Past the last page there is no row to tell how many there are.
        None if offset > 0 => ranked(db, &words, &seen, 1, 0)
            .await?
            .first()
            .map_or(0, |first| first.found),
        None => 0,
    };
    let hits = found.into_iter().map(|found| found.hit).collect();
    Ok(Hits { hits, count })
}

/// The newest that match, at most [`MOST`], ranked.
async fn ranked(db: &Db, words: &[&str], seen: &str, limit: i64, offset: i64) -> Result<Vec<Found>> {
    let last = words.len() - 1;
    match db.engine() {
        Engine::Sqlite => {
            let wanted: Vec<String> = words
                .iter()
                .enumerate()
                .map(|(at, word)| format!("\"{word}\"{}", if at == last { " *" } else { "" }))
                .collect();
            let wanted = format!("{{title body latin}} : ({})", wanted.join(" AND "));
            let seen = format!("({seen}) AND {wanted}");
            // Ranked without the keys: to weigh them, too, the engine would read all entries
            // of each. The plus keeps it from seeking the newest one by one.
            db.all(
                Sql::Same(
                    "with newest as materialized (\
                         select rowid as number from search_text where search_text match $1 order by rowid desc limit $2), \
                     ranked as materialized (\
                         select rowid as number, bm25(search_text, 8.0, 1.0, 4.0) as score from search_text \
                         where search_text match $3 and +rowid in (select number from newest)) \
                     select d.noun, d.href, d.title, d.lede, d.happened_on, d.precision, (select count(*) from newest) as found \
                     from ranked join search_doc d on d.number = ranked.number \
                     order by ranked.score, d.happened_on desc, d.title limit $4 offset $5",
                ),
                args![seen, MOST, wanted, limit, offset],
            )
            .await
        }
        Engine::Postgres => {
            let wanted: Vec<String> = words
                .iter()
                .enumerate()
                .map(|(at, word)| format!("'{word}'{}", if at == last { ":*" } else { "" }))
                .collect();
            // Ids rise with time: the highest are the newest. What is shown of a hit is looked up
            // for this page's alone, and for those that stand level with its last.
            db.all(
                Sql::Same(
                    "with newest as materialized (\
                         select doc, words, happened_on from search_text \
                         where words @@ to_tsquery('simple', $1) and keys @@ to_tsquery('simple', $2) order by doc desc limit $3), \
                     best as (\
                         select doc, ts_rank(words, to_tsquery('simple', $1)) as score from newest \
                         order by score desc, happened_on desc nulls last fetch first ($4 + $5) rows with ties) \
                     select d.noun, d.href, d.title, d.lede, d.happened_on, d.precision, (select count(*) from newest) as found \
                     from best join search_doc d on d.id = best.doc \
                     order by best.score desc, d.happened_on desc nulls last, d.title limit $4 offset $5",
                ),
                args![wanted.join(" & "), seen, MOST, limit, offset],
            )
            .await
        }
    }
}

/// Who may see a hit, in the language of the engine's match: one of the actor's keys, none of
/// those barred, and the same of whoever looks through their eyes.
fn seen(actor: &Actor, engine: Engine) -> String {
    let own = match engine {
        Engine::Sqlite => {
            let any = |keys: &mut dyn Iterator<Item = &str>| {
                let words: Vec<String> = keys.map(|key| format!("\"{}\"", token(key))).collect();
                words.join(" OR ")
            };
            let held = format!("keys : ({})", any(&mut actor.keys()));
            match any(&mut actor.barred()) {
                barred if barred.is_empty() => held,
                barred => format!("({held}) NOT (keys : ({barred}))"),
            }
        }
        Engine::Postgres => {
            let any = |keys: &mut dyn Iterator<Item = &str>| {
                let words: Vec<String> = keys.map(|key| format!("'{}'", token(key))).collect();
                words.join(" | ")
            };
            let held = format!("({})", any(&mut actor.keys()));
            match any(&mut actor.barred()) {
                barred if barred.is_empty() => held,
                barred => format!("{held} & !({barred})"),
            }
        }
    };
    match (actor.viewer(), engine) {
        (None, _) => own,
        (Some(viewer), Engine::Sqlite) => format!("({own}) AND ({})", seen(viewer, engine)),
        (Some(viewer), Engine::Postgres) => format!("{own} & {}", seen(viewer, engine)),
    }
}

/// A key as one word of the index: letters and digits only, never cut apart.
fn token(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 1);
    out.push('k');
    out.extend(key.chars().filter(char::is_ascii_alphanumeric));
    out
}
