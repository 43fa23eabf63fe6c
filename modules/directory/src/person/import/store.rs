//! SQL of persons on their way in: what is known of them, what is staged, how it is
//! applied and taken back. Other kinds of import that name people go through it too.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use balai_kernel::store::FromRow;
use balai_kernel::{
    Audience, Clock, Error, Id, Result, args,
    import::{Applied, all_in, all_wanted, insert_many},
    search, sql,
    store::{Arg, Args, Conn, Db, Query, Tx},
    text::Message,
};
use balai_names::PersonName;
use jiff::civil::Date;
use uuid::Uuid;

use super::resolver::Face;
use crate::{PartyId, PersonId, agency::Agency, reservation};

pub(super) struct StagedAgency {
    pub id: Id<Agency>,
    pub party: PartyId,
    pub name: String,
    pub folded: String,
    pub kind: &'static str,
    pub audience: String,
}

pub(super) struct StagedPerson {
    pub id: PersonId,
    pub written: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub own_script: Option<String>,
    pub sort_key: String,
    pub sex: Option<&'static str>,
    pub sex_source: Option<&'static str>,
    pub party: Option<PartyId>,
    pub agency: Option<Id<Agency>>,
    pub audience: String,
    pub confirmed_on: Option<Date>,
}

pub(super) struct StagedAddress {
    pub person: PersonId,
    pub kind: &'static str,
    pub value: String,
    pub folded: String,
    pub shared: bool,
}

pub(super) struct StagedSuggestion {
    pub id: Uuid,
    pub person: PersonId,
    pub other: PersonId,
    pub reasons: Vec<Message>,
    pub strength: i64,
}

/// A known person whom more people can see from now on.
pub(super) struct Widened {
    pub before: String,
    pub after: String,
    pub version: i64,
    pub is_staged: bool,
}

#[derive(Default)]
pub(super) struct Staged {
    pub agencies: Vec<StagedAgency>,
    pub people: Vec<StagedPerson>,
    pub addresses: Vec<StagedAddress>,
    pub keys: Vec<(String, PersonId)>,
    pub suggestions: Vec<StagedSuggestion>,
    pub widened: HashMap<PersonId, Widened>,
}

pub(super) struct Known {
    pub faces: HashMap<PersonId, Face>,
    pub by_email: HashMap<String, Vec<PersonId>>,
    pub by_key: HashMap<(PartyId, String), Vec<PersonId>>,
    pub agencies: HashMap<(PartyId, String), Id<Agency>>,
}

#[derive(FromRow)]
struct FaceRow {
    id: PersonId,
    written: String,
    given: Option<String>,
    family: Option<String>,
    sex: Option<String>,
    party: Option<PartyId>,
    agency: Option<Id<Agency>>,
    audience: String,
    version: i64,
}

/// Everything known of the persons that rows may be about: by e-mail, by the keys under
/// which doubles are looked up within a party; in the directory and staged.
pub(super) async fn load(
    db: &Db,
    batch: Uuid,
    emails: &BTreeSet<String>,
    keys: &BTreeMap<PartyId, BTreeSet<String>>,
    parties: &BTreeSet<PartyId>,
) -> Result<Known> {
    let mut by_email: HashMap<String, Vec<PersonId>> = HashMap::new();
    let values = || emails.iter().map(Arg::from).collect::<Vec<_>>();
    let in_directory = Query::new(
        "select a.folded, coalesce(p.merged_into, p.id) from person_address a join person p on p.id = a.person \
         where a.kind = 'email' and a.shared = false",
    );
    let staged =
        Query::new("select folded, person from staged_address where kind = 'email' and shared = false")
            .and("batch = ?", args![batch]);
    for (query, column) in [(in_directory, "a.folded"), (staged, "folded")] {
        let found: Vec<(String, PersonId)> = all_in(db, &query, column, values()).await?;
        for (email, person) in found {
            let holders = by_email.entry(email).or_default();
            if !holders.contains(&person) {
                holders.push(person);
            }
        }
    }
    let by_key = by_key(db, batch, keys).await?;
    let people: BTreeSet<PersonId> = by_email
        .values()
        .chain(by_key.values())
        .flatten()
        .copied()
        .collect();
    let faces = faces(db, batch, &people).await?;
    by_email
        .values_mut()
        .for_each(|ids| ids.retain(|id| faces.contains_key(id)));
    let agencies = agencies(db, batch, parties).await?;
    Ok(Known {
        faces,
        by_email,
        by_key,
        agencies,
    })
}

