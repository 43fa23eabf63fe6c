//! The first rows of a new office: parties with statuses and spellings, bodies with
//! chairs and members, as the profile says. Run again, it adds what the profile has
//! gained and leaves alone what people have edited.

use std::collections::BTreeMap;

use balai_kernel::{
    Clock, Error, Result,
    profile::{Body, Profile},
    search,
    store::Tx,
    text::Words,
};
use futures::future::BoxFuture;
use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    PartyId, body,
    party::{self, Status, store::NewParty},
    reindex, spelling,
};

/// A line of the profile's members' file.
#[derive(Debug, Deserialize)]
struct Line {
    code: String,
    name: String,
    kind: String,
    status: String,
    #[serde(default)]
    iso3: String,
    #[serde(default)]
    m49: String,
    #[serde(default)]
    region: String,
    #[serde(default)]
    source: String,
}

/// Makes what is missing of the profile's parties and bodies.
pub(crate) fn install<'a>(tx: &'a Tx, clock: &'a Clock, profile: &'a Profile) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let mut parties: BTreeMap<String, PartyId> = party::store::all(tx)
            .await?
            .into_iter()
            .map(|party| (party.code, party.id))
            .collect();
        let since = profile.since()?;
        for line in lines(profile)? {
            let known = parties.get(&line.code).copied();
            let id = match known {
                Some(id) => id,
                None => make_party(tx, clock, profile, &line, since).await?,
            };
            keep_spellings(tx, profile, &line, id).await?;
            if known.is_none() {
                parties.insert(line.code.clone(), id);
                make_findable(tx, id).await?;
            }
        }
        for given in &profile.bodies {
            if body::store::by_code(tx, &given.code).await?.is_none() {
                make_body(tx, clock, profile, given, &parties).await?;
            }
        }
        Ok(())
    })
}

async fn make_findable(tx: &Tx, id: PartyId) -> Result<()> {
    let Some(party) = party::store::find(tx, id).await? else {
        return Ok(());
    };
    let spellings = party::store::spellings_of(tx, id).await?;
    search::put(tx, &reindex::party_doc(&party, &spellings)).await
}

fn lines(profile: &Profile) -> Result<Vec<Line>> {
    csv::Reader::from_reader(profile.members_csv.as_bytes())
        .deserialize()
        .collect::<Result<Vec<Line>, csv::Error>>()
        .map_err(|error| Error::setup(format!("members.csv of the profile {}: {error}", profile.code)))
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn names(profile: &Profile, line: &Line) -> Words {
    let mut words = Words::en(line.name.trim());
    for (code, name) in profile.party_names.get(&line.code).into_iter().flatten() {
        words.set(code, name.as_str());
    }
    words
}

async fn make_party(tx: &Tx, clock: &Clock, profile: &Profile, line: &Line, since: Date) -> Result<PartyId> {
    let status = Status::from_code(line.status.trim()).ok_or_else(|| {
        Error::setup(format!(
            "members.csv of the profile {}: \u{201c}{}\u{201d} is no status of {}; use member, observer or partner.",
            profile.code, line.status, line.code
        ))
    })?;
    let new = NewParty {
        code: line.code.trim(),
        kind: line.kind.trim(),
        name: &names(profile, line),
        region: filled(&line.region),
        iso3: filled(&line.iso3),
        m49: filled(&line.m49),
    };
    let id = party::store::insert(tx, clock, &new).await?;
    party::store::insert_status(tx, clock, id, status, since, line.source.trim()).await?;
    Ok(id)
}

async fn keep_spellings(tx: &Tx, profile: &Profile, line: &Line, id: PartyId) -> Result<()> {
    let words = names(profile, line);
    let given = profile.party_spellings.get(&line.code).into_iter().flatten();
    let all = words
        .texts
        .values()
        .map(String::as_str)
        .chain([line.code.as_str(), line.iso3.as_str()])
        .chain(given.map(String::as_str));
    for spelling in all.filter_map(filled) {
        party::store::keep_spelling(tx, id, spelling, spelling::FROM_PROFILE).await?;
    }
    Ok(())
}

async fn make_body(
    tx: &Tx,
    clock: &Clock,
    profile: &Profile,
    given: &Body,
    parties: &BTreeMap<String, PartyId>,
) -> Result<()> {
    let known = |code: &String| {
        parties.get(code).copied().ok_or_else(|| {
            Error::setup(format!(
                "The profile's body \u{201c}{}\u{201d} names {code}, which is no party of members.csv.",
                given.code
            ))
        })
    };
    let since = match &given.since {
        Some(text) => Some(text.parse::<Date>().map_err(|_| {
            Error::setup(format!(
                "The profile's body \u{201c}{}\u{201d} begins on \u{201c}{text}\u{201d}, which is not a date such as 2023-11-01.",
                given.code
            ))
        })?),
        None => None,
    };
    let id = body::store::insert(tx, clock, &given.code, &given.name.words(), &given.kind, since).await?;
    if let Some(body) = body::store::find(tx, id).await? {
        search::put(tx, &body::doc(&body, profile)).await?;
    }
    for code in &given.co_chairs {
        body::store::insert_chair(tx, clock, id, known(code)?, since).await?;
    }
    for code in &given.members {
        body::store::insert_party_member(tx, clock, id, known(code)?, since).await?;
    }
    Ok(())
}
