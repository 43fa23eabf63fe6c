//! The demo office's report of 2024: short texts of our own on public facts, with cited
//! figures that carry their source.

use balai_evidence::{
    consent::What,
    drawing,
    quote::{self, Quote},
};
use balai_kernel::{
    Actor, App, Audience, Id, Result,
    measure::{CitedFigure, keep_cited},
    store::{Json, Tx},
    text::Words,
};

use super::{IMPACT, Report, from_template, store, web::record_begun};
use crate::{
    block::{self, Block, Kind, Settings},
    period::Period,
};

/// Code, what it is of, value, unit, population, source.
type Line = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const OFFICE: &str = "Regional Support Office of the Bali Process (2025). RSO Impact Report 2024.";
const IOM: &str = "International Organization for Migration, Regional Office for Asia and the Pacific (2025). 2024 was Deadliest Year on Record for Migrants in Asia.";

const CITED: [Line; 8] = [
    (
        "website-users",
        "New users of the website",
        "12,000",
        "new users",
        "website of the office, 2024",
        OFFICE,
    ),
    (
        "website-views",
        "Views of the website",
        "71,000",
        "views",
        "website of the office, 2024",
        OFFICE,
    ),
    (
        "new-followers",
        "New followers on social media",
        "1,222",
        "new followers",
        "LinkedIn, X and Facebook, 2024",
        OFFICE,
    ),
    (
        "interviews",
        "Interviews on community perceptions",
        "612",
        "interviews",
        "migrants and key informants in four states",
        OFFICE,
    ),
    (
        "no-regular-route",
        "Did not consider a regular route",
        "85",
        "per cent",
        "surveyed migrants",
        OFFICE,
    ),
    (
        "people-assisted",
        "Assisted to return and reintegrate",
        "126",
        "people",
        "stranded and vulnerable migrants, 2024",
        OFFICE,
    ),
    (
        "secondees",
        "Officials who worked at the office for some months",
        "5",
        "secondees",
        "officials of two member governments, 2024",
        OFFICE,
    ),
    (
        "deaths",
        "Deaths on migration routes in Asia",
        "2,514",
        "people",
        "deaths recorded on routes in Asia, 2024",
        IOM,
    ),
];

/// Makes the demo's report of a year from the template, with its cited figures. Does
/// nothing where there is one.
///
/// # Errors
/// When the profile has no template, or the database fails.
pub async fn demo(app: &App, year: i16) -> Result<()> {
    if store::of_period(&app.db, IMPACT, Period::year(year).from)
        .await?
        .is_some()
    {
        return Ok(());
    }
    let actor = &Actor::office_job();
    let voice = voice(app, actor).await?;
    app.db
        .write("report.demo", |tx| async move {
            for (code, label, value, unit, population, source) in CITED {
                let figure = CitedFigure {
                    id: app.clock.id(),
                    code: code.to_owned(),
                    label: Json(Words::en(label)),
                    year: i64::from(year),
                    from_on: None,
                    to_on: None,
                    value: value.to_owned(),
                    unit: unit.to_owned(),
                    population: population.to_owned(),
                    source: source.to_owned(),
                    source_href: None,
                    entered_at: app.clock.now(),
                    checked_at: None,
                };
                keep_cited(&tx, &app.clock, &figure, &Audience::public(), None).await?;
            }
            let report = from_template(&tx, app, IMPACT, Period::year(year)).await?;
            if let Some(quote) = voice {
                tell(&tx, app, &report, quote).await?;
            }
            record_begun(&tx, app, actor, &report).await
        })
        .await
}

/// A quote of the demo that may be printed, if there is one.
async fn voice(app: &App, actor: &Actor) -> Result<Option<Id<Quote>>> {
    let latest = quote::store::latest(&app.db, actor).await?;
    let whats: Vec<What> = latest.iter().map(|quote| What::Quote(quote.id)).collect();
    let drawn = drawing::drawn(&app.db, &whats, app.today()).await?;
    let may = drawn
        .values()
        .find(|one| one.not_in_report.is_empty() && one.not_on_web.is_empty());
    Ok(may.and_then(|one| one.what.quote()))
}

/// Puts a story before the part that looks ahead.
async fn tell(tx: &Tx, app: &App, report: &Report, quote: Id<Quote>) -> Result<()> {
    let blocks = block::store::of(tx, report.id).await?;
    let at = blocks
        .iter()
        .position(|block| block.slug == "looking-ahead")
        .unwrap_or(blocks.len());
    for (position, block) in (at + 2..).zip(&blocks[at..]) {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        block::store::place(tx, block.id, position).await?;
    }
    let story = Block {
        id: app.clock.id(),
        report: report.id,
        position: i64::try_from(at + 1).unwrap_or(i64::MAX),
        kind: Kind::Story.code().to_owned(),
        slug: "a-call-across-the-river".to_owned(),
        heading: "A call across the river".to_owned(),
        body: String::new(),
        settings: Json(Settings {
            quote: quote.to_string(),
            ..Settings::default()
        }),
        version: 1,
    };
    block::store::insert(tx, &story).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_cited_figure_says_where_it_stands() {
        for (code, _, _, unit, population, source) in super::CITED {
            assert!(
                !unit.is_empty() && !population.is_empty() && source.contains('('),
                "{code}"
            );
        }
    }
}
