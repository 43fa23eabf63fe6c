//! Tables that a report draws from the records instead of having them typed: what was held,
//! what comes, what is late, what changed in the plan, what was said to whom.
//!
//! They are drawn with the eyes of a programme officer, whoever looks at the report: what only
//! those who lead the office may see never gets into a text that the office sends away.

mod event;
mod office;
mod rows;
mod store;

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    actor::{Role, Standing},
    t,
    text::Lang,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::report::{Report, web::is_released};

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Draw {
    /// Activities of the period with how many took part.
    Held,
    /// Activities of the two months after it.
    Ahead,
    /// Activities that should have been over and are not.
    Late,
    /// Activities postponed or cancelled in it, with the reason.
    Changed,
    /// Inputs to meetings of bodies.
    Inputs,
    /// Events of others to which the office contributed.
    External,
    /// What was published.
    Publications,
    /// Officials lent to the office: who came, who left, who is there. Posts, no names.
    Placements,
    /// Promises made, due and settled.
    Promises,
    /// Focal points named and ended, by party and theme. No names.
    FocalPoints,
    /// What is aimed at in the year, how far it is reached and what is said of it.
    Targets,
    /// By initiative: what was planned, took place, is late or was put off.
    Progress,
    /// By donor: the activities that it paid for or gave to, and how many came.
    Donors,
    /// What changed because of the work, verified, to which no party concerned objects.
    Outcomes,
    /// Decisions of the period, those that the co-chairs read.
    Decisions,
    /// Open risks, those that the co-chairs read.
    Risks,
    /// Of the report's event: what kind, when, where, by whom.
    Facts,
    /// Of the report's event: its sessions; closed ones without their title.
    Agenda,
    /// Of the report's event: how many took part, by kind of agency and status, and how many women.
    Came,
    /// Of the report's event: the parties that were there, with numbers only for those who were.
    Parties,
    /// Of the report's event: what was promised and recommended there, as far as its party may read it.
    Agreed,
    /// Of the report's event: what changed since because of it, verified and without an objection.
    Since,
}

