//! What the evidence erases of a person who is to be forgotten: their words, their pictures, their
//! consents. What changed because of the work stays without their name, and is counted as before.

mod store;

use balai_directory::PersonId;
use balai_kernel::{App, Result, errand, retention::Erased, store::Tx};

use crate::{consent::PURPOSE, photograph};

/// The evidence's part of a person.
pub(crate) async fn person(tx: &Tx, app: &App, person: PersonId) -> Result<Erased> {
    let mut erased = Erased::default();
    for asked in store::asked(tx, person).await? {
        erased.rows.extend([asked.id.uuid(), asked.thing]);
        if !asked.email.is_empty() {
            erased.addresses.push(asked.email.clone());
        }
        errand::revoke_of(tx, PURPOSE, asked.id.uuid(), app.clock.now()).await?;
        if let Some(sheet) = asked.sheet {
            balai_kernel::file::remove(tx, sheet).await?;
        }
        // Words without whoever said them are nobody's; a picture shows a face.
        match (asked.quote, asked.photograph) {
            (Some(quote), _) => store::forget_quote(tx, quote).await?,
            (None, Some(photograph)) => {
                photograph::store::put(tx, photograph, None).await?;
                store::forget_photograph(tx, photograph).await?;
            }
            (None, None) => {}
        }
        store::forget_consent(tx, &asked).await?;
    }
    for outcome in store::claimed(tx, person).await? {
        erased.rows.push(outcome.uuid());
        store::forget_claimant(tx, outcome).await?;
    }
    Ok(erased)
}
