//! Which column of a sheet means what: guessed by its heading and by what stands below.

use std::collections::{BTreeMap, HashSet};

use balai_names::{heading_score, plain_heading, plain_score};

use super::{
    ColumnSpec, Found, Holds, How, ImportKind, Stands,
    contents::{self, Fit},
};

/// Under this a heading says nothing about a meaning.
const SOME: u8 = 50;
/// From this on a heading is a synonym, not only like one.
const WHOLE: u8 = 95;
/// From this on one column may move over for another.
const GOOD: i32 = 80;
/// What a heading that may mean several things is worth less than one that does not.
const VAGUE: i32 = 10;
/// What contents that no cell of supports take away: anything else with a heading goes first.
const POOR: i32 = 45;
/// The words that open the heading of a date, whatever it is the date of.
const DATES: [&str; 8] = [
    "date", "dates", "tanggal", "tgl", "fecha", "fechas", "wanthi", "ngay",
];

/// A guess: the fields of the columns and how well the whole fits.
pub(super) struct Guess {
    pub fields: Vec<Option<(String, How)>>,
    /// Points; none when a needed column is missing.
    pub fits: Option<f64>,
}

/// What a sheet shows of itself: what it is called, its headings, and for each of them some
/// of the texts below.
pub(super) struct Shown<'a> {
    pub names: &'a [&'a str],
    pub headings: &'a [String],
    pub samples: &'a [Vec<&'a str>],
}

impl Shown<'_> {
    fn cells(&self, at: usize) -> &[&str] {
        self.samples.get(at).map_or(&[], Vec::as_slice)
    }
}

/// A way in which a column may be taken for a field.
#[derive(Debug, Clone, Copy)]
struct Chance {
    spec: usize,
    column: usize,
    rank: i32,
    /// Whether the heading says it, or contents do.
    is_sure: bool,
}

/// Guesses the columns of a sheet for one kind.
pub(super) fn guess(kind: &dyn ImportKind, shown: &Shown<'_>) -> Guess {
    let specs = kind.columns();
    let numbered = numbered(specs, shown);
    let mut chances = chances(specs, shown);
    chances.retain(|chance| !numbered.contains_key(&chance.column));
    let mut taken = assign(specs, &chances);
    // A column that others make needless sets free what it held.
    while let Some(needless) = needless(specs, &taken) {
        chances.retain(|chance| (chance.spec, chance.column) != needless);
        taken = assign(specs, &chances);
    }
    let mut fields: Vec<Option<(String, How)>> = vec![None; shown.headings.len()];
    let mut sum = 0.0;
    let mut sure: HashSet<usize> = HashSet::new();
    for (spec, chance) in &taken {
        sum += f64::from(chance.rank.clamp(0, 100)) / 100.0;
        if chance.is_sure {
            sure.insert(*spec);
        }
        set(&mut fields, specs, chance, How::Heading);
    }
    for (column, spec) in &numbered {
        let chance = Chance {
            spec: *spec,
            column: *column,
            rank: 100,
            is_sure: true,
        };
        set(&mut fields, specs, &chance, How::Heading);
        // However many columns they are, they say one thing.
        if sure.insert(*spec) {
            sum += 1.0;
            taken.insert(*spec, chance);
        }
    }
    for chance in told(specs, &taken, &numbered, shown) {
        sum += 0.6;
        sure.insert(chance.spec);
        set(&mut fields, specs, &chance, How::Contents);
        taken.insert(chance.spec, chance);
    }
    let named = shown
        .names
        .iter()
        .map(|name| heading_score(name, kind.names()))
        .max()
        .unwrap_or(0);
    let unused = fields.iter().filter(|field| field.is_none()).count();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred columns")]
    let points = sum + f64::from(named) / 40.0 - unused as f64 * 0.4;
    let found = Found(
        taken
            .values()
            .filter_map(|chance| Some((specs.get(chance.spec)?.field, shown.cells(chance.column))))
            .collect(),
    );
    let fits = if groups(specs, &taken, &sure, named) {
        Some(points)
    } else {
        match kind.stands(&found) {
            Stands::No => None,
            Stands::Perhaps if named < SOME => Some(points.min(0.85)),
            Stands::Perhaps | Stands::Yes => Some(points),
        }
    };
    Guess { fields, fits }
}

fn set(fields: &mut [Option<(String, How)>], specs: &[ColumnSpec], chance: &Chance, how: How) {
    if let (Some(slot), Some(spec)) = (fields.get_mut(chance.column), specs.get(chance.spec)) {
        *slot = Some((spec.field.to_owned(), how));
    }
}

