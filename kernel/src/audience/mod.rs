//! Who can see a thing, as data: a set of keys, written as one text in the row.
//!
//! `office focal:01ab` reads: the office, and the focal points of party 01ab. The
//! table `audience_key` maps each such text to its keys, so that one filter in SQL
//! serves lists, counts, search, exports and feeds alike.
//!
//! A key that begins with `of:` grants nothing. It says who entrusted the row to the
//! office, so that whoever that party or agency does not entrust it to can be kept out.
//! Neither does a key that begins with `not:`: staff whom that party lends do not see the row.

mod store;

use std::{collections::BTreeSet, fmt};

use crate::{
    actor::{AgencyRef, PartyRef, PersonRef, ProjectRef},
    error::Result,
    id::Id,
    store::Tx,
    t,
    text::Lang,
};

/// A set of keys; whoever holds one of them can see the row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Audience(BTreeSet<String>);

impl Audience {
    /// Everyone, signed in or not.
    pub fn public() -> Self {
        Self::of(["public"])
    }

    /// Everyone who is signed in, and the office.
    pub fn members() -> Self {
        Self::of(["members", "office"])
    }

    /// The office alone.
    pub fn office() -> Self {
        Self::of(["office"])
    }

    /// The keys given.
    pub fn of<'a>(keys: impl IntoIterator<Item = &'a str>) -> Self {
        Self(keys.into_iter().map(str::to_owned).collect())
    }

    /// The audience that a row's text names.
    pub fn parse(text: &str) -> Self {
        Self::of(text.split_whitespace())
    }

    /// Also the focal points of a party.
    #[must_use]
    pub fn and_focal(self, party: Id<PartyRef>) -> Self {
        self.and(format!("focal:{party}"))
    }

    /// Also one person.
    #[must_use]
    pub fn and_person(self, person: Id<PersonRef>) -> Self {
        self.and(format!("person:{person}"))
    }

    /// Also those who may see the names of an agency's people.
    #[must_use]
    pub fn and_agency(self, agency: Id<AgencyRef>) -> Self {
        self.and(format!("agency:{agency}"))
    }

    /// Also the focal points of the parties that chair the process: whoever chairs a body of the
    /// kind `steering` today holds the key.
    #[must_use]
    pub fn and_co_chairs(self) -> Self {
        self.and(CO_CHAIRS)
    }

    /// Also those who work on a project by a placement.
    #[must_use]
    pub fn and_project(self, project: Option<Id<ProjectRef>>) -> Self {
        match project {
            Some(project) => self.and(format!("project:{project}")),
            None => self,
        }
    }

    /// What stands there is a party's, entrusted to the office: staff to whom that party does
    /// not entrust it do not see it, whatever else they hold.
    #[must_use]
    pub fn entrusted_by(self, party: Id<PartyRef>) -> Self {
        self.and(entrusted_by_party(party))
    }

    /// The same, of an agency.
    #[must_use]
    pub fn entrusted_by_agency(self, agency: Id<AgencyRef>) -> Self {
        self.and(entrusted_by_agency(agency))
    }

    /// Not for staff whom these parties lend, whoever else they are; those named before no longer
    /// count.
    #[must_use]
    pub fn except_lent_by(self, lenders: &[Id<PartyRef>]) -> Self {
        let mut kept: BTreeSet<String> = self.0;
        kept.retain(|key| !key.starts_with(EXCEPTED));
        kept.extend(lenders.iter().map(|lender| not_for_lent_by(*lender)));
        Self(kept)
    }

    /// Whether staff whom some party lends are kept out of this row alone.
    pub fn has_exception(&self) -> bool {
        self.keys().any(|key| key.starts_with(EXCEPTED))
    }

    /// The parties that entrusted the row.
    pub fn entrusted(&self) -> impl Iterator<Item = Id<PartyRef>> {
        self.keys()
            .filter_map(|key| key.strip_prefix(ENTRUSTED)?.parse().ok())
    }

    /// Names of a party's people: behind the wall of their agency where that is known, with
    /// the party's focal points where it is not. Entrusted by both.
    #[must_use]
    pub fn and_people_of(self, party: Option<Id<PartyRef>>, agency: Option<Id<AgencyRef>>) -> Self {
        match (party, agency) {
            (None, _) => self,
            (Some(party), None) => self.and_focal(party).entrusted_by(party),
            (Some(party), Some(agency)) => self
                .and_agency(agency)
                .entrusted_by(party)
                .entrusted_by_agency(agency),
        }
    }

    /// Also the holders of a key.
    #[must_use]
    pub fn and(mut self, key: impl Into<String>) -> Self {
        self.0.insert(key.into());
        self
    }

    /// Its keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// In words, for "who can see this". Names of single parties and persons are not
    /// said here: whoever reads the words may not know of them.
    pub fn words(&self, lang: Lang) -> String {
        if self.0.contains("public") {
            return t!(lang, "audience-public");
        }
        let mut kinds: Vec<&'static str> = Vec::new();
        for key in self.keys().filter(|key| !grants_nothing(key)) {
            let words = match key.split(':').next().unwrap_or(key) {
                _ if key == "office:core" => "audience-core",
                "members" => "audience-members",
                "office" => "audience-office",
                "managers" => "audience-managers",
                "monitoring" => "audience-monitoring",
                "admin" => "audience-admin",
                CO_CHAIRS => "audience-co-chairs",
                "party" => "audience-party",
                "focal" => "audience-focal",
                "agency" => "audience-agency",
                "project" => "audience-project",
                "room" => "audience-room",
                "trainer" => "audience-trainer",
                "body" => "audience-body",
                "person" => "audience-person",
                _ => "audience-named",
            };
            if !kinds.contains(&words) {
                kinds.push(words);
            }
        }
        // The office answers for nearly everything: it is said first.
        kinds.sort_by_key(|words| *words != "audience-office");
        // Everyone signed in includes the office: saying both says nothing more.
        if kinds.contains(&"audience-members") {
            kinds.retain(|words| *words != "audience-office");
        }
        let said: Vec<String> = kinds.into_iter().map(|key| t!(lang, key)).collect();
        match said.split_last() {
            None => t!(lang, "audience-nobody"),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => t!(lang, "audience-and", list = rest.join(", "), last = last.as_str()),
        }
    }

    /// Makes this audience known to the filter. Every write of a row with an
    /// audience calls it; knowing it already costs one statement that changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep(&self, tx: &Tx) -> Result<String> {
        let text = self.to_string();
        for key in self.keys() {
            store::insert_key(tx, &text, key).await?;
        }
        Ok(text)
    }
}

