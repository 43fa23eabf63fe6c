//! SQL of what activities gain from lists.

use std::collections::HashMap;

use balai_kernel::{
    Clock, Result, args,
    import::{all_in, insert_many},
    sql,
    store::{Arg, Conn, Db, Query, Tx},
};
use balai_names::fold;
use uuid::Uuid;

use super::{Gained, Kept};
use crate::activity::CoOrganiser;

/// What activities have already, by id.
pub(in super::super) async fn kept(db: &Db, activities: &[Uuid]) -> Result<HashMap<Uuid, Kept>> {
    let ids = || activities.iter().map(|id| Arg::from(*id)).collect::<Vec<_>>();
    let mut out: HashMap<Uuid, Kept> = HashMap::new();
    let initiatives: Vec<(Uuid, Uuid)> = all_in(
        db,
        &Query::new("select activity, initiative from activity_initiative"),
        "activity",
        ids(),
    )
    .await?;
    for (activity, initiative) in initiatives {
        out.entry(activity).or_default().initiatives.insert(initiative);
    }
    let purposes: Vec<(Uuid, Uuid)> = all_in(
        db,
        &Query::new("select activity, core_purpose from activity_purpose"),
        "activity",
        ids(),
    )
    .await?;
    for (activity, purpose) in purposes {
        out.entry(activity).or_default().purposes.insert(purpose);
    }
    let organisers: Vec<(Uuid, String, i64)> = all_in(
        db,
        &Query::new("select activity, name, position from co_organiser"),
        "activity",
        ids(),
    )
    .await?;
    for (activity, name, position) in organisers {
        let kept = out.entry(activity).or_default();
        kept.co_organisers.insert(fold(&name));
        kept.next = kept.next.max(position + 1);
    }
    Ok(out)
}

/// Stages what activities gain.
pub(in super::super) async fn save<'a>(
    tx: &Tx,
    clock: &Clock,
    batch: Uuid,
    all: impl Iterator<Item = (Uuid, &'a Gained)>,
) -> Result<()> {
    let (mut organisers, mut links) = (Vec::new(), Vec::new());
    for (activity, gained) in all {
        for (position, (name, party)) in (gained.next..).zip(&gained.co_organisers) {
            organisers.push(args![
                clock.id::<CoOrganiser>(),
                batch,
                activity,
                position,
                name,
                *party,
                "co-organiser"
            ]);
        }
        for initiative in &gained.initiatives {
            links.push(args![batch, activity, Some(*initiative), None::<Uuid>]);
        }
        for purpose in &gained.purposes {
            links.push(args![batch, activity, None::<Uuid>, Some(*purpose)]);
        }
    }
    insert_many(
        tx,
        "insert into staged_co_organiser (id, batch, activity, position, name, party, role)",
        "",
        organisers,
    )
    .await?;
    insert_many(
        tx,
        "insert into staged_activity_link (batch, activity, initiative, core_purpose)",
        "",
        links,
    )
    .await
}

/// Writes what is staged; a batch's own rows are marked, so that undoing takes them alone.
pub(in super::super) async fn apply(tx: &Tx, batch: Uuid) -> Result<()> {
    for statement in [
        sql!(
            "insert into co_organiser (id, activity, position, name, party, role, batch) \
              select id, activity, position, name, party, role, batch from staged_co_organiser where batch = $1 on conflict (id) do nothing"
        ),
        sql!(
            "insert into activity_initiative (activity, initiative, batch) \
              select activity, initiative, batch from staged_activity_link where batch = $1 and initiative is not null on conflict (activity, initiative) do nothing"
        ),
        sql!(
            "insert into activity_purpose (activity, core_purpose, batch) \
              select activity, core_purpose, batch from staged_activity_link where batch = $1 and core_purpose is not null on conflict (activity, core_purpose) do nothing"
        ),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}

/// Takes back what a batch added.
pub(in super::super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    for statement in [
        sql!("delete from co_organiser where batch = $1"),
        sql!("delete from activity_initiative where batch = $1"),
        sql!("delete from activity_purpose where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}

/// Clears what is written.
pub(in super::super) async fn clear(tx: &Tx, batch: Uuid) -> Result<()> {
    tx.run(
        sql!("delete from staged_co_organiser where batch = $1"),
        args![batch],
    )
    .await?;
    tx.run(
        sql!("delete from staged_activity_link where batch = $1"),
        args![batch],
    )
    .await
    .map(drop)
}
