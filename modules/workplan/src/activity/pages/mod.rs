//! What is drawn of the plan and its activities.

pub mod columns;
mod form;
mod plan;

pub use columns::{COLUMNS, Line};
pub use form::{Form, form, select};
pub use plan::{Offer, PATH, Plan, board, list, timeline};

use balai_kernel::{
    Id,
    audit::HistoryLine,
    policy::Action,
    t,
    text::{self, Lang},
    web::{
        Cx, Page, crumbs,
        ui::{
            Choice, Fact, Field, FieldKind, Form as UiForm, Item, Link, Moment, PageHead, Section, badge,
            error_summary, facts, field::FieldKind::Select, hidden, items, prose, timeline as moments, two,
            when,
        },
        who_sees,
    },
};
use maud::{Markup, Render, html};

use super::{Activity, Beside, CO_ORGANISER_ROLES, Family, State, StateRow};
use crate::{
    approval::{self, Approval},
    history,
    level::Levels,
    money, risk,
    sent::{Problems, Sent},
    span, suggestion,
};

/// Everything on an activity's page.
pub struct Shown {
    /// The activity, its whole and its parts.
    pub family: Family,
    /// The levels above, and who else organises it.
    pub beside: Beside,
    /// The last submission for approval.
    pub approval: Option<Approval>,
    /// Its life.
    pub states: Vec<StateRow>,
    /// Who changed what.
    pub history: Vec<HistoryLine>,
}

/// The page of an activity.
pub fn show(cx: &Cx, shown: &Shown) -> Page {
    let lang = cx.lang();
    let activity = &shown.family.activity;
    let aside = html! {
        (approval::pages::section(cx, activity, shown.approval.as_ref()))
        (Section::new(t!(lang, "activity-facts"), facts(&plan_facts(cx, &shown.family, &shown.beside))))
        @if cx.can(Action::Decide, activity) {
            (Section::new(t!(lang, "activity-next"), state_form(lang, activity, &Sent::default(), &Problems::none())).id("state"))
        }
    };
    let main = html! {
        @if let Some(summary) = &activity.summary { (prose(&paragraphs(summary))) }
        @if !shown.family.parts.is_empty() { (Section::new(t!(lang, "activity-parts"), parts(lang, &shown.family.parts))) }
        (Section::new(t!(lang, "activity-life"), life(cx, &shown.states)))
        @if !shown.history.is_empty() {
            (Section::new(t!(lang, "life-title"), history::section(&cx.app, lang, &shown.history, "activity-field")))
        }
    };
    Page::new(&activity.title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "plan-title"), "/app/plan")],
            &activity.title,
        ))
        .body(&head(cx, activity, &shown.beside.levels))
        .body(&two(main, aside))
}

fn head(cx: &Cx, activity: &Activity, levels: &Levels) -> PageHead {
    let lang = cx.lang();
    let state = activity.state();
    let initiative = levels
        .by_id(activity.initiative)
        .map(|row| (row.code.as_str(), row.title(lang)));
    let eyebrow = eyebrow(cx, activity, initiative);
    let head = PageHead::new(&activity.title)
        .eyebrow(eyebrow)
        .lede(lede(lang, activity))
        .badge(badge(state.kind(), state.words(lang)))
        .audience(who_sees(cx, &activity.audience()));
    if cx.can(Action::Change, activity) {
        let edit = Link::new(
            t!(lang, "activity-edit"),
            format!("/app/plan/activities/{}/edit", activity.id),
        );
        head.primary(&edit)
    } else {
        head
    }
}

/// What kind of thing it is, and the initiative that it is counted for, by name.
pub fn eyebrow(cx: &Cx, activity: &Activity, initiative: Option<(&str, String)>) -> Markup {
    html! {
        (kind_name(cx, &activity.kind))
        @if let Some((code, name)) = initiative {
            " · " a href={ "/app/plan/initiatives/" (code) } { (name) }
        }
    }
}

/// When and where, in a line.
pub fn lede(lang: Lang, activity: &Activity) -> String {
    let dates = span::words(lang, activity.from_on, activity.to_on, &activity.precision);
    match &activity.place {
        Some(place) => format!("{dates}, {place}"),
        None => dates,
    }
}

/// The name of a kind of activity.
pub fn kind_name(cx: &Cx, code: &str) -> String {
    cx.app
        .profile
        .activity_kind(code)
        .map_or_else(|| code.to_owned(), |kind| kind.name.get(cx.lang()).to_owned())
}

/// Written text as paragraphs.
pub fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.split("\n\n") { p { (part) } } }
}

