//! The template: the office's own Word document for one kind of paper. Each module names the papers
//! it writes and their fields ([`PaperKind`]); the office gives a document with those fields in it, or
//! none, and then the built-in look stands. What was given before is kept.

mod pages;
mod policy;
mod sample;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use sample::{described, sample};
pub use store::TemplateRow;

use balai_docx::{Limits, Offer, Template, Values};

use crate::{
    error::{Error, Result},
    file,
    module::{App, Module},
    policy::print_noun,
    text::Message,
};

/// What the templates give the whole.
pub const MODULE: Module = Module {
    policies: &[print_noun::<TemplateRow>],
    impersonal: &["template"],
    ..Module::new("template", web::routes)
};

/// The largest template that is taken, in bytes.
const LARGEST: usize = 8 << 20;

/// A paper that the office may give a look of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperKind {
    /// The word in the address and in the catalogue (`template-agenda`).
    pub code: &'static str,
    /// What its template may ask for.
    pub fields: &'static [Field],
}

/// Something that a template may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name between the braces, and in the catalogue (`template-field-title`).
    pub name: &'static str,
    /// What stands in its place.
    pub kind: FieldKind,
}

/// What stands in the place of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text,
    /// Something that holds or does not.
    Truth,
    /// Entries, each with these fields.
    List(&'static [Field]),
}

impl Field {
    /// A text.
    pub const fn text(name: &'static str) -> Self {
        let kind = FieldKind::Text;
        Self { name, kind }
    }

    /// Something that holds or does not.
    pub const fn truth(name: &'static str) -> Self {
        let kind = FieldKind::Truth;
        Self { name, kind }
    }

    /// A list.
    pub const fn list(name: &'static str, entry: &'static [Self]) -> Self {
        let kind = FieldKind::List(entry);
        Self { name, kind }
    }
}

/// What a template of these fields may ask for.
fn offer(fields: &[Field]) -> Offer {
    fields.iter().fold(Offer::new(), |offer, field| match field.kind {
        FieldKind::Text => offer.text(field.name),
        FieldKind::Truth => offer.truth(field.name),
        FieldKind::List(entry) => offer.list(field.name, self::offer(entry)),
    })
}

/// What a template may cost to read: it is small, and read again for every paper.
fn limits() -> Limits {
    Limits {
        bytes: LARGEST,
        unpacked: 32 << 20,
        elements: 400_000,
        paragraphs: 20_000,
        ..Limits::default()
    }
}

impl PaperKind {
    /// Reads a template of this kind.
    ///
    /// # Errors
    /// A refusal with the places that are wrong.
    pub fn read(&self, bytes: &[u8]) -> Result<Template> {
        Template::read(bytes, &offer(self.fields), &limits()).map_err(|refusal| {
            Error::Refused(Message::new("template-refused").with("why", refusal.to_string()))
        })
    }
}

impl App {
    /// The papers of all modules.
    pub fn papers(&self) -> impl Iterator<Item = &'static PaperKind> {
        self.modules.iter().flat_map(|module| module.papers.iter())
    }
}

/// The paper as the office's own template has it; none where the built-in look stands.
///
/// # Errors
/// When the database or the file fails, or the template does not fit what is offered now.
pub async fn filled(app: &App, kind: &PaperKind, values: impl FnOnce() -> Values) -> Result<Option<Vec<u8>>> {
    let Some(row) = store::in_use(&app.db, kind.code).await? else {
        return Ok(None);
    };
    let bytes = file::read(app, &row.storage_key).await?;
    let template = kind.read(&bytes)?;
    let made = template.fill(&values()).map_err(|error| {
        Error::Refused(Message::new("template-not-filled").with("why", error.to_string()))
    })?;
    Ok(Some(made))
}
