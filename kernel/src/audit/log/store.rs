//! SQL of the log. No list counts: a log of millions of lines is read from its end.

use uuid::Uuid;

use super::Asked;
use crate::{
    account::Account,
    args,
    audit::{store::Line, trail::first_id},
    error::Result,
    id::Id,
    sql,
    store::{Arg, Conn, FromRow, Query},
};

/// Ids tell when they were made; a clock that was off by less than this hides no line.
const SLACK_SECONDS: i64 = 24 * 3600;

/// Lines that fit, latest first; before a line where `before` names one.
pub(super) async fn lines(
    conn: &impl Conn,
    asked: &Asked,
    before: Option<Uuid>,
    at_most: i64,
) -> Result<Vec<Line>> {
    if asked.unclear.is_some() {
        return Ok(Vec::new());
    }
    let earliest = asked.from.map(|from| first_id(from.plus_seconds(-SLACK_SECONDS)));
    let latest = asked
        .before
        .map(|until| first_id(until.plus_seconds(SLACK_SECONDS)));
    let mut query = Query::new(
        "select id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields, place, hash from audit_line",
    )
    .and_if("id < ?", before)
    .and_if("id >= ?", earliest)
    .and_if("id < ?", latest)
    .and_if("at >= ?", asked.from)
    .and_if("at < ?", asked.before)
    .and_if("noun = ?", asked.noun.as_deref())
    .and_if("act = ?", asked.act.as_deref())
    .and_if("row_id = ?", asked.row)
    .and_if("party = ?", asked.party);
    query = match asked.function.as_deref() {
        None => query,
        Some("nobody") => query.and("function = ''", args![]),
        // Several roles of one person are separated by spaces.
        Some(code) => {
            let code: String = code
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect();
            query.and("' ' || function || ' ' like ?", args![format!("% {code} %")])
        }
    };
    query = match asked.is_chained {
        None => query,
        Some(true) => query.and("place is not null", args![]),
        Some(false) => query.and("place is null", args![]),
    };
    if let Some(accounts) = &asked.accounts {
        query = query.and_in("account", accounts.iter().map(|id| Arg::from(*id)).collect());
    }
    query
        .push_with("order by id desc limit ?", args![at_most])
        .all(conn)
        .await
}

/// One line.
pub(super) async fn line(conn: &impl Conn, id: Uuid) -> Result<Option<Line>> {
    conn.maybe(
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields, place, hash from audit_line where id = $1"),
        args![id],
    )
    .await
}

/// What stood in the fields of a line, and what stands there since.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Value {
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

pub(super) async fn values(conn: &impl Conn, line: Uuid) -> Result<Vec<Value>> {
    conn.all(
        sql!("select field, old, new from audit_value where line = $1 order by field"),
        args![line],
    )
    .await
}

/// How many accounts a word may mean.
const MOST_ACCOUNTS: i64 = 200;

/// Accounts whose name or address holds a text, which is a pattern in small letters.
pub(super) async fn accounts_like(conn: &impl Conn, pattern: &str) -> Result<Vec<Id<Account>>> {
    let rows: Vec<(Id<Account>,)> = conn
        .all(
            sql!("select id from account where lower(name) like $1 or email like $1 order by id limit $2"),
            args![pattern, MOST_ACCOUNTS],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The acts and the nouns that there are lines of. Each is found from the one before it by the
/// index, so that it takes as many steps as there are words, however many lines there are.
pub(super) async fn words(conn: &impl Conn) -> Result<(Vec<String>, Vec<String>)> {
    let rows: Vec<(bool, String)> = conn
        .all(
            sql!("with recursive each_act (word) as (select min(act) from audit_line union all select (select min(l.act) from audit_line l where l.act > e.word) from each_act e where e.word is not null), \
                  each_noun (word) as (select min(noun) from audit_line union all select (select min(l.noun) from audit_line l where l.noun > e.word) from each_noun e where e.word is not null) \
                  select true as is_act, word from each_act where word is not null union all select false, word from each_noun where word is not null"),
            args![],
        )
        .await?;
    let (acts, nouns): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(is_act, _)| *is_act);
    let words = |rows: Vec<(bool, String)>| rows.into_iter().map(|(_, word)| word).collect();
    Ok((words(acts), words(nouns)))
}

/// More waiting lines than this are not counted.
pub(super) const MOST_WAITING: i64 = 1000;

/// How many lines are not chained yet, at most one more than [`MOST_WAITING`].
pub(super) async fn waiting(conn: &impl Conn) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            sql!("select count(*) from (select id from audit_line where place is null limit $1) w"),
            args![MOST_WAITING + 1],
        )
        .await?;
    Ok(count)
}
