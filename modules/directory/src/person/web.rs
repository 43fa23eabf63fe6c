//! Handlers of persons.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act, Change, Look},
    policy::Action,
    store::Tx,
    t,
    text::{Lang, Message},
    view::{self, Columns},
    web::{Answer, Cx, Form, Listing, Query, axum::extract::Path, counted, redirect, redirect_with},
};

use super::{
    ADDRESS_KINDS, Address, Details, Person, Reach,
    fields::{self, Offers},
    pages, store, table,
};
use crate::{
    PersonId, agency, contact_note,
    entry::{Entry, again},
    handling::{self, Handling},
    involvement::{self, words::PartyNames},
    opening, party, record, reservation, same_person,
};

/// Everything that a person's page shows this reader.
pub(crate) struct Shown {
    pub record: store::Record,
    pub seats: Vec<store::Seat>,
    pub events: Vec<involvement::store::Part>,
    pub notes: Vec<contact_note::ContactNote>,
    pub history: Vec<audit::HistoryLine>,
    pub parts: Vec<involvement::store::PartLine>,
    pub parties: PartyNames,
    /// How many of the addresses the reader is not shown.
    pub hidden: usize,
    /// The reader's opening of them, while it lasts.
    pub lasting: Option<opening::Opening>,
    /// Whose staff do not see the person, for those who may know it.
    pub except: Vec<String>,
}

pub(crate) async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let (db, actor, today) = (&cx.app.db, &cx.actor, cx.app.today());
    let people = store::list(db, actor, &listing, today, false).await?;
    let moment = cx.app.kept().now(db).await?;
    let count = store::count(db, actor, &listing, today);
    let count = counted(&cx, &moment, "people", &listing, count).await?;
    let parties = party::store::seen(db, actor, None, None).await?;
    let columns = Columns::of(&cx, &listing, table::PATH, &table::COLUMNS).await?;
    let agency = match listing.get("agency").and_then(|id| id.parse().ok()) {
        Some(id) => agency::store::find(db, id)
            .await?
            .filter(|agency| actor.sees(&Audience::parse(&agency.audience))),
        None => None,
    };
    let standing = handling::store::standing(db, today).await?;
    let main = table::Shown {
        columns: &columns,
        standing: &standing,
        people: &people,
        count,
        parties: &parties,
        agency: agency.as_ref(),
    };
    Ok(table::list(&cx, &main).workspace(&cx))
}

pub(crate) async fn export(
    cx: Cx,
    Path(format): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let listing = Listing::of(pairs);
    let people = store::list(&cx.app.db, &cx.actor, &listing, cx.app.today(), true).await?;
    let title = t!(cx.lang(), "directory-people");
    let mut sheet = Columns::for_file(&cx, &listing, &table::COLUMNS).sheet(title, &people);
    let standing = handling::store::standing(&cx.app.db, cx.app.today()).await?;
    handling::append(
        cx.lang(),
        &mut sheet,
        &standing,
        people.iter().map(|one| one.party),
    );
    let file = view::file(&format, "people", &sheet)?;
    let whose = people.iter().map(|one| (one.party, one.agency_id.map(Id::cast)));
    let reader = cx.actor.viewer().unwrap_or(&cx.actor);
    let (app, shares) = (&cx.app, &standing.shares(whose));
    app.db
        .write("person.export", |tx| async move {
            let act = Act::about("exported", "person").sharing(shares);
            audit::record(&tx, &app.clock, reader, act).await
        })
        .await?;
    Ok(file)
}

/// Writes that the reader opened a page about a person; not of those who read of themselves.
pub(crate) async fn looked(cx: &Cx, person: &Person, condition: Option<&Handling>) -> Result<()> {
    let reader = cx.actor.viewer().unwrap_or(&cx.actor);
    if reader.person == Some(person.id) {
        return Ok(());
    }
    let look = Look {
        noun: "person",
        row: person.id.uuid(),
        party: person.party,
        agency: person.agency.map(Id::cast),
        under: condition.map(Handling::under),
    };
    audit::looked(&cx.app, &cx.actor, look).await
}

/// Finds a person that the reader may read.
pub(crate) async fn found(cx: &Cx, id: PersonId) -> Result<Person> {
    let person = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &person)?;
    Ok(person)
}

