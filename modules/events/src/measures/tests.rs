//! The measures on an invented year, 2031, counted by hand.

mod levels;
mod pages;
mod scene;
mod together;

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Module, Routes,
    measure::{Ask, Cell, Dim, Value, figures},
    test::{World, on_both},
    text::Lang,
};

use super::{figures::SOURCE, measures};
use scene::year_2031;

/// The module as far as its measures go.
const MEASURED: Module = Module {
    measures: Some(measures),
    ..Module::new("measured", Routes::new)
};
const MODULES: &[Module] = &[balai_kernel::measure::MODULE, balai_kernel::api::MODULE, MEASURED];

async fn ask(world: &World, code: &str, ask: Ask) -> Vec<Cell> {
    let measure = world.app.measure(code).unwrap();
    (measure.count)(&world.app.db, &world.app.profile, Lang::EN, &ask)
        .await
        .unwrap()
}

async fn whole(world: &World, code: &str) -> Cell {
    let mut cells = ask(world, code, Ask::year(2031)).await;
    assert_eq!(cells.len(), 1, "{code}");
    cells.remove(0)
}

async fn split(world: &World, code: &str, dim: Dim) -> BTreeMap<String, f64> {
    parts(ask(world, code, Ask::year(2031).by(dim)).await)
}

fn parts(cells: Vec<Cell>) -> BTreeMap<String, f64> {
    cells
        .into_iter()
        .map(|cell| (cell.key.clone(), cell.as_number().unwrap()))
        .collect()
}

fn expected(list: &[(&str, f64)]) -> BTreeMap<String, f64> {
    list.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect()
}

/// What is open about a figure: key and number.
fn open(cell: &Cell) -> BTreeMap<String, String> {
    cell.open
        .iter()
        .map(|message| (message.key.to_string(), message.say(Lang::EN)))
        .collect()
}

#[tokio::test]
async fn the_wholes_of_the_invented_year_are_as_counted_by_hand() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        for (code, n) in [
            ("participations", 25.0),
            ("people", 6.0),
            ("parties", 4.0),
            ("events", 6.0),
            ("trainings", 4.0),
            ("officers-trained", 17.0),
            ("people-trained", 6.0),
            ("completions", 3.0),
            ("dialogues", 1.0),
            ("external-events", 2.0),
            ("inputs", 1.0),
            ("women", 10.0),
            ("trainers", 1.0),
        ] {
            assert_eq!(whole(&world, code).await.as_number(), Some(n), "{code}");
        }
    })
    .await;
}

#[tokio::test]
async fn another_year_and_half_a_year_count_only_their_own() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let before = ask(&world, "participations", Ask::year(2030)).await;
        assert_eq!(before[0].as_number(), Some(1.0));
        let half = Ask {
            from: jiff::civil::date(2031, 1, 1),
            to: jiff::civil::date(2031, 6, 30),
            ..Ask::year(2031)
        };
        assert_eq!(
            ask(&world, "participations", half).await[0].as_number(),
            Some(18.0)
        );
        // A year in which nothing is recorded has noughts and no invented share.
        assert_eq!(
            ask(&world, "participations", Ask::year(2029)).await[0].as_number(),
            Some(0.0)
        );
        let share = ask(&world, "womens-share", Ask::year(2029)).await;
        assert!(matches!(share[0].value, Value::Missing(_)));
        let gain = ask(&world, "learning-gain", Ask::year(2029)).await;
        assert!(matches!(gain[0].value, Value::Missing(_)));
    })
    .await;
}

#[tokio::test]
async fn a_person_counts_for_the_party_represented_with_its_status_of_that_day() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let by_party = split(&world, "participations", Dim::Party).await;
        assert_eq!(
            by_party,
            expected(&[("AA", 13.0), ("BB", 3.0), ("CC", 6.0), ("DD", 3.0)])
        );
        let by_status = split(&world, "participations", Dim::Status).await;
        assert_eq!(
            by_status,
            expected(&[
                ("member-state", 18.0),
                ("observer-state", 1.0),
                ("member-organisation", 6.0)
            ])
        );
        let reached = split(&world, "parties", Dim::Status).await;
        assert_eq!(
            reached,
            expected(&[
                ("member-state", 3.0),
                ("observer-state", 1.0),
                ("member-organisation", 1.0)
            ])
        );
        // One person stood for two parties: both have that person, the whole has one.
        let people = split(&world, "people", Dim::Party).await;
        assert_eq!(
            people,
            expected(&[("AA", 2.0), ("BB", 2.0), ("CC", 1.0), ("DD", 2.0)])
        );
    })
    .await;
}

