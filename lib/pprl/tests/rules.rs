//! What holds of any lists, and what is refused.

use balai_pprl::{
    Blocks, Clk, Encoder, Flaw, Hardening, Instructions, Noise, Pair, Refusal, Schema, matches, matches_by,
    one_to_one,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn schema(change: impl FnOnce(&mut Value)) -> Result<Schema, Flaw> {
    let mut value = json!({
        "version": 3,
        "clkConfig": { "l": 1024, "kdf": { "type": "HKDF", "keySize": 64 } },
        "features": [
            { "identifier": "id", "ignored": true },
            {
                "identifier": "name",
                "format": { "type": "string", "case": "lower" },
                "hashing": { "comparison": { "type": "ngram", "n": 2 }, "strategy": { "bitsPerFeature": 200 } }
            },
            {
                "identifier": "born",
                "format": { "type": "date", "format": "%Y-%m-%d" },
                "hashing": { "comparison": { "type": "ngram", "n": 1, "positional": true }, "strategy": { "bitsPerFeature": 200 } }
            }
        ]
    });
    change(&mut value);
    Schema::read(value.to_string().as_bytes())
}

#[expect(clippy::unwrap_used, reason = "a test helper")]
fn encoder(hardening: Hardening) -> Encoder {
    Encoder::new(&schema(|_| ()).unwrap(), b"secret", hardening).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a test helper")]
fn refused(change: impl FnOnce(&mut Value)) -> String {
    schema(change).unwrap_err().to_string()
}

#[test]
fn a_schema_is_refused_with_the_place() {
    let cases: [(&str, String); 9] = [
        ("clkConfig.l", refused(|s| s["clkConfig"]["l"] = json!(0))),
        (
            "clkConfig.l: blakeHash needs a power of two",
            refused(|s| s["clkConfig"]["l"] = json!(1000)),
        ),
        (
            "clkConfig.kdf.salt",
            refused(|s| s["clkConfig"]["kdf"]["salt"] = json!("%")),
        ),
        (
            "clkConfig.xorFolds",
            refused(|s| s["clkConfig"]["xorFolds"] = json!(1)),
        ),
        ("version: only version 3", refused(|s| s["version"] = json!(2))),
        (
            "features[0]: format is missing",
            refused(|s| s["features"][0]["ignored"] = json!(false)),
        ),
        (
            "features[1].hashing: ngram is not known",
            refused(|s| s["features"][1]["hashing"]["ngram"] = json!(2)),
        ),
        (
            "features[1].hashing.strategy",
            refused(|s| s["features"][1]["hashing"]["strategy"] = json!({})),
        ),
        (
            "features[2].format.type",
            refused(|s| s["features"][2]["format"]["type"] = json!(7)),
        ),
    ];
    for (place, said) in cases {
        assert!(said.starts_with(place), "{said}");
    }
    assert!(Schema::read(b"{").unwrap_err().to_string().contains("not JSON"));
}

#[test]
fn a_value_that_does_not_fit_is_named_by_its_column_and_not_shown() {
    let said = encoder(Hardening::default())
        .encode(&["1", "Siti", "1990-01-31"])
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("name") && said.contains("lower") && !said.contains("Siti"),
        "{said}"
    );
    let said = encoder(Hardening::default())
        .encode(&["1", "siti", "31.1.1990"])
        .unwrap_err();
    assert_eq!(
        said,
        Flaw::Value {
            column: "born".to_owned(),
            refusal: Refusal::NotADate
        }
    );
    assert_eq!(
        encoder(Hardening::default()).encode(&["1"]).unwrap_err(),
        Flaw::Width { found: 1, wanted: 3 }
    );
}

#[test]
fn the_keys_are_not_printed() {
    let printed = format!(
        "{:?}",
        encoder(Hardening {
            noise: Some(Noise {
                chance: 0.1,
                secret: vec![77; 4]
            }),
            salt: None
        })
    );
    assert!(
        !printed.contains("77") && !printed.contains("secret"),
        "{printed}"
    );
}

#[test]
fn another_secret_and_another_salt_make_strangers_of_the_same_person() {
    let row = ["1", "siti binti ahmad", "1990-01-31"];
    let own = encoder(Hardening::default()).encode(&row).unwrap();
    let other = Encoder::new(&schema(|_| ()).unwrap(), b"another", Hardening::default())
        .unwrap()
        .encode(&row)
        .unwrap();
    assert!(own.dice(&other) < 0.5);
    let salted = || Hardening {
        salt: Some(2),
        noise: None,
    };
    let one = encoder(salted()).encode(&row).unwrap();
    let again = encoder(salted())
        .encode(&["9", "siti binti ahmad", "1990-01-31"])
        .unwrap();
    let later = encoder(salted())
        .encode(&["1", "siti binti ahmad", "1991-01-31"])
        .unwrap();
    assert_eq!(one, again);
    assert!(one.dice(&later) < 0.5);
}

#[test]
fn noise_is_the_same_each_time_and_as_much_as_was_asked() {
    let row = ["1", "siti binti ahmad", "1990-01-31"];
    let noisy = || Hardening {
        salt: None,
        noise: Some(Noise {
            chance: 0.1,
            secret: b"noise".to_vec(),
        }),
    };
    let (clear, one, again) = (
        encoder(Hardening::default()).encode(&row).unwrap(),
        encoder(noisy()).encode(&row).unwrap(),
        encoder(noisy()).encode(&row).unwrap(),
    );
    assert_eq!(one, again);
    let turned = (0..1024).filter(|bit| clear.get(*bit) != one.get(*bit)).count();
    assert!((60..150).contains(&turned), "{turned} of 1024");
}

fn filters(most: usize) -> impl Strategy<Value = Vec<Clk>> {
    let filter = prop::collection::vec(any::<u64>(), 3).prop_map(|words| {
        let mut clk = Clk::new(180);
        for (at, word) in words.iter().enumerate() {
            for bit in 0..64 {
                if word >> bit & 1 == 1 {
                    clk.set(at * 64 + bit);
                }
            }
        }
        clk
    });
    prop::collection::vec(filter, 0..most)
}

proptest! {
    #[test]
    fn all_instructions_find_what_one_finds_by_hand(left in filters(12), right in filters(40), threshold in 0.3..0.8_f64) {
        let mut by_hand = Vec::new();
        for (at, one) in (0..).zip(&left) {
            for (to, other) in (0..).zip(&right) {
                let dice = one.dice(other);
                if dice >= threshold {
                    by_hand.push(Pair { left: at, right: to, dice });
                }
            }
        }
        for how in Instructions::here() {
            for threads in [1, 3] {
                prop_assert_eq!(&matches_by(how, &left, &right, threshold, threads), &by_hand);
            }
        }
    }

    #[test]
    fn nobody_has_two_partners_and_no_better_pair_is_left(left in filters(8), right in filters(8)) {
        let pairs = matches(&left, &right, 0.3, 1);
        let solved = one_to_one(&pairs);
        for pair in &pairs {
            let rivals = solved.iter().filter(|one| one.left == pair.left || one.right == pair.right);
            let rivals: Vec<&Pair> = rivals.collect();
            prop_assert!(rivals.iter().any(|one| one.dice >= pair.dice));
            prop_assert!(solved.iter().filter(|one| one.left == pair.left).count() <= 1);
            prop_assert!(solved.iter().filter(|one| one.right == pair.right).count() <= 1);
        }
    }

    #[test]
    fn equal_filters_always_meet_in_a_block(list in filters(20)) {
        let blocks = Blocks::new(180, 4, 12, 7);
        let met = blocks.candidates(&list, &list, 1000);
        for at in 0..list.len() as u32 {
            prop_assert!(met.binary_search(&(at, at)).is_ok());
        }
    }

    #[test]
    fn a_filter_survives_its_base64(list in filters(3)) {
        for clk in list {
            prop_assert_eq!(Clk::from_base64(&clk.to_base64(), 180).unwrap(), clk);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(json in "\\PC{0,60}", name in "\\PC{0,20}") {
        let _ = Schema::read(json.as_bytes());
        let _ = encoder(Hardening::default()).encode(&["", &name.to_lowercase(), "2000-01-01"]);
        let _ = Clk::from_base64(&name, 64);
    }
}
