//! Who the persons of a run of rows are.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use balai_kernel::{
    Audience, Id, Result,
    import::{PlanContext, PlannedRow, Question},
    text::Message,
};
use balai_names::{
    NameAgreement, PersonName, ReadName, agency_kind, block_keys, fold, looks_shared, same_person_evidence,
    tidy,
};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Sex, store};
use crate::{
    PartyId, PersonId,
    agency::{self, Agency},
    person,
    same_person::{Shared, evidence},
};

/// At most so many suggestions are raised for one row, the strongest first.
const MOST_SUGGESTIONS: usize = 5;
/// Of those with names alike in a party so many are compared, the latest first: more
/// would make a long list cost the square of its rows. The directory is asked for one more.
const MOST_IN_BLOCK: usize = 200;
/// A suggestion weaker than this says nothing: two of one name in two agencies of one
/// party are namesakes far more often than one person.
const WEAKEST: i64 = 5;
/// The answer that somebody is a person of their own.
const OWN: &str = "own";

/// What a row says about a person.
pub struct Wanted {
    /// The name as read.
    pub name: ReadName,
    /// The bare e-mail address, if there is one.
    pub email: Option<String>,
    /// A telephone number as written.
    pub phone: Option<String>,
    /// What is represented.
    pub party: Option<PartyId>,
    /// The agency's name as written.
    pub agency: Option<String>,
    /// The sex as stated.
    pub sex: Sex,
    /// The day on which this was so.
    pub on: Option<Date>,
    /// What a person answered about who this is.
    pub answer: Option<String>,
}

/// Who somebody is.
#[derive(Debug, Clone)]
pub enum Identity {
    /// Somebody known, in the directory or earlier in the batch.
    Known(PersonId),
    /// Somebody new; with the strongest of the suggestions that were raised, if any.
    New(PersonId, Option<Hint>),
    /// Somebody new who may be somebody known; nothing was staged, somebody has to say.
    Maybe(Hint),
    /// The address is somebody's whose name is another.
    Conflict(PersonId, String),
}

/// Who somebody new may be.
#[derive(Debug, Clone)]
pub struct Hint {
    /// The other record.
    pub other: PersonId,
    /// Its name.
    pub name: String,
    /// The first reason.
    pub why: Message,
}

/// A person as far as comparing needs.
#[derive(Debug, Clone)]
pub(super) struct Face {
    pub name: PersonName,
    pub party: Option<PartyId>,
    pub agency: Option<Id<Agency>>,
    pub sex: Option<String>,
    pub audience: Audience,
    pub version: i64,
    pub emails: BTreeSet<String>,
    /// Staged by this batch, not in the directory yet.
    pub is_staged: bool,
}

/// Finds out who the persons of a run of rows are, and stages what is new.
pub struct Resolver {
    batch: Uuid,
    is_unattended: bool,
    clock: balai_kernel::Clock,
    faces: HashMap<PersonId, Face>,
    by_email: HashMap<String, Vec<PersonId>>,
    by_key: HashMap<(PartyId, String), Vec<PersonId>>,
    agencies: HashMap<(PartyId, String), Id<Agency>>,
    staged: store::Staged,
    audiences: HashSet<String>,
}

