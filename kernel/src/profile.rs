//! The profile: the file that describes one process and its office. Nothing of a
//! particular office is in the code; another process is another folder of `profiles/`.

pub mod approvals;
pub mod clearance;
pub mod reporting;

use std::{collections::BTreeMap, path::Path};

use jiff::{civil::Date, tz::TimeZone};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{
    error::{Error, Result},
    text::{Lang, Words},
};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../profiles"]
struct Embedded;

/// How many days a rule keeps in this office: from the start, at least and at most.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// Until the office chooses otherwise.
    pub days: Option<i64>,
    /// The fewest that it may choose.
    pub least: Option<i64>,
    /// The most.
    pub most: Option<i64>,
}

/// A text by language, as written in a profile: `{ en = "...", id = "..." }` or just a string.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Texts {
    /// English alone.
    One(String),
    /// By language code.
    Many(BTreeMap<String, String>),
}

impl Texts {
    /// The text in a language, else in English.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Self::One(text) => text,
            Self::Many(texts) => texts
                .get(lang.code())
                .or_else(|| texts.get("en"))
                .map_or("", String::as_str),
        }
    }

    /// As a record's words, with English as the source.
    pub fn words(&self) -> Words {
        match self {
            Self::One(text) => Words::en(text),
            Self::Many(texts) => {
                let mut words = Words::en(self.get(Lang::EN));
                for (code, text) in texts {
                    words.texts.insert(code.clone(), text.clone());
                }
                words
            }
        }
    }
}

/// The process that the office serves.
#[derive(Debug, Clone, Deserialize)]
pub struct Process {
    /// Its full name.
    pub name: Texts,
    /// What people call it.
    pub short: Texts,
    /// The year it began.
    pub established: i16,
    /// Codes of the co-chairing parties.
    #[serde(default)]
    pub co_chairs: Vec<String>,
    /// What it is, in a sentence or two, for the public page.
    pub about: Texts,
}

/// The office itself.
#[derive(Debug, Clone, Deserialize)]
pub struct Office {
    /// Its full name.
    pub name: Texts,
    /// What people call it.
    pub short: String,
    /// The line under the name on the public home.
    pub motto: Texts,
    /// The city and country.
    pub place: String,
    /// The zone of its clock, by IANA name.
    pub timezone: String,
    /// Code of the host organisation.
    pub hosted_by: Option<String>,
    /// Codes of the governments that lend the co-managers.
    #[serde(default)]
    pub co_managers: Vec<String>,
    /// Interface languages offered, by code.
    pub languages: Vec<String>,
    /// The currency in which budgets are written that name none: three letters, `USD`.
    #[serde(default = "usd")]
    pub currency: String,
    /// Accent colour of the look, `#rrggbb`, or none for Balai's own.
    pub accent: Option<String>,
}

/// A code with its name.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    /// Short and stable: `1`, `cyber-scam-centres`.
    pub code: String,
    /// Its name.
    pub name: Texts,
}

/// An initiative with its projects.
#[derive(Debug, Clone, Deserialize)]
pub struct Initiative {
    /// Short and stable.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// Its projects.
    #[serde(default)]
    pub projects: Vec<Named>,
}

/// A standing group of the process.
#[derive(Debug, Clone, Deserialize)]
pub struct Body {
    /// Short and stable.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// steering, senior-officials, working-group, task-force, expert-group, forum, network.
    pub kind: String,
    /// Codes of the chairing parties.
    #[serde(default)]
    pub co_chairs: Vec<String>,
    /// Codes of the member parties; empty where everyone is.
    #[serde(default)]
    pub members: Vec<String>,
    /// The day it began.
    pub since: Option<String>,
    /// Other ways in which documents write its name.
    #[serde(default)]
    pub spellings: Vec<String>,
}

/// A kind of activity.
#[derive(Debug, Clone, Deserialize)]
pub struct ActivityKind {
    /// Short and stable.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// Whether people gather.
    #[serde(default)]
    pub is_event: bool,
    /// Counted among the trainings.
    #[serde(default)]
    pub is_training: bool,
    /// Counted in the published category of dialogues.
    #[serde(default)]
    pub is_dialogue: bool,
    /// How workbooks write it, in any language.
    #[serde(default)]
    pub spellings: Vec<String>,
}

/// What a role at an event is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleCount {
    /// In the participation figures.
    Participation,
    /// Apart, among the trainers.
    Trainer,
    /// In no participation figure: office, host administration, interpreters, support.
    Nowhere,
}

/// A role that a person can have at an event. Their order is the order of counting.
#[derive(Debug, Clone, Deserialize)]
pub struct EventRole {
    /// Short and stable.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// What it is counted as.
    pub counts: RoleCount,
    /// How workbooks write it, in any language.
    #[serde(default)]
    pub spellings: Vec<String>,
}

