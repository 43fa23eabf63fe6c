//! Documents and what came from others.

use super::tree::{File, Finding, Tree};

/// Links and pictures in Markdown lead to files that are there.
pub fn links_lead_somewhere(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, text) in tree.texts(".md") {
        for (target, line) in targets(text) {
            match resolve(file.folder(), &target) {
                Some(path) if tree.has(&path) => {}
                _ => {
                    let sentence = format!("the link to {target} leads nowhere.");
                    findings.push(Finding::at(file, line, sentence));
                }
            }
        }
    }
    findings
}

/// Fonts and vendored files stand beside their licence.
pub fn third_party_files_have_a_licence(tree: &Tree) -> Vec<Finding> {
    tree.files
        .iter()
        .filter(|file| file.path.starts_with("assets/") && is_third_party(file) && !is_licence(file))
        .filter(|file| {
            !tree
                .files
                .iter()
                .any(|other| other.folder() == file.folder() && is_licence(other))
        })
        .map(|file| Finding::about(file, "this comes from others; put its licence beside it."))
        .collect()
}

fn is_third_party(file: &File) -> bool {
    let font = [".woff2", ".woff", ".ttf", ".otf"]
        .iter()
        .any(|ending| file.path.ends_with(ending));
    font || file.path.contains("/vendor/") || file.name().contains(".min.")
}

fn is_licence(file: &File) -> bool {
    let name = file.name().to_ascii_uppercase();
    ["LICENSE", "LICENCE", "OFL", "COPYING"]
        .iter()
        .any(|word| name.contains(word))
}

/// The places inside the repository that a Markdown text links to, with lines.
fn targets(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut in_block = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            let prose = without_code(line);
            found.extend(
                prose
                    .split("](")
                    .skip(1)
                    .filter_map(|rest| rest.split([')', ' ']).next())
                    .filter(|target| !leads_outside(target))
                    .map(|target| (target.split('#').next().unwrap_or("").to_owned(), index + 1)),
            );
        }
    }
    found
}

fn leads_outside(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:") || target.starts_with('#')
}

/// The line without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("")
}

/// The path from the root of `target` as written in `folder`; none when it
/// leaves the repository.
fn resolve(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let target = match target.strip_prefix('/') {
        Some(from_root) => {
            parts.clear();
            from_root
        }
        None => target,
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_missing_file_is_found_and_a_good_one_is_not() {
        let text = "See [style](../STYLE.md#names), [site](https://example.org) and\n![hall](hall.png), `[x](y)`.\n```\n[not](a link)\n```\n";
        let tree = Tree::of(&[("docs/book.md", text), ("STYLE.md", "")]);
        let findings = links_lead_somewhere(&tree);
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].to_string(),
            "docs/book.md:2: the link to hall.png leads nowhere."
        );
    }

    #[test]
    fn a_link_out_of_the_repository_is_found() {
        let tree = Tree::of(&[("README.md", "[plan](../elsewhere/plan.md)")]);
        assert_eq!(links_lead_somewhere(&tree).len(), 1);
    }

    #[test]
    fn a_font_without_its_licence_is_found() {
        let bare = Tree::of(&[("assets/fonts/text.woff2", "")]);
        assert_eq!(third_party_files_have_a_licence(&bare).len(), 1);
        let licensed = Tree::of(&[("assets/fonts/text.woff2", ""), ("assets/fonts/OFL.txt", "")]);
        assert_eq!(third_party_files_have_a_licence(&licensed), []);
    }

    #[test]
    fn our_own_style_sheet_needs_no_licence() {
        let tree = Tree::of(&[("assets/style.css", "")]);
        assert_eq!(third_party_files_have_a_licence(&tree), []);
    }
}
