//! Activities in workbooks.

mod columns;
mod links;
mod plan;
mod store;
mod words;

use balai_kernel::{
    App, Clock, Result,
    import::{Applied, ColumnSpec, ImportKind, PlanContext, PlannedRow, Stage},
    stage,
    store::Tx,
    text::Lang,
};
use futures::future::BoxFuture;
use uuid::Uuid;

/// Imports activities.
pub struct Activities;

impl ImportKind for Activities {
    fn code(&self) -> &'static str {
        "activities"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        columns::COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "activities",
            "activities and events",
            "work plan",
            "workplan",
            "events",
            "kegiatan",
            "rencana kerja",
            "activités",
            "actividades",
            "กิจกรรม",
            "hoạt động",
            "trainings and events",
        ]
    }

    fn order(&self) -> u8 {
        30
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[
            stage!("staged_activity", sides),
            stage!("staged_co_organiser"),
            stage!("staged_activity_link"),
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
                "kind" => Ok(app
                    .profile
                    .activity_kinds
                    .iter()
                    .map(|kind| (kind.code.clone(), kind.name.get(lang).to_owned()))
                    .collect()),
                "state" => Ok(crate::state::State::ALL
                    .into_iter()
                    .map(|state| (state.code().to_owned(), state.words(lang)))
                    .collect()),
                other => crate::level::import::choices(app, other, lang).await,
            }
        })
    }

    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(store::apply(tx, clock, batch))
    }

    fn undo<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, clock, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::finish(app, batch))
    }
}
