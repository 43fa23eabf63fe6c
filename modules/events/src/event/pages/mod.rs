//! What is drawn of events.

mod columns;
pub mod feed;
mod form;
mod list;
mod public;

pub use columns::{COLUMNS, Line, WITH_PARTIES};
pub use form::{Form, form};
pub use list::{List, Offer, PATH, list, sections};
pub use public::{PublicList, public_list, public_show, public_show_in};

use balai_charts::{Chart, Kind as ChartKind, Wording, responsive};
use balai_kernel::{
    Id,
    actor::PartyRef,
    measure::paired_gain,
    policy::Action,
    t,
    text::{Lang, number, real},
    web::{
        Cx, Page, as_seen_by, crumbs,
        ui::{
            Column, Empty, Fact, Figure, Item, Link, PageHead, Row, Section, Stat, Tab, Table, badge,
            disclosure, facts, items, prose, stats, tabs as tab_bar, two,
        },
        url_encode,
    },
};
use balai_workplan::{
    activity::{
        Beside, Family, State,
        pages::{eyebrow, lede, paragraphs, plan_facts, state_form},
    },
    approval::{self, Approval},
    level::titled,
    sent::{Problems, Sent},
};
use maud::{Markup, PreEscaped, Render, html};

use super::{Counts, Event, Parties, attendance::Tabs, translation::record};

/// Everything on an event's page.
pub struct Shown {
    /// The event.
    pub event: Event,
    /// The last submission for approval, for the office.
    pub approval: Option<Approval>,
    /// Its whole and its parts.
    pub family: Family,
    /// The levels that it belongs to, and who else organises it.
    pub beside: Beside,
    /// The names of the parties concerned.
    pub parties: Parties,
    /// How many came.
    pub counts: Counts,
    /// By party, as far as the reader may see.
    pub by_party: Vec<(Id<PartyRef>, i64)>,
    /// After minus before, of those with both marks.
    pub differences: Vec<f64>,
    /// What stands behind the tabs.
    pub tabs: Tabs,
    /// What other modules show beside it.
    pub of_others: Markup,
}

/// The head of every page of an event, and its tabs.
pub fn head(cx: &Cx, event: &Event, tabs: &Tabs, here: &str) -> Markup {
    let lang = cx.lang();
    let state = event.state();
    let initiative = tabs
        .initiative
        .as_ref()
        .map(|(code, name)| (code.as_str(), titled(code, name.get(lang))));
    let mut head = PageHead::new(&event.title)
        .eyebrow(eyebrow(cx, event, initiative))
        .lede(lede(lang, event))
        .badge(badge(state.kind(), state.words(lang)))
        .audience(
            html! { (t!(lang, "event-audience", event = event.audience().words(lang))) (as_seen_by(cx)) },
        );
    if cx.can(Action::Change, event) {
        let add = Link::new(
            t!(lang, "participation-new"),
            format!("{}/people/new", event.href()),
        );
        head = head.primary(&add);
    }
    let base = event.href();
    let tab = |key: &str, path: &str, count: Option<i64>| {
        let tab = Tab::new(Link::new(t!(lang, key), format!("{base}{path}")).current(path == here));
        match count {
            Some(count) => tab.count(number(lang, count)),
            None => tab,
        }
    };
    html! {
        (crumbs(lang, &[Link::new(t!(lang, "events-title"), "/app/events")], &event.title))
        (head)
        (tab_bar(&t!(lang, "event-tabs"), &[
            tab("event-overview", "", None),
            tab("event-people", "/people", Some(tabs.people)),
            tab("event-sessions", "/sessions", Some(tabs.sessions)),
            tab("paper-title", "/papers", None),
            tab("life-title", "/history", None),
        ]))
    }
}