/// The facts of an activity that the plan knows.
pub fn plan_facts(cx: &Cx, family: &Family, beside: &Beside) -> Vec<Fact> {
    let lang = cx.lang();
    let (activity, levels) = (&family.activity, &beside.levels);
    let mut out = vec![Fact::new(t!(lang, "activity-field-code"), &activity.code)];
    if let Some(owner) = &activity.owner_name {
        out.push(Fact::new(t!(lang, "activity-field-owner"), owner));
    }
    if let Some(budget) = activity.budget.filter(|_| cx.actor.is_office()) {
        let words = money::words(lang, budget, activity.currency.as_deref());
        out.push(Fact::new(t!(lang, "activity-field-budget"), words));
    }
    if let Some(row) = levels.by_id(activity.initiative) {
        let link = Link::new(row.title(lang), format!("/app/plan/initiatives/{}", row.code));
        out.push(Fact::new(t!(lang, "initiative"), link));
    }
    if let Some(row) = levels.by_id(activity.core_purpose) {
        out.push(Fact::new(t!(lang, "activity-field-purpose"), row.title(lang)));
    }
    if let Some(row) = levels.by_id(activity.project) {
        let link = Link::new(row.name(lang), format!("/app/plan/projects/{}", row.code));
        out.push(Fact::new(t!(lang, "activity-field-project"), link));
    }
    if let Some(whole) = &family.whole {
        let link = Link::new(&whole.title, whole.href());
        out.push(Fact::new(t!(lang, "activity-field-part-of"), link));
    }
    let links = &beside.links;
    let also = [
        (
            "activity-field-also-initiative",
            titles(levels, &links.initiatives, lang),
        ),
        (
            "activity-field-also-purpose",
            titles(levels, &links.purposes, lang),
        ),
        ("activity-field-area", titles(levels, &links.areas, lang)),
    ];
    for (key, words) in also {
        if !words.is_empty() {
            out.push(Fact::new(t!(lang, key), words));
        }
    }
    for one in &beside.suggestions {
        let link = html! {
            (one.by.0.get(lang)) ": " (Link::new(&one.title, suggestion::href_of(one.id)))
        };
        out.push(Fact::new(t!(lang, "suggestion-of-activity"), link));
    }
    if !beside.risks.is_empty() || cx.actor.is_office() {
        let list = html! {
            @for (id, words) in &beside.risks { (Link::new(words, format!("{}/{id}", risk::PATH))) br; }
            @if cx.actor.is_office() {
                (Link::new(t!(lang, "risk-new"), format!("{}/new?about=activity:{}", risk::PATH, activity.id)))
            }
        };
        out.push(Fact::new(t!(lang, "risks-of-activity"), list));
    }
    if !beside.co_organisers.is_empty() {
        let list = html! {
            @for (at, one) in beside.co_organisers.iter().enumerate() {
                @if at > 0 { ", " }
                (one.name)
                // The usual role is what the label says already.
                @if one.role != CO_ORGANISER_ROLES[0] { " (" (t!(lang, &format!("co-organiser-{}", one.role))) ")" }
            }
        };
        out.push(Fact::new(t!(lang, "activity-field-co-name"), list));
    }
    out
}

fn titles<T>(levels: &Levels, ids: &[Id<T>], lang: Lang) -> String {
    let all: Vec<String> = ids
        .iter()
        .filter_map(|id| levels.by_id(Some(*id)))
        .map(|row| row.title(lang))
        .collect();
    all.join("; ")
}

fn parts(lang: Lang, parts: &[Activity]) -> Markup {
    let list: Vec<Item> = parts
        .iter()
        .map(|part| Item::new(&part.title).href(part.href()).why(lede(lang, part)))
        .collect();
    items(&list)
}

/// The states an activity went through.
pub fn life(cx: &Cx, states: &[StateRow]) -> Markup {
    let lang = cx.lang();
    let list: Vec<Moment> = states
        .iter()
        .map(|row| {
            let state = State::from_code(&row.state).unwrap_or(State::Proposed);
            let what = html! {
                (badge(state.kind(), state.words(lang)))
                @if let Some(name) = &row.name { " " (name) }
                @if let Some(reason) = &row.reason { ": " (reason) }
            };
            Moment::new(
                when(&row.at.to_string(), text::instant(lang, row.at, &cx.app.zone())),
                what,
            )
        })
        .collect();
    moments(&list)
}

/// The small form that moves an activity to its next state.
pub fn state_form(lang: Lang, activity: &Activity, sent: &Sent, problems: &Problems) -> Markup {
    let choices = activity
        .state()
        .next()
        .iter()
        .map(|state| Choice::new(state.code(), state.words(lang)).chosen(sent.get("state") == state.code()))
        .collect();
    let body = html! {
        (hidden("version", &activity.version.to_string()))
        (Field::new(Select(choices), "state", t!(lang, "state-to")).error(problems.of(lang, "state")).required())
        (Field::new(FieldKind::Textarea(2), "reason", t!(lang, "state-reason"))
            .help(t!(lang, "state-reason-help"))
            .value(sent.get("reason"))
            .error(problems.of(lang, "reason")))
    };
    UiForm::post(format!("/app/plan/activities/{}/states", activity.id), body)
        .submit(t!(lang, "state-save"))
        .render()
}

/// The form alone, when what was sent cannot be taken.
pub fn state_page(cx: &Cx, activity: &Activity, sent: &Sent, problems: &Problems) -> Page {
    let lang = cx.lang();
    let state = activity.state();
    Page::new(&activity.title)
        .body(
            &PageHead::new(&activity.title)
                .lede(lede(lang, activity))
                .badge(badge(state.kind(), state.words(lang))),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&state_form(lang, activity, sent, problems))
        .body(&html! { p { (Link::new(t!(lang, "sent-back"), activity.href())) } })
}
