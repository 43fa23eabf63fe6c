use super::*;
use proptest::prelude::*;

fn index() -> PartyIndex<&'static str> {
    PartyIndex::new([
        ("AT", vec!["Austria", "AT", "AUT"]),
        ("AU", vec!["Australia", "AU", "AUS"]),
        ("CN", vec!["China", "CN"]),
        ("FJ", vec!["Fiji", "FJ"]),
        ("HK", vec!["Hong Kong SAR", "HK"]),
        ("ID", vec!["Indonesia", "ID"]),
        ("MY", vec!["Malaysia"]),
        ("IE", vec!["Ireland"]),
        ("IOM", vec!["International Organization for Migration", "IOM"]),
        ("IR", vec!["Iran (Islamic Republic of)", "IR"]),
        ("IQ", vec!["Iraq"]),
        (
            "KP",
            vec!["Democratic People's Republic of Korea", "North Korea", "KP"],
        ),
        ("KR", vec!["Republic of Korea", "South Korea", "KR"]),
        (
            "LA",
            vec!["Lao People's Democratic Republic", "Laos", "Lao PDR", "LA"],
        ),
        ("NC", vec!["New Caledonia (France)"]),
        ("NZ", vec!["New Zealand"]),
        ("PG", vec!["Papua New Guinea", "PNG"]),
        ("PH", vec!["Philippines", "PH", "PHL"]),
        ("TH", vec!["Thailand", "TH", "ไทย"]),
        ("TO", vec!["Tonga", "TO"]),
        ("TR", vec!["Türkiye", "Turkey"]),
        (
            "US",
            vec!["United States of America", "United States", "US", "USA"],
        ),
        ("AE", vec!["United Arab Emirates", "UAE"]),
        ("VN", vec!["Viet Nam", "VN"]),
        ("WS", vec!["Samoa"]),
        ("DM", vec!["Dominica"]),
        ("CG", vec!["Republic of the Congo"]),
        ("NG", vec!["Nigeria"]),
    ])
}

#[test]
fn names_are_sure_in_any_dress() {
    let index = index();
    for (text, party) in [
        ("The Philippines", "PH"),
        ("thailand ", "TH"),
        ("KINGDOM OF THAILAND", "TH"),
        ("ไทย", "TH"),
        ("Republic of Indonesia", "ID"),
        ("Pemerintah Republik Indonesia", "ID"),
        ("Government of the Republic of Indonesia", "ID"),
        ("U.S.", "US"),
        ("U.S.A.", "US"),
        ("u.s.a", "US"),
        ("VN", "VN"),
        ("Vietnam", "VN"),
        ("Socialist Republic of Viet Nam", "VN"),
        ("Lao P.D.R.", "LA"),
        ("Lao Peoples Democratic Republic", "LA"),
        ("Iran", "IR"),
        ("Islamic Republic of Iran", "IR"),
        ("Iran, Islamic Republic of", "IR"),
        ("Korea, Republic of", "KR"),
        ("Korea (Rep. of)", "KR"),
        ("DPR Korea", "KP"),
        ("People's Republic of China", "CN"),
        ("Hong Kong", "HK"),
        ("Hongkong", "HK"),
        ("China, Hong Kong SAR", "HK"),
        ("Hong Kong SAR, China", "HK"),
        ("New Caledonia", "NC"),
        ("Turkiye", "TR"),
        ("Thailand (TH)", "TH"),
        ("International Organization for Migration (IOM)", "IOM"),
        ("Independent State of Samoa", "WS"),
    ] {
        assert_eq!(index.find(text), PartyMatch::Sure(party), "{text}");
    }
}

#[test]
fn a_slip_in_a_long_name_is_near() {
    let index = index();
    for (text, party) in [
        ("Phillipines", "PH"),
        ("Philipines", "PH"),
        ("Phillippines", "PH"),
        ("The Philippins", "PH"),
        ("Indonisia", "ID"),
        ("Malaysa", "MY"),
        ("Republic of Indonesa", "ID"),
        ("Tailand", "TH"),
        ("Kingdom of Thialand", "TH"),
        ("New Zeland", "NZ"),
        ("Papua New Guinee", "PG"),
        ("Untied Arab Emirates", "AE"),
        ("International Organisation for Migration", "IOM"),
    ] {
        assert!(
            matches!(index.find(text), PartyMatch::Near { party: near, .. } if near == party),
            "{text}: {:?}",
            index.find(text)
        );
    }
}

#[test]
fn names_of_others_are_never_taken_for_a_party() {
    let index = index();
    for text in [
        "Niger",
        "Guinea",
        "Iceland",
        "Dominican Republic",
        "American Samoa",
        "Guinea-Bissau",
        "Oman",
        "Republic of Niger",
        "South Sudan",
        "Togo",
        "Fuji",
        "Slovakia",
        "Somewhere",
        "123",
        "",
        "?",
        "West Korea",
    ] {
        assert!(
            matches!(index.find(text), PartyMatch::Unknown),
            "{text}: {:?}",
            index.find(text)
        );
    }
}

#[test]
fn one_of_a_pair_alone_does_not_draw_the_other() {
    for (party, others) in [
        ("Austria", vec!["Australia", "Austrlia"]),
        ("Slovakia", vec!["Slovenia", "Slovania"]),
        ("Niger", vec!["Nigeria", "Nigerria"]),
        ("Nigeria", vec!["Niger", "Algeria"]),
        ("Ireland", vec!["Iceland"]),
        ("Dominica", vec!["Dominican Republic", "Dominican"]),
        ("Gambia", vec!["Zambia"]),
        ("Iran", vec!["Iraq"]),
        ("Guinea", vec!["Papua New Guinea", "Guyana"]),
    ] {
        let index = PartyIndex::new([(party, [party])]);
        for other in others {
            assert!(
                !matches!(index.find(other), PartyMatch::Sure(_) | PartyMatch::Near { .. }),
                "{other} taken for {party}"
            );
        }
    }
}

