//! What the fields of an activity hold, in words: for histories and for the page on
//! which two editors meet.

use std::collections::BTreeMap;

use balai_kernel::{
    profile::{Named, Profile},
    t,
    text::Lang,
};

use super::State;
use crate::level::titled;

/// Names of accounts by their ids, as forms send them.
pub type Owners = BTreeMap<String, String>;

/// What stands in a field of an activity, in words. Several codes stand apart by commas;
/// what people typed is given back as it is.
pub fn said(lang: Lang, profile: &Profile, owners: &Owners, field: &str, value: &str) -> String {
    let named = |found: Option<&Named>, code: &str| {
        found.map_or_else(|| code.to_owned(), |one| titled(code, one.name.get(lang)))
    };
    let each = |name: &dyn Fn(&str) -> String| {
        let names: Vec<String> = value.split(", ").map(name).collect();
        names.join("; ")
    };
    let by_code = |all: &[Named]| each(&|code| named(all.iter().find(|one| one.code == code), code));
    match field {
        "kind" => profile
            .activity_kind(value)
            .map_or(value, |kind| kind.name.get(lang))
            .to_owned(),
        "state" => State::from_code(value).map_or_else(|| value.to_owned(), |state| state.words(lang)),
        "initiative" | "also_initiative" => each(&|code| {
            let found = profile.initiatives.iter().find(|one| one.code == code);
            found.map_or_else(|| code.to_owned(), |one| titled(code, one.name.get(lang)))
        }),
        "project" => {
            let mut projects = profile.initiatives.iter().flat_map(|one| &one.projects);
            named(projects.find(|one| one.code == value), value)
        }
        "purpose" | "also_purpose" => by_code(&profile.core_purposes),
        "area" => by_code(&profile.strategy_areas),
        "owner" => owners.get(value).cloned().unwrap_or_else(|| value.to_owned()),
        "unlisted" if value == "yes" => t!(lang, "activity-is-unlisted"),
        _ => value.to_owned(),
    }
}
