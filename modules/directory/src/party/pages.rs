//! What is drawn of parties.

use balai_kernel::{
    Audience,
    policy::{Action, Guarded},
    t,
    text::{Lang, day},
    web::{
        Cx, Page, crumbs,
        ui::{self, Fact, FieldKind, Hall, Kind, Link, PageHead, Row, Section, Table, Tile},
        who_sees,
    },
};
use jiff::civil::Date;
use maud::{Markup, Render, html};

use super::{Party, Status, Statuses, web::Shown};
use crate::{
    body::Body, contact_note::ContactNote, entry::Entry, involvement, post::store::Place, record,
    trail::Trail,
};

/// What kind of party it is, in words.
pub(crate) fn kind(lang: Lang, party: &Party) -> String {
    t!(lang, &format!("party-kind-{}", party.kind))
}

/// A status in words.
pub(crate) fn status_name(lang: Lang, status: Status) -> String {
    t!(lang, &format!("party-status-{}", status.code()))
}

pub(crate) fn badges(lang: Lang, status: Option<Status>, notes: &[Status]) -> Markup {
    html! {
        @if let Some(status) = status { (ui::badge(Kind::Plain, status_name(lang, status))) }
        @for note in notes { " " (ui::badge(Kind::Warn, status_name(lang, *note))) }
    }
}

pub(crate) fn show(cx: &Cx, shown: &Shown) -> Page {
    let (lang, today, party) = (cx.lang(), cx.app.today(), &shown.record.party);
    let main = html! {
        (crate::handling::line(cx, shown.record.handling.as_ref(), party.name(lang)))
        (who(cx, shown, today))
        @if shown.is_inside { (crate::focal_point::table(cx, &shown.focal_points, None)) }
        (bodies(lang, shown, today))
        @if let Some(all) = &shown.involvement {
            (involvement::pages::took_part(lang, &party.code, &all.took_part))
            (involvement::pages::trained(lang, &all.trained))
            (involvement::pages::given(lang, &all.given))
        }
        @if cx.actor.is_office() {
            (contacts(cx, party, &shown.notes))
            (record::history(lang, &cx.app.zone(), "party", &shown.history))
        }
    };
    Page::new(party.name(lang))
        .body(&record::path(lang, "parties", &[], party.name(lang)))
        .body(&head(cx, shown, today))
        .body(&ui::two(main, aside(cx, shown, today)))
}

fn head(cx: &Cx, shown: &Shown, today: Date) -> PageHead {
    let (lang, party, statuses) = (cx.lang(), &shown.record.party, &shown.record.statuses);
    let here = party.href();
    let status = badges(
        lang,
        statuses.on(party.id, today),
        &statuses.notes_on(party.id, today),
    );
    let mut head = PageHead::new(party.name(lang))
        .eyebrow(kind(lang, party))
        .badge(status)
        .audience(who_sees(cx, &Audience::parse(&party.audience)));
    if cx.actor.is_office() {
        head = head.primary(&Link::new(
            t!(lang, "contact-note-add"),
            format!("{here}/contact-notes/new"),
        ));
    }
    if cx.actor.is_office() || cx.actor.is_focal_of(party.id) {
        let brief = Link::new(t!(lang, "brief-button"), format!("/app/briefs/{}", party.code));
        head = head.action(brief.classed("button"));
        let promises = Link::new(t!(lang, "directory-promises"), format!("{here}/promises"));
        head = head.action(promises.classed("button"));
    }
    let mut more = Vec::new();
    if Party::rule(&cx.actor, Action::Change, Some(party)).is_allowed() {
        more.push(("party-change-status", "status"));
        more.push(("focal-point-add", "focal-points/new"));
    }
    if record::keeps_roster_of(&cx.actor, party.id) {
        more.push(("agency-add", "agencies/new"));
        more.push(("post-add", "posts/new"));
        more.push(("vouchings-title", "vouchings"));
    }
    if cx.actor.holds("office:core") || cx.actor.is_focal_of(party.id) {
        more.push(("reservation-title", "reservations"));
    }
    if cx.actor.is_office() || cx.actor.is_focal_of(party.id) || shown.record.handling.is_some() {
        more.push(("handling-title", "handling"));
    }
    if cx.can(Action::Read, &Trail { party: party.id }) {
        more.push(("trail-title", "trail"));
    }
    for (label, path) in more {
        head = head.action(Link::new(t!(lang, label), format!("{here}/{path}")).classed("button"));
    }
    head
}

