//! SQL of events.

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Actor, Id, Instant, Result,
    actor::PartyRef,
    args, sql,
    store::{Arg, Conn, FromRow, Json, Query, Tx},
    text::Words,
    view::{part, pattern, plain_pattern},
    web::{Listing, SortKey},
};
use balai_workplan::activity::{Activity, find as find_activity};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Event, Parties, PartyName};

const EVENTS: &str = "select a.id, a.code, a.title, a.kind, a.is_event, a.initiative, a.project, a.core_purpose, a.state, \
    a.from_on, a.to_on, a.precision, a.place, a.owner, o.name as owner_name, a.part_of, a.source, a.is_unlisted, a.audience, \
    a.version, a.office_role, a.level, a.level_party, a.mode, a.host_party, a.series, a.funder, a.in_kind_giver, a.summary, a.budget, a.currency \
    from activity a left join account o on o.id = a.owner where a.is_event";

/// In the place of a party's code: the reader's own party.
pub const OWN: &str = "own";

/// What the list of events can be sorted by; the first is the usual order.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by a.from_on desc nulls last, a.id desc",
        falling: "order by a.from_on nulls last, a.id",
    },
    SortKey {
        key: "title",
        rising: "order by a.sort_key, a.id",
        falling: "order by a.sort_key desc, a.id",
    },
    SortKey {
        key: "place",
        rising: "order by a.place, a.id",
        falling: "order by a.place desc, a.id",
    },
];

/// The event with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Event>) -> Result<Option<Event>> {
    let found = find_activity(conn, id.cast()).await?;
    Ok(found.filter(|activity| activity.is_event).map(Event))
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let number = |key: &str| listing.get(key).and_then(|value| value.parse::<i64>().ok());
    let mut query = Query::new(select)
        .seen_by(actor, "a.audience")
        .and_if("a.year = ?", number("year"))
        .and_if("a.month = ?", number("month"))
        .and_if("a.state = ?", listing.get("state"))
        .and_if("a.kind = ?", listing.get("kind"))
        .and_if("a.mode = ?", listing.get("mode"))
        .and_if("a.level = ?", listing.get("level"))
        .and_if(
            "a.core_purpose in (select id from core_purpose where code = ?)",
            listing.get("purpose"),
        );
    if let Some(code) = listing.get("initiative") {
        query = query.and(
            "(a.initiative in (select id from initiative where code = ?) or exists (select 1 from activity_initiative s join initiative i on i.id = s.initiative where s.activity = a.id and i.code = ?))",
            args![code, code],
        );
    }
    // Which party came is for the office, and for a party about itself.
    if let Some(own) = actor.party.filter(|_| listing.get("party") == Some(OWN)) {
        query = query.and(
            "a.id in (select p.event from participation p where p.party = ? and p.status in ('attended', 'partly') union select h.event from headcount_line h where h.party = ?)",
            args![own, own],
        );
    } else if let Some(code) = listing.get("party") {
        query = query.and(
            "a.id in (select p.event from participation p join party q on q.id = p.party where q.code = ? and p.status in ('attended', 'partly') union select h.event from headcount_line h join party q on q.id = h.party where q.code = ?)",
            args![code, code],
        );
        if !actor.is_office() {
            query = query.and(
                "exists (select 1 from party q where q.code = ? and q.id = ?)",
                args![code, actor.party],
            );
        }
    }
    if let Some(text) = listing.get("q") {
        query = query.and(
            "(a.sort_key like ? escape '!' or lower(a.code) like ? escape '!' or lower(a.place) like ? escape '!')",
            args![pattern(text), plain_pattern(text), plain_pattern(text)],
        );
    }
    query
}

/// A page of the list of events, or all of it where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing, whole: bool) -> Result<Vec<Event>> {
    let rows: Vec<Activity> = filtered(EVENTS, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(Event).collect())
}

/// How many events the list has in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from activity a where a.is_event", actor, listing)
        .count(conn)
        .await
}

