//! `bench.json`: the same figures for programs. What could not be measured is
//! null, with the reason beside it.

use serde_json::{Value, json};

use super::budget;
use super::measure::{Judged, PageMeasured, RUNS};
use super::{Bench, Office};

/// The text of the file. Every name ends with its unit.
pub fn text(bench: &Bench) -> String {
    let value = json!({
        "cores": bench.cores,
        "runs": RUNS,
        "compressed": bench.is_gzip,
        "built_for_testing": bench.is_dev,
        "first_build_s": bench.build_s,
        "offices": bench.offices.iter().map(office).collect::<Vec<_>>(),
        "not_measured": bench.troubles,
        "peers": budget::PEERS.iter().map(|(what, peer)| json!({"what": what, "peer": peer})).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn office(office: &Office) -> Value {
    let measured = &office.measured;
    let figures: serde_json::Map<String, Value> = measured
        .figures
        .iter()
        .map(|one| (one.key.to_owned(), figure(one)))
        .collect();
    json!({
        "database": office.engine.to_string(),
        "scale": office.scale,
        "filling_s": office.load_s,
        "pages": measured.pages.iter().map(|one| page(one, office.scale)).collect::<Vec<_>>(),
        "figures": figures,
    })
}

fn figure(judged: &Judged) -> Value {
    let bound = judged.bound;
    match &judged.value {
        Ok(value) => json!({
            "value": value,
            "budget": bound.map(|bound| bound.to_string()),
            "over_budget": bound.map(|bound| bound.factor(*value)),
        }),
        Err(reason) => json!({"value": null, "reason": reason}),
    }
}

fn page(page: &PageMeasured, scale: usize) -> Value {
    let (name, path) = (page.page.name, page.page.path.as_str());
    let came = match &page.came {
        Ok(came) => came,
        Err(reason) => return json!({"page": name, "path": path, "reason": reason}),
    };
    let levels = came.levels.iter().map(|(in_flight, level)| {
        json!({
            "in_flight": in_flight,
            "requests_per_s": level.per_second,
            "p50_ms": level.p50,
            "p99_ms": level.p99,
            "server_cpu_ms": level.cpu,
            "database_cpu_ms": level.database_cpu,
            "generator_cpu_ms": level.generator_cpu,
        })
    });
    let budgets = budget::page(scale, &came.figures())
        .into_iter()
        .map(|(what, bound, value)| {
            json!({
                "what": what,
                "budget": bound.to_string(),
                "value": value,
                "over_budget": bound.factor(value),
            })
        });
    json!({
        "page": name,
        "path": path,
        "statements": came.statements,
        "bytes": came.bytes,
        "levels": levels.collect::<Vec<_>>(),
        "budgets": budgets.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::bench;
    use super::*;

    #[test]
    fn what_was_not_measured_is_null_with_its_reason() {
        let value: Value = serde_json::from_str(&text(&bench())).unwrap();
        let office = &value["offices"][0];
        assert_eq!(office["figures"]["resident_mib"]["over_budget"], 2.0);
        assert_eq!(office["figures"]["import_s"]["value"], Value::Null);
        assert!(
            office["figures"]["import_s"]["reason"]
                .as_str()
                .unwrap()
                .contains("no room")
        );
        assert_eq!(office["pages"][0]["levels"][1]["requests_per_s"], 3000.0);
        assert_eq!(office["pages"][2]["reason"], "/x answered 404.");
        assert_eq!(value["cores"], 2);
    }
}
