//! Which event a row is about.

use std::collections::HashMap;

use balai_kernel::{
    Id, Result,
    import::{DateRead, PlanContext, PlannedRow, Question},
    text::Message,
};
use balai_names::fold;
use balai_workplan::approval;
use jiff::civil::Date;
use uuid::Uuid;

use super::store;

/// Where a row says which event it is about, the surest first.
const FIELDS: [&str; 2] = ["event", "event_title"];

/// The event that somebody said a row is about.
fn answered(row: &PlannedRow) -> Option<Uuid> {
    let answer = FIELDS.iter().find_map(|field| row.answer(field))?;
    answer.parse().ok()
}

/// An event as far as lists of participants need it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub id: Uuid,
    pub code: String,
    pub title: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub mode: String,
    pub kind: String,
    /// Done, or stopped for good.
    pub is_over: bool,
    /// Whether nobody can be put on its list before it is approved.
    pub is_barred: bool,
}

impl Seen {
    /// Whether it lies ahead, so that being on its list is being invited.
    fn is_ahead(&self, today: Date) -> bool {
        !self.is_over && self.to.or(self.from).is_none_or(|last| last >= today)
    }

    /// How many days it took, if its dates are known.
    pub fn days(&self) -> Option<u32> {
        let days = self.from?.until(self.to?).ok()?.get_days();
        u32::try_from(days).ok()?.checked_add(1)
    }
}

/// The events that rows may be about.
pub(super) struct Events {
    by_id: HashMap<Uuid, Seen>,
    by_code: HashMap<String, Uuid>,
    by_title: HashMap<String, Vec<Uuid>>,
    /// The event that the sheet itself is about.
    own: Option<Uuid>,
}

impl Events {
    /// Reads the events that rows and titles name.
    pub async fn load(context: &PlanContext<'_>, rows: &[PlannedRow]) -> Result<Self> {
        let mut codes: Vec<String> = Vec::new();
        let mut titles: Vec<String> = Vec::new();
        let mut ids: Vec<Uuid> = Vec::new();
        for row in rows {
            for text in FIELDS.iter().filter_map(|field| row.get(field)) {
                codes.extend(parts(text).map(|part| part.to_lowercase()));
                titles.push(fold(text));
                titles.extend(parts(text).map(fold));
            }
            ids.extend(answered(row));
        }
        let mut own_codes = Vec::new();
        let mut own_titles = Vec::new();
        for title in &context.hints.titles {
            own_codes.extend(
                title
                    .split(|c: char| {
                        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—')
                    })
                    .filter(|word| word.chars().any(|c| c.is_ascii_digit()))
                    .map(str::to_lowercase),
            );
            own_titles.push(fold(title));
            own_titles.extend(parts(title).map(fold));
        }
        codes.extend(own_codes.iter().cloned());
        titles.extend(own_titles.iter().cloned());
        for all in [&mut codes, &mut titles] {
            all.retain(|text| !text.is_empty());
            all.sort();
            all.dedup();
        }
        let found = store::events(context.db, context.batch, &codes, &titles, &ids).await?;
        let mut events = Self {
            by_id: HashMap::new(),
            by_code: HashMap::new(),
            by_title: HashMap::new(),
            own: None,
        };
        let today = context.clock.now().day_in(&context.profile.zone());
        for mut seen in found {
            if seen.is_ahead(today) {
                let id = Id::of(seen.id);
                seen.is_barred =
                    approval::is_barred(context.db, context.profile, today, &seen.kind, id).await?;
            }
            events.by_code.insert(seen.code.to_lowercase(), seen.id);
            let same = events.by_title.entry(fold(&seen.title)).or_default();
            if !same.contains(&seen.id) {
                same.push(seen.id);
            }
            events.by_id.insert(seen.id, seen);
        }
        events.own = own_codes
            .iter()
            .find_map(|code| events.by_code.get(code))
            .copied()
            .or_else(|| {
                own_titles
                    .iter()
                    .find_map(|title| match events.by_title.get(title).map(Vec::as_slice) {
                        Some([only]) => Some(*only),
                        _ => None,
                    })
            });
        Ok(events)
    }

    /// The event of a row; settles the row and returns nothing where nobody can tell.
    pub fn of<'a>(&'a self, context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<&'a Seen> {
        if let Some(seen) = answered(row).and_then(|id| self.by_id.get(&id)) {
            return Some(seen);
        }
        let written = FIELDS
            .iter()
            .find_map(|field| Some((*field, row.get(field)?.to_owned())));
        let Some((field, text)) = written else {
            if let Some(own) = self.own.and_then(|id| self.by_id.get(&id)) {
                return Some(own);
            }
            row.ask(Message::new("import-event-missing"), Question::about("event"));
            return None;
        };
        let by_code = std::iter::once(text.trim())
            .chain(parts(&text))
            .find_map(|part| self.by_code.get(&part.to_lowercase()));
        if let Some(seen) = by_code.and_then(|id| self.by_id.get(id)) {
            return Some(seen);
        }
        let title = |text: &str| {
            let whole = self.by_title.get(&fold(text));
            whole.or_else(|| parts(text).find_map(|part| self.by_title.get(&fold(part))))
        };
        let titled = title(&text).or_else(|| title(row.get("event_title")?));
        let mut fitting: Vec<&Seen> = titled
            .into_iter()
            .flatten()
            .filter_map(|id| self.by_id.get(id))
            .collect();
        if fitting.len() > 1 || (fitting.len() == 1 && row.get("event_date").is_some()) {
            match row.date("event_date", context.hints) {
                DateRead::Is(day) => fitting.retain(|seen| {
                    seen.from.is_none_or(|from| from <= day.to) && seen.to.is_none_or(|to| to >= day.from)
                }),
                DateRead::Nothing => {}
                DateRead::Settled => return None,
            }
        }
        match fitting.as_slice() {
            [only] => Some(*only),
            [] => {
                let reason = Message::new("import-event-unknown").with("written", text);
                row.ask(reason, Question::about(field));
                None
            }
            several => {
                let choices = several
                    .iter()
                    .map(|seen| {
                        let day = seen.from.map(|day| day.to_string()).unwrap_or_default();
                        let words = Message::new("import-choice-event")
                            .with("code", seen.code.as_str())
                            .with("day", day);
                        (seen.id.to_string(), words)
                    })
                    .collect();
                let reason = Message::new("import-event-several").with("written", text);
                row.ask(reason, Question::of(field, choices));
                None
            }
        }
    }
}

/// The parts of `RSO-2024-T01: National training` and `RSO-2024-T01 (Suva)`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([':', '(', ')', '–', '—', '|', '\n'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
