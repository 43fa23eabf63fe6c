//! The outline of a report: its blocks, what is to be done before it is fixed, and who did it.

use balai_kernel::{
    Audience,
    audit::HistoryLine,
    policy::Action,
    t,
    text::{self},
    web::{
        Cx, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        ui::{
            self, Choice, Column, Field, FieldKind, Form, Link, Markup, PageHead, Row, Section, Table, badge,
            disclosure, kinds::Kind as Tone,
        },
        who_sees,
    },
};
use maud::{Render as _, html};

use super::{above, of_editions, state, title_of};
use crate::{
    block::{Kind, store::Offered},
    check::{Finding, Severity},
    clearance::{self, Tally},
    edition::Material,
    outcome_report::{self, Reach},
    report::{Approval, Report},
};

/// What the outline of a report shows.
pub(in crate::report) struct Outline<'a> {
    pub material: &'a Material,
    pub findings: &'a [Finding],
    pub approvals: &'a [Approval],
    pub history: &'a [HistoryLine],
    /// Blocks of other reports that can be taken over.
    pub others: &'a [Offered],
    /// All editions of its year, latest first.
    pub editions: &'a [Report],
    /// How many co-managers approve it.
    pub approvals_needed: usize,
    /// Whether it is shown in the end, rather than sent.
    pub is_public: bool,
    /// For whom the report of an event is.
    pub reach: Option<Reach>,
    /// Where it stands in the reporting calendar, if it does.
    pub calendar: Option<&'a str>,
    /// How many of those who are named have cleared it; none where it is public.
    pub tally: Option<Tally>,
    /// The reason for a correction as typed, and what is wrong with it.
    pub wrong: Option<(&'a str, &'static str)>,
}

/// The outline of a report.
pub(in crate::report) fn outline(cx: &Cx, outline: &Outline<'_>) -> Response {
    let Outline {
        material,
        findings,
        history,
        editions,
        others,
        ..
    } = *outline;
    let lang = cx.lang();
    let report = &material.report;
    let base = format!("/app/reports/{}", report.id);
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let can_change = cx.can(Action::Change, report);
    let mut head = PageHead::new(report.full_title(lang))
        .lede(t!(lang, "report-outline-lede"))
        .badge(state(lang, report))
        .audience(who_sees(cx, &Audience::parse(&report.audience)))
        .primary(&Link::new(t!(lang, "report-preview"), format!("{base}/preview")))
        .action(Link::new(t!(lang, "report-pdf"), format!("{base}/pdf")).classed("button"))
        .action(Link::new(t!(lang, "draft-word"), format!("{base}/docx")).classed("button"))
        .action(Link::new(t!(lang, "remark-title"), format!("{base}/remarks")).classed("button"));
    if report.published_at.is_some() {
        head = head.action(
            Link::new(t!(lang, "report-public-page"), format!("/reports/{}", report.id)).classed("button"),
        );
    }
    let aside = html! {
        (Section::new(t!(lang, "report-checker"), html! {
            @if report.frozen_at.is_some() { p { (t!(lang, "report-checker-frozen")) } }
            @else if findings.is_empty() { p { (t!(lang, "report-checker-nothing")) } }
            @else {
                p { (t!(lang, "report-checker-found", errors = errors, warnings = findings.len() - errors)) }
                p { (Link::new(t!(lang, "report-checker-all"), format!("{base}/check"))) }
            }
        }))
        @if let Some(tally) = &outline.tally { (Section::new(t!(lang, "clearance-title"), clearance::line(lang, report, tally))) }
        @if let Some(reach) = outline.reach { (outcome_report::pages::reach(lang, report, reach, can_change)) }
        (approval(cx, outline, errors))
        (correction(cx, outline))
        (Section::new(t!(lang, "translation-title"), Link::new(t!(lang, "translation-see"), format!("/app/translations/report/{}", report.id))))
        (Section::new(t!(lang, "report-differences"), Link::new(t!(lang, "report-differences-see"), format!("{base}/differences"))))
    };
    let main = html! {
        (blocks(cx, material, findings, can_change))
        @if can_change { (add(cx, material, others)) }
    };
    let page = Page::new(report.full_title(lang))
        .body(&above(lang, None, &report.full_title(lang)))
        .body(&head)
        .body(&of_editions(lang, report, editions, "/app/reports"))
        .body(&ui::two(main, aside))
        .body(&disclosure(t!(lang, "report-history"), entries(cx, history)))
        .workspace(cx);
    match outline.wrong {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    }
}

