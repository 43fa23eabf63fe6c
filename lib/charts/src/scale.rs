//! Round steps for an axis.

/// An axis from `low` to `high` in equal round steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) step: f64,
}

impl Scale {
    /// An axis that holds `low` to `high` and zero, in about `steps` steps of
    /// 1, 2 or 5 times a power of ten.
    pub(crate) fn round(low: f64, high: f64, steps: f64) -> Self {
        let (low, high) = (low.min(0.0), high.max(0.0));
        let raw = (high - low) / steps;
        if raw < 1e-9 {
            return Self {
                low: 0.0,
                high: 1.0,
                step: 1.0,
            };
        }
        let ten = 10f64.powf(raw.log10().floor());
        let factor = [1.0, 2.0, 5.0]
            .into_iter()
            .find(|f| f * ten >= raw * 0.999)
            .unwrap_or(10.0);
        let step = factor * ten;
        Self {
            low: (low / step).floor() * step,
            high: (high / step).ceil() * step,
            step,
        }
    }

    /// Where `value` lies, from 0 at `low` to 1 at `high`.
    pub(crate) fn at(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// The round values, both ends included; at most 40.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round().clamp(1.0, 40.0) as u32;
        (0..=count).map(|i| self.low + f64::from(i) * self.step).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Scale;

    #[test]
    fn an_axis_to_461_goes_to_500() {
        let scale = Scale::round(0.0, 461.0, 5.0);
        assert_eq!((scale.low, scale.high, scale.step), (0.0, 500.0, 100.0));
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_values_in_few_steps(low in -1e12..1e12f64, span in 0.0..1e12f64) {
            let scale = Scale::round(low, low + span, 5.0);
            for value in [low, low + span, 0.0] {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&scale.at(value)));
            }
            prop_assert!(scale.ticks().len() <= 8);
        }
    }
}
