//! The parts of a split: their names and their order.

use std::collections::BTreeMap;

use balai_kernel::{
    measure::{Ask, Cell, Dim},
    profile::Profile,
    t,
    text::{Lang, Words, catalogue, day_span},
};
use jiff::civil::Date;

use super::figures::Sums;

/// Names of parts by code.
pub(super) type Names = BTreeMap<String, Words>;

/// Cells of sums by part: one for the whole where nothing was split, else the largest
/// first (months in their order), with names in `lang`.
pub(super) fn cells(profile: &Profile, lang: Lang, ask: &Ask, names: &Names, sums: Sums) -> Vec<Cell> {
    let Some(dim) = ask.by else {
        return vec![Cell::count(sums.values().sum())];
    };
    let mut parts: Vec<(Cell, i64)> = sums
        .into_iter()
        .map(|(stored, n)| {
            let key = shown_key(dim, &stored);
            let label = label(profile, lang, dim, &key, names);
            let cell = Cell {
                key,
                label,
                ..Cell::count(n)
            };
            (cell, n)
        })
        .collect();
    if dim == Dim::Month {
        parts.sort_by(|(a, _), (b, _)| a.key.cmp(&b.key));
    } else {
        parts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.label.cmp(&b.label)));
    }
    parts.into_iter().map(|(cell, _)| cell).collect()
}

/// A month is kept as `202406` and shown as `2024-06`.
fn shown_key(dim: Dim, stored: &str) -> String {
    match (dim, stored.split_at_checked(4)) {
        (Dim::Month, Some((year, month))) if month.len() == 2 => format!("{year}-{month}"),
        _ => stored.to_owned(),
    }
}

/// The key as the store gives it, of the key as people see it.
pub(super) fn stored_key(by: Option<Dim>, shown: &str) -> String {
    match by {
        Some(Dim::Month) => shown.replace('-', ""),
        _ => shown.to_owned(),
    }
}

fn label(profile: &Profile, lang: Lang, dim: Dim, key: &str, names: &Names) -> String {
    if key.is_empty() {
        return t!(lang, "measure-not-stated");
    }
    let in_catalogue = |prefix: &str| {
        let slug = key.to_lowercase().replace(' ', "-");
        let entry = format!("{prefix}-{slug}");
        if catalogue().has(Lang::EN, &entry) {
            t!(lang, &entry)
        } else {
            key.to_owned()
        }
    };
    match dim {
        Dim::Party | Dim::Initiative | Dim::Project | Dim::Purpose => names
            .get(key)
            .map_or_else(|| key.to_owned(), |words| words.get(lang).to_owned()),
        Dim::Type => profile
            .activity_kind(key)
            .map_or_else(|| key.to_owned(), |kind| kind.name.get(lang).to_owned()),
        Dim::Month => month(lang, key).unwrap_or_else(|| key.to_owned()),
        Dim::Status => in_catalogue("measure-status"),
        Dim::Region => in_catalogue("measure-region"),
        Dim::Role => in_catalogue("measure-role"),
        Dim::Level => in_catalogue("measure-level"),
        Dim::AgencyKind => in_catalogue("measure-agency"),
    }
}

fn month(lang: Lang, key: &str) -> Option<String> {
    let first: Date = format!("{key}-01").parse().ok()?;
    Some(day_span(lang, first, first, "month"))
}
