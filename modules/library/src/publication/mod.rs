//! A publication: something the office published, alone or with others.

pub(crate) mod api;
mod demo;
pub mod file;
pub mod import;
pub mod measures;
mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod translation;
pub mod web;

pub use demo::demo;

use balai_dates::{Hint, Parsed, Precision, parse};
use balai_kernel::{
    Audience, Id,
    search::{Doc, When},
    store::{Day, FromRow, Json},
    text::{Lang, Words},
};
use jiff::civil::Date;
use serde::Deserialize;

/// A publication as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct Publication {
    /// Its id.
    pub id: Id<Publication>,
    /// Its title in each language it has.
    pub title: Json<Words>,
    /// `report`, `policy-guide`, `toolkit`, or as workbooks write it.
    pub kind: String,
    /// First day on which it came out.
    pub from_on: Option<Day>,
    /// Last such day.
    pub to_on: Option<Day>,
    /// How exact these are: day, month, quarter, year.
    pub precision: String,
    /// The year it counts in.
    pub year: i64,
    /// With whom.
    pub published_with: Option<String>,
    /// What it is about.
    pub summary: Json<Words>,
    /// The initiative that counts, by code.
    pub initiative: Option<String>,
    /// Where it can be read.
    pub href: Option<String>,
    /// Who can see it.
    pub audience: String,
    /// Counts up with each change.
    pub version: i64,
}

/// Kinds that the form offers.
pub const KINDS: [&str; 6] = [
    "report",
    "policy-guide",
    "toolkit",
    "brief",
    "newsletter",
    "other",
];

impl Publication {
    /// When it came out, as a language writes it.
    pub fn when(&self, lang: Lang) -> String {
        match (self.from_on, self.to_on) {
            (Some(from), Some(to)) => balai_kernel::text::day_span(lang, from.0, to.0, &self.precision),
            _ => self.year.to_string(),
        }
    }

    /// How it is found.
    pub fn doc(&self) -> Doc {
        found(
            self.id,
            &self.title,
            self.published_with.as_deref(),
            &self.summary,
            &self.audience,
            self.from_on.map(|day| When::of(day.0, &self.precision)),
        )
    }
}

/// How the publication with this id is found: by its title and summary in every language.
fn found(
    id: Id<Publication>,
    title: &Words,
    with: Option<&str>,
    summary: &Words,
    audience: &str,
    on: Option<When>,
) -> Doc {
    let all = |words: &Words| words.texts.values().cloned().collect::<Vec<_>>().join(" ");
    Doc {
        id: id.uuid(),
        noun: "publication",
        href: format!("/app/library/{id}"),
        title: all(title),
        lede: with.unwrap_or_default().to_owned(),
        body: all(summary),
        audience: Audience::parse(audience),
        on,
    }
}

/// What the form of a publication says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// The version that was edited.
    pub version: i64,
    /// The English title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// When it came out, as people write dates.
    pub date: String,
    /// With whom.
    pub published_with: String,
    /// What it is about.
    pub summary: String,
    /// The initiative's code.
    pub initiative: String,
    /// Where it can be read.
    pub href: String,
    /// `public`, `members` or `office`.
    pub audience: String,
}

/// What is saved of a form.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Title in each language.
    pub title: Words,
    /// The same without case and accents, for finding doubles.
    pub folded: String,
    /// Its kind.
    pub kind: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How exact these are.
    pub precision: &'static str,
    /// With whom.
    pub published_with: Option<String>,
    /// What it is about.
    pub summary: Words,
    /// The initiative's code.
    pub initiative: Option<String>,
    /// Where it can be read.
    pub href: Option<String>,
    /// Who can see it.
    pub audience: Audience,
}

/// Reads a form, or says for each field what is wrong with it: field and catalogue key.
///
/// # Errors
/// The fields that cannot be taken.
pub fn read(sent: &Sent, before: Option<&Publication>) -> Result<Draft, Vec<(&'static str, &'static str)>> {
    let mut wrong = Vec::new();
    let tidy = |text: &str, most: usize| -> Option<String> {
        let text: String = text.trim().chars().take(most).collect();
        (!text.is_empty()).then_some(text)
    };
    let english = tidy(&sent.title, 500);
    let folded = english.as_deref().map(balai_names::fold).unwrap_or_default();
    if folded.is_empty() {
        wrong.push(("title", "publication-no-title"));
    }
    let date = match parse(&sent.date, &Hint::default()) {
        Parsed::Sure(date) => Some(date),
        Parsed::Ambiguous(_) => {
            wrong.push(("date", "publication-date-two-ways"));
            None
        }
        Parsed::No(_) => {
            wrong.push(("date", "publication-date-wrong"));
            None
        }
    };
    let href = tidy(&sent.href, 1_000);
    let is_web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    if href.as_ref().is_some_and(|address| !is_web(address)) {
        wrong.push(("href", "publication-href-wrong"));
    }
    let audience = match sent.audience.as_str() {
        "public" => Audience::public(),
        "members" => Audience::members(),
        "office" => Audience::office(),
        _ => {
            wrong.push(("audience", "publication-audience-wrong"));
            Audience::office()
        }
    };
    let (Some(date), true) = (date, wrong.is_empty()) else {
        return Err(wrong);
    };
    let words = |old: Option<&Words>, text: &str| {
        let mut words = old.cloned().unwrap_or_else(|| Words::en(text));
        words.set("en", text);
        words
    };
    let title = words(before.map(|old| &old.title.0), english.as_deref().unwrap_or(""));
    Ok(Draft {
        title,
        folded,
        kind: tidy(&sent.kind, 40).unwrap_or_else(|| "report".to_owned()),
        from: date.from,
        to: date.to,
        precision: match date.precision {
            Precision::Day | Precision::Range => "day",
            Precision::Month => "month",
            Precision::Quarter => "quarter",
            Precision::Year => "year",
        },
        published_with: tidy(&sent.published_with, 500),
        summary: words(
            before.map(|old| &old.summary.0),
            &tidy(&sent.summary, 10_000).unwrap_or_default(),
        ),
        initiative: tidy(&sent.initiative, 40),
        href,
        audience,
    })
}
