//! The form of a person: what is read of it, what is drawn.

use balai_kernel::{
    Id, Result,
    store::Db,
    t,
    text::{Lang, Message},
    web::ui::{self, Choice, FieldKind},
};
use balai_names::PersonName;
use maud::{Markup, html};

use super::{Details, Person};
use crate::{
    agency::{self, Agency},
    entry::Entry,
    party::{self, Party},
};

/// Where a sex can be known from; never a name.
pub(crate) const SEX_SOURCES: [&str; 3] = ["self", "list", "title"];
/// What can be known of a sex.
pub(crate) const SEXES: [&str; 3] = ["female", "male", "undisclosed"];

/// What the form offers to choose from.
pub(crate) struct Offers {
    /// Parties that the actor may enter people for.
    pub parties: Vec<Party>,
    /// Agencies of those parties.
    pub agencies: Vec<Agency>,
}

/// What an actor may choose from: the office all, a focal point its own party.
pub(crate) async fn offers(db: &Db, actor: &balai_kernel::Actor) -> Result<Offers> {
    let mut parties = party::store::seen(db, actor, None, None).await?;
    let mut agencies = agency::store::seen(db, actor).await?;
    if !actor.is_office() {
        parties.retain(|party| actor.is_focal_of(party.id));
        agencies.retain(|agency| parties.iter().any(|party| party.id == agency.party));
    }
    Ok(Offers { parties, agencies })
}

/// What a record holds, as a form.
pub(crate) fn entry_of(person: &Person, offers: &Offers) -> Entry {
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let party = person
        .party
        .and_then(|id| offers.parties.iter().find(|party| party.id == id));
    let agency = person
        .agency
        .and_then(|id| offers.agencies.iter().find(|agency| agency.id == id));
    Entry::empty("person")
        .with("version", person.version)
        .with("written", &person.written)
        .with("given", some(&person.given))
        .with("family", some(&person.family))
        .with("own-script", some(&person.own_script))
        .with("romanised", some(&person.romanised))
        .with("sex", some(&person.sex))
        .with("sex-source", some(&person.sex_source))
        .with("party", party.map_or("", |party| party.code.as_str()))
        .with("agency", agency.map_or("", |agency| agency.name.as_str()))
}

/// What was typed, as details, and the name of an agency that is not known yet.
pub(crate) fn read(entry: &mut Entry, offers: &Offers, must_have_party: bool) -> (Details, Option<String>) {
    let given = entry.line("given");
    let family = entry.line("family");
    let typed = entry.line("written");
    let parts: Vec<String> = [&given, &family].into_iter().flatten().cloned().collect();
    let written = typed.unwrap_or_else(|| parts.join(" "));
    if PersonName::from_full(&written).is_none() {
        entry.wrong("written", Message::new("person-no-name"));
    }
    let mut details = Details {
        written,
        given,
        family,
        own_script: entry.line("own-script"),
        romanised: entry.line("romanised"),
        sex: entry.one_of("sex", &SEXES),
        sex_source: entry.one_of("sex-source", &SEX_SOURCES),
        party: entry.party("party", &offers.parties),
        agency: None,
    };
    if details.sex.is_none() {
        details.sex_source = None;
    } else if details.sex_source.is_none() {
        entry.wrong("sex-source", Message::new("person-sex-needs-source"));
    }
    if must_have_party && details.party.is_none() {
        entry.wrong("party", Message::new("directory-needed"));
    }
    let agency = entry.line("agency");
    let mut unknown = None;
    if let Some(name) = agency {
        let folded = balai_names::fold(&name);
        match (details.party, folded.is_empty()) {
            (Some(party), false) => {
                let known = offers
                    .agencies
                    .iter()
                    .find(|agency| agency.party == party && agency.folded == folded);
                details.agency = known.map(|agency| agency.id);
                unknown = known.is_none().then_some(name);
            }
            _ => entry.wrong("agency", Message::new("person-agency-needs-party")),
        }
    }
    (details, unknown)
}

/// The fields of the form; addresses are asked for at the beginning only.
pub(crate) fn draw(lang: Lang, entry: &Entry, offers: &Offers, is_new: bool) -> Markup {
    let words = |prefix: &str, codes: &[&str]| -> Vec<(String, String)> {
        codes
            .iter()
            .map(|code| ((*code).to_owned(), t!(lang, &format!("{prefix}-{code}"))))
            .collect()
    };
    let party_name = |id: crate::PartyId| {
        offers
            .parties
            .iter()
            .find(|party| party.id == id)
            .map_or("", |party| party.name(lang))
    };
    let agencies: Vec<Choice> = offers
        .agencies
        .iter()
        .map(|agency| Choice::new(&agency.name, party_name(agency.party)))
        .collect();
    let optional = t!(lang, "form-optional");
    html! {
        (ui::fieldset(t!(lang, "person-names"), Some(&t!(lang, "person-names-help")), html! {
            (entry.text(lang, "written").autocomplete("off").required())
            @for name in ["given", "family", "own-script", "romanised"] {
                (entry.text(lang, name).autocomplete("off").optional(&optional))
            }
        }))
        (ui::fieldset(t!(lang, "person-work"), None, html! {
            (entry.select(lang, "party", party::pages::choices(lang, &offers.parties)))
            (entry.field(lang, FieldKind::Suggest(agencies), "agency").optional(&optional))
        }))
        (ui::fieldset(t!(lang, "person-sex"), None, html! {
            (entry.select(lang, "sex", words("person-sex", &SEXES)).optional(&optional))
            (entry.select(lang, "sex-source", words("person-sex-source", &SEX_SOURCES)))
        }))
        @if is_new {
            (ui::fieldset(t!(lang, "person-addresses"), None, html! {
                (entry.field(lang, FieldKind::Email, "email").optional(&optional))
                (entry.field(lang, FieldKind::Phone, "phone").optional(&optional))
            }))
        }
    }
}

/// The agency that was typed: known, or made now.
pub(crate) async fn agency_of(
    tx: &balai_kernel::store::Tx,
    clock: &balai_kernel::Clock,
    details: &Details,
    unknown: Option<&str>,
) -> Result<Option<Id<Agency>>> {
    match (details.party, unknown) {
        (Some(party), Some(name)) => {
            let (id, is_new) = agency::store::find_or_make(tx, clock, party, name, None, None).await?;
            if is_new {
                agency::web::renew(tx, id).await?;
            }
            Ok(Some(id))
        }
        _ => Ok(details.agency),
    }
}
