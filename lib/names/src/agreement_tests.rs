use super::*;
use proptest::prelude::*;

fn name(text: &str) -> PersonName {
    PersonName::from_full(text).expect("a name").name
}

fn judged(a: &str, b: &str) -> NameAgreement {
    let there = same_person_evidence(&name(a), &name(b));
    assert_eq!(
        there,
        same_person_evidence(&name(b), &name(a)),
        "{a} / {b} depends on the order"
    );
    there
}

fn share_a_key(a: &PersonName, b: &PersonName) -> bool {
    let keys = block_keys(a);
    block_keys(b).iter().any(|key| keys.contains(key))
}

#[test]
fn the_same_name_is_the_same_in_any_order_case_and_accents() {
    assert_eq!(
        judged("Lê Thị Mai", "LE THI MAI"),
        NameAgreement::Same(NameReason::CaseOrAccents)
    );
    assert_eq!(
        judged("Tömörbaatar Dorj", "DORJ Tomorbaatar"),
        NameAgreement::Same(NameReason::WordOrder)
    );
    assert_eq!(
        judged("REYES, Carmela", "Carmela Reyes"),
        NameAgreement::Same(NameReason::CaseOrAccents)
    );
    assert_eq!(
        judged("Mr Anan Dee", "Anan Dee"),
        NameAgreement::Same(NameReason::Identical)
    );
}

#[test]
fn what_lists_do_to_one_name_is_compatible() {
    for (a, b, reason) in [
        ("Raejsh Pillai", "Rajesh Pillai", NameReason::LettersSwapped),
        ("iMguel Bautista", "Miguel Bautista", NameReason::LettersSwapped),
        ("Rajes Pillai", "Pillai Rajesh", NameReason::OneLetter),
        ("Mueller Anna", "Müller Anna", NameReason::OneLetter),
        ("J. Reyes", "Jose Reyes", NameReason::Initial),
        ("Juan M. Reyes", "Juan Miguel Reyes", NameReason::Initial),
        ("J. Reyes", "Jose Maria Reyes", NameReason::Initial),
        ("Juan Reyes", "Juan Miguel Reyes", NameReason::PartMissing),
        ("Hafiz bin Yusof", "Hafiz Yusof", NameReason::Particle),
        ("Ravi a/l Muthu", "Ravi Muthu", NameReason::Particle),
        ("Khalid Al Falasi", "Khalid Falasi", NameReason::Particle),
        ("Khalid AlFalasi", "Khalid Al Falasi", NameReason::Spacing),
        ("Nur Aisyah", "Nuraisyah", NameReason::Spacing),
        ("Ganzorig Bat-Erdene", "Baterdene Ganzorig", NameReason::Spacing),
        ("Mohd Faizal", "Muhammad Faizal", NameReason::KnownSpelling),
        ("Mohamed Salih", "Mohaemd Salih", NameReason::LettersSwapped),
        ("Suharsono", "Suharsonno", NameReason::OneLetter),
        ("Дорж Болд", "Dorzh Bold", NameReason::OtherScript),
    ] {
        assert_eq!(judged(a, b), NameAgreement::Compatible(reason), "{a} / {b}");
        assert!(share_a_key(&name(a), &name(b)), "{a} / {b} would not be found");
    }
}

#[test]
fn different_people_are_different() {
    for (a, b) in [
        ("Anan Boon", "Anan Srisai"),
        ("Mai Tran", "Lan Tran"),
        ("Hoa Bold", "Hoa Bond"),
        ("Hafiz bin Yusof", "Hafiz binti Yusof"),
        ("Bold", "Enkhtuya Bold"),
        ("Suma", "Sumi"),
        ("Nguyen Van Hung", "Nguyen Thi Hung"),
        ("Ko Chan Htet", "Ma Chan Htet"),
        ("กาน ใจดี", "มาลี ใจดี"),
    ] {
        assert!(!judged(a, b).is_possible(), "{a} / {b}: {:?}", judged(a, b));
    }
}

#[test]
fn letters_that_only_sound_alike_are_told() {
    assert_eq!(
        judged("王小明", "王晓明"),
        NameAgreement::Compatible(NameReason::OtherScript)
    );
}

