//! Questions with choices: whether their lists are there and fit.
use super::row::Row;
use crate::{
    fault::{self, Findings, What},
    form::Form,
    kind::{How, Select, Source, is_file},
    table::heading::Column,
};

/// Checks a choice of a row; its type may be written so that it wants a file.
pub(super) fn check(row: &Row, wants_file: bool, select: &Select, form: &Form, findings: &mut Findings) {
    let place = row.place(&Column::Type);
    let list = select.from.text().to_owned();
    match &select.from {
        Source::External(_) => {
            if row.choice_filter.is_none() {
                findings.warn(place.clone(), What::ExternalUnfiltered {});
            }
            if !form
                .external
                .as_ref()
                .is_some_and(|external| external.has_list(&list))
            {
                findings.fault(place, What::ExternalListUnknown { list });
            }
            return;
        }
        Source::File(_) => {
            let endings = list.matches('.').count();
            if wants_file && (endings != 1 || !is_file(&list)) {
                findings.fault(place.clone(), What::FileEnding { file: list });
            }
        }
        Source::List(_) => match form.lists.iter().find(|there| there.name == list) {
            Some(found) if select.how == How::Several => {
                for choice in found.choices.iter().filter(|choice| choice.name.contains(' ')) {
                    let what = What::ChoiceBlank {
                        name: choice.name.clone(),
                        list: list.clone(),
                    };
                    findings.fault(place.clone(), what);
                }
            }
            Some(_) => {}
            None if form.lists.is_empty() => findings.fault(place.clone(), What::ChoicesMissing { list }),
            None => {
                let nearest = fault::was_meant(&list, form.lists.iter().map(|there| there.name.as_str()));
                findings.fault(place.clone(), What::ListUnknown { list, nearest });
            }
        },
        Source::Answers(_) => {}
    }
    if select.or_other {
        if row.choice_filter.is_some() {
            findings.fault(row.place(&Column::ChoiceFilter), What::OtherFiltered {});
        }
        if !matches!(select.from, Source::List(_)) {
            findings.fault(place, What::OtherWithoutList {});
        }
    }
}

impl crate::form::ExternalChoices {
    /// Whether a list of that name is in it.
    fn has_list(&self, list: &str) -> bool {
        let at = self.headings.iter().position(|heading| {
            let heading = heading
                .split_whitespace()
                .collect::<Vec<_>>()
                .join("_")
                .to_lowercase();
            heading == "list_name"
        });
        at.is_some_and(|at| {
            self.rows
                .iter()
                .any(|row| row.get(at).is_some_and(|name| name == list))
        })
    }
}
