//! SQL of the measures.
//!
//! Every question has one shape: `select KEY, WHAT from ROWS where CONDITIONS group by 1`.
//! KEY names the part of a split, ROWS are participations, headcount lines or
//! activities, and the conditions say what counts; see [`Counted`]. In all of them `a`
//! is the activity (or what stands in its place) and `r` the row about people.

use balai_kernel::{
    Actor, Id, Result,
    actor::PersonRef,
    args,
    measure::{Ask, Dim},
    store::{Arg, Db, FromRow, Json, Query},
    text::Words,
};
use uuid::Uuid;

/// What more a row must have to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Also {
    /// Nothing more.
    Nothing,
    /// The training was completed.
    Completed,
    /// Both tests were taken.
    Scored,
    /// The person is known to be a woman.
    Woman,
}

/// What counts: the period and conditions asked for, the kinds of activities (all when
/// none are given), the roles, and what more a row must have.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// Period, split and conditions.
    pub ask: &'a Ask,
    /// Codes of kinds of activities.
    pub kinds: Option<Vec<&'a str>>,
    /// Codes of the roles that count.
    pub roles: Vec<&'a str>,
    /// What more.
    pub also: Also,
}

/// A headcount line, and what of it has been named since.
#[derive(Debug, Clone, FromRow)]
pub struct Heads {
    /// The part of the split.
    pub key: String,
    /// The party's code; empty where none is known.
    pub party: String,
    /// The event.
    pub event: Uuid,
    number: i64,
    women: i64,
    men: i64,
    named: i64,
    named_women: i64,
    named_men: i64,
}

impl Heads {
    /// How many of the line have no name yet.
    pub fn number(&self) -> i64 {
        (self.number - self.named).max(0)
    }

    /// How many women of the line have no name yet.
    pub fn women(&self) -> i64 {
        (self.women - self.named_women).clamp(0, self.number())
    }

    /// How many men of the line have no name yet.
    pub fn men(&self) -> i64 {
        (self.men - self.named_men).clamp(0, self.number() - self.women())
    }
}

/// How many of a split's part are of which sex.
#[derive(Debug, Clone, Default, FromRow)]
pub struct Sexes {
    /// The part.
    pub key: String,
    /// Women.
    pub women: i64,
    /// Men.
    pub men: i64,
    /// Who would rather not say.
    pub undisclosed: i64,
    /// All of them, known or not.
    pub number: i64,
}

/// A piece of SQL that gives the part of a dimension as text, empty where there is none.
const fn key(dim: Option<Dim>) -> &'static str {
    match dim {
        None => "cast('' as text)",
        Some(Dim::Party) => "coalesce((select y.code from party y where y.id = r.party), '')",
        Some(Dim::Status) => {
            "coalesce((select coalesce(nullif(r.party_status, ''), 'other') || '-' || y.kind from party y where y.id = r.party), '')"
        }
        Some(Dim::Region) => "coalesce((select y.region from party y where y.id = r.party), '')",
        Some(Dim::Initiative) => "coalesce((select i.code from initiative i where i.id = a.initiative), '')",
        Some(Dim::Project) => "coalesce((select j.code from project j where j.id = a.project), '')",
        Some(Dim::Purpose) => "coalesce((select c.code from core_purpose c where c.id = a.core_purpose), '')",
        Some(Dim::Type) => "a.kind",
        Some(Dim::Role) => "a.office_role",
        Some(Dim::Level) => "a.level",
        Some(Dim::Month) => "coalesce(cast(a.year * 100 + a.month as text), '')",
        Some(Dim::AgencyKind) => "coalesce((select g.kind from agency g where g.id = r.agency), '')",
    }
}

/// A month's key as this file writes it (`202406`) from the one that people see (`2024-06`).
fn stored(dim: Dim, key: &str) -> String {
    match dim {
        Dim::Month => key.replace('-', ""),
        _ => key.to_owned(),
    }
}

fn texts(list: &[&str]) -> Vec<Arg> {
    list.iter().map(|text| Arg::from(*text)).collect()
}

/// The period: whole years by the stored year, so that a thing whose month nobody
/// knows counts in its year; other periods by the first day.
fn period(query: Query, ask: &Ask) -> Query {
    let whole_years =
        (ask.from.month(), ask.from.day()) == (1, 1) && (ask.to.month(), ask.to.day()) == (12, 31);
    if whole_years {
        query.and("a.year between ? and ?", args![ask.from.year(), ask.to.year()])
    } else {
        query.and("a.from_on between ? and ?", args![ask.from, ask.to])
    }
}

