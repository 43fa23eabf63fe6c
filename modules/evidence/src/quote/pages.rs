//! What is drawn of quotes.

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
            Column, Empty, Fact, FieldKind, Form, Link, PageHead, Row, Section, Table, error_summary, facts,
            hidden, two,
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

use super::{KINDS, LANGUAGES, OTHER, PATH, Quote, language};
use crate::{
    consent::{Consent, What, pages as consents},
    form,
};

/// The words of somebody, in paragraphs, with the language that they are in.
pub(crate) fn words(text: &str, code: &str) -> Markup {
    let lang = (code != OTHER).then_some(code);
    html! { blockquote lang=[lang] dir="auto" { @for part in text.split("\n\n") { p { (part) } } } }
}

/// The list.
pub(super) fn list(cx: &Cx, listing: &Listing, rows: &[Quote], asked: &[Consent], count: i64) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, "evidence-quotes");
    let mut head = PageHead::new(&title).lede(t!(lang, "quote-lede"));
    if cx.can_any::<Quote>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "quote-new"), format!("{PATH}/new")));
    }
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let kinds = KINDS.map(|kind| (kind.to_owned(), t!(lang, &format!("quote-kind-{kind}"))));
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("kind", t!(lang, "quote-kind"), kinds.to_vec()),
    ];
    let drawn = rows.iter().map(|quote| {
        let own: Vec<Consent> = asked
            .iter()
            .filter(|one| one.quote == Some(quote.id))
            .cloned()
            .collect();
        let speaker = Quote::speaker(&own);
        Row::new(vec![
            html! { (Link::new(quote.title(), quote.href())) small { (t!(lang, &format!("quote-kind-{}", quote.kind))) } },
            html! { @if let Some(speaker) = speaker { bdi { (speaker.full_name) } } },
            html! { (quote.place) @if quote.said_on.is_some() { small { (form::on(lang, quote.said_on)) } } },
            consents::may_stand(lang, |scope| quote.lacks(&own, scope, today).is_empty()),
        ])
    });
    let columns = ["quote-words", "quote-speaker", "quote-where", "consent-may-stand"];
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "quote-none"), t!(lang, "quote-none-why")).render()
    } else {
        Table::new(
            "quotes",
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
        .body(&form::sections(cx, "quotes"))
        .body(&frame.filters(picks))
        .body(&frame.toolbar(t!(lang, "quote-count", n = count), Markup::default(), false))
        .body(&body)
        .body(&frame.pager(count))
}

/// One quote.
pub(super) fn show(
    cx: &Cx,
    quote: &Quote,
    asked: &[Consent],
    activity: Option<&Activity>,
    lines: &[HistoryLine],
) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, &format!("quote-kind-{}", quote.kind));
    let mut head = PageHead::new(quote.title())
        .eyebrow(&title)
        .audience(who_sees(cx, &Audience::parse(&quote.audience)));
    if cx.can(Action::Change, quote) {
        head = head.primary(&Link::new(
            t!(lang, "quote-edit"),
            format!("{}/edit", quote.href()),
        ));
    }
    let mut known = vec![Fact::new(
        t!(lang, "quote-said-in"),
        language(lang, &quote.said_in),
    )];
    for (key, value) in [
        ("quote-place", quote.place.clone()),
        ("quote-said-on", form::on(lang, quote.said_on)),
    ] {
        if !value.is_empty() {
            known.push(Fact::new(t!(lang, key), value));
        }
    }
    if let Some(activity) = activity {
        let link = Link::new(&activity.title, activity.href());
        known.push(Fact::new(t!(lang, "quote-activity"), link));
    }
    let named = Quote::speaker(asked)
        .filter(|speaker| !speaker.answer.is_empty())
        .map(named);
    if let Some(named) = named {
        known.push(Fact::new(t!(lang, "consent-named"), named));
    }
    let main = html! {
        (Section::new(t!(lang, "quote-said"), words(&quote.said, &quote.said_in)))
        @if quote.said_in != LANGUAGES[0] {
            (Section::new(t!(lang, "quote-translated"), html! {
                @if quote.translated.is_empty() { p { (t!(lang, "quote-not-translated")) } }
                @else { (words(&quote.translated, LANGUAGES[0])) }
            }))
        }
        (consents::section(cx, What::Quote(quote.id), asked, &quote.fingerprint()))
        (Section::new(t!(lang, "evidence-history"), history::section(&cx.app, lang, lines, "quote")).id("history"))
    };
    let aside = html! {
        (consents::lacks(lang, |scope| quote.lacks(asked, scope, today)))
        (Section::new(t!(lang, "evidence-facts"), facts(&known)))
    };
    Page::new(quote.title())
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "evidence-quotes"), PATH)],
            quote.title(),
        ))
        .body(&head)
        .body(&two(main, aside))
}

/// How whoever spoke is named in print.
pub fn named(speaker: &Consent) -> String {
    let named = speaker.named();
    if named.is_empty() {
        // What is printed is in English.
        t!(Lang::EN, "quote-name-withheld")
    } else {
        named
    }
}

/// The form of one.
pub(super) fn form(
    cx: &Cx,
    quote: Option<&Quote>,
    sent: &Sent,
    wrong: &Problems,
    activities: &[(String, String)],
) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match quote {
        Some(quote) => (
            t!(lang, "quote-edit"),
            format!("{}/edit", quote.href()),
            quote.href(),
        ),
        None => (t!(lang, "quote-new"), PATH.to_owned(), PATH.to_owned()),
    };
    let optional = t!(lang, "form-optional");
    let languages = LANGUAGES
        .into_iter()
        .chain([OTHER])
        .map(|code| (code.to_owned(), language(lang, code)));
    let field = |kind, name| form::field(lang, "quote", kind, name, sent, wrong);
    let fields = html! {
        @if quote.is_some() { (hidden("version", sent.get("version"))) }
        (form::words(lang, "quote", "kind", &KINDS, sent, wrong).required())
        (field(FieldKind::Textarea(6), "said").required().max_length(8_000))
        (select(lang, "said_in", t!(lang, "quote-said-in"), languages.collect(), sent, wrong).required())
        (field(FieldKind::Textarea(6), "translated").optional(&optional).max_length(8_000).lang("en"))
        (field(FieldKind::Text, "place").max_length(200))
        (field(FieldKind::Date, "said_on"))
        (select(lang, "activity", t!(lang, "quote-activity"), activities.to_vec(), sent, wrong).optional(&optional))
    };
    let lede = quote.map_or("quote-new-lede", |_| "quote-edit-lede");
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "evidence-quotes"), PATH)],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, lede)))
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(
            &Form::post(&action, fields)
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), back).classed("button")),
        )
}

/// A quote as whoever spoke is shown it, and whoever answers for their agency.
pub(crate) fn shown(lang: Lang, quote: &Quote) -> Markup {
    html! {
        (words(&quote.said, &quote.said_in))
        @if quote.said_in != LANGUAGES[0] && !quote.translated.is_empty() {
            p { (t!(lang, "consent-translated")) }
            (words(&quote.translated, LANGUAGES[0]))
        }
        @if !quote.place.is_empty() || quote.said_on.is_some() {
            p { small { (quote.place) @if quote.said_on.is_some() { " · " (form::on(lang, quote.said_on)) } } }
        }
    }
}
