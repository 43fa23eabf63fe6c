//! Handlers of keyed sheets: brought in, given columns, shown, turned, handed on.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{
    Asked, Cells, Keying, MOST_FIELDS, Stage, Turn, batch, difference, entry, pages,
    scan::{self, MOST_PAGES},
    store, suggestion,
};
use crate::{
    account::Account,
    actor::Actor,
    audience::Audience,
    audit::{self, Act, Change},
    error::{Error, Result},
    file::{self, FileRow, Written},
    id::Id,
    module::{App, Routes},
    policy::{self, Action},
    store::{Conn, Tx},
    text::Message,
    web::{Answer, Cx, Form, Listing, Query, Upload, redirect, redirect_with},
};

type Pairs = BTreeMap<String, String>;

/// The URLs of keyed sheets, their entries and differences.
pub(super) fn routes() -> Routes {
    use Action::{Change, Create, Decide, Erase, List, Read};
    Routes::new()
        .get::<Keying, _, _>("/app/keyings", List, list)
        .get::<Keying, _, _>("/app/keyings/new", Create, new)
        .upload::<Keying, _, _>("/app/keyings", Create, create)
        .get::<Keying, _, _>("/app/keyings/{id}", Read, show)
        .get::<Keying, _, _>("/app/keyings/{id}/columns", Change, columns)
        .post::<Keying, _, _>("/app/keyings/{id}/columns", Change, set_columns)
        .get::<Keying, _, _>("/app/keyings/{id}/file", Read, original)
        .upload::<Keying, _, _>("/app/keyings/{id}/pages", Change, add_pages)
        .get::<Keying, _, _>("/app/keyings/{id}/pages/{number}/{size}", Read, picture)
        .post::<Keying, _, _>("/app/keyings/{id}/pages/{number}/turning", Change, turn)
        .post::<Keying, _, _>("/app/keyings/{id}/second", Change, ask_second)
        .post::<Keying, _, _>("/app/keyings/{id}/second/withdrawal", Change, drop_second)
        .post::<Keying, _, _>(
            "/app/keyings/{id}/entries/{number}/hands",
            Change,
            entry::web::take_up,
        )
        .get::<Keying, _, _>("/app/keyings/{id}/entries/{number}", Read, entry::web::show)
        .post::<Keying, _, _>(
            "/app/keyings/{id}/entries/{number}/rows",
            Change,
            entry::web::save,
        )
        .post::<Keying, _, _>("/app/keyings/{id}/entries/{number}/end", Change, entry::web::end)
        .post::<Keying, _, _>(
            "/app/keyings/{id}/entries/{number}/reopening",
            Change,
            entry::web::reopen,
        )
        .get::<Keying, _, _>("/app/keyings/{id}/suggestions", Change, entry::web::suggestions)
        .get::<Keying, _, _>("/app/keyings/{id}/differences", Read, difference::web::show)
        .post::<Keying, _, _>("/app/keyings/{id}/differences", Decide, difference::web::settle)
        .post::<Keying, _, _>("/app/keyings/{id}/batch", Decide, hand_over)
        .post::<Keying, _, _>("/app/keyings/{id}/batch/withdrawal", Decide, take_back)
        .post::<Keying, _, _>("/app/keyings/{id}/erasure", Erase, erase)
}

/// A sheet that the reader may act on.
pub(super) async fn found(conn: &impl Conn, actor: &Actor, id: Id<Keying>, action: Action) -> Result<Keying> {
    let keying = store::find(conn, id).await?.ok_or(Error::NotFound)?;
    policy::may(actor, action, Some(&keying))?;
    Ok(keying)
}

async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let rows = store::list(&cx.app.db, &cx.actor, &listing).await?;
    let count = store::count(&cx.app.db, &cx.actor, &listing).await?;
    Ok(pages::list(&cx, &listing, &rows, count).workspace(&cx))
}

async fn new(cx: Cx) -> Answer {
    let colleagues = store::colleagues(&cx.app.db, cx.app.today()).await?;
    Ok(pages::new(&cx, &colleagues, &Pairs::new(), None).workspace(&cx))
}

