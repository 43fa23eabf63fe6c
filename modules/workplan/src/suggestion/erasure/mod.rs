//! What goes of suggestions: those that nobody confirmed, who sent one a while after its answer, and
//! whoever is forgotten. What one sent oneself stands among one's own data.

mod store;

pub(crate) use store::person;

use balai_kernel::{
    Actor, App, Result,
    own::{Own, Part},
    retention::Rule,
    t,
    text::day,
};

use super::store as suggestions;

/// How long what is kept.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        code: "suggestions-unconfirmed",
        noun: "suggestion",
        days: super::CONFIRM_DAYS,
        least: 1,
        most: 30,
        is_personal: true,
        page: None,
        due: |tx, ask| Box::pin(store::unconfirmed(tx, ask)),
        count: store::count_unconfirmed,
        erase: |tx, _, id| Box::pin(store::drop_one(tx, id)),
    },
    Rule {
        code: "suggestion-senders",
        noun: "suggestion",
        days: 730,
        least: 30,
        most: 3650,
        is_personal: true,
        page: Some("/app/plan/suggestions"),
        due: |tx, ask| Box::pin(store::answered(tx, ask)),
        count: store::count_answered,
        erase: |tx, _, id| Box::pin(store::forget_sender(tx, id)),
    },
];

/// What whoever asks suggested, for their own data.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(account) = actor.account else {
        return Ok(Own::default());
    };
    let (lang, zone) = (actor.lang, app.zone());
    let all = suggestions::of_account(&app.db, account).await?;
    let rows = all
        .iter()
        .map(|one| {
            vec![
                one.title.clone(),
                day(lang, one.made_at.day_in(&zone)),
                t!(lang, &format!("suggestion-standing-{}", one.standing().code())),
                one.email.clone().unwrap_or_default(),
            ]
        })
        .collect();
    Ok(Own {
        parts: vec![Part {
            key: "own-suggestions",
            columns: vec![
                "suggestion-field-title",
                "suggestion-made",
                "suggestion-standing",
                "suggestion-field-email",
            ],
            rows,
        }],
        rows: all.iter().map(|one| one.id.uuid()).collect(),
    })
}
