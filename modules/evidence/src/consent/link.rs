//! What whoever is asked does by their link, without an account: reads the very words or sees the
//! very picture, answers, and withdraws by the same page for as long as the link holds.

use balai_kernel::{
    Actor, Result,
    errand::{self, Dead},
    web::{
        Answer, Cx,
        axum::{extract::Path, response::Response},
        redirect_with,
    },
};
use balai_workplan::sent::{Problems, Sent};

use super::{
    PURPOSE,
    pages::bearer::{self, Asked},
    store,
    web::{Thing, answer_of, picture_of, put, sent_of, take_back, thing},
};
use crate::form;

/// What a link shows, or the page that says why it shows nothing.
async fn asked(cx: &Cx, token: &str) -> Result<Result<(errand::ErrandRow, super::Consent, Thing), Response>> {
    let errand = match errand::open(&cx.app, PURPOSE, token).await? {
        Ok(errand) => errand,
        Err(why) => return Ok(Err(errand::dead(cx, token, why))),
    };
    let db = &cx.app.db;
    let consent = store::find(db, balai_kernel::Id::of(errand.row_id)).await?;
    let what = consent.as_ref().and_then(super::Consent::what);
    let found = match what {
        Some(what) => thing(db, what).await?,
        None => None,
    };
    Ok(match (consent, found) {
        (Some(consent), Some(thing)) => Ok((errand, consent, thing)),
        _ => Err(errand::dead(cx, token, Dead::Revoked)),
    })
}

/// Whoever holds the link, named for the line of what they do by it.
fn acting(cx: &Cx, consent: &super::Consent) -> Actor {
    let mut actor = cx.actor.clone();
    if !actor.is_signed_in() {
        consent.whose().clone_into(&mut actor.name);
    }
    actor
}

fn page(
    cx: &Cx,
    token: &str,
    consent: super::Consent,
    thing: &Thing,
    sent: &Sent,
    wrong: &Problems,
) -> Response {
    let asked = Asked {
        fingerprint: thing.fingerprint(),
        thing: thing.shown(cx.lang(), &format!("/consent/{token}/photograph")),
        consent,
    };
    bearer::show(cx, &asked, token, sent, wrong)
}

/// The very words, and the answer.
pub async fn show(cx: Cx, Path(token): Path<String>) -> Answer {
    let (_, consent, thing) = match asked(&cx, &token).await? {
        Ok(asked) => asked,
        Err(dead) => return Ok(dead),
    };
    let sent = sent_of(&consent, &thing.fingerprint(), cx.app.today());
    Ok(page(&cx, &token, consent, &thing, &sent, &Problems::none()))
}

/// The very picture.
pub async fn picture(cx: Cx, Path(token): Path<String>) -> Answer {
    match asked(&cx, &token).await? {
        Ok((_, _, thing)) => picture_of(&cx.app, &thing).await,
        Err(dead) => Ok(dead),
    }
}

/// Answers, the first time or anew.
pub async fn answer(cx: Cx, Path(token): Path<String>, sent: Sent) -> Answer {
    let (errand, consent, thing) = match asked(&cx, &token).await? {
        Ok(asked) => asked,
        Err(dead) => return Ok(dead),
    };
    let mut wrong = Problems::none();
    let mut given = answer_of(&cx, &consent, &sent, &mut wrong);
    given.how = "link".to_owned();
    if !wrong.is_empty() {
        return form::unprocessable(page(&cx, &token, consent, &thing, &sent, &wrong));
    }
    let (app, actor, given, read, id) = (
        &cx.app,
        &acting(&cx, &consent),
        &given,
        sent.get("shown"),
        consent.id,
    );
    let taken = app
        .db
        .write("consent.answer", |tx| async move {
            if !errand::take(&tx, errand.id, app.clock.now()).await? {
                return Ok(false);
            }
            put(&tx, app, actor, id, read, given).await?;
            Ok(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Revoked));
    }
    let told = if given.is_yes {
        "consent-agreed"
    } else {
        "consent-refused"
    };
    Ok(redirect_with(&format!("/consent/{token}"), told))
}

/// Withdraws.
pub async fn withdraw(cx: Cx, Path(token): Path<String>) -> Answer {
    let (errand, consent, _) = match asked(&cx, &token).await? {
        Ok(asked) => asked,
        Err(dead) => return Ok(dead),
    };
    let (app, actor, row) = (&cx.app, &acting(&cx, &consent), &consent);
    let taken = app
        .db
        .write("consent.withdraw-own", |tx| async move {
            if !errand::take(&tx, errand.id, app.clock.now()).await? {
                return Ok(false);
            }
            take_back(&tx, app, actor, row).await?;
            Ok(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Revoked));
    }
    Ok(redirect_with(
        &format!("/consent/{token}"),
        "consent-you-withdrew",
    ))
}
