//! The list of events in the workspace, and as a file.

use balai_kernel::{
    policy::Action,
    store::Day,
    t,
    text::Lang,
    web::{
        Cx, Listing, Page,
        ui::{Column, Empty, Kind, Link, PageHead, Row, Tab, Table, badge, tabs},
    },
};
use balai_sheets::{Out, Table as Sheet};
use balai_workplan::{
    activity::{LEVELS, MODES, State, pages::kind_name, web::may_plan},
    level::{Levels, Rank},
    list::{Frame, Pick},
    span,
};
use maud::{Markup, Render, html};

use crate::event::{
    Event, Parties, parties_shown,
    store::{OWN, SORTS},
};

/// Everything on the page.
pub struct List {
    /// The filters.
    pub listing: Listing,
    /// The levels to filter by.
    pub levels: Levels,
    /// The years there are.
    pub years: Vec<i64>,
    /// The parties to filter by.
    pub parties: Parties,
    /// How many rows there are in all.
    pub count: i64,
    /// The rows.
    pub events: Vec<Event>,
}

/// The three kinds of things that the events' section holds, as tabs.
pub fn sections(lang: Lang, here: &str) -> Markup {
    let tab = |key: &str, path: &str| Tab::new(Link::new(t!(lang, key), path).current(path == here));
    tabs(
        &t!(lang, "events-sections"),
        &[
            tab("events-own", "/app/events"),
            tab("events-external", "/app/events/external"),
            tab("events-inputs", "/app/events/inputs"),
        ],
    )
}

fn filters(cx: &Cx, shown: &List) -> Markup {
    let lang = cx.lang();
    let words = |all: &[&str], key: &str| -> Vec<(String, String)> {
        all.iter()
            .map(|word| ((*word).to_owned(), t!(lang, &format!("event-{key}-{word}"))))
            .collect()
    };
    let kinds = cx
        .app
        .profile
        .activity_kinds
        .iter()
        .filter(|kind| kind.is_event)
        .map(|kind| (kind.code.clone(), kind.name.get(lang).to_owned()))
        .collect();
    let months = (1..=12)
        .map(|month| (month.to_string(), t!(lang, &format!("month-{month}"))))
        .collect();
    let mut picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One(
            "year",
            t!(lang, "plan-year"),
            shown
                .years
                .iter()
                .map(|year| (year.to_string(), year.to_string()))
                .collect(),
        ),
        Pick::One("month", t!(lang, "event-month"), months),
        Pick::One("kind", t!(lang, "activity-field-kind"), kinds),
        Pick::One(
            "initiative",
            t!(lang, "initiative"),
            shown.levels.choices(Rank::Initiative, lang),
        ),
        Pick::One(
            "purpose",
            t!(lang, "core-purpose"),
            shown.levels.choices(Rank::Purpose, lang),
        ),
        Pick::One("mode", t!(lang, "event-field-mode"), words(&MODES, "mode")),
        Pick::One("level", t!(lang, "event-field-level"), words(&LEVELS, "level")),
        Pick::One(
            "state",
            t!(lang, "activity-state"),
            State::ALL
                .iter()
                .map(|state| (state.code().to_owned(), state.words(lang)))
                .collect(),
        ),
    ];
    // Which party came is for the office, and for a party about itself.
    match parties_shown(&cx.actor) {
        Some(None) => picks.push(Pick::One(
            "party",
            t!(lang, "event-party-came"),
            shown.parties.choices(lang),
        )),
        Some(Some(_)) => {
            let own = (OWN.to_owned(), t!(lang, "event-party-own"));
            picks.push(Pick::One("party", t!(lang, "event-party-came"), vec![own]));
        }
        None => {}
    }
    Frame {
        lang,
        listing: &shown.listing,
        path: "/app/events",
    }
    .filters(picks)
}

