//! What is drawn of placements.

use balai_kernel::{
    policy::{Action, Guarded},
    t,
    web::{
        Cx, Page,
        ui::{
            Choice, Column, Empty, Field, FieldKind, Form, Link, PageHead, Row, Section, Table, error_summary,
        },
    },
};
use maud::{Render, html};

use super::{
    Placement,
    web::{PATH, Shown},
};
use crate::{
    level::Rank,
    sent::{Problems, Sent},
    span,
};

/// The placements that have not ended, and the form for one more.
pub(super) fn list(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "placement-title");
    let rows: Vec<Row> = shown
        .placements
        .iter()
        .map(|one| {
            let project = shown.levels.by_id(Some(one.project));
            let may_end = Placement::rule(&cx.actor, Action::Change, Some(one)).is_allowed();
            let end = Form::post(format!("{PATH}/{}/end", one.id), html! {})
                .submit(t!(lang, "placement-end"))
                .secondary();
            Row::new(vec![
                html! { (one.name) },
                html! { @if let Some(project) = project {
                    (Link::new(project.title(lang), format!("/app/plan/projects/{}", project.code)))
                } },
                html! { (span::words(lang, Some(one.from_on), Some(one.until_on), "range")) },
                html! { @if may_end { (end) } },
            ])
        })
        .collect();
    let columns = [
        "placement-who",
        "placement-project",
        "placement-term",
        "placement-act",
    ]
    .map(|key| Column::new(t!(lang, key)));
    let standing = if rows.is_empty() {
        Empty::new(t!(lang, "placement-none"), t!(lang, "placement-none-why")).render()
    } else {
        Table::new("placements", &title, columns.to_vec())
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards()
            .render()
    };
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .eyebrow(Link::new(t!(lang, "workplan-nav"), "/app/plan").render())
                .lede(t!(lang, "placement-lede")),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&standing)
        .body(&html! {
            @if Placement::rule(&cx.actor, Action::Create, None).is_allowed() { (new(cx, shown, sent, wrong)) }
        })
}

fn new(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Section {
    let lang = cx.lang();
    let nothing = || std::iter::once(Choice::new("", t!(lang, "placement-choose")));
    let who = shown
        .lent
        .iter()
        .map(|one| Choice::new(one.account.to_string(), &one.name));
    let projects = shown.levels.choices(Rank::Project, lang);
    let projects = projects.into_iter().map(|(code, name)| Choice::new(code, name));
    let select = |name: &'static str, label: &str, choices: Vec<Choice>| {
        Field::new(FieldKind::Select(choices), name, t!(lang, label))
            .value(sent.get(name))
            .error(wrong.of(lang, name))
            .required()
    };
    let fields = html! {
        (select("account", "placement-who", nothing().chain(who).collect()).help(t!(lang, "placement-who-help")))
        (select("project", "placement-project", nothing().chain(projects).collect()))
        (Field::text("term", t!(lang, "placement-term")).value(sent.get("term")).help(t!(lang, "placement-term-help"))
            .error(wrong.of(lang, "term")).required())
    };
    Section::new(
        t!(lang, "placement-new"),
        Form::post(PATH, fields).submit(t!(lang, "placement-add")),
    )
}
