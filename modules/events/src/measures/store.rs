//! SQL of the measures.
//!
//! What counts is said by conditions, each once: [`conditions`], [`activities`],
//! [`named`], [`took_place`]. In all of them `a` is the activity (or what stands in its
//! place) and `r` the row about people; [`key`] names the part of a split.
//!
//! A statement answers several questions at once. It is a union that begins with a
//! select of nothing, which names the columns and their types, and goes on with one or
//! more selects for each question; the first column says which question a row answers.

use balai_kernel::{
    Result, args,
    measure::{Ask, Dim},
    profile::{Profile, RoleCount},
    store::{Arg, Db, FromRow, Json, Query},
    text::Words,
};

/// What more a row must have to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Also {
    /// Nothing more.
    Nothing,
    /// The training was completed.
    Completed,
    /// Both tests were taken.
    Scored,
    /// The person is known to be a woman.
    Woman,
}

/// What counts: the period and conditions asked for, the kinds of activities (all when
/// none are given), the roles, and what more a row must have.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// Period, split and conditions.
    pub ask: &'a Ask,
    /// Codes of kinds of activities.
    pub kinds: Option<Vec<&'a str>>,
    /// Codes of the roles that count.
    pub roles: Vec<&'a str>,
    /// What more.
    pub also: Also,
}

/// A piece of SQL that gives the part of a dimension as text, empty where there is none.
const fn key(dim: Option<Dim>) -> &'static str {
    match dim {
        None => "cast('' as text)",
        Some(Dim::Party) => "coalesce((select y.code from party y where y.id = r.party), '')",
        Some(Dim::Status) => {
            "coalesce((select coalesce(nullif(r.party_status, ''), 'other') || '-' || y.kind from party y where y.id = r.party), '')"
        }
        Some(Dim::Region) => "coalesce((select y.region from party y where y.id = r.party), '')",
        Some(Dim::Initiative) => "coalesce((select i.code from initiative i where i.id = a.initiative), '')",
        Some(Dim::Project) => "coalesce((select j.code from project j where j.id = a.project), '')",
        Some(Dim::Purpose) => "coalesce((select c.code from core_purpose c where c.id = a.core_purpose), '')",
        Some(Dim::Type) => "a.kind",
        Some(Dim::Role) => "a.office_role",
        Some(Dim::Level) => "a.level",
        Some(Dim::Month) => "coalesce(cast(a.year * 100 + a.month as text), '')",
        Some(Dim::AgencyKind) => "coalesce((select g.kind from agency g where g.id = r.agency), '')",
    }
}

/// A month's key as this file writes it (`202406`) from the one that people see (`2024-06`).
fn stored(dim: Dim, key: &str) -> String {
    match dim {
        Dim::Month => key.replace('-', ""),
        _ => key.to_owned(),
    }
}

fn texts(list: &[&str]) -> Vec<Arg> {
    list.iter().map(|text| Arg::from(*text)).collect()
}

/// The period: whole years by the stored year, so that a thing whose month nobody
/// knows counts in its year; other periods by the first day.
fn period(query: Query, ask: &Ask) -> Query {
    let whole_years =
        (ask.from.month(), ask.from.day()) == (1, 1) && (ask.to.month(), ask.to.day()) == (12, 31);
    if whole_years {
        query.and("a.year between ? and ?", args![ask.from.year(), ask.to.year()])
    } else {
        query.and("a.from_on between ? and ?", args![ask.from, ask.to])
    }
}

/// The period and the conditions asked for, and the event with its parts where one is asked about.
pub(super) fn conditions(mut query: Query, ask: &Ask) -> Query {
    query = period(query, ask);
    if let Some(event) = ask.event {
        query = query.and("(a.id = ? or a.part_of = ?)", args![event, event]);
    }
    for (dim, wanted) in &ask.only {
        query = query
            .and(key(Some(*dim)), args![])
            .push_with("= ?", args![stored(*dim, wanted)]);
    }
    query
}

