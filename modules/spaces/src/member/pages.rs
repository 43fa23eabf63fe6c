//! What is drawn of the members of a team.

use balai_kernel::{
    account::typed::Typed,
    policy::Action,
    t,
    text::Lang,
    web::{
        Cx, Page,
        axum::response::Response,
        crumbs,
        ui::{
            Column, Confirm, Field, FieldKind, Form, Kind, Link, PageHead, Row, SealedForm, Section, Table,
            actions, badge, hidden,
        },
    },
};
use maud::{Markup, Render as _, html};
use serde_json::{Value, json};

use super::{Member, State};
use crate::{
    page,
    team::{HOME, Team, pages::no_key},
    wire,
};

pub(super) fn list(cx: &Cx, team: &Team, about: &Value, members: &[Member], typed: &Typed) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "team-members");
    let leads = cx.can(Action::Change, team);
    let rows = members.iter().map(|one| row(cx, one, leads)).collect();
    let columns = ["team-member", "team-member-state", "account-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("members", &title, columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    let waiting: Vec<&Member> = members
        .iter()
        .filter(|one| one.state() == State::Waiting)
        .collect();
    let mut page = Page::new(&title)
        .head(page::script())
        .body(&crumbs(
            lang,
            &[
                Link::new(t!(lang, "nav-teams"), HOME),
                Link::new(&team.name, team.href()),
            ],
            &title,
        ))
        .body(
            &PageHead::new(&title)
                .eyebrow(&team.name)
                .lede(t!(lang, "team-members-lede")),
        )
        .body(&table);
    if about["own"].is_null() {
        page = page.body(&no_key(lang));
    } else if !waiting.is_empty() {
        page = page.body(&page::lock(lang, about)).body(&Section::new(
            t!(lang, "team-waiting"),
            html! { @for one in waiting { (admission(lang, team, one)) } },
        ));
    }
    if leads {
        let field = Field::new(FieldKind::Email, "address", t!(lang, "account-email"))
            .help(t!(lang, "team-ask-help"))
            .value(typed.get("address"))
            .required()
            .error(typed.error("address"));
        let ask = Form::post(
            format!("{}/members", team.href()),
            html! { (typed.summary(lang)) (field) },
        )
        .submit(t!(lang, "team-ask"));
        page = page.body(&Section::new(t!(lang, "team-ask-title"), ask));
    }
    page.workspace(cx)
}

/// How far somebody is, in words.
fn state(lang: Lang, member: &Member) -> Markup {
    let (kind, key) = match member.state() {
        State::Asked => (Kind::Plain, "team-state-asked"),
        State::WithoutKey => (Kind::Warn, "team-state-without-key"),
        State::Waiting => (Kind::Warn, "team-state-waiting"),
        State::Inside => (Kind::Good, "team-state-inside"),
    };
    badge(kind, t!(lang, key))
}

fn row(cx: &Cx, member: &Member, leads: bool) -> Row {
    let lang = cx.lang();
    let is_own = member.account == cx.actor.account;
    let path = format!("{HOME}/members/{}", member.id);
    let mut acts = Vec::new();
    if leads && !is_own && member.state() != State::Asked {
        let (value, key) = if member.is_leader {
            ("no", "team-lead-no")
        } else {
            ("yes", "team-lead-yes")
        };
        let form = Form::post(format!("{path}/leading"), hidden("leads", value));
        acts.push(form.submit(t!(lang, key)).secondary().render());
    }
    if leads || is_own {
        let key = if is_own { "team-leave" } else { "team-remove" };
        acts.push(Link::new(t!(lang, key), format!("{path}/removal")).render());
    }
    Row::new(vec![
        html! { (member.called()) @if member.is_leader { br; small { (t!(lang, "team-leads")) } } },
        state(lang, member),
        actions(&acts),
    ])
}

fn admission(lang: Lang, team: &Team, member: &Member) -> Markup {
    let point = member.point.as_deref().unwrap_or_default();
    let facts = json!({ "account": member.account, "point": wire::write(point) });
    let body = html! {
        p { (t!(lang, "team-admit-why", name = member.called())) }
        p { (page::digits(point)) }
    };
    SealedForm::new(
        "admit",
        format!("{}/members/{}/admission", team.href(), member.id),
        t!(lang, "team-admit", name = member.called()),
        &["number", "copy", "vouched"],
    )
    .body(body)
    .facts(facts.to_string())
    .render()
}

pub(super) fn removal(cx: &Cx, member: &Member) -> Response {
    let lang = cx.lang();
    let is_own = member.account == cx.actor.account;
    let title = if is_own {
        t!(lang, "team-leave-title")
    } else {
        t!(lang, "team-remove-title", name = member.called())
    };
    let what = if is_own {
        "team-leave-what"
    } else {
        "team-remove-what"
    };
    let form = Form::post(format!("{HOME}/members/{}/removal", member.id), html! {})
        .submit(t!(lang, if is_own { "team-leave" } else { "team-remove" }))
        .danger();
    let cancel = Link::new(t!(lang, "form-cancel"), format!("{HOME}/{}/members", member.team));
    Page::new(&title)
        .body(&Confirm::new(
            &title,
            html! { p { (t!(lang, what)) } },
            form,
            cancel,
        ))
        .workspace(cx)
}
