//! What is drawn of teams.

use balai_kernel::{
    Audience, Id,
    account::{Account, typed::Typed},
    policy::Action,
    t,
    text::{Lang, day},
    web::{
        Cx, Page,
        axum::response::Response,
        crumbs,
        ui::{
            Column, Empty, Fact, Field, Form, Kind, Link, PageHead, Row, SealedForm, Section, Table, actions,
            facts, hidden, note,
        },
        who_sees,
    },
};
use maud::{Markup, Render as _, html};
use serde_json::{Value, json};

use super::{HOME, LONGEST_NAME, Team, store::Line};
use crate::{
    escrow::store::Holder,
    item::{self, SealedItem},
    member::{Member, State, store::Asked},
    page, sealing_key, wire,
};

/// That one's own key is to be made first.
pub(crate) fn no_key(lang: Lang) -> Markup {
    note(
        Kind::Warn,
        html! { (t!(lang, "sealing-key-needed")) " " (Link::new(t!(lang, "sealing-key-make"), sealing_key::PATH)) },
    )
}

pub(super) fn list(cx: &Cx, teams: &[Line], asked: &[Asked]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "nav-teams");
    let mut head = PageHead::new(&title).lede(t!(lang, "teams-lede"));
    if cx.can_any::<Team>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "team-new"), format!("{HOME}/new")));
    }
    head = head.action(Link::new(t!(lang, "sealing-key-title"), sealing_key::PATH).classed("button"));
    let mut page = Page::new(&title).body(&head);
    if !asked.is_empty() {
        page = page.body(&Section::new(
            t!(lang, "team-asked-title"),
            asked_part(lang, asked),
        ));
    }
    let zone = cx.app.zone();
    if teams.is_empty() {
        return page
            .body(&Empty::new(t!(lang, "teams-none"), t!(lang, "teams-none-why")))
            .workspace(cx);
    }
    let rows = teams
        .iter()
        .map(|team| {
            let changed = team.changed_at.map(|at| day(lang, at.day_in(&zone)));
            Row::new(vec![
                Link::new(&team.name, format!("{HOME}/{}", team.id)).render(),
                html! { (team.members) },
                html! { (team.items) },
                html! { (changed.unwrap_or_default()) },
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "team-name")),
        Column::number(t!(lang, "team-members")),
        Column::number(t!(lang, "team-items")),
        Column::new(t!(lang, "team-changed")),
    ];
    page.body(
        &Table::new("teams", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards(),
    )
    .workspace(cx)
}

fn asked_part(lang: Lang, asked: &[Asked]) -> Markup {
    let rows = asked
        .iter()
        .map(|one| {
            let path = format!("{HOME}/members/{}", one.id);
            Row::new(vec![
                html! { (one.team) br; small { (t!(lang, "team-asked-by", name = one.by.as_str())) } },
                actions(&[
                    Form::post(format!("{path}/acceptance"), html! {})
                        .submit(t!(lang, "team-accept"))
                        .render(),
                    Link::new(t!(lang, "team-decline"), format!("{path}/removal")).render(),
                ]),
            ])
        })
        .collect();
    let columns = ["team-name", "account-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    Table::new("asked", t!(lang, "team-asked-title"), columns)
        .quiet_caption()
        .rows(rows)
        .cards()
        .render()
}

pub(super) fn new(cx: &Cx, own: Id<Account>, id: Id<Team>, key: &Value, typed: &Typed) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "team-new");
    let head = PageHead::new(&title).lede(t!(lang, "team-new-lede"));
    let page = Page::new(&title)
        .head(page::script())
        .body(&crumbs(lang, &[Link::new(t!(lang, "nav-teams"), HOME)], &title))
        .body(&head);
    if key.is_null() {
        return page.body(&no_key(lang)).workspace(cx);
    }
    let name = Field::text("name", t!(lang, "team-name"))
        .help(t!(lang, "team-name-help"))
        .value(typed.get("name"))
        .required()
        .max_length(u32::try_from(LONGEST_NAME).unwrap_or(u32::MAX))
        .error(typed.error("name"));
    let form = SealedForm::new("found", HOME, t!(lang, "team-found"), &["copy", "vouched"])
        .body(html! { (typed.summary(lang)) (hidden("team", &id.to_string())) (name) })
        .facts(json!({ "team": id }).to_string())
        .also(Link::new(t!(lang, "form-cancel"), HOME));
    let lock = page::lock(lang, &json!({ "account": own, "own": key }));
    typed.answer(page.body(&lock).body(&form).workspace(cx))
}

