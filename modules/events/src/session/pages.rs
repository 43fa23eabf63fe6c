//! What is drawn of sessions.

use balai_kernel::{
    policy::Action,
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{
            Choice, Column, Empty, Field, Form as UiForm, Link, PageHead, Radios, Row, Table, error_summary,
            exports, hidden, toolbar,
        },
    },
};
use balai_sheets::{Out, Table as Sheet};
use balai_workplan::{
    activity::pages::lede,
    sent::{Problems, Sent},
};
use maud::{Render, html};

use super::{Attribution, EventSession, web::day_words};
use crate::event::{Event, attendance::Tabs, pages::head};

/// The sessions' tab.
pub fn list(cx: &Cx, event: &Event, tabs: &Tabs, sessions: &[EventSession]) -> Page {
    let lang = cx.lang();
    let may_change = cx.can(Action::Change, event);
    let add = Link::new(t!(lang, "session-new"), format!("{}/sessions/new", event.href()));
    let body = if sessions.is_empty() {
        let empty = Empty::new(t!(lang, "session-empty"), t!(lang, "session-empty-why"));
        if may_change {
            empty.next(add).render()
        } else {
            empty.render()
        }
    } else {
        let rows = sessions
            .iter()
            .map(|session| {
                // What a closed session was about is for the office and the room.
                let title = if cx.can(Action::Read, session) { session.title.clone() } else { t!(lang, "session-closed") };
                let times: Vec<&str> = [&session.starts, &session.ends].into_iter().flatten().map(String::as_str).collect();
                Row::new(vec![
                    html! { (day_words(cx, session.on_date)) },
                    html! { (times.join("–")) },
                    html! { @if may_change { a href={ (event.href()) "/sessions/" (session.id) "/edit" } { (title) } } @else { (title) } },
                    html! { (session.rule_of_attribution().words(lang)) },
                ])
            })
            .collect();
        let columns = vec![
            Column::new(t!(lang, "session-field-day")),
            Column::new(t!(lang, "session-time-column")),
            Column::new(t!(lang, "session-field-title")),
            Column::new(t!(lang, "session-field-attribution")),
        ];
        let href = |format: &str| {
            Link::new(
                format.to_uppercase(),
                format!("{}/sessions/export/{format}", event.href()),
            )
        };
        let links = html! {
            (exports(&t!(lang, "rows-export"), &[href("csv"), href("xlsx")]))
            @if may_change { (add.classed("button")) }
        };
        let table = Table::new("sessions", t!(lang, "event-sessions"), columns)
            .quiet_caption()
            .rows(rows);
        html! { (toolbar(t!(lang, "session-count", n = sessions.len()), links)) (table) }
    };
    Page::new(&event.title)
        .body(&head(cx, event, tabs, "/sessions"))
        .body(&body)
}

/// The agenda as a table for a file: it may be passed on, so a closed session's title
/// is not in it for anyone.
pub fn table(lang: Lang, sessions: &[EventSession]) -> Sheet {
    let text = |text: Option<&str>| text.map_or(Out::Empty, |text| Out::Text(text.to_owned()));
    Sheet {
        title: t!(lang, "event-sessions"),
        columns: [
            ("session-field-day", 12),
            ("session-field-starts", 8),
            ("session-field-ends", 8),
            ("session-field-title", 60),
            ("session-field-attribution", 20),
        ]
        .into_iter()
        .map(|(key, width)| (t!(lang, key), width))
        .collect(),
        rows: sessions
            .iter()
            .map(|session| {
                let rule = session.rule_of_attribution();
                let title = if rule == Attribution::Closed {
                    t!(lang, "session-closed")
                } else {
                    session.title.clone()
                };
                vec![
                    session.on_date.map_or(Out::Empty, |day| Out::Date(*day)),
                    text(session.starts.as_deref()),
                    text(session.ends.as_deref()),
                    Out::Text(title),
                    Out::Text(rule.words(lang)),
                ]
            })
            .collect(),
    }
}

/// The form of a session.
pub fn form(
    cx: &Cx,
    event: &Event,
    session: Option<&EventSession>,
    sent: &Sent,
    problems: &Problems,
) -> Page {
    let lang = cx.lang();
    let text = |name: &'static str| {
        Field::text(name, t!(lang, &format!("session-field-{name}")))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let rules = Attribution::ALL
        .into_iter()
        .map(|rule| {
            let now = sent.some("attribution").unwrap_or("open");
            Choice::new(rule.code(), rule.words(lang))
                .help(rule.explained(lang))
                .chosen(now == rule.code())
        })
        .collect();
    let fields = html! {
        (hidden("version", sent.get("version")))
        (text("title").required())
        (text("day").help(t!(lang, "session-day-help")))
        (text("starts").help(t!(lang, "session-time-help")))
        (text("ends"))
        (Radios::new("attribution", t!(lang, "session-field-attribution"), rules).error(problems.of(lang, "attribution")))
    };
    let action = match session {
        Some(session) => format!("{}/sessions/{}", event.href(), session.id),
        None => format!("{}/sessions", event.href()),
    };
    let ui = UiForm::post(action, fields)
        .submit(t!(lang, "session-save"))
        .also(Link::new(t!(lang, "form-cancel"), format!("{}/sessions", event.href())).classed("button"));
    Page::new(t!(lang, "session-new"))
        .body(
            &PageHead::new(t!(lang, "session-new"))
                .eyebrow(Link::new(&event.title, event.href()))
                .lede(lede(lang, event)),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}
