//! Percentages that sum to one hundred.

/// Shares of the sum of `amounts` in percent, in whole percents where every
/// amount above zero gets at least one, else in tenths. Together they give
/// exactly 100 (in tenths: to the tenth); an amount of zero gets 0.
///
/// Negative or non-finite amounts count as zero; a sum of zero gives zeros.
/// Method: largest remainder (Hamilton's apportionment), ties to the earlier one.
#[must_use]
pub fn shares(amounts: &[f64]) -> Vec<f64> {
    let whole = apportion(amounts, 100);
    let lost = whole
        .iter()
        .zip(amounts)
        .any(|(share, amount)| *share == 0 && *amount > 0.0);
    if lost {
        return apportion(amounts, 1000)
            .into_iter()
            .map(|tenths| f64::from(tenths) / 10.0)
            .collect();
    }
    whole.into_iter().map(f64::from).collect()
}

fn apportion(amounts: &[f64], seats: u32) -> Vec<u32> {
    let fit = |amount: &f64| {
        if amount.is_finite() { amount.max(0.0) } else { 0.0 }
    };
    let sum: f64 = amounts.iter().map(fit).sum();
    if sum <= 0.0 || !sum.is_finite() {
        return vec![0; amounts.len()];
    }
    let quotas: Vec<f64> = amounts
        .iter()
        .map(|amount| fit(amount) / sum * f64::from(seats))
        .collect();
    // A quota lies between 0 and `seats`, so its floor fits.
    let mut given: Vec<u32> = quotas.iter().map(|quota| quota.floor() as u32).collect();
    let mut order: Vec<usize> = (0..amounts.len()).filter(|&i| fit(&amounts[i]) > 0.0).collect();
    order.sort_by(|&a, &b| quotas[b].fract().total_cmp(&quotas[a].fract()).then(a.cmp(&b)));
    let left = seats.saturating_sub(given.iter().sum()) as usize;
    for &place in order.iter().cycle().take(left) {
        given[place] += 1;
    }
    given
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::shares;

    #[test]
    fn thirds_give_a_hundred() {
        assert_eq!(shares(&[1.0, 1.0, 1.0]), [34.0, 33.0, 33.0]);
    }

    #[test]
    fn a_small_share_is_shown_in_tenths_instead_of_zero() {
        assert_eq!(shares(&[996.0, 4.0]), [99.6, 0.4]);
    }

    #[test]
    fn nothing_has_no_shares() {
        assert_eq!(shares(&[0.0, f64::NAN, -3.0]), [0.0, 0.0, 0.0]);
    }

    proptest! {
        #[test]
        fn shares_sum_to_a_hundred_and_stay_within_a_percent(
            amounts in proptest::collection::vec(0.0..1e9f64, 1..40),
        ) {
            let sum: f64 = amounts.iter().sum();
            prop_assume!(sum > 0.0);
            let got = shares(&amounts);
            prop_assert!((got.iter().sum::<f64>() - 100.0).abs() < 1e-6);
            for (share, amount) in got.iter().zip(&amounts) {
                prop_assert!((share - amount / sum * 100.0).abs() < 1.0 + 1e-9);
            }
        }
    }
}
