//! Asking for a new link.

use axum::extract::Path;

use super::{Bearer, store};
use crate::{
    account::token_hash,
    module::Routes,
    policy::Action,
    web::{Answer, Cx, redirect_with},
};

/// The URL at which whoever holds a link that has ended asks for a new one.
pub fn routes() -> Routes {
    Routes::new().post::<Bearer, _, _>("/errand/{token}/asking", Action::Create, ask_again)
}

/// The same answer whether or not there was such a link.
async fn ask_again(cx: Cx, Path(token): Path<String>) -> Answer {
    cx.app.door().admit(cx.address, &token)?;
    let (app, hash) = (&cx.app, &token_hash(&token));
    app.db
        .write("errand.ask", |tx| async move {
            store::ask_again(&tx, hash, app.clock.now()).await
        })
        .await?;
    Ok(redirect_with("/", "errand-asked"))
}