/// Who is who: agencies with their posts and who holds them.
fn who(cx: &Cx, shown: &Shown, today: Date) -> Markup {
    let lang = cx.lang();
    // Where no post is known at all, the agencies stand there with their kinds; where some
    // are, the others are named below, since a row of theirs would be empty.
    let has_posts = shown.who.iter().any(|place| place.post.is_some());
    let (listed, others): (Vec<&Place>, Vec<&Place>) = shown
        .who
        .iter()
        .partition(|place| place.post.is_some() || !has_posts);
    let rows: Vec<Row> = listed
        .into_iter()
        .map(|place| {
            let kind = t!(lang, &format!("agency-kind-{}", place.agency_kind));
            let mut cells = vec![html! {
                (agency(place))
                @if has_posts { small { (kind) } }
                @if shown.is_inside && place.people > 0 { small { (t!(lang, "agency-people-number", n = place.people)) } }
            }];
            if has_posts {
                cells.extend(post_cells(lang, place, today));
            } else {
                cells.push(html! { (kind) });
            }
            Row::new(cells)
        })
        .collect();
    let columns: &[&str] = if has_posts {
        &["agency-name", "post-title", "post-holder", "directory-confirmed"]
    } else {
        &["agency-name", "agency-kind"]
    };
    let columns = columns.iter().map(|key| ui::Column::new(t!(lang, key))).collect();
    let body = html! {
        @if rows.is_empty() {
            (record::nothing(t!(lang, "party-nobody-seen")))
        } @else {
            (Table::new("who", t!(lang, "party-who"), columns).quiet_caption().rows(rows))
        }
        @if !others.is_empty() {
            p { (t!(lang, "party-no-posts-in")) " "
                @for (n, place) in others.iter().enumerate() {
                    @if n > 0 { ", " }
                    (agency(place))
                } "."
            }
        }
    };
    let section = Section::new(t!(lang, "party-who"), body).id("who");
    if shown.is_inside {
        section
            .link(Link::new(
                t!(lang, "party-all-people"),
                format!("/app/directory/people?party={}", shown.record.party.code),
            ))
            .render()
    } else {
        section.render()
    }
}

fn agency(place: &Place) -> Link {
    Link::new(
        &place.agency_name,
        format!("/app/directory/agencies/{}", place.agency),
    )
}

/// The post, who holds it and how fresh that is; empty where an agency has no post.
fn post_cells(lang: Lang, place: &Place, today: Date) -> [Markup; 3] {
    let (Some(post), Some(title)) = (place.post, &place.title) else {
        return [Markup::default(), Markup::default(), Markup::default()];
    };
    let title = Link::new(title, format!("/app/directory/posts/{post}")).render();
    match (place.person, place.holder()) {
        (Some(person), Some(name)) => [
            title,
            crate::person::link(person, &name, place.own_script.as_deref()),
            record::confirmed(lang, place.confirmed_on, today),
        ],
        _ if place.is_held => [
            title,
            html! { span.muted { (t!(lang, "post-name-withheld")) } },
            Markup::default(),
        ],
        _ => [
            title,
            html! { span.muted { (t!(lang, "post-vacant")) } },
            Markup::default(),
        ],
    }
}

