//! What is drawn of the log.

use maud::{Markup, Render, html};
use uuid::Uuid;

use super::{
    Asked, LOG, Unclear, fields_and_purpose,
    store::{MOST_WAITING, Value},
    web::{Chain, Choices},
};
use crate::{
    actor::Role,
    audit::{
        reads::{ROWS, SHARES, TOLD, UNDER},
        store::Line,
    },
    t,
    text::{Lang, catalogue, instant, number},
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page, crumbs,
        ui::{
            Column, Empty, Fact, Kind, Link, PageHead, Row, Section, Stat, Table, actions, badge, disclosure,
            facts, note, stats,
        },
    },
};

/// The list; `older` is the line before which the next page begins.
pub(super) fn list(
    cx: &Cx,
    listing: &Listing,
    asked: &Asked,
    lines: &[Line],
    older: Option<Uuid>,
    choices: &Choices,
    chain: &Chain,
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "audit-title");
    // Filters and files are about all that fits, not about what stands after one line.
    let whole = Listing::of(
        listing
            .filters()
            .filter(|(key, _)| *key != "before")
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect(),
    );
    let frame = Frame {
        lang,
        listing: &whole,
        path: LOG,
    };
    let rows = lines.iter().map(|line| row(cx, line, &choices.parties)).collect();
    let columns = vec![
        Column::new(t!(lang, "audit-when")),
        Column::new(t!(lang, "audit-who")),
        Column::new(t!(lang, "audit-what")),
        Column::new(t!(lang, "audit-about")),
        Column::new(t!(lang, "audit-place")).tight(),
    ];
    let table = if lines.is_empty() {
        Empty::new(t!(lang, "audit-empty"), t!(lang, "audit-empty-why")).render()
    } else {
        Table::new("audit", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    };
    let mut pages = Vec::new();
    if listing.get("before").is_some() {
        let latest = whole.href_with(LOG, "before", None);
        pages.push(Link::new(t!(lang, "audit-latest"), latest).classed("button"));
    }
    if let Some(older) = older {
        let href = whole.href_with(LOG, "before", Some(&older.simple().to_string()));
        pages.push(Link::new(t!(lang, "audit-older"), href).classed("button"));
    }
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "audit-lede")))
        .body(&state(cx, chain))
        .body(&frame.filters(picks(lang, choices)))
        .body(&html! {
            @match asked.unclear {
                Some(Unclear::Day) => { (note(Kind::Warn, t!(lang, "audit-day-unclear"))) }
                Some(Unclear::Row) => { (note(Kind::Warn, t!(lang, "audit-row-unclear"))) }
                None => {}
            }
            (frame.toolbar(t!(lang, "audit-shown", n = lines.len()), frame.exports(), false))
            (table)
            @if !pages.is_empty() { (actions(&pages)) }
        })
}

fn picks(lang: Lang, choices: &Choices) -> Vec<Pick> {
    let mut functions: Vec<(String, String)> = Role::ALL
        .into_iter()
        .map(|role| (role.code().to_owned(), t!(lang, &format!("role-{}", role.code()))))
        .collect();
    functions.push(("program".to_owned(), t!(lang, "audit-program")));
    functions.push(("nobody".to_owned(), t!(lang, "audit-nobody")));
    let words = |codes: &[String], say: fn(Lang, &str) -> String| {
        let mut said: Vec<(String, String)> =
            codes.iter().map(|code| (code.clone(), say(lang, code))).collect();
        said.sort_by(|(_, one), (_, other)| one.cmp(other));
        said
    };
    let chained = vec![
        ("yes".to_owned(), t!(lang, "audit-chained")),
        ("no".to_owned(), t!(lang, "audit-waiting")),
    ];
    let mut picks = vec![
        Pick::Text("who", t!(lang, "audit-who-help")),
        Pick::One("noun", t!(lang, "audit-noun"), words(&choices.nouns, noun)),
        Pick::One("act", t!(lang, "audit-act"), words(&choices.acts, act)),
        Pick::Day("from", t!(lang, "audit-from")),
        Pick::Day("until", t!(lang, "audit-until")),
        Pick::One("function", t!(lang, "audit-function"), functions),
        Pick::Text("row", t!(lang, "audit-row")),
        Pick::One("chained", t!(lang, "audit-place"), chained),
    ];
    if !choices.parties.is_empty() {
        picks.push(Pick::One(
            "party",
            t!(lang, "audit-party"),
            choices.parties.clone(),
        ));
    }
    picks
}

