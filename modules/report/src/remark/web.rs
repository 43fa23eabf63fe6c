//! Handlers of remarks.

use std::collections::BTreeMap;

use balai_docx::{Limits, read};
use balai_kernel::{
    Actor, App, Audience, Error, Id, Result,
    audit::{self, Act, Change},
    file,
    policy::Action,
    print::WORD,
    text::Message,
    web::{
        Answer, Cx, Form, Query, Upload, attachment,
        axum::{extract::Path, http::StatusCode, response::IntoResponse as _},
        redirect_with,
    },
};
use serde::Deserialize;

use super::{Kind, Outcome, Remark, Return, pages, place, reading, store};
use crate::{
    block,
    draft::{document, units},
    edition::{self, Material, compose},
    report::{Report, store as reports, web::found},
};

type Pairs = BTreeMap<String, String>;

/// The largest document that is taken, in bytes.
const LARGEST: usize = 32 << 20;

/// What one document may cost to read: a report with its pictures.
fn limits() -> Limits {
    Limits {
        bytes: LARGEST,
        unpacked: 48 << 20,
        elements: 1_500_000,
        paragraphs: 50_000,
        remarks: 20_000,
        ..Limits::default()
    }
}

/// A report of which the reader may see the remarks.
async fn report(cx: &Cx, id: Id<Report>) -> Result<Report> {
    let report = found(cx, id).await?;
    if !cx.can_any::<Remark>(Action::List) {
        return Err(Error::NotFound);
    }
    Ok(report)
}

/// The report as a document of Word. Taking it away is an act in the audit.
pub async fn draft(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Export, &report)?;
    let bytes = document(&cx.app, &report).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.draft", |tx| async move {
            audit::record(&tx, &app.clock, actor, Act::on("exported", "report", id)).await
        })
        .await?;
    let name = format!("{}-draft.docx", report.file_name().trim_end_matches(".pdf"));
    Ok(attachment(&name, WORD, bytes))
}

/// The remarks of a report, beside its paragraphs.
pub async fn list(cx: Cx, Path(id): Path<Id<Report>>, Query(pairs): Query<Pairs>) -> Answer {
    let report = report(&cx, id).await?;
    shown(&cx, &report, &pairs, None).await
}

async fn shown(cx: &Cx, report: &Report, pairs: &Pairs, problem: Option<&Message>) -> Answer {
    let get = |key: &str| {
        pairs
            .get(key)
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
    };
    let wanted = store::Wanted {
        state: get("state").map(str::to_owned),
        kind: get("kind").map(str::to_owned),
        came_with: get("from").and_then(|id| id.parse().ok()),
    };
    let db = &cx.app.db;
    let list = pages::List {
        report,
        blocks: &block::store::of(db, report.id).await?,
        remarks: &store::list(db, report.id, &wanted).await?,
        returns: &store::returns(db, report.id).await?,
        count: store::count(db, report.id, &wanted).await?,
        wanted: &wanted,
        problem,
    };
    let page = pages::list(cx, &list).workspace(cx);
    Ok(match problem {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    })
}

/// Takes a document in that came back, with its remarks.
pub async fn take(cx: Cx, Path(id): Path<Id<Report>>, mut sent: Upload) -> Answer {
    let report = report(&cx, id).await?;
    let none = Pairs::new();
    let (name, bytes) = match sent.file() {
        Ok(Some(file)) => file,
        Ok(None) => return shown(&cx, &report, &none, Some(&Message::new("upload-none"))).await,
        Err(Error::Refused(why)) => return shown(&cx, &report, &none, Some(&why)).await,
        Err(error) => return Err(error),
    };
    let sender: String = sent
        .text("sender")
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect();
    if sender.is_empty() {
        return shown(&cx, &report, &none, Some(&Message::new("remark-sender-missing"))).await;
    }
    match taken(&cx.app, &cx.actor, &report, &name, bytes, &sender).await {
        Ok((_, 0)) => Ok(redirect_with(&href(id), "remarks-none-new")),
        Ok(_) => Ok(redirect_with(&href(id), "remarks-taken")),
        Err(Error::Refused(why)) => shown(&cx, &report, &none, Some(&why)).await,
        Err(error) => Err(error),
    }
}

