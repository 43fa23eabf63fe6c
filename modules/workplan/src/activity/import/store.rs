//! SQL of activities on their way in.

use std::collections::{HashMap, HashSet};

use balai_directory::person::import::store::keep_audiences;
use balai_kernel::store::FromRow;
use balai_kernel::{
    App, Clock, Error, Id, Result, args,
    import::{Applied, all_in, insert_many},
    search, sql,
    store::{Arg, Args, Conn, Day, Db, Query, Tx},
    text::Message,
};
use balai_names::fold;
use uuid::Uuid;

use super::{
    links,
    plan::{ByTitle, Staged},
};
use crate::activity::{self, Activity, StateRow};

/// An activity with everything that a list can say of it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub(super) struct Record {
    pub id: Uuid,
    pub code: String,
    pub title: String,
    pub kind: String,
    pub is_event: bool,
    pub initiative: Option<Uuid>,
    pub project: Option<Uuid>,
    pub core_purpose: Option<Uuid>,
    pub state: String,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub precision: String,
    pub place: Option<String>,
    pub source: Option<String>,
    pub audience: String,
    pub office_role: String,
    pub level: String,
    pub level_party: Option<Uuid>,
    pub mode: String,
    pub host_party: Option<Uuid>,
    pub series: Option<String>,
    pub funder: Option<String>,
    pub in_kind_giver: Option<String>,
    pub summary: Option<String>,
    /// The programme it is a part of.
    pub part_of: Option<Uuid>,
    pub version: i64,
    pub is_unlisted: bool,
    /// Staged by this batch, not in the plan yet.
    pub is_staged: bool,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            id: Uuid::nil(),
            code: String::new(),
            title: String::new(),
            kind: String::new(),
            is_event: false,
            initiative: None,
            project: None,
            core_purpose: None,
            state: "planned".to_owned(),
            from_on: None,
            to_on: None,
            precision: "day".to_owned(),
            place: None,
            source: None,
            audience: "office".to_owned(),
            office_role: "led".to_owned(),
            level: "regional".to_owned(),
            level_party: None,
            mode: "in-person".to_owned(),
            host_party: None,
            series: None,
            funder: None,
            in_kind_giver: None,
            summary: None,
            part_of: None,
            version: 1,
            is_unlisted: false,
            is_staged: false,
        }
    }
}

impl Record {
    /// The fields of a list in which two records differ.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != other.title),
            ("kind", self.kind != other.kind),
            ("initiative", self.initiative != other.initiative),
            ("project", self.project != other.project),
            ("purpose", self.core_purpose != other.core_purpose),
            (
                "start",
                self.from_on != other.from_on || self.precision != other.precision,
            ),
            ("end", self.to_on != other.to_on),
            ("place", self.place != other.place),
            ("mode", self.mode != other.mode),
            (
                "level",
                self.level != other.level || self.level_party != other.level_party,
            ),
            ("office_role", self.office_role != other.office_role),
            ("host", self.host_party != other.host_party),
            ("series", self.series != other.series),
            ("funder", self.funder != other.funder),
            ("in_kind", self.in_kind_giver != other.in_kind_giver),
            ("state", self.state != other.state),
            ("source", self.source != other.source),
            ("summary", self.summary != other.summary),
            ("part_of", self.part_of != other.part_of),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}

/// The activities that rows may be about.
#[derive(Default)]
pub(super) struct Known {
    pub by_code: HashMap<String, Record>,
    pub by_title: ByTitle,
}

impl Known {
    /// Remembers what a row will write.
    pub fn note(&mut self, record: &Record) {
        let staged = Record {
            is_staged: true,
            ..record.clone()
        };
        self.by_code.insert(staged.code.to_lowercase(), staged.clone());
        let same = self.by_title.entry(fold(&staged.title)).or_default();
        same.retain(|other| other.id != staged.id);
        same.push(staged);
    }
}

pub(super) async fn known(db: &Db, batch: Uuid, codes: &[String], titles: &[String]) -> Result<Known> {
    let texts = |all: &[String]| all.iter().map(Arg::from).collect::<Vec<_>>();
    let in_plan = Query::new(
        "select id, code, title, kind, is_event, initiative, project, core_purpose, state, from_on, to_on, precision, place, source, audience, office_role, level, level_party, mode, host_party, series, funder, in_kind_giver, summary, part_of, version, is_unlisted, false as is_staged from activity",
    );
    let staged = Query::new("select id, code, title, kind, is_event, initiative, project, core_purpose, state, from_on, to_on, precision, place, source, audience, office_role, level, level_party, mode, host_party, series, funder, in_kind_giver, summary, part_of, version, false as is_unlisted, true as is_staged from staged_activity where side in ('new', 'after')")
        .and("batch = ?", args![batch]);
    let mut found: Vec<Record> = Vec::new();
    for query in [in_plan, staged] {
        found.extend(all_in(db, &query, "lower(code)", texts(codes)).await?);
        found.extend(all_in(db, &query, "sort_key", texts(titles)).await?);
    }
    let mut known = Known::default();
    for record in found {
        known.by_code.insert(record.code.to_lowercase(), record.clone());
        let same = known.by_title.entry(fold(&record.title)).or_default();
        same.retain(|other| other.id != record.id);
        same.push(record);
    }
    Ok(known)
}

