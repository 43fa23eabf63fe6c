//! What is drawn of the columns of a sheet: what each was taken for, so that it can be seen
//! in ten seconds whether that is right, and corrected in the same place.

use maud::{Markup, html};

use super::{BatchRow, How, ImportKind, MappedColumn, SheetRow, pages::href};
use crate::{
    t,
    text::{Lang, Message},
    web::{
        Cx,
        ui::{self, Column, Field, FieldKind, Form, Row, Section, Table, choices::Choice, kinds::Kind},
    },
};

/// Columns of which nothing is taken that are drawn with a choice of their own. A sheet may
/// have hundreds; the others are named by their letters.
const MOST_LEFT: usize = 25;
/// Columns with a choice of their own in all.
const MOST: usize = 150;

/// The name of the field that says the letters of a column that is not drawn.
pub(super) const OTHER_COLUMN: &str = "other-column";
/// The name of the field that says what it is.
pub(super) const OTHER_FIELD: &str = "other-field";

/// What a sheet was taken for, as one line and, behind it, column by column.
pub(super) fn mapping(cx: &Cx, batch: &BatchRow, sheet: &SheetRow, is_only: bool) -> Markup {
    let lang = cx.lang();
    let columns = &sheet.mapping.0.columns;
    let taken = columns.iter().filter(|column| column.field.is_some()).count();
    let is_open = batch.applied_at.is_none();
    let form = form(cx, batch, sheet);
    if sheet.kind.is_none() {
        return ui::disclosure(t!(lang, "import-mapping-none"), form);
    }
    let left = columns.len() - taken;
    let summary = t!(lang, "import-mapping", taken = taken, left = left);
    // What is as last time was looked at then.
    let is_known = columns.iter().all(|column| column.how == How::Remembered);
    if is_open && is_only && !is_known {
        ui::disclosure_open(summary, form)
    } else {
        ui::disclosure(summary, form)
    }
}

fn form(cx: &Cx, batch: &BatchRow, sheet: &SheetRow) -> Markup {
    let lang = cx.lang();
    let imports = cx.app.imports();
    let mut kinds = vec![Choice::new("", t!(lang, "import-kind-none"))];
    kinds.extend(imports.iter().map(|kind| {
        let code = kind.code();
        Choice::new(code, t!(lang, &format!("import-kind-{code}")))
    }));
    let code = sheet.kind.clone().unwrap_or_default();
    let kind = imports.iter().find(|known| known.code() == code);
    let body = html! {
        (Field::new(FieldKind::Select(kinds), "kind", t!(lang, "import-kind-label"))
            .value(&code)
            .id(format!("f-{}-kind", sheet.position)))
        @if let Some(kind) = kind { (columns(lang, kind.as_ref(), sheet)) }
    };
    let form = Form::post(format!("{}/sheets/{}", href(batch.id), sheet.id), body).wide();
    let form = if batch.applied_at.is_none() {
        form.submit(t!(lang, "import-remap"))
    } else {
        form
    };
    html! { (form) }
}

/// The columns as rows: those that are taken, in the order of the sheet, then the others.
fn columns(lang: Lang, kind: &dyn ImportKind, sheet: &SheetRow) -> Markup {
    let mut fields = vec![Choice::new("", t!(lang, "import-field-none"))];
    fields.extend(
        kind.columns()
            .iter()
            .map(|spec| Choice::new(spec.field, t!(lang, &format!("column-{}", spec.field)))),
    );
    let (taken, left): (Vec<&MappedColumn>, Vec<&MappedColumn>) = sheet
        .mapping
        .0
        .columns
        .iter()
        .partition(|column| column.field.is_some());
    let (drawn, hidden_taken) = taken.split_at(taken.len().min(MOST));
    let (drawn_left, hidden) = left.split_at(left.len().min(MOST_LEFT));
    let hidden: Vec<&MappedColumn> = hidden_taken.iter().chain(hidden).copied().collect();
    let heads = vec![
        Column::new(t!(lang, "import-column-heading")),
        Column::new(t!(lang, "import-column-samples")),
        Column::new(t!(lang, "import-column-taken")),
        Column::new(t!(lang, "import-column-how")),
    ];
    let row = |column: &&MappedColumn| row(lang, sheet, column, &fields);
    let mut table = Table::new(
        &format!("columns-{}", sheet.position),
        t!(lang, "import-columns", sheet = sheet.name.as_str()),
        heads,
    )
    .quiet_caption()
    .row_headers()
    .cards()
    .rows(drawn.iter().map(row).collect());
    if !drawn_left.is_empty() {
        table = table.group(
            t!(lang, "import-columns-left"),
            drawn_left.iter().map(|column| row(column).quiet()).collect(),
        );
    }
    html! { (table) @if !hidden.is_empty() { (others(lang, sheet, &hidden, fields)) } }
}

