//! What is drawn of outcome reports beside events and on their outline.

use balai_kernel::{
    Actor, App,
    policy::{Action, Guarded as _},
    t,
    text::{Lang, day},
    web::ui::{Choice, Form, Item, Link, Radios, Section, badge, items, kinds::Kind as Tone},
};
use jiff::tz::TimeZone;
use maud::{Markup, Render as _, html};

use super::{Reach, store::Released};
use crate::{
    due_report::{DueReport, State, pages as due},
    report::Report,
};

/// How it stands with the outcome report, beside its event: one press begins it.
pub(super) fn state_of(app: &App, actor: &Actor, owed: &DueReport) -> Markup {
    let (lang, today) = (actor.lang, app.today());
    let state = owed.state(today);
    let on = day(lang, owed.due_on());
    let who = due::writer(lang, owed);
    let begins = state == State::Open || (state == State::Ahead && owed.period.from <= today);
    let may_begin =
        owed.made.is_none() && begins && DueReport::rule(actor, Action::Create, Some(owed)).is_allowed();
    let said = match state {
        State::Ahead => t!(lang, "outcome-report-state-ahead", due = on),
        State::Open => t!(lang, "outcome-report-state-open", who = who, due = on),
        State::Writing => t!(lang, "outcome-report-state-writing", who = who, due = on),
        State::Approved => t!(lang, "outcome-report-state-approved"),
        State::Sent => t!(
            lang,
            "outcome-report-state-sent",
            on = owed.sent_on(app).map_or_else(String::new, |on| day(lang, on))
        ),
        State::Excused => {
            let why = owed
                .kept
                .as_ref()
                .and_then(|kept| kept.excused_because.as_deref());
            t!(
                lang,
                "outcome-report-state-excused",
                why = why.unwrap_or_default()
            )
        }
    };
    let late = owed.days_late(today);
    let body = html! {
        p {
            (said)
            @if let Some(days) = late { " " (badge(Tone::Bad, t!(lang, "due-days-late", n = days))) }
        }
        @if may_begin {
            (Form::post(format!("{}/report", owed.href()), html! {}).submit(t!(lang, "outcome-report-begin")).secondary())
        }
        @if let Some(made) = &owed.made {
            p { (Link::new(t!(lang, "due-open"), format!("/app/reports/{}", made.id))) }
        }
        p { (Link::new(t!(lang, "outcome-report-plan"), owed.href())) }
    };
    Section::new(owed.owed.name.get(lang), body).render()
}

/// A released report, for who may read it.
pub(super) fn to_read(lang: Lang, zone: &TimeZone, report: &Released) -> Markup {
    let item = Item::new(&report.title)
        .href(format!("/reports/{}", report.id))
        .why(t!(
            lang,
            "outcome-report-since",
            on = day(lang, report.published_at.day_in(zone))
        ))
        .due(Link::new("PDF", format!("/reports/{}/pdf", report.id)));
    Section::new(t!(lang, "outcome-report-title"), items(&[item])).render()
}

/// For whom an outcome report is, with the choice while it is written.
pub(crate) fn reach(lang: Lang, report: &Report, reach: Reach, may_change: bool) -> Markup {
    let words = |reach: Reach| t!(lang, &format!("outcome-report-reach-{}", reach.code()));
    let body = match may_change {
        false => html! { p { (words(reach)) } },
        true => {
            let choices = Reach::ALL
                .into_iter()
                .map(|one| {
                    Choice::new(one.code(), words(one))
                        .help(t!(lang, &format!("outcome-report-reach-{}-help", one.code())))
                        .chosen(one == reach)
                })
                .collect();
            let fields = Radios::new("reach", t!(lang, "outcome-report-reach-legend"), choices).render();
            Form::post(format!("/app/reports/{}/reach", report.id), fields)
                .submit(t!(lang, "due-save"))
                .secondary()
                .render()
        }
    };
    Section::new(t!(lang, "outcome-report-reach"), body).render()
}
