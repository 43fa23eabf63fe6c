//! What is drawn of parties.

use balai_kernel::{
    Audience,
    policy::{Action, Guarded},
    t,
    text::{Lang, day},
    web::{
        Cx, Listing, Page, SortKey,
        ui::{self, Column, Empty, Fact, FieldKind, Hall, Kind, Link, PageHead, Row, Section, Table, Tile},
    },
};
use jiff::civil::Date;
use maud::{Markup, Render, html};

use super::{
    Party, Status, Statuses,
    web::{Line, Shown},
};
use crate::{
    body::Body,
    contact_note::ContactNote,
    entry::Entry,
    involvement,
    listing::{Filter, List},
    record,
};

/// How parties can be sorted; the sorting itself happens by the reader's language.
const SORTS: [SortKey; 3] = [
    SortKey {
        key: "name",
        rising: "",
        falling: "",
    },
    SortKey {
        key: "status",
        rising: "",
        falling: "",
    },
    SortKey {
        key: "region",
        rising: "",
        falling: "",
    },
];

/// What kind of party it is, in words.
pub(crate) fn kind(lang: Lang, party: &Party) -> String {
    t!(lang, &format!("party-kind-{}", party.kind))
}

/// A status in words.
pub(crate) fn status_name(lang: Lang, status: Status) -> String {
    t!(lang, &format!("party-status-{}", status.code()))
}

/// A party's status and the notes beside it, in words.
pub(crate) fn statuses(lang: Lang, line: &Line) -> String {
    let all: Vec<String> = line
        .status
        .iter()
        .chain(&line.notes)
        .map(|status| status_name(lang, *status))
        .collect();
    all.join(", ")
}

pub(crate) fn list(cx: &Cx, listing: &Listing, regions: &[String], lines: &[Line], count: i64) -> Page {
    let lang = cx.lang();
    let list = List {
        lang,
        listing,
        path: "/app/directory/parties",
    };
    let kinds =
        ["state", "organisation"].map(|kind| (kind.to_owned(), t!(lang, &format!("party-kind-{kind}"))));
    let filters = list.filters(&[
        Filter::search("directory-search"),
        Filter::of("kind", "party-kind", kinds.to_vec()),
        Filter::of(
            "status",
            "party-status",
            Status::ALL
                .map(|status| (status.code().to_owned(), status_name(lang, status)))
                .to_vec(),
        ),
        Filter::of(
            "region",
            "party-region",
            regions
                .iter()
                .map(|region| (region.clone(), region.clone()))
                .collect(),
        ),
    ]);
    let mut columns = vec![
        list.column("party-name", "name", &SORTS),
        Column::new(t!(lang, "party-code")),
        Column::new(t!(lang, "party-kind")),
        list.column("party-status", "status", &SORTS),
        list.column("party-region", "region", &SORTS),
    ];
    if cx.actor.is_office() {
        columns.push(Column::new(t!(lang, "directory-focal-points")));
        columns.push(Column::new(t!(lang, "party-last-contact")));
    }
    let rows = lines.iter().map(|line| row(cx, line)).collect();
    let table = Table::new("parties", t!(lang, "directory-parties"), columns)
        .quiet_caption()
        .row_headers()
        .rows(rows);
    let main = html! {
        (filters)
        (list.toolbar(&t!(lang, "party-count", n = count), Some("/app/directory/export/parties")))
        @if lines.is_empty() {
            (Empty::new(t!(lang, "directory-empty"), t!(lang, "directory-empty-why"))
                .next(Link::new(t!(lang, "directory-clear"), list.path)))
        } @else {
            (table)
        }
    };
    let title = t!(lang, "directory-parties");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "party-list-lede")))
        .body(&record::sections(cx, "parties"))
        .body(&main)
}

fn row(cx: &Cx, line: &Line) -> Row {
    let lang = cx.lang();
    let party = &line.party;
    let mut cells = vec![
        Link::new(party.name(lang), party.href()).render(),
        html! { (party.code) },
        html! { (kind(lang, party)) },
        badges(lang, line.status, &line.notes),
        html! { (party.region.as_deref().unwrap_or("")) },
    ];
    if cx.actor.is_office() {
        let (all, fresh) = line.focal_points;
        cells.push(if all == 0 {
            html! { span.muted { (t!(lang, "party-no-focal-point")) } }
        } else {
            let kind = if fresh < all { Kind::Warn } else { Kind::Good };
            ui::badge(kind, t!(lang, "party-fresh-of", fresh = fresh, all = all))
        });
        cells.push(html! { @if let Some(on) = line.last_contact { (day(lang, on.0)) } });
    }
    Row::new(cells)
}

fn badges(lang: Lang, status: Option<Status>, notes: &[Status]) -> Markup {
    html! {
        @if let Some(status) = status { (ui::badge(Kind::Plain, status_name(lang, status))) }
        @for note in notes { " " (ui::badge(Kind::Warn, status_name(lang, *note))) }
    }
}

pub(crate) fn show(cx: &Cx, shown: &Shown) -> Page {
    let (lang, today, party) = (cx.lang(), cx.app.today(), &shown.party);
    let main = html! {
        (who(cx, shown, today))
        @if shown.is_inside { (crate::focal_point::table(cx, &shown.focal_points, None)) }
        (bodies(lang, shown, today))
        @if let Some(all) = &shown.involvement {
            (involvement::pages::took_part(lang, &all.took_part))
            (involvement::pages::trained(lang, &all.trained))
            (involvement::pages::given(lang, &all.given))
        }
        @if cx.actor.is_office() {
            (contacts(cx, party, &shown.notes))
            (record::history(lang, &cx.app.zone(), "party", &shown.history))
        }
    };
    Page::new(party.name(lang))
        .body(&head(cx, shown, today))
        .body(&ui::two(main, aside(cx, shown, today)))
}

