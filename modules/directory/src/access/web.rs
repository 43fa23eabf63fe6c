//! Handlers of access that rests on posts.

use std::collections::BTreeMap;

use balai_kernel::{
    App, Error, Id, Result,
    account::{self, Account, AccountRow, NewAccount},
    actor::Role,
    store::Tx,
    text::{Lang, Message},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{ROLES, offer, pages, store};
use crate::{
    PersonId,
    entry::{Entry, again},
    person,
    post::{self, Holding, Post},
};

/// A post with those who hold it today.
async fn held(cx: &Cx, id: Id<Post>) -> Result<(Post, Vec<Holding>)> {
    let (post, _, _) = post::web::found(cx, id).await?;
    let today = cx.app.today();
    let mut holders = post::store::holders(&cx.app.db, &cx.actor, id).await?;
    holders.retain(|held| held.holds_on(today));
    Ok((post, holders))
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let (post, holders) = held(&cx, id).await?;
    let grants = account::grants_by_post(&cx.app.db, id.uuid()).await?;
    let offers = store::offers_of(&cx.app.db, id).await?;
    let shown = pages::Shown {
        post: &post,
        holders: &holders,
        grants: &grants,
        offers: &offers,
    };
    Ok(pages::show(&cx, &shown, &Entry::empty("access")).workspace(&cx))
}

pub(crate) async fn give(
    cx: Cx,
    Path(id): Path<Id<Post>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (post, holders) = held(&cx, id).await?;
    cx.proved()?;
    let mut entry = Entry::of("access", values);
    let chosen: Option<PersonId> = entry.id("holder");
    let holder = holders.iter().find(|held| Some(held.person) == chosen);
    if holder.is_none() {
        entry.wrong("holder", Message::new("directory-choose"));
    }
    let role = Role::from_code(entry.get("role")).filter(|role| ROLES.contains(role));
    if role.is_none() {
        entry.wrong("role", Message::new("directory-choose"));
    }
    let grants = account::grants_by_post(&cx.app.db, id.uuid()).await?;
    let (Some(holder), Some(role), false) = (holder, role, entry.is_wrong()) else {
        let shown = pages::Shown {
            post: &post,
            holders: &holders,
            grants: &grants,
            offers: &store::offers_of(&cx.app.db, id).await?,
        };
        return again(pages::show(&cx, &shown, &entry).workspace(&cx));
    };
    let (app, actor, post) = (&cx.app, &cx.actor, &post);
    let told = app
        .db
        .write("access.give", |tx| async move {
            match account_of(&tx, app, holder, actor.lang).await? {
                Known::Own(account) => {
                    let whose = (account, holder.person);
                    offer::give(&tx, app, actor, post, whose, role).await?;
                    Ok("access-given")
                }
                Known::Asked(row) => {
                    offer::ask(&tx, app, actor, &row, (post, holder), role).await?;
                    Ok("access-asked")
                }
            }
        })
        .await?;
    Ok(redirect_with(&format!("{}/access", post.href()), told))
}

/// The account of whoever holds a post.
enum Known {
    /// It is theirs.
    Own(Id<Account>),
    /// It has their address; whether it is theirs its owner is asked.
    Asked(AccountRow),
}

/// The account of whoever holds a post; a new one with its invitation to their own address
/// where they have none. An account that was there already is never joined unasked: an address
/// in a list may be wrong, or have gone to somebody else.
async fn account_of(tx: &Tx, app: &App, holder: &Holding, lang: Lang) -> Result<Known> {
    for record in store::records_of(tx, holder.person).await? {
        if let Some(known) = account::account_of(tx, record).await? {
            return Ok(Known::Own(known));
        }
    }
    let addresses = person::store::addresses(tx, holder.person).await?;
    let own = addresses
        .iter()
        .find(|address| address.kind == "email" && !address.shared);
    let own = own.ok_or(Error::refused("access-no-address"))?;
    if let Some(row) = account::by_email(tx, &own.folded).await? {
        if row.person.is_some() || row.suspended_at.is_some() {
            return Err(Error::refused("access-another"));
        }
        return Ok(Known::Asked(row));
    }
    let new = NewAccount {
        email: &own.folded,
        name: &holder.name(),
        language: lang.code(),
        person: Some(holder.person),
    };
    account::invite(tx, app, &new).await.map(Known::Own)
}
