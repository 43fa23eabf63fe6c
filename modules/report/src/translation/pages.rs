//! What is drawn of reports in other languages.

use balai_kernel::{
    Id,
    policy::{Action, Guarded as _},
    t,
    text::{Lang, Message},
    web::{
        Cx, Page, crumbs,
        ui::{
            Checkbox, Column, Field, FieldKind, Form, Kind, Link, Markup, PageHead, Row, Section, Table,
            badge, error_summary, hidden,
        },
    },
};
use maud::{Render as _, html};

use super::{
    Kept, Language, Pair, Progress, State, Tongue, beside, releasable,
    store::Released,
    units,
    web::{Shown, name, seen},
};
use crate::{
    block::Block,
    edition::{Edition, pages::article},
    report::{Report, title_of},
};

fn above(lang: Lang, report: &Report, more: Option<Link>, here: &str) -> Markup {
    let base = format!("/app/reports/{}", report.id);
    let mut links = vec![
        Link::new(t!(lang, "nav-reports"), "/app/reports"),
        Link::new(&report.title, &base),
    ];
    links.extend(more);
    crumbs(lang, &links, here)
}

fn progress_words(lang: Lang, progress: Progress) -> Markup {
    html! {
        (t!(lang, "translation-progress", n = progress.current, all = progress.all))
        @if progress.stale > 0 { " " (badge(Kind::Warn, t!(lang, "translation-stale-n", n = progress.stale))) }
    }
}

/// The languages of a report.
pub(super) fn list(cx: &Cx, report: &Report, all: &[(Language, Progress, Option<Released>)]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "translation-title");
    let rows = all
        .iter()
        .map(|(language, progress, released)| {
            let href = format!("/app/reports/{}/languages/{}", report.id, language.code);
            let state = match released {
                Some(_) => badge(Kind::Good, t!(lang, "translation-state-released")),
                None if progress.is_whole() => badge(Kind::Good, t!(lang, "translation-state-whole")),
                None if progress.current + progress.stale > 0 => badge(Kind::Warn, t!(lang, "translation-state-begun")),
                None => badge(Kind::Plain, t!(lang, "translation-state-none")),
            };
            Row::new(vec![
                html! { span lang=(language.code) dir=(language.direction()) { (Link::new(&language.name, href)) } },
                progress_words(lang, *progress),
                state,
            ])
        })
        .collect();
    let columns =
        ["translation-language", "translation-how-far", "due-state"].map(|key| Column::new(t!(lang, key)));
    Page::new(&title)
        .body(&above(lang, report, None, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "translation-lede")))
        .body(
            &Table::new("languages", &title, columns.to_vec())
                .quiet_caption()
                .rows(rows)
                .row_headers()
                .cards(),
        )
}

/// The blocks of a report in a language.
pub(super) fn show(cx: &Cx, shown: &Shown) -> Page {
    let lang = cx.lang();
    let (report, language) = (&shown.tongue.report, &shown.language);
    let base = format!("/app/reports/{}/languages", report.id);
    let here = format!("{base}/{}", language.code);
    let title = format!("{}: {}", report.title, language.name);
    let may_change = Tongue::rule(&cx.actor, Action::Change, Some(&shown.tongue)).is_allowed();
    let rows = units(report, &shown.material.blocks)
        .into_iter()
        .filter_map(|(id, units)| {
            let block = shown.material.blocks.iter().find(|block| block.id == id)?;
            let own: Vec<Kept> = shown
                .kept
                .iter()
                .filter(|kept| kept.block == id)
                .cloned()
                .collect();
            let mut progress = Progress::default();
            for pair in beside(&units, &own) {
                progress.add(pair.state);
            }
            let name = title_of(lang, block);
            Some(Row::new(vec![
                html! { @if may_change { (Link::new(name, format!("{here}/{id}"))) } @else { (name) } },
                progress_words(lang, progress),
            ]))
        })
        .collect();
    let columns = ["report-block", "translation-how-far"].map(|key| Column::new(t!(lang, key)));
    let mut head = PageHead::new(&title)
        .lede(html! { (progress_words(lang, shown.progress)) })
        .action(Link::new(t!(lang, "report-preview"), format!("{here}/preview")).classed("button"));
    if shown.tongue.is_released {
        head = head
            .badge(badge(Kind::Good, t!(lang, "translation-state-released")))
            .action(
                Link::new(
                    t!(lang, "report-public-page"),
                    format!("/reports/{}/{}", report.id, language.code),
                )
                .classed("button"),
            );
    }
    let release = Tongue::rule(&cx.actor, Action::Release, Some(&shown.tongue))
        .is_allowed()
        .then(|| release(lang, shown, &here));
    Page::new(&title)
        .body(&above(
            lang,
            report,
            Some(Link::new(t!(lang, "translation-title"), base)),
            &language.name,
        ))
        .body(&head)
        .body(
            &Table::new("blocks", t!(lang, "report-blocks"), columns.to_vec())
                .quiet_caption()
                .rows(rows)
                .row_headers()
                .cards(),
        )
        .body(&html! { @if let Some(release) = release { (release) } })
}

