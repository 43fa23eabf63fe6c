//! One row of the survey sheet, its cells under what they mean.
use super::{choices::add_media, straight};
use crate::{
    fault::Place,
    form::{At, Item, Kind, Settings, Text, Written},
    table::{Table, TableRow, heading::Column},
};

/// A row; `item` has everything that does not depend on the type.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) kind: Option<Written>,
    pub(super) name: Option<Written>,
    pub(super) item: Item,
    pub(super) default: Option<Written>,
    pub(super) trigger: Option<Written>,
    pub(super) choice_filter: Option<Written>,
    pub(super) parameters: Option<Written>,
    pub(super) count: Option<Written>,
    pub(super) disabled: Option<Written>,
    pub(super) save_to: Option<Written>,
    pub(super) intent: Option<String>,
    /// Whether anything stands in it at all.
    pub(super) is_blank: bool,
    /// Column and heading of each filled cell, for the places of faults.
    cells: Vec<(Column, usize, String)>,
}

impl Row {
    /// Puts a row's cells under what their columns mean.
    pub(super) fn of(
        table: &Table,
        columns: &[Column],
        row: &TableRow,
        settings: &Settings,
        kind: Kind,
    ) -> Row {
        let mut this = Row {
            number: row.number,
            kind: None,
            name: None,
            item: Item::new("", kind),
            default: None,
            trigger: None,
            choice_filter: None,
            parameters: None,
            count: None,
            disabled: None,
            save_to: None,
            intent: None,
            is_blank: row.cells.is_empty(),
            cells: Vec::with_capacity(row.cells.len()),
        };
        this.item.at = At {
            row: row.number,
            column: 0,
        };
        for (at, text) in &row.cells {
            let (Some(column), Some((number, heading))) = (columns.get(*at), table.headings.get(*at)) else {
                continue;
            };
            let text = match settings.keep_blanks {
                true => straight(text),
                false => straight(&one_blank(text)),
            };
            if text.is_empty() {
                continue;
            }
            this.cells.push((column.clone(), *number, heading.clone()));
            let at = At {
                row: row.number,
                column: *number,
            };
            this.take(column, Written { text, at }, &settings.default_language);
        }
        this
    }

    fn take(&mut self, column: &Column, written: Written, default: &str) {
        let item = &mut self.item;
        let logic = &mut item.logic;
        let add = |text: &mut Option<Text>, lang: &Option<String>, written| {
            Text::add(text, lang.as_deref(), written, default);
        };
        match column {
            Column::Type => self.kind = Some(written),
            Column::Name => self.name = Some(written),
            Column::Label(lang) => add(&mut item.label, lang, written),
            Column::Hint(lang) => add(&mut item.hint, lang, written),
            Column::GuidanceHint(lang) => add(&mut item.guidance, lang, written),
            Column::Media(media, lang) => {
                add_media(&mut item.media, *media, lang.as_deref(), written, default)
            }
            Column::Relevant => logic.relevant = Some(written),
            Column::ReadOnly => logic.readonly = Some(written),
            Column::Required => logic.required = Some(written),
            Column::RequiredMessage(lang) => add(&mut logic.required_message, lang, written),
            Column::Constraint => logic.constraint = Some(written),
            Column::ConstraintMessage(lang) => add(&mut logic.constraint_message, lang, written),
            Column::NoAppMessage(lang) => add(&mut logic.no_app_message, lang, written),
            Column::Calculation => logic.calculation = Some(written),
            Column::Trigger => self.trigger = Some(written),
            Column::ChoiceFilter => self.choice_filter = Some(written),
            Column::Default => self.default = Some(written),
            Column::Parameters => self.parameters = Some(written),
            Column::Appearance => item.appearance = Some(written.text),
            Column::RepeatCount => self.count = Some(written),
            Column::Intent => self.intent = Some(written.text),
            Column::Disabled => self.disabled = Some(written),
            Column::SaveTo => self.save_to = Some(written),
            Column::Bind(name) => logic.further.push((name.clone(), written)),
            Column::Body(name) => item.body.push((name.clone(), written.text)),
            Column::Instance(name) => item.instance.push((name.clone(), written.text)),
            Column::UnknownMedia(_) | Column::Unknown(_) => {}
        }
    }

    /// The place of the row's cell in a column; the row's, where that cell is blank.
    pub(super) fn place(&self, wanted: &Column) -> Place {
        match self.cells.iter().find(|(column, _, _)| column == wanted) {
            Some((_, number, heading)) => Place::cell("survey", self.number, *number, heading),
            None => Place::row("survey", self.number),
        }
    }

    /// Whether a kind of media is named that there is not.
    pub(super) fn unknown_media(&self) -> Option<(&str, Place)> {
        self.cells
            .iter()
            .find_map(|(column, number, heading)| match column {
                Column::UnknownMedia(kind) => Some((
                    kind.as_str(),
                    Place::cell("survey", self.number, *number, heading),
                )),
                _ => None,
            })
    }
}

/// Runs of blanks as one.
fn one_blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}