/// The page of an event.
pub fn show(cx: &Cx, shown: &Shown) -> Page {
    let lang = cx.lang();
    let event = &shown.event;
    let main = html! {
        @if let Some(summary) = &event.summary { (prose(&paragraphs(summary))) }
        (numbers(cx, shown))
        @if !shown.by_party.is_empty() { (Section::new(t!(lang, "event-who-came"), by_party(cx, shown))) }
        @if !shown.family.parts.is_empty() {
            (Section::new(t!(lang, "activity-parts"), html! {
                p { (t!(lang, "event-parts-why")) }
                (items(&shown.family.parts.iter().map(|part| {
                    Item::new(&part.title).href(part.href()).why(lede(lang, part))
                }).collect::<Vec<_>>()))
            }))
        }
    };
    let may_change = cx.can(Action::Change, event);
    // What is over has no next step: its state can still be taken back, further down.
    let is_over = matches!(event.state(), State::Completed | State::Cancelled);
    let step = || state_form(lang, event, &Sent::default(), &Problems::none());
    let aside = html! {
        @if !is_over || shown.approval.is_some() { (approval::pages::section(cx, event, shown.approval.as_ref())) }
        @if may_change && !is_over { (Section::new(t!(lang, "activity-next"), step()).id("state")) }
        (shown.of_others)
        (Section::new(t!(lang, "activity-facts"), facts(&all_facts(cx, shown))))
        (Section::new(t!(lang, "event-lists"), items(&lists(cx, event))))
        @if may_change {
            (Section::new(t!(lang, "event-change"), items(&[
                Item::new(t!(lang, "event-edit-plan")).href(format!("/app/plan/activities/{}/edit", event.id)),
                Item::new(t!(lang, "event-edit")).href(format!("{}/edit", event.href())),
                Item::new(t!(lang, "headcount-new")).href(format!("{}/headcounts/new", event.href())),
                Item::new(t!(lang, "translation-title")).href(record(event).editions()),
            ])))
            @if is_over { (disclosure(t!(lang, "state-save"), step())) }
        }
    };
    Page::new(&event.title)
        .body(&head(cx, event, &shown.tabs, ""))
        .body(&two(main, aside))
}

/// The printed participant lists that the reader can take.
pub fn lists(cx: &Cx, event: &Event) -> Vec<Item> {
    let lang = cx.lang();
    let item = |form: &str| {
        Item::new(t!(lang, &format!("list-form-{form}"))).href(format!("{}/list?form={form}", event.href()))
    };
    let mut out = vec![item("delegations")];
    if cx.actor.is_office() || cx.actor.holds(&format!("room:{}", event.id)) {
        out.push(item("room"));
    }
    if cx.actor.is_office() {
        out.push(item("full"));
    }
    out
}

/// How many came, where the reader may know: the office, those in the room, and
/// everyone once there are so many that it says nothing about a single one.
fn numbers(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let counts = &shown.counts;
    let smallest = cx.app.profile.smallest_cell;
    let is_inside = cx.actor.is_office() || cx.actor.holds(&format!("room:{}", shown.event.id));
    let all = counts.participations + counts.headcount;
    if all == 0 && counts.not_recorded == 0 {
        return Empty::new(t!(lang, "event-nobody"), t!(lang, "event-nobody-why")).render();
    }
    if !is_inside && all < smallest {
        return Markup::default();
    }
    let people = format!("{}/people", shown.event.href());
    let mut list = vec![
        Stat::new(number(lang, all), t!(lang, "event-participations"))
            .href(people)
            .note(t!(
                lang,
                "event-participations-note",
                named = counts.participations,
                numbered = counts.headcount
            )),
    ];
    if is_inside {
        list.push(Stat::new(
            number(lang, counts.people),
            t!(lang, "event-people-counted"),
        ));
        list.push(Stat::new(
            number(lang, counts.trainers),
            t!(lang, "event-trainers"),
        ));
        if counts.not_recorded > 0 {
            list.push(Stat::new(
                number(lang, counts.not_recorded),
                t!(lang, "event-not-recorded"),
            ));
        }
    }
    if let Some(gain) = gain(cx, shown) {
        list.push(gain);
    }
    stats(&list)
}

/// What they took with them, where a mean says nothing about a single person.
fn gain(cx: &Cx, shown: &Shown) -> Option<Stat> {
    let lang = cx.lang();
    let marks = cx.actor.holds("monitoring") || cx.actor.holds(&format!("trainer:{}", shown.event.id));
    let n = shown.differences.len();
    let smallest = usize::try_from(cx.app.profile.smallest_cell).unwrap_or(usize::MAX);
    if !marks && n < smallest {
        return None;
    }
    let (mean, interval) = paired_gain(&shown.differences)?;
    let sign = if mean > 0.0 { "+" } else { "" };
    let note = match interval {
        Some((low, high)) => t!(
            lang,
            "event-gain-note",
            n = n,
            low = real(lang, low, 1),
            high = real(lang, high, 1)
        ),
        None => t!(lang, "event-gain-n", n = n),
    };
    Some(Stat::new(format!("{sign}{}", real(lang, mean, 1)), t!(lang, "event-gain")).note(note))
}

