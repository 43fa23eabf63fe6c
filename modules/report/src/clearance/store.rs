//! SQL of clearance, and of those who can be named.

use std::collections::BTreeSet;

use balai_directory::{PartyId, PersonId, agency::Agency, person::shown_name};
use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    id::Uuid,
    sql,
    store::{Arg, Conn, FromRow, Json, Query, Tx, insert_many},
    text::Words,
};
use jiff::civil::Date;

use super::{Asked, Clearance};
use crate::report::Report;

const ASKS: &str = "select c.id, c.report, c.about, c.party, c.agency, c.person, c.name, c.sent_to, c.sent_name, c.sent_person, c.reader, c.silence, c.made_at, c.sent_at, c.sent_by, c.due_on, c.reminded_at, c.audience, c.version from clearance c";
const ROWS: &str = "select p.id, p.clearance, p.slug, p.place, p.text, p.digest, p.names, p.is_unsure, p.by_hand, p.reply, p.made_at, p.sent_at, p.removed_at, p.removed_because, p.answer, p.words, p.answered_at, p.by_name, p.how, p.said_on, p.scope, p.scope_until, p.replaced_at from clearance_passage p";

/// A party, as far as it is named.
#[derive(FromRow)]
pub(super) struct NamedParty {
    pub id: PartyId,
    pub code: String,
    pub kind: String,
    pub iso3: Option<String>,
    pub name: Json<Words>,
}

pub(super) async fn parties(conn: &impl Conn) -> Result<Vec<NamedParty>> {
    conn.all(
        sql!("select id, code, kind, iso3, name from party order by sort_key, code"),
        args![],
    )
    .await
}

/// A person, as far as they are named.
#[derive(FromRow)]
pub(super) struct NamedPerson {
    pub id: PersonId,
    pub written: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub romanised: Option<String>,
    pub party: Option<PartyId>,
    pub agency: Option<Id<Agency>>,
    pub audience: String,
}

pub(super) async fn people(conn: &impl Conn) -> Result<Vec<NamedPerson>> {
    conn.all(
        sql!("select id, written, given, family, romanised, party, agency, audience from person where merged_into is null and erased_at is null order by id"),
        args![],
    )
    .await
}

/// Everybody whom activities name as giving or organising, as they are written.
pub(super) async fn givers(conn: &impl Conn) -> Result<BTreeSet<String>> {
    let rows: Vec<(String,)> = conn
        .all(
            sql!(
                "select distinct funder as name from activity where funder is not null \
                 union select distinct in_kind_giver from activity where in_kind_giver is not null \
                 union select distinct name from co_organiser"
            ),
            args![],
        )
        .await?;
    Ok(rows
        .iter()
        .flat_map(|(names,)| names.split([';', '\n']))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect())
}

/// Somebody who can be asked.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Reachable {
    pub is_national: bool,
    pub person: Option<PersonId>,
    pub agency: Option<Id<Agency>>,
    written: Option<String>,
    given: Option<String>,
    family: Option<String>,
    romanised: Option<String>,
    email: Option<String>,
    title: Option<String>,
    shared_mailbox: Option<String>,
}

impl Reachable {
    /// The address that is written to: their own, else the mailbox of their post.
    pub fn address(&self) -> Option<&str> {
        self.email.as_deref().or(self.shared_mailbox.as_deref())
    }

    /// Whose it is.
    pub fn name(&self) -> String {
        let person = self.written.as_deref().map(|written| {
            let (given, family) = (self.given.as_deref(), self.family.as_deref());
            shown_name(written, given, family, self.romanised.as_deref())
        });
        match (person, &self.title) {
            (Some(person), Some(title)) => format!("{person}, {title}"),
            (one, other) => one.or_else(|| other.clone()).unwrap_or_default(),
        }
    }
}

