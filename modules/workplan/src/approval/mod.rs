//! The approval: an activity, or the plan of a year, is submitted, and those whose yes the
//! profile asks for answer. An answer is for what was submitted and for nothing else: when that
//! changes, the approval lapses, and it must be submitted again. Nobody is invited before.

pub(crate) mod demo;
pub(crate) mod jobs;
pub(crate) mod mail;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
mod today;
pub(crate) mod web;
mod words;

use balai_kernel::{
    Actor, App, Clock, Id, Instant, Result,
    account::Account,
    audit::{self, Act, Change},
    profile::{
        Profile,
        approvals::{Approvals, Voice},
    },
    store::{Conn, Tx},
    text::Message,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    activity::{Activity, State},
    plan_version::PlanVersion,
};

pub use today::today;
pub use words::{missing as missing_words, needs as needs_words};

/// What an activity says that others agree to. Its summary, its owner, what it is counted for and
/// who else organises it can change without asking them again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Substance {
    /// Its title.
    pub title: String,
    /// Code of its kind.
    pub kind: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// How exactly the days are known.
    pub precision: String,
    /// City and country.
    pub place: Option<String>,
    /// What it is to cost, in hundredths.
    pub budget: Option<i64>,
    /// In which currency.
    pub currency: Option<String>,
    /// Who pays.
    pub funder: Option<String>,
}

impl Substance {
    /// What an activity says now.
    pub fn of(activity: &Activity) -> Self {
        Self {
            title: activity.title.clone(),
            kind: activity.kind.clone(),
            from: activity.from_on.map(|day| *day),
            to: activity.to_on.map(|day| *day),
            precision: activity.precision.clone(),
            place: activity.place.clone(),
            budget: activity.budget,
            currency: activity.budget.and(activity.currency.clone()),
            funder: activity.funder.clone(),
        }
    }

    /// In which fields the two differ; none where they say the same.
    pub fn differs_in(&self, other: &Self) -> Vec<&'static str> {
        let dates = |one: &Self| (one.from, one.to, one.precision.clone());
        let money = |one: &Self| (one.budget, one.currency.clone());
        [
            ("title", self.title != other.title),
            ("kind", self.kind != other.kind),
            ("when", dates(self) != dates(other)),
            ("place", self.place != other.place),
            ("budget", money(self) != money(other)),
            ("funder", self.funder != other.funder),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}

/// Whose yes is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// So many different people who lead the office.
    CoManagers {
        /// How many.
        people: usize,
    },
    /// The host organisation.
    Host {
        /// Its party's code.
        code: String,
    },
    /// Who pays.
    Donor {
        /// As the activity names them.
        name: String,
    },
    /// One of the co-chairs.
    CoChair {
        /// Its party's code.
        code: String,
    },
}

const MANAGER: &str = "co-manager:";

impl Need {
    /// Under which word its answer is kept; co-managers answer each under their own.
    pub fn seat(&self) -> Option<String> {
        match self {
            Self::CoManagers { .. } => None,
            Self::Host { .. } => Some("host".to_owned()),
            Self::Donor { .. } => Some("donor".to_owned()),
            Self::CoChair { code } => Some(format!("co-chair:{code}")),
        }
    }
}

/// The word under which a co-manager's answer is kept.
pub fn seat_of(account: Id<Account>) -> String {
    format!("{MANAGER}{account}")
}

/// Who is asked, as the profile says; `funder` is who pays, where the activity says who.
pub fn needs(profile: &Profile, voices: &[Voice], funder: Option<&str>) -> Vec<Need> {
    let mut all = Vec::new();
    for voice in voices {
        match voice {
            Voice::CoManagers => all.push(Need::CoManagers {
                people: profile.office.co_managers.len().max(1),
            }),
            Voice::Host => all.extend(profile.office.hosted_by.clone().map(|code| Need::Host { code })),
            Voice::Donor => all.extend(funder.map(|name| Need::Donor {
                name: name.to_owned(),
            })),
            Voice::CoChairs => {
                let chairs = profile.process.co_chairs.iter();
                all.extend(chairs.map(|code| Need::CoChair { code: code.clone() }));
            }
        }
    }
    all
}

