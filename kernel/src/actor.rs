//! Who acts: an anonymous reader, a signed-in person, or the office's own jobs.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    account::{Account, Session},
    audience::Audience,
    id::Id,
    text::Lang,
};

/// A party's marker for typed ids; the noun itself lives in the directory.
pub enum PartyRef {}
/// A person's marker for typed ids; the noun itself lives in the directory.
pub enum PersonRef {}

/// What an account may be. A role is granted for dates and computed each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs the machine: accounts, jobs, mail, backups. Sees no names of officers.
    Administrator,
    /// One of the two who lead the office.
    CoManager,
    /// Plans and runs activities.
    ProgrammeOfficer,
    /// Answers for the figures.
    MonitoringOfficer,
    /// Looks after one party's roster.
    FocalPoint,
    /// An officer of a party who took part in something.
    FrontlineOfficer,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Administrator,
        Self::CoManager,
        Self::ProgrammeOfficer,
        Self::MonitoringOfficer,
        Self::FocalPoint,
        Self::FrontlineOfficer,
    ];

    /// The code in the database, in URLs and in the catalogue (`role-co-manager`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::CoManager => "co-manager",
            Self::ProgrammeOfficer => "programme-officer",
            Self::MonitoringOfficer => "monitoring-officer",
            Self::FocalPoint => "focal-point",
            Self::FrontlineOfficer => "frontline-officer",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether this role works in the office and sees what is for the office.
    pub const fn is_office(self) -> bool {
        matches!(
            self,
            Self::CoManager | Self::ProgrammeOfficer | Self::MonitoringOfficer
        )
    }
}

/// Whoever acts, with everything that decides what they see and may do.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account, when someone is signed in.
    pub account: Option<Id<Account>>,
    /// The person behind the account.
    pub person: Option<Id<PersonRef>>,
    /// Shown in the shell and kept in audit lines of accounts since removed.
    pub name: String,
    /// Today's roles.
    pub roles: BTreeSet<Role>,
    /// The party that a focal point or officer belongs to.
    pub party: Option<Id<PartyRef>>,
    /// The language of the interface.
    pub lang: Lang,
    /// The session by which they are signed in.
    pub session: Option<Id<Session>>,
    /// Whether they have shown lately that it is them.
    pub is_proved: bool,
    /// Whether the office waits for them to add a second factor.
    pub wants_factor: bool,
    /// For whom they stand in today, and until when.
    pub acting_for: Vec<(String, Date)>,
    /// Those of today's roles that are lent to them alone: not theirs where doors are opened.
    pub lent: BTreeSet<Role>,
    /// Whether it is another program, which came by a token and is nobody.
    pub is_service: bool,
    keys: BTreeSet<String>,
}

impl Actor {
    /// Someone who is not signed in: sees what is public.
    pub fn anonymous(lang: Lang) -> Self {
        Self {
            account: None,
            person: None,
            name: String::new(),
            roles: BTreeSet::new(),
            party: None,
            lang,
            session: None,
            is_proved: false,
            wants_factor: false,
            acting_for: Vec::new(),
            lent: BTreeSet::new(),
            is_service: false,
            keys: BTreeSet::from(["public".to_owned()]),
        }
    }

    /// The office's own jobs and its command line on the server: sees what the office sees.
    pub fn office_job() -> Self {
        let mut actor = Self::anonymous(Lang::EN);
        actor.name = "Balai".to_owned();
        for key in ["office", "members", "managers", "monitoring", "admin"] {
            actor.keys.insert(key.to_owned());
        }
        actor.roles = BTreeSet::from([Role::ProgrammeOfficer, Role::MonitoringOfficer]);
        actor
    }

    /// Someone signed in, with today's roles; `extra` are the keys that modules add
    /// (the rooms a person was in, the bodies they sit on).
    pub fn signed_in(
        account: Id<Account>,
        person: Option<Id<PersonRef>>,
        name: String,
        lang: Lang,
        grants: &[(Role, Option<Id<PartyRef>>)],
        extra: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut actor = Self::anonymous(lang);
        actor.account = Some(account);
        actor.person = person;
        actor.name = name;
        actor.keys.insert("members".to_owned());
        if let Some(person) = person {
            actor.keys.insert(format!("person:{person}"));
        }
        for (role, party) in grants {
            actor.roles.insert(*role);
            if role.is_office() {
                actor.keys.insert("office".to_owned());
            }
            match role {
                Role::Administrator => {
                    actor.keys.insert("admin".to_owned());
                }
                Role::CoManager => {
                    actor.keys.insert("managers".to_owned());
                }
                Role::MonitoringOfficer => {
                    actor.keys.insert("monitoring".to_owned());
                }
                Role::FocalPoint => {
                    if let Some(party) = party {
                        actor.party = Some(*party);
                        actor.keys.insert(format!("party:{party}"));
                        actor.keys.insert(format!("focal:{party}"));
                    }
                }
                Role::FrontlineOfficer => {
                    if let Some(party) = party {
                        actor.party = actor.party.or(Some(*party));
                        actor.keys.insert(format!("party:{party}"));
                    }
                }
                Role::ProgrammeOfficer => {}
            }
        }
        actor.keys.extend(extra);
        actor
    }

    /// Another program that came by a token: sees what is public, and what everyone signed in
    /// sees where its token says so. `id` stands for it in the audit.
    pub fn service(id: uuid::Uuid, name: &str, lang: Lang, sees_members: bool) -> Self {
        let mut actor = Self::anonymous(lang).named(name, Id::of(id));
        actor.is_service = true;
        if sees_members {
            actor.keys.insert("members".to_owned());
        }
        actor
    }

    /// The same reader, named for the audit line of the act by which they sign in.
    #[must_use]
    pub fn named(mut self, name: &str, account: Id<Account>) -> Self {
        name.clone_into(&mut self.name);
        self.account = Some(account);
        self
    }

    /// The keys this actor holds; `public` always among them.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// Whether the actor holds a key.
    pub fn holds(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Whether the actor belongs to an audience: exactly what the filter of lists asks.
    pub fn sees(&self, audience: &Audience) -> bool {
        audience.keys().any(|key| self.holds(key))
    }

    /// In which function they act, for the audit: the codes of today's roles, `program` for the
    /// office's own jobs and its command line, `service` for another program, `deputy:ROLE` for what is lent, nothing for whoever
    /// is not signed in.
    pub fn function(&self) -> String {
        if self.account.is_none() {
            let is_program = !self.roles.is_empty();
            return if is_program { "program" } else { "" }.to_owned();
        }
        if self.is_service {
            return "service".to_owned();
        }
        let own = self.roles.difference(&self.lent);
        let own = own.map(|role| role.code().to_owned());
        let lent = self.lent.iter().map(|role| format!("deputy:{}", role.code()));
        own.chain(lent).collect::<Vec<_>>().join(" ")
    }

    /// Whether the actor has a role today.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the actor has a role today that is their own, not lent by whoever is away.
    pub fn is_own(&self, role: Role) -> bool {
        self.is(role) && !self.lent.contains(&role)
    }

    /// Whether the actor is a focal point of a party.
    pub fn is_focal_of(&self, party: Id<PartyRef>) -> bool {
        self.holds(&format!("focal:{party}"))
    }

    /// Whether the actor works in the office.
    pub fn is_office(&self) -> bool {
        self.holds("office")
    }

    /// Whether someone is signed in.
    pub const fn is_signed_in(&self) -> bool {
        self.account.is_some()
    }
}