/// Whether every group of needed columns has one.
fn groups(specs: &[ColumnSpec], taken: &BTreeMap<usize, Chance>, sure: &HashSet<usize>, named: u8) -> bool {
    let all: HashSet<u8> = specs.iter().map(|spec| spec.needed).filter(|g| *g > 0).collect();
    all.into_iter().all(|group| {
        // What the sheet is called stands in for every group but the first.
        let by_name = group > 1 && named >= SOME;
        by_name
            || specs.iter().enumerate().any(|(at, spec)| {
                spec.needed == group && taken.contains_key(&at) && (group == 1 || sure.contains(&at))
            })
    })
}

/// Columns that are one of several like ones (`Day 1`, `Day 2`), by place, with the place of
/// their meaning: as their headings count them and nearly all of their cells agree.
fn numbered(specs: &[ColumnSpec], shown: &Shown<'_>) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for (at, spec) in specs.iter().enumerate() {
        let Some(number) = spec.numbered else { continue };
        for (column, heading) in shown.headings.iter().enumerate() {
            if number(heading).is_some() && contents::are_nearly_all_known(spec, shown.cells(column)) {
                found.insert(column, at);
            }
        }
    }
    found
}

/// All ways in which headings allow columns to be taken.
fn chances(specs: &[ColumnSpec], shown: &Shown<'_>) -> Vec<Chance> {
    let mut all = Vec::new();
    let specs: Vec<Meaning<'_>> = specs.iter().map(Meaning::of).collect();
    for (column, heading) in shown.headings.iter().enumerate() {
        let readings = readings(heading, shown.headings);
        let cells = shown.cells(column);
        for (at, meaning) in specs.iter().enumerate() {
            let (strong, vague) = (points(&readings, meaning), whole(&readings, meaning));
            if strong < SOME && !vague {
                continue;
            }
            let spec = meaning.spec;
            let fit = contents::fit(spec, cells);
            if fit == Fit::Never {
                continue;
            }
            let turn = match fit {
                Fit::Good => 5,
                Fit::Poor => -POOR,
                Fit::Open | Fit::Never => 0,
            };
            // Nothing but what stands below decides what a vague heading means.
            let has_say = spec.known.is_some() && !cells.is_empty();
            let may = vague && (fit == Fit::Good || (fit == Fit::Open && !has_say));
            let by_vague = may.then_some((100 - VAGUE + turn, fit == Fit::Good));
            let by_heading = (strong >= SOME).then_some((i32::from(strong) + turn, true));
            if let Some((rank, is_sure)) = by_heading.max(by_vague) {
                all.push(Chance {
                    spec: at,
                    column,
                    rank,
                    is_sure,
                });
            }
        }
    }
    all.sort_by_key(|chance| (-chance.rank, chance.spec, chance.column));
    all
}

/// Gives columns to fields, the best first; then lets a column move over to another field
/// it fits as well, where that frees one for a column without.
fn assign(specs: &[ColumnSpec], chances: &[Chance]) -> BTreeMap<usize, Chance> {
    let mut taken: BTreeMap<usize, Chance> = BTreeMap::new();
    let mut used: HashSet<usize> = HashSet::new();
    for chance in chances {
        if !taken.contains_key(&chance.spec) && used.insert(chance.column) {
            taken.insert(chance.spec, *chance);
        }
    }
    for chance in chances.iter().filter(|chance| chance.rank >= GOOD) {
        if used.contains(&chance.column) {
            continue;
        }
        let Some(holder) = taken.get(&chance.spec).copied() else {
            continue;
        };
        let other = chances.iter().find(|other| {
            other.column == holder.column && other.rank >= GOOD && !taken.contains_key(&other.spec)
        });
        if let Some(other) = other {
            taken.insert(other.spec, *other);
            taken.insert(chance.spec, *chance);
            used.insert(chance.column);
        }
    }
    // Without its first needed column a sheet is nothing: that goes before any other.
    let is_named = |taken: &BTreeMap<usize, Chance>| {
        let first = |at: &usize| specs.get(*at).is_some_and(|spec| spec.needed == 1);
        taken.keys().any(first)
    };
    if !is_named(&taken) {
        let best = chances.iter().find(|chance| {
            chance.rank >= GOOD && specs.get(chance.spec).is_some_and(|spec| spec.needed == 1)
        });
        if let Some(best) = best {
            taken.retain(|_, holder| holder.column != best.column);
            taken.insert(best.spec, *best);
        }
    }
    taken
}

