//! The two entries beside each other, and beside the picture.

use maud::{Markup, html};

use super::{Agreement, Compared, Difference, LEFT_OUT, Said, TAKEN, WHOLE, web::SHOWN};
use crate::{
    keying::{
        Keying, PATH,
        entry::pages::{scan, words},
        pages::column,
    },
    t,
    text::{self, Lang},
    web::{
        Cx, Page, crumbs,
        ui::{self, Choice, Empty, Field, Form, Link, PageHead, Radios, Section, Stat},
    },
};

/// What the page shows.
pub(in crate::keying) struct View<'a> {
    pub keying: &'a Keying,
    pub lines: &'a [Compared],
    pub agreement: Agreement,
    /// The first line with a difference that is shown, from 0.
    pub from: usize,
    /// The page of the scan; none: that of the first line.
    pub page: Option<i64>,
    pub zoom: u8,
    pub is_open: bool,
}

/// The share of agreement as a percentage with one decimal.
pub(in crate::keying) fn share(lang: Lang, agreement: Agreement) -> String {
    match agreement.per_thousand() {
        Some(share) => t!(lang, "keying-share", whole = share / 10, rest = share % 10),
        None => t!(lang, "keying-share-none"),
    }
}

pub(in crate::keying) fn show(cx: &Cx, view: &View<'_>) -> Page {
    let lang = cx.lang();
    let keying = view.keying;
    let title = t!(lang, "keying-differences-title");
    let differing: Vec<&Compared> = view
        .lines
        .iter()
        .filter(|line| !line.differences.is_empty())
        .collect();
    let from = view.from.min(differing.len().saturating_sub(1));
    let shown: Vec<&&Compared> = differing.iter().skip(from).take(SHOWN).collect();
    let page = view.page.or_else(|| Some(shown.first()?.page)).unwrap_or(1);
    let page = page.clamp(1, keying.pages.max(1));
    let href = |page: i64, zoom: u8| {
        format!(
            "{}/differences?page={page}&zoom={zoom}&from={from}",
            keying.href()
        )
    };
    let open = differing.iter().filter(|line| line.is_open()).count();
    let mut parts = vec![
        stats(lang, view.agreement, open),
        html! { p.muted.small { (t!(lang, "keying-agreement-definition")) } },
    ];
    if shown.is_empty() {
        parts.push(
            html! { (Empty::new(t!(lang, "keying-no-differences"), t!(lang, "keying-no-differences-why"))) },
        );
    }
    let cells = html! { @for line in &shown { (of_line(lang, view, line)) } };
    if view.is_open {
        let key = if shown.is_empty() {
            "keying-settle-none"
        } else {
            "keying-settle"
        };
        let form = Form::post(format!("{}/differences", keying.href()), cells).submit(t!(lang, key));
        parts.push(html! { (form) });
    } else {
        parts.push(cells);
    }
    if differing.len() > SHOWN {
        let links: Vec<Markup> = (0..differing.len().div_ceil(SHOWN))
            .map(|at| {
                let first = at * SHOWN;
                let until = (first + SHOWN).min(differing.len());
                let words = t!(lang, "keying-rows-part", from = first + 1, until = until);
                let link = Link::new(words, format!("{}/differences?from={first}", keying.href()));
                html! { (link.current(first == from)) }
            })
            .collect();
        parts.push(ui::actions(&links));
    }
    let beside = html! { @for part in &parts { (part) } };
    let lede = t!(lang, "keying-differences-lede");
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[
                Link::new(t!(lang, "keying-list-title"), PATH),
                Link::new(&keying.title, keying.href()),
            ],
            &title,
        ))
        .body(
            &PageHead::new(&title)
                .eyebrow(&keying.title)
                .lede(lede)
                .audience(t!(lang, "audience-office")),
        )
        .body(&ui::beside_scan(
            &scan(lang, keying, page, view.zoom, href),
            beside,
        ))
}

