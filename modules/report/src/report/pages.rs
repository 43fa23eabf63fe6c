//! Pages of reports.

use balai_kernel::{
    Audience,
    audit::HistoryLine,
    policy::Action,
    t,
    text::{self, Lang},
    web::{
        Cx, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        crumbs,
        ui::{
            self, Change, Choice, Column, Empty, Field, FieldKind, Form, Item, Link, Markup, PageHead,
            Radios, Row, Section, Table, badge, disclosure, kinds::Kind as Tone,
        },
        who_sees,
    },
};
use maud::{Render as _, html};

use super::{Approval, Difference, Report};
use crate::{
    block::{Block, Kind, store::Offered},
    check::{Finding, Severity},
    clearance::{self, Tally},
    edition::{Edition, Material, pages::article},
    printed::Printed,
    translation::Language,
};

fn state(lang: Lang, report: &Report) -> Markup {
    match (report.published_at, report.frozen_at) {
        (Some(_), _) => badge(Tone::Good, t!(lang, "report-state-published")),
        (None, Some(_)) => badge(Tone::Warn, t!(lang, "report-state-frozen")),
        (None, None) => badge(Tone::Plain, t!(lang, "report-state-living")),
    }
}

fn above(lang: Lang, report: Option<&Report>, here: &str) -> Markup {
    let mut links = vec![Link::new(t!(lang, "nav-reports"), "/app/reports")];
    if let Some(report) = report {
        links.push(Link::new(&report.title, format!("/app/reports/{}", report.id)));
    }
    crumbs(lang, &links, here)
}

/// All reports, and the form for a new one; with what was typed into it and what was wrong.
pub(super) fn list(cx: &Cx, reports: &[Report], wrong: Option<(&str, &'static str)>) -> Response {
    let lang = cx.lang();
    let items: Vec<Item> = reports
        .iter()
        .map(|report| {
            // Outside the office only published reports are seen: they are read, not edited.
            let base = if cx.actor.is_office() {
                "/app/reports"
            } else {
                "/reports"
            };
            Item::new(report.full_title(lang))
                .href(format!("{base}/{}", report.id))
                .due(state(lang, report))
        })
        .collect();
    let list = if items.is_empty() {
        let (what, why) = if cx.actor.is_office() {
            ("report-none", "report-none-why")
        } else {
            ("report-none-public", "report-none-public-why")
        };
        Empty::new(t!(lang, what), t!(lang, why)).render()
    } else {
        ui::items(&items)
    };
    let form = cx.can_any::<Report>(Action::Create).then(|| {
        let next = reports
            .first()
            .map_or_else(|| i64::from(cx.app.today().year()) - 1, |latest| latest.year + 1);
        let year = wrong.map_or_else(|| next.to_string(), |(typed, _)| typed.to_owned());
        let from = vec![
            Choice::new("template", t!(lang, "report-from-template")).chosen(reports.is_empty()),
            Choice::new("copy", t!(lang, "report-from-copy"))
                .help(t!(lang, "report-from-copy-help"))
                .chosen(!reports.is_empty()),
        ];
        let fields = html! {
            (Field::new(FieldKind::Number, "year", t!(lang, "report-year")).value(year).required()
                .error(wrong.map(|(_, key)| t!(lang, key))))
            (Radios::new("from", t!(lang, "report-from"), from))
        };
        Section::new(
            t!(lang, "report-new"),
            Form::post("/app/reports", fields).submit(t!(lang, "report-begin")),
        )
    });
    let page = Page::new(t!(lang, "nav-reports"))
        .body(&match cx.actor.is_office() {
            true => PageHead::new(t!(lang, "nav-reports"))
                .lede(t!(lang, "report-list-lede"))
                .action(Link::new(t!(lang, "due-title"), "/app/reports/calendar").classed("button")),
            false => PageHead::new(t!(lang, "nav-reports")).lede(t!(lang, "report-public-lede")),
        })
        .body(&list)
        .body(&html! {
            @if cx.can_any::<Printed>(Action::List) { p { (Link::new(t!(lang, "print-title"), crate::printed::PATH)) } }
            @if let Some(form) = form { (form) }
        })
        .workspace(cx);
    match wrong {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    }
}

/// What the outline of a report shows.
pub(super) struct Outline<'a> {
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
    /// Whether it is for everyone.
    pub is_public: bool,
    /// Where it stands in the reporting calendar, if it does.
    pub calendar: Option<&'a str>,
    /// How many of those who are named have cleared it; none where it is public.
    pub tally: Option<Tally>,
    /// The reason for a correction as typed, and what is wrong with it.
    pub wrong: Option<(&'a str, &'static str)>,
}

