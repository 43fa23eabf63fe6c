//! Both engines on expressions, forms and answers that nobody thought of.

use balai_xlsform::expression::filling::Filling;
use balai_xlsform::expression::{Logic, parse};
use serde_json::{Value as Json, json};

use crate::{cases, forms};

struct Dice(Box<dyn FnMut() -> u32>);

impl Dice {
    fn new(seed: u32) -> Self {
        Self(Box::new(forms::random(seed)))
    }

    fn below(&mut self, count: usize) -> usize {
        (self.0)() as usize % count
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

const ANSWERS: &[&str] = &[
    "",
    "",
    "0",
    "1",
    "2",
    "3",
    "-3.5",
    "1,5",
    " 7 ",
    "0.1",
    "100000",
    "abc",
    "th",
    "id",
    "a b c",
    "b",
    "true",
    "false",
    "1",
    "2026-01-05",
    "2026-11-23",
    "2024-02-29",
    "2026-01-05T10:00:00.000+07:00",
    "2026-11-23T03:30:00.000Z",
    "10:30",
    "ไทย😀",
    "it's",
    "0 0 0 0;0 1 0 0;1 1 0 0;0 0 0 0",
    "1.5 2.5 0 0",
    "x",
    "true ",
    "constructor",
    "__proto__",
];

const ONE: &[&str] = &[
    "string",
    "string-length",
    "normalize-space",
    "number",
    "int",
    "round",
    "abs",
    "sqrt",
    "boolean",
    "not",
    "boolean-from-string",
    "date",
    "date-time",
    "decimal-date-time",
    "decimal-time",
    "count-selected",
    "base64-decode",
    "once",
];
const TWO: &[&str] = &[
    "contains",
    "starts-with",
    "ends-with",
    "substring-before",
    "substring-after",
    "selected",
    "selected-at",
    "substr",
    "coalesce",
    "round",
    "concat",
    "join",
    "min",
    "max",
    "checklist",
];
const NODES: &[&str] = &[
    "count",
    "sum",
    "count-non-empty",
    "max",
    "min",
    "concat",
    "position",
    "area",
];
const OPERATORS: &[&str] = &[
    "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or",
];

fn literal(dice: &mut Dice) -> String {
    match dice.below(3) {
        0 => dice
            .one(&["0", "1", "2", "3.5", "0.001", "12345678", ".5"])
            .to_owned(),
        _ => {
            let text = dice.one(ANSWERS);
            if text.contains('\'') {
                format!("\"{text}\"")
            } else {
                format!("'{text}'")
            }
        }
    }
}

/// A path to nodes; `names` are those of the form.
fn nodes(dice: &mut Dice, names: &[&str], depth: usize) -> String {
    let name = dice.one(names);
    match dice.below(8) {
        0 | 1 => format!("${{{name}}}"),
        2 => "/data/*".to_owned(),
        3 => format!("/data/person[{}]/age", value(dice, names, depth)),
        4 => format!(
            "${{person}}[{} {} {}]/{}",
            dice.one(&["age", "name", "position()", "${age}"]),
            dice.one(OPERATORS),
            value(dice, names, depth),
            dice.one(&["age", "name"])
        ),
        5 => format!(
            "instance('cities')/root/item[{} {} {}]/{}",
            dice.one(&["name", "size", "country"]),
            dice.one(OPERATORS),
            value(dice, names, depth),
            dice.one(&["name", "size"])
        ),
        6 => dice
            .one(&[
                "/data/person/name",
                "/data/person/paper/number",
                "/data/person[1]/paper",
                "/data/person",
                ".",
            ])
            .to_owned(),
        _ => format!("randomize(${{{name}}}, {})", value(dice, names, depth)),
    }
}

fn value(dice: &mut Dice, names: &[&str], depth: usize) -> String {
    if depth == 0 {
        return match dice.below(4) {
            0 | 1 => literal(dice),
            _ => format!("${{{}}}", dice.one(names)),
        };
    }
    let depth = depth - 1;
    match dice.below(14) {
        0 | 1 => literal(dice),
        2 => format!("${{{}}}", dice.one(names)),
        3..=5 => {
            let sign = dice.one(OPERATORS);
            format!(
                "({} {sign} {})",
                value(dice, names, depth),
                value(dice, names, depth)
            )
        }
        6 | 7 => format!("{}({})", dice.one(ONE), value(dice, names, depth)),
        8 => format!(
            "{}({}, {})",
            dice.one(TWO),
            value(dice, names, depth),
            value(dice, names, depth)
        ),
        9 => format!("{}({})", dice.one(NODES), nodes(dice, names, depth)),
        10 => format!("join('+', {})", nodes(dice, names, depth)),
        11 => format!(
            "if({}, {}, {})",
            value(dice, names, depth),
            value(dice, names, depth),
            value(dice, names, depth)
        ),
        12 => format!("-{}", value(dice, names, depth)),
        _ => match dice.below(8) {
            0 => format!("translate({}, 'abc1', 'xy')", value(dice, names, depth)),
            1 => format!(
                "format-date-time({}, '%Y/%n/%e %b %a %H:%M:%S.%3')",
                value(dice, names, depth)
            ),
            2 => format!("regex({}, '[a-z0-9. ]+|ไ.*')", value(dice, names, depth)),
            3 => format!(
                "digest({}, '{}', 'hex')",
                value(dice, names, depth),
                dice.one(&["MD5", "SHA-1", "SHA-256", "SHA-512"])
            ),
            4 => format!(
                "indexed-repeat(${{age}}, ${{person}}, {})",
                value(dice, names, depth)
            ),
            5 => format!(
                "pulldata('cities', 'size', 'name', {})",
                value(dice, names, depth)
            ),
            6 => format!("jr:choice-name({}, '${{city}}')", value(dice, names, depth)),
            _ => dice
                .one(&[
                    "today()",
                    "now()",
                    "true()",
                    "false()",
                    "uuid()",
                    "random()",
                    "position(..)",
                    "current()",
                    "pi()",
                ])
                .to_owned(),
        },
    }
}

fn lists() -> Json {
    json!({ "cities": [
        ["name", "label", "country", "size"], ["th", "Bangkok", "th", "10"], ["b", "Bali", "id", "1"], ["abc", "Abc", "id", ""],
        ["1", "One", "1", "1.0"],
    ] })
}

const NAMES: &[&str] = &[
    "text", "whole", "share", "day", "moment", "agreed", "city", "name", "age", "number",
];

fn form() -> Json {
    json!({
        "group": "data", "lists": lists(),
        "items": [
            { "name": "text" }, { "name": "whole", "kind": "int" }, { "name": "share", "kind": "decimal" },
            { "name": "day", "kind": "date" }, { "name": "moment", "kind": "dateTime" }, { "name": "agreed", "kind": "boolean" },
            { "name": "city", "list": "cities" },
            { "repeat": "person", "rows": 0, "relevant": "${whole} != 2", "items": [
                { "name": "name" }, { "name": "age", "kind": "int", "relevant": "${text} != 'x'" },
                { "repeat": "paper", "rows": 0, "items": [{ "name": "number" }] },
            ] },
        ],
    })
}

#[test]
fn both_engines_agree_on_random_expressions() {
    let mut dice = Dice::new(20_261_123);
    let logic = Logic::compile(forms::definition(&form()).unwrap()).unwrap();
    let mut tasks = Vec::new();
    let mut count = 0;
    for round in 0..40_u64 {
        let mut answers = serde_json::Map::new();
        for name in &NAMES[..7] {
            answers.insert(format!("/data/{name}"), json!(dice.one(ANSWERS)));
        }
        for row in 1..=dice.below(4) {
            for name in ["name", "age"] {
                answers.insert(format!("/data/person[{row}]/{name}"), json!(dice.one(ANSWERS)));
            }
            for paper in 1..=dice.below(3) {
                answers.insert(
                    format!("/data/person[{row}]/paper[{paper}]/number"),
                    json!(dice.one(ANSWERS)),
                );
            }
        }
        let given = json!({ "seed": round });
        let pairs: Vec<(String, String)> = answers
            .iter()
            .map(|(path, said)| (path.clone(), forms::text(said)))
            .collect();
        let mut filling = Filling::resume(&logic, forms::context(&given), &pairs).unwrap();
        let spots: Vec<String> = filling.states().into_iter().map(|state| state.path).collect();
        let mut list = Vec::new();
        while list.len() < 200 {
            let written = value(&mut dice, NAMES, 3);
            let at = &spots[dice.below(spots.len())];
            let Ok(read) = parse(&written) else { continue };
            let item = filling.state(at).unwrap().item;
            let Ok(code) = logic.try_out(item, &read) else {
                continue;
            };
            let found = match filling.evaluate(&code, at) {
                Ok(text) => json!(text),
                Err(trouble) => json!({ "trouble": trouble.word() }),
            };
            list.push(json!([written, found, at, code.to_json()]));
        }
        count += list.len();
        tasks.push(json!({ "tree": logic.to_json(), "context": given, "now": forms::NOW, "answers": answers, "cases": list }));
    }
    let all = json!(tasks);
    let Some(results) = cases::in_the_browsers_engine("random expressions in the browser", &all) else {
        return;
    };
    let mut wrong = Vec::new();
    for (task, result) in tasks.iter().zip(results.as_array().unwrap()) {
        for (case, found) in task["cases"]
            .as_array()
            .unwrap()
            .iter()
            .zip(result["cases"].as_array().unwrap())
        {
            if case[1] != *found {
                wrong.push(format!(
                    "{} at {}: here {}, there {found}",
                    case[0], case[2], case[1]
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n")
    );
}

/// A form of a dozen questions with rules of all kinds; some lead in circles and are thrown away.
fn random_form(dice: &mut Dice) -> Json {
    let kinds = ["int", "decimal", "date", "dateTime", "boolean"];
    let names = ["a", "b", "c", "d", "e", "f", "age", "name", "g", "h", "number"];
    let mut questions: Vec<Json> = names
        .iter()
        .map(|name| {
            let mut question = json!({ "name": name, "initial": dice.one(ANSWERS) });
            if dice.below(2) == 0 {
                question["kind"] = json!(dice.one(&kinds));
            }
            for rule in ["relevant", "calculation", "readonly", "required", "constraint"] {
                if dice.below(5) == 0 {
                    question[rule] = json!(value(dice, &names, 2));
                }
            }
            if dice.below(6) == 0 {
                question["default"] = json!(value(dice, &names, 1));
            }
            if dice.below(6) == 0 {
                question["message"] = json!(value(dice, &names, 1));
            }
            if dice.below(8) == 0 {
                question["list"] = json!("cities");
                question["filter"] = json!(format!("country = {}", value(dice, &names, 1)));
                question["shuffled"] = json!(dice.below(2) == 0);
                question["seed"] = json!(value(dice, &names, 0));
            }
            if question["calculation"].is_string() && dice.below(3) == 0 {
                question["triggers"] = json!([dice.one(&["a", "b"])]);
            }
            question
        })
        .collect();
    let number = questions.pop().unwrap();
    let mut inner = questions.split_off(6);
    inner.push(json!({ "repeat": "paper", "rows": dice.below(2), "items": [number] }));
    let group =
        json!({ "group": "more", "relevant": value(dice, &["a", "b"], 1), "items": inner.split_off(2) });
    inner.push(group);
    let mut person = json!({ "repeat": "person", "rows": dice.below(3), "items": inner });
    if dice.below(3) == 0 {
        person["count"] = json!("${a} mod 4");
    }
    questions.push(person);
    questions.push(json!({ "name": "city", "list": "cities" }));
    json!({ "group": "data", "lists": lists(), "items": questions })
}

#[test]
fn both_engines_agree_on_random_forms_and_answers() {
    let mut dice = Dice::new(77);
    let mut tasks = Vec::new();
    let mut expected = Vec::new();
    let mut steps_taken = 0;
    for round in 0..12_000_u64 {
        let form = random_form(&mut dice);
        let Ok(definition) = forms::definition(&form) else {
            continue;
        };
        let Ok(logic) = Logic::compile(definition) else {
            continue;
        };
        let given = json!({ "seed": round });
        let mut filling = Filling::begin(&logic, forms::context(&given));
        let mut steps = Vec::new();
        let mut told = Vec::new();
        for _ in 0..12 {
            let states = filling.states();
            let state = &states[dice.below(states.len())];
            let step = match dice.below(10) {
                0 => json!({ "add": "/data/person" }),
                1 => json!({ "add": "/data/person[1]/more/paper" }),
                2 if state.path.ends_with(']') => json!({ "remove": state.path }),
                _ => json!({ "set": [state.path, dice.one(ANSWERS)] }),
            };
            told.push(cases::take(&mut filling, &step));
            steps.push(step);
        }
        for state in filling.states() {
            let step = json!({ "state": state.path });
            told.push(cases::take(&mut filling, &step));
            steps.push(step);
        }
        steps_taken += steps.len();
        tasks.push(json!({ "tree": logic.to_json(), "context": given, "now": forms::NOW, "steps": steps, "form": form }));
        expected.push(told);
        if tasks.len() == 300 {
            break;
        }
    }
    assert!(
        tasks.len() > 50,
        "too many forms are thrown away: {}",
        tasks.len()
    );
    let all = json!(tasks);
    let Some(results) = cases::in_the_browsers_engine("random forms in the browser", &all) else {
        return;
    };
    let mut wrong = Vec::new();
    for ((task, told), result) in tasks.iter().zip(&expected).zip(results.as_array().unwrap()) {
        for (place, (here, there)) in told.iter().zip(result["steps"].as_array().unwrap()).enumerate() {
            let mut there = there.clone();
            if let Some(changes) = there.as_array_mut() {
                changes.sort_by_key(Json::to_string);
            }
            let same = match here.as_object() {
                Some(parts) => parts.iter().all(|(key, value)| there[key] == *value),
                None => *here == there,
            };
            if !same {
                wrong.push(format!(
                    "{}\nstep {}: here {here}, there {there}\n{}",
                    task["form"], task["steps"][place], place
                ));
                break;
            }
        }
    }
    println!("{} forms, {steps_taken} steps", tasks.len());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        tasks.len(),
        wrong[..wrong.len().min(3)].join("\n")
    );
}

/// What depends on an answer is worked out again, and nothing that does is left out: after any
/// answers the record stands as one that is opened with them.
#[test]
fn a_record_opened_anew_stands_as_it_stood() {
    let mut dice = Dice::new(4_711);
    let mut compared = 0;
    let mut forms_tried = 0;
    for round in 0..12_000_u64 {
        let mut form = random_form(&mut dice);
        // What is drawn or kept once differs by what came before, and so does what waits for a trigger.
        let written = form.to_string();
        if ["once(", "random", "uuid", "triggers", "shuffled\":true"]
            .iter()
            .any(|word| written.contains(word))
        {
            continue;
        }
        form["initial"] = json!("");
        let Ok(definition) = forms::definition(&form) else {
            continue;
        };
        let Ok(logic) = Logic::compile(definition) else {
            continue;
        };
        forms_tried += 1;
        let given = json!({ "seed": round });
        let mut filling = Filling::begin(&logic, forms::context(&given));
        for _ in 0..10 {
            let states = filling.states();
            let state = &states[dice.below(states.len())];
            // What people write over a calculation stands until it runs again.
            let rules = &logic.definition().items[state.item].rules;
            if rules.contains_key(&balai_xlsform::expression::model::Rule::Calculate) {
                continue;
            }
            let step = match dice.below(10) {
                0 => json!({ "add": "/data/person" }),
                1 => json!({ "add": "/data/person[1]/more/paper" }),
                2 if state.path.ends_with(']') => json!({ "remove": state.path }),
                _ => json!({ "set": [state.path, dice.one(ANSWERS)] }),
            };
            cases::take(&mut filling, &step);
            let stands = filling.states();
            let answers: Vec<(String, String)> = stands
                .iter()
                .map(|state| (state.path.clone(), state.value.clone()))
                .collect();
            let again = Filling::resume(&logic, forms::context(&given), &answers)
                .unwrap()
                .states();
            for (one, other) in stands.iter().zip(&again) {
                assert_eq!(one, other, "after {step} in {form}");
            }
            assert_eq!(stands.len(), again.len());
            compared += stands.len();
        }
        if forms_tried == 150 {
            break;
        }
    }
    assert!(
        forms_tried > 30 && compared > 1_000,
        "{forms_tried} forms, {compared} states"
    );
}
