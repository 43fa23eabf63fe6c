//! SQL of outcome reports: which events owe one, and what the events and the evidence keep of them.

use balai_kernel::{
    Actor, Id, Instant, Result,
    account::Account,
    args,
    profile::reporting::Owed,
    sql,
    store::{Conn, Day, FromRow, Query, Tx},
};
use balai_workplan::activity::Activity;
use jiff::civil::Date;

use super::Subject;
use crate::{
    due_report::{DueReport, Kept, Made},
    period::Period,
    report::Report,
};

/// An event with what was said about its report and what was made of it.
#[derive(Debug, FromRow)]
pub(super) struct Row {
    event: Id<Activity>,
    title: String,
    from_on: Option<Day>,
    to_on: Option<Day>,
    owner: Option<Id<Account>>,
    owner_name: Option<String>,
    audience: String,
    due: Option<Id<DueReport>>,
    due_on: Option<Day>,
    account: Option<Id<Account>>,
    writer: Option<String>,
    sent_on: Option<Day>,
    sent_to: Option<String>,
    sent_by: Option<Id<Account>>,
    excused_because: Option<String>,
    version: Option<i64>,
    report: Option<Id<Report>>,
    reach: Option<String>,
    frozen_at: Option<Instant>,
    published_at: Option<Instant>,
}

const ROWS: &str = "select a.id as event, a.title, a.from_on, a.to_on, a.owner, o.name as owner_name, a.audience, \
    d.id as due, d.due_on, d.account, c.name as writer, d.sent_on, d.sent_to, d.sent_by, d.excused_because, d.version, \
    r.id as report, r.reach, r.frozen_at, r.published_at \
    from activity a left join account o on o.id = a.owner \
    left join due_report d on d.activity = a.id left join account c on c.id = d.account \
    left join report r on r.activity = a.id and not exists (select 1 from report n where n.replaces = r.id)";

impl Row {
    /// The same as what is owed; none where nobody knows the days.
    pub fn due(self, owed: &Owed) -> Option<DueReport> {
        let (from, to) = self.from_on.zip(self.to_on.or(self.from_on))?;
        let kept = match (self.due, self.version) {
            (Some(id), Some(version)) => Some(Kept {
                id,
                kind: owed.code.clone(),
                from_on: from,
                due_on: self.due_on,
                account: self.account,
                writer: self.writer,
                sent_on: self.sent_on,
                sent_to: self.sent_to,
                sent_by: self.sent_by,
                excused_because: self.excused_because,
                version,
            }),
            _ => None,
        };
        let made = self.report.map(|id| Made {
            id,
            kind: owed.code.clone(),
            from_on: from,
            reach: self.reach,
            frozen_at: self.frozen_at,
            published_at: self.published_at,
        });
        Some(DueReport {
            owed: owed.clone(),
            period: Period::between(from.0, to.0)?,
            event: Some(Subject {
                id: self.event,
                title: self.title,
                owner: self.owner,
                owner_name: self.owner_name,
                audience: self.audience,
            }),
            kept,
            made,
        })
    }
}

/// What is known of an event's report; none where there is no such event.
///
/// # Errors
/// When the database fails.
pub(super) async fn of_event(conn: &impl Conn, event: Id<Activity>) -> Result<Option<Row>> {
    Query::new(ROWS)
        .and("a.id = ? and a.is_event = true", args![event])
        .maybe(conn)
        .await
}

/// Events that ended on one of these days and owe a report: those that the office led, alone or with
/// others, wholes and no parts; and whichever has one.
///
/// # Errors
/// When the database fails.
pub(super) async fn ended_between(conn: &impl Conn, actor: &Actor, from: Date, to: Date) -> Result<Vec<Row>> {
    Query::new(ROWS)
        .and(
            "a.is_event = true and a.state in ('confirmed', 'under-way', 'completed')",
            args![],
        )
        .and("coalesce(a.to_on, a.from_on) between ? and ?", args![from, to])
        .and(
            "(r.id is not null or (a.part_of is null and a.office_role in ('led', 'co-led')))",
            args![],
        )
        .seen_by(actor, "a.audience")
        .push("order by a.to_on, a.id limit 400")
        .all(conn)
        .await
}

/// A session of an event as its report tells of it.
#[derive(Debug, Clone, FromRow)]
pub struct SessionRow {
    /// Its id.
    pub id: Id<SessionRow>,
    /// Its title.
    pub title: String,
    /// The day.
    pub on_date: Option<Day>,
    /// `09:30`, at the place of the event.
    pub starts: Option<String>,
    /// `10:45`.
    pub ends: Option<String>,
    /// open, without-attribution, closed.
    pub attribution: String,
}

/// The sessions of an event and of its parts, in order.
///
/// # Errors
/// When the database fails.
pub async fn sessions(conn: &impl Conn, event: Id<Activity>) -> Result<Vec<SessionRow>> {
    conn.all(
        sql!("select s.id, s.title, s.on_date, s.starts, s.ends, s.attribution from event_session s join activity a on a.id = s.event where a.id = $1 or a.part_of = $1 order by s.on_date, s.starts, s.position, s.id limit 200"),
        args![event],
    )
    .await
}

/// A released report of an event.
#[derive(Debug, FromRow)]
pub(super) struct Released {
    /// Its id.
    pub id: Id<Report>,
    /// Its title.
    pub title: String,
    /// Since when.
    pub published_at: Instant,
}

/// The report of an event that was released last, if the actor may read it.
///
/// # Errors
/// When the database fails.
pub(super) async fn released(
    conn: &impl Conn,
    actor: &Actor,
    event: Id<Activity>,
) -> Result<Option<Released>> {
    Query::new("select r.id, r.title, r.published_at from report r")
        .and("r.activity = ? and r.published_at is not null", args![event])
        .seen_by(actor, "r.audience")
        .push("order by r.edition desc limit 1")
        .maybe(conn)
        .await
}

/// Has everybody who is named asked again: what they cleared for those who took part is not cleared
/// for everyone.
///
/// # Errors
/// When the database fails.
pub(super) async fn ask_again(tx: &Tx, report: Id<Report>, at: Instant) -> Result<()> {
    tx.run(
        sql!("update clearance_passage set replaced_at = $2 where replaced_at is null and clearance in (select id from clearance where report = $1)"),
        args![report, at],
    )
    .await
    .map(drop)
}
