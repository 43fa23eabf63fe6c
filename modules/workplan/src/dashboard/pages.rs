//! What is drawn of the dashboard, and the tabs between it and the registers.

use balai_kernel::{
    measure,
    policy::{Action, Guarded},
    t,
    text::{Lang, day, real},
    web::{
        Cx, Page,
        ui::{
            Column, Kind, Link, PageHead, Row, Section, Stat, Tab, Table, badge, print_button, stats, tabs,
        },
    },
};
use jiff::civil::Date;
use maud::{Markup, Render, html};

use super::{Aim, Dashboard, NEAR_DAYS, NEXT_DAYS, PATH, Shown, Threat};
use crate::{
    activity::Activity,
    decision::{self, Decision},
    risk::{self, Risk},
    span,
    suggestion::{self, Suggestion},
};

/// The tabs over the dashboard, the registers and the suggestions, of what the reader may list.
pub(crate) fn register_tabs(cx: &Cx, here: &str) -> Markup {
    fn may<T: Guarded>(cx: &Cx) -> bool {
        cx.can_any::<T>(Action::List)
    }
    let lang = cx.lang();
    let all = [
        ("dashboard-title", PATH, may::<Dashboard>(cx)),
        ("risks-title", risk::PATH, may::<Risk>(cx)),
        ("decisions-title", decision::PATH, may::<Decision>(cx)),
        ("suggestions-title", suggestion::PATH, may::<Suggestion>(cx)),
    ];
    let all: Vec<Tab> = all
        .into_iter()
        .filter(|(.., may)| *may)
        .map(|(key, path, _)| Tab::new(Link::new(t!(lang, key), path).current(path == here)))
        .collect();
    if all.len() < 2 {
        return Markup::default();
    }
    tabs(&t!(lang, "dashboard-tabs"), &all)
}

/// How many days lie between two.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn number(n: usize, is_cut: bool) -> String {
    if is_cut { format!("{n}+") } else { n.to_string() }
}

/// The page.
pub fn show(cx: &Cx, shown: &Shown) -> Page {
    let lang = cx.lang();
    let is_office = cx.actor.is_office();
    let title = t!(lang, "dashboard-title");
    let lede = match is_office {
        true => t!(lang, "dashboard-lede"),
        false => t!(lang, "dashboard-lede-co-chairs"),
    };
    let today = day(lang, cx.app.today());
    let behind = shown.aims.iter().filter(|aim| aim.is_behind(shown.gone)).count();
    let stat = |n: String, key: &str, id: &str| Stat::new(n, t!(lang, key)).href(format!("#{id}"));
    let plain = |n: usize| n.to_string();
    let mut numbers = vec![
        stat(number(shown.now.len(), false), "dashboard-now", "now"),
        stat(plain(shown.next.len()), "dashboard-next", "next"),
        stat(number(shown.late.len(), shown.is_cut), "dashboard-late", "late"),
        stat(plain(shown.threatened.len()), "dashboard-at-risk", "at-risk"),
        stat(plain(shown.risks.len()), "dashboard-risks", "risks"),
        stat(plain(behind), "dashboard-behind", "aims"),
        stat(plain(shown.decisions.len()), "dashboard-decisions", "decisions"),
    ];
    if is_office {
        numbers.insert(
            4,
            stat(plain(shown.waiting.len()), "dashboard-waiting", "waiting"),
        );
        numbers.push(stat(
            plain(shown.suggestions.len()),
            "dashboard-suggestions",
            "suggestions",
        ));
    }
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .eyebrow(today)
                .lede(lede)
                .action(print_button(t!(lang, "dashboard-print"))),
        )
        .body(&register_tabs(cx, PATH))
        .body(&stats(&numbers))
        .body(&html! {
            (section(lang, "now", "dashboard-now", t!(lang, "dashboard-now-rule"), activities(cx, "on-now", &shown.now, None)))
            (section(lang, "next", "dashboard-next", t!(lang, "dashboard-next-rule", days = NEXT_DAYS), activities(cx, "on-next", &shown.next, None)))
            (section(lang, "late", "dashboard-late", t!(lang, "dashboard-late-rule"), activities(cx, "on-late", &shown.late, Some(cx.app.today()))))
            (section(lang, "at-risk", "dashboard-at-risk",
                if is_office { t!(lang, "dashboard-at-risk-rule", days = NEAR_DAYS) } else { t!(lang, "dashboard-at-risk-rule-co-chairs") },
                threatened(cx, shown)))
            @if is_office {
                (section(lang, "waiting", "dashboard-waiting", t!(lang, "dashboard-waiting-rule"), waiting(cx, shown)))
            }
            (section(lang, "risks", "dashboard-risks", t!(lang, "dashboard-risks-rule", from = risk::HIGH),
                (!shown.risks.is_empty()).then(|| risk::pages::table(cx, "high-risks", &shown.risks))))
            (section(lang, "aims", "dashboard-aims",
                t!(lang, "dashboard-aims-rule", year = shown.year.to_string(), gone = format!("{}%", real(lang, shown.gone * 100.0, 0))),
                aims(cx, shown)))
            (section(lang, "decisions", "dashboard-decisions", t!(lang, "dashboard-decisions-rule", days = NEXT_DAYS),
                (!shown.decisions.is_empty()).then(|| decision::pages::table(cx, &shown.decisions))))
            @if is_office {
                (section(lang, "suggestions", "dashboard-suggestions", t!(lang, "dashboard-suggestions-rule"), suggestions(cx, &shown.suggestions)))
            }
        })
}

