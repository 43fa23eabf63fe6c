//! What is drawn: controls of questions in groups and repeats.
use super::{
    data::is_beside,
    facts,
    lists::List,
    paths::Manner,
    plan::{Effect, Node, Plan, Sort},
    xml::{Child, Element},
};
use crate::{
    fault::{Findings, Place, What},
    form::{Media, Text},
    kind::{QuestionKind, Source, extension},
    reference,
};

/// How a list's nodes are found, and what of each is value and label.
struct Itemset {
    value: String,
    label: String,
    nodes: String,
    filter: Option<String>,
}

impl Plan<'_> {
    /// The controls of everything within an element.
    pub(super) fn controls(&self, at: usize, findings: &mut Findings) -> Vec<Child> {
        let children = self
            .nodes
            .get(at)
            .map(|node| node.children.as_slice())
            .unwrap_or_default();
        let controls = children.iter().filter_map(|&child| {
            let node = self.nodes.get(child)?;
            match node.sort {
                Sort::Root | Sort::Meta => None,
                Sort::Group { .. } => Some(self.group(child, node, findings)),
                Sort::Repeat => Some(self.repeat(child, node, findings)),
                Sort::Question(_) => self.question_control(child, node, findings),
            }
        });
        controls.map(Child::Element).collect()
    }

    fn group(&self, at: usize, node: &Node, findings: &mut Findings) -> Element {
        let mut element = Element::new("group");
        for (name, value) in &node.control {
            let value = match name.as_str() {
                "appearance" => value.clone(),
                _ => self.resolved(value, Some(at), Manner::default()),
            };
            element.set(name.clone(), value);
        }
        element.set("ref", node.path.as_str());
        if node.label.is_some() {
            element.push(self.label(at, node));
        }
        let controls = self.controls(at, findings);
        if controls.is_empty() {
            let what = What::GroupEmpty {
                name: node.name.clone(),
            };
            findings.fault(Place::of(node.at, "name"), what);
        }
        element.children.extend(controls);
        element
    }

    fn repeat(&self, at: usize, node: &Node, findings: &mut Findings) -> Element {
        let mut repeat = Element::new("repeat").with("nodeset", node.path.as_str());
        for (name, value) in &node.control {
            repeat.set(name.clone(), self.resolved(value, Some(at), Manner::default()));
        }
        repeat.children = self.controls(at, findings);
        for action in self.at_new_row(at) {
            repeat.push(action);
        }
        let mut group = Element::new("group").with("ref", node.path.as_str());
        group.push(self.label(at, node));
        group.push(repeat);
        group
    }

    fn label(&self, at: usize, node: &Node) -> Element {
        if node.has_text_label() {
            return Element::new("label").with("ref", format!("jr:itext('{}:label')", node.path));
        }
        self.worded("label", node.label.as_ref(), at)
    }

    fn worded(&self, name: &'static str, text: Option<&Text>, at: usize) -> Element {
        let Some(text) = text.and_then(|text| text.wordings().first().map(|text| text.text.clone())) else {
            return Element::new(name);
        };
        let children = self.with_outputs(&text, Some(at));
        Element::new(name).holding(children.unwrap_or_else(|| vec![Child::Text(text)]))
    }

    fn question_control(&self, at: usize, node: &Node, findings: &mut Findings) -> Option<Element> {
        let question = node.question()?;
        if is_beside(&question.kind) {
            return None;
        }
        let effects = self.sets_off.get(&node.name);
        let worked_out = question.kind == QuestionKind::Calculate
            || ((node.bound("calculate").is_some() || !question.trigger.is_empty())
                && node.label.is_none()
                && node.hint.is_none());
        if worked_out {
            for effect in effects.into_iter().flatten().filter(|effect| !effect.is_place) {
                let target = self.nodes.get(effect.target);
                let what = What::TriggerHidden {
                    name: node.name.clone(),
                    target: target.map_or_else(String::new, |node| node.name.clone()),
                };
                findings.fault(Place::row("survey", target.map_or(0, |node| node.at.row)), what);
            }
            return None;
        }
        let tag = facts::tag(&question.kind)?;
        check_label(node, findings);
        let mut element = Element::new(tag).with("ref", node.path.as_str());
        for (name, value) in &node.control {
            element.set(name.clone(), self.resolved(value, Some(at), Manner::default()));
        }
        element.push(self.label(at, node));
        if node.has_text_hint() {
            element.push(Element::new("hint").with("ref", format!("jr:itext('{}:hint')", node.path)));
        } else if node.hint.is_some() {
            element.push(self.worded("hint", node.hint.as_ref(), at));
        }
        self.offered(at, node, &mut element, findings);
        let (places, values): (Vec<&Effect>, Vec<&Effect>) =
            effects.into_iter().flatten().partition(|effect| effect.is_place);
        for effect in values.into_iter().chain(places) {
            element.push(self.effect(at, effect));
        }
        Some(element)
    }

    fn effect(&self, at: usize, effect: &Effect) -> Element {
        let name = if effect.is_place {
            "odk:setgeopoint"
        } else {
            "setvalue"
        };
        let mut element = Element::new(name)
            .with("ref", self.path(effect.target))
            .with("event", "xforms-value-changed");
        if !effect.value.is_empty() && !effect.is_place {
            element.set("value", self.resolved(&effect.value, Some(at), Manner::default()));
        }
        element
    }

    /// What is offered to choose from.
    fn offered(&self, at: usize, node: &Node, element: &mut Element, findings: &mut Findings) {
        let Some(question) = node.question() else { return };
        let list = |name: &str| self.lists.iter().find(|list| list.list.name == name);
        match &question.kind {
            QuestionKind::Select(select) => {
                if let Source::External(name) = &select.from {
                    let filter = question.choice_filter.as_ref().map(|filter| {
                        let manner = Manner {
                            from_question: true,
                            ..Manner::default()
                        };
                        format!("[{}]", self.resolved(&filter.text, Some(at), manner))
                    });
                    let filter = filter.unwrap_or_default();
                    element.set("query", format!("instance('{name}')/root/item{filter}"));
                    return;
                }
                if node.is_searched() {
                    match &select.from {
                        Source::List(name) => self.searched(node, list(name), element, findings),
                        _ => {
                            let what = What::SearchFile {
                                name: node.name.clone(),
                            };
                            findings.fault(Place::row("survey", node.at.row), what);
                        }
                    }
                    return;
                }
                let taken = list(select.from.text());
                let translated = taken.is_some_and(|list| list.is_translated);
                if taken.is_some_and(|list| {
                    !list.is_translated && list.choices().all(|choice| choice.label.is_none())
                }) {
                    let list = select.from.text().to_owned();
                    findings.fault(Place::row("survey", node.at.row), What::ListUnlabelled { list });
                }
                let itemset = match &select.from {
                    Source::File(file) => {
                        of_file(file, question.parameter("value"), question.parameter("label"))
                    }
                    Source::Answers(name) => self.of_answers(at, name),
                    source => of_list(source.text(), translated),
                };
                element.push(self.itemset(at, node, itemset));
            }
            QuestionKind::Range => {
                if let Some(name) = question.parameter("tick_labelset") {
                    let translated = list(name).is_some_and(|list| list.is_translated);
                    element.push(of_list(name, translated).element());
                }
            }
            QuestionKind::Geopoint | QuestionKind::Geotrace | QuestionKind::Geoshape => {
                if let Some(name) = question.parameter("reference-geometry") {
                    let itemset = match reference::has_reference(name) {
                        true => Itemset {
                            value: "geometry".to_owned(),
                            label: "geometry".to_owned(),
                            nodes: self.whole(at, name),
                            // Devices look at one row only where nothing is filtered.
                            filter: Some("./geometry != ''".to_owned()),
                        },
                        false => of_list(name, list(name).is_some_and(|list| list.is_translated)),
                    };
                    element.push(self.itemset(at, node, itemset));
                }
            }
            QuestionKind::Osm(Some(name)) => {
                let tags = self.form.tags.iter().find(|list| list.name == *name);
                for tag in tags.map(|list| list.choices.as_slice()).unwrap_or_default() {
                    let label = match &tag.label {
                        Some(text) => Element::text(
                            "label",
                            text.wordings().first().map_or("", |text| text.text.as_str()),
                        ),
                        None => Element::new("label"),
                    };
                    let children = vec![Child::Element(label)];
                    element.push(
                        Element::new("tag")
                            .with("key", tag.name.as_str())
                            .holding(children),
                    );
                }
            }
            _ => {}
        }
    }

    /// Choices one by one: a search on the device needs them so.
    fn searched(&self, node: &Node, list: Option<&List<'_>>, element: &mut Element, findings: &mut Findings) {
        let Some(list) = list else { return };
        if !list.taken_by.is_empty() {
            let what = What::SearchShared {
                name: node.name.clone(),
                list: list.list.name.clone(),
                others: list.taken_by.join(", "),
            };
            findings.fault(Place::row("survey", node.at.row), what);
        }
        for (at, choice) in list.choices().enumerate() {
            let label = match (list.is_translated, &choice.label) {
                (true, _) => {
                    Element::new("label").with("ref", format!("jr:itext('{}-{at}')", list.list.name))
                }
                (false, Some(text)) if node.label.is_some() => Element::text(
                    "label",
                    text.wordings().first().map_or("", |text| text.text.as_str()),
                ),
                _ => Element::new("label"),
            };
            let mut item = Element::new("item");
            item.push(label);
            item.push(Element::text("value", choice.name.as_str()));
            element.push(item);
        }
    }

    /// The path of a repeat or of its questions over all rows.
    fn whole(&self, at: usize, text: &str) -> String {
        let manner = Manner {
            whole_repeat: true,
            ..Manner::default()
        };
        self.resolved(text, Some(at), manner).trim().to_owned()
    }

    fn of_answers(&self, at: usize, text: &str) -> Itemset {
        let path = self.whole(at, text);
        let (nodes, name) = path.rsplit_once('/').unwrap_or(("", &path));
        Itemset {
            value: name.to_owned(),
            label: name.to_owned(),
            nodes: nodes.to_owned(),
            filter: Some(format!("./{name} != ''")),
        }
    }

    /// With the author's filter, and in an order by chance where they want one.
    fn itemset(&self, at: usize, node: &Node, mut itemset: Itemset) -> Element {
        let Some(question) = node.question() else {
            return itemset.element();
        };
        let answers = match question.parameter("reference-geometry") {
            Some(name) => reference::has_reference(name),
            None => node
                .select()
                .is_some_and(|select| matches!(select.from, Source::Answers(_))),
        };
        if let Some(filter) = &question.choice_filter {
            let manner = Manner {
                from_question: true,
                whole_repeat: answers,
            };
            let mut filter = self.resolved(&filter.text, Some(at), manner);
            if answers {
                filter = filter
                    .replace(&format!("current()/{}", itemset.nodes), ".")
                    .replace(&itemset.nodes, ".");
            }
            itemset.filter = Some(filter);
        }
        if let Some(filter) = itemset.filter.take() {
            itemset.nodes = format!("{}[{filter}]", itemset.nodes);
        }
        if question.parameter("randomize") == Some("true") {
            itemset.nodes = match question.parameter("seed") {
                Some(seed) => {
                    let seed = self.resolved(seed, Some(at), Manner::default());
                    format!("randomize({}, {})", itemset.nodes, seed.trim())
                }
                None => format!("randomize({})", itemset.nodes),
            };
        }
        itemset.element()
    }
}

