//! Consent: that a person may be quoted or shown, and that an agency agrees for its serving officer;
//! for which places, until when, and under which form of the name. It is given for the very words
//! or picture that were shown: whatever changes them asks again.

pub mod asking;
pub mod link;
mod mail;
pub(crate) mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_directory::{PartyId, PersonId};
use balai_kernel::{
    Audience, Id, Instant,
    errand::DAY,
    store::{Day, FromRow},
    t,
    text::{Lang, Message},
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::{photograph::Photograph, quote::Quote};

/// What the links are for.
pub(crate) const PURPOSE: &str = "consent";
/// How long a link can be used, in seconds: consent can be withdrawn by the same page for years.
pub(crate) const TERM: i64 = 5 * 366 * DAY;

/// What somebody agrees to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Their words.
    Quote(Id<Quote>),
    /// Their picture.
    Photograph(Id<Photograph>),
}

impl What {
    /// Where its page stands.
    pub fn href(self) -> String {
        match self {
            Self::Quote(id) => format!("{}/{id}", crate::quote::PATH),
            Self::Photograph(id) => format!("{}/{id}", crate::photograph::PATH),
        }
    }

    /// The quote, if it is one.
    pub fn quote(self) -> Option<Id<Quote>> {
        match self {
            Self::Quote(id) => Some(id),
            Self::Photograph(_) => None,
        }
    }

    /// The photograph, if it is one.
    pub fn photograph(self) -> Option<Id<Photograph>> {
        match self {
            Self::Photograph(id) => Some(id),
            Self::Quote(_) => None,
        }
    }
}

/// Where something may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The office's report, in print and as PDF.
    Report,
    /// The pages of the office's website.
    Web,
    /// Social media.
    Social,
}

impl Scope {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 3] = [Self::Report, Self::Web, Self::Social];

    /// Its word in the database, in forms and in the catalogue (`consent-scope-web`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Web => "web",
            Self::Social => "social",
        }
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> String {
        t!(lang, &format!("consent-scope-{}", self.code()))
    }
}

/// In which forms somebody may choose to be named (`consent-form-first`).
pub const NAME_FORMS: [&str; 4] = ["full", "first", "post", "none"];
/// How an answer that the office records was given (`consent-how-spoken`).
pub const HOWS: [&str; 3] = ["signed", "spoken", "focal-point"];

/// What was asked of one person or agency about one thing, and what they answered.
#[derive(Debug, Clone, FromRow)]
pub struct Consent {
    /// Its id.
    pub id: Id<Consent>,
    /// The words it is about.
    pub quote: Option<Id<Quote>>,
    /// The picture it is about.
    pub photograph: Option<Id<Photograph>>,
    /// `person` or `agency`.
    pub kind: String,
    /// Their record in the directory, where there is one.
    pub person: Option<PersonId>,
    /// Their party.
    pub party: Option<PartyId>,
    /// Their name, whole.
    pub full_name: String,
    /// The name they are called by.
    pub first_name: String,
    /// Their post as it may be printed.
    pub post: String,
    /// Their agency.
    pub agency: String,
    /// Whether their agency has to agree, too.
    pub is_serving: bool,
    /// Whom the link is sent to.
    pub email: String,
    /// `given`, `refused` or `withdrawn`; empty while nobody answered.
    pub answer: String,
    /// One of [`NAME_FORMS`].
    pub name_form: String,
    /// The codes of the scopes agreed to.
    pub scopes: String,
    /// The last day.
    pub until_on: Option<Day>,
    /// `link`, or one of [`HOWS`].
    pub given_how: String,
    /// Who heard it, where it was spoken.
    pub witness: String,
    /// The signed sheet.
    pub sheet: Option<Id<balai_kernel::file::FileRow>>,
    /// On which day it was given.
    pub given_on: Option<Day>,
    /// When it was recorded.
    pub answered_at: Option<Instant>,
    /// Since when it is withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// The fingerprint of what they were shown.
    pub shown: String,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// How it stands with one consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody answered yet.
    Waiting,
    /// It holds.
    Given,
    /// It was refused.
    Refused,
    /// It was withdrawn.
    Withdrawn,
    /// Its last day is over.
    Expired,
    /// What they agreed to is no longer what stands there.
    Changed,
}

