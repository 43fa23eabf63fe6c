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

/// Whoever looks for a noun's rules finds them in the file of that name.
pub fn usual_names(tree: &Tree) -> Vec<Finding> {
    tree.texts(".rs")
        .filter_map(|(file, _)| {
            let parts: Vec<&str> = file.path.split('/').collect();
            let ["modules", _, "src", noun, name, ..] = parts.as_slice() else {
                return None;
            };
            let name = name.trim_end_matches(".rs");
            (!NOUN_FILES.contains(&name)).then(|| {
                let sentence = format!(
                    "a noun's folder has no {name}; its files are {}. Is `{noun}` two nouns?",
                    NOUN_FILES.join(", ")
                );
                Finding::about(file, sentence)
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
    fn an_unusual_file_in_a_nouns_folder_is_found() {
        let tree = Tree::of(&[
            ("modules/events/src/event/helpers.rs", ""),
            ("modules/events/src/event/pages/list.rs", ""),
            ("modules/events/src/routes.rs", ""),
        ]);
        let findings = usual_names(&tree);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].to_string().contains("no helpers"));
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
