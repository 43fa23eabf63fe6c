//! What the audience filter costs: its share of a page's time, by statements of this bench's own
//! with the predicate and without. The program has no way to leave it out.
//!
//! Measured when `BALAI_BENCH` is set, by `cargo xtask bench --only audience`.

use std::time::Instant;

use balai_kernel::{
    Actor, account,
    actor::Role,
    args,
    store::{Conn as _, Engine, Query, Record},
    test::{Someone, World},
};
use uuid::Uuid;

use crate::{
    hidden::{is_bench, measured, median},
    on_demo, party,
};

const TURNS: usize = 400;
/// The largest share that the filter may have of a page's time.
const MOST: f64 = 0.10;
/// How many times the demo's rows the large tables of this bench hold.
const TIMES: i64 = 100;

/// A page, and what its list asks: the rows of one page and how many there are.
struct List {
    page: &'static str,
    rows: &'static str,
    order: &'static str,
    count: &'static str,
    audience: &'static str,
}

const LISTS: [List; 3] = [
    List {
        page: "/app/directory/people",
        rows: "select p.id, p.written from {person} p left join party t on t.id = p.party where p.merged_into is null",
        order: "order by p.sort_key, p.id limit 50",
        count: "select count(*) from {person} p where p.merged_into is null",
        audience: "p.audience",
    },
    List {
        page: "/app/events",
        rows: "select e.id, e.title from {activity} e left join initiative i on i.id = e.initiative where e.is_event = true",
        order: "order by e.from_on desc, e.id limit 50",
        count: "select count(*) from {activity} e where e.is_event = true",
        audience: "e.audience",
    },
    List {
        page: "/app/plan",
        rows: "select e.id, e.title from {activity} e left join project j on j.id = e.project where e.part_of is null",
        order: "order by e.sort_key, e.id limit 50",
        count: "select count(*) from {activity} e where e.part_of is null",
        audience: "e.audience",
    },
];

fn fixed(text: &str, is_large: bool) -> &'static str {
    let name = |table: &str| {
        if is_large {
            format!("bench_{table}")
        } else {
            table.to_owned()
        }
    };
    let text = text
        .replace("{person}", &name("person"))
        .replace("{activity}", &name("activity"));
    // A few texts for the whole run: statements are fixed pieces.
    Box::leak(text.into_boxed_str())
}

/// Tables a hundred times as large, with the columns and orders that the lists use.
async fn make_large(world: &World) {
    let digits = "(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4 \
                  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)";
    world
        .script(&format!(
            "create table bench_person as select p.id, p.written, p.sort_key, p.audience, p.party, p.merged_into from person p, {digits} a, {digits} b; \
             create index bench_person_order on bench_person (sort_key, id); \
             create table bench_activity as select e.id, e.title, e.sort_key, e.audience, e.from_on, e.is_event, e.part_of, e.initiative, e.project from activity e, {digits} a, {digits} b; \
             create index bench_activity_order on bench_activity (sort_key, id); \
             create index bench_activity_days on bench_activity (from_on, id); \
             analyze"
        ))
        .await;
}

async fn timed<T: Record>(world: &World, query: Query) -> std::time::Duration {
    let begun = Instant::now();
    let _: Vec<T> = query.all(&world.app.db).await.unwrap();
    begun.elapsed()
}

/// Milliseconds of a list's two statements without the filter and with it, asked in turns.
async fn list_of(world: &World, actor: &Actor, list: &List, is_large: bool, turns: usize) -> (f64, f64) {
    let (rows, count) = (fixed(list.rows, is_large), fixed(list.count, is_large));
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for turn in 0..turns {
        for step in 0..2 {
            let is_filtered = (turn + step) % 2 == 0;
            let filter = |query: Query| {
                if is_filtered {
                    query.seen_by(actor, list.audience)
                } else {
                    query
                }
            };
            let page = timed::<(Uuid, String)>(world, filter(Query::new(rows)).push(list.order)).await;
            let whole = timed::<(i64,)>(world, filter(Query::new(count))).await;
            if is_filtered { &mut with } else { &mut without }.push(page + whole);
        }
    }
    (median(&mut without), median(&mut with))
}

async fn page_of(who: &Someone<'_>, path: &str, turns: usize) -> f64 {
    let mut times = Vec::new();
    for turn in 0..turns {
        let begun = Instant::now();
        // Another order each time: what is kept of figures is not what is measured.
        let seen = who.get(&format!("{path}?x={turn}")).await;
        times.push(begun.elapsed());
        assert_eq!(seen.status, 200);
    }
    median(&mut times)
}

async fn actor_of(world: &World, who: &Someone<'_>) -> Actor {
    let row = account::find(&world.app.db, who.account.unwrap())
        .await
        .unwrap()
        .unwrap();
    account::actor(&world.app, &row).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audience_filter_is_a_small_part_of_a_page() {
    on_demo(async |world| {
        let turns = if is_bench() { TURNS } else { 2 };
        let thailand = party(&world.app, "TH").await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let somchai = world.person("Somchai Example", Role::FocalPoint, Some(thailand)).await;
        if is_bench() {
            make_large(&world).await;
        }
        let engine = if matches!(world.app.db.engine(), Engine::Sqlite) { "SQLite" } else { "PostgreSQL" };
        let mut wrong = Vec::new();
        for (name, who) in [("programme officer", &nicha), ("focal point", &somchai)] {
            let actor = actor_of(&world, who).await;
            for list in &LISTS {
                list_of(&world, &actor, list, false, 2).await;
                let (without, with) = list_of(&world, &actor, list, false, turns).await;
                let page = page_of(who, list.page, turns.min(100)).await;
                let share = (with - without).max(0.0) / page;
                if !is_bench() {
                    continue;
                }
                let line = format!(
                    "{engine}, {}, {name}: page {page:.2} ms; its list {without:.3} ms without the filter, {with:.3} ms with it: {:.1} %",
                    list.page,
                    share * 100.0
                );
                measured(&line);
                if share > MOST {
                    wrong.push(line);
                }
                let (without, with) = list_of(&world, &actor, list, true, turns / 10).await;
                measured(&format!(
                    "{engine}, {}, {name}, {TIMES} times the rows: its list {without:.2} ms without the filter, {with:.2} ms with it",
                    list.page
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // What the filter leaves is what may be read: the bench asks for the same rows.
        let everyone = Query::new("select count(*) from person p").count(&world.app.db).await.unwrap();
        let actor = actor_of(&world, &somchai).await;
        let seen = Query::new("select count(*) from person p")
            .and("p.id is not null", args![])
            .seen_by(&actor, "p.audience");
        assert!(seen.count(&world.app.db).await.unwrap() < everyone);
    })
    .await;
}
