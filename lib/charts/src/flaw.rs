//! What cannot be drawn, in sentences.

use crate::chart::{Chart, Kind};

/// Most labels of one chart.
pub const MOST_LABELS: usize = 400;
/// Most series of one chart; there are as many colours.
pub const MOST_SERIES: usize = 8;
/// Largest value without its sign; a larger one is no count or amount of this field.
pub const LARGEST: f64 = 1e15;
/// Longest `id`, in bytes.
pub const LONGEST_ID: usize = 100;

/// Why a chart cannot be drawn.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Flaw {
    /// The id is not fit for an attribute.
    #[error(
        "The chart id `{id}` cannot be used. Begin with a letter and use only letters, digits, `-` and `_` (at most {LONGEST_ID} bytes)."
    )]
    Id {
        /// Id as given.
        id: String,
    },
    /// A value is no number or infinite or absurdly large.
    #[error(
        "The value of “{label}” in “{series}” is not a number that can be drawn. Leave it out as missing or correct it."
    )]
    NotANumber {
        /// Label of the value.
        label: String,
        /// Series of the value.
        series: String,
    },
    /// A value below zero in a picture of amounts.
    #[error(
        "The value of “{label}” in “{series}” is below zero, which this kind of chart cannot show. Use a line or a before-and-after chart, or correct the value."
    )]
    Negative {
        /// Label of the value.
        label: String,
        /// Series of the value.
        series: String,
    },
    /// A series with more or fewer values than there are labels.
    #[error(
        "“{series}” has {values} values for {labels} labels. Give one value for each label; what is not known can be missing."
    )]
    Ragged {
        /// Name of the series.
        series: String,
        /// Its values.
        values: usize,
        /// Labels of the chart.
        labels: usize,
    },
    /// Too many labels to read.
    #[error(
        "The chart has {labels} labels, at most {MOST_LABELS} can be drawn. Show the largest and sum the rest, or use the table."
    )]
    TooManyLabels {
        /// Labels of the chart.
        labels: usize,
    },
    /// More slices than textures.
    #[error(
        "The ring has {labels} slices, at most {MOST_SERIES} can be told apart. Sum the smallest as one, or use bars."
    )]
    TooManySlices {
        /// Labels of the chart.
        labels: usize,
    },
    /// Another number of series than the kind can tell apart.
    #[error(
        "The chart has {series} series; this kind shows {least} to {most}. Choose another kind or split the chart."
    )]
    SeriesCount {
        /// Series of the chart.
        series: usize,
        /// Fewest that the kind takes.
        least: usize,
        /// Most that the kind takes.
        most: usize,
    },
}

impl Chart {
    /// Says whether the chart can be drawn and tabulated. An empty chart can:
    /// it comes out as a picture that says so.
    ///
    /// # Errors
    ///
    /// The first [`Flaw`] found.
    pub fn check(&self) -> Result<(), Flaw> {
        let first = self.id.chars().next();
        let fit = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !first.is_some_and(|c| c.is_ascii_alphabetic())
            || !self.id.chars().all(fit)
            || self.id.len() > LONGEST_ID
        {
            return Err(Flaw::Id { id: self.id.clone() });
        }
        if self.labels.len() > MOST_LABELS {
            return Err(Flaw::TooManyLabels {
                labels: self.labels.len(),
            });
        }
        if self.kind == Kind::Donut && self.labels.len() > MOST_SERIES {
            return Err(Flaw::TooManySlices {
                labels: self.labels.len(),
            });
        }
        let (least, most) = match self.kind {
            Kind::Bars | Kind::Donut => (1, 1),
            Kind::Pair => (2, 2),
            _ => (1, MOST_SERIES),
        };
        let count = self.series.len();
        if count > most || (count < least && !self.labels.is_empty()) {
            return Err(Flaw::SeriesCount {
                series: count,
                least,
                most,
            });
        }
        self.series
            .iter()
            .try_for_each(|series| self.check_series(series))
    }

    fn check_series(&self, series: &crate::Series) -> Result<(), Flaw> {
        if series.values.len() != self.labels.len() {
            return Err(Flaw::Ragged {
                series: series.name.clone(),
                values: series.values.len(),
                labels: self.labels.len(),
            });
        }
        let signed = matches!(self.kind, Kind::Line | Kind::Pair);
        for (label, value) in self.labels.iter().zip(&series.values) {
            let Some(value) = *value else { continue };
            let (label, series) = (label.full.clone(), series.name.clone());
            if !value.is_finite() || value.abs() > LARGEST {
                return Err(Flaw::NotANumber { label, series });
            }
            if value < 0.0 && !signed {
                return Err(Flaw::Negative { label, series });
            }
        }
        Ok(())
    }
}
