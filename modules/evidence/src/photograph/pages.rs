//! What is drawn of photographs.

use balai_kernel::{
    Audience,
    audit::HistoryLine,
    policy::Action,
    t,
    text::Lang,
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page, crumbs,
        ui::{
            Choice, Column, Empty, Fact, Field, FieldKind, Figure, Form, Link, PageHead, Row, Section, Table,
            disclosure, error_summary, facts, hidden, two,
        },
        who_sees,
    },
};
use balai_workplan::{
    activity::{Activity, pages::select},
    history,
    sent::{Problems, Sent},
};
use maud::{Markup, Render, html};

use super::{PATH, PURPOSES, Photograph};
use crate::{
    consent::{Consent, What, pages as consents},
    form,
};

fn image(photograph: &Photograph, from: &str) -> Markup {
    html! { img src=(from) alt=(photograph.alternative) loading="lazy"; }
}

/// The list.
pub(super) fn list(cx: &Cx, listing: &Listing, rows: &[Photograph], asked: &[Consent], count: i64) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, "evidence-photographs");
    let mut head = PageHead::new(&title).lede(t!(lang, "photograph-lede"));
    if cx.can_any::<Photograph>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "photograph-new"), format!("{PATH}/new")));
    }
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let drawn = rows.iter().map(|photograph| {
        let own: Vec<Consent> = asked
            .iter()
            .filter(|one| one.photograph == Some(photograph.id))
            .cloned()
            .collect();
        Row::new(vec![
            image(photograph, &format!("{}/list", photograph.href())),
            html! { (Link::new(photograph.title(), photograph.href())) small { (photograph.credit) } },
            html! { (photograph.place) @if photograph.taken_on.is_some() { small { (form::on(lang, photograph.taken_on)) } } },
            html! { (faces(lang, photograph)) },
            consents::may_stand(lang, |scope| photograph.lacks(&own, scope, today).is_empty()),
        ])
    });
    let columns = [
        "photograph-picture",
        "photograph-caption",
        "quote-where",
        "photograph-faces-short",
        "consent-may-stand",
    ];
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "photograph-none"), t!(lang, "photograph-none-why")).render()
    } else {
        Table::new(
            "photographs",
            &title,
            columns.map(|key| Column::new(t!(lang, key))).to_vec(),
        )
        .quiet_caption()
        .rows(drawn.collect())
        .cards()
        .render()
    };
    Page::new(&title)
        .body(&head)
        .body(&form::sections(cx, "photographs"))
        .body(&frame.filters(vec![Pick::Text("q", t!(lang, "rows-words"))]))
        .body(&frame.toolbar(t!(lang, "photograph-count", n = count), Markup::default(), false))
        .body(&body)
        .body(&frame.pager(count))
}

fn faces(lang: Lang, photograph: &Photograph) -> String {
    match photograph.faces {
        None => t!(lang, "photograph-faces-open"),
        Some(0) => t!(lang, "photograph-faces-none"),
        Some(n) => t!(lang, "photograph-faces-n", n = n),
    }
}

