//! SQL of approvals.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Clock, Error, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Arg, Conn, Day, FromRow, Json, Query, Tx},
    t,
    text::Lang,
};
use jiff::civil::Date;
use serde::Serialize;

use super::{Approval, Given, Heard, Need, Stand, Substance};
use crate::{activity::Activity, plan_version::PlanVersion};

#[derive(FromRow)]
struct Row {
    id: Id<Approval>,
    activity: Option<Id<Activity>>,
    plan_version: Option<Id<PlanVersion>>,
    substance: Option<Json<Substance>>,
    needs: Json<Vec<Need>>,
    note: Option<String>,
    submitted_by: Id<Account>,
    submitter: String,
    submitted_at: Instant,
    withdrawn_at: Option<Instant>,
    lapsed_at: Option<Instant>,
    replaced_at: Option<Instant>,
    reminded_at: Option<Instant>,
    audience: String,
    seat: Option<String>,
    is_yes: Option<bool>,
    comment: Option<String>,
    answered_by: Option<Id<Account>>,
    answerer: Option<String>,
    answered_at: Option<Instant>,
    said_by: Option<String>,
    said_how: Option<String>,
    said_on: Option<Day>,
}

impl Row {
    fn given(&mut self) -> Option<Given> {
        let heard = match (self.said_by.take(), self.said_how.take(), self.said_on) {
            (Some(by), Some(how), Some(on)) => Some(Heard { by, how, on: on.0 }),
            _ => None,
        };
        Some(Given {
            seat: self.seat.take()?,
            is_yes: self.is_yes?,
            comment: self.comment.take(),
            by: self.answered_by?,
            by_name: self.answerer.take().unwrap_or_default(),
            at: self.answered_at?,
            heard,
        })
    }

    fn approval(self, first: Option<Given>) -> Approval {
        Approval {
            id: self.id,
            activity: self.activity,
            plan_version: self.plan_version,
            substance: self.substance.map(|json| json.0),
            needs: self.needs.0,
            note: self.note,
            by: self.submitted_by,
            by_name: self.submitter,
            at: self.submitted_at,
            withdrawn_at: self.withdrawn_at,
            lapsed_at: self.lapsed_at,
            replaced_at: self.replaced_at,
            reminded_at: self.reminded_at,
            answers: first.into_iter().collect(),
            audience: self.audience,
        }
    }
}

/// Approvals with their answers, a row each; conditions are added.
const ROWS: &str = "select r.id, r.activity, r.plan_version, r.substance, r.needs, r.note, r.submitted_by, s.name as submitter, r.submitted_at, \
    r.withdrawn_at, r.lapsed_at, r.replaced_at, r.reminded_at, coalesce(a.audience, v.audience) as audience, w.seat, w.is_yes, w.comment, w.answered_by, c.name as answerer, \
    w.answered_at, w.said_by, w.said_how, w.said_on from approval r join account s on s.id = r.submitted_by \
    left join activity a on a.id = r.activity left join plan_version v on v.id = r.plan_version \
    left join approval_answer w on w.approval = r.id left join account c on c.id = w.answered_by";

const IN_ORDER: &str = "order by r.submitted_at, r.id, w.answered_at, w.id";

fn folded(rows: Vec<Row>) -> Vec<Approval> {
    let mut out: Vec<Approval> = Vec::new();
    for mut row in rows {
        let given = row.given();
        match out.last_mut() {
            Some(last) if last.id == row.id => last.answers.extend(given),
            _ => out.push(row.approval(given)),
        }
    }
    out
}

/// An approval with its answers.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Approval>) -> Result<Option<Approval>> {
    let rows = Query::new(ROWS)
        .and("r.id = ?", args![id])
        .push(IN_ORDER)
        .all(conn)
        .await?;
    Ok(folded(rows).pop())
}

/// All submissions of an activity, first ones first.
///
/// # Errors
/// When the database fails.
pub async fn of_activity(conn: &impl Conn, id: Id<Activity>) -> Result<Vec<Approval>> {
    let rows = Query::new(ROWS)
        .and("r.activity = ?", args![id])
        .push(IN_ORDER)
        .all(conn)
        .await?;
    Ok(folded(rows))
}

/// The last submission of an activity.
///
/// # Errors
/// When the database fails.
pub async fn last_of(conn: &impl Conn, id: Id<Activity>) -> Result<Option<Approval>> {
    let rows = Query::new(ROWS)
        .and("r.activity = ? and r.replaced_at is null", args![id])
        .push(IN_ORDER)
        .all(conn)
        .await?;
    Ok(folded(rows).pop())
}

