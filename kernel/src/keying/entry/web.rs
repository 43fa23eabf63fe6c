//! Handlers of entries: taking one up, keying it, finishing it.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::json;

use super::{BLANK, EntryRow, ROWS_SHOWN, Saved, SentRow, pages, reading, store};
use crate::{
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    keying::{
        Asked, Cells, Keying, MOST_ROWS, Stage, Turn, batch, difference::Compared, store as keyings,
        suggestion, web::found,
    },
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, Query, redirect, redirect_with},
};

type Pairs = BTreeMap<String, String>;

/// The entry that an address names.
fn turn_of(number: i64) -> Result<Turn> {
    Turn::of(number).ok_or(Error::NotFound)
}

/// A sheet whose entry the reader may see. What the other side keys is not there for them.
async fn seen(cx: &Cx, id: Id<Keying>, number: i64, action: Action) -> Result<(Keying, Turn)> {
    let keying = found(&cx.app.db, &cx.actor, id, action).await?;
    let turn = turn_of(number)?;
    if keying.shows(turn, cx.actor.account) {
        Ok((keying, turn))
    } else {
        Err(Error::NotFound)
    }
}

/// Somebody begins to key an entry.
pub(in crate::keying) async fn take_up(cx: Cx, Path((id, number)): Path<(Id<Keying>, i64)>) -> Answer {
    let turn = turn_of(number)?;
    let (app, actor) = (&cx.app, &cx.actor);
    found(&app.db, actor, id, Action::Change).await?;
    let account = actor.account.ok_or(Error::NotFound)?;
    let keying = app
        .db
        .write("keying.take-up", |tx| async move {
            // Asked here: somebody may have taken the other entry up a moment ago.
            let keying = keyings::find(&tx, id).await?.ok_or(Error::NotFound)?;
            keying.take_up(turn, Some(account))?;
            if !keying.is_hand(turn, Some(account)) {
                keyings::add_hand(&tx, id, turn, account).await?;
                audit::record(&tx, &app.clock, actor, Act::on("began", "keying", id)).await?;
            }
            Ok(keying)
        })
        .await?;
    Ok(redirect(&keying.entry_href(turn)))
}

/// Which part of an entry is shown.
pub(in crate::keying) struct Shown {
    /// The page of the scan, from 1.
    pub page: i64,
    /// The first row of the page that is shown, from 0.
    pub from: usize,
    /// How large the scan is shown.
    pub zoom: u8,
}

impl Shown {
    fn of(keying: &Keying, pairs: &Pairs) -> Self {
        let number = |name: &str| pairs.get(name).and_then(|text| text.parse::<i64>().ok());
        Self {
            page: number("page").unwrap_or(1).clamp(1, keying.pages.max(1)),
            from: usize::try_from(number("from").unwrap_or(0)).unwrap_or(0),
            zoom: u8::try_from(number("zoom").unwrap_or(1)).unwrap_or(1).clamp(1, 3),
        }
    }

    /// The address of it, with another page, part or size.
    pub fn href(&self, keying: &Keying, turn: Turn) -> String {
        let mut href = format!("{}?page={}", keying.entry_href(turn), self.page);
        if self.zoom > 1 {
            href.push_str(&format!("&zoom={}", self.zoom));
        }
        if self.from > 0 {
            href.push_str(&format!("&from={}", self.from));
        }
        href
    }
}

pub(in crate::keying) async fn show(
    cx: Cx,
    Path((id, number)): Path<(Id<Keying>, i64)>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let (keying, turn) = seen(&cx, id, number, Action::Read).await?;
    let mut shown = Shown::of(&keying, &pairs);
    let (_, on_page, _) = store::extent(&cx.app.db, id, turn, shown.page).await?;
    let on_page = usize::try_from(on_page).unwrap_or(0);
    // Without a wish the last rows: there keying goes on.
    if !pairs.contains_key("from") {
        shown.from = on_page.saturating_sub(1) / ROWS_SHOWN * ROWS_SHOWN;
    }
    drawn(&cx, &keying, turn, &shown, &Saved::default()).await
}

