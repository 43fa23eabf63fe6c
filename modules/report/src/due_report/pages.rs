//! What is drawn of what the office owes.

use balai_kernel::{
    Audience, Id,
    account::Account,
    policy::{Action, Guarded as _},
    t,
    text::{Lang, day},
    web::{
        Cx, Page, crumbs,
        ui::{
            self, Choice, Column, Empty, Fact, Field, FieldKind, Filters, Form, Kind, Link, Markup, PageHead,
            Radios, Row, Section, Table, badge, disclosure, error_summary, hidden,
        },
        who_sees,
    },
};
use balai_workplan::sent::{Problems, Sent};
use jiff::civil::Date;
use maud::{Render as _, html};

use super::{DueReport, State};

fn state(lang: Lang, due: &DueReport, today: Date) -> Markup {
    let state = due.state(today);
    let tone = match state {
        State::Sent => Kind::Good,
        State::Approved => Kind::Good,
        State::Writing => Kind::Warn,
        State::Ahead | State::Open | State::Excused => Kind::Plain,
    };
    html! {
        (badge(tone, t!(lang, &format!("due-state-{}", state.code()))))
        @if let Some(days) = due.days_late(today) { " " (badge(Kind::Bad, t!(lang, "due-days-late", n = days))) }
    }
}

pub(crate) fn writer(lang: Lang, due: &DueReport) -> String {
    let named = due.writer().map(|(_, name)| name.to_owned());
    named.unwrap_or_else(|| t!(lang, &format!("role-{}", due.owed.writer.code())))
}

/// The rows of a calendar, what is over in quiet.
fn rows(cx: &Cx, all: &[DueReport]) -> Vec<Row> {
    let (lang, today) = (cx.lang(), cx.app.today());
    let row = |due: &DueReport| {
        let what = match &due.event {
            Some(event) => html! { (Link::new(&event.title, due.href())) },
            None => html! { (Link::new(due.title(lang), due.href())) small { (due.owed.to.get(lang)) } },
        };
        let row = Row::new(vec![
            what,
            html! { (ui::when(&due.due_on().to_string(), day(lang, due.due_on()))) },
            html! { (writer(lang, due)) },
            state(lang, due, today),
        ]);
        match due.state(today).is_over() {
            true => row.quiet(),
            false => row,
        }
    };
    all.iter().map(row).collect()
}

fn table(cx: &Cx, name: &str, caption: String, all: &[DueReport]) -> Table {
    let lang = cx.lang();
    let columns = ["due-report", "due-on", "due-writer", "due-state"].map(|key| Column::new(t!(lang, key)));
    Table::new(name, caption, columns.to_vec())
        .quiet_caption()
        .rows(rows(cx, all))
        .row_headers()
        .cards()
}

/// The calendar of a year, by the day on which each is due: what is owed of times, then of events.
pub(super) fn list(cx: &Cx, year: i16, all: &[DueReport], of_events: &[DueReport]) -> Page {
    let lang = cx.lang();
    let today = cx.app.today();
    let title = t!(lang, "due-title");
    let years = (year - 3..=year + 3)
        .map(|other| Choice::new(other.to_string(), other.to_string()).chosen(other == year))
        .collect::<Vec<_>>();
    let filters = Filters::new(
        "/app/reports/calendar",
        t!(lang, "due-choose"),
        t!(lang, "due-show"),
    )
    .select("year", &t!(lang, "report-year"), &years);
    let every = all.iter().chain(of_events);
    let open = every.filter(|due| due.days_late(today).is_some()).count();
    let (over_of_events, open_of_events): (Vec<DueReport>, Vec<DueReport>) = of_events
        .iter()
        .cloned()
        .partition(|due| due.state(today).is_over());
    let caption = |key: &str| t!(lang, key, year = year.to_string());
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "nav-reports"), "/app/reports")],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, "due-lede", n = open, year = year.to_string())))
        .body(&filters)
        .body(&html! {
            @if all.is_empty() && of_events.is_empty() { (Empty::new(t!(lang, "due-none"), t!(lang, "due-none-why"))) }
            @if !all.is_empty() { (table(cx, "due", caption("due-caption"), all)) }
            @if !of_events.is_empty() {
                (Section::new(t!(lang, "outcome-report-calendar"), html! {
                    @if !open_of_events.is_empty() {
                        (table(cx, "due-of-events", caption("outcome-report-caption"), &open_of_events))
                    }
                    @if !over_of_events.is_empty() {
                        (disclosure(
                            t!(lang, "outcome-report-over", n = over_of_events.len()),
                            table(cx, "due-of-events-over", caption("outcome-report-caption"), &over_of_events),
                        ))
                    }
                }).id("events"))
            }
        })
}

