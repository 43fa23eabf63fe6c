//! SQL of risks.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow, Query, Tx},
    view::{part, plain_pattern},
    web::{Listing, SortKey},
};

use super::{Draft, HIGH, Risk, audience};
use crate::activity::Activity;

const RISKS: &str = "select r.id, r.words, r.cause, r.consequence, r.likelihood, r.impact, r.treatment, r.owner, o.name as owner_name, r.review_on, \
    r.closed_at, r.closed_because, r.made_at, r.audience, r.version, r.activity, a.title as activity_title, a.is_event as activity_is_event, a.audience as activity_audience, \
    r.project, p.code as project_code, p.name as project_name, r.initiative, i.code as initiative_code, i.name as initiative_name \
    from risk r left join account o on o.id = r.owner left join activity a on a.id = r.activity left join project p on p.id = r.project left join initiative i on i.id = r.initiative";

/// How the register can be sorted; the first is the usual order.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "rating",
        rising: "order by case when r.closed_at is null then 0 else 1 end, r.likelihood * r.impact desc, r.review_on, r.id",
        falling: "order by r.likelihood * r.impact, r.review_on, r.id",
    },
    SortKey {
        key: "review",
        rising: "order by case when r.review_on is null then 1 else 0 end, r.review_on, r.id",
        falling: "order by r.review_on desc, r.id",
    },
];

/// A rating as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Rating {
    /// How likely, 1 to 5.
    pub likelihood: i64,
    /// How bad, 1 to 5.
    pub impact: i64,
    /// Why.
    pub words: String,
    /// Who rated it.
    pub name: String,
    /// When.
    pub rated_at: Instant,
}

/// The risk with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Risk>) -> Result<Option<Risk>> {
    Query::new(RISKS).and("r.id = ?", args![id]).maybe(conn).await
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let query = Query::new(select).seen_by(actor, "r.audience");
    let query = match listing.get("state").unwrap_or("open") {
        "closed" => query.and("r.closed_at is not null", args![]),
        "all" => query,
        "high" => query.and(
            "r.closed_at is null and r.likelihood * r.impact >= ?",
            args![HIGH],
        ),
        _ => query.and("r.closed_at is null", args![]),
    };
    match listing.get("q") {
        Some(text) => {
            let like = plain_pattern(text);
            query.and(
                "(lower(r.words) like ? escape '!' or lower(r.cause) like ? escape '!' or lower(r.consequence) like ? escape '!' or lower(r.treatment) like ? escape '!')",
                args![like.clone(), like.clone(), like.clone(), like],
            )
        }
        None => query,
    }
}

/// A page of the register, or all of it for a file.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing, whole: bool) -> Result<Vec<Risk>> {
    filtered(RISKS, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from risk r", actor, listing)
        .count(conn)
        .await
}

/// The open risks of an activity, gravest first.
///
/// # Errors
/// When the database fails.
pub async fn of_activity(conn: &impl Conn, actor: &Actor, id: Id<Activity>) -> Result<Vec<Risk>> {
    Query::new(RISKS)
        .and("r.activity = ? and r.closed_at is null", args![id])
        .seen_by(actor, "r.audience")
        .push("order by r.likelihood * r.impact desc, r.id limit 20")
        .all(conn)
        .await
}

/// The open risks that are high, gravest first: at most `most`.
///
/// # Errors
/// When the database fails.
pub async fn high(conn: &impl Conn, actor: &Actor, most: i64) -> Result<Vec<Risk>> {
    Query::new(RISKS)
        .and(
            "r.closed_at is null and r.likelihood * r.impact >= ?",
            args![HIGH],
        )
        .seen_by(actor, "r.audience")
        .push_with(
            "order by r.likelihood * r.impact desc, r.review_on, r.id limit ?",
            args![most],
        )
        .all(conn)
        .await
}