#[test]
fn a_hostile_name_has_few_keys() {
    for text in [
        "a ".repeat(100),
        "ab ".repeat(60),
        "x".repeat(200),
        "ab cd ef gh ij kl mn op".to_owned(),
    ] {
        assert!(block_keys(&name(&text)).len() <= 120);
    }
}

/// Words of names, short ones, particles and other spellings included.
fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        6 => "[a-e]{2,7}",
        1 => "[a-e]",
        1 => "(bin|binti|al|el|a/l|ibn|u|ma|ko|haji|hj)",
        1 => "(mohd|muhammad|mohamed|omhamed|mohaemd|md|abd|abdul|mo|hd|ha|ji|bi|n)",
        1 => "[à-ž]{2,4}",
    ];
    proptest::collection::vec(word, 1..6)
}

/// What lists do to names: each step one change.
fn spoil(words: &[String], kind: u8, place: usize, letter: char) -> Vec<String> {
    let mut spoilt = words.to_vec();
    let place = place % spoilt.len();
    match kind % 8 {
        0 => spoilt.rotate_left(place),
        1 => drop(spoilt.remove(place)),
        2 => spoilt[place] = spoilt[place].chars().take(1).collect(),
        3 => spoilt[place].push(letter),
        4 => {
            let mut letters: Vec<char> = spoilt[place].chars().collect();
            let at = usize::from(kind) % letters.len();
            if at + 1 < letters.len() {
                letters.swap(at, at + 1);
            }
            spoilt[place] = letters.into_iter().collect();
        }
        5 if place + 1 < spoilt.len() => {
            let right = spoilt.remove(place + 1);
            spoilt[place].push_str(&right);
        }
        6 => spoilt.insert(place, "bin".to_owned()),
        _ => {
            let mut letters: Vec<char> = spoilt[place].chars().collect();
            let at = usize::from(kind) % letters.len();
            letters[at] = letter;
            spoilt[place] = letters.into_iter().collect();
        }
    }
    spoilt
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn names_that_agree_share_a_key(one in words(), steps in proptest::collection::vec((any::<u8>(), any::<usize>(), prop::char::range('a', 'f')), 1..4)) {
        let mut other = one.clone();
        for (kind, place, letter) in steps {
            other = spoil(&other, kind, place, letter);
            if other.is_empty() {
                return Ok(());
            }
        }
        let (a, b) = (PersonName::from_full(&one.join(" ")), PersonName::from_full(&other.join(" ")));
        if let (Some(a), Some(b)) = (a, b) {
            let agreement = same_person_evidence(&a.name, &b.name);
            prop_assert_eq!(agreement, same_person_evidence(&b.name, &a.name));
            if agreement.is_possible() {
                prop_assert!(share_a_key(&a.name, &b.name), "{:?} / {:?}: {:?}", a.name.full, b.name.full, agreement);
            }
        }
    }

    #[test]
    fn unrelated_short_names_that_agree_share_a_key(one in "[ab]{1,6}( [ab]{1,6}){0,2}", other in "[ab]{1,6}( [ab]{1,6}){0,2}") {
        let (a, b) = (name(&one), name(&other));
        if same_person_evidence(&a, &b).is_possible() {
            prop_assert!(share_a_key(&a, &b), "{one} / {other}");
        }
    }

    #[test]
    fn one_slip_in_a_long_word_is_always_compatible(first in "[a-z]{6,10}x", second in "[a-z]{6,10}z", place in 0usize..6) {
        let mut letters: Vec<char> = first.chars().collect();
        letters.swap(place, place + 1);
        let slipped: String = letters.into_iter().collect();
        let (a, b) = (name(&format!("{first} {second}")), name(&format!("{second} {slipped}")));
        prop_assert!(same_person_evidence(&a, &b).is_possible());
    }

    #[test]
    fn any_text_is_compared_without_panic(one in any::<String>(), other in any::<String>()) {
        if let (Some(a), Some(b)) = (PersonName::from_full(&one), PersonName::from_full(&other)) {
            let _ = same_person_evidence(&a.name, &b.name);
            prop_assert!(!block_keys(&a.name).is_empty());
        }
    }
}
