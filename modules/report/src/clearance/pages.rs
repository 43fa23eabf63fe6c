//! What is drawn of clearance: the table of a report for the office, one who is asked, and the
//! page on which they answer.

mod asked;

use balai_kernel::Audience;
use balai_kernel::{
    policy::Action,
    profile::clearance::Silence,
    t,
    text::{Lang, Message, day, instant},
    web::{
        Cx, Page,
        axum::response::Response,
        crumbs,
        ui::{
            self, Choice, Column, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Radios, Row,
            Section, badge, button, disclosure, error_summary, facts, note,
        },
        who_sees,
    },
};
use balai_workplan::sent::{Problems, Sent};
use maud::{Markup, Render as _, html};

pub(super) use asked::{One, one};

use super::{
    Answer, Asked, Clearance, Round, Stand, Standing, Tally,
    answer::{Shown, Wrong},
    href_of,
    passage::kind_of_place,
    web::has_unsent,
};
use crate::{
    edition::Material,
    report::{Report, title_of},
};

/// So much of a piece is shown where one is chosen.
const START: usize = 90;

/// What the page of a round shows.
pub(super) struct Table<'a> {
    pub report: &'a Report,
    pub round: &'a Round,
    /// Those whom the reader may see.
    pub seen: &'a [Clearance],
    pub parties: &'a [(String, String)],
}

const fn tone(stand: Stand) -> Kind {
    match stand {
        Stand::Objected => Kind::Bad,
        Stand::ChangeProposed | Stand::Reopened | Stand::New | Stand::Waiting => Kind::Warn,
        Stand::Proposed | Stand::Excused => Kind::Plain,
        Stand::BySilence | Stand::Reused | Stand::Cleared => Kind::Good,
    }
}

fn stand_badge(lang: Lang, stand: Stand) -> Markup {
    badge(
        tone(stand),
        t!(lang, &format!("clearance-stand-{}", stand.code())),
    )
}

fn above(lang: Lang, report: &Report, further: Option<Link>, here: &str) -> Markup {
    let mut links = vec![
        Link::new(t!(lang, "nav-reports"), "/app/reports"),
        Link::new(&report.title, format!("/app/reports/{}", report.id)),
    ];
    links.extend(further);
    crumbs(lang, &links, here)
}

/// How it stands, in a sentence.
pub(crate) fn said(lang: Lang, tally: &Tally) -> String {
    if tally.all == 0 {
        return t!(lang, "clearance-says-nobody");
    }
    if tally.is_clear() {
        return t!(lang, "clearance-says-clear", n = tally.all);
    }
    t!(
        lang,
        "clearance-says-open",
        all = tally.all,
        cleared = tally.cleared,
        objected = tally.objected,
        changes = tally.changes,
        waiting = tally.waiting,
        ask = tally.to_ask
    )
}

/// The line of a report's outline and of its checker about clearance.
pub(crate) fn line(lang: Lang, report: &Report, tally: &Tally) -> Markup {
    let kind = if tally.is_clear() {
        Kind::Good
    } else if tally.objected > 0 {
        Kind::Bad
    } else {
        Kind::Warn
    };
    html! {
        p { (badge(kind, t!(lang, "clearance-cleared-of", cleared = tally.cleared, all = tally.all))) }
        p { (said(lang, tally)) }
        p { (Link::new(t!(lang, "clearance-see"), href_of(report.id))) }
    }
}

