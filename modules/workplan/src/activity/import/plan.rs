//! What is to become of rows that name activities.

use std::collections::{HashMap, HashSet};

use balai_directory::{agency, party::import::Finder};
use balai_kernel::{
    Id, Result,
    import::{DateRead, PlanContext, PlannedRow, Question, Standing, precision},
    store::Day,
    text::Message,
};
use balai_names::{fold, tidy};
use uuid::Uuid;

use super::{
    links::{self, Gained, Kept},
    store::{self, Known, Record},
    words,
};
use crate::{
    activity::{Activity, default_audience},
    level::import::Levels,
    state::State,
};

/// What a row writes.
pub(super) struct Staged {
    pub record: Record,
    /// What stood there, for a change.
    pub before: Option<Record>,
    pub reason: Option<String>,
    /// Levels that it also serves, and co-organisers.
    pub gained: Gained,
}

pub(super) async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let finder = Finder::load(context.db).await?;
    let levels = Levels::load(context.db).await?;
    let wholes: Vec<String> = rows.iter().filter_map(whole).collect();
    let codes: Vec<String> = rows
        .iter()
        .filter_map(code)
        .chain(wholes.iter().cloned())
        .map(|code| code.to_lowercase())
        .collect();
    let titles: Vec<String> = rows
        .iter()
        .filter_map(title)
        .chain(wholes)
        .map(|title| fold(&title))
        .collect();
    let mut known = store::known(context.db, context.batch, &codes, &titles).await?;
    let ids: Vec<Uuid> = known.by_code.values().map(|record| record.id).collect();
    let kept = links::store::kept(context.db, &ids).await?;
    let parents = store::wholes(context.db, &ids).await?;
    let agencies: HashSet<String> = agency::store::named(context.db, &links::doubtful(rows.iter()))
        .await?
        .into_iter()
        .collect();
    let mut run = Run {
        context,
        finder: &finder,
        agencies: &agencies,
        levels: &levels,
        known: &mut known,
        kept: &kept,
        used: HashSet::new(),
    };
    let mut staged = Vec::new();
    // What is a part of nothing comes first, so that parts find their programmes
    // wherever in the list these stand.
    let (first, then): (Vec<usize>, Vec<usize>) =
        (0..rows.len()).partition(|at| rows.get(*at).is_some_and(|row| whole(row).is_none()));
    for at in first.into_iter().chain(then) {
        if let Some(row) = rows.get_mut(at)
            && let Some(one) = plan_row(&mut run, &parents, row)
        {
            staged.push(one);
        }
    }
    let staged = &staged;
    context
        .db
        .write("import.activities", |tx| async move {
            store::save(&tx, context.clock, context.batch, staged).await
        })
        .await
}

fn code(row: &PlannedRow) -> Option<String> {
    row.get("code")
        .map(|text| tidy(text).text)
        .filter(|text| !text.is_empty())
}

fn title(row: &PlannedRow) -> Option<String> {
    row.get("title")
        .map(|text| tidy(text).text)
        .filter(|text| !fold(text).is_empty())
}

/// What planning a run of rows needs.
struct Run<'a> {
    context: &'a PlanContext<'a>,
    finder: &'a Finder,
    /// Folded names of agencies that cells of co-organisers may name.
    agencies: &'a HashSet<String>,
    levels: &'a Levels,
    known: &'a mut Known,
    kept: &'a HashMap<Uuid, Kept>,
    /// Programmes of rows before this one.
    used: HashSet<Uuid>,
}

/// The programme that a row names.
fn whole(row: &PlannedRow) -> Option<String> {
    row.get("part_of")
        .map(|text| tidy(text).text)
        .filter(|text| !matches!(fold(text).as_str(), "" | "n a" | "na" | "none" | "no" | "tbc"))
}