/// Files of a page that were written before the transaction.
pub(super) struct Drawn {
    fit: Written,
    large: Written,
}

pub(super) async fn written(app: &App, pages: &[scan::Page]) -> Result<Vec<Drawn>> {
    let mut drawn = Vec::new();
    for page in pages {
        drawn.push(Drawn {
            fit: app.files.write(&app.clock, &page.fit).await?,
            large: app.files.write(&app.clock, &page.large).await?,
        });
    }
    Ok(drawn)
}

pub(super) async fn keep(
    tx: &Tx,
    app: &App,
    written: &Written,
    name: &str,
    media: &str,
    by: Option<Id<Account>>,
) -> Result<Id<FileRow>> {
    file::keep(tx, app, written, name, media, &Audience::office(), by).await
}

/// Somebody of the office who can be asked to key.
fn colleague(colleagues: &[(Id<Account>, String)], text: &str) -> Option<Id<Account>> {
    let id = text.parse().ok()?;
    colleagues.iter().map(|(own, _)| *own).find(|own| *own == id)
}

/// Brings a scan in: its pages are drawn before anything is kept.
async fn create(cx: Cx, mut sent: Upload) -> Answer {
    let colleagues = store::colleagues(&cx.app.db, cx.app.today()).await?;
    let typed: Pairs = ["title", "kind", "hand"]
        .into_iter()
        .map(|name| (name.to_owned(), sent.text(name).to_owned()))
        .collect();
    let taken = match sent.file() {
        Ok(Some((name, bytes))) => take(&cx, &colleagues, &typed, &name, bytes).await,
        Ok(None) => Err(Error::refused("upload-none")),
        Err(error) => Err(error),
    };
    match taken {
        Ok(id) => Ok(redirect(&format!("{}/{id}/columns", super::PATH))),
        Err(Error::Refused(why)) => {
            let page = pages::new(&cx, &colleagues, &typed, Some(&why)).workspace(&cx);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn take(
    cx: &Cx,
    colleagues: &[(Id<Account>, String)],
    typed: &Pairs,
    file_name: &str,
    bytes: Vec<u8>,
) -> Result<Id<Keying>> {
    let (app, actor) = (&cx.app, &cx.actor);
    let by = actor.account.ok_or(Error::NotFound)?;
    let kinds = app.imports();
    let kind = kinds
        .iter()
        .find(|kind| Some(kind.code()) == typed.get("kind").map(String::as_str))
        .ok_or_else(|| Error::refused("keying-kind-none"))?
        .code();
    let media = scan::media_type(&bytes);
    let (pages, bytes) = scan::pages(bytes, MOST_PAGES).await?;
    let original = &app.files.write(&app.clock, &bytes).await?;
    let drawn = &written(app, &pages).await?;
    let name = balai_names::tidy(file_name).text;
    let name: String = name.chars().take(200).collect();
    let typed_title = entry::reading::tidied(typed.get("title").map_or("", String::as_str));
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let title = if typed_title.is_empty() {
        stem.to_owned()
    } else {
        typed_title
    };
    let title: String = title.chars().take(150).collect();
    let hand = typed.get("hand").and_then(|text| colleague(colleagues, text));
    let (title, name) = (title.as_str(), name.as_str());
    app.db
        .write("keying.create", |tx| async move {
            let file = keep(&tx, app, original, name, media, Some(by)).await?;
            let new = store::New {
                title,
                kind,
                file,
                file_name: name,
                by,
            };
            let id = store::insert(&tx, &app.clock, &new).await?;
            add(&tx, app, id, None, drawn, Some(by)).await?;
            store::add_hand(&tx, id, Turn::First, hand.unwrap_or(by)).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "keying", id)).await?;
            Ok(id)
        })
        .await
}

/// Adds pages behind those that are there; the first of them keeps the original.
pub(super) async fn add(
    tx: &Tx,
    app: &App,
    id: Id<Keying>,
    original: Option<Id<FileRow>>,
    drawn: &[Drawn],
    by: Option<Id<Account>>,
) -> Result<()> {
    for (at, page) in drawn.iter().enumerate() {
        let fit = keep(tx, app, &page.fit, "page.jpg", "image/jpeg", by).await?;
        let large = keep(tx, app, &page.large, "page.jpg", "image/jpeg", by).await?;
        store::add_page(tx, id, original.filter(|_| at == 0), fit, large).await?;
    }
    Ok(())
}

/// More pages, such as the photograph of the next sheet.
async fn add_pages(cx: Cx, Path(id): Path<Id<Keying>>, mut sent: Upload) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    if keying.stage() == Stage::Handed {
        return Err(Error::refused("keying-handed-already"));
    }
    let (name, bytes) = sent.file()?.ok_or_else(|| Error::refused("upload-none"))?;
    let room = MOST_PAGES.saturating_sub(usize::try_from(keying.pages).unwrap_or(0));
    let media = scan::media_type(&bytes);
    let (pages, bytes) = scan::pages(bytes, room).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    let original = &app.files.write(&app.clock, &bytes).await?;
    let drawn = &written(app, &pages).await?;
    let name: String = balai_names::tidy(&name).text.chars().take(200).collect();
    let name = name.as_str();
    app.db
        .write("keying.pages", |tx| async move {
            let keying = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let all = usize::try_from(keying.pages).unwrap_or(0) + drawn.len();
            if keying.stage() == Stage::Handed || all > MOST_PAGES {
                return Err(Error::refused("keying-changed-meanwhile"));
            }
            let file = keep(&tx, app, original, name, media, actor.account).await?;
            add(&tx, app, id, Some(file), drawn, actor.account).await?;
            audit::record(&tx, &app.clock, actor, Act::on("changed", "keying", id)).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}?page={}", keying.href(), keying.pages + 1),
        "keying-pages-added",
    ))
}

