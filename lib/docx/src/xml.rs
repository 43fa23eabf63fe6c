//! One part as a tree of its elements, which knows where each stands in the text, so that a
//! template can be filled without touching what lies between.
use crate::{Limits, Refusal, refusal::quoted};
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape::unescape};

/// Prefixes bound at one place; office programs need forty.
const BOUND: usize = 256;

/// The vocabularies that are read; their strict and transitional names are one (ECMA-376
/// part 4, annex A).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ns {
    /// WordprocessingML.
    W,
    /// Its additions of 2012: answers to comments.
    W15,
    /// DrawingML, in any of its parts.
    Drawing,
    /// VML, the drawings of older documents.
    Vml,
    /// Markup compatibility.
    Mc,
    /// Formulas.
    Math,
    /// Relations of a package.
    Relations,
    /// Dublin Core, in the document's properties.
    Dc,
    Other,
}

const NAMES: &[(&str, Ns)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Ns::W,
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::W),
    ("http://schemas.microsoft.com/office/word/2012/wordml", Ns::W15),
    ("http://schemas.openxmlformats.org/drawingml/2006/", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/", Ns::Drawing),
    (
        "http://schemas.microsoft.com/office/word/2010/wordprocessing",
        Ns::Drawing,
    ),
    ("urn:schemas-microsoft-com:vml", Ns::Vml),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        Ns::Mc,
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        Ns::Math,
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Ns::Math),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        Ns::Relations,
    ),
    ("http://purl.org/dc/elements/1.1/", Ns::Dc),
];

/// A place in the tree.
pub(crate) type Node = u32;

#[derive(Debug)]
struct Element {
    ns: Ns,
    /// Bytes of the whole element in the text.
    start: u32,
    end: u32,
    /// Bytes between its tags; both its end where it is empty.
    inner: u32,
    inner_end: u32,
    /// Length of its name as written, prefix included.
    name: u32,
    parent: Node,
    /// Its last descendant's place plus one: the first child follows its parent directly in
    /// the list, and a sibling begins where the one before it is past.
    past: Node,
}

/// No node.
const NONE: Node = u32::MAX;

/// A parsed part over its text.
pub(crate) struct Tree<'a> {
    pub(crate) source: &'a str,
    elements: Vec<Element>,
}

