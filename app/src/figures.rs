//! `balai figures`: every measure of a year, for people and for programs.

use std::collections::BTreeSet;

use balai_kernel::{
    App, Error, Result,
    measure::{self, Chapter, Dim, cited_number},
    t,
    text::Lang,
};
use serde_json::Value as Json;

use crate::user;

/// Prints the figures of a year.
///
/// # Errors
/// When the dimension or the account is not known, or the database fails.
pub async fn run(app: &App, year: i16, by: Option<&str>, who: Option<&str>, json: bool) -> Result<()> {
    let by = match by {
        None => None,
        Some(code) => Some(Dim::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = Dim::ALL.iter().map(|dim| dim.code()).collect();
            Error::setup(format!(
                "Figures cannot be split by {code}. Use one of: {}.",
                known.join(", ")
            ))
        })?),
    };
    let actor = user::reader(app, who).await?;
    let figures = measure::figures(app, year, by, &actor, Lang::EN).await?;
    if json {
        println!("{figures:#}");
    } else {
        let chapters = app.measures().into_iter().map(|measure| measure.chapter);
        print(&figures, &chapters.collect::<BTreeSet<_>>());
    }
    Ok(())
}

/// Prints the figures for people: one line a measure, its parts below, under the headings
/// of their chapters; those of others last.
fn print(figures: &Json, chapters: &BTreeSet<Chapter>) {
    let (year, list) = (&figures["year"], |key: &str| {
        figures[key].as_array().map_or(&[][..], Vec::as_slice)
    });
    if figures["has_records"] == false && figures["view"] == "office" {
        println!("No data for {year} yet. Import that year's workbook: balai import auto FILE");
    } else if figures["has_records"] == false {
        println!("No figures for {year}.");
    } else {
        for chapter in chapters {
            println!("{}", chapter.name(Lang::EN));
            for measure in list("measures") {
                if measure["chapter"] == chapter.code() {
                    print_measure(measure);
                }
            }
        }
    }
    if !list("cited").is_empty() {
        println!("{}", t!(Lang::EN, "cited-of-year", year = year.to_string()));
    }
    for cited in list("cited") {
        let value = cited_number(Lang::EN, &text(&cited["value"]));
        println!("  {:<42} {value} {}", text(&cited["name"]), text(&cited["unit"]));
        println!("      {}", text(&cited["source"]));
    }
}

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn print_measure(measure: &Json) {
    let list = |key: &str| measure[key].as_array().map_or(&[][..], Vec::as_slice);
    println!("  {:<42} {}", text(&measure["name"]), text(&measure["value"]));
    for open in list("open") {
        println!("      open: {}", text(&open["message"]));
    }
    for cell in list("cells") {
        println!("      {:<38} {}", text(&cell["label"]), text(&cell["value"]));
    }
}