/// What takes place: neither proposed nor postponed nor cancelled.
const STANDS: &str = "a.state not in ('proposed', 'postponed', 'cancelled')";
/// The whole of a programme, of which the parts count.
const IS_WHOLE: &str = "exists (select 1 from activity s where s.part_of = a.id and s.is_event = true and s.state not in ('proposed', 'postponed', 'cancelled'))";
/// Somebody was there, at least partly.
const CAME: &str = "r.status in ('attended', 'partly')";
/// How many of a headcount line `r` have been named since, of those who came.
pub(super) const NAMED: &str = "(select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly'))";
/// How many women of it have been named since.
const NAMED_WOMEN: &str = "(select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly') and q.sex = 'female')";
/// How many men of it have been named since.
const NAMED_MEN: &str = "(select count(*) from participation q where q.headcount_line = r.id and q.status in ('attended', 'partly') and q.sex = 'male')";

/// Activities that count: of the kinds asked for, neither proposed nor postponed nor
/// cancelled, and not the whole of which the parts count.
pub(super) fn activities(query: Query, counted: &Counted<'_>) -> Query {
    let mut query = conditions(query, counted.ask)
        .and(STANDS, args![])
        .and("not", args![])
        .push(IS_WHOLE);
    if let Some(kinds) = &counted.kinds {
        query = query.and_in("a.kind", texts(kinds));
    }
    query
}

/// Participations that count: attended at least partly, in a role that counts.
pub(super) fn named(query: Query, counted: &Counted<'_>) -> Query {
    let query = activities(query, counted)
        .and(CAME, args![])
        .and_in("r.counted_role", texts(&counted.roles));
    match counted.also {
        Also::Nothing => query,
        Also::Completed => query.and("r.is_completed = true", args![]),
        Also::Scored => query.and("r.pre_score is not null and r.post_score is not null", args![]),
        Also::Woman => query.and("r.sex = 'female'", args![]),
    }
}

/// Headcount lines that count: more of them came than have been named since.
pub(super) fn unnamed(query: Query, counted: &Counted<'_>) -> Query {
    activities(query, counted).and("r.number >", args![]).push(NAMED)
}

/// An event took place when it is under way or completed, or somebody was there.
pub(super) fn took_place(query: Query, counted: &Counted<'_>) -> Query {
    activities(query, counted)
        .and("a.is_event = true", args![])
        .and(
            "(a.state in ('under-way', 'completed') \
             or exists (select 1 from participation t where t.event = a.id and t.status in ('attended', 'partly')) \
             or exists (select 1 from headcount_line t where t.event = a.id and t.number > 0))",
            args![],
        )
}

/// The number of its question, at the beginning of a further select of a union.
fn further(query: Query, question: usize) -> Query {
    query.push_with("union all select cast(? as bigint),", args![question])
}

/// `when 'a' then WHAT when 'b' then WHAT`, between `case COLUMN` and `end`.
fn when(query: Query, codes: &[&str], what: &'static str) -> Query {
    codes.iter().fold(query, |query, code| {
        query.push_with("when ? then", args![*code]).push(what)
    })
}

/// What is counted of those who were at events: of one question, one part.
#[derive(Debug, Clone, Default, FromRow)]
pub struct Attendance {
    /// Which question.
    pub question: i64,
    /// The part of its split.
    pub key: String,
    /// Attendances in a role that counts, by name or as a headcount; none where there is
    /// neither name nor headcount.
    pub number: Option<i64>,
    /// Of them women, as far as known.
    pub women: i64,
    /// Of them men, as far as known.
    pub men: i64,
    /// Of them those who would rather not say.
    pub undisclosed: i64,
    /// Of them those that have no name yet.
    pub unnamed: i64,
    /// Distinct persons; who was found to be someone else is that person. Of what is
    /// distinct only what was asked for is counted.
    pub people: i64,
    /// Distinct parties that they represented.
    pub parties: i64,
    /// Attendances at trainings.
    pub trained: i64,
    /// Of them those that have no name yet.
    pub trained_unnamed: i64,
    /// Distinct persons at trainings.
    pub people_trained: i64,
    /// Attendances at trainings that were completed.
    pub completed: i64,
    /// Trainers, who are in no other number.
    pub trainers: i64,
    /// Attendances that nobody has recorded yet.
    pub waiting: i64,
    /// The same at trainings.
    pub waiting_trained: i64,
    /// Attendances on wholes of which the parts are counted instead; of a question
    /// without a split alone.
    pub on_wholes: i64,
}

