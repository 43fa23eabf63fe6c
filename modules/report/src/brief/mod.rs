//! A brief: what the office knows of a party, a donor or a theme in a period, on two pages.
//!
//! It is first a value: key figures with their definitions, sections of sentences and small
//! tables. Then it is drawn, as a page ([`pages`]), in print ([`export`]) or in Word ([`word`]).
//!
//! The office's edition holds what its reader may see. The party's edition is computed with the
//! party's own eyes, as far as the reader's reach: it can be handed over.

mod donor;
mod export;
mod figures;
mod pages;
mod party;

mod policy;
pub mod store;
mod theme;
pub(crate) mod web;
mod word;

#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use balai_directory::{PartyId, party::Party};
use balai_kernel::{
    Actor, App, Audience, Error, Result,
    account::Account,
    actor::{Role, Standing},
    audit::{Share, Under},
    id::{Id, Uuid},
    measure::{Reading, Unit},
    text::Lang,
};
use balai_workplan::level::Rank;

pub use crate::period::{Asked as AskedPeriod, PARTS, Period};

/// What a brief is about, by the word in its address: `TH`, `donor:AU`, `initiative:4`,
/// `project:rilon`, `purpose:2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A party, by code.
    Party(String),
    /// A donor, what its money did: a party by code, else whoever pays by the name that the records write.
    Donor(String),
    /// A level of the plan, by code.
    Theme(Theme, String),
}

/// Which level of the plan a theme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// An initiative.
    Initiative,
    /// A project of an initiative.
    Project,
    /// A core purpose.
    Purpose,
}

impl Theme {
    const ALL: [Self; 3] = [Self::Initiative, Self::Project, Self::Purpose];

    /// The word in addresses and in the catalogue (`brief-theme-initiative`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Initiative => "initiative",
            Self::Project => "project",
            Self::Purpose => "purpose",
        }
    }

    /// The level of the plan.
    pub const fn rank(self) -> Rank {
        match self {
            Self::Initiative => Rank::Initiative,
            Self::Project => Rank::Project,
            Self::Purpose => Rank::Purpose,
        }
    }
}

impl FromStr for About {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let Some((kind, code)) = text.split_once(':') else {
            return Ok(Self::Party(text.to_owned()));
        };
        if kind == "donor" {
            return Ok(Self::Donor(code.to_owned()));
        }
        let theme = Theme::ALL.into_iter().find(|theme| theme.code() == kind);
        theme
            .map(|theme| Self::Theme(theme, code.to_owned()))
            .ok_or(Error::NotFound)
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Party(code) => f.write_str(code),
            Self::Donor(code) => write!(f, "donor:{code}"),
            Self::Theme(theme, code) => write!(f, "{}:{code}", theme.code()),
        }
    }
}

/// For whom a brief is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// For the office: everything that its reader may see.
    #[default]
    Office,
    /// To be handed to the party that it is about.
    Party,
}

impl Edition {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Office, Self::Party];

    /// The word in addresses, on the command line and in the catalogue (`brief-edition-office`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Party => "party",
        }
    }

    /// The edition with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.code() == code)
    }
}

/// A brief as somebody asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is about.
    pub about: About,
    /// For which time.
    pub period: AskedPeriod,
    /// For whom it is safe.
    pub edition: Edition,
    /// In which language.
    pub lang: Lang,
}

/// What the rule about a brief looks at.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The party that it is about; none for a theme.
    pub party: Option<PartyId>,
    /// Which edition.
    pub edition: Edition,
    /// Who can see that there is such a party or theme.
    pub audience: Audience,
}

/// A brief.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// What it is about: the party's name, the theme's.
    pub title: String,
    /// The party that it is about, by code: none for a theme, nor for a donor that is no party.
    pub party: Option<String>,
    /// What kind of brief it is, and for which period.
    pub kind: String,
    /// Its edition.
    pub edition: Edition,
    /// The first and the last day.
    pub period: Period,
    /// Its language.
    pub lang: Lang,
    /// When it was made, for whom, and what that means for who may have it.
    pub made: String,
    /// What the party asks of every reader.
    pub handling: Option<String>,
    /// The figures at its head.
    pub keys: Vec<Key>,
    /// What it tells.
    pub sections: Vec<Section>,
    /// How each figure was counted, by number from 1.
    pub definitions: Vec<Definition>,
    /// Whose people it names, how many.
    pub names: Vec<Share>,
}

/// A figure at the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The value as it is written.
    pub value: String,
    /// What it is a number of.
    pub label: String,
    /// The number of its definition.
    pub note: usize,
    /// What is open about it.
    pub remarks: Vec<String>,
}

/// How a figure is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// What is counted.
    pub name: String,
    /// The counting rule in plain words.
    pub rule: String,
}

impl Definition {
    /// How many bytes its words take.
    fn length(&self) -> usize {
        self.name.len() + self.rule.len()
    }
}

/// A part of a brief under its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// A word for it, different from all others of the brief.
    pub slug: &'static str,
    /// The heading.
    pub heading: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// What a section is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A sentence.
    Sentence(String),
    /// A small table.
    Table(Table),
}

/// A small table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What is in it.
    pub caption: String,
    /// The number of the definition of its numbers, where it has some.
    pub note: Option<usize>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a small table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Whether numbers stand in it.
    pub is_number: bool,
}

