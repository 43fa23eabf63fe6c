//! An offer: the holder of a post has an account already, as far as their address tells. Its
//! owner is asked by a letter to it whether they are that person; nothing is joined before they
//! say so. Whoever reads the mailbox of another is told what they would take on.

use balai_kernel::{
    Actor, App, Error, Id, Result,
    account::{self, Account, AccountRow},
    actor::Role,
    audit::{self, Act, Change},
    errand::{self, DAY, Dead, ErrandRow, NewErrand},
    mail::{self, Letter},
    store::Tx,
    t,
    text::{Lang, catalogue},
    web::{
        Answer, Cx,
        axum::{extract::Path, response::Response},
        redirect_with,
    },
};

use super::{is_of_party, pages, store};
use crate::{
    PersonId,
    post::{self, Holding, Post},
};

/// What the links are for.
pub(super) const PURPOSE: &str = "access-offer";
/// How long a link can be used, in seconds.
const TERM: i64 = 14 * DAY;

/// An offer that waits for its answer, with the link by which it is given.
pub(super) struct Open {
    pub errand: ErrandRow,
    pub offer: store::Offer,
    pub post: Post,
}

/// Asks the owner of an account whether they are the holder of a post.
///
/// # Errors
/// When the database fails.
pub(super) async fn ask(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    row: &AccountRow,
    (post, holder): (&Post, &Holding),
    role: Role,
) -> Result<()> {
    let made_by = actor.account.ok_or(Error::SignedOut)?;
    let new = store::NewOffer {
        account: row.id,
        person: holder.person,
        post: post.id,
        role,
        by: made_by,
    };
    let id = store::offer(tx, app, &new).await?;
    let errand = NewErrand {
        purpose: PURPOSE,
        row: id.uuid(),
        party: Some(post.party),
        sent_to: &row.email,
        is_once: true,
        seconds: TERM,
        made_by,
    };
    let token = errand::make(tx, &app.clock, &errand).await?;
    let lang = catalogue().language(&row.language).unwrap_or(Lang::EN);
    mail::queue(tx, &app.clock, &letter(app, lang, row, &actor.name, &token)).await?;
    let act = Act::on("asked", "post", post.id)
        .of_party(Some(post.party))
        .of_agency(Some(post.agency));
    audit::record(tx, &app.clock, actor, act).await
}

fn letter<'a>(app: &App, lang: Lang, row: &'a AccountRow, by: &str, token: &str) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "directory.access",
        recipient: &row.email,
        subject: t!(lang, "mail-access-subject", office = office),
        body: t!(
            lang,
            "mail-access-body",
            name = row.name.as_str(),
            office = office,
            by = by,
            address = format!("{}/access/{token}", app.address)
        ),
        secret: true,
    }
}

/// The offer of a link that still holds, or the page that says why it does not.
async fn own(cx: &Cx, token: &str) -> Result<Result<Open, Response>> {
    let errand = match errand::open(&cx.app, PURPOSE, token).await? {
        Ok(errand) => errand,
        Err(why) => return Ok(Err(errand::dead(cx, token, why))),
    };
    let offer = store::find_offer(&cx.app.db, Id::of(errand.row_id)).await?;
    let Some(offer) = offer.filter(|offer| offer.answered_at.is_none()) else {
        return Ok(Err(errand::dead(cx, token, Dead::Used)));
    };
    let Some(post) = post::store::find(&cx.app.db, offer.post).await? else {
        return Ok(Err(errand::dead(cx, token, Dead::Revoked)));
    };
    Ok(Ok(Open { errand, offer, post }))
}

/// Whoever answers, named for the audit as the account that was asked.
async fn acting(cx: &Cx, account: Id<Account>) -> Result<Actor> {
    if cx.actor.is_signed_in() {
        return Ok(cx.actor.clone());
    }
    let row = account::find(&cx.app.db, account).await?.ok_or(Error::NotFound)?;
    Ok(cx.actor.clone().named(&row.name, account))
}

pub(crate) async fn show(cx: Cx, Path(token): Path<String>) -> Answer {
    match own(&cx, &token).await? {
        Ok(open) => Ok(pages::offer(&cx, &open, &token)),
        Err(dead) => Ok(dead),
    }
}

pub(crate) async fn accept(cx: Cx, Path(token): Path<String>) -> Answer {
    let open = &match own(&cx, &token).await? {
        Ok(open) => open,
        Err(dead) => return Ok(dead),
    };
    let (app, actor, offer) = (&cx.app, &acting(&cx, open.offer.account).await?, &open.offer);
    let taken = app
        .db
        .write("access.accept", |tx| async move {
            if !errand::take(&tx, open.errand.id, app.clock.now()).await? {
                return Ok(false);
            }
            // They may have left the post, or become somebody, since they were asked.
            let is_there = store::holds(&tx, offer.person, offer.post, app.today()).await?;
            let may_be = store::set_person(&tx, offer.account, offer.person).await? > 0;
            let (Some(role), true, true) = (Role::from_code(&offer.role), is_there, may_be) else {
                return Err(Error::refused("access-offer-over"));
            };
            store::answer(&tx, offer.id, true, app.clock.now()).await?;
            give(&tx, app, actor, &open.post, (offer.account, offer.person), role).await?;
            Ok(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Used));
    }
    Ok(redirect_with("/", "access-accepted"))
}

pub(crate) async fn refuse(cx: Cx, Path(token): Path<String>) -> Answer {
    let open = &match own(&cx, &token).await? {
        Ok(open) => open,
        Err(dead) => return Ok(dead),
    };
    let (app, actor, offer) = (&cx.app, &acting(&cx, open.offer.account).await?, &open.offer);
    app.db
        .write("access.refuse", |tx| async move {
            if !errand::take(&tx, open.errand.id, app.clock.now()).await? {
                return Ok(());
            }
            store::answer(&tx, offer.id, false, app.clock.now()).await?;
            let act = Act::on("refused", "post", offer.post)
                .of_party(Some(open.post.party))
                .of_agency(Some(open.post.agency));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with("/", "access-refused"))
}

/// Gives whoever holds a post a role by it, which ends where their time in it ends.
///
/// # Errors
/// When they have the role already, or the database fails.
pub(super) async fn give(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    post: &Post,
    (account, person): (Id<Account>, PersonId),
    role: Role,
) -> Result<()> {
    let party = is_of_party(role).then_some(post.party);
    let held = account::grants_on(tx, account, app.today()).await?;
    let has = |grant: &account::GrantRow| grant.role == role.code() && grant.party == party;
    if held.iter().any(has) {
        return Err(Error::refused("access-there"));
    }
    account::grant_by_post(tx, app, account, role, party, post.id.uuid()).await?;
    if let Some(until) = store::last_day(tx, person, post.id).await? {
        super::left(tx, app, person, post.id, until).await?;
    }
    let changes = audit::changed([Change::between("access", None::<&str>, Some(role.code()))]);
    let act = Act::on("changed", "post", post.id)
        .of_party(Some(post.party))
        .of_agency(Some(post.agency))
        .changing(&changes);
    audit::record(tx, &app.clock, actor, act).await
}
