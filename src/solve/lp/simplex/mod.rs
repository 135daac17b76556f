//! The linear programme over the columns of a tree, by the dual simplex method.
//!
//! One constraint per candidate, one per place and per limit of a row of the rules, columns that
//! die as the tree branches. A soft limit has a variable, its excess, that costs points. Any
//! basis that was optimal stays dual feasible when columns die, so that a child starts where its
//! parent ended (Lemke 1954, "The dual method of solving the linear programming problem"). The
//! leaving row is chosen by exact steepest edges (Forrest and Goldfarb 1992, "Steepest-edge simplex
//! algorithms for linear programming"), which cost nothing extra as the inverse of the basis is
//! held whole; the entering column by Harris's two passes (1973, "Pivot selection methods of the
//! Devex LP code"). Costs are shifted a little, by a fixed rule, against ties.
//!
//! Rows and columns are here those of the matrix: a row is a constraint.
//!
//! Nothing here decides anything: its duals are rounded to integer prices, and what these prove is
//! computed in integers.

mod coefficients;
mod inverse;
mod pivot;
mod ratio;
#[cfg(test)]
mod tests;

use super::columns::Columns;
use crate::plan::{MOST_PRICE, PRICE_UNIT};
use coefficients::Coefficients;

/// No position in the basis.
const NONE: u32 = u32::MAX;
/// Least size of a pivot.
const PIVOT: f64 = 1e-7;
/// Pivots after which the inverse is computed afresh.
const REFRESH: usize = 400;
/// Largest shift of a cost, in points, and of one cost for every candidate together: a point would
/// keep the best plan from being proved.
const SHIFT: f64 = 0.01;
const SHIFTS: f64 = 1.0;

/// How a run of pivots ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::solve) enum End {
    /// At the optimum.
    Optimal,
    /// The dual objective fell below the cutoff: nothing here is good enough.
    CutOff,
    /// At the limit of pivots.
    Paused,
}

/// What is in a basis.
#[derive(Clone, Debug, Default)]
pub(in crate::solve) struct Basis {
    pub(in crate::solve) columns: Vec<u32>,
    /// Bounds whose slack is not in it, in increasing order.
    pub(in crate::solve) tight: Vec<u32>,
    /// Those among them whose excess is in it, in increasing order.
    pub(in crate::solve) exceeded: Vec<u32>,
}

/// A basis and everything that follows from it.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Simplex<'c> {
    columns: &'c Columns,
    /// Rows: candidates first, then places, then limits of the rules.
    rows: usize,
    alive: Vec<u32>,
    /// Rows of every column alive, `width` for each, filled up with a row that is always 0.
    packed: Vec<u32>,
    width: usize,
    /// Entries of every column alive in the limits of the rules.
    coefficients: Coefficients,
    /// Rows of soft limits.
    soft: Vec<u32>,
    /// Reduced costs of the columns alive.
    reduced: Vec<f64>,
    /// Whether a column is alive.
    lives: Vec<bool>,
    basis: Vec<u32>,
    /// Position in the basis of columns, then of slacks, then of excesses.
    position: Vec<u32>,
    inverse: Vec<f64>,
    weight: Vec<f64>,
    x: Vec<f64>,
    dual: Vec<f64>,
    /// Entries of the columns alive along the pivot row.
    across: Vec<f64>,
    /// The pivot row, and a 0.
    ray: Vec<f64>,
    /// Entries of the pivot column.
    down: Vec<f64>,
    /// Entries of the pivot row that are not 0.
    entries: Vec<u32>,
    since_refresh: usize,
    /// Largest shift of a cost here, in points.
    shift: f64,
    /// Whether some reduced cost had to be taken for 0: the objective then bounds nothing.
    shifted: bool,
    pub(in crate::solve) work: u64,
}

