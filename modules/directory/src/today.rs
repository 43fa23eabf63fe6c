//! What the directory asks of a person today.

use balai_kernel::{
    Actor, App, Id, Result, errand,
    module::{Today, Waiting},
    t,
};
use futures::future::BoxFuture;

use crate::{PersonId, details, focal_point, person, record, roster_check, same_person};

/// For the office: focal points and doubles that wait. For a focal point: its roster.
pub(crate) fn today<'a>(app: &'a App, actor: &'a Actor) -> BoxFuture<'a, Result<Today>> {
    Box::pin(async move {
        let mut today = Today::default();
        let (lang, day) = (actor.lang, app.today());
        if !actor.is_office() && !record::is_focal(actor) {
            return Ok(today);
        }
        let proposals = details::store::count_waiting(&app.db, actor).await?;
        if proposals > 0 {
            today.waiting.push(Waiting {
                what: t!(lang, "today-proposals", n = proposals),
                why: t!(lang, "today-proposals-why"),
                href: "/app/directory/proposals".to_owned(),
                due: None,
            });
        }
        for answer in roster_check::store::waiting(&app.db, actor).await? {
            today.waiting.push(Waiting {
                what: t!(lang, "today-roster-answer", name = answer.name.as_str()),
                why: t!(lang, "today-proposals-why"),
                href: format!("/app/directory/posts/{}/roster", answer.post),
                due: None,
            });
        }
        for link in asked(app, actor).await? {
            today.waiting.push(link);
        }
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
            let open = same_person::store::count_open(&app.db).await?;
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

/// People who hold a link that has ended and ask for a new one, of those that the reader keeps.
async fn asked(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let mut waiting = Vec::new();
    for link in errand::asked_again(&app.db, details::PURPOSE).await? {
        let keeps = actor.is_office() || link.party.is_some_and(|party| actor.is_focal_of(party));
        let id: PersonId = Id::of(link.row_id);
        let Some(person) = person::store::find(&app.db, id).await?.filter(|_| keeps) else {
            continue;
        };
        waiting.push(Waiting {
            what: t!(actor.lang, "today-link-asked", name = person.name()),
            why: t!(actor.lang, "today-link-asked-why"),
            href: format!("{}/links", person.href()),
            due: None,
        });
    }
    Ok(waiting)
}
