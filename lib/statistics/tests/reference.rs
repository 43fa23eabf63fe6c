//! Figures of R 4.2 with `survey` 4.1, of statsmodels and of NumPy, for invented answers.

use balai_statistics::*;

fn near(ours: f64, theirs: f64) {
    let size = theirs.abs().max(1e-3);
    assert!((ours - theirs).abs() / size < 1e-7, "{ours} instead of {theirs}");
}

fn between(estimate: Estimate, value: f64, error: f64, low: f64, high: f64) {
    near(estimate.value, value);
    near(estimate.error, error);
    near(estimate.low, low);
    near(estimate.high, high);
}

/// Twenty-four answers of seven trainings in three strata, the third with one training alone: how
/// they were drawn, a rating, a yes or no, and one of two groups.
struct Answers {
    design: Design,
    rating: Vec<f64>,
    yes: Vec<bool>,
    first: Vec<Option<bool>>,
}

impl Answers {
    #[expect(clippy::unwrap_used, reason = "a test helper")]
    fn of_strata(most: u32) -> Self {
        let clusters: [(u32, u32, f64, &[u8], &str); 7] = [
            (1, 1, 1.5, &[3, 4, 5], "110"),
            (1, 2, 2.0, &[2, 2, 4], "011"),
            (1, 3, 1.0, &[5, 5, 4], "101"),
            (2, 4, 3.0, &[1, 3, 2], "001"),
            (2, 5, 2.5, &[4, 4, 5], "111"),
            (2, 6, 1.2, &[3, 3, 2, 5], "0101"),
            (3, 7, 0.8, &[1, 2, 2, 3, 5], "00101"),
        ];
        // Within each stratum the groups take turns, beginning with the first.
        let (mut units, mut rating, mut yes, mut first) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut turns = [0_u32; 4];
        for (stratum, cluster, weight, ratings, hits) in clusters {
            if stratum > most {
                continue;
            }
            for (value, hit) in ratings.iter().zip(hits.chars()) {
                units.push(Unit {
                    weight,
                    stratum,
                    cluster,
                });
                rating.push(f64::from(*value));
                yes.push(hit == '1');
                first.push(Some(turns[stratum as usize].is_multiple_of(2)));
                turns[stratum as usize] += 1;
            }
        }
        Self {
            design: Design::of(&units).unwrap(),
            rating,
            yes,
            first,
        }
    }

    fn table(&self, choice: impl Fn(usize) -> usize) -> Vec<Option<(usize, usize)>> {
        let group = |at: usize| usize::from(self.first[at] == Some(true));
        (0..self.first.len())
            .map(|at| Some((choice(at), group(at))))
            .collect()
    }
}

#[test]
fn a_mean_and_a_share_of_a_clustered_sample() {
    let two = Answers::of_strata(2);
    between(
        mean(&two.design, &two.rating).unwrap(),
        3.278735632184,
        0.530336080907,
        1.806286616241,
        4.751184648127,
    );
    between(
        share(&two.design, &two.yes).unwrap(),
        0.629310344828,
        0.136903099487,
        0.227728325708,
        0.927604452589,
    );
}

#[test]
fn a_stratum_of_one_cluster_is_measured_from_the_mean_of_all() {
    let all = Answers::of_strata(3);
    between(
        mean(&all.design, &all.rating).unwrap(),
        3.208762886598,
        0.475454276106,
        1.888690188958,
        4.528835584238,
    );
    between(
        share(&all.design, &all.yes).unwrap(),
        0.605670103093,
        0.124191318557,
        0.242256443122,
        0.897436172800,
    );
}

#[test]
fn a_difference_of_two_groups_of_one_sample() {
    let all = Answers::of_strata(3);
    between(
        difference(&all.design, &all.rating, &all.first).unwrap(),
        -0.902755957928,
        0.226671040172,
        -1.532095657905,
        -0.273416257951,
    );
}

#[test]
fn rao_and_scott_of_small_and_larger_tables() {
    let two = Answers::of_strata(2);
    let hits = |at: usize| usize::from(two.yes[at]);
    near(
        designed_association(&two.design, &two.table(hits)).unwrap().p,
        0.899387727485,
    );
    let all = Answers::of_strata(3);
    let hits = |at: usize| usize::from(all.yes[at]);
    near(
        designed_association(&all.design, &all.table(hits)).unwrap().p,
        0.886242724,
    );
    let ratings = |at: usize| {
        [1.0, 2.0, 3.0, 4.0, 5.0]
            .iter()
            .position(|one| *one == all.rating[at])
            .unwrap()
    };
    let found = designed_association(&all.design, &all.table(ratings)).unwrap();
    assert_eq!(found.method, Method::RaoScott);
    near(found.p, 0.276599673);
}