fn bodies(lang: Lang, shown: &Shown, today: Date) -> Markup {
    let rows: Vec<Row> = shown
        .record
        .seats
        .iter()
        .map(|seat| {
            let mut role = t!(lang, &format!("body-{}", seat.role));
            if !crate::body::holds_on(seat.from_on, seat.until_on, today) {
                role = t!(lang, "body-formerly", role = role);
            }
            Row::new(vec![
                Link::new(
                    seat.name.get(lang),
                    format!("/app/directory/bodies/{}", seat.code),
                )
                .render(),
                html! { (role) },
                html! { (record::span(lang, seat.from_on, seat.until_on)) },
            ])
        })
        .collect();
    let body = html! {
        @if rows.is_empty() {
            (record::nothing(t!(lang, "party-no-bodies")))
        } @else {
            (Table::new("bodies", t!(lang, "directory-bodies"), vec![
                ui::Column::new(t!(lang, "body-name")),
                ui::Column::new(t!(lang, "body-role")),
                ui::Column::new(t!(lang, "body-term")),
            ]).quiet_caption().rows(rows))
        }
    };
    Section::new(t!(lang, "directory-bodies"), body).render()
}

fn contacts(cx: &Cx, party: &Party, notes: &[ContactNote]) -> Section {
    let lang = cx.lang();
    Section::new(
        t!(lang, "contact-notes"),
        crate::contact_note::table(&cx.actor, notes),
    )
    .id("contact-notes")
    .link(Link::new(
        t!(lang, "contact-note-add"),
        format!("{}/contact-notes/new", party.href()),
    ))
}

fn aside(cx: &Cx, shown: &Shown, today: Date) -> Markup {
    let (lang, party) = (cx.lang(), &shown.record.party);
    let mut facts = vec![Fact::new(t!(lang, "party-code"), &party.code)];
    for (label, value) in [
        ("party-region", &party.region),
        ("party-iso3", &party.iso3),
        ("party-m49", &party.m49),
    ] {
        if let Some(value) = value {
            facts.push(Fact::new(t!(lang, label), value));
        }
    }
    if cx.actor.is_office() {
        let last = shown
            .notes
            .first()
            .map_or_else(|| t!(lang, "party-no-contact"), |note| day(lang, note.on_date.0));
        facts.push(Fact::new(t!(lang, "party-last-contact"), last));
        facts.push(Fact::new(t!(lang, "party-spellings"), spellings(lang, shown)));
    }
    let status = html! {
        (ui::facts(&shown.record.statuses.rows(party.id).iter().map(|row| {
            let name = Status::from_code(&row.status).map_or_else(String::new, |status| status_name(lang, status));
            Fact::new(name, html! {
                (record::span(lang, Some(row.from_on), row.until_on))
                @if cx.actor.is_office() && !row.source.is_empty() { br; small { (row.source) } }
            })
        }).collect::<Vec<_>>()))
    };
    html! {
        (Section::new(t!(lang, "directory-facts"), ui::facts(&facts)))
        (Section::new(t!(lang, "party-status"), status))
        (stale(lang, shown, today))
    }
}

/// The ways of writing the name, and the way to their page.
fn spellings(lang: Lang, shown: &Shown) -> Markup {
    let words: Vec<&str> = shown
        .record
        .spellings
        .iter()
        .map(|spelling| spelling.spelling.as_str())
        .collect();
    html! {
        bdi { (words.join("; ")) }
        (ui::actions(&[Link::new(t!(lang, "party-spellings-change"), format!("{}/spellings", shown.record.party.href())).render()]))
    }
}

/// What of this party nobody has confirmed for a year, of what the reader may see.
fn stale(lang: Lang, shown: &Shown, today: Date) -> Markup {
    let points = shown
        .focal_points
        .iter()
        .filter(|named| named.point.is_stale(today))
        .count();
    let posts = shown
        .who
        .iter()
        .filter(|place| place.person.is_some())
        .filter(|place| crate::person::is_stale(place.confirmed_on.map(|day| day.0), today))
        .count();
    if points + posts == 0 {
        return Markup::default();
    }
    Section::new(
        t!(lang, "directory-stale"),
        html! {
            @if points > 0 { p { (t!(lang, "directory-stale-points", n = points)) } }
            @if posts > 0 { p { (t!(lang, "directory-stale-posts", n = posts)) } }
        },
    )
    .link(Link::new(t!(lang, "directory-stale-all"), "/app/directory/stale"))
    .render()
}

