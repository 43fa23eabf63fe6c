//! Typed numbers against what the measures say, and numbers against the words around them.

use std::ops::Range;

use balai_kernel::text::{Lang, Message};

use super::{Cited, Finding, Reader, Severity, stem};
use crate::{
    block::{Block, Kind},
    figure::{self, Fact, is_percent},
    numbers::{Claim, Mention, mentions},
    prose::Sentence,
    scope::{self, Wanted},
    tongue::{has, tongue_of},
    topic::{Topic, topics},
};

/// A small number agrees with something by chance.
const SMALL: f64 = 10.0;

/// What a typed number says of someone else's figure.
enum Speaks {
    /// Nothing.
    No,
    /// The same, and the figure with its source stands in the report.
    Agrees,
    /// Something else: what is wrong, and what to write.
    Contradicts(Message, Message),
}

impl Reader<'_> {
    /// Every number of a sentence.
    pub(super) fn figures_of(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        let year = self.desk.year();
        let in_sentence = scope::wanted(&sentence.text, year, self.initiative);
        // Bound figures are read with the typed ones, to know which words are whose.
        let all = mentions(&sentence.text, &[]);
        let places: Vec<Range<usize>> = all.iter().map(|mention| mention.place.clone()).collect();
        let tongue = tongue_of(&sentence.text);
        let mut spoken_of = Vec::new();
        for (at, mention) in all.iter().enumerate() {
            let own = topics(mention, &sentence.text);
            // "1,188 participations, 1,181 of them from members, 4 from others": the number
            // before tells what they count.
            let begins = |phrase: &[String]| mention.after.starts_with(phrase);
            let refers = tongue.of_them.iter().any(|phrase| begins(phrase))
                || mention
                    .after
                    .first()
                    .is_some_and(|word| has(&tongue.scope.sent_by, word));
            if !own.is_empty() || !refers {
                spoken_of = own;
            }
            let excerpt = sentence.text.get(mention.place.clone()).unwrap_or("");
            let around = scope::around(&sentence.text, &places, at);
            let wanted = in_sentence.narrowed(around, year, self.desk.places);
            let bound = sentence
                .bound
                .iter()
                .zip(&sentence.names)
                .find(|(range, _)| range.start < mention.place.end && mention.place.start < range.end);
            let found = match bound {
                Some((_, name)) => self.judge_bound(name, mention, &wanted, excerpt),
                None => self.judge_typed(mention, &spoken_of, &wanted, sentence, excerpt),
            };
            if let Some((severity, message, suggestion)) = found {
                findings.push(self.said(sentence, excerpt, severity, message, suggestion));
            }
        }
    }

    /// A figure is right, but the words around it may speak of less than it counts.
    fn judge_bound(
        &self,
        name: &str,
        mention: &Mention,
        wanted: &Wanted,
        excerpt: &str,
    ) -> Option<(Severity, Message, Message)> {
        let topic = Topic::of_measure(name)?;
        if !wanted.is_narrow() || mention.is_percent {
            return None;
        }
        let in_scope = self.facts_on(topic).find(|fact| wanted.is(fact));
        if in_scope.is_some_and(|fact| same(mention, fact.value)) {
            return None;
        }
        let whole = self.facts_on(topic).find(|fact| same(mention, fact.value))?;
        let (message, suggestion) = wrong_scope(whole, wanted, in_scope, excerpt);
        Some((Severity::Error, message, suggestion))
    }

    fn judge_typed(
        &self,
        mention: &Mention,
        topics: &[Topic],
        wanted: &Wanted,
        sentence: &Sentence,
        excerpt: &str,
    ) -> Option<(Severity, Message, Message)> {
        if !topics.is_empty()
            && let Some((message, suggestion)) = self.judge(mention, topics, wanted, sentence, excerpt)
        {
            return Some((Severity::Error, message, suggestion));
        }
        match self.judge_cited(mention, sentence, excerpt) {
            Speaks::Contradicts(message, suggestion) => {
                return Some((Severity::Error, message, suggestion));
            }
            Speaks::Agrees => return None,
            Speaks::No => {}
        }
        let may_stand =
            sentence.has_source || mention.in_words || (mention.value < SMALL && !mention.is_percent);
        if may_stand || self.block.kind() == Kind::Story || self.is_borne_out(mention, topics, wanted) {
            return None;
        }
        let suggestion = self.binding_for(mention, topics, wanted).map_or_else(
            || Message::new("suggest-source"),
            |name| Message::new("suggest-bind").with("name", name),
        );
        let message = Message::new("finding-no-source").with("said", excerpt);
        Some((Severity::Warning, message, suggestion))
    }

    fn facts_on(&self, topic: Topic) -> impl Iterator<Item = &Fact> {
        self.desk
            .facts
            .iter()
            .filter(move |fact| topic.codes().contains(&fact.measure.as_str()))
    }

    /// Whether some measure says so too; where the words name something narrow, only the
    /// measure in that scope does.
    pub(super) fn is_borne_out(&self, mention: &Mention, topics: &[Topic], wanted: &Wanted) -> bool {
        topics
            .iter()
            .flat_map(|topic| self.facts_on(*topic))
            .filter(|fact| !wanted.is_narrow() || wanted.is(fact))
            .any(|fact| mention.agrees_with(fact.value))
    }

    fn binding_for(&self, mention: &Mention, topics: &[Topic], wanted: &Wanted) -> Option<String> {
        if let Some(cited) = self
            .desk
            .cited
            .iter()
            .find(|cited| mention.agrees_with(cited.value))
        {
            return Some(format!("{{cited:{}}}", cited.code));
        }
        let fact = topics.iter().find_map(|topic| self.facts_on(*topic).next())?;
        Some(binding(&fact.measure, &wanted.option()?))
    }

    /// What is wrong with a number about something measured, if anything is.
    fn judge(
        &self,
        mention: &Mention,
        topics: &[Topic],
        wanted: &Wanted,
        sentence: &Sentence,
        excerpt: &str,
    ) -> Option<(Message, Message)> {
        let states = &tongue_of(&sentence.text).scope.states;
        let mut contradicted = None;
        for topic in topics {
            let wanted = wanted.about(*topic);
            let in_scope = self.facts_on(*topic).find(|fact| wanted.is(fact));
            if in_scope.is_some_and(|fact| mention.agrees_with(fact.value)) {
                return None;
            }
            // "38 countries" speaks of the states among the members.
            let is_of_states =
                wanted.is_of_members() && mention.after.iter().take(3).any(|word| has(states, word));
            if is_of_states
                && self
                    .facts_on(*topic)
                    .any(|fact| wanted.of_states().is(fact) && mention.agrees_with(fact.value))
            {
                return None;
            }
            let is_near = in_scope.is_some_and(|fact| near(mention, fact.value));
            // The value is right and its wording is not, as in "fewer than 1,188": no other scope explains it.
            let is_reworded = in_scope.is_some_and(|fact| same(mention, fact.value));
            let elsewhere = self.facts_on(*topic).find(|fact| {
                let is_it = same(mention, fact.value) && (mention.agrees_with(fact.value) || !is_near)
                    || wanted.is_narrow() && is_about(mention) && mention.agrees_with(fact.value);
                mention.value >= SMALL && !is_reworded && !wanted.is(fact) && is_it
            });
            if let Some(fact) = elsewhere {
                return Some(wrong_scope(fact, &wanted, in_scope, excerpt));
            }
            // Half or twice as much speaks of something else, of one course or one town.
            if let Some(fact) = in_scope.filter(|_| is_near) {
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
                Message::new("suggest-bind").with("name", binding(meant, "")),
            ));
        }
        let (fact, wanted) = contradicted?;
        let message = Message::new("finding-contradiction")
            .with("said", excerpt)
            .with("value", shown(fact.value))
            .with("name", &fact.measure);
        Some((message, in_its_scope(fact, &wanted)))
    }

    /// What a number says that speaks of a cited figure's unit.
    fn judge_cited(&self, mention: &Mention, sentence: &Sentence, excerpt: &str) -> Speaks {
        const GENERAL: [&str; 8] = [
            "people", "persons", "number", "cases", "percent", "cent", "%", "migrants",
        ];
        for cited in self.desk.cited.iter().filter(|cited| !is_percent(&cited.unit)) {
            let unit = cited.unit.to_lowercase();
            let noun = unit.split_whitespace().last().unwrap_or("");
            let speaks_of_it = !GENERAL.contains(&noun)
                && !noun.is_empty()
                && mention.after.iter().take(4).any(|word| stem(word) == stem(noun));
            if !speaks_of_it || !near(mention, cited.value) || sentence.has_source {
                continue;
            }
            if mention.agrees_with(cited.value) {
                // "some 600 interviews" beside a bound 612: the source stands with the figure.
                if self.is_bound(cited) {
                    return Speaks::Agrees;
                }
                continue;
            }
            let name = format!("cited:{}", cited.code);
            let message = Message::new("finding-contradiction")
                .with("said", excerpt)
                .with("value", shown(cited.value))
                .with("name", &name);
            let suggestion = Message::new("suggest-bind").with("name", format!("{{{name}}}"));
            return Speaks::Contradicts(message, suggestion);
        }
        Speaks::No
    }

    /// Whether a cited figure stands in the report.
    fn is_bound(&self, cited: &Cited) -> bool {
        self.desk
            .blocks
            .iter()
            .flat_map(Block::bindings)
            .any(|binding| binding.is_cited && binding.code == cited.code)
    }
}

