//! SQL of what persons propose about their own entries.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    errand::ErrandRow,
    sql,
    store::{Conn, FromRow, Query, Tx},
};
use uuid::Uuid;

use super::Proposal;
use crate::{PartyId, PersonId, agency::Agency, person::keepers};

const ROWS: &str = "select d.id, d.person, d.errand, d.fields, d.note, d.made_at, d.decided_at, d.audience from details_proposal d";

/// What waits to be decided, of what the actor may see; oldest first.
pub(crate) async fn waiting(conn: &impl Conn, actor: &Actor) -> Result<Vec<Proposal>> {
    Query::new(ROWS)
        .and("d.decided_at is null", args![])
        .seen_by(actor, "d.audience")
        .push("order by d.made_at, d.id limit 200")
        .all(conn)
        .await
}

/// Something that came by a link and waits.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct Line {
    /// `proposal`, `roster`, or `asked` for a link that is asked for anew.
    pub kind: String,
    /// The person, for a roster the post.
    pub about: Uuid,
    /// Who answered about a roster, as they named themselves.
    pub name: String,
    /// Whose information a link asked for anew is about.
    pub party: Option<PartyId>,
}

/// All that came by links and waits, of what the actor may see, in one question: Today asks it
/// of everyone who keeps a roster. Links asked for anew are told of all parties.
pub(crate) async fn answered(conn: &impl Conn, actor: &Actor) -> Result<Vec<Line>> {
    Query::new("select 'proposal' as kind, d.person as about, '' as name, cast(null as uuid) as party from details_proposal d")
        .and("d.decided_at is null", args![])
        .seen_by(actor, "d.audience")
        .push("union all select 'roster', r.post, r.name, null from roster_answer r where r.decided_at is null")
        .seen_by(actor, "r.audience")
        .push_with(
            "union all select 'asked', e.row_id, '', e.party from errand e where e.purpose = ? and e.asked_at is not null \
             and not exists (select 1 from errand n where n.purpose = e.purpose and n.row_id = e.row_id and n.made_at > e.asked_at) limit 300",
            args![super::PURPOSE],
        )
        .all(conn)
        .await
}

pub(crate) async fn find(conn: &impl Conn, id: Id<Proposal>) -> Result<Option<Proposal>> {
    let rows: Vec<Proposal> = Query::new(ROWS).and("d.id = ?", args![id]).all(conn).await?;
    Ok(rows.into_iter().next())
}

/// What is written of a new one.
pub(crate) struct New<'a> {
    pub person: PersonId,
    pub party: Option<PartyId>,
    pub agency: Option<Id<Agency>>,
    pub errand: Id<ErrandRow>,
    pub fields: &'a BTreeMap<String, String>,
    pub note: &'a str,
}

pub(crate) async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<Id<Proposal>> {
    let id = clock.id();
    let audience = keepers(new.party, new.agency).keep(tx).await?;
    tx.run(
        sql!("insert into details_proposal (id, person, errand, fields, note, made_at, audience) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![id, new.person, new.errand, serde_json::json!(new.fields), new.note, clock.now(), audience],
    )
    .await?;
    Ok(id)
}

/// Decides; 0 when somebody was faster.
pub(crate) async fn decide(
    tx: &Tx,
    id: Id<Proposal>,
    by: Option<Id<Account>>,
    is_accepted: bool,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update details_proposal set decided_by = $2, is_accepted = $3, decided_at = $4 where id = $1 and decided_at is null"),
        args![id, by, is_accepted, now],
    )
    .await
}
