//! Counting what came of it all.

use std::ops::AddAssign;
use std::time::Duration;

/// How many checks passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    pub skipped: u32,
}

impl Tally {
    /// One check.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: u32::from(passed),
            failed: u32::from(!passed),
            skipped: 0,
        }
    }

    /// Reads the closing line of one test program,
    /// `test result: ok. 3 passed; 1 failed; 2 ignored; ...`.
    pub fn of_test_result(line: &str) -> Option<Self> {
        let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
        Some(Self {
            passed: count_before("passed", counts, ';')?,
            failed: count_before("failed", counts, ';')?,
            skipped: count_before("ignored", counts, ';')?,
        })
    }

    /// Reads a closing line as this program prints it itself,
    /// `3 passed, 1 failed, 2 skipped`.
    pub fn of_closing_line(line: &str) -> Option<Self> {
        Some(Self {
            passed: count_before("passed", line, ',')?,
            failed: count_before("failed", line, ',')?,
            skipped: count_before("skipped", line, ',')?,
        })
    }

    /// Moves `count` passed checks to the skipped ones: a test that finds it
    /// cannot run ends well, and says so elsewhere.
    pub fn skipping(mut self, count: u32) -> Self {
        let moved = count.min(self.passed);
        self.passed -= moved;
        self.skipped += moved;
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        write!(out, "{passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// What one step of the run came to.
pub struct Step {
    pub name: &'static str,
    pub tally: Tally,
    pub took: Duration,
    /// What could not run, and why, by name.
    pub skips: Vec<String>,
}

/// Prints the summary; the closing line is the last.
pub fn summarise(steps: &[Step]) -> Tally {
    let mut total = Tally::default();
    println!("\nSummary");
    for step in steps {
        total += step.tally;
        let seconds = step.took.as_secs_f64();
        println!("  {:<12} {:>8.1} s   {}", step.name, seconds, step.tally);
        for skip in &step.skips {
            println!("      skipped: {skip}");
        }
    }
    println!("{total}");
    total
}

fn count_before(word: &str, line: &str, separator: char) -> Option<u32> {
    line.split(separator)
        .find_map(|part| part.trim().strip_suffix(word))
        .and_then(|number| number.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_of_a_failed_test_program_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.02s";
        let tally = Tally {
            passed: 12,
            failed: 3,
            skipped: 1,
        };
        assert_eq!(Tally::of_test_result(line), Some(tally));
        assert_eq!(Tally::of_test_result("test a_name ... ok"), None);
    }

    #[test]
    fn the_closing_line_reads_back_as_it_is_printed() {
        let tally = Tally {
            passed: 1204,
            failed: 0,
            skipped: 7,
        };
        assert_eq!(Tally::of_closing_line(&tally.to_string()), Some(tally));
        assert_eq!(Tally::of_closing_line("ok      a story (0.9 s)"), None);
    }

    #[test]
    fn a_skipped_test_no_longer_counts_as_passed() {
        let tally = Tally {
            passed: 2,
            failed: 1,
            skipped: 0,
        };
        assert_eq!(tally.skipping(1).to_string(), "1 passed, 1 failed, 1 skipped");
        assert_eq!(tally.skipping(9).to_string(), "0 passed, 1 failed, 2 skipped");
    }
}
