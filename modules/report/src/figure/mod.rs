//! Figures of a report: bound by name, computed by measures or cited, and kept as
//! they were when the report is frozen.

mod facts;
mod keys;
mod store;

use std::collections::BTreeMap;

use balai_kernel::{
    App, Result,
    actor::Actor,
    measure::{self, Ask, Cell, CitedPeriod, Dim, Measure, Reading, Unit},
    t,
    text::{Lang, Message, day_span, number, real},
    web::url_encode,
};
use serde::{Deserialize, Serialize};

use crate::{
    drawn::Drawn,
    period::{Extent, Period as Time},
};

pub use facts::{Fact, Part, Period, facts};
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

/// Of which time a figure is, seen from the report's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Span {
    /// The report's own.
    #[default]
    Own,
    /// From the first of January to the report's last day.
    ToDate,
    /// The same days of the year before.
    YearBefore,
}

impl Span {
    const ALL: [Self; 3] = [Self::Own, Self::ToDate, Self::YearBefore];

    /// The word in a binding: `|span=to-date`.
    const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::ToDate => "to-date",
            Self::YearBefore => "year-before",
        }
    }

    fn of(self, own: Time) -> Time {
        match self {
            Self::Own => own,
            Self::ToDate => own.to_date(),
            Self::YearBefore => own.year_before(),
        }
    }
}