/// A cell of a small table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// The page behind it, for whoever reads it in the app.
    pub href: Option<String>,
}

impl Cell {
    /// A cell with words or a number.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: None,
        }
    }

    /// The same, leading to a page.
    #[must_use]
    pub fn to(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

/// How much of it there may be: two pages hold about so many rows of what it took part in.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    /// Rows of the longest table.
    pub rows: usize,
}

impl Length {
    /// What two pages hold in the usual case.
    pub const USUAL: Self = Self { rows: 30 };
    /// Where that was more than two pages.
    pub const SHORT: Self = Self { rows: 12 };
    /// Where that was still more.
    pub const SHORTEST: Self = Self { rows: 6 };

    /// Rows of the other tables.
    pub const fn half(self) -> usize {
        self.rows.div_ceil(2)
    }

    /// Rows of the table of a split, which has few.
    pub fn parts(self) -> usize {
        self.rows.min(12)
    }
}

/// What every kind of brief is made from.
pub(crate) struct Desk<'a> {
    /// The office.
    pub app: &'a App,
    /// Who reads.
    pub reader: &'a Actor,
    /// With whose eyes: the reader's own, or the party's as far as the reader's reach.
    pub eyes: Actor,
    /// The figures, with these eyes.
    pub reading: Reading<'a>,
    /// For which time.
    pub period: Period,
    /// Which edition.
    pub edition: Edition,
    /// In which language.
    pub lang: Lang,
    /// How long it may be.
    pub length: Length,
}

impl Desk<'_> {
    /// Whether it is the office's edition.
    pub fn is_office(&self) -> bool {
        self.edition == Edition::Office
    }
}

/// Makes the brief that was asked for, for this reader.
///
/// # Errors
/// [`Error::NotFound`] where there is no such party or theme, or the reader may not have this
/// edition; a refusal for a period that is none; when the database fails.
pub async fn brief(app: &App, reader: &Actor, asked: &Asked, length: Length) -> Result<Brief> {
    let (lang, edition) = (asked.lang, asked.edition);
    let code = match &asked.about {
        About::Party(code) | About::Donor(code) => Some(code),
        About::Theme(..) => None,
    };
    let record = match code {
        Some(code) => {
            let found = balai_directory::party::store::record(&app.db, reader, code, app.today()).await?;
            // A donor may be no party: a funding agency or a foundation, as the records write it. What
            // it paid for the office knows, and there is nobody to whom a brief could be handed.
            let is_other = matches!(asked.about, About::Donor(_)) && edition == Edition::Office;
            match found {
                None if is_other && reader.is_office() => None,
                found => Some(found.ok_or(Error::NotFound)?),
            }
        }
        None => None,
    };
    let level = match &asked.about {
        About::Theme(theme, code) => Some(theme::found(app, reader, *theme, code).await?),
        _ => None,
    };
    let party = record.as_ref().map(|record| &record.party);
    let audience = party.map(|party| party.audience.as_str());
    let audience = audience.or_else(|| level.as_ref().map(|level| level.audience.as_str()));
    let audience = audience.map_or_else(Audience::office, Audience::parse);
    let subject = Subject {
        party: party.map(|party| party.id),
        edition,
        audience,
    };
    balai_kernel::policy::may(reader, balai_kernel::policy::Action::Read, Some(&subject))?;
    let eyes = match (edition, party) {
        (Edition::Party, Some(party)) => reader.clone().looking_as(eyes_of(party, lang)),
        _ => reader.clone(),
    };
    let reading = Reading::begin(app, &eyes, lang).await?;
    let period = asked.period.period(reading.usual_year().await?)?;
    let desk = Desk {
        app,
        reader,
        eyes,
        reading,
        period,
        edition,
        lang,
        length,
    };
    match (&asked.about, &record, &level) {
        (About::Party(_), Some(record), _) => party::compose(&desk, record).await,
        (About::Donor(_), Some(record), _) => donor::compose(&desk, record).await,
        (About::Donor(name), None, _) => donor::compose_other(&desk, name).await,
        (About::Theme(theme, _), _, Some(level)) => theme::compose(&desk, *theme, level).await,
        _ => Err(Error::NotFound),
    }
}

/// What a focal point of the party sees who is behind no agency's wall.
fn eyes_of(party: &Party, lang: Lang) -> Actor {
    let standing = Standing {
        grants: vec![(Role::FocalPoint, Some(party.id))],
        ..Standing::default()
    };
    let nobody: Id<Account> = Id::of(Uuid::nil());
    Actor::signed_in(nobody, String::new(), lang, &standing, [])
}

/// So many people of a party, under its condition.
fn share(party: PartyId, how_many: usize, under: Option<Under>) -> Vec<Share> {
    if how_many == 0 {
        return Vec::new();
    }
    vec![Share {
        party: Some(party),
        agency: None,
        how_many: i64::try_from(how_many).unwrap_or(i64::MAX),
        under,
    }]
}

/// A count as a figure at the head is written.
fn written(lang: Lang, n: i64) -> String {
    let cell = balai_kernel::measure::Cell::count(n);
    balai_kernel::measure::value(lang, Unit::Count, &cell)
}
