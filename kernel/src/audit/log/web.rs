//! The handlers of the log.

use std::collections::BTreeMap;

use axum::extract::Path;
use uuid::Uuid;

use super::{Asked, FILTERS, LOG, Log, export, pages, store};
use crate::{
    audit::{self, Act, Change, Checkpoint, checkpoint, store as lines},
    error::{Error, Result},
    id::Id,
    module::{App, Routes},
    policy::Action,
    view,
    web::{Answer, Cx, Listing, Query},
};

/// Lines on a page.
const PAGE: usize = 50;
/// Lines in a file.
const MOST: usize = 50_000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get::<Log, _, _>(LOG, Action::List, list)
        .get::<Log, _, _>("/app/audit/export/{format}", Action::Export, file)
        .get::<Log, _, _>("/app/audit/lines/{id}", Action::Read, show)
}

/// What the filters are chosen from.
pub(super) struct Choices {
    pub nouns: Vec<String>,
    pub acts: Vec<String>,
    pub parties: Vec<(String, String)>,
}

/// Where the chain has got to.
pub(super) struct Chain {
    /// The place of its last line.
    pub placed: i64,
    /// How many lines wait for their place, at most [`store::MOST_WAITING`] and one.
    pub waiting: i64,
    /// The last checkpoint, and whether it was signed by this office and agrees.
    pub checkpoint: Option<(Checkpoint, bool)>,
}

async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let asked = resolved(&cx, &listing).await?;
    let before = listing.get("before").and_then(|id| id.parse::<Uuid>().ok());
    // One more than is shown tells whether there are older ones.
    let mut found = store::lines(&cx.app.db, &asked, before, at_most(PAGE)).await?;
    let has_older = found.len() > PAGE;
    found.truncate(PAGE);
    let older = found.last().filter(|_| has_older).map(|line| line.id);
    let (acts, nouns) = store::words(&cx.app.db).await?;
    let choices = Choices {
        nouns,
        acts,
        parties: parties(&cx).await?,
    };
    let chain = chain(&cx.app).await?;
    let page = pages::list(&cx, &listing, &asked, &found, older, &choices, &chain);
    record(&cx, "read", &listing, &asked).await?;
    Ok(page.workspace(&cx))
}

async fn file(cx: Cx, Path(format): Path<String>, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let asked = resolved(&cx, &listing).await?;
    let found = store::lines(&cx.app.db, &asked, None, at_most(MOST)).await?;
    if found.len() > MOST {
        return Err(Error::refused("audit-too-many"));
    }
    let table = export::table(&cx, &found, &parties(&cx).await?);
    let answer = view::file(&format, "audit", &table)?;
    record(&cx, "exported", &listing, &asked).await?;
    Ok(answer)
}

async fn show(cx: Cx, Path(id): Path<Uuid>) -> Answer {
    cx.may(Action::Read, &Log)?;
    let line = store::line(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    let is_impersonal = cx
        .app
        .modules
        .iter()
        .any(|module| module.impersonal.contains(&line.noun.as_str()));
    let values = if is_impersonal {
        Some(store::values(&cx.app.db, id).await?)
    } else {
        None
    };
    let page = pages::show(&cx, &line, values.as_deref(), &parties(&cx).await?);
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("audit.read", |tx| async move {
            let act = Act::on("read", "audit", Id::<Log>::of(id));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(page.workspace(&cx))
}

const fn at_most(lines: usize) -> i64 {
    lines as i64 + 1
}

/// What the address asks for, with the accounts that a name means.
async fn resolved(cx: &Cx, listing: &Listing) -> Result<Asked> {
    let mut asked = Asked::of(listing, &cx.app.zone());
    if let Some(who) = &asked.who {
        let pattern = view::plain_pattern(who);
        asked.accounts = Some(store::accounts_like(&cx.app.db, &pattern).await?);
    }
    Ok(asked)
}

async fn parties(cx: &Cx) -> Result<Vec<(String, String)>> {
    match cx.app.modules.iter().find_map(|module| module.parties) {
        Some(parties) => parties(&cx.app.db, cx.lang()).await,
        None => Ok(Vec::new()),
    }
}

async fn chain(app: &App) -> Result<Chain> {
    let last = lines::last_placed(&app.db).await?;
    let signed = match &app.checkpoints {
        Some(file) => checkpoint::last_in(file)?,
        None => None,
    };
    let checkpoint = match signed {
        None => None,
        Some(signed) => {
            let agrees = audit::contradiction(&app.db, &app.keys, &signed.line())
                .await?
                .is_none();
            Some((signed, agrees))
        }
    };
    Ok(Chain {
        placed: last.and_then(|line| line.place).unwrap_or(0),
        waiting: store::waiting(&app.db).await?,
        checkpoint,
    })
}

/// The auditor's own looking: by which filters, at whose row, at which party's information.
async fn record(cx: &Cx, act: &'static str, listing: &Listing, asked: &Asked) -> Result<()> {
    let used = FILTERS.into_iter().filter(|key| listing.get(key).is_some());
    let fields: Vec<Change> = used.map(Change::named).collect();
    let (app, actor, fields) = (&cx.app, &cx.actor, fields.as_slice());
    app.db
        .write("audit.read", |tx| async move {
            let mut line = Act::about(act, "audit")
                .of_party(asked.party.map(Id::of))
                .changing(fields);
            line.row = asked.row;
            audit::record(&tx, &app.clock, actor, line).await
        })
        .await
}
