//! SQL of who pays whom.

use jiff::civil::Date;

use crate::{
    account::Account,
    actor::{Employer, PartyRef, Role},
    args,
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// Someone who works in the office today, and who pays them; a row for each role.
#[derive(Debug, Clone, FromRow)]
pub struct Employed {
    /// The account.
    pub account: Id<Account>,
    /// Its name.
    pub name: String,
    /// The code of one of its roles.
    pub role: String,
    employer: String,
    lender: Option<Id<PartyRef>>,
}

impl Employed {
    /// Who pays them.
    pub fn employer(&self) -> Employer {
        Employer::from_code(&self.employer, self.lender)
    }
}

/// Who pays an account.
///
/// # Errors
/// When there is no such account or the database fails.
pub async fn employer_of(conn: &impl Conn, account: Id<Account>) -> Result<Employer> {
    let (code, lender): (String, Option<Id<PartyRef>>) = conn
        .one(
            sql!("select employer, lender from account where id = $1"),
            args![account],
        )
        .await?;
    Ok(Employer::from_code(&code, lender))
}

/// Writes who pays an account.
///
/// # Errors
/// When the database fails.
pub async fn set_employer(tx: &Tx, account: Id<Account>, employer: Employer) -> Result<()> {
    let lender = match employer {
        Employer::Lender(lender) => lender,
        Employer::Office | Employer::Host => None,
    };
    tx.run(
        sql!("update account set employer = $2, lender = $3, version = version + 1 where id = $1"),
        args![account, employer.code(), lender],
    )
    .await
    .map(drop)
}

/// Whoever holds a role of the office on a day, by name.
///
/// # Errors
/// When the database fails.
pub async fn staff(conn: &impl Conn, day: Date) -> Result<Vec<Employed>> {
    let rows: Vec<Employed> = conn
        .all(
            sql!("select a.id as account, a.name, g.role, a.employer, a.lender from account a join role_grant g on g.account = a.id \
                  where g.from_on <= $1 and (g.until_on is null or g.until_on >= $1) and a.suspended_at is null order by a.name, a.id, g.role"),
            args![day],
        )
        .await?;
    let is_office = |row: &Employed| Role::from_code(&row.role).is_some_and(Role::is_office);
    Ok(rows.into_iter().filter(is_office).collect())
}
