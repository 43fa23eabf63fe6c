//! The words of figures and tables: what stands in reports without having been typed into them. They are
//! translated once for all reports; where the program itself has the language, its own words stand
//! until somebody writes others.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Result,
    profile::Texts,
    t,
    text::{Lang, Value, catalogue},
    translation::{Kept, Part, Record, State, Translates, Unit, beside, kept},
};
use uuid::Uuid;

use super::{Language, faithful};
use crate::drawn::Draw;

/// These words have no row of their own.
const WORDS: Uuid = Uuid::from_u128(0x0ba1_a100_0000_7000_8000_0000_0000_0010);
const MEASURES: Uuid = Uuid::from_u128(0x0ba1_a100_0000_7000_8000_0000_0000_0011);
const TABLES: Uuid = Uuid::from_u128(0x0ba1_a100_0000_7000_8000_0000_0000_0012);
const NAMES: Uuid = Uuid::from_u128(0x0ba1_a100_0000_7000_8000_0000_0000_0013);

/// Sentences and headings of reports by their keys, beside those of the drawn tables.
const KEYS: [&str; 60] = [
    "report-contents",
    "report-as-table",
    "report-definitions",
    "report-on-page",
    "report-chart-missing",
    "block-initiative",
    "block-endnotes",
    "gift-funder",
    "gift-host",
    "gift-in-kind",
    "gift-co-organiser",
    "drawn-open",
    "drawn-theme-all",
    "drawn-named",
    "drawn-ended",
    "drawn-came",
    "drawn-left",
    "drawn-there",
    "drawn-came-and-left",
    "activity-state-proposed",
    "activity-state-submitted",
    "activity-state-planned",
    "activity-state-confirmed",
    "activity-state-under-way",
    "activity-state-completed",
    "activity-state-postponed",
    "activity-state-cancelled",
    "promise-outcome-kept",
    "promise-outcome-let-go",
    "month-1",
    "month-2",
    "month-3",
    "month-4",
    "month-5",
    "month-6",
    "month-7",
    "month-8",
    "month-9",
    "month-10",
    "month-11",
    "month-12",
    "drawn-when",
    "drawn-end",
    "drawn-number",
    "drawn-due",
    "drawn-contribution",
    "drawn-reason",
    "drawn-none-yet",
    "drawn-women",
    "drawn-others",
    "drawn-withheld",
    "session-closed",
    "activity-field-kind",
    "paper-when",
    "activity-field-place",
    "event-field-mode",
    "event-field-level",
    "event-field-host-party",
    "activity-field-co-name",
    "initiative",
];

/// Those with gaps, and the names of these.
const PATTERNS: [(&str, &[&str]); 6] = [
    ("report-source", &["source"]),
    ("report-definition-version", &["n"]),
    ("report-chart-source", &["office", "measure", "version"]),
    ("report-chart-withheld", &["parts"]),
    ("drawn-none", &["period"]),
    ("date-span", &["from", "to"]),
];

/// The words of figures and tables as their translators see them.
pub const TRANSLATES: Translates = Translates {
    noun: "words",
    find: |app, actor, id| {
        Box::pin(async move {
            if id != WORDS || !actor.is_office() {
                return Ok(None);
            }
            Ok(Some(record(app, actor.lang).await?))
        })
    },
    faithful,
    index: None,
    own_way: Some(|_, _, _, _, _| {
        Box::pin(async {
            Ok(balai_kernel::translation::OwnWay {
                links: Vec::new(),
                way: maud::Markup::default(),
            })
        })
    }),
};

/// Where they are translated.
pub fn editions() -> String {
    format!("/app/translations/words/{WORDS}")
}

/// The languages that the program has beside English.
fn others() -> impl Iterator<Item = Lang> {
    catalogue().languages().filter(|lang| *lang != Lang::EN)
}

fn from_catalogue(field: &'static str, at: usize, of: impl Fn(Lang) -> String) -> Unit {
    let given = others().map(|lang| (lang.code().to_owned(), of(lang)));
    Unit::new(field, at, of(Lang::EN)).given(given.collect::<Vec<_>>())
}

fn from_profile(at: usize, texts: &Texts) -> Unit {
    let words = texts.words();
    let given = words.texts.into_iter().filter(|(code, _)| *code != words.source);
    Unit::new("name", at, texts.get(Lang::EN)).given(given.collect::<Vec<_>>())
}

