//! Medians with intervals, and the sign test: what can be said of runs without assuming a distribution.

use serde::Serialize;

/// Coverage asked of an interval.
const COVERAGE: f64 = 0.95;

/// Where a number lies over several runs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Spread {
    /// Runs that have the number.
    pub runs: usize,
    /// The median; of an even number of runs, the mean of the two in the middle.
    pub median: f64,
    /// The interval of the median; `None` of a single run.
    pub interval: Option<Interval>,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

/// A distribution-free interval of a median: between two order statistics (Thompson 1936, "On confidence
/// ranges for the median", Annals of Mathematical Statistics 7; David and Nagaraja 2003, *Order
/// Statistics*, 7.1).
///
/// Of n runs in order, it goes from the r-th lowest to the r-th highest, r being the largest with which the
/// interval holds the median of the distribution with a probability of 0.95 at least,
///
/// ```text
/// 1 - 2 P(B <= r - 1),  B binomial (n, 1/2)
/// ```
///
/// and 1 where there is none, which is so below six runs. Equal numbers only raise the probability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Probability with which such an interval holds the median, at least: 0.95 or more from six runs on.
    pub coverage: f64,
}

impl Spread {
    /// The spread of some finite numbers; `None` of none.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let (&min, &max) = sorted.first().zip(sorted.last())?;
        Some(Self {
            runs: sorted.len(),
            median: median(&sorted),
            interval: Interval::of(&sorted),
            min,
            max,
        })
    }
}

impl Interval {
    fn of(sorted: &[f64]) -> Option<Self> {
        let n = sorted.len();
        if n < 2 {
            return None;
        }
        let (rank, coverage) = rank(n);
        Some(Self { low: sorted[rank - 1], high: sorted[n - rank], coverage })
    }
}

fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        return sorted[middle];
    }
    f64::midpoint(sorted[middle - 1], sorted[middle])
}

/// The rank of an interval's ends, from 1, and its coverage; `n` is at least 2.
fn rank(n: usize) -> (usize, f64) {
    let tails = Tails::new(n);
    let mut best = None;
    for (below, tail) in tails.take(n / 2).enumerate() {
        let coverage = 1.0 - 2.0 * tail;
        if best.is_some() && coverage < COVERAGE {
            break;
        }
        best = Some((below + 1, coverage));
    }
    best.unwrap_or((1, 0.0))
}

/// P(B <= 0), P(B <= 1), ... of a binomial (n, 1/2), n at most [`MOST_RUNS`].
struct Tails {
    n: usize,
    k: usize,
    term: f64,
    sum: f64,
}

/// Most numbers of which 2^-n is a number of full precision.
pub(super) const MOST_RUNS: usize = 1000;

impl Tails {
    fn new(n: usize) -> Self {
        let term = (0..n).fold(1.0, |term, _| term / 2.0);
        Self { n, k: 0, term, sum: 0.0 }
    }
}

impl Iterator for Tails {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        if self.k > self.n {
            return None;
        }
        self.sum += self.term;
        self.term = self.term * (self.n - self.k) as f64 / (self.k + 1) as f64;
        self.k += 1;
        Some(self.sum)
    }
}

/// Exact two-sided sign test (Dixon and Mood 1946, "The statistical sign test", Journal of the American
/// Statistical Association 41): the probability of a split of signs at least as uneven as this one where
/// either sign is as likely. Differences of zero are left out; without any other it is 1.
///
/// ```text
/// min(1, 2 P(B <= min(above, below))),  B binomial (above + below, 1/2)
/// ```
///
/// ```
/// // Nine of ten runs better: 2 (1 + 10) / 1024.
/// assert_eq!(secondment::methods::suite::sign_test(9, 1), 22.0 / 1024.0);
/// ```
pub fn sign_test(above: usize, below: usize) -> f64 {
    let tail = Tails::new(above + below).nth(above.min(below)).unwrap_or(0.5);
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_published_tables() {
        // P(B <= k) of n tosses: 6: 1/64; 8: 1/256, 9/256; 10: 1, 11, 56 of 1024; 20: 21700 of 2^20 up to 5.
        assert_eq!(rank(6), (1, 1.0 - 2.0 / 64.0));
        assert_eq!(rank(8), (1, 1.0 - 2.0 / 256.0));
        assert_eq!(rank(10), (2, 1.0 - 22.0 / 1024.0));
        assert_eq!(rank(20), (6, 1.0 - 43400.0 / 1_048_576.0));
        // Among the narrowest: 0.951 of 17 from the fifth on.
        assert_eq!(rank(17).0, 5);
    }

    #[test]
    fn few_runs_have_the_whole_range_and_say_how_sure_it_is() {
        assert_eq!(rank(2), (1, 0.5));
        assert_eq!(rank(3), (1, 0.75));
        assert_eq!(rank(5), (1, 0.9375));
    }

    #[test]
    fn the_largest_number_of_runs_is_still_exact() {
        let (rank, coverage) = rank(MOST_RUNS);
        // The normal approximation: 500 - 1.96 sqrt(250) = 469.01.
        assert_eq!(rank, 469);
        assert!((0.95..0.955).contains(&coverage), "{coverage}");
        let all = Tails::new(MOST_RUNS).last().expect("a last one");
        assert!((all - 1.0).abs() < 1e-12, "{all}");
    }

    #[test]
    fn a_spread_by_hand() {
        // In order 1 2 4 5 7 9 9 10 12 20: the middle two are 7 and 9; the second lowest and highest 2 and 12.
        let spread = Spread::of([9.0, 2.0, 20.0, 1.0, 7.0, 5.0, 12.0, 9.0, 4.0, 10.0]);
        let spread = spread.expect("numbers");
        let interval = Interval { low: 2.0, high: 12.0, coverage: 1.0 - 22.0 / 1024.0 };
        let expected =
            Spread { runs: 10, median: 8.0, interval: Some(interval), min: 1.0, max: 20.0 };
        assert_eq!(spread, expected);
        assert_eq!(Spread::of([]), None);
        let one = Spread::of([3.0]).expect("a number");
        assert_eq!((one.median, one.interval, one.min, one.max), (3.0, None, 3.0, 3.0));
    }

    #[test]
    fn signs_by_hand() {
        // Of eight, two one way: 2 (1 + 8 + 28) / 256.
        let cases = [
            (0, 0, 1.0),
            (5, 5, 1.0),
            (0, 6, 2.0 / 64.0),
            (6, 0, 2.0 / 64.0),
            (2, 6, 74.0 / 256.0),
        ];
        for (above, below, p) in cases {
            assert_eq!(Some(sign_test(above, below)), Some(p), "{above} above, {below} below");
        }
    }
}