/// The focal points of a party on a day, the national ones first, with how they are reached.
pub(super) async fn focal_points(conn: &impl Conn, party: PartyId, today: Date) -> Result<Vec<Reachable>> {
    conn.all(
        sql!("select f.is_national, p.id as person, coalesce(p.agency, o.agency) as agency, p.written, p.given, p.family, p.romanised, \
              (select d.folded from person_address d where d.person = p.id and d.kind = 'email' and d.shared = false and d.reach <> 'hidden' order by d.id limit 1) as email, \
              o.title, o.shared_mailbox from focal_point f left join post o on o.id = f.post \
              left join person q on q.id = coalesce(f.person, (select h.person from post_holding h where h.post = f.post and (h.until_on is null or h.until_on >= $2) order by h.id limit 1)) \
              left join person p on p.id = coalesce(q.merged_into, q.id) \
              where f.party = $1 and f.from_on <= $2 and (f.until_on is null or f.until_on >= $2) \
              order by case when f.is_national then 0 else 1 end, case when f.is_alternate then 1 else 0 end, f.theme, f.id"),
        args![party, today],
    )
    .await
}

/// The address of a person, if they have one of their own.
pub(super) async fn address_of(conn: &impl Conn, person: PersonId) -> Result<Option<String>> {
    let found: Option<(String,)> = conn
        .maybe(
            sql!("select folded from person_address where person = $1 and kind = 'email' and shared = false and reach <> 'hidden' order by id limit 1"),
            args![person],
        )
        .await?;
    Ok(found.map(|(address,)| address))
}

