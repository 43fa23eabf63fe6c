//! Forms written as JSON, for the cases.

use std::collections::BTreeMap;

use balai_xlsform::expression::model::{Choices, Definition, Item, Kind, List, Rule, Shape};
use balai_xlsform::expression::{Context, Expression, Fault, parse};
use serde_json::Value as Json;

/// The form that a case describes, or the fault of the first expression that has one.
pub fn definition(form: &Json) -> Result<Definition, Fault> {
    let mut definition = Definition::default();
    add(&mut definition, form, None)?;
    for (id, rows) in form["lists"].as_object().into_iter().flatten() {
        let mut rows: Vec<Vec<String>> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row.as_array().unwrap().iter().map(text).collect())
            .collect();
        definition.lists.push(List {
            id: id.clone(),
            columns: rows.remove(0),
            rows,
        });
    }
    for (id, texts) in form["texts"].as_object().into_iter().flatten() {
        let texts = texts.as_object().unwrap().iter();
        definition.texts.insert(
            id.clone(),
            texts
                .map(|(language, said)| (language.clone(), text(said)))
                .collect(),
        );
    }
    Ok(definition)
}

pub fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn add(definition: &mut Definition, form: &Json, parent: Option<usize>) -> Result<(), Fault> {
    let known = [
        "group",
        "repeat",
        "name",
        "kind",
        "rows",
        "items",
        "relevant",
        "count",
        "calculation",
        "readonly",
        "required",
        "constraint",
        "message",
        "filter",
        "list",
        "shuffled",
        "seed",
        "default",
        "initial",
        "triggers",
        "lists",
        "texts",
    ];
    let keys = form.as_object().expect("an item");
    if let Some(strange) = keys.keys().find(|key| !known.contains(&key.as_str())) {
        panic!("a case has an unknown key {strange}");
    }
    let read = |key: &str| -> Result<Option<Expression>, Fault> { form[key].as_str().map(parse).transpose() };
    let (name, shape) = if let Some(name) = form["group"].as_str() {
        (name, Shape::Group)
    } else if let Some(name) = form["repeat"].as_str() {
        (name, Shape::Repeat(form["rows"].as_u64().unwrap_or(1) as usize))
    } else {
        let kind = match form["kind"].as_str() {
            None => Kind::Text,
            Some("int") => Kind::Whole,
            Some("decimal") => Kind::Decimal,
            Some("date") => Kind::Day,
            Some("dateTime") => Kind::Instant,
            Some("boolean") => Kind::Truth,
            Some(other) => panic!("a case has an unknown kind {other}"),
        };
        (form["name"].as_str().expect("a name"), Shape::Question(kind))
    };
    let mut rules = BTreeMap::new();
    let keys = [
        "relevant",
        "count",
        "calculation",
        "readonly",
        "required",
        "constraint",
        "filter",
    ];
    for (rule, key) in Rule::ALL.into_iter().zip(keys) {
        if let Some(expression) = read(key)? {
            rules.insert(rule, expression);
        }
    }
    let choices = match form["list"].as_str() {
        Some(list) => Some(Choices {
            list: list.to_owned(),
            shuffled: form["shuffled"].as_bool().unwrap_or(false),
            seed: read("seed")?,
        }),
        None => None,
    };
    let own = definition.items.len();
    definition.items.push(Item {
        name: name.to_owned(),
        parent,
        shape,
        initial: form["initial"].as_str().unwrap_or_default().to_owned(),
        default: read("default")?,
        rules,
        triggers: form["triggers"]
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .collect(),
        choices,
        constraint_message: read("message")?,
    });
    for child in form["items"].as_array().into_iter().flatten() {
        add(definition, child, Some(own))?;
    }
    Ok(())
}

/// The moment and place of a case: 2026-11-23T03:30:00Z in Jakarta unless it says otherwise, and
/// random numbers that both engines draw alike.
pub fn context(given: &Json) -> Context {
    let map = |key: &str| -> BTreeMap<String, String> {
        let pairs = given[key].as_object().into_iter().flatten();
        pairs.map(|(name, said)| (name.clone(), text(said))).collect()
    };
    Context {
        now: given["now"].as_i64().unwrap_or(NOW),
        offset: given["offset"].as_i64().unwrap_or(420) as i32,
        language: given["language"].as_str().unwrap_or_default().to_owned(),
        properties: map("properties"),
        version: given["version"].as_str().unwrap_or_default().to_owned(),
        saved: map("saved"),
        names: Default::default(),
        random: Box::new(random(given["seed"].as_u64().unwrap_or(1) as u32)),
    }
}

pub const NOW: i64 = 1_795_404_600_000;

/// Mulberry32, which the script for the browser's engine has too.
pub fn random(seed: u32) -> impl FnMut() -> u32 + Send {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x6d2b_79f5);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(mixed | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 61));
        mixed ^ (mixed >> 14)
    }
}
