//! SQL of erasing people.

use balai_kernel::{
    Actor, App, Audience, Id, Instant, Result, args,
    id::Uuid,
    retention::{self, Ask, Due, Erased, Known},
    sql,
    store::{Args, Conn, Day, Db, FromRow, Sql, Tx},
};
use jiff::tz::TimeZone;

use crate::{PartyId, PersonId, person::Person};

#[derive(FromRow)]
struct Record {
    id: PersonId,
    party: Option<PartyId>,
}

#[derive(FromRow)]
struct Address {
    id: Uuid,
    value: String,
}

/// What stands in the place of a name that was erased.
const NAMELESS: &str = "—";

/// Empties a person, with every record that gave way to theirs. Done again, it finds nothing.
pub(crate) async fn person(tx: &Tx, app: &App, person: PersonId) -> Result<Erased> {
    let records: Vec<Record> = tx
        .all(
            sql!("select id, party from person where erased_at is null and coalesce(merged_into, id) = (select coalesce(merged_into, id) from person where id = $1)"),
            args![person],
        )
        .await?;
    let mut erased = Erased {
        party: records.iter().find_map(|record| record.party),
        ..Erased::default()
    };
    // Nobody holds this key: what is empty stands in no list.
    let audience = Audience::of(["erased"]).keep(tx).await?;
    for record in records {
        erased.rows.push(record.id.uuid());
        erased.rows.extend(rows_about(tx, record.id).await?);
        let addresses: Vec<Address> = tx
            .all(
                sql!("select id, value from person_address where person = $1 and shared = false"),
                args![record.id],
            )
            .await?;
        erased.rows.extend(addresses.iter().map(|address| address.id));
        erased
            .addresses
            .extend(addresses.into_iter().map(|address| address.value));
        forget(tx, record.id).await?;
        crate::opening::store::forget_person(tx, record.id).await?;
        crate::reservation::store::forget_person(tx, record.id).await?;
        tx.run(
            sql!("update person set written = $2, given = null, family = null, own_script = null, romanised = null, sort_key = '', audience = $3, confirmed_on = null, erased_at = $4, version = version + 1 where id = $1"),
            args![record.id, NAMELESS, &audience, app.clock.now()],
        )
        .await?;
    }
    Ok(erased)
}

/// Rows of others' tables that tell of a person by reference: what was written about them in
/// the audit goes with the person.
async fn rows_about(tx: &Tx, person: PersonId) -> Result<Vec<Uuid>> {
    let rows: Vec<(Uuid,)> = tx
        .all(
            sql!("select id from post_holding where person = $1 union all select id from body_member where person = $1 union all select id from focal_point where person = $1 union all select id from contact_note where person = $1 union all select id from same_person where person = $1 or other = $1 union all select id from details_proposal where person = $1 \
                  union all select v.id from vouching v where v.account in (select c.id from account c where c.person = $1) or v.email in (select a.folded from person_address a where a.person = $1 and a.shared = false)"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Everything of a person but the record and what counts it.
async fn forget(tx: &Tx, person: PersonId) -> Result<()> {
    let texts: [Sql; 14] = [
        sql!(
            "delete from access_offer where person = $1 or account in (select c.id from account c where c.person = $1)"
        ),
        // While their addresses still tell which are theirs.
        sql!(
            "update vouching set name = '—', email = '—', post = '—' where account in (select c.id from account c where c.person = $1) or email in (select a.folded from person_address a where a.person = $1 and a.shared = false)"
        ),
        sql!(
            "delete from errand where row_id = $1 or sent_to in (select a.folded from person_address a where a.person = $1 and a.shared = false)"
        ),
        sql!(
            "update roster_answer set name = '—', note = '—' where lower(name) = (select lower(p.written) from person p where p.id = $1)"
        ),
        sql!("delete from details_proposal where person = $1"),
        sql!("delete from staged_focal_point where person = $1"),
        sql!("delete from person_address where person = $1"),
        sql!("delete from person_key where person = $1"),
        // Which two records are one stays decided; by which names is forgotten.
        sql!("update same_person set evidence = '[]' where person = $1 or other = $1"),
        sql!("update contact_note set words = '—', version = version + 1 where person = $1"),
        // What an import would put back if it were undone.
        sql!("delete from staged_person where id = $1"),
        sql!("delete from staged_address where person = $1"),
        sql!("delete from staged_key where person = $1"),
        sql!("delete from staged_suggestion where person = $1 or other = $1"),
    ];
    for text in texts {
        tx.run(text, args![person]).await?;
    }
    Ok(())
}

/// A person whom an actor may see, by name, with their party.
pub(crate) async fn known(db: &Db, actor: &Actor, person: PersonId) -> Result<Option<Known>> {
    let found = crate::person::store::find(db, person).await?;
    let seen = |person: &Person| actor.sees(&Audience::parse(&person.audience));
    Ok(found.filter(seen).map(|person| (person.name(), person.party)))
}

#[derive(FromRow)]
struct Ended {
    id: Uuid,
    since: Day,
}

/// Moments of days, as a list of what is due wants them.
fn due(rows: Vec<(Uuid, Day)>) -> Vec<Due> {
    let at = |day: Day| {
        let start = day.0.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp());
        Instant::of(start.unwrap_or_default())
    };
    rows.into_iter()
        .map(|(id, since)| Due { id, since: at(since) })
        .collect()
}

/// People with addresses of their own whose last post ended before a day, who hold no role
/// today and are not held.
pub(super) async fn reachable(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    let rows: Vec<Ended> = tx
        .all(
            sql!("select p.id, max(h.until_on) as since from person p join post_holding h on h.person = p.id where p.erased_at is null and p.merged_into is null \
                  and exists (select 1 from person_address a where a.person = p.id and a.shared = false) \
                  and not exists (select 1 from account c join role_grant g on g.account = c.id where c.person = p.id and c.suspended_at is null and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2)) \
                  and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = p.id or k.party = p.party)) \
                  group by p.id having count(*) = count(h.until_on) and max(h.until_on) < $1 order by 2, 1 limit $3"),
            args![ask.before.day_in(&TimeZone::UTC), ask.today, ask.at_most],
        )
        .await?;
    Ok(due(rows.into_iter().map(|row| (row.id, row.since)).collect()))
}

pub(super) fn count_reachable(ask: Ask) -> (Sql, Args) {
    (
        sql!(
            "select count(*) from (select p.id from person p join post_holding h on h.person = p.id where p.erased_at is null and p.merged_into is null \
                  and exists (select 1 from person_address a where a.person = p.id and a.shared = false) \
                  and not exists (select 1 from account c join role_grant g on g.account = c.id where c.person = p.id and c.suspended_at is null and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2)) \
                  and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = p.id or k.party = p.party)) \
                  group by p.id having count(*) = count(h.until_on) and max(h.until_on) < $1) w"
        ),
        args![ask.before.day_in(&TimeZone::UTC), ask.today],
    )
}

/// How a person is reached goes; who they were and what they did stays.
pub(super) async fn forget_addresses(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run(
        sql!("delete from person_address where person = $1 and shared = false"),
        args![id],
    )
    .await?;
    tx.run(sql!("delete from staged_address where person = $1"), args![id])
        .await?;
    retention::forget(tx, id).await?;
    crate::person::index(tx, Id::of(id)).await
}
