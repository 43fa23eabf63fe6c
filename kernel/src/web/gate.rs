//! The rule of a route, asked before its handler runs.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    actor::Actor,
    error::Error,
    policy::{Action, Decision},
    text::Lang,
};

/// What a route asks of whoever comes.
#[derive(Clone, Copy)]
pub struct Gate {
    /// What the route does.
    pub action: Action,
    /// Whether someone must be signed in.
    pub wants_account: bool,
    /// Whether the route is an act, whose form shows its token.
    pub is_act: bool,
    /// Whether the route takes a file, whose form asks for its token itself.
    pub takes_file: bool,
    /// The rule about the noun as such.
    pub rule: fn(&Actor, Action) -> Decision,
}

/// Before a second factor that the office waits for is added, one's own ways in and the way
/// out are open, and what is public anyway.
fn may_without_factor(path: &str) -> bool {
    let is_inside = path.starts_with("/app") || path.starts_with("/api");
    // What is held about somebody is no way in: it waits for the factor like everything else.
    !is_inside || (path.starts_with("/app/me/") && !path.starts_with(crate::own::OWN))
}

/// Whoever is an auditor and nothing else has no way to any page of the office but the log's
/// and their own, whatever the rules of nouns to come will say.
fn may_auditor(path: &str) -> bool {
    let is_inside = path.starts_with("/app") || path.starts_with("/api");
    let opens =
        |start: &str| path == start || path.strip_prefix(start).is_some_and(|rest| rest.starts_with('/'));
    !is_inside || path == "/app" || opens("/app/me") || opens(crate::audit::LOG)
}

/// Lets the request pass if the rule about the noun allows it. Rules about single
/// rows are asked in the handler, which has the row.
pub async fn gate(gate: Gate, request: Request, next: Next) -> Response {
    let anonymous = Actor::anonymous(Lang::EN);
    let actor = request.extensions().get::<Actor>().unwrap_or(&anonymous);
    if gate.wants_account && !actor.is_signed_in() {
        return Error::SignedOut.into_response();
    }
    if actor.wants_factor && !may_without_factor(request.uri().path()) {
        return Error::FactorWanted.into_response();
    }
    if actor.is_auditor() && !may_auditor(request.uri().path()) {
        return Error::NotFound.into_response();
    }
    let about_the_noun = matches!(gate.action, Action::List | Action::Create | Action::Export);
    // Whoever looks through other eyes is asked as themselves, too.
    let decide = |action| match (gate.rule)(actor, action) {
        Decision::Allow => actor
            .viewer()
            .map_or(Decision::Allow, |viewer| (gate.rule)(viewer, action)),
        denied => denied,
    };
    if about_the_noun && let Decision::Deny(reason) = decide(gate.action) {
        // Whoever may not even list a noun is not told that there is such a page.
        let knows = decide(Action::List).is_allowed();
        return if knows {
            Error::Forbidden(reason).into_response()
        } else if actor.is_signed_in() {
            Error::NotFound.into_response()
        } else {
            Error::SignedOut.into_response()
        };
    }
    if !gate.is_act {
        return next.run(request).await;
    }
    match super::form_token::ask(request, gate.takes_file).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}
