//! SQL of what the numbers of an event rest on.

use balai_kernel::{
    Actor, Id, Result,
    actor::PartyRef,
    args,
    store::{Conn, FromRow, Json, Query},
    text::Words,
};
use uuid::Uuid;

use super::{Attendance, Listed, Tabs};
use crate::event::Event;

/// Somebody listed, a headcount line, or the number of something.
#[derive(FromRow)]
struct Row {
    what: String,
    person: Option<Uuid>,
    party: Option<Id<PartyRef>>,
    role: String,
    status: String,
    gain: Option<f64>,
    n: i64,
}

/// Everything that the numbers of an event rest on, in one statement whatever they are.
/// Who is listed is read without names, whoever asks; only of the last number, how many
/// people the reader may see, is anything said about single people, and there the
/// audience decides.
///
/// # Errors
/// When the database fails.
pub async fn attendance(conn: &impl Conn, actor: &Actor, event: Id<Event>) -> Result<Attendance> {
    let rows: Vec<Row> = Query::new(
        "select 'listed' as what, coalesce(q.merged_into, q.id) as person, p.party, p.counted_role as role, p.status, p.post_score - p.pre_score as gain, cast(1 as bigint) as n \
         from participation p join person q on q.id = p.person",
    )
    .and("p.event = ?", args![event])
    .push_with(
        "union all select 'line', cast(null as uuid), h.party, '', '', cast(null as double precision), \
         h.number - (select count(*) from participation n where n.headcount_line = h.id and n.status in ('attended', 'partly')) \
         from headcount_line h where h.event = ? \
         union all select 'sessions', cast(null as uuid), cast(null as uuid), '', '', cast(null as double precision), count(*) from event_session s where s.event = ?",
        args![event, event],
    )
    .push_with(
        "union all select 'people', cast(null as uuid), cast(null as uuid), '', '', cast(null as double precision), count(*) from participation p join person w on w.id = p.person join person q on q.id = coalesce(w.merged_into, w.id) where p.event = ?",
        args![event],
    )
    .seen_by(actor, "p.audience")
    .entrusted_to(actor, "q.audience")
    .all(conn)
    .await?;
    let mut out = Attendance::default();
    for row in rows {
        match (row.what.as_str(), row.person) {
            ("listed", Some(person)) => out.listed.push(Listed {
                person,
                party: row.party,
                role: row.role,
                status: row.status,
                gain: row.gain,
            }),
            ("line", _) => out.lines.push((row.party, row.n.max(0))),
            ("sessions", _) => out.tabs.sessions = row.n,
            ("people", _) => out.tabs.people = row.n,
            _ => {}
        }
    }
    Ok(out)
}

/// A number behind a tab, or the initiative.
#[derive(FromRow)]
struct TabRow {
    what: String,
    n: i64,
    code: String,
    name: Option<Json<Words>>,
}

/// What the head of an event's page says: how many people and sessions stand behind the
/// tabs, of those the actor sees, and the initiative if the actor sees it.
///
/// # Errors
/// When the database fails.
pub async fn tabs(conn: &impl Conn, actor: &Actor, event: Id<Event>) -> Result<Tabs> {
    let rows: Vec<TabRow> = Query::new(
        "select 'initiative' as what, cast(0 as bigint) as n, i.code, i.name from activity a join initiative i on i.id = a.initiative",
    )
    .and("a.id = ?", args![event])
    .seen_by(actor, "i.audience")
    .push_with(
        "union all select 'sessions', count(*), '', cast(null as jsonb) from event_session s where s.event = ? \
         union all select 'people', count(*), '', cast(null as jsonb) from participation p join person w on w.id = p.person join person q on q.id = coalesce(w.merged_into, w.id) where p.event = ?",
        args![event, event],
    )
    .seen_by(actor, "p.audience")
    .entrusted_to(actor, "q.audience")
    .all(conn)
    .await?;
    let mut out = Tabs::default();
    for row in rows {
        match row.what.as_str() {
            "sessions" => out.sessions = row.n,
            "people" => out.people = row.n,
            _ => out.initiative = row.name.map(|name| (row.code, name.0)),
        }
    }
    Ok(out)
}
