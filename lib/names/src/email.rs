//! E-mail addresses as typed into cells.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::fold::tidy;

/// Words that name a function: an address made of them belongs to a post, not a person.
const STRONG: &str = "\
    info information contact contacts office admin administration secretariat sekretariat \
    secretary focalpoint focal enquiries enquiry inquiries helpdesk support noreply \
    donotreply webmaster postmaster mail mailbox hello registry reception frontdesk hotline \
    media press communications events humas kontak layanan shared group";
/// Words that are functions only where nothing else stands beside them.
const WEAK: &str = "\
    immigration imigrasi imigresen police polri border customs coastguard coast guard \
    consular consulate embassy mission permanent protocol training trainings international \
    relations legal desk unit team head director directorate department dept division bureau \
    ministry minister national regional headquarters liaison cooperation foreign affairs \
    labour labor social trafficking anti counter council committee task force visa passport \
    operations intelligence staff all point human resources finance procurement project \
    programme program security duty officer migration asylum refugee returns prosecution \
    attorney general the of and for no reply us hq hr it tip intl";

/// Reads one e-mail address, in the form in which addresses are compared.
///
/// Takes a cell's text: `mailto:` and a name around angle brackets are taken off. Returns
/// the address in lower case, letters of any script allowed; nothing if there is no plausible
/// address or more than one (see [`emails`]). Only the syntax is judged.
///
/// ```
/// use balai_names::email;
/// assert_eq!(email(" Anna Hill <Anna.Hill@TH.example>; ").as_deref(), Some("anna.hill@th.example"));
/// assert_eq!(email("anna@localhost"), None);
/// ```
pub fn email(text: &str) -> Option<String> {
    let mut all = emails(text);
    match all.len() {
        1 => all.pop(),
        _ => None,
    }
}

/// All plausible addresses of a cell, in order, each once, as [`email`] gives them.
pub fn emails(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let pieces =
        text.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '<' | '>' | '(' | ')' | '|' | '"'));
    for address in pieces.filter(|piece| piece.contains('@')).filter_map(plausible) {
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// Whether an address looks like a shared mailbox: `info@`, `focal.point@`, `immigration@`.
///
/// Such an address never identifies a person. Judged by the words before the `@`; when in
/// doubt shared, since then nobody is taken for another.
pub fn looks_shared(address: &str) -> bool {
    let lower = address.to_lowercase();
    let local = lower.split('@').next().unwrap_or_default();
    let words: Vec<&str> = local
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .iter()
        .any(|word| STRONG.split(' ').any(|strong| strong == *word))
        || !words.is_empty() && words.iter().all(|word| made_of_functions(word))
}

/// Whether a word is functions written together: `nationalfocalpoint`.
fn made_of_functions(word: &str) -> bool {
    if word.len() > 64 {
        return false;
    }
    let mut reached = vec![false; word.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for from in 0..word.len() {
        if !reached.get(from).copied().unwrap_or(false) {
            continue;
        }
        let Some(rest) = word.get(from..) else {
            continue;
        };
        for part in STRONG
            .split(' ')
            .chain(WEAK.split(' '))
            .filter(|part| rest.starts_with(part))
        {
            if let Some(end) = reached.get_mut(from + part.len()) {
                *end = true;
            }
        }
    }
    reached.last().copied().unwrap_or(false)
}

fn plausible(piece: &str) -> Option<String> {
    let tidied = tidy(piece);
    if tidied.cut {
        return None;
    }
    let lower = ComposingNormalizerBorrowed::new_nfkc()
        .normalize(&tidied.text)
        .to_lowercase();
    let bare = lower.strip_prefix("mailto:").unwrap_or(&lower);
    let bare = bare.split('?').next().unwrap_or_default();
    let bare = bare.trim_matches(|c: char| matches!(c, '.' | '\'' | ':' | '[' | ']'));
    let (local, domain) = bare.split_once('@')?;
    (local_is_plausible(local) && domain_is_plausible(domain)).then(|| format!("{local}@{domain}"))
}

fn local_is_plausible(local: &str) -> bool {
    let allowed = |c: char| {
        c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace() || "!#$%&'*+-/=^_`{}~.".contains(c)
    };
    !local.is_empty()
        && local.len() <= 64
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn domain_is_plausible(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let label_is_plausible = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|c| c == '-' || c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace())
    };
    let last_is_a_word = labels
        .last()
        .is_some_and(|last| last.chars().count() >= 2 && !last.chars().all(|c| c.is_ascii_digit()));
    domain.len() <= 253 && labels.len() >= 2 && labels.iter().all(label_is_plausible) && last_is_a_word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        for (text, address) in [
            ("anna.hill@th.example", "anna.hill@th.example"),
            (" mailto:Anna.Hill@TH.Example?subject=x ", "anna.hill@th.example"),
            ("Hill, Anna <anna@th.example>", "anna@th.example"),
            ("anna@th.example.", "anna@th.example"),
            ("anna@th.example; ANNA@th.example", "anna@th.example"),
            ("emine.yıldız3@tr.example", "emine.yıldız3@tr.example"),
            ("anna\u{200b}@th.example\u{202c}", "anna@th.example"),
        ] {
            assert_eq!(email(text).as_deref(), Some(address), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for text in [
            "",
            "-",
            "n/a",
            "anna",
            "anna@",
            "@th.example",
            "anna@th",
            "a@b@c.example",
            "anna..h@th.example",
            "anna@-th.example",
            "anna@th..example",
            "anna@10.0.0.1",
            "a@x.example, b@x.example",
        ] {
            assert_eq!(email(text), None, "{text}");
        }
        assert_eq!(emails("a@x.example, b@x.example").len(), 2);
    }

    #[test]
    fn functions_are_shared_and_persons_are_not() {
        for shared in [
            "info",
            "focalpoint",
            "focal.point",
            "national-focalpoint",
            "office",
            "secretariat",
            "immigration",
            "Info.Bangkok",
            "contactus",
            "police_hq",
            "training2024",
            "nationalfocalpoint",
            "no-reply",
        ] {
            assert!(looks_shared(&format!("{shared}@th.example")), "{shared}");
        }
        for person in [
            "anna.hill",
            "allan",
            "ahill",
            "anna.police",
            "itthipol3",
            "hong.x12",
            "hrithik",
            "7",
        ] {
            assert!(!looks_shared(&format!("{person}@th.example")), "{person}");
        }
    }

    proptest! {
        #[test]
        fn reading_an_address_again_changes_nothing(text in "[a-zA-Z.+ <>;@ıİéßก-๙-]{0,40}") {
            for address in emails(&text) {
                prop_assert_eq!(email(&address), Some(address));
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            let _ = (emails(&text), looks_shared(&text));
        }
    }
}
