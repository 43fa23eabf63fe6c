//! A report that the office owes for one period or of one event: to whom, by when, who writes it, and whether it
//! was sent. Which ones there are follows from the profile; a row is kept only of those about
//! which somebody said something.

pub mod demo;
pub(crate) mod jobs;
mod mail;
pub(crate) mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_kernel::{
    Actor, App, Error, Id, Instant, Result,
    account::Account,
    profile::reporting::{Every, Owed},
    store::{Day, FromRow},
    text::Lang,
};
use jiff::{ToSpan as _, civil::Date};

use crate::{
    outcome_report::{self, Reach, Subject},
    period::Period,
    report::Report,
};

/// How long words about one may be, in characters.
pub const LONGEST: usize = 500;

/// What people said about one.
#[derive(Debug, Clone, FromRow)]
pub struct Kept {
    /// Its id.
    pub id: Id<DueReport>,
    /// The code in the profile.
    pub kind: String,
    /// The first day of what it is about.
    pub from_on: Day,
    /// Another day than the profile's.
    pub due_on: Option<Day>,
    /// Who writes it.
    pub account: Option<Id<Account>>,
    /// Their name.
    pub writer: Option<String>,
    /// When it was sent.
    pub sent_on: Option<Day>,
    /// To whom and how.
    pub sent_to: Option<String>,
    /// Who recorded that.
    pub sent_by: Option<Id<Account>>,
    /// Why it is not owed this time.
    pub excused_because: Option<String>,
    /// Counts its edits.
    pub version: i64,
}

/// The report that was made for one, in its latest edition.
#[derive(Debug, Clone, FromRow)]
pub struct Made {
    /// Its id.
    pub id: Id<Report>,
    /// The code in the profile.
    pub kind: String,
    /// The first day of what it is about.
    pub from_on: Day,
    /// For whom it is where somebody chose that; see [`crate::outcome_report::Reach`].
    pub reach: Option<String>,
    /// When texts and figures were fixed.
    pub frozen_at: Option<Instant>,
    /// When it became public.
    pub published_at: Option<Instant>,
}

/// Where one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// What it is about is not over.
    Ahead,
    /// Nobody has begun.
    Open,
    /// It is being written.
    Writing,
    /// Texts and figures are fixed.
    Approved,
    /// It was sent, or is public.
    Sent,
    /// It is not owed this time.
    Excused,
}

impl State {
    /// The word in the catalogue (`due-state-open`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Open => "open",
            Self::Writing => "writing",
            Self::Approved => "approved",
            Self::Sent => "sent",
            Self::Excused => "excused",
        }
    }

    /// Whether nothing more is to be done.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Sent | Self::Excused)
    }
}

/// A report that is owed for one period.
#[derive(Debug, Clone)]
pub struct DueReport {
    /// What the profile says of its kind.
    pub owed: Owed,
    /// What it is about.
    pub period: Period,
    /// The event that it is about, if it is about one.
    pub event: Option<Subject>,
    /// What people said about it.
    pub kept: Option<Kept>,
    /// What was made for it.
    pub made: Option<Made>,
}

impl DueReport {
    /// By when it is due.
    pub fn due_on(&self) -> Date {
        let usual = self
            .period
            .to
            .saturating_add(i64::from(self.owed.due_after_days).days());
        self.kept
            .as_ref()
            .and_then(|kept| kept.due_on)
            .map_or(usual, |day| day.0)
    }

    /// When it was sent or became public, seen from `app`'s place.
    pub fn sent_on(&self, app: &App) -> Option<Date> {
        let sent = self.kept.as_ref().and_then(|kept| kept.sent_on).map(|day| day.0);
        let public = self.made.as_ref().and_then(|made| made.published_at);
        sent.or_else(|| public.map(|at| at.day_in(&app.zone())))
    }

    /// Where it stands on a day.
    pub fn state(&self, today: Date) -> State {
        let kept = self.kept.as_ref();
        if kept.is_some_and(|kept| kept.excused_because.is_some()) {
            return State::Excused;
        }
        let is_public = self.made.as_ref().is_some_and(|made| made.published_at.is_some());
        if is_public || kept.is_some_and(|kept| kept.sent_on.is_some()) {
            return State::Sent;
        }
        match &self.made {
            Some(made) if made.frozen_at.is_some() => State::Approved,
            Some(_) => State::Writing,
            None if self.period.to >= today => State::Ahead,
            None => State::Open,
        }
    }

    /// How many days it is late on a day; none while it is not, or once it is over.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        let late = today.since(self.due_on()).ok()?.get_days();
        (late > 0 && !self.state(today).is_over()).then_some(late)
    }

    /// "Monthly report, May 2024"; "Outcome report: Roundtable on returns".
    pub fn title(&self, lang: Lang) -> String {
        let name = self.owed.name.get(lang);
        match &self.event {
            Some(event) => format!("{name}: {}", event.title),
            None => format!("{name}, {}", self.period.words(lang)),
        }
    }

    /// Its page.
    pub fn href(&self) -> String {
        match &self.event {
            Some(event) => outcome_report::href(event.id),
            None => href(&self.owed.code, self.period),
        }
    }

    /// Whose it is to write: whoever was named for it, else the event's owner; none: those who have
    /// the role that the profile names.
    pub fn writer(&self) -> Option<(Id<Account>, &str)> {
        let named = self.kept.as_ref();
        let named = named.and_then(|kept| Some((kept.account?, kept.writer.as_deref()?)));
        let event = self.event.as_ref();
        named.or_else(|| event.and_then(|event| Some((event.owner?, event.owner_name.as_deref()?))))
    }

    /// Whether it is for everyone, as the profile says of its kind or somebody chose for it.
    pub fn is_public(&self) -> bool {
        let chosen = self.made.as_ref().and_then(|made| made.reach.as_deref());
        match &self.event {
            Some(_) => Reach::chosen(chosen, Some(&self.owed)) == Reach::Public,
            None => self.owed.is_public,
        }
    }

    /// Whether it is for somebody to write.
    pub fn is_of(&self, actor: &Actor) -> bool {
        match self.writer() {
            Some((account, _)) => Some(account) == actor.account,
            None => actor.is(self.owed.writer),
        }
    }

    /// The version of what is kept; 0 where nothing is.
    pub fn version(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.version)
    }

    /// Refuses a day of sending before what it is about was over, or ahead of today.
    ///
    /// # Errors
    /// A refusal that says which days are possible.
    pub fn sendable(&self, on: Date, today: Date) -> Result<()> {
        match on < self.period.from || on > today {
            true => Err(Error::refused("due-sent-when")),
            false => Ok(()),
        }
    }
}

