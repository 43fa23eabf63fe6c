//! Whom a report names and how it stands with each of them: the book of names from the records,
//! the pieces from the report put together, and what was asked.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use balai_directory::{agency, party};
use balai_kernel::{App, Result, store::Conn};
use balai_names::{Finder, PartyIndex, PersonName, agency_kind, fold};

use super::{
    About, Asked, Clearance, Need, Standing, Tally, compare,
    passage::{self, Book, KnownAgency, KnownPerson, Written, digest_of},
    store,
};
use crate::{
    edition::{Material, compose},
    report::web::is_released,
};

/// What holds a party's name and is none.
const NOT_PARTIES: &[&str] = &[
    "Indian Ocean",
    "South China Sea",
    "East China Sea",
    "Sea of Japan",
    "Timor Sea",
    "Philippine Sea",
    "Gulf of Thailand",
    "Korean Peninsula",
    "Korea Strait",
    "New England",
    "American Samoa",
    "Jordan River",
    "Iranian Plateau",
    "Bali Process",
    "US dollar",
    "U.S. dollar",
    "Australian dollar",
    "New Zealand dollar",
    "Singapore dollar",
    "Thai baht",
    "Indonesian rupiah",
    "Japanese yen",
];
/// Names of agencies of one word that every party has.
const TOO_GENERAL: &[&str] = &[
    "police",
    "immigration",
    "customs",
    "prosecution",
    "navy",
    "army",
    "government",
    "ministry",
    "embassy",
    "parliament",
    "secretariat",
    "headquarters",
];
/// A name of fewer letters than this is found in capitals alone.
const SHORTEST_NAME: usize = 3;
/// The words of an agency's name whose first letters stand for it.
const FEWEST_FOR_LETTERS: usize = 3;

/// Whom a report names, what was asked, and how it stands.
#[derive(Debug, Clone)]
pub(crate) struct Round {
    /// Every piece of the report.
    pub pieces: Vec<Written>,
    /// Everyone who is asked.
    pub asks: Vec<Clearance>,
    /// Everything that is or was asked.
    pub rows: Vec<Asked>,
    /// How it stands with everything that has to be cleared.
    pub all: Vec<Standing>,
}

impl Round {
    /// How many stand how.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.all)
    }
}

/// What the names in a report ask for, worked out once until something is written.
#[derive(Debug)]
pub(crate) struct Found {
    /// Its pieces.
    pub pieces: Vec<Written>,
    /// Who has to clear what.
    pub needs: Vec<Need>,
    /// By whose names.
    pub book: Arc<Book>,
}

impl Found {
    /// What is named in the pieces of one block, by its name in the report.
    pub fn of_block<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a Need> {
        self.needs.iter().filter(move |need| need.slug == slug)
    }
}

/// Whom a report names.
///
/// # Errors
/// When the database fails.
pub(crate) async fn found(app: &App, material: &Material) -> Result<Arc<Found>> {
    let moment = app.kept().now(&app.db).await?;
    let key = format!("{} {}", material.report.id, material.report.version);
    moment.get("report.named", key, || find(app, material)).await
}

async fn find(app: &App, material: &Material) -> Result<Found> {
    // What is sent to some is not printed for everyone: nobody is asked.
    let pieces = match is_released(app, &material.report) {
        true => passage::pieces(&compose(material)),
        false => Vec::new(),
    };
    let book = Arc::new(book(app, material, &passage::words_of(&pieces)).await?);
    let needs = passage::needs(&pieces, &book);
    Ok(Found { pieces, needs, book })
}

/// Everybody who can be named in a report of these words.
async fn book(app: &App, material: &Material, words: &BTreeSet<String>) -> Result<Book> {
    let db = &app.db;
    let mut finder = Finder::new();
    for place in party::OTHER_PLACES.iter().chain(NOT_PARTIES) {
        finder.nobody(place);
    }
    let parties = store::parties(db).await?;
    let mut spellings: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (party, spelling) in party::store::spellings(db).await? {
        spellings.entry(party).or_default().push(spelling);
    }
    let mut slips = Vec::new();
    let mut taken = BTreeSet::new();
    for party in &parties {
        let told = app.profile.party_spellings.get(&party.code).into_iter().flatten();
        let demonyms = app.profile.party_demonyms.get(&party.code).into_iter().flatten();
        // The code of a state is a word in capitals: IN, TO, CAN. Those of organisations are names.
        let is_code = |spelling: &str| {
            party.kind != "organisation"
                && (spelling == party.code || Some(spelling) == party.iso3.as_deref())
        };
        let own = spellings.get(&party.id).into_iter().flatten();
        let own = own.filter(|spelling| !is_code(spelling));
        let named = party.name.0.texts.values();
        let all: BTreeSet<&str> = own
            .chain(named)
            .chain(told)
            .chain(demonyms)
            .map(String::as_str)
            .collect();
        for spelling in &all {
            taken.insert(fold(spelling));
            finder.name(About::Party(party.id), spelling);
        }
        let long = all
            .iter()
            .filter(|name| name.len() > SHORTEST_NAME)
            .map(|name| (*name).to_owned());
        slips.push((About::Party(party.id), long.collect::<Vec<_>>()));
    }
    let mut agencies = BTreeMap::new();
    for agency in agency::store::all(db).await? {
        name_agency(&mut finder, &taken, &agency);
        let known = KnownAgency {
            party: agency.party,
            name: agency.name,
        };
        agencies.insert(agency.id, known);
    }
    let mut others = BTreeMap::new();
    let office = [&app.profile.office.short, &material.office].map(|name| fold(name));
    for name in store::givers(db).await? {
        let folded = fold(&name);
        let is_known = taken.contains(&folded) || office.contains(&folded) || folded.len() < SHORTEST_NAME;
        // "Government of Japan" names Japan: whoever is named in it is asked.
        if is_known || !finder.find(&name).is_empty() {
            continue;
        }
        finder.name(About::Other(folded.clone()), &name);
        others.insert(folded, name);
    }
    let mut people = BTreeMap::new();
    let signs: BTreeSet<String> = material.signatories.iter().map(|(name, _)| fold(name)).collect();
    for person in store::people(db).await? {
        let shown = balai_directory::person::shown_name(
            &person.written,
            person.given.as_deref(),
            person.family.as_deref(),
            person.romanised.as_deref(),
        );
        // An office knows tens of thousands: those of whose names no word stands there are passed over.
        let names = [
            Some(person.written.as_str()),
            Some(shown.as_str()),
            person.romanised.as_deref(),
        ];
        let is_there = |name: &str| fold(name).split(' ').any(|word| words.contains(word));
        if !names.into_iter().flatten().any(is_there) {
            continue;
        }
        // Whoever signs the report is not asked about their name under it.
        if signs.contains(&fold(&shown)) || signs.contains(&fold(&person.written)) {
            continue;
        }
        let read = match (&person.given, &person.family) {
            (None, None) => PersonName::from_full(&person.written),
            (given, family) => {
                PersonName::from_columns(given.as_deref().unwrap_or(""), family.as_deref().unwrap_or(""))
            }
        };
        if let Some(read) = read {
            finder.person(About::Person(person.id), &read.name);
        }
        if let Some(read) = person.romanised.as_deref().and_then(PersonName::from_full) {
            finder.person(About::Person(person.id), &read.name);
        }
        let known = KnownPerson {
            party: person.party,
            agency: person.agency,
            name: shown,
            audience: person.audience,
        };
        people.insert(person.id, known);
    }
    let index = PartyIndex::new(slips).with_other_places(party::OTHER_PLACES.iter().copied());
    Ok(Book {
        finder: finder.with_slips(index),
        agencies,
        people,
        others,
    })
}