/// One of them: what is known of it, and what can be done.
pub(super) fn show(
    cx: &Cx,
    due: &DueReport,
    writers: &[(Id<Account>, String)],
    has_before: bool,
    sent: &Sent,
    wrong: &Problems,
) -> Page {
    let lang = cx.lang();
    let today = cx.app.today();
    let title = due.title(lang);
    let mut head = PageHead::new(&title)
        .lede(t!(lang, "due-to", to = due.owed.to.get(lang)))
        .badge(state(lang, due, today))
        .audience(who_sees(cx, &Audience::office()));
    if let Some(made) = &due.made {
        head = head.primary(&Link::new(
            t!(lang, "due-open"),
            format!("/app/reports/{}", made.id),
        ));
    }
    let above = [
        Link::new(t!(lang, "nav-reports"), "/app/reports"),
        Link::new(
            t!(lang, "due-title"),
            format!("/app/reports/calendar?year={}", due.period.from.year()),
        ),
    ];
    let main = html! {
        (ui::facts(&facts(cx, due)))
        @if due.made.is_none() && !due.state(today).is_over() { (begin(lang, due, has_before)) }
        (delivery(cx, due, sent, wrong))
    };
    let aside = html! {
        (plan(lang, due, writers, sent, wrong))
        @if DueReport::rule(&cx.actor, Action::Decide, Some(due)).is_allowed() { (excuse(lang, due, sent, wrong)) }
    };
    Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&ui::two(main, aside))
}

fn facts(cx: &Cx, due: &DueReport) -> Vec<Fact> {
    let lang = cx.lang();
    let rhythm = t!(
        lang,
        "due-rhythm",
        every = t!(lang, &format!("every-{}", due.owed.every.code())),
        n = i64::from(due.owed.due_after_days)
    );
    let mut facts: Vec<Fact> = Vec::new();
    if let Some(event) = &due.event {
        let link = Link::new(&event.title, format!("/app/events/{}", event.id));
        facts.push(Fact::new(t!(lang, "outcome-report-event"), link));
    }
    facts.extend([
        Fact::new(t!(lang, "due-on"), day(lang, due.due_on())),
        Fact::new(t!(lang, "due-rule"), rhythm),
        Fact::new(t!(lang, "due-writer"), writer(lang, due)),
        Fact::new(
            t!(lang, "due-approvals"),
            t!(lang, "due-approvals-n", n = due.owed.approvals),
        ),
    ]);
    if let Some(on) = due.sent_on(&cx.app) {
        facts.push(Fact::new(t!(lang, "due-sent-on"), day(lang, on)));
    }
    if let Some(to) = due.kept.as_ref().and_then(|kept| kept.sent_to.as_ref()) {
        facts.push(Fact::new(t!(lang, "due-sent-to"), to));
    }
    if let Some(why) = due.kept.as_ref().and_then(|kept| kept.excused_because.as_ref()) {
        facts.push(Fact::new(t!(lang, "due-because"), why));
    }
    facts
}

fn version(due: &DueReport) -> Markup {
    hidden("version", &due.version().to_string())
}

fn begin(lang: Lang, due: &DueReport, has_before: bool) -> Markup {
    let from = vec![
        Choice::new("template", t!(lang, "report-from-template")).chosen(true),
        Choice::new("copy", t!(lang, "report-from-copy")).help(t!(lang, "report-from-copy-help")),
    ];
    let fields = html! {
        @if has_before { (Radios::new("from", t!(lang, "report-from"), from)) }
    };
    Section::new(
        t!(lang, "due-begin"),
        html! {
            p { (t!(lang, "due-begin-why")) }
            (Form::post(format!("{}/report", due.href()), fields).submit(t!(lang, "due-begin-do")))
        },
    )
    .render()
}

