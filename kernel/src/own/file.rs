//! One's own data as a file to take along: one document for programs, and a table for people
//! of each part.

use std::io::{Cursor, Write as _};

use balai_sheets::{Out, Table, to_csv};
use serde_json::{Map, Value as Json, json};
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::Part;
use crate::{
    error::{Error, Result},
    t,
    web::Cx,
};

/// The archive's bytes: `data.json`, and `PART.csv` for each part.
pub(super) fn zip(cx: &Cx, parts: &[Part]) -> Result<Vec<u8>> {
    archive(cx, parts).map_err(|_| {
        Error::setup("The file with your data could not be made. Nothing was kept of it; please try again.")
    })
}

fn archive(cx: &Cx, parts: &[Part]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("data.json", options)?;
    zip.write_all(format!("{:#}", document(cx, parts)).as_bytes())?;
    for part in parts {
        zip.start_file(format!("{}.csv", name(part)), options)?;
        zip.write_all(&to_csv(&table(cx, part)))?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The part's name without what all of them begin with.
fn name(part: &Part) -> &str {
    part.key.strip_prefix("own-").unwrap_or(part.key)
}

fn document(cx: &Cx, parts: &[Part]) -> Json {
    let mut all = Map::new();
    for part in parts {
        let rows: Vec<Json> = part
            .rows
            .iter()
            .map(|row| {
                let cells = part.columns.iter().zip(row);
                let named = cells.map(|(key, value)| (t!(cx.lang(), key), Json::from(value.as_str())));
                Json::Object(named.collect())
            })
            .collect();
        all.insert(name(part).to_owned(), Json::from(rows));
    }
    json!({
        "office": cx.app.profile.office.name.get(cx.lang()),
        "about": cx.actor.name,
        "made_at": cx.app.clock.now().fixed(),
        "data": all,
    })
}

fn table(cx: &Cx, part: &Part) -> Table {
    Table {
        title: t!(cx.lang(), part.key),
        columns: part.columns.iter().map(|key| (t!(cx.lang(), key), 30)).collect(),
        rows: part
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| Out::Text(cell.clone())).collect())
            .collect(),
    }
}
