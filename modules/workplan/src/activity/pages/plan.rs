//! The plan as a list, a board, a timeline and a file.

use std::sync::Arc;

use balai_kernel::{
    Id,
    account::Account,
    policy::Action,
    store::Day,
    t,
    view::{Columns, Frame, Pick},
    web::{
        Cx, Listing, Page,
        ui::{
            Bar, Card, Empty, Kind, Lane, Link, PageHead, Tab, Table, YEAR, YearRow, badge, board as lanes,
            quarters, tabs,
        },
    },
};
use maud::{Markup, Render, html};

use super::columns::Line;
use crate::{
    activity::{Activity, State, store::SORTS, web::may_plan},
    level::{Levels, Rank},
    span,
};

/// Where the list is.
pub const PATH: &str = "/app/plan";

/// Everything on a page of the plan.
pub struct Plan {
    /// The filters.
    pub listing: Listing,
    /// What it can be filtered by.
    pub offer: Arc<Offer>,
    /// How many rows there are in all.
    pub count: i64,
    /// The rows.
    pub activities: Vec<Activity>,
}

/// What the plan can be filtered by, of what the reader sees.
pub struct Offer {
    /// Initiatives, purposes and the other levels.
    pub levels: Levels,
    /// The years there are.
    pub years: Vec<i64>,
    /// Who looks after activities; none for those who do not plan.
    pub owners: Vec<(Id<Account>, String)>,
}

fn head(cx: &Cx, plan: &Plan, here: &str) -> Markup {
    let lang = cx.lang();
    let mut head = PageHead::new(t!(lang, "plan-title")).lede(t!(lang, "plan-lede"));
    if may_plan(&cx.actor) {
        head = head
            .primary(&Link::new(t!(lang, "activity-new"), "/app/plan/activities/new"))
            .action(Link::new(t!(lang, "approvals-title"), "/app/plan/approvals").classed("button"))
            .action(Link::new(t!(lang, "versions-title"), "/app/plan/versions").classed("button"))
            .action(Link::new(t!(lang, "placement-title"), "/app/plan/placements").classed("button"));
    }
    let year = plan
        .listing
        .get("year")
        .map(|year| format!("?year={year}"))
        .unwrap_or_default();
    let tab = |key: &str, path: &str| {
        Tab::new(Link::new(t!(lang, key), format!("{path}{year}")).current(path == here))
    };
    html! {
        (head)
        (tabs(&t!(lang, "plan-views"), &[
            tab("plan-list", "/app/plan"),
            tab("plan-board", "/app/plan/board"),
            tab("plan-timeline", "/app/plan/timeline"),
        ]))
    }
}

fn filters(cx: &Cx, plan: &Plan, path: &str) -> Markup {
    let lang = cx.lang();
    let states = State::ALL
        .iter()
        .map(|state| (state.code().to_owned(), state.words(lang)))
        .collect();
    let kinds = cx
        .app
        .profile
        .activity_kinds
        .iter()
        .map(|kind| (kind.code.clone(), kind.name.get(lang).to_owned()))
        .collect();
    let mut picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::year(lang, &plan.offer.years),
    ];
    if path != "/app/plan/board" {
        picks.push(Pick::One("state", t!(lang, "activity-state"), states));
    }
    picks.extend([
        Pick::One(
            "initiative",
            t!(lang, "initiative"),
            plan.offer.levels.choices(Rank::Initiative, lang),
        ),
        Pick::One(
            "purpose",
            t!(lang, "core-purpose"),
            plan.offer.levels.choices(Rank::Purpose, lang),
        ),
        Pick::One("kind", t!(lang, "activity-field-kind"), kinds),
    ]);
    if !plan.offer.owners.is_empty() {
        let owners = plan
            .offer
            .owners
            .iter()
            .map(|(id, name)| (id.to_string(), name.clone()))
            .collect();
        picks.push(Pick::One("owner", t!(lang, "activity-field-owner"), owners));
    }
    Frame {
        lang,
        listing: &plan.listing,
        path,
    }
    .filters(picks)
}

fn nothing(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let empty = Empty::new(t!(lang, "plan-empty"), t!(lang, "plan-empty-why"));
    if may_plan(&cx.actor) {
        empty
            .next(Link::new(t!(lang, "activity-new"), "/app/plan/activities/new"))
            .render()
    } else {
        empty.render()
    }
}

/// The plan as a list.
pub fn list(cx: &Cx, plan: &Plan, columns: &Columns<'_, Line>, lines: &[Line]) -> Page {
    let lang = cx.lang();
    let (frame, path) = (columns.frame(), PATH);
    let rows = columns.rows(lines).into_iter().zip(lines);
    let rows = rows.map(|(row, line)| match line.activity.is_late(cx.app.today()) {
        true => row.kind(Kind::Warn),
        false => row,
    });
    let count = t!(lang, "plan-count", n = plan.count);
    let table = Table::new("plan", t!(lang, "plan-title"), columns.heads(SORTS))
        .quiet_caption()
        .rows(rows.collect());
    let may_export = cx.can_any::<Activity>(Action::Export);
    Page::new(t!(lang, "plan-title"))
        .body(&head(cx, plan, path))
        .body(&columns.views())
        .body(&filters(cx, plan, path))
        .body(&frame.toolbar(count, columns.tools(), may_export))
        .body(&if lines.is_empty() {
            nothing(cx)
        } else {
            table.render()
        })
        .body(&frame.pager(plan.count))
}

