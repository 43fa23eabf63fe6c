//! The checker: reads a report as a careful colleague would, and says in which sentence
//! something does not fit. Pure: texts, figures and facts in, findings out.

mod context;
mod judge;
mod letters;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use balai_kernel::{
    Id,
    measure::CitedPeriod,
    text::{Lang, Message},
};

use crate::{
    block::{Block, Kind, groups, rows},
    edition::signatures,
    figure::{Fact, Figures, Value},
    period::Period,
    picture::Picture,
    prose::{self, Mark, Sentence},
    report::store::Gift,
    scope,
    tongue::language_of,
};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops freezing.
    Error,
    /// Should be looked at.
    Warning,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// In which block; none where one is missing.
    pub block: Option<Id<Block>>,
    /// The block's heading.
    pub heading: String,
    /// The sentence it is about; empty where it is about the block.
    pub sentence: String,
    /// The words in the sentence.
    pub excerpt: String,
    /// What does not fit.
    pub message: Message,
    /// What to do.
    pub suggestion: Message,
}

/// Someone else's figure of the report's year.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited {
    /// Its code.
    pub code: String,
    /// Its value; a percentage as 0 to 100.
    pub value: f64,
    /// Its unit, in words.
    pub unit: String,
    /// Of whom or what.
    pub population: String,
    /// Where it stands; empty where nobody wrote it down.
    pub source: String,
    /// The time that it is about.
    pub period: CitedPeriod,
}

/// Everything the checker reads.
pub struct Desk<'a> {
    /// What the report is about.
    pub period: Period,
    /// Its blocks in their order.
    pub blocks: &'a [Block],
    /// The figures bound in them.
    pub figures: &'a Figures,
    /// What the measures say, in several scopes.
    pub facts: &'a [Fact],
    /// Someone else's figures.
    pub cited: &'a [Cited],
    /// Whom the year's events have to thank.
    pub givers: &'a [(Gift, String)],
    /// Activities of other years, and cancelled or postponed ones: title, year, state.
    pub others: &'a [(String, i64, String)],
    /// Places and parties that a text may name: in lower case, and as written.
    pub places: &'a BTreeMap<String, String>,
    /// Who leads the office: name, and the party that seconded them.
    pub signatories: &'a [(String, String)],
    /// Pictures.
    pub pictures: &'a [Picture],
}

impl Desk<'_> {
    /// The report's year.
    pub fn year(&self) -> i16 {
        self.period.from.year()
    }
}

/// Reads everything and says what does not fit, errors first, in reading order.
pub fn check(desk: &Desk<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut initiative = None;
    for block in desk.blocks {
        if block.kind().is_part() {
            initiative = (block.kind() == Kind::Initiative).then(|| block.settings.0.initiative.clone());
        }
        let reader = Reader {
            desk,
            block,
            initiative: initiative.as_deref(),
        };
        reader.shape(&mut findings);
        reader.marks(&mut findings);
        reader.text(&mut findings);
        reader.letters(&mut findings);
    }
    acknowledgements(desk, &mut findings);
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// What the reader of a language sees in the place of a mark.
pub fn written(figures: &Figures, period: Period, lang: Lang, mark: &Mark) -> String {
    match mark {
        Mark::Figure(binding) => figures.write(binding, lang),
        Mark::Year => period.from.year().to_string(),
        Mark::Period => period.in_words(lang),
        Mark::Ref(slug) => slug.clone(),
        _ => String::new(),
    }
}

/// Those among findings that tell of letters that print lacks.
pub fn letters_of(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings
        .iter()
        .filter(|finding| finding.message.key == "finding-no-letters")
}

struct Reader<'a> {
    desk: &'a Desk<'a>,
    block: &'a Block,
    initiative: Option<&'a str>,
}

