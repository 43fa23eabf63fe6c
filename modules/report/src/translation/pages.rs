//! What is drawn of reports in other languages.

use balai_kernel::{
    policy::{Action, Guarded as _},
    t,
    text::Lang,
    translation::{self, OwnWay},
    web::{
        Cx, Page, crumbs,
        ui::{Form, Link, Markup, PageHead, Section},
    },
};
use maud::{Render as _, html};

use super::{Language, Progress, Tongue, releasable, web::Shown};
use crate::{
    edition::{Edition, pages::article},
    report::Report,
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

/// The way to look at an edition, and to make it public.
pub(super) fn own_way(cx: &Cx, tongue: &Tongue, language: &Language, progress: Progress) -> OwnWay {
    let lang = cx.lang();
    let here = format!("/app/reports/{}/languages/{}", tongue.report.id, language.code);
    let preview = Link::new(t!(lang, "report-preview"), format!("{here}/preview")).classed("button");
    let may = Tongue::rule(&cx.actor, Action::Release, Some(tongue)).is_allowed();
    OwnWay {
        links: vec![preview],
        way: html! { @if may { (release(lang, tongue, progress, &here)) } },
    }
}

/// Releasing an edition, or taking it back; or why it cannot be released yet.
fn release(lang: Lang, tongue: &Tongue, progress: Progress, here: &str) -> Markup {
    let body = if tongue.is_released {
        html! {
            p { (t!(lang, "translation-take-back-why")) }
            (Form::post(format!("{here}/withdrawal"), html! {}).submit(t!(lang, "translation-take-back")).secondary())
        }
    } else {
        match releasable(&tongue.report, progress) {
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

/// The report as it would be read.
pub(super) fn preview(cx: &Cx, shown: &Shown, edition: &Edition) -> Page {
    let lang = cx.lang();
    let report = &shown.tongue.report;
    let base = format!("/app/reports/{}", report.id);
    let back = Link::new(
        &shown.language.name,
        format!("/app/translations/report/{}/{}", report.id, shown.language.code),
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
pub(super) fn read(cx: &Cx, shown: &Shown, edition: &Edition, languages: &[Language]) -> Page {
    let lang = cx.lang();
    let report = &shown.tongue.report;
    let base = format!("/reports/{}", report.id);
    let mut head = PageHead::new(
        html! { span lang=(edition.language.code) dir=(edition.language.direction()) { (edition.title) } },
    )
    .eyebrow(&edition.office)
    .primary(&Link::new(
        t!(lang, "report-pdf"),
        format!("{base}/{}/pdf", shown.language.code),
    ));
    for way in translation::ways(&base, languages, Some(&shown.language.code)) {
        head = head.action(way);
    }
    Page::new(&edition.title)
        .head(translation::alternates(&cx.app.address, &base, languages))
        .body(&head)
        .body(&article(edition, &base))
}
