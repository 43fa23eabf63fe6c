//! How much is looked at, counted in steps: times depend on the machine, steps do not.

use balai_xlsform::expression::Logic;
use balai_xlsform::expression::filling::Filling;
use balai_xlsform::expression::model::Definition;
use serde_json::{Value as Json, json};

use crate::forms;

fn logic(items: Vec<Json>) -> Logic {
    Logic::compile(forms::definition(&json!({ "group": "data", "items": items })).unwrap()).unwrap()
}

fn open(logic: &Logic) -> Filling<'_> {
    Filling::begin(logic, forms::context(&Json::Null))
}

#[test]
fn one_answer_touches_only_what_depends_on_it() {
    let items = (0..2_000).map(|at| match at {
        0 | 1 => json!({ "name": format!("q{at}"), "kind": "int" }),
        _ => {
            json!({ "name": format!("q{at}"), "kind": "int", "calculation": format!("${{q{}}} + 1", at - 2) })
        }
    });
    let logic = logic(items.collect());
    let mut filling = open(&logic);
    assert_eq!(filling.set("/data/q0", "1").unwrap().len(), 1_000);
    assert!(filling.steps() <= 4_000, "{}", filling.steps());
    assert_eq!(filling.value("/data/q1998"), Some("1000"));
    assert_eq!(filling.set("/data/q0", "1").unwrap().len(), 0);
    assert_eq!(filling.steps(), 0);
    assert_eq!(filling.value("/data/q1999"), Some(""));
}

#[test]
fn an_answer_in_a_row_touches_that_row_and_the_sums() {
    let items = vec![
        json!({ "repeat": "r", "rows": 200, "items": [
            { "name": "a", "kind": "int" },
            { "name": "b", "kind": "int", "calculation": "${a} * 2" },
            { "name": "c", "calculation": "if(${b} > 3, 'yes', 'no')" },
        ] }),
        json!({ "name": "sum", "kind": "int", "calculation": "sum(${b})" }),
    ];
    let logic = logic(items);
    let mut filling = open(&logic);
    let changes = filling.set("/data/r[100]/a", "4").unwrap();
    assert_eq!(changes.len(), 4);
    // 200 rows are added up; each is two looks. The other rows' own rules are not run.
    assert!(filling.steps() < 1_000, "{}", filling.steps());
}

#[test]
fn conditions_within_conditions_end() {
    let items = vec![
        json!({ "name": "n", "kind": "int" }),
        json!({ "repeat": "r", "rows": 250, "items": [{ "name": "v", "kind": "int", "initial": "1" }] }),
        json!({ "name": "slow", "calculation":
            "count(/data/r[count(/data/r[count(/data/r[v = position()]) = 0]) > position() + number(current()/../n)])" }),
    ];
    let logic = logic(items);
    let mut filling = open(&logic);
    filling.set("/data/n", "1").unwrap();
    let state = filling.state("/data/slow").unwrap();
    assert_eq!(state.trouble.map(|trouble| trouble.word()), Some("slow"));
    assert_eq!(state.value, "");
}

#[test]
fn forms_too_large_or_too_deep_are_refused() {
    let many = json!({ "group": "data", "items": vec![json!({ "name": "q" }); 50_001] });
    assert!(Logic::compile(forms::definition(&many).unwrap()).is_err());
    let mut deep = json!({ "name": "q" });
    for at in 0..60 {
        deep = json!({ "group": format!("g{at}"), "items": [deep] });
    }
    assert!(Logic::compile(forms::definition(&deep).unwrap()).is_err());
    assert!(Logic::compile(Definition::default()).is_err());
}

#[test]
fn long_circles_are_told_without_running_out_of_room() {
    let items = (0..5_000).map(
        |at| json!({ "name": format!("q{at}"), "calculation": format!("${{q{}}} + 1", (at + 1) % 5_000) }),
    );
    let form = json!({ "group": "data", "items": items.collect::<Vec<_>>() });
    let wrong = Logic::compile(forms::definition(&form).unwrap()).unwrap_err();
    assert_eq!(wrong.len(), 1);
    let told = &wrong[0].fault.sentence;
    assert!(told.contains("`q0`") && told.len() < 2_000, "{}", told.len());
}
