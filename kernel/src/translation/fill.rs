//! Editions from a dictionary: for the demo, and for texts that came translated from elsewhere.

use super::{
    Record, Translates,
    store::{self, By, Keep},
};
use crate::{App, Id, Result, account::Account};

/// What is put into an edition: what stands in the first language, and in the other.
pub type Dictionary<'a> = &'a [(&'a str, &'a str)];

/// Puts into a record's edition what a dictionary has of it, where nothing stands yet; shows the
/// edition to everyone where somebody is named who does. Paragraphs that the dictionary lacks, or
/// whose translation is not faithful, stay as they are.
///
/// # Errors
/// When the database fails.
pub async fn fill(
    app: &App,
    (kind, record): (&Translates, &Record),
    code: &str,
    dictionary: Dictionary<'_>,
    (written_by, read_by): (Option<Id<Account>>, Option<Id<Account>>),
    shown_by: Option<Id<Account>>,
) -> Result<()> {
    app.db
        .write("translation.fill", |tx| async move {
            store::begun(&tx, &app.clock, record.noun, record.id, code).await?;
            let kept = store::kept(&tx, record.id, code).await?;
            for (part, pairs) in record.pairs(code, &kept) {
                let found = pairs.iter().filter_map(|pair| {
                    let source = &pair.unit.source;
                    let (_, words) = dictionary.iter().find(|(own, _)| own == source)?;
                    (kind.faithful)(source, words).ok()?;
                    Some(Keep {
                        unit: pair.unit.clone(),
                        source: source.clone(),
                        words: (*words).to_owned(),
                        before: pair.kept.clone(),
                        is_read: false,
                    })
                });
                let mut found: Vec<Keep> = found.collect();
                if found.is_empty() || kept.iter().any(|kept| kept.part == part) {
                    continue;
                }
                let at = (record.id, part);
                let by = |account| By {
                    account,
                    errand: None,
                };
                store::keep(&tx, &app.clock, at, code, &found, by(written_by)).await?;
                if read_by.is_some() {
                    // The second reader has read what the first wrote.
                    let now = store::kept(&tx, record.id, code).await?;
                    for one in &mut found {
                        let own = now.iter().find(|kept| {
                            kept.part == part
                                && kept.field == one.unit.field
                                && usize::try_from(kept.position) == Ok(one.unit.position)
                        });
                        one.before = own.cloned();
                        one.is_read = true;
                    }
                    store::keep(&tx, &app.clock, at, code, &found, by(read_by)).await?;
                }
            }
            if let Some(account) = shown_by {
                store::show(&tx, &app.clock, record.noun, record.id, code, account).await?;
                if let Some(index) = kind.index {
                    index(&tx, record.id).await?;
                }
            }
            Ok(())
        })
        .await
}