impl<'a> Tree<'a> {
    /// Parses a part; refuses definitions, entities, depth and number beyond the limits.
    pub(crate) fn parse(source: &'a str, limits: &Limits) -> Result<Self, Refusal> {
        if u32::try_from(source.len()).is_err() {
            return Err(Refusal::Bomb);
        }
        let mut reader = Reader::from_str(source);
        let mut tree = Tree {
            source,
            elements: Vec::new(),
        };
        let mut open: Vec<Node> = Vec::new();
        let mut bound: Vec<(usize, &'a str, Ns)> = Vec::new();
        loop {
            let event = reader.read_event().map_err(Refusal::damaged)?;
            let end = reader.buffer_position() as u32;
            match event {
                Event::Start(tag) => {
                    let start = end - tag.len() as u32 - 2;
                    tree.enter(start, end, &tag, &mut open, &mut bound, limits)?;
                }
                Event::Empty(tag) => {
                    let start = end - tag.len() as u32 - 3;
                    tree.enter(start, end, &tag, &mut open, &mut bound, limits)?;
                    tree.leave(end, end, &mut open, &mut bound);
                }
                Event::End(_) => {
                    let inner_end = source[..end as usize].rfind('<').unwrap_or_default() as u32;
                    tree.leave(inner_end, end, &mut open, &mut bound);
                }
                Event::DocType(_) => return Err(Refusal::Entities("a DOCTYPE".into())),
                Event::GeneralRef(name) if name.is_char_ref() => {
                    name.resolve_char_ref().map_err(Refusal::damaged)?;
                }
                Event::GeneralRef(name) if resolve_predefined_entity(&name).is_none() => {
                    return Err(Refusal::Entities(quoted(format!("&{};", &*name))));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match open.is_empty() && !tree.elements.is_empty() {
            true => Ok(tree),
            false => Err(Refusal::damaged("a part ends in the middle")),
        }
    }

    fn enter(
        &mut self,
        start: u32,
        end: u32,
        tag: &BytesStart<'_>,
        open: &mut Vec<Node>,
        bound: &mut Vec<(usize, &'a str, Ns)>,
        limits: &Limits,
    ) -> Result<(), Refusal> {
        if open.len() >= limits.depth {
            return Err(Refusal::TooDeep(limits.depth));
        }
        if self.elements.len() >= limits.elements {
            return Err(Refusal::TooMany {
                what: "elements",
                most: limits.elements,
            });
        }
        let depth = open.len();
        if tag.attributes_raw().contains("xmlns") {
            for attribute in tag.attributes().with_checks(false) {
                let attribute = attribute.map_err(Refusal::damaged)?;
                let key = attribute.key.as_ref();
                let prefix = match key.strip_prefix("xmlns") {
                    Some("") => "",
                    Some(rest) if rest.starts_with(':') => &rest[1..],
                    _ => continue,
                };
                // Found again in the text, since the tag does not outlive this call.
                let Some(at) = self.source[start as usize..end as usize].find(key) else {
                    continue;
                };
                let from = start as usize + at + key.len() - prefix.len();
                let ns = namespace(&attribute.value);
                bound.push((depth, &self.source[from..from + prefix.len()], ns));
                if bound.len() > BOUND {
                    return Err(Refusal::damaged("it binds too many prefixes"));
                }
            }
        }
        let name = tag.name();
        let prefix = name.as_ref().split_once(':').map_or("", |(prefix, _)| prefix);
        let ns = bound
            .iter()
            .rev()
            .find(|(_, known, _)| *known == prefix)
            .map_or(Ns::Other, |(_, _, ns)| *ns);
        let node = self.elements.len() as Node;
        self.elements.push(Element {
            ns,
            start,
            end,
            inner: end,
            inner_end: end,
            name: name.as_ref().len() as u32,
            parent: open.last().copied().unwrap_or(NONE),
            past: node + 1,
        });
        open.push(node);
        Ok(())
    }

    fn leave(
        &mut self,
        inner_end: u32,
        end: u32,
        open: &mut Vec<Node>,
        bound: &mut Vec<(usize, &'a str, Ns)>,
    ) {
        let past = self.elements.len() as Node;
        if let Some(node) = open.pop()
            && let Some(element) = self.elements.get_mut(node as usize)
        {
            element.inner_end = inner_end.max(element.inner);
            element.end = end;
            element.past = past;
        }
        while bound.last().is_some_and(|(depth, ..)| *depth >= open.len()) {
            bound.pop();
        }
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Node {
        0
    }

    /// The children of an element, in order.
    pub(crate) fn children(&self, node: Node) -> Children<'_, 'a> {
        let element = &self.elements[node as usize];
        Children {
            tree: self,
            next: node + 1,
            past: element.past,
        }
    }

    pub(crate) fn parent(&self, node: Node) -> Option<Node> {
        Some(self.elements[node as usize].parent).filter(|parent| *parent != NONE)
    }

    pub(crate) fn ns(&self, node: Node) -> Ns {
        self.elements[node as usize].ns
    }

    /// The name without its prefix.
    pub(crate) fn name(&self, node: Node) -> &'a str {
        let element = &self.elements[node as usize];
        let from = element.start as usize + 1;
        let name = &self.source[from..from + element.name as usize];
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix of its name; empty without one.
    pub(crate) fn prefix(&self, node: Node) -> &'a str {
        let element = &self.elements[node as usize];
        let from = element.start as usize + 1;
        let name = &self.source[from..from + element.name as usize];
        name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// Vocabulary and name, to be matched.
    pub(crate) fn kind(&self, node: Node) -> (Ns, &'a str) {
        (self.ns(node), self.name(node))
    }

    pub(crate) fn is(&self, node: Node, ns: Ns, name: &str) -> bool {
        self.kind(node) == (ns, name)
    }

    /// The first child of that kind.
    pub(crate) fn child(&self, node: Node, ns: Ns, name: &str) -> Option<Node> {
        self.children(node).find(|child| self.is(*child, ns, name))
    }

    /// All elements of that kind, at any depth, in order.
    pub(crate) fn all(&self, ns: Ns, name: &str) -> Vec<Node> {
        self.within(self.root())
            .filter(|node| self.is(*node, ns, name))
            .collect()
    }

    /// The element and all it holds, in order.
    pub(crate) fn within(&self, node: Node) -> std::ops::Range<Node> {
        node..self.elements[node as usize].past
    }

    /// The bytes of the whole element in the text.
    pub(crate) fn span(&self, node: Node) -> std::ops::Range<usize> {
        let element = &self.elements[node as usize];
        element.start as usize..element.end as usize
    }

    /// The bytes between its tags.
    pub(crate) fn inner(&self, node: Node) -> std::ops::Range<usize> {
        let element = &self.elements[node as usize];
        element.inner as usize..element.inner_end as usize
    }

    /// An attribute's value by its name without prefix. Where two share it (`w:id` and
    /// `r:id`), the one with the element's own prefix.
    pub(crate) fn attribute(&self, node: Node, name: &str) -> Option<String> {
        self.pick(node, name, true)
    }

    /// An attribute from another vocabulary than the element's: the id of a relation.
    pub(crate) fn relation(&self, node: Node, name: &str) -> Option<String> {
        self.pick(node, name, false)
    }

    fn pick(&self, node: Node, name: &str, own: bool) -> Option<String> {
        let element = &self.elements[node as usize];
        let from = element.start as usize + 1;
        let content = self.source[from..element.inner as usize].trim_end_matches(['>', '/']);
        let tag = BytesStart::from_content(content, element.name as usize);
        let prefix = content[..element.name as usize]
            .split_once(':')
            .map_or("", |(prefix, _)| prefix);
        let mut other = None;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let key = attribute.key.as_ref();
            let (before, local) = key.split_once(':').unwrap_or(("", key));
            if local != name {
                continue;
            }
            let value = attribute.normalized_value(Implicit1_0).ok()?.into_owned();
            match (before == prefix, own) {
                (true, true) => return Some(value),
                (false, false) if !before.is_empty() => return Some(value),
                (false, true) if before.is_empty() || other.is_none() => other = Some(value),
                _ => {}
            }
        }
        other
    }

    /// The value of a child's `val`: `<w:pStyle w:val="Heading1"/>`.
    pub(crate) fn val(&self, node: Node, child: &str) -> Option<String> {
        self.attribute(self.child(node, Ns::W, child)?, "val")
    }

    /// Whether a child switches something on (ECMA-376 part 1, 17.17.4); none without it.
    pub(crate) fn switch(&self, node: Node, child: &str) -> Option<bool> {
        let found = self.child(node, Ns::W, child)?;
        let value = self.attribute(found, "val");
        Some(!matches!(value.as_deref(), Some("0" | "false" | "off" | "none")))
    }

    /// The text directly in an element, as `w:t` holds it: blanks at its ends count only
    /// where it says so, other white space is a blank, control characters are left out.
    pub(crate) fn text(&self, node: Node) -> String {
        let raw = &self.source[self.inner(node)];
        let text = match raw.contains('<') {
            true => self.pieced(raw),
            false => unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned()),
        };
        let kept = self.attribute(node, "space").as_deref() == Some("preserve");
        let text = match kept {
            true => text.as_str(),
            false => text.trim_matches([' ', '\t', '\r', '\n']),
        };
        text.chars()
            .map(|c| if matches!(c, '\t' | '\r' | '\n') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect()
    }

    /// Text that has character data or remarks in it.
    fn pieced(&self, raw: &str) -> String {
        let mut reader = Reader::from_str(raw);
        let mut text = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Text(piece)) => text.push_str(&piece.xml10_content()),
                Ok(Event::CData(piece)) => text.push_str(&piece.xml10_content()),
                Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                    Ok(Some(c)) => text.push(c),
                    _ => text.push_str(resolve_predefined_entity(&name).unwrap_or_default()),
                },
                Ok(Event::Eof) | Err(_) => return text,
                Ok(_) => {}
            }
        }
    }
}

fn namespace(address: &str) -> Ns {
    let found = NAMES.iter().find(|(name, ns)| match ns {
        Ns::Drawing => address.starts_with(name),
        _ => address == *name,
    });
    found.map_or(Ns::Other, |(_, ns)| *ns)
}

/// An element's children.
pub(crate) struct Children<'t, 'a> {
    tree: &'t Tree<'a>,
    next: Node,
    past: Node,
}

impl Iterator for Children<'_, '_> {
    type Item = Node;

    fn next(&mut self) -> Option<Node> {
        if self.next >= self.past {
            return None;
        }
        let found = self.next;
        self.next = self.tree.elements[found as usize].past;
        Some(found)
    }
}
