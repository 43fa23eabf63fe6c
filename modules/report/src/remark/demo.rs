//! What came back to the demo office: the draft with remarks of a ministry of nowhere. One is accepted,
//! one declined, three wait.

use balai_kernel::{
    Actor, App, Audience, Result,
    audit::{self, Act},
    file,
    print::WORD,
};

use super::{Found, Kind, Outcome, store, web};
use crate::{
    draft::{self, Unit, Where},
    edition::{compose, gather},
    report::Report,
};

const SENDER: &str = "Ministry of Home Affairs of Examplia";
const AUTHOR: &str = "Dewi Example";

fn found(unit: &Unit, kind: Kind, words: &str) -> Found {
    Found {
        kind,
        block: Some(unit.block.clone()),
        place: unit.place,
        author: AUTHOR.to_owned(),
        written_at: Some("2025-02-11T09:40:00".to_owned()),
        paragraph: unit.text.clone(),
        starts: 0,
        taken_out: String::new(),
        quoted: String::new(),
        put_in: String::new(),
        words: words.to_owned(),
    }
}

/// A change of some words of a paragraph, if they stand in it.
fn change(units: &[Unit], out: &str, put_in: &str) -> Option<Found> {
    let unit = units
        .iter()
        .find(|unit| matches!(unit.place, Where::Passage(_)) && unit.text.contains(out))?;
    let at = unit.text.find(out)?;
    Some(Found {
        starts: unit.text[..at].chars().count(),
        taken_out: out.to_owned(),
        put_in: put_in.to_owned(),
        ..found(unit, Kind::Change, "")
    })
}

/// Gives the demo's report remarks to settle. Does nothing where there are some.
///
/// # Errors
/// When the database fails.
pub(crate) async fn demo(app: &App, report: &Report) -> Result<()> {
    if store::count(&app.db, report.id, &store::Wanted::default()).await? > 0 {
        return Ok(());
    }
    let units = draft::units(&compose(&gather(app, report).await?));
    let long = |unit: &&Unit| matches!(unit.place, Where::Passage(_)) && unit.text.chars().count() > 80;
    let paragraphs: Vec<&Unit> = units.iter().filter(long).collect();
    let mut all: Vec<Found> = [
        ("does little alone", "cannot do much alone"),
        ("often wait weeks", "may wait for weeks"),
        ("with ease", "easily"),
    ]
    .into_iter()
    .filter_map(|(out, put_in)| change(&units, out, put_in))
    .collect();
    if let Some(unit) = paragraphs.first() {
        all.push(found(
            unit,
            Kind::Comment,
            "Please add that the host government gave the venue.",
        ));
    }
    if let Some(unit) = paragraphs.get(2) {
        let new = found(unit, Kind::Addition, "");
        all.push(Found {
            paragraph: String::new(),
            put_in: "Two ministries took part for the first time.".to_owned(),
            ..new
        });
    }
    if all.is_empty() {
        return Ok(());
    }
    let bytes = draft::document(app, report).await?;
    let written = app.files.write(&app.clock, &bytes).await?;
    let actor = &Actor::office_job();
    let (all, written) = (&all, &written);
    app.db
        .write("report.remark.demo", |tx| async move {
            let office = Audience::office();
            let name = "impact-report-draft-examplia.docx";
            let file = file::keep(&tx, app, written, name, WORD, &office, None).await?;
            let came = store::insert_return(&tx, app, actor, report.id, file, SENDER).await?;
            store::insert(&tx, app, report.id, came, all).await?;
            audit::record(&tx, &app.clock, actor, Act::on("received", "report-remark", came)).await
        })
        .await?;
    let remarks = store::list(&app.db, report.id, &store::Wanted::default()).await?;
    let mut changes = remarks.iter().filter(|remark| remark.kind() == Kind::Change);
    let declined = "The sentence is about what we do ourselves; we would like to keep it.";
    for (outcome, answer) in [(Outcome::Declined, declined), (Outcome::Accepted, "")] {
        if let Some(remark) = changes.next() {
            web::settled(app, actor, report, remark, 1, outcome, answer).await?;
        }
    }
    Ok(())
}
