//! People as rows of their own: a roster, a list of contacts.

use balai_kernel::{
    App, Clock, Id, Result,
    import::{Applied, ColumnSpec, ImportKind, PlanContext, PlannedRow, Stage, Standing},
    stage,
    store::Tx,
    text::{Lang, Message},
};
use futures::future::BoxFuture;
use uuid::Uuid;

use super::{
    Identity, ask_identity,
    posts::{self, StagedPost},
    rows::{self, AGENCY, EMAIL, FAMILY, GIVEN, NAME, PARTY, PHONE, POST, SEX, TITLE},
    store,
};
use crate::{agency::Agency, party};

const COLUMNS: &[ColumnSpec] = &[NAME, GIVEN, FAMILY, TITLE, SEX, PARTY, AGENCY, POST, EMAIL, PHONE];

/// Imports people.
pub struct People;

impl ImportKind for People {
    fn code(&self) -> &'static str {
        "people"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "people",
            "persons",
            "contacts",
            "contact list",
            "roster",
            "directory",
            "focal points",
            "kontak",
            "orang",
            "daftar kontak",
        ]
    }

    fn order(&self) -> u8 {
        20
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[
            stage!("staged_person", sides),
            stage!("staged_agency"),
            stage!("staged_address"),
            stage!("staged_key"),
            stage!("staged_suggestion"),
            stage!("staged_post"),
        ];
        STAGES
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan(context, rows))
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
            let applied = store::apply(tx, clock, batch).await?;
            posts::apply(tx, batch).await?;
            Ok(applied)
        })
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(super::finish(app, batch))
    }
}

async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let finder = party::import::Finder::load(context.db).await?;
    let drafts: Vec<rows::Draft> = rows
        .iter_mut()
        .enumerate()
        .filter_map(|(at, row)| rows::draft(at, row, &finder, None))
        .collect();
    let mut resolver = rows::resolver(context, &drafts).await?;
    let mut posts: Vec<StagedPost> = Vec::new();
    // Somebody without an address is recognised by name, party and agency together: a
    // roster sent again must not double everybody.
    let rostered = posts::rostered(context.db, &drafts).await?;
    for draft in &drafts {
        let Some(row) = rows.get_mut(draft.at) else {
            continue;
        };
        let wanted = &draft.wanted;
        let agency: Option<Id<Agency>> = match (wanted.party, &wanted.agency) {
            (Some(party), Some(name)) => resolver.agency(party, name),
            _ => None,
        };
        if wanted.email.is_none()
            && wanted.answer.is_none()
            && let Some(known) = rostered.get(&posts::roster_key(wanted, agency))
        {
            row.settle(Standing::Same, Message::new("import-person-known"), None);
            row.target = Some(known.uuid());
            continue;
        }
        let identity = resolver.find(wanted, agency, &rows::nobody());
        if ask_identity(row, &identity) {
            continue;
        }
        match identity {
            Identity::Known(id) => {
                row.settle(Standing::Same, Message::new("import-person-known"), None);
                row.target = Some(id.uuid());
            }
            Identity::New(id, hint) => {
                let reason = rows::new_reason(draft, &finder, hint.as_ref().map(|hint| hint.name.as_str()));
                row.settle(Standing::New, reason, None);
                row.target = Some(id.uuid());
                if let (Some(agency), Some(party), Some(title)) = (agency, wanted.party, row.get("post")) {
                    posts.push(StagedPost::new(context.clock, agency, party, id, title));
                }
            }
            Identity::Maybe(_) | Identity::Conflict(..) => {}
        }
    }
    let (resolver, posts) = (&resolver, &posts);
    context
        .db
        .write("import.people", |tx| async move {
            resolver.save(&tx).await?;
            posts::save(&tx, context.batch, posts).await
        })
        .await
}
