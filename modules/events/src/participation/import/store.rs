//! SQL of participations and headcount lines on their way in.

use std::collections::{HashMap, HashSet};

use balai_directory::{PartyId, PersonId, person::shown_name};
use balai_kernel::store::FromRow;
use balai_kernel::{
    Error, Result, args,
    import::{Applied, all_in, insert_many},
    sql,
    store::{Arg, Args, Conn, Day, Db, Query, Tx},
    text::Message,
};
use balai_names::fold;
use uuid::Uuid;

use super::{events::Seen, headcounts::Line, plan::Run};

/// A participation as a list can say it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub(super) struct Record {
    pub id: Uuid,
    pub event: Uuid,
    pub person: PersonId,
    pub party: Option<PartyId>,
    pub party_status: String,
    pub agency: Option<Uuid>,
    pub affiliation: Option<String>,
    pub roles: String,
    pub counted_role: String,
    pub status: String,
    pub days: Option<f64>,
    pub minutes: Option<i64>,
    pub way: String,
    pub sex: String,
    pub sex_source: String,
    pub pre_score: Option<f64>,
    pub post_score: Option<f64>,
    pub is_completed: bool,
    pub headcount_line: Option<Uuid>,
    pub audience: String,
    pub marks_audience: String,
    pub version: i64,
    pub is_staged: bool,
    /// Taken off the list by somebody, who gave a reason.
    pub is_removed: bool,
}

impl Record {
    /// The columns of a list in which two records differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("role", self.roles != other.roles),
            ("attended", self.status != other.status),
            ("party", self.party != other.party),
            ("agency", self.agency != other.agency),
            ("sex", self.sex != other.sex),
            ("days", self.days != other.days),
            ("minutes", self.minutes != other.minutes),
            ("way", self.way != other.way),
            ("pre_test", self.pre_score != other.pre_score),
            ("post_test", self.post_score != other.post_score),
            ("completed", self.is_completed != other.is_completed),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}

/// A headcount line that a row writes.
pub(super) struct StagedLine {
    pub line: Line,
    pub before: Option<Line>,
}

type NameKey = (Uuid, String, Option<PartyId>);

/// Who is on the lists of the events that rows are about.
pub(super) struct Known {
    pub records: HashMap<Uuid, Record>,
    pub by_person: HashMap<(Uuid, PersonId), Uuid>,
    pub at: HashMap<Uuid, HashSet<PersonId>>,
    pub lines: Vec<Line>,
    /// Those without an address of their own, by event, name and party.
    nameless: HashMap<NameKey, Vec<Uuid>>,
    claimed: HashSet<Uuid>,
}

impl Known {
    /// Remembers a record that a row will write.
    pub fn note(&mut self, record: &Record) {
        self.by_person.insert((record.event, record.person), record.id);
        self.at.entry(record.event).or_default().insert(record.person);
        self.records.insert(record.id, record.clone());
    }

    /// A record of that name that no other row of the batch has been recognised as: of
    /// the same agency if there is one.
    pub fn claim(&mut self, key: &NameKey, agency: Option<Uuid>) -> Option<Uuid> {
        let free: Vec<Uuid> = self
            .nameless
            .get(key)?
            .iter()
            .filter(|id| !self.claimed.contains(*id))
            .copied()
            .collect();
        let same = |id: &&Uuid| {
            self.records
                .get(*id)
                .is_some_and(|record| record.agency == agency)
        };
        let id = free.iter().find(same).or(free.first()).copied()?;
        self.claimed.insert(id);
        Some(id)
    }
}

#[derive(FromRow)]
struct EventRow {
    id: Uuid,
    code: String,
    title: String,
    from_on: Option<Day>,
    to_on: Option<Day>,
    mode: String,
    kind: String,
    state: String,
}

