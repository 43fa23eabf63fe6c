//! People as a file and as printed lists, as the sessions' rule of attribution lets
//! them leave the program.

use balai_kernel::{
    Id,
    actor::PartyRef,
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{
            Column, Empty, Item, Kind, Link, PageHead, Row, Table, actions, items, note, person, print_button,
        },
    },
};
use balai_sheets::{Out, Table as Sheet};
use balai_workplan::activity::pages::lede;
use maud::{Markup, Render, html};

use super::{attendance, roles};
use crate::{
    event::{Event, Parties},
    participation::Participation,
    session::Attribution,
};

/// The three forms of a participant list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// Everything, for the office.
    Full,
    /// Name and function, for the people in the room.
    Room,
    /// Parties alone, for everyone.
    Delegations,
}

impl ListForm {
    /// The form with this word in the address.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "full" => Some(Self::Full),
            "room" => Some(Self::Room),
            "delegations" => Some(Self::Delegations),
            _ => None,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Room => "room",
            Self::Delegations => "delegations",
        }
    }
}

/// The parties of these people as a table for a file: all that leaves the program of who
/// was behind closed doors.
pub fn parties_table(lang: Lang, parties: &Parties, rows: &[Participation]) -> Sheet {
    let mut names: Vec<&str> = rows
        .iter()
        .map(|row| parties.name(row.party, lang))
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    Sheet {
        title: t!(lang, "event-people"),
        columns: vec![(t!(lang, "participation-field-party"), 30)],
        rows: names
            .into_iter()
            .map(|name| vec![Out::Text(name.to_owned())])
            .collect(),
    }
}

fn frame(lang: Lang, event: &Event, form: ListForm, rule: Attribution, body: Markup) -> Page {
    let title = t!(lang, &format!("list-form-{}", form.code()));
    Page::new(format!("{}: {title}", event.title))
        .body(
            &PageHead::new(&event.title)
                .eyebrow(&title)
                .lede(lede(lang, event)),
        )
        .body(&html! {
            @if rule != Attribution::Open { (note(Kind::Plain, rule.explained(lang))) }
            (body)
            (actions(&[
                print_button(t!(lang, "list-print")),
                Link::new(t!(lang, "event-back"), event.href()).classed("button"),
            ]))
        })
}

/// The parties that were there.
pub fn delegations(
    cx: &Cx,
    event: &Event,
    parties: &Parties,
    there: &[(Id<PartyRef>,)],
    rule: Attribution,
) -> Page {
    let lang = cx.lang();
    let list: Vec<Item> = there
        .iter()
        .map(|(party,)| parties.name(Some(*party), lang))
        .filter(|name| !name.is_empty())
        .map(Item::new)
        .collect();
    let body = if list.is_empty() {
        Empty::new(
            t!(lang, "participation-empty"),
            t!(lang, "list-delegations-empty"),
        )
        .render()
    } else {
        items(&list)
    };
    frame(lang, event, ListForm::Delegations, rule, body)
}

/// The people by name: all of them for the office, those who came or are to come for
/// the room.
pub fn printed(
    cx: &Cx,
    event: &Event,
    parties: &Parties,
    rows: &[Participation],
    form: ListForm,
    rule: Attribution,
) -> Page {
    let lang = cx.lang();
    let is_full = form == ListForm::Full;
    let with_roles = rule == Attribution::Open;
    let stays_away = |row: &Participation| matches!(row.status.as_str(), "absent" | "excused" | "withdrawn");
    let mut columns = vec![Column::new(t!(lang, "participation-field-name"))];
    if with_roles {
        columns.push(Column::new(t!(lang, "participation-field-role")));
    }
    columns.push(Column::new(t!(lang, "participation-field-agency")));
    columns.push(Column::new(t!(lang, "participation-field-party")));
    if is_full {
        columns.push(Column::new(t!(lang, "participation-field-status")));
        columns.push(Column::new(t!(lang, "participation-field-way")));
    }
    let cells = |row: &Participation| {
        let mut out = vec![person(row.name(), row.own_script.as_deref().map(|own| (own, "")))];
        if with_roles {
            out.push(html! { (roles(cx, &row.roles)) });
        }
        out.push(html! { (row.from_where()) });
        out.push(html! { (parties.name(row.party, lang)) });
        if is_full {
            out.push(html! { (attendance(lang, row)) });
            out.push(html! { (t!(lang, &format!("participation-way-{}", row.way))) });
        }
        Row::new(out)
    };
    let rows: Vec<Row> = rows
        .iter()
        .filter(|row| is_full || !stays_away(row))
        .map(cells)
        .collect();
    let table = Table::new("list", t!(lang, &format!("list-form-{}", form.code())), columns)
        .quiet_caption()
        .rows(rows);
    frame(lang, event, form, rule, table.render())
}
