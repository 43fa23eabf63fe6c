//! SQL of the job table.

use serde_json::Value as Json;

use super::worker;
use crate::{
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{self, Arg, Conn, Db, FromRow, Query, Tx},
};

/// A job as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct JobRow {
    /// Its id.
    pub id: Id<JobRow>,
    /// Its kind.
    pub kind: String,
    /// What it is about.
    pub payload: store::Json<Json>,
    /// How often it was begun.
    pub attempts: i64,
    /// When it was done.
    pub finished_at: Option<Instant>,
    /// When it was given up.
    pub failed_at: Option<Instant>,
    /// The sentence of its last failure.
    pub problem: Option<String>,
    /// Steps done.
    pub done: i64,
    /// Steps in all, 0 while not known.
    pub total: i64,
    /// The catalogue key of what it is doing.
    pub step: String,
    /// When someone asked it to stop.
    pub stop_asked_at: Option<Instant>,
}

/// Asks for a job in the transaction of the act. The same kind and `dedup` while one
/// is open is the same job.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(tx: &Tx, clock: &Clock, kind: &'static str, dedup: &str, payload: Json) -> Result<()> {
    let now = clock.now();
    tx.run(
        sql!("insert into job (id, kind, dedup, payload, created_at, run_at, attempts, done, total, step) values ($1, $2, $3, $4, $5, $5, 0, 0, 0, 'job-waiting') on conflict do nothing"),
        args![clock.id::<JobRow>(), kind, dedup, payload, now],
    )
    .await
    .map(drop)
}

/// Asks for a job that is not begun before a moment: a reminder. As [`enqueue`] otherwise.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_at(
    tx: &Tx,
    clock: &Clock,
    kind: &'static str,
    dedup: &str,
    payload: Json,
    at: Instant,
) -> Result<()> {
    tx.run(
        sql!("insert into job (id, kind, dedup, payload, created_at, run_at, attempts, done, total, step) values ($1, $2, $3, $4, $5, $6, 0, 0, 0, 'job-waiting') on conflict do nothing"),
        args![clock.id::<JobRow>(), kind, dedup, payload, clock.now(), at],
    )
    .await
    .map(drop)
}

/// Makes a job that `worker` has taken already.
pub(super) async fn insert_taken(
    tx: &Tx,
    clock: &Clock,
    kind: &'static str,
    dedup: &str,
    payload: &Json,
    worker: &str,
) -> Result<Id<JobRow>> {
    let (id, now) = (clock.id(), clock.now());
    tx.run(
        sql!("insert into job (id, kind, dedup, payload, created_at, run_at, claimed_at, claimed_by, lease_until, attempts, done, total, step) values ($1, $2, $3, $4, $5, $5, $5, $6, $7, 1, 0, 0, 'job-waiting')"),
        args![id, kind, dedup, payload.clone(), now, worker, now.plus_seconds(worker::LEASE_SECONDS)],
    )
    .await?;
    Ok(id)
}

/// The latest job of some kinds about one thing that is still to be done.
///
/// # Errors
/// When the database fails.
pub async fn find_open(conn: &impl Conn, kinds: &[&'static str], dedup: &str) -> Result<Option<JobRow>> {
    let found = Query::new("select id, kind, payload, attempts, finished_at, failed_at, problem, done, total, step, stop_asked_at from job")
        .and("dedup = ?", args![dedup])
        .and("finished_at is null and failed_at is null", args![])
        .and_in("kind", kinds.iter().map(|kind| Arg::from(*kind)).collect())
        .push("order by created_at desc limit 1")
        .all(conn)
        .await?;
    Ok(found.into_iter().next())
}

/// Whether any job is still to be done.
///
/// # Errors
/// When the database fails.
pub async fn has_open(conn: &impl Conn) -> Result<bool> {
    let (count,): (i64,) = conn
        .one(
            sql!("select count(*) from job where finished_at is null and failed_at is null"),
            args![],
        )
        .await?;
    Ok(count > 0)
}

/// Asks the open job of a kind about one thing to stop at its next step.
///
/// # Errors
/// When the database fails.
pub async fn ask_to_stop(tx: &Tx, clock: &Clock, kind: &str, dedup: &str) -> Result<u64> {
    tx.run(
        sql!("update job set stop_asked_at = $3 where kind = $1 and dedup = $2 and finished_at is null and failed_at is null"),
        args![kind, dedup, clock.now()],
    )
    .await
}

/// Takes the next due job for `worker`, if there is one. One statement: two workers
/// never take the same job.
pub(super) async fn claim(db: &Db, clock: &Clock, worker: &str) -> Result<Option<JobRow>> {
    let now = clock.now();
    let sql = store::Sql::Pair {
        sqlite: "update job set claimed_at = $1, claimed_by = $2, lease_until = $3, attempts = attempts + 1 \
                 where id = (select id from job where finished_at is null and failed_at is null and run_at <= $1 \
                 and (lease_until is null or lease_until < $1) order by run_at, id limit 1) \
                 returning id, kind, payload, attempts, finished_at, failed_at, problem, done, total, step, stop_asked_at",
        postgres: "update job set claimed_at = $1, claimed_by = $2, lease_until = $3, attempts = attempts + 1 \
                 where id = (select id from job where finished_at is null and failed_at is null and run_at <= $1 \
                 and (lease_until is null or lease_until < $1) order by run_at, id limit 1 for update skip locked) \
                 returning id, kind, payload, attempts, finished_at, failed_at, problem, done, total, step, stop_asked_at",
    };
    let rows: Vec<JobRow> = db
        .run_alone(
            "job.claim",
            sql,
            args![now, worker, now.plus_seconds(worker::LEASE_SECONDS)],
        )
        .await?;
    Ok(rows.into_iter().next())
}

pub(super) async fn progress(
    db: &Db,
    clock: &Clock,
    id: Id<JobRow>,
    done: i64,
    total: i64,
    step: &str,
) -> Result<bool> {
    let rows: Vec<(Option<Instant>,)> = db
        .run_alone(
            "job.progress",
            sql!("update job set done = $2, total = $3, step = $4, lease_until = $5 where id = $1 returning stop_asked_at"),
            args![id, done, total, step, clock.now().plus_seconds(worker::LEASE_SECONDS)],
        )
        .await?;
    Ok(rows.first().is_some_and(|(stop,)| stop.is_some()))
}

pub(super) async fn finish(db: &Db, clock: &Clock, id: Id<JobRow>) -> Result<()> {
    db.run_alone::<(Id<JobRow>,)>(
        "job.finish",
        sql!("update job set finished_at = $2, lease_until = null where id = $1 returning id"),
        args![id, clock.now()],
    )
    .await
    .map(drop)
}

pub(super) async fn fail(db: &Db, clock: &Clock, job: &JobRow, tries: i64, problem: &str) -> Result<()> {
    let now = clock.now();
    let given_up = (job.attempts >= tries).then_some(now);
    // Twice as long after each failure: 10 s, 20 s, 40 s ...
    let wait = 10_i64 << job.attempts.clamp(0, 8);
    db.run_alone::<(Id<JobRow>,)>(
        "job.fail",
        sql!("update job set failed_at = $2, problem = $3, run_at = $4, lease_until = null where id = $1 returning id"),
        args![job.id, given_up, problem, now.plus_seconds(wait)],
    )
    .await
    .map(drop)
}
