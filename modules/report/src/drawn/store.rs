//! SQL that reads, for the tables of a report alone, what the plan, the events, the library and the
//! directory keep. Nothing is written here.

use balai_kernel::{
    Actor, Id, Instant, Result,
    actor::PartyRef,
    args, sql,
    store::{Conn, Day, FromRow, Json, Query},
    text::Words,
};
use balai_workplan::activity;
use jiff::civil::Date;

use crate::period::Period;

/// More rows than this are no table that anybody reads.
const MOST: &str = "limit 200";

/// An activity as a table tells of it.
#[derive(Debug, FromRow)]
pub(super) struct Activity {
    pub title: String,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
    pub state: String,
    pub place: Option<String>,
    pub host: Option<Json<Words>>,
}

const ACTIVITY: &str = "select a.title, a.from_on, a.to_on, a.precision, a.state, a.place, y.name as host from activity a left join party y on y.id = a.host_party";

/// Activities that begin after one day and by another, the first first.
pub(super) async fn ahead(conn: &impl Conn, eyes: &Actor, after: Date, until: Date) -> Result<Vec<Activity>> {
    Query::new(ACTIVITY)
        .and("a.from_on > ? and a.from_on <= ?", args![after, until])
        .and("a.state not in ('postponed', 'cancelled', 'completed')", args![])
        .seen_by(eyes, "a.audience")
        .push("order by a.from_on, a.id")
        .push(MOST)
        .all(conn)
        .await
}

/// Activities that were to be over by a day and of which nobody said that they are, the
/// latest end last.
pub(super) async fn late(conn: &impl Conn, eyes: &Actor, by: Date) -> Result<Vec<Activity>> {
    Query::new(ACTIVITY)
        .and("coalesce(a.to_on, a.from_on) <= ?", args![by])
        .and("a.state in ('planned', 'confirmed', 'under-way')", args![])
        .seen_by(eyes, "a.audience")
        .push("order by coalesce(a.to_on, a.from_on), a.id")
        .push(MOST)
        .all(conn)
        .await
}

/// A change of an activity's state.
#[derive(Debug, FromRow)]
pub(super) struct Turn {
    pub title: String,
    pub state: String,
    pub reason: Option<String>,
}

/// Activities postponed or cancelled between two moments, with the reason, the first first.
pub(super) async fn changed(
    conn: &impl Conn,
    eyes: &Actor,
    from: Instant,
    until: Instant,
) -> Result<Vec<Turn>> {
    Query::new("select a.title, s.state, s.reason from activity_state s join activity a on a.id = s.activity")
        .and("s.at >= ? and s.at < ?", args![from, until])
        .and("s.state in ('postponed', 'cancelled')", args![])
        .seen_by(eyes, "a.audience")
        .push("order by s.at, s.id")
        .push(MOST)
        .all(conn)
        .await
}

/// An input to a meeting of a body.
#[derive(Debug, FromRow)]
pub(super) struct Input {
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
    pub body: String,
    pub meeting: String,
    pub summary: Option<String>,
}

