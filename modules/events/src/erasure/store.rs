//! SQL of erasing those who took part.

use balai_kernel::{
    App, Id, Instant, Result,
    actor::PersonRef,
    args,
    id::Uuid,
    retention::{Ask, Due, Erased},
    sql,
    store::{Args, Conn as _, Day, FromRow, Sql, Tx},
};
use jiff::tz::TimeZone;

/// The participations of a person, and of the records that gave way to theirs: what was typed
/// about them goes, what is counted stays.
pub(crate) async fn person(tx: &Tx, _app: &App, person: Id<PersonRef>) -> Result<Erased> {
    let rows: Vec<(Uuid,)> = tx
        .all(
            sql!("with same (id) as (select q.id from person q where coalesce(q.merged_into, q.id) = (select coalesce(r.merged_into, r.id) from person r where r.id = $1)) \
                  select x.id from participation x where x.person in (select id from same) union all select y.id from removed_participation y where y.person in (select id from same)"),
            args![person],
        )
        .await?;
    let texts: [Sql; 3] = [
        sql!(
            "update participation set affiliation = null, version = version + 1 where affiliation is not null and person in (select q.id from person q where coalesce(q.merged_into, q.id) = (select coalesce(r.merged_into, r.id) from person r where r.id = $1))"
        ),
        sql!(
            "update removed_participation set affiliation = null, reason = '—' where person in (select q.id from person q where coalesce(q.merged_into, q.id) = (select coalesce(r.merged_into, r.id) from person r where r.id = $1))"
        ),
        sql!(
            "delete from staged_participation where person in (select q.id from person q where coalesce(q.merged_into, q.id) = (select coalesce(r.merged_into, r.id) from person r where r.id = $1))"
        ),
    ];
    for text in texts {
        tx.run(text, args![person]).await?;
    }
    Ok(Erased {
        rows: rows.into_iter().map(|(id,)| id).collect(),
        ..Erased::default()
    })
}

#[derive(FromRow)]
struct Last {
    id: Uuid,
    since: Day,
}

/// People whose last event ended before a day, who hold no post and no role, are focal point
/// of nothing and in no network any more, and are not held.
pub(super) async fn long_gone(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    let rows: Vec<Last> = tx
        .all(
            sql!("select p.id, max(coalesce(a.to_on, a.from_on)) as since from participation x join activity a on a.id = x.event join person q on q.id = x.person join person p on p.id = coalesce(q.merged_into, q.id) where p.erased_at is null \
                  and not exists (select 1 from post_holding h where h.person = p.id and (h.until_on is null or h.until_on >= $1)) \
                  and not exists (select 1 from focal_point f where f.person = p.id and (f.until_on is null or f.until_on >= $1)) \
                  and not exists (select 1 from body_member m where m.person = p.id and (m.until_on is null or m.until_on >= $1)) \
                  and not exists (select 1 from account c where c.person = p.id and c.suspended_at is null) \
                  and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = p.id or k.party = p.party)) \
                  and not exists (select 1 from participation y join legal_hold k on k.row_id = y.event where y.person in (p.id, x.person) and k.lifted_at is null and (k.until_on is null or k.until_on >= $2)) \
                  group by p.id having count(*) = count(coalesce(a.to_on, a.from_on)) and max(coalesce(a.to_on, a.from_on)) < $1 order by 2, 1 limit $3"),
            args![ask.before.day_in(&TimeZone::UTC), ask.today, ask.at_most],
        )
        .await?;
    let at = |day: Day| {
        let start = day.0.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp());
        Instant::of(start.unwrap_or_default())
    };
    Ok(rows
        .into_iter()
        .map(|row| Due {
            id: row.id,
            since: at(row.since),
        })
        .collect())
}

pub(super) fn count_long_gone(ask: Ask) -> (Sql, Args) {
    (
        sql!(
            "select count(*) from (select p.id from participation x join activity a on a.id = x.event join person q on q.id = x.person join person p on p.id = coalesce(q.merged_into, q.id) where p.erased_at is null \
                  and not exists (select 1 from post_holding h where h.person = p.id and (h.until_on is null or h.until_on >= $1)) \
                  and not exists (select 1 from focal_point f where f.person = p.id and (f.until_on is null or f.until_on >= $1)) \
                  and not exists (select 1 from body_member m where m.person = p.id and (m.until_on is null or m.until_on >= $1)) \
                  and not exists (select 1 from account c where c.person = p.id and c.suspended_at is null) \
                  and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = p.id or k.party = p.party)) \
                  and not exists (select 1 from participation y join legal_hold k on k.row_id = y.event where y.person in (p.id, x.person) and k.lifted_at is null and (k.until_on is null or k.until_on >= $2)) \
                  group by p.id having count(*) = count(coalesce(a.to_on, a.from_on)) and max(coalesce(a.to_on, a.from_on)) < $1) w"
        ),
        args![ask.before.day_in(&TimeZone::UTC), ask.today],
    )
}
