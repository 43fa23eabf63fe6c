//! The report put together: what page and PDF are both drawn from.

mod columns;
pub mod export;
pub mod pages;
mod signing;

use balai_charts::{Chart, Kind as Drawn};
use balai_evidence::drawing::Holds;
use balai_kernel::{t, text::Lang};

pub use crate::material::{Material, gather};
use crate::{
    block::{self, Block, Kind},
    drawn,
    figure::{Binding, Value},
    picture::Picture,
    printed::{self, Medium, Shown},
    prose::{self, Inline, Mark, Passage},
    report::{self, store::Gift},
    tongue::language_of,
    translation::{Language, words::Vocabulary},
};
pub use signing::signatures;

/// The report as it is read.
#[derive(Debug, Clone)]
pub struct Edition {
    /// In which language.
    pub language: Language,
    /// What it says there by itself.
    pub words: Vocabulary,
    /// Its title.
    pub title: String,
    /// The line under the title.
    pub subtitle: String,
    /// Its year.
    pub year: i64,
    /// The office's name.
    pub office: String,
    /// The process's name.
    pub process: String,
    /// Whether it begins with a cover.
    pub has_cover: bool,
    /// Its parts in their order.
    pub parts: Vec<Part>,
    /// The endnotes; the first is number 1.
    pub notes: Vec<String>,
    /// How the figures in it were counted: the measure's name and rule, and its version.
    pub definitions: Vec<(String, i64)>,
}

/// One block as it is read.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub kind: Kind,
    /// The rank of its heading: 1 begins a part of the report, 2 stands within one.
    pub level: u8,
    /// A word above the heading, such as "Initiative 3".
    pub eyebrow: String,
    /// Its heading; empty where it has none.
    pub heading: String,
    /// Its text.
    pub passages: Vec<Passage>,
    /// What else it has.
    pub extra: Extra,
    /// Whether it draws on evidence: its words are found nowhere but where they may stand today.
    pub is_evidence: bool,
}

/// One figure in large numerals.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// As it is written.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// What is counted and how, in full.
    pub definition: String,
    /// The endnote with its source, for someone else's.
    pub note: Option<usize>,
    /// Where the rows behind it are, in the workspace.
    pub drill: Option<String>,
}

/// What a part has beside its text.
#[derive(Debug, Clone)]
pub enum Extra {
    /// Nothing.
    None,
    /// Names of those thanked, by what they gave.
    Thanks(Vec<(Gift, Vec<String>)>),
    /// Who signs, with their function.
    Signatures(Vec<(String, String)>),
    /// Key figures in groups.
    Figures(Vec<(String, Vec<Key>)>),
    /// A chart.
    Chart(Box<Chart>),
    /// A table: its caption, rows with the head first, source.
    Table(Vec<Inline>, Vec<Vec<Vec<Inline>>>, String),
    /// A table drawn from the records: rows with the head first, and what stands in it.
    Drawn(Vec<Vec<Vec<Inline>>>, String),
    /// Who speaks.
    Said(String),
    /// A picture.
    Picture(Box<Picture>),
    /// Terms with their meaning.
    Terms(Vec<(String, String)>),
    /// The endnotes.
    Notes,
}

/// Puts a report together as it is printed.
pub fn compose(material: &Material) -> Edition {
    compose_for(material, Medium::Print)
}

/// Puts a report together for a medium: without what may not stand there.
pub fn compose_for(material: &Material, medium: Medium) -> Edition {
    let fixed = material.language.fixed;
    let mut composer = Composer {
        material,
        medium,
        lang: Lang::EN,
        notes: Vec::new(),
    };
    let mut parts: Vec<Part> = Vec::new();
    let cover = material.blocks.iter().find(|block| block.kind() == Kind::Cover);
    for block in &material.blocks {
        if block.kind() == Kind::Cover {
            continue;
        }
        let shown = material.evidence.get(&block.id);
        if shown.is_some_and(|shown| !shown.lacks(medium).is_empty()) {
            continue;
        }
        let mut part = composer.part(block);
        // The first heading of a document is of the first rank, whatever stands first.
        if parts.is_empty() {
            part.level = 1;
        }
        parts.push(part);
    }
    let text = whole_text(&parts);
    for part in &mut parts {
        if part.kind == Kind::Glossary {
            let occurring = material
                .terms
                .iter()
                .filter(|(term, _)| occurs(&text, term))
                .cloned();
            part.extra = Extra::Terms(occurring.collect());
        }
    }
    let wants_end = !composer.notes.is_empty() && !parts.iter().any(|part| part.kind == Kind::Endnotes);
    if wants_end {
        parts.push(Part {
            slug: "endnotes".to_owned(),
            kind: Kind::Endnotes,
            level: 1,
            eyebrow: String::new(),
            heading: material.words.say("block-endnotes"),
            passages: Vec::new(),
            extra: Extra::Notes,
            is_evidence: false,
        });
    }
    let mut definitions: Vec<(String, i64)> = Vec::new();
    for figure in material.figures.0.values() {
        let own = (material.words.put(&figure.definition), figure.version);
        if !matches!(figure.value, Value::Cited { .. } | Value::None { .. }) && !definitions.contains(&own) {
            definitions.push(own);
        }
    }
    let mut subtitle = cover.map_or(String::new(), |block| composer.line(&block.settings.0.subtitle));
    if material.report.edition > 1 {
        let said = t!(
            fixed,
            "report-edition-line",
            edition = report::edition_words(fixed, material.report.edition),
            reason = material.report.reason.as_str()
        );
        subtitle = [subtitle, said]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" \u{b7} ");
    }
    Edition {
        language: material.language.clone(),
        words: material.words.clone(),
        title: material.title.clone(),
        subtitle,
        year: material.report.year,
        office: material.office.clone(),
        process: material.process.clone(),
        has_cover: cover.is_some(),
        parts,
        notes: composer.notes,
        definitions,
    }
}

