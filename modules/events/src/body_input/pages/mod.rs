//! What is drawn of inputs to bodies.

mod columns;

pub use columns::{COLUMNS, Line};

use balai_kernel::{
    Id,
    import::Entry,
    policy::Action,
    t,
    text::Lang,
    view::{Columns, Pick},
    web::{
        Cx, Page,
        ui::{Empty, Field, PageHead, Table, error_summary, hidden},
    },
};
use balai_workplan::{
    activity::pages::select,
    sent::{Problems, Sent},
};
use maud::{Render, html};

use super::{
    BodyInput,
    store::{BodyName, SORTS},
};
use crate::{
    entry::pages::{form_of, with_acts},
    event::pages::sections,
};

/// The list.
pub fn list(
    cx: &Cx,
    offer: (&[i64], &[BodyName]),
    count: i64,
    columns: &Columns<'_, Line>,
    lines: &[Line],
) -> Page {
    let lang = cx.lang();
    let (years, bodies) = offer;
    let frame = columns.frame();
    let body = if lines.is_empty() {
        Empty::new(t!(lang, "body-input-empty"), t!(lang, "body-input-empty-why")).render()
    } else {
        Table::new("inputs", t!(lang, "events-inputs"), columns.heads(SORTS))
            .quiet_caption()
            .rows(columns.rows(lines))
            .render()
    };
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::year(lang, years),
        Pick::One("body", t!(lang, "body-input-field-body"), choices(lang, bodies)),
    ];
    let head = PageHead::new(t!(lang, "events-inputs")).lede(t!(lang, "body-input-lede"));
    Page::new(t!(lang, "events-inputs"))
        .body(&with_acts::<BodyInput>(cx, head, t!(lang, "body-input-new")))
        .body(&sections(lang, BodyInput::PATH))
        .body(&columns.views())
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "body-input-count", n = count),
            columns.tools(),
            cx.can_any::<BodyInput>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}

fn choices(lang: Lang, bodies: &[BodyName]) -> Vec<(String, String)> {
    bodies
        .iter()
        .map(|body| (body.code.clone(), body.name.0.get(lang).to_owned()))
        .collect()
}

/// The form of one.
pub fn form(
    cx: &Cx,
    id: Option<Id<BodyInput>>,
    bodies: &[BodyName],
    sent: &Sent,
    problems: &Problems,
) -> Page {
    let lang = cx.lang();
    let label = |field: &str| t!(lang, &format!("body-input-field-{field}"));
    let text = |name: &'static str| {
        Field::text(name, label(name))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let fields = html! {
        (hidden("version", sent.get("version")))
        (select(lang, "body", label("body"), choices(lang, bodies), sent, problems).required())
        (text("meeting").required())
        (text("when").required().help(t!(lang, "external-event-when-help")))
        (text("summary").optional(t!(lang, "form-optional")))
    };
    let ui = form_of(lang, id, fields).submit(t!(lang, "body-input-save"));
    Page::new(t!(lang, "body-input-new"))
        .body(&PageHead::new(t!(lang, "body-input-new")).lede(t!(lang, "body-input-lede")))
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}
