//! SQL of posts on their way in.

use std::collections::{BTreeSet, HashMap, HashSet};

use balai_kernel::{
    Id, Result, args,
    import::{all_in, insert_many},
    sql,
    store::{Arg, Conn, Db, Query, Tx},
};
use uuid::Uuid;

use super::{RosterKey, StagedPost};
use crate::{
    PartyId, PersonId,
    agency::Agency,
    person::{
        self,
        import::{rows::Draft, store::keep_audiences},
    },
};

/// The persons of the directory without an address, in the parties that rows name, by
/// party, agency and folded name.
pub async fn rostered(db: &Db, drafts: &[Draft]) -> Result<HashMap<RosterKey, PersonId>> {
    let parties: BTreeSet<PartyId> = drafts
        .iter()
        .filter(|draft| draft.wanted.email.is_none())
        .filter_map(|draft| draft.wanted.party)
        .collect();
    let query = Query::new(
        "select p.id, p.party, p.agency, p.written, p.given, p.family from person p where p.merged_into is null \
         and not exists (select 1 from person_address a where a.person = p.id and a.kind = 'email' and a.shared = false)",
    );
    type Row = (
        PersonId,
        Option<PartyId>,
        Option<Id<Agency>>,
        String,
        Option<String>,
        Option<String>,
    );
    let rows: Vec<Row> = all_in(
        db,
        &query,
        "p.party",
        parties.iter().map(|id| Arg::from(*id)).collect(),
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, party, agency, written, given, family)| {
            let shown = person::shown_name(&written, given.as_deref(), family.as_deref(), None);
            ((party, agency, balai_names::fold(&shown)), id)
        })
        .collect())
}

pub async fn save(tx: &Tx, batch: Uuid, posts: &[StagedPost]) -> Result<()> {
    let audiences: HashSet<String> = posts.iter().map(|post| post.audience.clone()).collect();
    keep_audiences(tx, &audiences).await?;
    insert_many(
        tx,
        "insert into staged_post (id, batch, agency, title, audience, holding, person)",
        "",
        posts
            .iter()
            .map(|post| {
                args![
                    post.id,
                    batch,
                    post.agency,
                    &post.title,
                    &post.audience,
                    post.holding,
                    post.person
                ]
            })
            .collect(),
    )
    .await
}

pub async fn apply(tx: &Tx, batch: Uuid) -> Result<()> {
    tx.run(
        sql!("insert into post (id, agency, title, audience, version, batch) \
              select id, agency, title, audience, 1, batch from staged_post where batch = $1 on conflict (id) do nothing"),
        args![batch],
    )
    .await?;
    tx.run(
        sql!(
            "insert into post_holding (id, post, person, batch) \
              select holding, id, person, batch from staged_post where batch = $1 on conflict (id) do nothing"
        ),
        args![batch],
    )
    .await
    .map(drop)
}
