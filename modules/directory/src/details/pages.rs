//! What is drawn of confirming one's details.

use balai_kernel::{
    Instant,
    errand::ErrandRow,
    t,
    text::{Lang, day, instant},
    web::{
        Cx, Page,
        axum::response::Response,
        ui::{
            self, Change, Column, Empty, Fact, FieldKind, Form, Kind, Link, PageHead, Row, Section, Table,
            actions, badge, diff, facts,
        },
    },
};
use maud::{Markup, Render, html};

use super::{ADDRESSES, FIELDS, Proposal, value, web::Own};
use crate::{entry::Entry, person::Person, record};

fn standing(cx: &Cx, link: &ErrandRow) -> (Markup, bool) {
    let (lang, now, zone) = (cx.lang(), cx.app.clock.now(), cx.app.zone());
    let on = |at: Instant| day(lang, at.day_in(&zone));
    if let Some(at) = link.used_at {
        return (
            badge(Kind::Good, t!(lang, "details-answered-on", on = on(at))),
            false,
        );
    }
    if let Some(at) = link.revoked_at {
        return (
            badge(Kind::Plain, t!(lang, "details-revoked-on", on = on(at))),
            false,
        );
    }
    if link.expires_at <= now {
        let words = t!(lang, "details-expired-on", on = on(link.expires_at));
        return (badge(Kind::Warn, words), false);
    }
    let words = t!(lang, "details-waits-until", on = on(link.expires_at));
    (badge(Kind::Plain, words), true)
}

pub(crate) fn links(cx: &Cx, person: &Person, given: &[ErrandRow], own: &[String], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "details-links");
    let here = format!("{}/links", person.href());
    let head = PageHead::new(&title).lede(t!(lang, "details-links-lede"));
    let form = if own.is_empty() {
        ui::note(Kind::Warn, t!(lang, "details-no-address"))
    } else {
        let choices = own.iter().map(|one| (one.clone(), one.clone())).collect();
        let fields = entry.select(lang, "sent-to", choices).required();
        entry.form(lang, &here, &person.href(), t!(lang, "details-send"), fields)
    };
    Page::new(&title)
        .body(&record::path(
            lang,
            "people",
            &[Link::new(person.name(), person.href())],
            &title,
        ))
        .body(&head)
        .body(&form)
        .body(&Section::new(
            t!(lang, "details-list"),
            self::given(cx, &here, given),
        ))
}

/// The links given out, with a button to take one back that still holds; `here` is the page's
/// address.
pub(crate) fn given(cx: &Cx, here: &str, given: &[ErrandRow]) -> Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let rows: Vec<Row> = given
        .iter()
        .map(|link| {
            let (state, is_open) = standing(cx, link);
            Row::new(vec![
                html! { bdi { (link.sent_to) } br; small { (link.made_by_name) ", " (instant(lang, link.made_at, &zone)) } },
                html! {
                    (state)
                    @if link.asked_at.is_some() { " " (badge(Kind::Warn, t!(lang, "details-asked"))) }
                },
                html! { @if is_open { (record::press(format!("{here}/{}/revocation", link.id), t!(lang, "details-revoke"))) } },
            ])
        })
        .collect();
    let columns = ["details-sent-to", "details-state", "directory-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    if rows.is_empty() {
        record::nothing(t!(lang, "details-links-none"))
    } else {
        Table::new("links", t!(lang, "details-list"), columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    }
}

