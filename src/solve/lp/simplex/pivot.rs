//! One pivot: the row that leaves, the exchange, and pivots of the primal method where a shift of
//! costs has to be undone.

use super::{NONE, PIVOT, Simplex};

/// Least infeasibility that matters.
const INFEASIBLE: f64 = 1e-7;
/// Least reduced cost that counts as above 0, in points.
const IMPROVING: f64 = 1e-6;

impl Simplex<'_> {
    /// By how much a basic variable is outside its bounds: below 0, or above it when dead.
    fn infeasibility(&self, row: usize) -> f64 {
        let x = self.x[row];
        if x < 0.0 || self.is_dead(row) { x } else { 0.0 }
    }

    /// Whether what is basic in a row may have no value but 0.
    fn is_dead(&self, row: usize) -> bool {
        let variable = self.basis[row];
        variable == NONE || (!self.is_slack(variable) && !self.lives[variable as usize])
    }

    pub(super) fn leaving(&self) -> Option<usize> {
        let mut best = (0.0, None);
        for row in 0..self.rows {
            let off = self.infeasibility(row);
            if off.abs() > INFEASIBLE {
                let score = off * off / self.weight[row];
                if score > best.0 {
                    best = (score, Some(row));
                }
            }
        }
        best.1
    }

    /// One pivot on a row; returns the change of the objective, or `None` if the row shows that
    /// nothing is feasible.
    pub(super) fn pivot(&mut self, row: usize) -> Option<f64> {
        let off = self.infeasibility(row);
        let sign = if off < 0.0 { 1.0 } else { -1.0 };
        self.follow_row(row);
        let (entering, reduced) = self.entering(sign)?;
        self.compute_down(entering);
        let step = self.exchange(row, entering, reduced);
        // The dual objective moves by the step along the row, times what the row is off.
        Some(-(step * off).abs())
    }

    /// Exchanges the variable of a row for another, whose pivot column is at hand, and whose entries
    /// along the row are in `across`; returns the step of the duals along the row.
    fn exchange(&mut self, row: usize, entering: u32, reduced: f64) -> f64 {
        let m = self.rows;
        let size = self.down[row];
        let step = reduced / size;
        let inverse = &self.inverse[row * m..(row + 1) * m];
        self.dual.iter_mut().zip(inverse).for_each(|(dual, a)| *dual += step * a);
        for (reduced, &across) in self.reduced.iter_mut().zip(&self.across) {
            *reduced -= step * across;
        }
        let amount = self.x[row] / size;
        for (x, down) in self.x.iter_mut().zip(&self.down) {
            *x -= amount * down;
        }
        self.x[row] = amount;
        let leaving = self.basis[row];
        if leaving != NONE {
            self.position[leaving as usize] = NONE;
        }
        self.eliminate(row);
        self.enter(entering, row);
        self.since_refresh += 1;
        self.work += (5 * self.alive.len() + m * m / 4) as u64;
        step
    }

    /// Whether a reduced cost is above 0.
    pub(super) fn is_improvable(&self) -> bool {
        self.improving().1 != NONE
    }

    /// The greatest reduced cost above 0.
    fn improving(&self) -> (f64, u32) {
        let groups = self.columns.group_count();
        let mut most = (IMPROVING, NONE);
        for (&column, &reduced) in self.alive.iter().zip(&self.reduced) {
            if reduced > most.0 && self.position[column as usize] == NONE {
                most = (reduced, column);
            }
        }
        for row in groups..self.rows {
            let slack = (self.columns.len() + row - groups) as u32;
            if -self.dual[row] > most.0 && self.position[slack as usize] == NONE {
                most = (-self.dual[row], slack);
            }
        }
        for (at, &row) in self.soft.iter().enumerate() {
            let reduced = self.dual[row as usize] - self.fine(row as usize);
            if reduced > most.0 && self.position[self.excess(at) as usize] == NONE {
                most = (reduced, self.excess(at));
            }
        }
        most
    }

    /// One primal pivot, where a reduced cost is still above 0; `false` if none is.
    pub(super) fn pivot_primal(&mut self) -> bool {
        let (reduced, entering) = self.improving();
        if entering == NONE {
            return false;
        }
        self.compute_down(entering);
        let mut best = (f64::INFINITY, 0.0, None);
        for row in 0..self.rows {
            let down = self.down[row];
            let ratio = match () {
                () if down.abs() <= PIVOT => continue,
                () if self.is_dead(row) => 0.0,
                () if down > 0.0 => self.x[row].max(0.0) / down,
                () => continue,
            };
            if ratio < best.0 - 1e-9 || (ratio <= best.0 + 1e-9 && down.abs() > best.1) {
                best = (ratio.min(best.0), down.abs(), Some(row));
            }
        }
        let Some(row) = best.2 else { return false };
        self.follow_row(row);
        self.exchange(row, entering, reduced);
        true
    }

    /// Moves the duals along a ray that proves infeasibility, as far as the objective has to fall.
    pub(super) fn follow_ray(&mut self, row: usize, fall: f64) {
        let m = self.rows;
        let off = self.infeasibility(row);
        // Rounding of prices must not undo it.
        let length = (fall.max(0.0) + 2.0) / off.abs();
        let step = if off < 0.0 { length } else { -length };
        let inverse = &self.inverse[row * m..(row + 1) * m];
        self.dual.iter_mut().zip(inverse).for_each(|(dual, a)| *dual += step * a);
    }
}
