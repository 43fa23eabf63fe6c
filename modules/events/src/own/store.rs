//! SQL of what the events hold about one person.

use balai_kernel::{
    Id, Result,
    actor::PersonRef,
    args,
    id::Uuid,
    sql,
    store::{Conn, Day, FromRow},
};

#[derive(FromRow)]
pub(super) struct Part {
    pub id: Uuid,
    pub title: String,
    pub from_on: Option<Day>,
    pub to_on: Option<Day>,
    pub roles: String,
    pub status: String,
    pub affiliation: Option<String>,
    pub days: Option<f64>,
    pub pre_score: Option<f64>,
    pub post_score: Option<f64>,
    pub marks_audience: String,
}

pub(super) async fn participations(conn: &impl Conn, person: Id<PersonRef>) -> Result<Vec<Part>> {
    conn.all(
        sql!("select x.id, a.title, a.from_on, a.to_on, x.roles, x.status, x.affiliation, x.days, x.pre_score, x.post_score, x.marks_audience from participation x join activity a on a.id = x.event join person p on p.id = x.person where p.id = $1 or p.merged_into = $1 order by a.from_on, x.id"),
        args![person],
    )
    .await
}
