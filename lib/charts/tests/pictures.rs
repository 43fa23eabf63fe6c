//! What every picture must be, whatever it shows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail it"
)]

mod common;

use std::collections::BTreeSet;

use balai_charts::{Chart, Flaw, Kind, Palette, STYLE, responsive, standalone, svg, table};
use common::samples;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// One element: its name and its attributes, unescaped.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn get(&self, key: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }
    fn number(&self, key: &str) -> f64 {
        self.get(key).unwrap().parse().unwrap()
    }
}

fn element(start: &BytesStart) -> Element {
    let text = |name: &str| name.to_owned();
    let attributes = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.expect("an attribute twice or malformed");
            (text(attribute.key.as_ref()), text(&attribute.value))
        })
        .collect();
    Element {
        name: text(start.name().as_ref()),
        attributes,
    }
}

/// All elements, after a walk that checks that every tag is closed.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                depth += 1;
                found.push(element(&start));
            }
            Event::Empty(start) => found.push(element(&start)),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found
}

fn all_drawings(chart: &Chart) -> [String; 4] {
    [
        svg(chart, Palette::Page).unwrap(),
        svg(chart, Palette::Print).unwrap(),
        responsive(chart).unwrap(),
        standalone(chart).unwrap(),
    ]
}

#[test]
fn every_picture_is_well_formed_named_and_described() {
    for chart in samples() {
        for drawing in all_drawings(&chart) {
            let found = elements(&drawing);
            let pictures: Vec<&Element> = found.iter().filter(|e| e.name == "svg").collect();
            assert!(!pictures.is_empty());
            for picture in pictures {
                assert_eq!(picture.get("role"), Some("img"));
                for id in picture.get("aria-labelledby").unwrap().split(' ') {
                    assert!(found.iter().any(|e| e.get("id") == Some(id)), "{id}");
                }
            }
        }
    }
}

#[test]
fn a_long_label_is_wrapped_and_not_cut() {
    let long = "Identification and support of migrants who may be in a vulnerable situation";
    for width in [360, 640] {
        let chart = Chart::new("long", Kind::Bars, "A finding")
            .labels([long, "Short"])
            .series("People", [85.0, 12.0])
            .width(width);
        let drawing = svg(&chart, Palette::Print).unwrap();
        assert!(!drawing.contains('…'), "{drawing}");
        assert!(drawing.contains("situation<"), "{drawing}");
    }
}

#[test]
fn nought_stands_on_the_line_and_what_is_missing_has_a_sign() {
    let months: Vec<String> = (1..=12).map(|month| format!("M{month}")).collect();
    let of = |second: Option<f64>, width: u16| {
        let values = std::iter::once(Some(120_000.0))
            .chain([second])
            .chain((3..=12).map(|n| Some(f64::from(n) * 9_000.0)));
        let chart = Chart::new("year", Kind::Columns, "A finding")
            .labels(months.clone())
            .gaps("People", values)
            .missing("not shown")
            .width(width);
        let marks = elements(&svg(&chart, Palette::Page).unwrap())
            .iter()
            .filter(|e| e.name == "rect" && e.get("class").is_some_and(|class| class.contains("nought")))
            .count();
        (marks, svg(&chart, Palette::Page).unwrap())
    };
    for width in [360, 640, 1200] {
        let (marks, _) = of(Some(0.0), width);
        assert_eq!(marks, 1, "nought at {width}");
        let (marks, drawing) = of(None, width);
        assert_eq!(marks, 0, "missing at {width}");
        assert!(
            drawing.contains(">–<") && drawing.contains("M2: not shown"),
            "{drawing}"
        );
    }
}

#[test]
fn nothing_is_styled_in_place() {
    for chart in samples() {
        for drawing in all_drawings(&chart) {
            for element in elements(&drawing) {
                assert!(element.name != "style" && element.name != "script");
                for (name, _) in &element.attributes {
                    assert!(name != "style" && !name.starts_with("on"), "{name}");
                }
            }
        }
    }
}

#[test]
fn a_page_with_all_pictures_has_each_id_once_and_every_reference_resolves() {
    let page: String = samples().iter().map(|chart| responsive(chart).unwrap()).collect();
    let found = elements(&format!("<main>{page}</main>"));
    let ids: Vec<&str> = found.iter().filter_map(|e| e.get("id")).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for fill in found.iter().filter_map(|e| e.get("fill")) {
        if let Some(id) = fill.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
            assert!(unique.contains(id), "{id}");
        }
    }
}