fn conditions(mut query: Query, ask: &Ask) -> Query {
    query = period(query, ask);
    for (dim, wanted) in &ask.only {
        query = query
            .and(key(Some(*dim)), args![])
            .push_with("= ?", args![stored(*dim, wanted)]);
    }
    query
}

/// Activities that count: of the kinds asked for, neither proposed nor postponed nor
/// cancelled, and not the whole of which the parts count.
fn activities(query: Query, counted: &Counted<'_>) -> Query {
    let mut query = conditions(query, counted.ask)
        .and("a.state not in ('proposed', 'postponed', 'cancelled')", args![])
        .and(
            "not exists (select 1 from activity s where s.part_of = a.id and s.is_event = true and s.state not in ('proposed', 'postponed', 'cancelled'))",
            args![],
        );
    if let Some(kinds) = &counted.kinds {
        query = query.and_in("a.kind", texts(kinds));
    }
    query
}

/// Participations that count: attended at least partly, in a role that counts.
fn named(query: Query, counted: &Counted<'_>) -> Query {
    let query = activities(query, counted)
        .and("r.status in ('attended', 'partly')", args![])
        .and_in("r.counted_role", texts(&counted.roles));
    match counted.also {
        Also::Nothing => query,
        Also::Completed => query.and("r.is_completed = true", args![]),
        Also::Scored => query.and("r.pre_score is not null and r.post_score is not null", args![]),
        Also::Woman => query.and("r.sex = 'female'", args![]),
    }
}

fn select(counted: &Counted<'_>) -> Query {
    Query::new("select").push(key(counted.ask.by))
}

/// Named participations by part.
///
/// # Errors
/// When the database fails.
pub async fn participations(db: &Db, counted: &Counted<'_>) -> Result<Vec<(String, i64)>> {
    let query = select(counted)
        .push(", cast(count(*) as bigint) from participation r join activity a on a.id = r.event");
    named(query, counted).push("group by 1").all(db).await
}

/// Headcount lines with what of each has been named since by people who attended.
///
/// # Errors
/// When the database fails.
pub async fn heads(db: &Db, counted: &Counted<'_>) -> Result<Vec<Heads>> {
    let query = select(counted).push(
        "as key, coalesce((select y.code from party y where y.id = r.party), '') as party, r.event, r.number, r.women, r.men, \
         (select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly')) as named, \
         (select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly') and q.sex = 'female') as named_women, \
         (select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly') and q.sex = 'male') as named_men \
         from headcount_line r join activity a on a.id = r.event",
    );
    activities(query, counted).all(db).await
}

/// Distinct persons by part; who was found to be someone else is that person.
///
/// # Errors
/// When the database fails.
pub async fn people(db: &Db, counted: &Counted<'_>) -> Result<Vec<(String, i64)>> {
    let query = select(counted).push(
        ", cast(count(distinct coalesce(m.merged_into, o.merged_into, o.id)) as bigint) from participation r \
         join activity a on a.id = r.event join person o on o.id = r.person left join person m on m.id = o.merged_into",
    );
    named(query, counted).push("group by 1").all(db).await
}

/// How many open suggestions there are that two of the counted persons are one.
///
/// # Errors
/// When the database fails.
pub async fn open_suggestions(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    let query = Query::new(
        "with counted as (select distinct r.person as person from participation r join activity a on a.id = r.event",
    );
    named(query, counted)
        .push(
            ") select count(*) from same_person s join counted x on x.person = s.person \
             join counted y on y.person = s.other where s.decided_at is null",
        )
        .count(db)
        .await
}

/// Codes of the parties that people represented, by part.
///
/// # Errors
/// When the database fails.
pub async fn parties(db: &Db, counted: &Counted<'_>) -> Result<Vec<(String, String)>> {
    let query = Query::new("select distinct").push(key(counted.ask.by)).push(
        ", z.code from participation r join activity a on a.id = r.event join party z on z.id = r.party",
    );
    named(query, counted).all(db).await
}

/// Events at which somebody counted was, by part: an event stands under every part.
///
/// # Errors
/// When the database fails.
pub async fn events_of_people(db: &Db, counted: &Counted<'_>) -> Result<Vec<(String, Uuid)>> {
    let query = Query::new("select distinct")
        .push(key(counted.ask.by))
        .push(", a.id from participation r join activity a on a.id = r.event");
    named(query, counted)
        .and("a.is_event = true", args![])
        .all(db)
        .await
}

