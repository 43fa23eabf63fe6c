//! The columns of the list of inputs, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    import::Head,
    policy::Action,
    text::Lang,
    view::{Column, text},
};
use maud::html;

use crate::{
    body_input::{BodyInput, store::BodyName},
    entry::pages::{Listed, dates, first_day, last_day},
};

/// An input as a row of the list.
pub struct Line {
    input: BodyInput,
    body: String,
}

impl Line {
    /// Inputs with the names of their bodies: in the reader's language, else as written.
    pub fn of_all(inputs: Vec<BodyInput>, bodies: &[BodyName], lang: Lang) -> Vec<Self> {
        inputs
            .into_iter()
            .map(|input| {
                let known = bodies.iter().find(|body| input.body == Some(body.id));
                let name = known.map_or(input.body_written.as_str(), |body| body.name.0.get(lang));
                Self {
                    body: name.to_owned(),
                    input,
                }
            })
            .collect()
    }

    /// Old lists name the body alone.
    fn name(&self) -> &str {
        if self.input.meeting.is_empty() {
            &self.body
        } else {
            &self.input.meeting
        }
    }
}

impl Listed for Line {
    fn head(&self) -> &Head {
        &self.input.head
    }
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 6] = [
    Column::<Line>::new(
        "meeting",
        "body-input-field-meeting",
        |cx, one| {
            let may_change = cx.can_any::<BodyInput>(Action::Create);
            html! { @if may_change { a href=(one.input.edit_href()) { (one.name()) } } @else { (one.name()) } }
        },
        |_, one| text(Some(&one.input.meeting)),
    )
    .fixed()
    .sorted("meeting")
    .wide(50),
    Column::<Line>::new(
        "body",
        "body-input-field-body",
        |_, one| html! { (one.body) },
        |_, one| text(Some(&one.body)),
    )
    .wide(50),
    dates("body-input-field-when"),
    first_day(),
    last_day(),
    Column::<Line>::new(
        "summary",
        "body-input-field-summary",
        |_, one| html! { (one.input.summary.as_deref().unwrap_or("")) },
        |_, one| text(one.input.summary.as_deref()),
    )
    .wide(50),
];