impl Standing {
    /// Its word in the catalogue (`consent-stands-given`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Changed => "changed",
        }
    }
}

/// The fingerprint (SHA-256, hexadecimal) of some texts, told apart by their lengths.
pub fn fingerprint(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Consent {
    /// What it is about.
    pub fn what(&self) -> Option<What> {
        let quote = self.quote.map(What::Quote);
        quote.or(self.photograph.map(What::Photograph))
    }

    /// Where its page stands.
    pub fn href(&self) -> String {
        format!("/app/evidence/consents/{}", self.id)
    }

    /// Whether an agency is asked, for an officer of its own.
    pub fn is_agencys(&self) -> bool {
        self.kind == "agency"
    }

    /// Whose it is, for the office.
    pub fn whose(&self) -> &str {
        if self.is_agencys() {
            &self.agency
        } else {
            &self.full_name
        }
    }

    /// The fingerprint of what they are shown: the words or the picture, with the names and the
    /// post that may be printed of them.
    pub fn shown_with(&self, fingerprint: &str) -> String {
        self::fingerprint(&[
            fingerprint,
            &self.kind,
            &self.full_name,
            &self.first_name,
            &self.post,
            &self.agency,
        ])
    }

    /// How it stands on a day, about a thing with this fingerprint.
    pub fn standing(&self, fingerprint: &str, today: Date) -> Standing {
        match self.answer.as_str() {
            "given" if self.shown != self.shown_with(fingerprint) => Standing::Changed,
            "given" if self.until_on.is_some_and(|until| until.0 < today) => Standing::Expired,
            "given" => Standing::Given,
            "refused" => Standing::Refused,
            "withdrawn" => Standing::Withdrawn,
            _ => Standing::Waiting,
        }
    }

    /// Whether a scope was agreed to.
    pub fn allows(&self, scope: Scope) -> bool {
        self.scopes.split_whitespace().any(|code| code == scope.code())
    }

    /// How they would be named in one of [`NAME_FORMS`]; empty for no name.
    pub fn named_as(&self, form: &str) -> String {
        match form {
            "full" if self.post.is_empty() => self.full_name.clone(),
            "full" => format!("{}, {}", self.full_name, self.post),
            "first" => self.first_name.clone(),
            "post" => self.post.clone(),
            _ => String::new(),
        }
    }

    /// How they are named, as they chose.
    pub fn named(&self) -> String {
        self.named_as(&self.name_form)
    }

    /// The forms among which they can choose: those for which there is something to print.
    pub fn forms(&self) -> Vec<&'static str> {
        NAME_FORMS
            .into_iter()
            .filter(|form| *form == "none" || !self.named_as(form).is_empty())
            .collect()
    }

    /// Whether a text tells more of their name than they chose.
    fn is_told_by(&self, text: &str) -> bool {
        let words = |text: &str| balai_names::fold(text);
        let text = format!(" {} ", words(text));
        let holds = |name: &str| !name.trim().is_empty() && text.contains(&format!(" {} ", words(name)));
        match self.name_form.as_str() {
            "full" => false,
            "first" => self.full_name != self.first_name && holds(&self.full_name),
            _ => holds(&self.full_name) || holds(&self.first_name),
        }
    }
}

/// Who can see a consent: the office; an agency's, the focal points of its party, too; a person's,
/// they themselves. Staff to whom the party does not entrust its people see neither.
pub fn audience(kind: &str, person: Option<PersonId>, party: Option<PartyId>) -> Audience {
    let mut audience = Audience::office();
    if let (Some(person), "person") = (person, kind) {
        audience = audience.and_person(person);
    }
    if let (Some(party), "agency") = (party, kind) {
        audience = audience.and_focal(party);
    }
    match party {
        Some(party) => audience.entrusted_by(party),
        None => audience,
    }
}

