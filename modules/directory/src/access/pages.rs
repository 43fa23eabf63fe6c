//! What is drawn of access that rests on posts.

use balai_kernel::{
    account::PostGrant,
    policy::Action,
    t,
    text::{day, instant},
    web::{
        Cx, Page,
        axum::response::Response,
        ui::{Column, Empty, Fact, Form, Kind, Link, PageHead, Row, Section, Table, badge, facts},
    },
};
use maud::{Markup, Render, html};

use super::{Access, ROLES, offer::Open, store};
use crate::{
    entry::Entry,
    post::{Holding, Post},
    record,
};

/// What the page of a post's access shows.
pub(crate) struct Shown<'a> {
    pub post: &'a Post,
    pub holders: &'a [Holding],
    pub grants: &'a [PostGrant],
    /// Owners of accounts who were asked.
    pub offers: &'a [store::Listed],
}

pub(crate) fn show(cx: &Cx, shown: &Shown<'_>, entry: &Entry) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let Shown {
        post,
        holders,
        grants,
        offers,
    } = *shown;
    let title = t!(lang, "access-title");
    let head = PageHead::new(&title).lede(t!(lang, "access-lede"));
    let rows: Vec<Row> = grants
        .iter()
        .map(|grant| {
            let is_now = grant.until_on.is_none_or(|until| until.0 >= today);
            Row::new(vec![
                html! { bdi { (grant.name) } },
                html! { (t!(lang, &format!("role-{}", grant.role))) },
                html! { (record::span(lang, Some(grant.from_on), grant.until_on)) },
                if is_now {
                    badge(Kind::Good, t!(lang, "access-now"))
                } else {
                    badge(Kind::Plain, t!(lang, "access-over"))
                },
            ])
        })
        .collect();
    let columns = ["access-holder", "access-role", "post-term", "access-state"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let list = if rows.is_empty() {
        Empty::new(t!(lang, "access-empty"), t!(lang, "access-empty-why")).render()
    } else {
        Table::new("access", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    };
    let page = Page::new(&title)
        .body(&record::path(
            lang,
            "parties",
            &[Link::new(&post.title, post.href())],
            &title,
        ))
        .body(&head)
        .body(&list)
        .body(&asked(cx, holders, offers));
    if !cx.can_any::<Access>(Action::Create) || holders.is_empty() {
        return page;
    }
    let choices = holders.iter().map(|held| (held.person.to_string(), held.name()));
    let roles = ROLES.map(|role| (role.code().to_owned(), t!(lang, &format!("role-{}", role.code()))));
    let fields = html! {
        (entry.select(lang, "holder", choices.collect()).required())
        (entry.select(lang, "role", roles.to_vec()).required())
    };
    let here = format!("{}/access", post.href());
    page.body(&Section::new(
        t!(lang, "access-give"),
        html! {
            p { (t!(lang, "access-give-lede")) }
            (entry.form(lang, &here, &post.href(), t!(lang, "access-give-button"), fields))
        },
    ))
}

/// Those who were asked whether an account is theirs, of holders whom the reader sees.
fn asked(cx: &Cx, holders: &[Holding], offers: &[store::Listed]) -> Markup {
    let lang = cx.lang();
    let rows: Vec<Row> = offers
        .iter()
        .filter_map(|offer| {
            let holder = holders.iter().find(|held| held.person == offer.person)?;
            let state = match offer.is_accepted {
                None => badge(Kind::Warn, t!(lang, "access-offer-waits")),
                Some(true) => badge(Kind::Good, t!(lang, "access-offer-accepted")),
                Some(false) => badge(Kind::Bad, t!(lang, "access-offer-refused")),
            };
            Some(Row::new(vec![
                html! { bdi { (holder.name()) } },
                html! { (t!(lang, &format!("role-{}", offer.role))) },
                html! { (instant(lang, offer.offered_at, &cx.app.zone())) },
                state,
            ]))
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    let columns = ["access-holder", "access-role", "access-offered", "access-state"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("offers", t!(lang, "access-offers"), columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    Section::new(t!(lang, "access-offers"), table).render()
}

/// What the owner of an account is asked.
pub(super) fn offer(cx: &Cx, open: &Open, token: &str) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "access-offer-title");
    let role = t!(lang, &format!("role-{}", open.offer.role));
    let known = [
        Fact::new(
            t!(lang, "access-offer-you"),
            html! { bdi { (open.offer.name()) } },
        ),
        Fact::new(t!(lang, "post-title"), &open.post.title),
        Fact::new(t!(lang, "agency-name"), &open.offer.agency),
        Fact::new(t!(lang, "person-party"), open.offer.party.get(lang)),
        Fact::new(t!(lang, "access-role"), role),
    ];
    let until = day(lang, open.errand.expires_at.day_in(&cx.app.zone()));
    let (by, office) = (
        open.errand.made_by_name.as_str(),
        cx.app.profile.office.name.get(lang),
    );
    let yes = Form::post(format!("/access/{token}"), html! {}).submit(t!(lang, "access-offer-yes"));
    let no = Form::post(format!("/access/{token}/refusal"), html! {})
        .submit(t!(lang, "access-offer-no"))
        .secondary();
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(
            lang,
            "access-offer-lede",
            by = by,
            office = office,
            until = until
        )))
        .body(&facts(&known))
        .body(&yes)
        .body(&no)
        .public(cx)
}