fn row(lang: Lang, sheet: &SheetRow, column: &MappedColumn, fields: &[Choice]) -> Row {
    let letters = balai_sheets::column_name(column.column);
    let name = format!("column-{}", column.column);
    let label = t!(
        lang,
        "import-column-choose",
        column = letters.as_str(),
        heading = column.heading.as_str()
    );
    let field = Field::new(FieldKind::Select(fields.to_vec()), name.clone(), label)
        .quiet_label()
        .value(column.field.clone().unwrap_or_default())
        .id(format!("f-{}-{name}", sheet.position));
    Row::new(vec![
        html! { span.muted { (letters) } " " bdi { (column.heading) } },
        html! { span.muted.small { bdi { (column.samples.join(" · ")) } } },
        html! { (field) },
        sign(lang, column),
    ])
}

/// Why a column is taken for what it is, in a word or two.
fn sign(lang: Lang, column: &MappedColumn) -> Markup {
    let how = column.how;
    let kind = match (how, &column.field) {
        (How::Chosen | How::Remembered, Some(_)) => Kind::Good,
        _ => Kind::Plain,
    };
    let is_told = matches!(how, How::Chosen | How::Remembered);
    let words = if column.field.is_some() || is_told {
        t!(lang, &format!("import-how-{}", how.code()))
    } else {
        t!(lang, "import-how-none")
    };
    ui::badge(kind, words)
}

/// The columns past those that are drawn: which they are, and a way to take one.
fn others(lang: Lang, sheet: &SheetRow, hidden: &[&MappedColumn], fields: Vec<Choice>) -> Markup {
    let named: Vec<String> = hidden
        .iter()
        .take(8)
        .map(|column| {
            let letters = balai_sheets::column_name(column.column);
            let heading: String = column.heading.chars().take(30).collect();
            format!("{letters} {heading}")
        })
        .collect();
    let words = Message::new("import-columns-others")
        .with("n", hidden.len())
        .with("first", named.join(", "));
    let id = |name: &str| format!("f-{}-{name}", sheet.position);
    let body = html! {
        p { (words.say(lang)) }
        (Field::text(OTHER_COLUMN, t!(lang, "import-other-column"))
            .help(t!(lang, "import-other-column-help"))
            .max_length(3)
            .id(id(OTHER_COLUMN)))
        (Field::new(FieldKind::Select(fields), OTHER_FIELD, t!(lang, "import-column-taken")).id(id(OTHER_FIELD)))
    };
    html! { (Section::new(t!(lang, "import-other-title"), body)) }
}

/// The place of a column, from 0, by its letters: `A`, `aa`.
pub(super) fn place_of(letters: &str) -> Option<usize> {
    let letters = letters.trim();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    letters
        .bytes()
        .try_fold(0_usize, |sum, byte| {
            let letter = byte.to_ascii_uppercase();
            letter
                .is_ascii_uppercase()
                .then(|| sum * 26 + usize::from(letter - b'A') + 1)
        })
        .map(|place| place - 1)
}

#[cfg(test)]
mod tests {
    use super::place_of;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_lead_back_to_their_column(column in 0_usize..16_384) {
            let letters = balai_sheets::column_name(column);
            prop_assert_eq!(place_of(&letters), Some(column));
            prop_assert_eq!(place_of(&format!(" {} ", letters.to_lowercase())), Some(column));
        }
    }

    #[test]
    fn what_is_no_letters_is_no_column() {
        for text in ["", "7", "A1", "ABCD", "é", "-"] {
            assert_eq!(place_of(text), None, "{text}");
        }
    }
}
