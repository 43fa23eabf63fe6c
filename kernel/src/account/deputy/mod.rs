//! Deputies: for given dates somebody of the same office or party stands in. They have the
//! roles of whoever is away beside their own, say so on every page and in every line of the
//! audit, and stop by themselves. What opens doors for others is not a deputy's.

mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod web;

use jiff::civil::Date;

pub use policy::may_name;
pub use store::DeputyRow;
pub(super) use store::{Lent, lent_on};
pub use web::routes;

/// The most days for which somebody stands in at a time.
const MOST_DAYS: i32 = 92;

/// Why dates are not taken: the catalogue key; none when they are.
fn refusal(from: Date, until: Date, today: Date) -> Option<&'static str> {
    if from < today {
        return Some("deputy-past");
    }
    if until < from {
        return Some("deputy-before");
    }
    let days = (until - from).get_days();
    (days >= MOST_DAYS).then_some("deputy-long")
}

#[cfg(test)]
mod dates {
    use jiff::{ToSpan as _, civil::date};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_taken_begins_not_before_today_and_lasts_a_quarter_at_most(from in -400_i32..400, length in -400_i32..400) {
            let today = date(2025, 2, 10);
            let first = today.saturating_add(from.days());
            let last = first.saturating_add(length.days());
            let is_fine = from >= 0 && (0..MOST_DAYS).contains(&length);
            prop_assert_eq!(refusal(first, last, today).is_none(), is_fine);
        }
    }
}
