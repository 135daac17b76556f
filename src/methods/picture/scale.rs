//! From values to places on paper.

/// A linear scale whose ends are round numbers.
///
/// Ticks are at multiples of 1, 2 or 5 times a power of ten (Heckbert 1990, "Nice numbers for graph labels",
/// *Graphics Gems*, 61-63).
#[derive(Clone, Debug)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    step: f64,
}

/// Smallest and greatest size of a value that is shown; larger ones are cut off there.
const MOST: f64 = 1e15;

impl Scale {
    /// Covers finite values, drawn between two places, with about so many steps between ticks.
    ///
    /// Equal values get a scale of one step to either side.
    pub(crate) fn covering(
        values: impl IntoIterator<Item = f64>,
        (from, to): (f64, f64),
        steps: usize,
    ) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in finite.map(|value| value.clamp(-MOST, MOST)) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let width = if high > low { high - low } else { low.abs().max(1.0) / 2.0 };
        let step = nice(width / steps.max(1) as f64);
        let mut least = libm::floor(low / step);
        let mut most = libm::ceil(high / step);
        if least >= most {
            (least, most) = (least - 1.0, most + 1.0);
        }
        Self { low: least * step, high: most * step, from, to, step }
    }

    /// Where a value lies; values outside are drawn at the nearer end.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let value = value.clamp(self.low, self.high);
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// The least and the greatest value.
    pub(crate) fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// Values of the ticks, in increasing order.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let first = libm::floor(self.low / self.step + 0.5);
        let count = libm::floor((self.high - self.low) / self.step + 0.5) as u32;
        (0..=count).map(|at| (first + f64::from(at)) * self.step).collect()
    }

    /// Decimals that the ticks need.
    pub(crate) fn decimals(&self) -> usize {
        let (mut step, mut decimals) = (self.step, 0);
        while step < 1.0 - 1e-9 && decimals < 12 {
            (step, decimals) = (step * 10.0, decimals + 1);
        }
        decimals
    }
}

/// The least of 1, 2 and 5 times a power of ten that is no less than a positive number, but for rounding.
fn nice(number: f64) -> f64 {
    let mut power = 1.0;
    while power < number {
        power *= 10.0;
    }
    while power / 10.0 >= number && power > 1e-12 {
        power /= 10.0;
    }
    let share = [0.1, 0.2, 0.5, 1.0].into_iter().find(|share| power * share >= number * 0.999_999);
    power * share.unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Scale, nice};

    #[test]
    fn steps_are_one_two_or_five_times_a_power_of_ten() {
        for (number, step) in [(1.0, 1.0), (1.1, 2.0), (3.0, 5.0), (7.0, 10.0), (0.03, 0.05)] {
            assert!((nice(number) - step).abs() < 1e-12, "{number}: {}", nice(number));
        }
    }

    #[test]
    fn ends_are_round_and_hold_all_values() {
        let scale = Scale::covering([6930.0, 43_164.0], (0.0, 100.0), 4);
        assert_eq!(scale.ends(), (0.0, 50_000.0));
        assert_eq!(scale.ticks(), [0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0, 50_000.0]);
        assert_eq!((scale.at(25_000.0), scale.decimals()), (50.0, 0));
    }

    #[test]
    fn odd_values_do_no_harm() {
        for values in [vec![], vec![f64::NAN, f64::INFINITY], vec![0.0], vec![-3.5; 2], vec![1e300]]
        {
            let scale = Scale::covering(values, (0.0, 10.0), 4);
            assert!(scale.ends().0 < scale.ends().1 && scale.ticks().len() < 12);
        }
    }
}
