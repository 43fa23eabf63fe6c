//! Handlers of reports.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Error, Id, Result,
    audit::{self, Act, Change},
    file,
    policy::Action,
    search,
    store::Tx,
    text::Lang,
    web::{
        Answer, Cx, Form,
        axum::{extract::Path, http::HeaderMap},
        redirect_with,
    },
};
use serde::Deserialize;

use super::{
    Approved, IMPACT, LONGEST_REASON, Report, from_report, from_template, new_edition, pages, store,
};
use crate::{
    check::Severity,
    clearance::{self, Tally},
    edition::{self, Extra, Material, compose, compose_for, export},
    figure,
    outcome_report::{self, Reach},
    pdf,
    period::Period,
    printed::{self, Medium},
    translation,
};

/// A report that the reader may see.
pub(crate) async fn found(cx: &Cx, id: Id<Report>) -> Result<Report> {
    let report = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &report)?;
    Ok(report)
}

/// All reports that the reader may see.
pub async fn list(cx: Cx) -> Answer {
    let reports = store::list(&cx.app.db, &cx.actor, false).await?;
    Ok(pages::list(&cx, &reports, None))
}

/// What the form for a new report says.
#[derive(Debug, Deserialize)]
pub struct NewReport {
    /// The year.
    #[serde(default)]
    year: String,
    /// `template` or `copy`.
    #[serde(default)]
    from: String,
}

/// Begins a year's report.
pub async fn create(cx: Cx, Form(form): Form<NewReport>) -> Answer {
    let reports = store::list(&cx.app.db, &cx.actor, false).await?;
    let period = match form.year.trim().parse::<i16>() {
        Ok(year) if !(2000..=2100).contains(&year) => {
            return Ok(pages::list(
                &cx,
                &reports,
                Some((&form.year, "report-year-wrong")),
            ));
        }
        Ok(year)
            if store::of_period(&cx.app.db, IMPACT, Period::year(year).from)
                .await?
                .is_some() =>
        {
            return Ok(pages::list(
                &cx,
                &reports,
                Some((&form.year, "report-year-taken")),
            ));
        }
        Ok(year) => Period::year(year),
        Err(_) => {
            return Ok(pages::list(
                &cx,
                &reports,
                Some((&form.year, "report-year-wrong")),
            ));
        }
    };
    let old = if form.from == "copy" {
        store::before(&cx.app.db, IMPACT, period.from).await?
    } else {
        None
    };
    let (app, actor, old) = (&cx.app, &cx.actor, &old);
    let report = app
        .db
        .write("report.begin", |tx| async move {
            let report = match old {
                Some(old) => from_report(&tx, app, period, old).await?,
                None => from_template(&tx, app, IMPACT, period).await?,
            };
            record_begun(&tx, app, actor, &report).await?;
            Ok(report)
        })
        .await?;
    let page = if old.is_some() { "/differences" } else { "" };
    Ok(redirect_with(
        &format!("/app/reports/{}{page}", report.id),
        "report-begun",
    ))
}

/// Records that a report was begun and makes it findable.
pub(crate) async fn record_begun(tx: &Tx, app: &App, actor: &Actor, report: &Report) -> Result<()> {
    audit::record(tx, &app.clock, actor, Act::on("created", "report", report.id)).await?;
    search::put(tx, &report.doc(String::new())).await
}

/// The outline: blocks with what the checker found.
pub async fn outline(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    if !cx.actor.is_office() {
        return read(cx, Path(id), HeaderMap::new()).await;
    }
    outlined(&cx, &report, None).await
}

