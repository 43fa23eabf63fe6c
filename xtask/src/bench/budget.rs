//! What was promised, and how far off a measured value is.

/// A bound on one figure.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Bound {
    /// How many times the value is over the bound (or under, for a least): 1 is
    /// just on it, 2 misses it by twice.
    pub fn factor(self, value: f64) -> f64 {
        match self {
            Self::AtMost(most) => value / most,
            Self::AtLeast(least) if value > 0.0 => least / value,
            Self::AtLeast(_) => f64::INFINITY,
        }
    }

    /// `ok`, or by how much it is missed.
    pub fn verdict(self, value: f64) -> String {
        match self.factor(value) {
            factor if factor <= 1.0 => "ok".to_owned(),
            factor => format!("missed {}", times(factor)),
        }
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtMost(most) => write!(out, "at most {most}"),
            Self::AtLeast(least) => write!(out, "at least {least}"),
        }
    }
}

fn times(factor: f64) -> String {
    // Just over a bound is still over it, so the tenth is never rounded to 1.0.
    format!("×{:.1}", (factor * 10.0).ceil() / 10.0)
}

/// The figures of one page that have a budget.
#[derive(Clone, Copy, Debug, Default)]
pub struct PageFigures {
    /// Milliseconds of the server's CPU for one request.
    pub cpu_ms: f64,
    pub statements: f64,
    /// Requests per second with 50 in flight.
    pub per_second: f64,
    /// Milliseconds.
    pub p99_at_50: f64,
    pub p99_at_8: f64,
}

/// What any page must keep to on an office of `scale` times the demo: on a
/// larger one everything may take twice as much.
pub fn page(scale: usize, figures: &PageFigures) -> Vec<(&'static str, Bound, f64)> {
    let slack = if scale > 1 { 2.0 } else { 1.0 };
    vec![
        ("CPU", Bound::AtMost(0.8 * slack), figures.cpu_ms),
        ("statements", Bound::AtMost(8.0 * slack), figures.statements),
        ("requests/s", Bound::AtLeast(1500.0 / slack), figures.per_second),
        ("p99 at 50", Bound::AtMost(60.0 * slack), figures.p99_at_50),
        ("p99 at 8", Bound::AtMost(20.0 * slack), figures.p99_at_8),
    ]
}

/// `ok`, or every budget of a page that is missed, the worst first.
pub fn page_verdict(scale: usize, figures: &PageFigures) -> String {
    let mut missed: Vec<(f64, &str)> = page(scale, figures)
        .into_iter()
        .map(|(name, bound, value)| (bound.factor(value), name))
        .filter(|(factor, _)| *factor > 1.0)
        .collect();
    missed.sort_by(|one, other| other.0.total_cmp(&one.0));
    if missed.is_empty() {
        return "ok".to_owned();
    }
    let list: Vec<String> = missed
        .iter()
        .map(|(factor, name)| format!("{} {name}", times(*factor)))
        .collect();
    format!("missed {}", list.join(", "))
}

/// Mebibytes of memory.
pub const RESIDENT_MIB: Bound = Bound::AtMost(150.0);
/// Milliseconds from the start of the program to its first answer.
pub const START_MS: Bound = Bound::AtMost(300.0);
/// Seconds for a 1,200-row workbook with preview.
pub const IMPORT_S: Bound = Bound::AtMost(2.0);
/// Milliseconds that a save may wait while 120,000 rows come in.
pub const WAIT_MS: Bound = Bound::AtMost(2000.0);
/// Seconds for the annual report.
pub const REPORT_S: Bound = Bound::AtMost(5.0);
/// Seconds for a country's brief, from the start of the program to the written file.
pub const BRIEF_S: Bound = Bound::AtMost(1.0);
/// Seconds for a report of forty pages as a draft in Word, and for finding in it who is to be asked.
pub const DRAFT_S: Bound = Bound::AtMost(2.0);
pub const CLEARANCE_S: Bound = Bound::AtMost(2.0);
/// Seconds for the first build.
pub const BUILD_S: Bound = Bound::AtMost(960.0);

/// What a comparable program does on two such cores.
pub const PEERS: [(&str, &str); 4] = [
    (
        "pages",
        "Indico event page 8 requests/s, p50 800 ms; list 7 requests/s",
    ),
    ("resident memory", "Indico 1,041 MB in 22 processes"),
    ("start to first answer", "Indico 20 s"),
    ("annual report", "WeasyPrint 6 CPU-s for 20 pages"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: PageFigures = PageFigures {
        cpu_ms: 0.5,
        statements: 8.0,
        per_second: 1500.0,
        p99_at_50: 59.0,
        p99_at_8: 5.0,
    };

    #[test]
    fn a_value_on_its_bound_is_kept() {
        assert_eq!(page_verdict(1, &GOOD), "ok");
        assert_eq!(START_MS.verdict(300.0), "ok");
    }

    #[test]
    fn the_worst_miss_stands_first() {
        let slow = PageFigures {
            statements: 12.0,
            per_second: 300.0,
            ..GOOD
        };
        assert_eq!(page_verdict(1, &slow), "missed ×5.0 requests/s, ×1.5 statements");
        assert_eq!(page_verdict(100, &slow), "missed ×2.5 requests/s");
    }

    #[test]
    fn a_slight_miss_is_not_rounded_away_and_nothing_served_is_endless() {
        assert_eq!(START_MS.verdict(301.0), "missed ×1.1");
        assert_eq!(Bound::AtLeast(10.0).verdict(0.0), "missed ×inf");
    }
}