async fn show(cx: Cx, Path(id): Path<Id<Keying>>, Query(pairs): Query<Pairs>) -> Answer {
    let db = &cx.app.db;
    let keying = found(db, &cx.actor, id, Action::Read).await?;
    let mut people: Vec<Id<Account>> = keying.hands.iter().map(|hand| hand.account).collect();
    people.push(keying.brought_by);
    let is_compared = keying.first_done_at.is_some() && keying.second_done_at.is_some();
    let agreement = if is_compared {
        Some(batch::compared(db, &keying).await?.1)
    } else {
        None
    };
    let unread = match keying.batch {
        Some(batch) => store::unread(db, batch).await?,
        None => Vec::new(),
    };
    let number = |name: &str| pairs.get(name).and_then(|text| text.parse::<i64>().ok());
    let may_ask = keying.ask_second(None).is_ok() && keying.stage() != Stage::Columns;
    let view = pages::View {
        counts: entry::store::counts(db, id).await?,
        names: store::names(db, &people).await?,
        colleagues: if may_ask {
            store::colleagues(db, cx.app.today()).await?
        } else {
            Vec::new()
        },
        history: audit::history_of(db, id.uuid()).await?,
        page: number("page").unwrap_or(1).clamp(1, keying.pages.max(1)),
        zoom: u8::try_from(number("zoom").unwrap_or(1)).unwrap_or(1).clamp(1, 3),
        agreement,
        unread,
        keying: &keying,
    };
    Ok(pages::show(&cx, &view).workspace(&cx))
}

/// The file as it came, also of a page that came later.
async fn original(cx: Cx, Path(id): Path<Id<Keying>>, Query(pairs): Query<Pairs>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Read).await?;
    let page = pairs.get("page").and_then(|text| text.parse().ok());
    let own = match page {
        Some(number) => store::page(&cx.app.db, id, number)
            .await?
            .and_then(|page| page.original),
        None => keying.file,
    };
    let row = file::find(&cx.app.db, own.ok_or(Error::NotFound)?).await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(file::hand_over(&cx.app, &row, &row.name))
}

