//! Elements of XML, and how they are written.
use std::borrow::Cow;

/// An element.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Element {
    pub(super) name: Cow<'static, str>,
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    pub(super) children: Vec<Child>,
}

/// What is in an element.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Element {
            name: name.into(),
            ..Element::default()
        }
    }

    /// An element with nothing but text.
    pub(super) fn text(name: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        Element::new(name).holding(vec![Child::Text(text.into())])
    }

    /// With an attribute; a later value takes the place of an earlier one.
    pub(super) fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    pub(super) fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.attributes.iter_mut().find(|(there, _)| *there == name) {
            Some((_, there)) => *there = value,
            None => self.attributes.push((name, value)),
        }
    }

    pub(super) fn holding(mut self, children: Vec<Child>) -> Self {
        self.children = children;
        self
    }

    pub(super) fn push(&mut self, child: Element) {
        self.children.push(Child::Element(child));
    }

    /// The document, indented by two blanks a level; text is left as it is.
    pub(super) fn document(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\"?>\n");
        self.write(&mut out, 0);
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        indent(out, depth);
        self.write_flat(out, |children, out| {
            out.push('\n');
            for child in children {
                if let Child::Element(element) = child {
                    element.write(out, depth + 1);
                }
            }
            indent(out, depth);
        });
        out.push('\n');
    }

    /// Without indentation around it; `block` writes children among which is no text.
    fn write_flat(&self, out: &mut String, block: impl FnOnce(&[Child], &mut String)) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        if self.children.iter().any(|child| matches!(child, Child::Text(_))) {
            self.write_mixed(out);
        } else {
            block(&self.children, out);
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }

    /// Text among elements stands between blanks, as the field's tools write it.
    fn write_mixed(&self, out: &mut String) {
        let several = self.children.len() > 1;
        for (at, child) in self.children.iter().enumerate() {
            match child {
                Child::Text(text) => {
                    if several && at == 0 {
                        out.push(' ');
                    }
                    escape(text, false, out);
                }
                Child::Element(element) => element.write_flat(out, |_, _| {}),
            }
        }
        if several {
            out.push(' ');
        }
    }
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// Characters that XML forbids are left out: no reader would take the file with them.
fn escape(text: &str, is_attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_attribute => out.push_str("&quot;"),
            '\n' if is_attribute => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' if is_attribute => out.push_str("&#9;"),
            '\t' | '\n' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}
