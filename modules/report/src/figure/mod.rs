//! Figures of a report: bound by name, computed by measures or cited, and kept as
//! they were when the report is frozen.

mod store;

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    App, Result,
    actor::Actor,
    measure::{self, Ask, Cell, CitedPeriod, Dim, Reading, Unit},
    text::{Lang, Message, day_span, number, real},
    web::url_encode,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use store::{keep, kept};

/// Measures that count activities and papers, not people: their small cells tell of nobody.
const OF_NOBODY: [&str; 10] = [
    "activities",
    "events",
    "trainings",
    "dialogues",
    "publications",
    "external-events",
    "inputs",
    "parties",
    "parties-reached",
    "body-inputs",
];

/// The name under which a text asks for a figure: `{figure:participations|initiative=3|words}`,
/// `{figure:participations|by=month}`, `{cited:website-users}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Someone else's figure rather than a measure's.
    pub is_cited: bool,
    /// The measure's or the cited figure's code.
    pub code: String,
    /// Only where a dimension has this key.
    pub only: Vec<(Dim, String)>,
    /// Split by a dimension, for charts.
    pub by: Option<Dim>,
    /// Whether small numbers are written in words.
    pub in_words: bool,
}

impl Binding {
    /// Reads `figure:...` or `cited:...`; `None` when it is neither or an option is not known.
    pub fn parse(text: &str) -> Option<Self> {
        let (source, rest) = text.trim().split_once(':')?;
        let mut parts = rest.split('|').map(str::trim);
        let code = parts.next().filter(|code| is_code(code))?;
        let mut binding = Self {
            is_cited: match source {
                "figure" => false,
                "cited" => true,
                _ => return None,
            },
            code: code.to_owned(),
            only: Vec::new(),
            by: None,
            in_words: false,
        };
        for part in parts {
            match part.split_once('=') {
                None if part == "words" => binding.in_words = true,
                Some(("by", dim)) => binding.by = Some(Dim::from_code(dim)?),
                Some((dim, key)) if !key.is_empty() => {
                    binding.only.push((Dim::from_code(dim)?, key.to_owned()));
                }
                _ => return None,
            }
        }
        Some(binding)
    }

    /// The name of the figure itself, the same however it is written out.
    pub fn name(&self) -> String {
        let mut name = if self.is_cited {
            format!("cited:{}", self.code)
        } else {
            self.code.clone()
        };
        for (dim, key) in &self.only {
            name.push_str(&format!("|{}={key}", dim.code()));
        }
        if let Some(dim) = self.by {
            name.push_str(&format!("|by={}", dim.code()));
        }
        name
    }

    /// Where the rows behind it can be opened in the workspace; none for someone else's.
    pub fn drill(&self, year: i64) -> Option<String> {
        if self.is_cited {
            return None;
        }
        let page = format!("/app/measures/{}", self.code);
        Some(match self.only.first() {
            Some((dim, key)) => format!(
                "{page}/rows?year={year}&by={}&key={}",
                dim.code(),
                url_encode(key)
            ),
            None => format!("{page}?year={year}"),
        })
    }

    fn ask(&self, year: i16) -> Ask {
        let mut ask = Ask::year(year);
        ask.only.clone_from(&self.only);
        ask.by = self.by;
        ask
    }
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.len() <= 80 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// What a figure is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Value {
    /// A whole number.
    Count {
        /// It.
        value: f64,
    },
    /// A share, 0 to 1.
    Share {
        /// It.
        value: f64,
    },
    /// Points of a test, 0 to 100.
    Points {
        /// It.
        value: f64,
    },
    /// A part too small to be told outside the office.
    Withheld {
        /// It is below this.
        below: i64,
    },
    /// Someone else's.
    Cited {
        /// As it is written there.
        value: String,
        /// Its unit, in words.
        unit: String,
        /// Of whom or what.
        population: String,
        /// Where it stands.
        source: String,
        /// The source's address.
        href: Option<String>,
    },
    /// Split by a dimension: label and value of each part; none where it is withheld or missing.
    Split {
        /// The parts in their order.
        parts: Vec<(String, Option<f64>)>,
        /// Whether parts were withheld because they are small.
        withheld: bool,
    },
    /// Names rather than a number, such as those thanked: kind and name.
    List {
        /// Them.
        items: Vec<(String, String)>,
    },
    /// There is none.
    None {
        /// Why.
        why: Message,
    },
}