/// Whose yes an activity needs; nobody's where its kind stands nowhere in the profile's table.
pub fn needs_of(profile: &Profile, activity: &Activity) -> Vec<Need> {
    let voices = profile.approvals.of_kind(&activity.kind);
    needs(profile, voices, activity.funder.as_deref())
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Whose.
    pub seat: String,
    /// Yes, or returned.
    pub is_yes: bool,
    /// What was said with it.
    pub comment: Option<String>,
    /// Who gave it, or who recorded it.
    pub by: Id<Account>,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// Of those who have no account here: who said it, how, on which day.
    pub heard: Option<Heard>,
}

/// How an answer of somebody who has no account here came to the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Who said it.
    pub by: String,
    /// One of [`HOWS`].
    pub how: String,
    /// On which day.
    pub on: Date,
}

/// How an answer comes to the office.
pub const HOWS: [&str; 5] = ["e-mail", "letter", "note-verbale", "meeting", "telephone"];

/// What was submitted, with the answers so far.
#[derive(Debug, Clone)]
pub struct Approval {
    /// Its id.
    pub id: Id<Approval>,
    /// The activity that was submitted.
    pub activity: Option<Id<Activity>>,
    /// Or the plan.
    pub plan_version: Option<Id<PlanVersion>>,
    /// What the activity said.
    pub substance: Option<Substance>,
    /// Whose yes it needs.
    pub needs: Vec<Need>,
    /// What whoever submitted wrote.
    pub note: Option<String>,
    /// Who submitted.
    pub by: Id<Account>,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// Taken back.
    pub withdrawn_at: Option<Instant>,
    /// What it is about changed.
    pub lapsed_at: Option<Instant>,
    /// A later submission took its place.
    pub replaced_at: Option<Instant>,
    /// When those whose answer was waited for were reminded.
    pub reminded_at: Option<Instant>,
    /// The answers, first ones first.
    pub answers: Vec<Given>,
    /// Who can see what it is about.
    pub audience: String,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// Nobody's yes is needed.
    NotNeeded,
    /// It was never submitted.
    NotSubmitted,
    /// It was taken back.
    Withdrawn,
    /// Somebody returned it.
    Returned,
    /// It changed in these fields since it was submitted; none where it changed back.
    Lapsed(Vec<&'static str>),
    /// Not all have answered.
    Waiting,
    /// Everybody said yes.
    Approved,
}

impl Stand {
    /// Its word in the catalogue (`approval-stand-waiting`).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::NotSubmitted => "not-submitted",
            Self::Withdrawn => "withdrawn",
            Self::Returned => "returned",
            Self::Lapsed(_) => "lapsed",
            Self::Waiting => "waiting",
            Self::Approved => "approved",
        }
    }

    /// Whether people can be invited.
    pub const fn lets_invite(&self) -> bool {
        matches!(self, Self::NotNeeded | Self::Approved)
    }

    /// Whether it can be submitted.
    pub const fn lets_submit(&self) -> bool {
        !matches!(self, Self::NotNeeded | Self::Waiting | Self::Approved)
    }
}

/// What is still missing of an approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// So many co-managers more.
    CoManagers(usize),
    /// The host, the donor or a co-chair.
    Other(Need),
}

impl Approval {
    /// Whose yes is still missing, in the order of the profile.
    pub fn missing(&self) -> Vec<Missing> {
        let yes = |seat: &str| self.answers.iter().any(|one| one.is_yes && one.seat == seat);
        let managers = self
            .answers
            .iter()
            .filter(|one| one.is_yes && one.seat.starts_with(MANAGER));
        let said = managers.count();
        self.needs
            .iter()
            .filter_map(|need| match (need, need.seat()) {
                (Need::CoManagers { people }, _) => {
                    let left = people.saturating_sub(said);
                    (left > 0).then_some(Missing::CoManagers(left))
                }
                (_, Some(seat)) if !yes(&seat) => Some(Missing::Other(need.clone())),
                _ => None,
            })
            .collect()
    }

    /// Who returned it, if somebody did.
    pub fn returned(&self) -> Option<&Given> {
        self.answers.iter().find(|one| !one.is_yes)
    }

    /// How it stands, where what it is about now says `now` (nothing for a plan, which is frozen
    /// as it was submitted).
    pub fn stand(&self, now: Option<&Substance>) -> Stand {
        if self.withdrawn_at.is_some() {
            return Stand::Withdrawn;
        }
        if self.returned().is_some() {
            return Stand::Returned;
        }
        let changed = match (&self.substance, now) {
            (Some(then), Some(now)) => then.differs_in(now),
            _ => Vec::new(),
        };
        if self.lapsed_at.is_some() || !changed.is_empty() {
            return Stand::Lapsed(changed);
        }
        if self.missing().is_empty() {
            Stand::Approved
        } else {
            Stand::Waiting
        }
    }