/// The key of those who chair the process today.
pub const CO_CHAIRS: &str = "co-chairs";

/// How a key begins that says who entrusted a row.
const ENTRUSTED: &str = "of:";

/// How a key begins that says whose lent staff a row is not for.
const EXCEPTED: &str = "not:";

fn grants_nothing(key: &str) -> bool {
    key.starts_with(ENTRUSTED) || key.starts_with(EXCEPTED)
}

/// The key of a row that is not for staff whom this party lends.
pub fn not_for_lent_by(lender: Id<PartyRef>) -> String {
    format!("{EXCEPTED}{lender}")
}

/// The key of what a party entrusted to the office.
pub fn entrusted_by_party(party: Id<PartyRef>) -> String {
    format!("{ENTRUSTED}{party}")
}

/// The key of what an agency entrusted to the office.
pub fn entrusted_by_agency(agency: Id<AgencyRef>) -> String {
    format!("{ENTRUSTED}{agency}")
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(key)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_survives_being_written_and_read() {
        let audience = Audience::office().and("room:7").and("focal:3");
        assert_eq!(Audience::parse(&audience.to_string()), audience);
    }

    #[test]
    fn the_same_keys_in_any_order_are_one_audience() {
        assert_eq!(
            Audience::of(["office", "members"]).to_string(),
            Audience::of(["members", "office"]).to_string()
        );
    }
}
