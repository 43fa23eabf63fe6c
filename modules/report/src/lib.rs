//! Reports: living documents whose figures are bound by name to measures and whose tables are
//! drawn from the records, read by a checker, approved, frozen, published or sent; and the
//! calendar of those that the office owes.

mod block;
pub mod brief;
mod check;
mod clearance;
mod draft;
mod drawn;
mod due_report;
mod edition;
mod figure;
mod material;
mod numbers;
mod outcome_report;
pub mod pdf;
mod period;
mod picture;
mod printed;
mod prose;
mod remark;
mod report;
mod routes;
mod scope;
mod today;
mod tongue;
mod topic;
mod translation;

use balai_kernel::{
    Actor, App, Error, Module, Result,
    job::JobKind,
    module::{HomePart, HomeSlot, Nav},
    policy::print_noun,
    t,
    text::Lang,
    web::ui::{Item, Link, Section, items},
};
use futures::future::BoxFuture;
use maud::Render as _;

pub use pdf::{typeset_child, use_child};
pub use translation::demo::demo as demo_editions;

/// Makes the demo's reports of a year: the impact report with remarks that came back on its
/// draft and those who are named in it asked, what the office sent, those of its calendar that are being
/// written, an outcome report of an event. Does nothing where they are there.
///
/// # Errors
/// When the profile has no template, or the database fails.
pub async fn demo(app: &App, year: i16) -> Result<()> {
    report::demo::demo(app, year).await?;
    let whole = period::Period::year(year);
    if let Some(report) = report::store::of_period(&app.db, report::IMPACT, whole.from).await? {
        remark::demo::demo(app, &report).await?;
    }
    clearance::demo::demo(app, year).await?;
    due_report::demo::demo(app, year).await?;
    outcome_report::demo::demo(app, year).await
}

const JOBS: &[JobKind] = &[clearance::jobs::JOBS[0], due_report::jobs::JOBS[0]];

/// What the module gives the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-reports",
        href: "/app/reports",
        // Everyone signed in sees the published ones there, as in the library.
        shown: Actor::is_member,
    }],
    public_nav: &[Nav {
        label: "nav-public-reports",
        href: "/reports",
        shown: |_| true,
    }],
    policies: &[
        print_noun::<report::Report>,
        print_noun::<due_report::DueReport>,
        print_noun::<block::Placed>,
        print_noun::<translation::Tongue>,
        print_noun::<picture::Picture>,
        print_noun::<printed::Printed>,
        print_noun::<brief::Subject>,
        print_noun::<remark::Remark>,
        print_noun::<clearance::Clearance>,
    ],
    today: Some(|reading, actor| Box::pin(today::today(reading.app(), actor))),
    home: Some(home),
    beside: Some(|app, actor, about| Box::pin(outcome_report::beside(app, actor, about))),
    jobs: JOBS,
    daily: &[due_report::jobs::REMIND],
    own: Some(|app, actor| Box::pin(clearance::own(app, actor))),
    erase_person: Some(|tx, _, person| Box::pin(clearance::forget(tx, person))),
    reindex: Some(reindex),
    papers: draft::kinds::ALL,
    translates: &[translation::TRANSLATES, translation::words::TRANSLATES],
    glossary: Some(|db, code| Box::pin(translation::glossary(db, code))),
    typeset: Some(|job| Box::pin(pdf::render(job, pdf::setter()))),
    ..Module::new("report", routes::routes)
};

/// A report as it was asked for.
#[derive(Debug)]
pub struct Impact {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// What who asked should know: that it was begun just now, and which letters print
    /// lacks; a sentence each.
    pub notes: Vec<String>,
}

/// The impact report of a year as PDF: as published, as frozen, or as it stands now. A
/// year with activities that has none gets one from the profile's template.
///
/// # Errors
/// When the year has neither a report nor an activity, the profile has no template, the
/// database fails, or the document cannot be set.
pub async fn impact_pdf(app: &App, year: i16) -> Result<Impact> {
    let lang = Lang::EN;
    let mut notes = Vec::new();
    let whole = period::Period::year(year);
    let report = report::store::of_period(&app.db, report::IMPACT, whole.from).await?;
    let report = match report {
        Some(report) => report,
        None => {
            if !report::store::has_activities(&app.db, i64::from(year)).await? {
                return Err(Error::setup(t!(
                    lang,
                    "report-year-empty",
                    year = year.to_string()
                )));
            }
            notes.push(t!(lang, "report-year-begun", year = year.to_string()));
            let actor = &Actor::office_job();
            app.db
                .write("report.begin", |tx| async move {
                    let report = report::from_template(&tx, app, report::IMPACT, whole).await?;
                    report::web::record_begun(&tx, app, actor, &report).await?;
                    Ok(report)
                })
                .await?
        }
    };
    if report.file.is_none() {
        let material = edition::gather(app, &report).await?;
        for finding in check::letters_of(&material.findings(app).await?) {
            notes.push(t!(
                lang,
                "report-letters-lacking",
                letters = finding.excerpt.as_str(),
                heading = finding.heading.as_str(),
                sentence = finding.sentence.as_str()
            ));
        }
    }
    let pdf = report::web::pdf_of(app, &report).await?;
    Ok(Impact { pdf, notes })
}

/// A brief as a reader may have it, and the same as PDF, on two pages in the usual case. Taking one
/// away that names people is an act in the audit.
///
/// # Errors
/// When there is no such party or theme for the reader, the period is none, the database fails, or
/// the document cannot be set.
pub async fn brief_pdf(app: &App, reader: &Actor, asked: &brief::Asked) -> Result<(brief::Brief, pdf::Made)> {
    brief::web::printed(app, reader, asked).await
}

/// The same as a document of Word.
///
/// # Errors
/// As [`brief_pdf`].
pub async fn brief_docx(app: &App, reader: &Actor, asked: &brief::Asked) -> Result<(brief::Brief, Vec<u8>)> {
    brief::web::written(app, reader, asked).await
}

/// The published report of the latest year, if there is one: its address and title, for
/// the public home.
///
/// # Errors
/// When the database fails.
pub async fn latest_published(app: &App, actor: &Actor) -> Result<Option<(String, String)>> {
    let list = report::store::list(&app.db, actor, true).await?;
    Ok(list
        .into_iter()
        .next()
        .map(|report| (format!("/reports/{}", report.id), report.title)))
}

fn home<'a>(app: &'a App, actor: &'a Actor) -> BoxFuture<'a, Result<Vec<HomePart>>> {
    Box::pin(async move {
        let Some((href, title)) = latest_published(app, actor).await? else {
            return Ok(Vec::new());
        };
        let item = Item::new(title).href(href).why(t!(actor.lang, "report-home-why"));
        let all = Link::new(t!(actor.lang, "report-home-all"), "/reports");
        let section = Section::new(t!(actor.lang, "report-home"), items(&[item])).link(all);
        Ok(vec![HomePart {
            slot: HomeSlot::Aside,
            markup: section.render(),
        }])
    })
}

fn reindex(app: &App) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        for report in report::store::list(&app.db, &Actor::office_job(), false).await? {
            let material = edition::gather(app, &report).await?;
            let text = printed::findable(edition::compose(&material));
            let doc = &report.doc(text);
            app.db
                .write("report.reindex", |tx| async move {
                    balai_kernel::search::put(&tx, doc).await
                })
                .await?;
        }
        Ok(())
    })
}
