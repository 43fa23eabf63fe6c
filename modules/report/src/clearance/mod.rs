//! Clearance: the round in which each party, agency, person, donor or partner named in a report
//! says no objection, proposes a change or objects, before it is fixed. Who is asked is
//! proposed, and never sent by itself; an answer is for the words that were shown and for
//! nothing else: when these change, it is asked for again.

pub(crate) mod answer;
pub(crate) mod decision;
pub(crate) mod demo;
mod edit;
mod finding;
pub(crate) mod jobs;
mod mail;
mod pages;
mod passage;
mod policy;
mod proposal;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;
mod today;
pub(crate) mod web;

use std::collections::{BTreeMap, BTreeSet};

use balai_directory::{PartyId, PersonId, agency::Agency};
use balai_kernel::{
    Actor, App, Audience, Id, Instant, Result,
    account::Account,
    actor::PersonRef,
    own::{Own, Part},
    profile::clearance::Silence,
    retention::Erased,
    store::{Day, FromRow, Tx},
    t,
    text::{Message, instant},
};
use jiff::civil::Date;

use crate::report::Report;

pub(crate) use decision::refuse_open;
pub(crate) use finding::{Round, found, round};
pub(crate) use pages::line;
pub(crate) use passage::{About, Need, digest_of};
pub(crate) use today::today;

/// One who is asked about a report.
#[derive(Debug, Clone, FromRow)]
pub struct Clearance {
    /// Its id.
    pub id: Id<Clearance>,
    /// The report.
    pub report: Id<Report>,
    /// Whose words; see [`About::key`].
    pub about: String,
    /// The party.
    pub party: Option<PartyId>,
    /// The agency.
    pub agency: Option<Id<Agency>>,
    /// The person.
    pub person: Option<PersonId>,
    /// As the office calls them.
    pub name: String,
    /// The address that is asked; empty while nobody is known.
    pub sent_to: String,
    /// Whose address it is.
    pub sent_name: String,
    /// The person whose it is.
    pub sent_person: Option<PersonId>,
    /// The key that whoever is asked holds.
    pub reader: String,
    /// [`Silence::code`], as the letter said.
    pub silence: String,
    /// When it was proposed.
    pub made_at: Instant,
    /// When it was last sent.
    pub sent_at: Option<Instant>,
    /// By whom.
    pub sent_by: Option<Id<Account>>,
    /// Until when an answer is wished.
    pub due_on: Option<Day>,
    /// When it was last reminded of.
    pub reminded_at: Option<Instant>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl Clearance {
    /// Its page in the office.
    pub fn href(&self) -> String {
        format!("/app/reports/{}/clearance/{}", self.report, self.id)
    }

    /// Its page for whoever is asked and has an account.
    pub fn answer_href(&self) -> String {
        format!("/app/clearances/{}", self.id)
    }

    /// Whether an actor is the one who is asked: the office is not, whoever works in it.
    pub fn asks(&self, actor: &Actor) -> bool {
        let is_theirs = !self.reader.is_empty() && actor.holds(&self.reader);
        is_theirs && self.sent_at.is_some() && actor.sees(&Audience::parse(&self.audience))
    }

    /// Whether the time to answer has passed.
    pub fn is_late(&self, today: Date) -> bool {
        self.due_on.is_some_and(|due| due.0 < today)
    }
}

/// What this holds about whoever asks: what they were asked or answered.
///
/// # Errors
/// When the database fails.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let rows = store::own(&app.db, actor.person, actor.account).await?;
    let (lang, zone) = (actor.lang, app.zone());
    let answer = |code: Option<&String>| {
        code.map(|code| t!(lang, &format!("clearance-answer-{code}")))
            .unwrap_or_default()
    };
    Ok(Own {
        rows: rows.iter().map(|row| row.0).collect(),
        parts: vec![Part {
            key: "own-clearances",
            columns: vec!["own-name", "own-sent", "clearance-answer"],
            rows: rows
                .iter()
                .map(|(_, title, sent, said)| {
                    let sent = sent.map(|at| instant(lang, at, &zone)).unwrap_or_default();
                    vec![title.clone(), sent, answer(said.as_ref())]
                })
                .collect(),
        }],
    })
}

/// Erases a person's part of what was asked.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &Tx, person: Id<PersonRef>) -> Result<Erased> {
    Ok(Erased {
        rows: store::forget(tx, person).await?,
        ..Erased::default()
    })
}