/// What is sought of those who were at events. Each of these takes time of its own, so
/// that only what is shown is counted; the numbers that were not sought are nought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sought {
    /// Not only those at trainings.
    pub beyond_trainings: bool,
    /// Those without a name too.
    pub heads: bool,
    /// How many are women and men among those without a name.
    pub sexes: bool,
    /// Those whose attendance nobody recorded.
    pub waiting: bool,
    /// Those on wholes of which the parts are counted; of a question without a split alone.
    pub on_wholes: bool,
    /// Distinct persons.
    pub people: bool,
    /// Distinct persons at trainings.
    pub people_trained: bool,
    /// Distinct parties.
    pub parties: bool,
}

impl Sought {
    /// Whatever is sought by either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            beyond_trainings: self.beyond_trainings || other.beyond_trainings,
            heads: self.heads || other.heads,
            sexes: self.sexes || other.sexes,
            waiting: self.waiting || other.waiting,
            on_wholes: self.on_wholes || other.on_wholes,
            people: self.people || other.people,
            people_trained: self.people_trained || other.people_trained,
            parties: self.parties || other.parties,
        }
    }

    const fn is_by_person(self) -> bool {
        self.people || self.people_trained
    }

    /// The columns of what is distinct.
    fn columns(self, query: Query) -> Query {
        let columns = [
            (
                self.people,
                "count(distinct case when takes_part then person end) as people,",
                "cast(0 as bigint) as people,",
            ),
            (
                self.people_trained,
                "count(distinct case when takes_part and is_training then person end) as people_trained,",
                "cast(0 as bigint) as people_trained,",
            ),
            (
                self.parties,
                "count(distinct case when takes_part and number > 0 then party end) as parties",
                "cast(0 as bigint) as parties",
            ),
        ];
        columns
            .into_iter()
            .fold(query, |query, (is_wanted, counted, nought)| {
                query.push(if is_wanted { counted } else { nought })
            })
    }
}

/// Rows about people: a name, a headcount line, or a name on a whole.
const FOUND: &str = "with found as (select cast(0 as bigint) as question, cast('' as text) as key, false as is_training, \
     cast('' as text) as role, false as came, false as is_line, r.person, r.party, false as is_completed, 0 as number, 0 as women, 0 as men, \
     0 as undisclosed, 0 as named, 0 as named_women, 0 as named_men from participation r";

/// Of a headcount line counts what has no name yet: never less than nought, and no more
/// women and men together than there are.
const SUMS: &str = "), \
     less as (select question, key, is_training, role, came, is_line, person, party, is_completed, undisclosed, \
     case when named < number then number - named else 0 end as number, \
     case when named_women < women then women - named_women else 0 end as women, \
     case when named_men < men then men - named_men else 0 end as men from found), \
     counted as (select question, key, is_training, is_line, person, party, is_completed, undisclosed, number, \
     case when women < number then women else number end as women, \
     case when women + men <= number then men when women < number then number - women else 0 end as men, \
     role = 'counts' and came as takes_part, role = 'counts' and not came as waits, \
     role = 'trainer' and came as trains, role = 'whole' as is_on_whole from less) \
     select question, key, \
     cast(sum(case when takes_part then number end) as bigint) as number, \
     cast(sum(case when takes_part then women else 0 end) as bigint) as women, \
     cast(sum(case when takes_part then men else 0 end) as bigint) as men, \
     cast(sum(case when takes_part then undisclosed else 0 end) as bigint) as undisclosed, \
     cast(sum(case when takes_part and is_line then number else 0 end) as bigint) as unnamed, \
     cast(sum(case when takes_part and is_training then number else 0 end) as bigint) as trained, \
     cast(sum(case when takes_part and is_training and is_line then number else 0 end) as bigint) as trained_unnamed, \
     cast(sum(case when takes_part and is_training and is_completed then 1 else 0 end) as bigint) as completed, \
     cast(sum(case when trains then 1 else 0 end) as bigint) as trainers, \
     cast(sum(case when waits then 1 else 0 end) as bigint) as waiting, \
     cast(sum(case when waits and is_training then 1 else 0 end) as bigint) as waiting_trained, \
     cast(sum(case when is_on_whole then 1 else 0 end) as bigint) as on_wholes,";