#[tokio::test]
async fn other_splits_are_as_counted_by_hand() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        assert_eq!(
            split(&world, "participations", Dim::Region).await,
            expected(&[("Pacific", 16.0), ("South-East Asia", 3.0), ("", 6.0)])
        );
        assert_eq!(
            split(&world, "participations", Dim::Month).await,
            expected(&[
                ("2031-02", 3.0),
                ("2031-05", 12.0),
                ("2031-06", 3.0),
                ("2031-08", 1.0),
                ("2031-09", 1.0),
                ("2031-10", 5.0)
            ])
        );
        assert_eq!(
            split(&world, "participations", Dim::Type).await,
            expected(&[("training", 17.0), ("roundtable", 3.0), ("briefing", 5.0)])
        );
        assert_eq!(
            split(&world, "participations", Dim::Initiative).await,
            expected(&[("1", 15.0), ("", 10.0)])
        );
        assert_eq!(
            split(&world, "officers-trained", Dim::AgencyKind).await,
            expected(&[("police", 3.0), ("immigration", 1.0), ("", 13.0)])
        );
        assert_eq!(
            split(&world, "events", Dim::Party).await,
            expected(&[("AA", 3.0), ("BB", 3.0), ("CC", 2.0), ("DD", 3.0)])
        );
        assert_eq!(
            split(&world, "external-events", Dim::Month).await,
            expected(&[("2031-10", 1.0), ("", 1.0)])
        );
        let line = Ask::year(2031).by(Dim::Type).only(Dim::Party, "AA");
        assert_eq!(
            parts(ask(&world, "participations", line).await),
            expected(&[("training", 12.0), ("roundtable", 1.0)])
        );
        let may = Ask::year(2031).only(Dim::Month, "2031-05");
        assert_eq!(
            ask(&world, "participations", may).await[0].as_number(),
            Some(12.0)
        );
    })
    .await;
}

#[tokio::test]
async fn every_split_of_attendances_and_events_sums_to_the_whole() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        for code in [
            "participations",
            "officers-trained",
            "completions",
            "women",
            "trainers",
        ] {
            let whole = whole(&world, code).await.as_number().unwrap();
            for dim in Dim::ALL {
                let sum: f64 = split(&world, code, dim).await.values().sum();
                assert_eq!(sum, whole, "{code} by {}", dim.code());
            }
        }
        let of_activities = [
            Dim::Initiative,
            Dim::Purpose,
            Dim::Type,
            Dim::Role,
            Dim::Level,
            Dim::Month,
        ];
        for code in ["events", "trainings", "dialogues"] {
            let whole = whole(&world, code).await.as_number().unwrap();
            for dim in of_activities {
                let sum: f64 = split(&world, code, dim).await.values().sum();
                assert_eq!(sum, whole, "{code} by {}", dim.code());
            }
        }
        // What counts distinct things stands under several parts: never less than the whole.
        for (code, dims) in [
            ("people", &Dim::ALL[..]),
            ("people-trained", &Dim::ALL[..]),
            ("parties", super::PARTIES),
        ] {
            let whole = whole(&world, code).await.as_number().unwrap();
            for dim in dims {
                let sum: f64 = split(&world, code, *dim).await.values().sum();
                assert!(sum >= whole, "{code} by {}", dim.code());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_open_is_said_with_its_number() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let number = |cell: &Cell, key: &str| {
            let message = cell.open.iter().find(|message| message.key == key)?;
            message
                .args
                .first()
                .map(|(_, n)| serde_json::to_value(n).unwrap())
        };
        let participations = whole(&world, "participations").await;
        assert_eq!(
            number(&participations, "measure-open-not-recorded"),
            Some(1.into())
        );
        assert_eq!(number(&participations, "measure-open-on-wholes"), Some(1.into()));
        let people = whole(&world, "people").await;
        assert_eq!(number(&people, "measure-open-same-person"), Some(1.into()));
        assert_eq!(number(&people, "measure-open-unnamed"), Some(14.into()));
        assert_eq!(open(&people).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_share_of_women_has_the_known_as_its_base_and_says_who_is_not_known() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let share = whole(&world, "womens-share").await;
        assert!((share.as_number().unwrap() - 10.0 / 17.0).abs() < 1e-12);
        assert_eq!(share.n, Some(17));
        let said = open(&share);
        assert!(said["measure-open-sex-unknown"].contains('7'), "{said:?}");
        assert_eq!(said["measure-open-sex-undisclosed"], "One prefers not to say");
        let briefing = ask(&world, "womens-share", Ask::year(2031).by(Dim::Type)).await;
        let briefing = briefing.iter().find(|cell| cell.key == "briefing").unwrap();
        assert!(matches!(briefing.value, Value::Missing(_)));
        assert_eq!(briefing.n, Some(0));
    })
    .await;
}

