//! The risk: what could happen, why, and what would follow; how likely it is and how bad it would
//! be, each from one to five; who owns it and what they do about it, until the day on which it is
//! looked at again. Each rating is kept.

pub(crate) mod demo;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod web;

pub(crate) use policy::reads_registers;

use balai_kernel::{
    Audience, Id, Instant,
    account::Account,
    search::Doc,
    store::{Day, FromRow},
};
use jiff::civil::Date;

use crate::subject::{About, Subject};

/// Where the register is.
pub const PATH: &str = "/app/plan/risks";

/// A risk as it is kept, with the names that are shown beside it.
#[derive(Debug, Clone, FromRow)]
pub struct Risk {
    /// Its id.
    pub id: Id<Risk>,
    /// What could happen.
    pub words: String,
    /// Why it could.
    pub cause: String,
    /// What would follow.
    pub consequence: String,
    /// How likely it is, 1 to 5.
    pub likelihood: i64,
    /// How bad it would be, 1 to 5.
    pub impact: i64,
    /// What is done about it.
    pub treatment: String,
    /// Who owns it.
    pub owner: Option<Id<Account>>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// By when it is looked at again.
    pub review_on: Option<Day>,
    /// Since when it is closed.
    pub closed_at: Option<Instant>,
    /// Why.
    pub closed_because: Option<String>,
    /// Since when it is known.
    pub made_at: Instant,
    /// What it is about.
    #[sqlx(flatten)]
    pub about: About,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// How grave a risk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Up to 4 of 25.
    Low,
    /// 5 to 11.
    Medium,
    /// 12 and more.
    High,
}

/// From which product of likelihood and impact on a risk is high.
pub const HIGH: i64 = 12;

/// How grave a risk is whose likelihood and impact are these, 1 to 5 each.
pub const fn level(likelihood: i64, impact: i64) -> Level {
    match likelihood * impact {
        ..=4 => Level::Low,
        5..HIGH => Level::Medium,
        _ => Level::High,
    }
}

impl Level {
    /// Its word in the catalogue (`risk-level-high`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What a person types of a risk; how it is rated stands apart once it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What could happen.
    pub words: String,
    /// Why.
    pub cause: String,
    /// What would follow.
    pub consequence: String,
    /// What is done about it.
    pub treatment: String,
    /// Who owns it.
    pub owner: Option<Id<Account>>,
    /// By when it is looked at again.
    pub review_on: Option<Date>,
    /// What it is about.
    pub subject: Subject,
    /// Whether the co-chairs read it too.
    pub is_shared: bool,
}

/// Who can see a risk or a decision: the office and, where it is shared, the co-chairs.
pub fn audience(is_shared: bool) -> Audience {
    match is_shared {
        true => Audience::office().and_co_chairs(),
        false => Audience::office(),
    }
}

/// Whether an audience reaches the co-chairs.
pub fn is_shared(audience: &str) -> bool {
    Audience::parse(audience)
        .keys()
        .any(|key| key == balai_kernel::audience::CO_CHAIRS)
}

impl Risk {
    /// How grave it is.
    pub const fn level(&self) -> Level {
        level(self.likelihood, self.impact)
    }

    /// Likelihood times impact, 1 to 25.
    pub const fn score(&self) -> i64 {
        self.likelihood * self.impact
    }

    /// Whether it should have been looked at again before this day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.closed_at.is_none() && self.review_on.is_some_and(|day| day.0 < today)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("{PATH}/{}", self.id)
    }

    /// Its entry in the search.
    pub(crate) fn doc(&self) -> Doc {
        Doc {
            id: self.id.uuid(),
            noun: "risk",
            href: self.href(),
            title: self.words.clone(),
            lede: String::new(),
            body: [&*self.cause, &*self.consequence, &*self.treatment].join(" "),
            audience: Audience::parse(&self.audience),
            on: None,
        }
    }
}