/// Where the remarks of a report stand.
pub(super) fn href(id: Id<Report>) -> String {
    format!("/app/reports/{id}/remarks")
}

/// Reads a document and keeps it with its remarks; how many are new.
///
/// # Errors
/// A refusal for what cannot be read or holds too much; when the database fails.
pub(crate) async fn taken(
    app: &App,
    actor: &Actor,
    report: &Report,
    name: &str,
    bytes: Vec<u8>,
    sender: &str,
) -> Result<(Id<Return>, i64)> {
    let material = edition::gather(app, report).await?;
    let units = units(&compose(&material));
    let blocks = material.blocks;
    let work = tokio::task::spawn_blocking(move || {
        let document = read(&bytes, &limits()).map_err(|refusal| {
            Error::Refused(Message::new("remarks-refused").with("why", refusal.to_string()))
        })?;
        let remarks = reading::remarks(&document, &blocks, &units).ok_or_else(|| {
            let most = i64::try_from(reading::MOST).unwrap_or(0);
            Error::Refused(Message::new("remarks-too-many").with("most", most))
        })?;
        Ok::<_, Error>((bytes, remarks))
    });
    let (bytes, remarks) = work.await.map_err(|_| Error::refused("remarks-stopped"))??;
    if remarks.is_empty() {
        return Err(Error::refused("remarks-none"));
    }
    let written = app.files.write(&app.clock, &bytes).await?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let (name, remarks, written) = (&name, &remarks, &written);
    app.db
        .write("report.return", |tx| async move {
            let office = Audience::office();
            let file = file::keep(&tx, app, written, name, WORD, &office, actor.account).await?;
            let came = store::insert_return(&tx, app, actor, report.id, file, sender).await?;
            let new = store::insert(&tx, app, report.id, came, remarks).await?;
            let changes = audit::changed([Change::between("sender", None::<&str>, Some(sender))]);
            let act = Act::on("received", "report-remark", came).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok((came, new))
        })
        .await
}

async fn came(cx: &Cx, report: Id<Report>, id: Id<Return>) -> Result<Return> {
    let all = store::returns(&cx.app.db, report).await?;
    all.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)
}

/// A document as it came.
pub async fn download(cx: Cx, Path((id, came_id)): Path<(Id<Report>, Id<Return>)>) -> Answer {
    report(&cx, id).await?;
    let came = came(&cx, id, came_id).await?;
    let row = file::find(&cx.app.db, came.file).await?.ok_or(Error::NotFound)?;
    Ok(file::hand_over(&cx.app, &row, &came.name))
}

/// Takes a document away with its remarks.
pub async fn remove(cx: Cx, Path((id, came_id)): Path<(Id<Report>, Id<Return>)>) -> Answer {
    report(&cx, id).await?;
    let came = came(&cx, id, came_id).await?;
    let (app, actor, came) = (&cx.app, &cx.actor, &came);
    app.db
        .write("report.return.remove", |tx| async move {
            store::remove(&tx, came).await?;
            let act = Act::on("removed", "report-remark", came.id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&href(id), "remarks-removed"))
}

/// One remark, with what can be done about it.
pub async fn show(cx: Cx, Path((id, remark)): Path<(Id<Report>, Id<Remark>)>) -> Answer {
    let report = report(&cx, id).await?;
    page(&cx, &report, remark, "", None).await
}

async fn page(cx: &Cx, report: &Report, id: Id<Remark>, typed: &str, problem: Option<&Message>) -> Answer {
    let remark = store::find(&cx.app.db, report.id, id)
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Read, &remark)?;
    let material = edition::gather(&cx.app, report).await?;
    let can_take = report.frozen_at.is_none() && place::taken_in(&material, &remark.found()).is_some();
    let page = pages::show(cx, report, &material, &remark, can_take, typed, problem).workspace(cx);
    Ok(match problem {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    })
}

/// What the form of a remark says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settling {
    version: i64,
    /// An [`Outcome`], or `open` to open it again.
    outcome: String,
    answer: String,
}

