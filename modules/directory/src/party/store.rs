//! SQL of parties, their statuses and their spellings.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Conn, Day, FromRow, Json, Query, Tx},
    text::{Lang, Words},
};
use jiff::civil::Date;

use super::{Party, Status, StatusRow, Statuses};
use crate::{
    PartyId,
    body::store::Seat,
    handling::{self, Handling},
    spelling::{self, Spelling},
};

/// The party with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: PartyId) -> Result<Option<Party>> {
    conn.maybe(
        sql!("select id, code, kind, name, sort_key, region, iso3, m49, audience, version from party where id = $1"),
        args![id],
    )
    .await
}

/// The party with this code of the profile.
///
/// # Errors
/// When the database fails.
pub async fn by_code(conn: &impl Conn, code: &str) -> Result<Option<Party>> {
    conn.maybe(
        sql!("select id, code, kind, name, sort_key, region, iso3, m49, audience, version from party where code = $1"),
        args![code],
    )
    .await
}

/// A party with what is short enough to be read along with it.
#[derive(Debug, Clone)]
pub struct Record {
    /// The party.
    pub party: Party,
    /// Its dated statuses.
    pub statuses: Statuses,
    /// The bodies that it chairs or sits on by name, of those that the actor may see:
    /// chairs first, then by code. A seat lasts no longer than its body.
    pub seats: Vec<Seat>,
    /// The ways of writing its name, in order.
    pub spellings: Vec<Spelling>,
    /// How it wants handled what it entrusts.
    pub handling: Option<Handling>,
}

/// One line of a party's record: `line` says which of the columns it fills.
#[derive(FromRow)]
struct RecordLine {
    #[sqlx(flatten)]
    party: Party,
    line: Option<String>,
    line_id: Option<Id<StatusRow>>,
    word: Option<String>,
    body_name: Option<Json<Words>>,
    from_on: Option<Day>,
    until_on: Option<Day>,
    source: Option<String>,
}

/// The party with this code and what its page shows first, as one statement; with the condition
/// of its own that stands on that day.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &impl Conn, actor: &Actor, code: &str, today: Date) -> Result<Option<Record>> {
    let lines: Vec<RecordLine> = Query::new(
        "with one as (select p.id, p.code, p.kind, p.name, p.sort_key, p.region, p.iso3, p.m49, p.audience, p.version from party p",
    )
    .and("p.code = ?", args![code])
    .push(
        "), own as (select c.party, 'chair' as line, c.id as line_id, b.code as word, b.name as body_name, c.from_on, coalesce(c.until_on, b.ended_on) as until_on, '' as source \
         from body_chair c join body b on b.id = c.body where c.party in (select id from one)",
    )
    .seen_by(actor, "b.audience")
    .push(
        "union all select m.party, 'member', m.id, b.code, b.name, m.from_on, coalesce(m.until_on, b.ended_on), '' \
         from body_member m join body b on b.id = m.body where m.person is null and m.party in (select id from one)",
    )
    .seen_by(actor, "b.audience")
    .push_with(
        "union all select x.party, 'handling', x.id, case when x.tells_readers then 'told' else '' end, x.words, x.from_on, null, '' from handling x \
         where x.id in (select y.id from handling y where y.party in (select id from one) and y.from_on <= ? order by y.from_on desc, y.id desc limit 1)",
        args![today],
    )
    .push(
        "union all select s.party, 'status', s.id, s.status, null, s.from_on, s.until_on, s.source from party_status s where s.party in (select id from one) \
         union all select w.party, 'spelling', null, w.spelling, null, null, null, w.source from party_spelling w where w.party in (select id from one)) \
         select one.id, one.code, one.kind, one.name, one.sort_key, one.region, one.iso3, one.m49, one.audience, one.version, \
         own.line, own.line_id, own.word, own.body_name, own.from_on, own.until_on, own.source \
         from one left join own on own.party = one.id order by own.line, own.word, own.from_on",
    )
    .all(conn)
    .await?;
    Ok(lines
        .first()
        .map(|first| first.party.clone())
        .map(|party| sorted(party, lines)))
}