/// Who can see what people are asked about: the office, but staff to whom the party of one of them
/// does not entrust its people.
pub fn audience_of_thing(consents: &[Consent]) -> Audience {
    let parties = consents.iter().filter_map(|consent| consent.party);
    parties.fold(Audience::office(), Audience::entrusted_by)
}

/// What is asked about a thing before it may stand anywhere.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Its fingerprint.
    pub fingerprint: &'a str,
    /// How many people have to agree.
    pub people: usize,
    /// The words printed with it, in which nobody is named otherwise than they chose.
    pub words: &'a str,
}

/// What keeps a thing from standing in a place on a day: one sentence each; none when it may.
pub fn lacks(consents: &[Consent], wanted: &Wanted<'_>, scope: Scope, today: Date) -> Vec<Message> {
    let mut lacks = Vec::new();
    let people = consents.iter().filter(|consent| !consent.is_agencys()).count();
    if people == 0 && wanted.people > 0 {
        lacks.push(Message::new("lack-nobody"));
    } else if people < wanted.people {
        let message = Message::new("lack-faces").with("n", wanted.people);
        lacks.push(message.with("asked", people));
    }
    for consent in consents {
        let said = |key: &'static str| Message::new(key).with("name", consent.whose());
        match consent.standing(wanted.fingerprint, today) {
            Standing::Waiting => lacks.push(said("lack-waiting")),
            Standing::Refused => lacks.push(said("lack-refused")),
            Standing::Withdrawn => lacks.push(said("lack-withdrawn")),
            Standing::Changed => lacks.push(said("lack-changed")),
            Standing::Expired => {
                let until = consent.until_on.map_or(today, |until| until.0);
                lacks.push(said("lack-expired").with("day", until));
            }
            Standing::Given if !consent.allows(scope) => {
                let scope = Message::new(match scope {
                    Scope::Report => "consent-scope-report",
                    Scope::Web => "consent-scope-web",
                    Scope::Social => "consent-scope-social",
                });
                lacks.push(said("lack-scope").with("scope", scope));
            }
            Standing::Given if !consent.is_agencys() && consent.is_told_by(wanted.words) => {
                lacks.push(said("lack-named"));
            }
            Standing::Given => {}
        }
        if consent.is_serving && !consent.is_agencys() && !has_agency(consents, consent) {
            lacks.push(said("lack-agency").with("agency", consent.agency.as_str()));
        }
    }
    lacks
}

/// Whether the agency of a serving officer is asked about the same thing.
pub fn has_agency(consents: &[Consent], officer: &Consent) -> bool {
    consents.iter().any(|other| {
        other.is_agencys() && other.party == officer.party && same(&other.agency, &officer.agency)
    })
}

