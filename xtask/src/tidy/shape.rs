//! The shape of files and folders.

use super::rust_text::{Kind, pieces};
use super::tree::{Finding, Tree};

const LONGEST: usize = 600;
const REASON: &str = "// long because: ";

/// What the files of a noun's folder may be called. One that grew too long
/// becomes a folder of the same name.
const NOUN_FILES: [&str; 13] = [
    "mod", "store", "policy", "web", "pages", "mail", "jobs", "api", "import", "export", "measures", "demo",
    "tests",
];

/// A file over 600 lines says in its first lines why.
pub fn no_long_files(tree: &Tree) -> Vec<Finding> {
    tree.texts(".rs")
        .filter_map(|(file, text)| {
            let lines = text.lines().count();
            let reasoned = text.lines().take(10).any(|line| line.starts_with(REASON));
            (lines > LONGEST && !reasoned).then(|| {
                let sentence = format!(
                    "{lines} lines are more than {LONGEST}; make it two, or say near its top `{REASON}...`."
                );
                Finding::about(file, sentence)
            })
        })
        .collect()
}

/// What can be done in a file of another name: rules and values. SQL, handlers and
/// permissions stand where everyone looks for them.
const KEPT_FOR: [(&str, &str); 3] = [
    ("sql!(", "store"),
    ("Routes::new()", "web"),
    ("impl Guarded for", "policy"),
];

/// Whoever looks for a noun's SQL, handlers or permissions finds them in the file of
/// that name. Further files hold rules that would make `mod.rs` long.
pub fn usual_names(tree: &Tree) -> Vec<Finding> {
    tree.texts(".rs")
        .filter_map(|(file, text)| {
            let parts: Vec<&str> = file.path.split('/').collect();
            let ["modules", _, "src", noun, name, rest @ ..] = parts.as_slice() else {
                return None;
            };
            if *noun == "tests" {
                return None;
            }
            let names: Vec<&str> = std::iter::once(name)
                .chain(rest)
                .map(|name| name.trim_end_matches(".rs"))
                .collect();
            if names.iter().any(|name| NOUN_FILES.contains(name)) {
                return None;
            }
            KEPT_FOR
                .iter()
                .find(|(mark, _)| text.contains(mark))
                .map(|(mark, place)| {
                    Finding::about(
                        file,
                        format!("`{mark}` stands in a file called {name}; it belongs into {place}."),
                    )
                })
        })
        .collect()
}

/// A noun with handlers says who may act.
pub fn handlers_have_a_policy(tree: &Tree) -> Vec<Finding> {
    tree.files
        .iter()
        .filter(|file| {
            let depth = file.path.split('/').count();
            file.path.starts_with("modules/") && file.name() == "web.rs" && depth == 5
        })
        .filter(|file| {
            let policy = format!("{}/policy", file.folder());
            !tree.has(&format!("{policy}.rs")) && !tree.has(&policy)
        })
        .map(|file| Finding::about(file, "there are handlers here and no policy.rs beside them."))
        .collect()
}

/// A test that cannot run says so itself; none is switched off.
pub fn no_ignored_tests(tree: &Tree) -> Vec<Finding> {
    in_pieces(tree, Kind::Code, |code| {
        code.contains("#[ignore")
            .then(|| "this test is switched off; let it find out itself whether it can run.".to_owned())
    })
}

/// Nothing promises to be finished some other day.
pub fn nothing_left_for_later(tree: &Tree) -> Vec<Finding> {
    let comments = in_pieces(tree, Kind::Comment, |comment| {
        let word = left_over(comment)?;
        Some(format!(
            "{word}: do it, or leave it out and write it down as work to do."
        ))
    });
    let code = in_pieces(tree, Kind::Code, |code| {
        let found = ["todo!", "unimplemented!"]
            .into_iter()
            .find(|mark| code.contains(mark))?;
        Some(format!("{found} stops the program; finish it or leave it out."))
    });
    let others = [".md", ".ftl", ".css", ".mjs", ".toml"]
        .into_iter()
        .flat_map(|ending| {
            tree.texts(ending).flat_map(|(file, text)| {
                text.lines().enumerate().filter_map(|(index, line)| {
                    let word = left_over(line)?;
                    Some(Finding::at(file, index + 1, format!("{word} is left over.")))
                })
            })
        });
    comments.into_iter().chain(code).chain(others).collect()
}

fn left_over(text: &str) -> Option<&str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .find(|word| matches!(*word, "TODO" | "FIXME" | "XXX"))
}

fn in_pieces(tree: &Tree, kind: Kind, judge: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, text) in tree.texts(".rs") {
        for piece in pieces(text).iter().filter(|piece| piece.kind == kind) {
            for (offset, line) in piece.text.lines().enumerate() {
                if let Some(sentence) = judge(line) {
                    findings.push(Finding::at(file, piece.line + offset, sentence));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_needs_a_reason() {
        let long = "fn a() {}\n".repeat(LONGEST + 1);
        let reasoned = format!("// long because: a table of all countries\n{long}");
        let tree = Tree::of(&[("lib/names/src/lib.rs", &long), ("app/src/main.rs", &reasoned)]);
        let findings = no_long_files(&tree);
        assert_eq!(findings.len(), 1);
        assert!(
            findings[0]
                .to_string()
                .starts_with("lib/names/src/lib.rs: 601 lines")
        );
    }

    #[test]
    fn sql_in_a_file_of_another_name_is_found_and_rules_there_are_not() {
        let tree = Tree::of(&[
            (
                "modules/events/src/session/helpers.rs",
                "let q = sql!(\"select 1\");\n",
            ),
            ("modules/events/src/session/span.rs", "pub fn days() {}\n"),
            (
                "modules/events/src/session/store.rs",
                "let q = sql!(\"select 1\");\n",
            ),
        ]);
        let findings = usual_names(&tree);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].to_string().contains("helpers"));
    }

    #[test]
    fn handlers_without_a_policy_are_found() {
        let tree = Tree::of(&[
            ("modules/events/src/event/web.rs", ""),
            ("modules/events/src/session/web.rs", ""),
            ("modules/events/src/session/policy.rs", ""),
        ]);
        assert_eq!(handlers_have_a_policy(&tree).len(), 1);
    }

    #[test]
    fn an_ignored_test_is_found_and_a_comment_about_one_is_not() {
        let source = "// never #[ignore]\n#[test]\n#[ignore = \"slow\"]\nfn a() {}\n";
        let findings = no_ignored_tests(&Tree::of(&[("app/tests/a.rs", source)]));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].to_string().starts_with("app/tests/a.rs:3:"));
    }

    #[test]
    fn what_was_left_for_later_is_found_in_code_and_prose() {
        let tree = Tree::of(&[
            ("app/src/main.rs", "// TODO: sort\nfn a() { todo!() }\n"),
            ("docs/book.md", "Line\nFIXME later\n"),
            ("lib/names/src/lib.rs", "const NOTE: &str = \"a TODO list\";\n"),
        ]);
        let said: Vec<String> = nothing_left_for_later(&tree)
            .iter()
            .map(Finding::to_string)
            .collect();
        assert_eq!(said.len(), 3, "{said:?}");
    }
}
