//! What is drawn of participations.

mod form;
mod printed;

pub use form::{Form, form, pick};
pub use printed::{ListForm, delegations, printed, table};

use balai_kernel::{
    Id,
    policy::Action,
    t,
    text::{Lang, number, real},
    web::{
        Cx, Listing, Page,
        ui::{Column, Empty, Link, Row, Section, Table, badge, person},
    },
};
use balai_workplan::list::{Frame, Pick};
use maud::{Markup, Render, html};

use super::{
    Participation, STATUSES, kind_of,
    store::{Marks, SORTS},
};
use crate::{
    event::{Event, Parties, attendance::Tabs, pages::head},
    headcount::{HeadcountLine, pages::lines_table},
};

/// Everything on the people's tab.
pub struct People {
    /// The event.
    pub event: Event,
    /// What stands behind the tabs.
    pub tabs: Tabs,
    /// The parties' names.
    pub parties: Parties,
    /// The people whom the reader may see.
    pub rows: Vec<Participation>,
    /// The marks that the reader may see.
    pub marks: Marks,
    /// Attendance as numbers, for the office.
    pub lines: Vec<HeadcountLine>,
    /// The filters.
    pub listing: Listing,
}

/// The roles of a participation in a language.
pub fn roles(cx: &Cx, codes: &str) -> String {
    let name = |code: &str| {
        let role = cx.app.profile.event_role(code);
        role.map_or_else(|| code.to_owned(), |role| role.name.get(cx.lang()).to_owned())
    };
    codes
        .split(' ')
        .filter(|code| !code.is_empty())
        .map(name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What is known of the attendance, in words.
pub fn attendance(lang: Lang, row: &Participation) -> String {
    let status = t!(lang, &format!("participation-status-{}", row.status));
    match (row.days, row.minutes) {
        (Some(days), _) => {
            let days = real(lang, days, usize::from(days.fract() != 0.0));
            t!(lang, "participation-days", status = status, days = days)
        }
        (None, Some(minutes)) => t!(lang, "participation-minutes", status = status, minutes = minutes),
        _ => status,
    }
}

/// The people's tab.
pub fn list(cx: &Cx, shown: &People) -> Page {
    let lang = cx.lang();
    let path = format!("{}/people", shown.event.href());
    let frame = Frame {
        lang,
        listing: &shown.listing,
        path: &path,
    };
    let statuses = STATUSES
        .iter()
        .map(|word| {
            (
                (*word).to_owned(),
                t!(lang, &format!("participation-status-{word}")),
            )
        })
        .collect();
    let used = |id: &Id<balai_kernel::actor::PartyRef>| {
        shown.rows.iter().any(|row| row.party == Some(*id)) || shown.listing.get("party").is_some()
    };
    let parties = shown
        .parties
        .0
        .iter()
        .filter(|party| used(&party.id))
        .map(|party| (party.code.clone(), party.name.get(lang).to_owned()))
        .collect();
    let filters = frame.filters(vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("party", t!(lang, "participation-field-party"), parties),
        Pick::One("status", t!(lang, "participation-field-status"), statuses),
    ]);
    let count = t!(lang, "participation-count", n = shown.rows.len());
    let body = if shown.rows.is_empty() {
        Empty::new(
            t!(lang, "participation-empty"),
            t!(lang, "participation-empty-why"),
        )
        .render()
    } else {
        people(cx, &frame, shown)
    };
    let may_change = cx.can(Action::Change, &shown.event);
    Page::new(&shown.event.title)
        .body(&head(cx, &shown.event, &shown.tabs, "/people"))
        .body(&filters)
        .body(&frame.toolbar(count, cx.can_any::<Participation>(Action::Export)))
        .body(&body)
        .body(&html! {
            @if cx.actor.is_office() {
                (Section::new(t!(lang, "headcount-title"), lines_table(lang, &shown.event, &shown.parties, &shown.lines, may_change))
                    .link(Link::new(t!(lang, "headcount-new"), format!("{}/headcounts/new", shown.event.href()))))
            }
        })
}

fn people(cx: &Cx, frame: &Frame<'_>, shown: &People) -> Markup {
    let lang = cx.lang();
    let may_change = cx.can(Action::Change, &shown.event);
    let with_marks = !shown.marks.is_empty();
    let mark = |value: Option<f64>| match value {
        Some(value) => html! { (real(lang, value, usize::from(value.fract() != 0.0))) },
        None => html! { (t!(lang, "participation-no-mark")) },
    };
    let rows = shown
        .rows
        .iter()
        .map(|row| {
            let name = person(row.name(), row.own_script.as_deref().map(|own| (own, "")));
            let mut cells = vec![
                html! { @if may_change { a href={ (shown.event.href()) "/people/" (row.id) "/edit" } { (name) } } @else { (name) } },
                html! { (roles(cx, &row.roles)) },
                html! { (row.from_where()) },
                html! { (shown.parties.name(row.party, lang)) },
                badge(kind_of(&row.status), attendance(lang, row)),
            ];
            if with_marks {
                let found = shown.marks.get(&row.id).copied();
                // Nothing at all where the reader may not see this one's marks.
                let (before, after) = match found {
                    Some((before, after)) => (mark(before), mark(after)),
                    None => (Markup::default(), Markup::default()),
                };
                cells.extend([before, after]);
            }
            Row::new(cells)
        })
        .collect();
    let mut columns = vec![
        frame.column(SORTS, "name", t!(lang, "participation-field-name")),
        Column::new(t!(lang, "participation-field-role")),
        frame.column(SORTS, "agency", t!(lang, "participation-field-agency")),
        Column::new(t!(lang, "participation-field-party")),
        frame.column(SORTS, "status", t!(lang, "participation-field-status")),
    ];
    if with_marks {
        columns.push(Column::number(t!(lang, "participation-field-pre")));
        columns.push(Column::number(t!(lang, "participation-field-post")));
    }
    let caption = t!(
        lang,
        "participation-caption",
        n = number(lang, i64::try_from(shown.rows.len()).unwrap_or(0))
    );
    Table::new("people", caption, columns)
        .quiet_caption()
        .rows(rows)
        .render()
}