/// Years in which the actor sees events, latest first. It goes from year to year along
/// the index and stops at the first one of each year that the actor sees: reading all of
/// them would take longer with every year of the office.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new(
        "with recursive y(year) as (select max(n.year) from activity n \
         union all select (select max(n.year) from activity n where n.year < y.year) from y where y.year is not null) \
         select y.year from y where y.year is not null and exists (select 1 from activity a where a.year = y.year and a.is_event",
    )
    .seen_by(actor, "a.audience")
    .push(") order by y.year desc")
    .all(conn)
    .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// When the records of events were last changed, by hand or by an import that made them or
/// wrote over them: one statement for all of them.
///
/// # Errors
/// When the database fails.
pub async fn changed(
    conn: &impl Conn,
    events: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Id<Event>, Instant>> {
    let ids: Vec<Uuid> = events.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids = || ids.iter().map(|id| Arg::from(*id)).collect::<Vec<Arg>>();
    let query = Query::new("select u.id, max(u.at) as at from (select l.row_id as id, l.at from audit_line l")
        .and("l.act not in ('read', 'exported')", args![])
        .and_in("l.row_id", ids())
        .push("union all select a.id, b.applied_at from activity a join import_batch b on b.id = a.batch where b.applied_at is not null")
        .and_in("a.id", ids())
        .push("union all select s.id, b.applied_at from import_batch b join staged_activity s on s.batch = b.id and s.side = 'was' where b.applied_at is not null")
        .and_in("s.id", ids())
        .push(") u group by u.id");
    let rows: Vec<(Id<Event>, Instant)> = query.all(conn).await?;
    Ok(rows.into_iter().collect())
}

/// Events of these days on that nobody stopped, first ones first.
///
/// # Errors
/// When the database fails.
pub async fn coming(conn: &impl Conn, actor: &Actor, today: Date, most: i64) -> Result<Vec<Event>> {
    let rows: Vec<Activity> = Query::new(EVENTS)
        .seen_by(actor, "a.audience")
        .and(
            "a.to_on >= ? and a.state in ('planned', 'confirmed', 'under-way')",
            args![today],
        )
        .push_with("order by a.from_on, a.id limit ?", args![most])
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(Event).collect())
}

/// Completed events with rows whose attendance nobody recorded, and how many rows.
///
/// # Errors
/// When the database fails.
pub async fn unrecorded(conn: &impl Conn, actor: &Actor, most: i64) -> Result<Vec<(Event, i64)>> {
    let query = Query::new(
        "select e.*, (select count(*) from participation p where p.event = e.id and p.status = 'not-recorded') as open from (",
    );
    let rows: Vec<Unrecorded> = query
        .push(EVENTS)
        .push("and a.state = 'completed' and a.id in (select event from participation where status = 'not-recorded')) e")
        .seen_by(actor, "e.audience")
        .push_with("order by e.to_on desc, e.id limit ?", args![most])
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (Event(row.event), row.open)).collect())
}

/// An event, and how many of its rows nobody recorded.
#[derive(FromRow)]
struct Unrecorded {
    #[sqlx(flatten)]
    event: Activity,
    open: i64,
}

#[derive(FromRow)]
struct PartyRow {
    id: Id<PartyRef>,
    code: String,
    name: Json<Words>,
}

impl PartyRow {
    fn named(self) -> PartyName {
        PartyName {
            id: self.id,
            code: self.code,
            name: self.name.0,
        }
    }
}

/// The parties that the actor sees, in the order of their names.
///
/// # Errors
/// When the database fails.
pub async fn parties(conn: &impl Conn, actor: &Actor) -> Result<Parties> {
    let rows: Vec<PartyRow> = Query::new("select p.id, p.code, p.name from party p")
        .seen_by(actor, "p.audience")
        .push("order by p.sort_key, p.id")
        .all(conn)
        .await?;
    Ok(Parties(rows.into_iter().map(PartyRow::named).collect()))
}

