//! SQL of suggestions.

use balai_directory::PartyId;
use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, Query, Tx},
    view::{part, pattern},
    web::{Listing, SortKey},
};
use jiff::civil::Date;

use super::{Suggestion, audience, unconfirmed};
use crate::{activity::Activity, level::CorePurpose, money::Money};

const SUGGESTIONS: &str = "select s.id, s.title, s.words, s.benefits, s.party, y.name as party_name, s.account, s.sender, s.email, s.lang, s.made_at, s.confirmed_at, s.due_on, s.weighed_at, \
    s.owner, o.name as owner_name, s.what, s.cost, s.currency, s.core_purpose, s.fit, s.note, s.outcome, s.answer, s.answered_at, \
    s.activity, a.title as activity_title, a.is_event as activity_is_event, a.audience as activity_audience, s.merged_into, m.title as merged_title, m.audience as merged_audience, s.audience, s.version \
    from suggestion s join party y on y.id = s.party left join account o on o.id = s.owner left join activity a on a.id = s.activity left join suggestion m on m.id = s.merged_into";

/// How the list can be sorted; the first is the usual order: what is owed first stands first.
pub const SORTS: &[SortKey] = &[SortKey {
    key: "due",
    rising: "order by case when s.answered_at is null then 0 else 1 end, case when s.answered_at is null then s.due_on end, s.made_at desc, s.id",
    falling: "order by s.made_at desc, s.id",
}];

/// The suggestion with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Suggestion>) -> Result<Option<Suggestion>> {
    Query::new(SUGGESTIONS)
        .and("s.id = ?", args![id])
        .maybe(conn)
        .await
}

/// The suggestion of a link.
///
/// # Errors
/// When the database fails.
pub async fn by_token(conn: &impl Conn, hash: &[u8]) -> Result<Option<Suggestion>> {
    Query::new(SUGGESTIONS)
        .and("s.token_hash = ?", args![hash])
        .maybe(conn)
        .await
}

/// Those that are still to be answered, those owed first at the beginning.
///
/// # Errors
/// When the database fails.
pub async fn open(conn: &impl Conn, actor: &Actor) -> Result<Vec<Suggestion>> {
    Query::new(SUGGESTIONS)
        .and("s.answered_at is null and s.confirmed_at is not null", args![])
        .seen_by(actor, "s.audience")
        .push("order by s.due_on, s.id limit 200")
        .all(conn)
        .await
}

/// The suggestion that became an activity.
///
/// # Errors
/// When the database fails.
pub async fn of_activity(conn: &impl Conn, actor: &Actor, id: Id<Activity>) -> Result<Option<Suggestion>> {
    Query::new(SUGGESTIONS)
        .and("s.activity = ?", args![id])
        .seen_by(actor, "s.audience")
        .push("order by s.made_at, s.id limit 1")
        .maybe(conn)
        .await
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let query = Query::new(select).seen_by(actor, "s.audience");
    let query = match listing.get("state").unwrap_or("all") {
        "open" => query.and("s.answered_at is null", args![]),
        "activity" => query.and("s.outcome = 'activity'", args![]),
        "declined" => query.and("s.outcome = 'declined'", args![]),
        "merged" => query.and("s.outcome = 'merged'", args![]),
        _ => query,
    };
    query.and_if("s.sort_key like ? escape '!'", listing.get("q").map(pattern))
}

/// A page of the list.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<Vec<Suggestion>> {
    filtered(SUGGESTIONS, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, false))
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from suggestion s", actor, listing)
        .count(conn)
        .await
}

/// Others that this one could live on in, latest first.
///
/// # Errors
/// When the database fails.
pub async fn others(
    conn: &impl Conn,
    actor: &Actor,
    id: Id<Suggestion>,
) -> Result<Vec<(Id<Suggestion>, String)>> {
    Query::new("select s.id, s.title from suggestion s")
        .and(
            "s.id <> ? and (s.outcome is null or s.outcome = 'activity')",
            args![id],
        )
        .seen_by(actor, "s.audience")
        .push("order by s.made_at desc, s.id limit 100")
        .all(conn)
        .await
}

/// The next ones in order of making, for work through all of them.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, after: Option<Id<Suggestion>>, most: i64) -> Result<Vec<Suggestion>> {
    Query::new(SUGGESTIONS)
        .and("s.confirmed_at is not null", args![])
        .and_if("s.id > ?", after)
        .push_with("order by s.id limit ?", args![most])
        .all(conn)
        .await
}

/// Those that an account sent, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Suggestion>> {
    Query::new(SUGGESTIONS)
        .and(
            "(s.account = ? or s.email = (select c.email from account c where c.id = ?))",
            args![account, account],
        )
        .push("order by s.made_at desc, s.id")
        .all(conn)
        .await
}

/// How many wait to be confirmed that came after a moment: of one address, and in all.
///
/// # Errors
/// When the database fails.
pub async fn unconfirmed_since(conn: &impl Conn, email: &str, since: Instant) -> Result<(i64, i64)> {
    conn.one(
        sql!("select count(case when email = $1 then 1 end), count(*) from suggestion where confirmed_at is null and made_at > $2"),
        args![email, since],
    )
    .await
}