/// Recording that it was sent; what is published needs none.
fn delivery(cx: &Cx, due: &DueReport, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let today = cx.app.today();
    if due.is_public() || due.state(today) == State::Excused || due.period.from > today {
        return html! {};
    }
    let kept = due.kept.as_ref();
    let known_on = kept.and_then(|kept| kept.sent_on).map_or(today, |on| on.0);
    let known_to = kept
        .and_then(|kept| kept.sent_to.clone())
        .unwrap_or_else(|| due.owed.to.get(lang).to_owned());
    let value = |name: &str, known: String| match sent.some(name) {
        Some(typed) => typed.to_owned(),
        None => known,
    };
    let fields = html! {
        (version(due))
        (Field::new(FieldKind::Date, "sent", t!(lang, "due-sent-on")).value(value("sent", known_on.to_string()))
            .error(wrong.of(lang, "sent")).required())
        (Field::text("to", t!(lang, "due-sent-to")).value(value("to", known_to)).help(t!(lang, "due-sent-to-help"))
            .error(wrong.of(lang, "to")).max_length(500).required())
    };
    let form = Form::post(format!("{}/delivery", due.href()), fields).submit(t!(lang, "due-record-sent"));
    let form = match due.state(today) {
        State::Approved => form,
        _ => form.secondary(),
    };
    Section::new(
        t!(lang, "due-delivery"),
        html! {
            @if due.state(today) == State::Writing { p { (t!(lang, "due-not-approved")) } }
            (form)
        },
    )
    .render()
}

fn plan(
    lang: Lang,
    due: &DueReport,
    writers: &[(Id<Account>, String)],
    sent: &Sent,
    wrong: &Problems,
) -> Markup {
    let nobody = t!(
        lang,
        "due-writer-role",
        role = t!(lang, &format!("role-{}", due.owed.writer.code()))
    );
    let people = writers.iter().map(|(id, name)| Choice::new(id.to_string(), name));
    let choices = std::iter::once(Choice::new("", nobody)).chain(people).collect();
    let now = due
        .kept
        .as_ref()
        .and_then(|kept| kept.account)
        .map_or_else(String::new, |account| account.to_string());
    let fields = html! {
        (version(due))
        (Field::new(FieldKind::Select(choices), "writer", t!(lang, "due-writer"))
            .value(sent.some("writer").map_or(now, str::to_owned)).error(wrong.of(lang, "writer")))
        (Field::new(FieldKind::Date, "due", t!(lang, "due-on"))
            .value(sent.some("due").map_or_else(|| due.due_on().to_string(), str::to_owned))
            .help(t!(lang, "due-on-help")).error(wrong.of(lang, "due")))
    };
    Section::new(
        t!(lang, "due-plan"),
        Form::post(due.href(), fields)
            .submit(t!(lang, "due-save"))
            .secondary(),
    )
    .render()
}

fn excuse(lang: Lang, due: &DueReport, sent: &Sent, wrong: &Problems) -> Markup {
    let is_excused = due
        .kept
        .as_ref()
        .is_some_and(|kept| kept.excused_because.is_some());
    let action = format!("{}/excuse", due.href());
    if is_excused {
        return Section::new(
            t!(lang, "due-excuse"),
            Form::post(action, version(due))
                .submit(t!(lang, "due-owe-again"))
                .secondary(),
        )
        .render();
    }
    let fields = html! {
        (version(due))
        (Field::text("because", t!(lang, "due-because")).value(sent.get("because"))
            .help(t!(lang, "due-because-help")).error(wrong.of(lang, "because")).max_length(500).required())
    };
    Section::new(
        t!(lang, "due-excuse"),
        Form::post(action, fields)
            .submit(t!(lang, "due-excuse-do"))
            .secondary(),
    )
    .render()
}
