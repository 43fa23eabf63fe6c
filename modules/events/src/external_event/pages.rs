//! What is drawn of external events.

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
    level::{Levels, Rank},
    list::{Frame, Pick},
    sent::{Problems, Sent},
    span,
};
use maud::{Render, html};

use super::{ExternalEvent, store::SORTS};
use crate::{event::pages::sections, removal::pages::Question};

/// The list.
pub fn list(cx: &Cx, listing: &Listing, years: &[i64], count: i64, rows: &[ExternalEvent]) -> Page {
    let lang = cx.lang();
    let path = "/app/events/external";
    let frame = Frame { lang, listing, path };
    let may_add = cx.can_any::<ExternalEvent>(Action::Create);
    let mut head = PageHead::new(t!(lang, "events-external")).lede(t!(lang, "external-event-lede"));
    if may_add {
        head = head.primary(&Link::new(
            t!(lang, "external-event-new"),
            "/app/events/external/new",
        ));
    }
    let body = if rows.is_empty() {
        Empty::new(
            t!(lang, "external-event-empty"),
            t!(lang, "external-event-empty-why"),
        )
        .render()
    } else {
        let shown = rows
            .iter()
            .map(|row| {
                Row::new(vec![
                    html! { @if may_add { a href={ (path) "/" (row.id) "/edit" } { (row.title) } } @else { (row.title) } },
                    html! { (span::words(lang, row.from_on, row.to_on, &row.precision)) },
                    html! { @if let Some(place) = &row.place { (place) } },
                    html! { @if let Some(text) = &row.contribution { (text) } },
                ])
            })
            .collect();
        let columns = vec![
            frame.column(SORTS, "title", t!(lang, "external-event-field-title")),
            frame.column(SORTS, "latest", t!(lang, "external-event-field-when")),
            Column::new(t!(lang, "external-event-field-place")),
            Column::new(t!(lang, "external-event-field-contribution")),
        ];
        Table::new("external", t!(lang, "events-external"), columns)
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
    ];
    Page::new(t!(lang, "events-external"))
        .body(&head)
        .body(&sections(lang, path))
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "external-event-count", n = count),
            cx.can_any::<ExternalEvent>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}

/// The list as a table for a file.
pub fn table(lang: Lang, rows: &[ExternalEvent]) -> Sheet {
    let text = |text: Option<&str>| text.map_or(Out::Empty, |text| Out::Text(text.to_owned()));
    Sheet {
        title: t!(lang, "events-external"),
        columns: [("title", 60), ("when", 24), ("place", 30), ("contribution", 50)]
            .into_iter()
            .map(|(field, width)| (t!(lang, &format!("external-event-field-{field}")), width))
            .collect(),
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    text(Some(&row.title)),
                    text(Some(&span::words(lang, row.from_on, row.to_on, &row.precision))),
                    text(row.place.as_deref()),
                    text(row.contribution.as_deref()),
                ]
            })
            .collect(),
    }
}

/// The form of one.
pub fn form(
    cx: &Cx,
    id: Option<Id<ExternalEvent>>,
    levels: &Levels,
    sent: &Sent,
    problems: &Problems,
) -> Page {
    let lang = cx.lang();
    let label = |field: &str| t!(lang, &format!("external-event-field-{field}"));
    let text = |name: &'static str| {
        Field::text(name, label(name))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let fields = html! {
        (hidden("version", sent.get("version")))
        (text("title").required())
        (text("when").required().help(t!(lang, "external-event-when-help")))
        (text("place").optional(t!(lang, "sent-optional")))
        (text("contribution").optional(t!(lang, "sent-optional")))
        (select(lang, "initiative", label("initiative"), levels.choices(Rank::Initiative, lang), sent, problems))
        (select(lang, "purpose", label("purpose"), levels.choices(Rank::Purpose, lang), sent, problems))
    };
    let action = match id {
        Some(id) => format!("/app/events/external/{id}"),
        None => "/app/events/external".to_owned(),
    };
    let mut ui = UiForm::post(action, fields)
        .submit(t!(lang, "external-event-save"))
        .also(Link::new(t!(lang, "form-cancel"), "/app/events/external").classed("button"));
    if let Some(id) = id {
        let removal = format!("/app/events/external/{id}/removal");
        ui = ui.also(Link::new(t!(lang, "removal-open"), removal).classed("button"));
    }
    Page::new(t!(lang, "external-event-new"))
        .body(&PageHead::new(t!(lang, "external-event-new")).lede(t!(lang, "external-event-lede")))
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}

/// Asks for the reason before one is removed, and says what will happen.
pub fn ask(cx: &Cx, row: &ExternalEvent, sent: &Sent, problems: &Problems) -> Page {
    let question = Question {
        what: &row.doc().title,
        about: html! { (span::words(cx.lang(), row.from_on, row.to_on, &row.precision)) },
        act: format!("/app/events/external/{}/removal", row.id),
        back: "/app/events/external".to_owned(),
        version: row.version,
        help: "removal-reason-audit",
        consequences: &["removal-for-good"],
    };
    question.page(cx, sent, problems)
}
