//! Prices of rows: what they add to the prices of places, and to the bound.
//!
//! The price of a row is in 2^-20 of a unit per unit of amount, and has a sign: above 0 for the upper
//! limit, below 0 for the lower one. What a placement pays is rounded down, cell by cell, and what a
//! limit adds to the bound is rounded up, so that the bound holds to the last unit.

use std::borrow::Cow;

use super::{NONE, Row, Rows, part_time};
use crate::model::{CandidateIx, Scheme};
use crate::parallel::Threads;
use crate::pricing::{Add, BARRED, CLOSED, Oracle, Step, charge};

/// An amount that everybody adds to a row in one place.
#[derive(Clone, Copy, Debug)]
struct Fold {
    place: u32,
    row: u32,
    amount: i64,
}

/// Amounts that everybody adds in a place, folded into its price.
#[derive(Debug, Default)]
pub(super) struct Folds {
    /// In order of row.
    cells: Vec<Fold>,
    /// Cells of row r are `cells[first[r]..first[r + 1]]`.
    first: Vec<u32>,
    /// Whether a row is folded.
    folded: Vec<bool>,
}

impl Row {
    /// The lowest and the highest price that the row can have with the places: a soft one is never dearer
    /// than breaking it, and one over whole rotations is free.
    pub(in crate::solve) fn range(&self) -> (i64, i64) {
        if self.linear { self.limit.range() } else { (0, 0) }
    }
}

impl Folds {
    pub(super) fn of(scheme: &Scheme, rows: &Rows) -> Self {
        // Whoever is on leave does not add what everybody adds.
        let away = scheme.candidates().any(|ix| scheme.candidate_row(ix).leave != 0);
        let mut folded = vec![!away; rows.len()];
        for &term in rows.of_post.iter().flatten().filter(|&&at| rows.terms[at as usize].once) {
            let counted = rows.terms[term as usize].rows.iter().filter(|&&row| row != NONE);
            counted.for_each(|&row| folded[row as usize] = false);
        }
        let mut cells: Vec<(u32, u32, i64)> = Vec::new();
        let filled = rows.filled.places().filter(|_| !away);
        cells.extend(filled.map(|(row, place)| (row, place, part_time::WHOLE)));
        for post in scheme.posts() {
            for &at in &rows.of_post[post.get()] {
                let term = &rows.terms[at as usize];
                let counted = term.rows.iter().enumerate().filter(|(_, row)| **row != NONE);
                for (period, &row) in counted {
                    let place = post.get() * scheme.periods() + period;
                    if folded[row as usize] {
                        cells.push((row, place as u32, term.amount));
                    }
                }
            }
        }
        cells.sort_unstable();
        let mut first = vec![0; rows.len() + 1];
        let mut sums: Vec<Fold> = Vec::new();
        for cell in cells.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (row, place, _) = cell[0];
            let amount = cell.iter().map(|cell| cell.2).sum();
            sums.push(Fold { place, row, amount });
            first[row as usize + 1] = sums.len() as u32;
        }
        for row in 1..first.len() {
            first[row] = first[row].max(first[row - 1]);
        }
        Self { cells: sums, first, folded }
    }

    fn of_row(&self, row: usize) -> &[Fold] {
        &self.cells[self.first[row] as usize..self.first[row + 1] as usize]
    }
}

/// A price with what a row adds to it; closed stays closed.
fn add(price: i64, row: i64, amount: i64) -> i64 {
    if price >= CLOSED || (row == BARRED && amount > 0) {
        CLOSED
    } else if row == BARRED {
        price
    } else {
        price + charge(row, amount)
    }
}

impl Rows {
    /// Makes the placements of an oracle pay for what is not folded into the prices of their places.
    pub(in crate::solve) fn charge(&self, oracle: &mut Oracle<'_>, threads: &Threads) {
        if self.is_empty() {
            return;
        }
        let scheme = oracle.scheme();
        let cells = |candidate: CandidateIx, step: Step, add: &mut Add<'_>| {
            self.cells(scheme, candidate, step, &mut |cell| {
                let folded =
                    if cell.shared && self.folds.folded[cell.row] { cell.amount } else { 0 };
                add(cell.row, cell.period, (cell.amount, folded));
            });
        };
        oracle.charge(self.len(), threads, &cells);
    }

    /// Prices as the oracle wants them: those of folded rows added to the prices of places.
    pub(in crate::solve) fn tariff<'p>(&self, prices: &'p [i64]) -> Cow<'p, [i64]> {
        if self.is_empty() {
            return Cow::Borrowed(prices);
        }
        let places = prices.len() - self.len();
        let mut tariff = prices.to_vec();
        for row in (0..self.len()).filter(|row| prices[places + row] != 0) {
            for fold in self.folds.of_row(row) {
                let price = &mut tariff[fold.place as usize];
                *price = add(*price, prices[places + row], fold.amount);
            }
        }
        Cow::Owned(tariff)
    }

    /// The places whose price in a tariff depends on a row.
    pub(in crate::solve) fn places_of(&self, row: usize) -> impl Iterator<Item = usize> {
        self.folds.of_row(row).iter().map(|fold| fold.place as usize)
    }

    /// The rows that add to the price of a place, each with its amount.
    pub(in crate::solve) fn folded_at(&self, place: usize, price: i64, rows: &[i64]) -> i64 {
        let at = |&at: &u32| self.folds.cells[at as usize];
        self.cells_of_place[place]
            .iter()
            .map(at)
            .fold(price, |price, fold| add(price, rows[fold.row as usize], fold.amount))
    }

    pub(super) fn index_places(&mut self, places: usize) {
        self.cells_of_place = vec![Vec::new(); places];
        for (at, fold) in self.folds.cells.iter().enumerate() {
            self.cells_of_place[fold.place as usize].push(at as u32);
        }
    }
}
