//! The form of what only events have.

use balai_kernel::{
    Id, t,
    web::{
        Cx, Page,
        ui::{
            Checkbox, Choice, Field, FieldKind, Form as UiForm, Link, PageHead, error_summary,
            field::FieldKind::Select, hidden,
        },
    },
};
use balai_workplan::{
    activity::{Activity, LEVELS, MODES, OFFICE_ROLES, pages::lede},
    sent::{Problems, Sent},
};
use maud::html;

use crate::event::{Event, Parties};

/// Everything on the page.
pub struct Form<'a> {
    /// The event.
    pub event: &'a Event,
    /// What was typed, or what is kept.
    pub sent: &'a Sent,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// The parties to choose from.
    pub parties: Parties,
    /// The programmes it can be a part of.
    pub wholes: Vec<(Id<Activity>, String)>,
}

/// The page.
pub fn form(cx: &Cx, form: &Form<'_>) -> Page {
    let lang = cx.lang();
    let (sent, problems) = (form.sent, form.problems);
    let label = |field: &str| t!(lang, &format!("event-field-{field}"));
    let text = |name: &'static str, key: &str| {
        Field::text(name, label(key))
            .value(sent.get(name))
            .error(problems.of(lang, name))
            .optional(t!(lang, "form-optional"))
    };
    let of = |name: &'static str, key: &str, words: &[&'static str]| {
        let choices = words
            .iter()
            .map(|word| {
                Choice::new(*word, t!(lang, &format!("event-{key}-{word}"))).chosen(sent.get(name) == *word)
            })
            .collect();
        Field::new(Select(choices), name, label(key)).error(problems.of(lang, name))
    };
    let party = |name: &'static str, key: &str| {
        let choices = form
            .parties
            .choices(lang)
            .into_iter()
            .map(|(code, words)| Choice::new(code, words))
            .collect();
        Field::new(FieldKind::Suggest(choices), name, label(key))
            .value(sent.get(name))
            .help(t!(lang, "event-party-help"))
            .error(problems.of(lang, name))
            .optional(t!(lang, "form-optional"))
    };
    let mut wholes = vec![Choice::new("", t!(lang, "sent-none"))];
    wholes.extend(form.wholes.iter().map(|(id, title)| {
        let id = id.to_string();
        let chosen = sent.get("part_of") == id;
        Choice::new(id, title.as_str()).chosen(chosen)
    }));
    let fields = html! {
        (hidden("version", sent.get("version")))
        (of("office_role", "office-role", &OFFICE_ROLES))
        (of("level", "level", &LEVELS))
        (party("level_party", "level-party"))
        (of("mode", "mode", &MODES))
        (party("host_party", "host-party"))
        (text("series", "series"))
        (text("funder", "funder"))
        (text("in_kind_giver", "in-kind-giver"))
        (Field::new(Select(wholes), "part_of", label("part-of")).help(t!(lang, "event-part-help")).error(problems.of(lang, "part_of")))
        (Checkbox::new("unlisted", t!(lang, "activity-field-unlisted"), sent.is_ticked("unlisted")).help(t!(lang, "activity-unlisted-help")))
    };
    let ui = UiForm::post(format!("{}/edit", form.event.href()), fields)
        .submit(t!(lang, "event-save"))
        .also(Link::new(t!(lang, "form-cancel"), form.event.href()).classed("button"));
    Page::new(t!(lang, "event-edit"))
        .body(
            &PageHead::new(t!(lang, "event-edit-title", title = form.event.title.as_str()))
                .lede(lede(lang, form.event)),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}
