//! The repository as a list of files.

use std::fmt;
use std::fs;
use std::path::Path;

/// One file; the text is there for the kinds that rules read.
pub struct File {
    /// From the root, with `/` between the parts.
    pub path: String,
    pub text: Option<String>,
}

impl File {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The path without its last part.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether the file holds only tests.
    pub fn is_test(&self) -> bool {
        let path = format!("/{}", self.path);
        self.name() == "tests.rs" || path.contains("/tests/") || path.contains("/benches/")
    }
}

/// All files that belong to the repository.
pub struct Tree {
    pub files: Vec<File>,
}

/// Something that a rule forbids.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    line: usize,
    sentence: String,
}

impl Finding {
    /// A finding in one line; lines count from 1.
    pub fn at(file: &File, line: usize, sentence: impl Into<String>) -> Self {
        Self {
            path: file.path.clone(),
            line,
            sentence: sentence.into(),
        }
    }

    /// A finding about a whole file.
    pub fn about(file: &File, sentence: impl Into<String>) -> Self {
        Self::at(file, 0, sentence)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, sentence } = self;
        if *line == 0 {
            write!(out, "{path}: {sentence}")
        } else {
            write!(out, "{path}:{line}: {sentence}")
        }
    }
}

const FOREIGN_FOLDERS: [&str; 4] = ["target", "node_modules", "balai-data", ".git"];
const READ: [&str; 8] = [".rs", ".toml", ".md", ".ftl", ".mjs", ".js", ".css", ".html"];

impl Tree {
    /// Reads the repository at `root`.
    pub fn load(root: &Path) -> Self {
        let mut files = Vec::new();
        collect(root, "", &mut files);
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Self { files }
    }

    /// The files whose name ends in `ending`, each with its text.
    pub fn texts<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a File, &'a str)> {
        self.files
            .iter()
            .filter(move |file| file.path.ends_with(ending))
            .filter_map(|file| Some((file, file.text.as_deref()?)))
    }

    /// Whether a file or a folder stands at `path`.
    pub fn has(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        path.is_empty()
            || self
                .files
                .iter()
                .any(|file| file.path == path || file.path.starts_with(&inside))
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !FOREIGN_FOLDERS.contains(&name.as_str()) => {
                collect(&entry.path(), &format!("{path}/"), files);
            }
            Ok(kind) if kind.is_file() => {
                let readable = READ.iter().any(|ending| name.ends_with(ending));
                let text = readable.then(|| fs::read_to_string(entry.path()).ok()).flatten();
                files.push(File { path, text });
            }
            _ => {}
        }
    }
}

#[cfg(test)]
impl Tree {
    /// A repository of a few invented files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| File {
                    path: (*path).to_owned(),
                    text: Some((*text).to_owned()),
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_its_file_and_line() {
        let tree = Tree::of(&[("app/src/main.rs", "")]);
        let finding = Finding::at(&tree.files[0], 3, "This is wrong.");
        assert_eq!(finding.to_string(), "app/src/main.rs:3: This is wrong.");
        let finding = Finding::about(&tree.files[0], "This is wrong.");
        assert_eq!(finding.to_string(), "app/src/main.rs: This is wrong.");
    }

    #[test]
    fn a_folder_is_there_when_a_file_is_in_it() {
        let tree = Tree::of(&[("docs/decisions/0001.md", "")]);
        assert!(tree.has("docs/decisions") && tree.has("docs/decisions/0001.md"));
        assert!(!tree.has("docs/dec"));
    }
}