fn plan_row(run: &mut Run<'_>, parents: &HashSet<Uuid>, row: &mut PlannedRow) -> Option<Staged> {
    let (context, finder, levels) = (run.context, run.finder, run.levels);
    let Some(title) = title(row) else {
        row.cannot(Message::new("import-no-title"), Some("title"));
        return None;
    };
    let span = span(context, row)?;
    let found = match code(row) {
        Some(code) => run.known.by_code.get(&code.to_lowercase()).cloned(),
        None => run
            .known
            .by_title
            .get(&fold(&title))
            .into_iter()
            .flatten()
            .find(|record| span.is_none() || record.from_on.map(|day| day.0) == span.map(|s| s.0))
            .cloned(),
    };
    if let Some((_, true)) = found.as_ref().map(|record| (record, record.is_staged)) {
        return twice(row, code(row));
    }
    let before = found.filter(|record| !record.is_staged);
    let mut record = before.clone().unwrap_or_else(|| Record {
        id: context.clock.id::<Activity>().uuid(),
        ..Record::default()
    });
    if row.target.is_none() {
        row.target = Some(record.id);
    }
    record.title = title;
    fill_kind(context, row, &mut record)?;
    fill_levels(levels, row, &mut record)?;
    if let Some((from, to, how)) = span {
        record.from_on = Some(Day(from));
        record.to_on = Some(Day(to));
        record.precision = how.to_owned();
    }
    fill_texts(finder, row, &mut record);
    let today = context.clock.now().day_in(&context.profile.zone());
    fill_state(row, &mut record, before.is_none(), today)?;
    if record.code.is_empty() {
        record.code = code(row).unwrap_or_else(|| run.known.free_code(&record));
    }
    let state = State::from_code(&record.state).unwrap_or(State::Proposed);
    if before.as_ref().is_none_or(|old| old.state != record.state) {
        record.audience = default_audience(
            state,
            record.is_event,
            record.is_unlisted,
            record.project.map(balai_kernel::Id::of),
        )
        .to_string();
    }
    fill_whole(run, parents, row, &mut record)?;
    let kept = run.kept.get(&record.id).cloned().unwrap_or_default();
    let gained = links::gained(finder, run.agencies, levels, row, &record, &kept)?;
    row.target = Some(record.id);
    let changed = before.as_ref().map(|old| {
        let mut fields = old.differences(&record);
        fields.extend(gained.fields());
        fields
    });
    match changed.as_deref() {
        None => row.settle(Standing::New, Message::new("import-new"), None),
        Some([]) => {
            row.settle(Standing::Same, Message::new("import-same"), None);
            return None;
        }
        Some(fields) => {
            let first = fields.first().copied();
            let words = Message::new("import-changes").with("fields", fields.join(", "));
            row.settle(Standing::Changes, words, first);
        }
    }
    run.known.note(&record);
    Some(Staged {
        record,
        before,
        reason: row.get("reason").map(|text| tidy(text).text),
        gained,
    })
}

/// The second row of one code in one file: somebody has to say which holds.
fn twice(row: &mut PlannedRow, code: Option<String>) -> Option<Staged> {
    let field = if code.is_some() { "code" } else { "title" };
    let code = code.unwrap_or_else(|| row.get("title").unwrap_or_default().to_owned());
    let reason = Message::new("import-code-twice").with("code", code);
    if row.answer("twice") == Some("leave") {
        row.settle(Standing::Same, Message::new("import-left"), Some(field));
        return None;
    }
    let leave = ("leave".to_owned(), Message::new("import-choice-leave"));
    row.ask(reason, Question::of("twice", vec![leave]));
    row.cell = row.places.get(field).cloned();
    None
}

