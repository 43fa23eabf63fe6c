//! The expressions of a form: whether each can be read. What they refer to is looked at with
//! the references of all texts; whether they wait for one another, where the form is put
//! together.
use crate::{
    expression,
    fault::{Findings, Place, What},
    form::{Form, Item, Kind, Written},
    kind::QuestionKind,
    reference,
};

/// Reads every expression of a form.
pub(crate) fn check(form: &Form, findings: &mut Findings) {
    let mut waiting: Vec<&Item> = form.items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        waiting.extend(item.items().iter().rev());
        of_item(item, findings);
    }
    if let Some(name) = &form.settings.instance_name
        && let Some(what) = fault(&name.text)
    {
        let place = Place::cell("settings", name.at.row, name.at.column, "instance_name");
        findings.fault(place, what);
    }
}

fn of_item(item: &Item, findings: &mut Findings) {
    let mut look = |column: &str, written: &Written| {
        if let Some(what) = fault(&written.text) {
            findings.fault(Place::of(written.at, column), what);
        }
    };
    for (column, written) in item.logic.expressions() {
        look(column, written);
    }
    match &item.kind {
        Kind::Question(question) => {
            let hyphens = has_hyphens(&question.kind);
            let default = question.default.as_ref();
            if let Some(default) = default.filter(|default| reference::is_dynamic(&default.text, hyphens)) {
                look("default", default);
            }
            if let Some(filter) = &question.choice_filter {
                look("choice_filter", filter);
            }
        }
        Kind::Repeat(repeat) => {
            if let Some(count) = &repeat.count {
                look("repeat_count", count);
            }
        }
        Kind::Group(_) => {}
    }
}

/// Whether a value of that kind has hyphens that take nothing away.
pub(crate) fn has_hyphens(kind: &QuestionKind) -> bool {
    use QuestionKind as K;
    matches!(
        kind,
        K::Date | K::DateTime | K::Geopoint | K::Geotrace | K::Geoshape
    )
}

/// What is wrong with an expression.
fn fault(text: &str) -> Option<What> {
    // The other words of the field for true and false are no names.
    if matches!(text, "yes" | "Yes" | "YES" | "no" | "No" | "NO") {
        return None;
    }
    let fault = expression::parse(text).err()?;
    let reason = fault.to_string();
    Some(What::Expression { reason })
}
