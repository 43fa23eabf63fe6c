//! Tables that a report draws from the records instead of having them typed: what was held,
//! what comes, what is late, what changed in the plan, what was said to whom.
//!
//! They are drawn with the eyes of a programme officer, whoever looks at the report: what only
//! those who lead the office may see never gets into a text that the office sends away.

mod rows;
mod store;

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    actor::{Role, Standing},
    t,
    text::Lang,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::period::Period;

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draw {
    /// Activities of the period with how many took part.
    Held,
    /// Activities of the two months after it.
    Ahead,
    /// Activities that should have been over and are not.
    Late,
    /// Activities postponed or cancelled in it, with the reason.
    Changed,
    /// Inputs to meetings of bodies.
    Inputs,
    /// Events of others to which the office contributed.
    External,
    /// What was published.
    Publications,
    /// Officials lent to the office: who came, who left, who is there. Posts, no names.
    Placements,
    /// Promises made, due and settled.
    Promises,
    /// Focal points named and ended, by party and theme. No names.
    FocalPoints,
}

impl Draw {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Held,
        Self::Ahead,
        Self::Late,
        Self::Changed,
        Self::Inputs,
        Self::External,
        Self::Publications,
        Self::Placements,
        Self::Promises,
        Self::FocalPoints,
    ];

    /// The word in a block's settings and in the catalogue (`drawn-held`, and `drawn-held-rule`
    /// for what stands in it).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Ahead => "ahead",
            Self::Late => "late",
            Self::Changed => "changed",
            Self::Inputs => "inputs",
            Self::External => "external",
            Self::Publications => "publications",
            Self::Placements => "placements",
            Self::Promises => "promises",
            Self::FocalPoints => "focal-points",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|draw| draw.code() == code)
    }

    /// Its columns, by the keys of their headings.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Held => &["drawn-when", "drawn-what", "drawn-where", "drawn-number"],
            Self::Ahead => &["drawn-when", "drawn-what", "drawn-where", "drawn-state"],
            Self::Late => &["drawn-end", "drawn-what", "drawn-state"],
            Self::Changed => &["drawn-what", "drawn-state", "drawn-reason"],
            Self::Inputs => &["drawn-when", "drawn-body", "drawn-what"],
            Self::External => &["drawn-when", "drawn-what", "drawn-where", "drawn-contribution"],
            Self::Publications => &["drawn-when", "drawn-what"],
            Self::Placements => &["drawn-when", "drawn-project", "drawn-state"],
            Self::Promises => &["drawn-party", "drawn-promise", "drawn-due", "drawn-state"],
            Self::FocalPoints => &["drawn-party", "drawn-theme", "drawn-state"],
        }
    }

    /// What stands in it, in a sentence.
    pub fn rule(self, lang: Lang) -> String {
        t!(lang, &format!("drawn-{}-rule", self.code()))
    }
}

/// A table as it was drawn: headings and rows, and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The headings.
    pub head: Vec<String>,
    /// The rows, each as wide as the head.
    pub rows: Vec<Vec<String>>,
    /// What stands in it and what does not.
    pub rule: String,
}

/// Tables by the words of what they show.
pub type Tables = BTreeMap<String, Drawn>;

/// Draws what is wanted of a period; one statement each.
///
/// # Errors
/// When the database fails.
pub async fn draw(app: &App, wanted: &[Draw], period: Period, lang: Lang) -> Result<Tables> {
    let eyes = officer(lang);
    let mut tables = Tables::new();
    for draw in wanted {
        let rows = rows::of(app, &eyes, *draw, period, lang).await?;
        let drawn = Drawn {
            head: draw.columns().iter().map(|key| t!(lang, key)).collect(),
            rows,
            rule: draw.rule(lang),
        };
        tables.insert(draw.code().to_owned(), drawn);
    }
    Ok(tables)
}

/// What any programme officer of the office sees.
fn officer(lang: Lang) -> Actor {
    let standing = Standing {
        grants: vec![(Role::ProgrammeOfficer, None)],
        ..Standing::default()
    };
    let nobody: Id<Account> = Id::of(Uuid::nil());
    Actor::signed_in(nobody, String::new(), lang, &standing, [])
}