/// The outline, with what was wrong with the reason for a correction.
async fn outlined(cx: &Cx, report: &Report, wrong: Option<(&str, &'static str)>) -> Answer {
    let db = &cx.app.db;
    let material = edition::gather(&cx.app, report).await?;
    let others = match cx.can(Action::Change, report) {
        true => crate::block::store::of_others(db, &cx.actor, report.id).await?,
        false => Vec::new(),
    };
    let owed = cx.app.profile.owed(&report.kind);
    let calendar = owed.map(|owed| match report.activity {
        Some(event) => outcome_report::href(event),
        None => crate::due_report::href(&owed.code, report.period()),
    });
    let outline = pages::Outline {
        others: &others,
        approvals_needed: approvals_of(&cx.app, report),
        is_public: is_released(&cx.app, report),
        calendar: calendar.as_deref(),
        findings: &findings(&cx.app, &material).await?,
        reach: Reach::of(&cx.app, report),
        approvals: &store::approvals(db, report.id).await?,
        history: &audit::history_of(db, report.id.uuid()).await?,
        editions: &store::editions(db, report).await?,
        material: &material,
        tally: tally(&cx.app, &material).await?,
        wrong,
    };
    Ok(pages::outline(cx, &outline))
}

/// How many of those who are named have cleared it; of what is public it is no longer asked.
async fn tally(app: &App, material: &Material) -> Result<Option<Tally>> {
    match material.report.published_at {
        Some(_) => Ok(None),
        None if !is_released(app, &material.report) => Ok(None),
        None => Ok(Some(clearance::round(app, material).await?.tally())),
    }
}

/// What the checker finds; what is fixed is no longer checked.
async fn findings(app: &App, material: &Material) -> Result<Vec<crate::check::Finding>> {
    if material.report.frozen_at.is_some() {
        return Ok(Vec::new());
    }
    let moment = app.kept().now(&app.db).await?;
    let key = format!("{} {}", material.report.id, material.report.version);
    let findings = moment
        .get("report.findings", key, || async move {
            let mut found = outcome_report::findings(app, material).await?;
            found.extend(material.findings(app).await?);
            found.sort_by_key(|finding| finding.severity);
            Ok(found)
        })
        .await?;
    Ok(findings.to_vec())
}

/// The page as it will be read.
pub async fn preview(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    let edition = compose(&edition::gather(&cx.app, &report).await?);
    Ok(pages::preview(&cx, &report, &edition))
}

/// Everything that the checker found.
pub async fn check(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Change, &report)?;
    let material = edition::gather(&cx.app, &report).await?;
    let findings = findings(&cx.app, &material).await?;
    let tally = tally(&cx.app, &material).await?;
    Ok(pages::check(&cx, &report, &findings, tally.as_ref()))
}

/// What differs from the report before.
pub async fn differences(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    if !cx.actor.is_office() {
        return Err(Error::NotFound);
    }
    // A new edition is compared with the one that it corrects.
    let old = match report.replaces {
        Some(old) => store::find(&cx.app.db, old).await?,
        None => store::before(&cx.app.db, &report.kind, report.from_on.0).await?,
    };
    let Some(old) = old else {
        return Ok(pages::no_differences(&cx, &report));
    };
    let now = edition::gather(&cx.app, &report).await?;
    let before = edition::gather(&cx.app, &old).await?;
    let bindings: Vec<figure::Binding> = [&before, &now]
        .into_iter()
        .flat_map(|material| material.blocks.iter())
        .flat_map(crate::block::Block::bindings)
        .collect();
    let figures = super::differences(cx.lang(), &before.figures, &now.figures, &bindings);
    Ok(pages::differences(&cx, &before, &now, &figures))
}

/// The report as PDF.
pub async fn pdf(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    if !cx.actor.is_office() && report.file.is_none() {
        return Err(Error::NotFound);
    }
    Ok(pdf::inline(&report.file_name(), pdf_of(&cx.app, &report).await?))
}

/// The PDF of a report: as published, else made now.
pub(crate) async fn pdf_of(app: &App, report: &Report) -> Result<Vec<u8>> {
    if report.file.is_some() {
        return printed::pdf(app, report).await;
    }
    let material = edition::gather(app, report).await?;
    Ok(typeset(app, &material).await?.pdf)
}