/// A figure with what defines it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name; see [`Binding::name`].
    pub name: String,
    /// The measure's code; `cited` for someone else's.
    pub measure: String,
    /// What it is.
    pub value: Value,
    /// What is counted and how, in words.
    pub definition: String,
    /// The version of that definition.
    pub version: i64,
}

impl Figure {
    /// As it is written in a sentence; `None` where there is none.
    pub fn written(&self, in_words: bool) -> Option<String> {
        let en = Lang::EN;
        match &self.value {
            Value::Count { value } if in_words => Some(worded(*value)),
            Value::Count { value } => Some(whole(*value)),
            Value::Share { value } => Some(format!("{}%", trimmed(value * 100.0))),
            Value::Points { value } => Some(real(en, *value, 1)),
            Value::Withheld { below } => Some(format!("fewer than {}", number(en, *below))),
            Value::Cited { value, unit, .. } if is_percent(unit) && !value.ends_with('%') => {
                Some(format!("{value}%"))
            }
            Value::Cited { value, .. } => Some(value.clone()),
            Value::Split { .. } | Value::List { .. } | Value::None { .. } => None,
        }
    }
}

/// Whether a unit in words is the percentage.
pub fn is_percent(unit: &str) -> bool {
    matches!(unit.trim(), "%" | "per cent" | "percent")
}

fn whole(value: f64) -> String {
    // Counts stay far below 2^53.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    number(Lang::EN, value.round() as i64)
}

fn trimmed(value: f64) -> String {
    let text = real(Lang::EN, value, 1);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// One to twelve in words, as most style guides have it; above in digits.
fn worded(value: f64) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS
        .iter()
        .enumerate()
        .find(|(at, _)| u32::try_from(*at).is_ok_and(|n| f64::from(n) == value))
        .map_or_else(|| whole(value), |(_, word)| (*word).to_owned())
}

/// Figures by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(pub BTreeMap<String, Figure>);

impl Figures {
    /// The figure that a binding asks for.
    pub fn get(&self, binding: &Binding) -> Option<&Figure> {
        self.0.get(&binding.name())
    }

    /// A binding as the reader sees it; a gap is said, never left out.
    pub fn write(&self, binding: &Binding) -> String {
        self.get(binding)
            .and_then(|figure| figure.written(binding.in_words))
            .unwrap_or_else(|| format!("[{}?]", binding.name()))
    }
}

/// Computes the figures of a year that are asked for, in the office's scope. What
/// cannot be computed is among them with the reason.
///
/// # Errors
/// When the database fails.
pub async fn compute(app: &App, year: i16, wanted: &[Binding]) -> Result<Figures> {
    let cited = if wanted.iter().any(|binding| binding.is_cited) {
        measure::cited(&app.db, &Actor::office_job(), i64::from(year)).await?
    } else {
        Vec::new()
    };
    let reading = Reading::of_office(app, Lang::EN).await?;
    let mut done = BTreeSet::new();
    let mut figures = BTreeMap::new();
    for binding in wanted {
        let name = binding.name();
        if !done.insert(name.clone()) {
            continue;
        }
        let figure = if binding.is_cited {
            cited_figure(&name, &binding.code, &cited)
        } else {
            measured(app, &reading, year, &name, binding).await?
        };
        figures.insert(name, figure);
    }
    Ok(Figures(figures))
}

fn missing(name: &str, code: &str, why: Message) -> Figure {
    Figure {
        name: name.to_owned(),
        measure: code.to_owned(),
        value: Value::None { why },
        definition: String::new(),
        version: 0,
    }
}

