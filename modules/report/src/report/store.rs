//! SQL of reports, and of what other modules hold that a report shows.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Audience, Clock, Id, Instant, Result,
    account::Account,
    args,
    file::FileRow,
    sql,
    store::{Conn, FromRow, Json, Query, Tx},
    text::{Lang, Words, catalogue},
};
use balai_workplan::activity::Activity;

use jiff::civil::Date;

use super::{Approval, Initiative, Report};

/// The reports that an actor may see, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, published_only: bool) -> Result<Vec<Report>> {
    let mut query = Query::new(
        "select r.id, r.kind, r.year, r.from_on, r.to_on, r.activity, r.reach, r.title, r.made_at, r.frozen_at, r.published_at, r.file, r.audience, r.version, r.edition, r.replaces, r.reason from report r",
    )
    .seen_by(actor, "r.audience");
    if published_only {
        query = query.push("and r.published_at is not null");
    }
    query
        .push("order by r.from_on desc, r.to_on desc, r.kind, r.edition desc")
        .all(conn)
        .await
}

/// A report by its id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Report>) -> Result<Option<Report>> {
    conn.maybe(
        sql!("select id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report where id = $1"),
        args![id],
    )
    .await
}

/// The editions of a report, latest first: those about the same event, else those of its kind that are
/// about the same time.
///
/// # Errors
/// When the database fails.
pub async fn editions(conn: &impl Conn, of: &Report) -> Result<Vec<Report>> {
    if let Some(event) = of.activity {
        return conn
            .all(
                sql!("select id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report where activity = $1 order by edition desc"),
                args![event],
            )
            .await;
    }
    conn.all(
        sql!("select id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report where kind = $1 and from_on = $2 and activity is null order by edition desc"),
        args![&of.kind, of.from_on],
    )
    .await
}

/// The report of this kind that begins on a day, in its latest edition.
///
/// # Errors
/// When the database fails.
pub async fn of_period(conn: &impl Conn, kind: &str, from: Date) -> Result<Option<Report>> {
    conn.maybe(
        sql!("select id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report where kind = $1 and from_on = $2 and activity is null order by edition desc limit 1"),
        args![kind, from],
    )
    .await
}

/// The report about an event, in its latest edition.
///
/// # Errors
/// When the database fails.
pub async fn of_event(conn: &impl Conn, event: Id<Activity>) -> Result<Option<Report>> {
    conn.maybe(
        sql!("select id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report where activity = $1 order by edition desc limit 1"),
        args![event],
    )
    .await
}

/// Says for whom a living report is; none: as the profile says. Whether it still lives.
///
/// # Errors
/// When the database fails.
pub async fn set_reach(tx: &Tx, id: Id<Report>, reach: Option<&str>) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update report set reach = $2, version = version + 1 where id = $1 and frozen_at is null"),
            args![id, reach],
        )
        .await?;
    Ok(touched == 1)
}

/// The latest report of this kind that begins before a day.
///
/// # Errors
/// When the database fails.
pub async fn before(conn: &impl Conn, kind: &str, from: Date) -> Result<Option<Report>> {
    conn.maybe(
        sql!("select id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason from report where kind = $1 and from_on < $2 and activity is null order by from_on desc, edition desc limit 1"),
        args![kind, from],
    )
    .await
}

/// Adds a report.
///
/// # Errors
/// When the database fails, or there is one of that kind and year.
pub async fn insert(tx: &Tx, report: &Report) -> Result<()> {
    let audience = Audience::parse(&report.audience).keep(tx).await?;
    tx.run(
        sql!("insert into report (id, kind, year, from_on, to_on, activity, reach, title, made_at, frozen_at, published_at, file, audience, version, edition, replaces, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, null, null, $10, $11, $12, $13, $14)"),
        args![report.id, &report.kind, report.year, report.from_on, report.to_on, report.activity, &report.reach, &report.title, report.made_at, audience, report.version, report.edition, report.replaces, &report.reason],
    )
    .await
    .map(drop)
}

/// Marks that something of a living report changed; whether it still lives.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, id: Id<Report>) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update report set version = version + 1 where id = $1 and frozen_at is null"),
            args![id],
        )
        .await?;
    Ok(touched == 1)
}

/// Fixes a report.
///
/// # Errors
/// When the database fails.
pub async fn freeze(tx: &Tx, id: Id<Report>, at: Instant) -> Result<()> {
    tx.run(
        sql!("update report set frozen_at = $2, version = version + 1 where id = $1 and frozen_at is null"),
        args![id, at],
    )
    .await
    .map(drop)
}

/// Opens a report again that was frozen and is not public: its approvals and kept
/// figures go. Whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn reopen(tx: &Tx, id: Id<Report>) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update report set frozen_at = null, version = version + 1 where id = $1 and frozen_at is not null and published_at is null"),
            args![id],
        )
        .await?;
    if touched == 0 {
        return Ok(false);
    }
    tx.run(sql!("delete from report_approval where report = $1"), args![id])
        .await?;
    tx.run(sql!("delete from report_figure where report = $1"), args![id])
        .await?;
    Ok(true)
}