pub(crate) async fn typeset(app: &App, material: &Material) -> Result<pdf::Made> {
    let edition = compose(material);
    let mut pictures = BTreeMap::new();
    for part in &edition.parts {
        if let Extra::Picture(picture) = &part.extra {
            pictures.insert(picture.file_name(), file::read(app, &picture.storage_key).await?);
        }
    }
    let today = app.today();
    let month = u8::try_from(today.month()).unwrap_or(1);
    let day = u8::try_from(today.day()).unwrap_or(1);
    let job = export::job(&edition, &pictures, (i32::from(today.year()), month, day));
    let made = pdf::render(job, pdf::setter()).await?;
    for warning in &made.warnings {
        // For who looks after the template; it names lines of the document, never people.
        tracing::info!(warning, "the typesetter remarked on a report");
    }
    Ok(made)
}

/// Approves the report as it stands; the second of two co-managers freezes it.
pub async fn approve(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Decide, &report)?;
    report.changeable()?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let material = edition::gather(&cx.app, &report).await?;
    let errors = findings(&cx.app, &material)
        .await?
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let digest = material.digest();
    let keep = material.to_keep();
    let named = clearance::found(&cx.app, &material).await?;
    let (app, actor, report, digest, keep) = (&cx.app, &cx.actor, &report, &digest, &keep);
    let (material, named) = (&material, &*named);
    let evidence = &material.evidence;
    let version = report.version;
    let approved = app
        .db
        .write("report.approve", |tx| async move {
            // What was read before must still be what stands there.
            let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if now.version != version {
                return Err(Error::refused("report-changed-meanwhile"));
            }
            let approvals = store::approvals(&tx, id).await?;
            let approved = now.approve(&approvals, account, digest, errors, approvals_of(app, &now))?;
            clearance::refuse_open(&tx, app, material, named).await?;
            store::approve(&tx, id, account, app.clock.now(), digest).await?;
            audit::record(&tx, &app.clock, actor, Act::on("approved", "report", id)).await?;
            if approved == Approved::Complete {
                for figure in keep {
                    figure::keep(&tx, id, figure).await?;
                }
                for (block, shown) in evidence {
                    printed::store::freeze(&tx, id, *block, shown).await?;
                }
                store::freeze(&tx, id, app.clock.now()).await?;
                audit::record(&tx, &app.clock, actor, Act::on("frozen", "report", id)).await?;
            }
            Ok(approved)
        })
        .await?;
    let told = match approved {
        Approved::Waiting => "report-approved",
        Approved::Complete => "report-frozen",
    };
    Ok(redirect_with(&format!("/app/reports/{id}"), told))
}

/// How many co-managers approve a report, as the profile says of its kind.
fn approvals_of(app: &App, report: &Report) -> usize {
    app.profile.owed(&report.kind).map_or(2, |owed| owed.approvals)
}

/// Whether a report is shown in the end, to everyone or to those who took part in its event, rather
/// than sent to some.
pub(crate) fn is_released(app: &App, report: &Report) -> bool {
    let owed = app.profile.owed(&report.kind);
    report.activity.is_some() || owed.is_none_or(|owed| owed.is_public)
}

/// Why something is corrected, as typed.
#[derive(Debug, Default, Deserialize)]
pub struct Reason {
    #[serde(default)]
    reason: String,
}

impl Reason {
    /// The reason, or what is wrong with it.
    fn read(&self) -> Result<&str, &'static str> {
        let reason = self.reason.trim();
        match reason.chars().count() {
            0 => Err("report-reason-missing"),
            n if n > LONGEST_REASON => Err("report-reason-long"),
            _ => Ok(reason),
        }
    }
}

/// Begins a new edition of a published report, with the reason that readers will be told.
pub async fn correct(cx: Cx, Path(id): Path<Id<Report>>, Form(form): Form<Reason>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Decide, &report)?;
    let reason = match form.read() {
        Ok(reason) => reason,
        Err(wrong) => return outlined(&cx, &report, Some((&form.reason, wrong))).await,
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let begun = app
        .db
        .write("report.correct", |tx| async move {
            let old = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            old.correctable(&store::editions(&tx, &old).await?)?;
            let report = new_edition(&tx, app, &old, reason).await?;
            let why = Change::between("reason", None::<&str>, Some(reason));
            let act = Act::on("corrected", "report", id);
            audit::record(&tx, &app.clock, actor, act.changing(why.as_slice())).await?;
            record_begun(&tx, app, actor, &report).await?;
            Ok(report)
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{}", begun.id),
        "report-corrected",
    ))
}

