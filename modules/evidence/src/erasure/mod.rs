//! What the evidence erases: of a person who is to be forgotten their words, their pictures and their
//! consents; of whoever said no, or took a yes back, the same some time later. What changed because of
//! the work stays without their name, and is counted as before.

mod store;

use balai_directory::PersonId;
use balai_kernel::{
    App, Id, Result, errand, file,
    id::Uuid,
    retention::{self, Erased, Rule},
    search,
    store::Tx,
};

use crate::{consent::PURPOSE, photograph};

/// How long the evidence keeps what.
pub(crate) const RULES: &[Rule] = &[Rule {
    code: "withdrawn-words",
    noun: "consent",
    days: 365,
    least: 30,
    most: 1825,
    is_personal: true,
    page: Some("/app/evidence/consents"),
    due: |tx, ask| Box::pin(store::withdrawn(tx, ask)),
    count: store::count_withdrawn,
    erase: |tx, app, id| Box::pin(withdrawn(tx, app, id)),
}];

/// Erases what somebody said no to.
async fn withdrawn(tx: &Tx, app: &App, id: Uuid) -> Result<()> {
    let Some(asked) = store::one(tx, Id::of(id)).await? else {
        return Ok(());
    };
    forget(tx, app, &asked).await?;
    for row in [asked.id.uuid(), asked.thing] {
        retention::forget(tx, row).await?;
        search::remove(tx, row).await?;
    }
    Ok(())
}

/// Empties a consent and what it is about. Done again, it changes nothing.
async fn forget(tx: &Tx, app: &App, asked: &store::Asked) -> Result<()> {
    errand::revoke_of(tx, PURPOSE, asked.id.uuid(), app.clock.now()).await?;
    // Words without whoever said them are nobody's; a picture shows a face.
    match (asked.quote, asked.photograph) {
        (Some(quote), _) => store::forget_quote(tx, quote).await?,
        (None, Some(photograph)) => {
            photograph::store::put(tx, photograph, None).await?;
            store::forget_photograph(tx, photograph).await?;
        }
        (None, None) => {}
    }
    store::forget_consent(tx, asked).await?;
    match asked.sheet {
        Some(sheet) => file::remove(tx, sheet).await,
        None => Ok(()),
    }
}

/// The evidence's part of a person.
pub(crate) async fn person(tx: &Tx, app: &App, person: PersonId) -> Result<Erased> {
    let mut erased = Erased::default();
    for asked in store::asked(tx, person).await? {
        erased.rows.extend([asked.id.uuid(), asked.thing]);
        if !asked.email.is_empty() {
            erased.addresses.push(asked.email.clone());
        }
        forget(tx, app, &asked).await?;
    }
    for outcome in store::claimed(tx, person).await? {
        erased.rows.push(outcome.uuid());
        store::forget_claimant(tx, outcome).await?;
    }
    Ok(erased)
}