#[test]
fn every_class_of_a_page_is_in_the_stylesheet() {
    let marks = ["bar", "slice", "chart", "wide", "narrow", "chart-box", "line-ink"];
    for chart in samples() {
        for element in elements(&responsive(&chart).unwrap()) {
            for class in element.get("class").unwrap_or_default().split_whitespace() {
                let named = STYLE.contains(&format!(".{class} "));
                assert!(named || marks.contains(&class), "{class}");
            }
        }
    }
}

#[test]
fn print_has_literal_colours_only() {
    for chart in samples() {
        let drawing = svg(&chart, Palette::Print).unwrap();
        assert!(!drawing.contains("currentColor") && !drawing.contains("class="));
        assert!(drawing.contains("Source Sans 3"));
    }
}

#[test]
fn an_empty_chart_of_any_kind_says_so() {
    let kinds = [
        Kind::Bars,
        Kind::GroupedBars,
        Kind::StackedBars,
        Kind::Columns,
        Kind::Line,
        Kind::Donut,
        Kind::Pair,
        Kind::Hall,
    ];
    for kind in kinds {
        let chart = Chart::new("empty", kind, "Nothing yet");
        for drawing in all_drawings(&chart) {
            elements(&drawing);
            assert!(drawing.contains("No data for this chart"));
        }
        assert!(table(&chart).unwrap().rows.is_empty());
    }
}

#[test]
fn a_missing_value_is_not_drawn_as_zero() {
    let chart = Chart::new("c", Kind::Bars, "T")
        .labels(["A", "B"])
        .gaps("n", [Some(0.0), None]);
    let drawing = svg(&chart, Palette::Page).unwrap();
    assert!(drawing.contains(">0</text>") && drawing.contains(">not recorded</text>"));
    assert_eq!(table(&chart).unwrap().rows[1], ["B", "not recorded"]);
}

#[test]
fn values_that_cannot_be_drawn_are_refused_with_a_sentence() {
    let bars = |value| {
        Chart::new("c", Kind::Bars, "T")
            .labels(["A"])
            .series("n", [value])
    };
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        let flaw = svg(&bars(value), Palette::Page).unwrap_err();
        assert_eq!(
            flaw,
            Flaw::NotANumber {
                label: "A".into(),
                series: "n".into()
            }
        );
    }
    let flaw = svg(&bars(-1.0), Palette::Page).unwrap_err();
    assert!(flaw.to_string().contains("“A” in “n” is below zero"));
    let line = Chart {
        kind: Kind::Line,
        ..bars(-1.0)
    };
    assert!(svg(&line, Palette::Page).is_ok());
}

#[test]
fn ids_that_could_leave_their_attribute_are_refused() {
    for id in ["", "1st", "a b", "a\"onload", "ä", &"x".repeat(101)] {
        assert!(matches!(
            svg(&Chart::new(id, Kind::Bars, "T"), Palette::Page),
            Err(Flaw::Id { .. })
        ));
    }
}

#[test]
fn shapes_that_do_not_fit_are_refused() {
    let labels = || Chart::new("c", Kind::Bars, "T").labels(["A", "B"]);
    assert!(matches!(
        labels().series("n", [1.0]).check(),
        Err(Flaw::Ragged {
            values: 1,
            labels: 2,
            ..
        })
    ));
    assert!(matches!(labels().check(), Err(Flaw::SeriesCount { .. })));
    let pair = Chart {
        kind: Kind::Pair,
        ..labels().series("n", [1.0, 2.0])
    };
    assert!(matches!(pair.check(), Err(Flaw::SeriesCount { least: 2, .. })));
    let ring = Chart::new("c", Kind::Donut, "T")
        .labels((0..9).map(|i| i.to_string()))
        .series("n", [1.0; 9]);
    assert!(matches!(ring.check(), Err(Flaw::TooManySlices { labels: 9 })));
}

#[test]
fn the_table_of_a_ring_ends_with_a_hundred_percent() {
    let chart = Chart::new("c", Kind::Donut, "T")
        .labels(["A", "B", "C"])
        .series("Spent", [1.0, 1.0, 1.0]);
    let table = table(&chart).unwrap();
    assert_eq!(table.header, ["Name", "Spent", "Share"]);
    assert_eq!(table.rows[0], ["A", "1", "34%"]);
    assert_eq!(table.rows[3], ["Total", "3", "100%"]);
}