/// The entry as its own person sees it.
pub(crate) fn own(cx: &Cx, own: &Own, token: &str) -> Response {
    let lang = cx.lang();
    let person = &own.record.person;
    let title = t!(lang, "details-title", name = person.name());
    let mut known: Vec<Fact> = FIELDS
        .into_iter()
        .filter(|field| !value(person, field).is_empty())
        .map(|field| {
            Fact::new(
                t!(lang, &format!("person-{field}")),
                html! { bdi { (value(person, field)) } },
            )
        })
        .collect();
    if let Some((_, name)) = &own.record.party {
        known.push(Fact::new(t!(lang, "person-party"), name.get(lang)));
    }
    if let Some((name, _)) = &own.record.agency {
        known.push(Fact::new(t!(lang, "person-agency"), name));
    }
    for address in &own.record.addresses {
        let kind = t!(lang, &format!("address-kind-{}", address.kind));
        known.push(Fact::new(kind, html! { bdi { (address.value) } }));
    }
    for held in &own.posts {
        let span = record::span(lang, held.from_on, held.until_on);
        known.push(Fact::new(
            t!(lang, "post-title"),
            html! { (held.title) ", " (held.agency_name) br; small { (span) } },
        ));
    }
    let right = Form::post(format!("/details/{token}/confirmation"), html! {})
        .submit(t!(lang, "details-is-right"))
        .also(Link::new(t!(lang, "details-is-wrong"), format!("/details/{token}/edit")).classed("button"));
    let until = day(lang, own.errand.expires_at.day_in(&cx.app.zone()));
    let office = cx.app.profile.office.name.get(lang);
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "details-lede", office = office, until = until)))
        .body(&facts(&known))
        .body(&right)
        .public(cx)
}

pub(crate) fn form(cx: &Cx, token: &str, entry: &Entry) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "details-propose");
    let fields = html! {
        @for field in FIELDS {
            @if field == "written" { (entry.text(lang, field).required()) } @else { (entry.text(lang, field)) }
        }
        (entry.field(lang, FieldKind::Email, ADDRESSES[0]))
        (entry.field(lang, FieldKind::Phone, ADDRESSES[1]))
        (entry.field(lang, FieldKind::Textarea(4), "note").max_length(4000))
    };
    let back = format!("/details/{token}");
    let action = format!("/details/{token}/edit");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "details-propose-lede")))
        .body(&entry.form(lang, &action, &back, t!(lang, "details-propose-button"), fields))
        .public(cx)
}

/// What would change, beside what stands there.
fn changes(lang: Lang, proposal: &Proposal, person: &Person) -> Markup {
    let lines: Vec<Change> = proposal
        .fields
        .iter()
        .map(|(field, new)| {
            let old = Some(value(person, field)).filter(|old| !old.is_empty());
            let new = Some(new.as_str()).filter(|new| !new.is_empty());
            Change::new(t!(lang, &format!("details-{field}")), old, new)
        })
        .collect();
    let (before, after) = (t!(lang, "details-before"), t!(lang, "details-after"));
    let field = t!(lang, "details-field");
    html! {
        @if !lines.is_empty() {
            (diff([&field, &before, &after], &t!(lang, "directory-none"), &lines))
        }
        @if !proposal.note.is_empty() { blockquote { (proposal.note) } }
    }
}

pub(crate) fn proposals(cx: &Cx, waiting: &[Proposal], people: &[Person]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "proposals-title");
    let head = PageHead::new(&title).lede(t!(lang, "proposals-lede"));
    let each = waiting.iter().filter_map(|proposal| {
        let person = people.iter().find(|person| person.id == proposal.person)?;
        let press = |verb: &str, key: &str| {
            record::press(
                format!("/app/directory/proposals/{}/{verb}", proposal.id),
                t!(lang, key),
            )
        };
        Some(
            Section::new(
                Link::new(person.name(), person.href()),
                html! {
                    p { small { (instant(lang, proposal.made_at, &cx.app.zone())) } }
                    (changes(lang, proposal, person))
                    (actions(&[press("acceptance", "proposal-accept"), press("refusal", "proposal-refuse")]))
                },
            )
            .render(),
        )
    });
    let body: Vec<Markup> = each.collect();
    Page::new(&title)
        .body(&record::path(lang, "people", &[], &title))
        .body(&head)
        .body(&html! {
            @if body.is_empty() { (Empty::new(t!(lang, "proposals-empty"), t!(lang, "proposals-empty-why"))) }
            @for one in body { (one) }
        })
}
