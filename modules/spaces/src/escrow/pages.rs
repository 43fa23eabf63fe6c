//! What is drawn of escrow.

use balai_kernel::{
    account::typed::Typed,
    policy::Action,
    t,
    text::{Lang, instant},
    web::{
        Cx, Page,
        axum::response::Response,
        crumbs,
        ui::{
            Column, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Row, SealedForm, Section, Table,
            badge, facts, note,
        },
    },
};
use maud::{Markup, Render as _, html};
use serde_json::{Value, json};

use super::{
    LONGEST_REASON, Request,
    store::{Answered, Holder},
    web::Candidate,
};
use crate::{
    page,
    team::{HOME, Team, pages::no_key},
    wire,
};

pub(super) fn show(
    cx: &Cx,
    team: &Team,
    about: &Value,
    holders: &[Holder],
    requests: &[Request],
    typed: &Typed,
    chosen: &[Candidate],
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "escrow-title");
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
                .lede(t!(lang, "escrow-lede")),
        );
    if about["own"].is_null() {
        page = page.body(&no_key(lang));
    }
    if !holders.is_empty() {
        page = page.body(&Section::new(
            t!(lang, "escrow-holders"),
            holders_part(lang, holders),
        ));
        page = page.body(&Section::new(
            t!(lang, "escrow-ask-title"),
            ask(cx, team, requests, typed),
        ));
    } else {
        page = page.body(&note(Kind::Plain, t!(lang, "escrow-none")));
    }
    if cx.can(Action::Change, team) && !about["team"]["copy"].is_null() {
        page = if chosen.is_empty() {
            page.body(&Section::new(
                t!(lang, "escrow-name-title"),
                name(lang, team, typed),
            ))
        } else {
            page.body(&page::lock(lang, about)).body(&Section::new(
                t!(lang, "escrow-compare-title"),
                compare(lang, team, chosen),
            ))
        };
    }
    page.workspace(cx)
}

fn holders_part(lang: Lang, holders: &[Holder]) -> Markup {
    let rows = holders
        .iter()
        .map(|one| {
            let state = if one.is_replaced {
                badge(Kind::Warn, t!(lang, "escrow-replaced"))
            } else {
                badge(Kind::Good, t!(lang, "escrow-holds"))
            };
            Row::new(vec![html! { (one.name) }, state])
        })
        .collect();
    let columns = ["escrow-holder", "account-state"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    Table::new("holders", t!(lang, "escrow-holders"), columns)
        .quiet_caption()
        .rows(rows)
        .render()
}

fn ask(cx: &Cx, team: &Team, requests: &[Request], typed: &Typed) -> Markup {
    let lang = cx.lang();
    let field = Field::new(FieldKind::Textarea(3), "reason", t!(lang, "escrow-reason"))
        .help(t!(lang, "escrow-reason-help"))
        .value(typed.get("reason"))
        .required()
        .max_length(u32::try_from(LONGEST_REASON).unwrap_or(u32::MAX))
        .error(typed.error("reason"));
    let form = Form::post(format!("{}/escrow/requests", team.href()), field)
        .submit(t!(lang, "escrow-ask"))
        .secondary();
    html! {
        @for request in requests {
            (note(Kind::Warn, html! {
                (t!(lang, "escrow-open", name = request.asker.as_str())) " "
                (Link::new(t!(lang, "escrow-see"), request.href()))
            }))
        }
        p { (t!(lang, "escrow-ask-why")) }
        (form)
    }
}

fn name(lang: Lang, team: &Team, typed: &Typed) -> Markup {
    let field = |name: &'static str, key: &str| {
        Field::new(FieldKind::Email, name, t!(lang, key))
            .value(typed.get(name))
            .required()
            .error(typed.error(name))
    };
    let form = Form::post(
        format!("{}/escrow/holders", team.href()),
        html! { (typed.summary(lang)) (field("one", "escrow-one")) (field("other", "escrow-other")) },
    )
    .submit(t!(lang, "escrow-name"));
    html! { p { (t!(lang, "escrow-name-why")) } (form) }
}

