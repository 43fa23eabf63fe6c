//! What goes of suggestions: those that nobody confirmed, who sent one a while after its answer, and
//! whoever is forgotten. What one sent oneself stands among one's own data.

use balai_kernel::{
    Actor, App, Result,
    actor::PersonRef,
    args,
    id::{Id, Uuid},
    own::{Own, Part},
    retention::{Ask, Due, Erased, Rule},
    sql,
    store::{Args, Conn as _, Sql, Tx},
    t,
    text::day,
};

use super::store;

/// How long what is kept.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        code: "suggestions-unconfirmed",
        noun: "suggestion",
        days: super::CONFIRM_DAYS,
        least: 1,
        most: 30,
        is_personal: true,
        page: None,
        due: |tx, ask| Box::pin(unconfirmed(tx, ask)),
        count: count_unconfirmed,
        erase: |tx, _, id| Box::pin(drop_one(tx, id)),
    },
    Rule {
        code: "suggestion-senders",
        noun: "suggestion",
        days: 730,
        least: 30,
        most: 3650,
        is_personal: true,
        page: Some("/app/plan/suggestions"),
        due: |tx, ask| Box::pin(answered(tx, ask)),
        count: count_answered,
        erase: |tx, _, id| Box::pin(forget_sender(tx, id)),
    },
];

async fn unconfirmed(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    tx.all(
        sql!("select id, made_at as since from suggestion where confirmed_at is null and made_at < $1 order by made_at, id limit $2"),
        args![ask.before, ask.at_most],
    )
    .await
}

fn count_unconfirmed(ask: Ask) -> (Sql, Args) {
    (
        sql!("select count(*) from suggestion where confirmed_at is null and made_at < $1"),
        args![ask.before],
    )
}

async fn answered(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    tx.all(
        sql!("select id, answered_at as since from suggestion where email is not null and answered_at < $1 \
              and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = suggestion.id or k.party = suggestion.party)) \
              order by answered_at, id limit $3"),
        args![ask.before, ask.today, ask.at_most],
    )
    .await
}

fn count_answered(ask: Ask) -> (Sql, Args) {
    (
        sql!(
            "select count(*) from suggestion where email is not null and answered_at < $1 \
              and not exists (select 1 from legal_hold k where k.lifted_at is null and (k.until_on is null or k.until_on >= $2) and (k.row_id = suggestion.id or k.party = suggestion.party))"
        ),
        args![ask.before, ask.today],
    )
}

async fn drop_one(tx: &Tx, id: Uuid) -> Result<()> {
    tx.run(
        sql!("delete from suggestion where id = $1 and confirmed_at is null"),
        args![id],
    )
    .await
    .map(drop)
}

async fn forget_sender(tx: &Tx, id: Uuid) -> Result<()> {
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

/// What whoever asks suggested, for their own data.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(account) = actor.account else {
        return Ok(Own::default());
    };
    let (lang, zone) = (actor.lang, app.zone());
    let all = store::of_account(&app.db, account).await?;
    let rows = all
        .iter()
        .map(|one| {
            vec![
                one.title.clone(),
                day(lang, one.made_at.day_in(&zone)),
                t!(lang, &format!("suggestion-standing-{}", one.standing().code())),
                one.email.clone().unwrap_or_default(),
            ]
        })
        .collect();
    Ok(Own {
        parts: vec![Part {
            key: "own-suggestions",
            columns: vec![
                "suggestion-field-title",
                "suggestion-made",
                "suggestion-standing",
                "suggestion-field-email",
            ],
            rows,
        }],
        rows: all.iter().map(|one| one.id.uuid()).collect(),
    })
}