fn cited_figure(name: &str, code: &str, cited: &[measure::CitedFigure]) -> Figure {
    let Some(found) = cited.iter().find(|figure| figure.code == code) else {
        return missing(name, "cited", Message::new("report-no-cited").with("code", code));
    };
    let label = found.label.0.get(Lang::EN);
    Figure {
        name: name.to_owned(),
        measure: "cited".to_owned(),
        definition: match found.period() {
            CitedPeriod::Year(_) => format!("{label}. {}", found.population),
            period => format!("{label}. {}, {}", found.population, period.words(Lang::EN)),
        },
        version: 1,
        value: Value::Cited {
            value: found.value.clone(),
            unit: found.unit.clone(),
            population: found.population.clone(),
            source: found.source.clone(),
            href: found.source_href.clone(),
        },
    }
}

async fn measured(
    app: &App,
    reading: &Reading<'_>,
    year: i16,
    name: &str,
    binding: &Binding,
) -> Result<Figure> {
    let code = binding.code.as_str();
    let Some(measure) = app.measure(code) else {
        return Ok(missing(
            name,
            code,
            Message::new("report-no-measure").with("code", code),
        ));
    };
    let asked: Vec<Dim> = binding
        .only
        .iter()
        .map(|(dim, _)| *dim)
        .chain(binding.by)
        .collect();
    if let Some(dim) = asked.into_iter().find(|dim| !measure.dims.contains(dim)) {
        let why = Message::new("report-no-dimension")
            .with("code", code)
            .with("dim", dim.code());
        return Ok(missing(name, code, why));
    }
    let cells = reading.cells(&measure, &binding.ask(year)).await?;
    let smallest = if OF_NOBODY.contains(&code) {
        0
    } else {
        app.profile.smallest_cell
    };
    let value = match binding.by {
        Some(Dim::Month) => split(&every_month(year, &cells), smallest),
        Some(_) => split(&cells, smallest),
        None => single(cells.first(), measure.unit, !binding.only.is_empty(), smallest),
    };
    Ok(Figure {
        name: name.to_owned(),
        measure: code.to_owned(),
        value,
        definition: format!("{}: {}", measure.name(Lang::EN), measure.rule(Lang::EN)),
        version: measure.version,
    })
}

fn single(cell: Option<&Cell>, unit: Unit, is_part: bool, smallest: i64) -> Value {
    let none = || Value::None {
        why: Message::new("report-no-value"),
    };
    let Some(cell) = cell else { return none() };
    match (&cell.value, unit) {
        (measure::Value::Number(value), Unit::Count) if is_part && is_small(*value, smallest) => {
            Value::Withheld { below: smallest }
        }
        (measure::Value::Number(value), Unit::Count) => Value::Count { value: *value },
        (measure::Value::Number(value), Unit::Share) => Value::Share { value: *value },
        (measure::Value::Number(value), Unit::Points) => Value::Points { value: *value },
        (measure::Value::Missing(why), _) => Value::None { why: why.clone() },
        (measure::Value::NotApplicable, _) => none(),
    }
}

/// The twelve months in order: one in which nothing happened has no cell, and a chart
/// over time must not skip it.
fn every_month(year: i16, cells: &[Cell]) -> Vec<Cell> {
    (1..=12)
        .map(|month| {
            let key = format!("{year}-{month:02}");
            let found = cells.iter().find(|cell| cell.key == key).cloned();
            found.unwrap_or_else(|| {
                let first = Date::new(year, month, 1).unwrap_or(Date::ZERO);
                Cell {
                    label: day_span(Lang::EN, first, first, "month"),
                    key,
                    ..Cell::count(0)
                }
            })
        })
        .collect()
}

fn is_small(value: f64, smallest: i64) -> bool {
    // Cells are small numbers by nature.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let smallest = smallest as f64;
    value > 0.0 && value < smallest
}