/// Some of the parties that the actor sees; no statement at all for none of them.
///
/// # Errors
/// When the database fails.
pub async fn parties_among(
    conn: &impl Conn,
    actor: &Actor,
    ids: impl IntoIterator<Item = Id<PartyRef>>,
) -> Result<Parties> {
    let ids: BTreeSet<Uuid> = ids.into_iter().map(Id::uuid).collect();
    if ids.is_empty() {
        return Ok(Parties::default());
    }
    let rows: Vec<PartyRow> = Query::new("select p.id, p.code, p.name from party p")
        .and_in("p.id", ids.into_iter().map(Arg::from).collect())
        .seen_by(actor, "p.audience")
        .push("order by p.sort_key, p.id")
        .all(conn)
        .await?;
    Ok(Parties(rows.into_iter().map(PartyRow::named).collect()))
}

/// Rooms that a person was in, and events where they trained: the keys they hold
/// because of it, in one statement.
///
/// # Errors
/// When the database fails.
pub async fn keys(conn: &impl Conn, person: Id<balai_kernel::actor::PersonRef>) -> Result<Vec<String>> {
    let rows: Vec<(Id<Event>, String)> = conn
        .all(
            sql!("select distinct p.event, p.counted_role from participation p where p.person in (select id from person where id = $1 or merged_into = $1) and p.status in ('attended', 'partly', 'not-recorded', 'expected')"),
            args![person],
        )
        .await?;
    let mut keys = Vec::with_capacity(rows.len());
    for (event, role) in rows {
        keys.push(format!("room:{event}"));
        if role == "trainer" {
            keys.push(format!("trainer:{event}"));
        }
    }
    Ok(keys)
}

/// What only events have, as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Extras {
    /// led, co-led, funded, supported, contributed.
    pub office_role: &'static str,
    /// regional, sub-regional, bilateral, national.
    pub level: &'static str,
    /// Of a national or bilateral event.
    pub level_party: Option<Id<PartyRef>>,
    /// in-person, online, hybrid.
    pub mode: &'static str,
    /// Who hosts it.
    pub host_party: Option<Id<PartyRef>>,
    /// The series it belongs to.
    pub series: Option<String>,
    /// Who pays.
    pub funder: Option<String>,
    /// Who gives in kind.
    pub in_kind_giver: Option<String>,
    /// The programme it is a part of.
    pub part_of: Option<Id<Activity>>,
    /// Kept out of lists.
    pub is_unlisted: bool,
}

/// Alters what only events have if the event still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Event>, version: i64, extras: &Extras, audience: &str) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update activity set office_role = $3, level = $4, level_party = $5, mode = $6, host_party = $7, series = $8, funder = $9, in_kind_giver = $10, part_of = $11, is_unlisted = $12, audience = $13, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, extras.office_role, extras.level, extras.level_party, extras.mode, extras.host_party,
                &extras.series, &extras.funder, &extras.in_kind_giver, extras.part_of, extras.is_unlisted, audience
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Programmes that an event can be a part of: listed wholes, itself and its own parts
/// left out, latest first.
///
/// # Errors
/// When the database fails.
pub async fn wholes(
    conn: &impl Conn,
    actor: &Actor,
    event: Id<Event>,
) -> Result<Vec<(Id<Activity>, String)>> {
    Query::new("select a.id, a.title from activity a where a.part_of is null")
        .seen_by(actor, "a.audience")
        .and("a.id <> ?", args![event])
        .push("order by a.from_on desc, a.id limit 300")
        .all(conn)
        .await
}

/// Whether an activity is the whole of others.
///
/// # Errors
/// When the database fails.
pub async fn has_parts(conn: &impl Conn, id: Id<Activity>) -> Result<bool> {
    let found: Option<(i64,)> = conn
        .maybe(
            sql!("select cast(1 as bigint) from activity where part_of = $1 limit 1"),
            args![id],
        )
        .await?;
    Ok(found.is_some())
}