/// A sentence with its gaps in braces.
fn pattern(lang: Lang, key: &str, gaps: &[&str]) -> String {
    let gaps: Vec<(&str, String)> = gaps.iter().map(|gap| (*gap, format!("{{{gap}}}"))).collect();
    let args: Vec<(&str, Value)> = gaps
        .iter()
        .map(|(gap, text)| (*gap, Value::from(text.as_str())))
        .collect();
    catalogue().say(lang, key, &args)
}

fn measures(app: &App) -> Vec<Unit> {
    let all = app.measures();
    let names = all.iter().enumerate();
    let names = names.map(|(at, own)| from_catalogue("measure", at, |lang| own.name(lang)));
    let rules = all.iter().enumerate();
    let rules = rules.map(|(at, own)| from_catalogue("rule", at, |lang| own.rule(lang)));
    names.chain(rules).collect()
}

fn tables() -> Vec<Unit> {
    let mut keys: Vec<String> = KEYS.iter().map(|key| (*key).to_owned()).collect();
    for draw in Draw::ALL {
        keys.extend(draw.columns().iter().map(|key| (*key).to_owned()));
        keys.push(format!("drawn-{}-rule", draw.code()));
    }
    let mut seen = Vec::new();
    keys.retain(|key| {
        let is_new = !seen.contains(key);
        seen.push(key.clone());
        is_new
    });
    let plain = keys.iter().enumerate();
    let plain = plain.map(|(at, key)| from_catalogue("word", at, |lang| t!(lang, key)));
    let with_gaps = PATTERNS.iter().enumerate();
    let with_gaps =
        with_gaps.map(|(at, (key, gaps))| from_catalogue("pattern", at, |lang| pattern(lang, key, gaps)));
    plain.chain(with_gaps).collect()
}

async fn names(app: &App) -> Result<Vec<Unit>> {
    let profile = &app.profile;
    let own = profile
        .core_purposes
        .iter()
        .map(|each| &each.name)
        .chain(profile.initiatives.iter().map(|each| &each.name))
        .chain(profile.bodies.iter().map(|each| &each.name));
    let mut units: Vec<Unit> = own
        .enumerate()
        .map(|(at, texts)| from_profile(at, texts))
        .collect();
    let Some(parties) = app.modules.iter().find_map(|module| module.parties) else {
        return Ok(units);
    };
    let mut given: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for lang in others() {
        for (id, name) in parties(&app.db, lang).await? {
            given.entry(id).or_default().push((lang.code().to_owned(), name));
        }
    }
    for (id, name) in parties(&app.db, Lang::EN).await? {
        let own = given.remove(&id).unwrap_or_default();
        units.push(Unit::new("name", units.len(), name).given(own));
    }
    Ok(units)
}

async fn record(app: &App, lang: Lang) -> Result<Record> {
    let part = |id, key: &str, units: Vec<Unit>| Part {
        id,
        title: t!(lang, key),
        units: units
            .into_iter()
            .filter(|unit| !unit.source.trim().is_empty())
            .collect(),
    };
    let title = t!(lang, "translation-words-of-figures");
    Ok(Record {
        noun: "words",
        id: WORDS,
        title,
        href: "/app/reports".to_owned(),
        public: "/reports".to_owned(),
        is_public: false,
        parts: vec![
            part(MEASURES, "translation-words-measures", measures(app)),
            part(TABLES, "translation-words-tables", tables()),
            part(NAMES, "translation-words-names", names(app).await?),
        ],
    })
}

/// What a report says by itself, in the language in which it is read.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    fixed: Lang,
    words: BTreeMap<String, String>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            fixed: Lang::EN,
            words: BTreeMap::new(),
        }
    }
}