/// What is kept of a new suggestion.
#[derive(Debug, Clone)]
pub struct New {
    /// In a line.
    pub title: String,
    /// In full.
    pub words: String,
    /// Whom it would help.
    pub benefits: String,
    /// The member.
    pub party: PartyId,
    /// The account by which it came; none by the open form.
    pub account: Option<Id<Account>>,
    /// Who sends it.
    pub sender: String,
    /// The address that is to be confirmed.
    pub email: Option<String>,
    /// In which language they are written to.
    pub lang: String,
    /// By when an answer is promised.
    pub due_on: Date,
}

/// Keeps a suggestion: one by an account is there at once, one with the hash of a link's token once
/// its address is confirmed.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    new: &New,
    token: Option<&[u8]>,
    now: Instant,
) -> Result<Id<Suggestion>> {
    let id: Id<Suggestion> = clock.id();
    let audience = match token {
        Some(_) => unconfirmed(),
        None => audience(new.party, true),
    };
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("insert into suggestion (id, title, sort_key, words, benefits, party, account, sender, email, lang, token_hash, made_at, confirmed_at, due_on, what, fit, note, answer, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '', '', '', $15, 1)"),
        args![
            id, &new.title, balai_names::fold(&new.title), &new.words, &new.benefits, new.party, new.account, &new.sender, &new.email, &new.lang,
            token.map(<[u8]>::to_vec), now, token.is_none().then_some(now), new.due_on, audience
        ],
    )
    .await?;
    Ok(id)
}

/// The address is confirmed: the office sees it from now on. Zero rows when it was already.
///
/// # Errors
/// When the database fails.
pub async fn confirm(tx: &Tx, one: &Suggestion, at: Instant, due_on: Date) -> Result<u64> {
    let audience = audience(one.party, false).keep(tx).await?;
    tx.run(
        sql!("update suggestion set confirmed_at = $2, due_on = $3, audience = $4, version = version + 1 where id = $1 and confirmed_at is null"),
        args![one.id, at, due_on, audience],
    )
    .await
}

/// How the office weighs one.
#[derive(Debug, Clone)]
pub struct Weighing {
    /// Who looks after it.
    pub owner: Option<Id<Account>>,
    /// What it would take.
    pub what: String,
    /// What it would cost.
    pub cost: Option<Money>,
    /// The core purpose it fits.
    pub core_purpose: Option<Id<CorePurpose>>,
    /// How it fits.
    pub fit: String,
    /// The office's own notes.
    pub note: String,
    /// Whether it is the member's own, so that its focal points see it.
    pub is_members: bool,
}

/// Keeps how it is weighed if it still has the version and is not answered; tells whether it was.
///
/// # Errors
/// When the database fails.
pub async fn weigh(tx: &Tx, one: &Suggestion, version: i64, new: &Weighing, at: Instant) -> Result<bool> {
    let audience = audience(one.party, new.is_members).keep(tx).await?;
    let touched = tx
        .run(
            sql!("update suggestion set owner = $3, what = $4, cost = $5, currency = $6, core_purpose = $7, fit = $8, note = $9, audience = $10, weighed_at = coalesce(weighed_at, $11), version = version + 1 where id = $1 and version = $2 and answered_at is null and confirmed_at is not null"),
            args![
                one.id, version, new.owner, &new.what, new.cost.as_ref().map(|money| money.hundredths), new.cost.as_ref().map(|money| money.currency.clone()),
                new.core_purpose, &new.fit, &new.note, audience, at
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// The answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// One of [`super::OUTCOMES`].
    pub outcome: String,
    /// As the member reads it.
    pub words: String,
    /// The activity it became.
    pub activity: Option<Id<Activity>>,
    /// The suggestion in which it lives on.
    pub merged_into: Option<Id<Suggestion>>,
    /// Who answers.
    pub by: Id<Account>,
    /// The hash of the token of the link that goes with the letter; none keeps the one before.
    pub token: Option<Vec<u8>>,
}

/// Keeps the answer if it still has the version and none; tells whether it was.
///
/// # Errors
/// When the database fails.
pub async fn answer(tx: &Tx, id: Id<Suggestion>, version: i64, new: &Answer, at: Instant) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update suggestion set outcome = $3, answer = $4, activity = $5, merged_into = $6, answered_by = $7, answered_at = $8, token_hash = coalesce($9, token_hash), version = version + 1 where id = $1 and version = $2 and answered_at is null and confirmed_at is not null"),
            args![id, version, &new.outcome, &new.words, new.activity, new.merged_into, new.by, at, new.token.clone()],
        )
        .await?;
    Ok(touched == 1)
}

/// Where an account is written to, and in which language; nothing for one that is shut.
///
/// # Errors
/// When the database fails.
pub async fn mailbox(conn: &impl Conn, account: Id<Account>) -> Result<Option<(String, String)>> {
    conn.maybe(
        sql!("select email, language from account where id = $1 and suspended_at is null"),
        args![account],
    )
    .await
}
