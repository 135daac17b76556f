//! The limits of a row, in whole amounts: what is exact about rows is here.

use crate::plan::{MOST_PRICE, PRICE_UNIT, ROW_UNIT};

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

/// What breaking a row costs: `times * ceil(points * excess / per)` points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::solve) struct Soft {
    pub(in crate::solve) points: i64,
    pub(in crate::solve) per: i64,
    /// How often the points count.
    pub(in crate::solve) times: i64,
}

impl Limit {
    /// Where any plan will do: a soft row does not matter, and a hard one costs a point for every
    /// placement of the largest amount that it is broken by.
    pub(in crate::solve) fn of_feasibility(self) -> Self {
        let (least, most) =
            if self.soft.is_none() { (self.least, self.most) } else { (None, None) };
        let soft = Some(Soft { points: 1, per: self.unit, times: 1 });
        Self { least, most, soft, ..self }
    }

    /// What is left once so much has been used.
    pub(in crate::solve) fn less(self, used: i64) -> Self {
        let left = |limit: Option<i64>| limit.map(|limit| limit - used);
        Self { least: left(self.least), most: left(self.most), ..self }
    }

    /// Whether a sum keeps the limits.
    pub(in crate::solve) fn allows(self, sum: i64) -> bool {
        self.excess(sum) == 0
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
    pub(in crate::solve) fn least_lost(self, low: i64, high: i64) -> Option<i64> {
        // The loss grows with the distance from the limits.
        match self {
            Self { most: Some(most), .. } if low > most => self.lost(low),
            Self { least: Some(least), .. } if high < least => self.lost(high),
            _ => Some(0),
        }
    }

    /// By how many of the largest placements a sum breaks a hard row, rounded up.
    pub(in crate::solve) fn broken(self, sum: i64) -> i64 {
        if self.soft.is_some() {
            return 0;
        }
        let excess = self.excess(sum);
        excess / self.unit + i64::from(excess % self.unit > 0)
    }

    /// A sum in units of the largest amount of one placement.
    pub(in crate::solve) fn in_units(self, sum: i64) -> f64 {
        sum as f64 / self.unit as f64
    }

    /// How far a sum, in units of the row, is beyond a limit that a price of this sign stands for:
    /// above 0 asks for a higher price.
    pub(in crate::solve) fn overload(self, sum: f64, price: f64) -> f64 {
        let above = self.most.map(|most| sum - self.in_units(most));
        let below = self.least.map(|least| sum - self.in_units(least));
        match (above, below) {
            (Some(above), _) if above > 0.0 || price > 0.0 => above,
            (_, Some(below)) if below < 0.0 || price < 0.0 => below,
            _ => 0.0,
        }
    }

    /// Greatest size of a price: that of breaking the row, or where prices get out of hand.
    fn highest(self) -> i64 {
        let range = MOST_PRICE as i128 * i128::from(ROW_UNIT) / i128::from(self.unit);
        let unit = i128::from(PRICE_UNIT) * i128::from(ROW_UNIT);
        let cost = self.soft.map(|soft| {
            i128::from(soft.points) * i128::from(soft.times) * unit / i128::from(soft.per)
        });
        cost.map_or(range, |cost| cost.min(range)).min(i128::from(HIGHEST)) as i64
    }

    /// The lowest and the highest price; 0 on a side without a limit.
    pub(in crate::solve) fn range(self) -> (i64, i64) {
        let highest = self.highest();
        let least = if self.least.is_some() { -highest } else { 0 };
        (least, if self.most.is_some() { highest } else { 0 })
    }

    /// What a price adds to a bound: price times limit, rounded up.
    pub(in crate::solve) fn allowance(self, price: i64) -> i128 {
        let limit = if price > 0 { self.most } else { self.least };
        let exact = limit.map_or(0, |limit| i128::from(price) * i128::from(limit));
        -(-exact).div_euclid(i128::from(ROW_UNIT))
    }

    /// A price given in units of price for each `unit`, in the steps of a row's price.
    pub(in crate::solve) fn steps(self, price: f64) -> f64 {
        price * ROW_UNIT as f64 / self.unit as f64
    }

    /// The same the other way round.
    pub(in crate::solve) fn per_unit(self, steps: f64) -> f64 {
        steps * self.unit as f64 / ROW_UNIT as f64
    }

    /// The price nearest to one in steps.
    pub(in crate::solve) fn price(self, steps: f64) -> i64 {
        let (least, most) = self.range();
        let price = libm::floor(steps.clamp(least as f64, most as f64) + 0.5) as i64;
        price.clamp(least, most)
    }
}
