//! What is drawn of retention.

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, Render, html};

use super::{
    Choice, Due, Entry, Hold, LEDGER, RETENTION, Rule,
    policy::Erasure,
    web::{HoldForm, Standing},
};
use crate::{
    policy::Action,
    t,
    text::{Lang, day, instant, number},
    web::{
        Cx, Page, crumbs,
        ui::{
            Choice as Option_, Column, Confirm, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead,
            Row, Section, Table, error_summary, facts, hidden, note,
        },
    },
};

/// All rules, holds and the last erasures.
pub(super) fn list(
    cx: &Cx,
    standings: &[Standing],
    holds: &[Hold],
    erased: &[Entry],
    parties: &[(String, String)],
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "retention-title");
    let rows = standings
        .iter()
        .map(|standing| {
            let code = standing.rule.code;
            Row::new(vec![
                Link::new(t!(lang, &format!("keep-{code}")), href(&standing.rule)).render(),
                html! { (keeps(lang, &standing.choice)) },
                html! { (t!(lang, &format!("keep-{code}-after"))) },
                html! { (number(lang, standing.due)) },
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "retention-what")),
        Column::new(t!(lang, "retention-long")),
        Column::new(t!(lang, "retention-after")),
        Column::number(t!(lang, "retention-due")),
    ];
    let mut head = PageHead::new(&title).lede(t!(lang, "retention-lede"));
    if cx.can_any::<Erasure>(Action::Create) {
        let to = format!("{RETENTION}/erasures/new");
        head = head.action(Link::new(t!(lang, "erase-title"), to).classed("button"));
    }
    Page::new(&title)
        .body(&head)
        .body(
            &Table::new("rules", t!(lang, "retention-rules"), columns)
                .quiet_caption()
                .row_headers()
                .cards()
                .rows(rows),
        )
        .body(&held(cx, holds, parties))
        .body(&ledger(cx, erased))
}

fn href(rule: &Rule) -> String {
    format!("{RETENTION}/rules/{}", rule.code)
}

/// So many days, in the largest measure that says them whole.
fn keeps(lang: Lang, choice: &Choice) -> String {
    long(lang, choice.days)
}

fn long(lang: Lang, days: i64) -> String {
    if days >= 365 && days % 365 == 0 {
        t!(lang, "retention-years", n = days / 365)
    } else {
        t!(lang, "retention-days-long", n = days)
    }
}

fn held(cx: &Cx, holds: &[Hold], parties: &[(String, String)]) -> Section {
    let lang = cx.lang();
    let may = cx.can_any::<Hold>(Action::Create);
    let rows = holds
        .iter()
        .map(|hold| {
            let end = Form::post(format!("{RETENTION}/holds/{}/end", hold.id), html! {})
                .submit(t!(lang, "hold-end"))
                .secondary();
            Row::new(vec![
                html! { (about(lang, hold, parties)) },
                html! { (hold.reason) },
                html! { (hold.placed_by) br; span.muted { (instant(lang, hold.placed_at, &cx.app.zone())) } },
                html! { (hold.until_on.map_or_else(|| t!(lang, "hold-open"), |until| day(lang, until.0))) },
                html! { @if may { (end) } },
            ])
        })
        .collect();
    let columns = ["hold-about", "hold-reason", "hold-by", "hold-until", "hold-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let body = if holds.is_empty() {
        note(Kind::Plain, t!(lang, "hold-none"))
    } else {
        Table::new("holds", t!(lang, "hold-title"), columns)
            .quiet_caption()
            .row_headers()
            .cards()
            .rows(rows)
            .render()
    };
    let section = Section::new(t!(lang, "hold-title"), body);
    if may {
        section.link(Link::new(t!(lang, "hold-new"), format!("{RETENTION}/holds/new")))
    } else {
        section
    }
}

