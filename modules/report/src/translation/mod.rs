//! A report in another language: paragraphs beside those of the first language, with the same
//! figures. A paragraph that changed since is out of date; an edition is released when none is.

mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use balai_kernel::{
    App, Error, Id, Result,
    profile::EditionLanguage,
    store::{FromRow, Json},
    text::{Lang, Message, catalogue, direction_of},
};

use crate::{
    block::{Block, Settings},
    material::Material,
    prose::{self, Mark},
    report::Report,
};

/// How long one paragraph may be, in characters.
pub const LONGEST: usize = 20_000;

/// The field under which the report's own title is translated, with its first block.
const TITLE: &str = "title";

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
    /// The one in which reports are written.
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

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        direction_of(&self.code)
    }
}

/// A report in one language, for the rule about it.
pub struct Tongue {
    /// The report.
    pub report: Report,
    /// Whether everyone may read it in that language.
    pub is_released: bool,
}

/// A paragraph, heading or line of a block that is to be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Where in the block.
    pub field: &'static str,
    /// The how manieth there, from 0.
    pub position: usize,
    /// In the first language.
    pub source: String,
}

/// A translated paragraph as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Kept {
    /// Its block.
    pub block: Id<Block>,
    /// Where in the block.
    pub field: String,
    /// The how manieth there.
    pub position: i64,
    /// What it translates.
    pub source: String,
    /// In the other language.
    pub words: String,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not translated.
    Missing,
    /// What it translates has changed since.
    Stale,
    /// In order.
    Current,
}

/// A paragraph beside its translation.
#[derive(Debug, Clone)]
pub struct Pair {
    /// In the first language.
    pub unit: Unit,
    /// In the other; empty where it is missing.
    pub words: String,
    /// How it stands.
    pub state: State,
    /// What was translated, where it has changed since.
    pub before: Option<String>,
}

/// How far a translation is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many paragraphs there are.
    pub all: usize,
    /// How many are in order.
    pub current: usize,
    /// How many are out of date.
    pub stale: usize,
}

impl Progress {
    /// Counts one more.
    fn add(&mut self, state: State) {
        self.all += 1;
        match state {
            State::Current => self.current += 1,
            State::Stale => self.stale += 1,
            State::Missing => {}
        }
    }

    /// Whether everything is translated and in order.
    pub const fn is_whole(&self) -> bool {
        self.all > 0 && self.current == self.all
    }
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
    let title = |at: usize| {
        (at == 0).then(|| Unit {
            field: TITLE,
            position: 0,
            source: report.title.clone(),
        })
    };
    let all = blocks.iter().enumerate().map(|(at, block)| {
        let parts = fields(block).into_iter().flat_map(|(field, text)| {
            let parts = cut(field, text).into_iter().enumerate();
            parts
                .filter(|(_, part)| has_words(part))
                .map(move |(position, source)| Unit {
                    field,
                    position,
                    source,
                })
        });
        (block.id, title(at).into_iter().chain(parts).collect::<Vec<_>>())
    });
    all.filter(|(_, units)| !units.is_empty()).collect()
}

/// Sets a block's paragraphs beside what is kept of it. A paragraph that moved keeps its
/// translation; one that changed keeps it as out of date.
pub fn beside(units: &[Unit], kept: &[Kept]) -> Vec<Pair> {
    units
        .iter()
        .map(|unit| {
            let of_field = || kept.iter().filter(|kept| kept.field == unit.field);
            let same = of_field()
                .filter(|kept| kept.source == unit.source)
                // The one at its own place first: "Source: ..." stands in many.
                .min_by_key(|kept| {
                    usize::try_from(kept.position)
                        .unwrap_or(0)
                        .abs_diff(unit.position)
                });
            if let Some(kept) = same {
                return Pair {
                    unit: unit.clone(),
                    words: kept.words.clone(),
                    state: State::Current,
                    before: None,
                };
            }
            // What another paragraph still says word for word is that one's.
            let is_free = |kept: &&Kept| {
                !units
                    .iter()
                    .any(|other| other.field == kept.field && other.source == kept.source)
            };
            let changed = of_field()
                .filter(is_free)
                .find(|kept| usize::try_from(kept.position) == Ok(unit.position));
            match changed {
                Some(kept) => Pair {
                    unit: unit.clone(),
                    words: kept.words.clone(),
                    state: State::Stale,
                    before: Some(kept.source.clone()),
                },
                None => Pair {
                    unit: unit.clone(),
                    words: String::new(),
                    state: State::Missing,
                    before: None,
                },
            }
        })
        .collect()
}

/// Refuses a translation that has other figures or references than the paragraph it translates,
/// or is too long.
///
/// # Errors
/// What is missing or too much, as a sentence.
pub fn faithful(source: &str, words: &str) -> std::result::Result<(), Message> {
    if words.chars().count() > LONGEST {
        return Err(Message::new("translation-long"));
    }
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
        let own: Vec<Kept> = kept.iter().filter(|kept| kept.block == id).cloned().collect();
        let pairs = beside(&units, &own);
        for pair in &pairs {
            progress.add(pair.state);
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

/// The language of editions with this code.
///
/// # Errors
/// When the profile names none.
pub fn language(app: &App, code: &str) -> Result<Language> {
    let found = app.profile.edition_language(code).ok_or(Error::NotFound)?;
    Ok(Language::of(found))
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
