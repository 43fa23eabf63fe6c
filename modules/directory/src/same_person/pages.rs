//! What is drawn of same-person suggestions.

use balai_kernel::{
    audit::HistoryLine,
    t,
    text::{self, Lang},
    view::Frame,
    web::{
        Cx, Listing, Page,
        ui::{self, Column, Empty, Kind, Link, PageHead, Row, Section, Tab, Table},
    },
};
use maud::{Markup, Render, html};

use super::{Suggestion, web::Side};
use crate::{
    agency::Agency,
    involvement::store::Part,
    party::Party,
    person::{self, Person},
    record,
};

pub(crate) const PATH: &str = "/app/directory/suggestions";

/// Who the records of a page are and where they belong.
pub(crate) struct Known {
    pub people: Vec<Person>,
    pub agencies: Vec<Agency>,
    pub parties: Vec<Party>,
}

impl Known {
    pub fn agency(&self, person: &Person) -> Option<&Agency> {
        self.agencies
            .iter()
            .find(|agency| Some(agency.id) == person.agency)
    }

    pub fn party(&self, person: &Person) -> Option<&Party> {
        self.parties.iter().find(|party| Some(party.id) == person.party)
    }

    /// A name with what tells namesakes apart.
    fn name(&self, id: crate::PersonId) -> String {
        self.people
            .iter()
            .find(|person| person.id == id)
            .map(Person::name)
            .unwrap_or_default()
    }

    fn draw(&self, lang: Lang, person: &Person) -> Markup {
        let (agency, party) = (self.agency(person), self.party(person));
        html! {
            (ui::person(person.name(), person.own_script.as_deref().map(|own| (own, "und"))))
            br;
            small {
                @if let Some(agency) = agency { bdi { (agency.name) } @if party.is_some() { ", " } }
                @if let Some(party) = party { (party.name(lang)) }
            }
        }
    }
}

pub(crate) fn list(
    cx: &Cx,
    listing: &Listing,
    decided: bool,
    (open, done): (i64, i64),
    suggestions: &[Suggestion],
    known: &Known,
) -> Page {
    let lang = cx.lang();
    let name = |id| {
        let person = known.people.iter().find(|person| person.id == id);
        html! { @if let Some(person) = person { (known.draw(lang, person)) } }
    };
    let rows = suggestions
        .iter()
        .map(|suggestion| {
            let outcome = suggestion
                .decision
                .as_deref()
                .map_or_else(|| t!(lang, "same-person-look"), |word| decision(lang, word));
            // Links that lead to different pages read differently.
            let who = [suggestion.person, suggestion.other].map(|id| known.name(id));
            let words = html! { (outcome) span.away { ": " (who.join(", ")) } };
            Row::new(vec![
                name(suggestion.person),
                name(suggestion.other),
                reasons(lang, suggestion),
                Link::new(words, format!("{PATH}/{}", suggestion.id)).render(),
            ])
        })
        .collect();
    let columns = [
        "same-person-first",
        "same-person-second",
        "same-person-why",
        "directory-act",
    ];
    let table = Table::new(
        "suggestions",
        t!(lang, "directory-suggestions"),
        columns
            .iter()
            .map(|key| match *key {
                "directory-act" => Column::new(t!(lang, key)).tight(),
                _ => Column::new(t!(lang, key)),
            })
            .collect(),
    )
    .quiet_caption()
    .rows(rows);
    let tabs = [
        Tab::new(Link::new(t!(lang, "same-person-open"), PATH).current(!decided)).count(open),
        Tab::new(
            Link::new(t!(lang, "same-person-decided"), format!("{PATH}?state=decided")).current(decided),
        )
        .count(done),
    ];
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let main = html! {
        (ui::tabs(&t!(lang, "same-person-states"), &tabs))
        @if suggestions.is_empty() {
            (Empty::new(t!(lang, "same-person-none"), t!(lang, "same-person-none-why")))
        } @else {
            (table)
            (frame.pager(if decided { done } else { open }))
        }
    };
    let title = t!(lang, "directory-suggestions");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "same-person-lede")))
        .body(&record::sections(cx, "suggestions"))
        .body(&main)
}

