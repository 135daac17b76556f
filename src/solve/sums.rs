//! Where the rows of a plan in the making stand.

use super::relaxation::Relaxation;
use super::rows::Rows;
use crate::certify::PRICE_UNIT;
use crate::model::{CandidateIx, Scheme};
use crate::rotation::{BARRED_ABOVE, Step};

/// Sums of rows over a plan, what they break and cost, and the prices that insertions pay for them.
#[derive(Clone, Debug)]
pub(super) struct Sums<'a> {
    rows: &'a Rows,
    scheme: &'a Scheme,
    at: Vec<i64>,
    /// By how many placements hard rows are broken.
    pub(super) broken: i64,
    /// Points that soft rows cost.
    pub(super) penalty: i64,
    /// Prices of rows as the relaxation has them, then as they are in effect.
    base: Vec<i64>,
    pub(super) now: Vec<i64>,
    /// What bringing a row that lacks something nearer to its limit is worth, in units per placement.
    urge: i64,
}

impl<'a> Sums<'a> {
    /// Of a plan in which nobody is placed.
    pub(super) fn new(relaxation: &Relaxation<'a>) -> Self {
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
            sums.broken += row.broken(0);
            sums.penalty += row.penalty(0);
        }
        sums
    }

    /// Takes over the prices of rows from a price table.
    pub(super) fn reprice(&mut self, prices: &[i64]) {
        self.base.copy_from_slice(prices);
        for row in 0..self.at.len() {
            self.now[row] = self.price(row);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// The sum of a row.
    pub(super) fn sum(&self, row: usize) -> i64 {
        self.at[row]
    }

    /// The rows.
    pub(super) fn rows(&self) -> &'a Rows {
        self.rows
    }

    /// Adds a rotation, or takes it away; calls back for every row whose price changes.
    pub(super) fn add(
        &mut self,
        candidate: usize,
        steps: &[Step],
        sign: i64,
        changed: &mut dyn FnMut(usize, i64),
    ) {
        let amounts = self.rows.amounts(self.scheme, CandidateIx::new(candidate), steps);
        for (row, amount) in amounts {
            let at = row as usize;
            let row = &self.rows.all()[at];
            self.broken -= row.broken(self.at[at]);
            self.penalty -= row.penalty(self.at[at]);
            self.at[at] += sign * amount;
            self.broken += row.broken(self.at[at]);
            self.penalty += row.penalty(self.at[at]);
            let price = self.price(at);
            if price != self.now[at] {
                self.now[at] = price;
                changed(at, price);
            }
        }
    }

    /// The first hard rows that a rotation would break further.
    pub(super) fn broken_by(&self, candidate: usize, steps: &[Step]) -> Vec<usize> {
        let amounts = self.rows.amounts(self.scheme, CandidateIx::new(candidate), steps);
        let worse = |&(row, amount): &(u32, i64)| {
            let (at, row) = (row as usize, &self.rows.all()[row as usize]);
            row.broken(self.at[at] + amount) > row.broken(self.at[at])
        };
        amounts.iter().filter(|entry| worse(entry)).map(|&(row, _)| row as usize).collect()
    }

    /// Hard rows that are broken; where none is, those that leave no room on one side.
    pub(super) fn at_fault(&self) -> Vec<usize> {
        let broken = |&at: &usize| self.rows.all()[at].broken(self.at[at]) > 0;
        let tight = |&at: &usize| {
            let (row, sum) = (&self.rows.all()[at], Some(self.at[at]));
            row.soft.is_none() && (row.least == sum || row.most == sum)
        };
        let found: Vec<usize> = (0..self.at.len()).filter(broken).collect();
        if found.is_empty() { (0..self.at.len()).filter(tight).collect() } else { found }
    }

    /// Whether a rotation of a candidate has a part in a row that is broken.
    pub(super) fn shares_blame(&self, candidate: usize, steps: &[Step]) -> bool {
        let amounts = self.rows.amounts(self.scheme, CandidateIx::new(candidate), steps);
        let is_broken = |row: u32| self.rows.all()[row as usize].broken(self.at[row as usize]) > 0;
        amounts.into_iter().any(|(row, _)| is_broken(row))
    }

    /// What one more unit costs where the row stands now.
    fn price(&self, at: usize) -> i64 {
        let (row, sum, base) = (&self.rows.all()[at], self.at[at], self.base[at]);
        let (lowest, highest) = row.range();
        let full = row.most.is_some_and(|most| sum >= most);
        let lacks = row.least.is_some_and(|least| sum < least);
        match (row.soft.is_some(), full, lacks) {
            (false, true, _) => BARRED_ABOVE,
            (true, true, _) => highest,
            (true, _, true) => lowest,
            (false, _, true) => {
                let urge = (i128::from(self.urge) << 20) / i128::from(row.unit);
                base.saturating_sub(urge as i64).max(lowest)
            }
            _ => base,
        }
    }
}
