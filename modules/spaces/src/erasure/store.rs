//! SQL of erasing a person's part of the spaces.

use balai_kernel::{
    Id, Instant, Result,
    actor::PersonRef,
    args, sql,
    store::{Conn, Tx},
};
use uuid::Uuid;

use crate::member::Member;

/// Their places in teams, ended ones too.
pub(super) async fn places(tx: &Tx, person: Id<PersonRef>) -> Result<Vec<Id<Member>>> {
    let rows: Vec<(Id<Member>,)> = tx
        .all(
            sql!("select m.id from team_member m join account a on a.id = m.account where a.person = $1 order by m.id"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Empties the rest; returns the rows that told of them.
pub(super) async fn empty(tx: &Tx, person: Id<PersonRef>, now: Instant) -> Result<Vec<Uuid>> {
    tx.run(
        sql!(
            "update team_member set address = '' where account in (select id from account where person = $1)"
        ),
        args![person],
    )
    .await?;
    tx.run(
        sql!(
            "update team_key_copy set wrapped = null where sealing_key in \
              (select k.id from sealing_key k join account a on a.id = k.account where a.person = $1)"
        ),
        args![person],
    )
    .await?;
    tx.run(
        sql!(
            "delete from sealing_key_way where sealing_key in \
              (select k.id from sealing_key k join account a on a.id = k.account where a.person = $1)"
        ),
        args![person],
    )
    .await?;
    tx.run(
        sql!("update sealing_key set replaced_at = coalesce(replaced_at, $2) where account in (select id from account where person = $1)"),
        args![person, now],
    )
    .await?;
    tx.run(
        sql!("update escrow_request set reason = '', ended_at = coalesce(ended_at, $2) where asked_by in (select id from account where person = $1)"),
        args![person, now],
    )
    .await?;
    let rows: Vec<(Uuid,)> = tx
        .all(
            sql!("select k.id from sealing_key k join account a on a.id = k.account where a.person = $1 order by k.id"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
