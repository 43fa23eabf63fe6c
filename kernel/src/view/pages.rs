//! What is drawn of saved views: above and beside a list, and the page to tidy them.

use maud::{Markup, html};

use super::{LONGEST_NAME, SavedView};
use crate::{
    id::Id,
    t,
    web::{
        Cx, Listing, Page,
        ui::{self, Empty, Field, Form, Link, PageHead, Section},
        url_encode,
    },
};

/// Where the views of a list are renamed and removed.
pub(super) fn own_href(path: &str) -> String {
    format!("/app/views?path={}", url_encode(path))
}

/// The views of a list, each one press away.
pub(super) fn chips(cx: &Cx, listing: &Listing, path: &str, views: &[SavedView]) -> Markup {
    let lang = cx.lang();
    html! {
        @if !views.is_empty() {
            nav.views aria-label=(t!(lang, "view-own")) {
                ul.chips {
                    @for view in views {
                        li { (Link::new(&view.name, view.href()).current(view.is_now(listing))) }
                    }
                    li { (Link::new(t!(lang, "view-tidy"), own_href(path)).classed("clear")) }
                }
            }
        }
    }
}

/// Choosing columns and saving a view, for the toolbar of a list. `fixed` columns are
/// shown whatever is chosen; `choices` are the others: word, heading, whether shown.
pub(super) fn tools(
    cx: &Cx,
    listing: &Listing,
    path: &str,
    fixed: &[&str],
    choices: &[(&str, String, bool)],
    views: &[SavedView],
) -> Markup {
    let lang = cx.lang();
    let query = listing.query();
    let choices: Vec<(&str, &str, bool)> = choices
        .iter()
        .map(|(key, label, shown)| (*key, label.as_str(), *shown))
        .collect();
    // The fixed ones go along, so that ticking none of the others means just that.
    let mut keep = vec![("path", path)];
    keep.extend(fixed.iter().map(|key| ("column", *key)));
    keep.extend(
        listing
            .pairs()
            .filter(|(key, _)| !matches!(*key, "columns" | "page")),
    );
    let can_save =
        cx.actor.is_signed_in() && !query.is_empty() && !views.iter().any(|view| view.is_now(listing));
    html! {
        @if listing.columns().is_some() {
            (Link::new(t!(lang, "columns-usual"), listing.href_with(path, "columns", None)).classed("button plain"))
        }
        @if cx.actor.is_signed_in() && !choices.is_empty() {
            (ui::column_chooser(&t!(lang, "columns"), &t!(lang, "columns-show"), "/app/views/columns", &choices, &keep))
        }
        @if can_save {
            details.drop {
                summary.button.plain { (t!(lang, "view-save")) }
                form.menu action="/app/views" method="post" {
                    (ui::hidden("path", path))
                    (ui::hidden("query", &query))
                    (name_field(cx, "view-name".to_owned(), "").help(t!(lang, "view-name-help")))
                    button.button.primary type="submit" { (t!(lang, "view-save")) }
                }
            }
        }
    }
}

fn name_field(cx: &Cx, id: String, value: &str) -> Field {
    let longest = u32::try_from(LONGEST_NAME).unwrap_or(60);
    Field::text("name", t!(cx.lang(), "view-name"))
        .id(id)
        .value(value)
        .required()
        .autocomplete("off")
        .max_length(longest)
}

/// One's own views with their names to change; `problem` is what is wrong with a name
/// that was typed for one of them.
pub(super) fn list(
    cx: &Cx,
    views: &[SavedView],
    back: Option<&str>,
    problem: Option<(Id<SavedView>, &str, &str)>,
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "view-own");
    let mut head = PageHead::new(&title).lede(t!(lang, "view-own-lede"));
    if let Some(path) = back {
        head = head.eyebrow(Link::new(t!(lang, "view-back"), path));
    }
    let mut page = Page::new(&title).body(&head);
    if views.is_empty() {
        let mut empty = Empty::new(t!(lang, "view-none"), t!(lang, "view-none-why"));
        if let Some(path) = back {
            empty = empty.next(Link::new(t!(lang, "view-back"), path));
        }
        return page.body(&empty);
    }
    for view in views {
        let wrong = problem.filter(|(id, ..)| *id == view.id);
        let typed = wrong.map_or(view.name.as_str(), |(_, typed, _)| typed);
        let field =
            name_field(cx, format!("view-{}", view.id), typed).error(wrong.map(|(_, _, key)| t!(lang, key)));
        // One form with two buttons: the second one sends it to another address.
        let removal = format!("/app/views/{}/removal", view.id);
        let form = Form::post(format!("/app/views/{}/name", view.id), field)
            .submit(t!(lang, "view-rename"))
            .also(html! { button.button type="submit" formaction=(removal) { (t!(lang, "view-remove")) } });
        page = page.body(&Section::new(&view.name, form).link(Link::new(t!(lang, "view-open"), view.href())));
    }
    page
}

/// The form again for a view that was sent without a name.
pub(super) fn unnamed(cx: &Cx, path: &str, query: &str) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "view-save");
    let field = name_field(cx, "f-name".to_owned(), "").error(Some(t!(lang, "view-needs-name")));
    let fields = html! { (ui::hidden("path", path)) (ui::hidden("query", query)) (field) };
    let errors = [("f-name".to_owned(), t!(lang, "view-needs-name"))];
    Page::new(&title)
        .body(&PageHead::new(&title).eyebrow(Link::new(t!(lang, "view-back"), format!("{path}?{query}"))))
        .body(&ui::error_summary(&t!(lang, "form-errors"), &errors))
        .body(&Form::post("/app/views", fields).submit(t!(lang, "view-save")))
}
