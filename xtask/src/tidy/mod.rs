//! `cargo xtask tidy`: the structure rules, each a plain check that answers in
//! sentences.

mod docs;
mod layers;
mod locales;
mod pages;
mod rust_text;
mod shape;
mod sql;
mod tree;
mod unused;

use std::path::Path;

use tree::{Finding, Tree};

type Check = fn(&Tree) -> Vec<Finding>;

/// Every rule: what it says, and how it is checked.
const RULES: &[(&str, Check)] = &[
    (
        "modules know only the commons",
        layers::modules_know_only_the_commons,
    ),
    ("the kernel knows no module", layers::kernel_knows_no_module),
    ("lib crates are pure", layers::lib_crates_are_pure),
    ("only store.rs speaks SQL", sql::only_stores_speak_sql),
    ("no file is long without a reason", shape::no_long_files),
    ("a noun's files have the usual names", shape::usual_names),
    ("what has handlers has a policy", shape::handlers_have_a_policy),
    ("no test is switched off", shape::no_ignored_tests),
    ("nothing is left for later", shape::nothing_left_for_later),
    ("no inline style or script", pages::no_inline_style_or_script),
    (
        "every language has every text",
        locales::every_language_has_every_text,
    ),
    ("every text is used", unused::every_text_is_used),
    ("links lead somewhere", docs::links_lead_somewhere),
    (
        "third-party files have a licence",
        docs::third_party_files_have_a_licence,
    ),
];

/// Checks every rule and prints what was found. Returns whether all is well.
pub fn run(root: &Path) -> bool {
    let tree = Tree::load(root);
    let mut broken = 0;
    for (rule, check) in RULES {
        let findings = check(&tree);
        if !findings.is_empty() {
            broken += 1;
            println!("{rule}:");
            print(&findings);
        }
    }
    println!(
        "tidy: {} rules over {} files, {broken} broken",
        RULES.len(),
        tree.files.len()
    );
    broken == 0
}

/// Prints what the languages lack and what nothing uses. Returns whether both is nothing.
pub fn run_locales(root: &Path) -> bool {
    let tree = Tree::load(root);
    let missing = locales::every_language_has_every_text(&tree);
    let unused = unused::every_text_is_used(&tree);
    print(&missing);
    print(&unused);
    missing.is_empty() && unused.is_empty()
}

fn print(findings: &[Finding]) {
    for finding in findings {
        println!("  {finding}");
    }
}
