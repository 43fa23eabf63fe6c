//! Who is asked, in words.

use balai_kernel::{Id, account::Account, profile::Profile, t, text::Lang};

use super::{Approval, Missing, Need, seat_of};

/// Several, the last one with an "and".
pub(super) fn listed(lang: Lang, all: &[String]) -> String {
    match all.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => t!(lang, "approval-and", list = rest.join(", "), last = last.as_str()),
    }
}

/// A party by its name, as the process writes it.
fn party(lang: Lang, profile: &Profile, code: &str) -> String {
    let own = profile
        .party_names
        .get(code)
        .and_then(|names| names.get(lang.code()));
    own.cloned()
        .or_else(|| profile.party_name(code))
        .unwrap_or_else(|| code.to_owned())
}

/// Whose yes it is, in words.
pub fn need(lang: Lang, profile: &Profile, need: &Need) -> String {
    match need {
        Need::CoManagers { people: 2 } => t!(lang, "voice-both-co-managers"),
        Need::CoManagers { people } => t!(lang, "voice-co-managers", n = *people),
        Need::Host { code } => t!(lang, "voice-host", who = party(lang, profile, code)),
        Need::Donor { name } => t!(lang, "voice-donor", who = name.as_str()),
        Need::CoChair { code } => t!(lang, "voice-co-chair", who = party(lang, profile, code)),
    }
}

/// Everybody who is asked.
pub fn needs(lang: Lang, profile: &Profile, all: &[Need]) -> String {
    let all: Vec<String> = all.iter().map(|one| need(lang, profile, one)).collect();
    listed(lang, &all)
}

/// Everybody who still has to answer; co-managers by name, as far as they are known.
pub fn missing(
    lang: Lang,
    profile: &Profile,
    approval: &Approval,
    managers: &[(Id<Account>, String)],
) -> String {
    let all: Vec<String> = approval
        .missing()
        .iter()
        .map(|one| match one {
            Missing::Other(other) => need(lang, profile, other),
            Missing::CoManagers(left) => {
                let open = managers.iter().filter(|(id, _)| {
                    let may = profile.approvals.submitter_may_answer || *id != approval.by;
                    may && !approval.answers.iter().any(|given| given.seat == seat_of(*id))
                });
                let names: Vec<String> = open.map(|(_, name)| name.clone()).collect();
                if names.len() == *left {
                    t!(
                        lang,
                        "voice-co-managers-named",
                        n = *left,
                        who = listed(lang, &names)
                    )
                } else {
                    t!(lang, "voice-co-managers-left", n = *left)
                }
            }
        })
        .collect();
    listed(lang, &all)
}

/// Those without an account who still have to answer, if there are some.
pub(super) fn outside(lang: Lang, profile: &Profile, approval: &Approval) -> Option<String> {
    let all: Vec<String> = approval
        .missing()
        .iter()
        .filter_map(|one| match one {
            Missing::Other(other) => Some(need(lang, profile, other)),
            Missing::CoManagers(_) => None,
        })
        .collect();
    (!all.is_empty()).then(|| listed(lang, &all))
}

/// Whose answer it is.
pub(super) fn seat(lang: Lang, profile: &Profile, approval: &Approval, seat: &str) -> String {
    let found = approval
        .needs
        .iter()
        .find(|one| one.seat().as_deref() == Some(seat));
    found.map_or_else(
        || t!(lang, "voice-co-manager"),
        |found| need(lang, profile, found),
    )
}
