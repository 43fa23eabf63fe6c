//! SQL of what was done to the lines of an event's people.

use std::collections::BTreeMap;

use balai_directory::person::shown_name;
use balai_kernel::{
    Actor, Id, Instant, Result,
    actor::PartyRef,
    args,
    audit::HistoryLine,
    sql,
    store::{Arg, Conn, FromRow, Query},
};
use uuid::Uuid;

use crate::event::Event;

/// One field of one act on a participation or a headcount line.
#[derive(Debug, Clone)]
pub struct PeopleLine {
    /// Who did what and when.
    pub line: HistoryLine,
    /// `participation` or `headcount-line`.
    pub noun: String,
    /// Whose line.
    pub row_id: Uuid,
}

/// What was done to an event, to the lines of its people (also those taken off its list),
/// and the lists from which they came in; latest first.
#[derive(Debug, Default)]
pub struct Done {
    /// To the event itself, an entry per act and changed field.
    pub event: Vec<HistoryLine>,
    /// To the lines of its people, likewise.
    pub people: Vec<PeopleLine>,
    /// The lists.
    pub brought: Vec<Brought>,
}

#[derive(FromRow)]
struct DoneRow {
    #[sqlx(flatten)]
    line: HistoryLine,
    noun: String,
    row_id: Uuid,
    file_name: Option<String>,
    number: i64,
}

/// What was done to an event and its people.
///
/// # Errors
/// When the database fails.
pub async fn done(conn: &impl Conn, event: Id<Event>) -> Result<Done> {
    let rows: Vec<DoneRow> = conn
        .all(
            sql!("select l.id, l.at, l.actor, l.act, l.fields, v.field, v.old, v.new, l.noun, l.row_id, b.file_name, \
                  (select count(*) from participation p where p.batch = b.id and p.event = $1) as number \
                  from audit_line l left join audit_value v on v.line = l.id left join import_batch b on b.id = l.row_id and l.noun = 'import' \
                  where l.row_id in (select id from activity where id = $1 \
                  union all select id from participation where event = $1 union all select id from removed_participation where event = $1 \
                  union all select id from headcount_line where event = $1 union all select id from removed_headcount_line where event = $1 \
                  union all select batch from participation where event = $1) and (l.noun <> 'import' or l.act = 'imported') and l.act not in ('read', 'exported') \
                  order by l.at desc, l.id desc, v.field limit 600"),
            args![event],
        )
        .await?;
    let mut done = Done::default();
    for row in rows {
        let DoneRow {
            line, noun, row_id, ..
        } = row;
        if let Some(file_name) = row.file_name {
            done.brought.push(Brought {
                at: line.at,
                actor: line.actor,
                file_name,
                number: row.number,
            });
        } else if row_id == event.uuid() {
            done.event.push(line);
        } else {
            done.people.push(PeopleLine { line, noun, row_id });
        }
    }
    Ok(done)
}

/// Whose line it is: a person's with their name, or so many of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A person, by the name that is shown.
    Person(String),
    /// A headcount: the party and how many.
    Heads(Option<Id<PartyRef>>, i64),
}

#[derive(FromRow)]
struct NamedRow {
    id: Uuid,
    written: Option<String>,
    given: Option<String>,
    family: Option<String>,
    romanised: Option<String>,
    party: Option<Id<PartyRef>>,
    number: i64,
}

/// Whose the lines are, of those that the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn named(
    conn: &impl Conn,
    actor: &Actor,
    event: Id<Event>,
    rows: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Named>> {
    let ids: std::collections::BTreeSet<Uuid> = rows.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<NamedRow> =
        Query::new("select u.id, q.written, q.given, q.family, q.romanised, u.party, u.number from (")
            .push_with(
                "select id, person, party, cast(1 as bigint) as number, audience from participation where event = ? \
             union all select id, person, party, 1, audience from removed_participation where event = ? \
             union all select id, null, party, number, audience from headcount_line where event = ? \
             union all select id, null, party, number, audience from removed_headcount_line where event = ?",
                args![event, event, event, event],
            )
            .push(") u left join person w on w.id = u.person left join person q on q.id = coalesce(w.merged_into, w.id)")
            .and_in("u.id", ids.into_iter().map(Arg::from).collect())
            .seen_by(actor, "u.audience")
            .entrusted_to(actor, "q.audience")
            .all(conn)
            .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.named())).collect())
}

impl NamedRow {
    fn named(self) -> Named {
        match self.written {
            Some(written) => Named::Person(shown_name(
                &written,
                self.given.as_deref(),
                self.family.as_deref(),
                self.romanised.as_deref(),
            )),
            None => Named::Heads(self.party, self.number),
        }
    }
}

/// A list from which people of an event came in.
#[derive(Debug, Clone)]
pub struct Brought {
    /// When.
    pub at: Instant,
    /// Who brought it in, by name.
    pub actor: String,
    /// The name of the file.
    pub file_name: String,
    /// How many of its people are on the event's list.
    pub number: i64,
}

/// The names of those who own or owned activities, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn owners(conn: &impl Conn, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Query::new("select id, name from account")
        .and_in("id", ids.into_iter().map(Arg::from).collect())
        .all(conn)
        .await
}
