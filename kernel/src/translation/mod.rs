//! Records in other languages: paragraphs beside those of the first language. A paragraph whose
//! first-language text changed since is out of date; one that is missing is read in the first
//! language. Each module says which of its records are translated ([`Translates`]) and which
//! paragraphs they have; everything else is one for all of them: the translator's view, who wrote
//! and who read what, links for translators without an account, files for their own tools, and the
//! memory of what was translated before.

mod beside;
mod exchange;
mod fill;
mod link;
mod memory;
mod pages;
mod policy;
mod public;
mod store;
mod terms;
#[cfg(test)]
mod tests;
mod web;

pub use beside::{Kept, Pair, Progress, State, Unit, beside, paragraphs};
pub use fill::{Dictionary, fill};
pub use memory::sentences;
pub use policy::Edition;
pub use public::{
    Read, Shown, alternates, behind, heading, languages_of, marked, offer, passages, read, titles, ways,
    words,
};
pub use store::{hide, kept, kept_of_all, remove_part, show, shown_of};

use futures::future::BoxFuture;
use maud::Markup;
use uuid::Uuid;

use crate::{
    Actor, App, Error, Result,
    module::Module,
    policy::print_noun,
    profile::EditionLanguage,
    store::{Db, Tx},
    text::{Lang, Message, catalogue, direction_of},
    web::Cx,
};

/// What editions give the whole.
pub const MODULE: Module = Module {
    policies: &[print_noun::<Edition>],
    impersonal: &["translation"],
    ..Module::new("translation", web::routes)
};

/// How long one paragraph may be, in characters.
pub const LONGEST: usize = 20_000;

/// The language of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 code.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// The language of what the program writes by itself: the same where it has it, else English.
    pub fixed: Lang,
}

impl Language {
    /// The one in which records are written.
    pub fn first() -> Self {
        Self {
            code: Lang::EN.code().to_owned(),
            name: "English".to_owned(),
            fixed: Lang::EN,
        }
    }

    /// One that the profile names.
    pub fn of(language: &EditionLanguage) -> Self {
        Self {
            code: language.code.clone(),
            name: language.name.clone(),
            fixed: catalogue().language(&language.code).unwrap_or(Lang::EN),
        }
    }

    /// The one of the profile's languages with this code.
    ///
    /// # Errors
    /// When the profile names none.
    pub fn found(app: &App, code: &str) -> Result<Self> {
        let found = app.profile.edition_language(code).ok_or(Error::NotFound)?;
        Ok(Self::of(found))
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        direction_of(&self.code)
    }
}

/// A part of a record whose paragraphs are translated on one page.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its id; the record's own where it has no parts.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Its paragraphs, in order.
    pub units: Vec<Unit>,
}

/// A record as its translators see it.
#[derive(Debug, Clone)]
pub struct Record {
    /// The word for it in addresses: `publication`.
    pub noun: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its title in the first language.
    pub title: String,
    /// Its page in the workspace.
    pub href: String,
    /// Its public page in the first language; that of an edition stands under it.
    pub public: String,
    /// Whether everyone may read it.
    pub is_public: bool,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

impl Record {
    /// Where its editions are worked at.
    pub fn editions(&self) -> String {
        format!("/app/translations/{}/{}", self.noun, self.id)
    }

    /// The part with this id.
    fn part(&self, id: Uuid) -> Result<&Part> {
        self.parts
            .iter()
            .find(|part| part.id == id)
            .ok_or(Error::NotFound)
    }

    /// Its parts in a language, paragraph beside paragraph, of what is kept in that language.
    fn pairs(&self, code: &str, kept: &[Kept]) -> Vec<(Uuid, Vec<Pair>)> {
        let each = self.parts.iter();
        each.map(|part| (part.id, beside::beside_in(code, part.id, &part.units, kept)))
            .collect()
    }

    /// How far its translation into a language is, of which this is kept.
    pub fn progress(&self, code: &str, kept: &[Kept]) -> Progress {
        let mut progress = Progress::default();
        for pair in self.pairs(code, kept).iter().flat_map(|(_, pairs)| pairs) {
            progress.add(pair);
        }
        progress
    }
}

/// A record as an actor may read it.
pub type FindFn = for<'a> fn(&'a App, &'a Actor, Uuid) -> BoxFuture<'a, Result<Option<Record>>>;
/// Renews the search entry of a record whose edition is shown or hidden.
pub type IndexFn = for<'a> fn(&'a Tx, Uuid) -> BoxFuture<'a, Result<()>>;
/// The terms of the glossary with their meaning in the language with this code.
pub type GlossaryFn = for<'a> fn(&'a Db, &'a str) -> BoxFuture<'a, Result<Vec<(String, String)>>>;

/// How an edition becomes public where it takes more than a press of a button: what stands in its place.
pub struct OwnWay {
    /// What is done before and after: pages to look at, in the head.
    pub links: Vec<Markup>,
    /// The way to the public, under the parts.
    pub way: Markup,
}

/// What a record's own module draws of releasing its edition.
pub type OwnWayFn =
    for<'a> fn(&'a Cx, &'a Record, &'a Language, Progress, bool) -> BoxFuture<'a, Result<OwnWay>>;

/// A kind of record that is translated.
#[derive(Clone, Copy)]
pub struct Translates {
    /// The word for it in addresses, and in the catalogue (`translation-noun-publication`).
    pub noun: &'static str,
    /// Finds one.
    pub find: FindFn,
    /// Refuses a translation that lost what it must hold beside words.
    pub faithful: fn(&str, &str) -> std::result::Result<(), Message>,
    /// Renews its search entry.
    pub index: Option<IndexFn>,
    /// Its own way to the public; without one an edition is shown and hidden by a press.
    pub own_way: Option<OwnWayFn>,
}

impl App {
    /// Who translates records of this noun.
    pub(crate) fn translates(&self, noun: &str) -> Option<Translates> {
        self.modules
            .iter()
            .flat_map(|module| module.translates.iter())
            .find(|kind| kind.noun == noun)
            .copied()
    }

    /// The glossary's terms with their meaning in a language.
    pub(crate) async fn glossary(&self, code: &str) -> Result<Vec<(String, String)>> {
        match self.modules.iter().find_map(|module| module.glossary) {
            Some(glossary) => glossary(&self.db, code).await,
            None => Ok(Vec::new()),
        }
    }
}

/// Refuses what is longer than a paragraph may be. Records that hold nothing but words ask no more.
///
/// # Errors
/// What is wrong, as a sentence.
pub fn plain(_source: &str, words: &str) -> std::result::Result<(), Message> {
    if words.chars().count() > LONGEST {
        return Err(Message::new("translation-long"));
    }
    Ok(())
}