fn compare(lang: Lang, team: &Team, chosen: &[Candidate]) -> Markup {
    let those: Vec<Value> = chosen
        .iter()
        .map(|one| json!({ "account": one.account.id, "key": one.key.id, "point": wire::write(&one.key.public_key) }))
        .collect();
    let digits: Vec<Fact> = chosen
        .iter()
        .map(|one| Fact::new(&one.account.name, page::digits(&one.key.public_key)))
        .collect();
    SealedForm::new(
        "part-key",
        format!("{}/escrow", team.href()),
        t!(lang, "escrow-part"),
        &["number", "parts"],
    )
    .body(html! { p { (t!(lang, "escrow-compare-why")) } (facts(&digits)) })
    .facts(json!({ "holders": those }).to_string())
    .also(Link::new(
        t!(lang, "form-cancel"),
        format!("{}/escrow", team.href()),
    ))
    .render()
}

pub(super) fn request(
    cx: &Cx,
    request: &Request,
    holders: &[Holder],
    answers: &[Answered],
    about: &Value,
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "escrow-request");
    let own = cx.actor.account;
    let has_answered = |holder: &Holder| answers.iter().any(|one| one.holder == holder.account);
    let mine = holders.iter().find(|one| Some(one.account) == own);
    let is_open = request.ended_at.is_none();
    let states = holders.iter().map(|one| {
        let words = if has_answered(one) {
            "escrow-has-given"
        } else {
            "escrow-has-not"
        };
        Fact::new(&one.name, t!(lang, words))
    });
    let mut known = vec![
        Fact::new(t!(lang, "team-one"), html! { (request.team_name) }),
        Fact::new(
            t!(lang, "escrow-asker"),
            html! { (request.asker) br; (page::digits(&request.point)) },
        ),
        Fact::new(
            t!(lang, "escrow-asked-at"),
            instant(lang, request.asked_at, &cx.app.zone()),
        ),
        Fact::new(t!(lang, "escrow-reason"), html! { (request.reason) }),
    ];
    known.extend(states);
    let mut page = Page::new(&title)
        .head(page::script())
        .body(&crumbs(lang, &[Link::new(t!(lang, "nav-teams"), HOME)], &title))
        .body(&PageHead::new(&title).lede(t!(lang, "escrow-request-lede")))
        .body(&facts(&known));
    if !is_open {
        return page
            .body(&note(Kind::Plain, t!(lang, "escrow-over")))
            .workspace(cx);
    }
    // The lock here opens the reader's own key alone: what the team seals is not on this page.
    let mut alone = about.clone();
    alone["team"]["copy"] = Value::Null;
    if let Some(holder) = mine
        && Some(request.asked_by) != own
        && !has_answered(holder)
    {
        let form = SealedForm::new(
            "hand-over",
            format!("{}/answer", request.href()),
            t!(lang, "escrow-give"),
            &["answer"],
        )
        .body(html! { p { (t!(lang, "escrow-give-why", name = request.asker.as_str())) } })
        .facts(
            json!({
                "request": request.id,
                "number": request.number,
                "part": wire::write(&holder.wrapped),
                "account": request.asked_by,
                "point": wire::write(&request.point),
            })
            .to_string(),
        );
        page = page.body(&page::lock(lang, &alone)).body(&form);
    }
    if Some(request.asked_by) == own && answers.len() == 2 {
        let given: Vec<Value> = answers
            .iter()
            .filter_map(|one| {
                let holder = holders.iter().find(|holder| holder.account == one.holder)?;
                let mut facts = holder.facts();
                facts["answer"] = Value::from(wire::write(&one.wrapped));
                Some(facts)
            })
            .collect();
        let form = SealedForm::new(
            "take-key",
            format!("{}/taking", request.href()),
            t!(lang, "escrow-take"),
            &["number", "copy", "vouched"],
        )
        .body(html! { p { (t!(lang, "escrow-take-why")) } })
        .facts(json!({ "request": request.id, "number": request.number, "answers": given }).to_string());
        page = page.body(&page::lock(lang, &alone)).body(&form);
    }
    if cx.can(Action::Erase, request) {
        let stop = Form::post(format!("{}/stop", request.href()), html! {})
            .submit(t!(lang, "escrow-stop"))
            .secondary();
        page = page.body(&stop);
    }
    page.workspace(cx)
}
