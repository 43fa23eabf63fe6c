//! SQL that reads, for briefs alone, what the plan, the events and the library keep. Nothing is
//! written here.
//!
//! What counts is what the measures of events count: neither proposed nor postponed nor
//! cancelled, of a programme the parts, whoever came at least in part in a role that counts, heads
//! as long as they have no name. A story holds the sums against the measures.

use balai_directory::PartyId;
use balai_kernel::{
    Actor, Id, Result,
    account::Account,
    args,
    profile::{Profile, RoleCount},
    store::{Arg, Conn, Day, FromRow, Json, Query},
    text::Words,
};
use balai_workplan::activity::Activity;
use uuid::Uuid;

use super::{Period, Theme};

/// What takes place.
const STANDS: &str = "a.state not in ('proposed', 'postponed', 'cancelled')";
/// Not the whole of a programme, of which the parts count.
const IS_NO_WHOLE: &str = "not exists (select 1 from activity s where s.part_of = a.id and s.is_event = true and s.state not in ('proposed', 'postponed', 'cancelled'))";
/// How many of a headcount line `h` nobody has named since.
const UNNAMED: &str = "case when h.number > (select count(*) from participation q where q.headcount_line = h.id and q.status in ('attended', 'partly')) \
     then h.number - (select count(*) from participation q where q.headcount_line = h.id and q.status in ('attended', 'partly')) else 0 end";

/// An activity of the period, as far as a brief tells of it.
#[derive(Debug, Clone, FromRow)]
pub struct Line {
    /// Its id.
    pub id: Id<Activity>,
    /// Its title.
    pub title: String,
    /// The code of its kind.
    pub kind: String,
    /// Whether it has a page among the events.
    pub is_event: bool,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exact the dates are.
    pub precision: String,
    /// In which way, where there are several.
    pub way: String,
    /// How many.
    pub number: i64,
}

impl Line {
    /// Its page.
    pub fn href(&self) -> String {
        match self.is_event {
            true => format!("/app/events/{}", self.id),
            false => format!("/app/plan/activities/{}", self.id),
        }
    }
}

/// `column in (these)`, inside a statement's inner select; no value matches nothing.
fn one_of(query: Query, column: &'static str, values: impl IntoIterator<Item = Arg>) -> Query {
    let query = query.push("and").push(column).push("in (null");
    values
        .into_iter()
        .fold(query, |query, value| query.push_with(", ?", vec![value]))
        .push(")")
}

fn codes(list: &[&str]) -> Vec<Arg> {
    list.iter().map(|code| Arg::from(*code)).collect()
}

/// What stands and is of the period; whole years by the year that is kept, as in the measures.
fn of_period(query: Query, period: Period) -> Query {
    let query = query.and(STANDS, args![]).and(IS_NO_WHOLE, args![]);
    if period.is_whole_years() {
        query.and(
            "a.year between ? and ?",
            args![period.from.year(), period.to.year()],
        )
    } else {
        query.and("a.from_on between ? and ?", args![period.from, period.to])
    }
}

/// Who pays for and who gives in kind to activities that an actor may know of, as the records write it.
///
/// # Errors
/// When the database fails.
pub async fn funding(conn: &impl Conn, actor: &Actor) -> Result<Vec<(Option<String>, Option<String>)>> {
    Query::new("select distinct a.funder, a.in_kind_giver from activity a")
        .and("(a.funder is not null or a.in_kind_giver is not null)", args![])
        .seen_by(actor, "a.audience")
        .push("order by a.funder, a.in_kind_giver limit 5000")
        .all(conn)
        .await
}

/// The events in which people of a party took part, with how many, latest first; of those that
/// an actor may know of.
///
/// # Errors
/// When the database fails.
pub async fn took_part(
    conn: &impl Conn,
    profile: &Profile,
    actor: &Actor,
    party: PartyId,
    period: Period,
) -> Result<Vec<Line>> {
    let query = Query::new(
        "select a.id, a.title, a.kind, a.is_event, a.from_on, a.to_on, a.precision, '' as way, cast(sum(u.number) as bigint) as number from (",
    )
    .push_with(
        "select n.event, 1 as number from participation n where n.party = ? and n.status in ('attended', 'partly')",
        args![party],
    );
    let query = one_of(
        query,
        "n.counted_role",
        codes(&profile.roles_counted(RoleCount::Participation)),
    )
    .push("union all select h.event,")
    .push(UNNAMED)
    .push_with("from headcount_line h where h.party = ?", args![party])
    .push(") u join activity a on a.id = u.event");
    of_period(query, period)
        .and("u.number > 0", args![])
        .seen_by(actor, "a.audience")
        .push("group by a.id, a.title, a.kind, a.is_event, a.from_on, a.to_on, a.precision order by a.from_on desc, a.id desc")
        .all(conn)
        .await
}

