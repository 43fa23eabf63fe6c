//! The table behind a chart.

use crate::chart::{Chart, Kind};
use crate::flaw::Flaw;
use crate::share::shares;

/// Head and rows of a table; every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns; the first names the labels.
    pub header: Vec<String>,
    /// Rows in the order of the chart, values as the reader sees them.
    pub rows: Vec<Vec<String>>,
}

/// The values of `chart` as a table in the reader's language, unescaped. A ring
/// has its shares as a further column, stacked bars their sums; a hall has
/// names and groups.
///
/// # Errors
///
/// As [`svg`](crate::svg).
pub fn table(chart: &Chart) -> Result<Table, Flaw> {
    chart.check()?;
    let words = &chart.wording;
    let mut header = vec![words.label.clone()];
    if chart.kind == Kind::Hall {
        header.push(words.group.clone());
        let row = |place: usize| {
            let group = chart.group(place)?;
            Some(vec![
                chart.labels[place].full.clone(),
                chart.series[group].name.clone(),
            ])
        };
        return Ok(Table {
            header,
            rows: (0..chart.labels.len()).filter_map(row).collect(),
        });
    }
    header.extend(chart.series.iter().map(|series| series.name.clone()));
    let mut rows: Vec<Vec<String>> = chart
        .labels
        .iter()
        .enumerate()
        .map(|(place, label)| {
            let values = chart
                .series
                .iter()
                .map(|series| chart.written(series.values[place]));
            std::iter::once(label.full.clone()).chain(values).collect()
        })
        .collect();
    match chart.kind {
        Kind::StackedBars => {
            header.push(words.total.clone());
            for (place, row) in rows.iter_mut().enumerate() {
                row.push(chart.written(chart.sum(place)));
            }
        }
        Kind::Donut => add_shares(chart, &mut header, &mut rows),
        _ => {}
    }
    Ok(Table { header, rows })
}

fn add_shares(chart: &Chart, header: &mut Vec<String>, rows: &mut Vec<Vec<String>>) {
    let Some(series) = chart.series.first() else {
        return;
    };
    let amounts: Vec<f64> = series.values.iter().map(|value| value.unwrap_or(0.0)).collect();
    header.push(chart.wording.share.clone());
    for ((row, share), value) in rows.iter_mut().zip(shares(&amounts)).zip(&series.values) {
        let text = if value.is_some() {
            (chart.wording.percent)(share)
        } else {
            chart.written(None)
        };
        row.push(text);
    }
    let sum: f64 = amounts.iter().sum();
    if sum > 0.0 {
        let words = &chart.wording;
        rows.push(vec![
            words.total.clone(),
            (words.number)(sum),
            (words.percent)(100.0),
        ]);
    }
}
