//! SQL of what comes after the persons of a batch are made.

use balai_kernel::store::FromRow;
use balai_kernel::{
    App, Audience, Result, args,
    search::{self, Doc},
    sql,
    store::Conn,
};
use uuid::Uuid;

use crate::PersonId;

/// Rows in one small transaction.
const RUN: i64 = 500;

#[derive(FromRow)]
struct Found {
    id: PersonId,
    written: String,
    given: Option<String>,
    family: Option<String>,
    own_script: Option<String>,
    audience: String,
    party: Option<String>,
    agency: Option<String>,
}

/// What need not hold up others: addresses, keys, search entries, clearing the stage.
///
/// # Errors
/// When the database fails.
pub async fn finish(app: &App, batch: Uuid) -> Result<()> {
    write_addresses(app, batch).await?;
    write_keys(app, batch).await
}

/// Addresses, in the order of their persons.
async fn write_addresses(app: &App, batch: Uuid) -> Result<()> {
    let mut after = Uuid::nil();
    loop {
        let rows: Vec<(Uuid,)> = app
            .db
            .all(
                sql!("select person from staged_address where batch = $1 and person > $2 order by person limit $3"),
                args![batch, after, RUN],
            )
            .await?;
        let Some((last,)) = rows.last().copied() else {
            return Ok(());
        };
        app.db
            .write("import.addresses", |tx| async move {
                // Somebody may have added it by hand meanwhile.
                tx.run(
                    sql!("insert into person_address (id, person, kind, value, folded, shared, batch) \
                          select s.id, p.id, s.kind, s.value, s.folded, s.shared, s.batch from staged_address s join person p on p.id = s.person \
                          where s.batch = $1 and s.person > $2 and s.person <= $3 \
                          and not exists (select 1 from person_address a where a.person = p.id and a.kind = s.kind and a.folded = s.folded) \
                          on conflict (id) do nothing"),
                    args![batch, after, last],
                )
                .await
            })
            .await?;
        after = last;
    }
}

async fn write_keys(app: &App, batch: Uuid) -> Result<()> {
    loop {
        let rows: Vec<Found> = app
            .db
            .all(
                sql!("select p.id, p.written, p.given, p.family, p.own_script, p.audience, t.sort_key as party, a.name as agency \
                      from staged_person s join person p on p.id = s.id left join party t on t.id = p.party left join agency a on a.id = p.agency \
                      where s.batch = $1 and s.side = 'new' order by s.id limit $2"),
                args![batch, RUN],
            )
            .await?;
        let (Some(first), Some(last)) = (rows.first().map(|row| row.id), rows.last().map(|row| row.id))
        else {
            break;
        };
        let docs: Vec<Doc> = rows.iter().map(doc).collect();
        let docs = &docs;
        app.db
            .write("import.people-finish", |tx| async move {
                search::put_many(&tx, docs).await?;
                tx.run(
                    sql!(
                        "insert into person_key (key, person) select key, person from staged_key \
                          where batch = $1 and person >= $2 and person <= $3 on conflict do nothing"
                    ),
                    args![batch, first, last],
                )
                .await?;
                tx.run(
                    sql!("delete from staged_person where batch = $1 and side = 'new' and id <= $2"),
                    args![batch, last],
                )
                .await?;
                Ok(())
            })
            .await?;
    }
    Ok(())
}

fn doc(row: &Found) -> Doc {
    let name = crate::person::shown_name(&row.written, row.given.as_deref(), row.family.as_deref(), None);
    let title = match &row.own_script {
        Some(own) if *own != name => format!("{name} {own}"),
        _ => name,
    };
    let beside = [row.party.as_deref(), row.agency.as_deref()];
    Doc {
        id: row.id.uuid(),
        noun: "person",
        href: format!("/app/directory/people/{}", row.id),
        title,
        lede: row.agency.clone().unwrap_or_default(),
        body: beside.into_iter().flatten().collect::<Vec<_>>().join(" "),
        audience: Audience::parse(&row.audience),
        on: None,
    }
}
