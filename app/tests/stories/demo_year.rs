//! The model office's year, loaded from its own workbooks, yields its published totals.

use std::collections::BTreeMap;

use balai_kernel::{
    measure::{Ask, Dim, Value},
    test::World,
    text::Lang,
};
use serde_json::Value as Json;

use crate::{load_demo, on_demo};

fn expected() -> Json {
    serde_json::from_str(include_str!("expected-2024.json")).unwrap()
}

/// The figure of a measure for 2024.
async fn figure(world: &World, code: &str, ask: &Ask) -> f64 {
    let measure = world
        .app
        .measure(code)
        .unwrap_or_else(|| panic!("no measure {code}"));
    let cells = (measure.count)(&world.app.db, &world.app.profile, Lang::EN, ask)
        .await
        .unwrap();
    match cells.first().map(|cell| &cell.value) {
        Some(Value::Number(n)) => *n,
        other => panic!("{code}: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_published_totals_come_out_of_the_workbooks() {
    on_demo(async |world| {
        let expected = expected();
        for (measure, key) in [
            ("events", "activities"),
            ("participations", "participations"),
            ("parties", "parties"),
            ("trainings", "trainings"),
            ("officers-trained", "officers_trained"),
            ("dialogues", "dialogues"),
            ("alumni", "alumni"),
            ("external-events", "external_events"),
            ("inputs", "working_group_inputs"),
            ("publications", "publications"),
        ] {
            let found = figure(&world, measure, &Ask::year(2024)).await;
            assert_eq!(Some(found), expected[key].as_f64(), "{measure}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_by_party_comes_out_of_the_workbooks() {
    on_demo(async |world| {
        let measure = world.app.measure("participations").unwrap();
        let ask = Ask::year(2024).by(Dim::Party);
        let cells = (measure.count)(&world.app.db, &world.app.profile, Lang::EN, &ask)
            .await
            .unwrap();
        let found: BTreeMap<String, f64> = cells
            .iter()
            .filter_map(|cell| Some((cell.key.clone(), cell.as_number()?)))
            .filter(|(_, n)| *n > 0.0)
            .collect();
        let expected: BTreeMap<String, f64> = serde_json::from_value(expected()["by_party"].clone()).unwrap();
        assert_eq!(found, expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_learning_gain_comes_out_of_the_workbooks() {
    on_demo(async |world| {
        let gain = figure(&world, "learning-gain", &Ask::year(2024)).await;
        let expected = expected()["mean_gain"].as_f64().unwrap();
        assert!((gain - expected).abs() < 0.0001, "{gain}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn importing_the_same_workbooks_again_changes_nothing() {
    on_demo(async |world| {
        let before = counts(&world).await;
        load_demo(&world).await;
        assert_eq!(counts(&world).await, before);
    })
    .await;
}

async fn counts(world: &World) -> Vec<i64> {
    let mut all = Vec::new();
    for sql in [
        "select count(*) from activity",
        "select count(*) from participation",
        "select count(*) from person",
        "select count(*) from agency",
        "select count(*) from same_person",
        "select count(*) from body_member",
        "select count(*) from external_event",
        "select count(*) from publication",
    ] {
        all.push(world.number(sql).await);
    }
    all
}
