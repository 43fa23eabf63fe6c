//! Confirming one's own details: whoever keeps a roster sends a person a link. By it they see
//! their own entry, say that it is right, or say what should stand there instead; that waits
//! until whoever keeps the roster takes it over.

mod pages;
mod policy;
pub(crate) mod sending;
pub(crate) mod store;
pub(crate) mod web;

use std::collections::BTreeMap;

pub(crate) use pages::given;

use balai_kernel::{
    App, Id, Instant,
    errand::{DAY, ErrandRow},
    mail::Letter,
    store::{FromRow, Json},
    t,
    text::Lang,
};

use crate::{
    PersonId,
    person::{Details, Person},
};

/// What the links are for.
pub(crate) const PURPOSE: &str = "person-details";
/// How long a link can be used, in seconds.
pub(crate) const TERM: i64 = 14 * DAY;

/// The fields of which a person can say that something else should stand there.
pub(crate) const FIELDS: [&str; 5] = ["written", "given", "family", "own-script", "romanised"];
/// Addresses that they can add.
pub(crate) const ADDRESSES: [&str; 2] = ["email", "phone"];

/// What a person says should stand in their entry.
#[derive(Debug, Clone, FromRow)]
pub struct Proposal {
    /// Its id.
    pub id: Id<Proposal>,
    /// Whose entry.
    pub person: PersonId,
    /// The link by which they came.
    pub errand: Id<ErrandRow>,
    /// What should stand there, by field; an empty text takes away.
    pub fields: Json<BTreeMap<String, String>>,
    /// In their own words what no field holds.
    pub note: String,
    /// When.
    pub made_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Who can see it: whoever sees the person and keeps rosters.
    pub audience: String,
}

/// What stands in a field of an entry.
pub(crate) fn value<'a>(person: &'a Person, field: &str) -> &'a str {
    let some = |text: &'a Option<String>| text.as_deref().unwrap_or("");
    match field {
        "written" => &person.written,
        "given" => some(&person.given),
        "family" => some(&person.family),
        "own-script" => some(&person.own_script),
        "romanised" => some(&person.romanised),
        _ => "",
    }
}

/// The entry as it is once a proposal is taken over.
pub(crate) fn with(person: &Person, fields: &BTreeMap<String, String>) -> Details {
    let mut details = Details::of(person);
    for (field, text) in fields {
        let some = Some(text.clone()).filter(|text| !text.is_empty());
        match field.as_str() {
            // A person has a name: an empty one is not taken.
            "written" => details.written = some.unwrap_or(details.written),
            "given" => details.given = some,
            "family" => details.family = some,
            "own-script" => details.own_script = some,
            "romanised" => details.romanised = some,
            _ => {}
        }
    }
    details
}

/// The letter with the link.
pub(crate) fn letter<'a>(
    app: &App,
    lang: Lang,
    name: &str,
    sent_to: &'a str,
    by: &str,
    token: &str,
) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "directory.details",
        recipient: sent_to,
        subject: t!(lang, "mail-details-subject", office = office),
        body: t!(
            lang,
            "mail-details-body",
            name = name,
            office = office,
            by = by,
            address = format!("{}/details/{token}", app.address)
        ),
        secret: true,
    }
}
