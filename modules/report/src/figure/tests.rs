//! Names of figures, and parts that are too small to be told.

use std::collections::BTreeSet;

use balai_kernel::{
    Module, Routes,
    measure::{Chapter, Question, Source},
    store::{Conn as _, Sql, with_statement_count},
    test::on_both,
};
use jiff::civil::Date;

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

/// A number that tells of every part of a question.
fn told(question: &Question) -> f64 {
    let only = question.ask.only.iter().map(|(_, key)| key.len()).sum::<usize>();
    let days = question.ask.to.since(question.ask.from).unwrap().get_days();
    f64::from(question.ask.from.year())
        + f64::from(days) / 1000.0
        + 10_000.0 * only as f64
        + 100_000.0 * question.code.len() as f64
}

/// Answers everything at once, by one statement.
static TOGETHER: Source = Source {
    name: "together",
    count: |db, _, _, questions| {
        Box::pin(async move {
            let (_,): (i64,) = db
                .one(Sql::Same("select count(*) from target"), Vec::new())
                .await?;
            let cell = |question: &Question| Cell {
                key: question.ask.by.map_or_else(String::new, |_| "1".to_owned()),
                ..Cell::number(told(question))
            };
            Ok(questions.iter().map(|question| vec![cell(question)]).collect())
        })
    },
};

macro_rules! together {
    ($($code:literal)+) => {
        vec![$(Measure {
            code: $code,
            version: 1,
            chapter: Chapter::Activities,
            unit: Unit::Count,
            is_stock: false,
            dims: &[Dim::Initiative, Dim::Purpose, Dim::Status, Dim::Month],
            part_of: None,
            count: |db, profile, lang, ask| Box::pin(TOGETHER.answer(db, profile, lang, $code, ask)),
            source: Some(&TOGETHER),
            rows: None,
        }),+]
    };
}

const MODULES: &[Module] = &[Module {
    measures: Some(|| together!("participations" "events" "trainings" "officers-trained")),
    ..Module::new("counting", Routes::new)
}];

#[tokio::test]
async fn forty_figures_of_a_report_are_counted_by_as_few_statements_as_one() {
    on_both(MODULES, async |world| {
        let codes = ["participations", "events", "trainings", "officers-trained"];
        let parts = [
            "",
            "|month=2024-01",
            "|month=2024-02",
            "|month=2024-03",
            "|month=2024-04",
        ];
        let more = [
            "|month=2024-05",
            "|month=2024-06",
            "|month=2024-07",
            "|month=2024-08",
            "|by=month",
        ];
        let names = codes.iter().flat_map(|code| {
            let parts = parts.iter().chain(&more);
            parts.map(move |part| format!("figure:{code}{part}"))
        });
        let mut wanted: Vec<Binding> = names.map(|name| Binding::parse(&name).unwrap()).collect();
        assert_eq!(wanted.len(), 40);
        // No such initiative: that is found out for all of them at once, too.
        wanted.push(Binding::parse("figure:events|initiative=none").unwrap());
        let (figures, statements) =
            with_statement_count(compute(&world.app, Time::year(2024), &wanted)).await;
        let figures = figures.unwrap();
        // What was written last, the figures, the plan; and the parts that there are.
        assert!(statements <= 4, "{statements} statements");
        assert_eq!(figures.0.len(), 41);
        for binding in &wanted[..40] {
            let measure = world.app.measure(&binding.code).unwrap();
            let ask = binding.ask(Time::year(2024).into());
            let alone = (measure.count)(&world.app.db, &world.app.profile, Lang::EN, &ask).await;
            let alone = alone.unwrap()[0].as_number().unwrap();
            match &figures.get(binding).unwrap().value {
                Value::Count { value } => assert_eq!(*value, alone, "{}", binding.name()),
                Value::Split { parts, .. } => assert_eq!(parts.len(), 12),
                other => panic!("{}: {other:?}", binding.name()),
            }
        }
        let unknown = figures.get(&wanted[40]).unwrap();
        assert!(matches!(unknown.value, Value::None { .. }));
    })
    .await;
}

#[tokio::test]
async fn the_facts_about_many_measures_are_counted_by_one_statement_for_each_source() {
    on_both(MODULES, async |world| {
        let codes = BTreeSet::from(["participations", "events", "trainings", "officers-trained"]);
        let day = |month, day| Date::new(2024, month, day).unwrap();
        let spans = BTreeSet::from([(day(1, 1), day(3, 31)), (day(6, 1), day(6, 30))]);
        let (facts, statements) =
            with_statement_count(facts(&world.app, Time::year(2024), &codes, &spans)).await;
        let facts = facts.unwrap();
        // What was written last, and the figures.
        assert!(statements <= 2, "{statements} statements");
        let of = |code: &str, period: Period| {
            let fact = facts.iter().find(|fact| {
                (fact.measure.as_str(), &fact.part, fact.period) == (code, &Part::Whole, period)
            });
            fact.unwrap().value
        };
        for code in codes {
            let measure = world.app.measure(code).unwrap();
            let of_year = Ask::year(2024);
            let span = Ask {
                from: day(6, 1),
                to: day(6, 30),
                ..of_year.clone()
            };
            let june = Period::Span(day(6, 1), day(6, 30));
            for (period, ask) in [
                (Period::Year, of_year),
                (Period::Other(2023), Ask::year(2023)),
                (june, span),
            ] {
                let alone = (measure.count)(&world.app.db, &world.app.profile, Lang::EN, &ask).await;
                assert_eq!(of(code, period), alone.unwrap()[0].as_number().unwrap());
            }
            assert!(
                facts
                    .iter()
                    .any(|fact| { fact.measure == code && fact.part == Part::Initiative("1".to_owned()) })
            );
        }
    })
    .await;
}