/// What a party gave to activities of the period: `host`, one of the roles of co-organisers, or
/// `trainer` with how many; latest first, of those that an actor may know of.
///
/// # Errors
/// When the database fails.
pub async fn given(
    conn: &impl Conn,
    profile: &Profile,
    actor: &Actor,
    party: PartyId,
    period: Period,
) -> Result<Vec<Line>> {
    let query = Query::new(
        "select a.id, a.title, a.kind, a.is_event, a.from_on, a.to_on, a.precision, u.way, cast(sum(u.number) as bigint) as number from (",
    )
    .push_with(
        "select v.id as event, 'host' as way, 1 as number from activity v where v.host_party = ?",
        args![party],
    )
    .push_with(
        "union all select c.activity, c.role, 1 from co_organiser c where c.party = ?",
        args![party],
    )
    .push_with(
        "union all select n.event, 'trainer', 1 from participation n where n.party = ? and n.status in ('attended', 'partly')",
        args![party],
    );
    let query = one_of(
        query,
        "n.counted_role",
        codes(&profile.roles_counted(RoleCount::Trainer)),
    )
    .push(") u join activity a on a.id = u.event");
    of_period(query, period)
        .seen_by(actor, "a.audience")
        .push("group by a.id, a.title, a.kind, a.is_event, a.from_on, a.to_on, a.precision, u.way order by a.from_on desc, a.id desc, u.way")
        .all(conn)
        .await
}

/// An activity of the period with who paid, who gave and how many came.
#[derive(Debug, Clone, FromRow)]
pub struct Told {
    /// What it is.
    #[sqlx(flatten)]
    pub line: Line,
    /// The initiative that counts.
    pub initiative: Option<Json<Words>>,
    /// Where, as the record writes it.
    pub place: Option<String>,
    /// Who pays, as the record writes it.
    pub funder: Option<String>,
    /// Who gives in kind, as the record writes it.
    pub in_kind_giver: Option<String>,
    /// Whether the party asked about stands among its co-organisers as a funder.
    pub is_co_funded: bool,
    /// The name of the party that hosts it.
    pub host: Option<Json<Words>>,
}

/// Which activities are told of.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// All of them.
    All,
    /// Those of a level of the plan.
    Of(Theme, Uuid),
    /// Those that somebody else paid for or gave to; of this party it is said where it is among the
    /// co-organisers as a funder.
    Paid(PartyId),
}

/// Activities of the period with how many took part, latest first, of those that an actor may
/// know of.
///
/// # Errors
/// When the database fails.
pub async fn told(
    conn: &impl Conn,
    profile: &Profile,
    actor: &Actor,
    which: Which,
    period: Period,
) -> Result<Vec<Told>> {
    let query = Query::new(
        "select a.id, a.title, a.kind, a.is_event, a.from_on, a.to_on, a.precision, '' as way, a.place, a.funder, a.in_kind_giver, \
         (select i.name from initiative i where i.id = a.initiative) as initiative, (select y.name from party y where y.id = a.host_party) as host, \
         cast((select count(*) from participation n where n.event = a.id and n.status in ('attended', 'partly')",
    );
    let query = one_of(
        query,
        "n.counted_role",
        codes(&profile.roles_counted(RoleCount::Participation)),
    )
    .push(") + (select coalesce(sum(")
    .push(UNNAMED)
    .push("), 0) from headcount_line h where h.event = a.id) as bigint) as number,");
    let query = match which {
        Which::All | Which::Of(..) => query.push("false as is_co_funded from activity a"),
        Which::Paid(party) => query.push_with(
            "exists (select 1 from co_organiser f where f.activity = a.id and f.role = 'funder' and f.party = ?) as is_co_funded from activity a",
            args![party],
        ),
    };
    let query = query.and("true", args![]);
    let query = match which {
        Which::All => query,
        Which::Of(Theme::Initiative, id) => query.push_with("and a.initiative = ?", args![id]),
        Which::Of(Theme::Project, id) => query.push_with("and a.project = ?", args![id]),
        Which::Of(Theme::Purpose, id) => query.push_with("and a.core_purpose = ?", args![id]),
        Which::Paid(party) => query.push_with(
            "and (a.funder is not null or a.in_kind_giver is not null or exists (select 1 from co_organiser f where f.activity = a.id and f.role = 'funder' and f.party = ?))",
            args![party],
        ),
    };
    of_period(query, period)
        .seen_by(actor, "a.audience")
        .push("order by a.from_on desc, a.id desc")
        .all(conn)
        .await
}

