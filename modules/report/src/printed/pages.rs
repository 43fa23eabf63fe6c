//! What is drawn of what the next print is without.

use balai_evidence::consent::What;
use balai_kernel::{
    t,
    text::{Message, instant},
    web::{
        Cx, Page, crumbs,
        ui::{Column, Empty, Form, Link, PageHead, Row, Table},
    },
};
use maud::{Render as _, html};

use super::Printed;

/// One thing that the next print is without.
pub(crate) struct Line {
    pub kept: Printed,
    pub what: What,
    /// The report.
    pub title: String,
    /// How the words or the caption begin.
    pub words: String,
    /// Why it may not stand there.
    pub why: Vec<Message>,
}

/// The list.
pub(super) fn list(cx: &Cx, due: &[Line]) -> Page {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let title = t!(lang, "print-title");
    let rows = due.iter().map(|line| {
        let words = if line.words.is_empty() {
            "—"
        } else {
            line.words.as_str()
        };
        let kind = match line.what {
            What::Quote(_) => "print-quote",
            What::Photograph(_) => "print-photograph",
        };
        let settle = format!(
            "/app/reports/{}/evidence/{}/settlement",
            line.kept.report, line.kept.block
        );
        Row::new(vec![
            html! { (Link::new(words, line.what.href())) small { (t!(lang, kind)) } },
            Link::new(&line.title, format!("/app/reports/{}", line.kept.report)).render(),
            html! { @for why in &line.why { p { (why.say(lang)) } } },
            html! { @if let Some(at) = line.kept.printed_at { (instant(lang, at, &zone)) } },
            Form::post(settle, html! {})
                .submit(t!(lang, "print-settle"))
                .secondary()
                .render(),
        ])
    });
    let columns = [
        "print-what",
        "print-report",
        "print-why",
        "print-since",
        "print-act",
    ];
    let body = if due.is_empty() {
        Empty::new(t!(lang, "print-none"), t!(lang, "print-none-why")).render()
    } else {
        Table::new(
            "next-print",
            &title,
            columns.map(|key| Column::new(t!(lang, key))).to_vec(),
        )
        .quiet_caption()
        .rows(rows.collect())
        .cards()
        .render()
    };
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "nav-reports"), "/app/reports")],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, "print-lede")))
        .body(&body)
}
