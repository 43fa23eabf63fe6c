//! Who acts: an anonymous reader, a signed-in person, or the office's own jobs.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    account::{Account, Session},
    audience::Audience,
    clock::Instant,
    id::Id,
    text::Lang,
};

/// A party's marker for typed ids; the noun itself lives in the directory.
pub enum PartyRef {}
/// A person's marker for typed ids; the noun itself lives in the directory.
pub enum PersonRef {}

/// An agency's marker for typed ids; the noun itself lives in the directory.
pub enum AgencyRef {}
/// A project's marker for typed ids; the noun itself lives in the plan.
pub enum ProjectRef {}

/// Who pays whoever works in the office. The office is not one reader: a government that
/// lends an official keeps an interest, and officials go home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Employer {
    /// The office itself: core staff.
    #[default]
    Office,
    /// The organisation that hosts the office.
    Host,
    /// A party that lends an official; which one, once that is entered.
    Lender(Option<Id<PartyRef>>),
}

impl Employer {
    /// Its word in the database and in the catalogue (`employer-host`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Host => "host",
            Self::Lender(_) => "lender",
        }
    }

    /// The employer with this word; what is not known is taken for lent by someone unknown,
    /// who sees least.
    pub fn from_code(code: &str, lender: Option<Id<PartyRef>>) -> Self {
        match code {
            "office" => Self::Office,
            "host" => Self::Host,
            _ => Self::Lender(lender),
        }
    }

    /// The key of the part of the office that they belong to.
    const fn division(self) -> &'static str {
        match self {
            Self::Office => "office:core",
            Self::Host => "office:host",
            Self::Lender(_) => "office:seconded",
        }
    }
}

/// The word in a function for whoever is paid by the organisation that hosts the office.
const HOST_STAFF: &str = "host-staff";

/// What decides, with the roles, whom an account is today: what modules ask to give it keys.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// The account; none in tests of single rules.
    pub account: Option<Id<Account>>,
    /// The person of the directory behind it.
    pub person: Option<Id<PersonRef>>,
    /// Who pays them.
    pub employer: Employer,
    /// Today's roles with their parties.
    pub grants: Vec<(Role, Option<Id<PartyRef>>)>,
    /// Those of whom they stand in for today.
    pub lent: Vec<(Role, Option<Id<PartyRef>>)>,
    /// The moment of asking, for what is theirs for less than a day; none for eyes that somebody
    /// looks through.
    pub at: Option<Instant>,
}

impl Standing {
    /// The parties whose focal point they are today.
    pub fn focal_of(&self) -> impl Iterator<Item = Id<PartyRef>> {
        self.all()
            .filter(|(role, _)| *role == Role::FocalPoint)
            .filter_map(|(_, party)| *party)
    }

    fn all(&self) -> impl Iterator<Item = &(Role, Option<Id<PartyRef>>)> {
        self.grants.iter().chain(&self.lent)
    }

    /// Whether they have a role today that is their own, not lent by whoever is away.
    pub fn has_own(&self, role: Role, party: Option<Id<PartyRef>>) -> bool {
        self.grants
            .iter()
            .any(|(held, of)| *held == role && (party.is_none() || *of == party))
    }

    /// Whether they hold a role of the office today.
    pub fn works_in_office(&self) -> bool {
        self.all().any(|(role, _)| role.is_office())
    }

    /// Whether auditing is all they do.
    fn is_auditor_alone(&self) -> bool {
        let audits = |(role, _): &(Role, _)| *role == Role::Auditor;
        !self.grants.is_empty() && self.all().all(audits)
    }

    /// Whether they work in the office by a placement: lent by a party and not one of those
    /// who lead the office. They see their project, and nothing that parties entrusted; standing
    /// in for somebody who sees more does not change that.
    pub fn is_placed(&self) -> bool {
        let leads = self.grants.iter().any(|(role, _)| *role == Role::CoManager);
        self.works_in_office() && matches!(self.employer, Employer::Lender(_)) && !leads
    }
}

