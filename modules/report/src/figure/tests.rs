//! Names of figures, and parts that are too small to be told.

use super::*;

fn cells(values: &[f64]) -> Vec<Cell> {
    values
        .iter()
        .enumerate()
        .map(|(at, value)| Cell {
            label: format!("part {at}"),
            ..Cell::number(*value)
        })
        .collect()
}

fn shown(value: &Value) -> Vec<Option<f64>> {
    let Value::Split { parts, .. } = value else {
        panic!("{value:?}")
    };
    parts.iter().map(|(_, value)| *value).collect()
}

#[test]
fn a_binding_is_read_and_named() {
    let binding = Binding::parse("figure:participations|initiative=3|words").unwrap();
    assert!(binding.in_words);
    assert_eq!(binding.name(), "participations|initiative=3");
    assert_eq!(
        Binding::parse("cited:website-users").unwrap().name(),
        "cited:website-users"
    );
    for wrong in [
        "figure:",
        "figure:a b",
        "figure:a|planet=3",
        "other:a",
        "figure:a|by=planet",
    ] {
        assert_eq!(Binding::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_small_part_is_withheld_and_the_next_so_that_subtraction_tells_nothing() {
    assert_eq!(
        shown(&split(&cells(&[100.0, 4.0, 30.0, 0.0]), 10)),
        [Some(100.0), None, None, Some(0.0)]
    );
    assert_eq!(
        shown(&split(&cells(&[100.0, 4.0, 5.0]), 10)),
        [Some(100.0), None, None]
    );
    assert_eq!(shown(&split(&cells(&[4.0, 5.0]), 0)), [Some(4.0), Some(5.0)]);
}

#[test]
fn small_counts_can_be_written_in_words() {
    let figure = Figure {
        name: "trainings".into(),
        measure: "trainings".into(),
        value: Value::Count { value: 12.0 },
        definition: String::new(),
        version: 1,
    };
    assert_eq!(figure.written(true).as_deref(), Some("twelve"));
    assert_eq!(figure.written(false).as_deref(), Some("12"));
}
