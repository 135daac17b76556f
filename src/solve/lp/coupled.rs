//! Rows of the rules in a set of columns: what every column adds to them, and what is left of them.
//!
//! Columns that differ in what they add to a row are different columns, even where they use the same
//! scarce places. What tells them apart are the places they cover in the whole scheme, so these are
//! held as well, as soon as there is a row that can matter.

use crate::plan::PRICE_UNIT;
use crate::pricing::charge;
use crate::solve::rows::Limit;

/// A row of the rules that can still be broken.
#[derive(Clone, Debug)]
pub(in crate::solve) struct OpenRow {
    /// Its position among all rows of the rules.
    pub(in crate::solve) origin: u32,
    /// The limits as they were before anything was decided.
    whole: Limit,
    /// The limits for what is still to be decided.
    pub(in crate::solve) left: Limit,
    /// Amounts of what is decided, each with how often it occurs.
    decided: Vec<(i64, i64)>,
}

/// One inequality of the linear programme: the sum of `sign * amount / unit` is at most `right`.
#[derive(Clone, Copy, Debug)]
pub(in crate::solve) struct Side {
    /// Position of its row.
    pub(in crate::solve) row: u32,
    /// 1 for the upper limit, -1 for the lower.
    pub(in crate::solve) sign: f64,
    pub(in crate::solve) unit: f64,
    pub(in crate::solve) right: f64,
    /// Points lost per unit beyond it; `None` where it is hard.
    pub(in crate::solve) cost: Option<f64>,
}

/// Lists of each column, one after the other.
#[derive(Clone, Debug)]
struct Lists<T> {
    first: Vec<u32>,
    all: Vec<T>,
}

/// Rows of the rules, and the entries of columns.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Coupled {
    rows: Vec<OpenRow>,
    sides: Vec<Side>,
    entries: Lists<(u32, i64)>,
    /// Rows of the whole scheme that each column covers, in increasing order.
    covers: Lists<u32>,
}

impl<T: Copy> Lists<T> {
    fn new() -> Self {
        Self { first: vec![0], all: Vec::new() }
    }

    fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.all.extend(list);
        self.first.push(self.all.len() as u32);
    }

    fn of(&self, column: u32) -> &[T] {
        let column = column as usize;
        &self.all[self.first[column] as usize..self.first[column + 1] as usize]
    }
}

impl OpenRow {
    pub(in crate::solve) fn new(origin: u32, limit: Limit) -> Self {
        Self { origin, whole: limit, left: limit, decided: Vec::new() }
    }

    /// Takes a column of these amounts for decided.
    pub(in crate::solve) fn decide(&mut self, amount: i64) {
        self.left = self.left.less(amount);
        match self.decided.iter_mut().find(|(known, _)| *known == amount) {
            Some((_, count)) => *count += 1,
            None => self.decided.push((amount, 1)),
        }
    }

    /// What a price adds to a bound, less what it charges for all that is decided.
    ///
    /// Every charge is rounded by itself, as it is where nothing is decided yet.
    fn allowance(&self, price: i64) -> i128 {
        let decided = self
            .decided
            .iter()
            .map(|&(amount, n)| i128::from(n) * i128::from(charge(price, amount)));
        self.whole.allowance(price) - decided.sum::<i128>()
    }

    /// The sides that sums from `low` to `high` can break.
    fn sides(&self, row: u32, low: i64, high: i64) -> impl Iterator<Item = Side> {
        let Limit { least, most, soft, unit } = self.left;
        let unit = unit as f64;
        let cost = soft.map(|soft| soft.times as f64 * soft.points as f64 / soft.per as f64 * unit);
        let side = move |sign: f64, limit: i64| Side {
            row,
            sign,
            unit,
            right: sign * limit as f64 / unit,
            cost,
        };
        let above = most.filter(|&most| high > most).map(|most| side(1.0, most));
        above.into_iter().chain(least.filter(|&least| low < least).map(|least| side(-1.0, least)))
    }
}

impl Coupled {
    /// Rows that sums in these ranges can break; the ranges are by row. Also by row the position kept.
    pub(in crate::solve) fn keep(rows: &[OpenRow], ranges: &[(i64, i64)]) -> (Self, Vec<u32>) {
        let mut kept = Self {
            rows: Vec::new(),
            sides: Vec::new(),
            entries: Lists::new(),
            covers: Lists::new(),
        };
        let mut local = vec![u32::MAX; rows.len()];
        for (at, (row, &(low, high))) in rows.iter().zip(ranges).enumerate() {
            let position = kept.rows.len() as u32;
            let sides = kept.sides.len();
            kept.sides.extend(row.sides(position, low, high));
            if kept.sides.len() > sides {
                local[at] = position;
                kept.rows.push(row.clone());
            }
        }
        (kept, local)
    }