/// The outline of a report.
pub(super) fn outline(cx: &Cx, outline: &Outline<'_>) -> Response {
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
        (approval(cx, outline, errors))
        (correction(cx, outline))
        (Section::new(t!(lang, "translation-title"), Link::new(t!(lang, "translation-see"), format!("{base}/languages"))))
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

/// What a reader should know of a report's other editions: what a later one corrects,
/// and that there is a later one.
fn of_editions(lang: Lang, report: &Report, editions: &[Report], base: &str) -> Markup {
    let is_public = base == "/reports";
    let shown = |other: &&Report| !is_public || other.published_at.is_some();
    let words = |other: &Report| super::edition_words(lang, other.edition);
    let newer = editions
        .iter()
        .filter(shown)
        .find(|other| other.edition > report.edition);
    let older = editions
        .iter()
        .filter(shown)
        .find(|other| Some(other.id) == report.replaces);
    html! {
        @if let Some(newer) = newer {
            (ui::note(Tone::Warn, html! {
                @if newer.published_at.is_some() { (t!(lang, "report-replaced")) } @else { (t!(lang, "report-being-corrected")) }
                " " (newer.reason) " "
                (Link::new(words(newer), format!("{base}/{}", newer.id)))
            }))
        }
        @if let Some(older) = older {
            (ui::note(Tone::Plain, html! {
                (t!(lang, "report-corrects", edition = words(report))) " " (report.reason) " "
                (Link::new(words(older), format!("{base}/{}", older.id)))
            }))
        }
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
        p { (t!(lang, "report-approval-why", n = outline.approvals_needed, public = i64::from(outline.is_public))) }
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
            (Form::post(format!("{base}/publication"), html! {})
                .submit(t!(lang, "report-publish"))
                .ask(t!(lang, "report-publish-ask"), t!(lang, "report-publish"), t!(lang, "report-not-now")))
        }
    };
    Section::new(t!(lang, "report-approval"), body).render()
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

pub(crate) fn title_of(lang: Lang, block: &Block) -> String {
    if block.heading.trim().is_empty() {
        t!(lang, &format!("block-{}", block.kind().code()))
    } else {
        block.heading.clone()
    }
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

/// Everything the checker found.
pub(super) fn check(cx: &Cx, report: &Report, findings: &[Finding], tally: Option<&Tally>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "report-checker");
    let body = if findings.is_empty() {
        Empty::new(
            t!(lang, "report-checker-nothing"),
            t!(lang, "report-checker-nothing-why"),
        )
        .render()
    } else {
        html! {
            @for (severity, heading) in [(Severity::Error, "report-errors"), (Severity::Warning, "report-warnings")] {
                @let own: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == severity).collect();
                @if !own.is_empty() { (Section::new(t!(lang, heading, n = own.len()), said(lang, report, &own))) }
            }
        }
    };
    Page::new(&title)
        .body(&above(lang, Some(report), &title))
        .body(&PageHead::new(&title).lede(t!(lang, "report-checker-lede")))
        .body(&html! { @if let Some(tally) = tally { (Section::new(t!(lang, "clearance-title"), clearance::line(lang, report, tally))) } })
        .body(&body)
        .workspace(cx)
}

/// Findings as a list, each leading to its block.
pub(crate) fn said(lang: Lang, report: &Report, findings: &[&Finding]) -> Markup {
    let items: Vec<Item> = findings
        .iter()
        .map(|finding| {
            let mut item = Item::new(finding.message.say(lang)).why(html! {
                @if !finding.heading.is_empty() { strong { (finding.heading) } " " }
                @if !finding.sentence.is_empty() { (marked(&finding.sentence, &finding.excerpt)) " " }
                @else if !finding.excerpt.is_empty() { mark { (finding.excerpt) } " " }
                (finding.suggestion.say(lang))
            });
            if let Some(block) = finding.block {
                item = item.href(format!("/app/reports/{}/blocks/{block}", report.id));
            }
            item
        })
        .collect();
    ui::items(&items)
}

/// A sentence with the words it is about marked.
fn marked(sentence: &str, excerpt: &str) -> Markup {
    let found = sentence.find(excerpt).filter(|_| !excerpt.is_empty());
    html! {
        "\u{201c}"
        @match found {
            Some(at) => { (&sentence[..at]) mark { (excerpt) } (&sentence[at + excerpt.len()..]) },
            None => (sentence),
        }
        "\u{201d}"
    }
}

