//! What is drawn of templates.

use maud::{Markup, Render, html};

use super::{Field, FieldKind, PaperKind, TemplateRow, web::PATH};
use crate::{
    policy::Action,
    t,
    text::{Lang, Message, instant},
    web::{
        Cx, Page, crumbs,
        ui::{
            Column, Field as Input, FieldKind as InputKind, Form, Kind, Link, PageHead, Row, Section, Table,
            actions, badge, note,
        },
    },
};

fn name(lang: Lang, kind: &PaperKind) -> String {
    t!(lang, &format!("template-{}", kind.code))
}

/// What is used: the office's own since when, or the built-in look.
fn used(cx: &Cx, row: Option<&TemplateRow>) -> Markup {
    let lang = cx.lang();
    match row {
        Some(row) => html! {
            (badge(Kind::Good, t!(lang, "template-own"))) " "
            (t!(lang, "template-since", name = row.name.as_str(), at = instant(lang, row.made_at, &cx.app.zone())))
        },
        None => html! { (t!(lang, "template-built-in")) },
    }
}

/// All kinds of papers.
pub(super) fn list(cx: &Cx, rows: &[TemplateRow]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "template-title");
    let lines = cx
        .app
        .papers()
        .map(|kind| {
            let own = rows
                .iter()
                .find(|row| row.kind == kind.code && row.ended_at.is_none());
            let sample = Link::new(
                t!(lang, "template-sample"),
                format!("{PATH}/{}/sample", kind.code),
            );
            Row::new(vec![
                Link::new(name(lang, kind), format!("{PATH}/{}", kind.code)).render(),
                used(cx, own),
                sample.render(),
            ])
        })
        .collect();
    let columns = [
        "template-column-paper",
        "template-column-look",
        "template-column-sample",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    let table = Table::new("templates", title.as_str(), columns)
        .quiet_caption()
        .rows(lines)
        .cards();
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "template-lede")))
        .body(&table)
}

/// One kind: what is used, what may stand in its template, what was given before.
pub(super) fn show(cx: &Cx, kind: &PaperKind, rows: &[TemplateRow], problem: Option<&Message>) -> Page {
    let lang = cx.lang();
    let title = name(lang, kind);
    let own = rows.iter().find(|row| row.ended_at.is_none());
    let may_give = cx.can_any::<TemplateRow>(Action::Create);
    let sample = Link::new(
        t!(lang, "template-sample"),
        format!("{PATH}/{}/sample", kind.code),
    );
    let head = PageHead::new(&title).lede(html! { (used(cx, own)) });
    let file = Input::new(
        InputKind::File(".docx".to_owned()),
        "file",
        t!(lang, "template-file"),
    )
    .help(t!(lang, "template-file-help"))
    .required();
    let give = Form::post(format!("{PATH}/{}", kind.code), file)
        .files()
        .submit(t!(lang, "template-give"));
    let end = Form::post(format!("{PATH}/{}/end", kind.code), html! {})
        .submit(t!(lang, "template-end"))
        .secondary();
    let page = Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "template-title"), PATH)],
            &title,
        ))
        .body(&head);
    let page = match problem {
        Some(problem) => page.body(&html! { div role="alert" { (note(Kind::Bad, problem.say(lang))) } }),
        None => page,
    };
    page.body(&html! {
        (actions(&[sample.classed("button")]))
        @if may_give {
            (Section::new(t!(lang, "template-new"), &give))
            @if own.is_some() { (Section::new(t!(lang, "template-back"), html! { p { (t!(lang, "template-back-why")) } (end) })) }
        }
        (Section::new(t!(lang, "template-fields"), fields(lang, kind)))
        @if !rows.is_empty() { (Section::new(t!(lang, "template-given-before"), editions(cx, rows))) }
    })
}

fn fields(lang: Lang, kind: &PaperKind) -> Markup {
    let mut rows = Vec::new();
    put(lang, kind.fields, "", &mut rows);
    let columns = ["template-column-field", "template-column-meaning"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("fields", t!(lang, "template-fields"), columns)
        .quiet_caption()
        .rows(rows);
    html! { p { (t!(lang, "template-fields-why")) } (table) }
}

fn put(lang: Lang, fields: &[Field], within: &str, rows: &mut Vec<Row>) {
    for field in fields {
        let written = match field.kind {
            FieldKind::Text => format!("{{{{{}}}}}", field.name),
            FieldKind::Truth => format!("{{{{#if {0}}}}} … {{{{/if}}}}", field.name),
            FieldKind::List(_) => format!("{{{{#each {0}}}}} … {{{{/each}}}}", field.name),
        };
        rows.push(Row::new(vec![
            html! { (within) code { (written) } },
            html! { (t!(lang, &format!("template-field-{}", field.name))) },
        ]));
        if let FieldKind::List(entry) = field.kind {
            put(lang, entry, &format!("{within}… "), rows);
        }
    }
}

fn editions(cx: &Cx, rows: &[TemplateRow]) -> Markup {
    let lang = cx.lang();
    let lines = rows
        .iter()
        .map(|row| {
            let until = row
                .ended_at
                .map_or_else(|| t!(lang, "template-used"), |at| instant(lang, at, &cx.app.zone()));
            Row::new(vec![
                html! { (row.edition) },
                Link::new(&row.name, format!("{PATH}/{}/editions/{}", row.kind, row.id)).render(),
                html! { (instant(lang, row.made_at, &cx.app.zone())) @if let Some(by) = &row.made_by { small { (by) } } },
                html! { (until) },
            ])
        })
        .collect();
    let columns = [
        "template-column-edition",
        "template-column-file",
        "template-column-from",
        "template-column-until",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    Table::new("editions", t!(lang, "template-given-before"), columns)
        .quiet_caption()
        .rows(lines)
        .cards()
        .render()
}
