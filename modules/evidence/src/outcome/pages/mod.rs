//! What is drawn of outcomes.

mod columns;

pub use columns::{COLUMNS, Line};

use balai_kernel::{
    Audience,
    audit::HistoryLine,
    policy::Action,
    t,
    text::{Lang, instant},
    view::{Columns, Pick},
    web::{
        Cx, Page, crumbs,
        ui::{
            Checkbox, Choice, Column, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Row,
            Section, Table, badge, disclosure, disclosure_open, error_summary, facts, hidden, note, two,
        },
        who_sees,
    },
};
use balai_workplan::{
    activity::{
        Activity,
        pages::{paragraphs, select},
    },
    history,
    sent::{Problems, Sent},
};
use maud::{Markup, Render, html};

use super::{ANSWERS, Concerned, KINDS, Outcome, PATH, Stand, store::SORTS};
use crate::form;

/// The list.
pub(super) fn list(
    cx: &Cx,
    years: &[i64],
    parties: &[(String, String)],
    count: i64,
    columns: &Columns<'_, Line>,
    lines: &[Line],
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "evidence-outcomes");
    let frame = columns.frame();
    let lede = if cx.actor.is_office() {
        "outcome-lede"
    } else {
        "outcome-lede-shared"
    };
    let mut head = PageHead::new(&title).lede(t!(lang, lede));
    if cx.can_any::<Outcome>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "outcome-new"), format!("{PATH}/new")));
    }
    let kinds = KINDS.map(|kind| (kind.to_owned(), columns::kind(lang, kind)));
    let stands = Stand::ALL.map(|one| {
        let words = t!(lang, &format!("outcome-stand-{}", one.code()));
        (one.code().to_owned(), words)
    });
    let mut picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::year(lang, years),
        Pick::One("kind", t!(lang, "outcome-kind"), kinds.to_vec()),
        Pick::One("stand", t!(lang, "outcome-stand"), stands.to_vec()),
    ];
    if cx.actor.is_office() {
        picks.push(Pick::One("party", t!(lang, "outcome-party"), parties.to_vec()));
    }
    let body = if lines.is_empty() {
        Empty::new(t!(lang, "outcome-none"), t!(lang, "outcome-none-why")).render()
    } else {
        Table::new("outcomes", &title, columns.heads(SORTS))
            .quiet_caption()
            .rows(columns.rows(lines))
            .render()
    };
    Page::new(&title)
        .body(&head)
        .body(&form::sections(cx, "outcomes"))
        .body(&columns.views())
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "outcome-count", n = count),
            columns.tools(),
            cx.can_any::<Outcome>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}

/// What the page of an outcome is drawn from.
pub(super) struct Shown<'a> {
    pub outcome: &'a Outcome,
    pub parties: &'a [Concerned],
    pub activity: Option<&'a Activity>,
    pub history: &'a [HistoryLine],
}

/// One outcome. Whoever reads what is shared reads what changed, and not who said so.
pub(super) fn show(cx: &Cx, shown: &Shown<'_>, sent: &Sent, wrong: &Problems) -> Page {
    let (lang, outcome) = (cx.lang(), shown.outcome);
    let is_office = cx.can(Action::Change, outcome);
    let stand = outcome.stand(shown.parties);
    let mut head = PageHead::new(outcome.title())
        .eyebrow(columns::kind(lang, &outcome.kind))
        .badge(columns::stand(lang, stand))
        .audience(who_sees(cx, &Audience::parse(&outcome.audience)));
    if is_office {
        head = head.primary(&Link::new(
            t!(lang, "outcome-edit"),
            format!("{}/edit", outcome.href()),
        ));
    }
    let main = html! {
        (Section::new(t!(lang, "outcome-words"), paragraphs(&outcome.words)))
        @if is_office {
            (Section::new(t!(lang, "outcome-evidence"), evidence(lang, outcome)))
            (Section::new(t!(lang, "outcome-verification"), verification(cx, outcome, sent, wrong)).id("verification"))
            (Section::new(t!(lang, "outcome-clearance"), clearance(cx, outcome, shown.parties, sent, wrong)).id("clearance"))
            (Section::new(t!(lang, "evidence-history"), history::section(&cx.app, lang, shown.history, "outcome")).id("history"))
        }
    };
    Page::new(outcome.title())
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "evidence-outcomes"), PATH)],
            outcome.title(),
        ))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&two(
            main,
            Section::new(t!(lang, "evidence-facts"), facts(&known(cx, shown, is_office))),
        ))
}

