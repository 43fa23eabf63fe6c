//! Asking a mailbox, what is said from it, and deciding about it.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Error, Id, Result,
    audit::{self, Act},
    errand::{self, Dead, ErrandRow},
    policy::Action,
    web::{
        Answer, Cx, Form,
        axum::{extract::Path, response::Response},
        redirect_with,
    },
};

use super::{PURPOSE, RosterAnswer, ask, pages, store};
use crate::{
    agency::{self, Agency},
    entry::{Entry, again},
    post::{self, Holding, Post},
};

/// A post whose roster the reader keeps.
async fn kept(cx: &Cx, id: Id<Post>) -> Result<Post> {
    let (post, _, _) = post::web::found(cx, id).await?;
    cx.may(Action::Change, &post)?;
    Ok(post)
}

/// Who holds posts in a post's agency today, as the office sees it: the link is for this one
/// roster, and its mailbox stands behind the same wall.
async fn roster(cx: &Cx, post: &Post) -> Result<Vec<Holding>> {
    roster_as(cx, &Actor::office_job(), post).await
}

async fn roster_as(cx: &Cx, actor: &Actor, post: &Post) -> Result<Vec<Holding>> {
    let all = post::store::roster(&cx.app.db, actor, post.party, cx.app.today()).await?;
    Ok(all
        .into_iter()
        .filter(|held| held.agency == post.agency)
        .collect())
}

pub(crate) async fn list(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let post = kept(&cx, id).await?;
    let db = &cx.app.db;
    let given = errand::of_row(db, PURPOSE, id.uuid()).await?;
    let answers = store::of_post(db, &cx.actor, id).await?;
    let roster = roster_as(&cx, &cx.actor, &post).await?;
    Ok(pages::list(&cx, &post, &given, &answers, &roster).workspace(&cx))
}