/// A table drawn from the records.
fn drawn_table(table: &drawn::Drawn, words: &Vocabulary) -> Extra {
    let cells = |row: &Vec<String>| {
        row.iter()
            .map(|cell| vec![Inline::Text(words.put(cell))])
            .collect()
    };
    let rows = std::iter::once(&table.head)
        .chain(&table.rows)
        .map(cells)
        .collect();
    Extra::Drawn(rows, words.put(&table.rule))
}

struct Composer<'a> {
    material: &'a Material,
    medium: Medium,
    /// The language of the text at hand: its numbers are written that way.
    lang: Lang,
    notes: Vec<String>,
}

impl Composer<'_> {
    fn part(&mut self, block: &Block) -> Part {
        let kind = block.kind();
        let settings = &block.settings.0;
        let heading = self.line(&block.heading);
        let mut part = Part {
            slug: block.slug.clone(),
            kind,
            level: if kind.is_part() { 1 } else { 2 },
            eyebrow: String::new(),
            heading,
            passages: if kind.has_body() {
                self.passages(&block.body)
            } else {
                Vec::new()
            },
            extra: Extra::None,
            is_evidence: false,
        };
        if let Some(shown) = self.material.evidence.get(&block.id) {
            self.draw(block, shown, &mut part);
            return part;
        }
        part.extra = match kind {
            Kind::Acknowledgements if settings.drawn => Extra::Thanks(self.thanks()),
            Kind::Foreword => Extra::Signatures(
                signatures(&settings.signatures, &self.material.signatories)
                    .into_iter()
                    .map(|signature| (signature.name, signature.function))
                    .collect(),
            ),
            Kind::KeyFigures => self.keys(&settings.figures),
            Kind::Initiative => {
                part.eyebrow = format!(
                    "{} {}",
                    self.material.words.say("block-initiative"),
                    settings.initiative
                );
                self.keys(&settings.figures)
            }
            Kind::Chart => self
                .chart(block)
                .map_or(Extra::None, |chart| Extra::Chart(Box::new(chart))),
            Kind::Expenditure => expenditure(block, &self.line(&settings.finding))
                .map_or(Extra::None, |chart| Extra::Chart(Box::new(chart))),
            Kind::Table => {
                let caption = self.inlines(&settings.finding);
                let rows = block::rows(&settings.rows)
                    .iter()
                    .map(|row| row.iter().map(|cell| self.inlines(cell)).collect())
                    .collect();
                Extra::Table(caption, rows, settings.source.clone())
            }
            Kind::Records => match self.material.tables.get(&settings.draws) {
                // A table of nothing is a sentence.
                Some(table) if table.rows.is_empty() => {
                    let words = &self.material.words;
                    let none = match self.material.report.activity {
                        Some(_) => words.say("drawn-none-yet"),
                        None => {
                            let period = self.material.report.period();
                            let period = match self.material.language.fixed {
                                Lang::EN => words.put(&period.in_words(Lang::EN)),
                                fixed => period.in_words(fixed),
                            };
                            words.fill("drawn-none", &[("period", &period)])
                        }
                    };
                    part.passages.push(Passage::Paragraph(vec![Inline::Text(none)]));
                    Extra::None
                }
                Some(table) => drawn_table(table, &self.material.words),
                None => Extra::None,
            },
            Kind::Story => Extra::Said(settings.said_by.clone()),
            Kind::Picture => self
                .material
                .pictures
                .iter()
                .find(|picture| picture.block == block.id)
                .map_or(Extra::None, |picture| Extra::Picture(Box::new(picture.clone()))),
            Kind::Endnotes => Extra::Notes,
            _ => Extra::None,
        };
        part
    }

    /// What a block draws on: words that were said, as they were agreed to, or a picture.
    fn draw(&self, block: &Block, shown: &Shown, part: &mut Part) {
        part.is_evidence = true;
        let audience = printed::audience_of(&self.material.report);
        if let Some(picture) = shown.picture(block.id, self.medium, &audience) {
            part.extra = Extra::Picture(Box::new(picture));
        }
        if let Some(Holds::Words { words, said_by }) = shown.drawn.as_ref().map(|drawn| &drawn.holds) {
            // Nothing in what somebody said is a mark.
            part.passages = words
                .split("\n\n")
                .map(|text| Passage::Paragraph(vec![Inline::Text(text.replace('\n', " "))]))
                .collect();
            part.extra = Extra::Said(said_by.clone());
        }
    }

    fn thanks(&self) -> Vec<(Gift, Vec<String>)> {
        Gift::ALL
            .into_iter()
            .map(|gift| {
                let names = self.material.givers.iter().filter(|(own, _)| *own == gift);
                (gift, names.map(|(_, name)| name.clone()).collect::<Vec<_>>())
            })
            .filter(|(_, names)| !names.is_empty())
            .collect()
    }

    fn keys(&mut self, text: &str) -> Extra {
        let mut out = Vec::new();
        for (heading, figures) in block::groups(text) {
            let mut keys = Vec::new();
            for (binding, label) in figures {
                let Some(binding) = binding else { continue };
                let label = self.line(&label);
                self.lang = language_of(text);
                let (value, definition, note) = self.figure(&binding);
                keys.push(Key {
                    value,
                    label,
                    definition,
                    note,
                    drill: binding.drill(self.material.report.period()),
                });
            }
            if !keys.is_empty() {
                out.push((self.line(&heading), keys));
            }
        }
        Extra::Figures(out)
    }

    /// A figure as it is written, its definition, and the endnote of its source.
    fn figure(&mut self, binding: &Binding) -> (String, String, Option<usize>) {
        let written = self.material.figures.write(binding, self.lang);
        let Some(figure) = self.material.figures.get(binding) else {
            return (written, String::new(), None);
        };
        let note = match &figure.value {
            Value::Cited { source, href, .. } if !source.trim().is_empty() => {
                let source = match href {
                    Some(href) if !source.contains(href.as_str()) => format!("{source} {href}"),
                    _ => source.clone(),
                };
                Some(self.note(&source))
            }
            _ => None,
        };
        (written, self.material.words.put(&figure.definition), note)
    }

    /// The number of a source; one that came before keeps its number.
    fn note(&mut self, source: &str) -> usize {
        let bare = |text: &str| text.trim_end_matches('.').to_lowercase();
        if let Some(at) = self.notes.iter().position(|own| bare(own) == bare(source)) {
            return at + 1;
        }
        self.notes.push(source.to_owned());
        self.notes.len()
    }

    fn passages(&mut self, text: &str) -> Vec<Passage> {
        self.lang = language_of(text);
        let mut passages = prose::read(text);
        prose::each_inline(&mut passages, &mut |inline| {
            if let Inline::Mark(mark) = inline {
                *inline = self.resolve(mark);
            }
        });
        passages
    }

    fn resolve(&mut self, mark: &Mark) -> Inline {
        match mark {
            Mark::Figure(binding) => {
                let (written, definition, note) = self.figure(binding);
                Inline::Figure {
                    written,
                    definition,
                    note,
                    drill: binding.drill(self.material.report.period()),
                }
            }
            Mark::Source(source) if source.is_empty() => Inline::Text(String::new()),
            Mark::Source(source) => Inline::Note(self.note(source)),
            Mark::Year => Inline::Text(self.material.report.year.to_string()),
            Mark::Period => Inline::Text(self.material.report.period().in_words(self.lang)),
            Mark::Unknown(words) => Inline::Text(format!("[{words}?]")),
            Mark::Ref(slug) => {
                let found = self.material.blocks.iter().find(|block| block.slug == *slug);
                match found.map(|block| block.heading.trim()) {
                    Some(heading) if !heading.is_empty() => Inline::Reference {
                        slug: slug.clone(),
                        heading: self.material.report.dated(heading),
                    },
                    _ => Inline::Text(format!("[{slug}?]")),
                }
            }
        }
    }

    /// A text of one line with its marks resolved.
    fn inlines(&mut self, text: &str) -> Vec<Inline> {
        match self.passages(text).into_iter().next() {
            Some(Passage::Paragraph(inlines) | Passage::Heading(_, inlines)) => inlines,
            // "- 3" or "1." in a cell is no list.
            _ => vec![Inline::Text(text.to_owned())],
        }
    }

    /// The same as words alone.
    fn line(&mut self, text: &str) -> String {
        if !text.contains(['{', '[']) {
            return text.trim().to_owned();
        }
        prose::plain(&[Passage::Paragraph(self.inlines(text))])
    }

    fn chart(&mut self, block: &Block) -> Option<Chart> {
        let settings = &block.settings.0;
        let marks = prose::marks(&prose::read(&settings.measure));
        let binding = marks.iter().find_map(|mark| match mark {
            Mark::Figure(binding) => Some(binding),
            _ => None,
        })?;
        let figure = self.material.figures.get(binding)?;
        let Value::Split { parts, withheld } = &figure.value else {
            return None;
        };
        let kind = match settings.chart.as_str() {
            "columns" => Drawn::Columns,
            "line" => Drawn::Line,
            "donut" if parts.len() <= balai_charts::MOST_SERIES => Drawn::Donut,
            _ => Drawn::Bars,
        };
        let name = figure.definition.split(':').next().unwrap_or("").to_owned();
        // The rule stands once, at the end of the report.
        let say = &self.material.words;
        let name = say.put(&name);
        let gaps = [
            ("office", self.material.short.as_str()),
            ("measure", name.as_str()),
            ("version", &figure.version.to_string()),
        ];
        let mut source = say.fill("report-chart-source", &gaps);
        // Which they are is said, so that a gap is not taken for nought or for a fault.
        let left_out: Vec<String> = parts
            .iter()
            .filter(|(_, value)| value.is_none())
            .map(|(label, _)| say.put(label))
            .collect();
        if *withheld && !left_out.is_empty() {
            let words = say.fill("report-chart-withheld", &[("parts", &left_out.join(", "))]);
            source = format!("{source} {words}");
        }
        let title = if settings.finding.trim().is_empty() {
            block.heading.clone()
        } else {
            settings.finding.clone()
        };
        let labels = parts.iter().map(|(label, _)| label_of(&say.put(label), kind));
        let chart = Chart::new(format!("chart-{}", block.slug), kind, self.line(&title))
            .unit(name.to_lowercase())
            .labels(labels)
            .missing(say.say("report-chart-missing"))
            .gaps(name, parts.iter().map(|(_, value)| *value))
            .source(source);
        Some(chart)
    }
}

