//! What the directory asks of a person today.

use balai_kernel::{
    Actor, App, Result,
    module::{Today, Waiting},
    t,
};
use futures::future::BoxFuture;

use crate::{focal_point, person, same_person};

/// For the office: focal points and doubles that wait. For a focal point: its roster.
pub(crate) fn today<'a>(app: &'a App, actor: &'a Actor) -> BoxFuture<'a, Result<Today>> {
    Box::pin(async move {
        let mut today = Today::default();
        let (lang, day) = (actor.lang, app.today());
        if !actor.is_office() && !actor.is_focal() {
            return Ok(today);
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
