//! The quote and the story: somebody's words, as they said them and as they are printed.

pub mod demo;
pub(crate) mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_kernel::{
    Id, Instant,
    account::Account,
    search::Doc,
    store::{Day, FromRow},
    text::{Lang, Message},
};
use balai_workplan::activity::Activity;

use crate::consent::{Consent, Scope, Wanted, fingerprint, lacks};

/// Where the list is.
pub const PATH: &str = "/app/evidence/quotes";
/// What it is (`quote-kind-story`): a sentence or two, or what somebody tells.
pub const KINDS: [&str; 2] = ["quote", "story"];
/// Languages in which people speak here, by their codes (`quote-language-th`); the first is what is printed.
pub const LANGUAGES: [&str; 16] = [
    "en", "id", "bn", "dv", "dz", "fa", "hi", "km", "lo", "ms", "my", "si", "ta", "th", "ur", "vi",
];
/// Any other language.
pub const OTHER: &str = "other";

/// Somebody's words.
#[derive(Debug, Clone, FromRow)]
pub struct Quote {
    /// Its id.
    pub id: Id<Quote>,
    /// One of [`KINDS`].
    pub kind: String,
    /// The words as they were said.
    pub said: String,
    /// One of [`LANGUAGES`], or [`OTHER`].
    pub said_in: String,
    /// The same in English; empty where they were said so.
    pub translated: String,
    /// Where it was said.
    pub place: String,
    /// When.
    pub said_on: Option<Day>,
    /// At which event or activity.
    pub activity: Option<Id<Activity>>,
    /// Who entered it.
    pub entered_by: Option<Id<Account>>,
    /// When.
    pub entered_at: Instant,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl Quote {
    /// Where its page stands.
    pub fn href(&self) -> String {
        format!("{PATH}/{}", self.id)
    }

    /// The words as they are printed, in English; none while they are not translated.
    pub fn printed(&self) -> &str {
        if self.said_in == LANGUAGES[0] {
            &self.said
        } else {
            &self.translated
        }
    }

    /// The fingerprint of what somebody agrees to.
    pub fn fingerprint(&self) -> String {
        fingerprint(&[&self.kind, &self.said, &self.said_in, &self.translated])
    }

    /// Its beginning, by which it is told from others.
    pub fn title(&self) -> String {
        let words = if self.printed().is_empty() {
            &self.said
        } else {
            self.printed()
        };
        beginning(words, 80)
    }

    /// What keeps it from standing in a place on a day.
    pub fn lacks(&self, consents: &[Consent], scope: Scope, today: jiff::civil::Date) -> Vec<Message> {
        let mut found = Vec::new();
        for (is_missing, key) in [
            (self.printed().trim().is_empty(), "lack-translation"),
            (self.place.is_empty(), "lack-place"),
            (self.said_on.is_none(), "lack-day"),
        ] {
            if is_missing {
                found.push(Message::new(key));
            }
        }
        let fingerprint = self.fingerprint();
        let wanted = Wanted {
            fingerprint: &fingerprint,
            people: 1,
            words: self.printed(),
        };
        found.extend(lacks(consents, &wanted, scope, today));
        found
    }

    /// How whoever spoke is named, as they chose; nobody while nobody is asked.
    pub fn speaker(consents: &[Consent]) -> Option<&Consent> {
        consents.iter().find(|consent| !consent.is_agencys())
    }

    /// How it is found, by its words alone: names stand with the consents.
    pub fn doc(&self) -> Doc {
        Doc {
            id: self.id.uuid(),
            noun: "quote",
            href: self.href(),
            title: self.title(),
            lede: self.place.clone(),
            body: format!("{}\n{}", self.said, self.translated),
            audience: balai_kernel::Audience::parse(&self.audience),
            on: self
                .said_on
                .map(|day| balai_kernel::search::When::of(day.0, "day")),
        }
    }
}

/// The beginning of a text, cut at a word.
pub(crate) fn beginning(text: &str, most: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// The beginning of somebody's words, by which they are told from others.
pub fn title_of(words: &str) -> String {
    beginning(words, 80)
}

/// A language by its name.
pub fn language(lang: Lang, code: &str) -> String {
    let key = format!("quote-language-{code}");
    balai_kernel::t!(lang, &key)
}
