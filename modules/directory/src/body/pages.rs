//! What is drawn of bodies.

use balai_kernel::{
    Audience,
    profile::Profile,
    search::Doc,
    t,
    text::{Lang, catalogue},
    view::Frame,
    web::{
        Cx, Listing, Page,
        ui::{self, Column, Field, FieldKind, Kind, Link, PageHead, Row, Section, Table},
        who_sees,
    },
};
use maud::{Markup, Render, html};

use super::{
    Body, KINDS, holds_on,
    store::Sitting,
    web::{PATH, Shown},
};
use crate::{
    entry::Entry,
    party::{self, Party},
    person, record,
};

/// What the search knows of a body: its names in every language, its code, and how the
/// profile says that it is written besides, such as by its initials.
pub(crate) fn doc(body: &Body, profile: &Profile) -> Doc {
    let names: Vec<&str> = body.name.texts.values().map(String::as_str).collect();
    let known = profile.bodies.iter().find(|known| known.code == body.code);
    let spellings = known.map_or(&[][..], |known| known.spellings.as_slice());
    Doc {
        id: body.id.uuid(),
        noun: "body",
        href: body.href(),
        title: body.name(Lang::EN).to_owned(),
        lede: spellings.join(", "),
        body: format!("{} {}", names.join(" "), body.code),
        audience: Audience::parse(&body.audience),
        on: None,
    }
}

pub(super) fn kind(lang: Lang, body: &Body) -> String {
    record::label(lang, "body-kind", &body.kind)
}

fn party(lang: Lang, one: &Sitting) -> Markup {
    Link::new(one.name.get(lang), format!("/app/directory/parties/{}", one.code)).render()
}

pub(crate) fn show(cx: &Cx, shown: &Shown, listing: &Listing) -> Page {
    let (lang, body) = (cx.lang(), &shown.body);
    let members: Vec<&Sitting> = shown.sitting.iter().filter(|one| one.role == "member").collect();
    let main = html! {
        (chairs(cx, shown))
        @if !members.is_empty() {
            (Section::new(t!(lang, "body-members", n = members.len()), html! {
                ul.contents { @for member in &members { li { (party(lang, member)) } } }
            }))
        } @else if shown.count == 0 && body.kind != "network" && !body.is_ended(cx.app.today()) {
            (Section::new(t!(lang, "body-members-title"), record::nothing(t!(lang, "body-open-to-all"))))
        }
        (people(lang, shown, listing))
        @if cx.actor.is_office() { (record::history(lang, &cx.app.zone(), "body", &shown.history)) }
    };
    Page::new(body.name(lang))
        .body(&record::path(lang, "bodies", &[], body.name(lang)))
        .body(&head(cx, body))
        .body(&main)
}

fn head(cx: &Cx, body: &Body) -> PageHead {
    let (lang, today, here) = (cx.lang(), cx.app.today(), body.href());
    let mut head = PageHead::new(body.name(lang))
        .eyebrow(kind(lang, body))
        .audience(who_sees(cx, &Audience::parse(&body.audience)));
    if body.since_on.is_some() || body.ended_on.is_some() {
        let span = record::span(lang, body.since_on, body.ended_on);
        head = head.lede(match &body.ended_because {
            Some(because) => format!("{span}. {because}"),
            None => span,
        });
    }
    if body.is_ended(today) {
        head = head.badge(ui::badge(Kind::Warn, t!(lang, "body-has-ended")));
    }
    if !cx.actor.is_office() {
        return head;
    }
    let edit = Link::new(t!(lang, "directory-edit"), format!("{here}/edit")).classed("button");
    if body.ended_on.is_some() {
        let form = html! {
            form action={ (here) "/reopening" } method="post" {
                (ui::hidden("version", &body.version.to_string()))
                button.button type="submit" { (t!(lang, "body-reopen")) }
            }
        };
        return head.action(form).action(edit);
    }
    head.primary(&Link::new(t!(lang, "chair-add"), format!("{here}/chairs/new")))
        .action(edit)
        .action(Link::new(t!(lang, "body-end"), format!("{here}/end")).classed("button"))
}

