//! SQL of activities.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    actor::PartyRef,
    args, sql,
    store::{Arg, Conn, FromRow, Query, Tx},
    view::{part, pattern, plain_pattern},
    web::{Listing, SortKey},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::Activity;
use crate::{
    level::{CorePurpose, Initiative, Project, StrategyArea},
    money::Money,
    span::Span,
};

/// What a person types of an activity. What only events have is edited there.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Empty: one is given.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Code of its kind in the profile.
    pub kind: String,
    /// Whether people gather, as the profile says of the kind.
    pub is_event: bool,
    /// Counted for.
    pub initiative: Option<Id<Initiative>>,
    /// Its project.
    pub project: Option<Id<Project>>,
    /// Counted for.
    pub core_purpose: Option<Id<CorePurpose>>,
    /// Its dates, if there are any yet.
    pub span: Option<Span>,
    /// City and country.
    pub place: Option<String>,
    /// Who looks after it.
    pub owner: Option<Id<Account>>,
    /// Kept out of lists.
    pub is_unlisted: bool,
    /// What it is about.
    pub summary: Option<String>,
    /// What it is to cost.
    pub budget: Option<Money>,
    /// Shown with, never counted for.
    pub links: Links,
    /// Who else organises it.
    pub co_organisers: Vec<CoOrganiserDraft>,
}

/// What an activity is shown with besides what it is counted for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Secondary initiatives.
    pub initiatives: Vec<Id<Initiative>>,
    /// Secondary core purposes.
    pub purposes: Vec<Id<CorePurpose>>,
    /// Strategy areas.
    pub areas: Vec<Id<StrategyArea>>,
}

/// A co-organiser as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoOrganiserDraft {
    /// Its name.
    pub name: String,
    /// co-organiser, host, funder, trainers.
    pub role: String,
}

/// A co-organiser as kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct CoOrganiser {
    /// Its name as written.
    pub name: String,
    /// The party, where the name is one of a party's spellings.
    pub party: Option<Id<PartyRef>>,
    /// co-organiser, host, funder, trainers.
    pub role: String,
}

/// One step of an activity's life.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct StateRow {
    /// The state reached.
    pub state: String,
    /// Why.
    pub reason: Option<String>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub name: Option<String>,
}

/// Activities with the names of their owners; conditions and order are added.
pub(crate) const ACTIVITIES: &str = "select a.id, a.code, a.title, a.kind, a.is_event, a.initiative, a.project, a.core_purpose, a.state, \
    a.from_on, a.to_on, a.precision, a.place, a.owner, o.name as owner_name, a.part_of, a.source, a.is_unlisted, a.audience, \
    a.version, a.office_role, a.level, a.level_party, a.mode, a.host_party, a.series, a.funder, a.in_kind_giver, a.summary, a.budget, a.currency \
    from activity a left join account o on o.id = a.owner";

/// What the plan's list can be sorted by; the first is the usual order.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "date",
        rising: "order by a.from_on nulls last, a.id",
        falling: "order by a.from_on desc nulls last, a.id desc",
    },
    SortKey {
        key: "title",
        rising: "order by a.sort_key, a.id",
        falling: "order by a.sort_key desc, a.id",
    },
    SortKey {
        key: "state",
        rising: "order by a.state, a.from_on, a.id",
        falling: "order by a.state desc, a.from_on, a.id",
    },
];

/// The activity with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Activity>) -> Result<Option<Activity>> {
    Query::new(ACTIVITIES)
        .and("a.id = ?", args![id])
        .maybe(conn)
        .await
}

/// The next activities in order of making, for work through all of them.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, after: Option<Id<Activity>>, most: i64) -> Result<Vec<Activity>> {
    Query::new(ACTIVITIES)
        .and_if("a.id > ?", after)
        .push_with("order by a.id limit ?", args![most])
        .all(conn)
        .await
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let number = |key: &str| listing.get(key).and_then(|value| value.parse::<i64>().ok());
    let id = |key: &str| listing.get(key).and_then(|value| value.parse::<Uuid>().ok());
    let mut query = Query::new(select)
        .seen_by(actor, "a.audience")
        .and_if("a.year = ?", number("year"))
        .and_if("a.state = ?", listing.get("state"))
        .and_if("a.kind = ?", listing.get("kind"))
        .and_if("a.owner = ?", id("owner"))
        .and_if(
            "a.core_purpose in (select id from core_purpose where code = ?)",
            listing.get("purpose"),
        )
        .and_if(
            "a.project in (select id from project where code = ?)",
            listing.get("project"),
        );
    if let Some(code) = listing.get("initiative") {
        query = query.and(
            "(a.initiative in (select id from initiative where code = ?) or exists (select 1 from activity_initiative s join initiative i on i.id = s.initiative where s.activity = a.id and i.code = ?))",
            args![code, code],
        );
    }
    if let Some(text) = listing.get("q") {
        query = query.and(
            "(a.sort_key like ? escape '!' or lower(a.code) like ? escape '!')",
            args![pattern(text), plain_pattern(text)],
        );
    }
    query
}

