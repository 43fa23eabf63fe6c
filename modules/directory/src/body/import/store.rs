//! SQL of memberships on their way in.

use std::collections::{HashMap, HashSet};

use balai_kernel::{
    Id, Result, args,
    import::{Applied, insert_many},
    sql,
    store::{Conn, Day, Db, Tx},
};
use balai_names::fold;
use jiff::civil::Date;
use uuid::Uuid;

use super::StagedMember;
use crate::{PartyId, PersonId, body::Body, person};

/// A membership that is known: its id and from when it holds.
type Membership = (Uuid, Option<Day>);

/// Who is or was in a network, in the directory or staged.
pub(super) struct Members {
    /// Members today; without a membership where it is only staged.
    people: HashMap<PersonId, Option<Membership>>,
    /// Memberships that are over, by their last day.
    past: HashSet<(PersonId, Date)>,
    nameless: HashMap<(String, Option<PartyId>), PersonId>,
}

impl Members {
    /// Notes a member; false if they are one, or were one until that day.
    pub fn add(&mut self, person: PersonId, until: Option<Date>) -> bool {
        if self.people.contains_key(&person)
            || until.is_some_and(|until| self.past.contains(&(person, until)))
        {
            return false;
        }
        match until {
            Some(until) => {
                self.past.insert((person, until));
            }
            None => {
                self.people.insert(person, None);
            }
        }
        true
    }

    /// Notes that a member left; the membership that ends, if one of the directory does.
    pub fn end(&mut self, person: PersonId, until: Date) -> Option<(Uuid, Option<Date>)> {
        let (id, from) = self.people.get(&person).copied().flatten()?;
        let from = from.map(|day| day.0);
        if from.is_some_and(|from| until < from) {
            return None;
        }
        self.people.remove(&person);
        self.past.insert((person, until));
        Some((id, from))
    }

    /// A member without an address by name and party.
    pub fn by_name(&self, full: &str, party: Option<PartyId>) -> Option<PersonId> {
        self.nameless.get(&(fold(full), party)).copied()
    }
}

pub(super) async fn members(db: &Db, batch: Uuid, body: Id<Body>) -> Result<Members> {
    type Row = (PersonId, Uuid, Option<Day>, Option<Day>);
    let rows: Vec<Row> = db
        .all(
            sql!("select coalesce(p.merged_into, p.id), m.id, m.from_on, m.until_on from body_member m join person p on p.id = m.person where m.body = $1"),
            args![body],
        )
        .await?;
    let staged: Vec<(PersonId, Option<Day>)> = db
        .all(
            sql!("select person, until_on from staged_member where batch = $1 and side in ('new', 'after') and body = $2 and person is not null"),
            args![batch, body],
        )
        .await?;
    type Nameless = (PersonId, Option<PartyId>, String, Option<String>, Option<String>);
    let nameless: Vec<Nameless> = db
        .all(
            sql!("select p.id, m.party, p.written, p.given, p.family from body_member m join person p on p.id = m.person \
                  where m.body = $1 and not exists (select 1 from person_address a where a.person = p.id and a.kind = 'email' and a.shared = false)"),
            args![body],
        )
        .await?;
    let mut members = Members {
        people: HashMap::new(),
        past: HashSet::new(),
        nameless: nameless
            .into_iter()
            .map(|(id, party, written, given, family)| {
                let shown = person::shown_name(&written, given.as_deref(), family.as_deref(), None);
                ((fold(&shown), party), id)
            })
            .collect(),
    };
    for (person, id, from, until) in rows {
        match until {
            Some(until) => {
                members.past.insert((person, until.0));
            }
            None => {
                members.people.insert(person, Some((id, from)));
            }
        }
    }
    for (person, until) in staged {
        match until {
            Some(until) => {
                members.people.remove(&person);
                members.past.insert((person, until.0));
            }
            None => {
                members.people.insert(person, None);
            }
        }
    }
    Ok(members)
}

pub(super) async fn save(tx: &Tx, batch: Uuid, staged: &[StagedMember]) -> Result<()> {
    let rows = staged.iter().map(|one| {
        args![
            one.id,
            batch,
            if one.is_ending { "after" } else { "new" },
            one.body,
            one.party,
            one.person,
            one.agency,
            one.from_on,
            one.until_on
        ]
    });
    insert_many(
        tx,
        "insert into staged_member (id, batch, side, body, party, person, agency, from_on, until_on)",
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
    let changed = tx
        .run(
            sql!("update body_member set until_on = (select s.until_on from staged_member s where s.batch = $1 and s.side = 'after' and s.id = body_member.id) \
                  where until_on is null and id in (select id from staged_member where batch = $1 and side = 'after')"),
            args![batch],
        )
        .await?;
    // Kept under another side: what this batch ended is taken up again when it is undone.
    tx.run(
        sql!("update staged_member set side = 'was' where batch = $1 and side = 'after'"),
        args![batch],
    )
    .await?;
    Ok(Applied { made, changed })
}

pub(super) async fn undo(tx: &Tx, batch: Uuid) -> Result<()> {
    for statement in [
        sql!("delete from body_member where batch = $1"),
        sql!(
            "update body_member set until_on = null where id in (select id from staged_member where batch = $1 and side = 'was')"
        ),
        sql!("delete from staged_member where batch = $1"),
    ] {
        tx.run(statement, args![batch]).await?;
    }
    Ok(())
}
