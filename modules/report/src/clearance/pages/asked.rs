//! The page of one who is asked, for the office.

use balai_workplan::sent::{Problems, Sent};

use super::*;
use crate::clearance::{HOWS, mail, passage};

/// What the page of one who is asked shows.
pub(in crate::clearance) struct One<'a> {
    pub report: &'a Report,
    pub material: &'a Material,
    pub round: &'a Round,
    pub ask: &'a Clearance,
}

/// What one of them is asked, what they will read, and what they answered.
pub(in crate::clearance) fn one(cx: &Cx, shown: &One<'_>, sent: &Sent, wrong: &Problems) -> Response {
    let lang = cx.lang();
    let One {
        report, round, ask, ..
    } = *shown;
    let own: Vec<&Standing> = round
        .all
        .iter()
        .filter(|one| one.need.about.key() == ask.about)
        .collect();
    let earlier: Vec<&Asked> = round
        .rows
        .iter()
        .filter(|row| row.clearance == ask.id && (row.answer.is_some() || row.removed_at.is_some()))
        .filter(|row| {
            !own.iter()
                .any(|one| one.asked.as_ref().is_some_and(|asked| asked.id == row.id))
        })
        .collect();
    let can_change = report.published_at.is_none() && cx.can(Action::Change, ask);
    let has_open = round
        .rows
        .iter()
        .any(|row| row.clearance == ask.id && row.stands() && row.answer.is_none());
    let errors = error_list(
        lang,
        wrong,
        &[
            ("because", "clearance-because"),
            ("reply", "clearance-reply"),
            ("sent-to", "clearance-address"),
            ("sent-name", "clearance-address-name"),
            ("due", "clearance-due"),
            ("passage", "clearance-record-passage"),
            ("answer", "clearance-answer"),
            ("words", "clearance-your-words"),
            ("said-by", "clearance-said-by"),
            ("said-how", "clearance-said-how"),
            ("said-on", "clearance-said-on"),
        ],
    );
    let aside = html! {
        (Section::new(t!(lang, "clearance-who"), known(cx, ask)))
        @if can_change {
            @if has_open { (Section::new(t!(lang, "clearance-letter"), letter(cx, shown, sent, wrong))) }
            (disclosure(t!(lang, "clearance-address-other"), address(cx, ask, sent, wrong)))
            @if has_open {
                (disclosure(t!(lang, "clearance-record"), record(cx, shown, sent, wrong)))
                (disclosure(t!(lang, "clearance-remove-all"), because(lang, &format!("{}/removal", ask.href()), "f-because-all", sent, wrong)))
            }
        }
    };
    let main = html! {
        @if own.is_empty() { (Empty::new(t!(lang, "clearance-named-no-more"), t!(lang, "clearance-named-no-more-why"))) }
        @for one in &own { (standing(cx, shown, one, can_change, sent, wrong)) }
        @if !earlier.is_empty() {
            (disclosure(t!(lang, "clearance-earlier", n = earlier.len()), html! { @for row in &earlier { (before(cx, row)) } }))
        }
    };
    let back = Link::new(t!(lang, "clearance-title"), href_of(report.id));
    Page::new(&ask.name)
        .body(&above(lang, report, Some(back), &ask.name))
        .body(
            &PageHead::new(&ask.name)
                .eyebrow(t!(lang, "clearance-title"))
                .lede(t!(lang, "clearance-one-lede"))
                .audience(who_sees(cx, &Audience::parse(&ask.audience))),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &errors))
        .body(&ui::two(main, aside))
        .workspace(cx)
}

/// Something that has to be cleared, how it stands, and what the office can do about it.
fn standing(
    cx: &Cx,
    shown: &One<'_>,
    one: &Standing,
    can_change: bool,
    sent: &Sent,
    wrong: &Problems,
) -> Markup {
    let lang = cx.lang();
    let need = &one.need;
    let asked = one.asked.as_ref();
    let is_own = !matches!(one.stand, Stand::New | Stand::Reopened);
    let row = asked.filter(|_| is_own);
    let names = need.names.join(", ");
    html! {
        section.section {
            header { h2 { (where_of(lang, shown.material, &need.slug, &need.place)) } (stand_badge(lang, one.stand)) }
            (ui::prose(&html! { blockquote { (need.text) } }))
            p { small {
                @if !names.is_empty() { (t!(lang, "clearance-because-of", names = names)) " " }
                @if need.is_unsure { (t!(lang, "clearance-unsure")) }
            } }
            @if let (Stand::Reopened, Some(was)) = (one.stand, asked) { (changed(lang, was, &need.text)) }
            @if let Some(row) = row {
                @if row.answer.is_some() { (said_by(cx, row)) }
                @if let Some(at) = row.removed_at {
                    p { (t!(lang, "clearance-excused", because = row.removed_because.as_str(), at = day(lang, at.day_in(&cx.app.zone())))) }
                }
                @if !row.reply.is_empty() { p { b { (t!(lang, "clearance-office-replied")) } " " (row.reply) } }
                @if can_change { (deeds(cx, shown, one.stand, row, sent, wrong)) }
            }
        }
    }
}