#[test]
fn what_could_be_several_is_unsure() {
    let index = index();
    assert_eq!(index.find("Korea"), PartyMatch::Unsure(vec!["KP", "KR"]));
    assert_eq!(index.find("Congo"), PartyMatch::Unsure(vec!["CG"]));
    assert_eq!(
        index.find("Democratic Republic of the Congo"),
        PartyMatch::Unsure(vec!["CG"])
    );
    assert_eq!(index.find("Republic of China"), PartyMatch::Unsure(vec!["CN"]));
    assert_eq!(
        index.find("IOM / Thailand"),
        PartyMatch::Unsure(vec!["IOM", "TH"])
    );
    assert_eq!(index.find("Bangkok, Thailand"), PartyMatch::Unsure(vec!["TH"]));
    assert!(matches!(index.find("Austrlia"), PartyMatch::Unsure(_)));
    let one_korea = PartyIndex::new([("KR", ["Republic of Korea"])]);
    assert_eq!(one_korea.find("Korea"), PartyMatch::Unsure(vec!["KR"]));
    assert_eq!(
        PartyIndex::new([(1, ["Same"]), (2, ["SAME"])]).find("same"),
        PartyMatch::Unsure(vec![1, 2])
    );
}

#[test]
fn words_are_not_taken_for_codes() {
    let index = index();
    assert_eq!(index.find("TO"), PartyMatch::Sure("TO"));
    assert_eq!(index.find("to"), PartyMatch::Unsure(vec!["TO"]));
}

#[test]
fn other_places_are_unknown_and_stand_against_near_matches() {
    let index = PartyIndex::new([("IN", vec!["Indostan"]), ("TW", vec!["Taiwan"])]).with_other_places([
        "Hindustan",
        "Indistan",
        "Taiwan",
        "Congo, Democratic Republic of the",
    ]);
    assert_eq!(index.find("Indistan"), PartyMatch::Unknown);
    assert_eq!(index.find("Republic of Indistan"), PartyMatch::Unknown);
    assert_eq!(index.find("Indestan"), PartyMatch::Unsure(vec!["IN"]));
    assert_eq!(index.find("Taiwan"), PartyMatch::Sure("TW"));
    let congo = PartyIndex::new([("CG", ["Republic of the Congo"])])
        .with_other_places(["Democratic Republic of the Congo"]);
    assert_eq!(
        congo.find("Congo, Democratic Republic of the"),
        PartyMatch::Unknown
    );
}

/// Official names, one or two per state, of a real country table; the whole world is the
/// guard, half of it the parties.
#[test]
fn no_country_of_the_world_is_taken_for_another() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/ref/iso3166-1.json"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: no such data");
        return;
    };
    let names: Vec<&str> = text
        .split("\"name\": \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| !name.contains('\\'))
        .collect();
    assert!(names.len() > 200, "the table was not read");
    for half in 0..2 {
        let parties = names
            .iter()
            .enumerate()
            .filter(|(place, _)| place % 2 == half)
            .map(|(_, name)| (*name, [*name]));
        let index = PartyIndex::new(parties);
        for (place, name) in names.iter().enumerate() {
            let found = index.find(name);
            match place % 2 == half {
                true => assert_eq!(found, PartyMatch::Sure(*name)),
                false => assert!(
                    !matches!(found, PartyMatch::Sure(_) | PartyMatch::Near { .. }),
                    "{name} taken: {found:?}"
                ),
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_looked_up_without_panic(text in any::<String>(), spelling in any::<String>()) {
        let index = PartyIndex::new([(1, [spelling.as_str()])]).with_other_places([text.as_str()]);
        let _ = index.find(&text);
        let _ = index.find(&spelling);
    }

    #[test]
    fn near_is_at_most_two_letters_away(letters in "[a-z]{4,12}") {
        let index = PartyIndex::new([("x", ["philippines", "indonesia", "thailand", "mongolia"])]);
        if let PartyMatch::Near { distance, .. } = index.find(&letters) {
            prop_assert!((1..=2).contains(&distance));
            prop_assert!(letters.len() >= 5);
        }
    }

    #[test]
    fn one_swap_inside_a_long_name_is_recognised(place in 1usize..9) {
        let mut letters: Vec<char> = "Philippines".chars().collect();
        letters.swap(place, place + 1);
        let typed: String = letters.into_iter().collect();
        let index = index();
        prop_assert!(matches!(index.find(&typed), PartyMatch::Near { party: "PH", .. } | PartyMatch::Sure("PH")), "{}", typed);
    }
}

#[test]
fn a_list_of_the_whole_world_takes_no_party_away() {
    let index = PartyIndex::new([("TH", ["Thailand"]), ("ID", ["Indonesia"])]).with_other_places([
        "Thailand",
        "Indonesia",
        "Niger",
    ]);
    assert_eq!(index.find("Kingdom of Thailand"), PartyMatch::Sure("TH"));
    assert_eq!(index.find("Republic of Indonesia"), PartyMatch::Sure("ID"));
    assert_eq!(index.find("Niger"), PartyMatch::Unknown);
}