/// One photograph.
pub(super) fn show(
    cx: &Cx,
    photograph: &Photograph,
    asked: &[Consent],
    activity: Option<&Activity>,
    lines: &[HistoryLine],
) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let mut head = PageHead::new(photograph.title())
        .eyebrow(t!(lang, "photograph-one"))
        .audience(who_sees(cx, &Audience::parse(&photograph.audience)));
    if cx.can(Action::Change, photograph) {
        let edit = format!("{}/edit", photograph.href());
        head = head.primary(&Link::new(t!(lang, "photograph-edit"), edit));
    }
    let mut known: Vec<Fact> = [
        ("photograph-alternative", photograph.alternative.clone()),
        ("photograph-place", photograph.place.clone()),
        ("photograph-taken-on", form::on(lang, photograph.taken_on)),
        ("photograph-faces-short", faces(lang, photograph)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact::new(t!(lang, key), value))
    .collect();
    if let Some(activity) = activity {
        let link = Link::new(&activity.title, activity.href());
        known.push(Fact::new(t!(lang, "quote-activity"), link));
    }
    let main = html! {
        (picture(photograph, &format!("{}/page", photograph.href())))
        (consents::section(cx, What::Photograph(photograph.id), asked, &photograph.fingerprint()))
        (Section::new(t!(lang, "evidence-history"), history::section(&cx.app, lang, lines, "photograph")).id("history"))
    };
    let aside = html! {
        (consents::lacks(lang, |scope| photograph.lacks(asked, scope, today)))
        (Section::new(t!(lang, "evidence-facts"), facts(&known)))
        @if photograph.original.is_some() && cx.can(Action::Decide, photograph) {
            (Section::new(t!(lang, "photograph-original"), disclosure(t!(lang, "photograph-original-open"), original(lang, photograph))))
        }
    };
    Page::new(photograph.title())
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "evidence-photographs"), PATH)],
            photograph.title(),
        ))
        .body(&head)
        .body(&two(main, aside))
}

/// The picture with the words under it.
fn picture(photograph: &Photograph, from: &str) -> Markup {
    let figure = Figure::new(&photograph.caption, image(photograph, from));
    if photograph.credit.is_empty() {
        figure.render()
    } else {
        figure.source(&photograph.credit).render()
    }
}

/// The form by which the original is opened.
fn original(lang: Lang, photograph: &Photograph) -> Form {
    let purposes =
        PURPOSES.map(|purpose| Choice::new(purpose, t!(lang, &format!("photograph-purpose-{purpose}"))));
    let body = html! {
        p { (t!(lang, "photograph-original-why")) }
        (Field::new(FieldKind::Select(purposes.to_vec()), "purpose", t!(lang, "photograph-purpose")).required())
    };
    Form::post(format!("{}/original", photograph.href()), body)
        .submit(t!(lang, "photograph-original-do"))
        .secondary()
}

/// The form of one.
pub(super) fn form(
    cx: &Cx,
    photograph: Option<&Photograph>,
    sent: &Sent,
    wrong: &Problems,
    activities: &[(String, String)],
) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match photograph {
        Some(one) => (
            t!(lang, "photograph-edit"),
            format!("{}/edit", one.href()),
            one.href(),
        ),
        None => (t!(lang, "photograph-new"), PATH.to_owned(), PATH.to_owned()),
    };
    let optional = t!(lang, "form-optional");
    let field = |kind, name| form::field(lang, "photograph", kind, name, sent, wrong);
    let file = field(FieldKind::File(".png,.jpg,.jpeg".to_owned()), "file");
    let fields = html! {
        @if photograph.is_some() { (hidden("version", sent.get("version"))) (file.optional(&optional)) }
        @else { (file.required()) }
        (field(FieldKind::Text, "caption").max_length(500).lang("en"))
        (field(FieldKind::Text, "alternative").required().max_length(500).lang("en"))
        (field(FieldKind::Text, "credit").max_length(200))
        (field(FieldKind::Text, "place").max_length(200))
        (field(FieldKind::Date, "taken_on"))
        (field(FieldKind::Number, "faces"))
        (select(lang, "activity", t!(lang, "quote-activity"), activities.to_vec(), sent, wrong).optional(&optional))
    };
    let lede = photograph.map_or("photograph-new-lede", |_| "photograph-edit-lede");
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "evidence-photographs"), PATH)],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, lede)))
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(
            &Form::post(&action, fields)
                .files()
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), back).classed("button")),
        )
}

/// A photograph as those in it are shown it; the picture comes from `from`.
pub(crate) fn shown(lang: Lang, photograph: &Photograph, from: &str) -> Markup {
    html! {
        @if photograph.for_page.is_some() { (picture(photograph, from)) }
        @else { p { (t!(lang, "lack-file")) } }
        @if !photograph.place.is_empty() || photograph.taken_on.is_some() {
            p { small { (photograph.place) @if photograph.taken_on.is_some() { " · " (form::on(lang, photograph.taken_on)) } } }
        }
    }
}
