//! The inverse of the basis, and what follows from it.

use super::{Basis, NONE, Simplex, coefficients};

/// Least factor of a row operation that is carried out.
const NEGLIGIBLE: f64 = 1e-11;
/// Least pivot when a basis is inverted afresh; a column without one stays out.
const LEAST_PIVOT: f64 = 1e-3;

impl Simplex<'_> {
    /// Takes over a basis; columns in it may have died.
    pub(super) fn adopt(&mut self, basis: &Basis) {
        self.position.fill(NONE);
        self.invert(basis);
        self.recompute();
        self.shifted = self.is_improvable();
    }

    /// Computes the inverse of a basis afresh, by elimination: columns enter one after the other, in
    /// place of slacks, which cost nothing.
    fn invert(&mut self, basis: &Basis) {
        let (m, groups) = (self.rows, self.columns.group_count());
        self.inverse.clear();
        self.inverse.resize(m * m, 0.0);
        (0..m).for_each(|row| self.inverse[row * m + row] = 1.0);
        self.weight.clear();
        self.weight.resize(m, 1.0);
        self.basis.fill(NONE);
        for place in 0..(m - groups) as u32 {
            if basis.tight.binary_search(&place).is_err() {
                self.enter(self.columns.len() as u32 + place, groups + place as usize);
            }
        }
        for at in 0..self.soft.len() {
            let row = self.soft[at] as usize;
            let is_free = self.basis[row] == NONE;
            if is_free && basis.exceeded.binary_search(&((row - groups) as u32)).is_ok() {
                self.inverse[row * m + row] = -1.0;
                self.enter(self.excess(at), row);
            }
        }
        for &variable in &basis.columns {
            self.compute_down(variable);
            let free = (0..m).filter(|&row| self.basis[row] == NONE);
            let size = |&row: &usize| self.down[row].abs();
            // Candidates' own rows first: there the elimination stays sparse.
            let first = |row: &usize| *row < groups && size(row) > 0.5;
            let pivot = free
                .clone()
                .find(first)
                .or_else(|| free.max_by(|a, b| size(a).total_cmp(&size(b)).then(b.cmp(a))));
            let Some(row) = pivot.filter(|row| size(row) > LEAST_PIVOT) else { continue };
            self.eliminate(row);
            self.enter(variable, row);
        }
        for row in groups..m {
            if self.basis[row] == NONE {
                self.enter((self.columns.len() + row - groups) as u32, row);
            }
        }
        self.since_refresh = 0;
        self.work += (m * m) as u64;
    }

    pub(super) fn enter(&mut self, variable: u32, row: usize) {
        self.basis[row] = variable;
        self.position[variable as usize] = row as u32;
    }

    /// Entries of a variable's column in terms of the basis.
    pub(super) fn compute_down(&mut self, variable: u32) {
        let (m, groups) = (self.rows, self.columns.group_count());
        if self.is_slack(variable) {
            let (at, sign) = self.slack_row(variable);
            for (row, entry) in self.down.iter_mut().enumerate() {
                *entry = sign * self.inverse[row * m + at];
            }
            return;
        }
        let group = self.columns.group_of(variable);
        let places = self.columns.places(variable);
        for (row, entry) in self.down.iter_mut().enumerate() {
            let inverse = &self.inverse[row * m..(row + 1) * m];
            let rest: f64 = places.iter().map(|&place| inverse[groups + place as usize]).sum();
            *entry = inverse[group] + rest;
        }
        if self.columns.coupled().is_empty() {
            return;
        }
        for (at, coefficient) in coefficients::of(self.columns, variable) {
            for (row, entry) in self.down.iter_mut().enumerate() {
                *entry += coefficient * self.inverse[row * m + at as usize];
            }
        }
    }

    /// Makes the pivot column a unit vector in the inverse; keeps the weights of the rows exact.
    pub(super) fn eliminate(&mut self, pivot: usize) {
        let m = self.rows;
        let size = self.down[pivot];
        let (before, rest) = self.inverse.split_at_mut(pivot * m);
        let (own, after) = rest.split_at_mut(m);
        for entry in own.iter_mut() {
            *entry /= size;
        }
        self.weight[pivot] = own.iter().map(|entry| entry * entry).sum();
        self.entries.clear();
        self.entries.extend((0..m as u32).filter(|&at| own[at as usize] != 0.0));
        let sparse = self.entries.len() * 3 < m;
        let others = before.chunks_exact_mut(m).chain(after.chunks_exact_mut(m));
        for (at, inverse) in others.enumerate() {
            let row = if at < pivot { at } else { at + 1 };
            let factor = self.down[row];
            if factor.abs() <= NEGLIGIBLE {
                continue;
            }
            if sparse {
                let change = subtract_at(&self.entries, inverse, factor, own);
                self.weight[row] = (self.weight[row] + change).max(1e-6);
            } else {
                self.weight[row] = subtract(inverse, factor, own);
            }
        }
    }

    /// Values and duals from the inverse.
    pub(super) fn recompute(&mut self) {
        let m = self.rows;
        let right: Vec<f64> = (0..m).map(|row| self.right_hand_side(row)).collect();
        self.x.clear();
        self.dual.clear();
        self.dual.resize(m, 0.0);
        for row in 0..m {
            let inverse = &self.inverse[row * m..(row + 1) * m];
            self.x.push(inverse.iter().zip(&right).map(|(a, b)| a * b).sum());
            let cost = if self.basis[row] == NONE { 0.0 } else { self.cost_of(self.basis[row]) };
            if cost != 0.0 {
                self.dual.iter_mut().zip(inverse).for_each(|(dual, a)| *dual += cost * a);
            }
        }
        let dual = std::mem::take(&mut self.dual);
        self.follow(&dual);
        self.dual = dual;
        let mut reduced = std::mem::take(&mut self.reduced);
        reduced.clear();
        let paid = self.alive.iter().zip(&self.across);
        reduced.extend(paid.map(|(&column, paid)| self.cost(column) - paid));
        self.reduced = reduced;
        self.work += (2 * m * m + 5 * self.alive.len()) as u64;
    }

    /// Entries of the columns alive along a row of the inverse.
    pub(super) fn follow_row(&mut self, row: usize) {
        let m = self.rows;
        let inverse = std::mem::take(&mut self.inverse);
        self.follow(&inverse[row * m..(row + 1) * m]);
        self.inverse = inverse;
    }

    /// Products of a vector over the rows with the columns alive.
    fn follow(&mut self, vector: &[f64]) {
        self.ray.clear();
        self.ray.extend_from_slice(vector);
        self.ray.push(0.0);
        let ray = &self.ray;
        let product = |rows: &[u32]| {
            let mut sums = [0.0; 4];
            for rows in rows.chunks_exact(4) {
                for lane in 0..4 {
                    sums[lane] += ray[rows[lane] as usize];
                }
            }
            (sums[0] + sums[1]) + (sums[2] + sums[3])
        };
        self.across.clear();
        self.across.extend(self.packed.chunks_exact(self.width).map(product));
        self.coefficients.follow(ray, &mut self.across);
    }
}