/// Where the chain has got to, and what to compare a copy of the checkpoints with.
fn state(cx: &Cx, chain: &Chain) -> Markup {
    let lang = cx.lang();
    let waiting = if chain.waiting > MOST_WAITING {
        t!(lang, "audit-more-than", n = MOST_WAITING)
    } else {
        number(lang, chain.waiting)
    };
    let zone = cx.app.zone();
    let mut figures = vec![
        Stat::new(number(lang, chain.placed), t!(lang, "audit-stat-chained")),
        Stat::new(waiting, t!(lang, "audit-stat-waiting")),
    ];
    if let Some((signed, _)) = &chain.checkpoint {
        let at = instant(lang, signed.at, &zone);
        figures.push(Stat::new(number(lang, signed.place), t!(lang, "audit-stat-signed")).note(at));
    }
    html! {
        (stats(&figures))
        @match &chain.checkpoint {
            None => { (note(Kind::Plain, t!(lang, "audit-no-checkpoint"))) }
            Some((signed, agrees)) => {
                @if *agrees { (note(Kind::Good, t!(lang, "audit-agrees"))) }
                @else { (note(Kind::Bad, t!(lang, "audit-disagrees"))) }
                (disclosure(t!(lang, "audit-fingerprint"), html! {
                    p { (t!(lang, "audit-fingerprint-why")) }
                    (facts(&[
                        Fact::new(t!(lang, "audit-fingerprint-place"), number(lang, signed.place)),
                        Fact::new(t!(lang, "audit-fingerprint-end"), html! { code { (grouped(&signed.hash)) } }),
                        Fact::new(t!(lang, "audit-fingerprint-key"), html! { code { (grouped(&signed.key)) } }),
                    ]))
                }))
            }
        }
    }
}

/// Bytes as people compare them: in groups of four letters.
fn grouped(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes
        .chunks(2)
        .map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    pairs.join(" ")
}

fn row(cx: &Cx, line: &Line, parties: &[(String, String)]) -> Row {
    let lang = cx.lang();
    let href = format!("{LOG}/lines/{}", line.id.simple());
    Row::new(vec![
        html! { (Link::new(instant(lang, line.at, &cx.app.zone()), href)) },
        html! {
            @if line.actor.is_empty() { (t!(lang, "audit-nobody")) }
            @else {
                (line.actor)
                // Whoever signs in has no function yet.
                @if !line.function.is_empty() { br; span.muted { (function(lang, line)) } }
            }
        },
        html! {
            (what(lang, line))
            @let fields = fields_in_words(lang, &line.fields);
            @if !fields.is_empty() { br; span.muted { (fields) } }
        },
        about(lang, line, parties),
        place(lang, line),
    ])
}

fn place(lang: Lang, line: &Line) -> Markup {
    match line.place {
        Some(place) => html! { (number(lang, place)) },
        None => badge(Kind::Warn, t!(lang, "audit-waiting")),
    }
}

/// The party whose information it was, and the way to everything done to the same row.
fn about(lang: Lang, line: &Line, parties: &[(String, String)]) -> Markup {
    html! {
        @if let Some(party) = party(line.party, parties) { (party) br; }
        @if let Some(row) = line.row_id {
            @let all = Listing::default().href_with(LOG, "row", Some(&row.simple().to_string()));
            (Link::new(t!(lang, "audit-same-row"), all))
        }
    }
}

/// The name of a party by its id.
pub(super) fn party(id: Option<Uuid>, parties: &[(String, String)]) -> Option<&str> {
    let id = id?.simple().to_string();
    parties
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, name)| name.as_str())
}

/// The act and the noun in words.
fn what(lang: Lang, line: &Line) -> String {
    words(lang, &line.noun, &line.act, "").0
}

/// What was done in words, and the fields with the purpose.
pub fn words(lang: Lang, of_noun: &str, of_act: &str, fields: &str) -> (String, String) {
    let done = format!("{}: {}", noun(lang, of_noun), act(lang, of_act));
    (done, fields_in_words(lang, fields))
}

/// The fields by their names, and the purpose for which something sealed was opened.
fn fields_in_words(lang: Lang, fields: &str) -> String {
    let (fields, purpose) = fields_and_purpose(fields);
    let fields: Vec<String> = fields
        .into_iter()
        .filter_map(|one| field_words(lang, one))
        .collect();
    let mut said = fields.join(", ");
    if let Some(purpose) = purpose {
        if !said.is_empty() {
            said.push_str(" · ");
        }
        let word = purpose_words(lang, purpose);
        said.push_str(&t!(lang, "audit-purpose", purpose = word));
    }
    said
}

/// A field by its name, or what it tells of a reading; nothing for the digest beside it.
fn field_words(lang: Lang, field: &str) -> Option<String> {
    if let Some(rows) = field.strip_prefix(ROWS) {
        let rows: i64 = rows.parse().unwrap_or(0);
        return Some(t!(lang, "audit-rows", n = rows));
    }
    if field.starts_with(SHARES) {
        return None;
    }
    if field.starts_with(UNDER) {
        return Some(t!(lang, "audit-under-condition"));
    }
    Some(match field {
        TOLD => t!(lang, "audit-told"),
        name => name.to_owned(),
    })
}