pub(crate) async fn show(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let (db, actor) = (&cx.app.db, &cx.actor);
    let mut record = store::record(db, id, cx.app.today())
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Read, &record.person)?;
    if let Some(kept) = record.person.merged_into {
        return Ok(redirect(&format!("/app/directory/people/{kept}")));
    }
    looked(&cx, &record.person, record.handling.as_ref()).await?;
    let parts = involvement::store::lines_of_person(db, actor, id).await?;
    let names_parties = parts.iter().any(|one| one.line.field.as_deref() == Some("party"));
    let parties = if names_parties {
        party::store::seen(db, actor, None, None).await?
    } else {
        Vec::new()
    };
    let has_notes = record.notes > 0;
    let all = record.addresses.len();
    record
        .addresses
        .retain(|address| address.is_shown_to(actor, &record.person));
    let hidden = all - record.addresses.len();
    let lasting = match actor.account {
        Some(account) if actor.holds(&opening::addresses_key(id)) => {
            opening::store::lasting(db, account, id.uuid(), cx.app.clock.now()).await?
        }
        _ => None,
    };
    let mut history = audit::history_of(db, id.uuid()).await?;
    for line in &mut history {
        keep_back(line, &record);
    }
    let except = reservation::single::lenders(&cx, Some(id), None, &record.person.audience).await?;
    let shown = Shown {
        record,
        parties: parties
            .into_iter()
            .map(|party| (party.code.clone(), party.name(cx.lang()).to_owned()))
            .collect(),
        parts,
        seats: store::seats(db, actor, id).await?,
        hidden,
        lasting,
        except,
        events: involvement::store::of_person(db, actor, id).await?,
        notes: if actor.is_office() && has_notes {
            contact_note::store::of_person(db, actor, id).await?
        } else {
            Vec::new()
        },
        history,
    };
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// An address that the reader is not shown, or that is gone, does not stand in the history either.
fn keep_back(line: &mut audit::HistoryLine, record: &store::Record) {
    if line.field.as_deref() != Some("address") {
        return;
    }
    for value in [&mut line.old, &mut line.new] {
        let is_shown = value
            .as_ref()
            .is_none_or(|value| record.addresses.iter().any(|address| address.value == *value));
        if !is_shown {
            *value = None;
        }
    }
}

pub(crate) async fn new(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let offers = fields::offers(&cx.app.db, &cx.actor).await?;
    let mut entry = Entry::of("person", pairs);
    if let ([party], false) = (offers.parties.as_slice(), cx.actor.is_office()) {
        entry = entry.with("party", &party.code);
    }
    Ok(pages::form(&cx, None, &entry, &offers).workspace(&cx))
}

pub(crate) async fn add(cx: Cx, Form(values): Form<BTreeMap<String, String>>) -> Answer {
    let offers = fields::offers(&cx.app.db, &cx.actor).await?;
    let mut entry = Entry::of("person", values);
    let (details, unknown) = fields::read(&mut entry, &offers, !cx.actor.is_office());
    let email = address(&mut entry, "email", "email");
    let phone = address(&mut entry, "phone", "phone");
    if entry.is_wrong() {
        return again(pages::form(&cx, None, &entry, &offers).workspace(&cx));
    }
    let addresses: Vec<(&str, String)> = [("email", email), ("phone", phone)]
        .into_iter()
        .filter_map(|(kind, value)| Some((kind, value?)))
        .collect();
    let (app, actor, today) = (&cx.app, &cx.actor, cx.app.today());
    let (details, unknown, addresses) = (&details, unknown.as_deref(), &addresses);
    let person = app
        .db
        .write("person.add", |tx| async move {
            let id: PersonId = app.clock.id();
            let agency = fields::agency_of(&tx, &app.clock, details, unknown).await?;
            let details = Details {
                agency,
                ..details.clone()
            };
            super::make(&tx, &app.clock, actor, id, &details, addresses, Some(today)).await?;
            store::find(&tx, id).await?.ok_or(Error::NotFound)
        })
        .await?;
    led_to(&cx, &person, "person-added").await
}

/// To a person's page after an act; to the party's where the person now stands behind the wall
/// of an agency that the actor may not see through.
async fn led_to(cx: &Cx, person: &Person, told: &str) -> Answer {
    if cx.actor.sees(&Audience::parse(&person.audience)) {
        return Ok(redirect_with(&person.href(), told));
    }
    let party = match person.party {
        Some(party) => party::store::find(&cx.app.db, party).await?,
        None => None,
    };
    let to = party.map_or_else(|| "/app/directory/people".to_owned(), |party| party.href());
    Ok(redirect_with(&to, "person-behind-wall"))
}

