//! SQL of participations.

use std::collections::BTreeMap;

use balai_directory::person::shown_name;
use balai_kernel::{
    Actor, Audience, Id, Result,
    actor::{AgencyRef, PartyRef, PersonRef},
    args, sql,
    store::{Conn, FromRow, Query, Tx},
    view::pattern,
    web::{Listing, SortKey},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::may_mark;
use crate::{event::Event, headcount::HeadcountLine};

/// A participation with the names that are shown beside it. Marks are not in it: they
/// are read apart, by those who may ([`marks`]).
#[derive(Debug, Clone, FromRow)]
pub struct Participation {
    /// Its id.
    pub id: Id<Participation>,
    /// The event.
    pub event: Id<Event>,
    /// The person, as whom they were merged into.
    pub person: Id<PersonRef>,
    /// Their name as first written.
    pub written: String,
    /// Given names.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// In Latin letters.
    pub romanised: Option<String>,
    /// In their own script.
    pub own_script: Option<String>,
    /// The party represented.
    pub party: Option<Id<PartyRef>>,
    /// Its status on that day.
    pub party_status: String,
    /// The agency represented, by id.
    pub agency: Option<Id<AgencyRef>>,
    /// The agency represented.
    pub agency_name: Option<String>,
    /// What was written where it is no known agency.
    pub affiliation: Option<String>,
    /// All roles, in the profile's order.
    pub roles: String,
    /// The one that is counted.
    pub counted_role: String,
    /// What is known of the attendance.
    pub status: String,
    /// How many days.
    pub days: Option<f64>,
    /// How many minutes.
    pub minutes: Option<i64>,
    /// room or online.
    pub way: String,
    /// unknown, female, male, undisclosed.
    pub sex: String,
    /// Where the sex is known from: self, list, title; empty where it is not known.
    pub sex_source: String,
    /// Whether the training was completed.
    pub is_completed: bool,
    /// The headcount line that they are taken out of.
    pub headcount_line: Option<Id<HeadcountLine>>,
    /// Who can see it.
    pub audience: String,
    /// Who can see the person.
    pub person_audience: String,
    /// Counts up with each change.
    pub version: i64,
}

impl Default for Participation {
    fn default() -> Self {
        let nil = Uuid::nil();
        Self {
            id: Id::of(nil),
            event: Id::of(nil),
            person: Id::of(nil),
            written: String::new(),
            given: None,
            family: None,
            romanised: None,
            own_script: None,
            party: None,
            party_status: String::new(),
            agency: None,
            agency_name: None,
            affiliation: None,
            roles: "participant".to_owned(),
            counted_role: "participant".to_owned(),
            status: "not-recorded".to_owned(),
            days: None,
            minutes: None,
            way: "room".to_owned(),
            sex: "unknown".to_owned(),
            sex_source: String::new(),
            is_completed: false,
            headcount_line: None,
            audience: "office".to_owned(),
            person_audience: "office".to_owned(),
            version: 1,
        }
    }
}

impl Participation {
    /// The name that is shown.
    pub fn name(&self) -> String {
        shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }

    /// Who can see it.
    pub fn audience(&self) -> Audience {
        Audience::parse(&self.audience)
    }

    /// The agency, or what was written in its place.
    pub fn from_where(&self) -> &str {
        self.agency_name
            .as_deref()
            .or(self.affiliation.as_deref())
            .unwrap_or("")
    }
}

const ROWS: &str = "select p.id, p.event, q.id as person, q.written, q.given, q.family, q.romanised, q.own_script, p.party, p.party_status, p.agency, \
    g.name as agency_name, p.affiliation, p.roles, p.counted_role, p.status, p.days, p.minutes, p.way, p.sex, p.sex_source, p.is_completed, \
    p.headcount_line, p.audience, q.audience as person_audience, p.version \
    from participation p join person w on w.id = p.person join person q on q.id = coalesce(w.merged_into, w.id) \
    left join agency g on g.id = p.agency";

/// What the list of people can be sorted by. Marks are not among it: their order would
/// tell them.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "name",
        rising: "order by q.sort_key, p.id",
        falling: "order by q.sort_key desc, p.id",
    },
    SortKey {
        key: "agency",
        rising: "order by g.folded, p.affiliation, q.sort_key, p.id",
        falling: "order by g.folded desc, p.affiliation desc, q.sort_key, p.id",
    },
    SortKey {
        key: "status",
        rising: "order by p.status, q.sort_key, p.id",
        falling: "order by p.status desc, q.sort_key, p.id",
    },
];

/// The participation with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Participation>) -> Result<Option<Participation>> {
    Query::new(ROWS).and("p.id = ?", args![id]).maybe(conn).await
}

