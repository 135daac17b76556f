//! How points are spread over candidates.

use super::definition::{Counted, Definition};
use crate::methods::measures::Datum;
use crate::verify::{CandidatePoints, PlanPoints};

const GINI: &str = "Gini 1912; with values below 0 Raffinetti, Siletti and Vernizzi 2015";
const MAXIMIN: &str = "Rawls 1971";
const MOMENTS: &str = "arithmetic mean, and standard deviation about it: Pearson 1894";
const QUANTILES: &str = "Hyndman and Fan 1996, definition 7";

macro_rules! points {
    ($of:literal, $measure:literal, $what:literal) => {
        Definition::new(
            concat!($of, "-", $measure),
            Counted::Points,
            concat!($what, " points: ", $of),
        )
    };
}

macro_rules! spreads {
    ($($of:literal,)*) => {
        [$(
            points!($of, "mean", "Mean of candidates'").more().source(MOMENTS),
            points!($of, "standard-deviation", "Standard deviation of candidates'")
                .between(Some(0.0), None)
                .less()
                .source(MOMENTS),
            points!($of, "least", "Lowest of candidates'").more().source(MAXIMIN),
            points!($of, "lower-quartile", "Lower quartile of candidates'").more().source(QUANTILES),
            points!($of, "median", "Median of candidates'").more().source(QUANTILES),
            points!($of, "upper-quartile", "Upper quartile of candidates'").more().source(QUANTILES),
            points!($of, "greatest", "Highest of candidates'").source(QUANTILES),
            points!($of, "interquartile-range", "Upper less lower quartile of candidates'")
                .between(Some(0.0), None)
                .less()
                .source(QUANTILES),
            points!($of, "gini", "Gini coefficient of candidates'").share().less().source(GINI),
        )*]
    };
}

pub(super) const DEFINITIONS: [Definition; 18] = spreads!["total", "exposure",];

/// How points are spread over candidates, everybody counted, placed or not.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Fairness {
    /// Of candidates' totals, every component counted once; `None` where there are no candidates.
    pub total: Option<Distribution>,
    /// Of candidates' exposure; `None` where there are no candidates.
    pub exposure: Option<Distribution>,
}

/// How values are spread.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Distribution {
    /// Arithmetic mean.
    pub mean: f64,
    /// Standard deviation: the root of the mean squared distance from the mean, over all values.
    pub standard_deviation: f64,
    /// The lowest value: how the worst-off fare (Rawls 1971, "A theory of justice").
    pub least: i64,
    /// Lower quartile, median and upper quartile, as [`quartiles`] has them.
    pub quartiles: [f64; 3],
    /// The highest value.
    pub greatest: i64,
    /// As [`gini`] has it.
    pub gini: Option<f64>,
}

impl Fairness {
    /// The spread of the points that [`verify`](crate::verify::verify()) recomputed.
    pub fn of(points: &PlanPoints) -> Self {
        let spread = |of: fn(&CandidatePoints) -> i64| {
            let values: Vec<i64> = points.candidates.values().map(of).collect();
            Distribution::of(&values)
        };
        Self {
            total: spread(|candidate| candidate.points.total()),
            exposure: spread(|candidate| candidate.points.exposure()),
        }
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        const TOTAL: [&str; 9] = names(0);
        const EXPOSURE: [&str; 9] = names(9);
        for (spread, names) in [(self.total, TOTAL), (self.exposure, EXPOSURE)] {
            data.extend(spread.into_iter().flat_map(|spread| spread.data(names)));
        }
    }
}

/// Nine names of the catalogue from a position on.
const fn names(from: usize) -> [&'static str; 9] {
    let mut names = [""; 9];
    let mut at = 0;
    while at < names.len() {
        names[at] = DEFINITIONS[from + at].name;
        at += 1;
    }
    names
}

