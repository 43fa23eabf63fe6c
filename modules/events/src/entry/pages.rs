//! What the lists and forms of entries share.

use balai_kernel::{
    Id,
    import::{Entry, Head, entry::removals_path},
    policy::{Action, Guarded},
    t,
    text::Lang,
    view::{Column, date, text},
    web::{
        Cx,
        ui::{Form, Link, Markup, PageHead},
    },
};
use balai_workplan::span::{day, of_entry};
use maud::html;

/// A row of a list of entries.
pub trait Listed {
    /// What every entry has.
    fn head(&self) -> &Head;
}

/// The column of the days, as exact as they are known.
pub const fn dates<R: Listed>(label: &'static str) -> Column<R> {
    Column::<R>::new(
        "dates",
        label,
        |cx, row| html! { (of_entry(cx.lang(), &row.head().span)) },
        |cx, row| text(Some(&of_entry(cx.lang(), &row.head().span))),
    )
    .sorted_latest_first("latest")
    .tight()
    .wide(24)
}

/// The column of the first day.
pub const fn first_day<R: Listed>() -> Column<R> {
    Column::<R>::new(
        "first",
        "activity-first-day",
        |cx, row| html! { (day(cx.lang(), row.head().span.from_on)) },
        |_, row| date(row.head().span.from_on),
    )
    .extra()
    .wide(12)
}

/// The column of the last day.
pub const fn last_day<R: Listed>() -> Column<R> {
    Column::<R>::new(
        "last",
        "activity-last-day",
        |cx, row| html! { (day(cx.lang(), row.head().span.to_on)) },
        |_, row| date(row.head().span.to_on),
    )
    .extra()
    .wide(12)
}

/// The head of a list with what can be done there: adding, and seeing what was removed.
pub fn with_acts<E: Entry + Guarded>(cx: &Cx, head: PageHead, add: String) -> PageHead {
    if !cx.can_any::<E>(Action::Create) {
        return head;
    }
    let removed = Link::new(t!(cx.lang(), "removal-list"), removals_path::<E>());
    head.action(removed.classed("button"))
        .primary(&Link::new(add, format!("{}/new", E::PATH)))
}

/// The form of an entry: of a new one where there is no id, else with the way to remove it.
pub fn form_of<E: Entry>(lang: Lang, id: Option<Id<E>>, fields: Markup) -> Form {
    let action = match id {
        Some(id) => format!("{}/{id}", E::PATH),
        None => E::PATH.to_owned(),
    };
    let form =
        Form::post(&action, fields).also(Link::new(t!(lang, "form-cancel"), E::PATH).classed("button"));
    match id {
        Some(_) => {
            form.also(Link::new(t!(lang, "removal-open"), format!("{action}/removal")).classed("button"))
        }
        None => form,
    }
}
