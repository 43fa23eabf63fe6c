//! The handler of a party's trail.

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Error, Id, Result,
    account::Account,
    actor::AgencyRef,
    audit::{self, OfAgency, TrailAsk, TrailLine, TrailShare},
    policy::Action,
    store::Arg,
    web::{Answer, Cx, Listing, Query, axum::extract::Path},
};
use uuid::Uuid;

use super::{Trail, pages, store};
use crate::{
    PartyId,
    agency::{self, Agency},
    handling::{self, Handling},
    party::{self, Party},
};

/// Lines on a page.
const PAGE: usize = 100;
/// Acts are counted by agency over so long, in seconds: 90 days.
const COUNTED: i64 = 90 * 24 * 3600;

/// What the page shows.
pub(super) struct Shown {
    pub party: Party,
    pub listing: Listing,
    pub lines: Vec<TrailLine>,
    /// Whose people were in the lists among the lines.
    pub shares: Vec<TrailShare>,
    /// Acts by agency.
    pub counts: Vec<(Option<Id<AgencyRef>>, i64)>,
    /// The agencies that the reader may know of.
    pub agencies: Vec<Agency>,
    /// Other parties whose readers are told.
    pub others: Vec<Party>,
    /// Accounts of the party whose people the reader does not see by name.
    pub nameless: BTreeSet<Id<Account>>,
    /// The condition that stands.
    pub condition: Option<Handling>,
    /// The line after which the next page begins.
    pub older: Option<Uuid>,
}

pub(crate) async fn show(
    cx: Cx,
    Path(code): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let (db, actor) = (&cx.app.db, &cx.actor);
    let party = party::store::by_code(db, &code).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &Trail { party: party.id })?;
    let listing = Listing::of(pairs);
    let ask = TrailAsk {
        party: party.id,
        agency: asked_agency(&listing),
        before: listing.get("before").and_then(|id| id.parse().ok()),
        // One more than is shown tells whether there are older ones.
        at_most: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    };
    let mut lines = audit::trail_of(db, ask).await?;
    let has_older = lines.len() > PAGE;
    lines.truncate(PAGE);
    let taken = lines.iter().filter(|line| line.party != Some(party.id));
    let taken: Vec<Uuid> = taken.map(|line| line.id).collect();
    let since = cx.app.clock.now().plus_seconds(-COUNTED);
    let shown = Shown {
        shares: if taken.is_empty() {
            Vec::new()
        } else {
            audit::trail_shares(db, party.id, taken).await?
        },
        counts: audit::trail_counts(db, party.id, since).await?,
        agencies: agency::store::of_party(db, actor, party.id).await?,
        others: others(&cx, &lines, party.id).await?,
        nameless: nameless(&cx, &lines, party.id).await?,
        condition: handling::store::of_party(db, party.id, cx.app.today()).await?,
        older: lines.last().filter(|_| has_older).map(|line| line.id),
        listing,
        lines,
        party,
    };
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// Of which agency the address asks; what is no id is no agency's.
fn asked_agency(listing: &Listing) -> Option<OfAgency> {
    match listing.get("agency")? {
        "none" => Some(OfAgency::None),
        id => Some(OfAgency::One(id.parse().unwrap_or(Id::of(Uuid::nil())))),
    }
}

/// The parties of those who looked, where any of another party did.
async fn others(cx: &Cx, lines: &[TrailLine], own: PartyId) -> Result<Vec<Party>> {
    let is_other = |line: &TrailLine| line.from_party.is_some_and(|party| party != own);
    if lines.iter().any(is_other) {
        party::store::seen(&cx.app.db, &cx.actor, None, None).await
    } else {
        Ok(Vec::new())
    }
}

/// Of the party's own people those whom the reader may not see by name: behind the wall of
/// their agency they act in their function as everybody else.
async fn nameless(cx: &Cx, lines: &[TrailLine], own: PartyId) -> Result<BTreeSet<Id<Account>>> {
    let accounts: BTreeSet<Id<Account>> = lines
        .iter()
        .filter(|line| line.from_party == Some(own) && line.account != cx.actor.account)
        .filter_map(|line| line.account)
        .collect();
    if accounts.is_empty() {
        return Ok(accounts);
    }
    let accounts_as_args = accounts.iter().map(|id| Arg::from(*id)).collect();
    let named = store::named(&cx.app.db, &cx.actor, accounts_as_args).await?;
    Ok(accounts.into_iter().filter(|id| !named.contains(id)).collect())
}
