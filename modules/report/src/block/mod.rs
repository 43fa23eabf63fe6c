//! A block of a report: a piece of text, a picture, a chart, with its settings.

mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_evidence::consent::What;
use balai_kernel::{
    Id,
    store::{FromRow, Json},
};
use serde::{Deserialize, Serialize};

use crate::{drawn::Draw, figure::Binding, prose, report::Report};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The first page.
    Cover,
    /// Thanks to funders, hosts, givers in kind and co-organisers.
    Acknowledgements,
    /// A foreword with signatures.
    Foreword,
    /// Figures in large numerals, in groups.
    KeyFigures,
    /// A main heading with text.
    Section,
    /// The opening of an initiative: its text and its own figures.
    Initiative,
    /// A smaller heading with text.
    Text,
    /// A chart of a measure.
    Chart,
    /// A table with its source.
    Table,
    /// A table drawn from the records.
    Records,
    /// Expenditure: a chart drawn from a table with its source.
    Expenditure,
    /// Someone's words.
    Story,
    /// A picture with caption, alternative text and credit.
    Picture,
    /// The terms that occur, explained.
    Glossary,
    /// The sources, numbered.
    Endnotes,
}

impl Kind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Text,
        Self::Section,
        Self::Initiative,
        Self::KeyFigures,
        Self::Chart,
        Self::Table,
        Self::Records,
        Self::Expenditure,
        Self::Story,
        Self::Picture,
        Self::Foreword,
        Self::Acknowledgements,
        Self::Glossary,
        Self::Endnotes,
        Self::Cover,
    ];

    /// The code in the database, in forms and in the catalogue (`block-section`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Acknowledgements => "acknowledgements",
            Self::Foreword => "foreword",
            Self::KeyFigures => "key-figures",
            Self::Section => "section",
            Self::Initiative => "initiative",
            Self::Text => "text",
            Self::Chart => "chart",
            Self::Table => "table",
            Self::Records => "records",
            Self::Expenditure => "expenditure",
            Self::Story => "story",
            Self::Picture => "picture",
            Self::Glossary => "glossary",
            Self::Endnotes => "endnotes",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it begins a part of the report: a heading of the first rank.
    pub const fn is_part(self) -> bool {
        matches!(
            self,
            Self::Acknowledgements
                | Self::Foreword
                | Self::KeyFigures
                | Self::Section
                | Self::Initiative
                | Self::Glossary
                | Self::Endnotes
        )
    }

    /// Whether it says nothing without a text of its own.
    pub const fn wants_body(self) -> bool {
        matches!(
            self,
            Self::Foreword | Self::Section | Self::Initiative | Self::Text | Self::Story
        )
    }

    /// Whether it has a text of its own.
    pub const fn has_body(self) -> bool {
        !matches!(self, Self::Glossary | Self::Endnotes)
    }
}

/// What a block has beside heading and text. Lists are kept as people type them, a
/// line each, so that an editor finds again what was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
    /// Cover: the line under the title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subtitle: String,
    /// Foreword: `Name | Function`, a line each.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub signatures: String,
    /// Key figures and openers: `{figure:...} | what it counts`, a line each; `# Heading` begins a group.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub figures: String,
    /// Openers: the initiative's code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub initiative: String,
    /// Charts: `{figure:participations|by=month}`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// Charts: bars, columns, line or donut.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub chart: String,
    /// Charts and tables: the finding, in a sentence; figures can be bound in it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub finding: String,
    /// Tables and expenditure: cells separated by `|`, a row a line, headings first.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rows: String,
    /// Tables and expenditure: where the numbers stand.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Stories: who speaks, as they agreed to be named.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub said_by: String,
    /// Tables drawn from the records: which, see [`Draw::code`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub draws: String,
    /// Stories: the quote whose words and speaker are printed, by its id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// Pictures: the photograph that is printed with its words, by its id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub photograph: String,
    /// Texts: the session of the event of which they tell, by its id: its rule of attribution holds for them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub session: String,
    /// Acknowledgements: whether the list is drawn from the year's events.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub drawn: bool,
}

