//! A reservation about one record alone, on the record's own pages.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Audience, Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    store::Tx,
    t,
    text::Message,
    web::{
        Answer, Cx, Form, Page,
        axum::extract::Path,
        redirect_with,
        ui::{self, Column, Link, PageHead, Row, Section, Table},
    },
};
use maud::{Markup, Render, html};

use super::{Reservation, audience_of, store, store::NewReservation};
use crate::{
    PartyId, PersonId,
    entry::{Entry, again},
    party::{self, Party},
    person::{self, Person},
    post::{self, Post},
    record,
};

/// The record that is reserved.
enum Record {
    Person(Person),
    Post(Post),
}

impl Record {
    /// Whose information it is; nobody reserves what is nobody's.
    fn party(&self) -> Result<PartyId> {
        match self {
            Self::Person(person) => person.party.ok_or(Error::NotFound),
            Self::Post(post) => Ok(post.party),
        }
    }

    fn href(&self) -> String {
        match self {
            Self::Person(person) => person.href(),
            Self::Post(post) => post.href(),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Person(person) => person.name(),
            Self::Post(post) => post.title.clone(),
        }
    }

    const fn ids(&self) -> (Option<PersonId>, Option<Id<Post>>) {
        match self {
            Self::Person(person) => (Some(person.id), None),
            Self::Post(post) => (None, Some(post.id)),
        }
    }

    async fn renew(&self, tx: &Tx) -> Result<()> {
        match self {
            Self::Person(person) => super::renew(tx, person.id).await,
            Self::Post(post) => super::renew_post(tx, post).await,
        }
    }
}

/// Whether an actor is told of reservations of a party: its focal points and the office's own
/// staff, each of whom sees which ones by their audience.
fn may_know(actor: &Actor, party: PartyId) -> bool {
    let knows = |actor: &Actor| actor.holds("office:core") || actor.is_focal_of(party);
    knows(actor) && actor.viewer().is_none_or(knows)
}

/// The page of what is reserved about one record, or nothing for those who are not to know.
pub(super) fn href_of(reservation: &Reservation) -> Option<String> {
    let at = match (reservation.person, reservation.post) {
        (Some(person), _) => format!("people/{person}"),
        (None, Some(post)) => format!("posts/{post}"),
        (None, None) => return None,
    };
    Some(format!("/app/directory/{at}/reservations"))
}

/// A record after one about it was lifted.
pub(super) async fn lifted(tx: &Tx, reservation: &Reservation) -> Result<()> {
    if let Some(person) = reservation.person {
        super::renew(tx, person).await?;
    }
    if let Some(id) = reservation.post
        && let Some(post) = post::store::find(tx, id).await?
    {
        super::renew_post(tx, &post).await?;
    }
    Ok(())
}

/// Whose staff do not see a record, by name, for those who may know it. The record's audience
/// says at once that it is kept from nobody's, as nearly all are.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lenders(
    cx: &Cx,
    person: Option<PersonId>,
    post: Option<Id<Post>>,
    audience: &str,
) -> Result<Vec<String>> {
    if !Audience::parse(audience).has_exception() {
        return Ok(Vec::new());
    }
    if !cx.actor.holds("office:core") && !cx.actor.is_focal() {
        return Ok(Vec::new());
    }
    let found = store::of_record(&cx.app.db, &cx.actor, person, post).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let parties = party::store::seen(&cx.app.db, &cx.actor, None, None).await?;
    let named = |id| parties.iter().find(|party| party.id == id);
    let names = found.iter().filter_map(|one| named(one.lender));
    Ok(names.map(|party| party.name(cx.lang()).to_owned()).collect())
}

/// On the record's page: whose staff do not see it, and the way to say so.
pub(crate) fn section(cx: &Cx, href: &str, party: Option<PartyId>, except: &[String]) -> Markup {
    let lang = cx.lang();
    if !party.is_some_and(|party| may_know(&cx.actor, party)) {
        return Markup::default();
    }
    let body = html! {
        @if except.is_empty() { (record::nothing(t!(lang, "reservation-record-none"))) }
        @else { ul { @for name in except { li { (name) } } } }
        p { (Link::new(t!(lang, "reservation-record-say"), format!("{href}/reservations"))) }
    };
    Section::new(t!(lang, "reservation-record"), body)
        .id("reservations")
        .render()
}

/// The record of which reservations are asked, for those who may know of them.
async fn known(cx: &Cx, record: Record) -> Result<Record> {
    if may_know(&cx.actor, record.party()?) {
        Ok(record)
    } else {
        Err(Error::NotFound)
    }
}

async fn person(cx: &Cx, id: PersonId) -> Result<Record> {
    known(cx, Record::Person(person::web::found(cx, id).await?)).await
}

