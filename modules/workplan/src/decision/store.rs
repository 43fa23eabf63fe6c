//! SQL of decisions.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow, Query, Tx},
    view::{part, pattern, plain_pattern},
    web::{Listing, SortKey},
};
use jiff::civil::Date;

use super::{Decision, Draft};
use crate::risk::audience;

const DECISIONS: &str = "select d.id, d.title, d.words, d.reason, d.alternatives, d.decided_by, d.body, b.code as body_code, b.name as body_name, d.source, d.decided_on, d.review_on, \
    d.replaced_by, d.replaced_at, d.audience, d.version, d.activity, a.title as activity_title, a.is_event as activity_is_event, a.audience as activity_audience, \
    d.project, p.code as project_code, p.name as project_name, d.initiative, i.code as initiative_code, i.name as initiative_name \
    from decision d left join body b on b.id = d.body left join activity a on a.id = d.activity left join project p on p.id = d.project left join initiative i on i.id = d.initiative";

/// How the register can be sorted; the first is the usual order.
pub const SORTS: &[SortKey] = &[SortKey {
    key: "day",
    rising: "order by d.decided_on desc, d.id desc",
    falling: "order by d.decided_on, d.id",
}];

/// That a decision was looked at again and stands.
#[derive(Debug, Clone, FromRow)]
pub struct Review {
    /// What was found.
    pub words: String,
    /// Who looked.
    pub name: String,
    /// When.
    pub reviewed_at: Instant,
}

/// The decision with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Decision>) -> Result<Option<Decision>> {
    Query::new(DECISIONS).and("d.id = ?", args![id]).maybe(conn).await
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing, today: Date) -> Query {
    let query = Query::new(select)
        .seen_by(actor, "d.audience")
        .and_if("d.decided_by = ?", listing.get("by"));
    let query = match listing.get("state").unwrap_or("standing") {
        "due" => query.and("d.replaced_at is null and d.review_on <= ?", args![today]),
        "replaced" => query.and("d.replaced_at is not null", args![]),
        "all" => query,
        _ => query.and("d.replaced_at is null", args![]),
    };
    match listing.get("q") {
        Some(text) => {
            let like = plain_pattern(text);
            query.and(
                "(d.sort_key like ? escape '!' or lower(d.words) like ? escape '!' or lower(d.reason) like ? escape '!' or lower(d.alternatives) like ? escape '!' or lower(d.source) like ? escape '!')",
                args![pattern(text), like.clone(), like.clone(), like.clone(), like],
            )
        }
        None => query,
    }
}

/// A page of the register, or all of it for a file.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl Conn,
    actor: &Actor,
    listing: &Listing,
    today: Date,
    whole: bool,
) -> Result<Vec<Decision>> {
    filtered(DECISIONS, actor, listing, today)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing, today: Date) -> Result<i64> {
    filtered("select count(*) from decision d", actor, listing, today)
        .count(conn)
        .await
}

/// The decisions to be looked at again up to a day, those due first at the beginning.
///
/// # Errors
/// When the database fails.
pub async fn due(conn: &impl Conn, actor: &Actor, up_to: Date, most: i64) -> Result<Vec<Decision>> {
    Query::new(DECISIONS)
        .and("d.replaced_at is null and d.review_on <= ?", args![up_to])
        .seen_by(actor, "d.audience")
        .push_with("order by d.review_on, d.id limit ?", args![most])
        .all(conn)
        .await
}

/// The decisions in whose place this one stands.
///
/// # Errors
/// When the database fails.
pub async fn replaced_by(conn: &impl Conn, actor: &Actor, id: Id<Decision>) -> Result<Vec<Decision>> {
    Query::new(DECISIONS)
        .and("d.replaced_by = ?", args![id])
        .seen_by(actor, "d.audience")
        .push("order by d.decided_on, d.id limit 20")
        .all(conn)
        .await
}

/// The next decisions in order of making, for work through all of them.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, after: Option<Id<Decision>>, most: i64) -> Result<Vec<Decision>> {
    Query::new(DECISIONS)
        .and_if("d.id > ?", after)
        .push_with("order by d.id limit ?", args![most])
        .all(conn)
        .await
}

/// When a decision was looked at, latest first.
///
/// # Errors
/// When the database fails.
pub async fn reviews(conn: &impl Conn, id: Id<Decision>) -> Result<Vec<Review>> {
    conn.all(
        sql!("select r.words, a.name, r.reviewed_at from decision_review r join account a on a.id = r.reviewed_by where r.decision = $1 order by r.reviewed_at desc, r.id desc"),
        args![id],
    )
    .await
}

/// Keeps a decision.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, by: Id<Account>, draft: &Draft) -> Result<Id<Decision>> {
    let id: Id<Decision> = clock.id();
    let audience = audience(draft.is_shared).keep(tx).await?;
    tx.run(
        sql!("insert into decision (id, title, sort_key, words, reason, alternatives, decided_by, body, source, decided_on, review_on, activity, project, initiative, made_by, made_at, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)"),
        args![
            id, &draft.title, balai_names::fold(&draft.title), &draft.words, &draft.reason, &draft.alternatives, &draft.decided_by, draft.body, &draft.source,
            draft.decided_on, draft.review_on, draft.subject.activity, draft.subject.project, draft.subject.initiative, by, clock.now(), audience
        ],
    )
    .await?;
    Ok(id)
}

/// Alters a decision if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Decision>, version: i64, draft: &Draft) -> Result<bool> {
    let audience = audience(draft.is_shared).keep(tx).await?;
    let touched = tx
        .run(
            sql!("update decision set title = $3, sort_key = $4, words = $5, reason = $6, alternatives = $7, decided_by = $8, body = $9, source = $10, decided_on = $11, review_on = $12, activity = $13, project = $14, initiative = $15, audience = $16, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, &draft.title, balai_names::fold(&draft.title), &draft.words, &draft.reason, &draft.alternatives, &draft.decided_by, draft.body, &draft.source,
                draft.decided_on, draft.review_on, draft.subject.activity, draft.subject.project, draft.subject.initiative, audience
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// A later decision stands in the place of this one; zero rows when another does already.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &Tx, id: Id<Decision>, by: Id<Decision>, at: Instant) -> Result<u64> {
    tx.run(
        sql!("update decision set replaced_by = $2, replaced_at = $3, version = version + 1 where id = $1 and replaced_at is null"),
        args![id, by, at],
    )
    .await
}

/// A decision was looked at and stands, until the next look; tells whether it still had the version.
///
/// # Errors
/// When the database fails.
pub async fn review(
    tx: &Tx,
    clock: &Clock,
    decision: &Decision,
    version: i64,
    next: Option<Date>,
    words: &str,
    by: Id<Account>,
) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update decision set review_on = $3, version = version + 1 where id = $1 and version = $2 and replaced_at is null"),
            args![decision.id, version, next],
        )
        .await?;
    if touched == 0 {
        return Ok(false);
    }
    tx.run(
        sql!("insert into decision_review (id, decision, words, reviewed_by, reviewed_at) values ($1, $2, $3, $4, $5)"),
        args![clock.id::<Review>(), decision.id, words, by, clock.now()],
    )
    .await?;
    Ok(true)
}