/// A page as a picture, `fit` or `large`.
async fn picture(cx: Cx, Path((id, number, size)): Path<(Id<Keying>, i64, String)>) -> Answer {
    found(&cx.app.db, &cx.actor, id, Action::Read).await?;
    let page = store::page(&cx.app.db, id, number)
        .await?
        .ok_or(Error::NotFound)?;
    let file = match size.as_str() {
        "fit" => page.fit,
        "large" => page.large,
        _ => return Err(Error::NotFound),
    };
    let row = file::find(&cx.app.db, file).await?.ok_or(Error::NotFound)?;
    let bytes = file::read(&cx.app, &row.storage_key).await?;
    let mut response = Response::new(Body::from(bytes));
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    Ok(file::sandboxed(response))
}

/// Turns a page by a quarter, for everyone.
async fn turn(cx: Cx, Path((id, number)): Path<(Id<Keying>, i64)>, Form(sent): Form<Pairs>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    let before = store::page(&app.db, id, number).await?.ok_or(Error::NotFound)?;
    let row = file::find(&app.db, before.large).await?.ok_or(Error::NotFound)?;
    let turned = scan::turn(file::read(app, &row.storage_key).await?).await?;
    let drawn = &written(app, &[turned]).await?;
    let before = &before;
    app.db
        .write("keying.turn", |tx| async move {
            let there = store::page(&tx, id, number).await?.ok_or(Error::NotFound)?;
            if there.large != before.large {
                // Somebody else turned it a moment ago.
                return Ok(());
            }
            for page in drawn {
                let fit = keep(&tx, app, &page.fit, "page.jpg", "image/jpeg", actor.account).await?;
                let large = keep(&tx, app, &page.large, "page.jpg", "image/jpeg", actor.account).await?;
                store::put_page(&tx, id, before, fit, large).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("changed", "keying", id)).await
        })
        .await?;
    let back = sent
        .get("entry")
        .and_then(|entry| Turn::of(entry.parse().ok()?))
        .map_or_else(|| keying.href(), |turn| keying.entry_href(turn));
    Ok(redirect(&format!("{back}?page={number}")))
}

async fn columns(cx: Cx, Path(id): Path<Id<Keying>>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let typed = pages::typed_columns(&cx, &keying);
    columns_page(&cx, &keying, &typed, None).await
}

async fn columns_page(cx: &Cx, keying: &Keying, typed: &Pairs, why: Option<&Message>) -> Answer {
    let nothing = Cells::new();
    let mut events = Vec::new();
    for field in pages::shared_fields(cx, keying) {
        let asked = Asked {
            kind: &keying.kind,
            field,
            typed: "",
            row: &nothing,
            most: suggestion::MOST_LISTED,
        };
        events.extend(suggestion::suggestions(&cx.app, &cx.actor, asked).await?);
    }
    let page = pages::columns(cx, keying, typed, &events, why).workspace(cx);
    Ok(match why {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    })
}

/// What a form says of the columns.
fn read_columns(app: &App, keying: &Keying, sent: &Pairs) -> Result<(Vec<String>, BTreeMap<String, String>)> {
    let kinds = app.imports();
    let kind = kinds
        .iter()
        .find(|kind| kind.code() == keying.kind)
        .ok_or(Error::NotFound)?;
    let known = |field: &&str| kind.columns().iter().any(|spec| spec.field == *field);
    let mut fields: Vec<String> = Vec::new();
    for at in 1..=MOST_FIELDS {
        let field = sent.get(&format!("field-{at}")).map(String::as_str).filter(known);
        if let Some(field) = field
            && fields.iter().all(|other| other != field)
        {
            fields.push(field.to_owned());
        }
    }
    if fields.is_empty() {
        return Err(Error::refused("keying-columns-none"));
    }
    let mut same = BTreeMap::new();
    for at in 1..=pages::SHARED {
        let field = sent.get(&format!("same-{at}")).map(String::as_str).filter(known);
        let text = sent
            .get(&format!("same-{at}-text"))
            .map(|text| entry::reading::tidied(text));
        if let (Some(field), Some(text)) = (field, text.filter(|text| !text.is_empty()))
            && !fields.iter().any(|own| own == field)
        {
            same.insert(field.to_owned(), text);
        }
    }
    Ok((fields, same))
}

