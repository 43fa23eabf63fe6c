//! What somebody without an account does: sends a suggestion by the form on the public site,
//! confirms by the link of a letter that the address is theirs, and sees by the same link where it
//! stands. Before that nobody sees it.

use balai_directory::party;
use balai_kernel::{
    Actor, App, Error, Result,
    account::{new_token, token_hash},
    audit::{self, Act},
    mail as letters, search,
    text::Message,
    web::{
        Answer, Cx,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};

use super::{
    CONFIRM_DAYS, MOST_A_DAY, MOST_OF_ADDRESS, OPEN_PATH, Standing, Suggestion, mail, pages,
    store::{self, New},
    web::{promised, read},
};
use crate::sent::{Problems, Sent};

const DAY: i64 = 24 * 3600;

fn is_open(app: &App) -> Result<()> {
    match app.profile.suggestions.open {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// The form.
pub async fn form(cx: Cx) -> Answer {
    is_open(&cx.app)?;
    let parties = party::store::choices(&cx.app.db, cx.lang()).await?;
    Ok(pages::open_form(
        &cx,
        &parties,
        &Sent::default(),
        &Problems::none(),
    ))
}

/// Takes what was typed and sends the letter; says the same whether or not a letter went, so that
/// nobody learns by the form who wrote.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    is_open(&cx.app)?;
    // A person never sees this field; what fills in every field is answered and kept nowhere.
    if sent.some("website").is_some() {
        return Ok(redirect_with(OPEN_PATH, "suggestion-letter"));
    }
    let parties = party::store::choices(&cx.app.db, cx.lang()).await?;
    let mut wrong = Problems::none();
    let typed = read(&sent, &parties, &mut wrong);
    let sender = sent.line("sender", 200, true, &mut wrong);
    let email = sent.get("email").to_lowercase();
    if balai_names::email(&email).is_none() || email.chars().count() > 200 {
        wrong.add("email", Message::new("suggestion-email-wrong"));
    }
    let (Some(party), true) = (typed.party, wrong.is_empty()) else {
        let page = pages::open_form(&cx, &parties, &sent, &wrong);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    cx.app.door().admit(cx.address, &format!("suggestion {email}"))?;
    let app = &cx.app;
    let lang = cx.lang();
    let new = &New {
        title: typed.title,
        words: typed.words,
        benefits: typed.benefits,
        party,
        account: None,
        sender,
        email: Some(email),
        lang: lang.code().to_owned(),
        due_on: promised(app),
    };
    let actor = &Actor::anonymous(lang);
    app.db
        .write("suggestion.send", |tx| async move {
            let email = new.email.as_deref().unwrap_or_default();
            let since = app.clock.now().plus_seconds(-DAY);
            let (own, all) = store::unconfirmed_since(&tx, email, since).await?;
            if all >= MOST_A_DAY {
                return Err(Error::Busy);
            }
            if own >= MOST_OF_ADDRESS {
                return Ok(());
            }
            let token = new_token(&app.clock);
            let id = store::insert(&tx, &app.clock, new, Some(&token_hash(&token)), app.clock.now()).await?;
            let letter = mail::confirm(app, lang, email, &new.title, &token);
            letters::queue(&tx, &app.clock, &letter).await?;
            audit::record(&tx, &app.clock, actor, Act::on("sent", "suggestion", id)).await
        })
        .await?;
    Ok(redirect_with(OPEN_PATH, "suggestion-letter"))
}

/// The suggestion of a link that still opens something.
async fn of(cx: &Cx, token: &str) -> Result<Option<Suggestion>> {
    let found = store::by_token(&cx.app.db, &token_hash(token)).await?;
    let now = cx.app.clock.now();
    Ok(found.filter(|one| match one.standing() {
        Standing::Unconfirmed => now < one.made_at.plus_seconds(CONFIRM_DAYS * DAY),
        _ => true,
    }))
}

/// Where it stands; before the address is confirmed, the button that does.
pub async fn show(cx: Cx, Path(token): Path<String>) -> Answer {
    match of(&cx, &token).await? {
        Some(one) => Ok(pages::by_link(&cx, &one, &token)),
        None => Ok(pages::dead_link(&cx)),
    }
}

/// The address is theirs: the office sees the suggestion from now on.
pub async fn confirm(cx: Cx, Path(token): Path<String>) -> Answer {
    let Some(one) = of(&cx, &token).await? else {
        return Ok(pages::dead_link(&cx));
    };
    let (app, one) = (&cx.app, &one);
    let actor = &Actor::anonymous(cx.lang());
    app.db
        .write("suggestion.confirm", |tx| async move {
            let due = promised(app);
            if store::confirm(&tx, one, app.clock.now(), due).await? == 0 {
                return Ok(());
            }
            audit::record(&tx, &app.clock, actor, Act::on("confirmed", "suggestion", one.id)).await?;
            let after = store::find(&tx, one.id).await?.ok_or(Error::NotFound)?;
            search::put(&tx, &after.doc()).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/suggestion/{token}"),
        "suggestion-confirmed",
    ))
}
