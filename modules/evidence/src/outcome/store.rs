//! SQL of outcomes.

use balai_directory::{PartyId, PersonId};
use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    file::{self, FileRow},
    sql,
    store::{Args, Conn, Day, FromRow, Query, Tx},
    view::{part, pattern},
    web::{Listing, SortKey},
};
use balai_workplan::{activity::Activity, span::Span};
use jiff::civil::Date;

use super::{Concerned, Outcome, Stand, audience};

const ROWS: &str = "select o.id, o.kind, o.words, o.number, o.from_on, o.to_on, o.precision, o.year, o.activity, o.contact, o.agencies, o.claimed_by, o.claimant, o.claimed_on, o.evidence, o.file, o.entered_by, e.name as entered_by_name, o.entered_at, o.verified_by, v.name as verified_by_name, o.verified_at, o.verified_how, o.shared_at, o.audience, o.version from outcome o left join account e on e.id = o.entered_by left join account v on v.id = o.verified_by";

/// What the list can be sorted by; the first is the usual order.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by o.year desc, o.from_on desc, o.id desc",
        falling: "order by o.year, o.from_on, o.id",
    },
    SortKey {
        key: "kind",
        rising: "order by o.kind, o.year desc, o.id",
        falling: "order by o.kind desc, o.year desc, o.id",
    },
];

/// An outcome as it is written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// One of [`super::KINDS`].
    pub kind: String,
    /// See [`Outcome::words`].
    pub words: String,
    /// See [`Outcome::number`].
    pub number: Option<i64>,
    /// When.
    pub span: Span,
    /// See [`Outcome::activity`].
    pub activity: Option<Id<Activity>>,
    /// See [`Outcome::contact`].
    pub contact: String,
    /// See [`Outcome::agencies`].
    pub agencies: String,
    /// See [`Outcome::claimed_by`].
    pub claimed_by: String,
    /// See [`Outcome::claimant`].
    pub claimant: Option<PersonId>,
    /// See [`Outcome::claimed_on`].
    pub claimed_on: Option<Date>,
    /// See [`Outcome::evidence`].
    pub evidence: String,
    /// The parties concerned.
    pub parties: Vec<PartyId>,
    /// Whether their focal points may read it.
    pub is_shared: bool,
}

/// The condition of a stand.
fn stands(query: Query, stand: Option<&str>) -> Query {
    const OPEN: &str = "exists (select 1 from outcome_party w where w.outcome = o.id and w.answer = '')";
    const NONE_OPEN: &str =
        "not exists (select 1 from outcome_party w where w.outcome = o.id and w.answer = '')";
    const OBJECTED: &str =
        "exists (select 1 from outcome_party w where w.outcome = o.id and w.answer = 'objects')";
    const NOT_OBJECTED: &str =
        "not exists (select 1 from outcome_party w where w.outcome = o.id and w.answer = 'objects')";
    let found = Stand::ALL.into_iter().find(|one| Some(one.code()) == stand);
    let Some(found) = found else { return query };
    if found == Stand::Objected {
        return query.and(OBJECTED, args![]);
    }
    let query = query.and(NOT_OBJECTED, args![]);
    match found {
        Stand::Claimed => query.and("o.verified_at is null", args![]),
        Stand::Verified => query.and("o.verified_at is not null", args![]).and(OPEN, args![]),
        _ => query
            .and("o.verified_at is not null", args![])
            .and(NONE_OPEN, args![]),
    }
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let year = listing.get("year").and_then(|year| year.parse::<i64>().ok());
    let query = Query::new(select)
        .seen_by(actor, "o.audience")
        .and_if("o.folded like ? escape '!'", listing.get("q").map(pattern))
        .and_if("o.year = ?", year)
        .and_if("o.kind = ?", listing.get("kind"))
        .and_if(
            "exists (select 1 from outcome_party x join party p on p.id = x.party where x.outcome = o.id and p.code = ?)",
            listing.get("party"),
        );
    stands(query, listing.get("stand"))
}

