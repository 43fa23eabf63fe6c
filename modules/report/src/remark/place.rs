//! Taking a change in where it stands: from the characters of a paragraph as it is read back to the
//! text that people write, in which figures are bound by name. Whatever cannot be taken in without
//! touching what the program writes, or without changing anything else, is left to be done by hand.

use std::ops::Range;

use super::{Found, Kind};
use crate::{
    block::Block,
    draft::{Unit, Where, units_of},
    edition::{Material, compose},
    prose::mark_at,
};

/// Characters before and after a change by which its place is found again in a paragraph that was
/// changed since.
const AROUND: usize = 24;

/// Where the paragraphs, headings and items of a text lie in it, in reading order; tables and the
/// texts of notes are passed.
pub(super) fn chunks(body: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let end = begin + line.trim_end().len();
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let from = begin + (line.len() - trimmed.len());
        let text = trimmed.trim_end();
        let is_rule = text.len() >= 3 && text.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
        if text.is_empty() || text.starts_with('|') || is_note(text) || is_rule {
            is_open = false;
            continue;
        }
        if let Some(skip) = heading(text) {
            out.push(from + skip..end);
            is_open = false;
            continue;
        }
        if let Some(skip) = item(text) {
            out.push(from + skip..end);
            is_open = true;
            continue;
        }
        match out.last_mut().filter(|_| is_open) {
            Some(last) => last.end = end,
            None => out.push(from..end),
        }
        is_open = true;
    }
    out
}

fn is_note(text: &str) -> bool {
    text.strip_prefix("[^")
        .and_then(|rest| rest.split_once(']'))
        .is_some_and(|(_, rest)| rest.starts_with(':'))
}

fn heading(text: &str) -> Option<usize> {
    let marks = text.chars().take_while(|c| *c == '#').count();
    let rest = text.get(marks..)?;
    let gap = rest.len() - rest.trim_start().len();
    ((1..=6).contains(&marks) && gap > 0).then_some(marks + gap)
}

fn item(text: &str) -> Option<usize> {
    let mark = match text.chars().next()? {
        '-' | '*' | '+' => 1,
        c if c.is_ascii_digit() => {
            let digits = text.chars().take_while(char::is_ascii_digit).count();
            let dot = text.get(digits..)?.chars().next()?;
            (digits <= 9 && matches!(dot, '.' | ')')).then_some(digits + 1)?
        }
        _ => return None,
    };
    let rest = text.get(mark..)?;
    let gap = rest.len() - rest.trim_start().len();
    (gap > 0).then_some(mark + gap)
}

/// For each character of a text as it is read, where it lies in the text that people write, and
/// whether the program wrote it.
fn aligned(unit: &Unit, source: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let read: Vec<char> = unit.text.chars().collect();
    let mut out: Vec<(Range<usize>, bool)> = Vec::with_capacity(read.len());
    let mut at = 0;
    let mut k = 0;
    while k < read.len() {
        let piece = *unit.fixed.get(k)?;
        let rest = source.get(at..)?;
        if piece > 0 {
            let length = match mark_at(rest) {
                Some((_, length)) => length,
                None if rest.starts_with("[^") => rest.find(']')? + 1,
                None => {
                    at += skipped(rest)?;
                    continue;
                }
            };
            while unit.fixed.get(k) == Some(&piece) {
                out.push((at..at + length, true));
                k += 1;
            }
            at += length;
            continue;
        }
        let first = rest.chars().next()?;
        let gap = rest.len() - rest.trim_start().len();
        if first == read[k] {
            out.push((at..at + first.len_utf8(), false));
            at += first.len_utf8();
        } else if matches!(read[k], ' ' | '\n') && gap > 0 {
            out.push((at..at + gap, false));
            at += gap;
        } else if rest.starts_with("{year}") && read[k].is_ascii_digit() {
            for _ in 0..4 {
                read.get(k).filter(|c| c.is_ascii_digit())?;
                out.push((at..at + "{year}".len(), true));
                k += 1;
            }
            at += "{year}".len();
            continue;
        } else {
            at += skipped(rest)?;
            continue;
        }
        k += 1;
    }
    while at < source.len() {
        let rest = source.get(at..)?;
        at += skipped(rest).or_else(|| rest.starts_with(char::is_whitespace).then_some(1))?;
    }
    Some(out)
}

/// How long the markup is that stands at the beginning and is not read.
fn skipped(rest: &str) -> Option<usize> {
    if let Some(link) = rest.strip_prefix("](") {
        return Some(2 + link.find(')')? + 1);
    }
    let first = rest.chars().next()?;
    matches!(first, '*' | '_' | '`' | '\\' | '[' | ' ' | '\t').then_some(1)
}

