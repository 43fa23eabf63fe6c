//! The headcount line: attendance as a number, beside or instead of names. A name that
//! is added later is taken out of its line.

pub mod pages;
mod policy;
pub mod store;
pub mod web;

pub use store::HeadcountLine;

/// How the number is known.
pub const BASES: [&str; 2] = ["counted", "estimated"];

/// Why a line cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotPossible {
    /// More women and men than people.
    #[error("There are more women and men than people. Check the three numbers.")]
    TooManySexes,
    /// Fewer people than were named since.
    #[error("{0} people of this line are known by name; the number cannot be smaller.")]
    FewerThanNamed(i64),
    /// Nobody.
    #[error("A line of nobody says nothing. Write the number of people.")]
    Nobody,
}

/// How many of a line's people are of unknown sex.
///
/// # Errors
/// When the numbers contradict one another, or the people known by name.
pub fn unknown(number: i64, women: i64, men: i64, named: i64) -> Result<i64, NotPossible> {
    if number < 1 {
        return Err(NotPossible::Nobody);
    }
    if number < named {
        return Err(NotPossible::FewerThanNamed(named));
    }
    let rest = number - women - men;
    if rest < 0 {
        Err(NotPossible::TooManySexes)
    } else {
        Ok(rest)
    }
}

impl HeadcountLine {
    /// How many have no name yet; never below zero.
    pub fn left(&self) -> i64 {
        (self.number - self.named).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_that_stands_adds_up(number in 0i64..500, women in 0i64..500, men in 0i64..500, named in 0i64..500) {
            if let Ok(rest) = unknown(number, women, men, named) {
                prop_assert_eq!(women + men + rest, number);
                prop_assert!(rest >= 0 && number >= named);
            }
        }
    }

    #[test]
    fn a_number_cannot_fall_below_those_known_by_name() {
        assert_eq!(unknown(3, 1, 1, 4), Err(NotPossible::FewerThanNamed(4)));
        assert_eq!(unknown(4, 3, 2, 0), Err(NotPossible::TooManySexes));
        assert_eq!(unknown(4, 1, 2, 4), Ok(1));
    }
}
