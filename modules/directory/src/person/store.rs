//! SQL of persons, their addresses and the keys under which doubles are looked up.

use balai_kernel::store::FromRow;
use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Arg, Conn, Day, Json, Query, Tx},
    text::Words,
    view::part,
    web::{Listing, SortKey},
};
use balai_names::{block_keys, fold};
use jiff::civil::Date;
use uuid::Uuid;

use super::{
    Address, Details, Person, Reach, audience, folded_address, fresh_from, moved_audience, sort_key,
};
use crate::{
    PartyId, PersonId,
    agency::Agency,
    handling::{self, Handling},
    post::Post,
};

/// The record with this id, also one that gave way to another.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: PersonId) -> Result<Option<Person>> {
    conn.maybe(
        sql!("select id, written, given, family, own_script, romanised, sort_key, sex, sex_source, party, agency, audience, merged_into, confirmed_on, version from person where id = $1"),
        args![id],
    )
    .await
}

/// A person with what their page shows first.
#[derive(Debug, Clone)]
pub struct Record {
    /// The person.
    pub person: Person,
    /// The party's code and name.
    pub party: Option<(String, Json<Words>)>,
    /// The agency's name and who can see it.
    pub agency: Option<(String, String)>,
    /// How the party wants it handled.
    pub handling: Option<Handling>,
    /// How many open suggestions there are that another record is of this person.
    pub suggestions: i64,
    /// How many notes of contacts there are with them.
    pub notes: i64,
    /// Their addresses and those of the records that gave way to theirs.
    pub addresses: Vec<Address>,
}

/// A person beside one of their addresses.
#[derive(FromRow)]
struct RecordLine {
    #[sqlx(flatten)]
    person: Person,
    party_code: Option<String>,
    party_name: Option<Json<Words>>,
    agency_name: Option<String>,
    agency_audience: Option<String>,
    handling: Option<Id<Handling>>,
    handling_from: Option<Day>,
    tells_readers: Option<bool>,
    handling_words: Option<Json<Words>>,
    suggestions: i64,
    notes: i64,
    address: Option<Id<Address>>,
    address_of: Option<PersonId>,
    kind: Option<String>,
    value: Option<String>,
    folded: Option<String>,
    shared: Option<bool>,
    reach: Option<String>,
    address_confirmed: Option<Day>,
}

impl RecordLine {
    fn handling(&self) -> Option<Handling> {
        Some(Handling {
            id: self.handling?,
            party: self.person.party?,
            from_on: self.handling_from?,
            tells_readers: self.tells_readers?,
            words: self.handling_words.clone(),
            audience: handling::audience().to_string(),
        })
    }

    fn address(&self) -> Option<Address> {
        Some(Address {
            id: self.address?,
            person: self.address_of?,
            kind: self.kind.clone()?,
            value: self.value.clone()?,
            folded: self.folded.clone()?,
            shared: self.shared?,
            reach: self.reach.clone()?,
            confirmed_on: self.address_confirmed,
        })
    }
}

/// The person with this id and what their page shows first, as one statement; with the condition
/// of their party that stands on that day.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &impl Conn, id: PersonId, today: Date) -> Result<Option<Record>> {
    let lines: Vec<RecordLine> = conn
        .all(
            sql!("with own as (select q.id from person q where q.id = $1 or q.merged_into = $1) \
                  select p.id, p.written, p.given, p.family, p.own_script, p.romanised, p.sort_key, p.sex, p.sex_source, p.party, p.agency, p.audience, p.merged_into, p.confirmed_on, p.version, \
                  t.code as party_code, t.name as party_name, a.name as agency_name, a.audience as agency_audience, \
                  h.id as handling, h.from_on as handling_from, h.tells_readers, h.words as handling_words, \
                  (select count(*) from same_person s join person x on x.id = s.person join person y on y.id = s.other \
                   where s.decided_at is null and coalesce(x.merged_into, x.id) <> coalesce(y.merged_into, y.id) \
                   and (s.person in (select id from own) or s.other in (select id from own))) as suggestions, (select count(*) from contact_note n where n.person in (select id from own)) as notes, \
                  d.id as address, d.person as address_of, d.kind, d.value, d.folded, d.shared, d.reach, d.confirmed_on as address_confirmed \
                  from person p left join party t on t.id = p.party left join agency a on a.id = p.agency \
                  left join handling h on h.id = (select x.id from handling x where x.party = p.party and x.from_on <= $2 order by x.from_on desc, x.id desc limit 1) \
                  left join person_address d on d.person in (select id from own) \
                  where p.id = $1 order by d.shared, d.kind, d.folded, d.id"),
            args![id, today],
        )
        .await?;
    let Some(first) = lines.first() else {
        return Ok(None);
    };
    Ok(Some(Record {
        person: first.person.clone(),
        party: first.party_code.clone().zip(first.party_name.clone()),
        agency: first.agency_name.clone().zip(first.agency_audience.clone()),
        handling: first.handling(),
        suggestions: first.suggestions,
        notes: first.notes,
        addresses: lines.iter().filter_map(RecordLine::address).collect(),
    }))
}

