//! What is drawn of emergency openings.

use balai_kernel::{
    Audience, Instant,
    policy::Action,
    t,
    text::instant,
    web::{
        Cx, Page,
        ui::{self, Column, Empty, Fact, FieldKind, Kind, Link, PageHead, Row, Section, Table},
    },
};
use maud::{Markup, Render, html};

use super::{Opening, may_open_addresses, may_open_names, store::Counted, web::What};
use crate::{agency::Agency, entry::Entry, person::Person, record};

const PATH: &str = "/app/directory/openings";

fn at(cx: &Cx, moment: Instant) -> Markup {
    ui::when(&moment.fixed(), instant(cx.lang(), moment, &cx.app.zone()))
}

/// The form: what happens, and why it is asked for.
pub(super) fn ask(cx: &Cx, what: &What, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, &format!("opening-ask-{}", what.noun()));
    let happens: Vec<String> = ["hour", "told", "kept"]
        .into_iter()
        .map(|part| t!(lang, &format!("opening-happens-{part}-{}", what.noun())))
        .collect();
    let fields = html! {
        ul { @for words in &happens { li { (words) } } }
        (entry.field(lang, FieldKind::Textarea(4), "reason").required())
    };
    let href = what.href();
    let head = PageHead::new(&title)
        .eyebrow(Link::new(what.name(), &href))
        .lede(t!(lang, &format!("opening-lede-{}", what.noun())));
    Page::new(&title).body(&head).body(&entry.form(
        lang,
        &format!("{href}/opening"),
        &href,
        t!(lang, "opening-open"),
        fields,
    ))
}

/// On the page of a person: that the hidden addresses are open to the reader, or the way there.
pub(crate) fn of_person(cx: &Cx, person: &Person, hidden: usize, lasting: Option<&Opening>) -> Markup {
    if let Some(opening) = lasting {
        return open_now(cx, opening);
    }
    if hidden == 0 || !may_open_addresses(&cx.actor, person).is_allowed() {
        return Markup::default();
    }
    way(
        cx,
        t!(cx.lang(), "opening-hidden", n = hidden),
        &person.href(),
        "opening-ask-person",
    )
}

/// The same on the page of an agency, about names.
pub(crate) fn of_agency(cx: &Cx, agency: &Agency, lasting: Option<&Opening>) -> Markup {
    if let Some(opening) = lasting {
        return open_now(cx, opening);
    }
    if !may_open_names(&cx.actor, agency).is_allowed() {
        return Markup::default();
    }
    way(
        cx,
        t!(cx.lang(), "opening-closed"),
        &agency.href(),
        "opening-ask-agency",
    )
}

fn way(cx: &Cx, words: String, href: &str, label: &str) -> Markup {
    html! {
        p { (words) " " (Link::new(t!(cx.lang(), label), format!("{href}/opening"))) }
    }
}

fn open_now(cx: &Cx, opening: &Opening) -> Markup {
    let lang = cx.lang();
    ui::note(
        Kind::Warn,
        html! {
            p { (t!(lang, &format!("opening-now-{}", opening.noun), until = instant(lang, opening.ends_at, &cx.app.zone()))) }
            (record::press(format!("{}/end", opening.href()), t!(lang, "opening-end")))
        },
    )
}

/// How it stands with an opening.
fn state(cx: &Cx, opening: &Opening) -> Markup {
    let lang = cx.lang();
    if opening.lasts_at(cx.app.clock.now()) {
        return ui::badge(Kind::Warn, t!(lang, "opening-state-open"));
    }
    let key = if opening.ended_at.is_some() {
        "opening-state-ended"
    } else {
        "opening-state-over"
    };
    ui::badge(Kind::Plain, t!(lang, key))
}

