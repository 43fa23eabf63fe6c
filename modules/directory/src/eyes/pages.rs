//! What is drawn to choose through whose eyes to look.

use balai_kernel::{
    account::eyes,
    t,
    web::{
        Cx, Page,
        ui::{Choice, Field, FieldKind, Form, PageHead, Radios, hidden},
    },
};
use maud::html;

use super::web::Asked;
use crate::party::{self, Party};

/// The form; a focal point and whoever is lent need a party.
pub(super) fn choose(cx: &Cx, asked: &Asked, mut parties: Vec<Party>) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "eyes-title");
    party::by_name(&mut parties, lang);
    let asked_whose = if asked.who.is_empty() {
        "public"
    } else {
        &asked.who
    };
    let may_ask = |code: &&str| *code != "lent" || cx.actor.holds("office:core");
    let whose = ["public", "member", "placed", "focal", "lent"]
        .into_iter()
        .filter(may_ask)
        .map(|code| Choice::new(code, t!(lang, &format!("eyes-choice-{code}"))).chosen(code == asked_whose))
        .collect();
    let parties = parties
        .iter()
        .map(|party| Choice::new(&party.code, party.name(lang)));
    let parties = std::iter::once(Choice::new("", t!(lang, "directory-none")))
        .chain(parties)
        .collect();
    let missing = matches!(asked.who.as_str(), "focal" | "lent").then(|| t!(lang, "eyes-party-missing"));
    let fields = html! {
        (hidden("of", &asked.of))
        (Radios::new("who", t!(lang, "eyes-whose"), whose))
        (Field::new(FieldKind::Select(parties), "party", t!(lang, "eyes-party")).value(&asked.party).error(missing))
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "eyes-lede")))
        .body(&Form::get(eyes::PAGE, fields).submit(t!(lang, "eyes-look")))
}