/// What the office can do about a passage.
fn deeds(cx: &Cx, shown: &One<'_>, stand: Stand, row: &Asked, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let base = format!("{}/passages/{}", shown.ask.href(), row.id);
    let reply = || {
        let field = Field::new(FieldKind::Textarea(3), "reply", t!(lang, "clearance-reply"))
            .id(format!("f-reply-{}", row.id))
            .help(t!(lang, "clearance-reply-help"))
            .value(sent.get("reply"))
            .max_length(2000)
            .error(wrong.of(lang, "reply"));
        Form::post(format!("{base}/reply"), field)
            .submit(t!(lang, "clearance-reply-do"))
            .secondary()
    };
    match stand {
        Stand::ChangeProposed => html! {
            @if shown.report.frozen_at.is_none() {
                (Form::post(format!("{base}/acceptance"), html! {}).submit(t!(lang, "clearance-accept")))
            }
            (disclosure(t!(lang, "clearance-reply-title"), reply()))
        },
        Stand::Objected => disclosure(t!(lang, "clearance-reply-title"), reply()),
        Stand::Proposed | Stand::Waiting => disclosure(
            t!(lang, "clearance-remove"),
            because(
                lang,
                &format!("{base}/removal"),
                &format!("f-because-{}", row.id),
                sent,
                wrong,
            ),
        ),
        Stand::Excused => Form::post(format!("{base}/return"), html! {})
            .submit(t!(lang, "clearance-put-back"))
            .secondary()
            .render(),
        _ => Markup::default(),
    }
}

fn because(lang: Lang, action: &str, id: &str, sent: &Sent, wrong: &Problems) -> Markup {
    let field = Field::text("because", t!(lang, "clearance-because"))
        .id(id)
        .help(t!(lang, "clearance-because-help"))
        .value(sent.get("because"))
        .max_length(500)
        .required()
        .error(wrong.of(lang, "because"));
    Form::post(action, field)
        .submit(t!(lang, "clearance-remove-do"))
        .secondary()
        .render()
}

/// What stood there, and what differs now.
fn changed(lang: Lang, was: &Asked, now: &str) -> Markup {
    let (out, put) = passage::difference(&was.text, now);
    let words = |text: &str| html! { "\u{201c}" (text) "\u{201d}" };
    note(
        Kind::Warn,
        html! {
            (t!(lang, "clearance-changed")) " "
            @match (out.is_empty(), put.is_empty()) {
                (false, false) => { del { (words(&out)) } " " ins { (words(&put)) } },
                (false, true) => { (t!(lang, "clearance-changed-out")) " " del { (words(&out)) } },
                (true, false) => { (t!(lang, "clearance-changed-in")) " " ins { (words(&put)) } },
                (true, true) => {},
            }
        },
    )
}

/// Who said what, how and when, and for what use.
fn said_by(cx: &Cx, row: &Asked) -> Markup {
    let lang = cx.lang();
    let on = row.said_on.map(|on| day(lang, on.0)).unwrap_or_default();
    let how = t!(lang, &format!("clearance-how-{}", row.how));
    let scope = match (row.scope.as_str(), row.scope_until) {
        ("any", Some(until)) => Some(t!(lang, "clearance-for-until", until = day(lang, until.0))),
        ("any", None) => Some(t!(lang, "clearance-for-any")),
        _ => None,
    };
    html! {
        p { (given(lang, row)) }
        p { small { (t!(lang, "clearance-said", by = row.by_name.as_str(), how = how, on = on)) @if let Some(scope) = scope { " " (scope) } } }
    }
}

/// What was asked before, in other words.
fn before(cx: &Cx, row: &Asked) -> Markup {
    let lang = cx.lang();
    html! {
        (ui::prose(&html! { blockquote { (row.text) } }))
        @if row.answer.is_some() { (said_by(cx, row)) }
        @else { p { (t!(lang, "clearance-excused", because = row.removed_because.as_str(), at = row.removed_at.map(|at| day(lang, at.day_in(&cx.app.zone()))).unwrap_or_default())) } }
    }
}

