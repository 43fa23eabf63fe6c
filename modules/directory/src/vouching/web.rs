//! Handlers of vouching.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Error, Id, Result,
    account::{self, AccountRow, LinkKind, NewAccount},
    actor::Role,
    audit::{self, Act},
    mail,
    policy::Action,
    store::Tx,
    text::{Lang, Message, catalogue},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{A_DAY, Said, Vouching, letter, pages, store};
use crate::{
    PersonId,
    agency::{self, Agency},
    entry::{Entry, again},
    party::{self, Party},
    person,
};

const DAY_SECONDS: i64 = 24 * 3600;

/// A party whose roster the reader keeps; another's vouchings are not there.
async fn kept(cx: &Cx, code: &str) -> Result<Party> {
    let party = party::web::found(cx, code).await?;
    if crate::record::keeps_roster_of(&cx.actor, party.id) {
        Ok(party)
    } else {
        Err(Error::NotFound)
    }
}

/// The reader's own party: nobody vouches for another's officers.
async fn own(cx: &Cx, code: &str) -> Result<Party> {
    let party = kept(cx, code).await?;
    if cx.actor.is_focal_of(party.id) {
        Ok(party)
    } else {
        Err(Error::Forbidden(Message::new("may-focal")))
    }
}

pub(crate) async fn list(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = kept(&cx, &code).await?;
    let all = store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    Ok(pages::list(&cx, &party, &all).workspace(&cx))
}

pub(crate) async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = own(&cx, &code).await?;
    cx.proved()?;
    let agencies = agency::store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    Ok(pages::form(&cx, &party, &agencies, &Entry::empty("vouching")).workspace(&cx))
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let party = &own(&cx, &code).await?;
    cx.proved()?;
    let vouched_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let db = &cx.app.db;
    let agencies = agency::store::of_party(db, &cx.actor, party.id).await?;
    let mut entry = Entry::of("vouching", values);
    let name = entry.needed("name");
    let post = entry.needed("post");
    let email = email(&mut entry);
    if account::is_mailbox(db, &email).await? && !entry.is_wrong() {
        entry.wrong("email", Message::new("vouching-shared"));
    }
    let chosen = entry.id::<Agency>("agency");
    let agency = agencies.iter().find(|agency| Some(agency.id) == chosen);
    if agency.is_none() {
        entry.wrong("agency", Message::new("directory-choose"));
    }
    let since = cx.app.clock.now().plus_seconds(-DAY_SECONDS);
    if !entry.is_wrong() && store::count_since(db, party.id, since).await? >= A_DAY {
        entry.wrong("name", Message::new("vouching-too-many").with("n", A_DAY));
    }
    let (Some(agency), false) = (agency, entry.is_wrong()) else {
        return again(pages::form(&cx, party, &agencies, &entry).workspace(&cx));
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let new = &store::New {
        party: party.id,
        name: &name,
        email: &email,
        agency: agency.id,
        post: &post,
        vouched_by,
    };
    db.write("vouching.add", |tx| async move {
        store::replace(&tx, party.id, new.email, vouched_by, app.clock.now()).await?;
        let account = invite(&tx, app, actor, party, new).await?;
        let id = store::insert(&tx, &app.clock, new, account).await?;
        let act = Act::on("created", "vouching", id)
            .of_party(Some(party.id))
            .of_agency(Some(new.agency));
        audit::record(&tx, &app.clock, actor, act).await
    })
    .await?;
    // The same words whether or not there was an account with this address.
    Ok(redirect_with(&format!("{}/vouchings", party.href()), "vouched"))
}

/// The address as it was typed: somebody's own, for a mailbox of many names nobody.
fn email(entry: &mut Entry) -> String {
    let typed = entry.needed("email");
    match balai_names::email(&typed) {
        Some(email) if balai_names::looks_shared(&email) => {
            entry.wrong("email", Message::new("vouching-shared"));
            email
        }
        Some(email) => email,
        None if typed.is_empty() => typed,
        None => {
            entry.wrong("email", Message::new("person-email-wrong"));
            typed
        }
    }
}

