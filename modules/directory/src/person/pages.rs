//! What is drawn of persons.

use balai_kernel::{
    Audience,
    policy::{Action, Guarded},
    retention::{ERASE, Erasure},
    search::Doc,
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{self, Checkbox, Choice, Column, Fact, Form, Kind, Link, PageHead, Radios, Row, Section, Table},
        who_sees,
    },
};
use maud::{Markup, Render, html};

use super::{
    ADDRESS_KINDS, Address, Person, Reach,
    fields::{self, Offers},
    web::Shown,
};
use crate::{
    PersonId, agency::Agency, entry::Entry, handling, involvement, opening, party::Party, record, reservation,
};

/// A link to a person's page, with their own script below the name.
pub fn link(id: PersonId, name: &str, own_script: Option<&str>) -> Markup {
    let own = own_script.map(|own| (own, "und"));
    Link::new(ui::person(name, own), format!("/app/directory/people/{id}")).render()
}

/// What the search knows of a person.
pub(crate) fn doc(person: &Person, party: Option<&Party>, agency: Option<&Agency>) -> Doc {
    let words = [
        &person.own_script,
        &person.romanised,
        &person.given,
        &person.family,
    ];
    let body: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    let lede: Vec<&str> = [
        agency.map(|agency| agency.name.as_str()),
        party.map(|party| party.name(Lang::EN)),
    ]
    .into_iter()
    .flatten()
    .collect();
    Doc {
        id: person.id.uuid(),
        noun: "person",
        href: person.href(),
        title: person.name(),
        lede: lede.join(", "),
        body: format!("{} {}", person.written, body.join(" ")),
        audience: Audience::parse(&person.audience),
        on: None,
    }
}

pub(crate) fn show(cx: &Cx, shown: &Shown) -> Page {
    let (lang, person, suggestions) = (cx.lang(), &shown.record.person, shown.record.suggestions);
    let may_change = Person::rule(&cx.actor, Action::Change, Some(person)).is_allowed();
    let main = html! {
        @if cx.actor.is_office() && suggestions > 0 {
            (ui::note(Kind::Warn, html! {
                (t!(lang, "person-suggestions", n = suggestions)) " "
                (Link::new(t!(lang, "person-see-suggestions"), "/app/directory/suggestions"))
            }))
        }
        (asked(cx, shown))
        (posts(cx, shown))
        (addresses(cx, shown, may_change))
        (involvement::pages::of_person(lang, &cx.app.profile, &shown.events))
        @if cx.actor.is_office() && !shown.notes.is_empty() {
            (Section::new(t!(lang, "contact-notes"), crate::contact_note::table(&cx.actor, &shown.notes)))
        }
        (history(cx, shown))
    };
    Page::new(person.name())
        .body(&record::path(lang, "people", &[], person.name()))
        .body(&head(cx, shown, may_change))
        .body(&ui::two(main, facts(cx, shown)))
}

/// How their party wants it handled.
fn asked(cx: &Cx, shown: &Shown) -> Markup {
    let name = shown
        .record
        .party
        .as_ref()
        .map_or("", |(_, name)| name.get(cx.lang()));
    handling::line(cx, shown.record.handling.as_ref(), name)
}

/// What was done to the record, and to the person's lines at events.
fn history(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let profile = &cx.app.profile;
    let parts = involvement::pages::changes_of_person(lang, profile, &zone, &shown.parties, &shown.parts);
    record::history_with(lang, &zone, "person", &shown.history, parts)
}

fn head(cx: &Cx, shown: &Shown, may_change: bool) -> PageHead {
    let (lang, person) = (cx.lang(), &shown.record.person);
    let own = person.own_script.as_deref().map(|own| (own, "und"));
    let mut head = PageHead::new(ui::person(person.name(), own))
        .badge(record::freshness(lang, person.confirmed_on, cx.app.today()))
        .audience(who_sees(cx, &Audience::parse(&person.audience)));
    if let Some((code, name)) = &shown.record.party {
        head = head.eyebrow(Link::new(
            name.get(lang),
            format!("/app/directory/parties/{code}"),
        ));
    }
    if may_change {
        head = head
            .action(record::press(
                format!("{}/confirmation", person.href()),
                t!(lang, "person-confirm"),
            ))
            .action(
                Link::new(t!(lang, "details-links"), format!("{}/links", person.href())).classed("button"),
            )
            .action(
                Link::new(t!(lang, "directory-edit"), format!("{}/edit", person.href())).classed("button"),
            );
    }
    if cx.can_any::<Erasure>(Action::Create) {
        // It asks first, and says what goes and what stays.
        head = head.action(html! {
            form action=(ERASE) method="post" {
                (ui::hidden("person", &person.id.to_string()))
                button.button type="submit" { (t!(lang, "person-erase")) }
            }
        });
    }
    head
}