/// Where the clearance of a report stands.
pub fn href_of(report: Id<Report>) -> String {
    format!("/app/reports/{report}/clearance")
}

/// What somebody is asked to clear, with what became of it.
#[derive(Debug, Clone, FromRow)]
pub struct Asked {
    /// Its id.
    pub id: Id<Asked>,
    /// Who is asked.
    pub clearance: Id<Clearance>,
    /// The block, by its name in the report.
    pub slug: String,
    /// What of it.
    pub place: String,
    /// The words.
    pub text: String,
    /// [`digest_of`] the words.
    pub digest: String,
    /// The names found in it, a line each.
    pub names: String,
    /// Whether it is not sure that they are meant.
    pub is_unsure: bool,
    /// Added by somebody, not found.
    pub by_hand: bool,
    /// What the office wrote about the words proposed before.
    pub reply: String,
    /// When it was proposed.
    pub made_at: Instant,
    /// When it was sent.
    pub sent_at: Option<Instant>,
    /// When it was taken out of what is asked.
    pub removed_at: Option<Instant>,
    /// Why.
    pub removed_because: String,
    /// [`Answer::code`].
    pub answer: Option<String>,
    /// The words proposed, or the reason.
    pub words: String,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// Who said it.
    pub by_name: String,
    /// How it came: `link`, `account` or one of [`HOWS`].
    pub how: String,
    /// On which day it was said.
    pub said_on: Option<Day>,
    /// [`SCOPES`].
    pub scope: String,
    /// The last day on which the words may be used elsewhere.
    pub scope_until: Option<Day>,
    /// When other words took its place, or it was asked again.
    pub replaced_at: Option<Instant>,
}

/// How an answer comes to the office that was not given here.
pub const HOWS: [&str; 5] = ["e-mail", "letter", "note-verbale", "meeting", "telephone"];

/// For what words are cleared: this report with its editions, or any product of the office.
pub const SCOPES: [&str; 2] = ["report", "any"];

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The words can be printed.
    NoObjection,
    /// Other words are proposed.
    Change,
    /// The words cannot be printed.
    Object,
}

impl Answer {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::NoObjection, Self::Change, Self::Object];

    /// Its word in the database and in the catalogue (`clearance-answer-change`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoObjection => "no-objection",
            Self::Change => "change",
            Self::Object => "object",
        }
    }

    /// The answer with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

impl Asked {
    /// The answer, if there is one.
    pub fn answer(&self) -> Option<Answer> {
        self.answer.as_deref().and_then(Answer::from_code)
    }

    /// Whether it still stands: neither taken out nor replaced.
    pub const fn stands(&self) -> bool {
        self.removed_at.is_none() && self.replaced_at.is_none()
    }

    /// Whether whoever is asked can answer it.
    pub const fn is_open(&self) -> bool {
        self.stands() && self.sent_at.is_some() && self.answer.is_none()
    }
}

/// How it stands with something that has to be cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// They object.
    Objected,
    /// They propose other words, and the office has not decided.
    ChangeProposed,
    /// It was cleared or asked before, and its words have changed since.
    Reopened,
    /// It was found after the last proposal.
    New,
    /// It is proposed to be asked, and was not sent.
    Proposed,
    /// It was sent, and there is no answer.
    Waiting,
    /// It was not answered in time, and the letter said what that means.
    BySilence,
    /// These very words were cleared elsewhere, for this use too.
    Reused,
    /// The office decided, with a reason, that nobody need be asked.
    Excused,
    /// They have no objection, or these are their own words.
    Cleared,
}

impl Stand {
    /// Its word in the catalogue (`clearance-stand-waiting`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Objected => "objected",
            Self::ChangeProposed => "change-proposed",
            Self::Reopened => "reopened",
            Self::New => "new",
            Self::Proposed => "proposed",
            Self::Waiting => "waiting",
            Self::BySilence => "by-silence",
            Self::Reused => "reused",
            Self::Excused => "excused",
            Self::Cleared => "cleared",
        }
    }

    /// Whether the words can be printed.
    pub const fn lets_print(self) -> bool {
        matches!(
            self,
            Self::BySilence | Self::Reused | Self::Excused | Self::Cleared
        )
    }
}

/// One thing that has to be cleared, with how it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// What.
    pub need: Need,
    /// How it stands.
    pub stand: Stand,
    /// What was asked with these very words, or else what was asked before them.
    pub asked: Option<Asked>,
}