/// The page with what is kept, and over it what somebody else changed meanwhile.
async fn drawn(cx: &Cx, keying: &Keying, turn: Turn, shown: &Shown, saved: &Saved) -> Answer {
    let db = &cx.app.db;
    let (all, on_page, last) = store::extent(db, keying.id, turn, shown.page).await?;
    let mut rows = store::rows_of_page(db, keying.id, turn, shown.page, ROWS_SHOWN, shown.from).await?;
    // What was typed stands in the fields again, over the version that is there now.
    for (sent, _) in &saved.conflicts {
        match rows.iter_mut().find(|row| row.id == sent.id) {
            Some(row) => row.cells.0.clone_from(&sent.cells),
            None => rows.push(again(sent)),
        }
    }
    let on_page = usize::try_from(on_page).unwrap_or(0);
    let is_open = keying.keyed(turn).is_ok() && keying.is_hand(turn, cx.actor.account);
    let is_last = shown.from + ROWS_SHOWN >= on_page;
    let room = usize::try_from(MOST_ROWS - all).unwrap_or(0);
    let blank = if is_open && is_last { BLANK.min(room) } else { 0 };
    for at in 1..=blank {
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let place = last.floor() + at as f64;
        rows.push(EntryRow {
            id: cx.app.clock.id(),
            page: shown.page,
            place,
            cells: crate::store::Json(Cells::new()),
            changed_by: None,
            changed_at: cx.app.clock.now(),
            version: 0,
        });
    }
    let mut values = BTreeMap::new();
    if is_open {
        for field in &keying.fields.0 {
            let asked = Asked {
                kind: &keying.kind,
                field,
                typed: "",
                row: &keying
                    .same
                    .0
                    .iter()
                    .map(|(field, text)| (field.clone(), Some(text.clone())))
                    .collect(),
                most: suggestion::MOST_LISTED,
            };
            let found = suggestion::suggestions(&cx.app, &cx.actor, asked).await?;
            values.insert(field.clone(), found.into_iter().map(|one| one.value).collect());
        }
    }
    let who: Vec<_> = saved
        .conflicts
        .iter()
        .filter_map(|(_, there)| there.as_ref()?.changed_by)
        .collect();
    let view = pages::View {
        keying,
        turn,
        shown,
        rows: &rows,
        on_page,
        is_open,
        values,
        conflicts: &saved.conflicts,
        names: if who.is_empty() {
            BTreeMap::new()
        } else {
            keyings::names(db, &who).await?
        },
    };
    let page = pages::grid(cx, &view).workspace(cx);
    Ok(if saved.conflicts.is_empty() {
        page
    } else {
        (StatusCode::CONFLICT, page).into_response()
    })
}

/// A row that is gone meanwhile, to be sent again as a new one.
fn again(sent: &SentRow) -> EntryRow {
    EntryRow {
        id: sent.id,
        page: sent.page,
        place: sent.place,
        cells: crate::store::Json(sent.cells.clone()),
        changed_by: None,
        changed_at: crate::clock::Instant::of(jiff::Timestamp::UNIX_EPOCH),
        version: 0,
    }
}

