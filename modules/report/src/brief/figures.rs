//! The figures of a brief: asked of the measures, with the definition of each.

use balai_kernel::{
    Result,
    measure::{self, Ask, Dim, Measure, Value},
    t,
};

use super::{Cell, Column, Definition, Desk, Key, Part, Section, Table};

/// What is open about a figure so that it may change: outside the office it is not told yet.
const UNCHECKED: [&str; 3] = [
    "measure-open-not-recorded",
    "measure-open-on-wholes",
    "measure-open-same-person",
];

/// The definitions of a brief, each once, numbered from 1.
#[derive(Default)]
pub(super) struct Definitions(Vec<Definition>);

impl Definitions {
    /// The number of a definition.
    pub fn note(&mut self, name: String, rule: String) -> usize {
        if let Some(at) = self.0.iter().position(|known| known.name == name) {
            return at + 1;
        }
        self.0.push(Definition { name, rule });
        self.0.len()
    }

    /// The number of a measure's definition.
    pub fn of(&mut self, desk: &Desk<'_>, measure: &Measure) -> usize {
        self.note(measure.name(desk.lang), measure.rule(desk.lang))
    }

    /// All of them.
    pub fn all(self) -> Vec<Definition> {
        self.0
    }
}

/// The figures at the head, and what the reader has to know about those that are not there.
pub(super) struct Keys {
    /// The figures.
    pub keys: Vec<Key>,
    /// Sentences about those that are held back.
    pub held: Vec<String>,
}

/// Begins a question about the period.
pub(super) fn ask(desk: &Desk<'_>) -> Ask {
    Ask {
        from: desk.period.from,
        to: desk.period.to,
        ..Ask::year(desk.period.from.year())
    }
}

/// The measures with these codes, of those that the office has.
pub(super) fn measures(desk: &Desk<'_>, codes: &[&str]) -> Vec<Measure> {
    codes.iter().filter_map(|code| desk.app.measure(code)).collect()
}

/// The figures at the head. In the party's edition nought is no figure, since it would stand
/// beside a party's name, and neither is what is too small to be told or not checked yet.
pub(super) async fn keys(
    desk: &Desk<'_>,
    measures: &[Measure],
    ask: &Ask,
    definitions: &mut Definitions,
) -> Result<Keys> {
    let mut found = Keys {
        keys: Vec::new(),
        held: Vec::new(),
    };
    let (mut small, mut unchecked) = (Vec::new(), Vec::new());
    for measure in measures {
        let cell = desk.reading.whole(measure, ask).await?;
        let name = measure.name(desk.lang);
        let is_open = cell.open.iter().any(|open| UNCHECKED.contains(&&*open.key));
        if !desk.is_office() {
            match &cell.value {
                Value::Number(n) if *n == 0.0 && !is_open => continue,
                Value::Number(_) if is_open => {
                    unchecked.push(name);
                    continue;
                }
                Value::Number(_) => {}
                // What there is no base for says nothing; what is hidden is told to be.
                Value::Missing(why) if why.key == "measure-hidden" => {
                    small.push(name);
                    continue;
                }
                Value::Missing(_) | Value::NotApplicable => continue,
            }
        }
        let note = definitions.of(desk, measure);
        found.keys.push(Key {
            value: match &cell.value {
                Value::Number(_) => measure::value(desk.lang, measure.unit, &cell),
                Value::Missing(_) | Value::NotApplicable => "\u{2013}".to_owned(),
            },
            label: name,
            note,
            remarks: match desk.is_office() {
                true => cell.open.iter().map(|open| open.say(desk.lang)).collect(),
                false => Vec::new(),
            },
        });
    }
    if !small.is_empty() {
        found.held.push(t!(
            desk.lang,
            "brief-held-small",
            figures = small.join(", "),
            n = desk.app.profile.smallest_cell
        ));
    }
    if !unchecked.is_empty() {
        found.held.push(t!(
            desk.lang,
            "brief-held-unchecked",
            figures = unchecked.join(", ")
        ));
    }
    Ok(found)
}

/// One measure split by a dimension, as a small table; nothing where there is nothing to show.
pub(super) async fn split(
    desk: &Desk<'_>,
    measure: &Measure,
    ask: &Ask,
    dim: Dim,
    name: impl Fn(&measure::Cell) -> String,
    definitions: &mut Definitions,
) -> Result<Vec<Part>> {
    let lang = desk.lang;
    let cells = desk.reading.cells(measure, &ask.clone().by(dim)).await?;
    let numbers: Vec<_> = cells
        .iter()
        .filter(|cell| cell.as_number().is_some_and(|n| n > 0.0))
        .collect();
    let mut parts = Vec::new();
    if !numbers.is_empty() {
        let note = definitions.of(desk, measure);
        let rows = numbers
            .iter()
            .take(desk.length.parts())
            .map(|cell| {
                vec![
                    Cell::new(name(cell)),
                    Cell::new(measure::value(lang, measure.unit, cell)),
                ]
            })
            .collect();
        parts.push(Part::Table(Table {
            caption: t!(
                lang,
                "brief-split",
                measure = measure.name(lang),
                dim = dim.name(lang)
            ),
            note: Some(note),
            columns: vec![
                Column {
                    label: capital(&dim.name(lang)),
                    is_number: false,
                },
                Column {
                    label: measure.name(lang),
                    is_number: true,
                },
            ],
            rows,
        }));
        parts.extend(left_out(desk, numbers.len(), desk.length.parts()));
    }
    if numbers.len() < cells.len() && !desk.is_office() {
        parts.push(Part::Sentence(t!(lang, "brief-split-held")));
    }
    Ok(parts)
}

/// What the reader has to know about figures that are not there.
pub(super) fn held(desk: &Desk<'_>, sentences: Vec<String>) -> Option<Section> {
    (!sentences.is_empty()).then(|| Section {
        slug: "held",
        heading: t!(desk.lang, "brief-held"),
        parts: sentences.into_iter().map(Part::Sentence).collect(),
    })
}

/// The sentence that says how many rows are not there, where some are not.
pub(super) fn left_out(desk: &Desk<'_>, all: usize, shown: usize) -> Option<Part> {
    let more = all.saturating_sub(shown);
    (more > 0).then(|| {
        let n = i64::try_from(more).unwrap_or(i64::MAX);
        Part::Sentence(t!(desk.lang, "brief-left-out", n = n))
    })
}

/// With a capital at its beginning, as a heading has.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
