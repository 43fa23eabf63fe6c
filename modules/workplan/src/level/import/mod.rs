//! Initiatives, projects and core purposes as the cells of workbooks name them, for
//! every kind of row that belongs to one.

mod store;

use balai_kernel::{
    App, Result,
    import::{ColumnSpec, PlannedRow, Question},
    store::Db,
    text::{Lang, Message, Words},
};
use balai_names::fold;
use uuid::Uuid;

/// The column that names an initiative.
pub const INITIATIVE: ColumnSpec = ColumnSpec::new(
    "initiative",
    &[
        "initiative",
        "initiative no",
        "inisiatif",
        "iniciativa",
        "แผนงาน",
        "sáng kiến",
    ],
);

/// The column that names a core purpose.
pub const PURPOSE: ColumnSpec = ColumnSpec::new(
    "purpose",
    &[
        "core purpose",
        "purpose",
        "cp",
        "tujuan inti",
        "propósito",
        "mục đích",
    ],
);

/// One initiative, project or purpose.
struct Named {
    id: Uuid,
    code: String,
    name: Words,
    folded: Vec<String>,
}

/// All of one level, in the plan's order.
pub struct Level(Vec<Named>);

impl Level {
    fn of_rows(rows: Vec<store::Row>) -> Self {
        let named = |(id, code, name): store::Row| Named {
            id,
            code,
            folded: name.texts.values().map(|name| fold(name)).collect(),
            name: name.0,
        };
        Self(rows.into_iter().map(named).collect())
    }

    /// The one that a text names: by code, by name, or by the number in `Initiative 4: ...`.
    pub fn named(&self, text: &str) -> Option<Uuid> {
        let folded = fold(text);
        let exact = |one: &&Named| fold(&one.code) == folded || one.folded.contains(&folded);
        let number = || {
            let first = folded
                .split(' ')
                .find(|word| word.chars().all(|c| c.is_ascii_digit()))?;
            let first = first.trim_start_matches('0');
            self.0.iter().find(|one| one.code == first)
        };
        let letters = || {
            // CP2, I4: a short mark with the number behind it.
            let first = folded.split(' ').next()?;
            let digits = first.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let is_short = first.len() <= digits.len() + 3;
            self.0.iter().find(|one| is_short && one.code == digits)
        };
        self.0
            .iter()
            .find(exact)
            .or_else(number)
            .or_else(letters)
            .map(|one| one.id)
    }

    /// The one that a row names, if it names any; nothing when the row was settled,
    /// because somebody has to say which is meant.
    pub fn of(&self, row: &mut PlannedRow, field: &str) -> Option<Option<Uuid>> {
        if let Some(answer) = row.answer(field) {
            return Some(self.0.iter().find(|one| one.code == answer).map(|one| one.id));
        }
        let Some(text) = row.get(field).map(str::to_owned) else {
            return Some(None);
        };
        if matches!(fold(&text).as_str(), "" | "n a" | "na" | "none" | "tbc") {
            return Some(None);
        }
        let found = self.named(&text);
        if found.is_none() {
            let reason = Message::new("import-level-unknown").with("written", text);
            row.ask(reason, Question::about(field));
        }
        found.map(Some)
    }

    /// All that a text names: `4; also 2`, `2 and 4`, `CP1, CP3`, or one of them by its
    /// whole name. Words that name nothing say nothing; a number that is none of this
    /// level is told, because somebody meant something by it.
    pub fn several(&self, text: &str) -> Several {
        let mut out = Several::default();
        let whole = fold(text);
        let exact = |folded: &str| {
            let found = self
                .0
                .iter()
                .find(|one| one.folded.iter().any(|name| name == folded));
            found.map(|one| one.id)
        };
        if let Some(id) = exact(&whole) {
            out.found.push(id);
            return out;
        }
        for part in text.split([';', '|', '\n', ',', '&', '+', '/']) {
            let folded = fold(part);
            if let Some(id) = exact(&folded) {
                out.found.push(id);
                continue;
            }
            let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
            let is_short = words
                .iter()
                .all(|word| MARKS.contains(word) || number_of(word).is_some());
            for number in words
                .iter()
                .filter(|_| is_short)
                .filter_map(|word| number_of(word))
            {
                match self.0.iter().find(|one| one.code == number) {
                    Some(one) => out.found.push(one.id),
                    None => out.unknown = Some(part.trim().to_owned()),
                }
            }
        }
        out
    }

