//! Prices of rows: what they add to the prices of places, and to the bound.
//!
//! The price of a row is in 2^-20 of a unit per unit of amount, and has a sign: above 0 for the upper
//! limit, below 0 for the lower one. What a placement pays is rounded down, cell by cell, and what a
//! limit adds to the bound is rounded up, so that the bound holds to the last unit.

use super::part_time::{self, PlaceRows};
use super::terms::{NONE, Terms};
use crate::model::Scheme;
use crate::pricing::{BARRED, CLOSED, charge};

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
    /// Positions of cells, by place.
    of_place: Vec<Vec<u32>>,
}

impl Folds {
    /// Of the terms of a scheme, and the rows of its places by hundredths.
    pub(super) fn of(scheme: &Scheme, terms: &Terms, filled: &PlaceRows) -> Self {
        // Whoever is on leave does not add what everybody adds.
        let away = scheme.candidates().any(|ix| scheme.candidate_row(ix).leave != 0);
        let mut folded = vec![!away; terms.rows.len()];
        for &term in terms.of_post.iter().flatten().filter(|&&at| terms.all[at as usize].once) {
            let counted = terms.all[term as usize].rows.iter().filter(|&&row| row != NONE);
            counted.for_each(|&row| folded[row as usize] = false);
        }
        let mut cells: Vec<(u32, u32, i64)> = Vec::new();
        let filled = filled.places().filter(|_| !away);
        cells.extend(filled.map(|(row, place)| (row, place, part_time::WHOLE)));
        for post in scheme.posts() {
            for &at in &terms.of_post[post.get()] {
                let term = &terms.all[at as usize];
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
        let mut first = vec![0; terms.rows.len() + 1];
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
        let mut of_place = vec![Vec::new(); scheme.posts().len() * scheme.periods()];
        for (at, fold) in sums.iter().enumerate() {
            of_place[fold.place as usize].push(at as u32);
        }
        Self { cells: sums, first, folded, of_place }
    }

    /// Whether what everybody adds to a row is in the prices of places.
    pub(super) fn is_folded(&self, row: usize) -> bool {
        self.folded[row]
    }

    fn of_row(&self, row: usize) -> &[Fold] {
        &self.cells[self.first[row] as usize..self.first[row + 1] as usize]
    }

    /// Prices with those of folded rows added to the prices of places.
    pub(super) fn tariff(&self, prices: &[i64]) -> Vec<i64> {
        let rows = self.folded.len();
        let places = prices.len() - rows;
        let mut tariff = prices.to_vec();
        for row in (0..rows).filter(|row| prices[places + row] != 0) {
            for fold in self.of_row(row) {
                let price = &mut tariff[fold.place as usize];
                *price = add(*price, prices[places + row], fold.amount);
            }
        }
        tariff
    }

    /// The places whose price in a tariff depends on a row.
    pub(super) fn places_of(&self, row: usize) -> impl Iterator<Item = usize> {
        self.of_row(row).iter().map(|fold| fold.place as usize)
    }

    /// The price of a place with what rows at these prices add to it.
    pub(super) fn at(&self, place: usize, price: i64, rows: &[i64]) -> i64 {
        let at = |&at: &u32| self.cells[at as usize];
        let folds = self.of_place[place].iter().map(at);
        folds.fold(price, |price, fold| add(price, rows[fold.row as usize], fold.amount))
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