fn filtered(select: &'static str, actor: &Actor, event: Id<Event>, listing: &Listing) -> Query {
    let mut query = Query::new(select)
        .and("p.event = ?", args![event])
        .seen_by(actor, "p.audience")
        .entrusted_to(actor, "q.audience")
        .and_if("p.status = ?", listing.get("status"))
        .and_if(
            "p.party in (select id from party where code = ?)",
            listing.get("party"),
        )
        .and_if(
            "' ' || p.roles || ' ' like '% ' || ? || ' %'",
            listing.get("role"),
        );
    if let Some(text) = listing.get("q") {
        query = query.and("q.sort_key like ? escape '!'", args![pattern(text)]);
    }
    query
}

/// Everybody at an event whom the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl Conn,
    actor: &Actor,
    event: Id<Event>,
    listing: &Listing,
) -> Result<Vec<Participation>> {
    filtered(ROWS, actor, event, listing)
        .push(listing.order(SORTS).0)
        .push("limit 20000")
        .all(conn)
        .await
}

/// Marks by participation: before and after, 0 to 100.
pub type Marks = BTreeMap<Id<Participation>, (Option<f64>, Option<f64>)>;

/// The marks of an event that the actor may see: by the audience of each, and their own.
///
/// # Errors
/// When the database fails.
pub async fn marks(conn: &impl Conn, actor: &Actor, event: Id<Event>) -> Result<Marks> {
    // Nobody else sees any, so nothing is asked for them.
    if actor.person.is_none() && !may_mark(actor, event.cast()) {
        return Ok(Marks::new());
    }
    let rows: Vec<(Id<Participation>, Option<f64>, Option<f64>)> = Query::new("select p.id, p.pre_score, p.post_score from participation p")
        .and(
            "p.event = ? and (p.pre_score is not null or p.post_score is not null) and p.person in (select id from person where id = ? or merged_into = ?) \
             union select p.id, p.pre_score, p.post_score from participation p where p.event = ? and (p.pre_score is not null or p.post_score is not null)",
            args![event, actor.person, actor.person, event],
        )
        .seen_by(actor, "p.marks_audience")
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, before, after)| (id, (before, after)))
        .collect())
}

/// What is kept of a participation.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The event.
    pub event: Id<Event>,
    /// The person.
    pub person: Id<PersonRef>,
    /// The party represented.
    pub party: Option<Id<PartyRef>>,
    /// Its status on the day.
    pub party_status: String,
    /// The agency represented, if it is a known one.
    pub agency: Option<Uuid>,
    /// What was written where it is none.
    pub affiliation: Option<String>,
    /// Roles in order.
    pub roles: String,
    /// The first of them.
    pub counted_role: String,
    /// Attendance.
    pub status: &'static str,
    /// Days, in halves.
    pub days: Option<f64>,
    /// Minutes.
    pub minutes: Option<i64>,
    /// room or online.
    pub way: &'static str,
    /// unknown, female, male, undisclosed.
    pub sex: String,
    /// Where the sex is known from: self, list, title; empty where it is not known.
    pub sex_source: String,
    /// Before and after, 0 to 100; left alone where `None`.
    pub marks: Option<(Option<f64>, Option<f64>)>,
    /// Whether the training was completed.
    pub is_completed: bool,
    /// The line that they are taken out of.
    pub headcount_line: Option<Id<HeadcountLine>>,
    /// Who can see it.
    pub audience: String,
    /// Who can see the marks.
    pub marks_audience: String,
}

/// Makes a participation.
///
/// # Errors
/// When the database fails, or the person stands there already
/// ([`balai_kernel::Error::is_duplicate`]).
pub async fn insert(tx: &Tx, id: Id<Participation>, new: &Kept) -> Result<()> {
    let (pre, post) = new.marks.unwrap_or_default();
    tx.run(
        sql!("insert into participation (id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, audience, marks_audience, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 1)"),
        args![
            id, new.event, new.person, new.party, &new.party_status, new.agency, &new.affiliation, &new.roles,
            &new.counted_role, new.status, new.days, new.minutes, new.way, &new.sex, &new.sex_source, pre, post,
            new.is_completed, new.headcount_line, &new.audience, &new.marks_audience
        ],
    )
    .await
    .map(drop)
}