/// The name under which a text asks for a figure: `{figure:participations|initiative=3|words}`,
/// `{figure:participations|by=month}`, `{figure:events|span=to-date}`, `{cited:website-users}`.
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
    /// Of which time.
    pub span: Span,
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
            span: Span::Own,
            in_words: false,
        };
        for part in parts {
            match part.split_once('=') {
                None if part == "words" => binding.in_words = true,
                Some(("by", dim)) => binding.by = Some(Dim::from_code(dim)?),
                Some(("span", word)) => {
                    binding.span = Span::ALL.into_iter().find(|span| span.code() == word)?;
                }
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
        if self.span != Span::Own {
            name.push_str(&format!("|span={}", self.span.code()));
        }
        name
    }

    /// Where the rows behind it can be opened in the workspace; none for someone else's, nor
    /// for a part of a year, since the pages of measures are of years.
    pub fn drill(&self, own: Time) -> Option<String> {
        let time = self.span.of(own);
        if self.is_cited || time != Time::year(time.from.year()) {
            return None;
        }
        let year = time.from.year();
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

    fn ask(&self, own: Extent) -> Ask {
        let Time { from, to } = self.span.of(own.period);
        Ask {
            from,
            to,
            by: self.by,
            only: self.only.clone(),
            event: own.event,
        }
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
    /// A table drawn from the records.
    Drawn {
        /// It.
        table: Drawn,
    },
    /// Of a time from which there are no records at all; nought would say that nothing was.
    BeforeRecords,
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
    /// As it is written in a sentence of a language; `None` where there is none.
    pub fn written(&self, in_words: bool, lang: Lang) -> Option<String> {
        match &self.value {
            Value::Count { value } if in_words => Some(worded(lang, *value)),
            Value::Count { value } => Some(plain(lang, value.round())),
            Value::Share { value } => Some(format!("{}%", trimmed(lang, value * 100.0))),
            Value::Points { value } => Some(real(lang, *value, 1)),
            Value::Withheld { below } => {
                let below = number(lang, *below);
                Some(t!(lang, "report-withheld", below = below.as_str()))
            }
            Value::Cited { value, unit, .. } => {
                let value = measure::cited_number(lang, value);
                let lacks_sign = is_percent(unit) && !value.ends_with('%');
                Some(if lacks_sign { format!("{value}%") } else { value })
            }
            Value::BeforeRecords => Some("\u{2013}".to_owned()),
            Value::Split { .. } | Value::List { .. } | Value::Drawn { .. } | Value::None { .. } => None,
        }
    }
}

/// Whether a unit in words is the percentage.
pub fn is_percent(unit: &str) -> bool {
    matches!(unit.trim(), "%" | "per cent" | "percent")
}

/// A value in the way of a language: thousands parted, a decimal where there is one.
pub fn plain(lang: Lang, value: f64) -> String {
    if value.fract() != 0.0 {
        return real(lang, value, 1);
    }
    // Counts stay far below 2^53.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    number(lang, value as i64)
}

fn trimmed(lang: Lang, value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    plain(lang, rounded)
}

/// One to twelve in words, as most style guides have it; above, and in a language whose
/// words the program does not have, in digits.
fn worded(lang: Lang, value: f64) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS
        .iter()
        .enumerate()
        .find(|(at, _)| lang == Lang::EN && u32::try_from(*at).is_ok_and(|n| f64::from(n) == value))
        .map_or_else(|| plain(lang, value.round()), |(_, word)| (*word).to_owned())
}

/// Figures by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(pub BTreeMap<String, Figure>);

impl Figures {
    /// The figure that a binding asks for.
    pub fn get(&self, binding: &Binding) -> Option<&Figure> {
        self.0.get(&binding.name())
    }

    /// A binding as the reader of a language sees it; a gap is said, never left out.
    pub fn write(&self, binding: &Binding, lang: Lang) -> String {
        self.get(binding)
            .and_then(|figure| figure.written(binding.in_words, lang))
            .unwrap_or_else(|| format!("[{}?]", binding.name()))
    }
}

/// Computes the figures of a report's time, or of its event, that are asked for, in the office's scope,
/// all of them by few statements. What cannot be computed is among them with the reason.
///
/// # Errors
/// When the database fails.
pub async fn compute(app: &App, own: impl Into<Extent>, wanted: &[Binding]) -> Result<Figures> {
    let extent = own.into();
    let own = extent.period;
    let cited = if wanted.iter().any(|binding| binding.is_cited) {
        measure::cited(&app.db, &Actor::office_job(), i64::from(own.from.year())).await?
    } else {
        Vec::new()
    };
    let wanted: BTreeMap<String, &Binding> = wanted.iter().map(|binding| (binding.name(), binding)).collect();
    let measured: Vec<(Measure, Ask)> = wanted
        .values()
        .filter(|binding| !binding.is_cited)
        .filter_map(|binding| Some((app.measure(&binding.code)?, binding.ask(extent))))
        .collect();
    let reading = Reading::of_office(app, Lang::EN).await?;
    reading.prepare(&measured).await?;
    let conditions: Vec<Dim> = measured
        .iter()
        .flat_map(|(_, ask)| ask.only.iter().map(|(dim, _)| *dim))
        .collect();
    let plan = keys::Plan::of(app, &conditions).await?;
    let first_year = match wanted.values().any(|binding| binding.span == Span::YearBefore) {
        true => store::first_year(&app.db).await?,
        false => None,
    };
    let mut figures = BTreeMap::new();
    for (name, binding) in wanted {
        let figure = if binding.is_cited {
            cited_figure(&name, &binding.code, &cited)
        } else if first_year.is_some_and(|first| binding.span.of(own).to.year() < first) {
            before_records(app, &name, binding)
        } else {
            computed(&reading, &plan, extent, &name, binding).await?
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

fn before_records(app: &App, name: &str, binding: &Binding) -> Figure {
    let measure = app.measure(&binding.code);
    Figure {
        value: Value::BeforeRecords,
        definition: measure.map_or_else(String::new, |measure| {
            format!("{}: {}", measure.name(Lang::EN), measure.rule(Lang::EN))
        }),
        version: measure.map_or(0, |measure| measure.version),
        ..missing(name, &binding.code, Message::new("report-no-value"))
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

async fn computed(
    reading: &Reading<'_>,
    plan: &keys::Plan,
    extent: Extent,
    name: &str,
    binding: &Binding,
) -> Result<Figure> {
    let (app, own) = (reading.app(), extent.period);
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
    if extent.event.is_some() && !measure.is_of_events() {
        let why = Message::new("report-not-of-events").with("code", code);
        return Ok(missing(name, code, why));
    }
    for (dim, key) in &binding.only {
        if !plan
            .knows(reading, &measure, *dim, key, binding.span.of(own).from.year())
            .await?
        {
            let why = Message::new("report-no-key")
                .with("key", key.as_str())
                .with("dim", dim.code());
            return Ok(missing(name, code, why));
        }
    }
    let cells = reading.cells(&measure, &binding.ask(extent)).await?;
    let smallest = if OF_NOBODY.contains(&code) {
        0
    } else {
        app.profile.smallest_cell
    };
    let value = match binding.by {
        Some(Dim::Month) => split(&every_month(binding.span.of(own), &cells), smallest),
        Some(_) => split(&cells, smallest),
        // Of one event even the whole is a part of what the office counts.
        None => {
            let is_part = !binding.only.is_empty() || extent.event.is_some();
            single(cells.first(), measure.unit, is_part, smallest)
        }
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

/// The months in order: one in which nothing happened has no cell, and a chart
/// over time must not skip it.
fn every_month(time: Time, cells: &[Cell]) -> Vec<Cell> {
    time.months()
        .map(|first| {
            let key = format!("{}-{:02}", first.year(), first.month());
            let found = cells.iter().find(|cell| cell.key == key).cloned();
            found.unwrap_or_else(|| Cell {
                label: day_span(Lang::EN, first, first, "month"),
                key,
                ..Cell::count(0)
            })
        })
        .collect()
}

pub(crate) fn is_small(value: f64, smallest: i64) -> bool {
    // Cells are small numbers by nature.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let smallest = smallest as f64;
    value > 0.0 && value < smallest
}

/// The parts of a split as they may be shown outside the office: small ones are
/// withheld, and where a single one is, so is the next smallest, which subtraction
/// from the whole would give away otherwise.
pub(crate) fn split(cells: &[Cell], smallest: i64) -> Value {
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

#[cfg(test)]
mod tests;