#[test]
fn a_share_of_people_asked_alike_is_wilsons() {
    let hits: Vec<bool> = (0..25).map(|at| at < 7).collect();
    let found = share(&Design::simple(25), &hits).unwrap();
    near(found.low, 0.142838538510);
    near(found.high, 0.475766051904);
}

#[test]
fn tables_of_people_asked_alike() {
    let few = association(&[vec![3, 1], vec![1, 5]]).unwrap();
    assert_eq!(few.method, Method::Fisher);
    near(few.p, 0.190476190476);
    let many = association(&[vec![20, 30], vec![35, 15]]).unwrap();
    assert_eq!(many.method, Method::ChiSquared);
    near(many.p, 0.00269979606326);
    near(many.v, 0.301511344578);
    near(
        association(&[vec![20, 30, 15], vec![25, 10, 40]]).unwrap().p,
        2.35396421784e-05,
    );
}

const A: [f64; 6] = [3.1, 4.2, 5.0, 2.7, 3.9, 4.4];
const B: [f64; 5] = [2.2, 3.0, 2.9, 3.3, 1.8];

#[test]
fn means_by_welch() {
    let found = compare_means(&A, &B).unwrap();
    near(found.difference, 1.2433333333333);
    let (low, high) = found.interval.unwrap();
    near(low, 0.2358976556719);
    near(high, 2.2507690109947);
    near(found.p, 0.0210554935128);
    near(found.effect, 1.5012460849085483);
}

#[test]
fn ranks_exactly_and_by_the_curve() {
    near(compare_ranks(&A, &B).unwrap().p, 0.0519480519481);
    let (one, other) = ([1., 2., 2., 3., 4., 5., 5., 4., 3.], [1., 1., 2., 2., 3., 3., 2.]);
    near(compare_ranks(&one, &other).unwrap().p, 0.0818040524742);
}

#[test]
fn the_same_people_before_and_after() {
    let (before, after) = ([4., 5., 6., 3., 7., 5., 6., 4.], [6., 7., 6., 5., 9., 5., 8., 7.]);
    let found = gain(&before, &after).unwrap();
    near(found.gain, 1.625);
    near(found.interval.0, 0.73826590565271);
    near(found.interval.1, 2.51173409434729);
    near(found.p, 0.00342385956208);
    near(found.effect, 1.53206469257085);
    near(paired_ranks(&before, &after).unwrap(), 0.026268291382);
    let could: Vec<bool> = (0..30).map(|at| at < 12).collect();
    let can: Vec<bool> = (0..30).map(|at| (2..21).contains(&at)).collect();
    let switched = switch(&could, &can).unwrap();
    assert_eq!((switched.won, switched.lost), (9, 2));
    near(switched.p.unwrap(), 0.0654296875);
}

#[test]
fn coders_agree() {
    let table = [[20, 5, 1], [3, 30, 4], [2, 1, 14]];
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (row, line) in table.iter().enumerate() {
        for (column, many) in line.iter().enumerate() {
            first.extend(std::iter::repeat_n(row, *many));
            second.extend(std::iter::repeat_n(column, *many));
        }
    }
    let found = kappa(&first, &second).unwrap();
    near(found.kappa, 0.6874236874236874);
    near(found.low, 0.5502693291077143);
    near(found.high, 0.8245780457396605);
}

#[test]
fn questions_of_a_test() {
    let points: Vec<Vec<f64>> = [
        [1., 1., 0., 2.],
        [0., 1., 0., 1.],
        [1., 1., 1., 2.],
        [0., 0., 0., 0.],
        [1., 0., 1., 2.],
        [1., 1., 1., 1.],
    ]
    .map(Vec::from)
    .to_vec();
    let most = [1., 1., 1., 2.];
    for (which, (mean, with_rest)) in [
        (0.6666666666666666, 0.8429272304235244),
        (0.6666666666666666, 0.23570226039551587),
        (0.5, 0.4850712500726659),
        (1.3333333333333333 / 2.0, 0.6984302957695783),
    ]
    .into_iter()
    .enumerate()
    {
        let found = item(&points, &most, which).unwrap();
        near(found.difficulty, mean);
        near(found.discrimination.unwrap(), with_rest);
    }
    near(alpha(&points).unwrap(), 0.739273927392739);
}