impl Itemset {
    fn element(self) -> Element {
        let mut element = Element::new("itemset").with("nodeset", self.nodes);
        element.push(Element::new("value").with("ref", self.value));
        element.push(Element::new("label").with("ref", self.label));
        element
    }
}

fn of_list(name: &str, is_translated: bool) -> Itemset {
    Itemset {
        value: "name".to_owned(),
        label: if is_translated {
            "jr:itext(itextId)"
        } else {
            "label"
        }
        .to_owned(),
        nodes: format!("instance('{name}')/root/item"),
        filter: None,
    }
}

fn of_file(file: &str, value: Option<&str>, label: Option<&str>) -> Itemset {
    let (stem, ending) = extension(file).unwrap_or((file, ""));
    let (usual_value, usual_label) = if ending == "geojson" {
        ("id", "title")
    } else {
        ("name", "label")
    };
    Itemset {
        value: value.unwrap_or(usual_value).to_owned(),
        label: label.unwrap_or(usual_label).to_owned(),
        nodes: format!("instance('{stem}')/root/item"),
        filter: None,
    }
}

/// Somebody must know what to answer.
fn check_label(node: &Node, findings: &mut Findings) {
    let place = || Place::of(node.at, "name");
    if node.label.is_none() && node.media.is_empty() && node.hint.is_none() {
        let what = What::LabelMissing {
            name: node.name.clone(),
        };
        findings.fault(place(), what);
    }
    let has = |wanted: Media| node.media.iter().any(|(media, _)| *media == wanted);
    if has(Media::BigImage) && !has(Media::Image) {
        let what = What::BigImageAlone {
            name: node.name.clone(),
        };
        findings.fault(place(), what);
    }
}
