//! Bindings: each element's type and rules, and what happens at a form's events.
use super::{
    data::is_beside,
    paths::Manner,
    plan::{Bound, Node, Plan, Sort},
    texts::is_text_message,
    xml::Element,
};
use crate::kind::QuestionKind;

/// When something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    FirstLoad,
    Load,
    NewRow,
}

impl Event {
    fn name(self) -> &'static str {
        match self {
            Event::FirstLoad => "odk-instance-first-load",
            Event::Load => "odk-instance-load",
            Event::NewRow => "odk-new-repeat",
        }
    }
}

impl Plan<'_> {
    /// All bindings, each followed by what happens when the form is opened.
    pub(super) fn bindings(&self) -> Vec<Element> {
        let mut all = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            if node.question().is_some_and(|question| is_beside(&question.kind)) {
                continue;
            }
            all.extend(self.binding(at, node));
            for (event, action) in self.actions(at, node) {
                if event != Event::NewRow {
                    all.push(action);
                }
            }
        }
        all
    }

    fn binding(&self, at: usize, node: &Node) -> Option<Element> {
        let mut element = Element::new("bind").with("nodeset", node.path.as_str());
        let is_set_off = node
            .question()
            .is_some_and(|question| !question.trigger.is_empty());
        for (name, bound) in node.bind.as_ref()? {
            if is_set_off && name == "calculate" {
                // It is set when the other question changes.
                continue;
            }
            let value = match bound {
                Bound::Value(value) => value.clone(),
                Bound::Message(message) if is_text_message(name, message) => {
                    format!("jr:itext('{}:{name}')", node.path)
                }
                Bound::Message(message) => message
                    .wordings()
                    .first()
                    .map_or_else(String::new, |text| text.text.clone()),
            };
            element.set(name.clone(), self.resolved(&value, Some(at), Manner::default()));
        }
        Some(element)
    }

    fn actions(&self, at: usize, node: &Node) -> Vec<(Event, Element)> {
        let Some(question) = node.question() else {
            return Vec::new();
        };
        let action = |name: &'static str, event: Event| {
            let element = Element::new(name)
                .with("ref", node.path.as_str())
                .with("event", event.name());
            (event, element)
        };
        let mut all = Vec::new();
        if let Some(default) = question.default.as_ref().filter(|_| node.has_dynamic_default()) {
            let value = self.resolved(&default.text, Some(at), Manner::default());
            let mut events = vec![Event::FirstLoad];
            if self.ancestors(at).any(|at| self.is_repeat(at)) {
                events.push(Event::NewRow);
            }
            for event in events {
                let (event, element) = action("setvalue", event);
                all.push((event, element.with("value", value.as_str())));
            }
        }
        match question.kind {
            QuestionKind::StartGeopoint => all.push(action("odk:setgeopoint", Event::FirstLoad)),
            QuestionKind::BackgroundAudio => {
                let (event, mut element) = action("odk:recordaudio", Event::Load);
                if let Some(quality) = question.parameter("quality") {
                    element.set("odk:quality", quality);
                }
                all.push((event, element));
            }
            _ => {}
        }
        all
    }

    /// What happens when a row is added to a repeat.
    pub(super) fn at_new_row(&self, repeat: usize) -> Vec<Element> {
        let mut all = Vec::new();
        let mut waiting: Vec<usize> = vec![repeat];
        while let Some(at) = waiting.pop() {
            let Some(node) = self.nodes.get(at) else { continue };
            if matches!(node.sort, Sort::Repeat) && at != repeat {
                // It sees to its own.
                continue;
            }
            for (event, action) in self.actions(at, node) {
                if event == Event::NewRow {
                    all.push(action);
                }
            }
            waiting.extend(node.children.iter().rev());
        }
        all
    }
}
