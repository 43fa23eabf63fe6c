//! What is drawn of inputs to bodies.

use balai_kernel::{
    Id,
    policy::Action,
    t,
    text::Lang,
    web::{
        Cx, Listing, Page,
        ui::{Column, Empty, Field, Form as UiForm, Link, PageHead, Row, Table, error_summary, hidden},
    },
};
use balai_sheets::{Out, Table as Sheet};
use balai_workplan::{
    activity::pages::select,
    list::{Frame, Pick},
    sent::{Problems, Sent},
    span,
};
use maud::{Render, html};

use super::{
    BodyInput,
    store::{BodyName, SORTS},
};
use crate::{event::pages::sections, removal::pages::Question};

/// The list.
pub fn list(
    cx: &Cx,
    listing: &Listing,
    years: &[i64],
    bodies: &[BodyName],
    count: i64,
    rows: &[BodyInput],
) -> Page {
    let lang = cx.lang();
    let path = "/app/events/inputs";
    let frame = Frame { lang, listing, path };
    let may_add = cx.can_any::<BodyInput>(Action::Create);
    let mut head = PageHead::new(t!(lang, "events-inputs")).lede(t!(lang, "body-input-lede"));
    if may_add {
        head = head.primary(&Link::new(t!(lang, "body-input-new"), "/app/events/inputs/new"));
    }
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "body-input-empty"), t!(lang, "body-input-empty-why")).render()
    } else {
        let shown = rows
            .iter()
            .map(|row| {
                let body = body_name(lang, bodies, row);
                // Old lists name the body alone.
                let name = if row.meeting.is_empty() { &body } else { &row.meeting };
                Row::new(vec![
                    html! { @if may_add { a href={ (path) "/" (row.id) "/edit" } { (name) } } @else { (name) } },
                    html! { (body) },
                    html! { (span::words(lang, row.from_on, row.to_on, &row.precision)) },
                    html! { @if let Some(text) = &row.summary { (text) } },
                ])
            })
            .collect();
        let columns = vec![
            frame.column(SORTS, "meeting", t!(lang, "body-input-field-meeting")),
            Column::new(t!(lang, "body-input-field-body")),
            frame.column(SORTS, "latest", t!(lang, "body-input-field-when")),
            Column::new(t!(lang, "body-input-field-summary")),
        ];
        Table::new("inputs", t!(lang, "events-inputs"), columns)
            .quiet_caption()
            .rows(shown)
            .render()
    };
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One(
            "year",
            t!(lang, "plan-year"),
            years
                .iter()
                .map(|year| (year.to_string(), year.to_string()))
                .collect(),
        ),
        Pick::One("body", t!(lang, "body-input-field-body"), choices(lang, bodies)),
    ];
    Page::new(t!(lang, "events-inputs"))
        .body(&head)
        .body(&sections(lang, path))
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "body-input-count", n = count),
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

/// The body's name in the reader's language, else as it was written.
fn body_name(lang: Lang, bodies: &[BodyName], row: &BodyInput) -> String {
    let found = bodies.iter().find(|body| row.body == Some(body.id));
    found.map_or_else(
        || row.body_written.clone(),
        |body| body.name.0.get(lang).to_owned(),
    )
}

/// The list as a table for a file.
pub fn table(lang: Lang, rows: &[BodyInput]) -> Sheet {
    let text = |text: Option<&str>| text.map_or(Out::Empty, |text| Out::Text(text.to_owned()));
    Sheet {
        title: t!(lang, "events-inputs"),
        columns: [("body", 50), ("meeting", 50), ("when", 24), ("summary", 50)]
            .into_iter()
            .map(|(field, width)| (t!(lang, &format!("body-input-field-{field}")), width))
            .collect(),
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    text(Some(&row.body_written)),
                    text(Some(&row.meeting)),
                    text(Some(&span::words(lang, row.from_on, row.to_on, &row.precision))),
                    text(row.summary.as_deref()),
                ]
            })
            .collect(),
    }
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
        (text("summary").optional(t!(lang, "sent-optional")))
    };
    let action = match id {
        Some(id) => format!("/app/events/inputs/{id}"),
        None => "/app/events/inputs".to_owned(),
    };
    let mut ui = UiForm::post(action, fields)
        .submit(t!(lang, "body-input-save"))
        .also(Link::new(t!(lang, "form-cancel"), "/app/events/inputs").classed("button"));
    if let Some(id) = id {
        let removal = format!("/app/events/inputs/{id}/removal");
        ui = ui.also(Link::new(t!(lang, "removal-open"), removal).classed("button"));
    }
    Page::new(t!(lang, "body-input-new"))
        .body(&PageHead::new(t!(lang, "body-input-new")).lede(t!(lang, "body-input-lede")))
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}

/// Asks for the reason before one is removed, and says what will happen.
pub fn ask(cx: &Cx, row: &BodyInput, sent: &Sent, problems: &Problems) -> Page {
    let question = Question {
        what: &row.doc().title,
        about: html! { (span::words(cx.lang(), row.from_on, row.to_on, &row.precision)) },
        act: format!("/app/events/inputs/{}/removal", row.id),
        back: "/app/events/inputs".to_owned(),
        version: row.version,
        help: "removal-reason-audit",
        consequences: &["removal-for-good"],
    };
    question.page(cx, sent, problems)
}