type Span = (jiff::civil::Date, jiff::civil::Date, &'static str);

/// The dates of a row; the outer option is empty when the row was settled.
fn span(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Option<Span>> {
    let read = |row: &mut PlannedRow, field: &str| match row.date(field, context.hints) {
        DateRead::Is(found) => Some(Some(found)),
        DateRead::Nothing => Some(None),
        DateRead::Settled => None,
    };
    let start = read(row, "start")?;
    let end = read(row, "end")?;
    let whole = read(row, "dates")?;
    let (first, last) = match (start.or(whole), end) {
        (None, None) => return Some(None),
        (None, Some(only)) | (Some(only), None) => (only, only),
        (Some(first), Some(last)) => (first, last),
    };
    if last.to < first.from {
        let reason =
            Message::new("import-date-backwards").with("written", row.get("end").unwrap_or_default());
        row.cannot(reason, Some("end"));
        return None;
    }
    let how = if first == last {
        precision(&first)
    } else {
        match (precision(&first), precision(&last)) {
            ("day", "day") if first.from == last.to => "day",
            ("day" | "range", "day" | "range") => "range",
            (how, _) => how,
        }
    };
    Some(Some((first.from, last.to, how)))
}

fn fill_kind(context: &PlanContext<'_>, row: &mut PlannedRow, record: &mut Record) -> Option<()> {
    let answered = row
        .answer("kind")
        .and_then(|code| context.profile.activity_kind(code));
    let written = row.get("kind").map(str::to_owned);
    let kind = match (answered, &written) {
        (Some(kind), _) => Some(kind),
        (None, Some(text)) => words::kind(context.profile, text),
        // Without a word about it, what it is called says what it is.
        (None, None) if record.kind.is_empty() => words::inside(context.profile, &fold(&record.title)),
        (None, None) => return Some(()),
    };
    let Some(kind) = kind else {
        let reason = match written {
            Some(text) => Message::new("import-kind-unknown-word").with("written", text),
            None => Message::new("import-kind-missing"),
        };
        row.ask(reason, Question::about("kind"));
        return None;
    };
    record.kind.clone_from(&kind.code);
    record.is_event = kind.is_event;
    Some(())
}

fn fill_levels(levels: &Levels, row: &mut PlannedRow, record: &mut Record) -> Option<()> {
    record.initiative = levels.initiatives.of(row, "initiative")?.or(record.initiative);
    record.core_purpose = levels.purposes.of(row, "purpose")?.or(record.core_purpose);
    if let Some(text) = row.get("project") {
        // A project that the plan does not know is no reason to stop a list.
        record.project = levels.projects.named(text).or(record.project);
    }
    Some(())
}

/// The programme that a row is a part of: by code or title, in the plan or in the list.
fn fill_whole(
    run: &mut Run<'_>,
    parents: &HashSet<Uuid>,
    row: &mut PlannedRow,
    record: &mut Record,
) -> Option<()> {
    let leave = || ("leave".to_owned(), Message::new("import-choice-no-whole"));
    let Some(written) = whole(row).filter(|_| row.answer("part_of") != Some("leave")) else {
        return Some(());
    };
    let titled = run.known.by_title.get(&fold(&written)).map(Vec::as_slice);
    let found = run.known.by_code.get(&written.to_lowercase()).or(match titled {
        Some([only]) => Some(only),
        _ => None,
    });
    let Some(found) = found else {
        let reason = Message::new("import-whole-unknown").with("written", written);
        row.ask(reason, Question::of("part_of", vec![leave()]));
        return None;
    };
    // One level of parts only: a part of a part could be counted with either.
    let nests = found.part_of.is_some() || parents.contains(&record.id) || run.used.contains(&record.id);
    if found.id == record.id || nests {
        let reason = Message::new("import-whole-nested").with("written", written);
        row.ask(reason, Question::of("part_of", vec![leave()]));
        return None;
    }
    record.part_of = Some(found.id);
    run.used.insert(found.id);
    Some(())
}

/// The place, with the country where a column of its own names it.
fn place(row: &PlannedRow) -> Option<String> {
    match (row.text("place"), row.text("country")) {
        (Some(place), Some(country)) if !fold(&place).contains(&fold(&country)) => {
            Some(format!("{place}, {country}"))
        }
        (place, country) => place.or(country),
    }
}

fn fill_texts(finder: &Finder, row: &PlannedRow, record: &mut Record) {
    let text = |field: &str| {
        row.get(field)
            .map(|text| tidy(text).text)
            .filter(|text| !text.is_empty())
    };
    let set = |slot: &mut Option<String>, field: &str| {
        if let Some(value) = text(field) {
            *slot = Some(value);
        }
    };
    if let Some(place) = place(row) {
        record.place = Some(place);
    }
    set(&mut record.source, "source");
    set(&mut record.series, "series");
    set(&mut record.funder, "funder");
    set(&mut record.in_kind_giver, "in_kind");
    if let Some(summary) = row.get("summary") {
        // Longer than a name: kept whole, without what cannot be shown.
        let lines: Vec<String> = summary.lines().map(|line| tidy(line).text).collect();
        record.summary = Some(lines.join("\n"));
    }
    let mode = row
        .get("mode")
        .and_then(words::mode)
        .or_else(|| row.get("place").and_then(words::mode));
    if let Some(mode) = mode {
        record.mode = mode.to_owned();
    }
    let told = row.get("level").and_then(words::level);
    if let Some(level) = told.or_else(|| row.get("kind").and_then(words::level)) {
        record.level = level.to_owned();
        if level == "national" {
            let country = row
                .get("country")
                .and_then(|name| finder.sure(name))
                .or_else(|| finder.sure(row.get("place")?.rsplit(',').next()?));
            record.level_party = country.map(Id::uuid).or(record.level_party);
        }
    }
    if let Some(role) = row.get("office_role").and_then(words::office_role) {
        record.office_role = role.to_owned();
    }
    if let Some(party) = row.get("host").and_then(|text| finder.sure(text)) {
        record.host_party = Some(party.uuid());
    }
}

fn speaks_of_not_held(row: &PlannedRow) -> bool {
    ["title", "summary", "reason", "place"]
        .iter()
        .filter_map(|field| row.get(field))
        .any(words::speaks_of_not_held)
}

fn fill_state(
    row: &mut PlannedRow,
    record: &mut Record,
    is_new: bool,
    today: jiff::civil::Date,
) -> Option<()> {
    let answered = row.answer("state").and_then(State::from_code);
    let state = match (answered, row.get("state").map(str::to_owned)) {
        (Some(state), _) => state,
        (None, Some(text)) => match words::state(&text) {
            Some(state) => state,
            None => {
                let reason = Message::new("import-status-unknown").with("written", text);
                row.ask(reason, Question::about("state"));
                return None;
            }
        },
        (None, None) if !is_new => return Some(()),
        // Something in the row says that it did not happen: nobody counts it unasked.
        (None, None) if speaks_of_not_held(row) => {
            row.ask(Message::new("import-status-elsewhere"), Question::about("state"));
            return None;
        }
        // A list of what is over, without a word about it, is a list of what was done.
        (None, None) if record.to_on.is_some_and(|day| day.0 < today) => State::Completed,
        (None, None) => State::Planned,
    };
    state.code().clone_into(&mut record.state);
    Some(())
}

impl Known {
    /// A code that neither the plan nor the batch has: the year and a number.
    fn free_code(&self, record: &Record) -> String {
        let year = record
            .from_on
            .map_or_else(|| "0000".to_owned(), |day| day.year().to_string());
        let words: Vec<String> = fold(&record.title)
            .split(' ')
            .filter(|word| word.len() > 2)
            .take(4)
            .map(str::to_owned)
            .collect();
        let base = format!("{year}-{}", words.join("-"));
        let taken = |code: &str| self.by_code.contains_key(&code.to_lowercase());
        if !taken(&base) {
            return base;
        }
        (2..)
            .map(|n| format!("{base}-{n}"))
            .find(|code| !taken(code))
            .unwrap_or(base)
    }
}

/// Records by their titles.
pub(super) type ByTitle = HashMap<String, Vec<Record>>;