/// A page of the plan's list, or all of it (for a file) where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing, whole: bool) -> Result<Vec<Activity>> {
    filtered(ACTIVITIES, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// How many rows the list has in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from activity a", actor, listing)
        .count(conn)
        .await
}

/// Years in which the actor sees activities, latest first. It goes from year to year along
/// the index and stops at the first one of each year that the actor sees: reading all of
/// them would take longer with every year of the office.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new(
        "with recursive y(year) as (select max(n.year) from activity n \
         union all select (select max(n.year) from activity n where n.year < y.year) from y where y.year is not null) \
         select y.year from y where y.year is not null and exists (select 1 from activity a where a.year = y.year",
    )
    .seen_by(actor, "a.audience")
    .push(") order by y.year desc")
    .all(conn)
    .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// An initiative or a project.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// An initiative.
    Initiative(Id<Initiative>),
    /// A project.
    Project(Id<Project>),
}

/// How many activities are in each state, of those that are counted for it and that
/// the actor sees.
///
/// # Errors
/// When the database fails.
pub async fn counts_by_state(conn: &impl Conn, actor: &Actor, of: Of) -> Result<Vec<(String, i64)>> {
    let query = Query::new("select a.state, count(*) from activity a").seen_by(actor, "a.audience");
    let query = match of {
        Of::Initiative(id) => query.and("a.initiative = ?", args![id]),
        Of::Project(id) => query.and("a.project = ?", args![id]),
    };
    query.push("group by a.state order by a.state").all(conn).await
}

/// Activities of an initiative or a project that the actor sees, at most `most`, latest
/// first, and whether each only supports it without being counted for it.
///
/// # Errors
/// When the database fails.
pub async fn under(conn: &impl Conn, actor: &Actor, of: Of, most: i64) -> Result<Vec<(Activity, bool)>> {
    let query = Query::new(ACTIVITIES).seen_by(actor, "a.audience");
    let query = match of {
        Of::Initiative(id) => query.and(
            "(a.initiative = ? or a.id in (select s.activity from activity_initiative s where s.initiative = ?))",
            args![id, id],
        ),
        Of::Project(id) => query.and("a.project = ?", args![id]),
    };
    let rows: Vec<Activity> = query
        .push_with("order by a.from_on desc, a.id limit ?", args![most])
        .all(conn)
        .await?;
    let is_secondary = |activity: &Activity| match of {
        Of::Initiative(id) => activity.initiative != Some(id),
        Of::Project(_) => false,
    };
    Ok(rows
        .into_iter()
        .map(|row| {
            let also = is_secondary(&row);
            (row, also)
        })
        .collect())
}

/// What waits for someone in the office: submitted, or past its last day and not over.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &impl Conn, actor: &Actor, today: Date, most: i64) -> Result<Vec<Activity>> {
    Query::new(ACTIVITIES)
        .seen_by(actor, "a.audience")
        .and(
            "(a.state = 'submitted' or (a.state in ('planned', 'confirmed', 'under-way') and a.to_on < ? and (a.owner = ? or a.owner is null)))",
            args![today, actor.account],
        )
        .push_with("order by a.from_on, a.id limit ?", args![most])
        .all(conn)
        .await
}

/// Activities that are not over and that the actor sees, with their titles, the next ones first.
///
/// # Errors
/// When the database fails.
pub async fn open(conn: &impl Conn, actor: &Actor) -> Result<Vec<(Id<Activity>, String)>> {
    Query::new("select a.id, a.title from activity a")
        .and("a.state not in ('completed', 'cancelled')", args![])
        .seen_by(actor, "a.audience")
        .push("order by a.from_on nulls last, a.id limit 300")
        .all(conn)
        .await
}

