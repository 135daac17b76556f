//! The limits of a row of the rules, in whole amounts: what is exact about rows is here.

use crate::certify::{PRICE_UNIT, ROW_UNIT};
use crate::solve::prices::MOST_PRICE;
use crate::solve::rows::{Row, Soft};

/// Greatest size of a row's price.
const HIGHEST: i64 = 1 << 60;

/// What a row allows, and what breaking it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::solve) struct Limit {
    /// The sum of amounts is at least this.
    pub(in crate::solve) least: Option<i64>,
    /// The sum of amounts is at most this.
    pub(in crate::solve) most: Option<i64>,
    /// What breaking it costs; `None` forbids it.
    pub(in crate::solve) soft: Option<Soft>,
    /// The size of the largest amount of one placement, from 1.
    pub(in crate::solve) unit: i64,
}

impl Limit {
    pub(in crate::solve) fn of(row: &Row) -> Self {
        Self { least: row.least, most: row.most, soft: row.soft, unit: row.unit }
    }

    /// Where any plan will do: a soft row does not matter, and a hard one costs a point for every
    /// placement of the largest amount that it is broken by.
    pub(super) fn of_feasibility(row: &Row) -> Self {
        let (least, most) = if row.soft.is_none() { (row.least, row.most) } else { (None, None) };
        let soft = Some(Soft { points: 1, per: row.unit, times: 1 });
        Self { least, most, soft, unit: row.unit }
    }

    /// What is left once so much has been used.
    pub(in crate::solve) fn less(self, used: i64) -> Self {
        let left = |limit: Option<i64>| limit.map(|limit| limit - used);
        Self { least: left(self.least), most: left(self.most), ..self }
    }

    /// Amount beyond the limits at a sum.
    fn excess(self, sum: i64) -> i64 {
        let above = self.most.map_or(0, |most| sum - most);
        let below = self.least.map_or(0, |least| least - sum);
        above.max(below).max(0)
    }

    /// Points lost at a sum; `None` if it is forbidden.
    pub(in crate::solve) fn lost(self, sum: i64) -> Option<i64> {
        let excess = self.excess(sum);
        if excess == 0 {
            return Some(0);
        }
        let soft = self.soft?;
        let lost = i128::from(soft.points) * i128::from(excess);
        let lost = -(-lost).div_euclid(i128::from(soft.per)) * i128::from(soft.times);
        Some(i64::try_from(lost).unwrap_or(i64::MAX / 4))
    }

    /// The fewest points lost at any sum from `low` to `high`; `None` if all are forbidden.
    pub(super) fn least_lost(self, low: i64, high: i64) -> Option<i64> {
        // The loss grows with the distance from the limits.
        match self {
            Self { most: Some(most), .. } if low > most => self.lost(low),
            Self { least: Some(least), .. } if high < least => self.lost(high),
            _ => Some(0),
        }
    }

    /// Greatest size of a price: that of breaking the row, or where prices get out of hand.
    fn highest(self) -> i64 {
        let range = (MOST_PRICE as i128 * i128::from(ROW_UNIT) / i128::from(self.unit)) as i64;
        let unit = i128::from(PRICE_UNIT) * i128::from(ROW_UNIT);
        let cost = self.soft.map(|soft| {
            i128::from(soft.points) * i128::from(soft.times) * unit / i128::from(soft.per)
        });
        let cost = cost.map_or(HIGHEST, |cost| cost.min(i128::from(HIGHEST)) as i64);
        cost.min(range).min(HIGHEST)
    }

    /// A price, given in points for each `unit`, that bounds what it should; 0 on a side without a limit.
    pub(super) fn price(self, points: f64) -> i64 {
        let price = points / self.unit as f64 * (PRICE_UNIT * ROW_UNIT) as f64;
        let price = libm::floor(price.clamp(-(HIGHEST as f64), HIGHEST as f64) + 0.5) as i64;
        let highest = self.highest();
        let most = if self.most.is_some() { highest } else { 0 };
        let least = if self.least.is_some() { -highest } else { 0 };
        price.clamp(least, most)
    }

    /// What a price adds to a bound: price times limit, rounded up.
    pub(super) fn allowance(self, price: i64) -> i128 {
        let limit = if price > 0 { self.most } else { self.least };
        let exact = limit.map_or(0, |limit| i128::from(price) * i128::from(limit));
        -(-exact).div_euclid(i128::from(ROW_UNIT))
    }
}

/// What a price charges for an amount, rounded down.
pub(super) fn charge(price: i64, amount: i64) -> i128 {
    (i128::from(price) * i128::from(amount)).div_euclid(i128::from(ROW_UNIT))
}