impl Resolver {
    /// Reads what is known of the persons that rows want, by few statements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(context: &PlanContext<'_>, wanted: &[&Wanted]) -> Result<Self> {
        let emails: BTreeSet<String> = wanted.iter().filter_map(|one| one.email.clone()).collect();
        let mut keys: BTreeMap<PartyId, BTreeSet<String>> = BTreeMap::new();
        for one in wanted {
            if let Some(party) = one.party {
                keys.entry(party).or_default().extend(block_keys(&one.name.name));
            }
        }
        let parties: BTreeSet<PartyId> = wanted.iter().filter_map(|one| one.party).collect();
        let known = store::load(context.db, context.batch, &emails, &keys, &parties).await?;
        Ok(Self {
            batch: context.batch,
            is_unattended: context.is_unattended,
            clock: context.clock.clone(),
            faces: known.faces,
            by_email: known.by_email,
            by_key: known.by_key,
            agencies: known.agencies,
            staged: store::Staged::default(),
            audiences: HashSet::new(),
        })
    }

    /// Everybody whom a row may turn out to be, as far as anybody is known.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.faces.keys().copied()
    }

    /// The agency of this name in a party; staged if there is none.
    pub fn agency(&mut self, party: PartyId, name: &str) -> Option<Id<Agency>> {
        let folded = fold(name);
        if folded.is_empty() {
            return None;
        }
        let key = (party, folded.clone());
        if let Some(known) = self.agencies.get(&key) {
            return Some(*known);
        }
        let id: Id<Agency> = self.clock.id();
        let name = tidy(name).text;
        let audience = agency::audience(party);
        self.staged.agencies.push(store::StagedAgency {
            id,
            party,
            kind: agency::kind_code(agency_kind(&name)),
            name,
            folded,
            audience: audience.to_string(),
        });
        self.keep(&audience);
        self.agencies.insert(key, id);
        Some(id)
    }

    /// Notes that rows with this audience will be written.
    pub fn keep(&mut self, audience: &Audience) -> String {
        let text = audience.to_string();
        self.audiences.insert(text.clone());
        text
    }

    /// Who somebody is. `beside` are persons on the same list: who is one of them stands
    /// there twice, which people do who came in two roles.
    pub fn find(
        &mut self,
        wanted: &Wanted,
        agency: Option<Id<Agency>>,
        beside: &HashSet<PersonId>,
    ) -> Identity {
        let is_own = wanted.answer.as_deref() == Some(OWN);
        if let Some(chosen) = wanted
            .answer
            .as_deref()
            .and_then(|text| text.parse::<PersonId>().ok())
        {
            self.see(chosen, wanted, agency);
            return Identity::Known(chosen);
        }
        let email = wanted.email.as_ref().filter(|email| !looks_shared(email));
        let holders = email
            .and_then(|email| self.by_email.get(email))
            .cloned()
            .unwrap_or_default();
        if !is_own && !holders.is_empty() {
            let fitting = holders.iter().copied().find(|id| {
                self.faces
                    .get(id)
                    .is_some_and(|face| same_person_evidence(&face.name, &wanted.name.name).is_possible())
            });
            if let Some(id) = fitting {
                self.see(id, wanted, agency);
                return Identity::Known(id);
            }
            if let Some(id) = holders.first() {
                let name = self.faces.get(id).map(|face| face.name.full.clone());
                return Identity::Conflict(*id, name.unwrap_or_default());
            }
        }
        let found = self.candidates(wanted, agency, beside);
        let hint = found.first().map(|(_, other, reasons)| Hint {
            other: *other,
            name: self
                .faces
                .get(other)
                .map_or_else(String::new, |face| face.name.full.clone()),
            why: reasons.first().cloned().unwrap_or(Message::new("import-staged")),
        });
        if let Some(hint) = &hint
            && !self.is_unattended
            && !is_own
        {
            return Identity::Maybe(hint.clone());
        }
        // An address that two people use identifies neither.
        let is_shared = email.is_none() || !holders.is_empty();
        let id = self.add(wanted, agency, is_shared);
        self.raise(id, wanted, found);
        Identity::New(id, hint)
    }

    /// The agency that somebody of a party belongs to, as far as the directory or this batch
    /// knows.
    pub fn agency_of(&self, id: PersonId, party: Option<PartyId>) -> Option<Id<Agency>> {
        let face = self.faces.get(&id).filter(|face| face.party == party)?;
        face.agency
    }

    /// Whoever may see the people of an agency that somebody represented can see them; where no
    /// agency is known, the focal points of the party.
    fn see(&mut self, id: PersonId, wanted: &Wanted, agency: Option<Id<Agency>>) {
        let Some(party) = wanted.party else { return };
        let agency = agency.or_else(|| self.agency_of(id, wanted.party));
        let Some(face) = self.faces.get_mut(&id) else {
            return;
        };
        let wider = face
            .audience
            .clone()
            .and_people_of(Some(party), agency.map(Id::cast));
        if wider == face.audience {
            return;
        }
        let before = std::mem::replace(&mut face.audience, wider.clone());
        let change = self.staged.widened.entry(id).or_insert_with(|| store::Widened {
            before: before.to_string(),
            after: String::new(),
            version: face.version,
            is_staged: face.is_staged,
        });
        change.after = wider.to_string();
        self.keep(&wider);
    }

    fn add(&mut self, wanted: &Wanted, agency: Option<Id<Agency>>, is_shared: bool) -> PersonId {
        let id: PersonId = self.clock.id();
        let name = &wanted.name.name;
        let audience = person::audience(id, wanted.party, agency);
        let own_script = has_other_script(&name.full).then(|| name.full.clone());
        let shown = person::shown_name(&name.written, name.given.as_deref(), name.family.as_deref(), None);
        let sex = (wanted.sex.word != "unknown").then_some(wanted.sex.word);
        self.staged.people.push(store::StagedPerson {
            id,
            written: name.written.clone(),
            given: name.given.clone(),
            family: name.family.clone(),
            sort_key: person::sort_key(&shown, own_script.as_deref()),
            own_script,
            sex,
            sex_source: sex.map(|_| wanted.sex.source),
            party: wanted.party,
            agency,
            audience: audience.to_string(),
            confirmed_on: wanted.on,
        });
        self.keep(&audience);
        let mut emails = BTreeSet::new();
        if let Some(email) = &wanted.email {
            self.staged.addresses.push(store::StagedAddress {
                person: id,
                kind: "email",
                value: email.clone(),
                folded: email.clone(),
                shared: is_shared,
            });
            if !is_shared {
                emails.insert(email.clone());
                self.by_email.entry(email.clone()).or_default().push(id);
            }
        }
        if let Some(phone) = &wanted.phone {
            self.staged.addresses.push(store::StagedAddress {
                person: id,
                kind: "phone",
                value: phone.chars().take(100).collect(),
                folded: person::folded_address("phone", phone),
                shared: false,
            });
        }
        self.faces.insert(
            id,
            Face {
                name: name.clone(),
                party: wanted.party,
                agency,
                sex: sex.map(str::to_owned),
                audience,
                version: 1,
                emails,
                is_staged: true,
            },
        );
        id
    }

    /// Who of those known a newcomer may be: strength, record, reasons; strongest first.
    fn candidates(
        &self,
        wanted: &Wanted,
        agency: Option<Id<Agency>>,
        beside: &HashSet<PersonId>,
    ) -> Vec<(i64, PersonId, Vec<Message>)> {
        let Some(party) = wanted.party else {
            return Vec::new();
        };
        let mut found: Vec<(i64, PersonId, Vec<Message>)> = Vec::new();
        let mut seen = HashSet::new();
        let mut is_cut = false;
        for key in block_keys(&wanted.name.name) {
            let block = self.by_key.get(&(party, key)).map_or(&[][..], Vec::as_slice);
            is_cut |= block.len() > MOST_IN_BLOCK;
            for other in block.iter().rev().take(MOST_IN_BLOCK) {
                if seen.insert(*other)
                    && let Some(face) = self.faces.get(other)
                    && let Some((strength, reasons)) = compare(wanted, agency, face, beside.contains(other))
                {
                    found.push((strength, *other, reasons));
                }
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST_SUGGESTIONS);
        if is_cut {
            for (_, _, reasons) in &mut found {
                reasons.push(Message::new("import-evidence-many").with("n", MOST_IN_BLOCK));
            }
        }
        found
    }

    fn raise(&mut self, id: PersonId, wanted: &Wanted, found: Vec<(i64, PersonId, Vec<Message>)>) {
        for key in block_keys(&wanted.name.name) {
            if let Some(party) = wanted.party {
                self.by_key.entry((party, key.clone())).or_default().push(id);
            }
            self.staged.keys.push((key, id));
        }
        for (strength, other, reasons) in found {
            self.staged.suggestions.push(store::StagedSuggestion {
                id: self.clock.id::<crate::same_person::Suggestion>().uuid(),
                person: id.min(other),
                other: id.max(other),
                reasons,
                strength,
            });
        }
    }

    /// Writes what was staged. Called in a write of its own, after the whole run.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(&self, tx: &balai_kernel::store::Tx) -> Result<()> {
        store::save(tx, self.batch, &self.staged, &self.audiences).await
    }
}