/// A post that a person held or a body that they sit on.
#[derive(Debug, Clone, FromRow)]
pub struct Seat {
    /// The post.
    pub post: Option<Id<Post>>,
    /// The post's title.
    pub title: Option<String>,
    /// The post's agency.
    pub agency: Option<String>,
    /// The body's code.
    pub code: Option<String>,
    /// The body's name.
    pub name: Option<Json<Words>>,
    /// First day, if known.
    pub from_on: Option<Day>,
    /// Last day.
    pub until_on: Option<Day>,
    /// When it was last confirmed that they hold the post.
    pub confirmed_on: Option<Day>,
}

/// The posts that a person held and the bodies that they sit on now, of those that the
/// actor may see; those that hold first, then latest first.
///
/// # Errors
/// When the database fails.
pub async fn seats(conn: &impl Conn, actor: &Actor, person: PersonId) -> Result<Vec<Seat>> {
    Query::new(
        "with own as (select q.id, p.audience from person q join person p on p.id = coalesce(q.merged_into, q.id)",
    )
        .and("(q.id = ? or q.merged_into = ?)", args![person, person])
        .push(
            "), seat as (select o.id as post, o.title, a.name as agency, null as code, null as name, h.from_on, h.until_on, h.confirmed_on \
             from own w join post_holding h on h.person = w.id join post o on o.id = h.post join agency a on a.id = o.agency where o.id = h.post",
        )
        .seen_by(actor, "w.audience")
        .entrusted_to(actor, "o.audience")
        .push(
            "union all select null, null, null, b.code, b.name, m.from_on, m.until_on, null \
             from body_member m join body b on b.id = m.body where m.until_on is null and m.person in (select id from own)",
        )
        .seen_by(actor, "b.audience")
        .push(
            ") select post, title, agency, code, name, from_on, until_on, confirmed_on from seat \
             order by case when until_on is null then 0 else 1 end, until_on desc, from_on desc, code, post",
        )
        .all(conn)
        .await
}

/// Several records, in no order.
///
/// # Errors
/// When the database fails.
pub async fn several(conn: &impl Conn, ids: &[PersonId]) -> Result<Vec<Person>> {
    Query::new("select id, written, given, family, own_script, romanised, sort_key, sex, sex_source, party, agency, audience, merged_into, confirmed_on, version from person")
        .and_in("id", ids.iter().map(|id| Arg::from(*id)).collect())
        .all(conn)
        .await
}

/// The id under which a person is known now: the record that took its place, or itself.
///
/// # Errors
/// When the database fails.
pub async fn resolve(conn: &impl Conn, id: PersonId) -> Result<PersonId> {
    let row: Option<(PersonId,)> = conn
        .maybe(
            sql!("select coalesce(merged_into, id) from person where id = $1"),
            args![id],
        )
        .await?;
    Ok(row.map_or(id, |(id,)| id))
}

/// Makes a person under an id given before (so that an import can plan it), with their
/// keys; addresses are added with [`insert_address`].
///
/// # Errors
/// When the database fails.
pub(super) async fn insert(
    tx: &Tx,
    id: PersonId,
    details: &Details,
    confirmed_on: Option<Date>,
) -> Result<()> {
    let audience = audience(id, details.party, details.agency).keep(tx).await?;
    tx.run(
        sql!("insert into person (id, written, given, family, own_script, romanised, sort_key, sex, sex_source, party, agency, audience, merged_into, confirmed_on, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, null, $13, 1)"),
        args![
            id,
            &details.written,
            &details.given,
            &details.family,
            &details.own_script,
            &details.romanised,
            sort_key(&details.name(), details.own_script.as_deref()),
            &details.sex,
            &details.sex_source,
            details.party,
            details.agency,
            audience,
            confirmed_on
        ],
    )
    .await?;
    keep_keys(tx, id, details).await
}

