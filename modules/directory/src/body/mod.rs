//! A body: a standing group of the process, with chairs for terms and members.

pub mod import;
mod list;
mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

pub(crate) use pages::doc;

use balai_kernel::{
    Audience, Id, Result,
    profile::Profile,
    store::{Conn, Day, FromRow, Json},
    text::{Lang, Words},
};
use balai_names::fold;
use jiff::civil::Date;

use crate::PartyId;

/// A body as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Body {
    /// Its id.
    pub id: Id<Body>,
    /// Its code in the profile, which is also its address.
    pub code: String,
    /// Its name.
    pub name: Json<Words>,
    /// steering, senior-officials, working-group, task-force, expert-group, forum, network.
    pub kind: String,
    /// The day it began.
    pub since_on: Option<Day>,
    /// The last day on which it stood.
    pub ended_on: Option<Day>,
    /// The decision or reason by which it ended.
    pub ended_because: Option<String>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl Body {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/app/directory/bodies/{}", self.code)
    }

    /// Whether it has ended before a day.
    pub fn is_ended(&self, day: Date) -> bool {
        self.ended_on.is_some_and(|ended| ended.0 < day)
    }
}

/// Kinds of bodies (`body-kind-working-group`).
pub const KINDS: [&str; 7] = [
    "steering",
    "senior-officials",
    "working-group",
    "task-force",
    "expert-group",
    "forum",
    "network",
];

/// The code of a new body from its English name: `working-group-on-returns`, and with a
/// number behind it where another body, or the page for a new one, stands there already.
pub fn code_for(name: &str, taken: &[String]) -> String {
    let words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    let plain: String = words.join("-").chars().take(60).collect();
    let plain = plain.trim_matches('-');
    let base = if plain.is_empty() { "body" } else { plain };
    let is_free = |code: &str| code != "new" && taken.iter().all(|known| known != code);
    if is_free(base) {
        return base.to_owned();
    }
    let mut number = 2;
    loop {
        let code = format!("{base}-{number}");
        if is_free(&code) {
            return code;
        }
        number += 1;
    }
}

/// A party that chairs a body for a term.
#[derive(Debug, Clone, FromRow)]
pub struct Chair {
    /// The term's id.
    pub id: Id<Chair>,
    /// The body.
    pub body: Id<Body>,
    /// The party.
    pub party: PartyId,
    /// First day, if known.
    pub from_on: Option<Day>,
    /// Last day; none while it chairs.
    pub until_on: Option<Day>,
}

/// Whether dates that may be open hold a day.
pub fn holds_on(from: Option<Day>, until: Option<Day>, day: Date) -> bool {
    from.is_none_or(|from| from.0 <= day) && until.is_none_or(|until| until.0 >= day)
}

/// Who can see a body: everyone, since the process publishes its groups.
pub fn audience() -> Audience {
    Audience::public()
}

/// The bodies by all their names and spellings.
#[derive(Debug, Clone, Default)]
pub struct BodyIndex(Vec<(String, Id<Body>)>);

impl BodyIndex {
    /// The body that a text names: a code, a name in any language or a spelling of the
    /// profile, up to case and accents; also a name with another of the same body in brackets.
    pub fn find(&self, text: &str) -> Option<Id<Body>> {
        if let Some(body) = self.whole(text) {
            return Some(body);
        }
        let (name, rest) = text.split_once('(')?;
        let short = rest.trim_end().strip_suffix(')')?;
        let body = self.whole(name)?;
        // Where the brackets say anything else nobody can tell what was meant.
        (self.whole(short)? == body).then_some(body)
    }

    fn whole(&self, text: &str) -> Option<Id<Body>> {
        let folded = fold(text);
        self.0
            .iter()
            .find(|(spelling, _)| *spelling == folded)
            .map(|(_, body)| *body)
    }
}

/// Reads the bodies with the spellings that the profile gives.
///
/// # Errors
/// When the database fails.
pub async fn index(conn: &impl Conn, profile: &Profile) -> Result<BodyIndex> {
    let mut all = Vec::new();
    for body in store::all(conn).await? {
        all.push((fold(&body.code), body.id));
        all.extend(body.name.texts.values().map(|name| (fold(name), body.id)));
        let known = profile.bodies.iter().find(|known| known.code == body.code);
        let spellings = known.map_or(&[][..], |known| known.spellings.as_slice());
        all.extend(spellings.iter().map(|spelling| (fold(spelling), body.id)));
    }
    all.retain(|(spelling, _)| !spelling.is_empty());
    Ok(BodyIndex(all))
}
