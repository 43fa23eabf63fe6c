//! Pages carry no style and no script of their own: the security policy would
//! refuse them, and a reader of the page would not see why.

use super::rust_text::{Kind, Piece, pieces, without_tests};
use super::tree::{Finding, Tree};

/// Finds `style=`, `onclick=` and the like, and script with a body, in the
/// markup that the code writes.
pub fn no_inline_style_or_script(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, text) in tree.texts(".rs") {
        if file.is_test() || file.path.starts_with("xtask/") {
            continue;
        }
        let pieces = pieces(without_tests(text));
        for (index, piece) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1);
            if let Some((offset, sentence)) = judge(piece, next) {
                findings.push(Finding::at(file, piece.line + offset, sentence));
            }
        }
    }
    findings
}

/// What is wrong with a piece, and how many lines into it.
fn judge(piece: &Piece, next: Option<&Piece>) -> Option<(usize, String)> {
    let found = match piece.kind {
        Kind::Comment => None,
        // In a template the name stands in the code and the value in a string.
        Kind::Code => in_code(&piece.text, next.is_some_and(|next| next.kind == Kind::Text)),
        Kind::Text => in_markup(&piece.text),
    };
    let (at, what) = found?;
    let offset = piece.text[..at].matches('\n').count();
    Some((
        offset,
        format!("{what} is inline; the page's policy refuses it. Use a class, or a file in assets."),
    ))
}

fn in_code(code: &str, text_follows: bool) -> Option<(usize, String)> {
    // Formatted Rust has spaces around `=`; an attribute of a template has none.
    if let Some(before) = code.strip_suffix('=')
        && text_follows
    {
        return forbidden_attribute(before).map(|name| (before.len() - name.len(), name.to_owned()));
    }
    for value in ["=(", "={", "=["] {
        for (at, _) in code.match_indices(value) {
            if let Some(name) = forbidden_attribute(&code[..at]) {
                return Some((at - name.len(), name.to_owned()));
            }
        }
    }
    let script = code
        .match_indices("script {")
        .find(|(at, found)| !code[at + found.len()..].trim_start().starts_with('}'))?;
    let starts_a_word =
        !code[..script.0].ends_with(|sign: char| sign.is_alphanumeric() || "_.".contains(sign));
    starts_a_word.then(|| (script.0, "a script's body".to_owned()))
}

fn in_markup(text: &str) -> Option<(usize, String)> {
    for value in ["=\\\"", "=\"", "='"] {
        for (at, _) in text.match_indices(value) {
            if let Some(name) = forbidden_attribute(&text[..at]) {
                return Some((at - name.len(), name.to_owned()));
            }
        }
    }
    let at = text.find("<script")?;
    let end = text[at..].find('>').map_or(text.len(), |end| at + end);
    (!text[at..end].contains("src=")).then(|| (at, "a script's body".to_owned()))
}

/// The attribute name that `text` ends in, when it is a forbidden one.
fn forbidden_attribute(text: &str) -> Option<&str> {
    let (_, name) = text.rsplit_once(char::is_whitespace)?;
    let handler =
        name.len() > 4 && name.starts_with("on") && name.chars().all(|sign| sign.is_ascii_lowercase());
    (name == "style" || handler).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(source: &str) -> Vec<String> {
        let tree = Tree::of(&[("kernel/src/web/shell.rs", source)]);
        no_inline_style_or_script(&tree)
            .iter()
            .map(Finding::to_string)
            .collect()
    }

    #[test]
    fn inline_style_and_handlers_in_templates_are_found() {
        let said =
            findings("html! {\n    p style=\"color: red\" { \"Hi\" }\n    a onclick=(act) { \"Go\" }\n}");
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("kernel/src/web/shell.rs:2: style"));
        assert!(said[1].starts_with("kernel/src/web/shell.rs:3: onclick"));
    }

    #[test]
    fn inline_style_in_written_markup_is_found() {
        assert_eq!(
            findings("let bar = format!(\"<g style=\\\"fill: {c}\\\">\");").len(),
            1
        );
        assert_eq!(findings("let s = \"<script>go()</script>\";").len(), 1);
        assert_eq!(findings("html! { script { (body) } }").len(), 1);
    }

    #[test]
    fn ordinary_code_and_linked_scripts_are_left_alone() {
        assert_eq!(findings("let style = \"thin\"; let online = \"yes\";"), [""; 0]);
        assert_eq!(
            findings("html! { script src=\"/assets/app.js\" defer {} }"),
            [""; 0]
        );
        assert_eq!(
            findings("let s = \"<script src='/assets/app.js'></script>\";"),
            [""; 0]
        );
        assert_eq!(findings("html! { p class=\"style\" { \"style=\" } }"), [""; 0]);
    }
}
