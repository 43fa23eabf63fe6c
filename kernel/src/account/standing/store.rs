//! SQL of what roles rest on.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    account::{Account, GrantRow},
    actor::{PartyRef, PersonRef, Role},
    args,
    clock::Clock,
    error::Result,
    id::Id,
    sql,
    store::{Conn, Day, FromRow, Tx},
};

/// Whether an account has any role on a day.
///
/// # Errors
/// When the database fails.
pub async fn has_role_on(conn: &impl Conn, account: Id<Account>, day: Date) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from role_grant where account = $1 and from_on <= $2 and (until_on is null or until_on >= $2)"),
            args![account, day],
        )
        .await?;
    Ok(n > 0)
}

/// All roles that an account was ever given, latest first.
///
/// # Errors
/// When the database fails.
pub async fn grants_of(conn: &impl Conn, account: Id<Account>) -> Result<Vec<GrantRow>> {
    conn.all(
        sql!("select role, party, from_on, until_on from role_grant where account = $1 order by from_on desc, id"),
        args![account],
    )
    .await
}

pub(super) async fn end_role(
    tx: &Tx,
    account: Id<Account>,
    role: Role,
    party: Option<Id<PartyRef>>,
    last_day: Date,
) -> Result<()> {
    tx.run(
        sql!("update role_grant set until_on = $4 where account = $1 and role = $2 and (party = $3 or (party is null and $3 is null)) and (until_on is null or until_on > $4)"),
        args![account, role.code(), party, last_day],
    )
    .await
    .map(drop)
}

pub(super) async fn grant_by_post(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    role: Role,
    party: Option<Id<PartyRef>>,
    post: Uuid,
    from: Date,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into role_grant (id, account, role, party, post, from_on) values ($1, $2, $3, $4, $5, $6)"
        ),
        args![clock.id::<GrantRow>(), account, role.code(), party, post, from],
    )
    .await
    .map(drop)
}

/// Ends what rests on a post for a person, and says whose accounts it was.
pub(super) async fn end_by_post(
    tx: &Tx,
    person: Id<PersonRef>,
    post: Uuid,
    last_day: Date,
) -> Result<Vec<Id<Account>>> {
    let rows: Vec<(Id<Account>,)> = tx
        .all(
            sql!(
                "update role_grant set until_on = $3 where post = $2 and (until_on is null or until_on > $3) \
                  and account in (select a.id from account a where a.person = $1) returning account"
            ),
            args![person, post, last_day],
        )
        .await?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

/// A role that rests on a post.
#[derive(Debug, Clone, FromRow)]
pub struct PostGrant {
    /// Whose account.
    pub account: Id<Account>,
    /// The name shown.
    pub name: String,
    /// The person behind it.
    pub person: Option<Id<PersonRef>>,
    /// The role's code.
    pub role: String,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub until_on: Option<Day>,
}

/// The roles that rest or rested on a post, latest first.
///
/// # Errors
/// When the database fails.
pub async fn grants_by_post(conn: &impl Conn, post: Uuid) -> Result<Vec<PostGrant>> {
    conn.all(
        sql!("select g.account, a.name, a.person, g.role, g.from_on, g.until_on from role_grant g join account a on a.id = g.account where g.post = $1 order by g.from_on desc, g.id"),
        args![post],
    )
    .await
}

/// The account of a person of the directory.
///
/// # Errors
/// When the database fails.
pub async fn account_of(conn: &impl Conn, person: Id<PersonRef>) -> Result<Option<Id<Account>>> {
    let row: Option<(Id<Account>,)> = conn
        .maybe(
            sql!("select id from account where person = $1 order by created_at limit 1"),
            args![person],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}