impl Reader<'_> {
    fn found(&self, severity: Severity, message: Message, suggestion: &'static str) -> Finding {
        Finding {
            severity,
            block: Some(self.block.id),
            heading: self.block.heading.clone(),
            sentence: String::new(),
            excerpt: String::new(),
            message,
            suggestion: Message::new(suggestion),
        }
    }

    /// What a block of its kind must have.
    fn shape(&self, findings: &mut Vec<Finding>) {
        let settings = &self.block.settings.0;
        let kind = self.block.kind();
        if kind == Kind::Foreword {
            let signatures = signatures(&settings.signatures, self.desk.signatories);
            for unknown in signatures.iter().filter(|signature| !signature.is_known) {
                let message = Message::new("finding-signatory-unknown").with("post", &unknown.name);
                let mut finding = self.found(Severity::Warning, message, "suggest-signatory");
                finding.excerpt.clone_from(&unknown.function);
                findings.push(finding);
            }
        }
        let mut error = |key: &'static str, suggestion: &'static str| {
            findings.push(self.found(Severity::Error, Message::new(key), suggestion));
        };
        // What it draws on says for itself what it lacks.
        let draws = self.block.draws_on().is_some();
        if kind.wants_body() && !draws && self.block.body.trim().is_empty() {
            error("finding-empty", "suggest-write-or-remove");
        }
        match kind {
            Kind::Foreword if settings.signatures.trim().is_empty() => {
                error("finding-unsigned", "suggest-sign");
            }
            Kind::KeyFigures
                if groups(&settings.figures)
                    .iter()
                    .all(|(_, figures)| figures.is_empty()) =>
            {
                error("finding-empty", "suggest-write-or-remove");
            }
            Kind::Table | Kind::Expenditure => {
                if rows(&settings.rows).len() < 2 {
                    error("finding-empty", "suggest-write-or-remove");
                }
                if settings.source.trim().is_empty() {
                    error("finding-table-no-source", "suggest-table-source");
                }
            }
            Kind::Records if self.block.drawn_table().is_none() => error("finding-no-draw", "suggest-draw"),
            Kind::Story if !draws && settings.said_by.trim().is_empty() => {
                error("finding-nobody-said", "suggest-said-by")
            }
            Kind::Picture if draws => {}
            Kind::Picture => match self
                .desk
                .pictures
                .iter()
                .find(|picture| picture.block == self.block.id)
            {
                None => error("finding-no-picture", "suggest-picture"),
                Some(picture) if picture.alternative.trim().is_empty() => {
                    error("finding-no-alternative", "suggest-alternative");
                }
                Some(_) => {}
            },
            _ => {}
        }
    }

    /// Figures and references that lead nowhere.
    fn marks(&self, findings: &mut Vec<Finding>) {
        let settings = &self.block.settings.0;
        let texts = [
            &self.block.body,
            &settings.finding,
            &settings.figures,
            &settings.measure,
            &settings.rows,
        ];
        for mark in texts
            .into_iter()
            .flat_map(|text| prose::marks(&prose::read(text)))
        {
            let (message, suggestion, excerpt) = match &mark {
                Mark::Unknown(words) => (
                    Message::new("finding-unknown-mark").with("mark", words),
                    "suggest-mark",
                    format!("{{{words}}}"),
                ),
                Mark::Ref(slug) if !self.desk.blocks.iter().any(|block| block.slug == *slug) => (
                    Message::new("finding-broken-ref").with("slug", slug),
                    "suggest-ref",
                    format!("{{ref:{slug}}}"),
                ),
                Mark::Figure(binding) => {
                    let name = binding.name();
                    // Who sends how many is for the office until both co-managers decide otherwise.
                    let tells_party = binding.by.is_some_and(scope::tells_party)
                        || binding.only.iter().any(|(dim, _)| scope::tells_party(*dim));
                    if tells_party {
                        let message = Message::new("finding-by-party").with("name", &name);
                        let mut finding = self.found(Severity::Error, message, "suggest-by-party");
                        finding.excerpt = name;
                        findings.push(finding);
                        continue;
                    }
                    match self.desk.figures.get(binding).map(|figure| &figure.value) {
                        Some(Value::None { why }) => (why.clone(), "suggest-figure", name),
                        None => (
                            Message::new("finding-unknown-mark").with("mark", &name),
                            "suggest-figure",
                            name,
                        ),
                        Some(Value::Cited { source, .. }) if source.trim().is_empty() => (
                            Message::new("finding-cited-no-source").with("name", &name),
                            "suggest-cited-source",
                            name,
                        ),
                        Some(_) => continue,
                    }
                }
                _ => continue,
            };
            let mut finding = self.found(Severity::Error, message, suggestion);
            finding.excerpt = excerpt;
            findings.push(finding);
        }
        for (_, figures) in groups(&settings.figures) {
            for (binding, label) in figures {
                if binding.is_none() {
                    let message = Message::new("finding-unknown-mark").with("mark", &label);
                    findings.push(self.found(Severity::Error, message, "suggest-mark"));
                }
            }
        }
    }

    /// What the sentences say.
    fn text(&self, findings: &mut Vec<Finding>) {
        let settings = &self.block.settings.0;
        let mut sentences = Vec::new();
        for text in [&self.block.body, &settings.finding] {
            sentences.extend(self.sentences(text));
        }
        for sentence in &sentences {
            self.figures_of(sentence, findings);
            self.bases_of(sentence, findings);
            self.periods_of(sentence, findings);
            self.times_of(sentence, findings);
        }
    }

    /// The sentences of a text, with the figures in it as its readers see them.
    fn sentences(&self, text: &str) -> Vec<Sentence> {
        let lang = language_of(text);
        prose::sentences(&prose::read(text), &|mark| {
            written(self.desk.figures, self.desk.period, lang, mark)
        })
    }

    fn said(
        &self,
        sentence: &Sentence,
        excerpt: &str,
        severity: Severity,
        message: Message,
        suggestion: Message,
    ) -> Finding {
        Finding {
            severity,
            block: Some(self.block.id),
            heading: self.block.heading.clone(),
            sentence: sentence.text.clone(),
            excerpt: excerpt.to_owned(),
            message,
            suggestion,
        }
    }
}

/// A word without the ending that plural and participle give it.
fn stem(word: &str) -> &str {
    word.trim_end_matches("ed")
        .trim_end_matches('s')
        .trim_end_matches('e')
}

/// Whom the year has to thank and the report does not.
fn acknowledgements(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let Some(block) = desk
        .blocks
        .iter()
        .find(|block| block.kind() == Kind::Acknowledgements)
    else {
        if !desk.givers.is_empty() {
            findings.push(Finding {
                severity: Severity::Error,
                block: None,
                heading: String::new(),
                sentence: String::new(),
                excerpt: String::new(),
                message: Message::new("finding-no-acknowledgements").with("n", desk.givers.len()),
                suggestion: Message::new("suggest-acknowledgements"),
            });
        }
        return;
    };
    if block.settings.0.drawn {
        return;
    }
    let text = prose::plain(&prose::read(&block.body)).to_lowercase();
    for (gift, name) in desk.givers {
        if !text.contains(&name.to_lowercase()) {
            findings.push(Finding {
                severity: Severity::Error,
                block: Some(block.id),
                heading: block.heading.clone(),
                sentence: String::new(),
                excerpt: name.clone(),
                message: Message::new("finding-not-acknowledged")
                    .with("name", name)
                    .with("gift", gift.code()),
                suggestion: Message::new("suggest-acknowledge").with("name", name),
            });
        }
    }
}