/// Someone of the demo office who can be signed in as.
#[derive(Debug, Clone, Deserialize)]
pub struct DemoPerson {
    /// The role's code.
    pub role: String,
    /// The name shown, invented.
    pub name: String,
    /// The address, under `.example`.
    pub email: String,
    /// The party's code: for roles of a party theirs, for roles of the office the one that
    /// lends them.
    pub party: Option<String>,
    /// Has an account, but no link is printed.
    #[serde(default)]
    pub without_link: bool,
}

/// The demo office of a profile.
#[derive(Debug, Clone, Deserialize)]
pub struct Demo {
    /// The year of its records.
    pub year: i16,
    /// Its workbooks in the folder `demo`, in the order of loading.
    pub files: Vec<String>,
    /// Its people.
    pub people: Vec<DemoPerson>,
}

/// A language in which the office publishes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionLanguage {
    /// Its BCP 47 code: `th`.
    pub code: String,
    /// Its name, in itself: `ไทย`.
    pub name: String,
}

/// How members suggest what the office could do.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Suggestions {
    /// Within how many days an answer is promised, 1 to 365.
    pub days: i64,
    /// Whether there is a form for people without an account.
    pub open: bool,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { days: 30, open: true }
    }
}

/// Everything the profile says.
#[derive(Debug, Clone, Deserialize)]
pub struct Profile {
    /// The profile's own short name, which is its folder's.
    #[serde(skip)]
    pub code: String,
    /// The process.
    pub process: Process,
    /// The office.
    pub office: Office,
    /// Areas of the strategy that the plan serves.
    #[serde(default)]
    pub strategy_areas: Vec<Named>,
    /// Core purposes.
    #[serde(default)]
    pub core_purposes: Vec<Named>,
    /// Initiatives and their projects.
    #[serde(default)]
    pub initiatives: Vec<Initiative>,
    /// Bodies.
    #[serde(default)]
    pub bodies: Vec<Body>,
    /// Kinds of activities.
    pub activity_kinds: Vec<ActivityKind>,
    /// Roles at events.
    pub event_roles: Vec<EventRole>,
    /// Other ways of writing a party's name, by party code.
    #[serde(default)]
    pub party_spellings: BTreeMap<String, Vec<String>>,
    /// Names of parties in other languages, by party code and language.
    #[serde(default)]
    pub party_names: BTreeMap<String, BTreeMap<String, String>>,
    /// The day from which the statuses of the members' file hold.
    pub statuses_since: String,
    /// Categories of expenditure, in order.
    #[serde(default)]
    pub expenditure_categories: Vec<Named>,
    /// Outside the office no breakdown shows a cell under this.
    #[serde(default = "ten")]
    pub smallest_cell: i64,
    /// The parties' file, as text.
    #[serde(skip)]
    pub members_csv: String,
    /// The reports that it owes, in the order in which they are shown.
    #[serde(default)]
    pub reporting: Vec<reporting::Owed>,
    /// The first day of the first period that is looked at, as `2024-01-01`; without it all are.
    #[serde(default)]
    pub reporting_since: Option<String>,
    /// Their templates, by code, as text.
    #[serde(skip)]
    pub report_templates: BTreeMap<String, String>,
    /// The languages beside English in which reports and pages of the office appear.
    #[serde(default)]
    pub edition_languages: Vec<EditionLanguage>,
    /// How long what is kept, by the codes of the rules, where it differs from the rules' own.
    #[serde(default)]
    pub retention: BTreeMap<String, Keep>,
    /// Whose yes activities and the plan need.
    #[serde(default)]
    pub approvals: approvals::Approvals,
    /// How members suggest what the office could do.
    #[serde(default)]
    pub suggestions: Suggestions,
    /// What the people and things of a party are called, by party code: `Thai`.
    #[serde(default)]
    pub party_demonyms: BTreeMap<String, Vec<String>>,
    /// How those who are named in what the office prints are asked.
    #[serde(default)]
    pub clearance: clearance::Clearance,
    /// The demo office, if the profile has one.
    pub demo: Option<Demo>,
    /// Files of the demo office, name and bytes, in the order of loading.
    #[serde(skip)]
    pub demo_files: Vec<(String, Vec<u8>)>,
}

fn usd() -> String {
    "USD".to_owned()
}

const fn ten() -> i64 {
    10
}

