//! Residual rotations as columns over the places they use.

use std::collections::HashMap;

use super::simplex::Basis;
use crate::certify::PRICE_UNIT;
use crate::rotation::Oracle;
use crate::solve::residual::Column;

/// Marks of a column that may be used, and of one in the basis.
const ALIVE: u8 = 1;
const BASIC: u8 = 2;

/// All columns in order of candidate, with the rows they use in one flat list.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    values: Vec<i64>,
    /// Rows of column c are `rows[first[c]..first[c + 1]]`, in increasing order.
    first: Vec<u32>,
    rows: Vec<u32>,
    group_of: Vec<u32>,
    /// Number of candidates.
    groups: usize,
    /// Places of each row.
    capacity: Vec<i64>,
    /// Row of the whole scheme behind each row.
    origin: Vec<u32>,
    /// Position of each column in the list that these come from.
    source: Vec<u32>,
    periods: u32,
}

/// A column on its way into a list.
struct Part {
    rows: Vec<u32>,
    value: i64,
    source: u32,
    /// Whether it must be kept as it is, since it is in a basis.
    basic: bool,
    /// Whether it may not be used.
    dead: bool,
}

/// What is left of columns once most have died.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    /// Columns of the candidates who have a choice, over the rows that can still overflow.
    pub(super) columns: Columns,
    /// Those among them that may not be used, but are in the basis.
    pub(super) dead: Vec<u32>,
    /// The columns of the candidates who have no choice.
    pub(super) decided: Vec<u32>,
    /// Their value in points.
    pub(super) value: i64,
}

impl Columns {
    /// Only rows that could overflow are kept, the others never decide anything; of a candidate's
    /// rotations that use the same rows, only the one of most value.
    pub(super) fn new(oracle: &Oracle<'_>, lists: &[Vec<Column>], capacity: &[u32]) -> Self {
        let part = |(at, column): (usize, &Column)| {
            let places = column.steps.iter().flat_map(|&step| oracle.places(step));
            let rows = places.map(|row| row as u32).collect();
            Part { rows, value: column.value, source: at as u32, basic: false, dead: false }
        };
        let parts = |columns: &Vec<Column>| columns.iter().enumerate().map(part).collect();
        let groups: Vec<Vec<Part>> = lists.iter().map(parts).collect();
        let all = Self {
            values: Vec::new(),
            first: vec![0],
            rows: Vec::new(),
            group_of: Vec::new(),
            groups: groups.len(),
            capacity: capacity.iter().map(|&places| places.into()).collect(),
            origin: (0..capacity.len() as u32).collect(),
            source: Vec::new(),
            periods: oracle.scheme().periods() as u32,
        };
        all.gather(&groups, &all.capacity, &[]).0
    }