fn facts(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, person) = (cx.lang(), &shown.record.person);
    let mut facts = vec![Fact::new(
        t!(lang, "person-written"),
        html! { bdi { (person.written) } },
    )];
    for (key, value) in [
        ("person-given", &person.given),
        ("person-family", &person.family),
        ("person-own-script", &person.own_script),
        ("person-romanised", &person.romanised),
    ] {
        if let Some(value) = value {
            facts.push(Fact::new(t!(lang, key), html! { bdi { (value) } }));
        }
    }
    if let (Some(id), Some((name, audience))) = (person.agency, &shown.record.agency) {
        let name = if cx.actor.sees(&Audience::parse(audience)) {
            Link::new(name, format!("/app/directory/agencies/{id}")).render()
        } else {
            html! { (name) }
        };
        facts.push(Fact::new(t!(lang, "person-agency"), name));
    }
    let sex = match (&person.sex, &person.sex_source) {
        (Some(sex), Some(source)) => t!(
            lang,
            "person-sex-known",
            sex = t!(lang, &format!("person-sex-{sex}")),
            source = t!(lang, &format!("person-sex-source-{source}"))
        ),
        (Some(sex), None) => t!(lang, &format!("person-sex-{sex}")),
        _ => t!(lang, "person-sex-unknown"),
    };
    facts.push(Fact::new(t!(lang, "person-sex"), sex));
    // Each body once, though two records that were joined may both sit on it.
    let mut bodies: Vec<(&str, &str)> = Vec::new();
    for seat in &shown.seats {
        if let (Some(code), Some(name)) = (&seat.code, &seat.name)
            && bodies.iter().all(|(known, _)| known != code)
        {
            bodies.push((code, name.get(lang)));
        }
    }
    html! {
        (Section::new(t!(lang, "directory-facts"), ui::facts(&facts)))
        (reservation::single::section(cx, &person.href(), person.party, &shown.except))
        @if !bodies.is_empty() {
            (Section::new(t!(lang, "directory-bodies"), html! {
                ul { @for (code, name) in bodies { li { (Link::new(name, format!("/app/directory/bodies/{code}"))) } } }
            }))
        }
    }
}

fn posts(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, today) = (cx.lang(), cx.app.today());
    let rows: Vec<Row> = shown
        .seats
        .iter()
        .filter_map(|seat| {
            let (post, title) = (seat.post?, seat.title.as_ref()?);
            let is_now = crate::body::holds_on(seat.from_on, seat.until_on, today);
            Some(Row::new(vec![
                Link::new(title, format!("/app/directory/posts/{post}")).render(),
                html! { (seat.agency.as_deref().unwrap_or("")) },
                html! { (record::span(lang, seat.from_on, seat.until_on)) },
                html! { @if is_now { (record::confirmed(lang, seat.confirmed_on, today)) } },
            ]))
        })
        .collect();
    let body = html! {
        @if rows.is_empty() { (record::nothing(t!(lang, "person-no-posts"))) } @else {
            (Table::new("held", t!(lang, "person-posts"), vec![
                Column::new(t!(lang, "post-title")),
                Column::new(t!(lang, "agency-name")),
                Column::new(t!(lang, "post-term")),
                Column::new(t!(lang, "directory-confirmed")),
            ]).quiet_caption().rows(rows))
        }
    };
    Section::new(t!(lang, "person-posts"), body).render()
}

