//! SQL of focal points on their way in.

use std::collections::{BTreeSet, HashSet};

use balai_kernel::{
    Error, Result, args,
    import::{all_in, insert_many},
    sql,
    store::{Arg, Conn, Db, Query, Tx},
    text::Message,
};
use balai_names::fold;
use uuid::Uuid;

use super::StagedFocalPoint;
use crate::{PartyId, PersonId, person::import::store::keep_audiences};

/// Who is a focal point of what today: party, person, folded theme.
pub struct Known(HashSet<(PartyId, PersonId, String)>);

impl Known {
    /// Notes one; false if it is known.
    pub fn add(&mut self, party: PartyId, person: PersonId, theme: &str) -> bool {
        self.0.insert((party, person, fold(theme)))
    }
}

/// The focal points of parties that stand, by themselves or by a post that they hold, and
/// those that earlier rows of the batch would make.
pub async fn known(db: &Db, batch: Uuid, parties: &BTreeSet<PartyId>) -> Result<Known> {
    let by_person = Query::new(
        "select f.party, coalesce(p.merged_into, p.id), f.theme from focal_point f join person p on p.id = f.person where f.until_on is null",
    );
    let by_post = Query::new(
        "select f.party, coalesce(p.merged_into, p.id), f.theme from focal_point f join post_holding h on h.post = f.post \
         join person p on p.id = h.person where f.until_on is null and h.until_on is null",
    );
    let staged = Query::new("select f.party, f.person, f.theme from staged_focal_point f")
        .and("f.batch = ?", args![batch]);
    let mut known = Known(HashSet::new());
    for query in [by_person, by_post, staged] {
        let ids = parties.iter().map(|id| Arg::from(*id)).collect();
        let rows: Vec<(PartyId, PersonId, String)> = all_in(db, &query, "f.party", ids).await?;
        for (party, person, theme) in rows {
            known.add(party, person, &theme);
        }
    }
    Ok(known)
}

pub async fn save(tx: &Tx, batch: Uuid, staged: &[StagedFocalPoint]) -> Result<()> {
    let audiences: HashSet<String> = staged.iter().map(|one| one.audience.clone()).collect();
    keep_audiences(tx, &audiences).await?;
    let rows = staged.iter().map(|one| {
        args![
            one.id,
            batch,
            one.party,
            one.person,
            &one.said.theme,
            one.said.is_national,
            one.said.is_alternate,
            one.from_on,
            // A party that named somebody on a day said so on that day.
            one.said.from,
            &one.audience
        ]
    });
    insert_many(
        tx,
        "insert into staged_focal_point (id, batch, party, person, theme, is_national, is_alternate, from_on, confirmed_on, audience)",
        "",
        rows.collect(),
    )
    .await
}

/// Makes the focal points of a batch, but for those whom somebody named meanwhile.
pub async fn apply(tx: &Tx, batch: Uuid) -> Result<()> {
    tx.run(
        sql!("insert into focal_point (id, party, person, theme, is_national, is_alternate, from_on, confirmed_on, audience, version, batch) \
              select s.id, s.party, s.person, s.theme, s.is_national, s.is_alternate, s.from_on, s.confirmed_on, s.audience, 1, s.batch \
              from staged_focal_point s where s.batch = $1 and not exists (select 1 from focal_point f \
              where f.party = s.party and f.person = s.person and f.theme = s.theme and f.until_on is null) \
              on conflict (id) do nothing"),
        args![batch],
    )
    .await
    .map(drop)
}

/// Takes back the focal points that a batch made.
///
/// # Errors
/// [`Error::Refused`] when one was confirmed or ended since.
pub async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    let (edited,): (i64,) = tx
        .one(
            sql!("select count(*) from focal_point where batch = $1 and version > 1"),
            args![batch],
        )
        .await?;
    if edited > 0 {
        return Err(Error::Refused(
            Message::new("import-undo-edited").with("n", edited),
        ));
    }
    for statement in [
        sql!("delete from focal_point where batch = $1"),
        sql!("delete from staged_focal_point where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}
