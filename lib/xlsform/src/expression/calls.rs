//! What each function does: ODK XForms, section "XPath Functions", and JavaRosa's `XPathFuncExpr`
//! where the specification is silent.

use super::code::Code;
use super::dates::{self, DAY};
use super::digest::{self, Algorithm};
use super::evaluate::{Evaluator, Spot, Worked};
use super::model::Kind;
use super::number::{is_space, rounded};
use super::places::{self, Place};
use super::value::{LONGEST_TEXT, Trouble, Value};

impl Evaluator<'_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Code], spot: Spot) -> Worked<Value> {
        let offset = self.offset();
        let first = arguments.first();
        Ok(match (name, arguments) {
            ("true", _) => Value::Truth(true),
            ("false", _) => Value::Truth(false),
            ("if", [condition, then, otherwise]) => {
                let taken = if self.truth(condition, spot)? {
                    then
                } else {
                    otherwise
                };
                self.single(taken, spot)?
            }
            ("coalesce", [value, otherwise]) => {
                let value = self.single(value, spot)?;
                if value.is_nothing() {
                    self.single(otherwise, spot)?
                } else {
                    value
                }
            }
            ("once", [value]) => {
                let kept = self.tree.kept(self.logic, self.question, offset);
                if kept.is_nothing() {
                    self.single(value, spot)?
                } else {
                    kept
                }
            }
            ("depend", [value, ..]) => self.single(value, spot)?,
            ("count", [nodes]) => match self.value(nodes, spot)? {
                Value::Nodes(nodes) => Value::Number(nodes.len() as f64),
                Value::Rows(_, _, rows) => Value::Number(rows.len() as f64),
                _ => return Err(Trouble::Nodes),
            },
            ("count-non-empty", [nodes]) => self.count_non_empty(nodes, spot)?,
            ("position", []) if spot.position > 0 => Value::Number(spot.position as f64),
            ("position", []) => Value::Number(self.row_number(spot.node) as f64),
            ("position", [nodes]) => match self.value(nodes, spot)? {
                Value::Nodes(nodes) => {
                    Value::Number(nodes.first().map_or(0, |node| self.row_number(*node)) as f64)
                }
                Value::Rows(_, _, rows) => Value::Number(rows.first().map_or(0, |row| row + 1) as f64),
                _ => return Err(Trouble::Nodes),
            },
            ("randomize", [nodes, seed @ ..]) => self.randomize(nodes, seed.first(), spot)?,
            ("sum", [nodes]) => {
                let values = self.all(nodes, spot)?;
                let numbers = values.iter().map(|value| value.number(offset));
                Value::Number(
                    numbers
                        .filter(|number| !number.is_nan())
                        .fold(0.0, |sum, number| sum + number),
                )
            }
            ("max" | "min", _) => self.extreme(name == "max", arguments, spot)?,
            ("concat", _) => self.joined("", arguments, spot)?,
            ("join", [separator, rest @ ..]) => {
                let separator = self.text(separator, spot)?;
                self.joined(&separator, rest, spot)?
            }
            ("checklist" | "weighted-checklist", [least, most, rest @ ..]) => {
                let (least, most) = (self.number(least, spot)?, self.number(most, spot)?);
                self.checklist(name == "checklist", least, most, rest, spot)?
            }
            ("area" | "distance", _) => {
                let places = self.places(arguments, spot)?;
                let size = if name == "area" {
                    places::area(&places)
                } else {
                    places::distance(&places)
                };
                Value::Number(size)
            }
            ("geofence", [point, shape]) => {
                let point = self.text(point, spot)?;
                let shape = self.places(std::slice::from_ref(shape), spot)?;
                if point.is_empty() {
                    return Ok(Value::Truth(false));
                }
                let point = places::place(&point).ok_or(Trouble::Place)?;
                Value::Truth(places::is_within(point, &shape))
            }
            ("today", _) => Value::Instant(self.context.now).date(false, offset)?,
            ("now", _) => Value::Instant(self.context.now),
            ("random", _) => Value::Number(f64::from((self.context.random)()) / 4_294_967_296.0),
            ("uuid", []) => Value::Text(self.uuid()),
            ("uuid", [length]) => {
                let length = self.number(length, spot)?.clamp(0.0, 1_000.0) as usize;
                const SIGNS: &[u8; 36] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
                let mut sign = || char::from(SIGNS[(self.context.random)() as usize % 36]);
                Value::Text((0..length).map(|_| sign()).collect())
            }
            ("version", _) => Value::Text(self.context.version.clone()),
            ("property", [name]) => {
                let name = self.text(name, spot)?;
                Value::Text(self.context.properties.get(&name).cloned().unwrap_or_default())
            }
            ("jr:itext", [id]) => {
                let id = self.text(id, spot)?;
                let texts = self.logic.definition.texts.get(&id);
                let text =
                    texts.and_then(|texts| texts.get(&self.context.language).or(texts.values().next()));
                Value::Text(text.cloned().unwrap_or_default())
            }
            ("pi", _) => Value::Number(std::f64::consts::PI),
            ("string-length" | "normalize-space", []) => {
                let own = self.tree.value(self.logic, spot.node, offset).text(offset);
                of_text(name, &own)
            }
            ("string-length" | "normalize-space" | "boolean-from-string" | "base64-decode", [text]) => {
                let text = self.text(text, spot)?;
                of_text(name, &text)
            }
            (
                "contains" | "starts-with" | "ends-with" | "substring-before" | "substring-after",
                [text, part],
            ) => {
                let (text, part) = (self.text(text, spot)?, self.text(part, spot)?);
                of_two_texts(name, &text, &part)
            }
            (
                "selected" | "selected-at" | "count-selected" | "substr" | "translate" | "digest",
                [text, rest @ ..],
            ) => {
                let text = self.text(text, spot)?;
                self.of_text_and_more(name, text, rest, spot)?
            }
            ("format-date" | "format-date-time", [date, format]) => {
                let date = self.single(date, spot)?.date(true, offset)?;
                let format = self.text(format, spot)?;
                match date {
                    Value::Instant(instant) => Value::Text(
                        dates::format(instant, offset, &format, &self.context.names)
                            .map_err(|_| Trouble::Format)?,
                    ),
                    _ => Value::Text(String::new()),
                }
            }
            _ => {
                let Some(first) = first else {
                    return Err(Trouble::Format);
                };
                let value = self.single(first, spot)?;
                let second = match arguments.get(1) {
                    Some(second) => Some(self.number(second, spot)?),
                    None => None,
                };
                of_value(name, value, second, offset)?
            }
        })
    }

    fn count_non_empty(&mut self, nodes: &Code, spot: Spot) -> Worked<Value> {
        match self.value(nodes, spot)? {
            Value::Nodes(nodes) => {
                self.spend(nodes.len())?;
                let is_there = |node: &&u32| {
                    let node = &self.tree.nodes[**node as usize];
                    !node.text.is_empty() || node.slots.iter().any(|slot| !slot.is_empty())
                };
                Ok(Value::Number(nodes.iter().filter(is_there).count() as f64))
            }
            Value::Rows(list, column, rows) => {
                let is_there =
                    |row: &&usize| column.is_none_or(|column| !self.cell(list, **row, column).is_empty());
                Ok(Value::Number(rows.iter().filter(is_there).count() as f64))
            }
            _ => Err(Trouble::Nodes),
        }
    }

    /// Nodes are spread out; what is no number does not count; NaN where nothing counts.
    fn extreme(&mut self, most: bool, arguments: &[Code], spot: Spot) -> Worked<Value> {
        let offset = self.offset();
        let mut found = f64::NAN;
        for argument in arguments {
            for value in self.all(argument, spot)? {
                let number = value.number(offset);
                if found.is_nan() || (most && number > found) || (!most && number < found) {
                    found = number;
                }
            }
        }
        Ok(Value::Number(found))
    }

    fn joined(&mut self, separator: &str, arguments: &[Code], spot: Spot) -> Worked<Value> {
        let offset = self.offset();
        let mut out = String::new();
        let mut is_first = true;
        for argument in arguments {
            for value in self.all(argument, spot)? {
                if !is_first {
                    out.push_str(separator);
                }
                is_first = false;
                out.push_str(&value.text(offset));
                if out.len() > LONGEST_TEXT {
                    return Err(Trouble::Long);
                }
            }
        }
        Ok(Value::Text(out))
    }

    fn checklist(&mut self, plain: bool, least: f64, most: f64, rest: &[Code], spot: Spot) -> Worked<Value> {
        let offset = self.offset();
        if plain {
            let mut count = 0.0;
            for argument in rest {
                let values = self.all(argument, spot)?;
                count += values.iter().filter(|value| value.truth()).count() as f64;
            }
            return Ok(Value::Truth(
                (least < 0.0 || count >= least) && (most < 0.0 || count <= most),
            ));
        }
        let mut sum = 0.0;
        for pair in rest.chunks(2) {
            let [condition, weight] = pair else { break };
            let (conditions, weights) = (self.all(condition, spot)?, self.all(weight, spot)?);
            if conditions.len() != weights.len() {
                return Err(Trouble::Many);
            }
            for (condition, weight) in conditions.iter().zip(&weights) {
                if condition.truth() {
                    sum += weight.number(offset);
                }
            }
        }
        Ok(Value::Truth(sum >= least && sum <= most))
    }

    /// The places of one line or shape, or of several points.
    fn places(&mut self, arguments: &[Code], spot: Spot) -> Worked<Vec<Place>> {
        let offset = self.offset();
        let mut texts = Vec::new();
        for argument in arguments {
            texts.extend(self.all(argument, spot)?.iter().map(|value| value.text(offset)));
        }
        self.spend(texts.len())?;
        let found = match texts.as_slice() {
            [one] => places::line(one),
            several => several
                .iter()
                .filter(|text| !text.is_empty())
                .map(|text| places::place(text))
                .collect(),
        };
        found.ok_or(Trouble::Place)
    }

    /// Fisher and Yates's shuffle, inside out; with a seed by Park and Miller's numbers, as the
    /// specification asks, so that all clients show the same order.
    fn randomize(&mut self, nodes: &Code, seed: Option<&Code>, spot: Spot) -> Worked<Value> {
        let seed = match seed {
            Some(seed) => Some(self.single(seed, spot)?),
            None => None,
        };
        Ok(match self.value(nodes, spot)? {
            Value::Nodes(nodes) => Value::Nodes(self.shuffled(nodes, seed.as_ref())),
            Value::Rows(list, column, rows) => Value::Rows(list, column, self.shuffled(rows, seed.as_ref())),
            _ => return Err(Trouble::Nodes),
        })
    }

    pub(super) fn shuffled<T: Copy>(&mut self, items: Vec<T>, seed: Option<&Value>) -> Vec<T> {
        let mut state = seed.map(|seed| start_of(seed, self.offset()));
        let mut out: Vec<T> = Vec::with_capacity(items.len());
        for (place, item) in items.into_iter().enumerate() {
            let share = match &mut state {
                Some(state) => {
                    *state = *state * 16_807.0 % MODULUS;
                    (*state - 1.0) / (MODULUS - 1.0)
                }
                None => f64::from((self.context.random)()) / 4_294_967_296.0,
            };
            let at = (share * (place + 1) as f64) as usize;
            out.push(item);
            out[place] = out[at];
            out[at] = item;
        }
        out
    }

    fn uuid(&mut self) -> String {
        let mut bytes: Vec<u8> = (0..4)
            .flat_map(|_| (self.context.random)().to_be_bytes())
            .collect();
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = digest::hex(&bytes);
        [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
    }

    fn of_text_and_more(&mut self, name: &str, text: String, rest: &[Code], spot: Spot) -> Worked<Value> {
        let chosen = || text.split(' ').filter(|part| !part.is_empty());
        Ok(match (name, rest) {
            ("selected", [value]) => {
                let value = self.text(value, spot)?;
                let value = format!(" {} ", value.trim_matches(is_space));
                Value::Truth(format!(" {text} ").contains(&value))
            }
            ("selected-at", [at]) => {
                let at = self.number(at, spot)?;
                let at = if at.is_nan() { 0.0 } else { at.trunc() };
                let found = if at < 0.0 { None } else { chosen().nth(at as usize) };
                Value::Text(found.unwrap_or_default().to_owned())
            }
            ("count-selected", _) => Value::Number(chosen().count() as f64),
            ("substr", [start, end @ ..]) => {
                let signs: Vec<char> = text.chars().collect();
                let length = signs.len() as f64;
                let end = match end.first() {
                    Some(end) => self.number(end, spot)?,
                    None => length,
                };
                let start = self.number(start, spot)?;
                let place = |at: f64| {
                    let at = if at.is_nan() { 0.0 } else { at.trunc() };
                    (if at < 0.0 { at + length } else { at }).clamp(0.0, length) as usize
                };
                let (start, end) = (place(start), place(end));
                Value::Text(
                    signs
                        .get(start..end.max(start))
                        .unwrap_or_default()
                        .iter()
                        .collect(),
                )
            }
            ("translate", [from, to]) => {
                let from: Vec<char> = self.text(from, spot)?.chars().collect();
                let to: Vec<char> = self.text(to, spot)?.chars().collect();
                self.spend(text.len().saturating_mul(from.len()) / 64)?;
                let moved =
                    text.chars()
                        .filter_map(|sign| match from.iter().position(|other| *other == sign) {
                            None => Some(sign),
                            Some(place) => to.get(place).copied(),
                        });
                Value::Text(moved.collect())
            }
            ("digest", [algorithm, encoding @ ..]) => {
                let algorithm = Algorithm::named(&self.text(algorithm, spot)?).ok_or(Trouble::Format)?;
                let encoding = match encoding.first() {
                    Some(encoding) => self.text(encoding, spot)?.to_lowercase(),
                    None => "base64".to_owned(),
                };
                let digest = algorithm.of(text.as_bytes());
                match encoding.as_str() {
                    "hex" => Value::Text(digest::hex(&digest)),
                    "base64" => Value::Text(digest::base64(&digest)),
                    _ => return Err(Trouble::Format),
                }
            }
            _ => return Err(Trouble::Format),
        })
    }
}