/// The persons under the keys of parties, in the directory and staged: the latest of
/// each block, and one more than is looked at, which tells that there are more.
///
/// The way is from the keys to the persons, never through all persons of a party.
async fn by_key(
    db: &Db,
    batch: Uuid,
    keys: &BTreeMap<PartyId, BTreeSet<String>>,
) -> Result<HashMap<(PartyId, String), Vec<PersonId>>> {
    let wanted: Vec<Args> = keys
        .iter()
        .flat_map(|(party, keys)| keys.iter().map(|key| args![*party, key, batch]))
        .collect();
    const IN_DIRECTORY: &str = "select party, name_key, person from (\
        select w.column1 as party, w.column2 as name_key, k.person, row_number() over (partition by w.column1, w.column2 order by k.person desc) as place \
        from wanted w cross join person_key k cross join person p \
        where k.key = w.column2 and p.id = k.person and p.party = w.column1 and p.merged_into is null) found where place <= 201";
    const STAGED: &str = "select party, name_key, person from (\
        select w.column1 as party, w.column2 as name_key, k.person, row_number() over (partition by w.column1, w.column2 order by k.person desc) as place \
        from wanted w cross join staged_key k cross join staged_person p \
        where k.batch = w.column3 and k.key = w.column2 and p.batch = w.column3 and p.side = 'new' and p.id = k.person and p.party = w.column1) found where place <= 201";
    let mut blocks: HashMap<(PartyId, String), BTreeSet<PersonId>> = HashMap::new();
    for text in [IN_DIRECTORY, STAGED] {
        let found: Vec<(PartyId, String, PersonId)> = all_wanted(db, text, wanted.clone()).await?;
        for (party, key, person) in found {
            blocks.entry((party, key)).or_default().insert(person);
        }
    }
    // Ids are given in the order of time: the latest stand last.
    Ok(blocks
        .into_iter()
        .map(|(key, people)| (key, people.into_iter().collect()))
        .collect())
}

async fn faces(db: &Db, batch: Uuid, people: &BTreeSet<PersonId>) -> Result<HashMap<PersonId, Face>> {
    let values = || people.iter().map(|id| Arg::from(*id)).collect::<Vec<_>>();
    let mut faces = HashMap::new();
    let in_directory = Query::new(
        "select id, written, given, family, sex, party, agency, audience, version from person where merged_into is null",
    );
    let staged = Query::new(
        "select id, written, given, family, sex, party, agency, audience, version from staged_person where side = 'new'",
    )
    .and("batch = ?", args![batch]);
    for (query, is_staged) in [(staged, true), (in_directory, false)] {
        let rows: Vec<FaceRow> = all_in(db, &query, "id", values()).await?;
        for row in rows {
            let name = match (&row.given, &row.family) {
                (None, None) => PersonName::from_full(&row.written),
                (given, family) => {
                    PersonName::from_columns(given.as_deref().unwrap_or(""), family.as_deref().unwrap_or(""))
                }
            };
            let Some(name) = name else { continue };
            faces.insert(
                row.id,
                Face {
                    name: name.name,
                    party: row.party,
                    agency: row.agency,
                    sex: row.sex,
                    audience: Audience::parse(&row.audience),
                    version: row.version,
                    emails: BTreeSet::new(),
                    is_staged,
                },
            );
        }
    }
    let in_directory =
        Query::new("select person, folded from person_address where kind = 'email' and shared = false");
    let staged =
        Query::new("select person, folded from staged_address where kind = 'email' and shared = false")
            .and("batch = ?", args![batch]);
    for query in [in_directory, staged] {
        let rows: Vec<(PersonId, String)> = all_in(db, &query, "person", values()).await?;
        for (person, email) in rows {
            if let Some(face) = faces.get_mut(&person) {
                face.emails.insert(email);
            }
        }
    }
    // What this batch has widened already.
    let widened = Query::new("select id, audience, version from staged_person where side = 'after'")
        .and("batch = ?", args![batch]);
    let rows: Vec<(PersonId, String, i64)> = all_in(db, &widened, "id", values()).await?;
    for (person, audience, _) in rows {
        if let Some(face) = faces.get_mut(&person) {
            face.audience = Audience::parse(&audience);
        }
    }
    Ok(faces)
}

async fn agencies(
    db: &Db,
    batch: Uuid,
    parties: &BTreeSet<PartyId>,
) -> Result<HashMap<(PartyId, String), Id<Agency>>> {
    let values = || parties.iter().map(|id| Arg::from(*id)).collect::<Vec<_>>();
    let in_directory = Query::new("select party, folded, id from agency");
    let staged = Query::new("select party, folded, id from staged_agency").and("batch = ?", args![batch]);
    let mut known = HashMap::new();
    for query in [staged, in_directory] {
        let rows: Vec<(PartyId, String, Id<Agency>)> = all_in(db, &query, "party", values()).await?;
        known.extend(rows.into_iter().map(|(party, folded, id)| ((party, folded), id)));
    }
    Ok(known)
}