/// The next risks in order of making, for work through all of them.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, after: Option<Id<Risk>>, most: i64) -> Result<Vec<Risk>> {
    Query::new(RISKS)
        .and_if("r.id > ?", after)
        .push_with("order by r.id limit ?", args![most])
        .all(conn)
        .await
}

/// How a risk was rated, latest first.
///
/// # Errors
/// When the database fails.
pub async fn ratings(conn: &impl Conn, id: Id<Risk>) -> Result<Vec<Rating>> {
    conn.all(
        sql!("select g.likelihood, g.impact, g.words, a.name, g.rated_at from risk_rating g join account a on a.id = g.rated_by where g.risk = $1 order by g.rated_at desc, g.id desc"),
        args![id],
    )
    .await
}

/// How a risk is rated now, by whom.
#[derive(Debug, Clone)]
pub struct NewRating {
    /// How likely, 1 to 5.
    pub likelihood: i64,
    /// How bad, 1 to 5.
    pub impact: i64,
    /// Why.
    pub words: String,
    /// Who rates it.
    pub by: Id<Account>,
}

/// Keeps a new risk with its first rating.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    draft: &Draft,
    rating: &NewRating,
    at: Instant,
) -> Result<Id<Risk>> {
    let id: Id<Risk> = clock.id();
    let audience = audience(draft.is_shared).keep(tx).await?;
    tx.run(
        sql!("insert into risk (id, words, cause, consequence, likelihood, impact, treatment, owner, review_on, activity, project, initiative, made_at, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)"),
        args![
            id, &draft.words, &draft.cause, &draft.consequence, rating.likelihood, rating.impact, &draft.treatment, draft.owner, draft.review_on,
            draft.subject.activity, draft.subject.project, draft.subject.initiative, at, audience
        ],
    )
    .await?;
    insert_rating(tx, clock, id, rating, at).await?;
    Ok(id)
}

/// Keeps a rating beside the earlier ones.
///
/// # Errors
/// When the database fails.
pub async fn insert_rating(
    tx: &Tx,
    clock: &Clock,
    risk: Id<Risk>,
    rating: &NewRating,
    at: Instant,
) -> Result<()> {
    tx.run(
        sql!("insert into risk_rating (id, risk, likelihood, impact, words, rated_by, rated_at) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![clock.id::<Rating>(), risk, rating.likelihood, rating.impact, &rating.words, rating.by, at],
    )
    .await
    .map(drop)
}

/// Alters what is said of a risk if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Risk>, version: i64, draft: &Draft) -> Result<bool> {
    let audience = audience(draft.is_shared).keep(tx).await?;
    let touched = tx
        .run(
            sql!("update risk set words = $3, cause = $4, consequence = $5, treatment = $6, owner = $7, review_on = $8, activity = $9, project = $10, initiative = $11, audience = $12, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, &draft.words, &draft.cause, &draft.consequence, &draft.treatment, draft.owner, draft.review_on,
                draft.subject.activity, draft.subject.project, draft.subject.initiative, audience
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Gives a risk its new rating and the day of the next look, if it still has the version.
///
/// # Errors
/// When the database fails.
pub async fn rate(
    tx: &Tx,
    id: Id<Risk>,
    version: i64,
    rating: &NewRating,
    review_on: Option<jiff::civil::Date>,
) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update risk set likelihood = $3, impact = $4, review_on = $5, version = version + 1 where id = $1 and version = $2 and closed_at is null"),
            args![id, version, rating.likelihood, rating.impact, review_on],
        )
        .await?;
    Ok(touched == 1)
}

/// Closes a risk, or opens it again, if it still has the version.
///
/// # Errors
/// When the database fails.
pub async fn close(tx: &Tx, id: Id<Risk>, version: i64, closed: Option<(Instant, &str)>) -> Result<bool> {
    let (at, because) = closed.unzip();
    let touched = tx
        .run(
            sql!("update risk set closed_at = $3, closed_because = $4, version = version + 1 where id = $1 and version = $2"),
            args![id, version, at, because.map(str::to_owned)],
        )
        .await?;
    Ok(touched == 1)
}