fn error_list(lang: Lang, wrong: &Problems, fields: &[(&'static str, &str)]) -> Vec<(String, String)> {
    fields
        .iter()
        .filter_map(|(field, label)| {
            let said = wrong.of(lang, field)?;
            Some((format!("f-{field}"), format!("{}: {said}", t!(lang, label))))
        })
        .collect()
}

fn due_field(cx: &Cx, sent: &Sent, wrong: &Problems) -> Field {
    let lang = cx.lang();
    let usual = cx
        .app
        .today()
        .saturating_add(jiff::ToSpan::days(cx.app.profile.clearance.days));
    let value = sent.some("due").map_or_else(|| day(lang, usual), str::to_owned);
    Field::new(FieldKind::Date, "due", t!(lang, "clearance-due"))
        .value(value)
        .error(wrong.of(lang, "due"))
}

/// The table of a report: who is asked, and who has answered.
pub(super) fn table(cx: &Cx, shown: &Table<'_>, sent: &Sent, wrong: &Problems) -> Response {
    let lang = cx.lang();
    let Table {
        report, round, seen, ..
    } = *shown;
    let title = t!(lang, "clearance-title");
    let tally = round.tally();
    let is_open = report.published_at.is_none();
    let found = round
        .all
        .iter()
        .filter(|one| matches!(one.stand, Stand::New | Stand::Reopened))
        .count();
    let gone = round
        .rows
        .iter()
        .filter(|row| row.sent_at.is_none() && row.answer.is_none() && row.stands())
        .filter(|row| {
            !round
                .all
                .iter()
                .any(|one| one.asked.as_ref().is_some_and(|own| own.id == row.id))
        })
        .count();
    let ready = seen.iter().filter(|ask| has_unsent(&round.rows, ask.id));
    let (ready, nowhere) = ready.fold((0, 0), |(ready, nowhere), ask| match ask.sent_to.is_empty() {
        true => (ready, nowhere + 1),
        false => (ready + 1, nowhere),
    });
    let base = href_of(report.id);
    let propose = Form::post(format!("{base}/proposal"), html! {
        p { (t!(lang, "clearance-found", n = found)) @if gone > 0 { " " (t!(lang, "clearance-gone", n = gone)) } }
    })
    .submit(t!(lang, "clearance-propose"));
    let send = Form::post(
        format!("{base}/sending"),
        html! {
            @if nowhere > 0 { p { (t!(lang, "clearance-nowhere", n = nowhere)) } }
            (due_field(cx, sent, wrong))
        },
    )
    .submit(t!(lang, "clearance-send-all", n = ready))
    .ask(
        t!(lang, "clearance-send-ask", n = ready),
        t!(lang, "clearance-send-all", n = ready),
        t!(lang, "report-not-now"),
    );
    let aside = html! {
        (Section::new(t!(lang, "clearance-rule"), html! {
            p { (t!(lang, &format!("clearance-silence-{}", cx.app.profile.clearance.silence.code()))) }
            p { (t!(lang, "clearance-rule-own")) }
        }))
        @if is_open && cx.can_any::<Clearance>(Action::Create) { (add(cx, shown, sent, wrong)) }
    };
    let main = html! {
        (note(if tally.objected > 0 { Kind::Bad } else if tally.is_clear() { Kind::Good } else { Kind::Warn }, said(lang, &tally)))
        @if is_open && found + gone > 0 { (Section::new(t!(lang, "clearance-next-propose"), &propose)) }
        @if is_open && ready > 0 { (Section::new(t!(lang, "clearance-next-send"), &send)) }
        @else if is_open && nowhere > 0 { (Section::new(t!(lang, "clearance-next-send"), html! { p { (t!(lang, "clearance-nowhere", n = nowhere)) } })) }
        @if seen.is_empty() {
            (Empty::new(t!(lang, "clearance-none"), t!(lang, "clearance-none-why")))
        } @else { (rows(cx, shown)) }
    };
    let errors = error_list(
        lang,
        wrong,
        &[
            ("due", "clearance-due"),
            ("party", "clearance-add-party"),
            ("piece", "clearance-add-piece"),
        ],
    );
    Page::new(&title)
        .body(&above(lang, report, None, &title))
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "clearance-lede"))
                .audience(who_sees(cx, &Audience::parse(&report.audience))),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &errors))
        .body(&ui::two(main, aside))
        .workspace(cx)
}