/// A page of the outcomes that an actor may see, or all of them where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing, whole: bool) -> Result<Vec<Outcome>> {
    filtered(ROWS, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from outcome o", actor, listing)
        .count(conn)
        .await
}

/// The years in which the actor sees some, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new("select distinct o.year from outcome o")
        .seen_by(actor, "o.audience")
        .push("order by o.year desc")
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// How many claims wait for somebody to look into them whom this account did not enter, of what the
/// actor may see.
///
/// # Errors
/// When the database fails.
pub async fn unverified(conn: &impl Conn, actor: &Actor) -> Result<i64> {
    Query::new("select count(*) from outcome o")
        .and("o.verified_at is null", args![])
        .and(
            "(o.entered_by is null or o.entered_by <> ?)",
            args![actor.account],
        )
        .seen_by(actor, "o.audience")
        .count(conn)
        .await
}

/// The outcome with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Outcome>) -> Result<Option<Outcome>> {
    Query::new(ROWS).and("o.id = ?", args![id]).maybe(conn).await
}

/// A run of outcomes for renewing the search, after an id.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, id: Id<Outcome>, most: i64) -> Result<Vec<Outcome>> {
    Query::new(ROWS)
        .and("o.id > ?", args![id])
        .push_with("order by o.id limit ?", args![most])
        .all(conn)
        .await
}

/// The parties that several outcomes concern, with what they said.
///
/// # Errors
/// When the database fails.
pub async fn concerned(conn: &impl Conn, ids: &[Id<Outcome>]) -> Result<Vec<Concerned>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Args = ids.iter().map(|id| (*id).into()).collect();
    Query::new("select w.outcome, w.party, p.code, p.name, w.answer, w.answered_on, w.heard_from from outcome_party w join party p on p.id = w.party")
        .and_in("w.outcome", ids)
        .push("order by p.sort_key, p.id")
        .all(conn)
        .await
}

/// Adds an outcome.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, by: Option<Id<Account>>, draft: &Draft) -> Result<Id<Outcome>> {
    let id: Id<Outcome> = clock.id();
    let audience = audience(&draft.parties, draft.is_shared).keep(tx).await?;
    let shared_at = draft.is_shared.then(|| clock.now());
    tx.run(
        sql!("insert into outcome (id, kind, words, folded, number, from_on, to_on, precision, year, month, activity, contact, agencies, claimed_by, claimant, claimed_on, evidence, entered_by, entered_at, verified_how, shared_at, audience, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, '', $20, $21, 1)"),
        [
            args![id],
            values(draft),
            args![by, clock.now(), shared_at, audience],
        ]
        .concat(),
    )
    .await?;
    set_parties(tx, id, &draft.parties).await?;
    Ok(id)
}

/// Saves an outcome; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Outcome>, version: i64, draft: &Draft, now: Instant) -> Result<u64> {
    let audience = audience(&draft.parties, draft.is_shared).keep(tx).await?;
    let done = tx
        .run(
            sql!("update outcome set kind = $3, words = $4, folded = $5, number = $6, from_on = $7, to_on = $8, precision = $9, year = $10, month = $11, activity = $12, contact = $13, agencies = $14, claimed_by = $15, claimant = $16, claimed_on = $17, evidence = $18, \
                  shared_at = case when $19 = true then coalesce(shared_at, $20) end, audience = $21, version = version + 1 where id = $1 and version = $2"),
            [args![id, version], values(draft), args![draft.is_shared, now, audience]].concat(),
        )
        .await?;
    if done > 0 {
        set_parties(tx, id, &draft.parties).await?;
    }
    Ok(done)
}

