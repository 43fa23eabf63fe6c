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

/// Who holds what: person, agency, folded title.
pub struct Held(HashSet<(PersonId, Id<Agency>, String)>);

impl Held {
    /// Notes a post of somebody; false if it is known.
    pub fn add(&mut self, person: PersonId, agency: Id<Agency>, title: &str) -> bool {
        self.0.insert((person, agency, balai_names::fold(title)))
    }
}

/// The posts that persons hold, and those that earlier rows of the batch would give them.
pub async fn held(db: &Db, batch: Uuid, people: &BTreeSet<PersonId>) -> Result<Held> {
    let kept = Query::new(
        "select coalesce(p.merged_into, p.id), o.agency, o.title from post_holding h join post o on o.id = h.post \
         join person p on p.id = h.person where h.until_on is null",
    );
    let staged =
        Query::new("select s.person, s.agency, s.title from staged_post s").and("s.batch = ?", args![batch]);
    let mut held = Held(HashSet::new());
    for (query, column) in [(&kept, "p.id"), (&kept, "p.merged_into"), (&staged, "s.person")] {
        let ids = people.iter().map(|id| Arg::from(*id)).collect();
        let rows: Vec<(PersonId, Id<Agency>, String)> = all_in(db, query, column, ids).await?;
        for (person, agency, title) in rows {
            held.add(person, agency, &title);
        }
    }
    Ok(held)
}

pub async fn save(tx: &Tx, batch: Uuid, posts: &[StagedPost]) -> Result<()> {
    let audiences: HashSet<String> = posts.iter().map(|post| post.audience.clone()).collect();
    keep_audiences(tx, &audiences).await?;
    insert_many(
        tx,
        "insert into staged_post (id, batch, agency, title, audience, holding, person, from_on)",
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
                    post.person,
                    post.from_on
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
            "insert into post_holding (id, post, person, from_on, batch) \
              select holding, id, person, from_on, batch from staged_post where batch = $1 on conflict (id) do nothing"
        ),
        args![batch],
    )
    .await
    .map(drop)
}

/// How many persons who were known get a post of a batch or become a focal point by it.
pub async fn changed(tx: &Tx, batch: Uuid) -> Result<u64> {
    let (count,): (i64,) = tx
        .one(
            sql!("select count(*) from (select person from staged_post where batch = $1 union select person from staged_focal_point where batch = $1) given \
                  where not exists (select 1 from staged_person n where n.batch = $1 and n.side = 'new' and n.id = given.person)"),
            args![batch],
        )
        .await?;
    Ok(count.unsigned_abs())
}