fn label_of(label: &str, kind: Drawn) -> balai_charts::Label {
    match label.char_indices().nth(3) {
        Some((at, _)) if kind == Drawn::Columns => balai_charts::Label::with_short(label, &label[..at]),
        _ => label.to_owned().into(),
    }
}

/// A chart of the rows of a table: the first column names, the second counts.
fn expenditure(block: &Block, finding: &str) -> Option<Chart> {
    let settings = &block.settings.0;
    let rows = block::rows(&settings.rows);
    let (head, rows) = rows.split_first()?;
    let values: Vec<(String, Option<f64>)> = rows
        .iter()
        .filter_map(|row| {
            let value = row.get(1)?.replace([',', '%'], "");
            Some((row.first()?.clone(), value.trim().parse().ok()))
        })
        .collect();
    let unit = head.get(1).cloned().unwrap_or_default();
    let kind = if values.len() <= balai_charts::MOST_SERIES {
        Drawn::Donut
    } else {
        Drawn::Bars
    };
    let title = if finding.is_empty() {
        &block.heading
    } else {
        finding
    };
    let chart = Chart::new(format!("chart-{}", block.slug), kind, title)
        .unit(unit.clone())
        .labels(values.iter().map(|(label, _)| label.clone()))
        .gaps(unit, values.iter().map(|(_, value)| *value))
        .source(settings.source.clone());
    Some(chart)
}

/// All words of a report, for its glossary.
pub fn whole_text(parts: &[Part]) -> String {
    let mut text = String::new();
    let mut add = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    for part in parts {
        add(&part.heading);
        add(&prose::plain(&part.passages));
        match &part.extra {
            Extra::Figures(groups) => {
                for (heading, keys) in groups {
                    add(heading);
                    keys.iter().for_each(|key| add(&key.label));
                }
            }
            Extra::Thanks(groups) => groups
                .iter()
                .flat_map(|(_, names)| names)
                .for_each(|name| add(name)),
            Extra::Signatures(signatures) => signatures.iter().for_each(|(_, function)| add(function)),
            Extra::Chart(chart) => {
                add(&chart.title);
                chart.labels.iter().for_each(|label| add(&label.full));
            }
            Extra::Said(by) => add(by),
            Extra::Drawn(rows, _) => {
                let cells = rows.iter().flatten();
                cells.for_each(|cell| add(&prose::plain(&[Passage::Paragraph(cell.clone())])));
            }
            _ => {}
        }
    }
    text
}

/// Whether a term occurs in a text as a word of its own.
fn occurs(text: &str, term: &str) -> bool {
    !term.is_empty()
        && text.match_indices(term).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + term.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}