/// Inputs of a period, the first first.
pub(super) async fn inputs(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<Input>> {
    let query = Query::new(
        "select i.from_on, i.to_on, i.precision, i.body_written as body, i.meeting, i.summary from body_input i",
    );
    of_period(
        query,
        "i.from_on between ? and ?",
        "i.year between ? and ?",
        period,
    )
    .seen_by(eyes, "i.audience")
    .push("order by i.from_on, i.id")
    .push(MOST)
    .all(conn)
    .await
}

/// An event of somebody else's.
#[derive(Debug, FromRow)]
pub(super) struct External {
    pub title: String,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
    pub place: Option<String>,
    pub contribution: Option<String>,
}

/// Events of others in a period, the first first.
pub(super) async fn external(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<External>> {
    let query = Query::new(
        "select e.title, e.from_on, e.to_on, e.precision, e.place, e.contribution from external_event e",
    );
    of_period(
        query,
        "e.from_on between ? and ?",
        "e.year between ? and ?",
        period,
    )
    .seen_by(eyes, "e.audience")
    .push("order by e.from_on, e.id")
    .push(MOST)
    .all(conn)
    .await
}

/// A publication.
#[derive(Debug, FromRow)]
pub(super) struct Publication {
    pub title: Json<Words>,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
}

/// Publications of a period, the first first.
pub(super) async fn publications(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<Publication>> {
    let query = Query::new("select p.title, p.from_on, p.to_on, p.precision from publication p");
    of_period(
        query,
        "p.from_on between ? and ?",
        "p.year between ? and ?",
        period,
    )
    .seen_by(eyes, "p.audience")
    .push("order by p.from_on, p.id")
    .push(MOST)
    .all(conn)
    .await
}

/// Somebody lent to the office, without their name.
#[derive(Debug, FromRow)]
pub(super) struct Placement {
    pub from_on: Day,
    pub until_on: Day,
    pub project: Json<Words>,
}

/// Those who were there on a day of the period, the first first.
pub(super) async fn placements(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<Placement>> {
    Query::new(
        "select l.from_on, l.until_on, j.name as project from placement l join project j on j.id = l.project",
    )
    .and(
        "l.from_on <= ? and l.until_on >= ?",
        args![period.to, period.from],
    )
    .seen_by(eyes, "j.audience")
    .push("order by l.from_on, l.id")
    .push(MOST)
    .all(conn)
    .await
}

/// A promise.
#[derive(Debug, FromRow)]
pub(super) struct Promise {
    pub party: Json<Words>,
    pub kind: String,
    pub words: String,
    pub due_on: Option<Day>,
    pub outcome: Option<String>,
    pub audience: String,
}

/// Promises made, due or settled in the period, by party.
pub(super) async fn promises(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<Promise>> {
    let Period { from, to } = period;
    Query::new(
        "select y.name as party, p.kind, p.words, p.due_on, p.outcome, p.audience from promise p join party y on y.id = p.party",
    )
    .and(
        "(p.made_on between ? and ? or p.settled_on between ? and ? or (p.settled_on is null and p.due_on between ? and ?))",
        args![from, to, from, to, from, to],
    )
    .seen_by(eyes, "p.audience")
    .push("order by y.code, p.made_on, p.id")
    .push(MOST)
    .all(conn)
    .await
}

/// A focal point, without the name.
#[derive(Debug, FromRow)]
pub(super) struct FocalPoint {
    pub party: Json<Words>,
    pub theme: String,
    pub until_on: Option<Day>,
}

/// Focal points named or ended in the period, by party.
pub(super) async fn focal_points(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<FocalPoint>> {
    let Period { from, to } = period;
    Query::new(
        "select y.name as party, f.theme, f.until_on from focal_point f join party y on y.id = f.party",
    )
    .and(
        "(f.from_on between ? and ? or f.until_on between ? and ?)",
        args![from, to, from, to],
    )
    .seen_by(eyes, "f.audience")
    .push("order by y.code, f.theme, f.id")
    .push(MOST)
    .all(conn)
    .await
}

/// What was promised and recommended at an event and its parts, by party.
pub(super) async fn agreed(
    conn: &impl Conn,
    eyes: &Actor,
    event: Id<activity::Activity>,
) -> Result<Vec<Promise>> {
    Query::new("select y.name as party, p.kind, p.words, p.due_on, p.outcome, p.audience from promise p join party y on y.id = p.party join activity a on a.id = p.activity")
        .and("(a.id = ? or a.part_of = ?)", args![event, event])
        .seen_by(eyes, "p.audience")
        .push("order by y.code, p.made_on, p.id")
        .push(MOST)
        .all(conn)
        .await
}

/// What changed because of an event.
#[derive(Debug, FromRow)]
pub(super) struct Change {
    pub words: String,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
}

/// What changed because of an event and its parts: verified, and no party concerned that objects or has
/// not answered.
pub(super) async fn changed_since(
    conn: &impl Conn,
    eyes: &Actor,
    event: Id<activity::Activity>,
) -> Result<Vec<Change>> {
    Query::new(
        "select o.words, o.from_on, o.to_on, o.precision from outcome o join activity a on a.id = o.activity",
    )
    .and("(a.id = ? or a.part_of = ?)", args![event, event])
    .and("o.verified_at is not null", args![])
    .and(TOLD, args![])
    .seen_by(eyes, "o.audience")
    .push("order by o.from_on, o.id")
    .push(MOST)
    .all(conn)
    .await
}

/// No party concerned objects to an outcome or has not answered.
const TOLD: &str =
    "not exists (select 1 from outcome_party w where w.outcome = o.id and w.answer <> 'no-objection')";

/// What became of the plan under one initiative.
#[derive(Debug, FromRow)]
pub(super) struct Progress {
    pub name: Option<Json<Words>>,
    pub planned: i64,
    pub took_place: i64,
    pub is_late: i64,
    pub put_off: i64,
}

/// By initiative: activities of the period, parts of a programme each by itself.
pub(super) async fn progress(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<Progress>> {
    let query = Query::new(
        "select i.name, cast(count(*) as bigint) as planned, \
         cast(sum(case when a.state in ('under-way', 'completed') then 1 else 0 end) as bigint) as took_place,",
    )
    .push_with(
        "cast(sum(case when a.state in ('planned', 'confirmed') and coalesce(a.to_on, a.from_on) <= ? then 1 else 0 end) as bigint) as is_late,",
        args![period.to],
    )
    .push(
        "cast(sum(case when a.state in ('postponed', 'cancelled') then 1 else 0 end) as bigint) as put_off \
         from activity a left join initiative i on i.id = a.initiative",
    )
    .and("a.state not in ('proposed', 'submitted')", args![])
    .and("not exists (select 1 from activity s where s.part_of = a.id)", args![]);
    of_period(
        query,
        "a.from_on between ? and ?",
        "a.year between ? and ?",
        period,
    )
    .seen_by(eyes, "a.audience")
    .push("group by i.id, i.name, i.position order by i.position, i.id")
    .push(MOST)
    .all(conn)
    .await
}

/// An outcome.
#[derive(Debug, FromRow)]
pub(super) struct Outcome {
    pub kind: String,
    pub words: String,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
}

/// Outcomes of the period: verified, and no party concerned that objects or has not answered.
pub(super) async fn outcomes(conn: &impl Conn, eyes: &Actor, period: Period) -> Result<Vec<Outcome>> {
    let query = Query::new("select o.kind, o.words, o.from_on, o.to_on, o.precision from outcome o")
        .and("o.verified_at is not null", args![])
        .and(TOLD, args![]);
    of_period(
        query,
        "o.from_on between ? and ?",
        "o.year between ? and ?",
        period,
    )
    .seen_by(eyes, "o.audience")
    .push("order by o.from_on, o.id")
    .push(MOST)
    .all(conn)
    .await
}

/// A decision.
#[derive(Debug, FromRow)]
pub(super) struct Decision {
    pub title: String,
    pub reason: String,
    pub decided_by: String,
    pub decided_on: Day,
    pub body: Option<Json<Words>>,
}

/// Decisions of the period that whoever holds a key may read, the first first.
pub(super) async fn decisions(conn: &impl Conn, key: &str, period: Period) -> Result<Vec<Decision>> {
    Query::new("select d.title, d.reason, d.decided_by, d.decided_on, b.name as body from decision d left join body b on b.id = d.body")
        .and("d.decided_on between ? and ?", args![period.from, period.to])
        .and("exists (select 1 from audience_key k where k.audience = d.audience and k.key = ?)", args![key])
        .push("order by d.decided_on, d.id")
        .push(MOST)
        .all(conn)
        .await
}

/// A risk.
#[derive(Debug, FromRow)]
pub(super) struct Risk {
    pub words: String,
    pub likelihood: i64,
    pub impact: i64,
    pub treatment: String,
    pub review_on: Option<Day>,
}

/// Open risks that whoever holds a key may read, the highest first.
pub(super) async fn risks(conn: &impl Conn, key: &str) -> Result<Vec<Risk>> {
    Query::new("select r.words, r.likelihood, r.impact, r.treatment, r.review_on from risk r")
        .and("r.closed_at is null", args![])
        .and(
            "exists (select 1 from audience_key k where k.audience = r.audience and k.key = ?)",
            args![key],
        )
        .push("order by r.likelihood * r.impact desc, r.id")
        .push(MOST)
        .all(conn)
        .await
}

/// A party's name.
pub(super) async fn party_name(conn: &impl Conn, party: Option<Id<PartyRef>>) -> Result<Option<Words>> {
    let found: Option<(Json<Words>,)> = conn
        .maybe(sql!("select name from party where id = $1"), args![party])
        .await?;
    Ok(found.map(|(name,)| name.0))
}

/// What is of the period; whole years by the year that is kept, so that what has no month counts.
fn of_period(query: Query, by_day: &'static str, by_year: &'static str, period: Period) -> Query {
    match period.is_whole_years() {
        true => query.and(by_year, args![period.from.year(), period.to.year()]),
        false => query.and(by_day, args![period.from, period.to]),
    }
}
