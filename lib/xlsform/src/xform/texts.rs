//! Texts that differ by language, or that media or answers stand in: they lie together, and
//! what is drawn refers to them by their ids.
use std::collections::HashMap;

use super::{
    plan::{Bound, Node, Plan},
    xml::{Child, Element},
};
use crate::{form::Text, reference};

/// All texts by language.
#[derive(Debug, Default)]
pub(super) struct Texts {
    languages: Vec<Language>,
}

#[derive(Debug)]
struct Language {
    name: String,
    ids: HashMap<String, usize>,
    entries: Vec<Entry>,
}

/// A text with its forms, such as what is read and what is shown.
#[derive(Debug)]
struct Entry {
    id: String,
    forms: Vec<(&'static str, Wording)>,
}

/// A wording and the element whose answers it may speak of.
#[derive(Debug)]
struct Wording {
    text: String,
    context: Option<usize>,
}

/// The form of a text that is read.
const LONG: &str = "long";
const GUIDANCE: &str = "guidance";

impl Texts {
    fn put(&mut self, language: &str, id: &str, form: &'static str, text: &str, context: Option<usize>) {
        let at = match self.languages.iter().position(|there| there.name == language) {
            Some(at) => at,
            None => {
                self.languages.push(Language {
                    name: language.to_owned(),
                    ids: HashMap::new(),
                    entries: Vec::new(),
                });
                self.languages.len() - 1
            }
        };
        let Some(language) = self.languages.get_mut(at) else {
            return;
        };
        let entry = language.entry(id);
        let wording = Wording {
            text: text.to_owned(),
            context,
        };
        match entry.forms.iter_mut().find(|(there, _)| *there == form) {
            Some((_, there)) => *there = wording,
            None => entry.forms.push((form, wording)),
        }
    }

    fn put_all(&mut self, text: &Text, id: &str, form: &'static str, default: &str, context: Option<usize>) {
        match text {
            Text::Plain(text) => self.put(default, id, form, &text.text, context),
            Text::Translated(all) => {
                for (language, text) in all {
                    self.put(language, id, form, &text.text, context);
                }
            }
        }
    }

    /// Gives every language every text: a hyphen where it has none.
    fn fill(&mut self) {
        let mut order: Vec<(String, Vec<&'static str>)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for language in &self.languages {
            for entry in &language.entries {
                let at = *known.entry(entry.id.clone()).or_insert_with(|| {
                    order.push((entry.id.clone(), Vec::new()));
                    order.len() - 1
                });
                let Some((_, forms)) = order.get_mut(at) else {
                    continue;
                };
                for (form, _) in &entry.forms {
                    if !forms.contains(form) {
                        forms.push(form);
                    }
                }
            }
        }
        for language in &mut self.languages {
            for (id, forms) in &order {
                let entry = language.entry(id);
                for form in forms {
                    if !entry.forms.iter().any(|(there, _)| there == form) {
                        entry.forms.push((
                            form,
                            Wording {
                                text: "-".to_owned(),
                                context: None,
                            },
                        ));
                    }
                }
            }
        }
    }
}

impl Language {
    fn entry(&mut self, id: &str) -> &mut Entry {
        let at = match self.ids.get(id) {
            Some(at) => *at,
            None => {
                self.ids.insert(id.to_owned(), self.entries.len());
                self.entries.push(Entry {
                    id: id.to_owned(),
                    forms: Vec::new(),
                });
                self.entries.len() - 1
            }
        };
        &mut self.entries[at]
    }
}

impl Node {
    /// Whether its label lies among the texts.
    pub(super) fn has_text_label(&self) -> bool {
        matches!(self.label, Some(Text::Translated(_))) || !self.media.is_empty()
    }

    /// Whether its hint does.
    pub(super) fn has_text_hint(&self) -> bool {
        matches!(self.hint, Some(Text::Translated(_))) || self.guidance.is_some()
    }
}

/// Whether a message lies among the texts.
pub(super) fn is_text_message(name: &str, message: &Text) -> bool {
    match message {
        Text::Translated(_) => true,
        // Devices say this one before any form is open.
        Text::Plain(text) => name != "jr:noAppErrorString" && reference::has_reference(&text.text),
    }
}

impl Plan<'_> {
    /// The element with all texts; none where there are none.
    pub(super) fn texts(&self) -> Option<Element> {
        let default = self.form.settings.default_language.as_str();
        let mut texts = Texts::default();
        for list in self.lists.iter().filter(|list| list.is_translated) {
            for (at, choice) in list.choices().enumerate() {
                let id = format!("{}-{at}", list.list.name);
                if let Some(label) = &choice.label {
                    texts.put_all(label, &id, LONG, default, None);
                }
                for (media, file) in &choice.media {
                    texts.put_all(file, &id, media.name(), default, None);
                }
            }
        }
        for (at, node) in self.nodes.iter().enumerate() {
            texts.of_node(at, node, default);
        }
        for (at, node) in self.nodes.iter().enumerate() {
            for (media, file) in &node.media {
                let _ = at; // A file's name speaks of nobody's answers.
                texts.put_all(file, &format!("{}:label", node.path), media.name(), default, None);
            }
        }
        if texts.languages.is_empty() {
            return None;
        }
        texts.fill();
        let mut all = Element::new("itext");
        for language in &texts.languages {
            let mut translation = Element::new("translation").with("lang", language.name.as_str());
            if language.name == default {
                translation.set("default", "true()");
            }
            for entry in &language.entries {
                translation.push(self.text(entry));
            }
            all.push(translation);
        }
        Some(all)
    }

    fn text(&self, entry: &Entry) -> Element {
        let mut text = Element::new("text").with("id", entry.id.as_str());
        for (form, wording) in &entry.forms {
            let is_media = *form != LONG && *form != GUIDANCE;
            if is_media && wording.text == "-" {
                continue;
            }
            let mut value = Element::new("value");
            if *form != LONG {
                value.set("form", *form);
            }
            let mut children = self
                .with_outputs(&wording.text, wording.context)
                .unwrap_or_else(|| vec![Child::Text(wording.text.clone())]);
            if is_media {
                let folder = if *form == "big-image" || *form == "image" {
                    "images"
                } else {
                    form
                };
                let address = format!("jr://{folder}/");
                match children.first_mut() {
                    Some(Child::Text(first)) => first.insert_str(0, &address),
                    _ => children.insert(0, Child::Text(address)),
                }
            }
            value.children = children;
            text.push(value);
        }
        text
    }
}

impl Texts {
    fn of_node(&mut self, at: usize, node: &Node, default: &str) {
        let context = Some(at);
        for (name, bound) in node.bind.iter().flatten() {
            if let Bound::Message(message) = bound
                && is_text_message(name, message)
            {
                self.put_all(message, &format!("{}:{name}", node.path), LONG, default, context);
            }
        }
        if let Some(label) = &node.label
            && node.has_text_label()
        {
            self.put_all(label, &format!("{}:label", node.path), LONG, default, context);
        }
        let id = format!("{}:hint", node.path);
        if let Some(hint) = &node.hint
            && node.has_text_hint()
        {
            self.put_all(hint, &id, LONG, default, context);
        }
        if let Some(guidance) = &node.guidance {
            self.put_all(guidance, &id, GUIDANCE, default, context);
        }
    }
}
