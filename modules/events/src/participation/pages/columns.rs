//! The columns of the list of people at an event, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    t,
    text::{Lang, real},
    view::{Column, text},
    web::{
        Cx,
        ui::{badge, person},
    },
};
use balai_sheets::Out;
use maud::{Markup, html};

use super::{attendance, roles};
use crate::{
    event::Parties,
    participation::{Participation, kind_of, store::Marks},
};

/// Somebody at an event as a row of the list.
pub struct Line {
    row: Participation,
    party: String,
    /// Before and after, of those whose marks the reader may see.
    marks: Option<(Option<f64>, Option<f64>)>,
    /// Where it is changed, by whoever may.
    edit: Option<String>,
}

impl Line {
    /// The people with the names of their parties and their marks. `people` is the list's
    /// address where the reader may change it.
    pub fn of_all(
        rows: Vec<Participation>,
        parties: &Parties,
        marks: &Marks,
        people: Option<&str>,
        lang: Lang,
    ) -> Vec<Self> {
        rows.into_iter()
            .map(|row| Self {
                party: parties.name(row.party, lang).to_owned(),
                marks: marks.get(&row.id).copied(),
                edit: people.map(|people| format!("{people}/{}/edit", row.id)),
                row,
            })
            .collect()
    }

    fn before(&self) -> Option<Option<f64>> {
        self.marks.map(|(before, _)| before)
    }

    fn after(&self) -> Option<Option<f64>> {
        self.marks.map(|(_, after)| after)
    }
}

/// A mark on the page: nothing at all where the reader may not see this one's marks.
fn mark(lang: Lang, known: Option<Option<f64>>) -> Markup {
    html! {
        @match known {
            Some(Some(mark)) => (real(lang, mark, usize::from(mark.fract() != 0.0))),
            Some(None) => (t!(lang, "participation-no-mark")),
            None => {},
        }
    }
}

fn number(known: Option<Option<f64>>) -> Out {
    known.flatten().map_or(Out::Empty, Out::Number)
}

fn party_status(cx: &Cx, one: &Line) -> String {
    match one.row.party_status.as_str() {
        "" => String::new(),
        status => t!(cx.lang(), &format!("participation-party-{status}")),
    }
}

fn way(cx: &Cx, one: &Line) -> String {
    t!(cx.lang(), &format!("participation-way-{}", one.row.way))
}

/// The column of roles, which leaves the program only where what was said may be attributed.
pub const ROLE: &str = "role";
/// The columns of marks, where there are any.
pub const MARKS: [&str; 2] = ["before", "after"];

/// What the list offers.
pub static COLUMNS: [Column<Line>; 10] = [
    Column::<Line>::new(
        "name",
        "participation-field-name",
        |_, one| {
            let name = person(one.row.name(), one.row.own_script.as_deref().map(|own| (own, "")));
            html! { @if let Some(edit) = &one.edit { a href=(edit) { (name) } } @else { (name) } }
        },
        |_, one| text(Some(&one.row.name())),
    )
    .fixed()
    .sorted("name")
    .wide(30),
    Column::<Line>::new(
        "own-script",
        "participation-field-own-script",
        |_, one| html! { bdi { (one.row.own_script.as_deref().unwrap_or("")) } },
        |_, one| text(one.row.own_script.as_deref()),
    )
    .extra()
    .wide(24),
    Column::<Line>::new(
        ROLE,
        "participation-field-role",
        |cx, one| html! { (roles(cx, &one.row.roles)) },
        |cx, one| text(Some(&roles(cx, &one.row.roles))),
    )
    .wide(20),
    Column::<Line>::new(
        "agency",
        "participation-field-agency",
        |_, one| html! { (one.row.from_where()) },
        |_, one| text(Some(one.row.from_where())),
    )
    .sorted("agency")
    .wide(36),
    Column::<Line>::new(
        "party",
        "participation-field-party",
        |_, one| html! { (one.party) },
        |_, one| text(Some(&one.party)),
    )
    .wide(24),
    Column::<Line>::new(
        "party-status",
        "participation-field-party-status",
        |cx, one| html! { (party_status(cx, one)) },
        |cx, one| text(Some(&party_status(cx, one))),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "status",
        "participation-field-status",
        |cx, one| badge(kind_of(&one.row.status), attendance(cx.lang(), &one.row)),
        |cx, one| text(Some(&attendance(cx.lang(), &one.row))),
    )
    .sorted("status")
    .wide(16),
    Column::<Line>::new(
        "way",
        "participation-field-way",
        |cx, one| html! { (way(cx, one)) },
        |cx, one| text(Some(&way(cx, one))),
    )
    .extra()
    .wide(10),
    Column::<Line>::new(
        MARKS[0],
        "participation-field-pre",
        |cx, one| mark(cx.lang(), one.before()),
        |_, one| number(one.before()),
    )
    .number()
    .wide(10),
    Column::<Line>::new(
        MARKS[1],
        "participation-field-post",
        |cx, one| mark(cx.lang(), one.after()),
        |_, one| number(one.after()),
    )
    .number()
    .wide(10),
];