impl Draw {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 22] = [
        Self::Held,
        Self::Ahead,
        Self::Late,
        Self::Changed,
        Self::Inputs,
        Self::External,
        Self::Publications,
        Self::Placements,
        Self::Promises,
        Self::FocalPoints,
        Self::Targets,
        Self::Progress,
        Self::Donors,
        Self::Outcomes,
        Self::Decisions,
        Self::Risks,
        Self::Facts,
        Self::Agenda,
        Self::Came,
        Self::Parties,
        Self::Agreed,
        Self::Since,
    ];

    /// Whether it is drawn of one event, rather than of a time.
    pub const fn is_of_event(self) -> bool {
        matches!(
            self,
            Self::Facts | Self::Agenda | Self::Came | Self::Parties | Self::Agreed | Self::Since
        )
    }

    /// The word in a block's settings and in the catalogue (`drawn-held`, and `drawn-held-rule`
    /// for what stands in it).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Ahead => "ahead",
            Self::Late => "late",
            Self::Changed => "changed",
            Self::Inputs => "inputs",
            Self::External => "external",
            Self::Publications => "publications",
            Self::Placements => "placements",
            Self::Promises => "promises",
            Self::FocalPoints => "focal-points",
            Self::Targets => "targets",
            Self::Progress => "progress",
            Self::Donors => "donors",
            Self::Outcomes => "outcomes",
            Self::Decisions => "decisions",
            Self::Risks => "risks",
            Self::Facts => "facts",
            Self::Agenda => "agenda",
            Self::Came => "attendance",
            Self::Parties => "parties",
            Self::Agreed => "agreed",
            Self::Since => "since",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|draw| draw.code() == code)
    }

    /// Whether it tells of the office and its plan as a whole.
    const fn is_of_office(self) -> bool {
        matches!(
            self,
            Self::Targets | Self::Progress | Self::Donors | Self::Outcomes | Self::Decisions | Self::Risks
        )
    }

    /// Its columns, by the keys of their headings.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Held => &["drawn-when", "drawn-what", "drawn-where", "drawn-number"],
            Self::Ahead => &["drawn-when", "drawn-what", "drawn-where", "drawn-state"],
            Self::Late => &["drawn-end", "drawn-what", "drawn-state"],
            Self::Changed => &["drawn-what", "drawn-state", "drawn-reason"],
            Self::Inputs => &["drawn-when", "drawn-body", "drawn-what"],
            Self::External => &["drawn-when", "drawn-what", "drawn-where", "drawn-contribution"],
            Self::Publications => &["drawn-when", "drawn-what"],
            Self::Placements => &["drawn-when", "drawn-project", "drawn-state"],
            Self::Promises => &["drawn-party", "drawn-promise", "drawn-due", "drawn-state"],
            Self::FocalPoints => &["drawn-party", "drawn-theme", "drawn-state"],
            Self::Targets => &[
                "drawn-counted",
                "drawn-baseline",
                "drawn-aim",
                "drawn-value",
                "drawn-reached",
                "drawn-said",
            ],
            Self::Progress => &[
                "drawn-initiative",
                "drawn-planned",
                "drawn-took-place",
                "drawn-is-late",
                "drawn-put-off",
            ],
            Self::Donors => &["drawn-donor", "drawn-activities", "drawn-number", "drawn-what"],
            Self::Outcomes => &["drawn-when", "drawn-kind", "drawn-what"],
            Self::Decisions => &["drawn-day", "drawn-decided-by", "drawn-what", "drawn-reason"],
            Self::Risks => &["drawn-risk", "drawn-rated", "drawn-treatment", "drawn-review"],
            Self::Facts => &["drawn-about", "drawn-what"],
            Self::Agenda => &["drawn-day", "drawn-time", "drawn-session"],
            Self::Came => &["drawn-who", "drawn-number"],
            Self::Parties => &["drawn-party", "drawn-number"],
            Self::Agreed => &["drawn-party", "drawn-promise", "drawn-due", "drawn-state"],
            Self::Since => &["drawn-when", "drawn-what"],
        }
    }

    /// What stands in it, in a sentence.
    pub fn rule(self, lang: Lang) -> String {
        t!(lang, &format!("drawn-{}-rule", self.code()))
    }
}

/// A table as it was drawn: headings and rows, and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The headings.
    pub head: Vec<String>,
    /// The rows, each as wide as the head.
    pub rows: Vec<Vec<String>>,
    /// What stands in it and what does not.
    pub rule: String,
}

/// Tables by the words of what they show.
pub type Tables = BTreeMap<String, Drawn>;

/// Draws what is wanted of a report's period, or of its event; few statements each.
///
/// # Errors
/// When the database fails.
pub async fn draw(app: &App, wanted: &[Draw], report: &Report, lang: Lang) -> Result<Tables> {
    let eyes = officer(lang);
    let period = report.period();
    let mut tables = Tables::new();
    for draw in wanted {
        let rows = match (draw.is_of_event(), report.activity) {
            (false, _) if draw.is_of_office() => office::rows(app, &eyes, *draw, report, lang).await?,
            (false, _) => rows::of(app, &eyes, *draw, period, lang).await?,
            (true, Some(event)) => event::rows(app, *draw, report, event, lang).await?,
            (true, None) => Vec::new(),
        };
        let mut head: Vec<String> = draw.columns().iter().map(|key| t!(lang, key)).collect();
        // What whoever answers for a figure says of it was written for the office.
        if *draw == Draw::Targets && is_released(app, report) {
            head.truncate(office::PUBLIC_COLUMNS);
        }
        // Who sent how many is told to those alone who were there.
        if *draw == Draw::Parties && !event::tells_numbers(app, report) {
            head.truncate(1);
        }
        let drawn = Drawn {
            head,
            rows,
            rule: draw.rule(lang),
        };
        tables.insert(draw.code().to_owned(), drawn);
    }
    Ok(tables)
}

/// What any programme officer of the office sees.
fn officer(lang: Lang) -> Actor {
    let standing = Standing {
        grants: vec![(Role::ProgrammeOfficer, None)],
        ..Standing::default()
    };
    let nobody: Id<Account> = Id::of(Uuid::nil());
    Actor::signed_in(nobody, String::new(), lang, &standing, [])
}