/// Alters a participation if it still has the version; tells whether it had. Marks are
/// left alone unless given.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Participation>, version: i64, new: &Kept) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update participation set party = $3, party_status = $4, agency = $5, affiliation = $6, roles = $7, counted_role = $8, status = $9, days = $10, minutes = $11, way = $12, sex = $13, sex_source = $14, is_completed = $15, headcount_line = $16, audience = $17, marks_audience = $18, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, new.party, &new.party_status, new.agency, &new.affiliation, &new.roles, &new.counted_role,
                new.status, new.days, new.minutes, new.way, &new.sex, &new.sex_source, new.is_completed,
                new.headcount_line, &new.audience, &new.marks_audience
            ],
        )
        .await?;
    if let (1, Some((pre, post))) = (touched, new.marks) {
        tx.run(
            sql!("update participation set pre_score = $2, post_score = $3 where id = $1"),
            args![id, pre, post],
        )
        .await?;
    }
    Ok(touched == 1)
}

/// A party's status on a day: member, observer or partner; empty where it had none.
///
/// # Errors
/// When the database fails.
pub async fn party_status_on(conn: &impl Conn, party: Id<PartyRef>, day: Date) -> Result<String> {
    let found: Option<(String,)> = conn
        .maybe(
            sql!("select status from party_status where party = $1 and status in ('member', 'observer', 'partner') and from_on <= $2 and (until_on is null or until_on >= $2) order by from_on desc limit 1"),
            args![party, day],
        )
        .await?;
    Ok(found.map(|(status,)| status).unwrap_or_default())
}

/// A party's agency whose name folds alike.
///
/// # Errors
/// When the database fails.
pub async fn agency(conn: &impl Conn, party: Id<PartyRef>, name: &str) -> Result<Option<Uuid>> {
    let found: Option<(Uuid,)> = conn
        .maybe(
            sql!("select id from agency where party = $1 and folded = $2"),
            args![party, balai_names::fold(name)],
        )
        .await?;
    Ok(found.map(|(id,)| id))
}

/// The agency of a person of this party, as the directory knows it.
///
/// # Errors
/// When the database fails.
pub async fn agency_of(
    conn: &impl Conn,
    person: Id<PersonRef>,
    party: Option<Id<PartyRef>>,
) -> Result<Option<Id<AgencyRef>>> {
    let found: Option<(Option<Id<AgencyRef>>,)> = conn
        .maybe(
            sql!("select agency from person where id = $1 and party = $2"),
            args![person, party],
        )
        .await?;
    Ok(found.and_then(|(agency,)| agency))
}

/// Somebody of the directory to be picked.
#[derive(Debug, Clone, FromRow)]
pub struct Candidate {
    /// Their id.
    pub id: Id<PersonRef>,
    /// As first written.
    pub written: String,
    /// Given names.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// In Latin letters.
    pub romanised: Option<String>,
    /// In their own script.
    pub own_script: Option<String>,
    /// female, male, undisclosed.
    pub sex: Option<String>,
    /// Where it is known from.
    pub sex_source: Option<String>,
    /// Their party.
    pub party: Option<Id<PartyRef>>,
    /// Their agency's name.
    pub agency_name: Option<String>,
}

impl Candidate {
    /// The name that is shown.
    pub fn name(&self) -> String {
        shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }
}

const CANDIDATES: &str = "select q.id, q.written, q.given, q.family, q.romanised, q.own_script, q.sex, q.sex_source, q.party, g.name as agency_name \
    from person q left join agency g on g.id = q.agency where q.merged_into is null";

/// People of the directory whom the actor sees and whose name holds the text.
///
/// # Errors
/// When the database fails.
pub async fn candidates(conn: &impl Conn, actor: &Actor, text: &str) -> Result<Vec<Candidate>> {
    Query::new(CANDIDATES)
        .seen_by(actor, "q.audience")
        .and("q.sort_key like ? escape '!'", args![pattern(text)])
        .push("order by q.sort_key, q.id limit 30")
        .all(conn)
        .await
}

/// A person of the directory whom the actor sees.
///
/// # Errors
/// When the database fails.
pub async fn candidate(conn: &impl Conn, actor: &Actor, id: Id<PersonRef>) -> Result<Option<Candidate>> {
    Query::new(CANDIDATES)
        .seen_by(actor, "q.audience")
        .and("q.id = ?", args![id])
        .maybe(conn)
        .await
}

/// Parties that were there, by name or by number, in the order of their names.
///
/// # Errors
/// When the database fails.
pub async fn delegations(conn: &impl Conn, event: Id<Event>) -> Result<Vec<(Id<PartyRef>,)>> {
    conn.all(
        sql!("select q.id from party q where q.id in (select p.party from participation p where p.event = $1 and p.status in ('attended', 'partly', 'expected', 'not-recorded')) or q.id in (select h.party from headcount_line h where h.event = $1) order by q.sort_key, q.id"),
        args![event],
    )
    .await
}
