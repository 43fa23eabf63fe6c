//! SQL of what stands beside an activity: two statements, however much it is.

use balai_kernel::{
    Actor, Id, Result, args,
    store::{Conn, FromRow, Json, Query},
    text::Words,
};
use uuid::Uuid;

use super::{Beside, Family, Suggested};
use crate::{
    activity::{Activity, CoOrganiser, store::ACTIVITIES},
    level::{LevelRow, Levels, Rank},
};

/// An activity with its whole and its parts, all of them as the actor sees them.
///
/// # Errors
/// When the database fails.
pub async fn family(conn: &impl Conn, actor: &Actor, id: Id<Activity>) -> Result<Option<Family>> {
    let rows: Vec<Activity> = Query::new(ACTIVITIES)
        .and(
            "(a.id = ? or a.part_of = ? or a.id = (select w.part_of from activity w where w.id = ?))",
            args![id, id, id],
        )
        .seen_by(actor, "a.audience")
        .push("order by a.from_on, a.id")
        .all(conn)
        .await?;
    Ok(Family::of(id, rows))
}

/// A level, or a co-organiser after them.
#[derive(FromRow)]
struct Row {
    rank: i64,
    id: Option<Uuid>,
    code: String,
    name: Option<Json<Words>>,
    parent: Option<Uuid>,
    is_counted: bool,
    written: String,
}

/// Co-organisers stand after the four ranks of levels.
const CO_ORGANISER: i64 = 4;
/// What it came from.
const SUGGESTION: i64 = 5;
/// What could happen to it.
const RISK: i64 = 6;

/// The levels that an activity belongs to, of those the actor sees, and its
/// co-organisers. The caller has asked whether the actor may read the activity.
///
/// # Errors
/// When the database fails.
pub async fn beside(conn: &impl Conn, actor: &Actor, id: Id<Activity>) -> Result<Beside> {
    let rows: Vec<Row> = Query::new("select b.rank, b.id, b.code, b.name, b.parent, b.is_counted, b.written from")
        .push_with(
            "(select cast(2 as bigint) as rank, i.id, i.code, i.name, cast(null as uuid) as parent, true as is_counted, '' as written, i.audience, i.position from activity a join initiative i on i.id = a.initiative where a.id = ? \
             union all select 3, p.id, p.code, p.name, p.initiative, true, '', p.audience, p.position from activity a join project p on p.id = a.project where a.id = ? \
             union all select 1, c.id, c.code, c.name, cast(null as uuid), true, '', 'public', c.position from activity a join core_purpose c on c.id = a.core_purpose where a.id = ? \
             union all select 2, i.id, i.code, i.name, cast(null as uuid), false, '', i.audience, i.position from activity_initiative s join initiative i on i.id = s.initiative where s.activity = ? \
             union all select 1, c.id, c.code, c.name, cast(null as uuid), false, '', 'public', c.position from activity_purpose s join core_purpose c on c.id = s.core_purpose where s.activity = ? \
             union all select 0, r.id, r.code, r.name, cast(null as uuid), false, '', 'public', r.position from activity_area s join strategy_area r on r.id = s.strategy_area where s.activity = ? \
             union all select 4, o.party, o.role, cast(null as jsonb), cast(null as uuid), false, o.name, 'public', o.position from co_organiser o where o.activity = ? \
             union all select 5, s.id, s.title, y.name, cast(null as uuid), false, '', s.audience, 0 from suggestion s join party y on y.id = s.party where s.activity = ? \
             union all select 6, r.id, r.words, cast(null as jsonb), cast(null as uuid), false, '', r.audience, 0 - r.likelihood * r.impact from risk r where r.activity = ? and r.closed_at is null) b",
            args![id, id, id, id, id, id, id, id, id],
        )
        .seen_by(actor, "b.audience")
        .push("order by b.rank, b.position, b.code")
        .all(conn)
        .await?;
    Ok(sorted(rows))
}

fn sorted(rows: Vec<Row>) -> Beside {
    let mut out = Beside::default();
    let mut levels = Vec::new();
    for row in rows {
        match (row.id, row.name) {
            (party, _) if row.rank == CO_ORGANISER => out.co_organisers.push(CoOrganiser {
                name: row.written,
                party: party.map(Id::of),
                role: row.code,
            }),
            (Some(id), Some(name)) if row.rank == SUGGESTION => out.suggestions.push(Suggested {
                id: Id::of(id),
                title: row.code,
                by: name,
            }),
            (Some(id), None) if row.rank == RISK => out.risks.push((Id::of(id), row.code)),
            (Some(id), Some(name)) => {
                let links = &mut out.links;
                match row.rank {
                    rank if row.is_counted || rank == Rank::Project.number() => {}
                    rank if rank == Rank::Initiative.number() => links.initiatives.push(Id::of(id)),
                    rank if rank == Rank::Purpose.number() => links.purposes.push(Id::of(id)),
                    _ => links.areas.push(Id::of(id)),
                }
                levels.push(LevelRow {
                    rank: row.rank,
                    id,
                    code: row.code,
                    name,
                    about: None,
                    parent: row.parent,
                    audience: String::new(),
                });
            }
            _ => {}
        }
    }
    out.levels = Levels(levels);
    out
}
