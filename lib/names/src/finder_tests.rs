//! What is found in sentences, and what is not.

use proptest::prelude::*;

use super::*;

const PARTIES: &[(&str, &[&str])] = &[
    ("TH", &["Thailand", "Thai"]),
    ("VN", &["Viet Nam", "Vietnam", "Vietnamese"]),
    ("PG", &["Papua New Guinea", "PNG"]),
    ("JO", &["Jordan", "Jordanian"]),
    (
        "LA",
        &["Lao People's Democratic Republic", "Lao PDR", "Laos", "Lao"],
    ),
    ("KR", &["Republic of Korea", "South Korea"]),
    ("KP", &["Democratic People's Republic of Korea", "DPRK"]),
    ("IN", &["India", "Indian"]),
    ("PH", &["Philippines", "Filipina", "Filipino"]),
    ("CN", &["China", "Chinese"]),
    ("US", &["United States of America", "United States", "US", "U.S."]),
    ("TR", &["Türkiye", "Turkey", "Turkish"]),
];

fn finder() -> Finder<&'static str> {
    let mut finder = Finder::new();
    for &(key, names) in PARTIES {
        names.iter().for_each(|name| finder.name(key, name));
    }
    for place in [
        "Guinea",
        "Georgia",
        "Niger",
        "Nigeria",
        "Indian Ocean",
        "South China Sea",
    ] {
        finder.nobody(place);
    }
    finder.name("royal-police", "Royal Thai Police");
    finder.abbreviation("royal-police", "RTP");
    let people = [
        ("somchai", "Somchai Example"),
        ("jordan", "Jordan Example"),
        ("mono", "Suharsana"),
    ];
    for (key, name) in people {
        finder.person(key, &PersonName::from_full(name).expect("a name").name);
    }
    finder.with_slips(PartyIndex::new(
        PARTIES.iter().map(|(key, names)| (*key, names.to_vec())),
    ))
}

fn found(text: &str) -> Vec<&'static str> {
    finder().find(text).into_iter().flat_map(|hit| hit.keys).collect()
}

#[test]
fn the_longest_name_wins() {
    assert_eq!(found("Papua New Guinea joined."), ["PG"]);
    assert_eq!(found("Guinea did not."), [""; 0]);
    assert_eq!(found("The Democratic People's Republic of Korea"), ["KP"]);
    assert_eq!(found("the Republic of Korea"), ["KR"]);
    assert_eq!(found("the Lao People\u{2019}s Democratic Republic"), ["LA"]);
    assert_eq!(found("across the Indian Ocean and the South China Sea"), [""; 0]);
    assert_eq!(found("The Royal Thai Police sent two."), ["royal-police"]);
}

#[test]
fn those_of_a_party_name_it() {
    assert_eq!(
        found("Thai police, two Thais and Vietnamese officers"),
        ["TH", "TH", "VN"]
    );
    assert_eq!(found("Thailand\u{2019}s border; Thailand's ports"), ["TH", "TH"]);
    assert_eq!(found("U.S. and US officers told us"), ["US", "US"]);
    assert_eq!(found("Petugas dari Filipina dan Thailand"), ["PH", "TH"]);
    assert_eq!(found("TÜRKIYE and Turkiye"), ["TR", "TR"]);
}

#[test]
fn what_only_looks_like_a_party_is_none() {
    for text in [
        "turkey and china on the table",
        "Nigeria and Niger",
        "in Georgia",
        "Mr Jordan spoke",
        "tell us more",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn a_person_is_found_in_another_order_and_with_a_slip() {
    assert_eq!(found("It was Somchai Example who led."), ["somchai"]);
    assert_eq!(found("EXAMPLE Somchai led."), ["somchai"]);
    assert_eq!(found("Dr. Jordan Example spoke in Jordan."), ["jordan", "JO"]);
    let hits = finder().find("Somchay Example led.");
    assert_eq!(hits[0].keys, ["somchai"]);
    assert!(!hits[0].is_sure);
    assert_eq!(found("Suharsana opened it."), ["mono"]);
    assert_eq!(found("an example. Somchai is a common name"), [""; 0]);
}

#[test]
fn a_slip_in_a_party_is_found_and_not_sure() {
    let hits = finder().find("The Phillipines hosted it.");
    assert_eq!(hits.len(), 1);
    assert_eq!(
        (hits[0].keys.as_slice(), hits[0].is_sure),
        (["PH"].as_slice(), false)
    );
    assert!(!finder().find("The RTP came.")[0].is_sure);
    assert_eq!(found("The rtp came."), [""; 0]);
}

#[test]
fn a_name_that_people_bear_is_not_sure_beside_another_name() {
    let hits = finder().find("Jordan Quigley spoke.");
    assert_eq!(
        (hits[0].keys.as_slice(), hits[0].is_sure),
        (["JO"].as_slice(), false)
    );
    assert!(finder().find("Jordan hosted it.")[0].is_sure);
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_hit_is_a_piece_of_it(text in any::<String>()) {
        let mut last = 0;
        for hit in finder().find(&text) {
            prop_assert!(hit.place.start >= last && hit.place.end > hit.place.start);
            prop_assert!(text.get(hit.place.clone()).is_some());
            prop_assert!(!hit.keys.is_empty());
            last = hit.place.end;
        }
    }

    #[test]
    fn a_name_is_found_wherever_it_stands(before in "[a-z]{1,8}", after in "[a-z]{1,8}", which in 0_usize..PARTIES.len()) {
        let (key, names) = PARTIES[which];
        for name in names {
            let text = format!("{before}, {name}; {after}");
            let hits = finder().find(&text);
            prop_assert!(hits.iter().any(|hit| hit.keys == [key]), "{} in {}", name, text);
        }
    }

    #[test]
    fn accents_and_capitals_of_a_name_do_not_matter(which in 0_usize..PARTIES.len()) {
        let (key, names) = PARTIES[which];
        let text = format!("({})", names[0].to_uppercase());
        prop_assert!(finder().find(&text).iter().any(|hit| hit.keys == [key]));
    }
}