/// What is counted of those who were at events, by question and part: one pass over the
/// names and, where they are sought, one over the headcount lines of each question.
///
/// # Errors
/// When the database fails.
pub async fn attendance(db: &Db, profile: &Profile, asks: &[(&Ask, Sought)]) -> Result<Vec<Attendance>> {
    if asks.is_empty() {
        return Ok(Vec::new());
    }
    let trainings = profile.kinds_where(|kind| kind.is_training);
    let trainers = profile.roles_counted(RoleCount::Trainer);
    let mut query = Query::new(FOUND).and("false", args![]);
    for (question, (ask, sought)) in asks.iter().enumerate() {
        let counted = match sought.beyond_trainings {
            true => Counted::everywhere(profile, ask),
            false => Counted::at_trainings(profile, ask),
        };
        let part = |query: Query| {
            let query = further(query, question)
                .push(key(ask.by))
                .push(", case a.kind when '' then false");
            when(query, &trainings, "true").push("else false end,")
        };
        query = part(query).push("case r.counted_role when '' then ''");
        query = when(query, &counted.roles, "'counts'");
        query = when(query, &trainers, "'trainer'")
            .push("else '' end,")
            .push(CAME)
            .push(match sought.is_by_person() {
                true => ", false, coalesce(m.merged_into, o.merged_into, o.id),",
                false => ", false, null,",
            })
            .push(
                "r.party, r.is_completed, 1, \
                 case when r.sex = 'female' then 1 else 0 end, case when r.sex = 'male' then 1 else 0 end, \
                 case when r.sex = 'undisclosed' then 1 else 0 end, 0, 0, 0 \
                 from participation r join activity a on a.id = r.event",
            )
            .push(match sought.is_by_person() {
                true => {
                    "join person o on o.id = r.person left join person m on m.id = o.merged_into where true"
                }
                false => "where true",
            });
        query = activities(query, &counted).and(
            match sought.waiting {
                true => "r.status in ('attended', 'partly', 'not-recorded')",
                false => CAME,
            },
            args![],
        );
        if sought.heads {
            query = part(query)
                .push("'counts', true, true, null, r.party, false, r.number, r.women, r.men, 0,")
                .push(NAMED);
            query = match sought.sexes {
                true => query.push(",").push(NAMED_WOMEN).push(",").push(NAMED_MEN),
                false => query.push(", 0, 0"),
            }
            .push("from headcount_line r join activity a on a.id = r.event where true");
            query = activities(query, &counted);
        }
        if sought.on_wholes && ask.by.is_none() {
            query = further(query, question).push(
                "'', false, 'whole', true, false, null, r.party, false, 0, 0, 0, 0, 0, 0, 0 \
                 from participation r join activity a on a.id = r.event where true",
            );
            query = conditions(query, ask)
                .and(CAME, args![])
                .and(STANDS, args![])
                .and(IS_WHOLE, args![])
                .and_in("r.counted_role", texts(&counted.roles));
        }
    }
    let all = asks.iter().fold(Sought::default(), |all, (_, one)| all.and(*one));
    all.columns(query.push(SUMS))
        .push("from counted group by question, key")
        .all(db)
        .await
}

/// What stands for itself, without people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// An event.
    Event,
    /// Someone else's event.
    External,
    /// An input to a meeting of a body.
    Input,
}

