//! Handlers of access that rests on posts.

use std::collections::BTreeMap;

use balai_kernel::{
    App, Error, Id, Result,
    account::{self, Account, NewAccount},
    actor::Role,
    audit::{self, Act, Change},
    store::Tx,
    text::{Lang, Message},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{ROLES, is_of_party, pages, store};
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
    Ok(pages::show(&cx, &post, &holders, &grants, &Entry::empty("access")).workspace(&cx))
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
        return again(pages::show(&cx, &post, &holders, &grants, &entry).workspace(&cx));
    };
    let (app, actor, post) = (&cx.app, &cx.actor, &post);
    app.db
        .write("access.give", |tx| async move {
            let account = account_of(&tx, app, holder, actor.lang).await?;
            let party = is_of_party(role).then_some(post.party);
            let held = account::grants_on(&tx, account, app.today()).await?;
            let has = |grant: &account::GrantRow| grant.role == role.code() && grant.party == party;
            if held.iter().any(has) {
                return Err(Error::refused("access-there"));
            }
            account::grant_by_post(&tx, app, account, role, party, id.uuid()).await?;
            if let Some(until) = holder.until_on {
                super::left(&tx, app, holder.person, id, until.0).await?;
            }
            let changes = audit::changed([Change::between("access", None::<&str>, Some(role.code()))]);
            let act = Act::on("changed", "post", id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&format!("{}/access", post.href()), "access-given"))
}

/// The account of whoever holds a post; a new one with its invitation to their own address
/// where they have none.
async fn account_of(tx: &Tx, app: &App, holder: &Holding, lang: Lang) -> Result<Id<Account>> {
    for record in store::records_of(tx, holder.person).await? {
        if let Some(known) = account::account_of(tx, record).await? {
            return Ok(known);
        }
    }
    let addresses = person::store::addresses(tx, holder.person).await?;
    let own = addresses
        .iter()
        .find(|address| address.kind == "email" && !address.shared);
    let own = own.ok_or(Error::refused("access-no-address"))?;
    if let Some(row) = account::by_email(tx, &own.folded).await? {
        if store::set_person(tx, row.id, holder.person).await? == 0 {
            return Err(Error::refused("access-another"));
        }
        return Ok(row.id);
    }
    let new = NewAccount {
        email: &own.folded,
        name: &holder.name(),
        language: lang.code(),
        person: Some(holder.person),
    };
    account::invite(tx, app, &new).await
}