/// Shows a frozen report to those whom it is for, with its PDF.
///
/// # Errors
/// When the database fails.
pub async fn publish(
    tx: &Tx,
    id: Id<Report>,
    at: Instant,
    file: Id<FileRow>,
    audience: &Audience,
) -> Result<()> {
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("update report set published_at = $2, file = $3, audience = $4, version = version + 1 where id = $1 and published_at is null"),
        args![id, at, file, &audience],
    )
    .await?;
    tx.run(
        sql!("update file set audience = $2 where id in (select p.file from report_picture p where p.report = $1)"),
        args![id, audience],
    )
    .await
    .map(drop)
}

/// The approvals of a report, first one first.
///
/// # Errors
/// When the database fails.
pub async fn approvals(conn: &impl Conn, id: Id<Report>) -> Result<Vec<Approval>> {
    conn.all(
        sql!("select a.account, c.name, a.at, a.digest from report_approval a join account c on c.id = a.account where a.report = $1 order by a.at"),
        args![id],
    )
    .await
}

/// A report that somebody approved and that is not fixed yet.
#[derive(Debug, Clone, FromRow)]
pub struct ApprovedBySome {
    /// The report.
    pub report: Id<Report>,
    /// Its title.
    pub title: String,
    /// Who approved it.
    pub account: Id<Account>,
    /// By name.
    pub name: String,
}

/// The approvals of reports that are not fixed yet, the first first.
///
/// # Errors
/// When the database fails.
pub async fn approved_by_some(conn: &impl Conn, actor: &Actor) -> Result<Vec<ApprovedBySome>> {
    Query::new("select r.id as report, r.title, a.account, c.name from report r join report_approval a on a.report = r.id join account c on c.id = a.account")
        .and("r.frozen_at is null", args![])
        .seen_by(actor, "r.audience")
        .push("order by a.at, r.id")
        .all(conn)
        .await
}

/// Keeps an approval; one of an earlier text by the same person is replaced.
///
/// # Errors
/// When the database fails.
pub async fn approve(tx: &Tx, id: Id<Report>, by: Id<Account>, at: Instant, digest: &str) -> Result<()> {
    tx.run(
        sql!(
            "insert into report_approval (report, account, at, digest) values ($1, $2, $3, $4) \
              on conflict (report, account) do update set at = excluded.at, digest = excluded.digest"
        ),
        args![id, by, at, digest],
    )
    .await
    .map(drop)
}

/// The plan's initiatives in their order.
///
/// # Errors
/// When the database fails.
pub async fn initiatives(conn: &impl Conn) -> Result<Vec<Initiative>> {
    let rows: Vec<(String, Json<Words>)> = conn
        .all(
            sql!("select code, name from initiative order by position, code"),
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(code, name)| Initiative {
            code,
            name: name.0.get(Lang::EN).to_owned(),
        })
        .collect())
}

/// Why someone is thanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gift {
    /// Gave money.
    Funder,
    /// Received events in its country.
    Host,
    /// Gave rooms, travel or people.
    InKind,
    /// Organised with the office.
    CoOrganiser,
}

impl Gift {
    /// All of them, in the order of thanks.
    pub const ALL: [Self; 4] = [Self::Funder, Self::Host, Self::InKind, Self::CoOrganiser];

    /// The code in frozen reports and in the catalogue (`gift-funder`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Funder => "funder",
            Self::Host => "host",
            Self::InKind => "in-kind",
            Self::CoOrganiser => "co-organiser",
        }
    }
}

#[derive(FromRow)]
struct Giving {
    funder: Option<String>,
    in_kind_giver: Option<String>,
    host: Option<Json<Words>>,
}

/// Whom the year's events have to thank: why, and the name as the records write it;
/// each once.
///
/// # Errors
/// When the database fails.
pub async fn givers(conn: &impl Conn, year: i64) -> Result<Vec<(Gift, String)>> {
    let rows: Vec<Giving> = conn
        .all(
            sql!("select a.funder, a.in_kind_giver, p.name as host from activity a left join party p on p.id = a.host_party \
                  where a.year = $1 and a.is_event = true and a.state not in ('cancelled', 'postponed') order by a.from_on, a.code"),
            args![year],
        )
        .await?;
    let co_organisers: Vec<(String,)> = conn
        .all(
            sql!("select c.name from co_organiser c join activity a on a.id = c.activity \
                  where a.year = $1 and a.is_event = true and a.state not in ('cancelled', 'postponed') order by a.from_on, a.code, c.position"),
            args![year],
        )
        .await?;
    let mut found = Vec::new();
    let mut add = |gift: Gift, names: &str| {
        for name in names
            .split([';', '\n'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let known = found
                .iter()
                .any(|(other, own): &(Gift, String)| *other == gift && own.eq_ignore_ascii_case(name));
            if !known {
                found.push((gift, name.to_owned()));
            }
        }
    };
    for row in &rows {
        add(Gift::Funder, row.funder.as_deref().unwrap_or(""));
        add(Gift::InKind, row.in_kind_giver.as_deref().unwrap_or(""));
        add(
            Gift::Host,
            row.host.as_ref().map_or("", |name| name.0.get(Lang::EN)),
        );
    }
    for (name,) in &co_organisers {
        add(Gift::CoOrganiser, name);
    }
    found.sort_by_key(|(gift, _)| *gift);
    Ok(found)
}

/// Activities that a report of the year should not tell of as done in it: those of other
/// years, and those cancelled or postponed. Title, year (0 where it is open), state.
///
/// # Errors
/// When the database fails.
pub async fn others_events(conn: &impl Conn, year: i64) -> Result<Vec<(String, i64, String)>> {
    conn.all(
        sql!("select title, coalesce(year, 0) as year, state from activity where is_event = true and (year is null or year <> $1 or state in ('cancelled', 'postponed')) order by title"),
        args![year],
    )
    .await
}

/// Whether anything was planned or done in a year.
///
/// # Errors
/// When the database fails.
pub async fn has_activities(conn: &impl Conn, year: i64) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(sql!("select count(*) from activity where year = $1"), args![year])
        .await?;
    Ok(n > 0)
}

