//! What became of a plan, in a sentence.

use balai_kernel::{t, text::Lang};

use super::{Differences, Line};
use crate::span;

/// The months where a month says enough, else the dates.
fn from_to(lang: Lang, before: &Line, after: &Line) -> (String, String) {
    let month = |line: &Line| match (line.from_on, line.precision.as_str()) {
        (Some(day), "day" | "range" | "month") => Some((day.year(), day.month())),
        _ => None,
    };
    match (month(before), month(after)) {
        (Some((year, from)), Some((other, to))) if year == other && from != to => (
            t!(lang, &format!("month-{from}")),
            t!(lang, &format!("month-{to}")),
        ),
        _ => (when(lang, before), when(lang, after)),
    }
}

/// An activity's dates.
pub(super) fn when(lang: Lang, line: &Line) -> String {
    span::words(lang, line.from_on, line.to_on, &line.precision)
}

/// At most so many reasons stand in the sentence; the list beneath has all.
const MOST_REASONS: usize = 2;

/// `Three added, one moved from April to June, two dropped because ...`.
pub(super) fn sentence(lang: Lang, all: &Differences) -> String {
    if all.is_empty() {
        return t!(lang, "version-nothing-changed");
    }
    let mut parts = Vec::new();
    if !all.added.is_empty() {
        parts.push(t!(lang, "version-added", n = all.added.len()));
    }
    match all.moved.as_slice() {
        [] => {}
        [(before, after)] => {
            let (from, to) = from_to(lang, before, after);
            parts.push(t!(lang, "version-moved-one", from = from, to = to));
        }
        several => parts.push(t!(lang, "version-moved", n = several.len())),
    }
    if !all.changed.is_empty() {
        parts.push(t!(lang, "version-changed", n = all.changed.len()));
    }
    if !all.dropped.is_empty() {
        let n = all.dropped.len();
        let mut reasons: Vec<&str> = Vec::new();
        for reason in all.dropped.iter().filter_map(|(_, reason)| reason.as_deref()) {
            let reason = reason.trim().trim_end_matches('.');
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        if reasons.is_empty() || reasons.len() > MOST_REASONS {
            parts.push(t!(lang, "version-dropped", n = n));
        } else {
            let because = reasons.join("; ");
            parts.push(t!(lang, "version-dropped-because", n = n, because = because));
        }
    }
    let sentence = parts.join(", ");
    // A sentence begins with a large letter, whichever part comes first.
    let mut letters = sentence.chars();
    let first: String = letters
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