fn head(cx: &Cx, shown: &Shown, today: Date) -> PageHead {
    let (lang, party) = (cx.lang(), &shown.party);
    let here = party.href();
    let status = badges(
        lang,
        shown.statuses.on(party.id, today),
        &shown.statuses.notes_on(party.id, today),
    );
    let mut head = PageHead::new(party.name(lang))
        .eyebrow(kind(lang, party))
        .badge(status)
        .audience(Audience::parse(&party.audience).words(lang));
    if cx.actor.is_office() {
        head = head.primary(&Link::new(
            t!(lang, "contact-note-add"),
            format!("{here}/contact-notes/new"),
        ));
    }
    let mut more = Vec::new();
    if Party::rule(&cx.actor, Action::Change, Some(party)).is_allowed() {
        more.push(("party-change-status", "status"));
        more.push(("focal-point-add", "focal-points/new"));
    }
    if cx.actor.is_office() || cx.actor.holds(&format!("focal:{}", party.id)) {
        more.push(("agency-add", "agencies/new"));
        more.push(("post-add", "posts/new"));
    }
    for (label, path) in more {
        head = head.action(Link::new(t!(lang, label), format!("{here}/{path}")).classed("button"));
    }
    head
}

/// Who is who: agencies with their posts and who holds them.
fn who(cx: &Cx, shown: &Shown, today: Date) -> Markup {
    let lang = cx.lang();
    // Where no post is known, only the agencies stand there.
    let has_posts = !shown.posts.is_empty();
    let mut rows = Vec::new();
    for agency in &shown.agencies {
        let name = Link::new(&agency.name, agency.href()).render();
        let kind = t!(lang, &format!("agency-kind-{}", agency.kind));
        let posts: Vec<_> = shown
            .posts
            .iter()
            .filter(|post| post.agency == agency.id)
            .collect();
        if posts.is_empty() {
            let mut cells = vec![name.clone(), html! { (kind) }];
            cells.extend(vec![Markup::default(); if has_posts { 3 } else { 0 }]);
            rows.push(Row::new(cells));
        }
        for post in posts {
            let held: Vec<_> = shown.roster.iter().filter(|held| held.post == post.id).collect();
            let title = Link::new(&post.title, post.href()).render();
            if held.is_empty() {
                rows.push(Row::new(vec![
                    name.clone(),
                    html! { (kind) },
                    title.clone(),
                    html! { (t!(lang, "post-vacant")) },
                    html! {},
                ]));
            }
            for held in held {
                let person = crate::person::link(held.person, &held.name(), held.own_script.as_deref());
                rows.push(Row::new(vec![
                    name.clone(),
                    html! { (kind) },
                    title.clone(),
                    person,
                    record::freshness(lang, held.confirmed_on, today),
                ]));
            }
        }
    }
    let columns = [
        "agency-name",
        "agency-kind",
        "post-title",
        "post-holder",
        "directory-confirmed",
    ];
    let body = html! {
        @if rows.is_empty() {
            (record::nothing(t!(lang, "party-nobody-seen")))
        } @else {
            (Table::new("who", t!(lang, "party-who"), columns.iter().take(if has_posts { 5 } else { 2 }).map(|key| Column::new(t!(lang, key))).collect())
                .quiet_caption()
                .rows(rows))
        }
    };
    let section = Section::new(t!(lang, "party-who"), body).id("who");
    if shown.is_inside {
        section
            .link(Link::new(
                t!(lang, "party-all-people"),
                format!("/app/directory/people?party={}", shown.party.code),
            ))
            .render()
    } else {
        section.render()
    }
}

fn bodies(lang: Lang, shown: &Shown, today: Date) -> Markup {
    let rows: Vec<Row> = shown
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
                Column::new(t!(lang, "body-name")),
                Column::new(t!(lang, "body-role")),
                Column::new(t!(lang, "body-term")),
            ]).quiet_caption().rows(rows))
        }
    };
    Section::new(t!(lang, "directory-bodies"), body).render()
}

fn contacts(cx: &Cx, party: &Party, notes: &[ContactNote]) -> Section {
    let lang = cx.lang();
    Section::new(t!(lang, "contact-notes"), crate::contact_note::table(lang, notes))
        .id("contact-notes")
        .link(Link::new(
            t!(lang, "contact-note-add"),
            format!("{}/contact-notes/new", party.href()),
        ))
}

fn aside(cx: &Cx, shown: &Shown, today: Date) -> Markup {
    let (lang, party) = (cx.lang(), &shown.party);
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
        facts.push(Fact::new(t!(lang, "party-spellings"), shown.spellings.join("; ")));
    }
    let status = html! {
        (ui::facts(&shown.statuses.rows(party.id).iter().map(|row| {
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

/// What of this party nobody has confirmed for a year, of what the reader may see.
fn stale(lang: Lang, shown: &Shown, today: Date) -> Markup {
    let points = shown
        .focal_points
        .iter()
        .filter(|named| named.point.is_stale(today))
        .count();
    let posts = shown
        .roster
        .iter()
        .filter(|held| crate::person::is_stale(held.confirmed_on.map(|day| day.0), today))
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
                    Column::new(t!(lang, "party-name")),
                    Column::new(t!(lang, "party-kind")),
                    Column::new(t!(lang, "party-region")),
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
        .body(&ui::breadcrumbs(
            &t!(lang, "nav-members"),
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
