//! How long one answer takes in large forms, here and (where Node is) in the browser's engine:
//! `cargo run --release -p balai-xlsform --example measure`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use balai_xlsform::expression::filling::Filling;
use balai_xlsform::expression::model::{Definition, Item, Kind, Rule, Shape};
use balai_xlsform::expression::{Context, Logic, parse};
use serde_json::json;

fn item(name: String, parent: usize, shape: Shape, rules: &[(Rule, String)]) -> Item {
    Item {
        name,
        parent: Some(parent),
        shape,
        rules: rules
            .iter()
            .map(|(rule, text)| (*rule, parse(text).unwrap()))
            .collect(),
        ..Item::default()
    }
}

fn root() -> Definition {
    let shape = Shape::Group;
    let items = vec![Item {
        name: "data".into(),
        shape,
        ..Item::default()
    }];
    Definition {
        items,
        ..Definition::default()
    }
}

fn whole(name: String, rules: &[(Rule, String)]) -> Item {
    item(name, 0, Shape::Question(Kind::Whole), rules)
}

/// Each reads the one before.
fn chain(count: usize) -> Definition {
    let mut form = root();
    form.items.push(whole("q0".into(), &[]));
    for at in 1..count {
        form.items.push(whole(
            format!("q{at}"),
            &[(Rule::Calculate, format!("${{q{}}} + 1", at - 1))],
        ));
    }
    form
}

/// All read the first, by one rule or by three.
fn fan(count: usize, rules: usize) -> Definition {
    let mut form = root();
    form.items.push(whole("q0".into(), &[]));
    for at in 1..count {
        let all = [
            (Rule::Relevant, "${q0} > 10".to_owned()),
            (Rule::Required, format!("${{q0}} mod {} = 0", at % 7 + 1)),
            (Rule::Constraint, ". >= ${q0}".to_owned()),
        ];
        form.items.push(whole(format!("q{at}"), &all[..rules]));
    }
    form
}

/// As forms are: groups of ten, each asked by the answer before, a few calculations and a sum.
fn usual(count: usize) -> Definition {
    let mut form = root();
    for at in 0..count {
        if at % 10 == 0 {
            let rules = if at == 0 {
                vec![]
            } else {
                vec![(Rule::Relevant, format!("${{q{}}} != 'no'", at - 1))]
            };
            form.items.push(item(format!("g{at}"), 0, Shape::Group, &rules));
        }
        let group = form
            .items
            .iter()
            .rposition(|item| item.shape == Shape::Group)
            .unwrap();
        let rules = match at % 10 {
            3 => vec![(Rule::Constraint, ". >= 0 and . < 130".to_owned())],
            5 => vec![(
                Rule::Calculate,
                format!("coalesce(${{q{}}}, 0) + ${{q{}}}", at - 2, at - 1),
            )],
            7 => vec![(
                Rule::Relevant,
                format!("${{q{}}} > 3 and selected(${{q{}}}, 'a')", at - 4, at - 1),
            )],
            _ => vec![],
        };
        form.items
            .push(item(format!("q{at}"), group, Shape::Question(Kind::Text), &rules));
    }
    form
}

/// 200 rows of 20 questions, summed up outside.
fn rows(rows: usize, questions: usize) -> Definition {
    let mut form = root();
    form.items.push(item("r".into(), 0, Shape::Repeat(rows), &[]));
    form.items
        .push(item("q0".into(), 1, Shape::Question(Kind::Whole), &[]));
    for at in 1..questions {
        let rules = [(Rule::Calculate, format!("${{q{}}} + position(..)", at - 1))];
        form.items
            .push(item(format!("q{at}"), 1, Shape::Question(Kind::Whole), &rules));
    }
    for at in 0..questions {
        form.items.push(whole(
            format!("s{at}"),
            &[(Rule::Calculate, format!("sum(${{q{at}}})"))],
        ));
    }
    let share = [(
        Rule::Calculate,
        format!("${{q{}}} div ${{s{}}}", questions - 1, questions - 1),
    )];
    form.items
        .push(item("share".into(), 1, Shape::Question(Kind::Decimal), &share));
    form
}

fn context() -> Context {
    Context {
        now: 0,
        offset: 0,
        language: String::new(),
        properties: BTreeMap::new(),
        version: String::new(),
        saved: BTreeMap::new(),
        names: Default::default(),
        random: Box::new(|| 4),
    }
}

fn main() {
    let node = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!(
        "{:<34} {:>9} {:>9} {:>10} {:>10} {:>10} {:>8} {:>20}",
        "form", "compile", "open", "best", "median", "worst", "changes", "browser"
    );
    let forms = [
        ("chain of 2,000", chain(2_000), "/data/q0"),
        ("fan of 2,000", fan(2_000, 1), "/data/q0"),
        ("fan of 2,000, three rules each", fan(2_000, 3), "/data/q0"),
        ("usual form of 2,000", usual(2_000), "/data/g0/q4"),
        ("200 rows of 20, with sums", rows(200, 20), "/data/r[100]/q0"),
    ];
    for (name, definition, path) in forms {
        let begun = Instant::now();
        let logic = Logic::compile(definition).unwrap();
        let compiled = begun.elapsed();
        let begun = Instant::now();
        let mut filling = Filling::begin(&logic, context());
        let opened = begun.elapsed();
        let mut times = Vec::new();
        let mut changes = 0;
        let answers: Vec<String> = (0..200).map(|turn| (turn * 7 % 23).to_string()).collect();
        for answer in &answers {
            let begun = Instant::now();
            changes = changes.max(filling.set(path, answer).unwrap().len());
            times.push(begun.elapsed());
        }
        times.sort();
        let steps: Vec<_> = answers
            .iter()
            .map(|answer| json!({ "set": [path, answer] }))
            .collect();
        let task = json!([{ "tree": logic.to_json(), "now": 0, "steps": steps, "time": true }]);
        let file = std::env::temp_dir().join(format!("measure-{}.json", std::process::id()));
        std::fs::write(&file, task.to_string()).unwrap();
        let output = Command::new("node")
            .arg(node.join("tests/expression/run.mjs"))
            .arg(node.join("../../assets/form-logic.js"))
            .arg(&file)
            .output();
        std::fs::remove_file(&file).unwrap();
        let browser = output
            .ok()
            .filter(|output| output.status.success())
            .map_or("-".to_owned(), |output| {
                let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                let mut durations: Vec<f64> = told[0]["durations"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(serde_json::Value::as_f64)
                    .collect();
                durations.sort_by(f64::total_cmp);
                format!("{:.2} / {:.2} ms", durations[0], durations[durations.len() / 2])
            });
        let tree = logic.to_json().to_string().len();
        println!(
            "{name:<34} {compiled:>9.1?} {opened:>9.1?} {:>10.1?} {:>10.1?} {:>10.1?} {changes:>8} {browser:>20}  tree {} KB",
            times[0],
            times[times.len() / 2],
            times[times.len() - 1],
            tree / 1024
        );
    }
}
