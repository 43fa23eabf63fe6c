//! What a sentence leaves unsaid: the base of a percentage, the time of a cited figure,
//! the year of an event.

use balai_kernel::text::{Lang, Message};

use super::{Finding, Reader, Severity, judge::same, stem};
use crate::{
    figure::is_percent,
    numbers::{Claim, mentions},
    prose::Sentence,
    scope,
    tongue::{tongue_of, tongues, within},
    topic::{Topic, topics},
};

impl Reader<'_> {
    /// Percentages whose base the sentence does not tell.
    pub(super) fn bases_of(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        let lower = sentence.text.to_lowercase();
        let tongue = tongue_of(&sentence.text);
        let typed = mentions(&sentence.text, &sentence.bound);
        // The population is written in English: a sentence in another language cannot have its words.
        let in_english = std::ptr::eq(tongue, &tongues()[0]);
        for cited in self
            .desk
            .cited
            .iter()
            .filter(|cited| in_english && is_percent(&cited.unit))
        {
            let bound = sentence.names.contains(&format!("cited:{}", cited.code));
            let said = typed.iter().find(|mention| {
                mention.is_percent && mention.claim == Claim::Exactly && mention.agrees_with(cited.value)
            });
            let lacks = missing_words(&cited.population, &lower);
            if (bound || said.is_some()) && !lacks.is_empty() {
                let excerpt = said.map_or("", |mention| {
                    sentence.text.get(mention.place.clone()).unwrap_or("")
                });
                let message = Message::new("finding-wrong-base")
                    .with("base", &cited.population)
                    .with("lacks", lacks.join(", "));
                let suggestion = Message::new("suggest-base").with("base", &cited.population);
                findings.push(self.said(sentence, excerpt, Severity::Error, message, suggestion));
            }
        }
        let share = sentence.names.iter().find(|name| {
            let code = name.split('|').next().unwrap_or(name);
            Topic::WomenShare.codes().contains(&code)
        });
        let in_sentence = scope::wanted(&sentence.text, self.desk.year(), self.initiative);
        let typed_share = typed.iter().find(|mention| {
            topics(mention, &sentence.text).contains(&Topic::WomenShare)
                && self.is_borne_out(mention, &[Topic::WomenShare], &in_sentence)
        });
        let tells_base = within(&tongue.nouns.known, &lower);
        if (share.is_some() || typed_share.is_some()) && !tells_base {
            let message = Message::new("finding-women-base");
            findings.push(self.said(
                sentence,
                "",
                Severity::Warning,
                message,
                Message::new("suggest-women-base"),
            ));
        }
    }

    /// Cited figures told of as if they were of another time: cumulated ones as the
    /// year's, the year's as cumulated, those of a part as the whole year's.
    pub(super) fn periods_of(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        let typed = mentions(&sentence.text, &sentence.bound);
        for cited in self.desk.cited {
            let bound = sentence.names.contains(&format!("cited:{}", cited.code));
            let said = typed.iter().find(|mention| {
                mention.claim == Claim::Exactly && mention.value >= 10.0 && same(mention, cited.value)
            });
            if !(bound || said.is_some()) || scope::tells_period(&sentence.text, cited.period) {
                continue;
            }
            let excerpt = said.map_or("", |mention| {
                sentence.text.get(mention.place.clone()).unwrap_or("")
            });
            let message = Message::new("finding-cited-period")
                .with("name", format!("cited:{}", cited.code))
                .with("is", cited.period.code())
                .with("period", cited.period.words(Lang::EN));
            let suggestion =
                Message::new("suggest-cited-period").with("period", cited.period.words(Lang::EN));
            findings.push(self.said(sentence, excerpt, Severity::Error, message, suggestion));
        }
    }

    /// Events told of as done in the year that were not.
    pub(super) fn times_of(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        if let Some((excerpt, year)) = scope::held_in_another_year(&sentence.text, self.desk.year()) {
            let message = Message::new("finding-outside-year").with("year", year.to_string());
            findings.push(self.said(
                sentence,
                &excerpt,
                Severity::Warning,
                message,
                Message::new("suggest-outside-year"),
            ));
        }
        let lower = sentence.text.to_lowercase();
        for (title, year, state) in self.desk.others {
            // A short title is a phrase of the language rather than a name.
            if title.chars().count() >= 16 && lower.contains(&title.to_lowercase()) {
                let message = if matches!(state.as_str(), "cancelled" | "postponed") {
                    Message::new("finding-not-held")
                        .with("title", title)
                        .with("state", state)
                } else if scope::tells_of_another_time(&sentence.text) || lower.contains(&year.to_string()) {
                    continue;
                } else {
                    Message::new("finding-other-year")
                        .with("title", title)
                        .with("year", year.to_string())
                };
                findings.push(self.said(
                    sentence,
                    title,
                    Severity::Error,
                    message,
                    Message::new("suggest-outside-year"),
                ));
            }
        }
    }
}

/// Words of a population that a sentence lacks; small words do not count.
fn missing_words<'a>(population: &'a str, lower: &str) -> Vec<&'a str> {
    const SMALL: [&str; 14] = [
        "the", "of", "in", "and", "or", "who", "were", "was", "a", "an", "to", "by", "for", "on",
    ];
    population
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| {
            let word = word.to_lowercase();
            word.len() > 2
                && !SMALL.contains(&word.as_str())
                && !lower
                    .split(|c: char| !c.is_alphanumeric() && c != '-')
                    .any(|own| !own.is_empty() && (stem(own) == stem(&word) || own.starts_with(stem(&word))))
        })
        .collect()
}