fn rows(cx: &Cx, shown: &Table<'_>) -> Markup {
    let lang = cx.lang();
    // What the office has to decide stands first.
    let urgent = |ask: &Clearance| {
        let own = shown
            .round
            .all
            .iter()
            .filter(|one| one.need.about.key() == ask.about);
        own.map(|one| one.stand)
            .filter(|stand| matches!(stand, Stand::Objected | Stand::ChangeProposed | Stand::Reopened))
            .min()
    };
    let mut seen: Vec<&Clearance> = shown.seen.iter().collect();
    seen.sort_by_key(|ask| urgent(ask).map_or((true, Stand::Cleared), |stand| (false, stand)));
    let rows = seen.into_iter().map(|ask| {
        let own: Vec<&Standing> =
            shown.round.all.iter().filter(|one| one.need.about.key() == ask.about).collect();
        let tally = Tally::of(&own.iter().map(|one| (*one).clone()).collect::<Vec<_>>());
        let mut stands: Vec<Stand> = own.iter().map(|one| one.stand).collect();
        stands.sort_unstable();
        let worst = stands.first().copied();
        let is_late = ask.is_late(cx.app.today()) && stands.contains(&Stand::Waiting);
        let answered = shown
            .round
            .rows
            .iter()
            .filter(|row| row.clearance == ask.id)
            .filter_map(|row| row.answered_at.map(|at| (at, row.by_name.as_str())))
            .max();
        Row::new(vec![
            html! { a href=(ask.href()) { (ask.name) } },
            html! {
                @if ask.sent_to.is_empty() { (badge(Kind::Warn, t!(lang, "clearance-no-address-yet"))) }
                @else { bdi { (ask.sent_to) } @if !ask.sent_name.is_empty() { br; small { (ask.sent_name) } } }
            },
            html! { (t!(lang, "clearance-cleared-of", cleared = tally.cleared, all = tally.all)) },
            html! {
                @match worst {
                    Some(stand) => { (stand_badge(lang, stand)) },
                    None => (badge(Kind::Plain, t!(lang, "clearance-stand-nothing"))),
                }
                @if is_late { " " (badge(Kind::Bad, t!(lang, "clearance-late"))) }
                @if let Some((at, by)) = answered { br; small { (t!(lang, "clearance-answered-by", by = by, at = day(lang, at.day_in(&cx.app.zone())))) } }
                @else if let (Some(_), Some(due)) = (ask.sent_at, ask.due_on) { br; small { (t!(lang, "clearance-until", due = day(lang, due.0))) } }
            },
        ])
    });
    let columns = [
        "clearance-who",
        "clearance-sent-to",
        "clearance-passages",
        "clearance-state",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    ui::Table::new("clearances", t!(lang, "clearance-asked"), columns)
        .rows(rows.collect())
        .row_headers()
        .cards()
        .render()
}

/// The form by which somebody is asked who was not found.
fn add(cx: &Cx, shown: &Table<'_>, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let none = || Choice::new("", t!(lang, "clearance-choose-one"));
    let parties = std::iter::once(none())
        .chain(shown.parties.iter().map(|(id, name)| Choice::new(id, name)))
        .collect();
    let pieces = std::iter::once(none())
        .chain(shown.round.pieces.iter().map(|piece| {
            let text: String = piece.whole().chars().take(START).collect();
            Choice::new(format!("{} {}", piece.slug, piece.place), text)
        }))
        .collect();
    let fields = html! {
        (Field::new(FieldKind::Select(parties), "party", t!(lang, "clearance-add-party")).value(sent.get("party")).error(wrong.of(lang, "party")))
        (Field::new(FieldKind::Select(pieces), "piece", t!(lang, "clearance-add-piece")).value(sent.get("piece")).error(wrong.of(lang, "piece")))
    };
    let form = Form::post(format!("{}/added", href_of(shown.report.id)), fields)
        .submit(t!(lang, "clearance-add"))
        .secondary();
    disclosure(t!(lang, "clearance-add-title"), form)
}

/// The form of whoever is asked.
pub(super) struct AnswerForm<'a> {
    pub action: &'a str,
    /// Whether they say who they are: nobody is signed in.
    pub wants_name: bool,
    pub sent: &'a Sent,
    pub wrong: &'a Wrong,
}

/// What somebody is asked, with a place for the answer to each. Nothing here tells of others.
pub(super) fn answer(cx: &Cx, shown: &Shown, form: &AnswerForm<'_>) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "clearance-answer-title");
    let office = cx.app.profile.office.name.get(lang);
    let open: Vec<&Asked> = shown.open().collect();
    let answered: Vec<&Asked> = shown.answered().collect();
    let mut page = Page::new(&title);
    let lede = t!(
        lang,
        "clearance-answer-lede",
        office = office,
        title = shown.report.title.as_str()
    );
    page = page.body(&PageHead::new(&title).lede(lede));
    if open.is_empty() {
        page = page.body(&note(Kind::Good, t!(lang, "clearance-answer-nothing")));
    } else {
        let due = shown.ask.due_on.map(|due| day(lang, due.0)).unwrap_or_default();
        let silence = Silence::from_code(&shown.ask.silence);
        let silence = t!(lang, &format!("clearance-letter-{}", silence.code()), due = due);
        let errors: Vec<(String, String)> = form
            .wrong
            .iter()
            .map(|(field, message)| (format!("f-{field}"), message.say(lang)))
            .collect();
        let n = open.len();
        let fields = html! {
            p { (silence) }
            @if form.wants_name { (names(lang, form)) }
            @if n > 1 {
                p { (button("then", "all", t!(lang, "clearance-no-objection-all", n = n))) }
            }
            @for (at, row) in open.iter().enumerate() { (passage(lang, form, row, at + 1, n)) }
            (scope(lang, form))
        };
        page = page
            .body(&error_summary(&t!(lang, "clearance-not-kept"), &errors))
            .body(&Form::post(form.action, fields).submit(t!(lang, "clearance-answer-send", n = n)));
    }
    if !answered.is_empty() {
        let zone = cx.app.zone();
        let list = html! { @for row in answered {
            (ui::prose(&html! { blockquote { (row.text) } }))
            p { (given(lang, row)) " " small { (row.by_name) @if let Some(at) = row.answered_at { ", " (instant(lang, at, &zone)) } } }
        } };
        page = page.body(&Section::new(t!(lang, "clearance-answered-before"), list));
    }
    page
}