pub(super) fn show(
    cx: &Cx,
    team: &Team,
    about: &Value,
    items: &[SealedItem],
    members: &[Member],
    is_stale: bool,
) -> Response {
    let lang = cx.lang();
    let has_copy = !about["team"]["copy"].is_null();
    let base = team.href();
    let mut head = PageHead::new(&team.name)
        .eyebrow(t!(lang, "team-one"))
        .audience(who_sees(cx, &Audience::parse(&team.audience)));
    if has_copy {
        head = head
            .primary(&Link::new(t!(lang, "item-write"), format!("{base}/items/new")))
            .action(Link::new(t!(lang, "item-file"), format!("{base}/items/file")).classed("button"));
    }
    head = head
        .action(Link::new(t!(lang, "team-members"), format!("{base}/members")).classed("button"))
        .action(Link::new(t!(lang, "escrow-title"), format!("{base}/escrow")).classed("button"));
    let mut page = Page::new(&team.name)
        .head(page::script())
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "nav-teams"), HOME)],
            &team.name,
        ))
        .body(&head);
    if about["own"].is_null() {
        page = page.body(&no_key(lang));
    } else if !has_copy {
        page = page.body(&note(Kind::Warn, t!(lang, "team-you-wait")));
    } else {
        if is_stale {
            let link = Link::new(t!(lang, "team-key-change"), format!("{base}/key"));
            page = page.body(&note(
                Kind::Warn,
                html! { (t!(lang, "team-key-stale")) " " (link) },
            ));
        }
        page = page.body(&page::lock(lang, about));
    }
    let waiting = members.iter().filter(|one| one.state() == State::Waiting).count();
    if has_copy && waiting > 0 {
        let link = Link::new(t!(lang, "team-waiting-link"), format!("{base}/members"));
        page = page.body(&note(
            Kind::Plain,
            html! { (t!(lang, "team-waiting-n", n = waiting)) " " (link) },
        ));
    }
    let body = if items.is_empty() {
        Empty::new(t!(lang, "items-none"), t!(lang, "items-none-why")).render()
    } else {
        item::pages::table(cx, items)
    };
    page.body(&Section::new(t!(lang, "items-title"), body))
        .body(&about_key(lang, &base, about))
        .workspace(cx)
}

/// The digits by which members tell that they have the same key.
fn about_key(lang: Lang, base: &str, about: &Value) -> Markup {
    let keys = about["team"]["keys"].as_array().map_or(0, Vec::len);
    Section::new(
        t!(lang, "team-key-title"),
        html! {
            p { (t!(lang, "team-key-why")) }
            (facts(&[
                Fact::new(t!(lang, "team-digits"), html! { code data-number { (t!(lang, "sealed-closed")) } }),
                Fact::new(t!(lang, "team-key-number"), html! { (keys) }),
            ]))
        },
    )
    .link(Link::new(t!(lang, "team-key-change"), format!("{base}/key")))
    .render()
}

pub(super) fn key(cx: &Cx, team: &Team, about: &Value, members: &[Member], holders: &[Holder]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "team-key-change");
    let those: Vec<Value> = members
        .iter()
        .filter(|one| one.state() == State::Inside)
        .map(|one| {
            json!({
                "account": one.account,
                "key": one.key,
                "point": one.point.as_deref().map(wire::write),
                "vouched": one.vouched.as_deref().map(wire::write),
            })
        })
        .collect();
    let holders: Vec<Value> = holders.iter().map(Holder::facts).collect();
    let names: Vec<&str> = members
        .iter()
        .filter(|one| one.state() == State::Inside)
        .map(Member::called)
        .collect();
    let form = SealedForm::new(
        "change-key",
        format!("{}/key", team.href()),
        t!(lang, "team-key-change"),
        &["number", "before", "copies", "parts"],
    )
    .body(html! { p { (t!(lang, "team-key-for", names = names.join(", "))) } })
    .facts(json!({ "members": those, "holders": holders }).to_string())
    .also(Link::new(t!(lang, "form-cancel"), team.href()));
    Page::new(&title)
        .head(page::script())
        .body(&crumbs(
            lang,
            &[
                Link::new(t!(lang, "nav-teams"), HOME),
                Link::new(&team.name, team.href()),
            ],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, "team-key-change-lede")))
        .body(&page::lock(lang, about))
        .body(&form)
        .workspace(cx)
}
