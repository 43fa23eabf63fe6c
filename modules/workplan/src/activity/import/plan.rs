//! What is to become of rows that name activities.

use std::collections::HashMap;

use balai_directory::party::import::Finder;
use balai_kernel::{
    Id, Result,
    import::{DateRead, PlanContext, PlannedRow, Question, Standing, precision},
    store::Day,
    text::Message,
};
use balai_names::{fold, tidy};
use uuid::Uuid;

use super::{
    store::{self, Known, Levels, Record},
    words,
};
use crate::{
    activity::{Activity, default_audience},
    state::State,
};

/// What a row writes.
pub(super) struct Staged {
    pub record: Record,
    /// What stood there, for a change.
    pub before: Option<Record>,
    pub reason: Option<String>,
    pub co_organisers: Vec<(String, Option<balai_directory::PartyId>)>,
}

pub(super) async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let finder = Finder::load(context.db).await?;
    let levels = store::levels(context.db).await?;
    let codes: Vec<String> = rows
        .iter()
        .filter_map(code)
        .map(|code| code.to_lowercase())
        .collect();
    let titles: Vec<String> = rows.iter().filter_map(title).map(|title| fold(&title)).collect();
    let mut known = store::known(context.db, context.batch, &codes, &titles).await?;
    let mut staged = Vec::new();
    for row in rows.iter_mut() {
        if let Some(one) = plan_row(context, &finder, &levels, &mut known, row) {
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

fn plan_row(
    context: &PlanContext<'_>,
    finder: &Finder,
    levels: &Levels,
    known: &mut Known,
    row: &mut PlannedRow,
) -> Option<Staged> {
    let Some(title) = title(row) else {
        row.cannot(Message::new("import-no-title"), Some("title"));
        return None;
    };
    let span = span(context, row)?;
    let found = match code(row) {
        Some(code) => known.by_code.get(&code.to_lowercase()).cloned(),
        None => known
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
        record.code = code(row).unwrap_or_else(|| known.free_code(&record));
    }
    let state = State::from_code(&record.state).unwrap_or(State::Proposed);
    if before.as_ref().is_none_or(|old| old.state != record.state) {
        record.audience = default_audience(state, record.is_event, record.is_unlisted).to_string();
    }
    row.target = Some(record.id);
    let changed = before.as_ref().map(|old| old.differences(&record));
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
    known.note(&record);
    let co_organisers = match before {
        None => co_organisers(finder, row),
        Some(_) => Vec::new(),
    };
    Some(Staged {
        record,
        before,
        reason: row.get("reason").map(|text| tidy(text).text),
        co_organisers,
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
    record.initiative = level(row, "initiative", &levels.initiatives)?.or(record.initiative);
    record.core_purpose = level(row, "purpose", &levels.purposes)?.or(record.core_purpose);
    if let Some(text) = row.get("project") {
        // A project that the plan does not know is no reason to stop a list.
        record.project = store::match_level(&levels.projects, text).or(record.project);
    }
    Some(())
}

fn level(row: &mut PlannedRow, field: &str, all: &[store::Level]) -> Option<Option<Uuid>> {
    if let Some(answer) = row.answer(field) {
        return Some(
            all.iter()
                .find(|level| level.code == answer)
                .map(|level| level.id),
        );
    }
    let Some(text) = row.get(field).map(str::to_owned) else {
        return Some(None);
    };
    if matches!(fold(&text).as_str(), "" | "n a" | "na" | "none" | "tbc") {
        return Some(None);
    }
    match store::match_level(all, &text) {
        Some(id) => Some(Some(id)),
        None => {
            let reason = Message::new("import-level-unknown").with("written", text);
            row.ask(reason, Question::about(field));
            None
        }
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
    set(&mut record.place, "place");
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
                .get("place")
                .and_then(|place| place.rsplit(',').next())
                .and_then(|name| finder.sure(name));
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
        // A list of what is over, without a word about it, is a list of what was done.
        (None, None) if record.to_on.is_some_and(|day| day.0 < today) => State::Completed,
        (None, None) => State::Planned,
    };
    state.code().clone_into(&mut record.state);
    Some(())
}

fn co_organisers(finder: &Finder, row: &PlannedRow) -> Vec<(String, Option<balai_directory::PartyId>)> {
    row.get("co_organisers")
        .unwrap_or_default()
        .split([';', '\n', '|'])
        .map(|name| tidy(name).text)
        .filter(|name| name.chars().any(char::is_alphabetic))
        .map(|name| {
            let party = finder.sure(&name);
            (name, party)
        })
        .collect()
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
