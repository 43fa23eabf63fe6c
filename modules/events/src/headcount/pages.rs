//! What is drawn of headcount lines.

use balai_kernel::{
    t,
    text::{Lang, number},
    web::{
        Cx, Page,
        ui::{
            Choice, Column, Empty, Field, FieldKind, Form as UiForm, Link, PageHead, Row, Table,
            error_summary, field::FieldKind::Select, hidden,
        },
    },
};
use balai_workplan::{
    activity::pages::lede,
    sent::{Problems, Sent},
};
use maud::{Markup, Render, html};

use super::{BASES, HeadcountLine};
use crate::event::{Event, Parties};

/// The lines of an event.
pub fn lines_table(
    lang: Lang,
    event: &Event,
    parties: &Parties,
    lines: &[HeadcountLine],
    may_change: bool,
) -> Markup {
    if lines.is_empty() {
        return Empty::new(t!(lang, "headcount-empty"), t!(lang, "headcount-empty-why")).render();
    }
    let rows = lines
        .iter()
        .map(|line| {
            let party = match parties.name(line.party, lang) {
                "" => t!(lang, "headcount-no-party"),
                name => name.to_owned(),
            };
            Row::new(vec![
                html! { @if may_change { a href={ (event.href()) "/headcounts/" (line.id) "/edit" } { (party) } } @else { (party) } },
                html! { (number(lang, line.number)) },
                html! { (number(lang, line.women)) },
                html! { (number(lang, line.men)) },
                html! { (number(lang, line.number - line.women - line.men)) },
                html! { (number(lang, line.named)) },
                html! { (number(lang, line.left())) },
                html! { (t!(lang, &format!("headcount-basis-{}", line.basis))) },
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "headcount-field-party")),
        Column::number(t!(lang, "headcount-field-number")),
        Column::number(t!(lang, "headcount-field-women")),
        Column::number(t!(lang, "headcount-field-men")),
        Column::number(t!(lang, "headcount-unknown")),
        Column::number(t!(lang, "headcount-named")),
        Column::number(t!(lang, "headcount-left")),
        Column::new(t!(lang, "headcount-field-basis")),
    ];
    Table::new("headcounts", t!(lang, "headcount-title"), columns)
        .quiet_caption()
        .rows(rows)
        .render()
}

/// The form of a line.
pub fn form(
    cx: &Cx,
    event: &Event,
    line: Option<&HeadcountLine>,
    parties: &Parties,
    sent: &Sent,
    problems: &Problems,
) -> Page {
    let lang = cx.lang();
    let label = |field: &str| t!(lang, &format!("headcount-field-{field}"));
    let count = |name: &'static str| {
        Field::new(FieldKind::Number, name, label(name))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let choices = parties
        .choices(lang)
        .into_iter()
        .map(|(code, words)| Choice::new(code, words))
        .collect();
    let bases = BASES
        .iter()
        .map(|word| {
            Choice::new(*word, t!(lang, &format!("headcount-basis-{word}")))
                .chosen(sent.get("basis") == *word)
        })
        .collect();
    let fields = html! {
        (hidden("version", sent.get("version")))
        (Field::new(FieldKind::Suggest(choices), "party", label("party")).value(sent.get("party"))
            .error(problems.of(lang, "party")).optional(t!(lang, "form-optional")))
        (count("number").required())
        (count("women").optional(t!(lang, "form-optional")))
        (count("men").optional(t!(lang, "form-optional")).help(t!(lang, "headcount-rest")))
        (Field::new(Select(bases), "basis", label("basis")).error(problems.of(lang, "basis")))
    };
    let action = match line {
        Some(line) => format!("{}/headcounts/{}", event.href(), line.id),
        None => format!("{}/headcounts", event.href()),
    };
    let mut ui = UiForm::post(action, fields)
        .submit(t!(lang, "headcount-save"))
        .also(Link::new(t!(lang, "form-cancel"), format!("{}/people", event.href())).classed("button"));
    if let Some(line) = line {
        let removal = format!("{}/headcounts/{}/removal", event.href(), line.id);
        ui = ui.also(Link::new(t!(lang, "removal-open"), removal).classed("button"));
    }
    Page::new(t!(lang, "headcount-new"))
        .body(
            &PageHead::new(t!(lang, "headcount-new"))
                .eyebrow(Link::new(&event.title, event.href()))
                .lede(lede(lang, event)),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}