#[tokio::test]
async fn the_gain_is_the_mean_of_pairs_with_its_interval() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let gain = whole(&world, "learning-gain").await;
        // 20, 30 and 30: mean 26.67, standard deviation 5.77, t(2) 4.303.
        assert!((gain.as_number().unwrap() - 26.6667).abs() < 0.001);
        assert_eq!(gain.n, Some(3));
        let (low, high) = gain.interval.unwrap();
        assert!((low - 12.32).abs() < 0.02, "{low}");
        assert!((high - 41.01).abs() < 0.02, "{high}");
    })
    .await;
}

#[tokio::test]
async fn the_document_of_figures_has_every_measure_with_its_definition() {
    on_both(MODULES, async |world| {
        year_2031(&world).await;
        let office = Actor::office_job();
        let all = figures(&world.app, 2031, Some(Dim::Party), &office, Lang::EN)
            .await
            .unwrap();
        let list = all["measures"].as_array().unwrap();
        assert_eq!(list.len(), measures().len());
        for measure in list {
            for part in ["code", "name", "definition", "scope", "version", "unit", "value"] {
                assert!(!measure[part].is_null(), "{part} of {measure}");
            }
            assert!(
                !measure["definition"].as_str().unwrap().starts_with("measure-"),
                "{measure}"
            );
        }
        let participations = list.iter().find(|one| one["code"] == "participations").unwrap();
        assert_eq!(participations["value"], 25);
        let line = |code: &str| {
            let cells = participations["cells"].as_array().unwrap();
            cells.iter().find(|cell| cell["key"] == code).unwrap()["value"].clone()
        };
        assert_eq!(line("AA"), 13);
        assert_eq!(line("DD"), 3);
        // Outside the office figures are never by party.
        let stranger = Actor::anonymous(Lang::EN);
        assert!(
            figures(&world.app, 2031, Some(Dim::Party), &stranger, Lang::EN)
                .await
                .is_err()
        );
        let public = figures(&world.app, 2031, Some(Dim::Type), &stranger, Lang::EN)
            .await
            .unwrap();
        let of_type = public["measures"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["code"] == "participations")
            .unwrap();
        // 17, 5 and 3: the two small ones sum to eight, so all three are held back, and
        // with them the breakdown's last secret is none.
        for cell in of_type["cells"].as_array().unwrap() {
            assert!(cell["value"].is_null(), "{cell}");
        }
    })
    .await;
}

#[test]
fn every_measure_has_its_words_in_every_language() {
    let catalogue = balai_kernel::text::catalogue();
    for lang in catalogue.languages() {
        for measure in measures() {
            for key in [
                format!("measure-{}", measure.code),
                format!("measure-{}-rule", measure.code),
            ] {
                assert!(catalogue.has(lang, &key), "{} {key}", lang.code());
            }
        }
    }
}
