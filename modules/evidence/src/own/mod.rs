//! What the evidence holds about whoever asks: their words and their pictures with what they agreed
//! to, and what they said had changed.

mod store;

use balai_kernel::{
    Actor, App, Result,
    own::{Own, Part},
    t,
};

use crate::{consent::Scope, quote::beginning};

/// The evidence's part of somebody's own data.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(person) = actor.person else {
        return Ok(Own::default());
    };
    let (lang, db) = (actor.lang, &app.db);
    let day = |day: Option<balai_kernel::store::Day>| day.map(|day| day.0.to_string()).unwrap_or_default();
    let asked = store::asked(db, person).await?;
    let outcomes = store::claimed(db, person).await?;
    let answer = |code: &str| match code {
        "" => t!(lang, "consent-stands-waiting"),
        code => t!(lang, &format!("consent-stands-{code}")),
    };
    let line = |one: &store::Asked| {
        let scopes: Vec<String> = Scope::ALL
            .into_iter()
            .filter(|scope| one.scopes.split_whitespace().any(|code| code == scope.code()))
            .map(|scope| scope.name(lang))
            .collect();
        let form = if one.answer == "given" {
            t!(lang, &format!("consent-form-{}", one.name_form))
        } else {
            String::new()
        };
        vec![
            beginning(&one.words, 200),
            one.full_name.clone(),
            answer(&one.answer),
            form,
            scopes.join(", "),
            day(one.until_on),
        ]
    };
    let columns = vec![
        "own-words",
        "own-name",
        "consent-stands",
        "consent-named",
        "consent-scopes",
        "consent-until-on",
    ];
    let part = |key, is_quote: bool| Part {
        key,
        columns: columns.clone(),
        rows: asked
            .iter()
            .filter(|one| one.is_quote == is_quote)
            .map(line)
            .collect(),
    };
    let parts = vec![
        part("own-quotes", true),
        part("own-photographs", false),
        Part {
            key: "own-outcomes",
            columns: vec!["own-words", "own-kind", "own-on"],
            rows: outcomes
                .iter()
                .map(|one| {
                    vec![
                        beginning(&one.words, 200),
                        t!(lang, &format!("outcome-kind-{}", one.kind)),
                        day(one.claimed_on),
                    ]
                })
                .collect(),
        },
    ];
    let rows = asked.iter().flat_map(|one| [one.id, one.thing]);
    Ok(Own {
        rows: rows.chain(outcomes.iter().map(|one| one.id)).collect(),
        parts,
    })
}