/// The submission of the plan of a year.
///
/// # Errors
/// When the database fails.
pub async fn of_version(conn: &impl Conn, id: Id<PlanVersion>) -> Result<Option<Approval>> {
    let rows = Query::new(ROWS)
        .and("r.plan_version = ?", args![id])
        .push(IN_ORDER)
        .all(conn)
        .await?;
    Ok(folded(rows).pop())
}

/// The last submissions of some activities, by activity.
///
/// # Errors
/// When the database fails.
pub async fn last_of_these(
    conn: &impl Conn,
    ids: &[Id<Activity>],
) -> Result<BTreeMap<Id<Activity>, Approval>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Query::new(ROWS)
        .and("r.replaced_at is null", args![])
        .and_in("r.activity", ids.iter().map(|id| Arg::from(*id)).collect())
        .push(IN_ORDER)
        .all(conn)
        .await?;
    let by_activity = |one: Approval| Some((one.activity?, one));
    Ok(folded(rows).into_iter().filter_map(by_activity).collect())
}

/// What was submitted of something that is not over.
#[derive(Debug, Clone)]
pub struct Present {
    /// The submission.
    pub approval: Approval,
    /// What the activity says now.
    pub now: Option<Substance>,
    /// The year of a plan.
    pub year: Option<i64>,
}

impl Present {
    /// How it stands.
    pub fn stand(&self) -> Stand {
        self.approval.stand(self.now.as_ref())
    }

    /// What was submitted, by its name.
    pub fn title(&self, lang: Lang) -> String {
        match (&self.now, self.year) {
            (Some(now), _) => now.title.clone(),
            (None, Some(year)) => t!(lang, "version-of-year", year = year.to_string()),
            (None, None) => String::new(),
        }
    }
}

#[derive(FromRow)]
struct PresentRow {
    #[sqlx(flatten)]
    row: Row,
    title: Option<String>,
    kind: Option<String>,
    from_on: Option<Day>,
    to_on: Option<Day>,
    precision: Option<String>,
    place: Option<String>,
    budget: Option<i64>,
    currency: Option<String>,
    funder: Option<String>,
    year: Option<i64>,
}

impl PresentRow {
    fn now(&self) -> Option<Substance> {
        Some(Substance {
            title: self.title.clone()?,
            kind: self.kind.clone()?,
            from: self.from_on.map(|day| day.0),
            to: self.to_on.map(|day| day.0),
            precision: self.precision.clone()?,
            place: self.place.clone(),
            budget: self.budget,
            currency: self.budget.and(self.currency.clone()),
            funder: self.funder.clone(),
        })
    }
}

/// What was submitted of what is not over and that the actor sees, first ones first.
///
/// # Errors
/// When the database fails.
pub async fn present(conn: &impl Conn, actor: &Actor) -> Result<Vec<Present>> {
    let rows: Vec<PresentRow> = Query::new(
        "select x.* from (select r.id, r.activity, r.plan_version, r.substance, r.needs, r.note, r.submitted_by, s.name as submitter, r.submitted_at, \
         r.withdrawn_at, r.lapsed_at, r.replaced_at, r.reminded_at, coalesce(a.audience, v.audience) as audience, w.seat, w.is_yes, w.comment, w.answered_by, c.name as answerer, \
         w.answered_at, w.said_by, w.said_how, w.said_on, a.title, a.kind, a.from_on, a.to_on, a.precision, a.place, a.budget, a.currency, a.funder, v.year, w.id as answer \
         from approval r join account s on s.id = r.submitted_by \
         left join activity a on a.id = r.activity left join plan_version v on v.id = r.plan_version \
         left join approval_answer w on w.approval = r.id left join account c on c.id = w.answered_by \
         where r.replaced_at is null and r.withdrawn_at is null and (a.id is null or a.state not in ('completed', 'cancelled')) and v.approved_at is null and (v.ended_at is null or not exists (select 1 from plan_version n where n.year = v.year and n.made_at > v.made_at))) x",
    )
    .seen_by(actor, "x.audience")
    .push("order by x.submitted_at, x.id, x.answered_at, x.answer limit 2000")
    .all(conn)
    .await?;
    let mut out: Vec<Present> = Vec::new();
    for mut row in rows {
        let given = row.row.given();
        match out.last_mut() {
            Some(last) if last.approval.id == row.row.id => last.approval.answers.extend(given),
            _ => out.push(Present {
                now: row.now(),
                year: row.year,
                approval: row.row.approval(given),
            }),
        }
    }
    Ok(out)
}