pub(super) async fn save(tx: &Tx, batch: Uuid, staged: &Staged, audiences: &HashSet<String>) -> Result<()> {
    keep_audiences(tx, audiences).await?;
    let rows = staged.agencies.iter().map(|one| {
        args![
            one.id,
            batch,
            one.party,
            &one.name,
            &one.folded,
            one.kind,
            &one.audience
        ]
    });
    insert_many(
        tx,
        "insert into staged_agency (id, batch, party, name, folded, kind, audience)",
        "",
        rows.collect(),
    )
    .await?;
    let rows = staged.people.iter().map(|one| {
        args![
            one.id,
            batch,
            "new",
            &one.written,
            &one.given,
            &one.family,
            &one.own_script,
            &one.sort_key,
            one.sex,
            one.sex_source,
            one.party,
            one.agency,
            &one.audience,
            one.confirmed_on,
            1
        ]
    });
    insert_many(
        tx,
        "insert into staged_person (id, batch, side, written, given, family, own_script, sort_key, sex, sex_source, party, agency, audience, confirmed_on, version)",
        "",
        rows.collect(),
    )
    .await?;
    let rows = staged.addresses.iter().map(|one| {
        args![
            address_id(one.person, &one.folded),
            batch,
            one.person,
            one.kind,
            &one.value,
            &one.folded,
            one.shared
        ]
    });
    insert_many(
        tx,
        "insert into staged_address (id, batch, person, kind, value, folded, shared)",
        "on conflict do nothing",
        rows.collect(),
    )
    .await?;
    let rows = staged.keys.iter().map(|(key, person)| args![batch, key, *person]);
    insert_many(
        tx,
        "insert into staged_key (batch, key, person)",
        "on conflict do nothing",
        rows.collect(),
    )
    .await?;
    let rows = staged.suggestions.iter().map(|one| {
        let reasons = serde_json::to_value(&one.reasons).unwrap_or_default();
        args![one.id, batch, one.person, one.other, reasons, one.strength]
    });
    insert_many(
        tx,
        "insert into staged_suggestion (id, batch, person, other, evidence, strength)",
        "",
        rows.collect(),
    )
    .await?;
    widen(tx, batch, &staged.widened).await
}

/// An address's id follows from whose it is and what: planned again, it is the same. Its
/// upper half is the person's, so that addresses stand in the order of their persons and a
/// database adds many at once at one end of its index.
fn address_id(person: PersonId, folded: &str) -> Uuid {
    let person = person.uuid().as_u128();
    let mut hash = person ^ 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834;
    for byte in folded.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    let lower = u128::from(u64::MAX);
    Uuid::from_u128((person & !lower) | ((hash ^ (hash >> 64)) & lower))
}

async fn widen(tx: &Tx, batch: Uuid, widened: &HashMap<PersonId, Widened>) -> Result<()> {
    for (person, change) in widened {
        if change.is_staged {
            tx.run(
                sql!("update staged_person set audience = $3 where batch = $1 and side = 'new' and id = $2"),
                args![batch, *person, &change.after],
            )
            .await?;
            continue;
        }
        for (side, audience) in [("before", &change.before), ("after", &change.after)] {
            // What stood there before is told by the first who widens it.
            tx.run(
                sql!("insert into staged_person (id, batch, side, written, sort_key, audience, version) values ($1, $2, $3, '', '', $4, $5) \
                      on conflict (batch, side, id) do update set audience = case when excluded.side = 'after' then excluded.audience else staged_person.audience end"),
                args![*person, batch, side, audience, change.version],
            )
            .await?;
        }
    }
    Ok(())
}

/// Makes audiences known to the filter; their rows come later, which harms nobody.
///
/// # Errors
/// When the database fails.
pub async fn keep_audiences(tx: &Tx, audiences: &HashSet<String>) -> Result<()> {
    let rows = audiences
        .iter()
        .flat_map(|text| text.split_whitespace().map(move |key| args![text, key]))
        .collect();
    insert_many(
        tx,
        "insert into audience_key (audience, key)",
        "on conflict do nothing",
        rows,
    )
    .await
}

