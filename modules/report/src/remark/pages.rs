//! What is drawn of remarks.

use balai_kernel::{
    t,
    text::{Lang, Message, instant},
    web::{
        Cx, Page, crumbs,
        ui::{
            Choice, Column, Empty, Fact, Field, FieldKind, Filters, Form, Kind as Tone, Link, Markup,
            PageHead, Row, Section, Table, badge, disclosure, disclosure_open, facts, hidden, note, two,
        },
    },
};
use maud::{Render as _, html};

use super::{
    Kind, Outcome, Remark, Return,
    store::{LISTED, Wanted},
    web::{href, is_change},
};
use crate::{
    block::Block,
    edition::Material,
    report::{Report, title_of},
};

/// Everything on the page of a report's remarks.
pub(super) struct List<'a> {
    pub report: &'a Report,
    pub blocks: &'a [Block],
    pub remarks: &'a [Remark],
    pub returns: &'a [Return],
    pub count: i64,
    pub wanted: &'a Wanted,
    pub problem: Option<&'a Message>,
}

fn kind(lang: Lang, kind: Kind) -> String {
    t!(lang, &format!("remark-kind-{}", kind.code()))
}

fn state(lang: Lang, remark: &Remark) -> Markup {
    match remark.outcome.as_deref().and_then(Outcome::from_code) {
        None => badge(Tone::Warn, t!(lang, "remark-open")),
        Some(outcome) => {
            let tone = match outcome {
                Outcome::Accepted | Outcome::ByHand => Tone::Good,
                Outcome::Declined | Outcome::Answered => Tone::Plain,
            };
            badge(tone, t!(lang, &format!("remark-outcome-{}", outcome.code())))
        }
    }
}