/// How many parties had people at one of these activities.
///
/// # Errors
/// When the database fails.
pub async fn reached(conn: &impl Conn, profile: &Profile, activities: &[Id<Activity>]) -> Result<i64> {
    let ids = || activities.iter().map(|id| Arg::from(*id));
    let query = Query::new(
        "select count(distinct u.party) from (select n.party from participation n where n.party is not null and n.status in ('attended', 'partly')",
    );
    let query = one_of(
        query,
        "n.counted_role",
        codes(&profile.roles_counted(RoleCount::Participation)),
    );
    let query = one_of(query, "n.event", ids())
        .push("union all select h.party from headcount_line h where h.party is not null and h.number > 0");
    one_of(query, "h.event", ids()).push(") u").count(conn).await
}

/// An official whom a party lends to the office.
#[derive(Debug, Clone, FromRow)]
pub struct Secondee {
    /// The account.
    pub account: Id<Account>,
    /// The name.
    pub name: String,
    /// The role, where it is none of a placement.
    pub role: Option<String>,
    /// The project of a placement.
    pub project: Option<Json<Words>>,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub until_on: Option<Day>,
}

/// The officials whom a party lent to the office for some of the period: their placements, and
/// the roles of those who have none. For readers who may know the office's staff.
///
/// # Errors
/// When the database fails.
pub async fn secondees(conn: &impl Conn, party: PartyId, period: Period) -> Result<Vec<Secondee>> {
    Query::new(
        "select a.id as account, a.name, case when p.id is null then g.role end as role, j.name as project, \
         coalesce(p.from_on, g.from_on) as from_on, case when p.id is null then g.until_on else p.until_on end as until_on \
         from account a join role_grant g on g.account = a.id",
    )
    .push_with(
        "left join placement p on p.account = a.id and p.from_on <= ? and p.until_on >= ? left join project j on j.id = p.project",
        args![period.to, period.from],
    )
    .and("a.employer = 'lender' and a.lender = ?", args![party])
    .and("g.from_on <= ?", args![period.to])
    .and("(g.until_on is null or g.until_on >= ?)", args![period.from])
    .and("g.role in ('co-manager', 'programme-officer', 'monitoring-officer')", args![])
    .push("order by from_on, a.name, a.id")
    .all(conn)
    .await
}

/// Something else of a theme: a title and when.
#[derive(Debug, Clone, FromRow)]
pub struct Other {
    /// `publication` or `external`.
    pub way: String,
    /// Its title, of a publication.
    pub name: Option<Json<Words>>,
    /// Its title, of an event of others.
    pub title: Option<String>,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exact the dates are.
    pub precision: String,
}

/// What else there was of a theme in the period: publications, and events of others to which the
/// office contributed; of those that an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn others(
    conn: &impl Conn,
    actor: &Actor,
    theme: Theme,
    id: Uuid,
    period: Period,
) -> Result<Vec<Other>> {
    let of = match theme {
        Theme::Initiative => "a.initiative = ?",
        Theme::Purpose => "a.core_purpose = ?",
        // Neither says of which project it is.
        Theme::Project => return Ok(Vec::new()),
    };
    let in_time = |query: Query| match period.is_whole_years() {
        true => query.and(
            "a.year between ? and ?",
            args![period.from.year(), period.to.year()],
        ),
        false => query.and("a.from_on between ? and ?", args![period.from, period.to]),
    };
    let publications = Query::new("select 'publication' as way, a.title as name, cast(null as text) as title, a.from_on, a.to_on, a.precision from publication a")
        .and(of, args![id]);
    let mut found: Vec<Other> = in_time(publications)
        .seen_by(actor, "a.audience")
        .push("order by a.from_on desc, a.id")
        .all(conn)
        .await?;
    let external = Query::new("select 'external' as way, cast(null as jsonb) as name, a.title, a.from_on, a.to_on, a.precision from external_event a")
        .and(of, args![id]);
    let external: Vec<Other> = in_time(external)
        .seen_by(actor, "a.audience")
        .push("order by a.from_on desc, a.id")
        .all(conn)
        .await?;
    found.extend(external);
    Ok(found)
}