fn values(draft: &Draft) -> Args {
    let span = draft.span;
    args![
        &draft.kind,
        &draft.words,
        balai_names::fold(&format!("{} {} {}", draft.words, draft.agencies, draft.contact)),
        draft.number,
        span.from,
        span.to,
        span.precision,
        span.from.year(),
        span.month(),
        draft.activity,
        &draft.contact,
        &draft.agencies,
        &draft.claimed_by,
        draft.claimant,
        draft.claimed_on,
        &draft.evidence
    ]
}

/// Which parties it concerns; what those said that stay is kept.
async fn set_parties(tx: &Tx, id: Id<Outcome>, parties: &[PartyId]) -> Result<()> {
    let before: Vec<(PartyId,)> = tx
        .all(
            sql!("select party from outcome_party where outcome = $1"),
            args![id],
        )
        .await?;
    for (party,) in before.iter().filter(|(party,)| !parties.contains(party)) {
        tx.run(
            sql!("delete from outcome_party where outcome = $1 and party = $2"),
            args![id, *party],
        )
        .await?;
    }
    for party in parties {
        tx.run(
            sql!("insert into outcome_party (outcome, party, answer, heard_from) values ($1, $2, '', '') on conflict do nothing"),
            args![id, *party],
        )
        .await?;
    }
    Ok(())
}

/// Forgets what the parties said to a claim that is another one now.
///
/// # Errors
/// When the database fails.
pub async fn forget_answers(tx: &Tx, id: Id<Outcome>) -> Result<()> {
    tx.run(
        sql!("update outcome_party set answer = '', answered_on = null, heard_from = '' where outcome = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// Gives an outcome its paper, in the place of the one before.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, id: Id<Outcome>, paper: Id<FileRow>) -> Result<()> {
    let before = find(tx, id).await?.and_then(|outcome| outcome.file);
    tx.run(
        sql!("update outcome set file = $2 where id = $1"),
        args![id, paper],
    )
    .await?;
    match before {
        Some(before) => file::remove(tx, before).await,
        None => Ok(()),
    }
}

/// Verifies an outcome; zero rows when somebody else was first or it was changed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn verify(
    tx: &Tx,
    id: Id<Outcome>,
    version: i64,
    by: Id<Account>,
    how: &str,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update outcome set verified_by = $3, verified_at = $4, verified_how = $5, version = version + 1 where id = $1 and version = $2 and verified_at is null"),
        args![id, version, by, now, how],
    )
    .await
}

/// Takes the verification back.
///
/// # Errors
/// When the database fails.
pub async fn unverify(tx: &Tx, id: Id<Outcome>) -> Result<u64> {
    tx.run(
        sql!("update outcome set verified_by = null, verified_at = null, verified_how = '', version = version + 1 where id = $1 and verified_at is not null"),
        args![id],
    )
    .await
}

/// Keeps what a party said to its being told.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    tx: &Tx,
    id: Id<Outcome>,
    party: PartyId,
    answer: &str,
    on: Option<Date>,
    heard_from: &str,
) -> Result<u64> {
    tx.run(
        sql!("update outcome_party set answer = $3, answered_on = $4, heard_from = $5 where outcome = $1 and party = $2"),
        args![id, party, answer, on, heard_from],
    )
    .await
}

/// An activity that can be chosen.
#[derive(Debug, Clone, FromRow)]
pub struct Choosable {
    /// Its id.
    pub id: Id<Activity>,
    /// Its title.
    pub title: String,
    /// Its first day.
    pub from_on: Option<Day>,
    /// Its last day.
    pub to_on: Option<Day>,
    /// How exactly they are known.
    pub precision: String,
}

/// The latest activities that an actor may see, for choosing one; at most 300.
///
/// # Errors
/// When the database fails.
pub async fn activities(conn: &impl Conn, actor: &Actor) -> Result<Vec<Choosable>> {
    Query::new("select a.id, a.title, a.from_on, a.to_on, a.precision from activity a")
        .and("a.state not in ('cancelled', 'postponed')", args![])
        .seen_by(actor, "a.audience")
        .push("order by a.from_on desc nulls last, a.id desc limit 300")
        .all(conn)
        .await
}