/// The page of the one of a kind about a period.
pub fn href(kind: &str, period: Period) -> String {
    format!("/app/reports/calendar/{kind}/{}", period.from)
}

/// The periods of a rhythm in a calendar year, in order.
pub fn periods(every: Every, year: i16) -> Vec<Period> {
    (1..=12)
        .step_by(usize::from(every.months().unsigned_abs()).max(1))
        .filter_map(|month| starting(every, Date::new(year, month, 1).ok()?))
        .collect()
}

/// The period of a rhythm that begins on a day; none where none does.
pub fn starting(every: Every, from: Date) -> Option<Period> {
    // What is owed of each event begins with the event.
    if every == Every::Event || from.day() != 1 || (from.month() - 1) % every.months() != 0 {
        return None;
    }
    let last = from.checked_add((every.months() - 1).months()).ok()?;
    Period::between(from, last.last_of_month())
}

/// What is owed whose period begins from one day to another, by the day on which it is due.
///
/// # Errors
/// When the database fails.
pub async fn owed_between(app: &App, from: Date, to: Date) -> Result<Vec<DueReport>> {
    let kept = store::kept(&app.db, from, to).await?;
    let made = store::made(&app.db, from, to).await?;
    let since = app.profile.reporting_since()?;
    let mut all = Vec::new();
    for owed in &app.profile.reporting {
        let years = from.year()..=to.year();
        let own = years
            .flat_map(|year| periods(owed.every, year))
            .filter(|period| period.from >= from && period.from <= to && period.from >= since);
        all.extend(own.map(|period| {
            DueReport {
                owed: owed.clone(),
                period,
                event: None,
                kept: kept
                    .iter()
                    .find(|kept| kept.kind == owed.code && kept.from_on.0 == period.from)
                    .cloned(),
                made: made
                    .iter()
                    .find(|made| made.kind == owed.code && made.from_on.0 == period.from)
                    .cloned(),
            }
        }));
    }
    all.sort_by_key(|due| (due.due_on(), due.period.from));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use balai_kernel::{actor::Role, profile::Texts};
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const ALL: [Every; 4] = [Every::Month, Every::Quarter, Every::HalfYear, Every::Year];

    pub(super) fn due(every: Every, from: Date) -> DueReport {
        DueReport {
            owed: Owed {
                code: "some".to_owned(),
                name: Texts::One("Some report".to_owned()),
                every,
                due_after_days: 10,
                to: Texts::One("Somebody".to_owned()),
                writer: Role::ProgrammeOfficer,
                approvals: 1,
                is_public: false,
                remind_days: None,
            },
            period: starting(every, from).unwrap(),
            event: None,
            kept: None,
            made: None,
        }
    }

    proptest! {
        #[test]
        fn the_periods_of_a_year_follow_one_another_and_make_the_year(year in 2000_i16..2100, at in 0_usize..4) {
            let all = periods(ALL[at], year);
            prop_assert_eq!(all.len(), 12 / ALL[at].months() as usize);
            prop_assert_eq!(all[0].from, date(year, 1, 1));
            prop_assert_eq!(all[all.len() - 1].to, date(year, 12, 31));
            prop_assert!(all.windows(2).all(|pair| pair[0].to.tomorrow().unwrap() == pair[1].from));
        }

        #[test]
        fn a_period_begins_on_its_own_first_day_alone(year in 2000_i16..2100, day in 0_i32..366, at in 0_usize..4) {
            let day = date(year, 1, 1).saturating_add(day.days());
            let begins = starting(ALL[at], day);
            let is_first = day.year() <= 2100 && periods(ALL[at], day.year()).iter().any(|period| period.from == day);
            prop_assert_eq!(begins.is_some(), is_first);
        }
    }

    #[test]
    fn a_report_is_late_from_the_day_after_it_was_due() {
        let may = due(Every::Month, date(2024, 5, 1));
        assert_eq!(may.due_on(), date(2024, 6, 10));
        assert_eq!(may.days_late(date(2024, 6, 10)), None);
        assert_eq!(may.days_late(date(2024, 6, 11)), Some(1));
        assert_eq!(may.days_late(date(2025, 6, 10)), Some(365));
    }

    #[test]
    fn what_was_sent_is_never_late() {
        let mut may = due(Every::Month, date(2024, 5, 1));
        may.kept = Some(Kept {
            id: Id::of(uuid::Uuid::nil()),
            kind: may.owed.code.clone(),
            from_on: Day(may.period.from),
            due_on: None,
            account: None,
            writer: None,
            sent_on: Some(Day(date(2024, 6, 20))),
            sent_to: None,
            sent_by: None,
            excused_because: None,
            version: 1,
        });
        assert_eq!(may.days_late(date(2025, 1, 1)), None);
    }
}
