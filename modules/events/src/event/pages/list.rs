//! The list of events in the workspace.

use std::sync::Arc;

use balai_kernel::{
    policy::Action,
    t,
    text::Lang,
    view::{Columns, Pick},
    web::{
        Cx, Page,
        ui::{Empty, Kind, Link, PageHead, Tab, Table, tabs},
    },
};
use balai_workplan::{
    activity::{LEVELS, MODES, State, web::may_plan},
    level::{Levels, Rank},
};
use maud::{Markup, Render};

use super::columns::Line;
use crate::event::{
    Event, Parties, parties_shown,
    store::{OWN, SORTS},
};

/// Where the list is.
pub const PATH: &str = "/app/events";

/// What the list can be filtered by.
pub struct Offer {
    /// The levels.
    pub levels: Levels,
    /// The years there are.
    pub years: Vec<i64>,
    /// The parties.
    pub parties: Parties,
}

/// Everything on the page.
pub struct List {
    /// What it can be filtered by.
    pub offer: Arc<Offer>,
    /// How many rows there are in all.
    pub count: i64,
}

/// The three kinds of things that the events' section holds, as tabs.
pub fn sections(lang: Lang, here: &str) -> Markup {
    let tab = |key: &str, path: &str| Tab::new(Link::new(t!(lang, key), path).current(path == here));
    tabs(
        &t!(lang, "events-sections"),
        &[
            tab("events-own", PATH),
            tab("events-external", "/app/events/external"),
            tab("events-inputs", "/app/events/inputs"),
        ],
    )
}

fn picks(cx: &Cx, offer: &Offer) -> Vec<Pick> {
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
        Pick::year(lang, &offer.years),
        Pick::One("month", t!(lang, "event-month"), months),
        Pick::One("kind", t!(lang, "activity-field-kind"), kinds),
        Pick::One(
            "initiative",
            t!(lang, "initiative"),
            offer.levels.choices(Rank::Initiative, lang),
        ),
        Pick::One(
            "purpose",
            t!(lang, "core-purpose"),
            offer.levels.choices(Rank::Purpose, lang),
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
            offer.parties.choices(lang),
        )),
        Some(Some(_)) => {
            let own = (OWN.to_owned(), t!(lang, "event-party-own"));
            picks.push(Pick::One("party", t!(lang, "event-party-came"), vec![own]));
        }
        None => {}
    }
    picks
}

/// The list.
pub fn list(cx: &Cx, shown: &List, columns: &Columns<'_, Line>, lines: &[Line]) -> Page {
    let lang = cx.lang();
    let frame = columns.frame();
    let mut head = PageHead::new(t!(lang, "events-title")).lede(t!(lang, "events-lede"));
    if may_plan(&cx.actor) {
        head = head.primary(&Link::new(
            t!(lang, "event-new"),
            "/app/plan/activities/new?kind=workshop",
        ));
    }
    let rows = columns.rows(lines).into_iter().zip(lines);
    let rows = rows.map(|(row, line)| match line.activity().is_late(cx.app.today()) {
        true => row.kind(Kind::Warn),
        false => row,
    });
    let table = if lines.is_empty() {
        Empty::new(t!(lang, "events-empty"), t!(lang, "events-empty-why")).render()
    } else {
        Table::new("events", t!(lang, "events-title"), columns.heads(SORTS))
            .quiet_caption()
            .rows(rows.collect())
            .render()
    };
    Page::new(t!(lang, "events-title"))
        .body(&head)
        .body(&sections(lang, PATH))
        .body(&columns.views())
        .body(&frame.filters(picks(cx, &shown.offer)))
        .body(&frame.toolbar(
            t!(lang, "events-count", n = shown.count),
            columns.tools(),
            cx.can_any::<Event>(Action::Export),
        ))
        .body(&table)
        .body(&frame.pager(shown.count))
}