/// How many cards a lane shows; the list has the others.
const LANE: usize = 20;
/// The same of a lane whose work is over: what is done is looked up, not watched.
const LANE_OVER: usize = 6;

/// The plan by state.
pub fn board(cx: &Cx, plan: &Plan) -> Page {
    let lang = cx.lang();
    let path = "/app/plan/board";
    let columns: Vec<Lane> = State::ALL
        .iter()
        .map(|state| {
            let is_over = matches!(state, State::Completed | State::Postponed | State::Cancelled);
            let mut cards: Vec<Card> = plan
                .activities
                .iter()
                .filter(|activity| activity.state() == *state)
                .map(|activity| {
                    let dates = span::words(lang, activity.from_on, activity.to_on, &activity.precision);
                    let meta = match &activity.owner_name {
                        Some(owner) => format!("{dates} · {owner}"),
                        None => dates,
                    };
                    let card = Card::new(&activity.title, activity.href()).meta(meta);
                    if activity.is_late(cx.app.today()) {
                        card.badge(badge(Kind::Warn, t!(lang, "plan-late")))
                    } else {
                        card
                    }
                })
                .collect();
            if is_over {
                // The last that was done comes first.
                cards.reverse();
            }
            let all = cards.len();
            let most = if is_over { LANE_OVER } else { LANE };
            let lane = Lane::new(state.words(lang), all, cards.into_iter().take(most).collect());
            if all > most {
                let listing = plan.listing.href_with("/app/plan", "state", Some(state.code()));
                lane.more(Link::new(t!(lang, "plan-lane-all", n = all), listing))
            } else {
                lane
            }
        })
        .collect();
    let body = if plan.activities.is_empty() {
        nothing(cx)
    } else {
        lanes(&t!(lang, "plan-board"), &columns, &t!(lang, "plan-lane-empty"))
    };
    Page::new(t!(lang, "plan-board"))
        .body(&head(cx, plan, path))
        .body(&filters(cx, plan, path))
        .body(&body)
}

/// Where a day begins in the year, in hundredths of a month.
fn start_of(day: Day) -> u16 {
    let part = |n: i8| u16::try_from(n).unwrap_or(1);
    (part(day.month()) - 1) * 100 + (part(day.day()) - 1) * 100 / part(day.days_in_month())
}

/// Where it ends.
fn end_of(day: Day) -> u16 {
    let part = |n: i8| u16::try_from(n).unwrap_or(1);
    (part(day.month()) - 1) * 100 + part(day.day()) * 100 / part(day.days_in_month())
}

/// The plan by quarter.
pub fn timeline(cx: &Cx, plan: &Plan) -> Page {
    let lang = cx.lang();
    let path = "/app/plan/timeline";
    let bar = |activity: &Activity| {
        let (from, to) = (activity.from_on?, activity.to_on.or(activity.from_on)?);
        // A year's last bar ends with the year.
        let last = if to.year() > from.year() { YEAR } else { end_of(to) };
        let dates = span::words(lang, activity.from_on, activity.to_on, &activity.precision);
        let state = activity.state();
        let words = format!("{dates}, {}", state.words(lang));
        let bar = Bar::new(&activity.title, activity.href(), start_of(from), last, words).kind(state.kind());
        let is_exact = matches!(activity.precision.as_str(), "day" | "range");
        Some(if is_exact { bar } else { bar.vague() })
    };
    let mut rows: Vec<YearRow> = Vec::new();
    for initiative in plan.offer.levels.of(Rank::Initiative) {
        let own = |activity: &&Activity| activity.initiative == Some(initiative.id());
        let bars: Vec<Bar> = plan.activities.iter().filter(own).filter_map(bar).collect();
        if !bars.is_empty() {
            let href = format!("/app/plan/initiatives/{}", initiative.code);
            rows.push(YearRow::new(Link::new(initiative.title(lang), href), bars));
        }
    }
    let bars: Vec<Bar> = plan
        .activities
        .iter()
        .filter(|one| one.initiative.is_none())
        .filter_map(bar)
        .collect();
    if !bars.is_empty() {
        rows.push(YearRow::new(t!(lang, "plan-no-initiative"), bars));
    }
    let names = [
        "plan-quarter-1",
        "plan-quarter-2",
        "plan-quarter-3",
        "plan-quarter-4",
    ]
    .map(|key| t!(lang, key));
    let [one, two, three, four] = &names;
    let body = if rows.is_empty() {
        nothing(cx)
    } else {
        quarters(&t!(lang, "plan-timeline"), [one, two, three, four], &rows)
    };
    Page::new(t!(lang, "plan-timeline"))
        .body(&head(cx, plan, path))
        .body(&filters(cx, plan, path))
        .body(&body)
}
