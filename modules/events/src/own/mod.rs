//! What the events hold about whoever asks: what they took part in, and as what.

mod store;

use balai_kernel::{
    Actor, App, Audience, Result,
    own::{Own, Part},
    t,
};

/// The events' part of somebody's own data. Marks are told to those who may see them.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(person) = actor.person else {
        return Ok(Own::default());
    };
    let found = store::participations(&app.db, person).await?;
    let roles = |codes: &str| {
        let names: Vec<&str> = codes
            .split_whitespace()
            .map(|code| {
                app.profile
                    .event_role(code)
                    .map_or(code, |role| role.name.get(actor.lang))
            })
            .collect();
        names.join(", ")
    };
    let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let rows = found
        .iter()
        .map(|part| {
            let sees = actor.sees(&Audience::parse(&part.marks_audience));
            let mark = |n: Option<f64>| number(n.filter(|_| sees));
            vec![
                part.title.clone(),
                part.from_on.map(|day| day.0.to_string()).unwrap_or_default(),
                part.to_on.map(|day| day.0.to_string()).unwrap_or_default(),
                roles(&part.roles),
                t!(actor.lang, &format!("participation-status-{}", part.status)),
                part.affiliation.clone().unwrap_or_default(),
                number(part.days),
                mark(part.pre_score),
                mark(part.post_score),
            ]
        })
        .collect();
    Ok(Own {
        parts: vec![Part {
            key: "own-participations",
            columns: vec![
                "own-event",
                "own-from",
                "own-until",
                "own-role",
                "own-status",
                "own-affiliation",
                "own-days",
                "own-before",
                "own-after",
            ],
            rows,
        }],
        rows: found.into_iter().map(|part| part.id).collect(),
    })
}