async fn set_columns(cx: Cx, Path(id): Path<Id<Keying>>, Form(sent): Form<Pairs>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let (fields, same) = match read_columns(&cx.app, &keying, &sent) {
        Ok(read) => read,
        Err(Error::Refused(why)) => return columns_page(&cx, &keying, &sent, Some(&why)).await,
        Err(error) => return Err(error),
    };
    if keying.first_done_at.is_some() || keying.second_done_at.is_some() || keying.stage() == Stage::Handed {
        return Err(Error::refused("keying-columns-late"));
    }
    let title = entry::reading::tidied(sent.get("title").map_or("", String::as_str));
    let title: String = title.chars().take(150).collect();
    let title = if title.is_empty() {
        keying.title.clone()
    } else {
        title
    };
    let version = sent
        .get("version")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let changes = audit::changed([
        Change::between("title", Some(&keying.title), Some(&title)),
        Change::between("columns", Some(keying.fields.0.join(" ")), Some(fields.join(" "))),
    ]);
    let (app, actor, fields, same, title, changes) = (&cx.app, &cx.actor, &fields, &same, &title, &changes);
    app.db
        .write("keying.columns", |tx| async move {
            if store::set_columns(&tx, id, version, title, fields, same).await? == 0 {
                return Err(Error::refused("keying-changed-meanwhile"));
            }
            let act = Act::on("changed", "keying", id).changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    if keying.is_hand(Turn::First, actor.account) {
        Ok(redirect(&keying.entry_href(Turn::First)))
    } else {
        Ok(redirect_with(&keying.href(), "keying-columns-set"))
    }
}

/// Asks for a second entry: of somebody by name, or of anybody who has not keyed the first.
async fn ask_second(cx: Cx, Path(id): Path<Id<Keying>>, Form(sent): Form<Pairs>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let colleagues = store::colleagues(&cx.app.db, cx.app.today()).await?;
    let hand = sent.get("hand").and_then(|text| colleague(&colleagues, text));
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("keying.second", |tx| async move {
            let keying = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            keying.ask_second(hand)?;
            store::set_second(&tx, id, Some(app.clock.now())).await?;
            if let Some(hand) = hand {
                store::add_hand(&tx, id, Turn::Second, hand).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("changed", "keying", id)).await
        })
        .await?;
    Ok(redirect_with(&keying.href(), "keying-second-asked"))
}

/// Asks for no second entry any more, while nothing of it is keyed.
async fn drop_second(cx: Cx, Path(id): Path<Id<Keying>>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Change).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("keying.second", |tx| async move {
            let keying = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let counts = entry::store::counts(&tx, id).await?;
            if keying.second_asked_at.is_none() || counts.get(&2).is_some_and(|rows| *rows > 0) {
                return Err(Error::refused("keying-second-begun"));
            }
            store::set_second(&tx, id, None).await?;
            audit::record(&tx, &app.clock, actor, Act::on("changed", "keying", id)).await
        })
        .await?;
    Ok(redirect_with(&keying.href(), "keying-second-dropped"))
}

async fn hand_over(cx: Cx, Path(id): Path<Id<Keying>>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Decide).await?;
    let batch = batch::hand_over(&cx.app, &cx.actor, &keying).await?;
    Ok(redirect_with(&format!("/app/imports/{batch}"), "keying-handed"))
}

async fn take_back(cx: Cx, Path(id): Path<Id<Keying>>) -> Answer {
    let keying = found(&cx.app.db, &cx.actor, id, Action::Decide).await?;
    batch::take_back(&cx.app, &cx.actor, &keying).await?;
    Ok(redirect_with(&keying.href(), "keying-taken-back"))
}

/// Removes a sheet with its pictures and rows.
async fn erase(cx: Cx, Path(id): Path<Id<Keying>>) -> Answer {
    found(&cx.app.db, &cx.actor, id, Action::Erase).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("keying.erase", |tx| async move {
            let keying = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            // Its preview still leads here.
            if keying.stage() == Stage::Handed && keying.applied_at.is_none() {
                return Err(Error::refused("keying-take-back-first"));
            }
            store::erase(&tx, id.uuid()).await?;
            audit::record(&tx, &app.clock, actor, Act::on("erased", "keying", id)).await
        })
        .await?;
    Ok(redirect_with(super::PATH, "keying-erased"))
}
