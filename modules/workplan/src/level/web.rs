//! Pages of initiatives and projects.

use balai_kernel::{
    Audience, Error,
    policy::Action,
    web::{Answer, Cx, axum::extract::Path},
};

use super::{Initiative, Levels, Project, Rank, pages, store};
use crate::activity::{self, Of};

/// An initiative: its projects, how far it is, its activities.
pub async fn initiative(cx: Cx, Path(code): Path<String>) -> Answer {
    show(&cx, Rank::Initiative, &code).await
}

/// A project: how far it is, its activities.
pub async fn project(cx: Cx, Path(code): Path<String>) -> Answer {
    show(&cx, Rank::Project, &code).await
}

async fn show(cx: &Cx, rank: Rank, code: &str) -> Answer {
    let db = &cx.app.db;
    let levels: Levels = store::levels(db, &cx.actor).await?;
    let row = levels.by_code(rank, code).ok_or(Error::NotFound)?;
    let audience = Audience::parse(&row.audience);
    let (of, about) = match rank {
        Rank::Project => {
            cx.may(Action::Read, &Project { audience })?;
            (Of::Project(row.id()), format!("project:{code}"))
        }
        _ => {
            cx.may(Action::Read, &Initiative { audience })?;
            (Of::Initiative(row.id()), format!("initiative:{code}"))
        }
    };
    let shown = pages::Shown {
        levels: &levels,
        row,
        rank,
        states: activity::counts_by_state(db, &cx.actor, of).await?,
        activities: activity::under(db, &cx.actor, of).await?,
        targets: store::targets(db, &about).await?,
    };
    Ok(pages::show(cx, &shown).workspace(cx))
}
