//! Who is told of an opening at once, by mail: its owners. The mail names the opener and the hour,
//! never the record: it lies in mailboxes that others read.

use balai_kernel::{
    App, Id, Instant, Result,
    account::Account,
    mail::{self, Letter},
    store::Tx,
    t,
    text::{Lang, catalogue, instant},
};

use super::{Opening, store, store::Told};
use crate::{
    agency::Agency,
    person::{self, Person},
};

/// What the mail says.
pub(super) struct Said<'a> {
    pub id: Id<Opening>,
    pub by: Id<Account>,
    pub name: &'a str,
    pub until: Instant,
    /// `person` or `agency`.
    pub noun: &'static str,
}

/// Tells a person, at their account and else at their own addresses, and the focal points of
/// their party who may see their name.
pub(super) async fn to_person(tx: &Tx, app: &App, person: &Person, said: &Said<'_>) -> Result<()> {
    let mut told = store::account_of(tx, person.id).await?;
    if told.is_empty() {
        let addresses = person::store::addresses(tx, person.id).await?;
        let own = addresses
            .into_iter()
            .filter(|one| one.kind == "email" && !one.shared);
        told.extend(own.map(|one| Told {
            email: one.value,
            language: Lang::EN.code().to_owned(),
        }));
    }
    if let Some(party) = person.party {
        let day = app.today();
        told.extend(store::focal_points(tx, party, person.agency, said.by, day).await?);
    }
    tell(tx, app, said, told).await
}

/// Tells the agency's own focal points; where there is none, the co-managers of the office's own
/// staff. Says whether there was one.
pub(super) async fn owners_of(
    tx: &Tx,
    app: &App,
    agency: &Agency,
    by: Id<Account>,
) -> Result<(Vec<Told>, bool)> {
    let own = store::own_focal_points(tx, agency, by, app.today()).await?;
    if own.is_empty() {
        return Ok((store::own_leaders(tx, app.today()).await?, false));
    }
    Ok((own, true))
}

/// Sends the mails.
pub(super) async fn tell(tx: &Tx, app: &App, said: &Said<'_>, told: Vec<Told>) -> Result<()> {
    for one in told {
        let lang = catalogue().language(&one.language).unwrap_or(Lang::EN);
        let letter = Letter {
            kind: "directory.opening",
            recipient: &one.email,
            subject: t!(
                lang,
                "mail-opening-subject",
                office = app.profile.office.name.get(lang)
            ),
            body: t!(
                lang,
                &format!("mail-opening-body-{}", said.noun),
                name = said.name,
                until = instant(lang, said.until, &app.zone()),
                address = format!("{}/app/directory/openings/{}", app.address, said.id)
            ),
            // Who was told, and of what, is not for whoever reads the outbox.
            secret: true,
        };
        mail::queue(tx, &app.clock, &letter).await?;
    }
    Ok(())
}