fn reasons(lang: Lang, suggestion: &Suggestion) -> Markup {
    html! { ul { @for reason in suggestion.evidence.iter() { li { (reason.say(lang)) } } } }
}

fn decision(lang: Lang, word: &str) -> String {
    match word {
        "same" => t!(lang, "same-person-same"),
        _ => t!(lang, "same-person-different"),
    }
}

pub(crate) fn show(
    cx: &Cx,
    suggestion: &Suggestion,
    one: &Side,
    two: &Side,
    history: &[HistoryLine],
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "same-person-title");
    let mut head = PageHead::new(&title).lede(t!(lang, "same-person-question"));
    if let Some(word) = &suggestion.decision {
        head = head.badge(ui::badge(Kind::Good, decision(lang, word)));
    }
    let at = format!("{PATH}/{}", suggestion.id);
    let choice = |value: &str, words: String| ui::button("decision", value, words);
    let main = html! {
        (Section::new(t!(lang, "same-person-why"), reasons(lang, suggestion)))
        (beside(lang, one, two))
        @if suggestion.decision.is_none() {
            (ui::Form::post(format!("{at}/decision"), html! {
                p { (t!(lang, "same-person-decide-help")) }
                (ui::actions(&[
                    choice("keep-first", t!(lang, "same-person-keep-first", name = one.record.person.name())),
                    choice("keep-second", t!(lang, "same-person-keep-second", name = two.record.person.name())),
                    choice("different", t!(lang, "same-person-are-different")),
                ]))
            }).wide())
        } @else {
            (record::press(format!("{at}/reopening"), t!(lang, "same-person-reopen")))
        }
        (record::history(lang, &cx.app.zone(), "same-person", history))
    };
    Page::new(&title)
        .body(&record::path(lang, "suggestions", &[], &title))
        .body(&head)
        .body(&main)
}

/// The two records side by side, a row for each thing that helps to decide.
fn beside(lang: Lang, one: &Side, two: &Side) -> Markup {
    let text = |words: Option<&str>| html! { bdi { (words.unwrap_or("")) } };
    let list = |words: Vec<String>| html! { ul { @for words in &words { li { bdi { (words) } } } } };
    let said = |part: &Part| match part.from_on {
        Some(from) => {
            let when = text::day_span(lang, from.0, from.0, &part.precision);
            format!("{}, {when}", part.title)
        }
        None => part.title.clone(),
    };
    let row = |label: &str, cell: &dyn Fn(&Side) -> Markup| {
        Row::new(vec![html! { (t!(lang, label)) }, cell(one), cell(two)])
    };
    let rows = vec![
        row("person-name", &|side| {
            let person = &side.record.person;
            person::link(person.id, &person.name(), person.own_script.as_deref())
        }),
        row("person-written", &|side| {
            text(Some(side.record.person.written.as_str()))
        }),
        row("person-given", &|side| text(side.record.person.given.as_deref())),
        row("person-family", &|side| {
            text(side.record.person.family.as_deref())
        }),
        row("person-party", &|side| {
            text(side.record.party.as_ref().map(|(_, name)| name.get(lang)))
        }),
        row("person-agency", &|side| {
            text(side.record.agency.as_ref().map(|(name, _)| name.as_str()))
        }),
        row("person-addresses", &|side| {
            let said = side.record.addresses.iter().map(|address| {
                if address.shared {
                    format!("{} ({})", address.value, t!(lang, "address-is-shared"))
                } else {
                    address.value.clone()
                }
            });
            list(said.collect())
        }),
        row("person-posts", &|side| {
            list(side.posts.iter().map(|held| held.title.clone()).collect())
        }),
        row("involvement-events", &|side| {
            let there = side.events.iter().filter(|part| part.was_there());
            list(there.map(said).collect())
        }),
        row("involvement-listed", &|side| {
            let others = side.events.iter().filter(|part| !part.was_there());
            list(others.map(said).collect())
        }),
    ];
    Table::new(
        "beside",
        t!(lang, "same-person-beside"),
        vec![
            Column::new(t!(lang, "directory-field")),
            Column::new(t!(lang, "same-person-first")),
            Column::new(t!(lang, "same-person-second")),
        ],
    )
    .quiet_caption()
    .row_headers()
    .even()
    .rows(rows)
    .render()
}
