//! The checker: reads a report as a careful colleague would, and says in which sentence
//! something does not fit. Pure: texts, figures and facts in, findings out.

mod context;
#[cfg(test)]
mod tests;

use balai_kernel::{Id, measure::CitedPeriod, text::Message};

use crate::scope::{self, Wanted};
use crate::{
    block::{Block, Kind, groups, rows},
    edition::signatures,
    figure::{Fact, Figures, Value, is_percent},
    numbers::{Claim, Mention, mentions},
    picture::Picture,
    prose::{self, Mark, Sentence},
    report::store::Gift,
    topic::{Topic, topics},
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
    /// The report's year.
    pub year: i16,
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
    /// Who leads the office: name, and the party that seconded them.
    pub signatories: &'a [(String, String)],
    /// Pictures.
    pub pictures: &'a [Picture],
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
    }
    acknowledgements(desk, &mut findings);
    findings.sort_by_key(|finding| finding.severity);
    findings
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
        if kind.wants_body() && self.block.body.trim().is_empty() {
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
            Kind::Story if settings.said_by.trim().is_empty() => {
                error("finding-nobody-said", "suggest-said-by")
            }
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
        let write = |mark: &Mark| self.write(mark);
        let settings = &self.block.settings.0;
        let mut sentences = prose::sentences(&prose::read(&self.block.body), &write);
        sentences.extend(prose::sentences(&prose::read(&settings.finding), &write));
        for sentence in &sentences {
            self.figures_of(sentence, findings);
            self.bases_of(sentence, findings);
            self.periods_of(sentence, findings);
            self.times_of(sentence, findings);
        }
    }

    fn write(&self, mark: &Mark) -> String {
        match mark {
            Mark::Figure(binding) => self.desk.figures.write(binding),
            Mark::Year => self.desk.year.to_string(),
            Mark::Ref(slug) => slug.clone(),
            _ => String::new(),
        }
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

    /// Typed numbers against what the measures say.
    fn figures_of(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        let wanted = scope::wanted(&sentence.text, self.desk.year, self.initiative);
        for mention in mentions(&sentence.text, &sentence.bound) {
            let excerpt = sentence.text.get(mention.place.clone()).unwrap_or("");
            let topics = topics(&mention, &sentence.text);
            if !topics.is_empty()
                && let Some((message, suggestion)) = self.judge(&mention, &topics, &wanted, excerpt)
            {
                findings.push(self.said(sentence, excerpt, Severity::Error, message, suggestion));
                continue;
            }
            if let Some((message, suggestion)) = self.judge_cited(&mention, sentence, excerpt) {
                findings.push(self.said(sentence, excerpt, Severity::Error, message, suggestion));
                continue;
            }
            let stands_alone =
                !(sentence.has_source || mention.in_words || (mention.value < 10.0 && !mention.is_percent));
            if stands_alone && self.block.kind() != Kind::Story && !self.is_borne_out(&mention, &topics) {
                let suggestion = self.binding_for(&mention, &topics).map_or_else(
                    || Message::new("suggest-source"),
                    |name| Message::new("suggest-bind").with("name", name),
                );
                let message = Message::new("finding-no-source").with("said", excerpt);
                findings.push(self.said(sentence, excerpt, Severity::Warning, message, suggestion));
            }
        }
    }

    fn facts_on(&self, topic: Topic) -> impl Iterator<Item = &Fact> {
        self.desk
            .facts
            .iter()
            .filter(move |fact| topic.codes().contains(&fact.measure.as_str()))
    }

    /// Whether some measure, in the right scope or not told, says so too.
    fn is_borne_out(&self, mention: &Mention, topics: &[Topic]) -> bool {
        topics
            .iter()
            .flat_map(|topic| self.facts_on(*topic))
            .any(|fact| mention.agrees_with(fact.value))
    }

    fn binding_for(&self, mention: &Mention, topics: &[Topic]) -> Option<String> {
        if let Some(cited) = self
            .desk
            .cited
            .iter()
            .find(|cited| mention.agrees_with(cited.value))
        {
            return Some(format!("{{cited:{}}}", cited.code));
        }
        let fact = topics.iter().find_map(|topic| self.facts_on(*topic).next())?;
        Some(format!("{{figure:{}}}", fact.measure))
    }

    /// What is wrong with a number about something measured, if anything is.
    fn judge(
        &self,
        mention: &Mention,
        topics: &[Topic],
        wanted: &Wanted,
        excerpt: &str,
    ) -> Option<(Message, Message)> {
        let mut contradicted = None;
        for topic in topics {
            let wanted = wanted.about(*topic);
            let in_scope = self.facts_on(*topic).find(|fact| wanted.is(fact));
            if in_scope.is_some_and(|fact| mention.agrees_with(fact.value)) {
                return None;
            }
            // A small number agrees with something by chance.
            let elsewhere = self
                .facts_on(*topic)
                .find(|fact| mention.value >= 10.0 && !wanted.is(fact) && same(mention, fact.value));
            if let Some(fact) = elsewhere {
                let (is, code) = scope::words(fact);
                let (meant, meant_code) = wanted.words();
                let message = Message::new("finding-wrong-scope")
                    .with("said", excerpt)
                    .with("is", is)
                    .with("iscode", code)
                    .with("meant", meant)
                    .with("meantcode", meant_code);
                return Some((message, suggest_bind(&fact.measure, &wanted)));
            }
            // Half or twice as much speaks of something else, of one course or one town.
            if let Some(fact) = in_scope
                && near(mention, fact.value)
            {
                contradicted = contradicted.or(Some((fact, wanted)));
            }
        }
        let other = self.desk.facts.iter().find(|fact| {
            mention.value >= 50.0
                && same(mention, fact.value)
                && wanted.is(fact)
                && !topics
                    .iter()
                    .any(|topic| topic.codes().contains(&fact.measure.as_str()))
        });
        if let Some(fact) = other {
            let meant = topics.first().map_or("", |topic| topic.codes()[0]);
            let message = Message::new("finding-wrong-measure")
                .with("said", excerpt)
                .with("is", &fact.measure)
                .with("meant", meant);
            return Some((
                message,
                Message::new("suggest-bind").with("name", format!("{{figure:{meant}}}")),
            ));
        }
        let (fact, wanted) = contradicted?;
        let message = Message::new("finding-contradiction")
            .with("said", excerpt)
            .with("value", shown(fact.value))
            .with("name", &fact.measure);
        Some((message, suggest_bind(&fact.measure, &wanted)))
    }

    /// What is wrong with a number that speaks of a cited figure's unit.
    fn judge_cited(
        &self,
        mention: &Mention,
        sentence: &Sentence,
        excerpt: &str,
    ) -> Option<(Message, Message)> {
        const GENERAL: [&str; 8] = [
            "people", "persons", "number", "cases", "percent", "cent", "%", "migrants",
        ];
        for cited in self.desk.cited.iter().filter(|cited| !is_percent(&cited.unit)) {
            let unit = cited.unit.to_lowercase();
            let noun = unit.split_whitespace().last().unwrap_or("");
            let speaks_of_it = !GENERAL.contains(&noun)
                && !noun.is_empty()
                && mention.after.iter().take(4).any(|word| stem(word) == stem(noun));
            if speaks_of_it
                && near(mention, cited.value)
                && !mention.agrees_with(cited.value)
                && !sentence.has_source
            {
                let name = format!("cited:{}", cited.code);
                let message = Message::new("finding-contradiction")
                    .with("said", excerpt)
                    .with("value", shown(cited.value))
                    .with("name", &name);
                return Some((
                    message,
                    Message::new("suggest-bind").with("name", format!("{{{name}}}")),
                ));
            }
        }
        None
    }
}

fn suggest_bind(measure: &str, wanted: &Wanted) -> Message {
    Message::new("suggest-bind").with("name", format!("{{figure:{measure}{}}}", wanted.option()))
}

/// Whether a typed number is this very value, however it is qualified; a range is none.
fn same(mention: &Mention, value: f64) -> bool {
    mention.claim != Claim::Between && (mention.value - value).abs() < 0.5
}

/// Whether a typed number is of a value's size: half or twice as much speaks of something else.
fn near(mention: &Mention, value: f64) -> bool {
    mention.high >= value * 0.6 && mention.value <= value * 1.67
}

fn shown(value: f64) -> String {
    balai_kernel::text::real(
        balai_kernel::text::Lang::EN,
        value,
        usize::from(value.fract() != 0.0),
    )
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
