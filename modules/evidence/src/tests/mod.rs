//! Stories of the evidence, as named people, on both databases.

mod consents;
mod people;
mod photographs;

use balai_directory::{PartyId, party};
use balai_kernel::{
    Module,
    actor::Role,
    desk,
    store::{Conn as _, Sql},
    test::{Seen, Someone, World},
};

use crate::MODULE;

/// The modules of these stories.
pub(crate) const MODULES: &[Module] = &[
    desk::MODULE,
    balai_directory::MODULE,
    balai_workplan::MODULE,
    MODULE,
    balai_kernel::view::MODULE,
    balai_kernel::own::MODULE,
    balai_kernel::retention::MODULE,
    desk::ADMIN,
];

/// The address to which the link goes.
pub(super) const EMAIL: &str = "malee@border.example";
/// What she said.
pub(super) const WORDS: &str = "Now I know whom to call.";

/// A party of the profile by its code.
pub(crate) async fn party_of(world: &World, code: &str) -> PartyId {
    party::store::by_code(&world.app.db, code)
        .await
        .expect("the database")
        .expect("a party of the profile")
        .id
}

/// The officer who looks after what is published.
pub(super) async fn ratna(world: &World) -> Someone<'_> {
    world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await
}

/// Where an act led, without what it says there.
pub(crate) fn place(seen: &Seen) -> String {
    let location = seen
        .location
        .as_deref()
        .unwrap_or_else(|| panic!("{} leads nowhere: {}", seen.status, seen.text));
    location.split('?').next().expect("an address").to_owned()
}

/// Enters words; answers where their page stands.
pub(super) async fn quote(who: &Someone<'_>, words: &str) -> String {
    let seen = who
        .post(
            "/app/evidence/quotes",
            &[
                ("kind", "quote"),
                ("said", words),
                ("said_in", "en"),
                ("place", "Chiang Mai"),
                ("said_on", "5 June 2024"),
            ],
        )
        .await;
    place(&seen).trim_end_matches("/consents/new").to_owned()
}

/// Asks Malee about a thing; answers where the consent stands.
pub(super) async fn ask(who: &Someone<'_>, thing: &str, more: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("full_name", "Malee Srisai"),
        ("first_name", "Malee"),
        ("post", "Immigration officer, Thailand"),
        ("party", "TH"),
        ("email", EMAIL),
    ];
    fields.retain(|(key, _)| more.iter().all(|(other, _)| other != key));
    fields.extend_from_slice(more);
    place(&who.post(&format!("{thing}/consents/new"), &fields).await)
}

/// Sends the link and gives it as its path.
pub(super) async fn link(world: &World, who: &Someone<'_>, consent: &str) -> String {
    let sent = who.post(&format!("{consent}/links"), &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let sql = Sql::Same(
        "select body from mail where kind = 'evidence.consent' order by created_at desc, id desc limit 1",
    );
    let (body,): (String,) = world.app.db.one(sql, Vec::new()).await.expect("a letter");
    let from = body.find("/consent/").expect("a link");
    // Letters of one moment have no order: a moment passes.
    world.app.clock.advance(1);
    body[from..].split_whitespace().next().expect("a link").to_owned()
}

/// What the form of a page was made from.
pub(super) fn shown(page: &Seen) -> String {
    let mark = "name=\"shown\" value=\"";
    let from = page
        .text
        .find(mark)
        .unwrap_or_else(|| panic!("no form: {}", page.text))
        + mark.len();
    page.text[from..].chars().take_while(|c| *c != '"').collect()
}

/// She agrees by her link, to be named by her first name in the report and on the web.
pub(super) async fn agree(who: &Someone<'_>, link: &str, more: &[(&str, &str)]) -> Seen {
    let read = shown(&who.get(link).await);
    let mut fields = vec![
        ("shown", read.as_str()),
        ("answer", "given"),
        ("name_form", "first"),
        ("in_report", "yes"),
        ("in_web", "yes"),
    ];
    fields.retain(|(key, _)| more.iter().all(|(other, _)| other != key));
    fields.extend_from_slice(more);
    who.post(&format!("{link}/answer"), &fields).await
}