/// The function in which somebody acted.
pub(super) fn function(lang: Lang, line: &Line) -> String {
    function_words(lang, &line.function)
}

/// A function in words, as the audit keeps it.
pub fn function_words(lang: Lang, function: &str) -> String {
    match function {
        "" => t!(lang, "audit-nobody"),
        "program" => t!(lang, "audit-program"),
        codes => {
            let words: Vec<String> = codes
                .split(' ')
                .map(|code| match code.strip_prefix("deputy:") {
                    Some(role) => {
                        let role = word(lang, &format!("role-{role}"), role);
                        t!(lang, "audit-deputy", role = role)
                    }
                    None => word(lang, &format!("role-{code}"), code),
                })
                .collect();
            words.join(", ")
        }
    }
}

/// A noun in words.
pub(super) fn noun(lang: Lang, code: &str) -> String {
    word(lang, &format!("audit-noun-{}", code.replace(' ', "-")), code)
}

/// An act in words.
pub(super) fn act(lang: Lang, code: &str) -> String {
    word(lang, &format!("audit-act-{code}"), code)
}

/// For what something sealed was opened, or by which rule something was erased.
fn purpose_words(lang: Lang, code: &str) -> String {
    let rule = format!("keep-{code}");
    let key = if catalogue().has(Lang::EN, &rule) {
        rule
    } else {
        format!("audit-purpose-{code}")
    };
    word(lang, &key, code)
}

/// The text of a key, or the code itself where a module's word is not in the catalogue.
fn word(lang: Lang, key: &str, code: &str) -> String {
    if catalogue().has(Lang::EN, key) {
        t!(lang, key)
    } else {
        code.to_owned()
    }
}

/// One line; `values` are those of its fields, where they may be shown.
pub(super) fn show(cx: &Cx, line: &Line, values: Option<&[Value]>, parties: &[(String, String)]) -> Page {
    let lang = cx.lang();
    let title = what(lang, line);
    let (fields, purpose) = fields_and_purpose(&line.fields);
    let mut known = vec![
        Fact::new(t!(lang, "audit-when"), instant(lang, line.at, &cx.app.zone())),
        Fact::new(
            t!(lang, "audit-who"),
            if line.actor.is_empty() {
                t!(lang, "audit-nobody")
            } else {
                line.actor.clone()
            },
        ),
        Fact::new(t!(lang, "audit-function"), function(lang, line)),
    ];
    if let Some(of) = party(line.from_party, parties) {
        known.push(Fact::new(t!(lang, "audit-from-party"), of));
    }
    if let Some(of) = party(line.party, parties) {
        known.push(Fact::new(t!(lang, "audit-party"), of));
    }
    if !fields.is_empty() {
        let said: Vec<String> = fields.iter().filter_map(|one| field_words(lang, one)).collect();
        known.push(Fact::new(t!(lang, "audit-fields"), said.join(", ")));
    }
    if let Some(purpose) = purpose {
        let said = purpose_words(lang, purpose);
        known.push(Fact::new(t!(lang, "audit-opened-for"), said));
    }
    if let Some(row) = line.row_id {
        let row = row.simple().to_string();
        let href = Listing::default().href_with(LOG, "row", Some(&row));
        known.push(Fact::new(
            t!(lang, "audit-row"),
            html! { code { (row) } br; (Link::new(t!(lang, "audit-same-row"), href)) },
        ));
    }
    known.push(Fact::new(t!(lang, "audit-place"), place(lang, line)));
    if let Some(hash) = &line.hash {
        known.push(Fact::new(
            t!(lang, "audit-hash"),
            html! { code { (grouped(hash)) } },
        ));
    }
    let above = [Link::new(t!(lang, "audit-title"), LOG)];
    Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title))
        .body(&facts(&known))
        .body(&html! {
            @match values {
                None => {
                    @if !fields.is_empty() { (note(Kind::Plain, t!(lang, "audit-values-hidden"))) }
                }
                Some([]) => {}
                Some(values) => {
                    (Section::new(t!(lang, "audit-values"), changes(lang, values)))
                }
            }
        })
}

fn changes(lang: Lang, values: &[Value]) -> Table {
    let rows = values
        .iter()
        .map(|value| {
            Row::new(vec![
                html! { (value.field) },
                html! { (value.old.as_deref().unwrap_or("")) },
                html! { (value.new.as_deref().unwrap_or("")) },
            ])
        })
        .collect();
    let columns = ["audit-field", "audit-old", "audit-new"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    Table::new("values", t!(lang, "audit-values"), columns)
        .quiet_caption()
        .row_headers()
        .rows(rows)
}