fn sorted(party: Party, lines: Vec<RecordLine>) -> Record {
    let (mut statuses, mut seats, mut spellings) = (Vec::new(), Vec::new(), Vec::new());
    let mut handling = None;
    for line in lines {
        let word = line.word.unwrap_or_default();
        let source = line.source.unwrap_or_default();
        match (line.line.as_deref(), line.line_id, line.from_on, line.body_name) {
            (Some("status"), Some(id), Some(from_on), _) => statuses.push(StatusRow {
                id,
                party: party.id,
                status: word,
                from_on,
                until_on: line.until_on,
                source,
            }),
            (Some("handling"), Some(id), Some(from_on), words) => {
                handling = Some(Handling {
                    id: id.cast(),
                    party: party.id,
                    from_on,
                    tells_readers: word == "told",
                    words,
                    audience: handling::audience().to_string(),
                });
            }
            (Some("spelling"), ..) => spellings.push(Spelling {
                spelling: word,
                source,
            }),
            (Some(role), _, from_on, Some(name)) => seats.push(Seat {
                code: word,
                name,
                role: role.to_owned(),
                from_on,
                until_on: line.until_on,
            }),
            _ => {}
        }
    }
    Record {
        party,
        statuses: Statuses::of(statuses),
        seats,
        spellings,
        handling,
    }
}

/// The parties by id and name, for filters of pages that are not the directory's.
///
/// # Errors
/// When the database fails.
pub async fn choices(conn: &impl Conn, lang: Lang) -> Result<Vec<(String, String)>> {
    let parties = all(conn).await?;
    Ok(parties
        .iter()
        .map(|party| (party.id.to_string(), party.name(lang).to_owned()))
        .collect())
}

/// All parties, by their English names.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &impl Conn) -> Result<Vec<Party>> {
    conn.all(
        sql!("select id, code, kind, name, sort_key, region, iso3, m49, audience, version from party order by sort_key, code"),
        args![],
    )
    .await
}

/// The parties that an actor may know of, of one kind or region if asked.
///
/// # Errors
/// When the database fails.
pub async fn seen(
    conn: &impl Conn,
    actor: &Actor,
    kind: Option<&str>,
    region: Option<&str>,
) -> Result<Vec<Party>> {
    Query::new(
        "select p.id, p.code, p.kind, p.name, p.sort_key, p.region, p.iso3, p.m49, p.audience, p.version from party p",
    )
    .and_if("p.kind = ?", kind)
    .and_if("p.region = ?", region)
    .seen_by(actor, "p.audience")
    .push("order by p.sort_key, p.code")
    .all(conn)
    .await
}

/// What a party was on a day: member, observer or partner; none before its first status.
///
/// # Errors
/// When the database fails.
pub async fn status_on(conn: &impl Conn, party: PartyId, day: Date) -> Result<Option<Status>> {
    Ok(statuses_of(conn, party).await?.on(party, day))
}

/// The dated statuses of one party.
///
/// # Errors
/// When the database fails.
pub async fn statuses_of(conn: &impl Conn, party: PartyId) -> Result<Statuses> {
    let rows = conn
        .all(
            sql!("select id, party, status, from_on, until_on, source from party_status where party = $1 order by from_on, id"),
            args![party],
        )
        .await?;
    Ok(Statuses::of(rows))
}

/// The dated statuses of all parties.
///
/// # Errors
/// When the database fails.
pub async fn statuses(conn: &impl Conn) -> Result<Statuses> {
    let rows = conn
        .all(
            sql!(
                "select id, party, status, from_on, until_on, source from party_status order by from_on, id"
            ),
            args![],
        )
        .await?;
    Ok(Statuses::of(rows))
}

/// Every way of writing every party's name that is known.
///
/// # Errors
/// When the database fails.
pub async fn spellings(conn: &impl Conn) -> Result<Vec<(PartyId, String)>> {
    conn.all(
        sql!("select party, spelling from party_spelling order by party, spelling"),
        args![],
    )
    .await
}

/// The parties whose name is written so, up to case and accents.
///
/// # Errors
/// When the database fails.
pub async fn written_so(conn: &impl Conn, folded: &str) -> Result<Vec<(PartyId, String)>> {
    conn.all(
        sql!("select party, source from party_spelling where folded = $1 order by party"),
        args![folded],
    )
    .await
}

/// Takes a way of writing a party's name away, unless the profile gives it.
///
/// # Errors
/// When the database fails.
pub async fn remove_spelling(tx: &Tx, party: PartyId, folded: &str) -> Result<u64> {
    tx.run(
        sql!("delete from party_spelling where party = $1 and folded = $2 and source <> $3"),
        args![party, folded, spelling::FROM_PROFILE],
    )
    .await
}