/// Those who can look after an activity today: accounts that work in the office.
///
/// # Errors
/// When the database fails.
pub async fn owners(conn: &impl Conn, today: Date) -> Result<Vec<(Id<Account>, String)>> {
    conn.all(
        sql!("select distinct a.id, a.name from account a join role_grant g on g.account = a.id where g.role in ('co-manager', 'programme-officer', 'monitoring-officer') and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1) order by a.name, a.id"),
        args![today],
    )
    .await
}

/// Says who pays for an activity, as the records write it.
///
/// # Errors
/// When the database fails.
pub(super) async fn fund(tx: &Tx, id: Id<Activity>, funder: &str) -> Result<()> {
    tx.run(
        sql!("update activity set funder = $2, version = version + 1 where id = $1"),
        args![id, funder],
    )
    .await
    .map(drop)
}

/// The states it went through, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn states(conn: &impl Conn, id: Id<Activity>) -> Result<Vec<StateRow>> {
    conn.all(
        sql!("select s.state, s.reason, s.at, a.name from activity_state s left join account a on a.id = s.account where s.activity = $1 order by s.at, s.id"),
        args![id],
    )
    .await
}

/// Its co-organisers in order.
///
/// # Errors
/// When the database fails.
pub async fn co_organisers(conn: &impl Conn, id: Id<Activity>) -> Result<Vec<CoOrganiser>> {
    conn.all(
        sql!("select name, party, role from co_organiser where activity = $1 order by position, id"),
        args![id],
    )
    .await
}

/// What it is shown with, read in one statement.
///
/// # Errors
/// When the database fails.
pub async fn links(conn: &impl Conn, id: Id<Activity>) -> Result<Links> {
    let rows: Vec<(i64, Uuid)> = conn
        .all(
            sql!("select cast(0 as bigint), initiative from activity_initiative where activity = $1 union all select 1, core_purpose from activity_purpose where activity = $1 union all select 2, strategy_area from activity_area where activity = $1"),
            args![id],
        )
        .await?;
    let of = |wanted: i64| {
        rows.iter()
            .filter(move |(rank, _)| *rank == wanted)
            .map(|(_, id)| *id)
    };
    Ok(Links {
        initiatives: of(0).map(Id::of).collect(),
        purposes: of(1).map(Id::of).collect(),
        areas: of(2).map(Id::of).collect(),
    })
}

/// A code that no activity has yet: the office's short name, the year, a number.
///
/// # Errors
/// When the database fails.
pub async fn free_code(tx: &Tx, office: &str, year: i64) -> Result<String> {
    let (mut number,): (i64,) = tx
        .one(
            sql!("select count(*) from activity where year = $1 or year is null"),
            args![year],
        )
        .await?;
    loop {
        number += 1;
        let code = format!("{office}-{year}-{number:03}");
        let taken: Option<(i64,)> = tx
            .maybe(
                sql!("select cast(1 as bigint) from activity where code = $1"),
                args![&code],
            )
            .await?;
        if taken.is_none() {
            return Ok(code);
        }
    }
}

/// Makes an activity, with what only events have at its usual values.
///
/// # Errors
/// When the database fails, or the code is taken ([`balai_kernel::Error::is_duplicate`]).
pub async fn insert(tx: &Tx, id: Id<Activity>, draft: &Draft, state: &str, audience: &str) -> Result<()> {
    let span = draft.span;
    tx.run(
        sql!("insert into activity (id, code, title, sort_key, kind, is_event, initiative, project, core_purpose, state, from_on, to_on, precision, year, month, place, owner, is_unlisted, audience, version, office_role, level, mode, summary, budget, currency) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 1, 'led', 'regional', 'in-person', $20, $21, $22)"),
        args![
            id, &draft.code, &draft.title, balai_names::fold(&draft.title), &draft.kind, draft.is_event,
            draft.initiative, draft.project, draft.core_purpose, state,
            span.map(|span| span.from), span.map(|span| span.to), span.map_or("day", |span| span.precision),
            span.map(|span| span.from.year()), span.and_then(|span| span.month()), &draft.place, draft.owner, draft.is_unlisted, audience, &draft.summary,
            draft.budget.as_ref().map(|money| money.hundredths), draft.budget.as_ref().map(|money| money.currency.clone())
        ],
    )
    .await
    .map(drop)
}

