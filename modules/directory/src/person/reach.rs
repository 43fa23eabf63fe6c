//! How far an address of a person reaches: who, of those who may see the person, is shown it.

use balai_kernel::Actor;

use super::Person;

/// Who is shown an address. The person always is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everyone who is signed in and may see the person.
    Everyone,
    /// The office, and those who act for a party.
    Members,
    /// The office, and those who belong to a network of alumni.
    Alumni,
    /// The office.
    Office,
    /// Nobody else. The program still writes to it.
    Hidden,
}

impl Reach {
    /// All, the widest first.
    pub const ALL: [Self; 5] = [
        Self::Everyone,
        Self::Members,
        Self::Alumni,
        Self::Office,
        Self::Hidden,
    ];

    /// Its word in the database and in the catalogue (`reach-members`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Members => "members",
            Self::Alumni => "alumni",
            Self::Office => "office",
            Self::Hidden => "hidden",
        }
    }

    /// The reach with this word; what is not known reaches nobody.
    pub fn from_code(code: &str) -> Self {
        let found = Self::ALL.into_iter().find(|reach| reach.code() == code);
        found.unwrap_or(Self::Hidden)
    }

    /// Whether it reaches an actor who may see the person.
    pub fn includes(self, actor: &Actor, person: &Person) -> bool {
        let is_own = actor.person == Some(person.id);
        is_own
            || match self {
                Self::Everyone => actor.is_signed_in(),
                Self::Members => actor.is_office() || actor.party.is_some(),
                Self::Alumni => actor.is_office() || actor.holds("alumni"),
                Self::Office => actor.is_office(),
                Self::Hidden => false,
            }
    }
}