/// Opens the way for whoever is vouched for and sends the letter. The account, unless one
/// that this party knows nothing of has the address: then nothing changes but the letter.
async fn invite(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    party: &Party,
    new: &store::New<'_>,
) -> Result<Option<Id<account::Account>>> {
    let known = account::by_email(tx, new.email).await?;
    let account = match &known {
        None => Some(open(tx, app, party, new, actor.lang).await?),
        Some(row) if is_own(tx, row, party).await? => {
            renew(tx, app, row, party).await?;
            Some(row.id)
        }
        Some(_) => None,
    };
    let lang = known.as_ref().map_or(actor.lang, |row| language(&row.language));
    let token = match account {
        Some(id) => Some(account::new_link(tx, &app.clock, LinkKind::Invitation, id).await?),
        None => None,
    };
    let said = Said {
        name: new.name,
        email: new.email,
        by: &actor.name,
        party: party.name(lang),
    };
    mail::queue(tx, &app.clock, &letter(app, lang, &said, token.as_deref())).await?;
    Ok(account)
}

/// Whether this party vouched for an account before, and nothing keeps it out.
async fn is_own(tx: &Tx, row: &AccountRow, party: &Party) -> Result<bool> {
    Ok(row.suspended_at.is_none() && store::is_of_party(tx, row.id, party.id).await?)
}

/// A new account with the one role. It is the directory's person whose own address this is,
/// if there is one of this party who has no account.
async fn open(
    tx: &Tx,
    app: &App,
    party: &Party,
    new: &store::New<'_>,
    lang: Lang,
) -> Result<Id<account::Account>> {
    let folded = person::folded_address("email", new.email);
    let person = match person::store::by_address(tx, &folded).await?.as_slice() {
        [one] => of_party_without_account(tx, *one, party).await?,
        _ => None,
    };
    let opened = NewAccount {
        email: new.email,
        name: new.name,
        language: lang.code(),
        person,
    };
    let id = account::insert(tx, &app.clock, &opened).await?;
    let (role, from) = (Role::FrontlineOfficer, app.today());
    account::grant(tx, &app.clock, id, role, Some(party.id), from).await?;
    Ok(id)
}

async fn of_party_without_account(tx: &Tx, id: PersonId, party: &Party) -> Result<Option<PersonId>> {
    let person = person::store::find(tx, id).await?;
    let is_here = person.is_some_and(|person| person.party == Some(party.id));
    Ok((is_here && !store::has_account(tx, id).await?).then_some(id))
}

/// Vouched for once more: the role begins again if it had ended, older links are void.
async fn renew(tx: &Tx, app: &App, row: &AccountRow, party: &Party) -> Result<()> {
    account::revoke_links(tx, row.id, app.clock.now()).await?;
    let role = Role::FrontlineOfficer;
    let held = account::grants_on(tx, row.id, app.today()).await?;
    let holds = |grant: &account::GrantRow| grant.role == role.code() && grant.party == Some(party.id);
    if held.iter().any(holds) {
        return Ok(());
    }
    account::grant(tx, &app.clock, row.id, role, Some(party.id), app.today()).await
}

fn language(code: &str) -> Lang {
    catalogue().language(code).unwrap_or(Lang::EN)
}

pub(crate) async fn end(cx: Cx, Path(id): Path<Id<Vouching>>) -> Answer {
    let vouching = &store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, vouching)?;
    let party = party::store::find(&cx.app.db, vouching.party)
        .await?
        .ok_or(Error::NotFound)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("vouching.end", |tx| async move {
            if store::end(&tx, id, actor.account, app.clock.now()).await? == 0 {
                return Ok(());
            }
            if let Some(account) = vouching.account {
                // Yesterday was the last day: today it opens nothing any more.
                let last = app.today().yesterday().unwrap_or(app.today());
                let role = Role::FrontlineOfficer;
                account::end_role(&tx, app, account, role, Some(vouching.party), last).await?;
            }
            let act = Act::on("ended", "vouching", id).of_party(Some(vouching.party));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/vouchings", party.href()),
        "vouching-ended",
    ))
}
