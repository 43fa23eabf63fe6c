//! What the spaces ask of a person today.

use balai_kernel::{
    Actor, Result,
    measure::Reading,
    module::{Today, Waiting},
    t,
};

use crate::{escrow, member, team};

/// Teams that ask for the reader, members who wait for a key, requests to a holder.
pub(crate) async fn today(reading: &Reading<'_>, actor: &Actor) -> Result<Today> {
    let (db, lang) = (&reading.app().db, actor.lang);
    let mut today = Today::default();
    let Some(account) = actor.account.filter(|_| team::may_have_some(actor)) else {
        return Ok(today);
    };
    // Most people are in no team: one question says so.
    if !member::store::is_concerned(db, account).await? {
        return Ok(today);
    }
    for one in member::store::asked(db, account).await? {
        today.waiting.push(Waiting {
            what: t!(lang, "today-team-asked", name = one.team.as_str()),
            why: t!(lang, "team-asked-by", name = one.by.as_str()),
            href: team::HOME.to_owned(),
            due: None,
        });
    }
    for (team, name, who) in member::store::waiting(db, account).await? {
        today.waiting.push(Waiting {
            what: t!(lang, "today-team-waiting", name = who.as_str()),
            why: name,
            href: format!("{}/{team}/members", team::HOME),
            due: None,
        });
    }
    for request in escrow::store::open_for(db, account).await? {
        let key = if request.asked_by == account {
            "today-escrow-take"
        } else {
            "today-escrow-give"
        };
        today.waiting.push(Waiting {
            what: t!(lang, key, name = request.asker.as_str()),
            why: request.team_name.clone(),
            href: request.href(),
            due: None,
        });
    }
    Ok(today)
}