/// Opens a frozen report again that is not public yet; both co-managers approve anew.
pub async fn reopen(cx: Cx, Path(id): Path<Id<Report>>, Form(form): Form<Reason>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Decide, &report)?;
    report.reopenable()?;
    let reason = match form.read() {
        Ok(reason) => reason,
        Err(wrong) => return outlined(&cx, &report, Some((&form.reason, wrong))).await,
    };
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.reopen", |tx| async move {
            if !store::reopen(&tx, id).await? {
                return Err(Error::refused("report-changed-meanwhile"));
            }
            printed::store::reopen(&tx, id).await?;
            let why = Change::between("reason", None::<&str>, Some(reason));
            let act = Act::on("reopened", "report", id);
            audit::record(&tx, &app.clock, actor, act.changing(why.as_slice())).await
        })
        .await?;
    Ok(redirect_with(&format!("/app/reports/{id}"), "report-reopened"))
}

/// Makes a frozen report public.
pub async fn publish(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Release, &report)?;
    report.publishable()?;
    if !is_released(&cx.app, &report) {
        return Err(Error::refused("report-is-sent"));
    }
    let material = edition::gather(&cx.app, &report).await?;
    let text = printed::findable(compose(&material));
    let made = typeset(&cx.app, &material).await?;
    let named = clearance::found(&cx.app, &material).await?;
    let written = cx.app.files.write(&cx.app.clock, &made.pdf).await?;
    let (app, actor, written, text) = (&cx.app, &cx.actor, &written, &text);
    let (material, named) = (&material, &*named);
    app.db
        .write("report.publish", |tx| async move {
            let report = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            report.publishable()?;
            // Somebody may have objected since it was frozen.
            clearance::refuse_open(&tx, app, material, named).await?;
            outcome_report::releasable(&tx, app, &report).await?;
            let name = report.file_name();
            let released = outcome_report::released_to(app, &report);
            let file = file::keep(
                &tx,
                app,
                written,
                &name,
                "application/pdf",
                &released,
                actor.account,
            )
            .await?;
            store::publish(&tx, id, app.clock.now(), file, &released).await?;
            printed::note(&tx, app, material).await?;
            let shown = Report {
                audience: released.to_string(),
                ..report
            };
            search::put(&tx, &shown.doc(text.clone())).await?;
            audit::record(&tx, &app.clock, actor, Act::on("published", "report", id)).await
        })
        .await?;
    Ok(redirect_with(&format!("/app/reports/{id}"), "report-published"))
}

/// The published reports.
pub async fn published(cx: Cx) -> Answer {
    let reports = store::list(&cx.app.db, &Actor::anonymous(Lang::EN), true).await?;
    Ok(pages::published(&cx, &reports))
}

/// A published report.
pub async fn read(cx: Cx, Path(id): Path<Id<Report>>, headers: HeaderMap) -> Answer {
    let report = found(&cx, id).await?;
    if report.published_at.is_none() {
        return Err(Error::NotFound);
    }
    let edition = compose_for(&edition::gather(&cx.app, &report).await?, Medium::Web);
    let editions = store::editions(&cx.app.db, &report).await?;
    let languages = translation::public_languages(&cx.app, &report).await?;
    let offer = balai_kernel::translation::offer(cx.lang(), &headers, &format!("/reports/{id}"), &languages);
    Ok(pages::read(&cx, &report, &edition, &editions, &languages, &offer))
}

/// A published report as PDF.
pub async fn published_pdf(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    if report.file.is_none() {
        return Err(Error::NotFound);
    }
    Ok(pdf::inline(&report.file_name(), pdf_of(&cx.app, &report).await?))
}