/// The ways of writing one party's name.
///
/// # Errors
/// When the database fails.
pub async fn spellings_of(conn: &impl Conn, party: PartyId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .all(
            sql!("select spelling from party_spelling where party = $1 order by folded"),
            args![party],
        )
        .await?;
    Ok(rows.into_iter().map(|(spelling,)| spelling).collect())
}

/// Keeps one more way of writing a party's name. A spelling that is known already stays.
///
/// # Errors
/// When the database fails.
pub async fn keep_spelling(tx: &Tx, party: PartyId, spelling: &str, source: &str) -> Result<()> {
    let folded = balai_names::fold(spelling);
    if folded.is_empty() {
        return Ok(());
    }
    tx.run(
        sql!("insert into party_spelling (folded, party, spelling, source) values ($1, $2, $3, $4) on conflict do nothing"),
        args![folded, party, spelling, source],
    )
    .await
    .map(drop)
}

/// The values that a party is made with.
pub struct NewParty<'a> {
    /// Its code.
    pub code: &'a str,
    /// `state` or `organisation`.
    pub kind: &'a str,
    /// Its names.
    pub name: &'a Words,
    /// Its region.
    pub region: Option<&'a str>,
    /// ISO 3166-1 alpha-3.
    pub iso3: Option<&'a str>,
    /// UN M49.
    pub m49: Option<&'a str>,
}

/// Makes a party, public to see. The caller has looked that there is none with this code.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, new: &NewParty<'_>) -> Result<PartyId> {
    let id: PartyId = clock.id();
    let audience = super::audience().keep(tx).await?;
    let sort_key = balai_names::fold(new.name.get(balai_kernel::text::Lang::EN));
    tx.run(
        sql!("insert into party (id, code, kind, name, sort_key, region, iso3, m49, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)"),
        args![
            id,
            new.code,
            new.kind,
            serde_json::to_value(new.name).unwrap_or_default(),
            sort_key,
            new.region,
            new.iso3,
            new.m49,
            audience
        ],
    )
    .await?;
    Ok(id)
}

/// Begins a status of a party on a day.
///
/// # Errors
/// When the database fails.
pub async fn insert_status(
    tx: &Tx,
    clock: &Clock,
    party: PartyId,
    status: Status,
    from_on: Date,
    source: &str,
) -> Result<()> {
    let id = clock.id::<StatusRow>();
    tx.run(
        sql!("insert into party_status (id, party, status, from_on, until_on, source) values ($1, $2, $3, $4, null, $5)"),
        args![id, party, status.code(), from_on, source],
    )
    .await
    .map(drop)
}

/// Ends the statuses of a party that still hold: its member, observer or partner
/// status when `notes` is false, the note with that word otherwise.
///
/// # Errors
/// When the database fails.
pub async fn end_status(tx: &Tx, party: PartyId, status: &str, last_day: Date) -> Result<u64> {
    tx.run(
        sql!("update party_status set until_on = $3 where party = $1 and status = $2 and until_on is null and from_on <= $3"),
        args![party, status, last_day],
    )
    .await
}

/// Counts an edit of a party; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &Tx, party: PartyId, version: i64) -> Result<u64> {
    tx.run(
        sql!("update party set version = version + 1 where id = $1 and version = $2"),
        args![party, version],
    )
    .await
}

/// Regions that parties have, in order.
///
/// # Errors
/// When the database fails.
pub async fn regions(conn: &impl Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .all(
            sql!("select distinct region from party where region is not null order by region"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(|(region,)| region).collect())
}

/// The last contact with each party of which the actor may read the notes: one step
/// into the index for each party, however many notes there are.
///
/// # Errors
/// When the database fails.
pub async fn last_contacts(conn: &impl Conn, actor: &Actor) -> Result<Vec<(PartyId, Option<Day>)>> {
    Query::new("select p.id, (select n.on_date from contact_note n")
        .and("n.party = p.id", args![])
        .seen_by(actor, "n.audience")
        .push("order by n.on_date desc limit 1) from party p")
        .all(conn)
        .await
}

/// The focal points of today that the actor may see: party, and when last confirmed.
///
/// # Errors
/// When the database fails.
pub async fn focal_points(
    conn: &impl Conn,
    actor: &Actor,
    today: Date,
) -> Result<Vec<(PartyId, Option<Day>)>> {
    Query::new("select f.party, f.confirmed_on from focal_point f")
        .and("(f.until_on is null or f.until_on >= ?)", args![today])
        .seen_by(actor, "f.audience")
        .all(conn)
        .await
}
