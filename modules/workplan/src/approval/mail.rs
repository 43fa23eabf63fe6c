//! Letters about approvals: to those whose yes is asked for, and to whoever submitted once it is
//! returned or approved. They say where to answer; the answer itself is given in the office.

use balai_kernel::{
    App, Id, Result,
    account::Account,
    mail::{self, Letter},
    store::Tx,
    t,
    text::{Lang, catalogue, day},
};

use super::{Approval, Need, Stand, may_answer, store, words};

/// What was submitted, by its name in a language.
async fn title(tx: &Tx, approval: &Approval, lang: Lang) -> Result<String> {
    if let Some(id) = approval.activity {
        let found = crate::activity::find(tx, id).await?;
        return Ok(found.map(|activity| activity.title).unwrap_or_default());
    }
    let year = match approval.plan_version {
        Some(id) => crate::plan_version::store::find(tx, id)
            .await?
            .map(|version| version.year),
        None => None,
    };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    Ok(t!(lang, "version-of-year", year = year))
}

fn lang_of(code: &str) -> Lang {
    catalogue().language(code).unwrap_or(Lang::EN)
}

/// Writes to the co-managers whose answer is waited for.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ask(tx: &Tx, app: &App, id: Id<Approval>) -> Result<()> {
    let Some(approval) = store::find(tx, id).await? else {
        return Ok(());
    };
    let asks = |need: &Need| matches!(need, Need::CoManagers { .. });
    if !approval.needs.iter().any(asks) {
        return Ok(());
    }
    let managers = store::managers(tx, app.today()).await?;
    let may = |account: &Id<Account>| *account != approval.by || app.profile.approvals.submitter_may_answer;
    let asked: Vec<Id<Account>> = managers.into_iter().map(|(id, _)| id).filter(may).collect();
    for (email, lang) in store::mailboxes(tx, &asked).await? {
        let lang = lang_of(&lang);
        let title = title(tx, &approval, lang).await?;
        let letter = Letter {
            kind: "approval.asked",
            recipient: &email,
            subject: t!(lang, "mail-approval-asked-subject", title = title.as_str()),
            body: t!(
                lang,
                "mail-approval-asked-body",
                who = approval.by_name.as_str(),
                title = title.as_str(),
                note = approval.note.clone().unwrap_or_default(),
                address = format!("{}{}", app.address, approval.href())
            ),
            secret: false,
        };
        mail::queue(tx, &app.clock, &letter).await?;
    }
    Ok(())
}

/// Writes once more to the co-managers whose answer is waited for; of those who have no account here to
/// whoever submitted, who is to ask them.
///
/// # Errors
/// When the database fails.
pub(super) async fn remind(tx: &Tx, app: &App, id: Id<Approval>) -> Result<()> {
    let Some(approval) = store::find(tx, id).await? else {
        return Ok(());
    };
    let rules = &app.profile.approvals;
    let managers = store::managers(tx, app.today()).await?;
    let waits = |account: &Id<Account>| may_answer(&approval, &Stand::Waiting, *account, true, rules).is_ok();
    let asked: Vec<Id<Account>> = managers.into_iter().map(|(id, _)| id).filter(waits).collect();
    let since = approval.at.day_in(&app.zone());
    for (email, lang) in store::mailboxes(tx, &asked).await? {
        let lang = lang_of(&lang);
        let title = title(tx, &approval, lang).await?;
        let letter = Letter {
            kind: "approval.reminder",
            recipient: &email,
            subject: t!(lang, "mail-approval-asked-subject", title = title.as_str()),
            body: t!(
                lang,
                "mail-approval-again-body",
                who = approval.by_name.as_str(),
                title = title.as_str(),
                on = day(lang, since),
                address = format!("{}{}", app.address, approval.href())
            ),
            secret: false,
        };
        mail::queue(tx, &app.clock, &letter).await?;
    }
    if words::outside(Lang::EN, &app.profile, &approval).is_none() {
        return Ok(());
    }
    for (email, lang) in store::mailboxes(tx, &[approval.by]).await? {
        let lang = lang_of(&lang);
        let title = title(tx, &approval, lang).await?;
        let letter = Letter {
            kind: "approval.reminder",
            recipient: &email,
            subject: t!(lang, "mail-approval-record-subject", title = title.as_str()),
            body: t!(
                lang,
                "mail-approval-record-body",
                who = words::outside(lang, &app.profile, &approval).unwrap_or_default(),
                title = title.as_str(),
                on = day(lang, since),
                address = format!("{}{}", app.address, approval.href())
            ),
            secret: false,
        };
        mail::queue(tx, &app.clock, &letter).await?;
    }
    Ok(())
}

/// Tells whoever submitted how it ended, where it has.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ended(tx: &Tx, app: &App, approval: &Approval, stand: &Stand) -> Result<()> {
    let (kind, key) = match stand {
        Stand::Approved => ("approval.approved", "approved"),
        Stand::Returned => ("approval.returned", "returned"),
        _ => return Ok(()),
    };
    let comment = approval.returned().and_then(|given| given.comment.clone());
    for (email, lang) in store::mailboxes(tx, &[approval.by]).await? {
        let lang = lang_of(&lang);
        let title = title(tx, approval, lang).await?;
        let letter = Letter {
            kind,
            recipient: &email,
            subject: t!(
                lang,
                &format!("mail-approval-{key}-subject"),
                title = title.as_str()
            ),
            body: t!(
                lang,
                &format!("mail-approval-{key}-body"),
                title = title.as_str(),
                comment = comment.clone().unwrap_or_default(),
                address = format!("{}{}", app.address, approval.href())
            ),
            secret: false,
        };
        mail::queue(tx, &app.clock, &letter).await?;
    }
    Ok(())
}
