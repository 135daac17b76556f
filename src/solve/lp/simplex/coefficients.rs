//! Entries of columns in the limits of the rules: any number, where all others are 0 or 1.

use crate::solve::lp::columns::Columns;

/// Entries of the columns alive; empty where no row of the rules can be broken.
#[derive(Clone, Debug, Default)]
pub(super) struct Coefficients {
    /// Row and entry, `width` for each column, filled up with entries of 0.
    packed: Vec<(u32, f64)>,
    width: usize,
}

/// Rows and entries of one column.
pub(super) fn of(columns: &Columns, column: u32) -> impl Iterator<Item = (u32, f64)> {
    let sides = columns.coupled().sides();
    let first = (columns.group_count() + columns.capacity().len()) as u32;
    columns.coupled().entries(column).iter().flat_map(move |&(row, amount)| {
        // One row has two sides at most, side by side.
        let from = sides.partition_point(|side| side.row < row);
        let of_row = sides[from..].iter().take_while(move |side| side.row == row);
        let entry = move |(at, side): (usize, &crate::solve::lp::coupled::Side)| {
            (first + (from + at) as u32, side.sign * amount as f64 / side.unit)
        };
        of_row.enumerate().map(entry)
    })
}

impl Coefficients {
    pub(super) fn new(columns: &Columns, alive: &[u32]) -> Self {
        if columns.coupled().is_empty() {
            return Self::default();
        }
        let lengths = alive.iter().map(|&column| of(columns, column).count());
        let width = lengths.max().unwrap_or(0);
        let mut packed = Vec::with_capacity(width * alive.len());
        for (at, &column) in alive.iter().enumerate() {
            packed.extend(of(columns, column));
            packed.resize((at + 1) * width, (0, 0.0));
        }
        Self { packed, width }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.width == 0
    }

    /// Moves the entries of a column to an earlier position.
    pub(super) fn keep(&mut self, from: usize, to: usize) {
        let width = self.width;
        if width > 0 {
            self.packed.copy_within(from * width..(from + 1) * width, to * width);
        }
    }

    pub(super) fn truncate(&mut self, columns: usize) {
        self.packed.truncate(columns * self.width);
    }

    /// Adds the products of a vector over the rows with the columns alive.
    pub(super) fn follow(&self, vector: &[f64], products: &mut [f64]) {
        if self.is_empty() {
            return;
        }
        for (product, entries) in products.iter_mut().zip(self.packed.chunks_exact(self.width)) {
            *product += entries.iter().map(|&(row, a)| vector[row as usize] * a).sum::<f64>();
        }
    }
}