/// What the co-managers can do once an error is found: open a frozen report again, or
/// begin a new edition of a published one.
fn correction(cx: &Cx, outline: &Outline<'_>) -> Markup {
    let (lang, report) = (cx.lang(), &outline.material.report);
    if !cx.can(Action::Decide, report) {
        return html! {};
    }
    let (noun, key) = if report.correctable(outline.editions).is_ok() {
        ("editions", "report-correct")
    } else if report.reopenable().is_ok() {
        ("reopening", "report-reopen")
    } else {
        return html! {};
    };
    let (why, ask) = match noun {
        "editions" => ("report-correct-why", "report-correct-reason"),
        _ => ("report-reopen-why", "report-reopen-reason"),
    };
    let reason = Field::new(FieldKind::Textarea(3), "reason", t!(lang, ask))
        .value(outline.wrong.map_or("", |(typed, _)| typed))
        .max_length(500)
        .required()
        .error(outline.wrong.map(|(_, key)| t!(lang, key)));
    let form =
        Form::post(format!("/app/reports/{}/{noun}", report.id), html! { (reason) }).submit(t!(lang, key));
    Section::new(
        t!(lang, "report-error-found"),
        html! { p { (t!(lang, why)) } (form) },
    )
    .render()
}

fn entries(cx: &Cx, history: &[HistoryLine]) -> Markup {
    let lang = cx.lang();
    let mut seen = Vec::new();
    let entries: Vec<ui::Entry> = history
        .iter()
        .filter(|line| {
            let fresh = !seen.contains(&line.id);
            seen.push(line.id);
            fresh
        })
        .map(|line| {
            let when = ui::when(&line.at.to_string(), text::instant(lang, line.at, &cx.app.zone()));
            ui::Entry::new(when, &line.actor, t!(lang, &format!("report-act-{}", line.act)))
        })
        .collect();
    ui::history(&entries)
}

fn approval(cx: &Cx, outline: &Outline<'_>, errors: usize) -> Markup {
    let lang = cx.lang();
    let Outline {
        material, approvals, ..
    } = *outline;
    let report = &material.report;
    let base = format!("/app/reports/{}", report.id);
    let digest = material.digest();
    let is_clear = outline.tally.as_ref().is_none_or(Tally::is_clear);
    let own = approvals
        .iter()
        .any(|approval| Some(approval.account) == cx.actor.account && approval.digest == digest);
    let zone = cx.app.zone();
    let body = html! {
        p { (t!(lang, "report-approval-why", n = outline.approvals_needed, public = released_as(outline))) }
        @if !approvals.is_empty() {
            ul { @for approval in approvals {
                li {
                    (t!(lang, "report-approved-by", name = approval.name.as_str(), at = text::instant(lang, approval.at, &zone)))
                    @if report.frozen_at.is_none() && approval.digest != digest { " " (badge(Tone::Warn, t!(lang, "report-approved-earlier"))) }
                }
            } }
        }
        @if report.frozen_at.is_none() && cx.can(Action::Decide, report) {
            @if errors > 0 { p { (t!(lang, "report-errors-open", n = errors)) } }
            @else if !is_clear { p { (t!(lang, "clearance-before-freezing")) } }
            @else if own { p { (t!(lang, "report-approved-waits")) } }
            @else {
                (Form::post(format!("{base}/approvals"), html! {})
                    .submit(t!(lang, "report-approve"))
                    .ask(t!(lang, "report-approve-ask"), t!(lang, "report-approve"), t!(lang, "report-not-now")))
            }
        }
        @if let Some(due) = outline.calendar { p { (Link::new(t!(lang, "due-in-calendar"), due)) } }
        @if outline.is_public && report.frozen_at.is_some() && report.published_at.is_none() && !is_clear { p { (t!(lang, "clearance-before-freezing")) } }
        @else if outline.is_public && report.frozen_at.is_some() && report.published_at.is_none() && cx.can(Action::Release, report) {
            @let (press, ask) = match outline.reach {
                Some(Reach::Participants) => ("outcome-report-release", "outcome-report-release-ask"),
                _ => ("report-publish", "report-publish-ask"),
            };
            (Form::post(format!("{base}/publication"), html! {})
                .submit(t!(lang, press))
                .ask(t!(lang, ask), t!(lang, press), t!(lang, "report-not-now")))
        }
    };
    Section::new(t!(lang, "report-approval"), body).render()
}