const MODULUS: f64 = 2_147_483_647.0;

/// The first state of the generator for a seed (JavaRosa, `ParkMiller` and `toNumericWithLongHash`).
fn start_of(seed: &Value, offset: i32) -> f64 {
    let number = seed.number(offset);
    let whole = if number.is_nan() {
        digest::seed(&seed.text(offset)) as f64
    } else {
        number.trunc()
    };
    let state = whole.clamp(-9.2e18, 9.2e18) % MODULUS;
    if state <= 0.0 {
        state + MODULUS - 1.0
    } else {
        state
    }
}

fn of_text(name: &str, text: &str) -> Value {
    match name {
        "string-length" => Value::Number(text.chars().count() as f64),
        "normalize-space" => {
            let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
            Value::Text(words.join(" "))
        }
        "boolean-from-string" => Value::Truth(text == "1" || text.eq_ignore_ascii_case("true")),
        _ => Value::Text(String::from_utf8_lossy(&digest::base64_read(text)).into_owned()),
    }
}

fn of_two_texts(name: &str, text: &str, part: &str) -> Value {
    let piece = |piece: Option<&str>| Value::Text(piece.unwrap_or_default().to_owned());
    match name {
        "contains" => Value::Truth(text.contains(part)),
        "starts-with" => Value::Truth(text.starts_with(part)),
        "ends-with" => Value::Truth(text.ends_with(part)),
        "substring-before" => piece(text.split_once(part).map(|pieces| pieces.0)),
        _ => piece(text.split_once(part).map(|pieces| pieces.1)),
    }
}

