//! What holds of any answers.

use balai_statistics::*;
use proptest::prelude::*;

#[test]
fn nothing_is_said_of_too_few() {
    assert_eq!(mean(&Design::simple(1), &[3.0]), Err(Flaw::TooFew));
    assert_eq!(share(&Design::simple(0), &[]), Err(Flaw::TooFew));
    assert_eq!(compare_means(&[1.0], &[2.0, 3.0]), Err(Flaw::TooFew));
    assert_eq!(compare_ranks(&[2.0; 30], &[2.0; 30]), Err(Flaw::TooFew));
    assert_eq!(association(&[vec![4, 0], vec![3, 0]]), Err(Flaw::TooFew));
    assert_eq!(association(&[vec![1, 2, 1], vec![1, 0, 2]]), Err(Flaw::TooFew));
    assert_eq!(kappa(&[1, 1], &[1, 1]), Err(Flaw::TooFew));
    assert_eq!(gain(&[1.0, 2.0], &[2.0, 3.0]), Err(Flaw::TooFew));
    assert_eq!(paired_ranks(&[1.0; 5], &[2.0; 5]), Err(Flaw::TooFew));
    assert_eq!(switch(&[true], &[true]).unwrap().p, None);
}

#[test]
fn what_cannot_be_reckoned_with_is_refused() {
    let unit = |weight| Unit {
        weight,
        stratum: 1,
        cluster: 1,
    };
    assert_eq!(Design::of(&[unit(0.0)]), Err(Flaw::NotFinite));
    assert_eq!(Design::of(&[unit(f64::NAN)]), Err(Flaw::NotFinite));
    assert_eq!(
        mean(&Design::simple(2), &[1.0, f64::INFINITY]),
        Err(Flaw::NotFinite)
    );
    assert_eq!(mean(&Design::simple(3), &[1.0, 2.0]), Err(Flaw::Uneven));
    assert_eq!(association(&[vec![1, 2], vec![3]]), Err(Flaw::Uneven));
}

#[test]
fn none_and_all_have_an_interval_too() {
    let none = share(&Design::simple(20), &[false; 20]).unwrap();
    assert!(none.low == 0.0 && none.high > 0.1 && none.high < 0.2, "{none:?}");
    let units: Vec<Unit> = (0..20)
        .map(|at| Unit {
            weight: 2.0,
            stratum: 1,
            cluster: at / 4,
        })
        .collect();
    let all = share(&Design::of(&units).unwrap(), &[true; 20]).unwrap();
    assert!(all.high == 1.0 && all.low < 0.9, "{all:?}");
}

fn people() -> impl Strategy<Value = Vec<(f64, u32, u32, u8, bool)>> {
    let person = (0.1..9.0_f64, 0..3_u32, 0..4_u32, 1..6_u8, any::<bool>());
    prop::collection::vec(person, 2..60)
}

proptest! {
    #[test]
    fn an_estimate_lies_within_its_interval(people in people()) {
        let units: Vec<Unit> = people.iter().map(|p| Unit { weight: p.0, stratum: p.1, cluster: p.2 }).collect();
        let design = Design::of(&units).unwrap();
        let ratings: Vec<f64> = people.iter().map(|p| f64::from(p.3)).collect();
        let hits: Vec<bool> = people.iter().map(|p| p.4).collect();
        if let Ok(found) = mean(&design, &ratings) {
            prop_assert!(found.low <= found.value && found.value <= found.high);
            prop_assert!((1.0..=5.0).contains(&found.value));
        }
        if let Ok(found) = share(&design, &hits) {
            prop_assert!(0.0 <= found.low && found.low <= found.value + 1e-9);
            prop_assert!(found.value <= found.high + 1e-9 && found.high <= 1.0, "{:?}", found);
        }
    }

    #[test]
    fn the_scale_of_weights_says_nothing(people in people(), factor in 0.01..100.0_f64) {
        let with = |factor: f64| {
            let units: Vec<Unit> = people.iter().map(|p| Unit { weight: p.0 * factor, stratum: p.1, cluster: p.2 }).collect();
            let ratings: Vec<f64> = people.iter().map(|p| f64::from(p.3)).collect();
            mean(&Design::of(&units).unwrap(), &ratings)
        };
        if let (Ok(one), Ok(other)) = (with(1.0), with(factor)) {
            prop_assert!((one.value - other.value).abs() < 1e-9 && (one.error - other.error).abs() < 1e-9);
        }
    }

    #[test]
    fn people_alone_with_the_same_weight_are_a_simple_sample(ratings in prop::collection::vec(1..6_u8, 3..40)) {
        let units: Vec<Unit> = (0..).zip(&ratings).map(|(at, _)| Unit { weight: 3.0, stratum: 1, cluster: at }).collect();
        let ratings: Vec<f64> = ratings.into_iter().map(f64::from).collect();
        let one = mean(&Design::of(&units).unwrap(), &ratings).unwrap();
        let other = mean(&Design::simple(ratings.len()), &ratings).unwrap();
        prop_assert!((one.error - other.error).abs() < 1e-9 && (one.high - other.high).abs() < 1e-9);
    }

    #[test]
    fn a_probability_is_one(one in prop::collection::vec(1..6_u8, 2..25), other in prop::collection::vec(1..6_u8, 2..25)) {
        let (one, other): (Vec<f64>, Vec<f64>) = (one.into_iter().map(f64::from).collect(), other.into_iter().map(f64::from).collect());
        for found in [compare_means(&one, &other), compare_ranks(&one, &other)].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&found.p), "{:?}", found);
        }
        // Which is called the first changes the sign and nothing else.
        if let (Ok(there), Ok(back)) = (compare_ranks(&one, &other), compare_ranks(&other, &one)) {
            prop_assert!((there.p - back.p).abs() < 1e-9 && (there.effect + back.effect).abs() < 1e-9);
        }
    }

    #[test]
    fn a_table_and_its_transpose_say_the_same(table in prop::collection::vec(prop::collection::vec(0..30_usize, 3), 2..4)) {
        let turned: Vec<Vec<usize>> = (0..3).map(|column| table.iter().map(|row| row[column]).collect()).collect();
        match (association(&table), association(&turned)) {
            (Ok(one), Ok(other)) => prop_assert!((one.p - other.p).abs() < 1e-9 && (one.v - other.v).abs() < 1e-9),
            (one, other) => prop_assert_eq!(one.is_err(), other.is_err()),
        }
    }
}