    /// All of the level as an answer to a question.
    pub fn offered(&self) -> Vec<(String, Message)> {
        let said = |one: &Named| {
            let name = format!("{} {}", one.code, one.name.get(Lang::EN));
            (
                one.code.clone(),
                Message::new("import-choice-named").with("name", name),
            )
        };
        self.0.iter().map(said).collect()
    }

    fn choices(&self, lang: Lang) -> Vec<(String, String)> {
        self.0
            .iter()
            .map(|one| (one.code.clone(), format!("{} {}", one.code, one.name.get(lang))))
            .collect()
    }
}

/// What a text that may name several of a level says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Several {
    /// Those that it names, in its order.
    pub found: Vec<Uuid>,
    /// What looks like one and is none.
    pub unknown: Option<String>,
}

/// Words that stand around the numbers of levels and say nothing of their own.
const MARKS: &[&str] = &[
    "also",
    "and",
    "no",
    "nos",
    "plus",
    "supports",
    "secondary",
    "initiative",
    "initiatives",
    "core",
    "purpose",
    "purposes",
    "inisiatif",
    "tujuan",
    "inti",
    "juga",
    "dan",
    "serta",
    "et",
    "aussi",
    "y",
    "tambien",
];

/// The number in `4`, `04`, `I4`, `CP2`.
fn number_of(word: &str) -> Option<&str> {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (is_number && word.len() <= digits.len() + 2).then(|| digits.trim_start_matches('0'))
}

/// The levels above the activity.
pub struct Levels {
    /// Initiatives.
    pub initiatives: Level,
    /// Projects of initiatives.
    pub projects: Level,
    /// Core purposes.
    pub purposes: Level,
}

impl Levels {
    /// Reads them all: a few dozen rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(db: &Db) -> Result<Self> {
        Ok(Self {
            initiatives: Level::of_rows(store::initiatives(db).await?),
            projects: Level::of_rows(store::projects(db).await?),
            purposes: Level::of_rows(store::purposes(db).await?),
        })
    }
}

/// What can be answered when a row names a level that nobody knows: code and name.
///
/// # Errors
/// When the database fails.
pub async fn choices(app: &App, field: &str, lang: Lang) -> Result<Vec<(String, String)>> {
    let rows = match field {
        "initiative" => store::initiatives(&app.db).await?,
        "purpose" => store::purposes(&app.db).await?,
        _ => Vec::new(),
    };
    Ok(Level::of_rows(rows).choices(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level() -> Level {
        let named = |(at, (code, name)): (usize, &(&str, &str))| Named {
            id: Uuid::from_u128(at as u128 + 1),
            code: (*code).to_owned(),
            name: Words::en(*name),
            folded: vec![fold(name)],
        };
        let all = [
            ("1", "Drivers, causes and effects"),
            ("2", "Smuggling"),
            ("4", "Trafficking"),
        ];
        Level(all.iter().enumerate().map(named).collect())
    }

    #[test]
    fn several_levels_in_one_cell_are_all_read_and_names_with_commas_stay_one() {
        let ids = |text: &str| -> Vec<u128> {
            let several = level().several(text);
            several.found.iter().map(Uuid::as_u128).collect()
        };
        assert_eq!(ids("4; also 2"), [3, 2]);
        assert_eq!(ids("4 (juga 2)"), [3, 2]);
        assert_eq!(ids("I2 and I4"), [2, 3]);
        assert_eq!(ids("Trafficking | Smuggling"), [3, 2]);
        assert_eq!(ids("Drivers, causes and effects"), [1]);
        assert_eq!(ids("Trafficking, phase 2"), [3]);
        assert_eq!(level().several("4; also 9").unknown.as_deref(), Some("also 9"));
        assert_eq!(level().several("4; see 9 remarks").unknown, None);
    }
}