/// A part of the page: what is counted, in a sentence, and its rows; or that there is nothing.
fn section(lang: Lang, id: &str, title: &str, rule: String, rows: Option<Table>) -> Section {
    let body = html! {
        @if rows.is_none() { p { (t!(lang, "dashboard-none")) " " small { (rule) } } }
        @else { p { small { (rule) } } }
        @if let Some(table) = rows { (table) }
    };
    Section::new(t!(lang, title), body).id(id)
}

fn link(activity: &Activity) -> Markup {
    Link::new(&activity.title, activity.href()).render()
}

fn dates(lang: Lang, activity: &Activity) -> Markup {
    html! { (span::words(lang, activity.from_on, activity.to_on, &activity.precision)) }
}

/// Whose an activity is; the office's own matter.
fn owner(lang: Lang, activity: &Activity) -> Markup {
    match &activity.owner_name {
        Some(name) => html! { (name) },
        None => badge(Kind::Warn, t!(lang, "risk-no-owner")),
    }
}

/// Activities, with how late they are where that is asked, and whose they are for the office.
fn activities(cx: &Cx, id: &str, all: &[Activity], late_on: Option<Date>) -> Option<Table> {
    if all.is_empty() {
        return None;
    }
    let (lang, is_office) = (cx.lang(), cx.actor.is_office());
    let mut columns = vec![
        Column::new(t!(lang, "activity-title")),
        Column::new(t!(lang, "activity-dates")),
    ];
    columns.push(match late_on {
        Some(_) => Column::new(t!(lang, "dashboard-late-by")),
        None => Column::new(t!(lang, "activity-state")),
    });
    if is_office {
        columns.push(Column::new(t!(lang, "activity-field-owner")));
    }
    let rows = all
        .iter()
        .map(|activity| {
            let state = activity.state();
            let last = activity.to_on.or(activity.from_on);
            let mut cells = vec![link(activity), dates(lang, activity)];
            cells.push(match (late_on, last) {
                (Some(today), Some(last)) => badge(
                    Kind::Bad,
                    t!(lang, "dashboard-late-days", n = i64::from(days(last.0, today))),
                ),
                _ => badge(state.kind(), state.words(lang)),
            });
            if is_office {
                cells.push(owner(lang, activity));
            }
            Row::new(cells)
        })
        .collect();
    Some(
        Table::new(id, t!(lang, "plan-title"), columns)
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards(),
    )
}

fn threatened(cx: &Cx, shown: &Shown) -> Option<Table> {
    if shown.threatened.is_empty() {
        return None;
    }
    let (lang, is_office) = (cx.lang(), cx.actor.is_office());
    let why = |threat: &Threat| match threat {
        Threat::Risk(id, words) => html! {
            (badge(Kind::Bad, t!(lang, "dashboard-threat-risk"))) " "
            (Link::new(words, format!("{}/{id}", risk::PATH)))
        },
        Threat::NoApproval => badge(Kind::Warn, t!(lang, "dashboard-threat-approval")),
        Threat::NoOwner => badge(Kind::Warn, t!(lang, "dashboard-threat-owner")),
    };
    let rows = shown
        .threatened
        .iter()
        .map(|(activity, threats)| {
            let mut cells = vec![
                link(activity),
                dates(lang, activity),
                html! { @for (at, threat) in threats.iter().enumerate() { @if at > 0 { br; } (why(threat)) } },
            ];
            if is_office {
                cells.push(owner(lang, activity));
            }
            Row::new(cells)
        })
        .collect();
    let mut keys = vec!["activity-title", "activity-dates", "dashboard-why"];
    if is_office {
        keys.push("activity-field-owner");
    }
    let columns = keys.into_iter().map(|key| Column::new(t!(lang, key))).collect();
    Some(
        Table::new("on-risk", t!(lang, "dashboard-at-risk"), columns)
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards(),
    )
}

