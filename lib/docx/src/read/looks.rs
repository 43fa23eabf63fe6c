//! What styles and lists say of the paragraphs that name them (ECMA-376 part 1, 17.7 and 17.9).
use super::part;
use crate::package::{Package, Relation};
use crate::{Limits, Refusal, xml::Node, xml::Ns, xml::Tree};
use std::collections::HashMap;

/// Styles that rest on one another, at most.
const CHAIN: usize = 20;

/// What is known of styles and lists.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    plain: Option<String>,
    /// By list and level, whether it is counted.
    ordered: HashMap<(String, u8), bool>,
    pub(crate) language: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    list_level: Option<u8>,
    hidden: Option<bool>,
    right_to_left: Option<bool>,
}

impl Looks {
    pub(crate) fn read(
        package: &mut Package<'_>,
        relations: &[Relation],
        limits: &Limits,
    ) -> Result<Self, Refusal> {
        let mut looks = Looks::default();
        if let Some(source) = part(package, relations, "styles")? {
            let tree = Tree::parse(&source, limits)?;
            looks.styles_of(&tree);
        }
        if let Some(source) = part(package, relations, "numbering")? {
            let tree = Tree::parse(&source, limits)?;
            looks.lists_of(&tree);
        }
        Ok(looks)
    }

    fn styles_of(&mut self, tree: &Tree<'_>) {
        self.language = tree
            .all(Ns::W, "rPrDefault")
            .first()
            .and_then(|node| tree.child(*node, Ns::W, "rPr"))
            .and_then(|node| tree.val(node, "lang"));
        for node in tree.all(Ns::W, "style") {
            let Some(id) = tree.attribute(node, "styleId") else {
                continue;
            };
            let paragraph = tree.child(node, Ns::W, "pPr");
            let of = |name: &str| paragraph.and_then(|node| tree.child(node, Ns::W, name));
            let list = of("numPr");
            let style = Style {
                name: tree.val(node, "name").unwrap_or_default(),
                base: tree.val(node, "basedOn"),
                outline: paragraph.and_then(|node| level(tree, node, "outlineLvl")),
                list: list.and_then(|node| tree.val(node, "numId")),
                list_level: list.and_then(|node| level(tree, node, "ilvl")),
                hidden: tree
                    .child(node, Ns::W, "rPr")
                    .and_then(|node| tree.switch(node, "vanish")),
                right_to_left: paragraph.and_then(|node| tree.switch(node, "bidi")),
            };
            let plain = tree.attribute(node, "type").as_deref() == Some("paragraph")
                && matches!(
                    tree.attribute(node, "default").as_deref(),
                    Some("1" | "true" | "on")
                );
            if plain {
                self.plain = Some(id.clone());
            }
            self.styles.insert(id, style);
        }
    }

    fn lists_of(&mut self, tree: &Tree<'_>) {
        let mut shapes: HashMap<String, Vec<(u8, bool)>> = HashMap::new();
        for node in tree.all(Ns::W, "abstractNum") {
            let levels = tree.children(node).filter(|node| tree.is(*node, Ns::W, "lvl"));
            let levels = levels.filter_map(|node| {
                let format = tree.val(node, "numFmt").unwrap_or_default();
                let level = tree.attribute(node, "ilvl")?.parse().ok()?;
                Some((level, !matches!(format.as_str(), "bullet" | "none")))
            });
            let id = tree.attribute(node, "abstractNumId").unwrap_or_default();
            shapes.insert(id, levels.take(9).collect());
        }
        for node in tree.all(Ns::W, "num") {
            let Some(id) = tree.attribute(node, "numId") else {
                continue;
            };
            let shape = tree.val(node, "abstractNumId").unwrap_or_default();
            for (level, ordered) in shapes.get(&shape).into_iter().flatten() {
                self.ordered.insert((id.clone(), *level), *ordered);
            }
        }
    }

    /// The first answer along a chain of styles.
    fn along<T>(&self, style: Option<&str>, answer: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = style.or(self.plain.as_deref());
        for _ in 0..CHAIN {
            let style = self.styles.get(at?)?;
            if let Some(found) = answer(style) {
                return Some(found);
            }
            at = style.base.as_deref();
        }
        None
    }

    /// A style's name, as programs in every language keep it for their own styles.
    pub(crate) fn name(&self, style: &str) -> String {
        let known = self.styles.get(style).map(|style| style.name.clone());
        known
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| style.to_owned())
    }

    /// The level of headings in a style, 1 to 9.
    pub(crate) fn heading(&self, style: Option<&str>) -> Option<u8> {
        let named = |name: &str| {
            let level = name
                .to_lowercase()
                .strip_prefix("heading ")?
                .trim()
                .parse()
                .ok()?;
            (1..=9).contains(&level).then_some(level)
        };
        self.along(style, |style| match style.outline {
            Some(level @ 0..=8) => Some(Some(level + 1)),
            Some(_) => Some(None),
            None => named(&style.name).map(Some),
        })
        .flatten()
    }

    /// The list and level in a style.
    pub(crate) fn list(&self, style: Option<&str>) -> Option<(String, u8)> {
        let list = self.along(style, |style| style.list.clone())?;
        let level = self.along(style, |style| style.list_level).unwrap_or(0);
        Some((list, level))
    }

    /// Whether a list counts at a level; a list without a definition does.
    pub(crate) fn is_ordered(&self, list: &str, level: u8) -> bool {
        self.ordered
            .get(&(list.to_owned(), level))
            .copied()
            .unwrap_or(true)
    }

    /// Whether a style hides its text.
    pub(crate) fn hides(&self, style: Option<&str>) -> bool {
        self.along(style, |style| style.hidden).unwrap_or(false)
    }

    /// Whether a style runs from right to left.
    pub(crate) fn right_to_left(&self, style: Option<&str>) -> bool {
        self.along(style, |style| style.right_to_left).unwrap_or(false)
    }

    /// Whether a run's own style hides it; none where it says nothing.
    pub(crate) fn run_hides(&self, style: &str) -> Option<bool> {
        self.styles
            .contains_key(style)
            .then(|| self.along(Some(style), |style| style.hidden))?
    }
}

/// A level written as a child's value, from 0.
pub(crate) fn level(tree: &Tree<'_>, node: Node, child: &str) -> Option<u8> {
    tree.val(node, child)?.trim().parse().ok()
}
