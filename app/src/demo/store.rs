//! SQL of the demo: who of the loaded people its officer is, which agencies show names, which
//! project has an official placed at it.

use balai_kernel::{
    App, Id, Result,
    actor::{PartyRef, PersonRef},
    args, sql,
    store::{Conn, Db, Tx},
};
use balai_workplan::level::Project;

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

/// In the demo every agency but the police has said that its party's focal points may see the
/// names of its people: both sides of the wall can be looked at.
pub async fn open_agencies(app: &App) -> Result<()> {
    let today = app.today();
    app.db
        .write("demo.agencies", |tx| async move {
            tx.run(
                sql!("update agency set names_open_on = $1 where kind <> 'police'"),
                args![today],
            )
            .await
            .map(drop)
        })
        .await
}

/// The project with most activities.
pub async fn busiest_project(tx: &Tx) -> Result<Option<Id<Project>>> {
    let row: Option<(Id<Project>,)> = tx
        .maybe(
            sql!("select p.id from project p order by (select count(*) from activity a where a.project = p.id) desc, p.position, p.id limit 1"),
            args![],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}
