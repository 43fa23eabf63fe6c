//! A report in another language: paragraphs beside those of the first language, with the same
//! figures. A paragraph that changed since is out of date; an edition is released when none is.

pub mod demo;
mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;
pub mod words;

pub use balai_kernel::translation::Language;
use balai_kernel::{
    Actor, App, Error, Id, Result,
    policy::{Action, is_allowed},
    store::{Db, Json},
    text::Message,
    translation::{Kept, Pair, Part, Progress, Record, Translates, Unit, beside, plain},
};

use crate::{
    block::{Block, Settings, store as blocks},
    material::Material,
    prose::{self, Mark},
    report::{Report, store as reports, title_of},
};

/// The field under which the report's own title is translated, with its first block.
const TITLE: &str = "title";

/// Reports as their translators see them.
pub const TRANSLATES: Translates = Translates {
    noun: "report",
    find: |app, actor, id| Box::pin(found(app, actor, Id::of(id))),
    faithful,
    index: None,
    own_way: Some(|cx, record, language, progress, is_shown| {
        Box::pin(web::own_way(cx, record, language, progress, is_shown))
    }),
};

/// A report with the paragraphs of its blocks.
async fn found(app: &App, actor: &Actor, id: Id<Report>) -> Result<Option<Record>> {
    let Some(report) = reports::find(&app.db, id).await? else {
        return Ok(None);
    };
    if !is_allowed(actor, Action::Read, Some(&report)) {
        return Ok(None);
    }
    let all = blocks::of(&app.db, id).await?;
    let parts = units(&report, &all).into_iter().filter_map(|(id, units)| {
        let block = all.iter().find(|block| block.id == id)?;
        Some(Part {
            id: id.uuid(),
            title: title_of(actor.lang, block),
            units,
        })
    });
    Ok(Some(Record {
        noun: "report",
        id: id.uuid(),
        href: format!("/app/reports/{id}"),
        public: format!("/reports/{id}"),
        is_public: report.published_at.is_some(),
        parts: parts.collect(),
        title: report.title,
    }))
}

/// The glossary, as the kernel asks for it.
pub async fn glossary(db: &Db, code: &str) -> Result<Vec<(String, String)>> {
    reports::terms_in(db, code).await
}

/// A report in one language, for the rule about it.
pub struct Tongue {
    /// The report.
    pub report: Report,
    /// Whether everyone may read it in that language.
    pub is_released: bool,
}