/// Alters an activity if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails, or the code is taken.
pub async fn update(tx: &Tx, id: Id<Activity>, version: i64, draft: &Draft, audience: &str) -> Result<bool> {
    let span = draft.span;
    let touched = tx
        .run(
            sql!("update activity set code = $3, title = $4, sort_key = $5, kind = $6, is_event = $7, initiative = $8, project = $9, core_purpose = $10, from_on = $11, to_on = $12, precision = $13, year = $14, month = $15, place = $16, owner = $17, is_unlisted = $18, audience = $19, summary = $20, budget = $21, currency = $22, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, &draft.code, &draft.title, balai_names::fold(&draft.title), &draft.kind, draft.is_event,
                draft.initiative, draft.project, draft.core_purpose,
                span.map(|span| span.from), span.map(|span| span.to), span.map_or("day", |span| span.precision),
                span.map(|span| span.from.year()), span.and_then(|span| span.month()), &draft.place, draft.owner, draft.is_unlisted, audience, &draft.summary,
            draft.budget.as_ref().map(|money| money.hundredths), draft.budget.as_ref().map(|money| money.currency.clone())
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Puts an activity into a state if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn set_state(tx: &Tx, id: Id<Activity>, version: i64, state: &str, audience: &str) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update activity set state = $3, audience = $4, version = version + 1 where id = $1 and version = $2"),
            args![id, version, state, audience],
        )
        .await?;
    Ok(touched == 1)
}

/// Keeps a step of its life.
///
/// # Errors
/// When the database fails.
pub async fn insert_state(
    tx: &Tx,
    clock: &Clock,
    actor: &Actor,
    id: Id<Activity>,
    state: &str,
    reason: Option<&str>,
) -> Result<()> {
    tx.run(
        sql!("insert into activity_state (id, activity, state, reason, at, account) values ($1, $2, $3, $4, $5, $6)"),
        args![clock.id::<StateRow>(), id, state, reason, clock.now(), actor.account],
    )
    .await
    .map(drop)
}

/// Replaces what it is shown with.
///
/// # Errors
/// When the database fails.
pub async fn set_links(tx: &Tx, id: Id<Activity>, links: &Links) -> Result<()> {
    tx.run(
        sql!("delete from activity_initiative where activity = $1"),
        args![id],
    )
    .await?;
    tx.run(
        sql!("delete from activity_purpose where activity = $1"),
        args![id],
    )
    .await?;
    tx.run(sql!("delete from activity_area where activity = $1"), args![id])
        .await?;
    for initiative in &links.initiatives {
        tx.run(
            sql!("insert into activity_initiative (activity, initiative) values ($1, $2)"),
            args![id, *initiative],
        )
        .await?;
    }
    for purpose in &links.purposes {
        tx.run(
            sql!("insert into activity_purpose (activity, core_purpose) values ($1, $2)"),
            args![id, *purpose],
        )
        .await?;
    }
    for area in &links.areas {
        tx.run(
            sql!("insert into activity_area (activity, strategy_area) values ($1, $2)"),
            args![id, *area],
        )
        .await?;
    }
    Ok(())
}

/// Replaces its co-organisers; a name that is a party's spelling leads to that party.
///
/// # Errors
/// When the database fails.
pub async fn set_co_organisers(
    tx: &Tx,
    clock: &Clock,
    id: Id<Activity>,
    all: &[CoOrganiserDraft],
) -> Result<()> {
    tx.run(sql!("delete from co_organiser where activity = $1"), args![id])
        .await?;
    for (position, one) in all.iter().enumerate() {
        let parties: Vec<(Id<PartyRef>,)> = tx
            .all(
                sql!("select distinct party from party_spelling where folded = $1 limit 2"),
                args![balai_names::fold(&one.name)],
            )
            .await?;
        // A spelling of two parties says nothing.
        let party: Option<Id<PartyRef>> = match parties.as_slice() {
            [(party,)] => Some(*party),
            _ => None,
        };
        tx.run(
            sql!("insert into co_organiser (id, activity, position, name, party, role) values ($1, $2, $3, $4, $5, $6)"),
            args![clock.id::<CoOrganiser>(), id, position, &one.name, Arg::from(party), &one.role],
        )
        .await?;
    }
    Ok(())
}
