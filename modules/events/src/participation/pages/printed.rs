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

    /// The word in the address.
    pub const fn code(self) -> &'static str {
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
                Link::new(t!(lang, "list-word"), format!("{}/list?form={}&as=docx", event.href(), form.code())).classed("button"),
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

/// The people by name on a printed list: headings, and beside each person's texts, of which
/// the first is their name, whoever it is.
struct Named<'a> {
    headings: Vec<String>,
    rows: Vec<(&'a Participation, Vec<String>)>,
}

/// All of them for the office, those who came or are to come for the room.
fn named<'a>(
    cx: &Cx,
    parties: &Parties,
    rows: &'a [Participation],
    form: ListForm,
    rule: Attribution,
) -> Named<'a> {
    let lang = cx.lang();
    let is_full = form == ListForm::Full;
    let with_roles = rule == Attribution::Open;
    let stays_away = |row: &Participation| matches!(row.status.as_str(), "absent" | "excused" | "withdrawn");
    let mut headings = vec![t!(lang, "participation-field-name")];
    if with_roles {
        headings.push(t!(lang, "participation-field-role"));
    }
    headings.push(t!(lang, "participation-field-agency"));
    headings.push(t!(lang, "participation-field-party"));
    if is_full {
        headings.push(t!(lang, "participation-field-status"));
        headings.push(t!(lang, "participation-field-way"));
    }
    let texts = |row: &Participation| {
        let mut out = vec![row.name()];
        if with_roles {
            out.push(roles(cx, &row.roles));
        }
        out.push(row.from_where().to_owned());
        out.push(parties.name(row.party, lang).to_owned());
        if is_full {
            out.push(attendance(lang, row));
            out.push(t!(lang, &format!("participation-way-{}", row.way)));
        }
        out
    };
    let shown = rows.iter().filter(|row| is_full || !stays_away(row));
    Named {
        headings,
        rows: shown.map(|row| (row, texts(row))).collect(),
    }
}

/// The people by name, to be printed.
pub fn printed(
    cx: &Cx,
    event: &Event,
    parties: &Parties,
    rows: &[Participation],
    form: ListForm,
    rule: Attribution,
) -> Page {
    let lang = cx.lang();
    let named = named(cx, parties, rows, form, rule);
    let cells = |(row, texts): (&Participation, Vec<String>)| {
        let mut texts = texts.into_iter();
        let name = texts.next().unwrap_or_default();
        let mut out = vec![person(name, row.own_script.as_deref().map(|own| (own, "")))];
        out.extend(texts.map(|text| html! { (text) }));
        Row::new(out)
    };
    let title = t!(lang, &format!("list-form-{}", form.code()));
    let table = Table::new(
        "list",
        title,
        named.headings.into_iter().map(Column::new).collect(),
    )
    .quiet_caption()
    .rows(named.rows.into_iter().map(cells).collect());
    frame(lang, event, form, rule, table.render())
}

/// The people by name as a table for a document, and the party of each of its rows.
pub fn named_table(
    cx: &Cx,
    event: &Event,
    parties: &Parties,
    rows: &[Participation],
    form: ListForm,
    rule: Attribution,
) -> (Sheet, Vec<Option<Id<PartyRef>>>) {
    let named = named(cx, parties, rows, form, rule);
    let whose = named.rows.iter().map(|(row, _)| row.party).collect();
    let cells = |(row, mut texts): (&Participation, Vec<String>)| {
        if let (Some(name), Some(own)) = (texts.first_mut(), &row.own_script) {
            name.push('\n');
            name.push_str(own);
        }
        texts.into_iter().map(Out::Text).collect()
    };
    let sheet = Sheet {
        title: event.title.clone(),
        columns: named.headings.into_iter().map(|heading| (heading, 24)).collect(),
        rows: named.rows.into_iter().map(cells).collect(),
    };
    (sheet, whose)
}

/// The parties that were there as a table for a document.
pub fn delegations_table(lang: Lang, event: &Event, parties: &Parties, there: &[(Id<PartyRef>,)]) -> Sheet {
    let names = there.iter().map(|(party,)| parties.name(Some(*party), lang));
    Sheet {
        title: event.title.clone(),
        columns: vec![(t!(lang, "participation-field-party"), 30)],
        rows: names
            .filter(|name| !name.is_empty())
            .map(|name| vec![Out::Text(name.to_owned())])
            .collect(),
    }
}

/// What stands under the title of a list in a document: when and where, which form, and how
/// what was said may be used.
pub fn lines(lang: Lang, event: &Event, form: ListForm, rule: Attribution) -> Vec<String> {
    let mut lines = vec![lede(lang, event), t!(lang, &format!("list-form-{}", form.code()))];
    if rule != Attribution::Open {
        lines.push(rule.explained(lang));
    }
    lines
}
