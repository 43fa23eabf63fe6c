//! SQL of memberships on their way in.

use std::collections::{HashMap, HashSet};

use balai_kernel::{
    Id, Result, args,
    import::{Applied, insert_many},
    sql,
    store::{Conn, Db, Tx},
};
use balai_names::fold;
use uuid::Uuid;

use super::StagedMember;
use crate::{PartyId, PersonId, body::Body, person};

/// Who is in a network already, in the directory or staged.
pub(super) struct Members {
    people: HashSet<PersonId>,
    nameless: HashMap<(String, Option<PartyId>), PersonId>,
}

impl Members {
    /// Notes a member; false if they were one.
    pub fn add(&mut self, person: PersonId) -> bool {
        self.people.insert(person)
    }

    /// A member without an address by name and party.
    pub fn by_name(&self, full: &str, party: Option<PartyId>) -> Option<PersonId> {
        self.nameless.get(&(fold(full), party)).copied()
    }
}

pub(super) async fn members(db: &Db, batch: Uuid, body: Id<Body>) -> Result<Members> {
    let rows: Vec<(PersonId,)> = db
        .all(
            sql!("select coalesce(p.merged_into, p.id) from body_member m join person p on p.id = m.person where m.body = $1 and m.until_on is null"),
            args![body],
        )
        .await?;
    let staged: Vec<(PersonId,)> = db
        .all(
            sql!("select person from staged_member where batch = $1 and side = 'new' and body = $2 and person is not null"),
            args![batch, body],
        )
        .await?;
    type Row = (PersonId, Option<PartyId>, String, Option<String>, Option<String>);
    let nameless: Vec<Row> = db
        .all(
            sql!("select p.id, m.party, p.written, p.given, p.family from body_member m join person p on p.id = m.person \
                  where m.body = $1 and m.until_on is null and not exists (select 1 from person_address a where a.person = p.id and a.kind = 'email' and a.shared = false)"),
            args![body],
        )
        .await?;
    Ok(Members {
        people: rows.into_iter().chain(staged).map(|(id,)| id).collect(),
        nameless: nameless
            .into_iter()
            .map(|(id, party, written, given, family)| {
                let shown = person::shown_name(&written, given.as_deref(), family.as_deref(), None);
                ((fold(&shown), party), id)
            })
            .collect(),
    })
}

pub(super) async fn save(tx: &Tx, batch: Uuid, staged: &[StagedMember]) -> Result<()> {
    let rows = staged.iter().map(|one| {
        args![
            one.id,
            batch,
            "new",
            one.body,
            one.party,
            one.person,
            one.agency,
            one.from_on
        ]
    });
    insert_many(
        tx,
        "insert into staged_member (id, batch, side, body, party, person, agency, from_on)",
        "",
        rows.collect(),
    )
    .await
}

pub(super) async fn apply(tx: &Tx, batch: Uuid) -> Result<Applied> {
    let made = tx
        .run(
            sql!("insert into body_member (id, body, party, person, agency, from_on, until_on, batch) \
                  select id, body, party, person, agency, from_on, until_on, batch from staged_member where batch = $1 and side = 'new' on conflict (id) do nothing"),
            args![batch],
        )
        .await?;
    Ok(Applied { made, changed: 0 })
}

pub(super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    tx.run(sql!("delete from body_member where batch = $1"), args![batch])
        .await
        .map(drop)
}
