//! The form of a participation: from what was typed to what is kept, and back.

use balai_directory::involvement::words::{field as part_field, said};
use balai_kernel::{
    Error, Id, Result,
    actor::{PartyRef, PersonRef},
    audit::{Change, changed},
    error::FieldConflict,
    profile::Profile,
    store::Tx,
    text::{Lang, Message},
};
use balai_workplan::sent::{Problems, Sent};
use jiff::civil::Date;

use crate::{
    event::{Event, Parties, history::pages::party_names, web::form::party},
    headcount::HeadcountLine,
    participation::{
        Participation, SEXES, STATUSES, WAYS, audience, marks_audience, roles_in_order,
        store::{self, Candidate, Kept},
    },
};

/// The fields whose changes are told; marks are told to nobody.
const FIELDS: [&str; 11] = [
    "party",
    "agency",
    "role",
    "status",
    "days",
    "minutes",
    "way",
    "sex",
    "sex_source",
    "completed",
    "headcount_line",
];

/// What was read of a form.
pub struct Read {
    /// Of a new person.
    pub given: String,
    /// Of a new person.
    pub family: String,
    /// The party represented.
    pub party: Option<Id<PartyRef>>,
    /// The agency as typed.
    pub agency: Option<String>,
    /// Roles in order, and the counted one.
    pub roles: (String, String),
    /// Attendance.
    pub status: &'static str,
    /// Days.
    pub days: Option<f64>,
    /// Minutes.
    pub minutes: Option<i64>,
    /// room or online.
    pub way: &'static str,
    /// Sex.
    pub sex: String,
    /// Where it is known from.
    pub sex_source: String,
    /// Before and after, where the actor works with marks.
    pub marks: Option<(Option<f64>, Option<f64>)>,
    /// Completed.
    pub is_completed: bool,
    /// The line that they are taken out of.
    pub line: Option<Id<HeadcountLine>>,
}

/// Reads the form.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(
    sent: &Sent,
    profile: &Profile,
    parties: &Parties,
    is_new_person: bool,
    with_marks: bool,
) -> Result<Read, Problems> {
    let mut wrong = Problems::none();
    let given = sent.line("given", 200, false, &mut wrong);
    let family = sent.line("family", 200, false, &mut wrong);
    if is_new_person && given.is_empty() && family.is_empty() {
        wrong.add("family", Message::new("participation-name-needed"));
    }
    let sex = sent.one_of("sex", &SEXES, &mut wrong);
    let source = sent.one_of("sex_source", &["list", "self", "title"], &mut wrong);
    let read = Read {
        given,
        family,
        party: party(sent, "party", parties, &mut wrong),
        agency: sent.maybe_line("agency", 200, &mut wrong),
        roles: roles_in_order(profile, sent.all("role")),
        status: sent.one_of("status", &STATUSES, &mut wrong),
        days: amount(sent, "days", 366.0, &mut wrong),
        minutes: sent.number("minutes", 100_000, &mut wrong),
        way: sent.one_of("way", &WAYS, &mut wrong),
        sex: sex.to_owned(),
        sex_source: if sex == "unknown" {
            String::new()
        } else {
            source.to_owned()
        },
        marks: with_marks.then(|| {
            (
                amount(sent, "pre", 100.0, &mut wrong),
                amount(sent, "post", 100.0, &mut wrong),
            )
        }),
        is_completed: sent.is_ticked("completed"),
        line: sent.id("headcount_line"),
    };
    if wrong.is_empty() { Ok(read) } else { Err(wrong) }
}