/// Things by question, kind of activity and part.
///
/// Events are those that took place or, where who was there is asked about, those at
/// which somebody who counts was; such an event stands under every part.
///
/// # Errors
/// When the database fails.
pub async fn things(
    db: &Db,
    profile: &Profile,
    questions: &[(Thing, &Ask)],
) -> Result<Vec<(i64, String, String, i64)>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::new(
        "select cast(0 as bigint) as question, cast('' as text) as kind, cast('' as text) as key, cast(0 as bigint) as n",
    )
    .and("false", args![]);
    for (question, (thing, ask)) in questions.iter().enumerate() {
        let counted = Counted::everywhere(profile, ask);
        query = further(query, question);
        query = match thing {
            Thing::Event if counted.is_about_people() => {
                let part = |query: Query| query.push(key(ask.by)).push("as key, a.kind, a.id from");
                let query = part(query.push("x.kind, x.key, cast(count(*) as bigint) from (select"))
                    .push("participation r join activity a on a.id = r.event where a.is_event = true");
                let query = part(named(query, &counted).push("union select"))
                    .push("headcount_line r join activity a on a.id = r.event where a.is_event = true");
                unnamed(query, &counted).push(") x")
            }
            Thing::Event => took_place(
                query
                    .push("a.kind,")
                    .push(key(ask.by))
                    .push(", cast(count(*) as bigint) from activity a where true"),
                &counted,
            ),
            Thing::External => conditions(
                query
                    .push("'',")
                    .push(key(ask.by))
                    .push(", cast(count(*) as bigint) from external_event a where true"),
                ask,
            ),
            Thing::Input => conditions(
                query
                    .push("'',")
                    .push(key(ask.by))
                    .push(", cast(count(*) as bigint) from body_input a where true"),
                ask,
            ),
        }
        .push("group by 2, 3");
    }
    query.all(db).await
}

/// How many open suggestions there are, by question, that two of the counted persons
/// are one. Suggestions are few: whether somebody counts is looked up for each.
///
/// # Errors
/// When the database fails.
pub async fn open_suggestions(db: &Db, questions: &[Counted<'_>]) -> Result<Vec<(i64, i64)>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let mut query =
        Query::new("select cast(0 as bigint) as question, cast(0 as bigint) as n").and("false", args![]);
    for (question, counted) in questions.iter().enumerate() {
        query = further(query, question)
            .push("cast(count(*) as bigint) from same_person s where s.decided_at is null")
            .push("and exists (select 1 from participation r join activity a on a.id = r.event where r.person = s.person");
        query = named(query, counted)
            .push(") and exists (select 1 from participation r join activity a on a.id = r.event where r.person = s.other");
        query = named(query, counted).push(")");
    }
    query.all(db).await
}

/// Post-test less pre-test of everyone who took both, by question and part.
///
/// # Errors
/// When the database fails.
pub async fn gains(db: &Db, questions: &[Counted<'_>]) -> Result<Vec<(i64, String, f64)>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::new(
        "select cast(0 as bigint) as question, cast('' as text) as key, cast(0 as double precision) as gain",
    )
    .and("false", args![]);
    for (question, counted) in questions.iter().enumerate() {
        query = further(query, question).push(key(counted.ask.by)).push(
            ", r.post_score - r.pre_score from participation r join activity a on a.id = r.event where true",
        );
        query = named(query, counted);
    }
    query.all(db).await
}

/// The names of parties, initiatives or core purposes by code.
///
/// # Errors
/// When the database fails.
pub async fn names(db: &Db, dim: Dim) -> Result<Vec<(String, Json<Words>)>> {
    let query = match dim {
        Dim::Party => Query::new("select code, name from party"),
        Dim::Initiative => Query::new("select code, name from initiative"),
        Dim::Project => Query::new("select code, name from project"),
        Dim::Purpose => Query::new("select code, name from core_purpose"),
        _ => return Ok(Vec::new()),
    };
    query.all(db).await
}
