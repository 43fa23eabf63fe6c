//! SQL that reads, for the record pages of parties and persons alone, what the modules
//! of plan and events keep. Nothing is written here.

use balai_kernel::{
    Actor, Id, Result, args,
    audit::HistoryLine,
    profile::{Profile, RoleCount},
    store::{Conn, Day, FromRow, Query},
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
    /// What is known of a person's attendance; empty for parties.
    pub status: String,
}

impl Part {
    /// Whether a person was there at least in part.
    pub fn was_there(&self) -> bool {
        TOOK_PART.contains(&self.status.as_str())
    }
}

/// What a party had a part in, in all its ways.
#[derive(Debug, Default)]
pub struct OfParty {
    /// Events in which its people or headcounts took part, latest first.
    pub took_part: Vec<Part>,
    /// Its officers at trainings.
    pub trained: Trained,
    /// Events it hosted, organised with others, or sent trainers to, latest first.
    pub given: Vec<Part>,
}

/// What a party had to do with one event in one way: `person` (then by agency kind,
/// role and status), `headcount`, `host` or `co-organiser`.
#[derive(Debug, FromRow)]
struct Group {
    event: Id<Event>,
    title: String,
    from_on: Option<Day>,
    to_on: Option<Day>,
    precision: String,
    year: Option<i64>,
    kind: String,
    way: String,
    agency_kind: String,
    counted_role: String,
    status: String,
    number: i64,
}

impl Group {
    fn part(&self, role: &str) -> Part {
        Part {
            event: self.event,
            title: self.title.clone(),
            from_on: self.from_on,
            to_on: self.to_on,
            precision: self.precision.clone(),
            year: self.year,
            number: self.number,
            role: role.to_owned(),
            status: String::new(),
        }
    }
}

/// What a party had a part in, of the events that an actor may know of. Cancelled and
/// postponed events are left out.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, profile: &Profile, actor: &Actor, party: PartyId) -> Result<OfParty> {
    let mut found = OfParty::default();
    let mut trained = Vec::new();
    for group in groups(conn, actor, party).await? {
        if group.way == "headcount" {
            add(&mut found.took_part, group.part(""));
            continue;
        }
        if group.way != "person" {
            add(&mut found.given, group.part(&group.way));
            continue;
        }
        let role = profile.event_role(&group.counted_role).map(|role| role.counts);
        let was_there = TOOK_PART.contains(&group.status.as_str());
        match role {
            Some(RoleCount::Participation) if was_there => {
                let kind = profile.activity_kind(&group.kind);
                if let (Some(year), true) = (group.year, kind.is_some_and(|kind| kind.is_training)) {
                    trained.push((group.agency_kind.clone(), year, group.number));
                }
                add(&mut found.took_part, group.part(""));
            }
            Some(RoleCount::Trainer) => add(&mut found.given, group.part("trainer")),
            _ => {}
        }
    }
    for parts in [&mut found.took_part, &mut found.given] {
        parts.sort_by(|a, b| (b.from_on, b.event, &b.role).cmp(&(a.from_on, a.event, &a.role)));
    }
    found.trained = Trained::of(trained);
    Ok(found)
}

fn add(parts: &mut Vec<Part>, part: Part) {
    let known = parts
        .iter_mut()
        .find(|known| known.event == part.event && known.role == part.role);
    match known {
        Some(known) => known.number += part.number,
        None => parts.push(part),
    }
}

/// Its people, headcount lines, hosting and organising, as one statement.
async fn groups(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Group>> {
    Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, e.kind, u.way, u.agency_kind, u.counted_role, u.status, cast(sum(u.number) as bigint) as number from (",
    )
    .push_with(
        "select n.event, 'person' as way, coalesce(a.kind, '') as agency_kind, n.counted_role, n.status, 1 as number \
         from participation n left join agency a on a.id = n.agency where n.party = ?",
        args![party],
    )
    .push_with(
        "union all select h.event, 'headcount', '', '', '', h.number from headcount_line h where h.party = ?",
        args![party],
    )
    .push_with(
        "union all select c.activity, 'co-organiser', '', '', '', 1 from co_organiser c where c.party = ?",
        args![party],
    )
    .push_with(
        "union all select v.id, 'host', '', '', '', 1 from activity v where v.host_party = ?",
        args![party],
    )
    .push(") u join activity e on e.id = u.event")
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .seen_by(actor, "e.audience")
    .push("group by e.id, e.title, e.from_on, e.to_on, e.precision, e.year, e.kind, u.way, u.agency_kind, u.counted_role, u.status")
    .all(conn)
    .await
}

/// The events on whose lists a person stands, of those whose list the actor may see,
/// with what is known of their attendance; latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_person(conn: &impl Conn, actor: &Actor, person: PersonId) -> Result<Vec<Part>> {
    Query::new(
        "select e.id as event, e.title, e.from_on, e.to_on, e.precision, e.year, cast(1 as bigint) as number, n.counted_role as role, n.status from participation n join activity e on e.id = n.event join person q on q.id = n.person",
    )
    .and("(q.id = ? or q.merged_into = ?)", args![person, person])
    .and("e.state not in ('cancelled', 'postponed')", args![])
    .seen_by(actor, "n.audience")
    .seen_by(actor, "e.audience")
    .push("order by e.from_on desc, e.id limit 200")
    .all(conn)
    .await
}

/// One field of one act on a participation of a person.
#[derive(Debug, Clone, FromRow)]
pub struct PartLine {
    /// Who did what and when.
    #[sqlx(flatten)]
    pub line: HistoryLine,
    /// The event.
    pub event: Id<Event>,
    /// Its title.
    pub title: String,
}

/// What was done to a person's participations, also to those taken off a list; of those
/// that the actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn lines_of_person(conn: &impl Conn, actor: &Actor, person: PersonId) -> Result<Vec<PartLine>> {
    Query::new("select l.id, l.at, l.actor, l.act, l.fields, v.field, v.old, v.new, e.id as event, e.title from (")
        .push_with(
            "select id, event, audience from participation where person in (select id from person where id = ? or merged_into = ?)",
            args![person, person],
        )
        .push_with(
            "union all select id, event, audience from removed_participation where person in (select id from person where id = ? or merged_into = ?)",
            args![person, person],
        )
        .push(") n join activity e on e.id = n.event join audit_line l on l.row_id = n.id left join audit_value v on v.line = l.id")
        .seen_by(actor, "n.audience")
        .seen_by(actor, "e.audience")
        .push("order by l.at desc, l.id desc, v.field limit 200")
        .all(conn)
        .await
}
