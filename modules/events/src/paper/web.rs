//! Handlers of papers.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    policy::Action,
    print::WORD,
    web::{
        Answer, Cx, Query, attachment,
        axum::{
            extract::Path,
            http::{HeaderValue, header},
        },
    },
};

use super::{
    Kind, Paper,
    compose::{Material, Sheet, gather},
    kinds, pages, pdf, word,
};
use crate::{
    event::{self, Event, web::allowed},
    participation,
};

type Pairs = BTreeMap<String, String>;

/// The papers that the reader can take.
pub async fn list(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let tabs = event::attendance::tabs(&cx.app.db, &cx.actor, id).await?;
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| cx.can(Action::Export, &Paper::of(&event, *kind)))
        .collect();
    let material = gather(&cx, event, Kind::Agenda).await?;
    Ok(pages::list(&cx, &material, &tabs, &kinds).workspace(&cx))
}

/// Of which part of the event a sign-in sheet is asked for.
fn sheet(material: &Material, pairs: &Pairs) -> Result<Sheet> {
    if let Some(session) = pairs.get("session") {
        let id = session.parse().ok();
        let found = material.sessions.iter().find(|session| Some(session.id) == id);
        return found.map(|found| Sheet::Session(found.id)).ok_or(Error::NotFound);
    }
    match pairs.get("day") {
        None => Ok(Sheet::Whole),
        Some(day) => {
            let day = day.parse().map_err(|_| Error::NotFound)?;
            let is_there = material.days().contains(&day);
            is_there.then_some(Sheet::Day(day)).ok_or(Error::NotFound)
        }
    }
}

/// A paper as a file, `agenda.pdf` or `agenda.docx`. Taking names away is an act in the audit, with
/// a share for each party.
pub async fn take(cx: Cx, Path((id, file)): Path<(Id<Event>, String)>, Query(pairs): Query<Pairs>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let (code, format) = file.rsplit_once('.').ok_or(Error::NotFound)?;
    let kind = Kind::from_code(code).ok_or(Error::NotFound)?;
    if !cx.can(Action::Export, &Paper::of(&event, kind)) || !matches!(format, "pdf" | "docx") {
        return Err(Error::NotFound);
    }
    let material = gather(&cx, event, kind).await?;
    let sheet = sheet(&material, &pairs)?;
    let name = format!("{code}-{}.{format}", material.event.code);
    let bytes = match format {
        "pdf" => as_pdf(&cx, &material, kind, &sheet).await?,
        _ => as_word(&cx, &material, kind, &sheet).await?,
    };
    let shares = material.shares();
    if kind.names_people() && !shares.is_empty() {
        participation::web::taken(&cx, id, &shares).await?;
    }
    if format == "docx" {
        return Ok(attachment(&name, WORD, bytes));
    }
    let mut response = attachment(&name, "application/pdf", bytes);
    // Looked at in the browser first; printed from there.
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

async fn as_pdf(cx: &Cx, material: &Material, kind: Kind, sheet: &Sheet) -> Result<Vec<u8>> {
    let doc = material.doc(cx, kind, sheet);
    let job = match kind {
        Kind::Badges | Kind::Tents => pdf::cards(cx, &doc, &material.guests(cx.lang()), kind == Kind::Tents),
        _ => pdf::document(cx, &doc),
    };
    let made = cx.app.typeset(job).await?;
    for warning in &made.warnings {
        // For who looks after the look; it names lines of the document, never people.
        balai_kernel::print::remarked(warning);
    }
    Ok(made.pdf)
}

async fn as_word(cx: &Cx, material: &Material, kind: Kind, sheet: &Sheet) -> Result<Vec<u8>> {
    if let Some(own) = kinds::filled(cx, material, kind).await? {
        return Ok(own);
    }
    let doc = material.doc(cx, kind, sheet);
    match kind {
        Kind::Badges => word::badges(cx, &doc, &material.guests(cx.lang())),
        Kind::Tents => word::tents(cx, &doc, &material.guests(cx.lang())),
        _ => word::document(cx, &doc),
    }
}
