//! SQL that reads, for the record pages of parties and persons alone, what the modules
//! of plan and events keep. Nothing is written here.

use balai_kernel::{
    Actor, Id, Result, args,
    profile::{Profile, RoleCount},
    store::{Arg, Args, Conn, Day, FromRow, Query},
};

use super::{TOOK_PART, Trained};
use crate::{PartyId, PersonId};

/// An event as far as these pages need it.
pub enum Event {}

/// An event that a party or person had a part in.
#[derive(Debug, Clone, FromRow)]
pub struct Part {
    /// The event.
    pub event: Id<Event>,
    /// Its title.
    pub title: String,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exact the dates are.
    pub precision: String,
    /// The year of the first day.
    pub year: Option<i64>,
    /// How many took part.
    pub number: i64,
    /// In which role, or what was given.
    pub role: String,
}

fn words<'a>(list: impl IntoIterator<Item = &'a str>) -> Args {
    list.into_iter().map(Arg::from).collect()
}

/// The events in which people or headcounts of a party took part, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_party(
    conn: &impl Conn,
    profile: &Profile,
    actor: &Actor,
    party: PartyId,
) -> Result<Vec<Part>> {
    let mut parts: Vec<Part> = Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, count(*) as number, '' as role from participation n join activity e on e.id = n.event",
    )
    .and("n.party = ?", args![party])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .and_in("n.status", words(TOOK_PART))
    .and_in("n.counted_role", words(profile.roles_counted(RoleCount::Participation)))
    .seen_by(actor, "e.audience")
    .push("group by e.id, e.title, e.from_on, e.to_on, e.precision, e.year")
    .all(conn)
    .await?;
    let lines: Vec<Part> = Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, cast(sum(h.number) as bigint) as number, '' as role from headcount_line h join activity e on e.id = h.event",
    )
    .and("h.party = ?", args![party])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .seen_by(actor, "e.audience")
    .push("group by e.id, e.title, e.from_on, e.to_on, e.precision, e.year")
    .all(conn)
    .await?;
    for line in lines {
        match parts.iter_mut().find(|part| part.event == line.event) {
            Some(part) => part.number += line.number,
            None => parts.push(line),
        }
    }
    parts.sort_by_key(|part| std::cmp::Reverse((part.from_on, part.event)));
    Ok(parts)
}

/// Officers of a party trained, by agency kind and year: attendances at trainings.
///
/// # Errors
/// When the database fails.
pub async fn trained(
    conn: &impl Conn,
    profile: &Profile,
    actor: &Actor,
    party: PartyId,
) -> Result<Trained> {
    let rows = Query::new(
        "select coalesce(a.kind, ''), e.year, count(*) from participation n join activity e on e.id = n.event left join agency a on a.id = n.agency where e.year is not null",
    )
    .and("n.party = ?", args![party])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .and_in("n.status", words(TOOK_PART))
    .and_in("n.counted_role", words(profile.roles_counted(RoleCount::Participation)))
    .and_in("e.kind", words(profile.kinds_where(|kind| kind.is_training)))
    .seen_by(actor, "e.audience")
    .push("group by coalesce(a.kind, ''), e.year")
    .all(conn)
    .await?;
    Ok(Trained::of(rows))
}

/// What a party gave: events it hosted, organised with others, or sent trainers to.
///
/// # Errors
/// When the database fails.
pub async fn given(
    conn: &impl Conn,
    profile: &Profile,
    actor: &Actor,
    party: PartyId,
) -> Result<Vec<Part>> {
    let mut parts: Vec<Part> = Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, 1 as number, 'host' as role from activity e",
    )
    .and("e.host_party = ?", args![party])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .seen_by(actor, "e.audience")
    .all(conn)
    .await?;
    let organised: Vec<Part> = Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, count(*) as number, 'co-organiser' as role from co_organiser c join activity e on e.id = c.activity",
    )
    .and("c.party = ?", args![party])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .seen_by(actor, "e.audience")
    .push("group by e.id, e.title, e.from_on, e.to_on, e.precision, e.year")
    .all(conn)
    .await?;
    let trainers: Vec<Part> = Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, count(*) as number, 'trainer' as role from participation n join activity e on e.id = n.event",
    )
    .and("n.party = ?", args![party])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .and_in("n.counted_role", words(profile.roles_counted(RoleCount::Trainer)))
    .seen_by(actor, "e.audience")
    .push("group by e.id, e.title, e.from_on, e.to_on, e.precision, e.year")
    .all(conn)
    .await?;
    parts.extend(organised);
    parts.extend(trainers);
    parts.sort_by_key(|part| std::cmp::Reverse((part.from_on, part.event)));
    Ok(parts)
}

/// The events that a person took part in, of those whose list the actor may see;
/// latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_person(conn: &impl Conn, actor: &Actor, person: PersonId) -> Result<Vec<Part>> {
    Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, 1 as number, n.counted_role as role from participation n join activity e on e.id = n.event join person q on q.id = n.person",
    )
    .and("(q.id = ? or q.merged_into = ?)", args![person, person])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .seen_by(actor, "n.audience")
    .seen_by(actor, "e.audience")
    .push("order by e.from_on desc, e.id limit 200")
    .all(conn)
    .await
}
