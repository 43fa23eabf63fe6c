//! The session: a part of an event with its own rule of attribution, which every file
//! and every report obeys.

pub(crate) mod demo;
mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_kernel::{t, text::Lang};

pub use store::EventSession;

/// What may be told of who said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Attribution {
    /// Everything.
    #[default]
    Open,
    /// That people were there, not who spoke as what.
    WithoutAttribution,
    /// That parties were there, no names; the title is for the office and the room.
    Closed,
}

impl Attribution {
    /// All rules, the mildest first.
    pub const ALL: [Self; 3] = [Self::Open, Self::WithoutAttribution, Self::Closed];

    /// The word in the database and in the catalogue (`attribution-open`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::WithoutAttribution => "without-attribution",
            Self::Closed => "closed",
        }
    }

    /// The rule with this word; what cannot be read is closed.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|rule| rule.code() == code)
            .unwrap_or(Self::Closed)
    }

    /// Its name.
    pub fn words(self, lang: Lang) -> String {
        t!(lang, &format!("attribution-{}", self.code()))
    }

    /// What it means for lists and files.
    pub fn explained(self, lang: Lang) -> String {
        t!(lang, &format!("attribution-{}-why", self.code()))
    }

    /// The rule of an event is the strictest of its sessions': a list of people does not
    /// say who was in which.
    pub fn strictest(rules: impl IntoIterator<Item = Self>) -> Self {
        rules.into_iter().max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_closed_session_closes_the_lists_of_the_event() {
        let rules = [
            Attribution::Open,
            Attribution::Closed,
            Attribution::WithoutAttribution,
        ];
        assert_eq!(Attribution::strictest(rules), Attribution::Closed);
        assert_eq!(Attribution::strictest([]), Attribution::Open);
        assert_eq!(Attribution::from_code("nonsense"), Attribution::Closed);
    }
}