/// What a hold is about: the party by name, a row by its kind and id.
fn about(lang: Lang, hold: &Hold, parties: &[(String, String)]) -> Markup {
    let party = hold.party.and_then(|id| {
        let id = id.simple().to_string();
        parties.iter().find(|(known, _)| *known == id)
    });
    match (party, hold.row_id) {
        (Some((_, name)), _) => html! { (t!(lang, "hold-of-party", party = name.as_str())) },
        (None, Some(row)) => {
            let key = format!("audit-noun-{}", hold.noun);
            let noun = if crate::text::catalogue().has(Lang::EN, &key) {
                t!(lang, &key)
            } else {
                t!(lang, "hold-record")
            };
            html! { (noun) br; code { (row.simple()) } }
        }
        (None, None) => html! { (t!(lang, "hold-record")) },
    }
}

fn ledger(cx: &Cx, erased: &[Entry]) -> Section {
    let lang = cx.lang();
    let rows = erased
        .iter()
        .map(|entry| {
            let rule = if entry.rule == LEDGER {
                t!(lang, "erased-by-hand")
            } else {
                t!(lang, &format!("keep-{}", entry.rule))
            };
            let what = match entry.row {
                Some(row) => html! { code { (row.simple()) } },
                None => html! { (t!(lang, "erased-rows", n = entry.how_many)) },
            };
            Row::new(vec![
                html! { (instant(lang, entry.at, &cx.app.zone())) },
                html! { (rule) },
                what,
            ])
        })
        .collect();
    let columns = ["erased-when", "erased-rule", "erased-what"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let body = if erased.is_empty() {
        Empty::new(t!(lang, "erased-none"), t!(lang, "erased-none-why")).render()
    } else {
        Table::new("erased", t!(lang, "erased-title"), columns)
            .quiet_caption()
            .cards()
            .rows(rows)
            .render()
    };
    Section::new(t!(lang, "erased-title"), body)
}

/// One rule, what it will take, and the form to change it.
pub(super) fn show(
    cx: &Cx,
    standing: &Standing,
    first: &[Due],
    (_, least, most): (i64, i64, i64),
    problem: Option<(String, String)>,
) -> Response {
    let lang = cx.lang();
    let (rule, choice) = (&standing.rule, &standing.choice);
    let title = t!(lang, &format!("keep-{}", rule.code));
    let zone = cx.app.zone();
    let who = match &choice.chosen {
        None => t!(lang, "retention-by-profile"),
        Some((name, at)) => t!(
            lang,
            "retention-by",
            name = name.as_str(),
            on = instant(lang, *at, &zone)
        ),
    };
    let known = [
        Fact::new(
            t!(lang, "retention-goes"),
            t!(lang, &format!("keep-{}-goes", rule.code)),
        ),
        Fact::new(
            t!(lang, "retention-after"),
            t!(lang, &format!("keep-{}-after", rule.code)),
        ),
        Fact::new(t!(lang, "retention-long"), long(lang, choice.days)),
        Fact::new(t!(lang, "retention-chosen"), who),
        Fact::new(t!(lang, "retention-due"), number(lang, standing.due)),
    ];
    let has_failed = problem.is_some();
    let (typed, words) = match problem {
        Some((typed, words)) => (typed, Some(words)),
        None => (choice.days.to_string(), None),
    };
    let field = Field::text("days", t!(lang, "retention-days"))
        .value(&typed)
        .help(t!(lang, "retention-bounds", least = least, most = most))
        .required()
        .error(words.clone());
    let errors: Vec<(String, String)> = words
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let form = html! {
        (error_summary(&t!(lang, "form-errors"), &errors))
        (hidden("version", &choice.version.to_string()))
        (field)
    };
    let above = [Link::new(t!(lang, "retention-title"), RETENTION)];
    let page = Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title))
        .body(&facts(&known))
        .body(&Section::new(t!(lang, "retention-preview"), preview(cx, standing, first)))
        .body(&html! {
            @if cx.can(Action::Change, choice) {
                (Section::new(t!(lang, "retention-change"), Form::post(href(rule), form).submit(t!(lang, "form-save"))))
            } @else { (note(Kind::Plain, t!(lang, "may-managers"))) }
        })
        .workspace(cx);
    if has_failed {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    } else {
        page
    }
}