/// The fields of a block that hold words, with their text; those that are lists are cut into
/// lines, the text into paragraphs, the rest stays whole.
fn fields(block: &Block) -> [(&'static str, &str); 9] {
    let settings = &block.settings.0;
    [
        ("heading", &block.heading),
        ("body", &block.body),
        ("subtitle", &settings.subtitle),
        ("signatures", &settings.signatures),
        ("figures", &settings.figures),
        ("finding", &settings.finding),
        ("rows", &settings.rows),
        ("source", &settings.source),
        ("said-by", &settings.said_by),
    ]
}

/// Cuts a field's text into what is translated by itself.
fn cut(field: &str, text: &str) -> Vec<String> {
    let parts: Vec<&str> = match field {
        "body" => text.split("\n\n").collect(),
        "signatures" | "figures" | "rows" => text.lines().collect(),
        _ => vec![text],
    };
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The same put together again.
fn join(field: &str, parts: &[String]) -> String {
    parts.join(if field == "body" { "\n\n" } else { "\n" })
}

/// Whether a part holds words, rather than figures and signs alone.
fn has_words(part: &str) -> bool {
    let mut depth = 0_usize;
    part.chars().any(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c.is_alphabetic()
    })
}

/// What is to be translated of a report's blocks: by block, in order.
pub fn units(report: &Report, blocks: &[Block]) -> Vec<(Id<Block>, Vec<Unit>)> {
    let title = |at: usize| (at == 0).then(|| Unit::new(TITLE, 0, report.title.clone()));
    let all = blocks.iter().enumerate().map(|(at, block)| {
        let parts = fields(block).into_iter().flat_map(|(field, text)| {
            let parts = cut(field, text).into_iter().enumerate();
            parts
                .filter(|(_, part)| has_words(part))
                .map(move |(position, source)| Unit::new(field, position, source))
        });
        (block.id, title(at).into_iter().chain(parts).collect::<Vec<_>>())
    });
    all.filter(|(_, units)| !units.is_empty()).collect()
}

/// Refuses a translation that has other figures or references than the paragraph it translates,
/// or is too long.
///
/// # Errors
/// What is missing or too much, as a sentence.
pub fn faithful(source: &str, words: &str) -> std::result::Result<(), Message> {
    plain(source, words)?;
    let marks = |text: &str| {
        let mut names: Vec<String> = prose::marks(&prose::read(text))
            .into_iter()
            .filter_map(|mark| match mark {
                Mark::Figure(binding) => Some(binding.name()),
                Mark::Ref(slug) => Some(format!("ref:{slug}")),
                Mark::Year => Some("year".to_owned()),
                Mark::Period => Some("period".to_owned()),
                Mark::Unknown(words) => Some(words),
                // A source keeps its own words in every language.
                Mark::Source(_) => None,
            })
            .collect();
        names.sort();
        names
    };
    let (wanted, found) = (marks(source), marks(words));
    let first_not_in = |these: &[String], those: &[String]| {
        let mut rest = those.to_vec();
        these
            .iter()
            .find_map(|name| match rest.iter().position(|other| other == name) {
                Some(at) => {
                    rest.remove(at);
                    None
                }
                None => Some(name.clone()),
            })
    };
    if let Some(name) = first_not_in(&wanted, &found) {
        return Err(Message::new("translation-lacks").with("mark", format!("{{{name}}}")));
    }
    if let Some(name) = first_not_in(&found, &wanted) {
        return Err(Message::new("translation-too-much").with("mark", format!("{{{name}}}")));
    }
    Ok(())
}

/// The report in a language: translated where it is, in the first language where it is not; and
/// how far it is.
pub fn translate(material: &Material, language: &Language, kept: &[Kept]) -> (Material, Progress) {
    let mut progress = Progress::default();
    let mut out = Material {
        language: language.clone(),
        ..material.clone()
    };
    for (id, units) in units(&material.report, &material.blocks) {
        let pairs = beside(id.uuid(), &units, kept);
        for pair in &pairs {
            progress.add(pair);
        }
        let Some(block) = out.blocks.iter_mut().find(|block| block.id == id) else {
            continue;
        };
        if let Some(title) = pairs
            .iter()
            .find(|pair| pair.unit.field == TITLE && !pair.words.is_empty())
        {
            out.title.clone_from(&title.words);
        }
        *block = translated(block, &pairs);
    }
    (out, progress)
}

fn translated(block: &Block, pairs: &[Pair]) -> Block {
    let text = |field: &'static str, text: &str| {
        let mut parts = cut(field, text);
        for pair in pairs.iter().filter(|pair| pair.unit.field == field) {
            if let Some(part) = parts.get_mut(pair.unit.position)
                && !pair.words.is_empty()
            {
                part.clone_from(&pair.words);
            }
        }
        join(field, &parts)
    };
    let settings = &block.settings.0;
    Block {
        heading: text("heading", &block.heading),
        body: text("body", &block.body),
        settings: Json(Settings {
            subtitle: text("subtitle", &settings.subtitle),
            signatures: text("signatures", &settings.signatures),
            figures: text("figures", &settings.figures),
            finding: text("finding", &settings.finding),
            rows: text("rows", &settings.rows),
            source: text("source", &settings.source),
            said_by: text("said-by", &settings.said_by),
            ..settings.clone()
        }),
        ..block.clone()
    }
}

/// The languages in which everyone may read a report, beside the first.
///
/// # Errors
/// When the database fails.
pub async fn public_languages(app: &App, report: &Report) -> Result<Vec<Language>> {
    let released = store::released(&app.db, report.id).await?;
    let known = released
        .iter()
        .filter_map(|one| app.profile.edition_language(&one.language));
    Ok(known.map(Language::of).collect())
}

/// Refuses to release what is not approved, not public in its first language, or not whole.
///
/// # Errors
/// A refusal that says what is missing.
pub fn releasable(report: &Report, progress: Progress) -> Result<()> {
    if report.published_at.is_none() {
        return Err(Error::refused("translation-not-public"));
    }
    if !progress.is_whole() {
        let missing = progress.all - progress.current;
        return Err(Error::Refused(
            Message::new("translation-not-whole").with("n", missing),
        ));
    }
    Ok(())
}
