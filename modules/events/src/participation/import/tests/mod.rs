//! Stories of the importer: the model office's year, and workbooks as people keep them.

mod bodies;
mod columns;
mod days;
mod demo;
mod doubts;
mod headings;
mod keyed;
mod links;
mod unsure;
mod web;
mod word;
mod year_2025;

use balai_kernel::{
    Actor, App, Module,
    import::{self, Summary, import_file},
    store::{Conn, Sql},
};

const MODULES: &[Module] = &[
    balai_kernel::desk::MODULE,
    balai_directory::MODULE,
    balai_workplan::MODULE,
    crate::MODULE,
    import::MODULE,
    balai_kernel::keying::MODULE,
];

/// Brings a file in as `balai import --yes` does.
async fn bring(app: &App, name: &str, bytes: &[u8]) -> Summary {
    let actor = Actor::office_job();
    import_file(
        app,
        &actor,
        None,
        name,
        bytes.to_vec(),
        false,
        true,
        &|_, _, _| {},
    )
    .await
    .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

fn demo_file(name: &str) -> Vec<u8> {
    let path = format!(
        "{}/../../profiles/bali-process/demo/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(path).expect("a workbook of the model office")
}

async fn pairs(app: &App, sql: &'static str) -> Vec<(String, i64)> {
    app.db.all(Sql::Same(sql), Vec::new()).await.expect("numbers")
}

/// Each sheet with its counts and first reasons, for the message of a failing story.
fn shown(summary: &Summary) -> String {
    let lang = balai_kernel::text::Lang::EN;
    let mut out = String::new();
    for sheet in &summary.sheets {
        out.push_str(&format!("{} {:?} {:?}\n", sheet.name, sheet.kind, sheet.counts));
        for note in &sheet.notes {
            out.push_str(&format!("  note: {}\n", note.say(lang)));
        }
        for (standing, row, cell, why) in &sheet.reasons {
            out.push_str(&format!(
                "  {standing} {row} {cell:?}: {}\n",
                import::reason(lang, why)
            ));
        }
    }
    out
}

/// One event to which lists of participants can be brought.
const ACTIVITIES: &str = "Code,Title,Type,Start,End,Status\n\
    X-1,Training on documents,training,5 June 2024,7 June 2024,completed\n\
    X-2,Meeting of desks,meeting,8 July 2024,8 July 2024,completed\n";