/// An agency by its name, by what stands in brackets behind it, and by its first letters.
fn name_agency(finder: &mut Finder<About>, taken: &BTreeSet<String>, agency: &agency::Agency) {
    let about = About::Agency(agency.id);
    let (outside, inside) = match agency.name.split_once('(') {
        Some((outside, inside)) => (outside.trim(), inside.trim_end_matches(')').trim()),
        None => (agency.name.as_str(), ""),
    };
    for name in [outside, inside] {
        let folded = fold(name);
        let is_word = !folded.contains(' ');
        let is_capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let is_general =
            TOO_GENERAL.contains(&folded.as_str()) || (is_word && !is_capitals && is_kind_alone(name));
        if folded.len() >= SHORTEST_NAME && !is_general && !taken.contains(&folded) {
            finder.name(about.clone(), name);
        }
    }
    let letters: String = outside
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    if letters.chars().count() >= FEWEST_FOR_LETTERS && !taken.contains(&fold(&letters)) {
        finder.abbreviation(about, &letters);
    }
}

/// Whether one word says of which kind an agency is, and no more.
fn is_kind_alone(name: &str) -> bool {
    agency_kind(name) != balai_names::AgencyKind::Other
}

/// How it stands with a report: `material` as it is now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn round(app: &App, material: &Material) -> Result<Round> {
    let found = found(app, material).await?;
    standing(&app.db, app, material, &found).await
}

/// The same within a transaction, with what was found before it.
pub(crate) async fn standing(
    conn: &impl Conn,
    app: &App,
    material: &Material,
    found: &Found,
) -> Result<Round> {
    let report = &material.report;
    let asks = store::of_report(conn, report.id).await?;
    let rows = store::rows_of_report(conn, report.id).await?;
    let elsewhere = store::elsewhere(conn, report, app.today()).await?;
    let mut needs = found.needs.clone();
    needs.extend(by_hand(&found.pieces, &asks, &rows, &needs));
    let all = compare(&needs, &asks, &rows, &elsewhere, app.today());
    Ok(Round {
        pieces: found.pieces.clone(),
        asks,
        rows,
        all,
    })
}

/// What was added by hand, where it stands now: as it was, or as it was altered.
fn by_hand(pieces: &[Written], asks: &[Clearance], rows: &[Asked], found: &[Need]) -> Vec<Need> {
    rows.iter()
        .filter(|row| row.by_hand && row.replaced_at.is_none())
        .filter_map(|row| {
            let ask = asks.iter().find(|ask| ask.id == row.clearance)?;
            let about = About::of_key(&ask.about)?;
            let same = pieces
                .iter()
                .find(|piece| digest_of(&piece.whole()) == row.digest);
            let placed = || {
                pieces
                    .iter()
                    .find(|piece| piece.slug == row.slug && piece.place == row.place)
            };
            let alike = || {
                let own = pieces.iter().filter(|piece| piece.slug == row.slug);
                own.max_by(|a, b| {
                    let like = |piece: &Written| passage::likeness(&piece.whole(), &row.text);
                    like(a).total_cmp(&like(b))
                })
                .filter(|piece| passage::is_alike(&piece.whole(), &row.text))
            };
            let piece = same.or_else(alike).or_else(placed)?;
            let text = piece.whole();
            let is_there = found.iter().any(|need| need.about == about && need.text == text);
            (!is_there).then(|| Need {
                about,
                slug: piece.slug.clone(),
                place: piece.place.clone(),
                text,
                names: row.names.lines().map(str::to_owned).collect(),
                is_unsure: false,
            })
        })
        .collect()
}
