//! What is drawn of the office's staff.

use balai_kernel::{
    account::employment::Employed,
    actor::Employer,
    policy::{Action, Guarded},
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{Column, Link, PageHead, Row, Table},
    },
};
use maud::{Render, html};

use super::{
    Staff,
    web::{PATH, Shown},
};
use crate::{entry::Entry, party::Party, record};

/// Who pays somebody, in words.
fn employer(lang: Lang, employer: Employer, parties: &[Party]) -> String {
    match employer {
        Employer::Lender(Some(id)) => {
            let party = parties.iter().find(|party| party.id == id);
            t!(
                lang,
                "staff-lent-by",
                party = party.map_or("", |party| party.name(lang))
            )
        }
        Employer::Lender(None) => t!(lang, "staff-lent-by-unknown"),
        Employer::Office | Employer::Host => t!(lang, &format!("employer-{}", employer.code())),
    }
}

/// Each of the staff once, with all their roles.
pub(super) fn list(cx: &Cx, shown: &Shown) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "staff-title");
    let mut people: Vec<(&Employed, Vec<String>)> = Vec::new();
    for one in &shown.staff {
        let role = t!(lang, &format!("role-{}", one.role));
        match people.last_mut() {
            Some((last, roles)) if last.account == one.account => roles.push(role),
            _ => people.push((one, vec![role])),
        }
    }
    let rows = people
        .into_iter()
        .map(|(one, roles)| {
            let staff = Staff { account: one.account };
            let may_change = Staff::rule(&cx.actor, Action::Change, Some(&staff)).is_allowed();
            Row::new(vec![
                html! { (one.name) },
                html! { (roles.join(", ")) },
                html! { (employer(lang, one.employer(), &shown.parties)) },
                html! { @if may_change {
                    (Link::new(t!(lang, "directory-edit"), format!("{PATH}/{}", one.account)))
                } },
            ])
        })
        .collect();
    let columns = ["staff-name", "staff-roles", "staff-employer", "directory-act"]
        .map(|key| Column::new(t!(lang, key)));
    let table = Table::new("staff", &title, columns.to_vec())
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .cards();
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "staff-lede")))
        .body(&record::sections(cx, "staff"))
        .body(&table)
}

pub(super) fn form(cx: &Cx, shown: &Shown, one: &Employed, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "staff-edit", name = &one.name);
    let employers = ["office", "host", "lender"]
        .map(|code| (code.to_owned(), t!(lang, &format!("employer-{code}"))))
        .to_vec();
    let mut parties: Vec<(String, String)> = shown
        .parties
        .iter()
        .map(|party| (party.code.clone(), party.name(lang).to_owned()))
        .collect();
    parties.sort_by(|one, other| one.1.cmp(&other.1));
    let fields = html! {
        (entry.select(lang, "employer", employers).required())
        (entry.select(lang, "lender", parties).help(t!(lang, "staff-lender-help")))
    };
    let head = PageHead::new(&title)
        .eyebrow(Link::new(t!(lang, "staff-title"), PATH).render())
        .lede(t!(lang, "staff-form-lede"));
    let action = format!("{PATH}/{}", one.account);
    Page::new(title).body(&entry.draw(lang, &head, &action, PATH, fields))
}
