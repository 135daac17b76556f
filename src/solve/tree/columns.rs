//! Residual rotations as columns over the places they use.

use std::collections::BTreeMap;

use crate::certify::PRICE_UNIT;
use crate::solve::relaxation::Relaxation;
use crate::solve::residual::Residual;

/// All columns in order of candidate, with the rows they use in one flat list.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    values: Vec<i64>,
    /// Rows of column c are `rows[first[c]..first[c + 1]]`.
    first: Vec<u32>,
    rows: Vec<u32>,
    group_of: Vec<u32>,
    /// Number of candidates.
    groups: usize,
    /// Places of each row.
    capacity: Vec<i64>,
    /// Row of the whole scheme behind each row.
    origin: Vec<usize>,
    /// Position among the candidate's residual rotations.
    source: Vec<u32>,
}

impl Columns {
    /// Only rows that could overflow are kept, the others never decide anything; of a candidate's
    /// rotations that use the same rows, only the one of most value.
    pub(super) fn new(relaxation: &Relaxation<'_>, residual: &Residual) -> Self {
        let places = |column: &crate::solve::residual::Column| {
            let oracle = relaxation.oracle;
            column.steps.iter().flat_map(|&step| oracle.places(step)).collect::<Vec<_>>()
        };
        let mut users: BTreeMap<usize, u32> = BTreeMap::new();
        for columns in &residual.columns {
            let mut rows: Vec<usize> = columns.iter().flat_map(places).collect();
            rows.sort_unstable();
            rows.dedup();
            for row in rows {
                *users.entry(row).or_default() += 1;
            }
        }
        users.retain(|&row, users| *users > relaxation.capacity[row]);
        let origin: Vec<usize> = users.keys().copied().collect();
        let capacity = origin.iter().map(|&row| i64::from(relaxation.capacity[row])).collect();
        let mut flat = Self {
            values: Vec::new(),
            first: vec![0],
            rows: Vec::new(),
            groups: residual.columns.len(),
            group_of: Vec::new(),
            capacity,
            origin,
            source: Vec::new(),
        };
        for (group, columns) in residual.columns.iter().enumerate() {
            let mut best: BTreeMap<Vec<u32>, (i64, u32)> = BTreeMap::new();
            for (at, column) in columns.iter().enumerate() {
                let local = places(column).into_iter();
                let mut local: Vec<u32> = local
                    .filter_map(|row| flat.origin.binary_search(&row).ok())
                    .map(|row| row as u32)
                    .collect();
                local.sort_unstable();
                let entry = best.entry(local).or_insert((column.value, at as u32));
                if column.value > entry.0 {
                    *entry = (column.value, at as u32);
                }
            }
            for (rows, (value, at)) in best {
                flat.push(group, &rows, value, at);
            }
        }
        flat
    }

    fn push(&mut self, group: usize, rows: &[u32], value: i64, source: u32) {
        self.rows.extend(rows);
        self.first.push(self.rows.len() as u32);
        self.values.push(value);
        self.group_of.push(group as u32);
        self.source.push(source);
    }

    /// Position of a column among its candidate's residual rotations.
    pub(super) fn source(&self, column: u32) -> usize {
        self.source[column as usize] as usize
    }

    pub(super) fn local_prices(&self, prices: &[i64]) -> Vec<f64> {
        self.origin.iter().map(|&row| prices[row] as f64).collect()
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