/// The first rows that will go, by the day from which they count; where there is a page of
/// such a row, it leads there, and that page's own rule decides who reads it.
fn preview(cx: &Cx, standing: &Standing, first: &[Due]) -> Markup {
    let lang = cx.lang();
    if first.is_empty() {
        return Empty::new(t!(lang, "retention-nothing"), t!(lang, "retention-nothing-why")).render();
    }
    let rows = first
        .iter()
        .map(|due| {
            let id = due.id.simple().to_string();
            let shown = match standing.rule.page {
                Some(page) => Link::new(id.as_str(), format!("{page}/{id}")).render(),
                None => html! { code { (id) } },
            };
            Row::new(vec![
                html! { (day(lang, due.since.day_in(&cx.app.zone()))) },
                shown,
            ])
        })
        .collect();
    let columns = ["retention-since", "retention-row"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    html! {
        p { (t!(lang, "retention-will-go", n = standing.due)) }
        (Table::new("due", t!(lang, "retention-preview"), columns).quiet_caption().cards().rows(rows))
    }
}

pub(super) fn new_hold(
    cx: &Cx,
    form: &HoldForm,
    parties: &[(String, String)],
    errors: &BTreeMap<&'static str, String>,
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "hold-new");
    let mut choices = vec![Option_::new("", t!(lang, "hold-no-party"))];
    choices.extend(
        parties
            .iter()
            .map(|(id, name)| Option_::new(id, name).chosen(*id == form.party)),
    );
    let fields = [
        Field::text("row", t!(lang, "hold-row"))
            .value(&form.row)
            .help(t!(lang, "hold-row-help"))
            .error(errors.get("row").cloned()),
        Field::new(FieldKind::Select(choices), "party", t!(lang, "hold-party"))
            .value(&form.party)
            .help(t!(lang, "hold-party-help")),
        Field::text("reason", t!(lang, "hold-reason"))
            .value(&form.reason)
            .required()
            .error(errors.get("reason").cloned()),
        Field::new(FieldKind::Date, "until", t!(lang, "hold-until"))
            .value(&form.until)
            .help(t!(lang, "hold-until-help"))
            .error(errors.get("until").cloned()),
    ];
    let names = ["row", "party", "reason", "until"];
    let summary: Vec<(String, String)> = names
        .iter()
        .zip(&fields)
        .filter_map(|(name, field)| Some((field.id_on_page(), errors.get(name)?.clone())))
        .collect();
    let body = html! {
        (error_summary(&t!(lang, "form-errors"), &summary))
        @for field in &fields { (field) }
    };
    let above = [Link::new(t!(lang, "retention-title"), RETENTION)];
    let page = Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "hold-lede")))
        .body(&Form::post(format!("{RETENTION}/holds/new"), body).submit(t!(lang, "hold-button")))
        .workspace(cx);
    if errors.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    }
}

/// The form that asks whom to erase; `problem` is why nobody was.
pub(super) fn new_erasure(cx: &Cx, typed: &str, problem: Option<String>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "erase-title");
    let field = Field::text("person", t!(lang, "erase-person"))
        .value(typed)
        .help(t!(lang, "erase-person-help"))
        .required()
        .error(problem.clone());
    let has_failed = problem.is_some();
    let errors: Vec<(String, String)> = problem
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let body = html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) };
    let above = [Link::new(t!(lang, "retention-title"), RETENTION)];
    let page = Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "erase-lede")))
        .body(&Form::post(format!("{RETENTION}/erasures/new"), body).submit(t!(lang, "erase-next")))
        .workspace(cx);
    if has_failed {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    } else {
        page
    }
}

/// The question before a person is erased, with all that will go and all that stays.
pub(super) fn confirm_erasure(cx: &Cx, name: &str, id: &str) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "erase-question", name = name);
    let body = html! { (hidden("person", id)) (hidden("sure", "yes")) };
    let form = Form::post(format!("{RETENTION}/erasures/new"), body)
        .submit(t!(lang, "erase-button", name = name))
        .danger();
    let sentences = ["erase-goes", "erase-stays", "erase-workbooks", "erase-forever"]
        .map(|key| html! { (t!(lang, key)) })
        .to_vec();
    let cancel = Link::new(t!(lang, "form-cancel"), RETENTION);
    Page::new(&title)
        .body(&Confirm::new(&title, html! {}, form, cancel).consequences(sentences))
        .workspace(cx)
}
