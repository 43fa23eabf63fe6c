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
    assert_eq!(figure.written(true, Lang::EN).as_deref(), Some("twelve"));
    assert_eq!(figure.written(false, Lang::EN).as_deref(), Some("12"));
}

#[test]
fn figures_are_written_in_the_way_of_their_readers_language() {
    let id = balai_kernel::text::catalogue().language("id").unwrap();
    let figure = |value| Figure {
        name: "x".to_owned(),
        measure: "x".to_owned(),
        value,
        definition: String::new(),
        version: 1,
    };
    let cited = |value: &str, unit: &str| {
        figure(Value::Cited {
            value: value.to_owned(),
            unit: unit.to_owned(),
            population: String::new(),
            source: String::new(),
            href: None,
        })
    };
    for (figure, english, indonesian) in [
        (figure(Value::Count { value: 1188.0 }), "1,188", "1.188"),
        (figure(Value::Share { value: 0.524 }), "52.4%", "52,4%"),
        (cited("2,514", "people"), "2,514", "2.514"),
        (cited("1261", "people"), "1,261", "1.261"),
        (cited("20.8", "per cent"), "20.8%", "20,8%"),
        (cited("85%", "per cent"), "85%", "85%"),
        (cited("about 3,000", "people"), "about 3,000", "about 3,000"),
    ] {
        assert_eq!(figure.written(false, Lang::EN).as_deref(), Some(english));
        assert_eq!(figure.written(false, id).as_deref(), Some(indonesian));
    }
}
