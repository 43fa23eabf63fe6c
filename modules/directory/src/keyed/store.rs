//! SQL of what is suggested for cells of keyed sheets: every list passes the filter of audiences.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Result, args,
    store::{Arg, Conn, FromRow, Json, Query},
    text::{Lang, Words},
};

use crate::{PersonId, person::shown_name};

/// Rows that are looked through at most.
const MOST: i64 = 60;

/// Somebody whose name is like what was typed.
#[derive(Debug, Clone, FromRow)]
pub(super) struct PersonFound {
    pub id: PersonId,
    written: String,
    pub given: Option<String>,
    pub family: Option<String>,
    romanised: Option<String>,
    pub sort_key: String,
    pub agency: Option<String>,
    pub agency_audience: Option<String>,
    party_name: Option<Json<Words>>,
}

impl PersonFound {
    /// The name that is shown.
    pub fn shown(&self) -> String {
        shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }

    /// The party's name.
    pub fn party_name(&self, lang: Lang) -> Option<String> {
        Some(self.party_name.as_ref()?.0.get(lang).to_owned())
    }
}

/// A folded text as the beginning of a pattern: folding leaves letters, digits and blanks alone.
fn begins(typed: &str) -> String {
    let plain: String = typed.chars().filter(|c| !matches!(c, '%' | '_' | '!')).collect();
    format!("{plain}%")
}

/// People with a word of their name that begins so, or under one of these keys.
pub(super) async fn people(
    conn: &impl Conn,
    actor: &Actor,
    typed: &str,
    keys: Vec<String>,
) -> Result<Vec<PersonFound>> {
    const PEOPLE: &str = "select p.id, p.written, p.given, p.family, p.romanised, p.sort_key, a.name as agency, a.audience as agency_audience, t.name as party_name from person p left join agency a on a.id = p.agency left join party t on t.id = p.party";
    let mut found: Vec<PersonFound> = Query::new(PEOPLE)
        .and("p.merged_into is null", args![])
        .and(
            "(p.sort_key like ? or p.sort_key like ?)",
            args![begins(typed), format!("% {}", begins(typed))],
        )
        .seen_by(actor, "p.audience")
        .push_with("order by p.sort_key, p.id limit ?", args![MOST])
        .all(conn)
        .await?;
    if keys.is_empty() {
        return Ok(found);
    }
    let keys = keys.into_iter().take(120).map(Arg::from).collect();
    let alike: Vec<PersonFound> = Query::new(PEOPLE)
        .and("p.merged_into is null", args![])
        .push("and p.id in (select k.person from person_key k where 1 = 1")
        .and_in("k.key", keys)
        .push(")")
        .seen_by(actor, "p.audience")
        .push_with("order by p.sort_key, p.id limit ?", args![MOST])
        .all(conn)
        .await?;
    for person in alike {
        if found.iter().all(|known| known.id != person.id) {
            found.push(person);
        }
    }
    Ok(found)
}

/// The post that each of them holds.
pub(super) async fn posts_of(
    conn: &impl Conn,
    actor: &Actor,
    people: &[PersonFound],
) -> Result<BTreeMap<PersonId, String>> {
    let rows: Vec<(PersonId, String)> =
        Query::new("select h.person, o.title from post_holding h join post o on o.id = h.post")
            .and("h.until_on is null", args![])
            .and_in("h.person", people.iter().map(|one| Arg::from(one.id)).collect())
            .seen_by(actor, "o.audience")
            .push("order by h.from_on, h.id")
            .all(conn)
            .await?;
    Ok(rows.into_iter().collect())
}

/// An agency with its party.
#[derive(Debug, Clone, FromRow)]
pub(super) struct AgencyFound {
    pub name: String,
    pub party_name: Json<Words>,
}

/// Agencies with a word that begins so; all where nothing is typed.
pub(super) async fn agencies(conn: &impl Conn, actor: &Actor, typed: &str) -> Result<Vec<AgencyFound>> {
    Query::new("select a.name, t.name as party_name from agency a join party t on t.id = a.party")
        .and(
            "(a.folded like ? or a.folded like ?)",
            args![begins(typed), format!("% {}", begins(typed))],
        )
        .seen_by(actor, "a.audience")
        .push("order by a.name, t.sort_key, a.id limit 400")
        .all(conn)
        .await
}

/// Titles of posts, those of an agency if one is named.
pub(super) async fn posts(
    conn: &impl Conn,
    actor: &Actor,
    typed: &str,
    agency: Option<&str>,
) -> Result<Vec<(String,)>> {
    Query::new("select distinct o.title from post o join agency a on a.id = o.agency")
        .and(
            "(lower(o.title) like ? or lower(o.title) like ?)",
            args![begins(typed), format!("% {}", begins(typed))],
        )
        .and_if("a.folded = ?", agency.map(balai_names::fold))
        .seen_by(actor, "o.audience")
        .push("order by o.title limit 200")
        .all(conn)
        .await
}
