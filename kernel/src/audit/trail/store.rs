//! SQL of a party's trail.

use uuid::Uuid;

use super::{OfAgency, TrailAsk, TrailLine, TrailShare, first_id};
use crate::{
    actor::{AgencyRef, PartyRef},
    args,
    clock::Instant,
    error::Result,
    id::Id,
    store::{Arg, Conn, Query},
};

/// Adds which lines a party is told of.
fn told(query: Query, party: Id<PartyRef>) -> Query {
    query.and(
        "(l.act not in ('read', 'exported', 'opened') or l.from_party is null or l.from_party = ? or ' ' || l.fields || ' ' like '% told %')",
        args![party],
    )
}

fn told_share(query: Query, party: Id<PartyRef>) -> Query {
    query.and(
        "(s.is_told or l.from_party is null or l.from_party = ?)",
        args![party],
    )
}

fn of_agency(query: Query, agency: Option<OfAgency>, is: &'static str, none: &'static str) -> Query {
    match agency {
        None => query,
        Some(OfAgency::One(agency)) => query.and(is, args![agency]),
        Some(OfAgency::None) => query.and(none, args![]),
    }
}

/// What was done with the information of a party, latest first. The caller has asked whether
/// the actor may read it.
///
/// # Errors
/// When the database fails.
pub async fn trail_of(conn: &impl Conn, ask: TrailAsk) -> Result<Vec<TrailLine>> {
    let own = Query::new("with own (id) as (select w.id from (select l.id from audit_line l")
        .and("l.party = ?", args![ask.party])
        .and_if("l.id < ?", ask.before);
    let own = of_agency(told(own, ask.party), ask.agency, "l.agency = ?", "l.agency is null").push_with(
        "order by l.id desc limit ?) w union select v.id from (select distinct s.line as id from audit_share s join audit_line l on l.id = s.line where s.party = ?",
        args![ask.at_most, ask.party],
    );
    let all = told_share(own, ask.party).and_if("s.line < ?", ask.before);
    of_agency(all, ask.agency, "s.agency = ?", "s.agency is null")
        .push_with(
            "order by s.line desc limit ?) v) \
             select l.id, l.at, l.account, l.actor, l.function, l.from_party, l.act, l.noun, l.agency, l.party \
             from audit_line l where l.id in (select id from own) order by l.id desc limit ?",
            args![ask.at_most, ask.at_most],
        )
        .all(conn)
        .await
}

/// How many people of a party the lists of some lines held, by agency.
///
/// # Errors
/// When the database fails.
pub async fn trail_shares(
    conn: &impl Conn,
    party: Id<PartyRef>,
    lines: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<TrailShare>> {
    Query::new("select s.line, s.agency, s.how_many from audit_share s")
        .and("s.party = ?", args![party])
        .and_in("s.line", lines.into_iter().map(Arg::from).collect())
        .all(conn)
        .await
}

/// How many acts there were on what belongs to a party since a moment, by agency; none stands
/// for what is of no agency in particular.
///
/// # Errors
/// When the database fails.
pub async fn trail_counts(
    conn: &impl Conn,
    party: Id<PartyRef>,
    since: Instant,
) -> Result<Vec<(Option<Id<AgencyRef>>, i64)>> {
    let own = Query::new("select w.agency, count(*) as number from (select l.agency from audit_line l")
        .and("l.party = ?", args![party])
        .and("l.id >= ?", args![first_id(since)]);
    let all = told(own, party).push_with(
        "union all select s.agency from audit_share s join audit_line l on l.id = s.line where s.party = ? and s.line >= ?",
        args![party, first_id(since)],
    );
    told_share(all, party)
        .push(") w group by w.agency")
        .all(conn)
        .await
}
