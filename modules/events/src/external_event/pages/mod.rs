//! What is drawn of external events.

mod columns;

pub use columns::{COLUMNS, Line};

use balai_kernel::{
    Id,
    import::Entry,
    policy::Action,
    t,
    view::{Columns, Pick},
    web::{
        Cx, Page,
        ui::{Empty, Field, PageHead, Table, error_summary, hidden},
    },
};
use balai_workplan::{
    activity::pages::select,
    level::{Levels, Rank},
    sent::{Problems, Sent},
};
use maud::{Render, html};

use super::{ExternalEvent, store::SORTS};
use crate::{
    entry::pages::{form_of, with_acts},
    event::pages::sections,
};

/// The list.
pub fn list(cx: &Cx, years: &[i64], count: i64, columns: &Columns<'_, Line>, lines: &[Line]) -> Page {
    let lang = cx.lang();
    let frame = columns.frame();
    let body = if lines.is_empty() {
        Empty::new(
            t!(lang, "external-event-empty"),
            t!(lang, "external-event-empty-why"),
        )
        .render()
    } else {
        Table::new("external", t!(lang, "events-external"), columns.heads(SORTS))
            .quiet_caption()
            .rows(columns.rows(lines))
            .render()
    };
    let picks = vec![Pick::Text("q", t!(lang, "rows-words")), Pick::year(lang, years)];
    let head = PageHead::new(t!(lang, "events-external")).lede(t!(lang, "external-event-lede"));
    Page::new(t!(lang, "events-external"))
        .body(&with_acts::<ExternalEvent>(
            cx,
            head,
            t!(lang, "external-event-new"),
        ))
        .body(&sections(lang, ExternalEvent::PATH))
        .body(&columns.views())
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "external-event-count", n = count),
            columns.tools(),
            cx.can_any::<ExternalEvent>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}

/// The form of one.
pub fn form(
    cx: &Cx,
    id: Option<Id<ExternalEvent>>,
    levels: &Levels,
    sent: &Sent,
    problems: &Problems,
) -> Page {
    let lang = cx.lang();
    let label = |field: &str| t!(lang, &format!("external-event-field-{field}"));
    let text = |name: &'static str| {
        Field::text(name, label(name))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let fields = html! {
        (hidden("version", sent.get("version")))
        (text("title").required())
        (text("when").required().help(t!(lang, "external-event-when-help")))
        (text("place").optional(t!(lang, "form-optional")))
        (text("contribution").optional(t!(lang, "form-optional")))
        (select(lang, "initiative", label("initiative"), levels.choices(Rank::Initiative, lang), sent, problems))
        (select(lang, "purpose", label("purpose"), levels.choices(Rank::Purpose, lang), sent, problems))
    };
    let ui = form_of(lang, id, fields).submit(t!(lang, "external-event-save"));
    Page::new(t!(lang, "external-event-new"))
        .body(&PageHead::new(t!(lang, "external-event-new")).lede(t!(lang, "external-event-lede")))
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}
