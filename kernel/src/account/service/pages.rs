//! What is drawn of service accounts and their tokens.

use std::collections::BTreeSet;

use axum::response::Response;
use maud::{Markup, Render, html};

use super::{
    BEGINS, DAY, PATH, SEES, SOON_DAYS, TERMS,
    policy::Service,
    store::{Candidate, TokenRow},
};
use crate::{
    account::{admin::admin_tabs, typed::Typed},
    clock::Instant,
    policy::Action,
    t,
    text::{Lang, day, instant},
    web::{
        Cx, Page, crumbs,
        ui::{
            Checkbox, Choice, Column, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Radios, Row,
            Section, Table, actions, badge, facts, fieldset, note,
        },
    },
};

/// How long a token can still be used, in words.
fn rest(cx: &Cx, token: &TokenRow) -> Markup {
    let (lang, now) = (cx.lang(), cx.app.clock.now());
    if let Some(at) = token.revoked_at {
        let on = day(lang, at.day_in(&cx.app.zone()));
        return badge(Kind::Plain, t!(lang, "token-revoked-on", on = on));
    }
    if token.expires_at <= now {
        let on = day(lang, token.expires_at.day_in(&cx.app.zone()));
        return badge(Kind::Bad, t!(lang, "token-expired-on", on = on));
    }
    // The last day counts: a token made for 90 days has 90 left.
    let days = (token.expires_at.seconds() - now.seconds() + DAY - 1) / DAY;
    let kind = if days <= SOON_DAYS { Kind::Warn } else { Kind::Good };
    badge(kind, t!(lang, "token-expires-in", n = days))
}

fn reads(lang: Lang, token: &TokenRow) -> Markup {
    let nouns = token
        .nouns
        .split(' ')
        .map(|noun| t!(lang, &format!("token-noun-{noun}")));
    let nouns: Vec<String> = nouns.collect();
    html! { (nouns.join(", ")) br; small { (t!(lang, &format!("token-sees-{}", token.sees))) } }
}

fn used(cx: &Cx, token: &TokenRow) -> Markup {
    let lang = cx.lang();
    match token.used_at {
        Some(at) => html! { (instant(lang, at, &cx.app.zone())) },
        None => html! { span.muted { (t!(lang, "token-never")) } },
    }
}

pub(super) fn list(cx: &Cx, services: &[Service], tokens: &[TokenRow]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "service-title");
    let rows = services
        .iter()
        .map(|service| {
            let own: Vec<&TokenRow> = tokens
                .iter()
                .filter(|token| token.service == service.id)
                .collect();
            Row::new(vec![
                html! { (Link::new(&service.name, format!("{PATH}/{}", service.id))) },
                html! { (service.purpose) },
                html! { (service.answers_name) },
                html! {
                    @if service.ended_at.is_some() { (badge(Kind::Plain, t!(lang, "service-is-over"))) }
                    @else if own.is_empty() { span.muted { (t!(lang, "service-no-tokens")) } }
                    @for token in &own { div { (rest(cx, token)) } }
                },
            ])
        })
        .collect::<Vec<_>>();
    let columns = [
        "service-name",
        "service-purpose",
        "service-answers",
        "service-tokens",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "service-empty"), t!(lang, "service-empty-why")).render()
    } else {
        Table::new("services", &title, columns)
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards()
            .render()
    };
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "service-lede"))
                .primary(&Link::new(t!(lang, "service-new"), format!("{PATH}/new"))),
        )
        .body(&admin_tabs(cx, PATH))
        .body(&body)
        .workspace(cx)
}

fn choices(candidates: &[Candidate]) -> Vec<Choice> {
    let mut all = vec![Choice::new("", "")];
    all.extend(
        candidates
            .iter()
            .map(|one| Choice::new(one.id.to_string(), &one.name)),
    );
    all
}