/// A block as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct Block {
    /// Its id.
    pub id: Id<Block>,
    /// Its report.
    pub report: Id<Report>,
    /// Its place, from 1.
    pub position: i64,
    /// What it is; see [`Kind::code`].
    pub kind: String,
    /// Its name in addresses and references, unique in the report.
    pub slug: String,
    /// Its heading.
    pub heading: String,
    /// Its text, in Markdown with marks.
    pub body: String,
    /// What else it has.
    pub settings: Json<Settings>,
    /// Counts up with each change.
    pub version: i64,
}

/// A block with the report that it stands in, for the rule about both.
pub struct Placed {
    /// The report.
    pub report: Report,
    /// The block.
    pub block: Block,
}

impl Block {
    /// What it is; a kind that is no longer known counts as text.
    pub fn kind(&self) -> Kind {
        Kind::from_code(&self.kind).unwrap_or(Kind::Text)
    }

    /// What it draws from the records.
    pub fn drawn_table(&self) -> Option<Draw> {
        match self.kind() {
            Kind::Records => Draw::from_code(&self.settings.0.draws),
            _ => None,
        }
    }

    /// The quote or photograph that it draws on, if any: instead of words or a picture of its own.
    pub fn draws_on(&self) -> Option<What> {
        let settings = &self.settings.0;
        match self.kind() {
            Kind::Story => settings.quote.parse().ok().map(What::Quote),
            Kind::Picture => settings.photograph.parse().ok().map(What::Photograph),
            _ => None,
        }
    }

    /// Every figure that it asks for, in text, heading, finding and lists.
    pub fn bindings(&self) -> Vec<Binding> {
        let settings = &self.settings.0;
        let texts = [
            &self.body,
            &self.heading,
            &settings.finding,
            &settings.figures,
            &settings.measure,
            &settings.rows,
            &settings.subtitle,
        ];
        texts
            .into_iter()
            .flat_map(|text| prose::marks(&prose::read(text)))
            .filter_map(|mark| match mark {
                prose::Mark::Figure(binding) => Some(binding),
                _ => None,
            })
            .collect()
    }
}

/// A group of key figures: its heading, then bindings with what they count.
pub type Group = (String, Vec<(Option<Binding>, String)>);

/// Reads the lines of key figures. A line without a figure that can be read keeps its
/// words, so that the checker can point at it.
pub fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines(text) {
        if let Some(heading) = line.strip_prefix('#') {
            groups.push((heading.trim_start_matches('#').trim().to_owned(), Vec::new()));
            continue;
        }
        // The bar of `|initiative=3` stands within the braces.
        let (mark, label) = match line.find('}') {
            Some(end) => (&line[..=end], line[end + 1..].trim_start_matches([' ', '|'])),
            None => line.split_once('|').unwrap_or(("", line)),
        };
        let inner = mark.trim().trim_start_matches('{').trim_end_matches('}');
        if groups.is_empty() {
            groups.push((String::new(), Vec::new()));
        }
        if let Some((_, figures)) = groups.last_mut() {
            figures.push((Binding::parse(inner), label.trim().to_owned()));
        }
    }
    groups
}

/// Reads the rows of a table: cells separated by `|`.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    lines(text)
        .map(|line| {
            let line = line.strip_prefix('|').unwrap_or(line);
            let line = line.strip_suffix('|').unwrap_or(line);
            cells(line)
        })
        .collect()
}

/// Cuts a line at its bars, those within braces excepted.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut depth = 0_u32;
    for c in line.chars() {
        match c {
            '|' if depth == 0 => {
                cells.push(String::new());
                continue;
            }
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(cell) = cells.last_mut() {
            cell.push(c);
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The lines of a list that hold something.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A name for addresses and references made of a heading: `looking-ahead`.
pub fn slug_of(heading: &str) -> String {
    let mut slug = String::new();
    for c in heading.to_lowercase().chars().take(60) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() || !slug.starts_with(|c: char| c.is_ascii_lowercase()) {
        format!("part-{slug}").trim_end_matches('-').to_owned()
    } else {
        slug.to_owned()
    }
}

/// A slug that none of `taken` has.
pub fn free_slug(wanted: &str, taken: &[&str]) -> String {
    if !taken.contains(&wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|n| format!("{wanted}-{n}"))
        .find(|slug| !taken.contains(&slug.as_str()))
        .unwrap_or_default()
}
