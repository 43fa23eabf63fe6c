//! Making service accounts and tokens, and taking them away.

use std::collections::BTreeMap;

use axum::extract::Path;

use super::{DAY, PATH, SEES, SHOWN, TERMS, new_text, nouns, pages, policy::Service, store, store::TokenRow};
use crate::{
    account::{Account, token_hash, typed::Typed},
    audit::{self, Act, Change},
    error::{Error, Result},
    id::Id,
    module::Routes,
    policy::Action,
    t,
    web::{Answer, Cx, Form, redirect_with},
};

/// The URLs of service accounts.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Service, _, _>("/app/admin/service-accounts", Action::List, list)
        .get::<Service, _, _>("/app/admin/service-accounts/new", Action::Create, new)
        .post::<Service, _, _>("/app/admin/service-accounts/new", Action::Create, add)
        .get::<Service, _, _>("/app/admin/service-accounts/{id}", Action::Read, show)
        .post::<Service, _, _>(
            "/app/admin/service-accounts/{id}/answering",
            Action::Change,
            answering,
        )
        .get::<Service, _, _>("/app/admin/service-accounts/{id}/end", Action::Change, ending)
        .post::<Service, _, _>("/app/admin/service-accounts/{id}/end", Action::Change, end)
        .get::<TokenRow, _, _>(
            "/app/admin/service-accounts/{id}/tokens/new",
            Action::Create,
            new_token,
        )
        .post::<TokenRow, _, _>(
            "/app/admin/service-accounts/{id}/tokens/new",
            Action::Create,
            add_token,
        )
        .post::<TokenRow, _, _>("/app/admin/service-tokens/{id}/revocation", Action::Erase, revoke)
}

async fn found(cx: &Cx, id: Id<Service>) -> Result<Service> {
    let service = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &service)?;
    Ok(service)
}

async fn list(cx: Cx) -> Answer {
    let db = &cx.app.db;
    let services = store::all(db).await?;
    let tokens = store::open_tokens(db, cx.app.clock.now()).await?;
    Ok(pages::list(&cx, &services, &tokens))
}

async fn new(cx: Cx) -> Answer {
    cx.proved()?;
    let candidates = store::candidates(&cx.app.db, cx.app.today()).await?;
    Ok(pages::new(&cx, &candidates, &Typed::default()))
}

/// Who was chosen to answer, if they can.
async fn chosen(cx: &Cx, typed: &mut Typed) -> Result<(Vec<store::Candidate>, Option<Id<Account>>)> {
    let candidates = store::candidates(&cx.app.db, cx.app.today()).await?;
    let asked: Option<Id<Account>> = typed.get("answers").parse().ok();
    let answers = asked.filter(|id| candidates.iter().any(|one| one.id == *id));
    if answers.is_none() {
        typed.refuse("answers", t!(cx.lang(), "service-answers-missing"));
    }
    Ok((candidates, answers))
}

