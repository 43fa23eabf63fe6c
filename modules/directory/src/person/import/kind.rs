//! People as rows of their own: a roster, a list of contacts, a list of focal points.

use balai_kernel::{
    App, Clock, Id, Result,
    import::{Applied, ColumnSpec, ImportKind, PlanContext, PlannedRow, Stage, Standing},
    stage,
    store::{Db, Tx},
    text::{Lang, Message},
};
use futures::future::BoxFuture;
use uuid::Uuid;

use super::{
    Identity, ask_identity,
    focal::{self, FOCAL, FOCAL_SINCE},
    parts::{Parts, Role},
    posts,
    rows::{self, AGENCY, EMAIL, FAMILY, GIVEN, NAME, PARTY, PHONE, POST, POST_SINCE, SEX, TITLE},
    store,
};
use crate::{PartyId, access, agency::Agency, party};

const COLUMNS: &[ColumnSpec] = &[
    NAME,
    GIVEN,
    FAMILY,
    TITLE,
    SEX,
    PARTY,
    AGENCY,
    POST,
    POST_SINCE,
    FOCAL,
    FOCAL_SINCE,
    EMAIL,
    PHONE,
];

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
            "national focal points",
            "list of national focal points",
            "narahubung",
            "daftar narahubung",
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
            stage!("staged_focal_point"),
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
            focal::apply(tx, batch).await?;
            let changed = applied.changed + posts::changed(tx, batch).await?;
            Ok(Applied { changed, ..applied })
        })
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            focal::undo(tx, batch).await?;
            store::undo(tx, batch).await
        })
    }

    fn parties<'a>(&'a self, db: &'a Db, batch: Uuid) -> BoxFuture<'a, Result<Vec<PartyId>>> {
        Box::pin(store::parties(db, batch))
    }

    fn settle<'a>(&'a self, tx: &'a Tx, app: &'a App) -> BoxFuture<'a, Result<()>> {
        Box::pin(access::settle(tx, app))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(super::finish(app, batch))
    }
}

async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let finder = party::import::Finder::load(context.db).await?;
    let mut drafts: Vec<rows::Draft> = Vec::new();
    let mut roles: Vec<Role> = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let Some(role) = Role::of(context, row) else {
            continue;
        };
        if let Some(draft) = rows::draft(at, row, &finder, None) {
            drafts.push(draft);
            roles.push(role);
        }
    }
    let mut resolver = rows::resolver(context, &drafts).await?;
    // Somebody without an address is recognised by name, party and agency together: a
    // roster sent again must not double everybody.
    let rostered = posts::rostered(context.db, &drafts).await?;
    let mut parts = Parts::load(context, &finder, &drafts, &resolver, &rostered).await?;
    for (draft, role) in drafts.iter().zip(roles) {
        let Some(row) = rows.get_mut(draft.at) else {
            continue;
        };
        let wanted = &draft.wanted;
        let agency: Option<Id<Agency>> = match (wanted.party, &wanted.agency) {
            (Some(party), Some(name)) => resolver.agency(party, name),
            _ => None,
        };
        let is_nameless = wanted.email.is_none() && wanted.answer.is_none();
        let listed = rostered.get(&posts::roster_key(wanted, agency));
        let identity = match listed.filter(|_| is_nameless) {
            Some(known) => Identity::Known(*known),
            None => resolver.find(wanted, agency, &rows::nobody()),
        };
        if ask_identity(row, &identity) {
            continue;
        }
        let (person, standing, reason) = match identity {
            Identity::Known(id) => (id, Standing::Same, Message::new("import-person-known")),
            Identity::New(id, hint) => {
                let hint = hint.as_ref().map(|hint| hint.name.as_str());
                (id, Standing::New, rows::new_reason(draft, &finder, hint))
            }
            Identity::Maybe(_) | Identity::Conflict(..) => continue,
        };
        row.settle(standing, reason, None);
        row.target = Some(person.uuid());
        parts.add(row, wanted, agency, person, role);
    }
    let (resolver, parts) = (&resolver, &parts);
    context
        .db
        .write("import.people", |tx| async move {
            resolver.save(&tx).await?;
            posts::save(&tx, context.batch, &parts.posts).await?;
            focal::save(&tx, context.batch, &parts.focal_points).await
        })
        .await
}
