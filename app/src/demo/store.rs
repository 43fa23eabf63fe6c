//! SQL of the demo: who of the loaded people its officer is.

use balai_kernel::{
    Id, Result,
    actor::{PartyRef, PersonRef},
    args, sql,
    store::{Conn, Db},
};

/// The party with this code.
pub async fn party(db: &Db, code: &str) -> Result<Option<Id<PartyRef>>> {
    let row: Option<(Id<PartyRef>,)> = db
        .maybe(sql!("select id from party where code = $1"), args![code])
        .await?;
    Ok(row.map(|(id,)| id))
}

/// The person of a party who took part most often; of several, the first by name.
pub async fn busiest_person(db: &Db, party: &str) -> Result<Option<(Id<PersonRef>, String)>> {
    db.maybe(
        sql!("select n.id, n.written from participation p join person n on n.id = p.person join party y on y.id = p.party where y.code = $1 and p.status = 'attended' group by n.id, n.written, n.sort_key order by count(*) desc, n.sort_key limit 1"),
        args![party],
    )
    .await
}
