//! What is drawn of participations.

mod columns;
mod form;
mod printed;

pub use columns::{COLUMNS, Line, MARKS, ROLE};
pub use form::{Form, form, pick};
pub use printed::{ListForm, delegations, delegations_table, lines, named_table, parties_table, printed};

use balai_kernel::{
    Id,
    actor::PartyRef,
    policy::Action,
    t,
    text::{Lang, Value, real},
    view::{Columns, Pick},
    web::{
        Cx, Page,
        ui::{Empty, Link, Section, Table, toolbar},
    },
};
use maud::{Render, html};

use super::{Participation, STATUSES, store::SORTS};
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
    /// The parties of the people on the list.
    pub there: Vec<Id<PartyRef>>,
    /// Attendance as numbers, for the office.
    pub lines: Vec<HeadcountLine>,
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
            // Half days are no number of days of which there could be one.
            #[expect(clippy::cast_possible_truncation, reason = "whole by the test before")]
            let days = match days.fract() == 0.0 {
                true => Value::Int(days as i64),
                false => Value::Text(real(lang, days, 1)),
            };
            t!(lang, "participation-days", status = status, days = days)
        }
        (None, Some(minutes)) => t!(lang, "participation-minutes", status = status, minutes = minutes),
        _ => status,
    }
}

/// The people's tab: those whom the reader may see.
pub fn list(cx: &Cx, shown: &People, columns: &Columns<'_, Line>, people: &[Line]) -> Page {
    let lang = cx.lang();
    let frame = columns.frame();
    let statuses = STATUSES
        .iter()
        .map(|word| {
            (
                (*word).to_owned(),
                t!(lang, &format!("participation-status-{word}")),
            )
        })
        .collect();
    let is_offered = |id: &Id<PartyRef>| shown.there.contains(id) || frame.listing.get("party").is_some();
    let parties = shown
        .parties
        .0
        .iter()
        .filter(|party| is_offered(&party.id))
        .map(|party| (party.code.clone(), party.name.get(lang).to_owned()))
        .collect();
    let filters = frame.filters(vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("party", t!(lang, "participation-field-party"), parties),
        Pick::One("status", t!(lang, "participation-field-status"), statuses),
    ]);
    let body = if people.is_empty() {
        Empty::new(
            t!(lang, "participation-empty"),
            t!(lang, "participation-empty-why"),
        )
        .render()
    } else {
        Table::new(
            "people",
            t!(lang, "participation-caption", n = people.len()),
            columns.heads(SORTS),
        )
        .quiet_caption()
        .rows(columns.rows(people))
        .render()
    };
    let may_change = cx.can(Action::Change, &shown.event);
    Page::new(&shown.event.title)
        .body(&head(cx, &shown.event, &shown.tabs, "/people"))
        .body(&columns.views())
        .body(&filters)
        .body(&toolbar(
            t!(lang, "participation-count", n = people.len()),
            html! {
                (columns.tools())
                @if cx.can_any::<Participation>(Action::Export) { (frame.exports_as(&["csv", "xlsx", "docx"])) }
            },
        ))
        .body(&body)
        .body(&html! {
            @if cx.actor.is_office() {
                (Section::new(t!(lang, "headcount-title"), lines_table(lang, &shown.event, &shown.parties, &shown.lines, may_change))
                    .link(Link::new(t!(lang, "headcount-new"), format!("{}/headcounts/new", shown.event.href()))))
            }
        })
}