/// Places and parties by which a text can narrow a figure: the name in lower case, and as
/// it is written. Parties have the names of the profile's languages; places are those
/// where activities were held.
///
/// # Errors
/// When the database fails.
pub async fn places(conn: &impl Conn) -> Result<BTreeMap<String, String>> {
    let parties: Vec<(Json<Words>,)> = conn
        .all(sql!("select name from party order by code"), args![])
        .await?;
    let held: Vec<(String,)> = conn
        .all(
            sql!("select distinct place from activity where place is not null order by place"),
            args![],
        )
        .await?;
    let names = parties
        .iter()
        .flat_map(|(name,)| catalogue().languages().map(|lang| name.0.get(lang).to_owned()));
    let held = held
        .iter()
        .flat_map(|(place,)| place.split(',').map(|part| part.trim().to_owned()));
    Ok(names
        .chain(held)
        // A place is a name; "online" is a way to meet.
        .filter(|name| name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() > 2)
        .map(|name| (name.to_lowercase(), name))
        .collect())
}

/// The terms of the glossary with their meaning in English, in order.
///
/// # Errors
/// When the database fails.
pub async fn terms(conn: &impl Conn) -> Result<Vec<(String, String)>> {
    let rows: Vec<(String, Json<Words>)> = conn
        .all(
            sql!("select term, meaning from glossary_term order by term"),
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(term, meaning)| (term, meaning.0.get(Lang::EN).to_owned()))
        .collect())
}

/// The terms of the glossary with their meaning in a language, else in English.
///
/// # Errors
/// When the database fails.
pub async fn terms_in(conn: &impl Conn, code: &str) -> Result<Vec<(String, String)>> {
    let rows: Vec<(String, Json<Words>)> = conn
        .all(
            sql!("select term, meaning from glossary_term order by term"),
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(term, meaning)| {
            let own = meaning.0.texts.get(code).cloned();
            (term, own.unwrap_or_else(|| meaning.0.get(Lang::EN).to_owned()))
        })
        .collect())
}

/// Keeps a term that is not there yet.
///
/// # Errors
/// When the database fails.
pub async fn keep_term(tx: &Tx, clock: &Clock, term: &str, meaning: &str) -> Result<()> {
    let meaning = serde_json::to_value(Words::en(meaning)).unwrap_or_default();
    let id = clock.id::<Initiative>();
    tx.run(
        sql!(
            "insert into glossary_term (id, term, meaning) values ($1, $2, $3) on conflict (term) do nothing"
        ),
        args![id, term, meaning],
    )
    .await
    .map(drop)
}

/// Who leads the office on a day, by name, with the name of the party that seconded
/// them (empty where it is not known): whoever holds a post of that title, else those
/// whose accounts have the role.
///
/// # Errors
/// When the database fails.
pub async fn co_managers(conn: &impl Conn, on: Date) -> Result<Vec<(String, String)>> {
    let held: Vec<(String, Option<Json<Words>>)> = conn
        .all(
            sql!("select o.written, y.name from post p join post_holding h on h.post = p.id join person o on o.id = h.person \
                  join agency g on g.id = p.agency left join party y on y.id = coalesce(o.party, g.party) \
                  where lower(p.title) in ('co-manager', 'co manager') and (h.from_on is null or h.from_on <= $1) and (h.until_on is null or h.until_on > $1) \
                  order by h.from_on, o.written"),
            args![on],
        )
        .await?;
    let rows = if held.is_empty() {
        conn.all(
            sql!("select c.name, y.name from role_grant g join account c on c.id = g.account left join party y on y.id = g.party \
                  where g.role = 'co-manager' and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1) and c.suspended_at is null \
                  order by g.from_on, c.name"),
            args![on],
        )
        .await?
    } else {
        held
    };
    Ok(rows
        .into_iter()
        .map(|(name, party)| {
            let party = party.map_or_else(String::new, |party: Json<Words>| party.0.get(Lang::EN).to_owned());
            (name, party)
        })
        .collect())
}
