//! What waits because of approvals.

use balai_kernel::{Actor, App, Id, account::Account, actor::Role, module::Waiting, t, text};

use super::{Stand, may_answer, store, words};

/// What waits for a reader of *Today* because of what was submitted.
pub fn today(
    app: &App,
    actor: &Actor,
    present: &[store::Present],
    managers: &[(Id<Account>, String)],
) -> Vec<Waiting> {
    let (lang, profile) = (actor.lang, &app.profile);
    let Some(account) = actor.account else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for one in present {
        let (approval, stand) = (&one.approval, one.stand());
        let is_manager = actor.is_own(Role::CoManager);
        let day = text::day(lang, approval.at.day_in(&app.zone()));
        let is_mine = approval.by == account;
        let why = if may_answer(approval, &stand, account, is_manager, &profile.approvals).is_ok() {
            t!(lang, "today-approval-yours", who = &approval.by_name, day = day)
        } else if is_manager && stand == Stand::Waiting && approval.reminded_at.is_some() {
            // Whoever was asked was reminded: those who lead the office see what still waits.
            let who = words::missing(lang, profile, approval, managers);
            t!(lang, "today-approval-waits", who = who, day = day)
        } else if !is_mine {
            continue;
        } else {
            match &stand {
                Stand::Returned => {
                    let by = approval.returned().map_or("", |given| given.by_name.as_str());
                    t!(lang, "today-approval-returned", who = by)
                }
                Stand::Lapsed(_) => t!(lang, "today-approval-lapsed"),
                Stand::Waiting => match words::outside(lang, profile, approval) {
                    Some(who) => t!(lang, "today-approval-record", who = who),
                    None => continue,
                },
                _ => continue,
            }
        };
        out.push(Waiting {
            what: one.title(lang),
            why,
            href: approval.href(),
            due: None,
        });
    }
    out
}
