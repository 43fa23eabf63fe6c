//! The papers that the office may give a look of its own, and what stands in their fields.

use balai_directory::handling::Standing;
use balai_docx::Values;
use balai_kernel::{
    Id, Result,
    actor::PartyRef,
    t,
    template::{self, Field, PaperKind},
    web::Cx,
};
use balai_workplan::span;

use super::{Kind, compose::Material};
use crate::{
    event::{Event, Parties},
    participation::{
        Participation,
        pages::{ListForm, attendance, roles},
    },
    session::Attribution,
};

const FACT: &[Field] = &[Field::text("label"), Field::text("value")];
const SESSION: &[Field] = &[Field::text("time"), Field::text("session")];
const DAY: &[Field] = &[Field::text("day"), Field::list("sessions", SESSION)];
const PARTY: &[Field] = &[Field::text("party")];
const PROMISE: &[Field] = &[Field::text("who"), Field::text("what"), Field::text("until")];
const PERSON: &[Field] = &[
    Field::text("number"),
    Field::text("name"),
    Field::text("own_script"),
    Field::text("role"),
    Field::text("agency"),
    Field::text("party"),
    Field::text("attendance"),
    Field::text("way"),
    Field::text("asks"),
];

const CONCEPT_NOTE: PaperKind = PaperKind {
    code: "concept-note",
    fields: &[
        Field::text("office"),
        Field::text("title"),
        Field::text("code"),
        Field::text("when"),
        Field::text("place"),
        Field::text("rule"),
        Field::list("facts", FACT),
        Field::text("about"),
        Field::list("days", DAY),
        Field::text("contact"),
    ],
};
const AGENDA: PaperKind = PaperKind {
    code: "agenda",
    fields: &[
        Field::text("office"),
        Field::text("title"),
        Field::text("code"),
        Field::text("when"),
        Field::text("place"),
        Field::text("rule"),
        Field::list("days", DAY),
    ],
};
const OUTCOME_REPORT: PaperKind = PaperKind {
    code: "outcome-report",
    fields: &[
        Field::text("office"),
        Field::text("title"),
        Field::text("code"),
        Field::text("when"),
        Field::text("place"),
        Field::text("rule"),
        Field::list("facts", FACT),
        Field::text("about"),
        Field::list("numbers", FACT),
        Field::list("parties", PARTY),
        Field::list("days", DAY),
        Field::list("promised", PROMISE),
    ],
};
const PARTICIPANT_LIST: PaperKind = PaperKind {
    code: "participant-list",
    fields: &[
        Field::text("office"),
        Field::text("title"),
        Field::text("code"),
        Field::text("when"),
        Field::text("place"),
        Field::text("form"),
        Field::text("rule"),
        Field::truth("named"),
        Field::list("people", PERSON),
        Field::list("parties", PARTY),
    ],
};

/// All of them, in the order of the settings.
pub(crate) const ALL: &[PaperKind] = &[CONCEPT_NOTE, AGENDA, PARTICIPANT_LIST, OUTCOME_REPORT];

/// What every paper of an event begins with.
fn begun(cx: &Cx, event: &Event, rule: Attribution) -> Values {
    let lang = cx.lang();
    let said = match rule {
        Attribution::Open => String::new(),
        rule => rule.explained(lang),
    };
    Values::new()
        .text("office", cx.app.profile.office.name.get(lang))
        .text("title", event.title.as_str())
        .text("code", event.code.as_str())
        .text(
            "when",
            span::words(lang, event.from_on, event.to_on, &event.precision),
        )
        .text("place", event.place.clone().unwrap_or_default())
        .text("rule", said)
}

fn facts(facts: Vec<(String, String)>) -> impl Iterator<Item = Values> {
    facts
        .into_iter()
        .map(|(label, value)| Values::new().text("label", label).text("value", value))
}

fn days(cx: &Cx, material: &Material) -> Vec<Values> {
    let session = |(time, title): (String, String)| Values::new().text("time", time).text("session", title);
    material
        .agenda(cx.lang())
        .into_iter()
        .map(|(day, lines)| {
            Values::new()
                .text("day", day)
                .list("sessions", lines.into_iter().map(session))
        })
        .collect()
}

