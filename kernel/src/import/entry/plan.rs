//! What is to become of rows that are entries.

use super::{
    super::{PlanContext, PlannedRow, Question, Standing},
    Entry, EntryKind, Head, Span, removal,
    store::{self, Staged},
};
use crate::{error::Result, text::Message};

pub(super) async fn plan<K: EntryKind>(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let known = K::known(context).await?;
    let keys = |row: &PlannedRow| {
        let mut keys = K::keys(row, &known);
        keys.retain(|key| !key.is_empty());
        keys
    };
    let names: Vec<String> = rows.iter().flat_map(keys).collect();
    let mut entries = store::entries::<K::Entry>(context.db, context.batch, &names).await?;
    let removed = removal::called::<K::Entry>(context.db, &names).await?;
    let mut staged: Vec<Staged<K::Entry>> = Vec::new();
    for row in rows.iter_mut() {
        let keys = keys(row);
        let Some(folded) = keys.first().cloned() else {
            row.cannot(Message::new(K::NAMELESS), Some(K::NAMED_BY));
            continue;
        };
        let Some(span) = Span::of(context, row) else {
            continue;
        };
        let found = keys
            .iter()
            .filter_map(|key| entries.get(key))
            .flatten()
            .find(|one| K::is_same(one.head(), &span))
            .cloned();
        let gone = removed.iter().find(|one| {
            let head = one.entry.head();
            keys.contains(&head.folded) && K::is_same(head, &span)
        });
        if let (None, Some(gone)) = (&found, gone) {
            row.target = Some(gone.entry.head().id);
            row.settle(Standing::Same, gone.stays_removed(), None);
            continue;
        }
        let is_repeated = found.as_ref().is_some_and(|one| one.head().is_staged);
        if is_repeated && !is_another(row, K::NAMED_BY) {
            continue;
        }
        let before = found.filter(|one| !one.head().is_staged);
        let old = before.as_ref().map(Entry::head);
        let head = Head {
            id: old.map_or_else(|| context.clock.id::<Head>().uuid(), |old| old.id),
            folded: folded.clone(),
            span,
            audience: old.map_or_else(|| K::AUDIENCE.to_owned(), |old| old.audience.clone()),
            version: old.map_or(1, |old| old.version),
            is_staged: true,
        };
        let Some(entry) = K::entry(row, &known, head, before.as_ref()) else {
            continue;
        };
        if settle(row, &entry, before.as_ref()) {
            entries.entry(folded).or_default().push(entry.clone());
            staged.push(Staged { entry, before });
        }
    }
    let staged = &staged;
    context
        .db
        .write("import.entries", |tx| async move {
            store::save(&tx, context.batch, staged).await
        })
        .await
}

/// Settles a row by what its entry changes; true if there is something to write.
fn settle<E: Entry>(row: &mut PlannedRow, entry: &E, before: Option<&E>) -> bool {
    row.target = Some(entry.head().id);
    let Some(before) = before else {
        row.settle(Standing::New, Message::new("import-new"), None);
        return true;
    };
    let mut fields = before.differences(entry);
    if before.head().span != entry.head().span {
        fields.push("date");
    }
    if fields.is_empty() {
        row.settle(Standing::Same, Message::new("import-same"), None);
        return false;
    }
    let words = Message::new("import-changes").with("fields", fields.join(", "));
    row.settle(Standing::Changes, words, fields.first().copied());
    true
}

/// The second row of one name and time in one file: somebody has to say whether it is
/// another. True if it is.
fn is_another(row: &mut PlannedRow, field: &str) -> bool {
    match row.answer("twice") {
        Some("another") => return true,
        Some(_) => row.settle(Standing::Same, Message::new("import-left"), Some(field)),
        None => {
            let written = row.get(field).unwrap_or_default().to_owned();
            let choices = vec![
                ("leave".to_owned(), Message::new("import-choice-leave")),
                ("another".to_owned(), Message::new("import-choice-another")),
            ];
            row.ask(
                Message::new("import-code-twice").with("code", written),
                Question::of("twice", choices),
            );
            row.cell = row.places.get(field).cloned();
        }
    }
    false
}