/// An answer in words.
fn given(lang: Lang, row: &Asked) -> Markup {
    let kind = match row.answer() {
        Some(Answer::NoObjection) => Kind::Good,
        Some(Answer::Object) => Kind::Bad,
        _ => Kind::Warn,
    };
    html! {
        @if let Some(answer) = row.answer() {
            (badge(kind, t!(lang, &format!("clearance-answer-{}", answer.code()))))
            @if !row.words.is_empty() { " \u{201c}" (row.words) "\u{201d}" }
        }
    }
}

fn wrong_of(lang: Lang, form: &AnswerForm<'_>, field: &str) -> Option<String> {
    form.wrong.get(field).map(|message: &Message| message.say(lang))
}

fn names(lang: Lang, form: &AnswerForm<'_>) -> Markup {
    html! { @for (field, key, fill) in [("name", "clearance-your-name", "name"), ("function", "clearance-your-function", "organization-title")] {
        (Field::text(field, t!(lang, key)).value(form.sent.get(field)).max_length(200).required()
            .autocomplete(fill).error(wrong_of(lang, form, field)))
    } }
}

fn passage(lang: Lang, form: &AnswerForm<'_>, row: &Asked, at: usize, n: usize) -> Markup {
    let (field, words) = (format!("answer-{}", row.id), format!("words-{}", row.id));
    let chosen = form.sent.get(&field);
    let choices = Answer::ALL
        .into_iter()
        .map(|answer| {
            Choice::new(
                answer.code(),
                t!(lang, &format!("clearance-answer-{}", answer.code())),
            )
            .chosen(answer.code() == chosen)
        })
        .collect();
    let place = t!(lang, &format!("clearance-place-{}", kind_of_place(&row.place)));
    html! {
        h2 { (t!(lang, "clearance-passage", at = at, n = n)) " " small { (place) } }
        (ui::prose(&html! { blockquote lang="en" dir="auto" { (row.text) } }))
        @if !row.reply.is_empty() { (note(Kind::Plain, html! { b { (t!(lang, "clearance-office-replied")) } " " (row.reply) })) }
        (Radios::new(&field, t!(lang, "clearance-your-answer"), choices).error(wrong_of(lang, form, &field)))
        (Field::new(FieldKind::Textarea(3), &words, t!(lang, "clearance-your-words"))
            .help(t!(lang, "clearance-your-words-help")).value(form.sent.get(&words)).max_length(4000)
            .optional(t!(lang, "form-optional")).error(wrong_of(lang, form, &words)))
    }
}

/// For what else the words may be used.
fn scope(lang: Lang, form: &AnswerForm<'_>) -> Markup {
    let chosen = form.sent.some("scope").unwrap_or("report");
    let choices = ["report", "any", "until"]
        .map(|code| Choice::new(code, t!(lang, &format!("clearance-scope-{code}"))).chosen(code == chosen))
        .to_vec();
    html! {
        (Radios::new("scope", t!(lang, "clearance-scope"), choices).help(t!(lang, "clearance-scope-help")))
        (Field::new(FieldKind::Date, "until", t!(lang, "clearance-scope-day")).value(form.sent.get("until"))
            .optional(t!(lang, "form-optional")).error(wrong_of(lang, form, "until")))
    }
}

/// What is known of one who is asked.
fn known(cx: &Cx, ask: &Clearance) -> Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let mut all = Vec::new();
    let to = if ask.sent_to.is_empty() {
        t!(lang, "clearance-no-address-yet")
    } else {
        ask.sent_to.clone()
    };
    all.push(Fact::new(
        t!(lang, "clearance-sent-to"),
        html! { bdi { (to) } @if !ask.sent_name.is_empty() { br; small { (ask.sent_name) } } },
    ));
    if let Some(at) = ask.sent_at {
        all.push(Fact::new(t!(lang, "clearance-sent-on"), instant(lang, at, &zone)));
    }
    if let Some(due) = ask.due_on {
        all.push(Fact::new(t!(lang, "clearance-due"), day(lang, due.0)));
    }
    if let Some(at) = ask.reminded_at {
        all.push(Fact::new(
            t!(lang, "clearance-reminded"),
            instant(lang, at, &zone),
        ));
    }
    facts(&all)
}

/// Where in the report something stands.
fn where_of(lang: Lang, material: &Material, slug: &str, place: &str) -> Markup {
    let kind = t!(lang, &format!("clearance-place-{}", kind_of_place(place)));
    let block = material.blocks.iter().find(|block| block.slug == slug);
    html! {
        @if let Some(block) = block {
            a href={ "/app/reports/" (material.report.id) "/blocks/" (block.id) } { (title_of(lang, block)) } " "
        }
        small { (kind) }
    }
}