fn waiting(cx: &Cx, shown: &Shown) -> Option<Table> {
    if shown.waiting.is_empty() {
        return None;
    }
    let (lang, app) = (cx.lang(), &cx.app);
    let rows = shown
        .waiting
        .iter()
        .map(|one| {
            let approval = &one.approval;
            let since = approval.at.day_in(&app.zone());
            Row::new(vec![
                html! { (Link::new(one.title(lang), approval.href())) },
                html! { (approval.by_name) ", " (day(lang, since)) },
                html! { (t!(lang, "dashboard-waits-days", n = i64::from(days(since, app.today())))) },
            ])
        })
        .collect();
    let columns =
        ["activity-title", "approval-submitted", "dashboard-since"].map(|key| Column::new(t!(lang, key)));
    Some(
        Table::new("waits", t!(lang, "dashboard-waiting"), columns.to_vec())
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards(),
    )
}

fn aims(cx: &Cx, shown: &Shown) -> Option<Table> {
    if shown.aims.is_empty() {
        return None;
    }
    let (lang, year) = (cx.lang(), shown.year);
    let is_office = cx.actor.is_office();
    let row = |aim: &Aim| {
        let unit = aim.measure.unit;
        let written =
            |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |n| measure::written(lang, unit, n));
        let name = aim.measure.name(lang);
        Row::new(vec![
            html! {
                @if is_office { (Link::new(&name, format!("/app/measures/{}?year={year}", aim.measure.code))) } @else { (name) }
                br; small { @if aim.said.is_empty() { (aim.measure.rule(lang)) } @else { (aim.said) } }
            },
            html! { (written(aim.baseline)) },
            html! { (written(aim.value)) },
            html! { (written(Some(aim.aim))) },
            html! {
                (aim.reached.map_or_else(|| "–".to_owned(), |share| format!("{}%", real(lang, share * 100.0, 0))))
                @if aim.is_behind(shown.gone) { " " (badge(Kind::Bad, t!(lang, "dashboard-is-behind"))) }
            },
        ])
    };
    let columns = vec![
        Column::new(t!(lang, "measure-column-measure")),
        Column::number(t!(lang, "measure-column-baseline")),
        Column::number(year.to_string()),
        Column::number(t!(lang, "measure-column-target")),
        Column::number(t!(lang, "measure-column-reached")),
    ];
    Some(
        Table::new("aims-of-year", t!(lang, "dashboard-aims"), columns)
            .quiet_caption()
            .rows(shown.aims.iter().map(row).collect())
            .row_headers(),
    )
}

fn suggestions(cx: &Cx, all: &[Suggestion]) -> Option<Table> {
    if all.is_empty() {
        return None;
    }
    let lang = cx.lang();
    let rows = all
        .iter()
        .map(|one| {
            let who = one.owner_name.clone();
            Row::new(vec![
                html! { (Link::new(&one.title, one.href())) br; small { (one.party_name.0.get(lang)) } },
                suggestion::pages::standing(lang, one),
                html! {
                    (day(lang, one.due_on.0))
                    @if one.is_late(cx.app.today()) { " " (badge(Kind::Bad, t!(lang, "review-overdue"))) }
                },
                html! { (who.unwrap_or_else(|| t!(lang, "risk-no-owner"))) },
            ])
        })
        .collect();
    let columns = [
        "suggestion-field-title",
        "suggestion-standing",
        "suggestion-due",
        "suggestion-field-owner",
    ]
    .map(|key| Column::new(t!(lang, key)));
    Some(
        Table::new("owed", t!(lang, "dashboard-suggestions"), columns.to_vec())
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards(),
    )
}
