//! What the spaces hold about whoever asks: their key, and the teams they are in. What is sealed
//! there the office cannot tell.

mod store;

use balai_kernel::{
    Actor, App, Instant, Result,
    own::{Own, Part},
    t,
    text::instant,
};

/// The spaces' part of somebody's own data.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(account) = actor.account else {
        return Ok(Own::default());
    };
    let (lang, zone) = (actor.lang, app.zone());
    let at = |moment: Option<Instant>| {
        moment
            .map(|moment| instant(lang, moment, &zone))
            .unwrap_or_default()
    };
    let keys = store::keys(&app.db, account).await?;
    let teams = store::teams(&app.db, account).await?;
    let rows = keys
        .iter()
        .map(|key| key.id)
        .chain(teams.iter().map(|team| team.id))
        .collect();
    Ok(Own {
        parts: vec![
            Part {
                key: "own-sealing-keys",
                columns: vec!["sealing-key-made", "own-replaced"],
                rows: keys
                    .iter()
                    .map(|key| vec![at(Some(key.created_at)), at(key.replaced_at)])
                    .collect(),
            },
            Part {
                key: "own-teams",
                columns: vec!["team-name", "own-asked", "own-accepted", "own-ended", "own-items"],
                rows: teams
                    .into_iter()
                    .map(|team| {
                        vec![
                            if team.accepted_at.is_some() {
                                team.name
                            } else {
                                t!(lang, "own-team-asked")
                            },
                            at(Some(team.asked_at)),
                            at(team.accepted_at),
                            at(team.ended_at),
                            team.items.to_string(),
                        ]
                    })
                    .collect(),
            },
        ],
        rows,
    })
}
