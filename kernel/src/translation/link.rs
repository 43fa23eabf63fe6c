//! A translator from outside: a link to one edition and nothing else, until its last day.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::{
    pages, store,
    web::{self, At, Desk, Sent},
};
use crate::{
    Error, Id, Result,
    actor::Actor,
    errand::{self, Dead, ErrandRow, NewErrand},
    mail::{self, Letter},
    policy::Action,
    t,
    text::{Message, day, tidy},
    web::{Answer, Cx, Form, redirect_with},
};

/// What the links are for.
pub(super) const PURPOSE: &str = "translation";
/// How far away their last day may lie, in days.
const LONGEST: i32 = 92;

/// The desk of a link that still holds, or the page that says why it does not.
pub(super) async fn desk(cx: &Cx, token: &str) -> Result<Result<Desk, Response>> {
    let link = match errand::open(&cx.app, PURPOSE, token).await? {
        Ok(link) => link,
        Err(why) => return Ok(Err(errand::dead(cx, token, why))),
    };
    let row = store::by_id(&cx.app.db, link.row_id).await?;
    let gone = || Ok(Err(errand::dead(cx, token, Dead::Revoked)));
    let Some(row) = row.filter(|row| row.shown_at.is_none()) else {
        return gone();
    };
    // The link is for this one edition: its record is read as the office would, and nothing beside it.
    let at = (row.noun.as_str(), row.record, row.language.as_str());
    let Some(desk) = web::desk(&cx.app, &Actor::office_job(), at).await? else {
        return gone();
    };
    Ok(Ok(Desk {
        base: format!("/translation/{token}"),
        bearer: Some(link),
        ..desk
    }))
}

/// Who acts, named for the line of what they do by a link.
pub(super) fn acting(cx: &Cx, desk: &Desk) -> Actor {
    let mut actor = cx.actor.clone();
    if let Some(link) = desk.bearer.as_ref().filter(|_| !actor.is_signed_in()) {
        actor.name.clone_from(&link.sent_to);
    }
    actor
}

pub(super) async fn show(cx: Cx, Path(token): Path<String>) -> Answer {
    match desk(&cx, &token).await? {
        Ok(desk) => Ok(pages::show(&cx, &desk, None, &[]).public(&cx)),
        Err(dead) => Ok(dead),
    }
}

pub(super) async fn edit(cx: Cx, Path((token, part)): Path<(String, Uuid)>) -> Answer {
    match desk(&cx, &token).await? {
        Ok(desk) => Ok(pages::edit_page(&cx, &desk, part, None).await?.public(&cx)),
        Err(dead) => Ok(dead),
    }
}

pub(super) async fn save(
    cx: Cx,
    Path((token, part)): Path<(String, Uuid)>,
    Form(sent): Form<Sent>,
) -> Answer {
    let desk = match desk(&cx, &token).await? {
        Ok(desk) => desk,
        Err(dead) => return Ok(dead),
    };
    let pairs = desk.pairs(part)?;
    let recalled = web::recalled(&cx, &desk, part, &pairs).await?;
    match web::typed(&desk, &cx.actor, &pairs, &recalled, &sent) {
        Ok(all) => {
            let saw = sent.get("seen").map_or("", String::as_str);
            if !web::keep(&cx, &desk, part, &all, saw).await? {
                return Ok(errand::dead(&cx, &token, Dead::Revoked));
            }
            let to = format!("{}/parts/{part}", desk.base);
            Ok(redirect_with(&to, "translation-saved"))
        }
        Err(wrong) => {
            let page = pages::edit_page(&cx, &desk, part, Some(&wrong)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page.public(&cx)).into_response())
        }
    }
}

/// The last day that was typed, and for how many seconds from now a link holds until its end.
fn term(cx: &Cx, typed: &str) -> Result<(Date, i64)> {
    let refused = || Error::Refused(Message::new("translation-link-day").with("most", i64::from(LONGEST)));
    let balai_dates::Parsed::Sure(found) = balai_dates::parse(typed, &balai_dates::Hint::default()) else {
        return Err(refused());
    };
    let today = cx.app.today();
    let days = (found.to - today).get_days();
    if !(0..=LONGEST).contains(&days) {
        return Err(refused());
    }
    Ok((found.to, (i64::from(days) + 1) * errand::DAY))
}

/// Sends somebody without an account the way to this edition.
pub(super) async fn send(cx: Cx, Path(at): Path<At>, Form(sent): Form<Sent>) -> Answer {
    let desk = web::found(&cx, &at, Action::Change).await?;
    if desk.is_shown() {
        return Err(Error::refused("translation-link-shown"));
    }
    let made_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let typed = |name: &str| tidy(sent.get(name).map_or("", String::as_str), false);
    let address = balai_names::email(&typed("sent-to"));
    let address = address.ok_or_else(|| Error::refused("translation-link-address"))?;
    let (last, seconds) = term(&cx, &typed("until"))?;
    let (app, actor, desk_ref, address) = (&cx.app, &cx.actor, &desk, &address);
    app.db
        .write("translation.link", |tx| async move {
            let (record, language) = (&desk_ref.record, &desk_ref.language);
            let row = store::begun(&tx, &app.clock, record.noun, record.id, &language.code).await?;
            let new = NewErrand {
                purpose: PURPOSE,
                row: row.id.uuid(),
                party: None,
                sent_to: address,
                is_once: false,
                seconds,
                made_by,
            };
            let token = errand::make(&tx, &app.clock, &new).await?;
            let (lang, office) = (actor.lang, app.profile.office.name.get(actor.lang));
            let letter = Letter {
                kind: "translation.link",
                recipient: address,
                subject: t!(
                    lang,
                    "mail-translation-subject",
                    title = record.title.as_str(),
                    language = language.name.as_str()
                ),
                body: t!(
                    lang,
                    "mail-translation-body",
                    title = record.title.as_str(),
                    language = language.name.as_str(),
                    office = office,
                    by = actor.name.as_str(),
                    until = day(lang, last),
                    address = format!("{}/translation/{token}", app.address)
                ),
                secret: true,
            };
            mail::queue(&tx, &app.clock, &letter).await?;
            web::record_act(&tx, app, actor, "translator-link-sent", &row).await
        })
        .await?;
    Ok(redirect_with(&desk.base, "translation-link-sent"))
}

/// Takes a link back.
pub(super) async fn revoke(
    cx: Cx,
    Path((noun, id, code, link)): Path<(String, Uuid, String, Id<ErrandRow>)>,
) -> Answer {
    let desk = web::found(&cx, &(noun, id, code), Action::Read).await?;
    let row = desk.edition.as_ref().ok_or(Error::NotFound)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("translation.link.revoke", |tx| async move {
            if errand::revoke(&tx, PURPOSE, row.id.uuid(), link, app.clock.now()).await? == 0 {
                return Ok(());
            }
            web::record_act(&tx, app, actor, "translator-link-ended", row).await
        })
        .await?;
    Ok(redirect_with(&desk.base, "translation-link-revoked"))
}
