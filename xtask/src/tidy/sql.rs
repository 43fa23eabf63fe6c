//! Only `store.rs` files, and the kernel's store, speak SQL.

use super::rust_text::{Kind, pieces, without_tests};
use super::tree::{File, Finding, Tree};

/// Finds statements in string literals outside the stores. Tests may look into
/// the tables, to see what a story left there.
pub fn only_stores_speak_sql(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, text) in tree.texts(".rs") {
        if may_speak_sql(file) {
            continue;
        }
        for piece in pieces(without_tests(text)) {
            if piece.kind == Kind::Text && is_statement(&piece.text) {
                let sentence = "this is SQL; it belongs into the noun's store.rs.";
                findings.push(Finding::at(file, piece.line, sentence));
            }
        }
    }
    findings
}

fn may_speak_sql(file: &File) -> bool {
    file.name() == "store.rs"
        || file.path.starts_with("kernel/src/store/")
        || file.path.starts_with("kernel/src/test")
        || file.is_test()
}

/// Whether a text reads as a statement. Prose may begin with the same verbs
/// ("Select a row from the list"), so a capitalised first word is prose.
fn is_statement(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|sign: char| sign.is_whitespace() || sign == '(')
        .filter(|word| !word.is_empty() && *word != "\\")
        .take(400)
        .collect();
    let Some(first) = words.first() else {
        return false;
    };
    let one_case = *first == first.to_ascii_lowercase() || *first == first.to_ascii_uppercase();
    let lower: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let second = lower.get(1).map_or("", String::as_str);
    let says = |word: &str| lower.iter().any(|own| own == word);
    one_case
        && match lower[0].as_str() {
            "select" => says("from") || second == "count" || second == "exists",
            "insert" => second == "into",
            "delete" => second == "from",
            "update" => lower.get(2).is_some_and(|word| word == "set"),
            "with" => says("as") && (says("select") || says("update") || says("insert")),
            "create" | "drop" | "alter" => matches!(
                second,
                "table" | "index" | "unique" | "virtual" | "view" | "trigger" | "extension"
            ),
            "pragma" => words.len() > 1,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_in_a_page_is_found_and_in_a_store_it_is_not() {
        let query =
            "fn all() {\n    db.all(\n        \"select id, title\n         from event where id = $1\");\n}\n";
        let tree = Tree::of(&[
            ("modules/events/src/event/pages.rs", query),
            ("modules/events/src/event/store.rs", query),
            ("kernel/src/store/migrate.rs", query),
            ("modules/events/src/event/tests.rs", query),
        ]);
        let findings = only_stores_speak_sql(&tree);
        assert_eq!(findings.len(), 1);
        let said = findings[0].to_string();
        assert!(said.starts_with("modules/events/src/event/pages.rs:3:"));
    }

    #[test]
    fn every_kind_of_statement_is_known() {
        for statement in [
            "INSERT INTO party (id) VALUES ($1)",
            "update party set name = $1",
            "delete from party",
            "with late as (select 1) select * from late",
            "select count(*) filter (where ok)",
            "create unique index party_code on party (code)",
            "pragma foreign_keys = on",
        ] {
            assert!(is_statement(statement), "{statement}");
        }
    }

    #[test]
    fn prose_that_begins_with_a_verb_is_not_a_statement() {
        for prose in [
            "Select a row from the list.",
            "update your details",
            "with thanks to all as ever",
            "selected",
            "",
        ] {
            assert!(!is_statement(prose), "{prose}");
        }
    }
}
