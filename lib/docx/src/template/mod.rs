//! An office's own document as a template: its fields found, checked and filled. The language
//! of the fields is told in `docs/templates.md`.
mod blocks;
mod fault;
mod fill;
mod offer;
mod tags;

pub use fault::{Fault, FillError, Place, TemplateRefusal, Wrong};
pub use offer::{Offer, Values};

use crate::package::{Package, Relation};
use crate::read::Looks;
use crate::xml::{Ns, Tree};
use crate::{Limits, Refusal};
use blocks::{Prepared, Preparing, path_of};
use offer::FieldKind;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Faults told at once; more say nothing new.
const TOLD: usize = 20;

/// Relations that a template may have to the outside: an address somebody may press, and
/// the file it was made from, which is cut off.
const HARMLESS: [&str; 2] = ["hyperlink", "attachedTemplate"];

/// A sound template.
#[derive(Debug, Clone)]
pub struct Template {
    bytes: Vec<u8>,
    limits: Limits,
    used: BTreeSet<String>,
    /// Parts that are filled, by name.
    parts: BTreeMap<String, (String, Prepared)>,
    /// Parts that are written otherwise than the template has them, by name.
    changed: BTreeMap<String, String>,
}

impl Template {
    /// Reads a template and checks it against what is offered: every field known, every block
    /// closed, nothing hidden from readers, everything required there.
    ///
    /// # Errors
    /// [`TemplateRefusal`]: not a document, one with macros or with something from outside,
    /// or up to 20 faults with their places.
    pub fn read(bytes: &[u8], offer: &Offer, limits: &Limits) -> Result<Self, TemplateRefusal> {
        let read = || Ok(Self::checked(bytes, offer, limits));
        crate::guarded(read)?
    }

    fn checked(bytes: &[u8], offer: &Offer, limits: &Limits) -> Result<Self, TemplateRefusal> {
        let mut package = Package::open(bytes, limits)?;
        let (main, macros) = package.main()?;
        if macros {
            return Err(TemplateRefusal::Macros);
        }
        outside(&mut package)?;
        let relations = package.relations(&main)?;
        let looks = Looks::read(&mut package, &relations, limits)?;
        let mut template = Template {
            bytes: bytes.to_vec(),
            limits: limits.clone(),
            used: BTreeSet::new(),
            parts: BTreeMap::new(),
            changed: changed(&mut package, limits)?,
        };
        let mut faults = Vec::new();
        let mut repeated = BTreeSet::new();
        for (name, called) in filled_parts(&main, &relations) {
            let Some(source) = package.text(&name)? else {
                continue;
            };
            if name == main {
                crate::read::body(&Tree::parse(&source, limits)?)?;
            }
            if !source.contains('{') && !source.contains('}') {
                continue;
            }
            let tree = Tree::parse(&source, limits)?;
            let mut preparing = Preparing {
                tree: &tree,
                scan: tags::scan(&tree, &looks, called),
                offer,
                used: std::mem::take(&mut template.used),
                repeated: std::mem::take(&mut repeated),
            };
            let (prepared, mut wrong) = preparing.prepare();
            template.used = preparing.used;
            repeated = preparing.repeated;
            faults.append(&mut wrong);
            template
                .parts
                .insert(name.to_lowercase(), (source.clone(), prepared));
        }
        elsewhere(&mut package, &template.parts, limits, &mut faults)?;
        missing(offer, "", &template.used, &repeated, &mut faults);
        match faults.is_empty() {
            true => Ok(template),
            false => {
                faults.truncate(TOLD);
                Err(TemplateRefusal::Faults(faults))
            }
        }
    }

    /// The fields it uses; one of a list's entries as `people.name`.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.used.iter().map(String::as_str)
    }

    /// Fills it: the same values give the same bytes. What no field touches stays as it is;
    /// a table whose rows all go is left out.
    ///
    /// # Errors
    /// [`FillError`]: a field it uses has no value, or one of another kind; too large.
    pub fn fill(&self, values: &Values) -> Result<Vec<u8>, FillError> {
        let mut filled = self.changed.clone();
        for (name, (source, prepared)) in &self.parts {
            let text = fill::fill(source, prepared, values)?;
            filled.insert(name.clone(), fill::mended(text, &self.limits)?);
        }
        let bytes = crate::guarded(|| packed(&self.bytes, &self.limits, &filled))?;
        Ok(bytes)
    }
}

/// The parts that are filled, and what people call them.
fn filled_parts(main: &str, relations: &[Relation]) -> BTreeMap<String, &'static str> {
    let mut parts = BTreeMap::from([(main.to_owned(), "the text")]);
    for relation in relations.iter().filter(|relation| !relation.external) {
        let called = match relation.kind.as_str() {
            "header" => "a page header",
            "footer" => "a page footer",
            "footnotes" => "the footnotes",
            "endnotes" => "the endnotes",
            _ => continue,
        };
        parts.insert(relation.target.clone(), called);
    }
    parts
}

