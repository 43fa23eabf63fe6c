//! SQL of a party's trail beside the audit's own.

use balai_kernel::{
    Actor, Id, Result,
    account::Account,
    store::{Args, Conn, Query},
};

/// Which of some accounts an actor may know by name: those of people whom they see, and those
/// of nobody in the directory.
///
/// # Errors
/// When the database fails.
pub(super) async fn named(conn: &impl Conn, actor: &Actor, accounts: Args) -> Result<Vec<Id<Account>>> {
    let rows: Vec<(Id<Account>,)> = Query::new("select c.id from account c")
        .and_in("c.id", accounts.clone())
        .and("c.person is null", Vec::new())
        .push("union all select c.id from account c join person p on p.id = c.person where p.id = c.person")
        .and_in("c.id", accounts)
        .seen_by(actor, "p.audience")
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