pub(super) fn new(cx: &Cx, candidates: &[Candidate], typed: &Typed) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "service-new");
    let body = html! {
        (typed.summary(lang))
        (Field::text("name", t!(lang, "service-name")).help(t!(lang, "service-name-help"))
            .value(typed.get("name")).required().max_length(80).error(typed.error("name")))
        (Field::new(FieldKind::Textarea(3), "purpose", t!(lang, "service-purpose")).help(t!(lang, "service-purpose-help"))
            .value(typed.get("purpose")).required().max_length(500).error(typed.error("purpose")))
        (Field::new(FieldKind::Select(choices(candidates)), "answers", t!(lang, "service-answers"))
            .help(t!(lang, "service-answers-help")).value(typed.get("answers")).required().error(typed.error("answers")))
    };
    let page = Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "service-title"), PATH)],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, "service-new-lede")))
        .body(
            &Form::post(format!("{PATH}/new"), body)
                .submit(t!(lang, "service-make"))
                .also(Link::new(t!(lang, "form-cancel"), PATH)),
        )
        .workspace(cx);
    typed.answer(page)
}

pub(super) fn show(cx: &Cx, service: &Service, tokens: &[TokenRow], candidates: &[Candidate]) -> Response {
    let lang = cx.lang();
    let here = format!("{PATH}/{}", service.id);
    let may_change = cx.can(Action::Change, service) && service.ended_at.is_none();
    let mut head = PageHead::new(&service.name).lede(&service.purpose);
    if service.ended_at.is_some() {
        head = head.badge(badge(Kind::Plain, t!(lang, "service-is-over")));
    }
    if may_change {
        head = head.primary(&Link::new(t!(lang, "token-new"), format!("{here}/tokens/new")));
    }
    let above = if cx.can_any::<Service>(Action::List) {
        Link::new(t!(lang, "service-title"), PATH)
    } else {
        Link::new(t!(lang, "nav-today"), "/app")
    };
    let main = Section::new(t!(lang, "service-tokens"), token_table(cx, service, tokens));
    let mut known = vec![
        Fact::new(t!(lang, "service-answers"), &service.answers_name),
        Fact::new(
            t!(lang, "service-since"),
            instant(lang, service.created_at, &cx.app.zone()),
        ),
    ];
    if let Some(at) = service.ended_at {
        known.push(Fact::new(
            t!(lang, "service-ended"),
            instant(lang, at, &cx.app.zone()),
        ));
    }
    let mut page = Page::new(&service.name)
        .body(&crumbs(lang, &[above], &service.name))
        .body(&head)
        .body(&facts(&known))
        .body(&main);
    if may_change {
        page = page.body(&standing(lang, service, candidates, &here));
    }
    page.workspace(cx)
}

/// Who answers, and the end of it all.
fn standing(lang: Lang, service: &Service, candidates: &[Candidate], here: &str) -> Markup {
    let answers = Form::post(
        format!("{here}/answering"),
        Field::new(
            FieldKind::Select(choices(candidates)),
            "answers",
            t!(lang, "service-answers"),
        )
        .value(service.answers.to_string())
        .required(),
    )
    .submit(t!(lang, "form-save"))
    .secondary();
    html! {
        (Section::new(t!(lang, "service-another"), answers))
        (Section::new(t!(lang, "service-end-title"), html! {
            p { (t!(lang, "service-end-lede")) }
            (actions(&[Link::new(t!(lang, "service-end"), format!("{here}/end")).classed("button")]))
        }))
    }
}

pub(super) fn ending(cx: &Cx, service: &Service) -> Response {
    let lang = cx.lang();
    let here = format!("{PATH}/{}", service.id);
    let title = t!(lang, "service-end-ask", name = service.name.as_str());
    let form = Form::post(format!("{here}/end"), html! {})
        .submit(t!(lang, "service-end"))
        .danger()
        .also(Link::new(t!(lang, "form-cancel"), &here));
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "service-end-lede")))
        .body(&form)
        .workspace(cx)
}