/// Takes a remark in, declines or answers it, or opens it again.
pub async fn settle(
    cx: Cx,
    Path((id, remark_id)): Path<(Id<Report>, Id<Remark>)>,
    Form(form): Form<Settling>,
) -> Answer {
    let report = report(&cx, id).await?;
    let remark = store::find(&cx.app.db, id, remark_id)
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Decide, &remark)?;
    let here = format!("{}/{remark_id}", href(id));
    if form.outcome == "open" {
        reopen(&cx.app, &cx.actor, &remark, form.version).await?;
        return Ok(redirect_with(&here, "remark-opened"));
    }
    let outcome = Outcome::from_code(&form.outcome).ok_or_else(|| Error::refused("error-form"))?;
    let answer = form.answer.replace("\r\n", "\n").trim().to_owned();
    match settled(
        &cx.app,
        &cx.actor,
        &report,
        &remark,
        form.version,
        outcome,
        &answer,
    )
    .await
    {
        Ok(()) => Ok(redirect_with(&here, "remark-settled")),
        Err(Error::Refused(why)) => page(&cx, &report, remark_id, &answer, Some(&why)).await,
        Err(error) => Err(error),
    }
}

async fn reopen(app: &App, actor: &Actor, remark: &Remark, version: i64) -> Result<()> {
    let read = Remark {
        version,
        ..remark.clone()
    };
    let read = &read;
    app.db
        .write("report.remark.reopen", |tx| async move {
            if !store::reopen(&tx, read).await? {
                return Err(Error::refused("remark-changed-meanwhile"));
            }
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("reopened", "report-remark", read.id),
            )
            .await
        })
        .await
}

/// Settles a remark; what is accepted is taken into its block where it stands, if nobody changed that
/// block meanwhile.
///
/// # Errors
/// A refusal that says what is in the way; when the database fails.
pub(super) async fn settled(
    app: &App,
    actor: &Actor,
    report: &Report,
    remark: &Remark,
    version: i64,
    outcome: Outcome,
    answer: &str,
) -> Result<()> {
    remark.settle(outcome, answer)?;
    let mut changed = None;
    if outcome == Outcome::Accepted {
        report.changeable()?;
        let material = edition::gather(app, report).await?;
        let new = place::taken_in(&material, &remark.found());
        let new = new.ok_or_else(|| Error::refused("remark-not-in-place"))?;
        changed = Some((before(&material, &new)?, new));
    }
    let read = Remark {
        version,
        ..remark.clone()
    };
    let (read, changed) = (&read, &changed);
    app.db
        .write("report.remark.settle", |tx| async move {
            if !store::settle(&tx, app, actor, read, outcome, answer).await? {
                return Err(Error::refused("remark-changed-meanwhile"));
            }
            if let Some((old, new)) = changed {
                if !reports::touch(&tx, report.id).await? {
                    return Err(Error::refused("report-is-frozen"));
                }
                // The block as it was read must still be what stands there.
                if !block::store::save(&tx, new).await? {
                    return Err(Error::refused("remark-block-changed"));
                }
                let changes = audit::changed([
                    Change::between("heading", Some(&old.heading), Some(&new.heading)),
                    Change::between("body", Some(&old.body), Some(&new.body)),
                ]);
                let act = Act::on("changed", "report block", new.id).changing(&changes);
                audit::record(&tx, &app.clock, actor, act).await?;
            }
            let changes = audit::changed([
                Change::between("outcome", None::<&str>, Some(outcome.code())),
                Change::between(
                    "answer",
                    Some("").filter(|_| !answer.is_empty()),
                    Some(answer).filter(|answer| !answer.is_empty()),
                ),
            ]);
            let act = Act::on(outcome.act(), "report-remark", read.id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
}

fn before(material: &Material, new: &block::Block) -> Result<block::Block> {
    let old = material.blocks.iter().find(|block| block.id == new.id);
    old.cloned().ok_or(Error::NotFound)
}

/// Whether a remark is one that can be taken in where it stands, as far as its kind goes.
pub(super) fn is_change(remark: &Remark) -> bool {
    !matches!(remark.kind(), Kind::Comment | Kind::Other)
}
