//! What holds for the whole program.

use std::collections::BTreeSet;

use balai::{modules::modules, policy};
use balai_kernel::{
    store::{Engine, statements},
    text::{Lang, catalogue},
};

use crate::on_empty;

#[tokio::test]
async fn both_databases_understand_every_statement() {
    on_empty(async |world| {
        use balai_kernel::store::Conn as _;
        let engine = world.app.db.engine();
        let mut wrong = Vec::new();
        for statement in statements() {
            if let Err(error) = world.app.db.prepare(statement.text).await {
                wrong.push(format!("{}: {error}", statement.place));
            }
        }
        assert!(statements().len() > 50, "the list of statements was not gathered");
        assert!(
            wrong.is_empty(),
            "{}: {}",
            if engine == Engine::Sqlite {
                "SQLite"
            } else {
                "PostgreSQL"
            },
            wrong.join("\n")
        );
    })
    .await;
}

#[test]
fn the_printed_policy_is_the_one_in_force() {
    let printed = policy::print();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/policy.txt");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        printed == kept,
        "docs/policy.txt differs from the rules. Read the difference, then: cargo xtask policy --write"
    );
}

#[test]
fn no_two_routes_have_one_address() {
    let mut seen = BTreeSet::new();
    for module in modules() {
        for route in (module.routes)().iter() {
            assert!(
                seen.insert((route.method.to_string(), route.path)),
                "{} {} stands twice",
                route.method,
                route.path
            );
        }
    }
}

#[test]
fn every_noun_of_a_route_is_in_the_printed_policy() {
    let printed = policy::print();
    for module in modules() {
        for route in (module.routes)().iter() {
            assert!(
                printed.contains(&format!("\n{}: ", route.noun)),
                "{} has no row in the policy (route {})",
                route.noun,
                route.path
            );
        }
    }
}

#[test]
fn the_text_files_have_no_errors() {
    assert_eq!(catalogue().problems(), Vec::<String>::new().as_slice());
    assert!(catalogue().language("id").is_some());
}

#[test]
fn every_measure_says_what_it_counts_in_every_language() {
    for module in modules() {
        for measure in module.measures.map(|list| list()).unwrap_or_default() {
            for code in ["en", "id"] {
                let lang: Lang = catalogue().language(code).unwrap();
                for key in [
                    format!("measure-{}", measure.code),
                    format!("measure-{}-rule", measure.code),
                ] {
                    assert!(catalogue().has(lang, &key), "{code}: {key}");
                }
            }
        }
    }
}

#[test]
fn the_handbook_lists_the_fields_that_templates_may_have() {
    let listed = balai_kernel::template::described(modules().iter().flat_map(|module| module.papers));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/templates.md");
    let handbook = std::fs::read_to_string(path).unwrap_or_default();
    let kept = handbook
        .split_once("<!-- fields -->\n")
        .and_then(|(_, rest)| rest.split_once("<!-- end of fields -->"))
        .map_or("", |(kept, _)| kept);
    assert!(
        kept.trim() == listed.trim(),
        "docs/templates.md does not list the fields of the papers. Put this between its two marks:\n\n{listed}"
    );
}
