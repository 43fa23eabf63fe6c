//! A person: a human whom the office knows, with names in their own script and
//! romanised, and addresses.
//!
//! The one record of a focal point, a participant, an alumnus. A shared mailbox never
//! identifies a person: it belongs to a post.

mod fields;
pub mod import;
mod pages;
mod policy;
mod reach;
pub mod store;
mod table;
pub(crate) mod web;

pub(crate) use pages::link;
pub use reach::Reach;

use balai_kernel::{
    Actor, Audience, Clock, Id, Result,
    audit::{self, Act, Change},
    search,
    store::{Day, FromRow, Tx},
};
use balai_names::{PersonName, fold};
use jiff::{ToSpan, civil::Date};

use crate::{
    PartyId, PersonId,
    agency::{self, Agency},
    opening, party, same_person,
};

/// A person as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name as it was first written, titles included.
    pub written: String,
    /// Given names, where a list or a person told which they are.
    pub given: Option<String>,
    /// Family name, likewise.
    pub family: Option<String>,
    /// Their name in their own script.
    pub own_script: Option<String>,
    /// Their name in Latin letters.
    pub romanised: Option<String>,
    /// What they are sorted and searched by; see [`sort_key`].
    pub sort_key: String,
    /// `female`, `male` or `undisclosed`; none where it is not known.
    pub sex: Option<String>,
    /// Where the sex is known from: `self`, `list` or `title`. Never guessed from a name.
    pub sex_source: Option<String>,
    /// The party they work for as last known.
    pub party: Option<PartyId>,
    /// The agency they work in as last known.
    pub agency: Option<Id<Agency>>,
    /// Who can see them.
    pub audience: String,
    /// The record of the same person that took this one's place.
    pub merged_into: Option<PersonId>,
    /// The day on which somebody last said that all this is still so.
    pub confirmed_on: Option<Day>,
    /// Counts their edits.
    pub version: i64,
}

impl Person {
    /// The name that is shown: romanised, else from its parts, else as written.
    pub fn name(&self) -> String {
        shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }

    /// Their page.
    pub fn href(&self) -> String {
        format!("/app/directory/people/{}", self.id)
    }

    /// The name to compare with others.
    pub fn comparable(&self) -> Option<PersonName> {
        let read = match (&self.given, &self.family) {
            (None, None) => PersonName::from_full(&self.written),
            (given, family) => {
                PersonName::from_columns(given.as_deref().unwrap_or(""), family.as_deref().unwrap_or(""))
            }
        };
        read.map(|read| read.name)
    }
}

/// The name that is shown of the parts that are kept: romanised, else given before
/// family, else as written.
pub fn shown_name(
    written: &str,
    given: Option<&str>,
    family: Option<&str>,
    romanised: Option<&str>,
) -> String {
    let parts: Vec<&str> = match romanised {
        Some(romanised) => vec![romanised],
        None => [given, family].into_iter().flatten().collect(),
    };
    if parts.is_empty() {
        written.to_owned()
    } else {
        parts.join(" ")
    }
}

/// What a person is sorted and searched by: the name shown, then the name in their own
/// script, both folded (Latin letters, no accents, small).
pub fn sort_key(shown: &str, own_script: Option<&str>) -> String {
    let own = own_script.map(fold).unwrap_or_default();
    format!("{} {own}", fold(shown)).trim().to_owned()
}

/// Who can see a person: the office, they themselves, and those who may see the names of their
/// agency; while no agency is known, the focal points of their party.
pub fn audience(person: PersonId, party: Option<PartyId>, agency: Option<Id<Agency>>) -> Audience {
    Audience::office()
        .and_person(person)
        .and_people_of(party, agency.map(Id::cast))
}

/// Who keeps a person's entry: the office, and those of their party who may see them.
pub fn keepers(party: Option<PartyId>, agency: Option<Id<Agency>>) -> Audience {
    Audience::office().and_people_of(party, agency.map(Id::cast))
}

/// Who can see a person after they moved: as before, with the new party and agency in place of
/// the old ones. Others who came to see them (another party that they represented once) still
/// do.
pub fn moved_audience(person: &Person, party: Option<PartyId>, agency: Option<Id<Agency>>) -> Audience {
    let left = Audience::default().and_people_of(person.party, person.agency.map(Id::cast));
    let before = Audience::parse(&person.audience);
    let mut all = audience(person.id, party, agency);
    for key in before.keys().filter(|key| left.keys().all(|left| left != *key)) {
        all = all.and(key);
    }
    all
}

/// The first day of the twelve months before `today`: what was last confirmed before it
/// is stale.
pub fn fresh_from(today: Date) -> Date {
    today.saturating_sub(12.months())
}

/// Whether something last confirmed on that day is stale today.
pub fn is_stale(confirmed_on: Option<Date>, today: Date) -> bool {
    confirmed_on.is_none_or(|day| day < fresh_from(today))
}

/// The parts of a record that people edit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// As in [`Person`].
    pub written: String,
    /// As in [`Person`].
    pub given: Option<String>,
    /// As in [`Person`].
    pub family: Option<String>,
    /// As in [`Person`].
    pub own_script: Option<String>,
    /// As in [`Person`].
    pub romanised: Option<String>,
    /// As in [`Person`].
    pub sex: Option<String>,
    /// As in [`Person`].
    pub sex_source: Option<String>,
    /// As in [`Person`].
    pub party: Option<PartyId>,
    /// As in [`Person`].
    pub agency: Option<Id<Agency>>,
}

