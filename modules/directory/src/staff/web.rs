//! Handlers of the office's staff.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    account::{
        Account,
        employment::{self, Employed},
    },
    actor::Employer,
    audit::{self, Act, Change},
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{Staff, pages};
use crate::{
    entry::{Entry, again},
    party::{self, Party},
};

/// Where the staff stand.
pub(super) const PATH: &str = "/app/directory/staff";

/// What both pages need.
pub(super) struct Shown {
    pub staff: Vec<Employed>,
    pub parties: Vec<Party>,
}

async fn gather(cx: &Cx) -> Result<Shown> {
    let db = &cx.app.db;
    Ok(Shown {
        staff: employment::staff(db, cx.app.today()).await?,
        parties: party::store::seen(db, &cx.actor, None, None).await?,
    })
}

pub(crate) async fn list(cx: Cx) -> Answer {
    let shown = gather(&cx).await?;
    Ok(pages::list(&cx, &shown).workspace(&cx))
}

async fn found(cx: &Cx, id: Id<Account>) -> Result<(Shown, Employed)> {
    let shown = gather(cx).await?;
    let one = shown.staff.iter().find(|one| one.account == id);
    let one = one.cloned().ok_or(Error::NotFound)?;
    cx.may(Action::Change, &Staff { account: id })?;
    Ok((shown, one))
}

pub(crate) async fn edit(cx: Cx, Path(id): Path<Id<Account>>) -> Answer {
    let (shown, one) = found(&cx, id).await?;
    let entry = entry_of(&shown, one.employer());
    Ok(pages::form(&cx, &shown, &one, &entry).workspace(&cx))
}

/// Who pays somebody, as a form.
fn entry_of(shown: &Shown, employer: Employer) -> Entry {
    let lender = match employer {
        Employer::Lender(Some(id)) => shown.parties.iter().find(|party| party.id == id),
        _ => None,
    };
    Entry::empty("staff")
        .with("employer", employer.code())
        .with("lender", lender.map_or("", |party| party.code.as_str()))
}

pub(crate) async fn change(
    cx: Cx,
    Path(id): Path<Id<Account>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    cx.proved()?;
    let (shown, one) = found(&cx, id).await?;
    let mut entry = Entry::of("staff", values);
    let lender = entry.party("lender", &shown.parties);
    let code = entry.one_of("employer", &["office", "host", "lender"]);
    match (code.as_deref(), lender) {
        (None, _) => entry.wrong("employer", Message::new("directory-choose")),
        (Some("lender"), None) => entry.wrong("lender", Message::new("staff-lender-missing")),
        _ => {}
    }
    let (Some(code), false) = (code, entry.is_wrong()) else {
        return again(pages::form(&cx, &shown, &one, &entry).workspace(&cx));
    };
    let (app, actor, was) = (&cx.app, &cx.actor, one.employer());
    let now = Employer::from_code(&code, lender);
    app.db
        .write("staff.employer", |tx| async move {
            employment::set_employer(&tx, id, now).await?;
            let changes = audit::changed([Change::between("employer", Some(was.code()), Some(now.code()))]);
            let act = Act::on("changed", "staff", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(PATH, "staff-changed"))
}
