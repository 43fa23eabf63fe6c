//! What is drawn of reservations.

use balai_kernel::{
    policy::{Action, Guarded},
    t,
    web::{
        Cx, Page,
        ui::{self, Column, Form, Link, PageHead, Row, Section, Table},
    },
};
use maud::html;

use super::{Reservation, single, web};
use crate::{entry::Entry, party::Party, record};

/// The reservations that stand, and the form for one more.
pub(super) fn list(cx: &Cx, shown: &web::Shown, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "reservation-title");
    let name_of = |id| {
        let party = shown.parties.iter().find(|party: &&Party| party.id == id);
        party.map_or("", |party| party.name(lang))
    };
    let rows: Vec<Row> = shown
        .reservations
        .iter()
        .map(|one| {
            let agency = shown.agencies.iter().find(|agency| Some(agency.id) == one.agency);
            let may_lift = Reservation::rule(&cx.actor, Action::Erase, Some(one)).is_allowed();
            Row::new(vec![
                html! { (name_of(one.lender)) },
                html! {
                    @if let Some(href) = single::href_of(one) { (Link::new(t!(lang, "reservation-one-record"), href)) }
                    @else { (agency.map_or_else(|| t!(lang, "reservation-whole-party"), |agency| agency.name.clone())) }
                },
                record::date(lang, one.since_on),
                html! { @if may_lift {
                    (record::press(format!("/app/directory/reservations/{}/lifting", one.id), t!(lang, "reservation-lift")))
                } },
            ])
        })
        .collect();
    let columns = [
        "reservation-lender",
        "reservation-agency",
        "reservation-since",
        "directory-act",
    ]
    .map(|key| Column::new(t!(lang, key)));
    let standing = html! {
        @if rows.is_empty() { (record::nothing(t!(lang, "reservation-none"))) } @else {
            (Table::new("reservations", &title, columns.to_vec()).quiet_caption().rows(rows).cards())
        }
    };
    let mut parties: Vec<(String, String)> = shown
        .parties
        .iter()
        .filter(|party| party.id != shown.party.id)
        .map(|party| (party.code.clone(), party.name(lang).to_owned()))
        .collect();
    parties.sort_by(|one, other| one.1.cmp(&other.1));
    let agencies = shown
        .agencies
        .iter()
        .map(|agency| (agency.id.to_string(), agency.name.clone()))
        .collect();
    let fields = html! {
        (entry.select(lang, "lender", parties).required())
        (entry.select(lang, "agency", agencies).help(t!(lang, "reservation-agency-help")))
    };
    let form = Form::post(web::href(&shown.party), fields).submit(t!(lang, "reservation-add"));
    let errors: Vec<(String, String)> = entry
        .error(lang, "lender")
        .map(|words| ("f-lender".to_owned(), words))
        .into_iter()
        .collect();
    let head = PageHead::new(&title)
        .eyebrow(Link::new(shown.party.name(lang), shown.party.href()))
        .lede(t!(lang, "reservation-lede", party = shown.party.name(lang)))
        .audience(super::audience(shown.party.id).words(lang));
    Page::new(&title)
        .body(&head)
        .body(&ui::error_summary(&t!(lang, "form-errors"), &errors))
        .body(&Section::new(t!(lang, "reservation-standing"), standing))
        .body(&Section::new(t!(lang, "reservation-add"), form))
}