impl Distribution {
    /// The spread of some values, of which each lies within 2^42 of 0; `None` where there are none.
    pub fn of(values: &[i64]) -> Option<Self> {
        let count = values.len() as i128;
        let sum: i128 = values.iter().map(|&value| i128::from(value)).sum();
        let squares: i128 = values.iter().map(|&value| i128::from(value) * i128::from(value)).sum();
        // Exact until the root: count^2 times the variance.
        let scaled = (count * squares - sum * sum) as f64;
        Some(Self {
            mean: sum as f64 / count as f64,
            standard_deviation: libm::sqrt(scaled) / count as f64,
            least: *values.iter().min()?,
            quartiles: quartiles(values)?,
            greatest: *values.iter().max()?,
            gini: gini(values),
        })
    }

    /// Upper less lower quartile.
    pub fn interquartile_range(&self) -> f64 {
        self.quartiles[2] - self.quartiles[0]
    }

    fn data(&self, names: [&'static str; 9]) -> impl Iterator<Item = Datum> + use<> {
        let [lower, median, upper] = self.quartiles;
        let values = [
            Some(self.mean.into()),
            Some(self.standard_deviation.into()),
            Some(self.least.into()),
            Some(lower.into()),
            Some(median.into()),
            Some(upper.into()),
            Some(self.greatest.into()),
            Some(self.interquartile_range().into()),
            self.gini.map(crate::tables::Value::from),
        ];
        names.into_iter().zip(values).filter_map(|(name, value)| Some(Datum::new(name, value?)))
    }
}

/// Lower quartile, median and upper quartile; `None` where there are no values.
///
/// Between two values they interpolate linearly: with values sorted from position 0 to n - 1, the quartile q
/// (1, 2 or 3) lies at position q (n - 1) / 4. This is definition 7 of Hyndman and Fan (1996), "Sample
/// quantiles in statistical packages", The American Statistician 50; the default of R and of `NumPy`.
///
/// ```
/// use secondment::methods::measures::quartiles;
///
/// assert_eq!(quartiles(&[40, 10, 20, 30]), Some([17.5, 25.0, 32.5]));
/// assert_eq!(quartiles(&[7]), Some([7.0; 3]));
/// assert_eq!(quartiles(&[]), None);
/// ```
pub fn quartiles(values: &[i64]) -> Option<[f64; 3]> {
    let last = values.len().checked_sub(1)?;
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    Some([1, 2, 3].map(|quartile| {
        let (below, quarters) = (quartile * last / 4, quartile * last % 4);
        let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
        low as f64 + quarters as f64 / 4.0 * (high - low) as f64
    }))
}

/// The Gini coefficient: half the mean difference between two values, over the mean size of a value.
///
/// ```text
/// sum over i, j of |x_i - x_j|  /  (2 n sum over i of |x_i|)
/// ```
///
/// It is 0 where all values are equal. Without values below 0 it is the coefficient of Gini (1912),
/// "Variabilità e mutabilità". Totals may be below 0, where that coefficient could leave its range; dividing
/// by the mean of absolute values keeps it within 0 to 1 (Raffinetti, Siletti and Vernizzi 2015, "On the Gini
/// coefficient normalization when attributes with negative values are considered", Statistical Methods and
/// Applications 24). It is not corrected for small numbers: among n people of whom one has everything it is
/// (n - 1) / n. `None` where there are no values, or where all are 0.
///
/// ```
/// use secondment::methods::measures::gini;
///
/// assert_eq!(gini(&[5, 5, 5]), Some(0.0));
/// assert_eq!(gini(&[0, 0, 0, 12]), Some(0.75));
/// assert_eq!(gini(&[-3, 3]), Some(0.5));
/// assert_eq!(gini(&[0, 0]), None);
/// ```
pub fn gini(values: &[i64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let count = sorted.len() as i128;
    // In sorted order x_i stands above i others and below n - 1 - i; each pair comes twice in the sum.
    let above = |(at, &value): (usize, &i64)| (2 * at as i128 - count + 1) * i128::from(value);
    let differences: i128 = 2 * sorted.iter().enumerate().map(above).sum::<i128>();
    let sizes: i128 = sorted.iter().map(|&value| i128::from(value).abs()).sum();
    (sizes > 0).then(|| differences as f64 / (2 * count * sizes) as f64)
}