/// Writes the persons, agencies and suggestions that a batch staged; their addresses follow
/// when it is finished. Called by every kind that names people; the second call of a batch
/// finds nothing to do.
///
/// # Errors
/// [`Error::Refused`] when somebody else brought one of the addresses in meanwhile.
pub async fn apply(tx: &Tx, clock: &Clock, batch: Uuid) -> Result<Applied> {
    let (taken,): (i64,) = tx
        .one(
            sql!("select count(*) from staged_address s join person_address a on a.folded = s.folded and a.kind = 'email' and a.shared = false \
                  where s.batch = $1 and s.kind = 'email' and s.shared = false and a.person <> s.person"),
            args![batch],
        )
        .await?;
    if taken > 0 {
        return Err(Error::refused("import-apply-changed"));
    }
    tx.run(
        sql!("insert into agency (id, party, name, folded, kind, audience, version, batch) \
              select id, party, name, folded, kind, audience, 1, batch from staged_agency where batch = $1 on conflict (id) do nothing"),
        args![batch],
    )
    .await?;
    let made = tx
        .run(
            sql!("insert into person (id, written, given, family, own_script, sort_key, sex, sex_source, party, agency, audience, confirmed_on, version, batch) \
                  select id, written, given, family, own_script, sort_key, sex, sex_source, party, agency, audience, confirmed_on, 1, batch \
                  from staged_person where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    tx.run(
        sql!("insert into same_person (id, person, other, evidence, strength, raised_at, batch) \
              select id, person, other, evidence, strength, $2, batch from staged_suggestion where batch = $1 on conflict do nothing"),
        args![batch, clock.now()],
    )
    .await?;
    // Seeing more is no edit: the version stays, so that nobody's form is refused.
    tx.run(
        sql!("update person set audience = s.audience from staged_person s where s.batch = $1 and s.side = 'after' and s.id = person.id"),
        args![batch],
    )
    .await?;
    reservation::renew_all(tx).await?;
    tx.run(
        sql!("update staged_person set side = case side when 'after' then 'changed' else 'was' end where batch = $1 and side in ('after', 'before')"),
        args![batch],
    )
    .await?;
    Ok(Applied { made, changed: 0 })
}

/// The parties whose persons and agencies a batch brings, or brought.
///
/// # Errors
/// When the database fails.
pub async fn parties(db: &Db, batch: Uuid) -> Result<Vec<PartyId>> {
    let rows: Vec<(PartyId,)> = db
        .all(
            sql!("select party from staged_person where batch = $1 and party is not null union select party from staged_agency where batch = $1 \
                  union select party from person where batch = $1 and party is not null union select party from agency where batch = $1"),
            args![batch],
        )
        .await?;
    Ok(rows.into_iter().map(|(party,)| party).collect())
}

/// Takes back the persons that a batch made, with what hangs on them.
///
/// # Errors
/// [`Error::Refused`] when one of them was edited or decided about since; the database's own
/// refusal when something else depends on one.
pub async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    let (edited,): (i64,) = tx
        .one(
            sql!("select count(*) from person p where p.batch = $1 and (p.version > 1 or p.merged_into is not null or exists (select 1 from person o where o.merged_into = p.id))"),
            args![batch],
        )
        .await?;
    if edited > 0 {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", edited),
        ));
    }
    search::remove_those(tx, "select id from person where batch = $1", args![batch]).await?;
    tx.run(
        sql!("delete from same_person where person in (select id from person where batch = $1) or other in (select id from person where batch = $1)"),
        args![batch],
    )
    .await?;
    tx.run(
        sql!("delete from person_key where person in (select id from person where batch = $1)"),
        args![batch],
    )
    .await?;
    tx.run(sql!("delete from person_address where batch = $1"), args![batch])
        .await?;
    tx.run(sql!("delete from post_holding where batch = $1"), args![batch])
        .await?;
    tx.run(sql!("delete from post where batch = $1"), args![batch])
        .await?;
    tx.run(sql!("delete from person where batch = $1"), args![batch])
        .await?;
    tx.run(
        sql!("delete from agency where batch = $1 and not exists (select 1 from person p where p.agency = agency.id) \
              and not exists (select 1 from participation q where q.agency = agency.id) and not exists (select 1 from post o where o.agency = agency.id) \
              and not exists (select 1 from body_member m where m.agency = agency.id) and not exists (select 1 from headcount_line h where h.agency = agency.id)"),
        args![batch],
    )
    .await?;
    tx.run(
        sql!("update person set audience = s.audience from staged_person s where s.batch = $1 and s.side = 'was' and s.id = person.id"),
        args![batch],
    )
    .await?;
    reservation::renew_all(tx).await?;
    tx.run(sql!("delete from staged_person where batch = $1"), args![batch])
        .await
        .map(drop)
}