pub(crate) async fn send(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let post = &kept(&cx, id).await?;
    let made_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("roster.ask", |tx| async move {
            if !ask(&tx, app, actor, post, made_by).await? {
                return Err(Error::refused("roster-no-mailbox"));
            }
            let act = Act::on("link-sent", "post", id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&format!("{}/roster", post.href()), "roster-asked"))
}

pub(crate) async fn revoke(cx: Cx, Path((id, link)): Path<(Id<Post>, Id<ErrandRow>)>) -> Answer {
    let post = &kept(&cx, id).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("roster.revoke", |tx| async move {
            if errand::revoke(&tx, PURPOSE, id.uuid(), link, app.clock.now()).await? == 0 {
                return Ok(());
            }
            let act = Act::on("link-revoked", "post", id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/roster", post.href()),
        "details-revoked",
    ))
}

/// What a link leads to.
pub(crate) struct Asked {
    pub errand: ErrandRow,
    pub post: Post,
    pub agency: Agency,
}

async fn asked(cx: &Cx, token: &str) -> Result<Result<Asked, Response>> {
    let errand = match errand::open(&cx.app, PURPOSE, token).await? {
        Ok(errand) => errand,
        Err(why) => return Ok(Err(errand::dead(cx, token, why))),
    };
    let db = &cx.app.db;
    let post = post::store::find(db, Id::of(errand.row_id)).await?;
    let agency = match &post {
        Some(post) => agency::store::find(db, post.agency).await?,
        None => None,
    };
    match (post, agency) {
        // The mailbox was changed since: the link went to another one.
        (Some(post), Some(agency)) if post.shared_mailbox.as_deref() == Some(errand.sent_to.as_str()) => {
            Ok(Ok(Asked { errand, post, agency }))
        }
        _ => Ok(Err(errand::dead(cx, token, Dead::Revoked))),
    }
}

/// Whoever acts from the mailbox, as they named themselves.
fn acting(cx: &Cx, asked: &Asked, name: &str, function: &str) -> Actor {
    let mut actor = cx.actor.clone();
    if !actor.is_signed_in() {
        actor.name = format!("{name}, {function} ({})", asked.errand.sent_to);
    }
    actor
}

pub(crate) async fn show(cx: Cx, Path(token): Path<String>) -> Answer {
    match asked(&cx, &token).await? {
        Ok(asked) => Ok(pages::naming(&cx, &asked, &token, &Entry::empty("roster"))),
        Err(dead) => Ok(dead),
    }
}

/// Whoever named themselves is shown the roster, with a line that they saw it.
pub(crate) async fn name(
    cx: Cx,
    Path(token): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let asked = &match asked(&cx, &token).await? {
        Ok(asked) => asked,
        Err(dead) => return Ok(dead),
    };
    let mut entry = Entry::of("roster", values);
    let (name, function) = (entry.needed("name"), entry.needed("function"));
    if entry.is_wrong() {
        return again(pages::naming(&cx, asked, &token, &entry));
    }
    let (app, actor) = (&cx.app, &acting(&cx, asked, &name, &function));
    app.db
        .write("roster.read", |tx| async move {
            let act = Act::on("roster-read", "post", asked.post.id)
                .of_party(Some(asked.post.party))
                .of_agency(Some(asked.post.agency));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    let roster = roster(&cx, &asked.post).await?;
    Ok(pages::roster(&cx, asked, &token, &roster, &entry))
}

pub(crate) async fn answer(
    cx: Cx,
    Path(token): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let asked = &match asked(&cx, &token).await? {
        Ok(asked) => asked,
        Err(dead) => return Ok(dead),
    };
    let mut entry = Entry::of("roster", values);
    let (name, function) = (entry.needed("name"), entry.needed("function"));
    if entry.is_wrong() {
        return again(pages::naming(&cx, asked, &token, &entry));
    }
    let note = if entry.get("note").is_empty() {
        String::new()
    } else {
        entry.words("note")
    };
    let roster = roster(&cx, &asked.post).await?;
    if entry.is_wrong() {
        return again(pages::roster(&cx, asked, &token, &roster, &entry));
    }
    let gone = roster
        .iter()
        .filter(|held| entry.ticked(&format!("gone-{}", held.id)));
    let gone: Vec<String> = gone.map(|held| held.id.to_string()).collect();
    let (app, actor) = (&cx.app, &acting(&cx, asked, &name, &function));
    let new = &store::New {
        post: &asked.post,
        errand: asked.errand.id,
        name: &name,
        function: &function,
        gone: &gone.join(" "),
        note: &note,
    };
    let taken = app
        .db
        .write("roster.answer", |tx| async move {
            if !errand::take(&tx, asked.errand.id, app.clock.now()).await? {
                return Ok::<_, Error>(false);
            }
            store::insert(&tx, &app.clock, new).await?;
            let act = Act::on("proposed", "post", asked.post.id)
                .of_party(Some(asked.post.party))
                .of_agency(Some(asked.post.agency));
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Used));
    }
    Ok(redirect_with("/", "details-proposed"))
}

pub(crate) async fn accept(cx: Cx, Path(id): Path<Id<RosterAnswer>>) -> Answer {
    decide(&cx, id, true).await
}

pub(crate) async fn refuse(cx: Cx, Path(id): Path<Id<RosterAnswer>>) -> Answer {
    decide(&cx, id, false).await
}

/// Taken over, those who are still there count as confirmed; who left is ended by hand, with
/// the day on which they did.
async fn decide(cx: &Cx, id: Id<RosterAnswer>, is_accepted: bool) -> Answer {
    let answer = &store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Decide, answer)?;
    let post = &kept(cx, answer.post).await?;
    let gone = answer.gone();
    let mut here = roster(cx, post).await?;
    here.retain(|held| !gone.contains(&held.id));
    let (app, actor, here) = (&cx.app, &cx.actor, &here);
    app.db
        .write("roster.decide", |tx| async move {
            if store::decide(&tx, id, actor.account, is_accepted, app.clock.now()).await? == 0 {
                return Err(Error::refused("proposal-decided"));
            }
            let word = if is_accepted {
                for held in here {
                    store::confirm_holding(&tx, held.id, app.today()).await?;
                }
                "proposal-accepted"
            } else {
                "proposal-refused"
            };
            let act = Act::on(word, "post", post.id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    let told = if is_accepted {
        "roster-taken"
    } else {
        "roster-left"
    };
    Ok(redirect_with(&format!("{}/roster", post.href()), told))
}
