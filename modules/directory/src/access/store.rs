//! SQL of access that rests on posts.

use balai_kernel::{
    Id, Result,
    account::Account,
    args, sql,
    store::{Conn, Tx},
};

use crate::PersonId;

/// A person's record and those that gave way to it.
pub(super) async fn records_of(conn: &impl Conn, person: PersonId) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn
        .all(
            sql!("select id from person where id = $1 or merged_into = $1"),
            args![person],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// An account is the directory's person from now on; 0 when it is somebody already.
pub(super) async fn set_person(tx: &Tx, account: Id<Account>, person: PersonId) -> Result<u64> {
    tx.run(
        sql!("update account set person = $2 where id = $1 and person is null"),
        args![account, person],
    )
    .await
}
