//! Reading a document that came back: its comments and changes, each beside the paragraph of the
//! report it belongs to. Nothing is lost: what belongs nowhere is told without a paragraph.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use balai_docx::{ChangeOf, Document, Paragraph, Run};

use super::{Found, Kind};
use crate::{
    block::Block,
    draft::{Unit, Where, marked},
};

/// As many remarks one document may bring.
pub(super) const MOST: usize = 1_000;
/// Characters kept of a text.
const LONGEST: usize = 6_000;
/// Characters by which two paragraphs are compared.
const COMPARED: usize = 1_500;
/// How alike two paragraphs are at least, for one to stand beside the other.
const ALIKE: f64 = 0.5;
/// How alike at least, for the one to be a rewording of the other.
const REWORDED: f64 = 0.75;
/// Paragraphs of a document that are compared with all of the report's.
const SEARCHED: usize = 400;

struct Reader<'a> {
    blocks: &'a [Block],
    units: &'a [Unit],
    by_text: HashMap<String, usize>,
    /// What is compared of each text of the report, made when it is first needed.
    pairs: Vec<BTreeSet<(char, char)>>,
    searched: usize,
}

/// Where a paragraph belongs.
#[derive(Debug, Clone, Default)]
struct Belongs {
    block: Option<String>,
    place: Option<Where>,
    unit: Option<usize>,
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .take(LONGEST)
        .collect()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let text: Vec<char> = text.chars().take(COMPARED).flat_map(char::to_lowercase).collect();
    text.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// How alike two texts are, 0 to 1: the share of the pairs of letters that both have (Dice).
fn alike(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> f64 {
    let both = a.intersection(b).count();
    // Sizes of texts, far below what a double holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let share = (2 * both) as f64 / (a.len() + b.len()).max(1) as f64;
    share
}

impl Reader<'_> {
    fn belongs(&mut self, paragraph: &Paragraph, before: &str) -> Belongs {
        for name in &paragraph.marks {
            if let Some((block, place)) = marked(self.blocks, name) {
                let at = self
                    .units
                    .iter()
                    .position(|unit| unit.block == block.slug && unit.place == place);
                return Belongs {
                    block: Some(block.slug.clone()),
                    place: Some(place),
                    unit: at,
                };
            }
        }
        let at = self.by_text.get(&bare(before)).copied().or_else(|| {
            let found = self.most_alike(before)?;
            (found.1 >= ALIKE).then_some(found.0)
        });
        self.at(at)
    }

    fn at(&self, at: Option<usize>) -> Belongs {
        let unit = at.and_then(|at| self.units.get(at));
        Belongs {
            block: unit.map(|unit| unit.block.clone()),
            place: unit.map(|unit| unit.place),
            unit: at,
        }
    }

    fn most_alike(&mut self, text: &str) -> Option<(usize, f64)> {
        if text.trim().chars().count() < 12 || self.searched >= SEARCHED {
            return None;
        }
        self.searched += 1;
        if self.pairs.is_empty() {
            self.pairs = self.units.iter().map(|unit| pairs(&unit.text)).collect();
        }
        let own = pairs(text);
        let each = self.pairs.iter().map(|other| alike(&own, other)).enumerate();
        each.max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// A stretch of tracked changes of one author, uninterrupted.
struct Group {
    starts: usize,
    out: String,
    put_in: String,
    change: usize,
    author: String,
}

fn groups(document: &Document, paragraph: &Paragraph, used: &mut BTreeSet<usize>) -> (String, Vec<Group>) {
    let mut before = String::new();
    let mut length = 0;
    let mut all: Vec<Group> = Vec::new();
    let mut is_open = false;
    for run in paragraph.runs.iter().filter(|run| !run.hidden) {
        if let Some(at) = run.change {
            used.insert(at);
            used.extend(document.changes.get(at).and_then(|change| change.within));
        }
        let Run { text, change, .. } = run;
        let touched = run.before != run.after;
        if let (true, Some(change)) = (touched, change) {
            let author = document
                .changes
                .get(*change)
                .map_or("", |one| one.author.as_str());
            let goes_on = is_open && all.last().is_some_and(|last| last.author == author);
            if !goes_on {
                all.push(Group {
                    starts: length,
                    out: String::new(),
                    put_in: String::new(),
                    change: *change,
                    author: author.to_owned(),
                });
            }
            is_open = true;
            if let Some(last) = all.last_mut() {
                match run.before {
                    true => last.out.push_str(text),
                    false => last.put_in.push_str(text),
                }
            }
        } else if run.before {
            is_open = false;
        }
        if run.before {
            before.push_str(text);
            length += text.chars().count();
        }
    }
    (before, all)
}

/// The changed stretch between two texts: where it begins in the first, what it is there, and what it
/// is in the second.
fn difference(old: &str, new: &str) -> (usize, String, String) {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    // Words are changed, not letters.
    let from = old[..same]
        .iter()
        .rposition(|c| c.is_whitespace())
        .map_or(0, |at| at + 1);
    let rest = (old.len() - from).min(new.len() - from);
    let tail = (0..rest)
        .take_while(|at| old[old.len() - 1 - at] == new[new.len() - 1 - at])
        .count();
    let mut kept = tail;
    while kept > 0 && kept < rest && !old[old.len() - kept].is_whitespace() {
        kept -= 1;
    }
    (
        from,
        old[from..old.len() - kept].iter().collect(),
        new[from..new.len() - kept].iter().collect(),
    )
}

/// Whether a text is that of the report but for what the program writes itself: figures count on.
fn is_unit_with_other_figures(unit: &Unit, text: &str) -> bool {
    let mut rest = text;
    let mut literal = String::new();
    let mut is_first = true;
    let mut was_fixed = false;
    let chars: Vec<char> = unit.text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let is_fixed = unit.fixed.get(at).is_some_and(|piece| *piece > 0);
        if is_fixed {
            if !was_fixed && !literal.is_empty() {
                match passed(rest, &literal, is_first) {
                    Some(after) => rest = after,
                    None => return false,
                }
                literal.clear();
            }
            is_first = false;
        } else {
            literal.push(*c);
        }
        was_fixed = is_fixed;
    }
    match literal.is_empty() {
        true => rest.chars().count() <= 40,
        false => rest.ends_with(&literal) && (!is_first || rest == literal),
    }
}

fn passed<'a>(text: &'a str, literal: &str, is_first: bool) -> Option<&'a str> {
    let at = text.find(literal)?;
    let gap = text[..at].chars().count();
    ((is_first && gap == 0) || (!is_first && gap <= 40)).then(|| &text[at + literal.len()..])
}