impl<'c> Simplex<'c> {
    /// A basis of given columns, completed by slacks and the most valuable column of candidates
    /// who would have none.
    pub(in crate::solve) fn new(columns: &'c Columns, dead: &[u32], basis: &Basis) -> Self {
        let rows = columns.group_count() + columns.bounds();
        let is_soft = |&bound: &usize| columns.side(bound).is_some_and(|side| side.cost.is_some());
        let soft = (columns.capacity().len()..columns.bounds()).filter(is_soft);
        let soft: Vec<u32> = soft.map(|bound| (columns.group_count() + bound) as u32).collect();
        let total = columns.len() + columns.bounds() + soft.len();
        let mut simplex = Self {
            columns,
            rows,
            lives: vec![true; columns.len()],
            basis: vec![NONE; rows],
            position: vec![NONE; total],
            inverse: Vec::new(),
            weight: Vec::new(),
            x: Vec::new(),
            dual: Vec::new(),
            packed: Vec::new(),
            width: 0,
            coefficients: Coefficients::default(),
            soft,
            reduced: Vec::new(),
            across: Vec::new(),
            ray: Vec::new(),
            down: vec![0.0; rows],
            entries: Vec::new(),
            since_refresh: 0,
            shift: SHIFT.min(SHIFTS / columns.group_count().max(1) as f64),
            shifted: false,
            work: 0,
            alive: (0..columns.len() as u32).collect(),
        };
        for &column in dead {
            simplex.lives[column as usize] = false;
        }
        let lives = &simplex.lives;
        simplex.alive.retain(|&column| lives[column as usize]);
        simplex.pack();
        let first = simplex.first(&basis.columns);
        simplex.adopt(&Basis { columns: first, ..basis.clone() });
        simplex
    }

    /// Columns to start from: at least one for every candidate.
    fn first(&self, basic: &[u32]) -> Vec<u32> {
        let columns = self.columns;
        let mut best = vec![NONE; columns.group_count()];
        for &column in &self.alive {
            let at = &mut best[columns.group_of(column)];
            if *at == NONE || self.cost(column) > self.cost(*at) {
                *at = column;
            }
        }
        for &column in basic {
            best[columns.group_of(column)] = NONE;
        }
        let mut first: Vec<u32> = best.into_iter().filter(|&at| at != NONE).collect();
        first.extend(basic);
        first
    }

    /// The basis, to come back to.
    pub(in crate::solve) fn basis(&self) -> Basis {
        let (groups, columns) = (self.columns.group_count(), self.columns.len());
        let slack = |place: &u32| self.position[columns + *place as usize] == NONE;
        let bounds = 0..(self.rows - groups) as u32;
        let basic = self.basis.iter().copied();
        let excess = |&(at, _): &(usize, &u32)| self.position[self.excess(at) as usize] != NONE;
        let exceeded = self.soft.iter().enumerate().filter(excess);
        Basis {
            columns: basic.filter(|&at| at != NONE && !self.is_slack(at)).collect(),
            tight: bounds.filter(slack).collect(),
            exceeded: exceeded.map(|(_, &row)| row - groups as u32).collect(),
        }
    }

    /// Columns alive, in order.
    pub(in crate::solve) fn alive(&self) -> &[u32] {
        &self.alive
    }

    fn pack(&mut self) {
        let columns = self.columns;
        let most = self.alive.iter().map(|&column| columns.places(column).len()).max();
        self.width = (1 + most.unwrap_or(0)).next_multiple_of(4);
        for &column in &self.alive {
            let end = self.packed.len() + self.width;
            self.packed.push(columns.group_of(column) as u32);
            let groups = columns.group_count() as u32;
            self.packed.extend(columns.places(column).iter().map(|&row| groups + row));
            self.packed.resize(end, self.rows as u32);
        }
        self.coefficients = Coefficients::new(columns, &self.alive);
    }

    /// Lets columns die.
    pub(in crate::solve) fn retain(&mut self, mut keep: impl FnMut(u32) -> bool) {
        let mut kept = 0;
        for at in 0..self.alive.len() {
            let column = self.alive[at];
            if keep(column) {
                self.alive[kept] = column;
                self.reduced[kept] = self.reduced[at];
                let width = self.width;
                self.packed.copy_within(at * width..(at + 1) * width, kept * width);
                self.coefficients.keep(at, kept);
                kept += 1;
            } else {
                self.lives[column as usize] = false;
            }
        }
        self.alive.truncate(kept);
        self.reduced.truncate(kept);
        self.packed.truncate(kept * self.width);
        self.coefficients.truncate(kept);
    }

