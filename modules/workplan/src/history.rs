//! The history of a record: who did what and when, with what stood there before.

use balai_kernel::{
    App,
    audit::HistoryLine,
    t,
    text::{self, Lang, catalogue},
    web::ui::{Change, Empty, Entry, diff, history, when},
};
use maud::{Markup, Render};

/// Draws the lines of a record's history. `fields` is the beginning of the catalogue
/// keys of its fields, such as `activity-field`.
pub fn section(app: &App, lang: Lang, lines: &[HistoryLine], fields: &str) -> Markup {
    if lines.is_empty() {
        let why = t!(lang, "life-none-why");
        return Empty::new(t!(lang, "life-none"), why).render();
    }
    let mut entries = Vec::new();
    for chunk in lines.chunk_by(|one, next| one.id == next.id) {
        let Some(first) = chunk.first() else { continue };
        let at = when(&first.at.to_string(), text::instant(lang, first.at, &app.zone()));
        let changes: Vec<Change> = chunk
            .iter()
            .filter_map(|line| {
                let field = line.field.as_deref()?;
                Some(Change::new(
                    said(lang, &format!("{fields}-{}", field.replace('_', "-")), field),
                    line.old.as_deref(),
                    line.new.as_deref(),
                ))
            })
            .collect();
        let act = said(lang, &format!("act-{}", first.act), &first.act);
        let mut entry = Entry::new(at, first.actor.as_str(), act);
        if !changes.is_empty() {
            let (field, before, after) = (
                t!(lang, "life-field"),
                t!(lang, "life-before"),
                t!(lang, "life-after"),
            );
            entry = entry.changes(diff(
                [&field, &before, &after],
                &t!(lang, "life-nothing"),
                &changes,
            ));
        }
        entries.push(entry);
    }
    history(&entries)
}

/// The catalogue's text, or the word itself for acts and fields of other makers.
fn said(lang: Lang, key: &str, word: &str) -> String {
    if catalogue().has(Lang::EN, key) {
        catalogue().say(lang, key, &[])
    } else {
        word.to_owned()
    }
}