/// Those of some activities that are the whole of others.
pub(super) async fn wholes(db: &Db, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let query = Query::new("select distinct part_of from activity where part_of is not null");
    let ids = ids.iter().map(|id| Arg::from(*id)).collect();
    let rows: Vec<(Uuid,)> = all_in(db, &query, "part_of", ids).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

fn values(batch: Uuid, side: &str, record: &Record, reason: Option<&String>) -> Args {
    args![
        record.id,
        batch,
        side,
        &record.code,
        &record.title,
        fold(&record.title),
        &record.kind,
        record.is_event,
        record.initiative,
        record.project,
        record.core_purpose,
        &record.state,
        reason.map(String::as_str),
        record.from_on,
        record.to_on,
        &record.precision,
        record.from_on.map(|day| day.year()),
        month(record),
        &record.place,
        &record.source,
        &record.audience,
        &record.office_role,
        &record.level,
        record.level_party,
        &record.mode,
        record.host_party,
        &record.series,
        &record.funder,
        &record.in_kind_giver,
        &record.summary,
        record.part_of,
        record.version
    ]
}

/// The month in which it is counted; none where only the year or quarter is known.
fn month(record: &Record) -> Option<i8> {
    let known = !matches!(record.precision.as_str(), "year" | "quarter");
    record.from_on.filter(|_| known).map(|day| day.month())
}

pub(super) async fn save(tx: &Tx, clock: &Clock, batch: Uuid, staged: &[Staged]) -> Result<()> {
    let audiences: HashSet<String> = staged.iter().map(|one| one.record.audience.clone()).collect();
    keep_audiences(tx, &audiences).await?;
    let mut rows = Vec::new();
    for one in staged {
        let side = if one.before.is_some() { "after" } else { "new" };
        rows.push(values(batch, side, &one.record, one.reason.as_ref()));
        if let Some(before) = &one.before {
            rows.push(values(batch, "before", before, None));
        }
    }
    insert_many(
        tx,
        "insert into staged_activity (id, batch, side, code, title, sort_key, kind, is_event, initiative, project, core_purpose, state, reason, from_on, to_on, precision, year, month, place, source, audience, office_role, level, level_party, mode, host_party, series, funder, in_kind_giver, summary, part_of, version)",
        "",
        rows,
    )
    .await?;
    let gained = staged.iter().map(|one| (one.record.id, &one.gained));
    links::store::save(tx, clock, batch, gained).await
}

pub(super) async fn apply(tx: &Tx, clock: &Clock, batch: Uuid) -> Result<Applied> {
    let states: Vec<(Uuid, String, Option<String>)> = tx
        .all(
            sql!(
                "select s.id, s.state, s.reason from staged_activity s left join activity a on a.id = s.id \
                  where s.batch = $1 and s.side in ('new', 'after') and (a.id is null or a.state <> s.state)"
            ),
            args![batch],
        )
        .await?;
    let made = tx
        .run(
            sql!("insert into activity (id, code, title, sort_key, kind, is_event, initiative, project, core_purpose, state, from_on, to_on, precision, year, month, place, source, is_unlisted, audience, version, batch, office_role, level, level_party, mode, host_party, series, funder, in_kind_giver, summary, part_of) \
                  select id, code, title, sort_key, kind, is_event, initiative, project, core_purpose, state, from_on, to_on, precision, year, month, place, source, false, audience, 1, batch, office_role, level, level_party, mode, host_party, series, funder, in_kind_giver, summary, part_of \
                  from staged_activity where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    let changed = restore(tx, batch, "after").await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_activity where batch = $1 and side = 'after'"),
            args![batch],
        )
        .await?;
    if i64::try_from(changed).unwrap_or(i64::MAX) != wanted {
        return Err(Error::refused("import-apply-changed"));
    }
    let now = clock.now();
    let rows = states
        .into_iter()
        .map(|(id, state, reason)| args![clock.id::<StateRow>(), id, state, reason, now]);
    insert_many(
        tx,
        "insert into activity_state (id, activity, state, reason, at)",
        "",
        rows.collect(),
    )
    .await?;
    links::store::apply(tx, batch).await?;
    tx.run(
        sql!("update staged_activity set side = case side when 'after' then 'changed' else 'was' end where batch = $1 and side in ('after', 'before')"),
        args![batch],
    )
    .await?;
    Ok(Applied { made, changed })
}

/// Writes the values of a side over the records they belong to, if nobody has changed
/// those since; how many it were.
async fn restore(tx: &Tx, batch: Uuid, side: &str) -> Result<u64> {
    // Undoing comes after applying, which counted the version up by one.
    let since = i64::from(side == "was");
    tx.run(
        sql!("update activity set title = s.title, sort_key = s.sort_key, kind = s.kind, is_event = s.is_event, initiative = s.initiative, project = s.project, core_purpose = s.core_purpose, \
              state = s.state, from_on = s.from_on, to_on = s.to_on, precision = s.precision, year = s.year, month = s.month, place = s.place, source = s.source, audience = s.audience, \
              office_role = s.office_role, level = s.level, level_party = s.level_party, mode = s.mode, host_party = s.host_party, series = s.series, funder = s.funder, \
              in_kind_giver = s.in_kind_giver, summary = s.summary, part_of = s.part_of, version = activity.version + 1 \
              from staged_activity s where s.batch = $1 and s.side = $2 and s.id = activity.id and activity.version = s.version + $3"),
        args![batch, side, since],
    )
    .await
}

pub(super) async fn finish(app: &App, batch: Uuid) -> Result<()> {
    loop {
        let rows: Vec<(Uuid, String)> = app
            .db
            .all(
                sql!("select id, side from staged_activity where batch = $1 and side in ('new', 'changed') order by id limit 200"),
                args![batch],
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        let (rows, ids) = (
            &rows,
            rows.iter().map(|(id, _)| Arg::from(*id)).collect::<Vec<_>>(),
        );
        let records: Vec<Record> = all_in(
            &app.db,
            &Query::new("select id, code, title, kind, is_event, initiative, project, core_purpose, state, from_on, to_on, precision, place, source, audience, office_role, level, level_party, mode, host_party, series, funder, in_kind_giver, summary, part_of, version, is_unlisted, false as is_staged from activity"),
            "id",
            ids,
        )
        .await?;
        let records = &records;
        app.db
            .write("import.activities-finish", |tx| async move {
                for record in records {
                    activity::index(&tx, &indexed(record)).await?;
                }
                for (id, side) in rows {
                    let next = if side == "new" { "made" } else { "shown" };
                    tx.run(
                        sql!(
                            "update staged_activity set side = $4 where batch = $1 and id = $2 and side = $3"
                        ),
                        args![batch, *id, side, next],
                    )
                    .await?;
                }
                Ok(())
            })
            .await?;
    }
    app.db
        .write("import.activities-clear", |tx| async move {
            tx.run(
                sql!("delete from staged_activity where batch = $1 and side in ('made', 'shown')"),
                args![batch],
            )
            .await?;
            links::store::clear(&tx, batch).await
        })
        .await
}

/// As much of an activity as the search is told.
fn indexed(record: &Record) -> Activity {
    Activity {
        id: Id::of(record.id),
        code: record.code.clone(),
        title: record.title.clone(),
        is_event: record.is_event,
        from_on: record.from_on,
        place: record.place.clone(),
        series: record.series.clone(),
        summary: record.summary.clone(),
        audience: record.audience.clone(),
        ..Activity::default()
    }
}

pub(super) async fn undo(tx: &Tx, clock: &Clock, batch: Uuid) -> Result<()> {
    let (edited,): (i64,) = tx
        .one(
            sql!("select count(*) from activity where batch = $1 and version > 1"),
            args![batch],
        )
        .await?;
    if edited > 0 {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", edited),
        ));
    }
    let states: Vec<(Uuid, String)> = tx
        .all(
            sql!("select s.id, s.state from staged_activity s join activity a on a.id = s.id where s.batch = $1 and s.side = 'was' and a.state <> s.state"),
            args![batch],
        )
        .await?;
    let (wanted,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_activity where batch = $1 and side = 'was'"),
            args![batch],
        )
        .await?;
    let done = restore(tx, batch, "was").await?;
    if i64::try_from(done).unwrap_or(i64::MAX) != wanted {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", wanted),
        ));
    }
    let now = clock.now();
    insert_many(
        tx,
        "insert into activity_state (id, activity, state, at)",
        "",
        states
            .into_iter()
            .map(|(id, state)| args![clock.id::<StateRow>(), id, state, now])
            .collect(),
    )
    .await?;
    links::store::undo(tx, batch).await?;
    search::remove_those(tx, "select id from activity where batch = $1", args![batch]).await?;
    for statement in [
        sql!("delete from co_organiser where activity in (select id from activity where batch = $1)"),
        sql!("delete from activity_state where activity in (select id from activity where batch = $1)"),
        sql!("delete from activity_initiative where activity in (select id from activity where batch = $1)"),
        sql!("delete from activity_purpose where activity in (select id from activity where batch = $1)"),
        sql!("delete from activity_area where activity in (select id from activity where batch = $1)"),
        sql!("delete from activity where batch = $1"),
        sql!("delete from staged_activity where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}