    /// What is left to decide among the columns alive, with the basis.
    ///
    /// # Errors
    ///
    /// The row that overflows, or `None` if some candidate has no column, where nothing fits.
    pub(super) fn rest(&self, alive: &[u32], basis: &Basis) -> Result<Rest, Option<u32>> {
        let mut state = vec![0u8; self.len()];
        for &column in alive {
            state[column as usize] |= ALIVE;
        }
        for &column in &basis.columns {
            state[column as usize] |= BASIC;
        }
        let kept: Vec<u32> = (0..self.len() as u32).filter(|&at| state[at as usize] > 0).collect();
        let mut capacity = self.capacity.clone();
        let (mut decided, mut open) = (Vec::new(), Vec::new());
        let mut candidates = 0;
        for columns in self.by_group(&kept) {
            let choices =
                columns.iter().filter(|&&column| state[column as usize] & ALIVE > 0).count();
            candidates += usize::from(choices > 0);
            if let &[only] = columns {
                self.rows(only).iter().for_each(|&row| capacity[row as usize] -= 1);
                decided.push(only);
                continue;
            }
            let part = |&column: &u32| {
                let state = state[column as usize];
                let (rows, value) = (self.rows(column).to_vec(), self.value(column));
                Part {
                    rows,
                    value,
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
        let value = decided.iter().map(|&column| self.value(column)).sum();
        let (columns, dead) = self.gather(&open, &capacity, &basis.tight);
        Ok(Rest { columns, dead, decided, value })
    }

    /// Gathers columns given by candidate over the rows of these; also those that are dead.
    fn gather(&self, groups: &[Vec<Part>], capacity: &[i64], tight: &[u32]) -> (Self, Vec<u32>) {
        let kept = self.scarce(groups, capacity, tight);
        let mut local = vec![u32::MAX; capacity.len()];
        kept.iter().enumerate().for_each(|(at, &row)| local[row] = at as u32);
        let mut flat = Self {
            values: Vec::new(),
            first: vec![0],
            rows: Vec::new(),
            groups: groups.len(),
            group_of: Vec::new(),
            capacity: kept.iter().map(|&row| capacity[row]).collect(),
            origin: kept.iter().map(|&row| self.origin[row]).collect(),
            source: Vec::new(),
            periods: self.periods,
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
                let at = *known.entry(rows.clone()).or_insert(next);
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

    fn push(&mut self, group: usize, rows: &[u32], value: i64, source: u32) {
        self.rows.extend(rows);
        self.first.push(self.rows.len() as u32);
        self.values.push(value);
        self.group_of.push(group as u32);
        self.source.push(source);
    }

    /// Position of a column in the list that these come from.
    pub(super) fn source(&self, column: u32) -> u32 {
        self.source[column as usize]
    }

    /// Columns alive of each candidate, in order of candidate; those without any are left out.
    pub(super) fn by_group<'n>(&'n self, alive: &'n [u32]) -> impl Iterator<Item = &'n [u32]> {
        alive.chunk_by(|&a, &b| self.group_of(a) == self.group_of(b))
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn group_count(&self) -> usize {
        self.groups
    }

    pub(super) fn group_of(&self, column: u32) -> usize {
        self.group_of[column as usize] as usize
    }

    /// The first column of a candidate.
    pub(super) fn first_of(&self, group: usize) -> u32 {
        self.group_of.partition_point(|&of| (of as usize) < group) as u32
    }

    /// Value of a column in points.
    pub(super) fn value(&self, column: u32) -> i64 {
        self.values[column as usize]
    }

    pub(super) fn rows(&self, column: u32) -> &[u32] {
        let column = column as usize;
        &self.rows[self.first[column] as usize..self.first[column + 1] as usize]
    }

    pub(super) fn capacity(&self) -> &[i64] {
        &self.capacity
    }

    /// Row of the whole scheme behind a row.
    pub(super) fn origin(&self, row: u32) -> u32 {
        self.origin[row as usize]
    }

    /// The post of a row.
    pub(super) fn post(&self, row: u32) -> u32 {
        self.origin[row as usize] / self.periods
    }

    /// Rows of a post.
    pub(super) fn of_post(&self, post: u32) -> Vec<u32> {
        let from = self.origin.partition_point(|&row| row / self.periods < post);
        let to = self.origin.partition_point(|&row| row / self.periods <= post);
        (from as u32..to as u32).collect()
    }

    /// Value of a column in units, minus prices.
    pub(super) fn priced(&self, column: u32, prices: &[i64]) -> i64 {
        let cost: i64 = self.rows(column).iter().map(|&row| prices[row as usize]).sum();
        PRICE_UNIT * self.value(column) - cost
    }

    /// Whether the columns together stay within every row.
    pub(super) fn fits(&self, picks: &[u32]) -> bool {
        let mut left = self.capacity.clone();
        let rows = picks.iter().flat_map(|&pick| self.rows(pick));
        rows.for_each(|&row| left[row as usize] -= 1);
        left.iter().all(|&left| left >= 0)
    }
}

#[cfg(test)]
impl Columns {
    /// Columns given by candidate, as rows and value, with all of the rows, two periods to a post.
    pub(super) fn of(groups: &[Vec<(Vec<u32>, i64)>], capacity: &[i64]) -> Self {
        let mut columns = Self {
            values: Vec::new(),
            first: vec![0],
            rows: Vec::new(),
            group_of: Vec::new(),
            groups: groups.len(),
            capacity: capacity.to_vec(),
            origin: (0..capacity.len() as u32).collect(),
            source: Vec::new(),
            periods: 2,
        };
        for (group, parts) in groups.iter().enumerate() {
            for (rows, value) in parts {
                columns.push(group, rows, *value, columns.len() as u32);
            }
        }
        columns
    }
}