fn parties(names: impl IntoIterator<Item = String>) -> Vec<Values> {
    let one = |name| Values::new().text("party", name);
    names.into_iter().map(one).collect()
}

/// A paper as the office's own template has it; none where the built-in look stands.
pub(super) async fn filled(cx: &Cx, material: &Material, kind: Kind) -> Result<Option<Vec<u8>>> {
    let lang = cx.lang();
    let begun = || begun(cx, &material.event, material.rule);
    let about = || material.event.summary.clone().unwrap_or_default();
    match kind {
        Kind::ConceptNote => {
            let contact = material.event.owner_name.clone().unwrap_or_default();
            let values = || {
                begun()
                    .list("facts", facts(material.facts(cx)))
                    .text("about", about())
                    .list("days", days(cx, material))
                    .text("contact", contact)
            };
            template::filled(&cx.app, &CONCEPT_NOTE, values).await
        }
        Kind::Agenda => {
            let values = || begun().list("days", days(cx, material));
            template::filled(&cx.app, &AGENDA, values).await
        }
        Kind::OutcomeReport => {
            let promise = |[who, what, until]: [String; 3]| {
                Values::new()
                    .text("who", who)
                    .text("what", what)
                    .text("until", until)
            };
            let values = || {
                begun()
                    .list("facts", facts(material.facts(cx)))
                    .text("about", about())
                    .list("numbers", facts(material.numbers(lang)))
                    .list("parties", parties(material.there.iter().cloned()))
                    .list("days", days(cx, material))
                    .list("promised", material.promised(lang).into_iter().map(promise))
            };
            template::filled(&cx.app, &OUTCOME_REPORT, values).await
        }
        Kind::SignIn | Kind::Badges | Kind::Tents => Ok(None),
    }
}

/// What stands in a participant list.
pub(crate) struct Listed<'a> {
    pub event: &'a Event,
    pub parties: &'a Parties,
    pub rule: Attribution,
    pub form: ListForm,
    /// The people by name; none in the form of delegations.
    pub people: &'a [Participation],
    /// The parties that were there.
    pub there: &'a [(Id<PartyRef>,)],
    pub standing: &'a Standing,
}

/// A participant list as the office's own template has it; none where the built-in look stands.
pub(crate) async fn participant_list(cx: &Cx, listed: &Listed<'_>) -> Result<Option<Vec<u8>>> {
    let lang = cx.lang();
    let is_full = listed.form == ListForm::Full;
    let stays_away = |row: &Participation| matches!(row.status.as_str(), "absent" | "excused" | "withdrawn");
    let shown = listed.people.iter().filter(|row| is_full || !stays_away(row));
    let only = |holds: bool, text: String| if holds { text } else { String::new() };
    let person = |(at, row): (usize, &Participation)| {
        let asks = row
            .party
            .and_then(|party| listed.standing.of(party)?.asks(lang))
            .unwrap_or("");
        Values::new()
            .text("number", (at + 1).to_string())
            .text("name", row.name())
            .text("own_script", row.own_script.clone().unwrap_or_default())
            .text(
                "role",
                only(listed.rule == Attribution::Open, roles(cx, &row.roles)),
            )
            .text("agency", row.from_where())
            .text("party", listed.parties.name(row.party, lang))
            .text("attendance", only(is_full, attendance(lang, row)))
            .text(
                "way",
                only(is_full, t!(lang, &format!("participation-way-{}", row.way))),
            )
            .text("asks", asks)
    };
    let there = listed
        .there
        .iter()
        .map(|(party,)| listed.parties.name(Some(*party), lang).to_owned())
        .filter(|name| !name.is_empty());
    let values = || {
        begun(cx, listed.event, listed.rule)
            .text("form", t!(lang, &format!("list-form-{}", listed.form.code())))
            .truth("named", listed.form != ListForm::Delegations)
            .list("people", shown.enumerate().map(person))
            .list("parties", parties(there))
    };
    template::filled(&cx.app, &PARTICIPANT_LIST, values).await
}