#[test]
fn the_table_of_stacked_bars_has_sums_and_that_of_a_hall_groups() {
    for chart in samples() {
        let table = table(&chart).unwrap();
        assert!(table.rows.iter().all(|row| row.len() == table.header.len()));
        match chart.kind {
            Kind::StackedBars => assert_eq!(table.rows[0].last().unwrap(), "41"),
            Kind::Hall => assert_eq!(table.rows[15], ["Another one", "Member organisations"]),
            _ => {}
        }
    }
}

#[test]
fn a_hall_never_shows_how_much() {
    let hall = |values: [f64; 2]| {
        let chart = Chart::new("h", Kind::Hall, "T")
            .labels(["A", "B"])
            .series("Members", values);
        svg(&chart, Palette::Page).unwrap()
    };
    assert_eq!(hall([1.0, 1.0]), hall([90.0, 3.5]));
}

fn bars(xml: &str) -> Vec<Element> {
    let bar = |e: &Element| e.get("class").is_some_and(|c| c.split(' ').any(|c| c == "bar"));
    elements(xml).into_iter().filter(bar).collect()
}

proptest! {
    #[test]
    fn bars_are_as_long_as_their_values(
        values in proptest::collection::vec(1.0..10_000.0f64, 1..12), width in 280u16..1200,
    ) {
        let chart = Chart::new("c", Kind::Bars, "T").width(width)
            .labels(values.iter().map(|v| format!("Party {v}"))).series("n", values.clone());
        let drawn = bars(&svg(&chart, Palette::Page).unwrap());
        prop_assert_eq!(drawn.len(), values.len());
        let per_unit = drawn[0].number("width") / values[0];
        let largest = values.iter().fold(0.0f64, |a, b| a.max(*b));
        for (bar, value) in drawn.iter().zip(&values) {
            // Coordinates have two decimals; the error of the first bar is scaled up.
            let slack = 0.011 * (1.0 + largest / values[0]);
            prop_assert!((bar.number("width") - value * per_unit).abs() <= slack);
            prop_assert!(bar.number("x") + bar.number("width") <= f64::from(width));
        }
    }

    #[test]
    fn stacked_bars_lie_end_to_end_and_stay_inside(
        values in proptest::collection::vec(0.5..500.0f64, 2..8),
    ) {
        let mut chart = Chart::new("c", Kind::StackedBars, "T").labels(["2024"]);
        for (place, value) in values.iter().enumerate() {
            chart = chart.series(format!("S{place}"), [*value]);
        }
        let drawn = bars(&svg(&chart, Palette::Page).unwrap());
        for pair in drawn.windows(2) {
            let end = pair[0].number("x") + pair[0].number("width");
            prop_assert!((end - pair[1].number("x")).abs() < 0.02);
        }
        let last = drawn.last().unwrap();
        prop_assert!(last.number("x") + last.number("width") <= 640.0);
    }

    #[test]
    fn any_text_in_any_kind_gives_a_well_formed_picture(
        title in any::<String>(), label in any::<String>(), unit in any::<String>(),
        value in proptest::option::of(0.0..1e15f64), kind in 0..8usize, width in any::<u16>(),
    ) {
        let kind = [Kind::Bars, Kind::GroupedBars, Kind::StackedBars, Kind::Columns, Kind::Line, Kind::Donut, Kind::Pair, Kind::Hall][kind];
        let mut chart = Chart::new("c", kind, title).labels([label.clone(), "B".into()])
            .unit(unit).width(width).gaps(label.clone(), [value, Some(1.0)]).source(label);
        if kind == Kind::Pair {
            chart = chart.gaps("After", [None, value]);
        }
        for drawing in all_drawings(&chart) {
            elements(&drawing);
            prop_assert!(!drawing.contains("NaN") && !drawing.contains("inf\""));
        }
    }
}

#[test]
fn markup_in_a_label_is_shown_as_text() {
    let chart = Chart::new("c", Kind::Bars, "<script>alert(1)</script>")
        .labels(["<b>A&B</b>"])
        .series("n", [1.0]);
    let drawing = svg(&chart, Palette::Page).unwrap();
    assert!(!drawing.contains("<script") && !drawing.contains("<b>"));
    assert!(drawing.contains("&lt;b&gt;A&amp;B&lt;/b&gt;"));
}

#[test]
fn a_shortened_label_keeps_its_whole_text_in_the_title() {
    let long = "Directorate General for a very long matter ".repeat(20);
    let chart = Chart::new("c", Kind::Bars, "T")
        .labels([long.trim()])
        .series("n", [1.0]);
    let drawing = svg(&chart, Palette::Page).unwrap();
    assert!(drawing.contains('…'));
    assert!(drawing.contains(&format!("<title>{}</title>", long.trim())));
}