/// A field that others say better: its place and its column.
fn needless(specs: &[ColumnSpec], taken: &BTreeMap<usize, Chance>) -> Option<(usize, usize)> {
    let has = |field: &&str| {
        specs
            .iter()
            .enumerate()
            .any(|(at, spec)| spec.field == *field && taken.contains_key(&at))
    };
    taken.values().find_map(|chance| {
        let spec = specs.get(chance.spec).filter(|spec| !spec.unless.is_empty())?;
        let others = spec.unless.iter().filter(|field| has(field)).count();
        let is_like = others > 0 && chance.rank < i32::from(WHOLE);
        (others == spec.unless.len() || is_like).then_some((chance.spec, chance.column))
    })
}

/// Columns without a field whose cells tell what they are, whatever the heading says.
fn told(
    specs: &[ColumnSpec],
    taken: &BTreeMap<usize, Chance>,
    numbered: &BTreeMap<usize, usize>,
    shown: &Shown<'_>,
) -> Vec<Chance> {
    let mut used: HashSet<usize> = taken.values().map(|chance| chance.column).collect();
    used.extend(numbered.keys());
    let mut all: Vec<Chance> = Vec::new();
    for (spec, described) in specs.iter().enumerate() {
        if taken.contains_key(&spec) {
            continue;
        }
        let column = (0..shown.headings.len()).find(|column| {
            !used.contains(column)
                && all.iter().all(|other| other.column != *column)
                && contents::tells(described, shown.cells(*column))
        });
        if let Some(column) = column {
            all.push(Chance {
                spec,
                column,
                rank: 60,
                is_sure: true,
            });
        }
    }
    all
}

/// The plain ways to read a heading, with what each is worth less: the whole, what stands under a
/// group, what stands before brackets and before a slash.
fn readings(heading: &str, all: &[String]) -> Vec<(String, u8)> {
    let mut readings = vec![(plain_heading(heading), 0)];
    let mut own = heading;
    if let Some((group, under)) = heading.rsplit_once(" / ") {
        // A group stands over several columns; `Country / organisation` is one heading.
        let prefix = format!("{group} / ");
        if all.iter().filter(|other| other.starts_with(&prefix)).count() > 1 {
            readings.push((plain_heading(under), 1));
            own = under;
        }
    }
    if let Some((bare, _)) = own.split_once('(') {
        readings.push((plain_heading(bare), 2));
    } else if let Some((first, _)) = own.split_once('/') {
        readings.push((plain_heading(first), 3));
    }
    readings
}

/// A column that a kind understands, with its headings as they are compared.
struct Meaning<'a> {
    spec: &'a ColumnSpec,
    synonyms: Vec<String>,
    vague: Vec<String>,
}

impl<'a> Meaning<'a> {
    fn of(spec: &'a ColumnSpec) -> Self {
        let plain = |headings: &[&str]| headings.iter().map(|heading| plain_heading(heading)).collect();
        Self {
            spec,
            synonyms: plain(spec.synonyms),
            vague: plain(spec.vague),
        }
    }
}

fn points(readings: &[(String, u8)], meaning: &Meaning<'_>) -> u8 {
    let spec = meaning.spec;
    let scores = readings.iter().map(|(text, less)| {
        let points = plain_score(text, &meaning.synonyms).saturating_sub(*less);
        (points, *less <= 1)
    });
    let scores: Vec<(u8, bool)> = scores.collect();
    let best = scores.iter().map(|(points, _)| *points).max().unwrap_or(0);
    // The whole heading is a synonym: nothing in it makes it mean anything else.
    if scores.iter().any(|(points, is_own)| *is_own && *points >= WHOLE) {
        return best;
    }
    let mut words = readings.first().map_or("", |(text, _)| text.as_str()).split(' ');
    let is_other = words
        .clone()
        .any(|word| spec.never.iter().any(|list| list.contains(&word)));
    let is_date = spec.holds != Holds::Date && words.next().is_some_and(|word| DATES.contains(&word));
    if is_other || is_date { 0 } else { best }
}

/// Whether a heading is as a whole one of the vague ones.
fn whole(readings: &[(String, u8)], meaning: &Meaning<'_>) -> bool {
    readings
        .iter()
        .any(|(text, _)| plain_score(text, &meaning.vague) >= WHOLE)
}

/// The words of all synonyms: a cheap first question before headings are scored.
pub(super) fn known_words(kinds: &[std::sync::Arc<dyn ImportKind>]) -> HashSet<String> {
    kinds
        .iter()
        .flat_map(|kind| kind.columns())
        .flat_map(|spec| spec.synonyms)
        .flat_map(|synonym| {
            let folded = balai_names::fold(synonym);
            folded.split(' ').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}