/// Those who lead the office today, in their own right: id and name.
///
/// # Errors
/// When the database fails.
pub async fn managers(conn: &impl Conn, today: Date) -> Result<Vec<(Id<Account>, String)>> {
    conn.all(
        sql!("select distinct a.id, a.name from account a join role_grant g on g.account = a.id where g.role = 'co-manager' and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1) and a.suspended_at is null order by a.name, a.id"),
        args![today],
    )
    .await
}

fn document(value: &impl Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(|error| Error::setup(error.to_string()))
}

/// What is kept of a submission.
pub struct New<'a> {
    /// The activity.
    pub activity: Option<Id<Activity>>,
    /// Or the plan.
    pub plan_version: Option<Id<PlanVersion>>,
    /// What the activity says.
    pub substance: Option<&'a Substance>,
    /// Whose yes it needs.
    pub needs: &'a [Need],
    /// What whoever submits wrote.
    pub note: Option<&'a str>,
    /// Who submits.
    pub by: Id<Account>,
    /// When.
    pub at: Instant,
}

/// Keeps a submission; an earlier one of the same activity has had its day.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<Id<Approval>> {
    tx.run(
        sql!("update approval set replaced_at = $2 where activity = $1 and replaced_at is null"),
        args![new.activity, new.at],
    )
    .await?;
    let id: Id<Approval> = clock.id();
    let substance = new.substance.map(document).transpose()?;
    tx.run(
        sql!("insert into approval (id, activity, plan_version, substance, needs, note, submitted_by, submitted_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![id, new.activity, new.plan_version, substance, document(&new.needs)?, new.note.map(str::to_owned), new.by, new.at],
    )
    .await?;
    Ok(id)
}

/// Keeps an answer.
///
/// # Errors
/// When the database fails, or that answer is there ([`Error::is_duplicate`]).
pub async fn insert_answer(tx: &Tx, clock: &Clock, approval: Id<Approval>, given: &Given) -> Result<()> {
    let heard = given.heard.as_ref();
    tx.run(
        sql!("insert into approval_answer (id, approval, seat, is_yes, comment, answered_by, answered_at, said_by, said_how, said_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![
            clock.id::<Given>(), approval, &given.seat, given.is_yes, &given.comment, given.by, given.at,
            heard.map(|one| one.by.clone()), heard.map(|one| one.how.clone()), heard.map(|one| one.on)
        ],
    )
    .await
    .map(drop)
}

/// Takes an answer back; zero rows where there is none.
///
/// # Errors
/// When the database fails.
pub async fn remove_answer(tx: &Tx, approval: Id<Approval>, seat: &str) -> Result<u64> {
    tx.run(
        sql!("delete from approval_answer where approval = $1 and seat = $2"),
        args![approval, seat],
    )
    .await
}

/// Where accounts are written to, and in which language; those that are shut are left out.
///
/// # Errors
/// When the database fails.
pub async fn mailboxes(conn: &impl Conn, ids: &[Id<Account>]) -> Result<Vec<(String, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Query::new("select c.email, c.language from account c")
        .and("c.suspended_at is null", args![])
        .and_in("c.id", ids.iter().map(|id| Arg::from(*id)).collect())
        .push("order by c.email")
        .all(conn)
        .await
}

/// Notes that those whose answer is waited for were reminded; whether nobody had been before.
///
/// # Errors
/// When the database fails.
pub async fn remind(tx: &Tx, id: Id<Approval>, at: Instant) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update approval set reminded_at = $2 where id = $1 and reminded_at is null and replaced_at is null and withdrawn_at is null and lapsed_at is null"),
            args![id, at],
        )
        .await?;
    Ok(touched == 1)
}

/// Takes a submission back.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &Tx, id: Id<Approval>, at: Instant) -> Result<()> {
    tx.run(
        sql!("update approval set withdrawn_at = $2 where id = $1"),
        args![id, at],
    )
    .await
    .map(drop)
}

/// What it is about changed.
///
/// # Errors
/// When the database fails.
pub async fn lapse(tx: &Tx, id: Id<Approval>, at: Instant) -> Result<()> {
    tx.run(
        sql!("update approval set lapsed_at = $2 where id = $1"),
        args![id, at],
    )
    .await
    .map(drop)
}
