//! SQL of the dashboard, and of what of the registers waits for somebody.

use balai_kernel::{
    Actor, Result,
    account::Account,
    args,
    id::{Id, Uuid},
    store::{Conn, Day, FromRow, Query},
};
use jiff::{ToSpan as _, civil::Date};

use super::NEAR_DAYS;
use crate::activity::{ACTIVITIES, Activity};

/// How many activities a dashboard looks at.
pub const MOST: i64 = 400;

/// What is planned and not over and has begun or begins soon, and what is proposed for soon: of what
/// the actor sees, those that end last first, so that none that lies ahead is cut.
///
/// # Errors
/// When the database fails.
pub async fn activities(conn: &impl Conn, actor: &Actor, today: Date) -> Result<Vec<Activity>> {
    let near = today.saturating_add(NEAR_DAYS.days());
    Query::new(ACTIVITIES)
        .seen_by(actor, "a.audience")
        .and(
            "a.from_on <= ? and (a.state in ('planned', 'confirmed', 'under-way') or (a.state in ('proposed', 'submitted') and a.to_on >= ?))",
            args![near, today],
        )
        .push_with("order by a.to_on desc, a.id limit ?", args![MOST])
        .all(conn)
        .await
}

/// Something of the registers that waits.
#[derive(Debug, Clone, FromRow)]
pub struct Due {
    /// `risk`, `decision` or `suggestion`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// What it says, in a line.
    pub title: String,
    /// By when.
    pub due: Day,
    /// Whose it is.
    pub owner: Option<Id<Account>>,
}

/// What of the registers is due up to a day, and every suggestion that is not answered, of what is
/// the actor's or nobody's; in one question, since Today asks it of everyone in the office.
///
/// # Errors
/// When the database fails.
pub async fn due(conn: &impl Conn, actor: &Actor, today: Date) -> Result<Vec<Due>> {
    let me = actor.account;
    Query::new("select 'risk' as kind, r.id, r.words as title, r.review_on as due, r.owner from risk r")
        .and(
            "r.closed_at is null and r.review_on <= ? and (r.owner = ? or r.owner is null)",
            args![today, me],
        )
        .seen_by(actor, "r.audience")
        .push_with(
            "union all select 'decision', d.id, d.title, d.review_on, null from decision d where d.replaced_at is null and d.review_on <= ?",
            args![today],
        )
        .seen_by(actor, "d.audience")
        .push_with(
            "union all select 'suggestion', s.id, s.title, s.due_on, s.owner from suggestion s where s.answered_at is null and s.confirmed_at is not null and (s.owner = ? or s.owner is null)",
            args![me],
        )
        .seen_by(actor, "s.audience")
        .push("order by 4, 2 limit 200")
        .all(conn)
        .await
}
