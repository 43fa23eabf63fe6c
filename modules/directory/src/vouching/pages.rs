//! What is drawn of vouching.

use balai_kernel::{
    account::LinkKind,
    policy::Action,
    t,
    text::{day, instant},
    web::{
        Cx, Page,
        ui::{Column, Empty, FieldKind, Form, Kind, Link, Row, Table, badge},
    },
};
use maud::{Markup, Render, html};

use super::Vouching;
use crate::{agency::Agency, entry::Entry, party::Party};

/// How it stands with whoever was vouched for: nothing is told here that the invitation itself
/// does not tell.
fn standing(cx: &Cx, one: &Vouching) -> Markup {
    let lang = cx.lang();
    if let Some(at) = one.ended_at {
        let on = day(lang, at.day_in(&cx.app.zone()));
        return badge(Kind::Plain, t!(lang, "vouching-ended-on", on = on));
    }
    if one.is_taken_up {
        return badge(Kind::Good, t!(lang, "vouching-taken-up"));
    }
    let until = one.created_at.plus_seconds(LinkKind::Invitation.seconds());
    if until <= cx.app.clock.now() {
        return badge(Kind::Warn, t!(lang, "vouching-lapsed"));
    }
    badge(Kind::Plain, t!(lang, "vouching-invited"))
}

pub(crate) fn list(cx: &Cx, party: &Party, all: &[Vouching]) -> Page {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let title = t!(lang, "vouchings-title");
    let here = format!("{}/vouchings", party.href());
    let is_own = cx.actor.is_focal_of(party.id);
    let mut head = crate::party::web::head(cx, party, title.clone())
        .lede(t!(lang, "vouchings-lede"))
        .audience(super::audience(party.id).words(lang));
    if is_own {
        head = head.primary(&Link::new(t!(lang, "vouching-new"), format!("{here}/new")));
    }
    let rows: Vec<Row> = all
        .iter()
        .map(|one| {
            let may_end = one.ended_at.is_none() && cx.can(Action::Change, one);
            Row::new(vec![
                html! { bdi { (one.name) } br; small { bdi { (one.email) } } },
                html! { bdi { (one.post) } br; small { (one.agency_name) } },
                html! { (one.vouched_by_name) br; small { (instant(lang, one.created_at, &zone)) } },
                standing(cx, one),
                html! { @if may_end {
                    (Form::post(format!("/app/directory/vouchings/{}/end", one.id), html! {})
                        .submit(t!(lang, "vouching-end")).secondary()
                        .ask(t!(lang, "vouching-end-ask", name = one.name.as_str()), t!(lang, "vouching-end"), t!(lang, "form-cancel")))
                } },
            ])
        })
        .collect();
    let columns = [
        "vouching-name",
        "vouching-post",
        "vouching-by",
        "vouching-state",
        "directory-act",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    let body = if rows.is_empty() {
        Empty::new(t!(lang, "vouchings-empty"), t!(lang, "vouchings-empty-why")).render()
    } else {
        Table::new("vouchings", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    };
    Page::new(title).body(&head).body(&body)
}

pub(crate) fn form(cx: &Cx, party: &Party, agencies: &[Agency], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "vouching-new");
    let back = format!("{}/vouchings", party.href());
    let choices = agencies
        .iter()
        .map(|agency| (agency.id.to_string(), agency.name.clone()))
        .collect();
    let fields = html! {
        (entry.text(lang, "name").required())
        (entry.field(lang, FieldKind::Email, "email").required().max_length(254))
        (entry.select(lang, "agency", choices).required())
        (entry.text(lang, "post").required())
    };
    let head = crate::party::web::head(cx, party, title.clone()).lede(t!(lang, "vouching-new-lede"));
    Page::new(title).body(&entry.draw(lang, &head, &format!("{back}/new"), &back, fields))
}