/// Subtracts a multiple of a row, given by its entries that are not 0, from another; returns by how
/// much the square of the other's length grows.
fn subtract_at(entries: &[u32], row: &mut [f64], factor: f64, own: &[f64]) -> f64 {
    let mut change = 0.0;
    for &at in entries {
        let entry = &mut row[at as usize];
        let before = *entry;
        *entry -= factor * own[at as usize];
        if entry.abs() < 1e-12 {
            *entry = 0.0;
        }
        change += *entry * *entry - before * before;
    }
    change
}

/// Subtracts a multiple of a row from another; returns the square of the length of what is left.
fn subtract(row: &mut [f64], factor: f64, own: &[f64]) -> f64 {
    // Four sums side by side: a single one would wait for itself.
    let mut squares = [0.0; 4];
    let (mut chunks, mut others) = (row.chunks_exact_mut(4), own.chunks_exact(4));
    for (entries, own) in chunks.by_ref().zip(others.by_ref()) {
        for lane in 0..4 {
            let entry = entries[lane] - factor * own[lane];
            entries[lane] = entry;
            squares[lane] += entry * entry;
        }
    }
    let mut rest = 0.0;
    for (entry, own) in chunks.into_remainder().iter_mut().zip(others.remainder()) {
        *entry -= factor * own;
        rest += *entry * *entry;
    }
    squares.iter().sum::<f64>() + rest
}