/// The report as it will be read, in the workspace.
pub(super) fn preview(cx: &Cx, report: &Report, edition: &Edition) -> Response {
    let lang = cx.lang();
    let base = format!("/app/reports/{}", report.id);
    let head = PageHead::new(&report.title)
        .lede(t!(lang, "report-preview-lede"))
        .badge(state(lang, report))
        .primary(&Link::new(t!(lang, "report-outline"), &base))
        .action(Link::new(t!(lang, "report-pdf"), format!("{base}/pdf")).classed("button"));
    Page::new(&report.title)
        .body(&above(lang, Some(report), &t!(lang, "report-preview")))
        .body(&head)
        .body(&article(edition, &base))
        .workspace(cx)
}

/// The list of differences where there is no report before.
pub(super) fn no_differences(cx: &Cx, report: &Report) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "report-differences");
    let back = Link::new(&report.title, format!("/app/reports/{}", report.id));
    Page::new(&title)
        .body(&above(lang, Some(report), &title))
        .body(&PageHead::new(&title))
        .body(
            &Empty::new(
                t!(lang, "report-no-differences"),
                t!(lang, "report-no-differences-why"),
            )
            .next(back),
        )
        .workspace(cx)
}

/// What differs between two reports: figures, and which texts are still the old ones.
pub(super) fn differences(cx: &Cx, before: &Material, now: &Material, figures: &[Difference]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "report-differences");
    let changes: Vec<Change> = figures
        .iter()
        .map(|difference| {
            Change::new(
                &difference.what,
                difference.before.as_ref(),
                difference.after.as_ref(),
            )
        })
        .collect();
    let (old_year, new_year) = (
        before.report.period().words(lang),
        now.report.period().words(lang),
    );
    let base = format!("/app/reports/{}", now.report.id);
    let texts = now
        .blocks
        .iter()
        .filter(|block| block.kind().wants_body() && !block.body.trim().is_empty())
        .map(|block| {
            let same = before
                .blocks
                .iter()
                .any(|old| old.slug == block.slug && old.body.trim() == block.body.trim());
            let (tone, key) = if same {
                (Tone::Warn, "report-text-same")
            } else {
                (Tone::Good, "report-text-new")
            };
            Item::new(title_of(lang, block))
                .href(format!("{base}/blocks/{}", block.id))
                .due(badge(tone, t!(lang, key)))
        });
    let texts: Vec<Item> = texts.collect();
    let figures = if changes.is_empty() {
        html! { p { (t!(lang, "report-figures-same")) } }
    } else {
        ui::diff(
            [&t!(lang, "report-figure"), &old_year, &new_year],
            &t!(lang, "report-figure-none"),
            &changes,
        )
    };
    Page::new(&title)
        .body(&above(lang, Some(&now.report), &title))
        .body(&PageHead::new(&title).lede(t!(
            lang,
            "report-differences-lede",
            before = old_year.as_str(),
            now = new_year.as_str()
        )))
        .body(&Section::new(t!(lang, "report-figures"), figures))
        .body(&Section::new(t!(lang, "report-texts"), ui::items(&texts)))
        .workspace(cx)
}

/// The published reports, on the public site.
pub(super) fn published(cx: &Cx, reports: &[Report]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "nav-public-reports");
    let items: Vec<Item> = reports
        .iter()
        .map(|report| {
            let item = Item::new(report.full_title(lang))
                .href(format!("/reports/{}", report.id))
                .due(Link::new("PDF", format!("/reports/{}/pdf", report.id)));
            let is_replaced = reports.iter().any(|other| {
                other.kind == report.kind && other.from_on == report.from_on && other.edition > report.edition
            });
            match is_replaced {
                true => item.why(t!(lang, "report-replaced-short")),
                false => item,
            }
        })
        .collect();
    let list = if items.is_empty() {
        Empty::new(t!(lang, "report-none-public"), t!(lang, "report-none-public-why")).render()
    } else {
        ui::items(&items)
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "report-public-lede")))
        .body(&list)
        .public(cx)
}

/// A published report, on the public site.
pub(super) fn read(
    cx: &Cx,
    report: &Report,
    edition: &Edition,
    editions: &[Report],
    languages: &[Language],
) -> Response {
    let lang = cx.lang();
    let base = format!("/reports/{}", report.id);
    let mut head = PageHead::new(&report.title)
        .eyebrow(&edition.office)
        .primary(&Link::new(t!(lang, "report-pdf"), format!("{base}/pdf")));
    if !edition.subtitle.is_empty() {
        head = head.lede(&edition.subtitle);
    }
    for language in languages {
        let link = Link::new(&language.name, format!("{base}/{}", language.code)).classed("button");
        head = head.action(html! { span lang=(language.code) dir=(language.direction()) { (link) } });
    }
    Page::new(report.full_title(lang))
        .body(&head)
        .body(&of_editions(lang, report, editions, "/reports"))
        .body(&article(edition, &base))
        .public(cx)
}