/// The figures of agreement.
fn stats(lang: Lang, agreement: Agreement, open: usize) -> Markup {
    let number = |n: usize| text::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    ui::stats(&[
        Stat::new(share(lang, agreement), t!(lang, "keying-agreement")),
        Stat::new(number(agreement.cells), t!(lang, "keying-compared-cells")),
        Stat::new(number(agreement.missed), t!(lang, "keying-missed-rows")),
        Stat::new(number(open), t!(lang, "keying-open-rows")),
    ])
}

fn of_line(lang: Lang, view: &View<'_>, line: &Compared) -> Markup {
    let number = view
        .lines
        .iter()
        .position(|other| other.anchor == line.anchor)
        .map_or(0, |at| at + 1);
    let title = t!(lang, "keying-line", row = number, page = line.page);
    let alike: Vec<String> = view
        .keying
        .fields
        .0
        .iter()
        .filter_map(|field| line.cells.get(field))
        .map(|said| words(lang, said.as_deref()))
        .collect();
    let body = html! {
        @if !alike.is_empty() { p { bdi { (alike.join(" · ")) } } }
        @for one in &line.differences {
            @if view.is_open { (choice(lang, line, one)) } @else { (settled(lang, one)) }
        }
    };
    html! { (Section::new(title, body)) }
}

fn label(lang: Lang, one: &Difference) -> String {
    if one.field == WHOLE {
        let key = if one.first.is_some() {
            "keying-only-first"
        } else {
            "keying-only-second"
        };
        t!(lang, key)
    } else {
        column(lang, &one.field)
    }
}

/// What to choose between.
fn choice(lang: Lang, line: &Compared, one: &Difference) -> Markup {
    let name = format!("{}.{}", line.anchor, one.field);
    let is = |said: &Said| one.settled.as_ref() == Some(said);
    if one.field == WHOLE {
        let choices = [(TAKEN, "keying-row-taken"), (LEFT_OUT, "keying-row-left-out")]
            .into_iter()
            .map(|(word, key)| Choice::new(word, t!(lang, key)).chosen(is(&Some(word.to_owned()))));
        return html! { (Radios::new(name, label(lang, one), choices.collect())) };
    }
    let entries = [
        ("first", &one.first, "keying-said-first"),
        ("second", &one.second, "keying-said-second"),
    ];
    let mut choices: Vec<Choice> = entries
        .into_iter()
        .map(|(value, said, key)| {
            Choice::new(value, t!(lang, key, said = words(lang, said.as_deref()))).chosen(is(said))
        })
        .collect();
    let is_third = one.settled.is_some() && !is(&one.first) && !is(&one.second);
    let is_unread = is_third && one.settled == Some(None);
    if one.first.is_some() && one.second.is_some() {
        choices.push(Choice::new("unread", t!(lang, "keying-unread")).chosen(is_unread));
    }
    choices.push(Choice::new("other", t!(lang, "keying-said-other")).chosen(is_third && !is_unread));
    let third = one.settled.clone().flatten().filter(|_| is_third && !is_unread);
    html! {
        (Radios::new(name.clone(), label(lang, one), choices))
        (Field::text(format!("{name}.text"), t!(lang, "keying-other-text", field = label(lang, one)))
            .quiet_label()
            .value(third.unwrap_or_default())
            .max_length(500))
    }
}

/// What was settled, once nothing can be altered.
fn settled(lang: Lang, one: &Difference) -> Markup {
    let stands = match (&one.settled, one.field == WHOLE) {
        (None, _) => t!(lang, "keying-not-settled-yet"),
        (Some(said), true) => {
            let key = if said.as_deref() == Some(TAKEN) {
                "keying-row-taken"
            } else {
                "keying-row-left-out"
            };
            t!(lang, key)
        }
        (Some(said), false) => words(lang, said.as_deref()),
    };
    html! { p { (label(lang, one)) ": " bdi { (stands) } } }
}
