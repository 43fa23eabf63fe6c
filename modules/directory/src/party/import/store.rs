//! SQL of parties on their way in.

use balai_kernel::{
    Clock, Result, args,
    import::{Applied, insert_many},
    sql,
    store::{Conn, Day, Tx},
    text::Words,
};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    PartyId,
    party::{self, Status},
};

pub(super) struct StagedParty {
    pub id: PartyId,
    pub code: String,
    pub kind: &'static str,
    pub name: Words,
    pub sort_key: String,
    pub region: Option<String>,
    pub iso3: Option<String>,
    pub audience: String,
    pub status: Status,
    pub since: Date,
}

pub(super) async fn staged_codes(conn: &impl Conn, batch: Uuid) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .all(
            sql!("select code from staged_party where batch = $1"),
            args![batch],
        )
        .await?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

pub(super) async fn save(tx: &Tx, batch: Uuid, staged: &[StagedParty]) -> Result<()> {
    let rows = staged.iter().map(|one| {
        let name = serde_json::to_value(&one.name).unwrap_or_default();
        args![
            one.id,
            batch,
            "new",
            &one.code,
            one.kind,
            name,
            &one.sort_key,
            &one.region,
            &one.iso3,
            &one.audience,
            one.status.code(),
            one.since,
            1
        ]
    });
    insert_many(
        tx,
        "insert into staged_party (id, batch, side, code, kind, name, sort_key, region, iso3, audience, status, status_from, version)",
        "",
        rows.collect(),
    )
    .await
}

pub(super) async fn apply(tx: &Tx, clock: &Clock, batch: Uuid) -> Result<Applied> {
    let made = tx
        .run(
            sql!("insert into party (id, code, kind, name, sort_key, region, iso3, audience, version) \
                  select id, code, kind, name, sort_key, region, iso3, audience, 1 from staged_party where batch = $1 and side = 'new'"),
            args![batch],
        )
        .await?;
    let rows: Vec<(PartyId, String, String, Day)> = tx
        .all(
            sql!("select id, code, status, status_from from staged_party where batch = $1 and side = 'new'"),
            args![batch],
        )
        .await?;
    for (id, code, status, from) in rows {
        let status = Status::from_code(&status).unwrap_or(Status::Partner);
        party::store::insert_status(tx, clock, id, status, from.0, "import").await?;
        party::store::keep_spelling(tx, id, &code, "import").await?;
        if let Some(known) = party::store::find(tx, id).await? {
            for name in known.name.texts.values() {
                party::store::keep_spelling(tx, id, name, "import").await?;
            }
        }
    }
    // Kept under another side: what this batch made is taken back by it.
    tx.run(
        sql!("update staged_party set side = 'was' where batch = $1 and side = 'new'"),
        args![batch],
    )
    .await?;
    Ok(Applied { made, changed: 0 })
}

pub(super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    for statement in [
        sql!(
            "delete from party_status where party in (select id from staged_party where batch = $1 and side = 'was')"
        ),
        sql!(
            "delete from party_spelling where party in (select id from staged_party where batch = $1 and side = 'was')"
        ),
        sql!("delete from party where id in (select id from staged_party where batch = $1 and side = 'was')"),
        sql!("delete from staged_party where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}