    pub(in crate::solve) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(in crate::solve) fn rows(&self) -> &[OpenRow] {
        &self.rows
    }

    /// The inequalities of the linear programme.
    pub(in crate::solve) fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// Adds a column; nothing is held where no row can be broken.
    pub(in crate::solve) fn push(
        &mut self,
        entries: impl IntoIterator<Item = (u32, i64)>,
        covers: impl IntoIterator<Item = u32>,
    ) {
        if !self.is_empty() {
            self.entries.push(entries);
            self.covers.push(covers);
        }
    }

    /// Amounts of a column, by row.
    pub(in crate::solve) fn entries(&self, column: u32) -> &[(u32, i64)] {
        if self.is_empty() { &[] } else { self.entries.of(column) }
    }

    /// Rows of the whole scheme that a column covers; none where no row can be broken.
    pub(in crate::solve) fn covers(&self, column: u32) -> &[u32] {
        if self.is_empty() { &[] } else { self.covers.of(column) }
    }

    /// What prices charge a column.
    pub(in crate::solve) fn charge(&self, column: u32, prices: &[i64]) -> i128 {
        let charges = self.entries(column).iter();
        charges.map(|&(row, amount)| i128::from(charge(prices[row as usize], amount))).sum()
    }

    /// What prices add to a bound.
    pub(in crate::solve) fn allowance(&self, prices: &[i64]) -> i128 {
        self.rows.iter().zip(prices).map(|(row, &price)| row.allowance(price)).sum()
    }

    /// Prices from the duals of the sides.
    pub(in crate::solve) fn prices(&self, duals: &[f64]) -> impl Iterator<Item = i64> {
        let mut points = vec![0.0; self.rows.len()];
        for (side, dual) in self.sides.iter().zip(duals) {
            points[side.row as usize] += side.sign * dual;
        }
        let rows = self.rows.iter().zip(points);
        rows.map(|(row, points)| row.left.price(row.left.steps(PRICE_UNIT as f64 * points)))
    }

    /// Points lost by columns together; `None` if a hard row is broken.
    pub(in crate::solve) fn lost(&self, picks: &[u32]) -> Option<i64> {
        let mut sums = vec![0; self.rows.len()];
        for &(row, amount) in picks.iter().flat_map(|&pick| self.entries(pick)) {
            sums[row as usize] += amount;
        }
        self.rows.iter().zip(sums).map(|(row, sum)| row.left.lost(sum)).sum()
    }

    /// The fewest points lost by any column of each group together; `None` if each choice breaks a
    /// hard row.
    pub(in crate::solve) fn least_lost<'g>(
        &self,
        groups: impl Iterator<Item = &'g [u32]>,
    ) -> Option<i64> {
        let mut range = Ranges::new(self.rows.len());
        for group in groups {
            for &column in group {
                range.add(self.entries(column));
            }
            range.close(group.len());
        }
        let rows = self.rows.iter().zip(range.sums());
        rows.map(|(row, &(low, high))| row.left.least_lost(low, high)).sum()
    }
}

/// The least and the greatest sum of each row over one column of every group.
pub(in crate::solve) struct Ranges {
    sums: Vec<(i64, i64)>,
    /// Of the group under way: least, greatest, and number of columns with an entry.
    group: Vec<(i64, i64, usize)>,
    touched: Vec<u32>,
}

impl Ranges {
    pub(in crate::solve) fn new(rows: usize) -> Self {
        Self { sums: vec![(0, 0); rows], group: vec![(0, 0, 0); rows], touched: Vec::new() }
    }

    /// Adds a column of the group under way.
    pub(in crate::solve) fn add(&mut self, entries: &[(u32, i64)]) {
        for &(row, amount) in entries {
            let (low, high, count) = &mut self.group[row as usize];
            if *count == 0 {
                (*low, *high) = (amount, amount);
                self.touched.push(row);
            } else {
                (*low, *high) = (amount.min(*low), amount.max(*high));
            }
            *count += 1;
        }
    }

    /// Ends a group of so many columns.
    pub(in crate::solve) fn close(&mut self, columns: usize) {
        for row in self.touched.drain(..) {
            let (mut low, mut high, count) = std::mem::take(&mut self.group[row as usize]);
            if count < columns {
                (low, high) = (low.min(0), high.max(0));
            }
            let sum = &mut self.sums[row as usize];
            *sum = (sum.0 + low, sum.1 + high);
        }
    }

    pub(in crate::solve) fn sums(&self) -> &[(i64, i64)] {
        &self.sums
    }
}