/// Releasing an edition, or taking it back; or why it cannot be released yet.
fn release(lang: Lang, shown: &Shown, here: &str) -> Markup {
    let body = if shown.tongue.is_released {
        html! {
            p { (t!(lang, "translation-take-back-why")) }
            (Form::post(format!("{here}/withdrawal"), html! {}).submit(t!(lang, "translation-take-back")).secondary())
        }
    } else {
        match releasable(&shown.tongue.report, shown.progress) {
            Ok(()) => html! {
                p { (t!(lang, "translation-release-why")) }
                (Form::post(format!("{here}/release"), html! {}).submit(t!(lang, "translation-release")))
            },
            Err(balai_kernel::Error::Refused(why)) => html! { p { (why.say(lang)) } },
            Err(_) => html! {},
        }
    };
    Section::new(t!(lang, "translation-release-title"), body).render()
}

/// A block, paragraph beside paragraph.
pub(super) fn edit(
    cx: &Cx,
    shown: &Shown,
    block: Id<Block>,
    pairs: &[Pair],
    terms: &[(String, String)],
    wrong: &[(usize, Message)],
) -> Page {
    let lang = cx.lang();
    let (report, language) = (&shown.tongue.report, &shown.language);
    let base = format!("/app/reports/{}/languages/{}", report.id, language.code);
    let heading = shown
        .material
        .blocks
        .iter()
        .find(|own| own.id == block)
        .map_or_else(String::new, |block| title_of(lang, block));
    let errors: Vec<(String, String)> = wrong
        .iter()
        .map(|(at, why)| (format!("f-{}", name(*at)), why.say(lang)))
        .collect();
    // What stood there before anything was typed: the same whether it was taken or not.
    let own: Vec<Kept> = shown
        .kept
        .iter()
        .filter(|kept| kept.block == block)
        .cloned()
        .collect();
    let units: Vec<_> = pairs.iter().map(|pair| pair.unit.clone()).collect();
    let rows = pairs
        .iter()
        .enumerate()
        .map(|(at, pair)| {
            let source = html! {
                p lang="en" { (with_terms(&pair.unit.source, terms)) }
                @if let Some(before) = &pair.before { p.muted.small lang="en" { (t!(lang, "translation-before")) " " (before) } }
            };
            Row::new(vec![source, field(lang, language, at, pair, wrong)])
        })
        .collect();
    let fields = html! {
        (hidden("seen", &seen(&beside(&units, &own))))
        (Table::new("paragraphs", &heading, vec![Column::new("English"), Column::new(&language.name)])
            .quiet_caption()
            .rows(rows)
            .even()
            .cards())
    };
    let next = next_of(shown, block);
    let mut form = Form::post(format!("{base}/{block}"), fields)
        .wide()
        .submit(t!(lang, "translation-save"));
    if let Some(next) = next {
        form = form.also(Link::new(t!(lang, "translation-next"), format!("{base}/{next}")));
    }
    Page::new(format!("{heading}: {}", language.name))
        .body(&above(
            lang,
            report,
            Some(Link::new(&language.name, &base)),
            &heading,
        ))
        .body(
            &PageHead::new(&heading)
                .eyebrow(&language.name)
                .lede(t!(lang, "translation-edit-lede")),
        )
        .body(&error_summary(&t!(lang, "translation-not-saved"), &errors))
        .body(&form)
}

