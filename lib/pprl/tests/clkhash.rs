//! Filters as clkhash 0.18 makes them, byte for byte. The vectors were made with it from invented
//! values; each case is a schema, a secret, rows and what came of them.

use std::path::Path;

use balai_pprl::{Clk, Encoder, Hardening, Schema};
use serde_json::Value;

#[expect(clippy::unwrap_used, reason = "a test helper")]
fn texts(row: &Value) -> Vec<&str> {
    row.as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_str().unwrap())
        .collect()
}

#[test]
fn every_case_has_the_same_bits() {
    let cases: Value = serde_json::from_str(include_str!("vectors/clkhash.json")).unwrap();
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 15);
    for case in cases {
        let schema = Schema::read(case["schema"].to_string().as_bytes()).unwrap();
        let secret = case["secret"].as_str().unwrap();
        let mut encoder = Encoder::new(&schema, secret.as_bytes(), Hardening::default()).unwrap();
        let rows = case["rows"].as_array().unwrap().iter();
        for (row, theirs) in rows.zip(texts(&case["clks"])) {
            let ours = encoder.encode(&texts(row)).unwrap();
            assert_eq!(ours.to_base64(), theirs, "{}: {row}", case["title"]);
            assert_eq!(Clk::from_base64(theirs, schema.bits).unwrap(), ours);
        }
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "who runs it is told that it was skipped")]
fn three_hundred_people_have_the_same_bits() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pprl");
    let (Ok(schema), Ok(vectors)) = (
        std::fs::read(data.join("balai_clk_schema_v3.json")),
        std::fs::read_to_string(data.join("clk_vectors_febrl4a_300.csv")),
    ) else {
        println!("skipped: no such data");
        return;
    };
    let schema = Schema::read(&schema).unwrap();
    let mut encoder = Encoder::new(&schema, b"balai-pprl-test-secret", Hardening::default()).unwrap();
    let mut seen = 0;
    for line in vectors.lines().skip(1) {
        let mut fields: Vec<&str> = line.split(',').collect();
        let theirs = fields.pop().unwrap();
        assert_eq!(encoder.encode(&fields).unwrap().to_base64(), theirs, "{line}");
        seen += 1;
    }
    assert_eq!(seen, 300);
}
