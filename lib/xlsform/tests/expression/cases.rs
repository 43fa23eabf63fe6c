//! One file of cases for both engines.

use std::path::{Path, PathBuf};
use std::process::Command;

use balai_xlsform::expression::filling::{Change, Filling, Now, Refusal};
use balai_xlsform::expression::{Logic, parse};
use serde_json::{Value as Json, json};

use crate::forms;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn files() -> Vec<(String, Json)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let read = serde_json::from_str(&std::fs::read_to_string(&path).unwrap());
            (
                name.clone(),
                read.unwrap_or_else(|fault| panic!("{name}: {fault}")),
            )
        })
        .collect()
}

/// Whether what came out is what is expected: the same, or near where a case says so.
fn fits(expected: &Json, found: &Json) -> bool {
    if let Some(near) = expected["near"].as_f64() {
        let found: f64 = found
            .as_str()
            .and_then(|text| text.parse().ok())
            .unwrap_or(f64::NAN);
        return (found - near).abs() <= 1e-9 * near.abs().max(1.0);
    }
    if let Some(pattern) = expected["like"].as_str() {
        let pattern = balai_xlsform::expression::pattern::Pattern::read(pattern).unwrap();
        return found.as_str().is_some_and(|text| pattern.matches(text));
    }
    expected == found
}

pub fn change_json(change: &Change) -> Json {
    let (what, now) = match &change.now {
        Now::Value(text) => ("value", json!(text)),
        Now::Relevant(truth) => ("relevant", json!(truth)),
        Now::Readonly(truth) => ("readonly", json!(truth)),
        Now::Required(truth) => ("required", json!(truth)),
        Now::Broken(message) => ("broken", json!(message)),
        Now::Choices(rows) => ("choices", json!(rows)),
        Now::Rows(count) => ("rows", json!(count)),
        Now::Trouble(trouble) => ("trouble", json!(trouble.map(|trouble| trouble.word()))),
    };
    json!([change.path, what, now])
}

pub fn refusal_word(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotThere => "there",
        Refusal::Counted => "counted",
        Refusal::Full => "full",
    }
}

/// One step of a form's story, as both engines tell it.
pub fn take(filling: &mut Filling<'_>, step: &Json) -> Json {
    let path = |key: &str| step[key].as_str().map(str::to_owned);
    let done = if let Some(pair) = step["set"].as_array() {
        filling.set(pair[0].as_str().unwrap(), &forms::text(&pair[1]))
    } else if let Some(path) = path("add") {
        filling.add(&path)
    } else if let Some(path) = path("remove") {
        filling.remove(&path)
    } else if let Some(path) = path("state") {
        let state = filling.state(&path).expect("a node");
        return json!({
            "value": state.value, "relevant": state.relevant, "readonly": state.readonly, "required": state.required,
            "broken": state.broken, "choices": state.choices, "trouble": state.trouble.map(|trouble| trouble.word()),
        });
    } else {
        panic!("a step does nothing: {step}");
    };
    match done {
        Ok(changes) => {
            let mut told: Vec<Json> = changes.iter().map(change_json).collect();
            told.sort_by_key(Json::to_string);
            Json::Array(told)
        }
        Err(refusal) => json!({ "refused": refusal_word(refusal) }),
    }
}

fn expected_of(step: &Json) -> Json {
    let mut expected = step["gives"].clone();
    if let Some(changes) = expected.as_array_mut() {
        changes.sort_by_key(Json::to_string);
    }
    expected
}

/// Only the named parts of a state count.
fn state_fits(expected: &Json, found: &Json) -> bool {
    match expected.as_object() {
        Some(parts) if !parts.contains_key("refused") => {
            parts.iter().all(|(key, value)| found[key] == *value)
        }
        _ => expected == found,
    }
}