    /// Value of a column with its shift.
    fn cost(&self, column: u32) -> f64 {
        let mixed = u64::from(column).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        self.columns.value(column) as f64 + self.shift * mixed as f64 / (1u64 << 24) as f64
    }

    /// Whether it is a slack or an excess: no column.
    fn is_slack(&self, variable: u32) -> bool {
        variable as usize >= self.columns.len()
    }

    /// The variable of the excess at a position among the soft limits.
    fn excess(&self, at: usize) -> u32 {
        (self.columns.len() + self.columns.bounds() + at) as u32
    }

    /// The row of a variable that is no column, and its only entry.
    fn slack_row(&self, variable: u32) -> (usize, f64) {
        match variable.checked_sub(self.excess(0)) {
            None => (self.columns.group_count() + variable as usize - self.columns.len(), 1.0),
            Some(at) => (self.soft[at as usize] as usize, -1.0),
        }
    }

    /// What a unit beyond the limit of a row costs, in points.
    fn fine(&self, row: usize) -> f64 {
        let side = self.columns.side(row - self.columns.group_count());
        side.and_then(|side| side.cost).unwrap_or(f64::INFINITY)
    }

    fn cost_of(&self, variable: u32) -> f64 {
        match variable.checked_sub(self.excess(0)) {
            Some(at) => -self.fine(self.soft[at as usize] as usize),
            None if self.is_slack(variable) => 0.0,
            None => self.cost(variable),
        }
    }

    fn right_hand_side(&self, row: usize) -> f64 {
        let Some(bound) = row.checked_sub(self.columns.group_count()) else { return 1.0 };
        match self.columns.side(bound) {
            None => self.columns.capacity()[bound] as f64,
            Some(side) => side.right,
        }
    }

    /// Value of the basis, in points; an upper bound on all columns alive, but for the shifts.
    pub(in crate::solve) fn objective(&self) -> f64 {
        self.dual.iter().enumerate().map(|(row, dual)| dual * self.right_hand_side(row)).sum()
    }

    /// Pivots up to `most` times, or until the objective falls below the cutoff.
    pub(in crate::solve) fn solve(&mut self, cutoff: f64, most: usize) -> End {
        let mut objective = self.objective();
        for _ in 0..most {
            if objective < cutoff && !self.shifted {
                return End::CutOff;
            }
            if self.since_refresh >= REFRESH {
                self.adopt(&self.basis());
                objective = self.objective();
            }
            let Some(row) = self.leaving() else {
                if self.shifted && !self.is_improvable() {
                    self.recompute();
                    self.shifted = self.is_improvable();
                }
                if !self.shifted {
                    return End::Optimal;
                }
                self.pivot_primal();
                objective = self.objective();
                continue;
            };
            let Some(gain) = self.pivot(row) else {
                self.follow_ray(row, objective - cutoff);
                return End::CutOff;
            };
            objective += gain;
        }
        End::Paused
    }

    /// Prices of the places, in units, and of the rows of the rules.
    pub(in crate::solve) fn prices(&self) -> Vec<i64> {
        let duals = &self.dual[self.columns.group_count()..];
        let (places, sides) = duals.split_at(self.columns.capacity().len());
        let unit = |&dual: &f64| (dual * PRICE_UNIT as f64).clamp(0.0, MOST_PRICE);
        let places = places.iter().map(|dual| libm::floor(unit(dual) + 0.5) as i64);
        places.chain(self.columns.coupled().prices(sides)).collect()
    }

    /// The share of a column.
    pub(in crate::solve) fn share(&self, column: u32) -> f64 {
        let position = self.position[column as usize];
        if position == NONE { 0.0 } else { self.x[position as usize] }
    }

    /// Columns in the basis with their share.
    pub(in crate::solve) fn shares(&self) -> impl Iterator<Item = (u32, f64)> {
        let basic = self.basis.iter().zip(&self.x);
        let columns = self.columns.len();
        basic
            .filter(move |(variable, _)| (**variable as usize) < columns)
            .map(|(&variable, &x)| (variable, x.clamp(0.0, 1.0)))
    }
}