pub(crate) fn status_form(cx: &Cx, party: &Party, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "party-change-status");
    let choices = Status::ALL
        .map(|status| (status.code().to_owned(), status_name(lang, status)))
        .to_vec();
    let fields = html! {
        (entry.select(lang, "status", choices).required())
        (entry.field(lang, FieldKind::Date, "from").required())
        (entry.text(lang, "source").required())
    };
    let head = super::web::head(cx, party, title.clone());
    let action = format!("{}/status", party.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &party.href(), fields))
}

/// Members and observers as the hall: who belongs, never how much anyone does.
/// `statuses` and the day say who is what; parties stand in the order given.
pub fn hall(lang: Lang, parties: &[Party], statuses: &Statuses, on: Date, caption: &str) -> Hall {
    let tiles = |status: Status| -> Vec<Tile> {
        parties
            .iter()
            .filter(|party| statuses.on(party.id, on) == Some(status))
            .map(|party| {
                let tile = Tile::new(&party.code, party.name(lang)).href(format!("/members/{}", party.code));
                if party.is_organisation() {
                    tile.organisation()
                } else {
                    tile
                }
            })
            .collect()
    };
    Hall::new(caption)
        .inner(t!(lang, "members-inner"), tiles(Status::Member))
        .outer(t!(lang, "members-outer"), tiles(Status::Observer))
}

pub(crate) fn members(cx: &Cx, parties: &[Party], all: &Statuses) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, "nav-members");
    let caption = t!(
        lang,
        "members-caption",
        process = cx.app.profile.process.short.get(lang)
    );
    let lists = [Status::Member, Status::Observer, Status::Partner].map(|status| {
        let rows: Vec<Row> = parties
            .iter()
            .filter(|party| all.on(party.id, today) == Some(status))
            .map(|party| {
                Row::new(vec![
                    Link::new(party.name(lang), format!("/members/{}", party.code)).render(),
                    html! { (kind(lang, party)) },
                    html! { (party.region.as_deref().unwrap_or("")) },
                ])
            })
            .collect();
        (status, rows)
    });
    let main = html! {
        (hall(lang, parties, all, today, &caption))
        @for (status, rows) in lists {
            @if !rows.is_empty() {
                @let name = t!(lang, &format!("members-{}", status.code()));
                (Section::new(&name, Table::new(status.code(), &name, vec![
                    ui::Column::new(t!(lang, "party-name")),
                    ui::Column::new(t!(lang, "party-kind")),
                    ui::Column::new(t!(lang, "party-region")),
                ]).quiet_caption().row_headers().rows(rows)))
            }
        }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "members-lede")))
        .body(&main)
}

pub(crate) fn member(cx: &Cx, party: &Party, all: &Statuses, chaired: &[Body]) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let mut facts = vec![Fact::new(t!(lang, "party-kind"), kind(lang, party))];
    if let Some(status) = all.on(party.id, today) {
        facts.push(Fact::new(t!(lang, "party-status"), status_name(lang, status)));
    }
    if let Some(region) = &party.region {
        facts.push(Fact::new(t!(lang, "party-region"), region));
    }
    let main = html! {
        (ui::facts(&facts))
        @if !chaired.is_empty() {
            (Section::new(t!(lang, "members-chairs"), html! {
                ul { @for body in chaired { li { (body.name(lang)) } } }
            }))
        }
    };
    Page::new(party.name(lang))
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "nav-members"), "/members")],
            party.name(lang),
        ))
        .body(&PageHead::new(party.name(lang)))
        .body(&main)
}

/// The choices of a filter or form: code and name of each party, sorted by name.
pub(crate) fn choices(lang: Lang, parties: &[Party]) -> Vec<(String, String)> {
    let mut sorted = parties.to_vec();
    super::by_name(&mut sorted, lang);
    sorted
        .iter()
        .map(|party| (party.code.clone(), party.name(lang).to_owned()))
        .collect()
}