/// Everyone who is asked about a report, by name.
pub(crate) async fn of_report(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Clearance>> {
    Query::new(ASKS)
        .and("c.report = ?", args![report])
        .push("order by c.name, c.id")
        .all(conn)
        .await
}

/// Those of them that an actor may see.
pub(super) async fn seen(conn: &impl Conn, actor: &Actor, report: Id<Report>) -> Result<Vec<Clearance>> {
    Query::new(ASKS)
        .and("c.report = ?", args![report])
        .seen_by(actor, "c.audience")
        .push("order by c.name, c.id")
        .all(conn)
        .await
}

pub(crate) async fn find(conn: &impl Conn, id: Id<Clearance>) -> Result<Option<Clearance>> {
    Query::new(ASKS).and("c.id = ?", args![id]).maybe(conn).await
}

/// Everything that is or was asked about a report, the first first.
pub(crate) async fn rows_of_report(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Asked>> {
    Query::new(ROWS)
        .and(
            "p.clearance in (select c.id from clearance c where c.report = ?)",
            args![report],
        )
        .push("order by p.made_at, p.id")
        .all(conn)
        .await
}

/// Everything that somebody is or was asked, the first first.
pub(super) async fn rows_of(conn: &impl Conn, clearance: Id<Clearance>) -> Result<Vec<Asked>> {
    Query::new(ROWS)
        .and("p.clearance = ?", args![clearance])
        .push("order by p.made_at, p.id")
        .all(conn)
        .await
}

/// Words cleared elsewhere that may stand in this report: whose, and by which digest. Editions of
/// one report are one.
pub(super) async fn elsewhere(
    conn: &impl Conn,
    report: &Report,
    today: Date,
) -> Result<BTreeSet<(String, String)>> {
    let rows: Vec<(String, String)> = conn
        .all(
            sql!("select c.about, p.digest from clearance_passage p join clearance c on c.id = p.clearance join report r on r.id = c.report \
                  where c.report <> $1 and p.replaced_at is null \
                  and ((p.answer = 'no-objection' and p.scope = 'any' and (p.scope_until is null or p.scope_until >= $4)) \
                  or (r.kind = $2 and r.year = $3 and (p.answer = 'no-objection' or (p.answer is null and p.removed_at is not null))))"),
            args![report.id, &report.kind, report.year, today],
        )
        .await?;
    Ok(rows.into_iter().collect())
}

pub(super) async fn insert(tx: &Tx, ask: &Clearance) -> Result<()> {
    tx.run(
        sql!("insert into clearance (id, report, about, party, agency, person, name, sent_to, sent_name, sent_person, reader, silence, made_at, sent_at, sent_by, due_on, reminded_at, audience, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, null, null, null, null, $14, 1)"),
        args![
            ask.id,
            ask.report,
            &ask.about,
            ask.party,
            ask.agency,
            ask.person,
            &ask.name,
            &ask.sent_to,
            &ask.sent_name,
            ask.sent_person,
            &ask.reader,
            &ask.silence,
            ask.made_at,
            &ask.audience
        ],
    )
    .await
    .map(drop)
}

/// What is written of a new passage.
pub(super) struct New<'a> {
    pub clearance: Id<Clearance>,
    pub slug: &'a str,
    pub place: &'a str,
    pub text: &'a str,
    pub names: &'a str,
    pub is_unsure: bool,
    pub by_hand: bool,
    pub prior: Option<Id<Asked>>,
    pub reply: &'a str,
}

pub(super) async fn insert_passage(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<()> {
    insert_passages(tx, clock, std::slice::from_ref(new)).await
}

/// Many at once, by few statements.
pub(super) async fn insert_passages(tx: &Tx, clock: &Clock, all: &[New<'_>]) -> Result<()> {
    let rows = all
        .iter()
        .map(|new| {
            args![
                clock.id::<Asked>(),
                new.clearance,
                new.slug,
                new.place,
                new.text,
                super::digest_of(new.text),
                new.names,
                new.is_unsure,
                new.by_hand,
                new.prior,
                new.reply,
                clock.now(),
                "",
                "",
                "",
                "",
                "report"
            ]
        })
        .collect();
    insert_many(
        tx,
        "insert into clearance_passage (id, clearance, slug, place, text, digest, names, is_unsure, by_hand, prior, reply, made_at, removed_because, words, by_name, how, scope)",
        "",
        rows,
    )
    .await
}

/// Other words took the place of these, or they are asked again.
pub(super) async fn replace(tx: &Tx, id: Id<Asked>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update clearance_passage set replaced_at = $2 where id = $1 and replaced_at is null"),
        args![id, now],
    )
    .await
}

/// Takes a passage out of what is asked; 0 where it was answered or taken out meanwhile.
pub(super) async fn remove(
    tx: &Tx,
    id: Id<Asked>,
    by: Option<Id<Account>>,
    because: &str,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update clearance_passage set removed_at = $2, removed_by = $3, removed_because = $4 where id = $1 and removed_at is null and replaced_at is null and answer is null"),
        args![id, now, by, because],
    )
    .await
}

/// Puts it back.
pub(super) async fn put_back(tx: &Tx, id: Id<Asked>) -> Result<u64> {
    tx.run(
        sql!("update clearance_passage set removed_at = null, removed_by = null, removed_because = '' where id = $1 and removed_at is not null and replaced_at is null"),
        args![id],
    )
    .await
}

/// Another address, with the person whose it is; 0 where somebody was faster.
pub(super) async fn address(
    tx: &Tx,
    ask: &Clearance,
    sent_to: &str,
    sent_name: &str,
    person: Option<PersonId>,
) -> Result<u64> {
    tx.run(
        sql!("update clearance set sent_to = $3, sent_name = $4, sent_person = $5, version = version + 1 where id = $1 and version = $2"),
        args![ask.id, ask.version, sent_to, sent_name, person],
    )
    .await
}

/// Marks everything that waits to be sent as sent, and until when it is to be answered.
pub(super) async fn send(tx: &Tx, ask: &Clearance, now: Instant, by: Id<Account>, due: Date) -> Result<()> {
    tx.run(
        sql!("update clearance_passage set sent_at = $2 where clearance = $1 and sent_at is null and answer is null and removed_at is null and replaced_at is null"),
        args![ask.id, now],
    )
    .await?;
    tx.run(
        sql!("update clearance set sent_at = $2, sent_by = $3, due_on = $4, silence = $5, reminded_at = null, audience = $6, version = version + 1 where id = $1"),
        args![ask.id, now, by, due, &ask.silence, &ask.audience],
    )
    .await
    .map(drop)
}

pub(super) async fn reminded(tx: &Tx, id: Id<Clearance>, now: Instant) -> Result<()> {
    tx.run(
        sql!("update clearance set reminded_at = $2 where id = $1"),
        args![id, now],
    )
    .await
    .map(drop)
}

/// An answer to one passage.
pub(super) struct Said<'a> {
    pub answer: &'a str,
    pub words: &'a str,
    pub by: Option<Id<Account>>,
    pub by_name: &'a str,
    pub how: &'a str,
    pub on: Date,
    pub scope: &'a str,
    pub scope_until: Option<Date>,
}