/// Runs the cases here, and writes down what the browser's engine needs to run them too.
fn run_here() -> (Vec<String>, Vec<Json>, usize) {
    let mut wrong = Vec::new();
    let mut tasks = Vec::new();
    let mut count = 0;
    for (file, groups) in files() {
        for group in groups.as_array().unwrap() {
            let name = format!("{file}: {}", group["about"].as_str().unwrap_or_default());
            let blank = json!({ "group": "data" });
            let form = if group["form"].is_null() {
                &blank
            } else {
                &group["form"]
            };
            let compiled = forms::definition(form)
                .map_err(|fault| fault.to_string())
                .and_then(|definition| {
                    Logic::compile(definition).map_err(|faults| {
                        let told: Vec<String> =
                            faults.iter().map(|wrong| wrong.fault.sentence.clone()).collect();
                        told.join(" / ")
                    })
                });
            if let Some(part) = group["wrong"].as_str() {
                count += 1;
                match compiled {
                    Err(told) if told.contains(part) => {}
                    other => wrong.push(format!("{name}: {:?}", other.err())),
                }
                continue;
            }
            let logic = match compiled {
                Ok(logic) => logic,
                Err(told) => {
                    wrong.push(format!("{name}: {told}"));
                    continue;
                }
            };
            let given: Option<Vec<(String, String)>> = group["answers"].as_object().map(|answers| {
                answers
                    .iter()
                    .map(|(path, said)| (path.clone(), forms::text(said)))
                    .collect()
            });
            let context = forms::context(&group["context"]);
            let mut filling = match &given {
                Some(answers) => Filling::resume(&logic, context, answers).unwrap(),
                None => Filling::begin(&logic, context),
            };
            let mut task = json!({
                "about": name, "tree": logic.to_json(), "context": group["context"], "now": forms::NOW, "cases": [], "steps": [],
            });
            if let Some(answers) = given {
                task["answers"] = answers
                    .into_iter()
                    .map(|(path, said)| (path, json!(said)))
                    .collect();
            }
            let default_at = group["at"].as_str().unwrap_or("/data");
            for case in group["cases"].as_array().into_iter().flatten() {
                count += 1;
                let written = case[0].as_str().unwrap();
                let at = case[2].as_str().unwrap_or(default_at);
                let Some(state) = filling.state(at) else {
                    wrong.push(format!("{name}: there is no {at}"));
                    continue;
                };
                let code = parse(written).map_err(|fault| fault.sentence).and_then(|read| {
                    logic
                        .try_out(state.item, &read)
                        .map_err(|wrong| wrong.fault.sentence)
                });
                if let Some(part) = case[1]["fault"].as_str() {
                    if !code.as_ref().is_err_and(|told| told.contains(part)) {
                        wrong.push(format!("{name}: {written} is not refused: {:?}", code.err()));
                    }
                    continue;
                }
                let code = match code {
                    Ok(code) => code,
                    Err(told) => {
                        wrong.push(format!("{name}: {written}: {told}"));
                        continue;
                    }
                };
                let found = match filling.evaluate(&code, at) {
                    Ok(text) => json!(text),
                    Err(trouble) => json!({ "trouble": trouble.word() }),
                };
                if !fits(&case[1], &found) {
                    wrong.push(format!("{name}: {written} gives {found}, not {}", case[1]));
                }
                task["cases"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!([written, case[1], at, code.to_json()]));
            }
            for (place, step) in group["steps"].as_array().into_iter().flatten().enumerate() {
                count += 1;
                let found = take(&mut filling, step);
                if !state_fits(&expected_of(step), &found) {
                    wrong.push(format!("{name}: step {} gives {found}", place + 1));
                }
            }
            task["steps"] = group["steps"].clone();
            tasks.push(task);
        }
    }
    (wrong, tasks, count)
}

#[test]
fn every_case_comes_out_as_written() {
    let (wrong, _, count) = run_here();
    println!("{count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Runs a list of tasks with the browser's engine; none where there is no Node.
pub fn in_the_browsers_engine(name: &str, tasks: &Json) -> Option<Json> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let there = Command::new("node").arg("--version").output();
    if !there.is_ok_and(|output| output.status.success()) {
        if let Ok(path) = std::env::var("BALAI_TEST_SKIPS") {
            use std::io::Write as _;
            let mut file = std::fs::OpenOptions::new()
                .append(true)
                .create(true)
                .open(path)
                .unwrap();
            writeln!(file, "{name}: no such program: node").unwrap();
        }
        eprintln!("skipped: {name}: no such program: node");
        return None;
    }
    let path = std::env::temp_dir().join(format!(
        "balai-{}-{}.json",
        name.replace(' ', "-"),
        std::process::id()
    ));
    std::fs::write(&path, tasks.to_string()).unwrap();
    let output = Command::new("node")
        .arg(root.join("tests/expression/run.mjs"))
        .arg(root.join("../../assets/form-logic.js"))
        .arg(&path)
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(serde_json::from_slice(&output.stdout).expect("an answer in JSON"))
}

#[test]
fn the_browsers_engine_gives_the_same() {
    let (_, tasks, _) = run_here();
    let Some(results) = in_the_browsers_engine("cases of forms in the browser", &json!(tasks)) else {
        return;
    };
    let mut wrong = Vec::new();
    let mut count = 0;
    for (task, result) in tasks.iter().zip(results.as_array().unwrap()) {
        let name = &task["about"];
        for (case, found) in task["cases"]
            .as_array()
            .unwrap()
            .iter()
            .zip(result["cases"].as_array().unwrap())
        {
            count += 1;
            if !fits(&case[1], found) {
                wrong.push(format!("{name}: {} gives {found}, not {}", case[0], case[1]));
            }
        }
        let steps = task["steps"].as_array().into_iter().flatten();
        for (place, (step, found)) in steps.zip(result["steps"].as_array().unwrap()).enumerate() {
            count += 1;
            let mut found = found.clone();
            if let Some(changes) = found.as_array_mut() {
                changes.sort_by_key(Json::to_string);
            }
            if !state_fits(&expected_of(step), &found) {
                wrong.push(format!("{name}: step {} gives {found}", place + 1));
            }
        }
    }
    println!("{count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_script_is_small_and_runs_nothing_as_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/form-logic.js");
    let script = std::fs::read_to_string(path).unwrap();
    assert!(script.len() < 50_000, "{} bytes", script.len());
    for word in [
        "eval(",
        "Function(",
        "innerHTML",
        "import(",
        "document",
        "window",
        "setTimeout",
    ] {
        assert!(!script.contains(word), "{word}");
    }
}
