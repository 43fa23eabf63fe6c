//! SQL of what goes of suggestions.

use balai_kernel::{
    App, Result,
    actor::PersonRef,
    args,
    id::{Id, Uuid},
    retention::{Ask, Due, Erased},
    sql,
    store::{Args, Conn as _, Sql, Tx},
};

pub(super) async fn unconfirmed(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    tx.all(
        sql!("select id, made_at as since from suggestion where confirmed_at is null and made_at < $1 order by made_at, id limit $2"),
        args![ask.before, ask.at_most],
    )
    .await
}

pub(super) fn count_unconfirmed(ask: Ask) -> (Sql, Args) {
    (
        sql!("select count(*) from suggestion where confirmed_at is null and made_at < $1"),
        args![ask.before],
    )
}

pub(super) async fn answered(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    tx.all(
        sql!("select id, answered_at as since from suggestion where email is not null and answered_at < $1 \
              and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = suggestion.id or k.party = suggestion.party)) \
              order by answered_at, id limit $3"),
        args![ask.before, ask.today, ask.at_most],
    )
    .await
}

pub(super) fn count_answered(ask: Ask) -> (Sql, Args) {
    (
        sql!(
            "select count(*) from suggestion where email is not null and answered_at < $1 \
              and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = suggestion.id or k.party = suggestion.party))"
        ),
        args![ask.before, ask.today],
    )
}

pub(super) async fn drop_one(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run(
        sql!("delete from suggestion where id = $1 and confirmed_at is null"),
        args![id],
    )
    .await
    .map(drop)
}

pub(super) async fn forget_sender(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run(
        sql!("update suggestion set sender = '—', email = null, token_hash = null where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// Erases the plan's part of a person: that they sent a suggestion, and that they are named as the
/// one who answered for somebody without an account. It goes before the directory's, whose names
/// and addresses tell which rows are theirs.
pub(crate) async fn person(tx: &Tx, _: &App, person: Id<PersonRef>) -> Result<Erased> {
    let rows: Vec<(Uuid, Option<String>)> = tx
        .all(
            sql!("select id, email from suggestion where account in (select c.id from account c where c.person = $1) or email in (select c.email from account c where c.person = $1) or email in (select a.folded from person_address a where a.person = $1 and a.shared = false)"),
            args![person],
        )
        .await?;
    for (id, _) in &rows {
        tx.run(
            sql!("update suggestion set sender = '—', email = null, token_hash = null, account = null where id = $1"),
            args![*id],
        )
        .await?;
    }
    // Who said it by letter stands as free words: where the name is among them, all of them go.
    tx.run(
        sql!("update approval_answer set said_by = '—' where exists (select 1 from person p where p.id = $1 and p.erased_at is null and length(p.written) > 3 and lower(approval_answer.said_by) like '%' || lower(p.written) || '%')"),
        args![person],
    )
    .await?;
    Ok(Erased {
        rows: rows.iter().map(|(id, _)| *id).collect(),
        addresses: rows.into_iter().filter_map(|(_, email)| email).collect(),
        ..Erased::default()
    })
}