impl Details {
    /// What a record holds now.
    pub fn of(person: &Person) -> Self {
        Self {
            written: person.written.clone(),
            given: person.given.clone(),
            family: person.family.clone(),
            own_script: person.own_script.clone(),
            romanised: person.romanised.clone(),
            sex: person.sex.clone(),
            sex_source: person.sex_source.clone(),
            party: person.party,
            agency: person.agency,
        }
    }

    /// The name that will be shown.
    pub fn name(&self) -> String {
        shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }

    /// The name to compare with others.
    pub fn comparable(&self) -> Option<PersonName> {
        let read = match (&self.given, &self.family) {
            (None, None) => PersonName::from_full(&self.written),
            (given, family) => {
                PersonName::from_columns(given.as_deref().unwrap_or(""), family.as_deref().unwrap_or(""))
            }
        };
        read.map(|read| read.name)
    }

    /// What differs from another state, field by field; parties and agencies are
    /// compared by id and left for the caller to name.
    pub fn changes_from(&self, old: &Self) -> Vec<Change> {
        audit::changed([
            Change::between("written", Some(&old.written), Some(&self.written)),
            Change::between("given", old.given.as_ref(), self.given.as_ref()),
            Change::between("family", old.family.as_ref(), self.family.as_ref()),
            Change::between("own-script", old.own_script.as_ref(), self.own_script.as_ref()),
            Change::between("romanised", old.romanised.as_ref(), self.romanised.as_ref()),
            Change::between("sex", old.sex.as_ref(), self.sex.as_ref()),
            Change::between("sex-source", old.sex_source.as_ref(), self.sex_source.as_ref()),
        ])
    }
}

/// One address of a person.
#[derive(Debug, Clone, FromRow)]
pub struct Address {
    /// Its id.
    pub id: Id<Address>,
    /// Whose.
    pub person: PersonId,
    /// `email`, `phone` or `other`.
    pub kind: String,
    /// As written.
    pub value: String,
    /// For e-mail the bare address in small letters, else folded.
    pub folded: String,
    /// Whether several people read it; such an address identifies nobody.
    pub shared: bool,
    /// [`Reach::code`].
    pub reach: String,
    /// The day on which somebody last said that it is still right.
    pub confirmed_on: Option<Day>,
}

impl Address {
    /// Whether an actor who may see the person is shown it: as it reaches them, or because they
    /// opened it in an emergency.
    pub fn is_shown_to(&self, actor: &Actor, person: &Person) -> bool {
        self.reaches(actor, person) || actor.holds(&opening::addresses_key(person.id))
    }

    /// Whether it reaches an actor who may see the person, whatever they opened: only then they
    /// may say whom it reaches.
    pub fn reaches(&self, actor: &Actor, person: &Person) -> bool {
        Reach::from_code(&self.reach).includes(actor, person)
    }
}

/// Kinds of addresses.
pub const ADDRESS_KINDS: [&str; 3] = ["email", "phone", "other"];

/// What an address is looked up by.
pub fn folded_address(kind: &str, value: &str) -> String {
    if kind == "email" {
        balai_names::email(value).unwrap_or_else(|| value.trim().to_lowercase())
    } else {
        fold(value)
    }
}

/// Makes a person in every way there is to make one by hand: the record with its
/// addresses (kind and value) and its audit line, a suggestion for each record that may
/// be the same person, and what the search knows. Says how many suggestions were raised.
/// `confirmed_on` is the day on which somebody said that this is so.
///
/// # Errors
/// When the database fails.
pub async fn make(
    tx: &Tx,
    clock: &Clock,
    actor: &Actor,
    id: PersonId,
    details: &Details,
    addresses: &[(&str, String)],
    confirmed_on: Option<Date>,
) -> Result<u64> {
    store::insert(tx, id, details, confirmed_on).await?;
    for (kind, value) in addresses {
        let is_shared = *kind == "email" && balai_names::looks_shared(value);
        store::insert_address(tx, clock, id, kind, value, is_shared, None).await?;
    }
    let act = Act::on("created", "person", id)
        .of_party(details.party)
        .of_agency(details.agency);
    audit::record(tx, clock, actor, act).await?;
    let raised = match store::find(tx, id).await? {
        Some(person) => same_person::look_for(tx, clock, &person, None).await?,
        None => 0,
    };
    index(tx, id).await?;
    Ok(raised)
}

/// Makes a person findable, by all their names, under their agency and party; a record
/// that gave way to another is found no longer. Every write of a person ends with it.
///
/// # Errors
/// When the database fails.
pub async fn index(tx: &Tx, id: PersonId) -> Result<()> {
    let found = store::find(tx, id).await?;
    let Some(person) = found.filter(|person| person.merged_into.is_none()) else {
        return search::remove(tx, id.uuid()).await;
    };
    let party = match person.party {
        Some(party) => party::store::find(tx, party).await?,
        None => None,
    };
    let agency = match person.agency {
        Some(agency) => agency::store::find(tx, agency).await?,
        None => None,
    };
    search::put(tx, &pages::doc(&person, party.as_ref(), agency.as_ref())).await
}
