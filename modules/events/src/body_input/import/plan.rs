//! What is to become of rows that name inputs to bodies.

use balai_directory::body;
use balai_kernel::{
    Id, Result,
    import::{DateRead, PlanContext, PlannedRow, Question, Standing, precision},
    store::Day,
    text::Message,
};
use balai_names::{fold, tidy};

use super::store::{self, Record, Staged};

/// Who can see inputs to bodies by default: everyone who is signed in.
const AUDIENCE: &str = "members office";

pub(super) async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let bodies = body::index(context.db, context.profile).await?;
    let names: Vec<String> = rows
        .iter()
        .filter_map(name)
        .map(|(body, meeting)| folded(&body, &meeting))
        .collect();
    let mut known = store::known(context.db, context.batch, &names).await?;
    let mut staged = Vec::new();
    for row in rows.iter_mut() {
        let Some((written, meeting)) = name(row) else {
            row.cannot(Message::new("import-no-body"), Some("body"));
            continue;
        };
        let Some((from_on, to_on, how, year, month)) = span(context, row) else {
            continue;
        };
        let folded = folded(&written, &meeting);
        let same = known.entry(folded.clone()).or_default();
        // The same meeting of another year is another input.
        let found = same.iter().find(|one| one.year == year).cloned();
        if found.as_ref().is_some_and(|one| one.is_staged) && !is_another(row, "body") {
            continue;
        }
        let before = found.filter(|one| !one.is_staged);
        let record = Record {
            id: before
                .as_ref()
                .map_or_else(|| context.clock.id::<Record>().uuid(), |old| old.id),
            body: bodies.find(&written).map(Id::uuid),
            body_written: written,
            meeting,
            folded,
            from_on,
            to_on,
            precision: how.to_owned(),
            year,
            month,
            summary: text(row, "summary").or_else(|| before.as_ref()?.summary.clone()),
            audience: before
                .as_ref()
                .map_or_else(|| AUDIENCE.to_string(), |old| old.audience.clone()),
            version: before.as_ref().map_or(1, |old| old.version),
            is_staged: true,
        };
        if settle(row, &record, before.as_ref()) {
            same.push(record.clone());
            staged.push(Staged { record, before });
        }
    }
    let staged = &staged;
    context
        .db
        .write("import.inputs", |tx| async move {
            store::save(&tx, context.batch, staged).await
        })
        .await
}

/// The body as written, and the meeting; a list may name only the meeting.
fn name(row: &PlannedRow) -> Option<(String, String)> {
    let body = text(row, "body").or_else(|| text(row, "meeting"))?;
    let meeting = text(row, "meeting").unwrap_or_default();
    (!fold(&body).is_empty()).then_some((body, meeting))
}

fn folded(body: &str, meeting: &str) -> String {
    fold(&format!("{body} {meeting}"))
}

fn text(row: &PlannedRow, field: &str) -> Option<String> {
    row.get(field)
        .map(|text| tidy(text).text)
        .filter(|text| !text.is_empty())
}

/// First day, last day, precision, year, month.
type Span = (Option<Day>, Option<Day>, &'static str, i64, Option<i64>);

/// The dates of a row, the year by which it is counted among them; nothing when the row
/// was settled.
fn span(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Span> {
    let read = |row: &mut PlannedRow, field: &str| match row.date(field, context.hints) {
        DateRead::Is(found) => Some(Some(found)),
        DateRead::Nothing => Some(None),
        DateRead::Settled => None,
    };
    let first = read(row, "start")?;
    let first = if first.is_some() {
        first
    } else {
        read(row, "date")?
    };
    let last = read(row, "end")?.or(first);
    let (Some(first), Some(last)) = (first.or(last), last) else {
        // A list of a year says the year in its title.
        let Some(year) = context.hints.year else {
            row.cannot(Message::new("import-year-missing"), Some("date"));
            return None;
        };
        let (from, to) = (jiff::civil::date(year, 1, 1), jiff::civil::date(year, 12, 31));
        return Some((Some(Day(from)), Some(Day(to)), "year", i64::from(year), None));
    };
    if last.to < first.from {
        let written = row.get("end").unwrap_or_default().to_owned();
        row.cannot(
            Message::new("import-date-backwards").with("written", written),
            Some("end"),
        );
        return None;
    }
    let how = if first == last {
        precision(&first)
    } else if first.from == last.to {
        "day"
    } else {
        "range"
    };
    let month = (!matches!(how, "year" | "quarter")).then(|| i64::from(first.from.month()));
    Some((
        Some(Day(first.from)),
        Some(Day(last.to)),
        how,
        i64::from(first.from.year()),
        month,
    ))
}

/// Settles a row whose record is known or written by an earlier row; the record to alter,
/// or nothing if the row is settled.
fn settle(row: &mut PlannedRow, record: &Record, before: Option<&Record>) -> bool {
    row.target = Some(record.id);
    match before.map(|old| old.differences(record)).as_deref() {
        None => row.settle(Standing::New, Message::new("import-new"), None),
        Some([]) => {
            row.settle(Standing::Same, Message::new("import-same"), None);
            return false;
        }
        Some(fields) => {
            let words = Message::new("import-changes").with("fields", fields.join(", "));
            row.settle(Standing::Changes, words, fields.first().copied());
        }
    }
    true
}

/// The second row of one name and day in one file: somebody has to say whether it is
/// another. True if it is.
fn is_another(row: &mut PlannedRow, field: &str) -> bool {
    match row.answer("twice") {
        Some("another") => return true,
        Some(_) => row.settle(Standing::Same, Message::new("import-left"), Some(field)),
        None => {
            let written = row.get(field).unwrap_or_default().to_owned();
            let choices = vec![
                ("leave".to_owned(), Message::new("import-choice-leave")),
                ("another".to_owned(), Message::new("import-choice-another")),
            ];
            row.ask(
                Message::new("import-code-twice").with("code", written),
                Question::of("twice", choices),
            );
            row.cell = row.places.get(field).cloned();
        }
    }
    false
}
