//! Paragraphs beside paragraphs: what moves with them, what becomes out of date.

use balai_kernel::{store::Day, translation::State};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::block::Kind;

fn report() -> Report {
    Report {
        id: Id::of(uuid::Uuid::nil()),
        kind: "impact".to_owned(),
        year: 2024,
        from_on: Day(date(2024, 1, 1)),
        to_on: Day(date(2024, 12, 31)),
        activity: None,
        reach: None,
        title: "Impact report 2024".to_owned(),
        made_at: balai_kernel::Instant::of(jiff::Timestamp::UNIX_EPOCH),
        frozen_at: None,
        published_at: None,
        file: None,
        audience: "office".to_owned(),
        version: 1,
        edition: 1,
        replaces: None,
        reason: String::new(),
    }
}

fn block(body: &str) -> Block {
    Block {
        id: Id::of(uuid::Uuid::from_u128(7)),
        report: report().id,
        position: 1,
        kind: Kind::Text.code().to_owned(),
        slug: "text".to_owned(),
        heading: "What was done".to_owned(),
        body: body.to_owned(),
        settings: Json(Settings::default()),
        version: 1,
    }
}

/// Translates each paragraph by putting an arrow before it.
fn kept(block: &Block) -> Vec<Kept> {
    let all = units(&report(), std::slice::from_ref(block));
    all.into_iter()
        .flat_map(|(_, units)| units)
        .map(|unit| Kept {
            part: block.id.uuid(),
            language: "id".to_owned(),
            account: None,
            errand: None,
            by_name: String::new(),
            at: balai_kernel::Instant::of(jiff::Timestamp::UNIX_EPOCH),
            read_by: None,
            read_name: String::new(),
            read_at: None,
            field: unit.field.to_owned(),
            position: i64::try_from(unit.position).unwrap(),
            words: format!("\u{2192} {}", unit.source),
            source: unit.source,
        })
        .collect()
}

fn states(block: &Block, kept: &[Kept]) -> Vec<(String, State)> {
    let (_, units) = units(&report(), std::slice::from_ref(block)).remove(0);
    beside(block.id.uuid(), &units, kept)
        .into_iter()
        .filter(|pair| pair.unit.field == "body")
        .map(|pair| (pair.unit.source, pair.state))
        .collect()
}

#[test]
fn a_paragraph_put_in_front_leaves_those_after_it_in_order() {
    let kept = kept(&block("One.\n\nTwo."));
    let now = block("New.\n\nOne.\n\nTwo.");
    let states = states(&now, &kept);
    assert_eq!(
        states.iter().map(|(_, state)| *state).collect::<Vec<_>>(),
        [State::Missing, State::Current, State::Current]
    );
}

#[test]
fn a_paragraph_that_changed_is_out_of_date_and_the_others_are_not() {
    let kept = kept(&block("One.\n\nTwo.\n\nThree."));
    let states = states(&block("One.\n\nTwo, and more.\n\nThree."), &kept);
    assert_eq!(
        states.iter().map(|(_, state)| *state).collect::<Vec<_>>(),
        [State::Current, State::Stale, State::Current]
    );
}

#[test]
fn rows_of_figures_alone_are_nothing_to_translate() {
    let mut table = block("");
    table.settings.0.rows = "| Place | Number |\n| {figure:events} | 12 |".to_owned();
    let (_, units) = units(&report(), &[table]).remove(0);
    let rows: Vec<&str> = units
        .iter()
        .filter(|unit| unit.field == "rows")
        .map(|unit| unit.source.as_str())
        .collect();
    assert_eq!(rows, ["| Place | Number |"]);
}

#[test]
fn a_figure_that_got_lost_or_was_made_up_is_named() {
    let source = "In {year} {figure:events} events.";
    assert!(faithful(source, "Pada {year} ada {figure:events} acara.").is_ok());
    let lost = faithful(source, "Pada {year} ada 56 acara.").unwrap_err();
    assert_eq!(lost.key, "translation-lacks");
    let made_up = faithful(source, "{year}: {figure:events}, {figure:trainings}.").unwrap_err();
    assert_eq!(made_up.key, "translation-too-much");
    let twice = faithful(source, "{year}: {figure:events} {figure:events}").unwrap_err();
    assert_eq!(twice.key, "translation-too-much");
}

proptest! {
    #[test]
    fn what_is_whole_is_in_order_and_reads_as_it_was_translated(paragraphs in prop::collection::vec("[a-z]{1,8}( [a-z]{1,8}){0,5}", 1..8)) {
        let block = block(&paragraphs.join("\n\n"));
        let kept = kept(&block);
        let (_, units) = units(&report(), std::slice::from_ref(&block)).remove(0);
        let pairs = beside(block.id.uuid(), &units, &kept);
        prop_assert!(pairs.iter().all(|pair| pair.state == State::Current));
        let wanted: Vec<String> = paragraphs.iter().map(|text| format!("\u{2192} {text}")).collect();
        prop_assert_eq!(translated(&block, &pairs).body, wanted.join("\n\n"));
    }

    #[test]
    fn nothing_that_people_type_breaks_it(before in "\\PC{0,200}", after in "\\PC{0,200}") {
        let kept = kept(&block(&before));
        let now = block(&after);
        if let Some((_, units)) = units(&report(), std::slice::from_ref(&now)).into_iter().next() {
            let pairs = beside(now.id.uuid(), &units, &kept);
            prop_assert_eq!(pairs.len(), units.len());
            translated(&now, &pairs);
        }
        let _ = faithful(&before, &after);
    }
}
