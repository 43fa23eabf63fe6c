//! Naming a deputy and ending it.

use std::collections::BTreeMap;

use axum::extract::Path;
use balai_dates::{Hint, Parsed, Precision};
use jiff::civil::Date;

use super::{DeputyRow, may_name, pages, refusal, store};
use crate::{
    account::{Account, factor, grants_on, typed::Typed},
    audit::{self, Act, Change},
    error::{Error, Result},
    id::Id,
    module::Routes,
    policy::Action,
    t,
    text::Lang,
    web::{Answer, Cx, Form, redirect_with},
};

const PATH: &str = "/app/me/deputies";

/// The URLs of deputies.
pub fn routes() -> Routes {
    Routes::new()
        .get::<DeputyRow, _, _>("/app/me/deputies", Action::List, list)
        .get::<DeputyRow, _, _>("/app/me/deputies/new", Action::Create, new)
        .post::<DeputyRow, _, _>("/app/me/deputies/new", Action::Create, add)
        .post::<DeputyRow, _, _>("/app/me/deputies/{id}/end", Action::Change, end)
}

async fn list(cx: Cx) -> Answer {
    let own = cx.actor.account.ok_or(Error::SignedOut)?;
    let rows = store::of(&cx.app.db, own, cx.app.today()).await?;
    Ok(pages::list(&cx, &rows, may_name(&cx.actor)))
}

async fn new(cx: Cx) -> Answer {
    cx.proved()?;
    let own = cx.actor.account.ok_or(Error::SignedOut)?;
    let candidates = store::candidates(&cx.app.db, own, cx.app.today()).await?;
    Ok(pages::new(&cx, &candidates, &Typed::default()))
}

/// A day as people type it.
fn day(lang: Lang, typed: &mut Typed, field: &'static str) -> Option<Date> {
    let text = typed.needed(lang, field, 40);
    match balai_dates::parse(&text, &Hint::default()) {
        Parsed::Sure(vague) if vague.precision == Precision::Day => Some(vague.from),
        _ if text.is_empty() => None,
        _ => {
            typed.refuse(field, t!(lang, "deputy-day-wrong"));
            None
        }
    }
}

async fn add(cx: Cx, Form(values): Form<BTreeMap<String, String>>) -> Answer {
    cx.proved()?;
    let own = cx.actor.account.ok_or(Error::SignedOut)?;
    let (lang, db, today) = (cx.lang(), &cx.app.db, cx.app.today());
    let candidates = store::candidates(db, own, today).await?;
    let mut typed = Typed::of(values);
    let chosen: Option<Id<Account>> = typed.get("stand-in").parse().ok();
    let stand_in = candidates.iter().find(|one| Some(one.id) == chosen);
    if stand_in.is_none() {
        typed.refuse("stand-in", t!(lang, "deputy-missing"));
    }
    let (from, until) = (day(lang, &mut typed, "from"), day(lang, &mut typed, "until"));
    if let (Some(from), Some(until)) = (from, until) {
        if let Some(why) = refusal(from, until, today) {
            let field = if why == "deputy-past" { "from" } else { "until" };
            typed.refuse(field, t!(lang, why));
        } else if store::is_covered(db, own, from, until).await? {
            typed.refuse("from", t!(lang, "deputy-covered"));
        }
    }
    if let Some(one) = stand_in
        && lacks_factor(&cx, own, one.id).await?
    {
        typed.refuse("stand-in", t!(lang, "deputy-factor", name = one.name.as_str()));
    }
    let (Some(stand_in), Some(from), Some(until), false) = (stand_in, from, until, typed.is_wrong()) else {
        return Ok(pages::new(&cx, &candidates, &typed));
    };
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("deputy.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, own, stand_in.id, from, until).await?;
            let changes = audit::changed([
                Change::between("stand-in", None::<&str>, Some(&stand_in.name)),
                Change::between("from", None::<Date>, Some(from)),
                Change::between("until", None::<Date>, Some(until)),
            ]);
            let act = Act::on("created", "deputy", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(PATH, "deputy-named"))
}

/// Whether the office demands a second factor of a role that would be lent, and whoever
/// stands in has none: lending must not weaken it.
async fn lacks_factor(cx: &Cx, holder: Id<Account>, stand_in: Id<Account>) -> Result<bool> {
    let db = &cx.app.db;
    let demanded = factor::demanded(db).await?;
    let held = grants_on(db, holder, cx.app.today()).await?;
    let is_demanded = held
        .iter()
        .any(|grant| demanded.iter().any(|role| role.code() == grant.role));
    Ok(is_demanded && !factor::kinds(db, stand_in).await?.any())
}

async fn end(cx: Cx, Path(id): Path<Id<DeputyRow>>) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &row)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("deputy.end", |tx| async move {
            if store::end(&tx, id, app.clock.now()).await? == 0 {
                return Ok(());
            }
            audit::record(&tx, &app.clock, actor, Act::on("ended", "deputy", id)).await
        })
        .await?;
    Ok(redirect_with(PATH, "deputy-ended"))
}