async fn post(cx: &Cx, id: Id<Post>) -> Result<Record> {
    known(cx, Record::Post(post::web::found(cx, id).await?.0)).await
}

pub(crate) async fn of_person(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let record = person(&cx, id).await?;
    Ok(list(&cx, &record, &Entry::empty("reservation"))
        .await?
        .workspace(&cx))
}

pub(crate) async fn of_post(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let record = post(&cx, id).await?;
    Ok(list(&cx, &record, &Entry::empty("reservation"))
        .await?
        .workspace(&cx))
}

pub(crate) async fn add_person(
    cx: Cx,
    Path(id): Path<PersonId>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let record = person(&cx, id).await?;
    add(cx, record, values).await
}

pub(crate) async fn add_post(
    cx: Cx,
    Path(id): Path<Id<Post>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let record = post(&cx, id).await?;
    add(cx, record, values).await
}

async fn add(cx: Cx, record: Record, values: BTreeMap<String, String>) -> Answer {
    let party = record.party()?;
    let parties = party::store::seen(&cx.app.db, &cx.actor, None, None).await?;
    let mut entry = Entry::of("reservation", values);
    let lender = entry.party("lender", &parties);
    if lender.is_none() {
        entry.wrong("lender", Message::new("directory-choose"));
    } else if lender == Some(party) {
        entry.wrong("lender", Message::new("reservation-own"));
    }
    let (Some(lender), false) = (lender, entry.is_wrong()) else {
        return again(list(&cx, &record, &entry).await?.workspace(&cx));
    };
    let (person, post) = record.ids();
    let audience = match &record {
        Record::Person(person) => audience_of(person),
        Record::Post(_) => super::audience(party),
    };
    let new = NewReservation {
        party,
        agency: None,
        person,
        post,
        lender,
        since: cx.app.today(),
        audience,
    };
    let (app, actor, record, new) = (&cx.app, &cx.actor, &record, &new);
    app.db
        .write("reservation.add-one", |tx| async move {
            let id = store::insert(&tx, &app.clock, new).await?;
            record.renew(&tx).await?;
            let changes = audit::changed([Change::between(
                "lender",
                None::<String>,
                Some(lender.to_string()),
            )]);
            let act = Act::on("created", "reservation", id)
                .of_party(Some(party))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/reservations", record.href()),
        "reservation-made",
    ))
}

/// The reservations about a record, and the form for one more.
async fn list(cx: &Cx, about: &Record, entry: &Entry) -> Result<Page> {
    let lang = cx.lang();
    let (person, post) = about.ids();
    let standing = store::of_record(&cx.app.db, &cx.actor, person, post).await?;
    let own = about.party()?;
    let mut parties = party::store::seen(&cx.app.db, &cx.actor, None, None).await?;
    party::by_name(&mut parties, lang);
    let name_of = |id| {
        let party = parties.iter().find(|party: &&Party| party.id == id);
        party.map_or("", |party| party.name(lang))
    };
    let rows: Vec<Row> = standing
        .iter()
        .map(|one| {
            Row::new(vec![
                html! { (name_of(one.lender)) },
                record::date(lang, one.since_on),
                html! { @if cx.can(Action::Erase, one) {
                    (record::press(format!("/app/directory/reservations/{}/lifting", one.id), t!(lang, "reservation-lift")))
                } },
            ])
        })
        .collect();
    let title = t!(lang, "reservation-record");
    let columns =
        ["reservation-lender", "reservation-since", "directory-act"].map(|key| Column::new(t!(lang, key)));
    let table = html! {
        @if rows.is_empty() { (record::nothing(t!(lang, "reservation-record-none"))) } @else {
            (Table::new("reservations", &title, columns.to_vec()).quiet_caption().rows(rows).cards())
        }
    };
    let choices = parties
        .iter()
        .filter(|party| party.id != own)
        .map(|party| (party.code.clone(), party.name(lang).to_owned()))
        .collect();
    let fields = entry.select(lang, "lender", choices).required();
    let form =
        ui::Form::post(format!("{}/reservations", about.href()), fields).submit(t!(lang, "reservation-add"));
    let errors: Vec<(String, String)> = entry
        .error(lang, "lender")
        .map(|words| ("f-lender".to_owned(), words))
        .into_iter()
        .collect();
    let head = PageHead::new(&title)
        .eyebrow(Link::new(about.name(), about.href()))
        .lede(t!(lang, "reservation-record-lede", party = name_of(own)));
    Ok(Page::new(&title)
        .body(&head)
        .body(&ui::error_summary(&t!(lang, "form-errors"), &errors))
        .body(&Section::new(t!(lang, "reservation-standing"), table))
        .body(&Section::new(t!(lang, "reservation-add"), form)))
}