/// The number is a figure's, but not of what the words speak of.
fn wrong_scope(fact: &Fact, wanted: &Wanted, in_scope: Option<&Fact>, excerpt: &str) -> (Message, Message) {
    let (is, code) = scope::words(fact);
    let (meant, meant_code) = wanted.words();
    let message = Message::new("finding-wrong-scope")
        .with("said", excerpt)
        .with("is", is)
        .with("iscode", code)
        .with("meant", meant)
        .with("meantcode", meant_code);
    let suggestion = match in_scope {
        Some(own) => in_its_scope(own, wanted),
        None => wanted.option().map_or_else(
            || Message::new("suggest-scope"),
            |option| Message::new("suggest-bind").with("name", binding(&fact.measure, &option)),
        ),
    };
    (message, suggestion)
}

/// How to write the figure that the words speak of: as a binding, or as the number where
/// no binding reaches that scope.
fn in_its_scope(fact: &Fact, wanted: &Wanted) -> Message {
    match wanted.option() {
        Some(option) => Message::new("suggest-bind").with("name", binding(&fact.measure, &option)),
        None => Message::new("suggest-value").with("value", shown(fact.value)),
    }
}

fn binding(measure: &str, option: &str) -> String {
    format!("{{figure:{measure}{option}}}")
}

/// Whether a typed number is this very value, however it is qualified; a range is none.
pub(super) fn same(mention: &Mention, value: f64) -> bool {
    mention.claim != Claim::Between && (mention.value - value).abs() < 0.5
}

/// Whether a number is meant to be near the figure rather than it.
fn is_about(mention: &Mention) -> bool {
    matches!(mention.claim, Claim::About | Claim::Nearly | Claim::JustOver)
}

/// Whether a typed number is of a value's size: half or twice as much speaks of something else.
fn near(mention: &Mention, value: f64) -> bool {
    mention.high >= value * 0.6 && mention.value <= value * 1.67
}

fn shown(value: f64) -> String {
    figure::plain(Lang::EN, value)
}