impl Vocabulary {
    /// The words in a language: as somebody translated them, else as they came.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(app: &App, language: &Language) -> Result<Self> {
        let record = record(app, Actor::office_job().lang).await?;
        let all = kept(&app.db, WORDS, &language.code).await?;
        let mut words = BTreeMap::new();
        for part in &record.parts {
            words.extend(of_part(part, &language.code, &all));
        }
        // Definitions stand in reports as a measure's name with its rule.
        for measure in app.measures() {
            let (name, rule) = (measure.name(Lang::EN), measure.rule(Lang::EN));
            let of = |text: &String| words.get(text).cloned();
            if let (Some(own), Some(rules)) = (of(&name), of(&rule)) {
                words.insert(format!("{name}: {rule}"), format!("{own}: {rules}"));
            }
        }
        Ok(Self {
            fixed: language.fixed,
            words,
        })
    }

    /// A word of the catalogue.
    pub fn say(&self, key: &str) -> String {
        let source = t!(Lang::EN, key);
        let own = self.words.get(&source).cloned();
        own.unwrap_or_else(|| t!(self.fixed, key))
    }

    /// A sentence of the catalogue with its gaps filled.
    pub fn fill(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        let names: Vec<&str> = gaps.iter().map(|(name, _)| *name).collect();
        let source = pattern(Lang::EN, key, &names);
        let own = self.words.get(&source).cloned();
        let mut out = own.unwrap_or_else(|| pattern(self.fixed, key, &names));
        for (name, value) in gaps {
            out = out.replace(&format!("{{{name}}}"), value);
        }
        out
    }

    /// What the records say in English, in this language: a whole text, or a day.
    pub fn put(&self, text: &str) -> String {
        if self.words.is_empty() {
            return text.to_owned();
        }
        match self.words.get(text) {
            Some(own) => own.clone(),
            None => self.day(text).unwrap_or_else(|| text.to_owned()),
        }
    }

    /// A day, month or span of days as they are written in English, with this language's months.
    fn day(&self, text: &str) -> Option<String> {
        let one = |span: &str| -> Option<String> {
            let tokens = span.split_whitespace().map(|token| {
                let is_number = token.len() <= 4 && token.chars().all(|c| c.is_ascii_digit());
                if is_number {
                    return Some(token.to_owned());
                }
                let is_month = (1..=12).any(|n| t!(Lang::EN, &format!("month-{n}")) == token);
                is_month.then(|| self.words.get(token).cloned()).flatten()
            });
            let tokens: Option<Vec<String>> = tokens.collect();
            tokens
                .filter(|tokens| !tokens.is_empty())
                .map(|tokens| tokens.join(" "))
        };
        match text.split_once(" to ") {
            Some((from, to)) => {
                let (from, to) = (one(from)?, one(to)?);
                Some(self.fill("date-span", &[("from", &from), ("to", &to)]))
            }
            None if text.chars().any(char::is_alphabetic) => one(text),
            None => None,
        }
    }
}

fn of_part(part: &Part, code: &str, kept: &[Kept]) -> Vec<(String, String)> {
    let pairs = beside(part.id, &part.units, kept).into_iter();
    pairs
        .filter_map(|pair| {
            let given = || {
                let own = pair.unit.given.iter().find(|(own, _)| own == code);
                own.map(|(_, words)| words.clone())
            };
            let words = match pair.state {
                State::Missing => given()?,
                State::Stale | State::Current => pair.words.clone(),
            };
            Some((pair.unit.source.clone(), words))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urdu() -> Vocabulary {
        let words = [
            ("June", "جون"),
            ("July", "جولائی"),
            ("{from} to {to}", "{from} تا {to}"),
            ("Source: {source}", "ماخذ: {source}"),
            ("Thailand", "تھائی لینڈ"),
        ];
        Vocabulary {
            fixed: Lang::EN,
            words: words.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
        }
    }

    #[test]
    fn days_and_names_of_the_records_stand_in_the_editions_language() {
        let words = urdu();
        assert_eq!(words.put("3 to 7 June 2024"), "3 تا 7 جون 2024");
        assert_eq!(words.put("28 June to 2 July 2024"), "28 جون تا 2 جولائی 2024");
        assert_eq!(words.put("June 2024"), "جون 2024");
        assert_eq!(words.put("Thailand"), "تھائی لینڈ");
        for kept in ["Bangkok, Thailand", "May 2024", "12", "March to Dhaka", ""] {
            assert_eq!(words.put(kept), kept);
        }
        assert_eq!(words.fill("report-source", &[("source", "IOM")]), "ماخذ: IOM");
        assert_eq!(words.say("report-contents"), t!(Lang::EN, "report-contents"));
    }

    #[test]
    fn the_words_of_the_program_are_those_of_its_language() {
        let words = Vocabulary::default();
        assert_eq!(words.put("June 2024"), "June 2024");
        let keys = tables();
        let own: Vec<&str> = keys.iter().map(|unit| unit.source.as_str()).collect();
        assert!(
            own.contains(&"Participants") && own.contains(&"Source: {source}"),
            "{own:?}"
        );
        assert!(
            keys.iter()
                .all(|unit| unit.given.iter().any(|(code, _)| code == "id"))
        );
    }
}
