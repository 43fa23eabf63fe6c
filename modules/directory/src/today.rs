//! What the directory asks of a person today.

use balai_kernel::{
    Actor, App, Audience, Id, Result,
    module::{Today, Waiting},
    t,
    text::instant,
};
use futures::future::BoxFuture;
use jiff::ToSpan as _;

use crate::{PersonId, details, focal_point, opening, person, post::Post, promise, same_person};

/// So many promises that are due are counted; more is as good as many.
const MOST_DUE: i64 = 200;

/// For the office: focal points and doubles that wait. For a focal point: its roster.
pub(crate) fn today<'a>(app: &'a App, actor: &'a Actor) -> BoxFuture<'a, Result<Today>> {
    Box::pin(async move {
        let mut today = Today::default();
        let (lang, day) = (actor.lang, app.today());
        today.waiting = openings(app, actor).await?;
        if !actor.is_office() && !actor.is_focal() {
            return Ok(today);
        }
        today.waiting.extend(answered(app, actor).await?);
        today.waiting.extend(promised(app, actor).await?);
        let stale = focal_point::store::count_stale(&app.db, actor, day, person::fresh_from(day)).await?;
        if actor.is_office() {
            if stale > 0 {
                today.waiting.push(Waiting {
                    what: t!(lang, "today-stale-focal-points", n = stale),
                    why: t!(lang, "today-stale-focal-points-why"),
                    href: "/app/directory/stale".to_owned(),
                    due: None,
                });
            }
            let open = same_person::store::count_open(&app.db, actor).await?;
            if open > 0 {
                today.waiting.push(Waiting {
                    what: t!(lang, "today-suggestions", n = open),
                    why: t!(lang, "today-suggestions-why"),
                    href: "/app/directory/suggestions".to_owned(),
                    due: None,
                });
            }
            return Ok(today);
        }
        let people = balai_kernel::web::Listing::of(std::collections::BTreeMap::from([(
            "stale".to_owned(),
            "yes".to_owned(),
        )]));
        let people = person::store::count(&app.db, actor, &people, day).await?;
        if stale + people > 0 {
            today.waiting.push(Waiting {
                what: t!(lang, "today-roster"),
                why: t!(lang, "today-roster-why", n = stale + people),
                href: "/app/directory/stale".to_owned(),
                due: None,
            });
        }
        Ok(today)
    })
}

/// What others opened in an emergency of what is the reader's, for a week.
async fn openings(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let owns = actor.person.is_some() || actor.is_focal() || actor.holds("office:core");
    if !owns {
        return Ok(Vec::new());
    }
    let since = app.clock.now().plus_seconds(-opening::TOLD_SECONDS);
    let found = opening::store::of_owner(&app.db, actor, since).await?;
    let others = found.iter().filter(|one| !one.is_by(actor));
    Ok(others
        .map(|one| {
            let until = instant(actor.lang, one.ended_at.unwrap_or(one.ends_at), &app.zone());
            let key = format!("today-opening-{}", one.noun);
            Waiting {
                what: t!(actor.lang, &key, name = one.opened_by_name.as_str()),
                why: t!(actor.lang, "today-opening-why", until = until),
                href: one.href(),
                due: None,
            }
        })
        .collect())
}

/// Promises that are due within two weeks, or were before.
async fn promised(app: &App, actor: &Actor) -> Result<Option<Waiting>> {
    let soon = app.today().saturating_add(14.days());
    let due = promise::store::open(&app.db, actor, Some(soon), MOST_DUE).await?;
    let first = due.first();
    Ok(first.map(|first| Waiting {
        what: t!(actor.lang, "today-promises", n = due.len()),
        why: t!(actor.lang, "today-promises-why"),
        href: "/app/directory/promises".to_owned(),
        due: first.due_on.map(|day| day.0),
    }))
}

/// What came by links and waits for the reader: changes that people propose to their own
/// entries, answers of mailboxes, and links that ended and are asked for anew.
async fn answered(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let lang = actor.lang;
    let (mut waiting, mut proposals) = (Vec::new(), 0);
    for line in details::store::answered(&app.db, actor).await? {
        match line.kind.as_str() {
            "proposal" => proposals += 1,
            "roster" => waiting.push(Waiting {
                what: t!(lang, "today-roster-answer", name = line.name.as_str()),
                why: t!(lang, "today-proposals-why"),
                href: format!("/app/directory/posts/{}/roster", Id::<Post>::of(line.about)),
                due: None,
            }),
            _ => waiting.extend(asked(app, actor, &line).await?),
        }
    }
    if proposals > 0 {
        waiting.push(Waiting {
            what: t!(lang, "today-proposals", n = proposals),
            why: t!(lang, "today-proposals-why"),
            href: "/app/directory/proposals".to_owned(),
            due: None,
        });
    }
    Ok(waiting)
}

/// Somebody holds a link that has ended and asks for a new one, if the reader keeps their entry.
async fn asked(app: &App, actor: &Actor, line: &details::store::Line) -> Result<Option<Waiting>> {
    let keeps = actor.is_office() || line.party.is_some_and(|party| actor.is_focal_of(party));
    let id: PersonId = Id::of(line.about);
    let sees = |person: &person::Person| actor.sees(&Audience::parse(&person.audience));
    let found = person::store::find(&app.db, id).await?;
    let person = found.filter(|person| keeps && sees(person));
    Ok(person.map(|person| Waiting {
        what: t!(actor.lang, "today-link-asked", name = person.name()),
        why: t!(actor.lang, "today-link-asked-why"),
        href: format!("{}/links", person.href()),
        due: None,
    }))
}
