//! The rows of rules that couple candidates, in a branch tree.

use std::collections::BTreeMap;

use super::Units;
use super::row_prices::{counting, limit};
use crate::plan::{Branching, ROW_UNIT};
use crate::verify::{Cohort, Person, Rows, Step};

/// All rows, what rotations add to them, and those that the tree has prices for.
pub(super) struct TreeRows<'a> {
    rows: Rows<'a>,
    /// Rows by position in the tree.
    listed: Vec<usize>,
}

/// Amounts of a rotation by row, in order of row; zeros are left out.
pub(super) type Amounts = Vec<(u32, i64)>;

impl<'a> TreeRows<'a> {
    /// `None` if the tree names a row that is unknown, or names one twice.
    pub(super) fn new(cohort: &Cohort<'a>, tree: &Branching) -> Option<Self> {
        let rows = Rows::of(cohort);
        let named = rows.all().iter().enumerate().map(|(at, row)| (row.name.as_str(), at));
        let mut positions: BTreeMap<&str, usize> = named.collect();
        // What is taken out is not there a second time.
        let listed = tree.rows.iter().map(|name| positions.remove(name.as_str()));
        let listed = listed.collect::<Option<_>>()?;
        Some(Self { rows, listed })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.all().is_empty()
    }

    pub(super) fn listed(&self) -> usize {
        self.listed.len()
    }

    /// What a rotation adds to every row.
    pub(super) fn amounts(&self, person: &Person<'_>, rotation: &[Step]) -> Amounts {
        let mut sums = BTreeMap::new();
        self.rows.amounts(person, rotation, &mut |row, _, amount| {
            *sums.entry(row as u32).or_insert(0) += amount;
        });
        sums.into_iter().filter(|&(_, amount)| amount != 0).collect()
    }

    /// The price that counts for a row, by position in the tree; `None` if it is none.
    pub(super) fn price(&self, listed: usize, price: i64) -> Option<i64> {
        let times = self.rows.scheme().weights().terms.cohort;
        counting(&self.rows.all()[self.listed[listed]], price, times).ok()
    }

    /// Prices by row from those by position in the tree.
    pub(super) fn by_row(&self, listed: &[i64]) -> Vec<i64> {
        let mut prices = vec![0; self.rows.all().len()];
        for (&row, &price) in self.listed.iter().zip(listed) {
            prices[row] = price;
        }
        prices
    }

    /// What the limits of all rows add to a bound.
    pub(super) fn limits(&self, prices: &[i64]) -> Units {
        self.rows.all().iter().zip(prices).map(|(row, &price)| limit(row, price)).sum()
    }

    /// The fewest points that rows lose, each by itself, whichever rotation each candidate has; `None`
    /// if one of them is broken whatever they have.
    ///
    /// What rotations add is given for one candidate after the other.
    pub(super) fn least_lost<'r>(
        &self,
        candidates: impl Iterator<Item = &'r [&'r Amounts]>,
    ) -> Option<Units> {
        let rows = self.rows.all();
        let mut sums = vec![(0, 0); rows.len()];
        for rotations in candidates {
            // By row the least, the greatest, and how many rotations have an amount.
            let mut own: BTreeMap<u32, (i64, i64, usize)> = BTreeMap::new();
            for &(row, amount) in rotations.iter().copied().flatten() {
                let (low, high, count) = own.entry(row).or_insert((amount, amount, 0));
                (*low, *high, *count) = (amount.min(*low), amount.max(*high), *count + 1);
            }
            for (row, (low, high, count)) in own {
                let sum: &mut (i64, i64) = &mut sums[row as usize];
                let all = count == rotations.len();
                sum.0 += if all { low } else { low.min(0) };
                sum.1 += if all { high } else { high.max(0) };
            }
        }
        let lost = rows.iter().zip(sums).map(|(row, (low, high))| row.least_lost(low, high));
        let times = Units::from(self.rows.scheme().weights().terms.cohort);
        lost.map(|lost| lost.map(|lost| times * Units::from(lost))).sum()
    }
}

/// What prices charge for amounts, each row by itself.
pub(super) fn charge(prices: &[i64], amounts: &Amounts) -> Units {
    let exact =
        |&(row, amount): &(u32, i64)| Units::from(prices[row as usize]) * Units::from(amount);
    amounts.iter().map(|entry| exact(entry).div_euclid(Units::from(ROW_UNIT))).sum()
}