fn addresses(cx: &Cx, shown: &Shown, may_change: bool) -> Markup {
    let lang = cx.lang();
    let may_say = cx.can(Action::Release, &shown.record.person);
    let addresses = &shown.record.addresses;
    let mut columns = vec![
        Column::new(t!(lang, "address-kind")).tight(),
        Column::new(t!(lang, "address-value")),
        Column::new(t!(lang, "address-whose")),
        Column::new(t!(lang, "address-reach")),
    ];
    if may_change {
        columns.push(Column::new(t!(lang, "directory-act")));
    }
    let rows = addresses
        .iter()
        .map(|address| {
            let mut cells = vec![
                html! { (t!(lang, &format!("address-kind-{}", address.kind))) },
                html! { bdi { (address.value) } },
                if address.shared {
                    ui::badge(Kind::Warn, t!(lang, "address-is-shared"))
                } else {
                    ui::badge(Kind::Plain, t!(lang, "address-is-personal"))
                },
                reach(
                    lang,
                    address,
                    may_say && address.reaches(&cx.actor, &shown.record.person),
                ),
            ];
            if may_change && !address.reaches(&cx.actor, &shown.record.person) {
                cells.push(html! {});
            } else if may_change {
                let at = format!("/app/directory/addresses/{}/removal", address.id);
                cells.push(record::press(at, t!(lang, "directory-remove-it")));
            }
            Row::new(cells)
        })
        .collect();
    let body = html! {
        @if addresses.is_empty() { (record::nothing(t!(lang, "person-no-addresses"))) } @else {
            (Table::new("addresses", t!(lang, "person-addresses"), columns).quiet_caption().rows(rows))
        }
        (opening::of_person(cx, &shown.record.person, shown.hidden, shown.lasting.as_ref()))
    };
    let section = Section::new(t!(lang, "person-addresses"), body);
    if may_change {
        section
            .link(Link::new(
                t!(lang, "address-add"),
                format!("{}/addresses/new", shown.record.person.href()),
            ))
            .render()
    } else {
        section.render()
    }
}

/// Who is shown an address, and for whoever may say so the way to say otherwise.
fn reach(lang: Lang, address: &Address, may_say: bool) -> Markup {
    html! {
        (t!(lang, &format!("reach-{}", address.reach)))
        @if may_say { " " (Link::new(t!(lang, "address-reach-say"), reach_href(address))) }
    }
}

fn reach_href(address: &Address) -> String {
    format!("/app/directory/addresses/{}/reach", address.id)
}

/// Asks who is shown an address.
pub(crate) fn reach_form(cx: &Cx, person: &Person, address: &Address) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "address-reach-title");
    let choices = Reach::ALL
        .map(|reach| {
            let code = reach.code();
            Choice::new(code, t!(lang, &format!("reach-{code}"))).chosen(code == address.reach)
        })
        .to_vec();
    let field = Radios::new("reach", t!(lang, "address-reach"), choices);
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .eyebrow(Link::new(person.name(), person.href()))
                .lede(t!(lang, "address-reach-lede", address = address.value.as_str())),
        )
        .body(
            &Form::post(reach_href(address), field)
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), person.href()).classed("button")),
        )
}

pub(crate) fn form(cx: &Cx, person: Option<&Person>, entry: &Entry, offers: &Offers) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match person {
        Some(person) => (
            t!(lang, "person-edit", name = person.name()),
            format!("{}/edit", person.href()),
            person.href(),
        ),
        None => (
            t!(lang, "person-add"),
            "/app/directory/people/new".to_owned(),
            "/app/directory/people".to_owned(),
        ),
    };
    let head = PageHead::new(&title).lede(t!(lang, "person-form-lede"));
    let fields = fields::draw(lang, entry, offers, person.is_none());
    Page::new(title).body(&entry.draw(lang, &head, &action, &back, fields))
}

pub(crate) fn address_form(cx: &Cx, person: &Person, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "address-add");
    let kinds = ADDRESS_KINDS
        .map(|kind| (kind.to_owned(), t!(lang, &format!("address-kind-{kind}"))))
        .to_vec();
    let fields = html! {
        (entry.select(lang, "kind", kinds))
        (entry.text(lang, "value").required())
        (Checkbox::new("shared", t!(lang, "address-shared"), entry.ticked("shared")).help(t!(lang, "address-shared-help")))
    };
    let head = PageHead::new(&title).eyebrow(Link::new(person.name(), person.href()));
    let action = format!("{}/addresses/new", person.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &person.href(), fields))
}
