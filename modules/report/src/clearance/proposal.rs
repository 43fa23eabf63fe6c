//! What is proposed: whom to ask about what, and to whom it would be written.

use std::collections::BTreeMap;

use balai_directory::{PartyId, PersonId, party};
use balai_kernel::{
    App, Audience, Error, Id, Result,
    store::{Conn, Tx},
    text::Lang,
};
use jiff::civil::Date;

use super::{
    About, Asked, Clearance, Stand,
    finding::{self, Found},
    passage::Book,
    store,
};
use crate::{
    edition::Material,
    report::{self, Report},
};

/// Puts everything that has to be cleared and was not asked in these words among what is
/// proposed; how many. What was proposed and is found no longer goes.
pub(super) async fn propose_in(tx: &Tx, app: &App, material: &Material, found: &Found) -> Result<usize> {
    let now = report::store::find(tx, material.report.id)
        .await?
        .ok_or(Error::NotFound)?;
    if now.version != material.report.version {
        return Err(Error::refused("report-changed-meanwhile"));
    }
    let round = finding::standing(tx, app, material, found).await?;
    let mut asks: BTreeMap<String, Clearance> = round
        .asks
        .iter()
        .map(|ask| (ask.about.clone(), ask.clone()))
        .collect();
    let mut n = 0;
    let names: Vec<String> = round.all.iter().map(|one| one.need.names.join("\n")).collect();
    let mut rows = Vec::new();
    for (standing, names) in round.all.iter().zip(&names) {
        if !matches!(standing.stand, Stand::New | Stand::Reopened) {
            continue;
        }
        let need = &standing.need;
        let key = need.about.key();
        let ask = match asks.get(&key) {
            Some(ask) => ask.id,
            None => {
                let ask = begin(tx, app, &material.report, &need.about, &found.book).await?;
                let id = ask.id;
                asks.insert(key, ask);
                id
            }
        };
        let before = standing.asked.as_ref();
        if let Some(before) = before {
            store::replace(tx, before.id, app.clock.now()).await?;
        }
        let new = store::New {
            clearance: ask,
            slug: &need.slug,
            place: &need.place,
            text: &need.text,
            names,
            is_unsure: need.is_unsure,
            by_hand: before.is_some_and(|before| before.by_hand),
            prior: before.map(|before| before.id),
            reply: "",
        };
        rows.push(new);
        n += 1;
    }
    store::insert_passages(tx, &app.clock, &rows).await?;
    let here: Vec<Id<Asked>> = round
        .all
        .iter()
        .filter_map(|one| Some(one.asked.as_ref()?.id))
        .collect();
    for row in &round.rows {
        let is_proposed = row.sent_at.is_none() && row.answer.is_none() && row.stands();
        if is_proposed && !here.contains(&row.id) {
            store::replace(tx, row.id, app.clock.now()).await?;
            n += 1;
        }
    }
    Ok(n)
}

/// One more who is asked, with who is proposed to be written to.
pub(super) async fn begin(
    tx: &Tx,
    app: &App,
    report: &Report,
    about: &About,
    book: &Book,
) -> Result<Clearance> {
    let office = Audience::office();
    let today = app.today();
    let (mut party, mut agency, mut person) = (None, None, None);
    let (name, audience) = match about {
        About::Party(id) => {
            party = Some(*id);
            (party_name(tx, *id).await?, office.entrusted_by(*id))
        }
        About::Agency(id) => {
            agency = Some(*id);
            party = book.agencies.get(id).map(|known| known.party);
            let own = book
                .agencies
                .get(id)
                .map(|known| known.name.clone())
                .unwrap_or_default();
            let of = match party {
                Some(party) => party_name(tx, party).await?,
                None => String::new(),
            };
            let audience = office.entrusted_by_agency(id.cast());
            (
                format!("{own} ({of})"),
                party.map_or(audience.clone(), |party| audience.entrusted_by(party)),
            )
        }
        About::Person(id) => {
            person = Some(*id);
            let known = book.people.get(id);
            party = known.and_then(|known| known.party);
            agency = known.and_then(|known| known.agency);
            // Whoever may not know of the person does not learn here that they are known.
            let theirs = Audience::parse(known.map_or("", |known| known.audience.as_str()));
            let walls = theirs
                .keys()
                .filter(|key| key.starts_with("of:") || key.starts_with("not:"));
            let audience = walls.fold(office, Audience::and);
            (
                known.map(|known| known.name.clone()).unwrap_or_default(),
                audience,
            )
        }
        About::Other(folded) => (book.others.get(folded).cloned().unwrap_or_default(), office),
    };
    let to = addressee(tx, app, about, party, today).await?;
    let ask = Clearance {
        id: app.clock.random_id(),
        report: report.id,
        about: about.key(),
        party,
        agency,
        person,
        name,
        sent_to: to.address,
        sent_name: to.name,
        sent_person: to.person,
        reader: to.reader,
        silence: app.profile.clearance.silence.code().to_owned(),
        made_at: app.clock.now(),
        sent_at: None,
        sent_by: None,
        due_on: None,
        reminded_at: None,
        audience: audience.keep(tx).await?,
        version: 1,
    };
    store::insert(tx, &ask).await?;
    Ok(ask)
}

async fn party_name(conn: &impl Conn, id: PartyId) -> Result<String> {
    let found = party::store::find(conn, id).await?;
    Ok(found
        .map(|party| party.name(Lang::EN).to_owned())
        .unwrap_or_default())
}

/// Who is written to.
#[derive(Default)]
struct Addressee {
    address: String,
    name: String,
    person: Option<PersonId>,
    /// The key that they hold if they have an account.
    reader: String,
}

impl Addressee {
    fn of(point: &store::Reachable, reader: String) -> Self {
        Self {
            address: point.address().unwrap_or_default().to_owned(),
            name: point.name(),
            person: point.person,
            reader,
        }
    }
}

/// Who is proposed to be written to.
async fn addressee(
    conn: &impl Conn,
    app: &App,
    about: &About,
    party: Option<PartyId>,
    today: Date,
) -> Result<Addressee> {
    if let About::Person(id) = about {
        return Ok(Addressee {
            address: store::address_of(conn, *id).await?.unwrap_or_default(),
            person: Some(*id),
            reader: format!("person:{id}"),
            ..Addressee::default()
        });
    }
    let Some(party) = party else {
        return Ok(Addressee::default());
    };
    let points = store::focal_points(conn, party, today).await?;
    let can_be_asked = |point: &&store::Reachable| point.address().is_some();
    if let About::Agency(id) = about {
        let own = points
            .iter()
            .filter(can_be_asked)
            .find(|point| point.agency == Some(*id));
        if let Some(point) = own {
            return Ok(Addressee::of(point, format!("own-agency:{id}")));
        }
    }
    let reader = format!("focal:{party}");
    let code = party::store::find(conn, party).await?.map(|party| party.code);
    if let Some(contact) = code.and_then(|code| app.profile.clearance.contacts.get(&code)) {
        return Ok(Addressee {
            address: contact.clone(),
            reader,
            ..Addressee::default()
        });
    }
    // The first is the national one itself; who stands in for them is asked where they are not reached.
    let national = points.iter().filter(can_be_asked).find(|point| point.is_national);
    Ok(match national {
        Some(point) => Addressee::of(point, reader),
        None => Addressee {
            reader,
            ..Addressee::default()
        },
    })
}