/// Events by code, by folded title or by id; of the plan, and staged by the same batch.
pub(super) async fn events(
    db: &Db,
    batch: Uuid,
    codes: &[String],
    titles: &[String],
    ids: &[Uuid],
) -> Result<Vec<Seen>> {
    let texts = |all: &[String]| all.iter().map(Arg::from).collect::<Vec<_>>();
    let in_plan = Query::new(
        "select id, code, title, from_on, to_on, mode, kind, state from activity where is_event = true",
    );
    let staged = Query::new(
        "select id, code, title, from_on, to_on, mode, kind, state from staged_activity where side = 'new' and is_event = true",
    )
    .and("batch = ?", args![batch]);
    let mut rows: Vec<EventRow> = Vec::new();
    for query in [in_plan, staged] {
        rows.extend(all_in(db, &query, "lower(code)", texts(codes)).await?);
        rows.extend(all_in(db, &query, "sort_key", texts(titles)).await?);
        rows.extend(all_in(db, &query, "id", ids.iter().map(|id| Arg::from(*id)).collect()).await?);
    }
    Ok(rows
        .into_iter()
        .map(|row| Seen {
            id: row.id,
            code: row.code,
            title: row.title,
            from: row.from_on.map(|day| day.0),
            to: row.to_on.map(|day| day.0),
            mode: row.mode,
            kind: row.kind,
            is_over: matches!(row.state.as_str(), "completed" | "cancelled"),
            is_barred: false,
        })
        .collect())
}

/// The latest events, for choosing one.
pub(super) async fn event_choices(conn: &impl Conn) -> Result<Vec<(String, String)>> {
    let rows: Vec<(Uuid, String, String)> = conn
        .all(
            sql!("select id, code, title from activity where is_event = true order by from_on desc, code limit 500"),
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, code, title)| (id.to_string(), format!("{code} {title}")))
        .collect())
}

/// Who is on the lists of events, as far as rows may be about them: `people` are all whom
/// a row may turn out to be. Whole lists are not read: each run of rows would pay for
/// everything that the runs before it staged.
pub(super) async fn known(
    db: &Db,
    batch: Uuid,
    events: &HashSet<Uuid>,
    people: &HashSet<PersonId>,
) -> Result<Known> {
    let ids = || events.iter().map(|id| Arg::from(*id)).collect::<Vec<_>>();
    let persons = || people.iter().map(|id| Arg::from(*id)).collect::<Vec<_>>();
    let nameless = nameless(db, ids()).await?;
    let listed: Vec<Arg> = nameless.values().flatten().map(|id| Arg::from(*id)).collect();
    let in_lists = Query::new(
        "select q.id, q.event, coalesce(p.merged_into, p.id) as person, q.party, q.party_status, q.agency, q.affiliation, q.roles, q.counted_role, q.status, q.days, q.minutes, q.way, q.sex, q.sex_source, q.pre_score, q.post_score, q.is_completed, q.headcount_line, q.audience, q.marks_audience, q.version, false as is_staged, false as is_removed from participation q join person p on p.id = q.person",
    );
    let off_lists = Query::new(
        "select q.id, q.event, coalesce(p.merged_into, p.id) as person, q.party, q.party_status, q.agency, q.affiliation, q.roles, q.counted_role, q.status, q.days, q.minutes, q.way, q.sex, q.sex_source, q.pre_score, q.post_score, q.is_completed, q.headcount_line, q.audience, '' as marks_audience, q.version, false as is_staged, true as is_removed from removed_participation q join person p on p.id = q.person",
    );
    // What was taken off a list stands behind what is on it: added again it counts again.
    let mut kept: Vec<Record> = all_in(db, &off_lists, "q.id", listed.clone()).await?;
    for column in ["p.id", "p.merged_into"] {
        kept.extend(all_in(db, &off_lists, column, persons()).await?);
    }
    kept.extend(all_in(db, &in_lists, "q.id", listed).await?);
    for column in ["p.id", "p.merged_into"] {
        kept.extend(all_in(db, &in_lists, column, persons()).await?);
    }
    let also: HashSet<PersonId> = kept
        .iter()
        .map(|record| record.person)
        .chain(people.iter().copied())
        .collect();
    let staged: Vec<Record> = all_in(
        db,
        &Query::new("select id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, audience, marks_audience, version, true as is_staged, false as is_removed from staged_participation where side in ('new', 'after')")
            .and("batch = ?", args![batch]),
        "person",
        also.into_iter().map(Arg::from).collect(),
    )
    .await?;
    let mut known = Known {
        records: HashMap::new(),
        by_person: HashMap::new(),
        at: HashMap::new(),
        lines: lines(db, batch, ids()).await?,
        nameless,
        claimed: claimed(db, batch).await?,
    };
    let is_about = |record: &Record| events.contains(&record.event);
    for mut record in kept.into_iter().filter(is_about) {
        record.is_staged = false;
        known.note(&record);
    }
    for record in staged.into_iter().filter(is_about) {
        // A change of a kept record stays one: its id is known already.
        let is_staged = !known.records.contains_key(&record.id);
        known.note(&Record { is_staged, ..record });
    }
    Ok(known)
}