fn field(lang: Lang, language: &Language, at: usize, pair: &Pair, wrong: &[(usize, Message)]) -> Markup {
    let label = t!(
        lang,
        &format!("translation-field-{}", pair.unit.field),
        n = pair.unit.position + 1
    );
    let rows = u8::try_from(pair.unit.source.chars().count() / 50 + 1)
        .unwrap_or(12)
        .min(12);
    let error = wrong
        .iter()
        .find(|(own, _)| *own == at)
        .map(|(_, why)| why.say(lang));
    html! {
        (Field::new(FieldKind::Textarea(rows), name(at), label).value(&pair.words).lang(&language.code).error(error))
        @if pair.state == State::Stale {
            (Checkbox::new(format!("holds-{at}"), t!(lang, "translation-holds"), false))
        }
    }
}

/// The next block that is not in order, else the next one.
fn next_of(shown: &Shown, block: Id<Block>) -> Option<Id<Block>> {
    let all = units(&shown.material.report, &shown.material.blocks);
    let at = all.iter().position(|(id, _)| *id == block)?;
    all.get(at + 1).map(|(id, _)| *id)
}

/// A source with the glossary's terms marked, each with its meaning.
fn with_terms(source: &str, terms: &[(String, String)]) -> Markup {
    let mut rest = source;
    let mut out = Vec::new();
    while let Some((at, term, meaning)) = first_term(rest, terms) {
        out.push(html! { (&rest[..at]) abbr title=(meaning) { (&rest[at..at + term.len()]) } });
        rest = &rest[at + term.len()..];
    }
    html! { @for part in &out { (part) } (rest) }
}

fn first_term<'a>(text: &str, terms: &'a [(String, String)]) -> Option<(usize, &'a str, &'a str)> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    terms
        .iter()
        .filter(|(term, _)| !term.is_empty())
        .filter_map(|(term, meaning)| {
            // A word in braces is the name of a figure.
            let is_name = |at: usize| text[..at].rfind('{') > text[..at].rfind('}');
            let found = text.match_indices(term.as_str()).map(|(at, _)| at).find(|at| {
                let before = text[..*at].chars().next_back();
                let after = text[at + term.len()..].chars().next();
                !is_name(*at) && !is_word(before) && !is_word(after)
            })?;
            Some((found, term.as_str(), meaning.as_str()))
        })
        // The longest of those that begin at one place.
        .min_by_key(|(at, term, _)| (*at, std::cmp::Reverse(term.len())))
}

/// The report as it would be read.
pub(super) fn preview(cx: &Cx, shown: &Shown, edition: &Edition) -> Page {
    let lang = cx.lang();
    let report = &shown.tongue.report;
    let base = format!("/app/reports/{}", report.id);
    let back = Link::new(
        &shown.language.name,
        format!("{base}/languages/{}", shown.language.code),
    );
    Page::new(&edition.title)
        .body(&above(lang, report, Some(back), &t!(lang, "report-preview")))
        .body(
            &PageHead::new(html! { span lang=(edition.language.code) { (edition.title) } })
                .lede(t!(lang, "translation-preview-lede")),
        )
        .body(&article(edition, &base))
}

/// A released edition, on the public site.
pub(super) fn read(cx: &Cx, shown: &Shown, edition: &Edition) -> Page {
    let lang = cx.lang();
    let report = &shown.tongue.report;
    let base = format!("/reports/{}", report.id);
    let head = PageHead::new(
        html! { span lang=(edition.language.code) dir=(edition.language.direction()) { (edition.title) } },
    )
    .eyebrow(&edition.office)
    .primary(&Link::new(
        t!(lang, "report-pdf"),
        format!("{base}/{}/pdf", shown.language.code),
    ))
    .action(Link::new("English", &base).classed("button"));
    Page::new(&edition.title)
        .body(&head)
        .body(&article(edition, &base))
}
