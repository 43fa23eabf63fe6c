//! Renews what the search knows of the directory, in small transactions.

use balai_kernel::{
    App, Audience, Id, Result,
    actor::PersonRef,
    search::{self, Doc},
    text::Lang,
};
use futures::future::BoxFuture;
use uuid::Uuid;

use crate::{agency, body, party, person};

/// How many records one transaction renews.
const AT_ONCE: usize = 100;

/// Renews the entries of all parties, bodies, agencies and persons.
pub(crate) fn reindex(app: &App) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        for parties in party::store::all(&app.db).await?.chunks(AT_ONCE) {
            app.db
                .write("search.parties", |tx| async move {
                    for party in parties {
                        let spellings = party::store::spellings_of(&tx, party.id).await?;
                        search::put(&tx, &party_doc(party, &spellings)).await?;
                    }
                    Ok(())
                })
                .await?;
        }
        for bodies in body::store::all(&app.db).await?.chunks(AT_ONCE) {
            app.db
                .write("search.bodies", |tx| async move {
                    for body in bodies {
                        search::put(&tx, &body::doc(body, &app.profile)).await?;
                    }
                    Ok(())
                })
                .await?;
        }
        for agencies in agency::store::all(&app.db).await?.chunks(AT_ONCE) {
            app.db
                .write("search.agencies", |tx| async move {
                    for agency in agencies {
                        agency::web::renew(&tx, agency.id).await?;
                    }
                    Ok(())
                })
                .await?;
        }
        people(app).await
    })
}

async fn people(app: &App) -> Result<()> {
    let mut last: Id<PersonRef> = Id::of(Uuid::nil());
    loop {
        let some = person::store::after(&app.db, last, i64::try_from(AT_ONCE).unwrap_or(100)).await?;
        let Some(end) = some.last().map(|person| person.id) else {
            return Ok(());
        };
        let some = &some;
        app.db
            .write("search.people", |tx| async move {
                for person in some {
                    person::index(&tx, person.id).await?;
                }
                Ok(())
            })
            .await?;
        last = end;
    }
}

/// What the search knows of a party: its names in every language and its spellings.
pub(crate) fn party_doc(party: &party::Party, spellings: &[String]) -> Doc {
    let names: Vec<&str> = party.name.texts.values().map(String::as_str).collect();
    Doc {
        id: party.id.uuid(),
        noun: "party",
        href: party.href(),
        title: party.name(Lang::EN).to_owned(),
        lede: party.code.clone(),
        body: format!("{} {}", names.join(" "), spellings.join(" ")),
        audience: Audience::parse(&party.audience),
        on: None,
    }
}
