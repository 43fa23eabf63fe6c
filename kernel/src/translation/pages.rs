//! What is drawn of editions: the translator's view, source beside target.

use maud::{Markup, Render as _, html};
use uuid::Uuid;

use super::{
    Language, OwnWay, Pair, Progress, Record, State,
    exchange::Plan,
    store::By,
    terms::with_terms,
    web::{self, Desk, Recalled, Wrong, name, seen},
};
use crate::{
    Instant, Result,
    errand::ErrandRow,
    t,
    text::{Lang, day, number},
    web::{
        Cx, Page, crumbs,
        ui::{
            Checkbox, Column, Empty, Field, FieldKind, Form, Kind, Link, PageHead, Row, Section, Table,
            badge, disclosure, error_summary, hidden, note,
        },
    },
};

/// What a paragraph is called beside its field.
pub(super) fn label(lang: Lang, pair: &Pair) -> String {
    t!(
        lang,
        &format!("translation-field-{}", pair.unit.field),
        n = pair.unit.position + 1
    )
}

fn count(lang: Lang, n: usize) -> String {
    number(lang, i64::try_from(n).unwrap_or(i64::MAX))
}

fn progress_words(lang: Lang, progress: Progress) -> Markup {
    html! {
        (t!(lang, "translation-progress", n = count(lang, progress.current), all = count(lang, progress.all)))
        @if progress.read > 0 { ", " (t!(lang, "translation-read-n", n = count(lang, progress.read))) }
        @if progress.stale > 0 { " " (badge(Kind::Warn, t!(lang, "translation-stale-n", n = progress.stale))) }
    }
}

fn state(lang: Lang, progress: Progress, is_shown: bool) -> Markup {
    if is_shown {
        badge(Kind::Good, t!(lang, "translation-state-released"))
    } else if progress.is_whole() {
        badge(Kind::Good, t!(lang, "translation-state-whole"))
    } else if progress.is_begun() {
        badge(Kind::Warn, t!(lang, "translation-state-begun"))
    } else {
        badge(Kind::Plain, t!(lang, "translation-state-none"))
    }
}

fn in_itself(language: &Language, inner: impl maud::Render) -> Markup {
    html! { span lang=(language.code) dir=(language.direction()) { (inner) } }
}

/// The editions that were begun.
pub(super) fn list(cx: &Cx, desks: &[Desk]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "translation-all");
    let rows = desks.iter().map(|desk| {
        let progress = desk.progress();
        Row::new(vec![
            html! { (Link::new(&desk.record.title, &desk.base)) br; small { (t!(lang, &format!("translation-noun-{}", desk.record.noun))) } },
            in_itself(&desk.language, &desk.language.name),
            progress_words(lang, progress),
            state(lang, progress, desk.is_shown()),
        ])
    });
    let columns = [
        "translation-record",
        "translation-language",
        "translation-how-far",
        "translation-state",
    ]
    .map(|key| Column::new(t!(lang, key)));
    let body = if desks.is_empty() {
        Empty::new(t!(lang, "translation-none"), t!(lang, "translation-none-why")).render()
    } else {
        Table::new("editions", &title, columns.to_vec())
            .quiet_caption()
            .rows(rows.collect())
            .row_headers()
            .cards()
            .render()
    };
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "translation-all-lede"))
                .action(
                    Link::new(t!(lang, "translation-site"), crate::desk::translation::editions())
                        .classed("button"),
                ),
        )
        .body(&body)
}

fn above(cx: &Cx, record: &Record, more: &[Link], here: &str) -> Markup {
    let lang = cx.lang();
    let mut links = vec![
        Link::new(t!(lang, "translation-all"), "/app/translations"),
        Link::new(&record.title, &record.href),
    ];
    links.extend(more.iter().cloned());
    crumbs(lang, &links, here)
}

/// The languages of a record.
pub(super) fn languages(cx: &Cx, record: &Record, all: &[(Language, Progress, bool)]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "translation-title");
    let rows = all.iter().map(|(language, progress, is_shown)| {
        let href = format!("{}/{}", record.editions(), language.code);
        Row::new(vec![
            in_itself(language, Link::new(&language.name, href)),
            progress_words(lang, *progress),
            state(lang, *progress, *is_shown),
        ])
    });
    let columns = ["translation-language", "translation-how-far", "translation-state"]
        .map(|key| Column::new(t!(lang, key)));
    Page::new(format!("{}: {title}", record.title))
        .body(&above(cx, record, &[], &title))
        .body(
            &PageHead::new(&title)
                .eyebrow(&record.title)
                .lede(t!(lang, "translation-lede")),
        )
        .body(
            &Table::new("languages", &title, columns.to_vec())
                .quiet_caption()
                .rows(rows.collect())
                .row_headers()
                .cards(),
        )
}

