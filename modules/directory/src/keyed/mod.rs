//! What the directory knows for cells of keyed sheets: people, agencies, posts, parties and bodies,
//! as far as whoever keys may see them.

mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use balai_kernel::{
    Actor, App, Audience, Result,
    keying::{Asked, Suggestion},
};
use balai_names::{PersonName, block_keys, fold};
use futures::future::BoxFuture;

use crate::{body, party};
use store::PersonFound;

/// What it knows of a cell.
pub(crate) fn suggest<'a>(
    app: &'a App,
    actor: &'a Actor,
    asked: Asked<'a>,
) -> BoxFuture<'a, Result<Vec<Suggestion>>> {
    Box::pin(async move {
        match asked.field {
            "name" | "given" | "family" => people(app, actor, asked).await,
            "agency" => agencies(app, actor, asked).await,
            "post" => posts(app, actor, asked).await,
            "party" | "country" | "host" => parties(app, actor, asked).await,
            "body" => bodies(app, actor, asked).await,
            _ => Ok(Vec::new()),
        }
    })
}

/// What stands in another cell of the row.
fn beside<'a>(asked: &'a Asked<'_>, field: &str) -> Option<&'a str> {
    asked.row.get(field)?.as_deref().filter(|text| !text.is_empty())
}

/// How well a text goes on from what was typed: 0 where it begins so, 1 where one of its words
/// does; none where neither does.
fn goes_on(text: &str, typed: &str) -> Option<u8> {
    let text = fold(text);
    if text.starts_with(typed) {
        Some(0)
    } else if text.contains(&format!(" {typed}")) {
        Some(1)
    } else {
        None
    }
}

/// The first of those that go on from what was typed, the best before the others.
fn best<T>(
    found: impl IntoIterator<Item = T>,
    typed: &str,
    most: usize,
    text: impl Fn(&T) -> String,
) -> Vec<T> {
    let typed = fold(typed);
    let mut fitting: Vec<(u8, T)> = found
        .into_iter()
        .filter_map(|one| Some((goes_on(&text(&one), &typed)?, one)))
        .collect();
    fitting.sort_by_key(|(how, _)| *how);
    fitting.into_iter().take(most).map(|(_, one)| one).collect()
}

/// People by the beginning of a word of their name, and by names that are spelled differently.
async fn people(app: &App, actor: &Actor, asked: Asked<'_>) -> Result<Vec<Suggestion>> {
    let typed = fold(asked.typed);
    // The names of everybody are never written into a page.
    if typed.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let read = match asked.field {
        "given" => PersonName::from_columns(asked.typed, beside(&asked, "family").unwrap_or("")),
        "family" => PersonName::from_columns(beside(&asked, "given").unwrap_or(""), asked.typed),
        _ => PersonName::from_full(asked.typed),
    };
    let keys = read.map(|read| block_keys(&read.name)).unwrap_or_default();
    let mut found = store::people(&app.db, actor, &typed, keys).await?;
    let party = beside(&asked, "party").map(fold);
    let rank = |person: &PersonFound| {
        let how = goes_on(&person.shown(), &typed).map_or(2, u8::from);
        let own = person.party_name(actor.lang).map(|name| fold(&name));
        let is_elsewhere = party.is_some() && own.is_some() && own != party;
        (is_elsewhere, how, person.sort_key.clone())
    };
    found.sort_by_cached_key(rank);
    found.truncate(asked.most);
    let posts = store::posts_of(&app.db, actor, &found).await?;
    Ok(found
        .into_iter()
        .map(|person| {
            let agency = person.agency.clone().filter(|_| {
                let audience = person.agency_audience.as_deref().map(Audience::parse);
                audience.is_some_and(|audience| actor.sees(&audience))
            });
            let party = person.party_name(actor.lang);
            let post = posts.get(&person.id).cloned();
            let about = [post.clone(), agency.clone(), party.clone()];
            let about: Vec<String> = about.into_iter().flatten().collect();
            let mut fills = Vec::new();
            fills.extend(agency.map(|agency| ("agency", agency)));
            fills.extend(post.map(|post| ("post", post)));
            fills.extend(party.clone().map(|party| ("party", party.clone())));
            fills.extend(party.map(|party| ("country", party)));
            if asked.field != "given" {
                fills.extend(person.given.clone().map(|given| ("given", given)));
            }
            if asked.field != "family" {
                fills.extend(person.family.clone().map(|family| ("family", family)));
            }
            let value = match asked.field {
                "given" => person.given.clone(),
                "family" => person.family.clone(),
                _ => None,
            };
            Suggestion {
                value: value.unwrap_or_else(|| person.shown()),
                about: about.join(" · "),
                fills,
            }
        })
        .collect())
}

async fn parties(app: &App, actor: &Actor, asked: Asked<'_>) -> Result<Vec<Suggestion>> {
    let lang = actor.lang;
    let all = party::store::seen(&app.db, actor, None, None).await?;
    let typed = asked.typed.trim().to_lowercase();
    let mut named = best(all, asked.typed, usize::MAX, |party| {
        // A code of two or three letters is typed faster than a name.
        format!("{} {}", party.name(lang), party.code)
    });
    named.sort_by_key(|party| party.code.to_lowercase() != typed);
    Ok(named
        .into_iter()
        .take(asked.most)
        .map(|party| Suggestion::of(party.name(lang)))
        .collect())
}

async fn agencies(app: &App, actor: &Actor, asked: Asked<'_>) -> Result<Vec<Suggestion>> {
    let party = beside(&asked, "party")
        .or_else(|| beside(&asked, "country"))
        .map(fold);
    let found = store::agencies(&app.db, actor, &fold(asked.typed)).await?;
    let lang = actor.lang;
    // Of the row's own party first: an Immigration Department there is in many.
    let mut found = best(found, asked.typed, usize::MAX, |one| one.name.clone());
    found.sort_by_key(|one| {
        party
            .as_ref()
            .is_some_and(|party| fold(one.party_name.0.get(lang)) != *party)
    });
    let is_whole = asked.typed.is_empty();
    let mut seen = BTreeSet::new();
    Ok(found
        .into_iter()
        .filter(|one| !is_whole || seen.insert(one.name.clone()))
        .take(asked.most)
        .map(|one| {
            let party = one.party_name.0.get(lang).to_owned();
            Suggestion {
                value: one.name,
                about: party.clone(),
                fills: vec![("party", party.clone()), ("country", party)],
            }
        })
        .collect())
}

async fn posts(app: &App, actor: &Actor, asked: Asked<'_>) -> Result<Vec<Suggestion>> {
    let found = store::posts(&app.db, actor, &fold(asked.typed), beside(&asked, "agency")).await?;
    let found: BTreeSet<String> = found.into_iter().map(|(title,)| title).collect();
    let found = best(found, asked.typed, asked.most, Clone::clone);
    Ok(found.into_iter().map(Suggestion::of).collect())
}

async fn bodies(app: &App, actor: &Actor, asked: Asked<'_>) -> Result<Vec<Suggestion>> {
    let lang = actor.lang;
    let all = body::store::seen(&app.db, actor).await?;
    let found = best(all, asked.typed, asked.most, |body| {
        format!("{} {}", body.name.0.get(lang), body.code)
    });
    Ok(found
        .into_iter()
        .map(|body| Suggestion {
            value: body.name.0.get(lang).to_owned(),
            about: body.code,
            fills: Vec::new(),
        })
        .collect())
}
