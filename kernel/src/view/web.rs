//! Handlers of saved views and of the choice of columns.

use std::collections::BTreeMap;

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{LONGEST_QUERY, SavedView, is_list, pages, store, tidy_name};
use crate::{
    account::Account,
    audit::{self, Act, Change},
    error::{Error, Result},
    id::Id,
    policy::Action,
    web::{Answer, Cx, Form, Listing, Query, redirect, redirect_with},
};

type Pairs = BTreeMap<String, String>;

fn account(cx: &Cx) -> Result<Id<Account>> {
    cx.actor.account.ok_or(Error::SignedOut)
}

fn get<'a>(pairs: &'a Pairs, key: &str) -> &'a str {
    pairs.get(key).map_or("", |value| value.trim())
}

/// One's own views, of one list where the address says which.
pub(super) async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let account = account(&cx)?;
    let path = get(&pairs, "path");
    let (views, back) = if is_list(path) {
        (store::of_list(&cx.app.db, account, path).await?, Some(path))
    } else {
        (store::all_of(&cx.app.db, account).await?, None)
    };
    Ok(pages::list(&cx, &views, back, None).workspace(&cx))
}

/// Keeps the list as it stands in the address under a name.
pub(super) async fn save(cx: Cx, Form(pairs): Form<Pairs>) -> Answer {
    let account = account(&cx)?;
    let (path, listing) = (get(&pairs, "path"), Listing::parse(get(&pairs, "query")));
    let query = listing.query();
    if !is_list(path) || query.len() > LONGEST_QUERY {
        return Err(Error::refused("view-not-a-list"));
    }
    let Some(name) = tidy_name(get(&pairs, "name")) else {
        return Ok(wrong(pages::unnamed(&cx, path, &query).workspace(&cx)));
    };
    let (app, actor, name, query) = (&cx.app, &cx.actor, &name, &query);
    app.db
        .write("view.save", |tx| async move {
            let views = store::of_list(&tx, account, path).await?;
            let is_known = views.iter().any(|view| view.name == *name);
            if !is_known && i64::try_from(views.len()).unwrap_or(i64::MAX) >= store::MOST {
                return Err(Error::refused("view-too-many"));
            }
            let id = store::save(&tx, &app.clock, account, path, name, query).await?;
            let act = if is_known { "changed" } else { "created" };
            audit::record(&tx, &app.clock, actor, Act::on(act, "saved-view", id)).await
        })
        .await?;
    Ok(redirect_with(&format!("{path}?{query}"), "view-saved"))
}

/// A view that belongs to whoever asks.
async fn own(cx: &Cx, action: Action, id: Id<SavedView>) -> Result<SavedView> {
    let view = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &view)?;
    Ok(view)
}

pub(super) async fn rename(cx: Cx, Path(id): Path<Id<SavedView>>, Form(pairs): Form<Pairs>) -> Answer {
    let view = own(&cx, Action::Change, id).await?;
    let views = store::of_list(&cx.app.db, view.account, &view.path).await?;
    let name = tidy_name(get(&pairs, "name"));
    let problem = match &name {
        None => Some("view-needs-name"),
        Some(name) if views.iter().any(|other| other.id != id && other.name == *name) => {
            Some("view-name-taken")
        }
        Some(_) => None,
    };
    let (Some(name), None) = (name, problem) else {
        let problem = problem.map(|key| (id, get(&pairs, "name"), key));
        return Ok(wrong(
            pages::list(&cx, &views, Some(&view.path), problem).workspace(&cx),
        ));
    };
    let (app, actor, view, name) = (&cx.app, &cx.actor, &view, &name);
    app.db
        .write("view.rename", |tx| async move {
            store::rename(&tx, id, name).await?;
            let changes = audit::changed([Change::between("name", Some(&view.name), Some(name))]);
            let act = Act::on("changed", "saved-view", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&pages::own_href(&view.path), "view-renamed"))
}

pub(super) async fn remove(cx: Cx, Path(id): Path<Id<SavedView>>) -> Answer {
    let view = own(&cx, Action::Erase, id).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("view.remove", |tx| async move {
            store::remove(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("removed", "saved-view", id)).await
        })
        .await?;
    Ok(redirect_with(&pages::own_href(&view.path), "view-removed"))
}

/// Leads on to the list with the ticked columns in its address. Nothing is kept.
pub(super) async fn columns(_: Cx, Query(pairs): Query<Vec<(String, String)>>) -> Answer {
    let (mut path, mut columns, mut rest) = (String::new(), Vec::new(), Pairs::new());
    for (key, value) in pairs {
        match key.as_str() {
            "path" => path = value,
            "column" => columns.push(value),
            _ => {
                rest.insert(key, value);
            }
        }
    }
    if !is_list(&path) {
        return Err(Error::NotFound);
    }
    rest.insert("columns".to_owned(), columns.join(","));
    rest.remove("page");
    Ok(redirect(&Listing::of(rest).href(&path)))
}

fn wrong(page: Response) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
