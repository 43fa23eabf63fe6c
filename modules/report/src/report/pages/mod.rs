//! Pages of reports.

mod outline;
pub(super) use outline::{Outline, outline};

use balai_kernel::{
    policy::Action,
    t,
    text::Lang,
    translation::{self, Language},
    web::{
        Cx, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        crumbs,
        ui::{
            self, Change, Choice, Empty, Field, FieldKind, Form, Item, Link, Markup, PageHead, Radios,
            Section, badge, kinds::Kind as Tone,
        },
    },
};
use maud::{Render as _, html};

use super::{Difference, Report};
use crate::{
    block::Block,
    check::{Finding, Severity},
    clearance::{self, Tally},
    edition::{Edition, Material, pages::article},
    printed::Printed,
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
            @if cx.actor.is_office() { p { (Link::new(t!(lang, "translation-words-of-figures"), crate::translation::words::editions())) } }
            @if let Some(form) = form { (form) }
        })
        .workspace(cx);
    match wrong {
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

pub(crate) fn title_of(lang: Lang, block: &Block) -> String {
    if block.heading.trim().is_empty() {
        t!(lang, &format!("block-{}", block.kind().code()))
    } else {
        block.heading.clone()
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
    offer: &Markup,
) -> Response {
    let lang = cx.lang();
    let base = format!("/reports/{}", report.id);
    let mut head = PageHead::new(&report.title)
        .eyebrow(&edition.office)
        .primary(&Link::new(t!(lang, "report-pdf"), format!("{base}/pdf")));
    if !edition.subtitle.is_empty() {
        head = head.lede(&edition.subtitle);
    }
    for way in translation::ways(&base, languages, None) {
        head = head.action(way);
    }
    Page::new(report.full_title(lang))
        .head(translation::alternates(&cx.app.address, &base, languages))
        .body(&head)
        .body(offer)
        .body(&of_editions(lang, report, editions, "/reports"))
        .body(&article(edition, &base))
        .public(cx)
}