/// What a form holds in a field: all roles of it, and nothing where it is empty.
fn held(sent: &Sent, field: &str) -> Option<String> {
    let all: Vec<&str> = sent.all(field).filter(|value| !value.is_empty()).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Where what was typed differs from what is there now, in words.
pub fn conflict(lang: Lang, profile: &Profile, parties: &Parties, typed: &Sent, now: &Sent) -> Error {
    let names = party_names(lang, parties);
    let words = |field: &str, sent: &Sent| {
        let value = held(sent, field).unwrap_or_default();
        // A party is typed by its name too.
        let value = match (field, parties.find(&value)) {
            ("party", Some(party)) => party.code.clone(),
            _ => value,
        };
        said(lang, profile, &names, field, &value)
    };
    Error::conflict(
        FIELDS.map(|field| {
            FieldConflict::between(part_field(lang, field), words(field, typed), words(field, now))
        }),
    )
}

/// In which fields what is kept now differs from what was kept before.
pub fn changes(old: &Sent, new: &Sent) -> Vec<Change> {
    changed(FIELDS.map(|field| Change::between(field, held(old, field), held(new, field))))
}

/// A number from 0 to `most`, with a point or a comma; nothing for an empty field.
fn amount(sent: &Sent, field: &'static str, most: f64, wrong: &mut Problems) -> Option<f64> {
    let typed = sent.some(field)?.replace(',', ".");
    match typed.parse::<f64>() {
        Ok(n) if (0.0..=most).contains(&n) => Some(n),
        _ => {
            wrong.add(
                field,
                Message::new("participation-amount").with("most", most.to_string()),
            );
            None
        }
    }
}

/// What is wrong when somebody stands there already.
pub fn there_already() -> Problems {
    let mut wrong = Problems::none();
    wrong.add("person", Message::new("participation-twice"));
    wrong
}

/// What is kept of what was read: the party's status is that of the event's first day.
///
/// # Errors
/// When the database fails.
pub async fn kept(tx: &Tx, event: &Event, person: Id<PersonRef>, read: &Read, today: Date) -> Result<Kept> {
    let day = event.from_on.map_or(today, |day| *day);
    let (party_status, agency) = match read.party {
        Some(party) => {
            let agency = match &read.agency {
                Some(name) => store::agency(tx, party, name).await?,
                None => None,
            };
            (store::party_status_on(tx, party, day).await?, agency)
        }
        None => (String::new(), None),
    };
    let wall = match agency {
        Some(agency) => Some(Id::of(agency)),
        None => store::agency_of(tx, person, read.party).await?,
    };
    // A line of this event only: what was sent is not believed.
    let line = match read.line {
        Some(line) => crate::headcount::store::find(tx, line)
            .await?
            .filter(|found| found.event.cast() == event.id),
        None => None,
    };
    Ok(Kept {
        event: event.id.cast(),
        person,
        party: read.party,
        party_status,
        affiliation: if agency.is_none() {
            read.agency.clone()
        } else {
            None
        },
        agency,
        roles: read.roles.0.clone(),
        counted_role: read.roles.1.clone(),
        status: read.status,
        days: read.days,
        minutes: read.minutes,
        way: read.way,
        sex: read.sex.clone(),
        sex_source: read.sex_source.clone(),
        marks: read.marks,
        is_completed: read.is_completed,
        headcount_line: line.map(|line| line.id),
        audience: audience(event.id, read.party, wall).keep(tx).await?,
        marks_audience: marks_audience(event.id).keep(tx).await?,
    })
}

/// The form with what the directory knows of somebody.
pub fn known_of(person: &Candidate, parties: &Parties) -> Sent {
    Sent::default()
        .with("person", person.id.to_string())
        .with("name", person.name())
        .with("party", parties.code(person.party))
        .with("agency", person.agency_name.clone().unwrap_or_default())
        .with("sex", person.sex.clone().unwrap_or_default())
        .with("sex_source", person.sex_source.clone().unwrap_or_default())
}

/// The form as it stands for a participation that is kept.
pub fn sent_of(row: &Participation, marks: Option<(Option<f64>, Option<f64>)>, parties: &Parties) -> Sent {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let (pre, post) = marks.unwrap_or_default();
    let mut sent = Sent::default()
        .with("version", row.version.to_string())
        .with("person", row.person.to_string())
        .with("name", row.name())
        .with("party", parties.code(row.party))
        .with("agency", row.from_where())
        .with("status", &*row.status)
        .with("days", number(row.days))
        .with(
            "minutes",
            row.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        )
        .with("way", &*row.way)
        .with("sex", &*row.sex)
        .with("sex_source", &*row.sex_source)
        .with("completed", if row.is_completed { "yes" } else { "" })
        .with(
            "headcount_line",
            row.headcount_line
                .map(|line| line.to_string())
                .unwrap_or_default(),
        )
        .with("pre", number(pre))
        .with("post", number(post));
    for role in row.roles.split(' ') {
        sent = sent.with("role", role);
    }
    sent
}
