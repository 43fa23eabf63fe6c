//! Participants in workbooks: who was at what, by name or by number.

mod columns;
mod days;
mod delegations;
mod events;
mod headcounts;
mod plan;
mod store;
#[cfg(test)]
mod tests;
mod words;

use balai_directory::{PartyId, party, person::import::store as people};
use balai_kernel::{
    App, Clock, Result,
    import::{Applied, ColumnSpec, Found, ImportKind, PlanContext, PlannedRow, Stage, Stands},
    stage,
    store::{Db, Tx},
    text::Lang,
};
use futures::future::BoxFuture;
use uuid::Uuid;

/// Imports participants.
pub struct Participants;

impl ImportKind for Participants {
    fn code(&self) -> &'static str {
        "participants"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        columns::COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "participants",
            "all participants",
            "participant list",
            "list of participants",
            "attendance",
            "attendance list",
            "peserta",
            "daftar peserta",
            "daftar hadir",
            "liste des participants",
            "lista de participantes",
            "participantes",
            "ผู้เข้าร่วม",
            "รายชื่อผู้เข้าร่วม",
            "รายชื่อ",
            "danh sách",
            "danh sách tham dự",
            "registrations",
            "attendees",
            "nominal roll",
            "head counts",
            "headcounts",
            "delegations",
        ]
    }

    fn stands(&self, found: &Found<'_>) -> Stands {
        let counts = ["number", "women", "men"].iter().any(|field| found.has(field));
        if !counts || !found.has("party") || !found.has("event") {
            Stands::No
        } else if found.repeats("event") {
            // Numbers by delegation: the same event stands there for each.
            Stands::Yes
        } else {
            Stands::Perhaps
        }
    }

    fn order(&self) -> u8 {
        40
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[
            stage!("staged_participation", sides),
            stage!("staged_headcount", sides),
            stage!("staged_claim"),
        ];
        STAGES
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan::plan(context, rows))
    }

    fn choices<'a>(
        &'a self,
        app: &'a App,
        field: &'a str,
        lang: Lang,
    ) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(async move {
            match field {
                "party" => party::import::choices(&app.db, lang).await,
                "event" | "event_title" => store::event_choices(&app.db).await,
                "attended" | days::ASKED => Ok(crate::participation::STATUSES
                    .iter()
                    .map(|status| {
                        (
                            (*status).to_owned(),
                            balai_kernel::t!(lang, &format!("participation-status-{status}")),
                        )
                    })
                    .collect()),
                "role" => Ok(app
                    .profile
                    .event_roles
                    .iter()
                    .map(|role| (role.code.clone(), role.name.get(lang).to_owned()))
                    .collect()),
                _ => Ok(Vec::new()),
            }
        })
    }

    fn learn<'a>(
        &'a self,
        tx: &'a Tx,
        field: &'a str,
        written: &'a str,
        value: &'a str,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            match field {
                "party" => party::import::learn(tx, written, value).await,
                _ => Ok(()),
            }
        })
    }

    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(async move {
            people::apply(tx, clock, batch).await?;
            store::apply(tx, batch).await
        })
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, batch))
    }

    fn parties<'a>(&'a self, db: &'a Db, batch: Uuid) -> BoxFuture<'a, Result<Vec<PartyId>>> {
        Box::pin(async move {
            let mut parties = people::parties(db, batch).await?;
            parties.extend(store::parties(db, batch).await?);
            Ok(parties)
        })
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(balai_directory::person::import::finish(app, batch))
    }
}
