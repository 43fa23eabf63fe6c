//! SQL of what the office owes.

use balai_kernel::{
    Clock, Id, Instant, Result,
    account::Account,
    actor::Role,
    args, sql,
    store::{Conn, Tx},
};
use jiff::civil::Date;

use super::{DueReport, Kept, Made};

/// What is kept about those whose period begins from one day to another.
///
/// # Errors
/// When the database fails.
pub async fn kept(conn: &impl Conn, from: Date, to: Date) -> Result<Vec<Kept>> {
    conn.all(
        sql!("select d.id, d.kind, d.from_on, d.due_on, d.account, c.name as writer, d.sent_on, d.sent_to, d.sent_by, d.excused_because, d.version from due_report d left join account c on c.id = d.account where d.activity is null and d.from_on between $1 and $2"),
        args![from, to],
    )
    .await
}

/// The reports made for periods that begin from one day to another, the latest edition of
/// each.
///
/// # Errors
/// When the database fails.
pub async fn made(conn: &impl Conn, from: Date, to: Date) -> Result<Vec<Made>> {
    conn.all(
        sql!("select r.id, r.kind, r.from_on, r.reach, r.frozen_at, r.published_at from report r where r.activity is null and r.from_on between $1 and $2 and not exists (select 1 from report n where n.replaces = r.id)"),
        args![from, to],
    )
    .await
}

/// What people say about one.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Another day than the profile's.
    pub due_on: Option<Date>,
    /// Who writes it.
    pub account: Option<Id<Account>>,
    /// When it was sent, by whose record, to whom and how.
    pub sent: Option<(Date, Option<Id<Account>>, String)>,
    /// Why it is not owed this time.
    pub excused_because: Option<String>,
}

/// Keeps what is said about one, where it still has the version that was read (0: nothing was
/// kept). Its id; none where somebody was faster.
///
/// # Errors
/// When the database fails.
pub async fn keep(tx: &Tx, clock: &Clock, due: &DueReport, said: &Said) -> Result<Option<Id<DueReport>>> {
    let (sent_on, sent_by, sent_to) = match &said.sent {
        Some((on, by, to)) => (Some(*on), *by, Some(to.as_str())),
        None => (None, None, None),
    };
    let excused = said.excused_because.as_deref();
    let Some(kept) = &due.kept else {
        let id = clock.id();
        let event = due.event.as_ref().map(|event| event.id);
        let inserted = tx
            .run(
                sql!("insert into due_report (id, kind, from_on, activity, due_on, account, sent_on, sent_to, sent_by, excused_because, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing"),
                args![id, due.owed.code.as_str(), due.period.from, event, said.due_on, said.account, sent_on, sent_to, sent_by, excused],
            )
            .await?;
        return Ok((inserted == 1).then_some(id));
    };
    let updated = tx
        .run(
            sql!("update due_report set due_on = $3, account = $4, sent_on = $5, sent_to = $6, sent_by = $7, excused_because = $8, version = version + 1 where id = $1 and version = $2"),
            args![kept.id, kept.version, said.due_on, said.account, sent_on, sent_to, sent_by, excused],
        )
        .await?;
    Ok((updated == 1).then_some(kept.id))
}

/// Whether a letter was written.
///
/// # Errors
/// When the database fails.
pub(super) async fn is_sent(conn: &impl Conn, letter: &str) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from report_letter where letter = $1"),
            args![letter],
        )
        .await?;
    Ok(n > 0)
}

/// Notes that a letter is written now; whether it had not been.
///
/// # Errors
/// When the database fails.
pub(super) async fn send(tx: &Tx, letter: &str, at: Instant) -> Result<bool> {
    let inserted = tx
        .run(
            sql!("insert into report_letter (letter, sent_at) values ($1, $2) on conflict do nothing"),
            args![letter, at],
        )
        .await?;
    Ok(inserted == 1)
}

/// Address and language of an account that is in use, else of everyone who has a role on a day.
///
/// # Errors
/// When the database fails.
pub(super) async fn writers(
    conn: &impl Conn,
    named: Option<Id<Account>>,
    role: Role,
    on: Date,
) -> Result<Vec<(String, String)>> {
    if let Some(account) = named {
        let found: Vec<(String, String)> = conn
            .all(
                sql!("select email, language from account where id = $1 and suspended_at is null"),
                args![account],
            )
            .await?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    conn.all(
        sql!("select distinct c.email, c.language from account c join role_grant g on g.account = c.id where g.role = $1 and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2) and c.suspended_at is null order by c.email"),
        args![role.code(), on],
    )
    .await
}
