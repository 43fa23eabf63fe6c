//! The levels of the plan above the activity: strategy areas, core purposes,
//! initiatives and their projects. They come from the profile.

pub mod import;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
pub mod web;

pub use store::{LevelRow, install, levels};

use balai_kernel::{
    App, Audience, Id, Result,
    search::{self, Doc},
    text::{Lang, Words},
};

/// A strategy area, for typed ids.
pub enum StrategyArea {}
/// A core purpose, for typed ids.
pub enum CorePurpose {}

/// An initiative as its rule sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiative {
    /// Who can see it.
    pub audience: Audience,
}

/// A project as its rule sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Who can see it.
    pub audience: Audience,
}

/// Which level a row is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Strategy area.
    Area,
    /// Core purpose.
    Purpose,
    /// Initiative.
    Initiative,
    /// Project of an initiative.
    Project,
}

impl Rank {
    /// The number in the statement that reads all levels at once.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Area => 0,
            Self::Purpose => 1,
            Self::Initiative => 2,
            Self::Project => 3,
        }
    }
}

/// All levels that an actor sees, in the plan's order: a few dozen rows, read at once.
#[derive(Debug, Clone, Default)]
pub struct Levels(pub Vec<LevelRow>);

impl Levels {
    /// The rows of one level.
    pub fn of(&self, rank: Rank) -> impl Iterator<Item = &LevelRow> {
        self.0.iter().filter(move |row| row.rank == rank.number())
    }

    /// The row with this id.
    pub fn by_id<T>(&self, id: Option<Id<T>>) -> Option<&LevelRow> {
        let id = id?.uuid();
        self.0.iter().find(|row| row.id == id)
    }

    /// The row of a level with this code.
    pub fn by_code(&self, rank: Rank, code: &str) -> Option<&LevelRow> {
        self.of(rank).find(|row| row.code == code)
    }

    /// The projects of an initiative.
    pub fn projects_of(&self, initiative: &LevelRow) -> impl Iterator<Item = &LevelRow> {
        let id = initiative.id;
        self.of(Rank::Project).filter(move |row| row.parent == Some(id))
    }

    /// Codes and names of a level, for filters.
    pub fn choices(&self, rank: Rank, lang: Lang) -> Vec<(String, String)> {
        self.of(rank)
            .map(|row| (row.code.clone(), row.title(lang)))
            .collect()
    }
}

/// A level's name with its number before it where the code is one.
pub fn titled(code: &str, name: &str) -> String {
    if code.chars().all(|c| c.is_ascii_digit()) {
        format!("{code}, {name}")
    } else {
        name.to_owned()
    }
}

impl LevelRow {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.0.get(lang)
    }

    /// Its name with its number before it where the code is one: "4, Smuggling ...".
    pub fn title(&self, lang: Lang) -> String {
        titled(&self.code, self.name(lang))
    }

    /// Its id as one of its noun.
    pub fn id<T>(&self) -> Id<T> {
        Id::of(self.id)
    }
}

/// Makes the initiatives and projects findable: by their names in every language, their
/// codes and what opens their pages. Strategy areas and core purposes have no pages.
///
/// # Errors
/// When the database fails.
pub async fn reindex(app: &App) -> Result<()> {
    let levels = store::all(&app.db).await?;
    let docs = [
        (Rank::Initiative, "initiative", "/app/plan/initiatives"),
        (Rank::Project, "project", "/app/plan/projects"),
    ]
    .into_iter()
    .flat_map(|(rank, noun, path)| levels.of(rank).map(move |row| (row, noun, path)))
    .map(|(row, noun, path)| doc(&levels, row, noun, path))
    .collect::<Vec<_>>();
    let docs = &docs;
    app.db
        .write(
            "level.reindex",
            |tx| async move { search::put_many(&tx, docs).await },
        )
        .await
}

fn doc(levels: &Levels, row: &LevelRow, noun: &'static str, path: &str) -> Doc {
    let all = |words: &Words| words.texts.values().cloned().collect::<Vec<_>>().join(" ");
    let about = row.about.as_ref().map(|about| all(&about.0)).unwrap_or_default();
    let whole = levels.0.iter().find(|level| Some(level.id) == row.parent);
    Doc {
        id: row.id,
        noun,
        href: format!("{path}/{}", row.code),
        title: row.title(Lang::EN),
        lede: whole.map(|whole| whole.title(Lang::EN)).unwrap_or_default(),
        body: format!("{} {} {about}", row.code, all(&row.name.0)),
        audience: Audience::parse(&row.audience),
        on: None,
    }
}
