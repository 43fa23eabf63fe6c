//! Values that a cell probably has: from the directory as the reader may see it. Modules give them.

use futures::future::BoxFuture;

use crate::{actor::Actor, error::Result, module::App};

use super::Cells;

/// Most suggestions for one cell.
pub const MOST: usize = 8;
/// Most values of a column that are written into a page.
pub const MOST_LISTED: usize = 200;

/// For which cell values are asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The kind of import.
    pub kind: &'a str,
    /// The column's field.
    pub field: &'a str,
    /// What is typed so far; empty for the values of a whole column.
    pub typed: &'a str,
    /// What else stands in the row.
    pub row: &'a Cells,
    /// How many are wanted.
    pub most: usize,
}

/// A value that a cell may have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestion {
    /// What is taken.
    pub value: String,
    /// What tells it from others of the same value, in the reader's language.
    pub about: String,
    /// What it says of other fields of the row.
    pub fills: Vec<(&'static str, String)>,
}

impl Suggestion {
    /// A value alone.
    pub fn of(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            ..Self::default()
        }
    }
}

/// The values that a module knows for a cell, of those that the actor may see, the likeliest first;
/// nothing for fields that are not its own.
pub type SuggestFn = for<'a> fn(&'a App, &'a Actor, Asked<'a>) -> BoxFuture<'a, Result<Vec<Suggestion>>>;

/// What all modules know.
pub(super) async fn suggestions(app: &App, actor: &Actor, asked: Asked<'_>) -> Result<Vec<Suggestion>> {
    let mut found: Vec<Suggestion> = Vec::new();
    for suggest in app.modules.iter().filter_map(|module| module.suggest) {
        for one in suggest(app, actor, asked).await? {
            // Two records that read alike are one choice: the import asks which is meant.
            if !found.contains(&one) {
                found.push(one);
            }
        }
        if found.len() >= asked.most {
            break;
        }
    }
    found.truncate(asked.most);
    Ok(found)
}