/// The remarks of a document in its reading order; none where there are more than [`MOST`].
pub(super) fn remarks(document: &Document, blocks: &[Block], units: &[Unit]) -> Option<Vec<Found>> {
    let mut by_text = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        by_text.entry(bare(&unit.text)).or_insert(at);
    }
    let mut reader = Reader {
        blocks,
        units,
        by_text,
        pairs: Vec::new(),
        searched: 0,
    };
    let paragraphs = document.paragraphs();
    let has_marks = paragraphs.iter().any(|one| !one.marks.is_empty());
    let mut out: Vec<(u32, Found)> = Vec::new();
    let mut used = BTreeSet::new();
    let mut places: BTreeMap<u32, (Belongs, String)> = BTreeMap::new();
    let commented: BTreeSet<u32> = document.comments.iter().filter_map(|one| one.paragraph).collect();
    let mut whole: BTreeSet<u32> = BTreeSet::new();
    let mut last = Belongs::default();
    for paragraph in &paragraphs {
        let (before, groups) = groups(document, paragraph, &mut used);
        if paragraph.runs.iter().all(|run| run.text.trim().is_empty()) {
            continue;
        }
        let is_new = before.trim().is_empty() && !groups.is_empty();
        let is_looked_for = !groups.is_empty() || commented.contains(&paragraph.number);
        let belongs = match is_new {
            true => last.clone(),
            false if is_looked_for || !paragraph.marks.is_empty() => reader.belongs(paragraph, &before),
            false => {
                let known = reader.by_text.get(&bare(&before)).copied();
                // Without names and without traces a paragraph is only looked for by its likeness
                // where the whole document has no names.
                let known = known.or_else(|| {
                    let looked = !has_marks && before.chars().count() >= 40;
                    let found = looked.then(|| reader.most_alike(&before)).flatten()?;
                    (found.1 >= REWORDED).then_some(found.0)
                });
                reader.at(known)
            }
        };
        if is_new
            || (groups.iter().map(|group| group.out.as_str()).collect::<String>() == before
                && !groups.is_empty())
        {
            whole.insert(paragraph.number);
        }
        let blank = Found {
            kind: Kind::Change,
            block: belongs.block.clone(),
            place: belongs.place.unwrap_or(Where::Elsewhere),
            author: String::new(),
            written_at: None,
            paragraph: cut(&before),
            starts: 0,
            taken_out: String::new(),
            quoted: String::new(),
            put_in: String::new(),
            words: String::new(),
        };
        for group in &groups {
            let change = document.changes.get(group.change);
            out.push((
                paragraph.number,
                Found {
                    kind: if is_new { Kind::Addition } else { Kind::Change },
                    author: cut(&group.author),
                    written_at: change.and_then(|change| change.at).map(|at| at.to_string()),
                    starts: group.starts,
                    taken_out: cut(&group.out),
                    put_in: cut(&group.put_in),
                    ..blank.clone()
                },
            ));
        }
        let unit = belongs.unit.and_then(|at| units.get(at));
        if let Some(unit) = unit.filter(|_| groups.is_empty())
            && bare(&unit.text) != bare(&before)
            && !is_unit_with_other_figures(unit, before.trim())
        {
            let (starts, taken_out, put_in) = difference(&unit.text, before.trim_end());
            out.push((
                paragraph.number,
                Found {
                    kind: Kind::Rewording,
                    paragraph: cut(&unit.text),
                    starts,
                    taken_out: cut(&taken_out),
                    put_in: cut(&put_in),
                    ..blank
                },
            ));
        }
        if !is_new && belongs.unit.is_some() {
            last = belongs.clone();
        }
        places.insert(paragraph.number, (belongs, before));
        if out.len() > MOST {
            return None;
        }
    }
    for comment in &document.comments {
        let place = comment.paragraph.and_then(|number| places.get(&number));
        let (belongs, before) = place.cloned().unwrap_or_default();
        out.push((
            comment.paragraph.unwrap_or(u32::MAX),
            Found {
                kind: Kind::Comment,
                block: belongs.block,
                place: belongs.place.unwrap_or(Where::Elsewhere),
                author: cut(&comment.author),
                written_at: comment.at.map(|at| at.to_string()),
                paragraph: cut(&before),
                starts: 0,
                taken_out: String::new(),
                quoted: cut(&comment.quoted),
                put_in: String::new(),
                words: cut(&comment.text),
            },
        ));
    }
    for (at, change) in document.changes.iter().enumerate() {
        let is_told = match change.of {
            ChangeOf::Text => used.contains(&at),
            // A paragraph that came or went as a whole is told already.
            ChangeOf::ParagraphEnd => whole.contains(&change.paragraph),
            ChangeOf::Row => false,
        };
        if is_told || (change.text.trim().is_empty() && change.of == ChangeOf::Text) {
            continue;
        }
        let (belongs, before) = places.get(&change.paragraph).cloned().unwrap_or_default();
        let stays = change.kind.stays();
        out.push((
            change.paragraph,
            Found {
                kind: Kind::Other,
                block: belongs.block,
                place: belongs.place.unwrap_or(Where::Elsewhere),
                author: cut(&change.author),
                written_at: change.at.map(|at| at.to_string()),
                paragraph: cut(&before),
                starts: 0,
                taken_out: if stays { String::new() } else { cut(&change.text) },
                quoted: String::new(),
                put_in: if stays { cut(&change.text) } else { String::new() },
                words: String::new(),
            },
        ));
    }
    if out.len() > MOST {
        return None;
    }
    out.sort_by_key(|(number, _)| *number);
    Some(out.into_iter().map(|(_, found)| found).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_between_two_texts_is_told_in_whole_words() {
        let (from, out, put_in) = difference(
            "We trained many officers in June.",
            "We trained some officers in June.",
        );
        assert_eq!((from, out.as_str(), put_in.as_str()), (11, "many", "some"));
        let (_, out, put_in) = difference("Same", "Same and more");
        assert_eq!((out.as_str(), put_in.as_str()), ("Same", "Same and more"));
    }

    #[test]
    fn a_figure_that_counted_on_meanwhile_is_no_rewording() {
        let text = "In all 1,188 people came.";
        let fixed = text
            .chars()
            .enumerate()
            .map(|(at, _)| usize::from((7..12).contains(&at)));
        let unit = Unit {
            block: "a".to_owned(),
            place: Where::Passage(0),
            text: text.to_owned(),
            fixed: fixed.collect(),
        };
        assert!(is_unit_with_other_figures(&unit, "In all 1,204 people came."));
        assert!(!is_unit_with_other_figures(&unit, "In all 1,204 officers came."));
        assert!(!is_unit_with_other_figures(&unit, "Of all 1,188 people came."));
    }
}