fn known(cx: &Cx, shown: &Shown<'_>, is_office: bool) -> Vec<Fact> {
    let (lang, outcome) = (cx.lang(), shown.outcome);
    let mut known = vec![Fact::new(t!(lang, "outcome-when"), columns::when(lang, outcome))];
    let mut add = |key: &str, value: Markup| known.push(Fact::new(t!(lang, key), value));
    if let Some(n) = outcome.number {
        add("outcome-number", html! { (n) });
    }
    if !outcome.agencies.is_empty() {
        add("outcome-agencies", html! { (outcome.agencies) });
    }
    if let Some(activity) = shown.activity {
        add(
            "outcome-activity",
            Link::new(&activity.title, activity.href()).render(),
        );
    }
    if !is_office {
        return known;
    }
    if !shown.parties.is_empty() {
        let names: Vec<&str> = shown.parties.iter().map(|party| party.name.get(lang)).collect();
        add("outcome-parties", html! { (names.join(", ")) });
    }
    if !outcome.contact.is_empty() {
        add("outcome-contact", html! { (outcome.contact) });
    }
    add(
        "outcome-claimed-by",
        html! {
            bdi { (outcome.claimed_by) }
            @if outcome.claimed_on.is_some() { br; small { (form::on(lang, outcome.claimed_on)) } }
        },
    );
    if let Some(person) = outcome.claimant {
        let link = Link::new(&outcome.claimed_by, format!("/app/directory/people/{person}"));
        add("consent-person", link.render());
    }
    add(
        "outcome-entered-by",
        html! {
            (outcome.entered_by_name.as_deref().unwrap_or("Balai"))
            br; small { (instant(lang, outcome.entered_at, &cx.app.zone())) }
        },
    );
    let shared = if outcome.shared_at.is_some() {
        "outcome-is-shared"
    } else {
        "outcome-is-not-shared"
    };
    add("outcome-shared-short", html! { (t!(lang, shared)) });
    known
}

fn evidence(lang: Lang, outcome: &Outcome) -> Markup {
    html! {
        @if outcome.evidence.is_empty() && outcome.file.is_none() { p { (t!(lang, "outcome-evidence-none")) } }
        @if !outcome.evidence.is_empty() { (paragraphs(&outcome.evidence)) }
        @if outcome.file.is_some() { p { (Link::new(t!(lang, "outcome-paper"), format!("{}/paper", outcome.href()))) } }
    }
}

fn verification(cx: &Cx, outcome: &Outcome, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    if let Some(at) = outcome.verified_at {
        let name = outcome.verified_by_name.as_deref().unwrap_or("Balai");
        return html! {
            p { (badge(Kind::Good, t!(lang, "outcome-verified-by-on", name = name, day = instant(lang, at, &cx.app.zone())))) }
            (paragraphs(&outcome.verified_how))
            (Form::post(format!("{}/verification/removal", outcome.href()), html! {})
                .submit(t!(lang, "outcome-unverify"))
                .secondary())
        };
    }
    // Whoever may not is told why, and what would have to be there first.
    match outcome.verifiable_by(&cx.actor) {
        Err(balai_kernel::Error::Refused(why)) => note(
            Kind::Plain,
            html! { p { (t!(lang, "outcome-not-verified-yet")) " " (why.say(lang)) } },
        ),
        _ => {
            let how = form::field(
                lang,
                "outcome",
                FieldKind::Textarea(3),
                "verified_how",
                sent,
                wrong,
            );
            let body = html! {
                (hidden("version", &outcome.version.to_string()))
                (how.required().max_length(2_000))
            };
            Form::post(format!("{}/verification", outcome.href()), body)
                .submit(t!(lang, "outcome-verify"))
                .render()
        }
    }
}