/// The list.
pub fn list(cx: &Cx, shown: &List) -> Page {
    let lang = cx.lang();
    let frame = Frame {
        lang,
        listing: &shown.listing,
        path: "/app/events",
    };
    let mut head = PageHead::new(t!(lang, "events-title")).lede(t!(lang, "events-lede"));
    if may_plan(&cx.actor) {
        head = head.primary(&Link::new(
            t!(lang, "event-new"),
            "/app/plan/activities/new?kind=workshop",
        ));
    }
    let rows = shown
        .events
        .iter()
        .map(|event| {
            let state = event.state();
            Row::new(vec![
                html! { a href=(event.href()) { (event.title) } },
                html! { (kind_name(cx, &event.kind)) },
                html! { (span::words(lang, event.from_on, event.to_on, &event.precision)) },
                html! { @if let Some(place) = &event.place { (place) } },
                html! { @if let Some(row) = shown.levels.by_id(event.initiative) { (row.title(lang)) } },
                badge(state.kind(), state.words(lang)),
            ])
            .kind(if event.is_late(cx.app.today()) {
                Kind::Warn
            } else {
                Kind::Plain
            })
        })
        .collect();
    let columns = vec![
        frame.column(SORTS, "title", t!(lang, "activity-title")),
        Column::new(t!(lang, "activity-field-kind")),
        frame.column(SORTS, "latest", t!(lang, "activity-dates")),
        frame.column(SORTS, "place", t!(lang, "activity-field-place")),
        Column::new(t!(lang, "initiative")),
        Column::new(t!(lang, "activity-state")),
    ];
    let table = if shown.events.is_empty() {
        Empty::new(t!(lang, "events-empty"), t!(lang, "events-empty-why")).render()
    } else {
        Table::new("events", t!(lang, "events-title"), columns)
            .quiet_caption()
            .rows(rows)
            .render()
    };
    Page::new(t!(lang, "events-title"))
        .body(&head)
        .body(&sections(lang, "/app/events"))
        .body(&filters(cx, shown))
        .body(&frame.toolbar(
            t!(lang, "events-count", n = shown.count),
            cx.can_any::<Event>(Action::Export),
        ))
        .body(&table)
        .body(&frame.pager(shown.count))
}

/// The list as a table for a file: what the list and the facts of each event show.
pub fn table(cx: &Cx, levels: &Levels, parties: &Parties, events: &[Event]) -> Sheet {
    let lang = cx.lang();
    let text = |text: Option<&str>| text.map_or(Out::Empty, |text| Out::Text(text.to_owned()));
    let day = |day: Option<Day>| day.map_or(Out::Empty, |day| Out::Date(*day));
    Sheet {
        title: t!(lang, "events-title"),
        columns: [
            ("activity-field-code", 16),
            ("activity-title", 60),
            ("activity-field-kind", 18),
            ("activity-first-day", 12),
            ("activity-last-day", 12),
            ("activity-field-place", 24),
            ("initiative", 30),
            ("core-purpose", 30),
            ("event-field-office-role", 14),
            ("event-field-level", 14),
            ("event-field-level-party", 20),
            ("event-field-mode", 12),
            ("event-field-host-party", 20),
            ("event-field-series", 24),
            ("activity-state", 14),
        ]
        .into_iter()
        .map(|(key, width)| (t!(lang, key), width))
        .collect(),
        rows: events
            .iter()
            .map(|event| {
                vec![
                    text(Some(&event.code)),
                    text(Some(&event.title)),
                    Out::Text(kind_name(cx, &event.kind)),
                    day(event.from_on),
                    day(event.to_on),
                    text(event.place.as_deref()),
                    text(
                        levels
                            .by_id(event.initiative)
                            .map(|row| row.title(lang))
                            .as_deref(),
                    ),
                    text(
                        levels
                            .by_id(event.core_purpose)
                            .map(|row| row.title(lang))
                            .as_deref(),
                    ),
                    Out::Text(t!(lang, &format!("event-office-role-{}", event.office_role))),
                    Out::Text(t!(lang, &format!("event-level-{}", event.level))),
                    text(Some(parties.name(event.level_party, lang))),
                    Out::Text(t!(lang, &format!("event-mode-{}", event.mode))),
                    text(Some(parties.name(event.host_party, lang))),
                    text(event.series.as_deref()),
                    Out::Text(event.state().words(lang)),
                ]
            })
            .collect(),
    }
}
