//! What the fields of a participation hold, in words: for histories and for the page on
//! which two editors meet.

use std::collections::BTreeMap;

use balai_kernel::{
    profile::Profile,
    t,
    text::{Lang, catalogue},
};

/// Names of parties by their codes, in one language.
pub type PartyNames = BTreeMap<String, String>;

/// What stands in a field of a participation, in words. Texts and numbers that people
/// typed are given back as they are.
pub fn said(lang: Lang, profile: &Profile, parties: &PartyNames, field: &str, value: &str) -> String {
    let word = |group: &str| {
        let key = format!("participation-{group}-{value}");
        if catalogue().has(Lang::EN, &key) {
            t!(lang, &key)
        } else {
            value.to_owned()
        }
    };
    match field {
        "status" => word("status"),
        "way" => word("way"),
        "sex" => word("sex"),
        "sex_source" => word("sex-source"),
        "completed" if value == "yes" => t!(lang, "participation-is-completed"),
        "headcount_line" if !value.is_empty() => t!(lang, "participation-is-in-line"),
        "party" => parties.get(value).cloned().unwrap_or_else(|| value.to_owned()),
        "role" => {
            let names: Vec<&str> = value
                .split([' ', ','])
                .filter(|code| !code.is_empty())
                .map(|code| profile.event_role(code).map_or(code, |role| role.name.get(lang)))
                .collect();
            names.join(", ")
        }
        _ => value.to_owned(),
    }
}

/// What a field of a participation is called.
pub fn field(lang: Lang, field: &str) -> String {
    let key = format!("participation-field-{}", field.replace('_', "-"));
    if catalogue().has(Lang::EN, &key) {
        t!(lang, &key)
    } else {
        field.to_owned()
    }
}