fn chairs(cx: &Cx, shown: &Shown) -> Section {
    let (lang, today) = (cx.lang(), cx.app.today());
    let chairs: Vec<&Sitting> = shown.sitting.iter().filter(|one| one.role == "chair").collect();
    let can_end = |chair: &Sitting| {
        chair.until_on.is_none()
            && holds_on(chair.from_on, None, today)
            && !shown.body.is_ended(today)
            && cx.actor.is_office()
    };
    let has_open = chairs.iter().any(|chair| can_end(chair));
    let rows: Vec<Row> = chairs
        .iter()
        .map(|chair| {
            // Nobody chairs a body longer than it stands.
            let until = chair.until_on.or(shown.body.ended_on);
            let mut cells = vec![
                party(lang, chair),
                html! { (record::span(lang, chair.from_on, until)) },
            ];
            if has_open {
                cells.push(html! { @if can_end(chair) {
                    (record::press(format!("/app/directory/chairs/{}/end", chair.id), t!(lang, "chair-end")))
                } });
            }
            Row::new(cells)
        })
        .collect();
    let mut columns = vec![
        Column::new(t!(lang, "party-name")),
        Column::new(t!(lang, "body-term")),
    ];
    if has_open {
        columns.push(Column::new(t!(lang, "directory-act")));
    }
    Section::new(
        t!(lang, "body-chairs"),
        html! {
            @if rows.is_empty() { (record::nothing(t!(lang, "body-no-chairs"))) } @else {
                (Table::new("chairs", t!(lang, "body-chairs"), columns).quiet_caption().rows(rows))
            }
        },
    )
}

fn people(lang: Lang, shown: &Shown, listing: &Listing) -> Markup {
    if shown.count == 0 {
        return Markup::default();
    }
    let path = shown.body.href();
    let frame = Frame {
        lang,
        listing,
        path: &path,
    };
    let rows = shown
        .people
        .iter()
        .map(|one| {
            let name = person::shown_name(
                &one.written,
                one.given.as_deref(),
                one.family.as_deref(),
                one.romanised.as_deref(),
            );
            Row::new(vec![
                person::link(one.person, &name, one.own_script.as_deref()),
                html! { (one.agency.as_deref().unwrap_or("")) },
                html! { (one.party.as_ref().map_or("", |name| name.get(lang))) },
                html! { (record::span(lang, one.from_on, one.until_on)) },
            ])
        })
        .collect();
    let table = Table::new(
        "people",
        t!(lang, "body-people-seen"),
        vec![
            Column::new(t!(lang, "person-name")),
            Column::new(t!(lang, "person-agency")),
            Column::new(t!(lang, "person-party")),
            Column::new(t!(lang, "body-term")),
        ],
    )
    .rows(rows);
    Section::new(
        t!(lang, "body-people", n = shown.count),
        html! { (table) (frame.pager(shown.count)) },
    )
    .render()
}

pub(crate) fn chair_form(cx: &Cx, body: &Body, parties: &[Party], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "chair-add");
    let fields = html! {
        (entry.select(lang, "party", party::pages::choices(lang, parties)).required())
        (entry.field(lang, FieldKind::Date, "from"))
    };
    let head = PageHead::new(&title).eyebrow(Link::new(body.name(lang), body.href()));
    let action = format!("{}/chairs/new", body.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &body.href(), fields))
}

/// The form of a body; its code stays, so that addresses and imports still find it.
pub(crate) fn form(cx: &Cx, body: Option<&Body>, entry: &Entry) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match body {
        Some(body) => (
            t!(lang, "body-edit", name = body.name(lang)),
            format!("{}/edit", body.href()),
            body.href(),
        ),
        None => (t!(lang, "body-add"), format!("{PATH}/new"), PATH.to_owned()),
    };
    let kinds = KINDS
        .map(|kind| (kind.to_owned(), t!(lang, &format!("body-kind-{kind}"))))
        .to_vec();
    let fields = html! {
        (entry.text(lang, "name-en").lang("en").required())
        @for code in cx.app.profile.office.languages.iter().filter(|code| *code != "en") {
            (other_name(lang, code, entry))
        }
        (entry.select(lang, "kind", kinds).required())
        (entry.field(lang, FieldKind::Date, "since"))
    };
    let mut head = PageHead::new(&title);
    if let Some(body) = body {
        head = head.eyebrow(Link::new(body.name(lang), body.href()));
    }
    Page::new(&title).body(&entry.draw(lang, &head, &action, &back, fields))
}

/// The name in another of the office's languages, which may be left empty.
fn other_name(lang: Lang, code: &str, entry: &Entry) -> Field {
    let language = catalogue()
        .language(code)
        .map_or_else(|| code.to_owned(), |own| t!(own, "language-name"));
    let name = format!("name-{code}");
    let value = entry.get(&name).to_owned();
    Field::text(name, t!(lang, "body-name-in", language = language))
        .value(value)
        .lang(code)
        .max_length(200)
}

pub(crate) fn end_form(cx: &Cx, body: &Body, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "body-end-of", name = body.name(lang));
    let fields = html! {
        (entry.field(lang, FieldKind::Date, "until").required())
        (entry.text(lang, "because").required())
    };
    let head = PageHead::new(&title)
        .eyebrow(Link::new(body.name(lang), body.href()))
        .lede(t!(lang, "body-end-lede"));
    let action = format!("{}/end", body.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &body.href(), fields))
}