/// One opening with its reason.
pub(super) fn show(cx: &Cx, opening: &Opening, name: Option<&str>) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "opening-title");
    let until = opening.ended_at.unwrap_or(opening.ends_at);
    let what = match name {
        Some(name) => Link::new(name, opening.of_what()).render(),
        None => html! { (t!(lang, "opening-what-unseen")) },
    };
    let facts = [
        Fact::new(t!(lang, "opening-by"), html! { (opening.opened_by_name) }),
        Fact::new(
            t!(lang, "opening-what"),
            html! { (t!(lang, &format!("opening-of-{}", opening.noun))) ": " (what) },
        ),
        Fact::new(t!(lang, "opening-from"), at(cx, opening.opened_at)),
        Fact::new(t!(lang, "opening-until"), at(cx, until)),
        Fact::new(t!(lang, "opening-reason"), html! { bdi { (opening.reason) } }),
    ];
    let head = PageHead::new(&title)
        .badge(state(cx, opening))
        .eyebrow(Link::new(t!(lang, "openings-title"), PATH))
        .audience(t!(
            lang,
            "opening-audience",
            owners = Audience::parse(&opening.audience).words(lang)
        ));
    let may_end = opening.lasts_at(cx.app.clock.now()) && cx.can(Action::Change, opening);
    let body = html! {
        (ui::facts(&facts))
        @if may_end { (record::press(format!("{}/end", opening.href()), t!(lang, "opening-end"))) }
    };
    Page::new(&title).body(&head).body(&body)
}

fn table(cx: &Cx, id: &'static str, title: &str, openings: &[Opening]) -> Table {
    let lang = cx.lang();
    let rows = openings
        .iter()
        .map(|one| {
            let what = t!(lang, &format!("opening-of-{}", one.noun));
            Row::new(vec![
                Link::new(what, one.href()).render(),
                html! { (one.opened_by_name) },
                at(cx, one.opened_at),
                state(cx, one),
            ])
        })
        .collect();
    let columns = ["opening-what", "opening-by", "opening-from", "opening-state"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    Table::new(id, title, columns).quiet_caption().rows(rows).cards()
}

/// What the reader opened, and what was opened of what is theirs.
pub(super) fn list(cx: &Cx, own: &[Opening], others: &[Opening]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "openings-title");
    let (of_yours, by_you) = (t!(lang, "openings-of-yours"), t!(lang, "openings-by-you"));
    let body = html! {
        @if own.is_empty() && others.is_empty() {
            (Empty::new(t!(lang, "openings-none"), t!(lang, "openings-none-why")))
        }
        @if !others.is_empty() { (Section::new(&of_yours, table(cx, "others", &of_yours, others))) }
        @if !own.is_empty() { (Section::new(&by_you, table(cx, "own", &by_you, own))) }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "openings-lede")))
        .body(&body)
}

/// Who opened how often: those who did it most first, and more than once with a mark.
pub(super) fn audited(cx: &Cx, counted: &[Counted], parties: &[(String, String)]) -> Page {
    let lang = cx.lang();
    let name = |id: String| {
        let found = parties.iter().find(|(party, _)| *party == id);
        found.map_or("", |(_, name)| name.as_str())
    };
    let rows: Vec<Row> = counted
        .iter()
        .map(|one| {
            let times = t!(lang, "openings-times", n = one.times);
            Row::new(vec![
                html! { (one.opened_by_name) },
                html! { @if one.times > 1 { (ui::badge(Kind::Warn, times)) } @else { (times) } },
                html! { (t!(lang, &format!("opening-of-{}", one.noun))) },
                html! { (one.party.map_or("", |party| name(party.to_string()))) },
                at(cx, one.opened_at),
                at(cx, one.ended_at),
            ])
        })
        .collect();
    let columns = [
        "opening-by",
        "openings-often",
        "opening-what",
        "opening-whose",
        "opening-from",
        "opening-until",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    let title = t!(lang, "openings-title");
    let table = Table::new("openings", t!(lang, "openings-all"), columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    let body = html! {
        @if counted.is_empty() { (Empty::new(t!(lang, "openings-none"), t!(lang, "openings-none-days"))) }
        @else { (table) }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "openings-audit-lede")))
        .body(&body)
}
