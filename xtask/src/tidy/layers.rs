//! Who may know whom, read from the manifests.

use super::tree::{File, Finding, Tree};

/// Modules that all others may read.
const COMMONS: [&str; 5] = ["directory", "workplan", "forms", "spaces", "evidence"];
/// What a crate in `lib/` must do without: its inputs and outputs are values.
const IMPURE: [&str; 7] = [
    "balai-kernel",
    "sqlx",
    "tokio",
    "axum",
    "reqwest",
    "tower",
    "lettre",
];

/// A module may use the kernel, `lib/` and the commons; never another module.
pub fn modules_know_only_the_commons(tree: &Tree) -> Vec<Finding> {
    let modules = crates_in(tree, "modules/");
    let names: Vec<String> = modules.iter().map(|module| crate_name(module.0)).collect();
    let mut findings = Vec::new();
    for (module, text) in &modules {
        let own = crate_name(module);
        for (dependency, line) in dependencies(text) {
            let common = COMMONS.iter().any(|name| dependency == format!("balai-{name}"));
            if names.contains(&dependency) && dependency != own && !common {
                let sentence = format!(
                    "{own} depends on {dependency}; modules speak through the commons or through events."
                );
                findings.push(Finding::at(module, line, sentence));
            }
        }
    }
    findings
}

/// The kernel knows neither a module nor the program.
pub fn kernel_knows_no_module(tree: &Tree) -> Vec<Finding> {
    let names: Vec<String> = crates_in(tree, "modules/")
        .iter()
        .map(|module| crate_name(module.0))
        .collect();
    forbidding(tree, "kernel/", |dependency| {
        let known = names.iter().any(|name| name == dependency) || dependency == "balai";
        known.then(|| format!("the kernel depends on {dependency}; it must stand without it."))
    })
}

/// A crate in `lib/` has no database, no network and no runtime.
pub fn lib_crates_are_pure(tree: &Tree) -> Vec<Finding> {
    forbidding(tree, "lib/", |dependency| {
        IMPURE
            .contains(&dependency)
            .then(|| format!("a lib crate depends on {dependency}; it takes values and gives values."))
    })
}

fn forbidding(tree: &Tree, under: &str, judge: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    crates_in(tree, under)
        .into_iter()
        .flat_map(|(file, text)| {
            dependencies(text)
                .into_iter()
                .filter_map(|(dependency, line)| Some(Finding::at(file, line, judge(&dependency)?)))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn crates_in<'a>(tree: &'a Tree, under: &str) -> Vec<(&'a File, &'a str)> {
    tree.texts("Cargo.toml")
        .filter(|(file, _)| file.name() == "Cargo.toml" && file.path.starts_with(under))
        .collect()
}

/// Our crates are named after their folders.
fn crate_name(manifest: &File) -> String {
    let folder = manifest.folder();
    format!("balai-{}", folder.rsplit('/').next().unwrap_or(folder))
}

/// The names of all dependencies, also of tests and builds, with their lines.
fn dependencies(manifest: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut listing = false;
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            listing = section.ends_with("dependencies");
            // `[dependencies.sqlx]` names its crate in the heading.
            if let Some((before, name)) = section.rsplit_once('.')
                && before.ends_with("dependencies")
            {
                found.push((name.to_owned(), index + 1));
            }
        } else if listing
            && !line.starts_with('#')
            && let Some(name) = line.split(['.', '=', ' ']).next()
            && !name.is_empty()
        {
            found.push((name.to_owned(), index + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: (&str, &str) = (
        "modules/events/Cargo.toml",
        "[package]\nname = \"balai-events\"\n",
    );

    #[test]
    fn a_module_that_uses_another_is_found_and_the_commons_are_not() {
        let report =
            "[dependencies]\nbalai-directory.workspace = true\nbalai-events = { path = \"../events\" }\n";
        let tree = Tree::of(&[
            EVENTS,
            ("modules/directory/Cargo.toml", ""),
            ("modules/report/Cargo.toml", report),
        ]);
        let findings = modules_know_only_the_commons(&tree);
        assert_eq!(findings.len(), 1);
        let said = findings[0].to_string();
        assert!(said.starts_with("modules/report/Cargo.toml:3: balai-report depends on balai-events"));
    }

    #[test]
    fn a_kernel_that_tests_with_a_module_is_found() {
        let kernel = "[dev-dependencies]\nbalai-events.workspace = true\n";
        let tree = Tree::of(&[EVENTS, ("kernel/Cargo.toml", kernel)]);
        assert_eq!(kernel_knows_no_module(&tree).len(), 1);
    }

    #[test]
    fn a_lib_crate_with_a_runtime_is_found_in_either_spelling() {
        for manifest in [
            "[dependencies]\ntokio = \"1\"\n",
            "[dependencies.tokio]\nversion = \"1\"\n",
        ] {
            let tree = Tree::of(&[("lib/names/Cargo.toml", manifest)]);
            assert_eq!(lib_crates_are_pure(&tree).len(), 1, "{manifest}");
        }
        let pure = "[dependencies]\nstrsim.workspace = true\n[package.metadata]\ntokio = \"no\"\n";
        let tree = Tree::of(&[("lib/names/Cargo.toml", pure)]);
        assert_eq!(lib_crates_are_pure(&tree), []);
    }
}