/// Alters a person as read in this transaction; zero rows when `version` is not the
/// record's any more. Who moves to another party leaves the sight of the old one's
/// focal points.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, now: &Person, version: i64, details: &Details) -> Result<u64> {
    let id = now.id;
    let audience = moved_audience(now, details.party, details.agency)
        .keep(tx)
        .await?;
    let done = tx
        .run(
            sql!("update person set written = $3, given = $4, family = $5, own_script = $6, romanised = $7, sort_key = $8, sex = $9, sex_source = $10, \
                  party = $11, agency = $12, audience = $13, version = version + 1 where id = $1 and version = $2"),
            args![
                id,
                version,
                &details.written,
                &details.given,
                &details.family,
                &details.own_script,
                &details.romanised,
                sort_key(&details.name(), details.own_script.as_deref()),
                &details.sex,
                &details.sex_source,
                details.party,
                details.agency,
                audience
            ],
        )
        .await?;
    if done > 0 {
        tx.run(sql!("delete from person_key where person = $1"), args![id])
            .await?;
        keep_keys(tx, id, details).await?;
    }
    Ok(done)
}

async fn keep_keys(tx: &Tx, id: PersonId, details: &Details) -> Result<()> {
    let Some(name) = details.comparable() else {
        return Ok(());
    };
    for key in block_keys(&name) {
        tx.run(
            sql!("insert into person_key (key, person) values ($1, $2) on conflict do nothing"),
            args![key, id],
        )
        .await?;
    }
    Ok(())
}

/// Notes that somebody said on that day that a person's details are right.
///
/// # Errors
/// When the database fails.
pub async fn confirm(tx: &Tx, id: PersonId, on: Date) -> Result<()> {
    tx.run(
        sql!("update person set confirmed_on = $2 where id = $1"),
        args![id, on],
    )
    .await?;
    tx.run(
        sql!("update post_holding set confirmed_on = $2 where person = $1 and (until_on is null or until_on >= $2)"),
        args![id, on],
    )
    .await?;
    tx.run(
        sql!("update person_address set confirmed_on = $2 where person = $1"),
        args![id, on],
    )
    .await
    .map(drop)
}

/// Persons found under any of these keys ([`balai_names::block_keys`]), each once, with
/// the records that gave way left out.
///
/// # Errors
/// When the database fails.
pub async fn by_keys(conn: &impl Conn, keys: &[String]) -> Result<Vec<Person>> {
    Query::new("select p.id, p.written, p.given, p.family, p.own_script, p.romanised, p.sort_key, p.sex, p.sex_source, p.party, p.agency, p.audience, p.merged_into, p.confirmed_on, p.version from person p where p.merged_into is null and p.id in (select k.person from person_key k where 1 = 1")
        .and_in("k.key", keys.iter().map(Arg::from).collect())
        .push(") order by p.id")
        .all(conn)
        .await
}