/// What a module adds to an actor.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Keys they hold: the rooms they were in, the bodies they sit on.
    pub held: Vec<String>,
    /// Keys of what is not entrusted to them: rows with one of these they do not see.
    pub barred: Vec<String>,
}

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
    /// Reads the audit's log, and nothing else of the office.
    Auditor,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::CoManager,
        Self::ProgrammeOfficer,
        Self::MonitoringOfficer,
        Self::FocalPoint,
        Self::FrontlineOfficer,
        Self::Auditor,
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
            Self::Auditor => "auditor",
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
    /// Who pays them, if they work in the office.
    pub employer: Employer,
    /// For whom they stand in today, and until when.
    pub acting_for: Vec<(String, Date)>,
    /// Those of today's roles that are lent to them alone: not theirs where doors are opened.
    pub lent: BTreeSet<Role>,
    /// Whether it is another program, which came by a token and is nobody.
    pub is_service: bool,
    keys: BTreeSet<String>,
    barred: BTreeSet<String>,
    /// Whose own sight bounds theirs, while somebody looks through other eyes.
    viewer: Option<Box<Actor>>,
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
            employer: Employer::Office,
            barred: BTreeSet::new(),
            viewer: None,
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

    /// Someone signed in, with today's roles; `extra` is what modules add.
    pub fn signed_in(
        account: Id<Account>,
        name: String,
        lang: Lang,
        standing: &Standing,
        extra: impl IntoIterator<Item = Keys>,
    ) -> Self {
        let mut actor = Self::anonymous(lang);
        actor.account = Some(account);
        actor.person = standing.person;
        actor.name = name;
        actor.employer = standing.employer;
        // Whoever is an auditor and nothing else sees what everyone sees, and the log.
        if !standing.is_auditor_alone() {
            actor.hold("members");
        }
        actor.hold(format!("account:{account}"));
        if let Some(person) = standing.person {
            actor.hold(format!("person:{person}"));
        }
        if standing.works_in_office() && !standing.is_placed() {
            actor.hold("office");
            actor.hold(standing.employer.division());
        }
        for (role, party) in standing.all() {
            actor.take_on(*role, *party, standing.is_placed());
        }
        for keys in extra {
            actor.keys.extend(keys.held);
            actor.barred.extend(keys.barred);
        }
        actor
    }

    fn take_on(&mut self, role: Role, party: Option<Id<PartyRef>>, is_placed: bool) {
        // By a placement one learns the work; what the role opens stays shut.
        if role.is_office() && is_placed {
            self.hold("placed");
            return;
        }
        self.roles.insert(role);
        match (role, party) {
            (Role::Administrator, _) => self.hold("admin"),
            (Role::CoManager, _) => self.hold("managers"),
            (Role::MonitoringOfficer, _) => self.hold("monitoring"),
            (Role::FocalPoint, Some(party)) => {
                self.party = Some(party);
                self.hold(format!("party:{party}"));
                self.hold(format!("focal:{party}"));
            }
            (Role::FrontlineOfficer, Some(party)) => {
                self.party = self.party.or(Some(party));
                self.hold(format!("party:{party}"));
            }
            (Role::ProgrammeOfficer | Role::FocalPoint | Role::FrontlineOfficer | Role::Auditor, _) => {}
        }
    }

    fn hold(&mut self, key: impl Into<String>) {
        self.keys.insert(key.into());
    }

    /// The same reader, looking as `other` would: what either of the two may not see stays
    /// hidden, so that looking through other eyes never shows more.
    #[must_use]
    pub fn looking_as(self, other: Self) -> Self {
        Self {
            account: self.account,
            name: self.name.clone(),
            lang: self.lang,
            session: self.session,
            person: None,
            wants_factor: self.wants_factor,
            viewer: Some(Box::new(self)),
            ..other
        }
    }

    /// Who looks through this actor's eyes.
    pub fn viewer(&self) -> Option<&Self> {
        self.viewer.as_deref()
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

    /// The keys of what is not entrusted to this actor.
    pub fn barred(&self) -> impl Iterator<Item = &str> {
        self.barred.iter().map(String::as_str)
    }

    /// Whether the actor holds a key.
    pub fn holds(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Whether the actor belongs to an audience: exactly what the filter of lists asks.
    pub fn sees(&self, audience: &Audience) -> bool {
        audience.keys().any(|key| self.keys.contains(key))
            && !audience.keys().any(|key| self.barred.contains(key))
            && self.viewer().is_none_or(|viewer| viewer.sees(audience))
    }

    /// Whether what has this audience is entrusted to the actor, should another row that they
    /// see name it: exactly what [`crate::store::Query::entrusted_to`] asks.
    pub fn is_entrusted_with(&self, audience: &Audience) -> bool {
        !audience.keys().any(|key| self.barred.contains(key))
            && self
                .viewer()
                .is_none_or(|viewer| viewer.is_entrusted_with(audience))
    }

    /// In which function they act, for the audit: the codes of today's roles, `program` for the
    /// office's own jobs and its command line, `service` for another program, `deputy:ROLE` for what is lent, `host-staff`
    /// beside them for whom the host pays, nothing for whoever is not signed in.
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
        // Whom the host pays reads under its eyes as well; who is lent is told by the role alone,
        // since of those there are few.
        let host = (self.is_office() && self.employer == Employer::Host).then(|| HOST_STAFF.to_owned());
        own.chain(lent).chain(host).collect::<Vec<_>>().join(" ")
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

    /// Whether the actor is some party's focal point.
    pub fn is_focal(&self) -> bool {
        self.keys().any(|key| key.starts_with("focal:"))
    }

    /// Whether the actor works in the office.
    pub fn is_office(&self) -> bool {
        self.holds("office")
    }

    /// Whether the actor is an auditor and nothing else: nobody audits what they do themselves.
    pub fn is_auditor(&self) -> bool {
        self.is(Role::Auditor) && self.roles.len() == 1
    }

    /// Whether the actor is signed in and takes part in the office's work, as everyone does
    /// but auditors.
    pub fn is_member(&self) -> bool {
        self.is_signed_in() && self.holds("members")
    }

    /// Whether someone is signed in.
    pub const fn is_signed_in(&self) -> bool {
        self.account.is_some()
    }
}
