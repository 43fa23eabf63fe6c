//! The photograph: a picture with its words, of which it is known who can be recognised in it. What
//! is shown is drawn anew from its points, in three sizes; the original is kept apart.

pub mod demo;
pub(crate) mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_kernel::{
    Audience, Id, Instant,
    account::Account,
    file::FileRow,
    search::{Doc, When},
    store::{Day, FromRow},
    text::Message,
};
use balai_workplan::activity::Activity;
use jiff::civil::Date;

use crate::consent::{Consent, Scope, Wanted, fingerprint, lacks};

/// Where the list is.
pub const PATH: &str = "/app/evidence/photographs";
/// Points along the longer side: in print, on a page, in a list.
pub const SIDES: [u32; 3] = [2_400, 1_200, 320];
/// For what the original may be opened (`photograph-purpose-print`).
pub const PURPOSES: [&str; 3] = ["print", "consent", "dispute"];

/// A photograph.
#[derive(Debug, Clone, FromRow)]
pub struct Photograph {
    /// Its id.
    pub id: Id<Photograph>,
    /// The words under it.
    pub caption: String,
    /// What it shows, for who does not see it.
    pub alternative: String,
    /// Who took it.
    pub credit: String,
    /// Where it was taken.
    pub place: String,
    /// When.
    pub taken_on: Option<Day>,
    /// How many faces can be recognised; none while nobody has looked.
    pub faces: Option<i64>,
    /// At which event or activity.
    pub activity: Option<Id<Activity>>,
    /// As it came.
    pub original: Option<Id<FileRow>>,
    /// Drawn anew, for print.
    pub for_print: Option<Id<FileRow>>,
    /// Drawn anew, for a page.
    pub for_page: Option<Id<FileRow>>,
    /// Drawn anew, for a list.
    pub for_list: Option<Id<FileRow>>,
    /// Who entered it.
    pub entered_by: Option<Id<Account>>,
    /// When.
    pub entered_at: Instant,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl Photograph {
    /// Where its page stands.
    pub fn href(&self) -> String {
        format!("{PATH}/{}", self.id)
    }

    /// Its caption, or what it shows.
    pub fn title(&self) -> String {
        let words = if self.caption.is_empty() {
            &self.alternative
        } else {
            &self.caption
        };
        crate::quote::beginning(words, 80)
    }

    /// The fingerprint of what somebody agrees to: the picture with the words under it, and where and
    /// when it was taken.
    pub fn fingerprint(&self) -> String {
        let id = self.for_print.map(|file| file.to_string()).unwrap_or_default();
        let day = self.taken_on.map(|day| day.to_string()).unwrap_or_default();
        fingerprint(&[&id, &self.caption, &self.credit, &self.place, &day])
    }

    /// What keeps it from standing in a place on a day.
    pub fn lacks(&self, consents: &[Consent], scope: Scope, today: Date) -> Vec<Message> {
        let mut found = Vec::new();
        for (is_missing, key) in [
            (self.for_print.is_none(), "lack-file"),
            (self.caption.is_empty(), "lack-caption"),
            (self.alternative.is_empty(), "lack-alternative"),
            (self.credit.is_empty(), "lack-credit"),
            (self.place.is_empty(), "lack-place"),
            (self.taken_on.is_none(), "lack-day"),
            (self.faces.is_none(), "lack-faces-unknown"),
        ] {
            if is_missing {
                found.push(Message::new(key));
            }
        }
        let fingerprint = self.fingerprint();
        let words = format!("{} {}", self.caption, self.alternative);
        let wanted = Wanted {
            fingerprint: &fingerprint,
            people: usize::try_from(self.faces.unwrap_or(0)).unwrap_or(0),
            words: &words,
        };
        found.extend(lacks(consents, &wanted, scope, today));
        found
    }

    /// How it is found: by its words.
    pub fn doc(&self) -> Doc {
        Doc {
            id: self.id.uuid(),
            noun: "photograph",
            href: self.href(),
            title: self.title(),
            lede: self.place.clone(),
            body: format!("{}\n{}\n{}", self.caption, self.alternative, self.credit),
            audience: Audience::parse(&self.audience),
            on: self.taken_on.map(|day| When::of(day.0, "day")),
        }
    }
}