/// The parts of a record in a language.
pub(super) fn show(cx: &Cx, desk: &Desk, own_way: Option<OwnWay>, links: &[ErrandRow]) -> Page {
    let lang = cx.lang();
    let (record, language) = (&desk.record, &desk.language);
    let title = format!("{}: {}", record.title, language.name);
    let is_outside = desk.bearer.is_some();
    let rows = record.parts.iter().map(|part| {
        let mut progress = Progress::default();
        for pair in desk.pairs(part.id).unwrap_or_default() {
            progress.add(&pair);
        }
        let link = Link::new(&part.title, format!("{}/parts/{}", desk.base, part.id));
        Row::new(vec![
            html! { @if desk.is_locked() { (part.title) } @else { (link) } },
            progress_words(lang, progress),
        ])
    });
    let columns = ["translation-part", "translation-how-far"].map(|key| Column::new(t!(lang, key)));
    let mut head = PageHead::new(html! { bdi { (record.title) } })
        .eyebrow(in_itself(language, &language.name))
        .lede(progress_words(lang, desk.progress()));
    if desk.is_shown() {
        let href = format!("{}/{}", record.public, language.code);
        head = head
            .badge(badge(Kind::Good, t!(lang, "translation-state-released")))
            .action(Link::new(t!(lang, "translation-public-page"), href).classed("button"));
    }
    let way = match own_way {
        Some(own) => {
            for link in own.links {
                head = head.action(link);
            }
            own.way
        }
        None if is_outside => Markup::default(),
        None => release(lang, desk),
    };
    let mut page = Page::new(&title);
    if let Some(link) = &desk.bearer {
        let last = last_day(cx, link.expires_at);
        head = head.lede(html! { (progress_words(lang, desk.progress())) " " (t!(lang, "translation-link-lede", until = last)) });
    } else {
        let back = Link::new(t!(lang, "translation-title"), record.editions());
        page = page.body(&above(cx, record, &[back], &language.name));
    }
    page = page.body(&head).body(
        &Table::new("parts", t!(lang, "translation-parts"), columns.to_vec())
            .quiet_caption()
            .rows(rows.collect())
            .row_headers()
            .cards(),
    );
    if !is_outside {
        page = page.body(&way);
    }
    page = page.body(&files(lang, desk));
    if !is_outside && !desk.is_shown() {
        page = page.body(&outside(cx, desk, links));
    }
    page
}

/// The last day on which a link can be used: it ends within the day after.
fn last_day(cx: &Cx, ends: Instant) -> String {
    let last = ends.plus_seconds(-crate::errand::DAY);
    day(cx.lang(), last.day_in(&cx.app.zone()))
}

/// Showing an edition to everyone, or hiding it.
fn release(lang: Lang, desk: &Desk) -> Markup {
    let body = if desk.is_shown() {
        html! {
            p { (t!(lang, "translation-hide-why")) }
            (Form::post(format!("{}/hiding", desk.base), html! {}).submit(t!(lang, "translation-take-back")).secondary())
        }
    } else if !desk.record.is_public {
        html! { p { (t!(lang, "translation-record-not-public")) } }
    } else if !desk.progress().is_begun() {
        html! { p { (t!(lang, "translation-nothing-yet")) } }
    } else {
        html! {
            p { (t!(lang, "translation-show-why")) }
            (Form::post(format!("{}/showing", desk.base), html! {}).submit(t!(lang, "translation-release")))
        }
    };
    Section::new(t!(lang, "translation-release-title"), body).render()
}

/// The way out to a translator's own tool, and back.
fn files(lang: Lang, desk: &Desk) -> Markup {
    let path = format!("{}/xliff", desk.base);
    let fields = html! {
        (Field::new(FieldKind::File(".xlf,.xliff".to_owned()), "file", t!(lang, "translation-file-choose")).required())
    };
    let body = html! {
        p { (t!(lang, "translation-file-why")) }
        p { (Link::new(t!(lang, "translation-file-give"), &path).classed("button")) }
        @if !desk.is_locked() { (Form::post(&path, fields).files().submit(t!(lang, "translation-file-take")).secondary()) }
    };
    disclosure(t!(lang, "translation-file-title"), body)
}