/// Keeps an answer; 0 where there is one, or the passage is asked no more.
pub(super) async fn answer(tx: &Tx, id: Id<Asked>, said: &Said<'_>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update clearance_passage set answer = $2, words = $3, answered_at = $4, answered_by = $5, by_name = $6, how = $7, said_on = $8, scope = $9, scope_until = $10, sent_at = coalesce(sent_at, $4) \
              where id = $1 and answer is null and removed_at is null and replaced_at is null"),
        args![
            id,
            said.answer,
            said.words,
            now,
            said.by,
            said.by_name,
            said.how,
            said.on,
            said.scope,
            said.scope_until
        ],
    )
    .await
}

/// What waits for an actor who is asked: of reports that are not public yet.
pub(super) async fn waiting(conn: &impl Conn, actor: &Actor) -> Result<Vec<Clearance>> {
    let readers: Vec<Arg> = actor
        .keys()
        .filter(|key| {
            ["focal:", "own-agency:", "person:"]
                .iter()
                .any(|kind| key.starts_with(kind))
        })
        .map(Arg::from)
        .collect();
    if readers.is_empty() {
        return Ok(Vec::new());
    }
    Query::new(ASKS)
        .and("c.sent_at is not null", args![])
        .and_in("c.reader", readers)
        .and(
            "exists (select 1 from clearance_passage p where p.clearance = c.id and p.sent_at is not null and p.answer is null and p.removed_at is null and p.replaced_at is null)",
            args![],
        )
        .and("exists (select 1 from report r where r.id = c.report and r.published_at is null)", args![])
        .seen_by(actor, "c.audience")
        .push("order by c.due_on, c.id limit 50")
        .all(conn)
        .await
}

/// Answers that wait for the office to decide, by report, of what an actor may see.
pub(super) async fn undecided(conn: &impl Conn, actor: &Actor) -> Result<Vec<(Id<Report>, String, i64)>> {
    Query::new(
        "select r.id, r.title, count(*) as many from clearance_passage p join clearance c on c.id = p.clearance join report r on r.id = c.report",
    )
    .and("p.answer in ('change', 'object')", args![])
    .and("p.removed_at is null and p.replaced_at is null and r.published_at is null", args![])
    .seen_by(actor, "c.audience")
    .push("group by r.id, r.title order by r.title")
    .all(conn)
    .await
}

/// What somebody was asked or answered, for their own data: the report, when, the answer.
pub(super) async fn own(
    conn: &impl Conn,
    person: Option<PersonId>,
    account: Option<Id<Account>>,
) -> Result<Vec<(Uuid, String, Option<Instant>, Option<String>)>> {
    conn.all(
        sql!("select c.id, r.title, p.sent_at, p.answer from clearance_passage p join clearance c on c.id = p.clearance join report r on r.id = c.report \
              where (c.person = $1 or c.sent_person = $1 or p.answered_by = $2) and p.sent_at is not null order by p.sent_at, p.id"),
        args![person, account],
    )
    .await
}

/// Forgets a person: what they were asked stays as an empty row, and what they said under their
/// name loses it. By the time this is asked the directory has emptied their record, so they are
/// known by their id alone.
pub(super) async fn forget(tx: &Tx, person: PersonId) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = tx
        .all(
            sql!("select id from clearance where person = $1 or sent_person = $1"),
            args![person],
        )
        .await?;
    tx.run(
        sql!("update clearance_passage set text = '—', names = '—', words = '—', reply = '' where clearance in (select c.id from clearance c where c.person = $1)"),
        args![person],
    )
    .await?;
    tx.run(
        sql!("update clearance_passage set by_name = '—' where by_name <> '' and (answered_by in (select a.id from account a where a.person = $1) \
              or (how = 'link' and clearance in (select c.id from clearance c where c.person = $1 or c.sent_person = $1)))"),
        args![person],
    )
    .await?;
    tx.run(
        sql!("update clearance set name = '—' where person = $1"),
        args![person],
    )
    .await?;
    tx.run(
        sql!(
            "update clearance set sent_to = '', sent_name = '—', version = version + 1 where sent_person = $1"
        ),
        args![person],
    )
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