/// Whether two names of an agency are one.
pub(crate) fn same(one: &str, other: &str) -> bool {
    balai_names::fold(one) == balai_names::fold(other)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn asked(kind: &str, name: &str) -> Consent {
        Consent {
            id: Id::of(uuid::Uuid::nil()),
            quote: None,
            photograph: None,
            kind: kind.to_owned(),
            person: None,
            party: None,
            full_name: name.to_owned(),
            first_name: name.split(' ').next().unwrap_or("").to_owned(),
            post: "Border officer".to_owned(),
            agency: "Example Police".to_owned(),
            is_serving: false,
            email: String::new(),
            answer: String::new(),
            name_form: "none".to_owned(),
            scopes: String::new(),
            until_on: None,
            given_how: String::new(),
            witness: String::new(),
            sheet: None,
            given_on: None,
            answered_at: None,
            withdrawn_at: None,
            shown: String::new(),
            audience: "office".to_owned(),
            version: 1,
        }
    }

    fn given(kind: &str, name: &str) -> Consent {
        let mut consent = Consent {
            answer: "given".to_owned(),
            scopes: "report web".to_owned(),
            name_form: "first".to_owned(),
            until_on: Some(Day(date(2026, 12, 31))),
            ..asked(kind, name)
        };
        consent.shown = consent.shown_with("it");
        consent
    }

    fn keys(consents: &[Consent], people: usize, scope: Scope, words: &str) -> Vec<String> {
        let wanted = Wanted {
            fingerprint: "it",
            people,
            words,
        };
        let found = lacks(consents, &wanted, scope, date(2026, 6, 1));
        found
            .into_iter()
            .map(|message| message.key.into_owned())
            .collect()
    }

    #[test]
    fn nothing_stands_anywhere_while_one_of_those_asked_has_not_agreed() {
        assert_eq!(keys(&[], 1, Scope::Web, ""), ["lack-nobody"]);
        assert!(
            keys(&[], 0, Scope::Web, "").is_empty(),
            "nobody can be recognised"
        );
        let one = given("person", "Somchai Example");
        assert!(keys(std::slice::from_ref(&one), 1, Scope::Web, "").is_empty());
        assert_eq!(
            keys(std::slice::from_ref(&one), 2, Scope::Web, ""),
            ["lack-faces"]
        );
        assert_eq!(
            keys(std::slice::from_ref(&one), 1, Scope::Social, ""),
            ["lack-scope"]
        );
        let both = [one, asked("person", "Malee Example")];
        assert_eq!(keys(&both, 2, Scope::Web, ""), ["lack-waiting"]);
    }

    #[test]
    fn consent_ends_with_its_day_with_other_words_and_with_a_no() {
        let ended = Consent {
            until_on: Some(Day(date(2026, 5, 31))),
            ..given("person", "Somchai Example")
        };
        assert_eq!(keys(&[ended], 1, Scope::Web, ""), ["lack-expired"]);
        let other = Consent {
            post: "Chief of border officers".to_owned(),
            ..given("person", "Somchai Example")
        };
        assert_eq!(keys(&[other], 1, Scope::Web, ""), ["lack-changed"]);
        for (answer, key) in [("withdrawn", "lack-withdrawn"), ("refused", "lack-refused")] {
            let no = Consent {
                answer: answer.to_owned(),
                ..given("person", "Somchai Example")
            };
            assert_eq!(keys(&[no], 1, Scope::Web, ""), [key]);
        }
    }

    #[test]
    fn of_a_serving_officer_the_agency_agrees_too() {
        let officer = Consent {
            is_serving: true,
            ..given("person", "Somchai Example")
        };
        assert_eq!(
            keys(std::slice::from_ref(&officer), 1, Scope::Report, ""),
            ["lack-agency"]
        );
        let other = Consent {
            agency: "Another Agency".to_owned(),
            ..asked("agency", "")
        };
        let agency = given("agency", "");
        assert_eq!(
            keys(&[officer.clone(), other], 1, Scope::Report, ""),
            ["lack-agency", "lack-waiting"]
        );
        assert!(keys(&[officer, agency], 1, Scope::Report, "").is_empty());
    }

    #[test]
    fn nobody_is_named_otherwise_than_they_chose() {
        let mut one = given("person", "Somchai Example");
        for (form, named, words, is_told) in [
            (
                "full",
                "Somchai Example, Border officer",
                "Somchai Example",
                false,
            ),
            ("first", "Somchai", "With Somchai at the gate", false),
            ("first", "Somchai", "With SOMCHAI  EXAMPLE at the gate", true),
            ("post", "Border officer", "With Somchai", true),
            ("none", "", "Somchaiya said", false),
        ] {
            one.name_form = form.to_owned();
            assert_eq!(one.named(), named);
            let found = keys(std::slice::from_ref(&one), 1, Scope::Web, words);
            assert_eq!(
                found.contains(&"lack-named".to_owned()),
                is_told,
                "{form}: {words}"
            );
        }
    }
}
