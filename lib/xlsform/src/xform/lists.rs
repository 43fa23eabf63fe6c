//! Lists of choices as they are written.
use std::collections::{HashMap, HashSet};

use crate::{
    form::{Choice, ChoiceList, Form, Item, Kind, Text},
    kind::{QuestionKind, Select, Source},
    reference,
};

/// A list of choices.
#[derive(Debug)]
pub(super) struct List<'a> {
    pub(super) list: &'a ChoiceList,
    pub(super) other: Option<Choice>,
    /// Whether its texts stand among the translations.
    pub(super) is_translated: bool,
    /// Whether a search on the device fills it.
    pub(super) is_searched: bool,
    /// Some questions that take it without a search.
    pub(super) taken_by: Vec<String>,
}

impl List<'_> {
    /// All choices.
    pub(super) fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.list.choices.iter().chain(self.other.as_ref())
    }
}

/// All lists of a form.
pub(super) fn of(form: &Form) -> Vec<List<'_>> {
    let mut with_other = HashSet::new();
    let mut searched = HashSet::new();
    let mut plainly: HashMap<&str, Vec<String>> = HashMap::new();
    let mut waiting: Vec<&Item> = form.items.iter().collect();
    while let Some(item) = waiting.pop() {
        waiting.extend(item.items());
        if let Kind::Question(question) = &item.kind
            && let QuestionKind::Select(Select {
                from: Source::List(list),
                or_other,
                how: _,
            }) = &question.kind
        {
            if *or_other {
                with_other.insert(list.as_str());
            }
            let appearance = item.appearance.as_deref().unwrap_or_default();
            if appearance
                .find("search(")
                .is_some_and(|at| appearance.get(at..).is_some_and(|rest| rest.contains(')')))
            {
                searched.insert(list.as_str());
            } else {
                let names = plainly.entry(list.as_str()).or_default();
                if names.len() < 5 {
                    names.push(item.name.clone());
                }
            }
        }
    }
    form.lists
        .iter()
        .map(|list| {
            let adds = with_other.contains(list.name.as_str()) && !list.has_other();
            let mut found = List {
                list,
                other: adds.then(|| list.other()),
                is_translated: false,
                is_searched: searched.contains(list.name.as_str()),
                taken_by: plainly.remove(list.name.as_str()).unwrap_or_default(),
            };
            let is_translated = found.choices().any(|choice| {
                !choice.media.is_empty()
                    || match &choice.label {
                        Some(Text::Translated(_)) => true,
                        Some(Text::Plain(text)) => reference::has_reference(&text.text),
                        None => false,
                    }
            });
            found.is_translated = is_translated;
            found
        })
        .collect()
}