/// Keeps rows; a script sends them one by one and is answered in JSON.
pub(in crate::keying) async fn save(
    cx: Cx,
    Path((id, number)): Path<(Id<Keying>, i64)>,
    headers: HeaderMap,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    let (keying, turn) = seen(&cx, id, number, Action::Change).await?;
    let pairs: Pairs = sent
        .iter()
        .filter(|(name, _)| !name.contains('.'))
        .cloned()
        .collect();
    let mut shown = Shown::of(&keying, &pairs);
    let rows = reading::rows(&sent, &keying.fields.0, shown.page)?;
    let (app, actor, rows) = (&cx.app, &cx.actor, &rows);
    let saved = app
        .db
        .write("keying.rows", |tx| async move {
            // Asked here: the entry may have been done a moment ago.
            let keying = keyings::find(&tx, id).await?.ok_or(Error::NotFound)?;
            keying.keyed(turn)?;
            if !keying.is_hand(turn, actor.account) {
                return Err(Error::refused("keying-not-yours"));
            }
            let (all, _, _) = store::extent(&tx, id, turn, 1).await?;
            let new = rows
                .iter()
                .filter(|row| row.version == 0 && !row.cells.is_empty());
            let new = i64::try_from(new.count()).unwrap_or(i64::MAX);
            if new > 0 && all.saturating_add(new) > MOST_ROWS {
                return Err(Error::Refused(
                    Message::new("keying-most-rows").with("most", MOST_ROWS),
                ));
            }
            store::save(&tx, &app.clock, id, turn, actor.account, rows).await
        })
        .await?;
    if wants_json(&headers) {
        return json_of(&cx, &saved).await;
    }
    if !saved.conflicts.is_empty() {
        return drawn(&cx, &keying, turn, &shown, &saved).await;
    }
    let (_, on_page, _) = store::extent(&app.db, id, turn, shown.page).await?;
    let is_next = pairs.get("then").is_some_and(|then| then == "next");
    if is_next {
        let on_page = usize::try_from(on_page).unwrap_or(0);
        shown.from = on_page.saturating_sub(1) / ROWS_SHOWN * ROWS_SHOWN;
    }
    Ok(redirect_with(&shown.href(&keying, turn), "keying-kept"))
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

async fn json_of(cx: &Cx, saved: &Saved) -> Answer {
    let who: Vec<_> = saved
        .conflicts
        .iter()
        .filter_map(|(_, there)| there.as_ref()?.changed_by)
        .collect();
    let names = if who.is_empty() {
        BTreeMap::new()
    } else {
        keyings::names(&cx.app.db, &who).await?
    };
    let conflicts: Vec<_> = saved
        .conflicts
        .iter()
        .map(|(sent, there)| {
            let by = there.as_ref().and_then(|row| names.get(&row.changed_by?));
            json!({
                "id": sent.id,
                "version": there.as_ref().map_or(0, |row| row.version),
                "cells": there.as_ref().map(|row| &row.cells.0),
                "by": by,
            })
        })
        .collect();
    Ok(plain_json(json!({ "kept": saved.kept, "conflicts": conflicts })))
}

fn plain_json(value: serde_json::Value) -> Response {
    Json(value).into_response()
}

/// Values for one cell, for the script: `field`, `typed`, and what else stands in the row as
/// `row.FIELD`.
pub(in crate::keying) async fn suggestions(
    cx: Cx,
    Path(id): Path<Id<Keying>>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let field = pairs.get("field").map_or("", String::as_str);
    if !keying.fields.0.iter().any(|known| known == field) {
        return Err(Error::NotFound);
    }
    let typed = reading::tidied(pairs.get("typed").map_or("", String::as_str));
    let mut row: Cells = keying
        .same
        .0
        .iter()
        .map(|(field, text)| (field.clone(), Some(text.clone())))
        .collect();
    row.extend(pairs.iter().filter_map(|(name, text)| {
        let text = Some(reading::tidied(text)).filter(|text| !text.is_empty())?;
        Some((name.strip_prefix("row.")?.to_owned(), Some(text)))
    }));
    let asked = Asked {
        kind: &keying.kind,
        field,
        typed: &typed,
        row: &row,
        most: suggestion::MOST,
    };
    let found = suggestion::suggestions(&cx.app, &cx.actor, asked).await?;
    let found: Vec<_> = found
        .into_iter()
        .map(|one| {
            let fills: BTreeMap<_, _> = one.fills.into_iter().collect();
            json!({ "value": one.value, "about": one.about, "fills": fills })
        })
        .collect();
    Ok(plain_json(json!(found)))
}

/// Says that an entry is done.
pub(in crate::keying) async fn end(cx: Cx, Path((id, number)): Path<(Id<Keying>, i64)>) -> Answer {
    let (keying, turn) = seen(&cx, id, number, Action::Change).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("keying.end", |tx| async move {
            let keying = keyings::find(&tx, id).await?.ok_or(Error::NotFound)?;
            keying.keyed(turn)?;
            if !keying.is_hand(turn, actor.account) {
                return Err(Error::refused("keying-not-yours"));
            }
            let (all, _, _) = store::extent(&tx, id, turn, 1).await?;
            if all == 0 {
                return Err(Error::refused("keying-no-rows"));
            }
            keyings::set_done(&tx, id, turn, Some(app.clock.now())).await?;
            let keying = keyings::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if keying.stage() == Stage::Differences {
                let (lines, _) = batch::compared(&tx, &keying).await?;
                // Two entries that say the same leave nothing to settle.
                if !lines.iter().any(Compared::is_open) {
                    keyings::set_settled(&tx, id, actor.account, Some(app.clock.now())).await?;
                }
            }
            audit::record(&tx, &app.clock, actor, Act::on("finished", "keying", id)).await
        })
        .await?;
    Ok(redirect_with(&keying.href(), "keying-done"))
}

/// Opens an entry again that was done.
pub(in crate::keying) async fn reopen(cx: Cx, Path((id, number)): Path<(Id<Keying>, i64)>) -> Answer {
    let (keying, turn) = seen(&cx, id, number, Action::Change).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("keying.reopen", |tx| async move {
            let keying = keyings::find(&tx, id).await?.ok_or(Error::NotFound)?;
            keying.reopen(turn)?;
            keyings::set_done(&tx, id, turn, None).await?;
            audit::record(&tx, &app.clock, actor, Act::on("reopened", "keying", id)).await
        })
        .await?;
    Ok(redirect(&keying.entry_href(turn)))
}
