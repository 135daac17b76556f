//! Where the rows of a plan in the making stand.

use crate::model::{CandidateIx, Scheme};
use crate::plan::{PRICE_UNIT, ROW_UNIT};
use crate::pricing::{BARRED, Step};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::rows::{Limit, Rows};

/// Sums of rows over a plan, what they break and cost, and the prices that insertions pay for them.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Sums<'a> {
    rows: &'a Rows,
    scheme: &'a Scheme,
    at: Vec<i64>,
    /// By how many placements hard rows are broken.
    pub(in crate::solve) broken: i64,
    /// Points that soft rows cost.
    pub(in crate::solve) penalty: i64,
    /// Prices of rows as the relaxation has them, then as they are in effect.
    base: Vec<i64>,
    pub(in crate::solve) now: Vec<i64>,
    /// What bringing a row that lacks something nearer to its limit is worth, in units per placement.
    urge: i64,
}

impl<'a> Sums<'a> {
    /// Of a plan in which nobody is placed.
    pub(in crate::solve) fn new(relaxation: &Relaxation<'a>) -> Self {
        let rows = relaxation.rows;
        let best = relaxation.answers.iter().filter_map(|answer| answer.value);
        let urge = best.map(i64::abs).max().unwrap_or(0).max(PRICE_UNIT);
        let mut sums = Self {
            rows,
            scheme: relaxation.oracle.scheme(),
            at: vec![0; rows.len()],
            broken: 0,
            penalty: 0,
            base: vec![0; rows.len()],
            now: vec![0; rows.len()],
            urge,
        };
        for row in rows.all() {
            sums.broken += row.limit.broken(0);
            sums.penalty += row.limit.lost(0).unwrap_or(0);
        }
        sums
    }

    /// Takes over the prices of rows from a price table.
    pub(in crate::solve) fn reprice(&mut self, prices: &[i64]) {
        self.base.copy_from_slice(prices);
        for row in 0..self.at.len() {
            self.now[row] = self.price(row);
        }
    }

    pub(in crate::solve) fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// The sum of a row.
    pub(in crate::solve) fn sum(&self, row: usize) -> i64 {
        self.at[row]
    }

    /// The rows.
    pub(in crate::solve) fn rows(&self) -> &'a Rows {
        self.rows
    }

    /// Adds a rotation, or takes it away; calls back for every row whose price changes.
    pub(in crate::solve) fn add(
        &mut self,
        candidate: usize,
        steps: &[Step],
        sign: i64,
        changed: &mut dyn FnMut(usize, i64),
    ) {
        let amounts = self.rows.amounts(self.scheme, CandidateIx::new(candidate), steps);
        for (row, amount) in amounts {
            let at = row as usize;
            let limit = self.limit(at);
            self.broken -= limit.broken(self.at[at]);
            self.penalty -= limit.lost(self.at[at]).unwrap_or(0);
            self.at[at] += sign * amount;
            self.broken += limit.broken(self.at[at]);
            self.penalty += limit.lost(self.at[at]).unwrap_or(0);
            let price = self.price(at);
            if price != self.now[at] {
                self.now[at] = price;
                changed(at, price);
            }
        }
    }

    /// The first hard rows that a rotation would break further.
    pub(in crate::solve) fn broken_by(&self, candidate: usize, steps: &[Step]) -> Vec<usize> {
        let amounts = self.rows.amounts(self.scheme, CandidateIx::new(candidate), steps);
        let worse = |&(row, amount): &(u32, i64)| {
            let (at, limit) = (row as usize, self.limit(row as usize));
            limit.broken(self.at[at] + amount) > limit.broken(self.at[at])
        };
        amounts.iter().filter(|entry| worse(entry)).map(|&(row, _)| row as usize).collect()
    }

    /// Hard rows that are broken; where none is, those that leave no room on one side.
    pub(in crate::solve) fn at_fault(&self) -> Vec<usize> {
        let broken = |&at: &usize| self.limit(at).broken(self.at[at]) > 0;
        let tight = |&at: &usize| {
            let (limit, sum) = (self.limit(at), Some(self.at[at]));
            limit.soft.is_none() && (limit.least == sum || limit.most == sum)
        };
        let found: Vec<usize> = (0..self.at.len()).filter(broken).collect();
        if found.is_empty() { (0..self.at.len()).filter(tight).collect() } else { found }
    }

    /// Whether a rotation of a candidate has a part in a row that is broken.
    pub(in crate::solve) fn shares_blame(&self, candidate: usize, steps: &[Step]) -> bool {
        let amounts = self.rows.amounts(self.scheme, CandidateIx::new(candidate), steps);
        let is_broken = |at: usize| self.limit(at).broken(self.at[at]) > 0;
        amounts.into_iter().any(|(row, _)| is_broken(row as usize))
    }

    fn limit(&self, at: usize) -> Limit {
        self.rows.all()[at].limit
    }

    /// What one more unit costs where the row stands now.
    fn price(&self, at: usize) -> i64 {
        let (row, sum, base) = (&self.rows.all()[at], self.at[at], self.base[at]);
        let Limit { least, most, soft, unit } = row.limit;
        let full = most.is_some_and(|most| sum >= most);
        let lacks = least.is_some_and(|least| sum < least);
        match (soft.is_some(), full, lacks) {
            (false, true, _) => BARRED,
            (true, true, _) => row.range().1,
            (true, _, true) => row.range().0,
            (false, _, true) => {
                let urge = i128::from(self.urge) * i128::from(ROW_UNIT) / i128::from(unit);
                base.saturating_sub(urge as i64).max(row.range().0)
            }
            _ => base,
        }
    }
}