/// Links for somebody without an account.
fn outside(cx: &Cx, desk: &Desk, links: &[ErrandRow]) -> Markup {
    let (lang, now) = (cx.lang(), cx.app.clock.now());
    let rows: Vec<Row> = links
        .iter()
        .map(|link| {
            let holds = link.revoked_at.is_none() && link.expires_at > now;
            let words = if link.revoked_at.is_some() {
                badge(Kind::Plain, t!(lang, "translation-link-ended"))
            } else if holds {
                let until = last_day(cx, link.expires_at);
                badge(Kind::Good, t!(lang, "translation-link-until", until = until))
            } else {
                badge(Kind::Warn, t!(lang, "translation-link-over"))
            };
            let end = Form::post(format!("{}/links/{}/revocation", desk.base, link.id), html! {})
                .submit(t!(lang, "translation-link-revoke"))
                .secondary();
            Row::new(vec![
                html! { bdi { (link.sent_to) } br; small { (link.made_by_name) } },
                html! { (words) @if link.asked_at.is_some() { " " (badge(Kind::Warn, t!(lang, "translation-link-asked"))) } },
                html! { @if holds { (end) } },
            ])
        })
        .collect();
    let columns = ["translation-link-to", "translation-state", "translation-link-act"]
        .map(|key| Column::new(t!(lang, key)));
    let fields = html! {
        (Field::new(FieldKind::Email, "sent-to", t!(lang, "translation-link-to")).required())
        (Field::new(FieldKind::Date, "until", t!(lang, "translation-link-day-field")).help(t!(lang, "translation-link-day-help")).required())
    };
    let body = html! {
        p { (t!(lang, "translation-link-why")) }
        @if !rows.is_empty() {
            (Table::new("links", t!(lang, "translation-link-title"), columns.to_vec()).quiet_caption().rows(rows).cards())
        }
        (Form::post(format!("{}/links", desk.base), fields).submit(t!(lang, "translation-link-send")).secondary())
    };
    disclosure(t!(lang, "translation-link-title"), body)
}

/// A part, paragraph beside paragraph: as it is kept, or as it was typed and not taken.
pub(super) async fn edit_page(cx: &Cx, desk: &Desk, part: Uuid, wrong: Option<&Wrong>) -> Result<Page> {
    let kept = desk.pairs(part)?;
    let recalled = web::recalled(cx, desk, part, &kept).await?;
    let terms = cx.app.glossary(&desk.language.code).await?;
    Ok(edit(cx, desk, part, &kept, &recalled, &terms, wrong))
}

fn edit(
    cx: &Cx,
    desk: &Desk,
    part: Uuid,
    pairs: &[Pair],
    recalled: &[Recalled],
    terms: &[(String, String)],
    wrong: Option<&Wrong>,
) -> Page {
    let lang = cx.lang();
    let language = &desk.language;
    let heading = desk.record.part(part).map(|part| part.title.clone());
    let heading = heading.unwrap_or_default();
    let errors: Vec<(String, String)> = wrong
        .iter()
        .flat_map(|wrong| &wrong.why)
        .map(|(at, why)| (format!("f-{}", name(*at)), why.say(lang)))
        .collect();
    let by = desk.by(&cx.actor);
    let none = Recalled::default();
    let rows = pairs
        .iter()
        .enumerate()
        .map(|(at, pair)| {
            let source = html! {
                p lang="en" dir="ltr" { (with_terms(&pair.unit.source, terms)) }
                @if let Some(before) = &pair.before {
                    p.muted.small { (t!(lang, "translation-before")) " " span lang="en" dir="ltr" { (before) } }
                }
            };
            let found = recalled.get(at).unwrap_or(&none);
            Row::new(vec![
                source,
                html! { (field(lang, language, at, pair, wrong)) (beside_field(cx, language, at, pair, found, by)) },
            ])
        })
        .collect();
    let fields = html! {
        // What stood there before anything was typed: the same whether it was taken or not.
        (hidden("seen", &seen(pairs)))
        (Table::new("paragraphs", &heading, vec![Column::new("English"), Column::new(in_itself(language, &language.name))])
            .quiet_caption()
            .rows(rows)
            .even()
            .cards())
    };
    let mut form = Form::post(format!("{}/parts/{part}", desk.base), fields)
        .wide()
        .submit(t!(lang, "translation-save"));
    if let Some(next) = next_of(desk, part) {
        form = form.also(Link::new(
            t!(lang, "translation-next"),
            format!("{}/parts/{next}", desk.base),
        ));
    }
    let back = Link::new(&language.name, &desk.base);
    let way = if desk.bearer.is_some() {
        let whole = Link::new(&desk.record.title, &desk.base);
        crumbs(lang, &[whole], &heading)
    } else {
        above(cx, &desk.record, &[back], &heading)
    };
    Page::new(format!("{heading}: {}", language.name))
        .body(&way)
        .body(
            &PageHead::new(&heading)
                .eyebrow(in_itself(language, &language.name))
                .lede(t!(lang, "translation-edit-lede")),
        )
        .body(&error_summary(&t!(lang, "translation-not-saved"), &errors))
        .body(&form)
}

