//! Letters to whoever writes a report that is owed: some days before it is due, and once it is late.

use balai_kernel::{Actor, App, Result, job::JobKind};
use jiff::{ToSpan as _, civil::Date};

use super::{DueReport, mail, owed_between, store};
use crate::outcome_report;

/// The kind of job, once a day.
pub(crate) const REMIND: &str = "due-report.remind";

/// The jobs of what the office owes.
pub(crate) const JOBS: &[JobKind] = &[JobKind {
    kind: REMIND,
    run: |app, _, _| Box::pin(remind(app)),
    tries: 8,
}];

/// Older debts stand in the calendar alone: an office that begins to use it is not flooded.
const BEHIND: i64 = 45;

/// Which letter is due about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// It is due soon.
    Soon,
    /// It is late.
    Late,
}

impl Which {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Late => "late",
        }
    }

    /// The letter that a report asks for on a day, if any: it says so many days before that it is due,
    /// and that it is late for some weeks.
    pub(super) fn of(due: &DueReport, today: Date) -> Option<Self> {
        let days = due.owed.remind_days?;
        let state = due.state(today);
        if state.is_over() || state == super::State::Ahead {
            return None;
        }
        let on = due.due_on();
        if today > on {
            return (on >= today.saturating_sub(BEHIND.days())).then_some(Self::Late);
        }
        (on <= today.saturating_add(i64::from(days).days())).then_some(Self::Soon)
    }
}

/// Under what a letter is kept: another day is another letter.
fn key(due: &DueReport, which: Which) -> String {
    let about = match &due.event {
        Some(event) => event.id.to_string(),
        None => due.period.from.to_string(),
    };
    format!("{} {about} {} {}", due.owed.code, due.due_on(), which.code())
}

/// Writes what is to be written today. Run twice, each letter goes once.
async fn remind(app: &App) -> Result<()> {
    let today = app.today();
    let from = today.saturating_sub(26.months()).first_of_month();
    let mut all = owed_between(app, from, today).await?;
    let office = &Actor::office_job();
    all.extend(outcome_report::owed(app, office, today.saturating_sub(180.days()), today).await?);
    for due in &all {
        let Some(which) = Which::of(due, today) else {
            continue;
        };
        let key = &key(due, which);
        if store::is_sent(&app.db, key).await? {
            continue;
        }
        app.db
            .write("due_report.remind", |tx| async move {
                // Another worker may have been faster.
                if store::send(&tx, key, app.clock.now()).await? {
                    mail::write(&tx, app, due, which).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::due_report::{Every, starting, tests::due};

    #[test]
    fn a_letter_goes_some_days_before_and_another_once_it_is_late_and_none_of_old_debts() {
        let mut may = due(Every::Month, date(2024, 5, 1));
        may.owed.remind_days = Some(3);
        let of = |day| Which::of(&may, day);
        assert_eq!(of(date(2024, 6, 6)), None);
        assert_eq!(of(date(2024, 6, 7)), Some(Which::Soon));
        assert_eq!(of(date(2024, 6, 10)), Some(Which::Soon));
        assert_eq!(of(date(2024, 6, 11)), Some(Which::Late));
        assert_eq!(of(date(2024, 7, 25)), Some(Which::Late));
        assert_eq!(of(date(2024, 7, 26)), None);
        may.owed.remind_days = None;
        assert_eq!(Which::of(&may, date(2024, 6, 11)), None);
    }

    #[test]
    fn what_is_not_over_yet_is_not_asked_for() {
        let mut may = due(Every::Month, date(2024, 5, 1));
        may.owed.remind_days = Some(90);
        assert_eq!(Which::of(&may, date(2024, 5, 31)), None);
        assert_eq!(Which::of(&may, date(2024, 6, 1)), Some(Which::Soon));
        assert!(starting(Every::Event, date(2024, 5, 1)).is_none());
    }
}