/// Who made it and when, as the document says.
fn whose(lang: Lang, remark: &Remark) -> String {
    let author = match remark.author.is_empty() {
        true => t!(lang, "remark-nobody"),
        false => remark.author.clone(),
    };
    let at = remark.written_at.as_deref().unwrap_or("").replace('T', " ");
    let at = at.get(..16).unwrap_or(&at);
    [author.as_str(), remark.sender.as_str(), at]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Characters shown of a paragraph before and after a change, in a list.
const AROUND: usize = 120;

/// The paragraph with what is taken out and put in, or with the words a comment stands at.
fn marked(remark: &Remark, is_short: bool) -> Markup {
    let text: Vec<char> = remark.paragraph.chars().collect();
    let starts = usize::try_from(remark.starts).unwrap_or(0).min(text.len());
    let ends = (starts + remark.taken_out.chars().count()).min(text.len());
    let (from, to) = match is_short {
        true => (starts.saturating_sub(AROUND), (ends + AROUND).min(text.len())),
        false => (0, text.len()),
    };
    let part = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    match remark.kind() {
        Kind::Comment => html! {
            @if !remark.quoted.is_empty() { q { (remark.quoted) } }
            @else { (part(from, to)) @if to < text.len() { "…" } }
        },
        Kind::Addition => html! { ins { (remark.put_in) } },
        Kind::Other => html! {
            @if !remark.taken_out.is_empty() { del { (remark.taken_out) } }
            @if !remark.put_in.is_empty() { ins { (remark.put_in) } }
            @if !remark.paragraph.is_empty() { p { (part(0, to.min(2 * AROUND))) } }
        },
        Kind::Change | Kind::Rewording => html! {
            @if from > 0 { "…" }
            (part(from, starts))
            @if !remark.taken_out.is_empty() { del { (remark.taken_out) } }
            @if !remark.put_in.is_empty() { ins { (remark.put_in) } }
            (part(ends, to))
            @if to < text.len() { "…" }
        },
    }
}

fn place(cx: &Cx, list: &List<'_>, remark: &Remark) -> Markup {
    let lang = cx.lang();
    let block = remark
        .block
        .as_deref()
        .and_then(|slug| list.blocks.iter().find(|block| block.slug == slug));
    match block {
        Some(block) => Link::new(
            title_of(lang, block),
            format!("/app/reports/{}/blocks/{}", list.report.id, block.id),
        )
        .render(),
        None => html! { (t!(lang, "remark-nowhere")) },
    }
}

fn rows(cx: &Cx, list: &List<'_>) -> Vec<Row> {
    let lang = cx.lang();
    list.remarks
        .iter()
        .map(|remark| {
            let here = format!("{}/{}", href(list.report.id), remark.id);
            let accept = Form::post(
                &here,
                html! { (hidden("version", &remark.version.to_string())) (hidden("outcome", "accepted")) },
            )
            .submit(t!(lang, "remark-accept"))
            .secondary();
            let is_open = remark.settled_at.is_none();
            let can_accept = is_open && is_change(remark) && remark.passage.is_some() && list.report.frozen_at.is_none();
            Row::new(vec![
                place(cx, list, remark),
                html! {
                    small { (kind(lang, remark.kind())) " · " (whose(lang, remark)) }
                    div { (marked(remark, true)) }
                    @if !remark.words.is_empty() { p { strong { (remark.words) } } }
                    @if !remark.answer.is_empty() { small { (t!(lang, "remark-answered-with", answer = remark.answer.as_str())) } }
                },
                html! {
                    (state(lang, remark))
                    @if let Some(by) = &remark.settled_by { small { (by) } }
                },
                html! {
                    @if can_accept { (accept) }
                    (Link::new(t!(lang, if is_open { "remark-decide" } else { "remark-see" }), here))
                },
            ])
        })
        .collect()
}

fn filters(cx: &Cx, list: &List<'_>) -> Filters {
    let lang = cx.lang();
    let wanted = list.wanted;
    let choices = |all: String, values: Vec<(String, String)>, now: Option<&str>| -> Vec<Choice> {
        let mut out = vec![Choice::new("", all)];
        out.extend(
            values
                .into_iter()
                .map(|(value, words)| Choice::new(&value, words).chosen(now == Some(value.as_str()))),
        );
        out
    };
    let mut states = vec![
        ("open".to_owned(), t!(lang, "remark-open")),
        ("settled".to_owned(), t!(lang, "remark-settled")),
    ];
    states.extend(Outcome::ALL.map(|outcome| {
        let code = outcome.code();
        (code.to_owned(), t!(lang, &format!("remark-outcome-{code}")))
    }));
    let kinds = Kind::ALL
        .map(|one| (one.code().to_owned(), kind(lang, one)))
        .to_vec();
    let from = list
        .returns
        .iter()
        .map(|one| (one.id.to_string(), one.sender.clone()))
        .collect();
    let all = || t!(lang, "rows-all");
    let came_with = wanted.came_with.map(|id| id.to_string());
    Filters::new(
        href(list.report.id),
        t!(lang, "rows-filters"),
        t!(lang, "rows-show"),
    )
    .select(
        "state",
        &t!(lang, "remark-state"),
        &choices(all(), states, wanted.state.as_deref()),
    )
    .select(
        "kind",
        &t!(lang, "remark-kind"),
        &choices(all(), kinds, wanted.kind.as_deref()),
    )
    .select(
        "from",
        &t!(lang, "remark-sender"),
        &choices(all(), from, came_with.as_deref()),
    )
}

fn upload(cx: &Cx, list: &List<'_>) -> Markup {
    let lang = cx.lang();
    let file = Field::new(
        FieldKind::File(".docx".to_owned()),
        "file",
        t!(lang, "remark-file"),
    )
    .help(t!(lang, "remark-file-help"))
    .required();
    let sender = Field::text("sender", t!(lang, "remark-sender"))
        .help(t!(lang, "remark-sender-help"))
        .required()
        .max_length(200);
    let form = Form::post(
        format!("/app/reports/{}/returns", list.report.id),
        html! { (sender) (file) },
    )
    .files()
    .submit(t!(lang, "remark-take"));
    let words = t!(lang, "remark-new");
    match list.returns.is_empty() || list.problem.is_some() {
        true => disclosure_open(words, form),
        false => disclosure(words, form),
    }
}

fn returns(cx: &Cx, list: &List<'_>) -> Markup {
    let lang = cx.lang();
    let rows = list
        .returns
        .iter()
        .map(|one| {
            let base = format!("/app/reports/{}/returns/{}", list.report.id, one.id);
            let remove = Form::post(format!("{base}/removal"), html! {})
                .submit(t!(lang, "remark-remove"))
                .secondary()
                .ask(
                    t!(lang, "remark-remove-ask", sender = one.sender.as_str()),
                    t!(lang, "remark-remove"),
                    t!(lang, "form-cancel"),
                );
            Row::new(vec![
                html! { (one.sender) small { (Link::new(&one.name, base)) } },
                html! { (instant(lang, one.came_at, &cx.app.zone())) @if let Some(by) = &one.taken_by { small { (by) } } },
                html! { (t!(lang, "remark-counts", n = one.remarks, open = one.open)) },
                html! { (remove) },
            ])
        })
        .collect();
    let columns = ["remark-sender", "remark-came", "remark-many", "remark-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    Table::new("returns", t!(lang, "remark-returns"), columns)
        .quiet_caption()
        .rows(rows)
        .cards()
        .render()
}

fn above(lang: Lang, report: &Report, more: Option<Link>, here: &str) -> Markup {
    let mut links = vec![
        Link::new(t!(lang, "nav-reports"), "/app/reports"),
        Link::new(&report.title, format!("/app/reports/{}", report.id)),
    ];
    links.extend(more);
    crumbs(lang, &links, here)
}

/// The remarks of a report.
pub(super) fn list(cx: &Cx, list: &List<'_>) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "remark-title");
    let draft = Link::new(
        t!(lang, "draft-word"),
        format!("/app/reports/{}/docx", list.report.id),
    );
    let columns = ["remark-where", "remark-said", "remark-state", "remark-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("remarks", title.as_str(), columns)
        .quiet_caption()
        .rows(rows(cx, list))
        .cards();
    Page::new(format!("{title}: {}", list.report.title))
        .body(&above(lang, list.report, None, &title))
        .body(
            &PageHead::new(&title)
                .eyebrow(&list.report.title)
                .lede(t!(lang, "remark-lede"))
                .action(draft.classed("button")),
        )
        .body(&html! {
            @if let Some(problem) = list.problem { div role="alert" { (note(Tone::Bad, problem.say(lang))) } }
            (upload(cx, list))
            @if !list.returns.is_empty() {
                (Section::new(t!(lang, "remark-returns"), returns(cx, list)))
                (filters(cx, list))
                p { (t!(lang, "remark-count", n = list.count)) @if list.count > LISTED { " " (t!(lang, "remark-listed", n = LISTED)) } }
            }
            @if list.remarks.is_empty() {
                (Empty::new(t!(lang, "remark-none"), t!(lang, "remark-none-why")))
            } @else { (table) }
        })
}

/// One remark, with what can be done about it.
pub(super) fn show(
    cx: &Cx,
    report: &Report,
    material: &Material,
    remark: &Remark,
    can_take: bool,
    typed: &str,
    problem: Option<&Message>,
) -> Page {
    let lang = cx.lang();
    let title = kind(lang, remark.kind());
    let back = Link::new(t!(lang, "remark-title"), href(report.id));
    let block = remark
        .block
        .as_deref()
        .and_then(|slug| material.blocks.iter().find(|block| block.slug == slug));
    let edit = block.map(|block| {
        Link::new(
            title_of(lang, block),
            format!("/app/reports/{}/blocks/{}", report.id, block.id),
        )
    });
    let mut known = vec![
        Fact::new(t!(lang, "remark-author"), whose(lang, remark)),
        Fact::new(t!(lang, "remark-state"), state(lang, remark)),
        Fact::new(
            t!(lang, "remark-where"),
            edit.as_ref()
                .map_or_else(|| html! { (t!(lang, "remark-nowhere")) }, |link| link.render()),
        ),
    ];
    if let (Some(at), Some(by)) = (remark.settled_at, &remark.settled_by) {
        let words = format!("{by}, {}", instant(lang, at, &cx.app.zone()));
        known.push(Fact::new(t!(lang, "remark-settled"), words));
    }
    let main = html! {
        @if let Some(problem) = problem { div role="alert" { (note(Tone::Bad, problem.say(lang))) } }
        (Section::new(t!(lang, "remark-paragraph"), html! { p { (marked(remark, false)) } }))
        @if !remark.words.is_empty() { (Section::new(t!(lang, "remark-words"), html! { p { (remark.words) } })) }
        @if !remark.answer.is_empty() { (Section::new(t!(lang, "remark-answer"), html! { p { (remark.answer) } })) }
        (decision(cx, report, remark, can_take, typed))
    };
    Page::new(format!("{title}: {}", report.title))
        .body(&above(lang, report, Some(back), &title))
        .body(&PageHead::new(&title).eyebrow(&report.title))
        .body(&two(main, facts(&known)))
}

fn decision(cx: &Cx, report: &Report, remark: &Remark, can_take: bool, typed: &str) -> Markup {
    let lang = cx.lang();
    let here = format!("{}/{}", href(report.id), remark.id);
    let with = |outcome: &str, more: Markup| {
        let fields =
            html! { (hidden("version", &remark.version.to_string())) (hidden("outcome", outcome)) (more) };
        Form::post(&here, fields)
    };
    if remark.settled_at.is_some() {
        return with("open", html! {})
            .submit(t!(lang, "remark-reopen"))
            .secondary()
            .render();
    }
    let answer = |id: &str, is_required: bool| {
        let field = Field::new(FieldKind::Textarea(3), "answer", t!(lang, "remark-answer"))
            .value(typed)
            .max_length(4_000)
            .id(id);
        if is_required { field.required() } else { field }
    };
    html! {
        @if is_change(remark) {
            (Section::new(t!(lang, "remark-accept"), html! {
                @if can_take {
                    p { (t!(lang, "remark-accept-why")) }
                    (with("accepted", html! {}).submit(t!(lang, "remark-accept")))
                } @else {
                    p { (t!(lang, "remark-not-in-place")) }
                }
            }))
        }
        (Section::new(t!(lang, "remark-outcome-by-hand"), html! {
            p { (t!(lang, "remark-by-hand-why")) }
            (with("by-hand", answer("f-by-hand", false).render()).submit(t!(lang, "remark-by-hand")).secondary())
        }))
        (Section::new(t!(lang, "remark-decline"), with("declined", answer("f-declined", true).render()).submit(t!(lang, "remark-decline")).secondary()))
        (Section::new(t!(lang, "remark-answer-it"), with("answered", answer("f-answered", true).render()).submit(t!(lang, "remark-answer-it")).secondary()))
    }
}