fn token_table(cx: &Cx, service: &Service, tokens: &[TokenRow]) -> Markup {
    let lang = cx.lang();
    if tokens.is_empty() {
        return Empty::new(t!(lang, "service-no-tokens"), t!(lang, "service-no-tokens-why")).render();
    }
    let now = cx.app.clock.now();
    let rows = tokens
        .iter()
        .map(|token| {
            let is_open = token.revoked_at.is_none() && token.expires_at > now && service.ended_at.is_none();
            let press = Form::post(
                format!("/app/admin/service-tokens/{}/revocation", token.id),
                html! {},
            )
            .submit(t!(lang, "token-revoke"))
            .secondary();
            Row::new(vec![
                html! { code { (token.begins) "…" } },
                reads(lang, token),
                rest(cx, token),
                used(cx, token),
                html! { @if is_open { (press) } },
            ])
        })
        .collect();
    let columns = [
        "token-begins",
        "token-reads",
        "account-state",
        "token-used",
        "account-act",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    Table::new("tokens", t!(lang, "service-tokens"), columns)
        .quiet_caption()
        .rows(rows)
        .cards()
        .render()
}

pub(super) fn new_token(
    cx: &Cx,
    service: &Service,
    offered: &BTreeSet<&'static str>,
    typed: &Typed,
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "token-new");
    let here = format!("{PATH}/{}", service.id);
    let ticks = html! {
        @if let Some(words) = typed.error("reads") { (note(Kind::Bad, words)) }
        @for noun in offered {
            (Checkbox::new(format!("reads-{noun}"), t!(lang, &format!("token-noun-{noun}")), typed.ticked(&format!("reads-{noun}"))))
        }
    };
    let sees = SEES
        .map(|sees| {
            let chosen = typed.get("sees") == sees || (typed.get("sees").is_empty() && sees == "public");
            Choice::new(sees, t!(lang, &format!("token-sees-{sees}"))).chosen(chosen)
        })
        .to_vec();
    let days = TERMS
        .map(|days| Choice::new(days.to_string(), t!(lang, "token-days", n = days)))
        .to_vec();
    let chosen_days = match typed.get("days") {
        "" => "90",
        typed => typed,
    };
    let body = html! {
        (typed.summary(lang))
        // The summary leads to what the boxes are about.
        div id="f-reads" { (fieldset(t!(lang, "token-reads"), Some(&t!(lang, "token-reads-help")), ticks)) }
        (Radios::new("sees", t!(lang, "token-sees"), sees))
        (Field::new(FieldKind::Select(days), "days", t!(lang, "token-term"))
            .help(t!(lang, "token-term-help")).value(chosen_days).required().error(typed.error("days")))
    };
    let above = [
        Link::new(t!(lang, "service-title"), PATH),
        Link::new(&service.name, &here),
    ];
    let page = Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "token-new-lede")))
        .body(
            &Form::post(format!("{here}/tokens/new"), body)
                .submit(t!(lang, "token-make"))
                .also(Link::new(t!(lang, "form-cancel"), &here)),
        )
        .workspace(cx);
    typed.answer(page)
}

/// The one page on which a token stands in full.
pub(super) fn made(cx: &Cx, service: &Service, text: &str, noun: &str, expires_at: Instant) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "token-made");
    let until = day(lang, expires_at.day_in(&cx.app.zone()));
    let (header, address) = (
        format!("Authorization: Bearer {BEGINS}…"),
        format!("{}/api/v1/{noun}", cx.app.address),
    );
    Page::new(&title)
        .body(&PageHead::new(&title).eyebrow(&service.name).lede(t!(lang, "token-made-lede", until = until)))
        .body(&html! {
            (facts(&[Fact::new(t!(lang, "token-text"), html! { code { (text) } })]))
            (note(Kind::Warn, t!(lang, "token-once")))
            p { (t!(lang, "token-how")) }
            (facts(&[
                Fact::new(t!(lang, "token-header"), html! { code { (header) } }),
                Fact::new(t!(lang, "token-address"), html! { code { (address) } }),
            ]))
            (actions(&[Link::new(t!(lang, "token-done"), format!("{PATH}/{}", service.id)).classed("button primary")]))
        })
        .workspace(cx)
}