/// The persons whose own (not shared) address this is, with the records that gave way
/// left out. `folded` is what [`folded_address`] gives.
///
/// # Errors
/// When the database fails.
pub async fn by_address(conn: &impl Conn, folded: &str) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn
        .all(
            sql!("select distinct coalesce(p.merged_into, p.id) from person_address a join person p on p.id = a.person where a.folded = $1 and a.shared = false"),
            args![folded],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Adds an address to a person, unless they have it.
///
/// # Errors
/// When the database fails.
pub async fn insert_address(
    tx: &Tx,
    clock: &Clock,
    person: PersonId,
    kind: &str,
    value: &str,
    is_shared: bool,
    batch: Option<Uuid>,
) -> Result<()> {
    let id = clock.id::<Address>();
    let folded = folded_address(kind, value);
    tx.run(
        sql!("insert into person_address (id, person, kind, value, folded, shared, confirmed_on, batch) \
              select $1, p.id, $3, $4, $5, $6, null, $7 from person p where p.id = $2 \
              and not exists (select 1 from person_address a where a.person = $2 and a.kind = $3 and a.folded = $5)"),
        args![id, person, kind, value, folded, is_shared, batch],
    )
    .await
    .map(drop)
}

/// The addresses of a person and of the records that gave way to it.
///
/// # Errors
/// When the database fails.
pub async fn addresses(conn: &impl Conn, person: PersonId) -> Result<Vec<Address>> {
    conn.all(
        sql!("select a.id, a.person, a.kind, a.value, a.folded, a.shared, a.reach, a.confirmed_on from person_address a join person p on p.id = a.person \
              where p.id = $1 or p.merged_into = $1 order by a.shared, a.kind, a.folded, a.id"),
        args![person],
    )
    .await
}

/// One address.
///
/// # Errors
/// When the database fails.
pub async fn address(conn: &impl Conn, id: Id<Address>) -> Result<Option<Address>> {
    conn.maybe(
        sql!(
            "select id, person, kind, value, folded, shared, reach, confirmed_on from person_address where id = $1"
        ),
        args![id],
    )
    .await
}

/// Says who is shown an address.
///
/// # Errors
/// When the database fails.
pub async fn set_reach(tx: &Tx, id: Id<Address>, reach: Reach) -> Result<()> {
    tx.run(
        sql!("update person_address set reach = $2 where id = $1"),
        args![id, reach.code()],
    )
    .await
    .map(drop)
}

/// Takes an address away.
///
/// # Errors
/// When the database fails.
pub async fn remove_address(tx: &Tx, id: Id<Address>) -> Result<()> {
    tx.run(sql!("delete from person_address where id = $1"), args![id])
        .await
        .map(drop)
}

/// A person in a list.
#[derive(Debug, Clone, FromRow)]
pub struct Listed {
    /// Their id.
    pub id: PersonId,
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
    pub confirmed_on: Option<Day>,
    /// The party.
    pub party: Option<PartyId>,
    /// The agency.
    pub agency_id: Option<Id<Agency>>,
    /// The party's code.
    pub party_code: Option<String>,
    /// The party's name.
    pub party_name: Option<Json<Words>>,
    /// The agency's name.
    pub agency: Option<String>,
    /// The agency's kind.
    pub agency_kind: Option<String>,
}

impl Listed {
    /// The name shown.
    pub fn name(&self) -> String {
        super::shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }
}

/// How people can be sorted.
pub const SORTS: [SortKey; 3] = [
    SortKey {
        key: "name",
        rising: "order by p.sort_key, p.id",
        falling: "order by p.sort_key desc, p.id desc",
    },
    SortKey {
        key: "party",
        rising: "order by coalesce(t.sort_key, ''), p.sort_key, p.id",
        falling: "order by coalesce(t.sort_key, '') desc, p.sort_key, p.id",
    },
    SortKey {
        key: "confirmed",
        rising: "order by case when p.confirmed_on is null then 0 else 1 end, p.confirmed_on, p.sort_key, p.id",
        falling: "order by case when p.confirmed_on is null then 1 else 0 end, p.confirmed_on desc, p.sort_key, p.id",
    },
];

/// The people whom an actor may see and the filters let through: `q`, `party` (code),
/// `agency` (id), `kind` (of agency) and `stale`. A page of them, or all where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl Conn,
    actor: &Actor,
    listing: &Listing,
    today: Date,
    whole: bool,
) -> Result<Vec<Listed>> {
    filtered(
        Query::new(
            "select p.id, p.written, p.given, p.family, p.own_script, p.romanised, p.confirmed_on, p.party, p.agency as agency_id, t.code as party_code, t.name as party_name, a.name as agency, a.kind as agency_kind \
             from person p left join party t on t.id = p.party left join agency a on a.id = p.agency where p.merged_into is null",
        ),
        actor,
        listing,
        today,
    )
    .push(listing.order(&SORTS).0)
    .push_with("limit ? offset ?", part(listing, whole))
    .all(conn)
    .await
}

/// How many people [`list`] goes through.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing, today: Date) -> Result<i64> {
    filtered(
        Query::new(
            "select count(*) from person p left join party t on t.id = p.party left join agency a on a.id = p.agency where p.merged_into is null",
        ),
        actor,
        listing,
        today,
    )
    .count(conn)
    .await
}

fn filtered(mut query: Query, actor: &Actor, listing: &Listing, today: Date) -> Query {
    // Folded words hold letters and digits only, so nothing in them is a wildcard.
    for word in fold(listing.get("q").unwrap_or("")).split_whitespace().take(8) {
        query = query.and("p.sort_key like ?", args![format!("%{word}%")]);
    }
    if listing.get("stale").is_some() {
        query = query.and(
            "(p.confirmed_on is null or p.confirmed_on < ?)",
            args![fresh_from(today)],
        );
    }
    if let Some(agency) = listing.get("agency") {
        // What is no id is nobody's agency.
        let agency: Uuid = agency.parse().unwrap_or(Uuid::nil());
        query = query.and("p.agency = ?", args![agency]);
    }
    query
        .and_if("t.code = ?", listing.get("party"))
        .and_if("a.kind = ?", listing.get("kind"))
        .seen_by(actor, "p.audience")
}

/// The people of a party whom an actor may see, for choosing one; at most 500.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, actor: &Actor, party: crate::PartyId) -> Result<Vec<Person>> {
    Query::new("select p.id, p.written, p.given, p.family, p.own_script, p.romanised, p.sort_key, p.sex, p.sex_source, p.party, p.agency, p.audience, p.merged_into, p.confirmed_on, p.version from person p where p.merged_into is null")
        .and("p.party = ?", args![party])
        .seen_by(actor, "p.audience")
        .push("order by p.sort_key, p.id limit 500")
        .all(conn)
        .await
}

/// A run of records for renewing the search, after an id.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, id: PersonId, limit: i64) -> Result<Vec<Person>> {
    conn.all(
        sql!("select id, written, given, family, own_script, romanised, sort_key, sex, sex_source, party, agency, audience, merged_into, confirmed_on, version from person where id > $1 order by id limit $2"),
        args![id, limit],
    )
    .await
}