impl Profile {
    /// The profile of this name that came with the program, or a folder on disk.
    ///
    /// # Errors
    /// When there is none, or a file of it cannot be understood; the sentence says where.
    pub fn load(name: &str) -> Result<Self> {
        let read = |file: &str| -> Option<Vec<u8>> {
            Embedded::get(&format!("{name}/{file}"))
                .map(|found| found.data.into_owned())
                .or_else(|| std::fs::read(Path::new(name).join(file)).ok())
        };
        let text = |file: &str| -> Result<String> {
            let bytes = read(file).ok_or_else(|| {
                Error::setup(format!(
                    "There is no profile \u{201c}{name}\u{201d} (no file {file}). Profiles that come with the program: {}.",
                    Self::names().join(", ")
                ))
            })?;
            String::from_utf8(bytes).map_err(|_| Error::setup(format!("{name}/{file} is not UTF-8 text.")))
        };
        let mut profile: Self = toml::from_str(&text("profile.toml")?)
            .map_err(|error| Error::setup(format!("{name}/profile.toml: {error}")))?;
        profile.code = Path::new(name)
            .file_name()
            .map_or_else(|| name.to_owned(), |code| code.to_string_lossy().into_owned());
        profile.members_csv = text("members.csv")?;
        for owed in &profile.reporting {
            let file = format!("reports/{}.toml", owed.code);
            if read(&file).is_some() {
                profile.report_templates.insert(owed.code.clone(), text(&file)?);
            }
        }
        let files = profile
            .demo
            .as_ref()
            .map(|demo| demo.files.clone())
            .unwrap_or_default();
        for file in files {
            let bytes = read(&format!("demo/{file}"))
                .ok_or_else(|| Error::setup(format!("{name}/demo/{file} is missing.")))?;
            profile.demo_files.push((file, bytes));
        }
        profile.check()?;
        Ok(profile)
    }

    /// The profiles that came with the program.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = Embedded::iter()
            .filter_map(|path| path.strip_suffix("/profile.toml").map(str::to_owned))
            .collect();
        names.sort();
        names
    }

    fn check(&self) -> Result<()> {
        self.try_zone()?;
        self.since()?;
        if self.event_roles.is_empty() || self.activity_kinds.is_empty() {
            return Err(Error::setup(format!(
                "The profile {} needs at least one activity kind and one event role.",
                self.code
            )));
        }
        if !(1..=365).contains(&self.suggestions.days) {
            return Err(Error::setup(
                "The profile's [suggestions] days must lie between 1 and 365: within so many days an answer is promised.",
            ));
        }
        approvals::check(self)?;
        clearance::check(self)?;
        self.reporting_since()?;
        reporting::check(self)
    }

    /// From which day on reports are owed.
    ///
    /// # Errors
    /// When the profile's day is none.
    pub fn reporting_since(&self) -> Result<Date> {
        self.reporting_since.as_deref().map_or(Ok(Date::MIN), |text| {
            text.parse().map_err(|_| {
                Error::setup(format!(
                    "The profile's reporting_since `{text}` is no day. Write it as 2024-01-01."
                ))
            })
        })
    }

    /// The language of editions with this code.
    pub fn edition_language(&self, code: &str) -> Option<&EditionLanguage> {
        self.edition_languages
            .iter()
            .find(|language| language.code == code)
    }

    /// The report that is owed under this code.
    pub fn owed(&self, code: &str) -> Option<&reporting::Owed> {
        self.reporting.iter().find(|owed| owed.code == code)
    }

    /// The report that is owed about each event, if one is.
    pub fn owed_of_events(&self) -> Option<&reporting::Owed> {
        let mut all = self.reporting.iter();
        all.find(|owed| owed.every == reporting::Every::Event)
    }

    fn try_zone(&self) -> Result<TimeZone> {
        TimeZone::get(&self.office.timezone).map_err(|_| {
            Error::setup(format!(
                "The profile's time zone \u{201c}{}\u{201d} is not known; use a name such as Asia/Bangkok.",
                self.office.timezone
            ))
        })
    }

    /// The zone of the office's clock.
    pub fn zone(&self) -> TimeZone {
        self.try_zone().unwrap_or(TimeZone::UTC)
    }

    /// The day from which the statuses of the members' file hold.
    ///
    /// # Errors
    /// When it is not written as a date.
    pub fn since(&self) -> Result<Date> {
        self.statuses_since
            .parse()
            .map_err(|_| Error::setup("The profile's `statuses_since` is not a date such as 2012-09-10."))
    }

    /// The English name of a party, from the parties' file.
    pub fn party_name(&self, code: &str) -> Option<String> {
        let mut reader = csv::Reader::from_reader(self.members_csv.as_bytes());
        reader
            .records()
            .flatten()
            .find(|row| row.get(0) == Some(code))
            .and_then(|row| row.get(1).map(str::to_owned))
    }

    /// The kind of activity with this code.
    pub fn activity_kind(&self, code: &str) -> Option<&ActivityKind> {
        self.activity_kinds.iter().find(|kind| kind.code == code)
    }

    /// Codes of the kinds for which `wanted` holds.
    pub fn kinds_where(&self, wanted: impl Fn(&ActivityKind) -> bool) -> Vec<&str> {
        self.activity_kinds
            .iter()
            .filter(|kind| wanted(kind))
            .map(|kind| kind.code.as_str())
            .collect()
    }

    /// The role at events with this code.
    pub fn event_role(&self, code: &str) -> Option<&EventRole> {
        self.event_roles.iter().find(|role| role.code == code)
    }

    /// Codes of the roles counted in this way.
    pub fn roles_counted(&self, counts: RoleCount) -> Vec<&str> {
        self.event_roles
            .iter()
            .filter(|role| role.counts == counts)
            .map(|role| role.code.as_str())
            .collect()
    }
}