/// The parts of a split as they may be shown outside the office: small ones are
/// withheld, and where a single one is, so is the next smallest, which subtraction
/// from the whole would give away otherwise.
fn split(cells: &[Cell], smallest: i64) -> Value {
    let mut parts: Vec<(String, Option<f64>)> = cells
        .iter()
        .map(|cell| (cell.label.clone(), cell.as_number()))
        .collect();
    let mut hidden = 0;
    for (_, value) in &mut parts {
        if value.is_some_and(|value| is_small(value, smallest)) {
            *value = None;
            hidden += 1;
        }
    }
    if hidden == 1 {
        let next = parts
            .iter()
            .enumerate()
            .filter_map(|(at, (_, value))| Some((at, value.filter(|value| *value > 0.0)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(at, _)| at);
        if let Some(at) = next {
            parts[at].1 = None;
        }
    }
    Value::Split {
        parts,
        withheld: hidden > 0,
    }
}

/// A value that the checker compares typed numbers with.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The measure's code, or `cited:CODE`.
    pub measure: String,
    /// Which part of it.
    pub part: Part,
    /// For which time.
    pub period: Period,
    /// The value, a percentage as 0 to 100.
    pub value: f64,
}

/// Which part of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// One initiative's, by code.
    Initiative(String),
    /// One core purpose's, by code.
    Purpose(String),
    /// Members alone, where the whole is members and observers.
    Members,
}

/// For which time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// The report's year.
    Year,
    /// All years up to the report's.
    ToDate,
    /// Another year.
    Other(i16),
}

/// The facts about these measures: the year's, those to date, the year before, and the
/// parts by initiative, core purpose and status.
///
/// # Errors
/// When the database fails.
pub async fn facts(app: &App, year: i16, codes: &BTreeSet<&str>) -> Result<Vec<Fact>> {
    let reading = Reading::of_office(app, Lang::EN).await?;
    let mut facts = Vec::new();
    for measure in codes.iter().filter_map(|code| app.measure(code)) {
        let scale = if measure.unit == Unit::Share { 100.0 } else { 1.0 };
        let mut to_date = Ask::year(year);
        to_date.from = Date::new(2000, 1, 1).unwrap_or(Date::ZERO);
        for (period, ask) in [
            (Period::Year, Ask::year(year)),
            (Period::ToDate, to_date),
            (Period::Other(year - 1), Ask::year(year - 1)),
        ] {
            let cells = reading.cells(&measure, &ask).await?;
            if let Some(value) = cells.first().and_then(Cell::as_number) {
                facts.push(Fact {
                    measure: measure.code.to_owned(),
                    part: Part::Whole,
                    period,
                    value: value * scale,
                });
            }
        }
        for dim in [Dim::Initiative, Dim::Purpose, Dim::Status] {
            if !measure.dims.contains(&dim) {
                continue;
            }
            let cells = reading.cells(&measure, &Ask::year(year).by(dim)).await?;
            let mut members = None;
            for cell in cells.iter() {
                if dim == Dim::Status {
                    // A kind and a status, such as "state member": members are all of that status.
                    if cell.key.split([' ', '-']).any(|word| word == "member") {
                        members = Some(members.unwrap_or(0.0) + cell.as_number().unwrap_or(0.0));
                    }
                    continue;
                }
                let part = match dim {
                    Dim::Initiative => Part::Initiative(cell.key.clone()),
                    _ => Part::Purpose(cell.key.clone()),
                };
                if let Some(value) = cell.as_number() {
                    facts.push(Fact {
                        measure: measure.code.to_owned(),
                        part,
                        period: Period::Year,
                        value: value * scale,
                    });
                }
            }
            if let Some(value) = members {
                facts.push(Fact {
                    measure: measure.code.to_owned(),
                    part: Part::Members,
                    period: Period::Year,
                    value: value * scale,
                });
            }
        }
    }
    Ok(facts)
}

#[cfg(test)]
mod tests;
