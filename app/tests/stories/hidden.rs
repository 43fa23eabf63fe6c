//! What one may not know of is answered as what is not there: with the same page, by the same
//! statements and in the same time.
//!
//! The time is measured when `BALAI_BENCH` is set, by `cargo xtask bench --only hidden`: over 2,000
//! requests in turns, the medians of hidden and absent things differ by at most 5 %.

use std::time::{Duration, Instant};

use balai_kernel::{
    actor::Role,
    store::{Conn as _, Engine, Sql},
    test::{Someone, World},
};
use uuid::Uuid;

use crate::{on_demo, party};

/// Requests of each kind of thing; without a bench as many as show that answers are alike.
const REQUESTS: usize = 2_000;
const FEW: usize = 20;
/// By how much the medians may differ, as a share.
const MOST: f64 = 0.05;

/// A kind of thing, where it is read, and how its rows are found.
const KINDS: [(&str, &str, &str); 6] = [
    (
        "persons",
        "/app/directory/people/{id}",
        "select id from person order by id limit 60",
    ),
    (
        "activities",
        "/app/plan/activities/{id}",
        "select id from activity order by id limit 60",
    ),
    (
        "events",
        "/app/events/{id}",
        "select id from activity where is_event = true order by id limit 60",
    ),
    (
        "publication drafts",
        "/app/library/{id}",
        "select id from publication order by id limit 60",
    ),
    (
        "publication drafts as a stranger",
        "/library/{id}",
        "select id from publication order by id limit 60",
    ),
    (
        "files",
        "/library/{id}/file",
        "select id from publication where file is not null order by id limit 60",
    ),
];

pub fn is_bench() -> bool {
    std::env::var_os("BALAI_BENCH").is_some()
}

/// A line for the chore that asks for measures.
#[expect(clippy::print_stdout, reason = "read by the chore that asks for measures")]
pub fn measured(line: &str) {
    println!("bench: {line}");
}

pub fn median(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// Everything of the office alone, and a file at a few publications.
async fn hide(world: &World) {
    let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
    let few = Sql::Same("select id from publication order by id limit 3");
    let few: Vec<(Uuid,)> = world.app.db.all(few, Vec::new()).await.unwrap();
    for (id,) in few {
        let path = format!("/app/library/{}/file", id.simple());
        let sent = nicha
            .upload(&path, "draft.pdf", b"%PDF-1.7\n%%EOF\n", &[("version", "1")])
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
    }
    world
        .script(
            "insert into audience_key (audience, key) select 'office', 'office' \
             where not exists (select 1 from audience_key where audience = 'office'); \
             update activity set audience = 'office'; update publication set audience = 'office'; \
             update person set audience = 'office'",
        )
        .await;
}

/// Asks for hidden and absent things in turns; the medians in milliseconds.
async fn in_turns(who: &Someone<'_>, kind: &str, path: &str, ids: &[Uuid], requests: usize) -> (f64, f64) {
    let ask = async |id: &Uuid| {
        let address = path.replace("{id}", &id.simple().to_string());
        let begun = Instant::now();
        let seen = who.get(&address).await;
        (begun.elapsed(), seen, address)
    };
    let (mut hidden, mut absent) = (Vec::new(), Vec::new());
    for turn in 0..requests / 2 {
        let there = ids[turn % ids.len()];
        // The same time of making, another end: nothing stands under it.
        let mut bytes = *there.as_bytes();
        bytes[12] ^= 0x5a;
        bytes[14] ^= u8::try_from(turn % 250).unwrap() | 1;
        let nowhere = Uuid::from_bytes(bytes);
        // Neither is always asked for first.
        let (one, other) = if turn % 2 == 0 {
            let one = ask(&there).await;
            (one, ask(&nowhere).await)
        } else {
            let other = ask(&nowhere).await;
            (ask(&there).await, other)
        };
        for (_, seen, address) in [&one, &other] {
            assert_eq!(seen.status, 404, "{kind}: {address}");
        }
        let plain = |(_, seen, address): &(Duration, balai_kernel::test::Seen, String)| {
            let id = address.split('/').find(|part| part.len() == 32).unwrap();
            (seen.text.replace(id, ""), seen.statements)
        };
        if turn < FEW {
            assert_eq!(
                plain(&one),
                plain(&other),
                "{kind} tell themselves by their answer"
            );
        }
        hidden.push(one.0);
        absent.push(other.0);
    }
    (median(&mut hidden), median(&mut absent))
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_and_absent_things_are_answered_alike() {
    on_demo(async |world| {
        hide(&world).await;
        let nepal = party(&world.app, "NP").await;
        let officer = world
            .person("Sita Rai", Role::FrontlineOfficer, Some(nepal))
            .await;
        let stranger = world.stranger();
        let mut wrong = Vec::new();
        for (kind, path, sql) in KINDS {
            let ids: Vec<(Uuid,)> = world.app.db.all(Sql::Same(sql), Vec::new()).await.unwrap();
            let ids: Vec<Uuid> = ids.into_iter().map(|(id,)| id).collect();
            assert!(!ids.is_empty(), "{kind}");
            let who = if path.starts_with("/app") {
                &officer
            } else {
                &stranger
            };
            let requests = if is_bench() { REQUESTS } else { FEW };
            in_turns(who, kind, path, &ids, FEW).await;
            let (hidden, absent) = in_turns(who, kind, path, &ids, requests).await;
            if !is_bench() {
                continue;
            }
            let differ = (hidden - absent) / hidden.min(absent);
            let engine = if matches!(world.app.db.engine(), Engine::Sqlite) {
                "SQLite"
            } else {
                "PostgreSQL"
            };
            let line = format!(
                "{engine}, {kind}: hidden {hidden:.3} ms, absent {absent:.3} ms, {:+.1} %",
                differ * 100.0
            );
            measured(&line);
            if differ.abs() > MOST {
                wrong.push(line);
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}
