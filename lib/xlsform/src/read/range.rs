//! A number on a scale: whether its parameters fit together.
use super::{parameters::Parameters, parameters::get, row::Row};
use crate::{
    fault::{Findings, What},
    form::ChoiceList,
    table::heading::Column,
};

/// A decimal number, exactly: in units of 10⁻¹².
type Exact = i128;

const UNIT: Exact = 1_000_000_000_000;

/// Checks a scale, and gives it the usual start, end and step where it has none.
pub(super) fn check(row: &Row, parameters: &mut Parameters, lists: &[ChoiceList], findings: &mut Findings) {
    let mut wrong = Vec::new();
    scale(row, parameters, lists, &mut wrong);
    for what in wrong {
        findings.fault(row.place(&Column::Parameters), what);
    }
}

fn scale(row: &Row, parameters: &mut Parameters, lists: &[ChoiceList], wrong: &mut Vec<What>) {
    let appearance = row.item.appearance.clone().unwrap_or_default();
    let no_ticks = appearance.contains("no-ticks");
    let ticked = ["tick_interval", "placeholder", "tick_labelset"];
    if !appearance.is_empty()
        && !appearance.contains("vertical")
        && !no_ticks
        && ticked.iter().any(|key| get(parameters, key).is_some())
    {
        wrong.push(What::RangeAppearance {});
    }
    for (key, usual) in [("start", "1"), ("end", "10"), ("step", "1")] {
        if get(parameters, key).is_none() {
            parameters.push((key.to_owned(), usual.to_owned()));
        }
    }
    let before = wrong.len();
    let mut number = |key: &str| {
        let value = get(parameters, key)?;
        let exact = exact(value);
        if exact.is_none() {
            wrong.push(What::ParameterNumber {
                key: key.to_owned(),
                value: value.to_owned(),
            });
        }
        exact
    };
    let (start, end, step) = (number("start"), number("end"), number("step"));
    let (interval, placeholder) = (number("tick_interval"), number("placeholder"));
    if wrong.len() > before {
        return;
    }
    let (Some(start), Some(end), Some(step)) = (start, end, step) else {
        return;
    };
    let width = (end - start).abs();
    for (key, value) in [("step", Some(step)), ("tick_interval", interval)] {
        let Some(value) = value else { continue };
        let key = key.to_owned();
        match () {
            () if value == 0 => wrong.push(What::RangeZero { key }),
            () if value > width => wrong.push(What::RangeLarge { key }),
            () if step != 0 && value % step != 0 => wrong.push(What::RangeMultiple {
                key,
                of: "step".to_owned(),
            }),
            () => {}
        }
    }
    if step == 0 || interval == Some(0) {
        return;
    }
    let (low, high) = (start.min(end), start.max(end));
    if let Some(placeholder) = placeholder {
        let key = || "placeholder".to_owned();
        if (placeholder - start) % step != 0 {
            wrong.push(What::RangeMultiple {
                key: key(),
                of: "step".to_owned(),
            });
        } else if !(low..=high).contains(&placeholder) {
            wrong.push(What::RangeOutside { key: key() });
        }
    }
    let Some(list) = get(parameters, "tick_labelset") else {
        return;
    };
    let Some(found) = lists.iter().find(|there| there.name == list) else {
        wrong.push(What::RangeLabels {
            list: list.to_owned(),
        });
        return;
    };
    let mut places = Vec::new();
    for choice in &found.choices {
        let Some(value) = exact(&choice.name) else {
            wrong.push(What::RangeLabel {
                choice: choice.name.clone(),
            });
            return;
        };
        let (of, unit) = match interval {
            Some(interval) => ("tick_interval", interval),
            None => ("step", step),
        };
        if !(low..=high).contains(&value) {
            wrong.push(What::RangeOutside {
                key: format!("tick_labelset ({})", choice.name),
            });
            return;
        }
        if (value - start) % unit != 0 {
            let key = format!("tick_labelset ({})", choice.name);
            wrong.push(What::RangeMultiple {
                key,
                of: of.to_owned(),
            });
            return;
        }
        if !places.contains(&value) {
            places.push(value);
        }
    }
    let ends = places.len() == 2 && places.contains(&start) && places.contains(&end);
    if no_ticks && !ends {
        wrong.push(What::RangeNoTicks {});
    }
}

/// Whether any number of a scale is no whole one.
pub(crate) fn has_fraction(parameters: &[(String, String)]) -> bool {
    ["start", "end", "step", "tick_interval", "placeholder"]
        .iter()
        .any(|key| {
            parameters
                .iter()
                .find(|(name, _)| name == key)
                .and_then(|(_, value)| exact(value))
                .is_some_and(|value| value % UNIT != 0)
        })
}

/// A decimal number with at most 12 digits after the point and 20 before.
fn exact(text: &str) -> Option<Exact> {
    let text = text.trim();
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0
        || !plain(whole)
        || !plain(fraction)
        || whole.len() + fraction.len() > 24
    {
        return None;
    }
    let mut value: Exact = format!("0{whole}{fraction}").parse().ok()?;
    let scale = 12 + exponent - i32::try_from(fraction.len()).ok()?;
    if !(-24..=24).contains(&scale) {
        return None;
    }
    for _ in 0..scale.abs() {
        value = match scale > 0 {
            true => value.checked_mul(10)?,
            false => value / 10,
        };
    }
    (value < UNIT.checked_mul(UNIT)?).then_some(sign * value)
}
