//! SQL of the levels of the plan.

use balai_kernel::{
    Actor, Audience, Clock, Id, Result, args,
    profile::Profile,
    sql,
    store::{Conn, FromRow, Json, Query, Tx},
    text::Words,
};
use uuid::Uuid;

use super::{Initiative, Levels, Project};

/// A row of any level.
#[derive(Debug, Clone, FromRow)]
pub struct LevelRow {
    /// 0 strategy area, 1 core purpose, 2 initiative, 3 project.
    pub rank: i64,
    /// Its id.
    pub id: Uuid,
    /// Short and stable.
    pub code: String,
    /// Its name.
    pub name: Json<Words>,
    /// What opens its page: the initiative's opener, the project's summary.
    pub about: Option<Json<Words>>,
    /// The initiative of a project.
    pub parent: Option<Uuid>,
    /// Who can see it.
    pub audience: String,
}

const LEVELS: &str = "select l.rank, l.id, l.code, l.name, l.about, l.parent, l.audience from (\
    select cast(0 as bigint) as rank, id, code, name, cast(null as jsonb) as about, cast(null as uuid) as parent, 'public' as audience, position from strategy_area \
    union all select 1, id, code, name, cast(null as jsonb), cast(null as uuid), 'public', position from core_purpose \
    union all select 2, id, code, name, opener, cast(null as uuid), audience, position from initiative \
    union all select 3, id, code, name, summary, initiative, audience, position from project) l";

/// Everything above the activities that the actor sees, in the plan's order.
///
/// # Errors
/// When the database fails.
pub async fn levels(conn: &impl Conn, actor: &Actor) -> Result<Levels> {
    let rows = Query::new(LEVELS)
        .seen_by(actor, "l.audience")
        .push("order by l.rank, l.position, l.code")
        .all(conn)
        .await?;
    Ok(Levels(rows))
}

/// The same, whoever may see it: for the search, whose entries carry the audience.
///
/// # Errors
/// When the database fails.
pub(super) async fn all(conn: &impl Conn) -> Result<Levels> {
    let rows = Query::new(LEVELS).all(conn).await?;
    Ok(Levels(rows))
}

/// A baseline and a target of a measure.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Target {
    /// What it is about: `initiative:4`, `project:rilon`.
    pub about: String,
    /// The measure's code.
    pub measure: String,
    /// The year.
    pub year: i64,
    /// Where it stood before.
    pub baseline: Option<f64>,
    /// Where it should stand.
    pub aim: Option<f64>,
}

/// Targets about one or two things of the plan (`initiative:4`, `project:rilon`), latest
/// year first.
///
/// # Errors
/// When the database fails.
pub async fn targets(conn: &impl Conn, one: Option<&str>, other: Option<&str>) -> Result<Vec<Target>> {
    conn.all(
        sql!("select about, measure, year, baseline, aim from target where about = $1 or about = $2 order by year desc, measure"),
        args![one, other],
    )
    .await
}

/// Makes the levels that the profile names and the database lacks; what people have
/// edited since stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn install(tx: &Tx, clock: &Clock, profile: &Profile) -> Result<()> {
    let public = Audience::public().keep(tx).await?;
    for (position, area) in profile.strategy_areas.iter().enumerate() {
        tx.run(
            sql!("insert into strategy_area (id, code, name, position) values ($1, $2, $3, $4) on conflict (code) do nothing"),
            args![clock.id::<super::StrategyArea>(), &area.code, words(&area.name.words())?, position],
        )
        .await?;
    }
    for (position, purpose) in profile.core_purposes.iter().enumerate() {
        tx.run(
            sql!("insert into core_purpose (id, code, name, position) values ($1, $2, $3, $4) on conflict (code) do nothing"),
            args![clock.id::<super::CorePurpose>(), &purpose.code, words(&purpose.name.words())?, position],
        )
        .await?;
    }
    for (position, initiative) in profile.initiatives.iter().enumerate() {
        tx.run(
            sql!("insert into initiative (id, code, name, opener, position, audience, version) values ($1, $2, $3, $4, $5, $6, 1) on conflict (code) do nothing"),
            args![
                clock.id::<Initiative>(), &initiative.code, words(&initiative.name.words())?,
                words(&Words::en(""))?, position, &public
            ],
        )
        .await?;
        let id: (Id<Initiative>,) = tx
            .one(
                sql!("select id from initiative where code = $1"),
                args![&initiative.code],
            )
            .await?;
        for (position, project) in initiative.projects.iter().enumerate() {
            tx.run(
                sql!("insert into project (id, initiative, code, name, summary, position, audience, version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict (code) do nothing"),
                args![
                    clock.id::<Project>(), id.0, &project.code, words(&project.name.words())?,
                    words(&Words::en(""))?, position, &public
                ],
            )
            .await?;
        }
    }
    Ok(())
}

fn words(words: &Words) -> Result<serde_json::Value> {
    serde_json::to_value(words).map_err(|error| balai_kernel::Error::setup(error.to_string()))
}