/// An address that was typed, fit to be kept.
fn address(entry: &mut Entry, field: &'static str, kind: &str) -> Option<String> {
    let value = entry.line(field)?;
    if kind != "email" {
        return Some(value);
    }
    let email = balai_names::email(&value);
    if email.is_none() {
        entry.wrong(field, Message::new("person-email-wrong"));
    }
    email
}

pub(crate) async fn edit(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let person = found(&cx, id).await?;
    cx.may(Action::Change, &person)?;
    let condition = match person.party {
        Some(party) => handling::store::of_party(&cx.app.db, party, cx.app.today()).await?,
        None => None,
    };
    looked(&cx, &person, condition.as_ref()).await?;
    let offers = fields::offers(&cx.app.db, &cx.actor).await?;
    let entry = fields::entry_of(&person, &offers);
    Ok(pages::form(&cx, Some(&person), &entry, &offers).workspace(&cx))
}

pub(crate) async fn change(
    cx: Cx,
    Path(id): Path<PersonId>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let person = found(&cx, id).await?;
    cx.may(Action::Change, &person)?;
    let offers = fields::offers(&cx.app.db, &cx.actor).await?;
    let mut entry = Entry::of("person", values);
    let (details, unknown) = fields::read(&mut entry, &offers, !cx.actor.is_office());
    if entry.is_wrong() {
        return again(pages::form(&cx, Some(&person), &entry, &offers).workspace(&cx));
    }
    let (app, actor, version) = (&cx.app, &cx.actor, entry.version());
    let (details, unknown, offers, entry) = (&details, unknown.as_deref(), &offers, &entry);
    let changed = app
        .db
        .write("person.change", |tx| async move {
            // Read again inside the transaction: what stands there now is what counts.
            let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if now.version != version {
                return Err(conflict(actor.lang, &now, entry, offers));
            }
            let agency = fields::agency_of(&tx, &app.clock, details, unknown).await?;
            let details = Details {
                agency,
                ..details.clone()
            };
            let mut changes = details.changes_from(&Details::of(&now));
            changes.extend(moved(&tx, &now, &details).await?);
            if store::update(&tx, &now, version, &details).await? == 0 {
                return Err(conflict(actor.lang, &now, entry, offers));
            }
            let act = Act::on("changed", "person", id)
                .of_party(details.party)
                .of_agency(details.agency)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            if let Some(person) = store::find(&tx, id).await? {
                same_person::look_for(&tx, &app.clock, &person, None).await?;
            }
            super::index(&tx, id).await?;
            reservation::renew(&tx, id).await?;
            store::find(&tx, id).await?.ok_or(Error::NotFound)
        })
        .await?;
    led_to(&cx, &changed, "person-changed").await
}

/// The changes of party and agency, by name.
async fn moved(tx: &Tx, old: &Person, new: &Details) -> Result<Vec<Change>> {
    let mut names = Vec::new();
    for id in [old.party, new.party] {
        names.push(match id {
            Some(id) => party::store::find(tx, id).await?.map(|party| party.code),
            None => None,
        });
    }
    for id in [old.agency, new.agency] {
        names.push(match id {
            Some(id) => agency::store::find(tx, id).await?.map(|agency| agency.name),
            None => None,
        });
    }
    let at = |n: usize| names.get(n).and_then(Option::as_ref);
    Ok(audit::changed([
        Change::between("party", at(0), at(1)),
        Change::between("agency", at(2), at(3)),
    ]))
}

/// What the second editor typed beside what the first one saved, field by field.
fn conflict(lang: Lang, now: &Person, typed: &Entry, offers: &Offers) -> Error {
    let theirs = fields::entry_of(now, offers);
    let words = |field: &str, value: &str| match field {
        "sex" | "sex-source" if !value.is_empty() => record::label(lang, &format!("person-{field}"), value),
        "party" => offers
            .parties
            .iter()
            .find(|party| party.code == value)
            .map_or(value, |party| party.name(lang))
            .to_owned(),
        _ => value.to_owned(),
    };
    let fields = [
        "written",
        "given",
        "family",
        "own-script",
        "romanised",
        "sex",
        "sex-source",
        "party",
        "agency",
    ];
    typed.conflict_with(lang, &theirs, &fields, words)
}