/// What a stranger wrote, as the text of a report may hold it: no braces, which bind figures, and no
/// notes.
pub(super) fn tamed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' => out.push('('),
            '}' => out.push(')'),
            '[' => out.push('('),
            ']' => out.push(')'),
            '\n' | '\t' | '\r' => out.push(' '),
            c if c.is_control() || ('\u{E000}'..='\u{F8FF}').contains(&c) => {}
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// The same as it is written, so that nothing in it is taken for markup.
fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tamed(text).chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '<' | '>' | '|' | '#' | '&' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The stretch of a paragraph as it stands now that a change is about, in characters.
fn found_again(unit: &Unit, found: &Found) -> Option<Range<usize>> {
    let now: Vec<char> = unit.text.chars().collect();
    let then: Vec<char> = found.paragraph.chars().collect();
    let length = found.taken_out.chars().count();
    let end = found
        .starts
        .checked_add(length)
        .filter(|end| *end <= then.len())?;
    if now == then {
        return Some(found.starts..end);
    }
    let from = found.starts.saturating_sub(AROUND);
    let to = (end + AROUND).min(then.len());
    let wanted = then.get(from..to).filter(|wanted| wanted.len() > length)?;
    let mut places = (0..=now.len().checked_sub(wanted.len())?).filter(|at| now[*at..].starts_with(wanted));
    let place = places.next()?;
    if places.next().is_some() {
        return None;
    }
    let starts = place + (found.starts - from);
    Some(starts..starts + length)
}

fn units_in(material: &Material, slug: &str) -> Vec<Unit> {
    let edition = compose(material);
    let part = edition.parts.iter().find(|part| part.slug == slug);
    part.map_or_else(Vec::new, units_of)
}

/// The block as it stands once the change is taken in; none where that must be done by hand.
pub(super) fn taken_in(material: &Material, found: &Found) -> Option<Block> {
    let slug = found.block.as_deref()?;
    let block = material.blocks.iter().find(|block| block.slug == slug)?;
    let before = units_in(material, slug);
    let at = before.iter().position(|unit| unit.place == found.place)?;
    let unit = &before[at];
    let range = match found.place {
        Where::Heading => 0..block.heading.len(),
        Where::Passage(number) => {
            let chunks = chunks(&block.body);
            let passages = before
                .iter()
                .filter(|unit| matches!(unit.place, Where::Passage(_)));
            // Where the two readings of a text do not agree, nothing is guessed.
            (chunks.len() == passages.count()).then_some(())?;
            chunks.get(number)?.clone()
        }
        Where::Elsewhere => return None,
    };
    let whole = match found.place {
        Where::Heading => &block.heading,
        _ => &block.body,
    };
    let mut expected: Vec<String> = before.iter().map(|unit| unit.text.clone()).collect();
    let new = match found.kind {
        Kind::Addition => {
            if found.place == Where::Heading {
                return None;
            }
            expected.insert(at + 1, tamed(&found.put_in).trim().to_owned());
            let (head, tail) = whole.split_at_checked(range.end)?;
            format!("{head}\n\n{}{tail}", written(found.put_in.trim()))
        }
        Kind::Change | Kind::Rewording => {
            let source = whole.get(range.clone())?;
            let spans = aligned(unit, source)?;
            let place = found_again(unit, found)?;
            let touched = spans.get(place.clone())?;
            if touched.iter().any(|(_, is_fixed)| *is_fixed) {
                return None;
            }
            let (from, to) = match (touched.first(), touched.last()) {
                (Some((first, _)), Some((last, _))) => (first.start, last.end),
                // Nothing is taken out: it comes in after what stands before.
                _ => {
                    let before = place.start.checked_sub(1).and_then(|at| spans.get(at));
                    let next = spans.get(place.start);
                    let inside = before.zip(next).is_some_and(|(a, b)| a.1 && a.0 == b.0);
                    if inside {
                        return None;
                    }
                    let at = match (before, next) {
                        (Some((before, _)), _) => before.end,
                        (None, Some((next, _))) => next.start,
                        (None, None) => 0,
                    };
                    (at, at)
                }
            };
            let text: Vec<char> = unit.text.chars().collect();
            let head: String = text[..place.start].iter().collect();
            let tail: String = text[place.end..].iter().collect();
            let after = format!("{head}{}{tail}", tamed(&found.put_in));
            match after.trim().is_empty() {
                true => {
                    expected.remove(at);
                    let mut new = whole.clone();
                    let line = new[..range.start].rfind('\n').map_or(0, |at| at + 1);
                    new.replace_range(line..range.end, "");
                    new
                }
                false => {
                    after.trim().clone_into(&mut expected[at]);
                    let (from, to) = (range.start + from, range.start + to);
                    format!(
                        "{}{}{}",
                        whole.get(..from)?,
                        written(&found.put_in),
                        whole.get(to..)?
                    )
                }
            }
        }
        Kind::Comment | Kind::Other => return None,
    };
    let mut changed = block.clone();
    match found.place {
        Where::Heading => changed.heading = new,
        _ => changed.body = new.trim().to_owned(),
    }
    let mut tried = material.clone();
    for one in &mut tried.blocks {
        if one.id == changed.id {
            *one = changed.clone();
        }
    }
    let after: Vec<String> = units_in(&tried, slug).into_iter().map(|unit| unit.text).collect();
    let same = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // What was not to change has not, and what was to change says what was asked.
    let is_so = after.len() == expected.len() && after.iter().map(same).eq(expected.iter().map(same));
    is_so.then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<&str> {
        chunks(body).into_iter().map(|range| &body[range]).collect()
    }

    #[test]
    fn a_text_is_cut_where_its_paragraphs_headings_and_items_lie() {
        let body = "One\nline.\n\n# Heading\nTwo {figure:a|b=1}.\n- first\n  on\n- second\n\n| a | b |\n|---|---|\n\n[^x]: A note.\n\n> said\n> so\n\n1. counted";
        assert_eq!(
            texts(body),
            [
                "One\nline.",
                "Heading",
                "Two {figure:a|b=1}.",
                "first\n  on",
                "second",
                "said\n> so",
                "counted"
            ]
        );
        assert!(texts("\n\n---\n").is_empty());
    }

    #[test]
    fn what_a_stranger_wrote_binds_nothing() {
        assert_eq!(tamed("{figure:x} [^source: y]\n"), "(figure:x) (^source: y) ");
        assert_eq!(written("a*b"), "a\\*b");
    }
}