fn has_other_script(text: &str) -> bool {
    // Letters past the Latin blocks.
    text.chars()
        .any(|c| c.is_alphabetic() && c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c))
}

/// Weighs whether somebody new may be somebody known.
fn compare(
    wanted: &Wanted,
    agency: Option<Id<Agency>>,
    face: &Face,
    is_beside: bool,
) -> Option<(i64, Vec<Message>)> {
    let differs = |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let known = |word: &'static str| matches!(word, "female" | "male").then_some(word);
    if differs(
        known(wanted.sex.word),
        face.sex.as_deref().filter(|word| *word != "undisclosed"),
    ) {
        return None;
    }
    let shared = Shared {
        address: false,
        party: wanted.party.is_some() && wanted.party == face.party,
        agency: agency.is_some() && agency == face.agency,
    };
    let names = same_person_evidence(&face.name, &wanted.name.name);
    let found = evidence(names, shared)?;
    let (mut strength, mut reasons) = (found.strength, found.reasons);
    let mut is_set_apart = !matches!(names, NameAgreement::Same(_));
    if agency.is_some() && face.agency.is_some() && !shared.agency {
        reasons.push(Message::new("import-evidence-other-agency"));
        strength -= 2;
        is_set_apart = true;
    }
    let email = wanted.email.as_ref().filter(|email| !looks_shared(email));
    match email {
        Some(email) if !face.emails.is_empty() && !face.emails.contains(email) => {
            reasons.push(Message::new("import-evidence-other-email"));
            strength -= 3;
            is_set_apart = true;
        }
        None => reasons.push(Message::new("import-evidence-no-email")),
        Some(_) => {}
    }
    if is_beside {
        reasons.push(Message::new("import-evidence-same-list"));
        // Two of a list are two people where anything sets them apart. Where nothing
        // does, nobody but a person can tell whether one stands there twice.
        strength = if is_set_apart {
            strength - 3
        } else {
            (strength - 2).max(WEAKEST)
        };
    }
    (strength >= WEAKEST).then_some((strength, reasons))
}

/// Asks a row who somebody is, where that is in doubt. True when the row was asked.
pub fn ask_identity(row: &mut PlannedRow, identity: &Identity) -> bool {
    let choices = |id: &PersonId, name: &str| {
        let words = Message::new("import-choice-same").with("name", name);
        vec![
            (id.to_string(), words),
            (OWN.to_owned(), Message::new("import-choice-own")),
        ]
    };
    let (reason, question, fields) = match identity {
        Identity::Known(_) | Identity::New(..) => return false,
        Identity::Conflict(id, name) => {
            let email = row.get("email").unwrap_or_default().to_owned();
            let reason = Message::new("import-person-conflict")
                .with("email", email)
                .with("name", name);
            (reason, choices(id, name), &["email"][..])
        }
        Identity::Maybe(hint) => {
            let reason = Message::new("import-person-maybe").with("name", hint.name.as_str());
            (
                reason,
                choices(&hint.other, &hint.name),
                &["family", "name", "given"][..],
            )
        }
    };
    row.ask(reason, Question::of("person", question));
    row.cell = fields.iter().find_map(|field| row.places.get(*field).cloned());
    true
}