fn field(lang: Lang, language: &Language, at: usize, pair: &Pair, wrong: Option<&Wrong>) -> Markup {
    let rows = u8::try_from(pair.unit.source.chars().count() / 50 + 1)
        .unwrap_or(12)
        .min(12);
    let error = wrong
        .iter()
        .flat_map(|wrong| &wrong.why)
        .find(|(own, _)| *own == at)
        .map(|(_, why)| why.say(lang));
    let typed = wrong.and_then(|wrong| wrong.words.get(at));
    Field::new(FieldKind::Textarea(rows), name(at), label(lang, pair))
        .value(typed.unwrap_or(&pair.words))
        .lang(&language.code)
        .error(error)
        .render()
}

/// What stands under a paragraph's field: what was translated before, who wrote it, who read it.
fn beside_field(cx: &Cx, language: &Language, at: usize, pair: &Pair, recalled: &Recalled, by: By) -> Markup {
    let lang = cx.lang();
    let on = |when: Instant| day(lang, when.day_in(&cx.app.zone()));
    html! {
        @if pair.state == State::Stale {
            (Checkbox::new(format!("holds-{at}"), t!(lang, "translation-holds"), false))
        }
        @if let Some(whole) = recalled.whole.as_ref().filter(|whole| **whole != pair.words) {
            p.small { (t!(lang, "translation-recalled")) " " (in_itself(language, whole)) }
            @if pair.state == State::Missing {
                (Checkbox::new(format!("take-{at}"), t!(lang, "translation-take"), false))
            }
        }
        @for (source, words) in &recalled.sentences {
            p.small { (t!(lang, "translation-recalled-sentence")) " " span lang="en" dir="ltr" { (source) } " \u{2192} " (in_itself(language, words)) }
        }
        @if let Some(kept) = &pair.kept {
            p.muted.small {
                @if kept.by_name.is_empty() { (on(kept.at)) } @else { (t!(lang, "translation-by", name = kept.by_name.as_str(), on = on(kept.at))) }
                @if let (true, Some(read)) = (pair.is_read(), kept.read_at) {
                    ", " (t!(lang, "translation-read-by", name = kept.read_name.as_str(), on = on(read)))
                }
            }
            @if web::may_read_second(pair, by) {
                (Checkbox::new(format!("read-{at}"), t!(lang, "translation-read"), false))
            }
        }
    }
}

/// The part after this one.
fn next_of(desk: &Desk, part: Uuid) -> Option<Uuid> {
    let parts = &desk.record.parts;
    let at = parts.iter().position(|own| own.id == part)?;
    parts.get(at + 1).map(|part| part.id)
}

/// What a file brought.
pub(super) fn taken(cx: &Cx, desk: &Desk, plan: &Plan) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "translation-file-taken");
    let lines = [
        (plan.taken, "translation-file-n-taken"),
        (plan.same, "translation-file-n-same"),
        (plan.open, "translation-file-n-open"),
        (plan.unknown, "translation-file-n-unknown"),
    ];
    let rows = plan.refused.iter().map(|one| {
        Row::new(vec![
            html! { (one.place) },
            html! { p lang="en" dir="ltr" { (one.source) } },
            html! { p lang=(desk.language.code) dir=(desk.language.direction()) { (one.words) } },
            html! { (one.why.say(lang)) },
        ])
    });
    let columns = vec![
        Column::new(t!(lang, "translation-part")),
        Column::new("English"),
        Column::new(in_itself(&desk.language, &desk.language.name)),
        Column::new(t!(lang, "translation-file-why-not")),
    ];
    let way = if desk.bearer.is_some() {
        crumbs(lang, &[Link::new(&desk.record.title, &desk.base)], &title)
    } else {
        above(
            cx,
            &desk.record,
            &[Link::new(&desk.language.name, &desk.base)],
            &title,
        )
    };
    Page::new(&title)
        .body(&way)
        .body(
            &PageHead::new(&title)
                .eyebrow(in_itself(&desk.language, &desk.language.name))
                .primary(&Link::new(t!(lang, "translation-file-back"), &desk.base)),
        )
        .body(&html! {
            ul { @for (n, key) in lines { @if n > 0 { li { (t!(lang, key, n = n)) } } } }
            @if !plan.refused.is_empty() {
                (note(Kind::Warn, t!(lang, "translation-file-n-refused", n = plan.refused.len())))
                (Table::new("refused", t!(lang, "translation-file-refused"), columns)
                    .rows(rows.collect())
                    .cards())
            }
        })
}