/// Compares what has to be cleared with what was asked. `rows` are of this report; `elsewhere`
/// are rows of the same people whose words may be used here: of other reports, by digest.
pub fn compare(
    needs: &[Need],
    asks: &[Clearance],
    rows: &[Asked],
    elsewhere: &BTreeSet<(String, String)>,
    today: Date,
) -> Vec<Standing> {
    let by_about: BTreeMap<&str, &Clearance> = asks.iter().map(|ask| (ask.about.as_str(), ask)).collect();
    let digests: BTreeSet<(String, String)> = needs
        .iter()
        .map(|need| (need.about.key(), digest_of(&need.text)))
        .collect();
    let mut taken = BTreeSet::new();
    needs
        .iter()
        .map(|need| {
            let key = need.about.key();
            let digest = digest_of(&need.text);
            let ask = by_about.get(key.as_str()).copied();
            let own = || {
                rows.iter()
                    .filter(move |row| ask.is_some_and(|ask| ask.id == row.clearance))
            };
            let with = |asked: Option<&Asked>, stand| Standing {
                need: need.clone(),
                stand,
                asked: asked.cloned(),
            };
            if let Some(row) = own().rfind(|row| row.digest == digest && row.replaced_at.is_none()) {
                let is_silent = ask.is_some_and(|ask| {
                    ask.is_late(today) && Silence::from_code(&ask.silence) == Silence::NoObjection
                });
                return with(Some(row), stand_of(row, is_silent));
            }
            // Words that they proposed themselves.
            let theirs =
                |row: &&Asked| row.answer() == Some(Answer::Change) && digest_of(&row.words) == digest;
            if let Some(row) = own().rfind(theirs) {
                return with(Some(row), Stand::Cleared);
            }
            if elsewhere.contains(&(key.clone(), digest)) {
                return with(None, Stand::Reused);
            }
            let before = own().rfind(|row| {
                row.slug == need.slug
                    && row.replaced_at.is_none()
                    && !digests.contains(&(key.clone(), row.digest.clone()))
                    && !taken.contains(&row.id)
                    && (row.place == need.place || passage::is_alike(&row.text, &need.text))
            });
            match before {
                Some(row) => {
                    taken.insert(row.id);
                    // What was only proposed is proposed anew.
                    let was_asked = row.sent_at.is_some() || row.answer.is_some() || row.removed_at.is_some();
                    with(Some(row), if was_asked { Stand::Reopened } else { Stand::New })
                }
                None => with(None, Stand::New),
            }
        })
        .collect()
}

/// How it stands with what was asked, while its words are those of the report.
fn stand_of(row: &Asked, is_silent: bool) -> Stand {
    match row.answer() {
        Some(Answer::NoObjection) => Stand::Cleared,
        Some(Answer::Change) => Stand::ChangeProposed,
        Some(Answer::Object) => Stand::Objected,
        None if row.removed_at.is_some() => Stand::Excused,
        None if row.sent_at.is_none() => Stand::Proposed,
        None if is_silent => Stand::BySilence,
        None => Stand::Waiting,
    }
}

/// How many of all stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All.
    pub all: usize,
    /// That can be printed.
    pub cleared: usize,
    /// Objected.
    pub objected: usize,
    /// Other words proposed.
    pub changes: usize,
    /// Sent, without an answer.
    pub waiting: usize,
    /// Not asked yet, or changed since.
    pub to_ask: usize,
}

impl Tally {
    /// Counts.
    pub fn of(all: &[Standing]) -> Self {
        let count = |wanted: &dyn Fn(Stand) -> bool| all.iter().filter(|one| wanted(one.stand)).count();
        Self {
            all: all.len(),
            cleared: count(&Stand::lets_print),
            objected: count(&|stand| stand == Stand::Objected),
            changes: count(&|stand| stand == Stand::ChangeProposed),
            waiting: count(&|stand| stand == Stand::Waiting),
            to_ask: count(&|stand| matches!(stand, Stand::New | Stand::Reopened | Stand::Proposed)),
        }
    }

    /// Whether everything can be printed.
    pub const fn is_clear(&self) -> bool {
        self.all == self.cleared
    }

    /// Why the report is not fixed or published.
    pub fn refusal(&self) -> Message {
        Message::new("clearance-open")
            .with("n", self.all - self.cleared)
            .with("objected", self.objected)
            .with("changes", self.changes)
            .with("waiting", self.waiting)
            .with("ask", self.to_ask)
    }
}