/// An event took place when it is under way or completed, or somebody was there.
fn took_place(query: Query, counted: &Counted<'_>) -> Query {
    activities(query, counted)
        .and("a.is_event = true", args![])
        .and(
            "(a.state in ('under-way', 'completed') \
             or exists (select 1 from participation t where t.event = a.id and t.status in ('attended', 'partly')) \
             or exists (select 1 from headcount_line t where t.event = a.id and t.number > 0))",
            args![],
        )
}

/// Events that took place, by part.
///
/// # Errors
/// When the database fails.
pub async fn events(db: &Db, counted: &Counted<'_>) -> Result<Vec<(String, i64)>> {
    let query = select(counted).push(", cast(count(*) as bigint) from activity a");
    took_place(query, counted).push("group by 1").all(db).await
}

/// Sexes of named participations, by part.
///
/// # Errors
/// When the database fails.
pub async fn sexes(db: &Db, counted: &Counted<'_>) -> Result<Vec<Sexes>> {
    let query = select(counted).push(
        "as key, cast(sum(case when r.sex = 'female' then 1 else 0 end) as bigint) as women, \
         cast(sum(case when r.sex = 'male' then 1 else 0 end) as bigint) as men, \
         cast(sum(case when r.sex = 'undisclosed' then 1 else 0 end) as bigint) as undisclosed, \
         cast(count(*) as bigint) as number from participation r join activity a on a.id = r.event",
    );
    named(query, counted).push("group by 1").all(db).await
}

/// Post-test less pre-test of everyone who took both, by part.
///
/// # Errors
/// When the database fails.
pub async fn gains(db: &Db, counted: &Counted<'_>) -> Result<Vec<(String, f64)>> {
    let query = select(counted)
        .push(", r.post_score - r.pre_score from participation r join activity a on a.id = r.event");
    named(query, counted).all(db).await
}

/// External events by part.
///
/// # Errors
/// When the database fails.
pub async fn external_events(db: &Db, ask: &Ask) -> Result<Vec<(String, i64)>> {
    let query = Query::new("select")
        .push(key(ask.by))
        .push(", cast(count(*) as bigint) from external_event a");
    conditions(query, ask).push("group by 1").all(db).await
}

/// Inputs to meetings of bodies by part.
///
/// # Errors
/// When the database fails.
pub async fn inputs(db: &Db, ask: &Ask) -> Result<Vec<(String, i64)>> {
    let query = Query::new("select")
        .push(key(ask.by))
        .push(", cast(count(*) as bigint) from body_input a");
    conditions(query, ask).push("group by 1").all(db).await
}

/// How many attendances stand on wholes of which the parts are counted instead.
///
/// # Errors
/// When the database fails.
pub async fn on_wholes(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    let query =
        Query::new("select cast(count(*) as bigint) from participation r join activity a on a.id = r.event");
    conditions(query, counted.ask)
        .and("r.status in ('attended', 'partly')", args![])
        .and("a.state not in ('proposed', 'postponed', 'cancelled')", args![])
        .and(
            "exists (select 1 from activity s where s.part_of = a.id and s.is_event = true and s.state not in ('proposed', 'postponed', 'cancelled'))",
            args![],
        )
        .and_in("r.counted_role", texts(&counted.roles))
        .count(db)
        .await
}

/// How many attendances of counted events nobody has recorded yet.
///
/// # Errors
/// When the database fails.
pub async fn not_recorded(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    let query =
        Query::new("select cast(count(*) as bigint) from participation r join activity a on a.id = r.event");
    activities(query, counted)
        .and("r.status = 'not-recorded'", args![])
        .and_in("r.counted_role", texts(&counted.roles))
        .count(db)
        .await
}

/// The names of parties, initiatives or core purposes by code.
///
/// # Errors
/// When the database fails.
pub async fn names(db: &Db, dim: Dim) -> Result<Vec<(String, Json<Words>)>> {
    let query = match dim {
        Dim::Party => Query::new("select code, name from party"),
        Dim::Initiative => Query::new("select code, name from initiative"),
        Dim::Project => Query::new("select code, name from project"),
        Dim::Purpose => Query::new("select code, name from core_purpose"),
        _ => return Ok(Vec::new()),
    };
    query.all(db).await
}

/// A participation behind a figure.
#[derive(Debug, FromRow)]
pub struct NamedRow {
    /// The event.
    pub event: Uuid,
    /// Its title.
    pub title: String,
    /// The person's name as written.
    pub person: String,
    /// The party represented.
    pub party: Option<Json<Words>>,
}