    /// Its page.
    pub fn href(&self) -> String {
        match (self.activity, self.plan_version) {
            (Some(activity), _) => href_of(activity),
            (_, Some(version)) => crate::plan_version::href_of(version),
            _ => "/app/plan".to_owned(),
        }
    }
}

/// Where the approval of an activity stands.
pub fn href_of(activity: Id<Activity>) -> String {
    format!("/app/plan/activities/{activity}/approval")
}

/// How an activity stands, with the last submission of it that there is.
pub fn stand_of(needs: &[Need], last: Option<&Approval>, now: &Substance) -> Stand {
    match last {
        _ if needs.is_empty() => Stand::NotNeeded,
        None => Stand::NotSubmitted,
        Some(last) => last.stand(Some(now)),
    }
}

/// Why an act on an approval is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotPossible {
    /// It is approved, returned, withdrawn or lapsed.
    #[error("This is no longer open to answers. Nothing was kept. Look at how it stands now.")]
    NotOpen,
    /// Nobody asked them.
    #[error("Your answer is not asked for here. Nothing was kept.")]
    NotAsked,
    /// They have answered.
    #[error("This answer was given already. Nothing was kept.")]
    Twice,
    /// They submitted it themselves.
    #[error("You submitted this yourself: somebody else must approve it. Nothing was kept.")]
    Own,
    /// A return says why.
    #[error("Say what is to be changed: whoever submitted it reads it.")]
    NoComment,
    /// Somebody else submitted it.
    #[error("Only whoever submitted it can withdraw it. A co-manager can return it.")]
    NotYours,
    /// Nobody would be left to approve it.
    #[error(
        "You could not approve what you submit, and too few others lead the office. Ask a programme officer to submit it."
    )]
    NobodyLeft,
    /// It waits, it is approved, or it needs nobody's yes.
    #[error("This cannot be submitted as it stands now. Nothing was changed.")]
    NotToSubmit,
    /// An answer is for what was submitted, so it cannot be older; nor is it of the future.
    #[error(
        "The day of the answer must lie between the day of the submission and today: an answer is for what was submitted."
    )]
    WrongDay,
}

impl NotPossible {
    /// The same for a reader, in the catalogue's words.
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::NotOpen => "approval-not-open",
            Self::NotAsked => "approval-not-asked",
            Self::Twice => "approval-twice",
            Self::Own => "approval-own",
            Self::NoComment => "approval-no-comment",
            Self::NotYours => "approval-not-yours",
            Self::NobodyLeft => "approval-nobody-left",
            Self::NotToSubmit => "approval-not-to-submit",
            Self::WrongDay => "approval-wrong-day",
        })
    }
}

/// Whether a co-manager may answer now: `is_manager` says whether they lead the office in their
/// own right, not standing in for somebody.
///
/// # Errors
/// Why not.
pub fn may_answer(
    approval: &Approval,
    stand: &Stand,
    account: Id<Account>,
    is_manager: bool,
    rules: &Approvals,
) -> std::result::Result<(), NotPossible> {
    if *stand != Stand::Waiting {
        return Err(NotPossible::NotOpen);
    }
    let is_asked = approval
        .needs
        .iter()
        .any(|need| matches!(need, Need::CoManagers { .. }));
    if !is_manager || !is_asked {
        return Err(NotPossible::NotAsked);
    }
    if approval.by == account && !rules.submitter_may_answer {
        return Err(NotPossible::Own);
    }
    let seat = seat_of(account);
    if approval.answers.iter().any(|one| one.seat == seat) {
        return Err(NotPossible::Twice);
    }
    let is_missing = |one: &Missing| matches!(one, Missing::CoManagers(_));
    if approval.missing().iter().any(is_missing) {
        Ok(())
    } else {
        Err(NotPossible::Twice)
    }
}

/// Whether an answer of somebody without an account may be recorded now, which was given on a day.
///
/// # Errors
/// Why not.
pub fn may_record(
    approval: &Approval,
    stand: &Stand,
    seat: &str,
    said_on: Date,
    days: (Date, Date),
) -> std::result::Result<(), NotPossible> {
    if *stand != Stand::Waiting {
        return Err(NotPossible::NotOpen);
    }
    let is_asked = approval
        .needs
        .iter()
        .any(|need| need.seat().as_deref() == Some(seat));
    if !is_asked {
        return Err(NotPossible::NotAsked);
    }
    if approval.answers.iter().any(|one| one.seat == seat) {
        return Err(NotPossible::Twice);
    }
    let (submitted, today) = days;
    if said_on < submitted || said_on > today {
        return Err(NotPossible::WrongDay);
    }
    Ok(())
}