/// Refuses what lies outside and would be fetched by whoever opens the document.
fn outside(package: &mut Package<'_>) -> Result<(), TemplateRefusal> {
    for relation in all_relations(package)? {
        let harmless = HARMLESS.contains(&relation.kind.as_str());
        if relation.external && !harmless {
            return Err(TemplateRefusal::Outside(crate::refusal::quoted(&relation.target)));
        }
    }
    Ok(())
}

fn all_relations(package: &mut Package<'_>) -> Result<Vec<Relation>, Refusal> {
    let owners: Vec<String> = package.names().filter_map(owner).collect();
    let mut all = Vec::new();
    for owner in owners {
        all.append(&mut package.relations(&owner)?);
    }
    Ok(all)
}

/// The part whose relations a part holds: `word/document.xml` of `word/_rels/document.xml.rels`.
fn owner(name: &str) -> Option<String> {
    let (folder, file) = name.strip_suffix(".rels")?.rsplit_once("_rels/")?;
    Some(format!("{folder}{file}"))
}

/// Parts that a document made of a template has otherwise: its type, and no way back to the
/// file the template was made from.
fn changed(package: &mut Package<'_>, limits: &Limits) -> Result<BTreeMap<String, String>, Refusal> {
    let mut changed = BTreeMap::new();
    let types = "[content_types].xml";
    if let Some(text) = package.text(types)? {
        let kind = "wordprocessingml.template.main+xml";
        if text.contains(kind) {
            changed.insert(
                types.to_owned(),
                text.replace(kind, "wordprocessingml.document.main+xml"),
            );
        }
    }
    for (name, element) in [
        ("word/_rels/settings.xml.rels", "Relationship"),
        ("word/settings.xml", "attachedTemplate"),
    ] {
        let Some(text) = package.text(name)? else {
            continue;
        };
        let tree = Tree::parse(&text, limits)?;
        let mut cut = text.clone();
        // From the end, so that places before stay where they are.
        for node in tree.within(tree.root()).rev() {
            let goes = match element {
                "Relationship" => {
                    tree.is(node, Ns::Relations, element)
                        && tree
                            .attribute(node, "Type")
                            .is_some_and(|kind| kind.ends_with("/attachedTemplate"))
                }
                element => tree.is(node, Ns::W, element),
            };
            if goes {
                cut.replace_range(tree.span(node), "");
            }
        }
        if cut != text {
            changed.insert(name.to_owned(), cut);
        }
    }
    Ok(changed)
}

/// Fields in parts that are not filled: comments, charts, diagrams.
fn elsewhere(
    package: &mut Package<'_>,
    filled: &BTreeMap<String, (String, Prepared)>,
    limits: &Limits,
    faults: &mut Vec<Fault>,
) -> Result<(), Refusal> {
    let names: Vec<String> = package
        .names()
        .filter(|name| name.starts_with("word/") && name.ends_with(".xml") && !filled.contains_key(*name))
        .map(str::to_owned)
        .collect();
    for name in names {
        let Some(text) = package.text(&name)? else {
            continue;
        };
        if !text.contains('{') {
            continue;
        }
        let tree = Tree::parse(&text, limits)?;
        let said: String = tree
            .within(tree.root())
            .filter(|node| tree.name(*node) == "t")
            .map(|node| tree.text(node))
            .collect();
        if said.contains("{{") || text.contains("{{") {
            let place = Place {
                part: name,
                ..Place::default()
            };
            faults.push(Fault {
                place,
                wrong: Wrong::NotFilled,
            });
        }
    }
    Ok(())
}

/// Fields that must be there and are not; those of a list's entries where it is repeated.
fn missing(
    offer: &Offer,
    path: &str,
    used: &BTreeSet<String>,
    repeated: &BTreeSet<String>,
    faults: &mut Vec<Fault>,
) {
    for (name, field) in &offer.fields {
        let here = path_of(path, name);
        if field.required && !used.contains(&here) {
            faults.push(Fault {
                place: Place::default(),
                wrong: Wrong::Missing(name.clone()),
            });
        }
        if let FieldKind::List(entry) = &field.kind
            && repeated.contains(&here)
        {
            missing(entry, &here, used, repeated, faults);
        }
    }
}

/// The template's parts in their order, those that were filled in place of their own.
fn packed(bytes: &[u8], limits: &Limits, filled: &BTreeMap<String, String>) -> Result<Vec<u8>, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.archive.len() {
        let part = package.archive.by_index_raw(at).map_err(Refusal::damaged)?;
        let name = part.name().map_err(Refusal::damaged)?.into_owned();
        match filled.get(&name.to_lowercase()) {
            None => out.raw_copy_file(part).map_err(Refusal::damaged)?,
            Some(text) => {
                drop(part);
                let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
                out.start_file(name, options).map_err(Refusal::damaged)?;
                out.write_all(text.as_bytes()).map_err(Refusal::damaged)?;
            }
        }
    }
    let out = out.finish().map_err(Refusal::damaged)?;
    Ok(out.into_inner())
}
