//! Loops: the same questions once for each choice of a list.
use crate::form::{Choice, ChoiceList, Group, Item, Kind, Text, Written};

/// The groups of a loop: one for each choice, the words `%(name)s` and `%(label)s` of its
/// questions replaced. A choice named `none` has no group.
pub(super) fn groups(template: &[Item], list: Option<&ChoiceList>, adds_other: bool) -> Vec<Item> {
    let Some(list) = list else { return Vec::new() };
    let other = (adds_other && !list.has_other()).then(|| list.other());
    let choices = list
        .choices
        .iter()
        .chain(&other)
        .filter(|choice| choice.name != "none");
    let groups = choices.map(|choice| {
        let items = template.iter().map(|item| with(item, choice)).collect();
        let kind = Kind::Group(Group {
            items,
            ..Group::default()
        });
        let mut group = Item::new(choice.name.clone(), kind);
        group.at.row = template.first().map_or(0, |item| item.at.row);
        group.label = choice.label.clone();
        group.media = choice.media.clone();
        group
    });
    groups.collect()
}

fn with(template: &Item, choice: &Choice) -> Item {
    let mut item = template.clone();
    let plain = choice.label.as_ref().and_then(|label| match label {
        Text::Plain(text) => Some(text.text.as_str()),
        Text::Translated(all) => all.first().map(|(_, text)| text.text.as_str()),
    });
    let fill = |text: &str, language: Option<&str>| {
        if !text.contains('%') {
            return text.to_owned();
        }
        let label = language
            .and_then(|language| choice.label.as_ref()?.in_language(language))
            .or(plain)
            .unwrap_or(&choice.name);
        text.replace("%(name)s", &choice.name)
            .replace("%(label)s", label)
            .replace("%%", "%")
    };
    item.name = fill(&item.name, None);
    let fill_text = |text: &mut Option<Text>| match text {
        Some(Text::Plain(text)) => text.text = fill(&text.text, None),
        Some(Text::Translated(all)) => {
            for (language, text) in all {
                text.text = fill(&text.text, Some(language));
            }
        }
        None => {}
    };
    let logic = &mut item.logic;
    for text in [
        &mut item.label,
        &mut item.hint,
        &mut item.guidance,
        &mut logic.required_message,
        &mut logic.constraint_message,
    ] {
        fill_text(text);
    }
    let fill_written = |written: &mut Option<Written>| {
        if let Some(written) = written {
            written.text = fill(&written.text, None);
        }
    };
    for written in [
        &mut logic.relevant,
        &mut logic.readonly,
        &mut logic.required,
        &mut logic.constraint,
        &mut logic.calculation,
    ] {
        fill_written(written);
    }
    match &mut item.kind {
        Kind::Question(question) => fill_written(&mut question.default),
        Kind::Group(group) => group.items = group.items.iter().map(|item| with(item, choice)).collect(),
        Kind::Repeat(repeat) => repeat.items = repeat.items.iter().map(|item| with(item, choice)).collect(),
    }
    item
}

/// Items and all that is in them.
pub(super) fn count(items: &[Item]) -> usize {
    items.iter().map(|item| 1 + count(item.items())).sum()
}