/// Participations behind a figure that an actor may read, in the order of time.
///
/// # Errors
/// When the database fails.
pub async fn named_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<NamedRow>> {
    let query = Query::new(
        "select a.id as event, a.title, o.written as person, y.name as party from participation r \
         join activity a on a.id = r.event join person o on o.id = r.person left join party y on y.id = r.party",
    );
    named(query, counted)
        .seen_by(actor, "r.audience")
        .push_with(
            "order by a.from_on, a.id, o.sort_key, r.id limit ? offset ?",
            args![most, skip],
        )
        .all(db)
        .await
}

/// How many of them there are.
///
/// # Errors
/// When the database fails.
pub async fn named_rows_seen(db: &Db, actor: &Actor, counted: &Counted<'_>) -> Result<i64> {
    let query =
        Query::new("select cast(count(*) as bigint) from participation r join activity a on a.id = r.event");
    named(query, counted).seen_by(actor, "r.audience").count(db).await
}

/// A headcount line behind a figure.
#[derive(Debug, FromRow)]
pub struct HeadsRow {
    /// The event.
    pub event: Uuid,
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: i64,
    /// How many of it have been named since.
    pub named: i64,
    /// The party represented.
    pub party: Option<Json<Words>>,
}

/// Headcount lines behind a figure that an actor may read.
///
/// # Errors
/// When the database fails.
pub async fn heads_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<HeadsRow>> {
    let query = Query::new(
        "select a.id as event, a.title, r.number, \
         (select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly')) as named, \
         y.name as party from headcount_line r join activity a on a.id = r.event left join party y on y.id = r.party",
    );
    activities(query, counted)
        .seen_by(actor, "r.audience")
        .push_with(
            "order by a.from_on, a.id, r.id limit ? offset ?",
            args![most, skip],
        )
        .all(db)
        .await
}

/// Persons behind a figure that an actor may read: id and name.
///
/// # Errors
/// When the database fails.
pub async fn people_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<(Id<PersonRef>, String)>> {
    let query = Query::new(
        "with counted as (select distinct coalesce(m.merged_into, o.merged_into, o.id) as person from participation r \
         join activity a on a.id = r.event join person o on o.id = r.person left join person m on m.id = o.merged_into",
    );
    named(query, counted)
        .push(") select p.id, p.written from person p")
        .push("where p.id in (select person from counted)")
        .seen_by(actor, "p.audience")
        .push_with("order by p.sort_key, p.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}

/// Events behind a figure that an actor may read: id, title, code.
///
/// # Errors
/// When the database fails.
pub async fn event_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>> {
    let query = Query::new("select a.id, a.title, a.code from activity a");
    took_place(query, counted)
        .seen_by(actor, "a.audience")
        .push_with("order by a.from_on, a.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}

/// Events at which somebody counted was, that an actor may read: id, title, code.
///
/// # Errors
/// When the database fails.
pub async fn events_of_people_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>> {
    let query = Query::new(
        "with counted as (select r.event as event from participation r join activity a on a.id = r.event",
    );
    let query = named(query, counted).push("union select r.event as event from headcount_line r join activity a on a.id = r.event where r.number > 0");
    activities(query, counted)
        .push(") select e.id, e.title, e.code from activity e where e.is_event = true and e.id in (select event from counted)")
        .seen_by(actor, "e.audience")
        .push_with("order by e.from_on, e.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}

/// External events that an actor may read: id and title.
///
/// # Errors
/// When the database fails.
pub async fn external_rows(
    db: &Db,
    actor: &Actor,
    ask: &Ask,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String)>> {
    conditions(Query::new("select a.id, a.title from external_event a"), ask)
        .seen_by(actor, "a.audience")
        .push_with(
            "order by a.from_on, a.folded, a.id limit ? offset ?",
            args![most, skip],
        )
        .all(db)
        .await
}

/// Inputs that an actor may read: id, body as written, meeting.
///
/// # Errors
/// When the database fails.
pub async fn input_rows(
    db: &Db,
    actor: &Actor,
    ask: &Ask,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>> {
    conditions(
        Query::new("select a.id, a.body_written, a.meeting from body_input a"),
        ask,
    )
    .seen_by(actor, "a.audience")
    .push_with(
        "order by a.from_on, a.folded, a.id limit ? offset ?",
        args![most, skip],
    )
    .all(db)
    .await
}