fn of_value(name: &str, value: Value, second: Option<f64>, offset: i32) -> Worked<Value> {
    let number = value.number(offset);
    let zone = i64::from(offset) * 60_000;
    Ok(match name {
        "string" => Value::Text(value.text(offset)),
        "number" => Value::Number(number),
        "boolean" => Value::Truth(value.truth()),
        "not" => Value::Truth(!value.truth()),
        "date" => value.date(false, offset)?,
        "date-time" => value.date(true, offset)?,
        "decimal-date-time" | "decimal-time" => {
            if let Value::Number(number) = value {
                let whole = if name == "decimal-time" {
                    number.floor()
                } else {
                    0.0
                };
                return Ok(Value::Number(number - whole));
            }
            match value.date(true, offset)? {
                Value::Instant(instant) if name == "decimal-time" => {
                    Value::Number((instant + zone).rem_euclid(DAY) as f64 / DAY as f64)
                }
                Value::Instant(instant) => Value::Number(instant as f64 / DAY as f64),
                nothing => nothing,
            }
        }
        "int" => Value::Number(number.trunc()),
        "round" => Value::Number(rounded(number, second.unwrap_or(0.0))),
        "abs" => Value::Number(number.abs()),
        "sqrt" => Value::Number(number.sqrt()),
        "pow" => Value::Number(power(number, second.unwrap_or(f64::NAN))),
        "exp" => Value::Number(number.exp()),
        "exp10" => Value::Number(power(10.0, number)),
        "log" => Value::Number(number.ln()),
        "log10" => Value::Number(number.log10()),
        "sin" => Value::Number(number.sin()),
        "cos" => Value::Number(number.cos()),
        "tan" => Value::Number(number.tan()),
        "asin" => Value::Number(number.asin()),
        "acos" => Value::Number(number.acos()),
        "atan" => Value::Number(number.atan()),
        "atan2" => Value::Number(number.atan2(second.unwrap_or(f64::NAN))),
        _ => return Err(Trouble::Format),
    })
}

/// As Java and JavaScript have it: NaN for a NaN exponent and for 1 to an infinite power.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        return f64::NAN;
    }
    base.powf(exponent)
}

/// What kind of text an answer of a question is; groups hold none.
pub(super) fn kind_of(shape: super::model::Shape) -> Kind {
    match shape {
        super::model::Shape::Question(kind) => kind,
        _ => Kind::Text,
    }
}
