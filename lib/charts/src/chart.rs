//! What a chart is: values with words.

use crate::Wording;

/// The picture to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One horizontal bar for each label; one series.
    Bars,
    /// Bars of several series side by side under each label.
    GroupedBars,
    /// Bars of several series end to end, with the sum at the right.
    StackedBars,
    /// Upright columns for stretches of time, in the order given.
    Columns,
    /// Lines over time; values may be below zero; a missing value is a gap.
    Line,
    /// Shares of a whole as a ring, with a legend; one series.
    Donut,
    /// Before and after: a hollow mark, a full mark, a line between; two series.
    Pair,
    /// One tile for each label, under the first series that has a value above
    /// zero for it. Shows who belongs to which group, never how much.
    Hall,
}

/// The name of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The whole name.
    pub full: String,
    /// A short form for narrow places (`Jan`, a code on a tile).
    pub short: Option<String>,
}

impl Label {
    /// A label with a short form.
    #[must_use]
    pub fn with_short(full: impl Into<String>, short: impl Into<String>) -> Self {
        Self {
            full: full.into(),
            short: Some(short.into()),
        }
    }

    /// The short form, or the whole name where there is none.
    #[must_use]
    pub fn brief(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.full)
    }
}

impl<T: Into<String>> From<T> for Label {
    fn from(full: T) -> Self {
        Self {
            full: full.into(),
            short: None,
        }
    }
}

/// One row of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name in the legend and in the table's head.
    pub name: String,
    /// One value for each label of the chart; `None` is missing.
    pub values: Vec<Option<f64>>,
}

/// A chart: what it shows, in words and values.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Unique on the page: a letter, then letters, digits, `-`, `_`.
    pub id: String,
    /// The picture to draw.
    pub kind: Kind,
    /// A sentence that states the finding.
    pub title: String,
    /// What a reader who does not see the picture needs; empty for the title alone.
    pub description: String,
    /// What is counted (`participations`), drawn small above the marks.
    pub unit: String,
    /// Names of the values, in the order to draw.
    pub labels: Vec<Label>,
    /// The values.
    pub series: Vec<Series>,
    /// Where the values come from: date and counting rule.
    pub source: String,
    /// Width of the drawing in user units (CSS pixels at full size), 280 to 1200.
    /// Below 480 labels stand above their bars.
    pub width: u16,
    /// The reader's language.
    pub wording: Wording,
}

impl Chart {
    /// An empty chart, 640 units wide, in English.
    #[must_use]
    pub fn new(id: impl Into<String>, kind: Kind, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind,
            title: title.into(),
            description: String::new(),
            unit: String::new(),
            labels: Vec::new(),
            series: Vec::new(),
            source: String::new(),
            width: 640,
            wording: Wording::english(),
        }
    }

    /// The same chart with these labels.
    #[must_use]
    pub fn labels<L: Into<Label>>(mut self, labels: impl IntoIterator<Item = L>) -> Self {
        self.labels = labels.into_iter().map(Into::into).collect();
        self
    }

    /// The same chart with one more series of known values.
    #[must_use]
    pub fn series(self, name: impl Into<String>, values: impl IntoIterator<Item = f64>) -> Self {
        self.gaps(name, values.into_iter().map(Some))
    }

    /// The same chart with one more series in which values may be missing.
    #[must_use]
    pub fn gaps(mut self, name: impl Into<String>, values: impl IntoIterator<Item = Option<f64>>) -> Self {
        self.series.push(Series {
            name: name.into(),
            values: values.into_iter().collect(),
        });
        self
    }

    /// The same chart, counting `unit`.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }

    /// The same chart with a description for readers who do not see it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// The same chart with its source line.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }

    /// The same chart in another width.
    #[must_use]
    pub fn width(mut self, width: u16) -> Self {
        self.width = width;
        self
    }

    /// The same chart with other words in the place of a missing value: "not shown".
    #[must_use]
    pub fn missing(mut self, words: impl Into<String>) -> Self {
        self.wording.missing = words.into();
        self
    }

    /// The same chart in the words of another language.
    #[must_use]
    pub fn wording(mut self, wording: Wording) -> Self {
        self.wording = wording;
        self
    }

    /// Whether there is nothing to show: no label, no known value, or a whole of zero.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut known = self.series.iter().flat_map(|series| &series.values).flatten();
        match self.kind {
            Kind::Donut | Kind::Hall => !known.any(|value| *value > 0.0),
            _ => known.next().is_none(),
        }
    }

    /// The largest known value, 0 where none is above it.
    pub(crate) fn largest(&self) -> f64 {
        self.series
            .iter()
            .flat_map(|series| &series.values)
            .flatten()
            .fold(0.0, |a, b| a.max(*b))
    }

    /// The sum of the known values under one label; `None` where none is known.
    pub(crate) fn sum(&self, place: usize) -> Option<f64> {
        let known = self
            .series
            .iter()
            .filter_map(|series| series.values.get(place).copied().flatten());
        known.fold(None, |sum, value| Some(sum.unwrap_or(0.0) + value))
    }

    /// The group of a label in a hall: the first series with a value above zero for it.
    pub(crate) fn group(&self, place: usize) -> Option<usize> {
        let inside = |series: &Series| {
            series
                .values
                .get(place)
                .copied()
                .flatten()
                .is_some_and(|value| value > 0.0)
        };
        self.series.iter().position(inside)
    }

    /// The value as the reader sees it.
    pub(crate) fn written(&self, value: Option<f64>) -> String {
        value.map_or_else(
            || self.wording.missing.clone(),
            |value| (self.wording.number)(value),
        )
    }
}