/// Whether somebody may submit: what stands so that it can be, with enough others left to say yes.
///
/// # Errors
/// Why not.
pub fn may_submit(
    stand: &Stand,
    needs: &[Need],
    account: Id<Account>,
    managers: &[(Id<Account>, String)],
    rules: &Approvals,
) -> std::result::Result<(), NotPossible> {
    if !stand.lets_submit() {
        return Err(NotPossible::NotToSubmit);
    }
    let is_one = managers.iter().any(|(id, _)| *id == account);
    let others = managers.iter().filter(|(id, _)| *id != account).count();
    let short = |need: &Need| matches!(need, Need::CoManagers { people } if others < *people);
    if is_one && !rules.submitter_may_answer && needs.iter().any(short) {
        return Err(NotPossible::NobodyLeft);
    }
    Ok(())
}

/// Whether an activity still lies ahead, so that people can be invited to it: what is over is only
/// recorded, as is what an office brings in of the years before.
pub fn is_ahead(activity: &Activity, today: Date) -> bool {
    let last = activity.to_on.or(activity.from_on);
    let is_over = matches!(activity.state(), State::Completed | State::Cancelled);
    !is_over && last.is_none_or(|day| *day >= today)
}

/// Whether nobody can be put on the list of an event that an import names: one that lies ahead, in
/// the plan or not, whose kind needs a yes that is not there.
///
/// # Errors
/// When the database fails.
pub async fn is_barred(
    conn: &impl Conn,
    profile: &Profile,
    today: Date,
    kind: &str,
    id: Id<Activity>,
) -> Result<bool> {
    if profile.approvals.of_kind(kind).is_empty() {
        return Ok(false);
    }
    let Some(activity) = crate::activity::find(conn, id).await? else {
        return Ok(true);
    };
    let needs = needs_of(profile, &activity);
    if !is_ahead(&activity, today) {
        return Ok(false);
    }
    let last = store::last_of(conn, id).await?;
    Ok(!stand_of(&needs, last.as_ref(), &Substance::of(&activity)).lets_invite())
}

/// Why nobody can be invited to an activity yet, with who still has to answer; nothing where
/// people can be.
///
/// # Errors
/// When the database fails.
pub async fn bar(conn: &impl Conn, app: &App, actor: &Actor, activity: &Activity) -> Result<Option<Message>> {
    let needs = needs_of(&app.profile, activity);
    if needs.is_empty() || !is_ahead(activity, app.today()) {
        return Ok(None);
    }
    let last = store::last_of(conn, activity.id).await?;
    let stand = stand_of(&needs, last.as_ref(), &Substance::of(activity));
    if stand.lets_invite() {
        return Ok(None);
    }
    let managers = store::managers(conn, app.today()).await?;
    let lang = actor.lang;
    let who = match (&stand, &last) {
        (Stand::Waiting, Some(last)) => words::missing(lang, &app.profile, last, &managers),
        _ => words::needs(lang, &app.profile, &needs),
    };
    let key = match stand {
        Stand::Waiting => "approval-bar-waiting",
        Stand::Lapsed(_) => "approval-bar-lapsed",
        Stand::Returned => "approval-bar-returned",
        _ => "approval-bar-not-submitted",
    };
    Ok(Some(Message::new(key).with("who", who)))
}

/// An activity was changed: an approval of what it said before lapses, visibly and for good. Tells
/// whether one did.
///
/// # Errors
/// When the database fails.
pub async fn after_change(tx: &Tx, clock: &Clock, actor: &Actor, activity: &Activity) -> Result<bool> {
    let Some(last) = store::last_of(tx, activity.id).await? else {
        return Ok(false);
    };
    let is_marked = last.lapsed_at.is_some();
    let Stand::Lapsed(fields) = last.stand(Some(&Substance::of(activity))) else {
        return Ok(false);
    };
    if is_marked {
        return Ok(false);
    }
    store::lapse(tx, last.id, clock.now()).await?;
    let changes: Vec<Change> = fields.into_iter().map(Change::named).collect();
    audit::record(
        tx,
        clock,
        actor,
        Act::on("lapsed", "approval", last.id).changing(&changes),
    )
    .await?;
    Ok(true)
}
