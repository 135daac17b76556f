//! Columns gathered over the rows that still matter: at first, and once most columns have died.

use std::collections::HashMap;

use super::Columns;
use crate::solve::tree::coupled::{Bounded, Coupled, Ranges};
use crate::solve::tree::simplex::Basis;

/// Marks of a column that may be used, and of one in the basis.
const ALIVE: u8 = 1;
const BASIC: u8 = 2;

/// A column on its way into a list.
pub(super) struct Part {
    pub(super) rows: Vec<u32>,
    pub(super) amounts: Vec<(u32, i64)>,
    /// Rows of the whole scheme; empty where no row of the rules can be broken.
    pub(super) covers: Vec<u32>,
    pub(super) value: i64,
    pub(super) source: u32,
    /// Whether it must be kept as it is, since it is in a basis.
    pub(super) basic: bool,
    /// Whether it may not be used.
    pub(super) dead: bool,
}

/// What is left of columns once most have died.
#[derive(Clone, Debug)]
pub(in crate::solve::tree) struct Rest {
    /// Columns of the candidates who have a choice, over the rows that can still overflow.
    pub(in crate::solve::tree) columns: Columns,
    /// Those among them that may not be used, but are in the basis.
    pub(in crate::solve::tree) dead: Vec<u32>,
    /// The columns of the candidates who have no choice.
    pub(in crate::solve::tree) decided: Vec<u32>,
    /// Their value in points.
    pub(in crate::solve::tree) value: i64,
}

impl Columns {
    /// What is left to decide among the columns alive, with the basis.
    ///
    /// # Errors
    ///
    /// The row that overflows, or `None` if some candidate has no column, where nothing fits.
    pub(in crate::solve::tree) fn rest(
        &self,
        alive: &[u32],
        basis: &Basis,
    ) -> Result<Rest, Option<u32>> {
        let mut state = vec![0u8; self.len()];
        for &column in alive {
            state[column as usize] |= ALIVE;
        }
        for &column in &basis.columns {
            state[column as usize] |= BASIC;
        }
        let kept: Vec<u32> = (0..self.len() as u32).filter(|&at| state[at as usize] > 0).collect();
        let mut capacity = self.capacity.clone();
        let mut limits = self.coupled.rows().to_vec();
        let (mut decided, mut open) = (Vec::new(), Vec::new());
        let mut candidates = 0;
        for columns in self.by_group(&kept) {
            let choices =
                columns.iter().filter(|&&column| state[column as usize] & ALIVE > 0).count();
            candidates += usize::from(choices > 0);
            if let &[only] = columns {
                self.rows(only).iter().for_each(|&row| capacity[row as usize] -= 1);
                for &(row, amount) in self.coupled.entries(only) {
                    limits[row as usize].decide(amount);
                }
                decided.push(only);
                continue;
            }
            let part = |&column: &u32| {
                let state = state[column as usize];
                Part {
                    rows: self.rows(column).to_vec(),
                    amounts: self.coupled.entries(column).to_vec(),
                    covers: self.coupled.covers(column).to_vec(),
                    value: self.value(column),
                    source: column,
                    basic: state & BASIC > 0,
                    dead: state & ALIVE == 0,
                }
            };
            open.push(columns.iter().map(part).collect());
        }
        if candidates < self.groups {
            return Err(None);
        }
        if let Some(row) = capacity.iter().position(|&left| left < 0) {
            return Err(Some(row as u32));
        }
        let values = decided.iter().map(|&column| self.value(column));
        let value = values.clone().sum();
        let (mut columns, dead) = self.gather(&open, &capacity, &limits, &basis.tight);
        columns.decided = values.min();
        Ok(Rest { columns, dead, decided, value })
    }

    /// Gathers columns given by candidate over the rows of these; also those that are dead.
    pub(super) fn gather(
        &self,
        groups: &[Vec<Part>],
        capacity: &[i64],
        limits: &[Bounded],
        tight: &[u32],
    ) -> (Self, Vec<u32>) {
        let kept = self.scarce(groups, capacity, tight);
        let mut local = vec![u32::MAX; capacity.len()];
        kept.iter().enumerate().for_each(|(at, &row)| local[row] = at as u32);
        let (coupled, of_rules) = couple(groups, limits);
        let places = kept.iter().map(|&row| capacity[row]).collect();
        let mut flat = Self {
            origin: kept.iter().map(|&row| self.origin[row]).collect(),
            places: self.places,
            coupled,
            worst: self.worst,
            ..Self::without_columns(groups.len(), places, self.periods)
        };
        let mut dead = Vec::new();
        for (group, parts) in groups.iter().enumerate() {
            let mut known: HashMap<Vec<u32>, usize> = HashMap::with_capacity(parts.len());
            let mut order: Vec<(Vec<u32>, &Part)> = Vec::with_capacity(parts.len());
            for part in parts {
                let here = part.rows.iter().map(|&row| local[row as usize]);
                let mut rows: Vec<u32> = here.filter(|&row| row != u32::MAX).collect();
                rows.sort_unstable();
                if part.dead {
                    order.push((rows, part));
                    continue;
                }
                let next = order.len();
                // What differs in other places may have to be told apart, where rules count amounts.
                let told_by = if flat.coupled.is_empty() { &rows } else { &part.covers };
                let at = *known.entry(told_by.clone()).or_insert(next);
                if at == next {
                    order.push((rows, part));
                } else if (part.value, part.basic) > (order[at].1.value, order[at].1.basic) {
                    order[at].1 = part;
                }
            }
            for (rows, part) in order {
                if part.dead {
                    dead.push(flat.len() as u32);
                }
                flat.push(group, &rows, part.value, part.source);
                let here = part.amounts.iter();
                let here = here.map(|&(row, amount)| (of_rules[row as usize], amount));
                let here = here.filter(|&(row, _)| row != u32::MAX);
                flat.coupled.push(here, part.covers.iter().copied());
            }
        }
        (flat, dead)
    }

    /// Rows that more candidates can use than there are places, and those that are tight.
    fn scarce(&self, groups: &[Vec<Part>], capacity: &[i64], tight: &[u32]) -> Vec<usize> {
        let mut users = vec![0i64; capacity.len()];
        let mut seen = vec![u32::MAX; capacity.len()];
        for (group, parts) in groups.iter().enumerate() {
            for &row in parts.iter().flat_map(|part| &part.rows) {
                if std::mem::replace(&mut seen[row as usize], group as u32) != group as u32 {
                    users[row as usize] += 1;
                }
            }
        }
        let is_tight = |row: usize| tight.binary_search(&self.origin[row]).is_ok();
        let stays = |&row: &usize| users[row] > capacity[row] || is_tight(row);
        (0..capacity.len()).filter(stays).collect()
    }
}

/// The rows of the rules that columns can break, and by row the position kept.
fn couple(groups: &[Vec<Part>], limits: &[Bounded]) -> (Coupled, Vec<u32>) {
    let mut ranges = Ranges::new(limits.len());
    for parts in groups.iter().filter(|_| !limits.is_empty()) {
        for part in parts {
            ranges.add(&part.amounts);
        }
        ranges.close(parts.len());
    }
    Coupled::keep(limits, ranges.sums())
}
