//! What the directory adds to whoever is signed in: the bodies they sit on, the agencies whose
//! names they may see, and what parties do not entrust to them.

use balai_kernel::{
    Result,
    actor::{Employer, Keys, Role, Standing},
    audience::{CO_CHAIRS, entrusted_by_agency, entrusted_by_party, not_for_lent_by},
    store::Db,
};
use futures::future::BoxFuture;
use jiff::civil::Date;

use crate::{agency, body, opening, reservation};

pub(crate) fn keys<'a>(db: &'a Db, standing: &'a Standing, day: Date) -> BoxFuture<'a, Result<Keys>> {
    Box::pin(async move {
        let mut keys = Keys::default();
        if let Some(person) = standing.person {
            let bodies = body::store::of_person(db, person).await?;
            keys.held
                .extend(bodies.iter().map(|(body, _)| format!("body:{body}")));
            if bodies.iter().any(|(_, kind)| kind == "network") {
                keys.held.push("alumni".to_owned());
            }
        }
        for party in standing.focal_of() {
            // Their own role, not a deputy's, opens names in an emergency.
            let is_own = standing.has_own(Role::FocalPoint, Some(party));
            let opener = standing.account.zip(standing.at).filter(|_| is_own);
            for key in agency::store::keys_of_focal(db, party, standing.person, opener, day).await? {
                match key.agency {
                    Some(agency) => {
                        keys.held.push(agency::names_key(agency));
                        keys.held.extend(key.is_own.then(|| agency::own_key(agency)));
                    }
                    None => keys.held.push(CO_CHAIRS.to_owned()),
                }
            }
        }
        if let (Employer::Lender(lender), true) = (standing.employer, standing.works_in_office()) {
            for barred in reservation::store::against(db, lender).await? {
                keys.barred.push(match (barred.lender, barred.agency) {
                    (Some(lender), _) => not_for_lent_by(lender),
                    (None, Some(agency)) => entrusted_by_agency(agency.cast()),
                    (None, None) => entrusted_by_party(barred.party),
                });
            }
        }
        if let (Some(account), Some(at), Employer::Office) =
            (standing.account, standing.at, standing.employer)
            && standing.has_own(Role::CoManager, None)
        {
            let open = opening::store::open_persons(db, account, at).await?;
            keys.held.extend(open.into_iter().map(opening::addresses_key));
        }
        Ok(keys)
    })
}
