//! A saved view: a list as someone likes to see it, kept under a name of theirs; and
//! the columns of a list, of which everyone chooses those they want to see.
//!
//! A list becomes one with saved views and chosen columns by declaring its columns once
//! (`static COLUMNS: [Column<Row>; N]`) and drawing itself with [`Columns`].

mod column;
mod frame;
mod pages;
mod policy;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use column::{Column, Columns, date, text};
pub use frame::{Frame, Pick, document, file, part, pattern, plain_pattern};
pub use routes::MODULE;
pub use store::{MOST, of_list};

use crate::{account::Account, id::Id, store::FromRow, web::Listing};

/// A saved view as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct SavedView {
    /// Its id.
    pub id: Id<SavedView>,
    /// Whose it is; nobody else sees it.
    pub account: Id<Account>,
    /// The list's address.
    pub path: String,
    /// The name its owner gave it.
    pub name: String,
    /// Filters, order and columns, as in an address.
    pub query: String,
}

impl SavedView {
    /// The list as the view shows it.
    pub fn href(&self) -> String {
        format!("{}?{}", self.path, self.query)
    }

    /// Whether a list looks like this now, whatever page of it one is on.
    pub fn is_now(&self, listing: &Listing) -> bool {
        self.query == listing.query()
    }
}

/// The longest name of a view, in characters.
pub const LONGEST_NAME: usize = 60;
/// The longest query that is kept, in bytes.
const LONGEST_QUERY: usize = 2_000;

/// Whether a view may be kept for this address: a page of the workspace and nothing else.
fn is_list(path: &str) -> bool {
    path.len() <= 200
        && path.starts_with("/app/")
        && !path.contains("//")
        && path
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'))
}

/// A name as it was typed, in one line; none when there is nothing in it.
fn tidy_name(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let name: String = words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