pub(crate) async fn confirm(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let person = found(&cx, id).await?;
    cx.may(Action::Change, &person)?;
    let (app, actor, today, party) = (&cx.app, &cx.actor, cx.app.today(), person.party);
    let agency = person.agency;
    app.db
        .write("person.confirm", |tx| async move {
            store::confirm(&tx, id, today).await?;
            let act = Act::on("confirmed", "person", id)
                .of_party(party)
                .of_agency(agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&person.href(), "person-confirmed"))
}

pub(crate) async fn new_address(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let person = found(&cx, id).await?;
    cx.may(Action::Change, &person)?;
    let entry = Entry::empty("address");
    Ok(pages::address_form(&cx, &person, &entry).workspace(&cx))
}

pub(crate) async fn add_address(
    cx: Cx,
    Path(id): Path<PersonId>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let person = found(&cx, id).await?;
    cx.may(Action::Change, &person)?;
    let mut entry = Entry::of("address", values);
    let kind = entry
        .one_of("kind", &ADDRESS_KINDS)
        .unwrap_or_else(|| "email".to_owned());
    let value = address(&mut entry, "value", &kind);
    if value.is_none() && !entry.is_wrong() {
        entry.wrong("value", Message::new("directory-needed"));
    }
    let (Some(value), false) = (value, entry.is_wrong()) else {
        return again(pages::address_form(&cx, &person, &entry).workspace(&cx));
    };
    // When in doubt shared: then nobody is taken for another.
    let is_shared = entry.ticked("shared") || (kind == "email" && balai_names::looks_shared(&value));
    let (app, actor, person, kind, value) = (&cx.app, &cx.actor, &person, &kind, &value);
    app.db
        .write("person.address", |tx| async move {
            store::insert_address(&tx, &app.clock, id, kind, value, is_shared, None).await?;
            let changes = audit::changed([Change::between("address", None::<&str>, Some(value))]);
            let act = Act::on("changed", "person", id)
                .of_party(person.party)
                .of_agency(person.agency)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            same_person::look_for(&tx, &app.clock, person, None)
                .await
                .map(drop)
        })
        .await?;
    Ok(redirect_with(&person.href(), "address-added"))
}

/// An address that the actor is shown, and may say of who else is.
async fn own_address(cx: &Cx, id: Id<Address>) -> Result<(Person, Address)> {
    let address = store::address(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    let person = found(cx, address.person).await?;
    if !address.reaches(&cx.actor, &person) {
        return Err(Error::NotFound);
    }
    cx.may(Action::Release, &person)?;
    Ok((person, address))
}

pub(crate) async fn reach(cx: Cx, Path(id): Path<Id<Address>>) -> Answer {
    let (person, address) = own_address(&cx, id).await?;
    Ok(pages::reach_form(&cx, &person, &address).workspace(&cx))
}

/// Says who is shown an address.
pub(crate) async fn set_reach(
    cx: Cx,
    Path(id): Path<Id<Address>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (person, address) = own_address(&cx, id).await?;
    let codes = Reach::ALL.map(Reach::code);
    let chosen = Entry::of("address", values).one_of("reach", &codes);
    let reach = chosen.map_or(Reach::Office, |code| Reach::from_code(&code));
    let (app, actor, person, address) = (&cx.app, &cx.actor, &person, &address);
    app.db
        .write("person.reach", |tx| async move {
            store::set_reach(&tx, id, reach).await?;
            let was = Some(address.reach.as_str());
            let changes = audit::changed([Change::between("reach", was, Some(reach.code()))]);
            let act = Act::on("changed", "person", person.id)
                .of_party(person.party)
                .of_agency(person.agency)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&person.href(), "address-reach"))
}

pub(crate) async fn remove_address(cx: Cx, Path(id): Path<Id<Address>>) -> Answer {
    let address = store::address(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    let person = found(&cx, address.person).await?;
    if !address.reaches(&cx.actor, &person) {
        return Err(Error::NotFound);
    }
    cx.may(Action::Change, &person)?;
    let (app, actor, person, address) = (&cx.app, &cx.actor, &person, &address);
    app.db
        .write("person.address", |tx| async move {
            store::remove_address(&tx, id).await?;
            let changes = audit::changed([Change::between("address", Some(&address.value), None::<&str>)]);
            let act = Act::on("changed", "person", person.id)
                .of_party(person.party)
                .of_agency(person.agency)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&person.href(), "address-removed"))
}