/// The letter as it will be read, and the passages behind its link.
fn letter(cx: &Cx, shown: &One<'_>, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let ask = shown.ask;
    let open: Vec<&Asked> = shown
        .round
        .rows
        .iter()
        .filter(|row| row.clearance == ask.id && row.stands() && row.answer.is_none())
        .collect();
    let due = cx
        .app
        .today()
        .saturating_add(jiff::ToSpan::days(cx.app.profile.clearance.days));
    let words = mail::Words {
        ask,
        title: &shown.report.title,
        n: open.len(),
        due,
        silence: cx.app.profile.clearance.silence,
        is_reminder: false,
        address: t!(lang, "clearance-letter-link"),
    };
    let letter = mail::letter(&cx.app, lang, &words);
    let again = ask.sent_at.is_some() && !has_unsent(&shown.round.rows, ask.id);
    let key = if again {
        "clearance-send-again"
    } else {
        "clearance-send"
    };
    html! {
        (disclosure(t!(lang, "clearance-preview", n = open.len()), html! {
            p { b { (letter.subject) } }
            @for line in letter.body.lines() { @if !line.is_empty() { p { (line) } } }
            ol { @for row in &open { li { blockquote { (row.text) } } } }
        }))
        @if ask.sent_to.is_empty() { p { (t!(lang, "clearance-no-address")) } }
        @else { (Form::post(format!("{}/sending", ask.href()), due_field(cx, sent, wrong)).submit(t!(lang, key))) }
    }
}

fn address(cx: &Cx, ask: &Clearance, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let value = |field: &str, own: &str| sent.some(field).unwrap_or(own).to_owned();
    let fields = html! {
        (Field::new(FieldKind::Email, "sent-to", t!(lang, "clearance-address")).value(value("sent-to", &ask.sent_to)).error(wrong.of(lang, "sent-to")))
        (Field::text("sent-name", t!(lang, "clearance-address-name")).value(value("sent-name", &ask.sent_name)).max_length(200).error(wrong.of(lang, "sent-name")))
    };
    Form::post(format!("{}/address", ask.href()), fields)
        .submit(t!(lang, "form-save"))
        .secondary()
        .render()
}

/// The form for what came by letter or telephone.
fn record(cx: &Cx, shown: &One<'_>, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let open = shown
        .round
        .rows
        .iter()
        .filter(|row| row.clearance == shown.ask.id && row.stands() && row.answer.is_none());
    let passages = std::iter::once(Choice::new("all", t!(lang, "clearance-record-all")))
        .chain(open.map(|row| {
            let text: String = row.text.chars().take(START).collect();
            Choice::new(row.id.to_string(), text)
        }))
        .collect();
    let answers = Answer::ALL
        .map(|answer| {
            Choice::new(
                answer.code(),
                t!(lang, &format!("clearance-answer-{}", answer.code())),
            )
            .chosen(sent.get("answer") == answer.code())
        })
        .to_vec();
    let hows = HOWS
        .map(|how| Choice::new(how, t!(lang, &format!("clearance-how-{how}"))))
        .to_vec();
    let fields = html! {
        (Field::new(FieldKind::Select(passages), "passage", t!(lang, "clearance-record-passage")).value(sent.get("passage")).error(wrong.of(lang, "passage")))
        (Radios::new("answer", t!(lang, "clearance-answer"), answers).error(wrong.of(lang, "answer")))
        (Field::new(FieldKind::Textarea(3), "words", t!(lang, "clearance-your-words")).value(sent.get("words")).max_length(4000)
            .optional(t!(lang, "form-optional")).error(wrong.of(lang, "words")))
        (Field::text("said-by", t!(lang, "clearance-said-by")).value(sent.get("said-by")).max_length(200).required().error(wrong.of(lang, "said-by")))
        (Field::new(FieldKind::Select(hows), "said-how", t!(lang, "clearance-said-how")).value(sent.get("said-how")).error(wrong.of(lang, "said-how")))
        (Field::new(FieldKind::Date, "said-on", t!(lang, "clearance-said-on")).value(sent.get("said-on")).error(wrong.of(lang, "said-on")))
    };
    Form::post(format!("{}/record", shown.ask.href()), fields)
        .submit(t!(lang, "clearance-record-do"))
        .secondary()
        .render()
}