/// How it is given away, as the catalogue counts: 0 sent, 1 published, 2 shown to those who took part.
const fn released_as(outline: &Outline<'_>) -> i64 {
    match outline.reach {
        Some(Reach::Participants) => 2,
        _ if outline.is_public => 1,
        _ => 0,
    }
}

fn blocks(cx: &Cx, material: &Material, findings: &[Finding], can_change: bool) -> Markup {
    let lang = cx.lang();
    let base = format!("/app/reports/{}", material.report.id);
    let rows = material.blocks.iter().map(|block| {
        let own = |severity| {
            findings
                .iter()
                .filter(|finding| finding.block == Some(block.id) && finding.severity == severity)
                .count()
        };
        let (errors, warnings) = (own(Severity::Error), own(Severity::Warning));
        let (title, kind) = (
            title_of(lang, block),
            t!(lang, &format!("block-{}", block.kind().code())),
        );
        let name = html! {
            @if can_change { a href={ (base) "/blocks/" (block.id) } { (title) } } @else { (title) }
            @if kind != title { small { (kind) } }
        };
        let said = html! {
            @if errors > 0 { (badge(Tone::Bad, t!(lang, "report-n-errors", n = errors))) " " }
            @if warnings > 0 { (badge(Tone::Warn, t!(lang, "report-n-warnings", n = warnings))) }
            @if errors + warnings == 0 { (badge(Tone::Good, t!(lang, "report-in-order"))) }
        };
        let mut cells = vec![name, said];
        if can_change {
            cells.push(html! { code { "{ref:" (block.slug) "}" } });
        }
        Row::new(cells)
    });
    let mut columns = vec![
        Column::new(t!(lang, "report-block")),
        Column::new(t!(lang, "report-block-state")),
    ];
    if can_change {
        columns.push(Column::new(t!(lang, "report-block-ref")));
    }
    Table::new("blocks", t!(lang, "report-blocks"), columns)
        .rows(rows.collect())
        .row_headers()
        .render()
}

fn add(cx: &Cx, material: &Material, others: &[Offered]) -> Markup {
    let lang = cx.lang();
    let action = format!("/app/reports/{}/blocks", material.report.id);
    let kinds = Kind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), t!(lang, &format!("block-{}", kind.code()))))
        .collect();
    let places: Vec<Choice> = std::iter::once(Choice::new("", t!(lang, "report-block-last")))
        .chain(material.blocks.iter().map(|block| {
            Choice::new(
                block.id.to_string(),
                t!(lang, "report-block-after", name = title_of(lang, block)),
            )
        }))
        .collect();
    let fields = html! {
        (Field::new(FieldKind::Select(kinds), "kind", t!(lang, "report-block-kind")))
        (Field::text("heading", t!(lang, "report-block-heading")).max_length(200))
        (Field::new(FieldKind::Select(places.clone()), "after", t!(lang, "report-block-where")))
    };
    let others: Vec<Choice> = others
        .iter()
        .map(|other| {
            let name = match other.heading.trim() {
                "" => t!(lang, &format!("block-{}", other.kind)),
                heading => heading.to_owned(),
            };
            Choice::new(other.id.to_string(), format!("{}: {name}", other.report))
        })
        .collect();
    let again = html! {
        p { (t!(lang, "report-block-again-why")) }
        (Form::post(&action, html! {
            (Field::new(FieldKind::Select(others.clone()), "copy_of", t!(lang, "report-block-again-which")))
            (Field::new(FieldKind::Select(places), "after", t!(lang, "report-block-where")).id("f-again-after"))
        }).submit(t!(lang, "report-block-again-do")).secondary())
    };
    html! {
        (Section::new(t!(lang, "report-block-add"), Form::post(&action, fields).submit(t!(lang, "report-block-add-do"))))
        @if !others.is_empty() { (Section::new(t!(lang, "report-block-again"), again)) }
    }
}