fn by_party(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let name = |party: &Id<PartyRef>| shown.parties.name(Some(*party), lang).to_owned();
    let sum: i64 = shown.by_party.iter().map(|(_, n)| n).sum();
    // A party reads its own line alone, which must not sound like the whole.
    let finding = match shown.by_party.first() {
        Some((own, n)) if !cx.actor.is_office() => {
            t!(lang, "event-own-party", party = name(own), n = *n)
        }
        _ => t!(lang, "event-by-party", parties = shown.by_party.len(), n = sum),
    };
    let source = t!(lang, "event-by-party-source");
    // Counts of one event, far below what a double holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let values: Vec<f64> = shown.by_party.iter().map(|(_, n)| *n as f64).collect();
    let chart = Chart::new("parties", ChartKind::Bars, finding.as_str())
        .labels(shown.by_party.iter().map(|(party, _)| name(party)))
        .series(t!(lang, "event-participations"), values)
        .unit(t!(lang, "event-participations"))
        .wording(wording(lang));
    let rows = shown
        .by_party
        .iter()
        .map(|(party, n)| Row::new(vec![html! { (name(party)) }, html! { (number(lang, *n)) }]))
        .collect();
    let columns = vec![
        Column::new(t!(lang, "participation-field-party")),
        Column::number(t!(lang, "event-participations")),
    ];
    let table = Table::new("by-party", finding.as_str(), columns)
        .quiet_caption()
        .rows(rows)
        .row_headers();
    match responsive(&chart) {
        Ok(svg) => Figure::new(&finding, PreEscaped(svg))
            .source(source)
            .table(t!(lang, "event-as-table"), &table)
            .render(),
        // What cannot be drawn can still be read.
        Err(_) => table.render(),
    }
}

/// A chart's own words in a language.
pub fn wording(lang: Lang) -> Wording {
    let shown = move |value: f64| real(lang, value, usize::from(value.fract() != 0.0));
    Wording {
        number: std::sync::Arc::new(shown),
        percent: std::sync::Arc::new(move |value| format!("{}%", shown(value))),
        no_data: t!(lang, "event-chart-no-data"),
        missing: t!(lang, "event-chart-missing"),
        total: t!(lang, "event-chart-total"),
        share: t!(lang, "event-chart-share"),
        label: t!(lang, "event-chart-label"),
        group: t!(lang, "event-chart-group"),
    }
}

fn all_facts(cx: &Cx, shown: &Shown) -> Vec<Fact> {
    let lang = cx.lang();
    let event = &shown.event;
    let mut out = plan_facts(cx, &shown.family, &shown.beside);
    out.extend(event_facts(lang, event, &shown.parties));
    if cx.actor.is_office() {
        for (key, text) in [
            ("event-field-funder", &event.funder),
            ("event-field-in-kind-giver", &event.in_kind_giver),
        ] {
            if let Some(text) = text {
                // Each name leads to what that donor's money did.
                let names = text
                    .split([';', '\n'])
                    .map(str::trim)
                    .filter(|name| !name.is_empty());
                let links = names.map(|name| {
                    let brief = format!("/app/briefs/donor:{}", url_encode(name));
                    Link::new(name, brief)
                });
                out.push(Fact::new(
                    t!(lang, key),
                    html! {
                        @for (at, link) in links.enumerate() { @if at > 0 { "; " } (link) }
                    },
                ));
            }
        }
    }
    out
}

/// The facts of an event that everyone who sees it may know.
pub fn event_facts(lang: Lang, event: &Event, parties: &Parties) -> Vec<Fact> {
    let mut level = t!(lang, &format!("event-level-{}", event.level));
    let party = parties.name(event.level_party, lang);
    if !party.is_empty() {
        level = format!("{level}: {party}");
    }
    let mut out = vec![
        Fact::new(
            t!(lang, "event-field-office-role"),
            t!(lang, &format!("event-office-role-{}", event.office_role)),
        ),
        Fact::new(t!(lang, "event-field-level"), level),
        Fact::new(
            t!(lang, "event-field-mode"),
            t!(lang, &format!("event-mode-{}", event.mode)),
        ),
    ];
    let host = parties.name(event.host_party, lang);
    if !host.is_empty() {
        out.push(Fact::new(t!(lang, "event-field-host-party"), host));
    }
    if let Some(series) = &event.series {
        out.push(Fact::new(t!(lang, "event-field-series"), series));
    }
    out
}