async fn claimed(db: &Db, batch: Uuid) -> Result<HashSet<Uuid>> {
    let rows: Vec<(Uuid,)> = db
        .all(
            sql!("select record from staged_claim where batch = $1"),
            args![batch],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

async fn nameless(db: &Db, events: Vec<Arg>) -> Result<HashMap<NameKey, Vec<Uuid>>> {
    type Row = (
        Uuid,
        Uuid,
        Option<PartyId>,
        String,
        Option<String>,
        Option<String>,
    );
    let query = Query::new(
        "select q.id, q.event, q.party, p.written, p.given, p.family from participation q join person p on p.id = q.person \
         where not exists (select 1 from person_address a where a.person = p.id and a.kind = 'email' and a.shared = false)",
    );
    let removed = Query::new(
        "select q.id, q.event, q.party, p.written, p.given, p.family from removed_participation q join person p on p.id = q.person \
         where not exists (select 1 from person_address a where a.person = p.id and a.kind = 'email' and a.shared = false)",
    );
    let mut rows: Vec<Row> = all_in(db, &query, "q.event", events.clone()).await?;
    rows.sort_by_key(|row| row.0);
    // Those on the list are recognised before those who were taken off it.
    let mut gone: Vec<Row> = all_in(db, &removed, "q.event", events).await?;
    gone.sort_by_key(|row| row.0);
    rows.extend(gone);
    let mut nameless: HashMap<NameKey, Vec<Uuid>> = HashMap::new();
    for (id, event, party, written, given, family) in rows {
        let read = match (&given, &family) {
            (None, None) => balai_names::PersonName::from_full(&written).map(|read| read.name.full),
            _ => Some(shown_name(&written, given.as_deref(), family.as_deref(), None)),
        };
        let key = (event, fold(&read.unwrap_or(written)), party);
        nameless.entry(key).or_default().push(id);
    }
    Ok(nameless)
}

#[derive(FromRow)]
struct LineRow {
    id: Uuid,
    event: Uuid,
    party: Option<PartyId>,
    agency: Option<Uuid>,
    party_status: String,
    number: i64,
    women: i64,
    men: i64,
    unknown: i64,
    basis: String,
    audience: String,
    version: i64,
    named: i64,
    is_staged: bool,
    is_removed: bool,
}

async fn lines(db: &Db, batch: Uuid, events: Vec<Arg>) -> Result<Vec<Line>> {
    let kept = Query::new(
        "select h.id, h.event, h.party, h.agency, h.party_status, h.number, h.women, h.men, h.unknown, h.basis, h.audience, h.version, (select count(*) from participation q where q.headcount_line = h.id) as named, false as is_staged, false as is_removed from headcount_line h where 1 = 1",
    );
    let removed = Query::new(
        "select h.id, h.event, h.party, h.agency, h.party_status, h.number, h.women, h.men, h.unknown, h.basis, h.audience, h.version, cast(0 as bigint) as named, false as is_staged, true as is_removed from removed_headcount_line h where 1 = 1",
    );
    let staged = Query::new("select h.id, h.event, h.party, h.agency, h.party_status, h.number, h.women, h.men, h.unknown, h.basis, h.audience, h.version, cast(0 as bigint) as named, true as is_staged, false as is_removed from staged_headcount h where h.side = 'new'")
        .and("h.batch = ?", args![batch]);
    let mut rows: Vec<LineRow> = Vec::new();
    for query in [kept, staged, removed] {
        rows.extend(all_in(db, &query, "h.event", events.clone()).await?);
    }
    Ok(rows
        .into_iter()
        .map(|row| Line {
            id: row.id,
            event: row.event,
            party: row.party,
            agency: row.agency,
            party_status: row.party_status,
            number: row.number,
            women: row.women,
            men: row.men,
            unknown: row.unknown,
            basis: row.basis,
            audience: row.audience,
            version: row.version,
            named: row.named,
            is_staged: row.is_staged,
            is_removed: row.is_removed,
        })
        .collect())
}

fn values(batch: Uuid, side: &str, record: &Record) -> Args {
    args![
        record.id,
        batch,
        side,
        record.event,
        record.person,
        record.party,
        &record.party_status,
        record.agency,
        &record.affiliation,
        &record.roles,
        &record.counted_role,
        &record.status,
        record.days,
        record.minutes,
        &record.way,
        &record.sex,
        &record.sex_source,
        record.pre_score,
        record.post_score,
        record.is_completed,
        record.headcount_line,
        &record.audience,
        &record.marks_audience,
        record.version
    ]
}

fn line_values(batch: Uuid, side: &str, line: &Line) -> Args {
    args![
        line.id,
        batch,
        side,
        line.event,
        line.party,
        line.agency,
        &line.party_status,
        line.number,
        line.women,
        line.men,
        line.unknown,
        &line.basis,
        &line.audience,
        line.version
    ]
}

pub(super) async fn save(tx: &Tx, batch: Uuid, run: &Run) -> Result<()> {
    let mut rows = Vec::new();
    let mut before = Vec::new();
    for (record, old) in run.records.values() {
        // What is no change of a kept record is new, also if an earlier run staged it.
        let side = if record.is_staged { "new" } else { "after" };
        rows.push(values(batch, side, record));
        before.extend(old.as_ref().map(|old| values(batch, "before", old)));
    }
    const HEAD: &str = "insert into staged_participation (id, batch, side, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, audience, marks_audience, version)";
    insert_many(
        tx,
        HEAD,
        "on conflict (batch, side, id) do update set party = excluded.party, party_status = excluded.party_status, agency = excluded.agency, roles = excluded.roles, counted_role = excluded.counted_role, \
         status = excluded.status, days = excluded.days, minutes = excluded.minutes, way = excluded.way, sex = excluded.sex, sex_source = excluded.sex_source, pre_score = excluded.pre_score, post_score = excluded.post_score, \
         is_completed = excluded.is_completed, audience = excluded.audience",
        rows,
    )
    .await?;
    // What stood there before is told by the first row that changes it.
    insert_many(tx, HEAD, "on conflict (batch, side, id) do nothing", before).await?;
    let mut lines = Vec::new();
    for staged in &run.lines {
        let side = if staged.before.is_some() { "after" } else { "new" };
        lines.push(line_values(batch, side, &staged.line));
        lines.extend(
            staged
                .before
                .as_ref()
                .map(|line| line_values(batch, "before", line)),
        );
    }
    insert_many(
        tx,
        "insert into staged_headcount (id, batch, side, event, party, agency, party_status, number, women, men, unknown, basis, audience, version)",
        "on conflict (batch, side, id) do nothing",
        lines,
    )
    .await?;
    insert_many(
        tx,
        "insert into staged_claim (batch, record)",
        "on conflict do nothing",
        run.claims.iter().map(|id| args![batch, *id]).collect(),
    )
    .await
}

pub(super) async fn apply(tx: &Tx, batch: Uuid) -> Result<Applied> {
    let mut made = tx
        .run(
            sql!("insert into headcount_line (id, event, party, agency, party_status, number, women, men, unknown, basis, audience, version, batch) \
                  select id, event, party, agency, party_status, number, women, men, unknown, basis, audience, 1, batch from staged_headcount where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    made += tx
        .run(
            sql!("insert into participation (id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, audience, marks_audience, version, batch) \
                  select id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, audience, marks_audience, 1, batch \
                  from staged_participation where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select (select count(*) from staged_participation where batch = $1 and side = 'after') + (select count(*) from staged_headcount where batch = $1 and side = 'after')"),
            args![batch],
        )
        .await?;
    let changed = restore(tx, batch, "after").await?;
    if i64::try_from(changed).unwrap_or(i64::MAX) != wanted {
        return Err(Error::refused("import-apply-changed"));
    }
    for statement in [
        sql!(
            "update staged_participation set side = case side when 'after' then 'changed' else 'was' end where batch = $1 and side in ('after', 'before')"
        ),
        sql!(
            "update staged_headcount set side = case side when 'after' then 'changed' else 'was' end where batch = $1 and side in ('after', 'before')"
        ),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(Applied { made, changed })
}

/// Writes the values of a side over the records they belong to, if nobody has changed
/// those since; how many it were.
async fn restore(tx: &Tx, batch: Uuid, side: &str) -> Result<u64> {
    // Undoing comes after applying, which counted the version up by one.
    let since = i64::from(side == "was");
    let people = tx
        .run(
            sql!("update participation set party = s.party, party_status = s.party_status, agency = s.agency, roles = s.roles, counted_role = s.counted_role, status = s.status, days = s.days, minutes = s.minutes, \
                  way = s.way, sex = s.sex, sex_source = s.sex_source, pre_score = s.pre_score, post_score = s.post_score, is_completed = s.is_completed, audience = s.audience, version = participation.version + 1 \
                  from staged_participation s where s.batch = $1 and s.side = $2 and s.id = participation.id and participation.version = s.version + $3"),
            args![batch, side, since],
        )
        .await?;
    let lines = tx
        .run(
            sql!("update headcount_line set number = s.number, women = s.women, men = s.men, unknown = s.unknown, basis = s.basis, version = headcount_line.version + 1 \
                  from staged_headcount s where s.batch = $1 and s.side = $2 and s.id = headcount_line.id and headcount_line.version = s.version + $3"),
            args![batch, side, since],
        )
        .await?;
    Ok(people + lines)
}

pub(super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    let (edited,): (i64,) = tx
        .one(
            sql!("select (select count(*) from participation where batch = $1 and version > 1) + (select count(*) from headcount_line where batch = $1 and version > 1) + (select count(*) from removed_participation where batch = $1) + (select count(*) from removed_headcount_line where batch = $1)"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select (select count(*) from staged_participation where batch = $1 and side = 'was') + (select count(*) from staged_headcount where batch = $1 and side = 'was')"),
            args![batch],
        )
        .await?;
    let done = if edited == 0 {
        restore(tx, batch, "was").await?
    } else {
        0
    };
    let lost = wanted - i64::try_from(done).unwrap_or(i64::MAX);
    if edited > 0 || lost > 0 {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", edited.max(lost)),
        ));
    }
    for statement in [
        sql!("delete from participation where batch = $1"),
        sql!("delete from headcount_line where batch = $1"),
        sql!("delete from staged_participation where batch = $1"),
        sql!("delete from staged_headcount where batch = $1"),
        sql!("delete from staged_claim where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}

/// The parties whose participations and headcounts a batch brings, or brought.
pub(super) async fn parties(db: &Db, batch: Uuid) -> Result<Vec<PartyId>> {
    let rows: Vec<(PartyId,)> = db
        .all(
            sql!("select party from staged_participation where batch = $1 and party is not null union select party from staged_headcount where batch = $1 and party is not null \
                  union select party from participation where batch = $1 and party is not null union select party from headcount_line where batch = $1 and party is not null"),
            args![batch],
        )
        .await?;
    Ok(rows.into_iter().map(|(party,)| party).collect())
}