async fn add(cx: Cx, Form(values): Form<BTreeMap<String, String>>) -> Answer {
    cx.proved()?;
    let created_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut typed = Typed::of(values);
    let name = typed.needed(cx.lang(), "name", 80);
    let purpose = typed.needed(cx.lang(), "purpose", 500);
    let (candidates, answers) = chosen(&cx, &mut typed).await?;
    let (Some(answers), false) = (answers, typed.is_wrong()) else {
        return Ok(pages::new(&cx, &candidates, &typed));
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let new = &store::New {
        name: &name,
        purpose: &purpose,
        answers,
        created_by,
    };
    let id = app
        .db
        .write("service.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, new).await?;
            let act = Act::on("created", "service-account", id);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}/{id}"), "service-made"))
}

async fn show(cx: Cx, Path(id): Path<Id<Service>>) -> Answer {
    let service = found(&cx, id).await?;
    let tokens = store::tokens(&cx.app.db, id).await?;
    let candidates = store::candidates(&cx.app.db, cx.app.today()).await?;
    Ok(pages::show(&cx, &service, &tokens, &candidates))
}

async fn answering(
    cx: Cx,
    Path(id): Path<Id<Service>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let service = &found(&cx, id).await?;
    cx.may(Action::Change, service)?;
    let (candidates, answers) = chosen(&cx, &mut Typed::of(values)).await?;
    let answers = answers.ok_or(Error::refused("service-answers-missing"))?;
    let name = candidates.into_iter().find(|one| one.id == answers);
    let name = &name.map(|one| one.name);
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("service.answers", |tx| async move {
            store::set_answers(&tx, id, answers).await?;
            let changes = audit::changed([Change::between(
                "answers",
                Some(&service.answers_name),
                name.as_ref(),
            )]);
            let act = Act::on("changed", "service-account", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}/{id}"), "service-answering"))
}

async fn ending(cx: Cx, Path(id): Path<Id<Service>>) -> Answer {
    let service = found(&cx, id).await?;
    cx.may(Action::Change, &service)?;
    Ok(pages::ending(&cx, &service))
}

async fn end(cx: Cx, Path(id): Path<Id<Service>>) -> Answer {
    cx.may(Action::Change, &found(&cx, id).await?)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("service.end", |tx| async move {
            if store::end(&tx, id, app.clock.now()).await? == 0 {
                return Ok(());
            }
            let act = Act::on("ended", "service-account", id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(PATH, "service-ended"))
}

/// A program that is still used.
async fn open(cx: &Cx, id: Id<Service>) -> Result<Service> {
    let service = found(cx, id).await?;
    if service.ended_at.is_some() {
        return Err(Error::refused("service-over"));
    }
    Ok(service)
}

async fn new_token(cx: Cx, Path(id): Path<Id<Service>>) -> Answer {
    cx.proved()?;
    let service = open(&cx, id).await?;
    Ok(pages::new_token(
        &cx,
        &service,
        &nouns(&cx.app),
        &Typed::default(),
    ))
}

async fn add_token(
    cx: Cx,
    Path(id): Path<Id<Service>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    cx.proved()?;
    let created_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let service = &open(&cx, id).await?;
    let (lang, mut typed) = (cx.lang(), Typed::of(values));
    let offered = nouns(&cx.app);
    let ticked = offered
        .iter()
        .filter(|noun| typed.ticked(&format!("reads-{noun}")));
    let named = ticked.copied().collect::<Vec<_>>().join(" ");
    if named.is_empty() {
        typed.refuse("reads", t!(lang, "token-nouns-missing"));
    }
    let sees = SEES.into_iter().find(|sees| *sees == typed.get("sees"));
    let days = TERMS
        .into_iter()
        .find(|days| days.to_string() == typed.get("days"));
    if days.is_none() {
        typed.refuse("days", t!(lang, "token-days-missing"));
    }
    let (Some(days), false) = (days, typed.is_wrong()) else {
        return Ok(pages::new_token(&cx, service, &offered, &typed));
    };
    let text = new_text(&cx.app.clock);
    let expires_at = cx.app.clock.now().plus_seconds(days * DAY);
    let (app, actor) = (&cx.app, &cx.actor);
    let new = &store::NewToken {
        hash: &token_hash(&text),
        service: id,
        begins: &text[..SHOWN],
        nouns: &named,
        sees: sees.unwrap_or(SEES[0]),
        created_by,
        expires_at,
    };
    app.db
        .write("token.add", |tx| async move {
            let token = store::insert_token(&tx, &app.clock, new).await?;
            let changes = audit::changed([
                Change::between("nouns", None::<&str>, Some(new.nouns)),
                Change::between("sees", None::<&str>, Some(new.sees)),
                Change::between("expires", None::<&str>, Some(expires_at.fixed())),
            ]);
            let act = Act::on("created", "service-token", token).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    // The one time that it is shown: no address leads here again.
    let noun = named.split(' ').next().unwrap_or_default();
    Ok(pages::made(&cx, service, &text, noun, expires_at))
}

async fn revoke(cx: Cx, Path(id): Path<Id<TokenRow>>) -> Answer {
    let token = store::token(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Erase, &token)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("token.revoke", |tx| async move {
            if store::revoke(&tx, id, app.clock.now()).await? == 0 {
                return Ok(());
            }
            let act = Act::on("revoked", "service-token", id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{PATH}/{}", token.service),
        "token-revoked",
    ))
}