fn clearance(cx: &Cx, outcome: &Outcome, parties: &[Concerned], sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    if parties.is_empty() {
        return html! { p { (t!(lang, "outcome-clearance-nobody")) } };
    }
    let rows = parties.iter().map(|party| {
        let said = match party.answer.as_str() {
            "no-objection" => badge(Kind::Good, t!(lang, "outcome-answer-no-objection")),
            "objects" => badge(Kind::Bad, t!(lang, "outcome-answer-objects")),
            _ => badge(Kind::Warn, t!(lang, "outcome-answer-open")),
        };
        Row::new(vec![
            html! { (party.name.get(lang)) },
            said,
            html! { (form::on(lang, party.answered_on)) },
            html! { (party.heard_from) },
        ])
    });
    let columns = [
        "outcome-party",
        "outcome-answer",
        "outcome-answered-on",
        "outcome-heard-from",
    ];
    let table = Table::new(
        "clearances",
        t!(lang, "outcome-clearance"),
        columns.map(|key| Column::new(t!(lang, key))).to_vec(),
    )
    .quiet_caption()
    .rows(rows.collect())
    .cards();
    let is_wrong = !sent.get("party").is_empty() && !wrong.is_empty();
    let form = answer_form(lang, outcome, parties, sent, wrong);
    html! {
        p { (t!(lang, "outcome-clearance-why")) }
        (table)
        @if is_wrong { (disclosure_open(t!(lang, "outcome-clear"), form)) }
        @else { (disclosure(t!(lang, "outcome-clear"), form)) }
    }
}

fn answer_form(lang: Lang, outcome: &Outcome, parties: &[Concerned], sent: &Sent, wrong: &Problems) -> Form {
    let choices = parties.iter().map(|party| {
        let chosen = sent.get("party") == party.code;
        Choice::new(&*party.code, party.name.get(lang)).chosen(chosen)
    });
    let field = |kind, name| form::field(lang, "outcome", kind, name, sent, wrong);
    let body = html! {
        (hidden("version", &outcome.version.to_string()))
        (Field::new(FieldKind::Select(choices.collect()), "party", t!(lang, "outcome-party")).required())
        (form::words(lang, "outcome", "answer", &ANSWERS, sent, wrong).required())
        (field(FieldKind::Date, "answered_on").required())
        (field(FieldKind::Text, "heard_from").required().max_length(200))
    };
    Form::post(format!("{}/clearances", outcome.href()), body).submit(t!(lang, "outcome-clear-do"))
}

/// The form of one.
pub(super) fn form(
    cx: &Cx,
    outcome: Option<&Outcome>,
    sent: &Sent,
    wrong: &Problems,
    activities: &[(String, String)],
    parties: &[(String, String)],
) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match outcome {
        Some(one) => (
            t!(lang, "outcome-edit"),
            format!("{}/edit", one.href()),
            one.href(),
        ),
        None => (t!(lang, "outcome-new"), PATH.to_owned(), PATH.to_owned()),
    };
    let optional = t!(lang, "form-optional");
    let field = |kind, name| form::field(lang, "outcome", kind, name, sent, wrong);
    let known = parties
        .iter()
        .map(|(code, name)| Choice::new(&**code, &**name))
        .collect();
    let fields = html! {
        @if outcome.is_some() { (hidden("version", sent.get("version"))) }
        (form::words(lang, "outcome", "kind", &KINDS, sent, wrong).required())
        (field(FieldKind::Textarea(5), "words").required().max_length(4_000))
        (field(FieldKind::Number, "number").optional(&optional))
        (field(FieldKind::Text, "when").required())
        (field(FieldKind::Suggest(known), "parties").optional(&optional))
        (field(FieldKind::Text, "agencies").optional(&optional).max_length(300))
        (select(lang, "activity", t!(lang, "outcome-activity"), activities.to_vec(), sent, wrong).optional(&optional))
        (field(FieldKind::Text, "contact").optional(&optional).max_length(300))
        (field(FieldKind::Text, "claimed_by").required().max_length(200))
        (field(FieldKind::Date, "claimed_on").optional(&optional))
        (field(FieldKind::Textarea(3), "evidence").optional(&optional).max_length(2_000))
        (field(FieldKind::File(".pdf,.png,.jpg,.jpeg".to_owned()), "file").optional(&optional))
        (Checkbox::new("shared", t!(lang, "outcome-shared"), sent.is_ticked("shared")).help(t!(lang, "outcome-shared-help")))
    };
    let lede = outcome.map_or("outcome-new-lede", |_| "outcome-edit-lede");
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "evidence-outcomes"), PATH)],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, lede)))
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(
            &Form::post(&action, fields)
                .files()
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), back).classed("button")),
        )
}
