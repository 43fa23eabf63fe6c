//! Stories of figures with small invented measures: what the views show, and that
//! the interface for other programs says what it answers.

use std::collections::BTreeSet;

use super::{Ask, Cell, Dim, Measure, Unit, View, read};
use crate::{
    api,
    error::Error,
    module::{Module, Routes},
    test::{World, on_both},
    text::{Lang, Words, catalogue},
};

/// Officers by party: three numbers, one of them small. A condition on a party
/// gives its number alone.
const OFFICERS: Measure = Measure {
    code: "officers",
    version: 3,
    unit: Unit::Count,
    dims: &[Dim::Party, Dim::Type],
    count: |_, _, _, ask| {
        Box::pin(async move {
            let parts = [("AA", 40), ("BB", 12), ("CC", 4)];
            let only = ask.only.iter().find(|(dim, _)| *dim == Dim::Party);
            let wanted = |code: &str| only.is_none_or(|(_, wanted)| wanted == code);
            let parts = parts.into_iter().filter(|(code, _)| wanted(code));
            Ok(match ask.by {
                None => vec![Cell::count(parts.map(|(_, n)| n).sum())],
                Some(_) => parts
                    .map(|(code, n)| Cell {
                        key: code.to_owned(),
                        label: code.to_owned(),
                        ..Cell::count(n)
                    })
                    .collect(),
            })
        })
    },
    rows: None,
};

const MEASURED: Module = Module {
    measures: Some(|| vec![OFFICERS]),
    ..Module::new("measured", Routes::new)
};
const MODULES: &[Module] = &[super::MODULE, api::MODULE, MEASURED];

fn party(code: &str) -> View {
    View::Party {
        code: code.to_owned(),
        name: Words::en(code),
    }
}

async fn numbers(world: &World, view: &View, ask: &Ask) -> Vec<(String, Option<f64>)> {
    let cells = read(&world.app, view, Lang::EN, &OFFICERS, ask).await.unwrap();
    cells
        .iter()
        .map(|cell| (cell.key.clone(), cell.as_number()))
        .collect()
}

#[tokio::test]
async fn the_office_sees_all_a_party_its_line_and_the_public_no_line() {
    on_both(MODULES, async |world| {
        let by_party = Ask::year(2031).by(Dim::Party);
        assert_eq!(numbers(&world, &View::Office, &by_party).await.len(), 3);
        assert_eq!(
            numbers(&world, &party("BB"), &by_party).await,
            [("BB".to_owned(), Some(12.0))]
        );
        let public = read(&world.app, &View::Public, Lang::EN, &OFFICERS, &by_party).await;
        assert!(matches!(public, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_small_line_is_held_back_even_from_its_own_focal_point() {
    on_both(MODULES, async |world| {
        let whole = Ask::year(2031);
        assert_eq!(
            numbers(&world, &party("BB"), &whole).await,
            [(String::new(), Some(12.0))]
        );
        assert_eq!(
            numbers(&world, &party("CC"), &whole).await,
            [(String::new(), None)]
        );
        assert_eq!(
            numbers(&world, &View::Office, &whole).await,
            [(String::new(), Some(56.0))]
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_outside_the_office_takes_one_condition_from_another() {
    on_both(MODULES, async |world| {
        let ask = Ask::year(2031).only(Dim::Party, "CC");
        let public = read(&world.app, &View::Public, Lang::EN, &OFFICERS, &ask).await;
        assert!(matches!(public, Err(Error::NotFound)));
        // Small cells take others with them: twelve is hidden with four.
        let by_type = numbers(&world, &View::Public, &Ask::year(2031).by(Dim::Type)).await;
        let shown: Vec<Option<f64>> = by_type.into_iter().map(|(_, n)| n).collect();
        assert_eq!(shown, [Some(40.0), None, None]);
    })
    .await;
}

#[tokio::test]
async fn every_address_of_the_interface_is_described_and_answers_what_is_described() {
    on_both(MODULES, async |world| {
        let described: BTreeSet<&str> = MODULES
            .iter()
            .flat_map(|module| module.api)
            .map(|one| one.path)
            .collect();
        let routes: Vec<Routes> = MODULES.iter().map(|module| (module.routes)()).collect();
        let routed: BTreeSet<&str> = routes
            .iter()
            .flat_map(Routes::iter)
            .map(|route| route.path)
            .filter(|path| path.starts_with("/api/v1/") && *path != "/api/v1/openapi.json")
            .collect();
        assert_eq!(described, routed);

        let stranger = world.stranger();
        let document = stranger.get("/api/v1/openapi.json").await;
        assert_eq!(document.status, 200);
        let document: serde_json::Value = serde_json::from_str(&document.text).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let fields = document["components"]["schemas"]["Measure"]["properties"]
            .as_object()
            .unwrap();
        let answer = stranger.get("/api/v1/measures/officers?year=2031&by=type").await;
        let answer: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        for field in answer.as_object().unwrap().keys() {
            assert!(fields.contains_key(field), "{field} is not described");
        }
        let required = document["components"]["schemas"]["Measure"]["required"]
            .as_array()
            .unwrap();
        for field in required {
            assert!(
                answer.get(field.as_str().unwrap()).is_some(),
                "{field} is missing"
            );
        }
        let problem = stranger.get("/api/v1/measures/officers?by=party").await;
        assert_eq!(problem.status, 422);
        let problem: serde_json::Value = serde_json::from_str(&problem.text).unwrap();
        assert!(problem["message"].as_str().unwrap().contains("focal point"));
    })
    .await;
}

#[test]
fn every_dimension_has_its_word_in_every_language() {
    for lang in catalogue().languages() {
        for dim in Dim::ALL {
            assert!(
                catalogue().has(lang, &format!("dim-{}", dim.code())),
                "{} {}",
                lang.code(),
                dim.code()
            );
        }
    }
}
